"""The audit as measurements in the Data Quality Vocabulary (W3C), in Turtle.

For each rule: how many things it looked at, how many findings it has, and how many for each thing. For the
whole: findings by severity and by state. For each programme: its entries, the findings that concern it, and
the share of entries that have any.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import BinaryIO

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from coomet_graph.audit import AuditReport
from coomet_graph.errors import Text
from coomet_graph.findings import Severity
from coomet_graph.namespaces import DCTERMS, PREFIXES, RDF, SKOS, XSD
from coomet_graph.reports.background import Background
from coomet_graph.reports.figures import STATES, figures_of
from coomet_graph.reports.letter import with_concerns
from coomet_graph.reports.shacl import described, rule_node
from coomet_graph.reports.words import SEVERITIES, STATE_WORDS

DQV = "http://www.w3.org/ns/dqv#"
# The dimension of W3C's list that checks of links and statements belong to.
_CONSISTENCY = NamedNode("http://www.w3.org/2016/05/ldqd#consistency")
_TYPE = NamedNode(RDF + "type")
_LOOKED_AT = Text("things looked at", "просмотрено объектов")
_FOUND = Text("findings", "замечаний")
_SHARE = Text("findings for each thing looked at", "замечаний на один просмотренный объект")
_ENTRIES = Text("entries", "пунктов")
_SHARE_OF_ENTRIES = Text("share of entries with a finding", "доля пунктов с замечаниями")
_EVERYTHING = BlankNode("everything")
_Thing = NamedNode | BlankNode


def write(report: AuditReport, _language: str, stream: BinaryIO, background: Background) -> None:
    """Write the measurements; raises OSError if the stream cannot be written."""
    prefixes = {name: PREFIXES[name] for name in ("dcterms", "rdf", "skos", "xsd")} | {"dqv": DQV}
    serialize(_triples(report, background), stream, RdfFormat.TURTLE, prefixes=prefixes)


def _triples(report: AuditReport, background: Background) -> Iterator[Triple]:
    figures = figures_of(report)
    found = figures.by_rule()
    for check in report.checks:
        rule = rule_node(check.rule.id)
        yield from described(check.rule)
        number = found.get(check.rule.id, 0)
        yield from _measured(f"{rule.value}.looked-at", _LOOKED_AT, check.looked_at, about=rule)
        yield from _measured(f"{rule.value}.found", _FOUND, number, about=rule)
        if check.looked_at:
            share = _ratio(number, check.looked_at)
            yield from _measured(f"{rule.value}.share", _SHARE, share, about=rule)
    for severity in Severity:
        name = f"severity-{severity.value}"
        yield from _measured(name, SEVERITIES[severity], figures.of(severity))
    for state in STATES:
        yield from _measured(f"state-{state}", STATE_WORDS[state], figures.of(state=state))
    yield from _by_programme(report, background)


def _by_programme(report: AuditReport, background: Background) -> Iterator[Triple]:
    concerning: Counter[str] = Counter()
    touched: dict[str, set[str]] = defaultdict(set)
    for _, concern in with_concerns(report.findings, background):
        for programme in concern.programmes:
            concerning[programme] += 1
        for programme, entry in concern.entries:
            touched[programme].add(entry)
    entries = background.entries()
    for at, programme in enumerate(sorted({*entries, *concerning})):
        on = NamedNode(programme)
        yield from _measured("entries", _ENTRIES, entries.get(programme, 0), on=on, at=at)
        yield from _measured("concerning", _FOUND, concerning[programme], on=on, at=at)
        if entries.get(programme):
            share = _ratio(len(touched[programme]), entries[programme])
            yield from _measured("share", _SHARE_OF_ENTRIES, share, on=on, at=at)


def _measured(
    name: str,
    label: Text,
    value: int | Decimal,
    *,
    on: _Thing = _EVERYTHING,
    at: int | None = None,
    about: BlankNode | None = None,
) -> Iterator[Triple]:
    """One measurement; its metric is told with the first."""
    metric = BlankNode(f"metric-{name}")
    kind = NamedNode(XSD + ("integer" if isinstance(value, int) else "decimal"))
    if not at:
        yield Triple(metric, _TYPE, _dqv("Metric"))
        yield Triple(metric, _dqv("inDimension"), _CONSISTENCY)
        yield Triple(metric, _dqv("expectedDataType"), kind)
        for language, text in (("en", label.en), ("ru", label.ru)):
            yield Triple(metric, NamedNode(SKOS + "prefLabel"), Literal(text, language=language))
        if about is not None:
            yield Triple(metric, NamedNode(DCTERMS + "subject"), about)
    node = BlankNode(f"measured-{name}" + ("" if at is None else f"-{at}"))
    yield Triple(node, _TYPE, _dqv("QualityMeasurement"))
    yield Triple(node, _dqv("computedOn"), on)
    yield Triple(node, _dqv("isMeasurementOf"), metric)
    yield Triple(node, _dqv("value"), Literal(str(value), datatype=kind))


def _ratio(part: int, whole: int) -> Decimal:
    return (Decimal(part) / whole).quantize(Decimal("0.0001"))


def _dqv(name: str) -> NamedNode:
    return NamedNode(DQV + name)
