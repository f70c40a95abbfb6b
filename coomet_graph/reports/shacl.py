"""The whole audit as a report in SHACL's terms, in Turtle: every finding is a validation result.

Where only shapes were asked, it is the report that SHACL prescribes, with their own constraints and paths.
"""

from collections.abc import Iterator
from typing import BinaryIO

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, serialize

from coomet_graph.audit import AuditReport
from coomet_graph.exchange.turtle import to_turtle
from coomet_graph.findings import Finding, Rule, Severity
from coomet_graph.namespaces import DCTERMS, OA, PREFIXES, RDF, SCHEMA, SH, SHAPES, XSD
from coomet_graph.reports.background import Background, Source
from coomet_graph.validation import shacl_report

_USED = ("dcterms", "oa", "rdf", "schema", "sh", "shapes", "xsd")
_SEVERITIES = {Severity.VIOLATION: "Violation", Severity.WARNING: "Warning", Severity.INFO: "Info"}
_TYPE = NamedNode(RDF + "type")


def write(report: AuditReport, _language: str, stream: BinaryIO, background: Background) -> None:
    """Write the report, result by result; raises OSError if the stream cannot be written."""
    if report.validation is not None:
        stream.write(to_turtle(shacl_report(report.validation.found)))
        return
    prefixes = {name: PREFIXES[name] for name in _USED}
    serialize(_triples(report, background), stream, RdfFormat.TURTLE, prefixes=prefixes)


def rule_node(rule: str) -> BlankNode:
    """The node that stands for a rule in a report."""
    safe = (char if (char.isascii() and char.isalnum()) or char in "-_" else "-" for char in rule)
    return BlankNode(f"rule-{''.join(safe)}")


def described(rule: Rule) -> Iterator[Triple]:
    """The rule's identifier and title."""
    node = rule_node(rule.id)
    yield Triple(node, NamedNode(DCTERMS + "identifier"), Literal(rule.id))
    for language, text in (("en", rule.title.en), ("ru", rule.title.ru)):
        yield Triple(node, NamedNode(DCTERMS + "title"), Literal(text, language=language))


def _triples(report: AuditReport, background: Background) -> Iterator[Triple]:
    root, conforms = BlankNode("report"), "true"
    rules = {check.rule.id: check.rule for check in report.checks}
    yield Triple(root, _TYPE, _sh("ValidationReport"))
    for finding in report.findings:
        conforms = "false"
        node = BlankNode("finding-" + finding.number)
        yield Triple(root, _sh("result"), node)
        yield from _result(node, finding, rules.get(finding.rule), background)
    yield Triple(root, _sh("conforms"), Literal(conforms, datatype=NamedNode(XSD + "boolean")))
    for rule in rules.values():
        yield from described(rule)


def _result(node: BlankNode, finding: Finding, rule: Rule | None, background: Background) -> Iterator[Triple]:
    yield Triple(node, _TYPE, _sh("ValidationResult"))
    yield Triple(node, _sh("focusNode"), _focus(finding, background))
    yield Triple(node, _sh("resultSeverity"), _sh(_SEVERITIES[finding.severity]))
    yield Triple(node, _sh("sourceConstraintComponent"), _component(finding, rule))
    if rule is not None and rule.engine == "shacl":
        yield Triple(node, _sh("sourceShape"), NamedNode(SHAPES + rule.id))
    yield Triple(node, _sh("sourceConstraint"), rule_node(finding.rule))
    for language, text in (("en", finding.message.en), ("ru", finding.message.ru)):
        yield Triple(node, _sh("resultMessage"), Literal(text, language=language))
    yield Triple(node, NamedNode(DCTERMS + "identifier"), Literal(finding.number))
    yield Triple(node, NamedNode(SCHEMA + "creativeWorkStatus"), Literal(finding.state))
    for place in finding.places:
        yield Triple(node, NamedNode(OA + "exact"), Literal(place.quotation))


def _focus(finding: Finding, background: Background) -> NamedNode | Literal:
    """What the finding is about: its first subject, else its source."""
    files = (background.sources.get(place.file, Source()).iri for place in finding.places)
    for name in (*finding.subjects, *files):
        try:
            return NamedNode(name)
        except ValueError:
            continue
    return Literal(finding.places[0].file if finding.places else finding.rule)


def _component(finding: Finding, rule: Rule | None) -> NamedNode:
    """SHACL's own component for a shape; any other rule is a component by itself, named as shapes are."""
    for part in reversed(finding.key):
        if rule is not None and rule.engine == "shacl" and part.startswith(SH):
            return NamedNode(part)
    return NamedNode(SHAPES + finding.rule)


def _sh(name: str) -> NamedNode:
    return NamedNode(SH + name)
