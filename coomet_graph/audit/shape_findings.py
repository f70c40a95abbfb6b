"""What the shapes found, as findings with places, in the words of both languages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from coomet_graph.audit.query_findings import of_language
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, Rule, tidy
from coomet_graph.namespaces import COOMET, DCTERMS, RDF
from coomet_graph.on_disk import portions
from coomet_graph.store import Dataset, Names
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.validation import Result, Shapes

_TERM_TEXT = COOMET + "termText"


def shape_findings(results: Iterable[Result], shapes: Shapes, dataset: Dataset) -> Iterator[Finding]:
    """A finding for all results of a validation that are one fault, in their order: by shape and focus node.

    `shapes` are those that were asked, with their rules.
    """
    for some in portions(_of_one_fault(results)):
        names, evidence = Names(dataset), EvidenceIndex(dataset)
        told = [result for same in some for result in same]
        names.fetch(name for result in told for name in (result.focus, result.value) if name is not None)
        evidence.fetch(result.focus for result in told)
        for same in some:
            yield _shape_finding(same, shapes, names, evidence)


def _of_one_fault(results: Iterable[Result]) -> Iterator[list[Result]]:
    """The results that have one number: of the same shape on the same node, with the same key."""
    for _, of_one in groupby(results, key=lambda result: (result.shape, result.focus)):
        alike: dict[tuple[str, ...], list[Result]] = defaultdict(list)
        for result in of_one:
            alike[_key(result)].append(result)
        yield from alike.values()


def _key(result: Result) -> tuple[str, ...]:
    value = None if result.value == result.focus or _quoted_by(result) else result.value
    return tuple(part for part in (result.path, value, result.component) if part is not None)


def _quoted_by(result: Result) -> str:
    """A term's words: a term in other words, or of other years, is still the term of this entry."""
    value = result.value or ""
    return value if result.path == _TERM_TEXT and "://" not in value else ""


def _shape_finding(same: Sequence[Result], shapes: Shapes, names: Names, evidence: EvidenceIndex) -> Finding:
    """The finding that tells the results, quotations in the words of the edition of each language."""
    result = same[0]
    rule = shapes.rules[result.shape]
    properties = [result.path] if result.path is not None else []
    places = evidence.of_thing(result.focus, *properties, DCTERMS + "title", RDF + "type")
    message = Text(*(_told(same, rule, names, language) for language in ("en", "ru")))
    return Finding(
        *(rule.id, rule.severity, rule.title, message, rule.remedy, (result.focus,), places),
        key=_key(result),
        details=tuple(words for words in dict.fromkeys(map(_quoted_by, same)) if words),
    )


def _told(same: Sequence[Result], rule: Rule, names: Names, language: str) -> str:
    told = of_language(language, same, _quoted_by)
    said = dict.fromkeys(_said(result, rule, names, language) for result in told)
    return f"{names.label(same[0].focus, language)}: {' '.join(said)}"


def _said(result: Result, rule: Rule, names: Names, language: str) -> str:
    value = result.value if result.value != result.focus else None
    # Rules of ours tell the value themselves where it says something.
    is_told = (
        value is None or rule.message.en or re.search(rf"(?<!\w){re.escape(value)}(?!\w)", result.message.en)
    )
    said = _readable(result.message.in_language(language), value, names, language)
    return said if is_told else f"{said} ({value})"


def _readable(message: str, value: str | None, names: Names, language: str) -> str:
    """The message with the label of the thing that a result is about in place of its IRI."""
    if value is not None and "://" in value:
        message = message.replace(value, names.label(value, language))
    return tidy(message)
