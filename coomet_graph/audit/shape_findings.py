"""What the shapes found, as findings with places, in the words of both languages."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import groupby

from coomet_graph.audit.languages import in_both_languages
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, Rule, tidy
from coomet_graph.namespaces import COOMET, DCTERMS, RDF
from coomet_graph.on_disk import portions
from coomet_graph.store import Dataset, Names
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.validation import Result, Shapes

_TERM_TEXT = COOMET + "termText"


def shape_findings(results: Iterable[Result], shapes: Shapes, dataset: Dataset) -> Iterator[Finding]:
    """A finding for each result of a validation, in their order: by shape and focus node.

    `shapes` are those that were asked, with their rules.
    """
    for some in portions(_in_both_languages(results)):
        names, evidence = Names(dataset), EvidenceIndex(dataset)
        told = [result for pair in some for result in pair]
        names.fetch(name for result in told for name in (result.focus, result.value) if name is not None)
        evidence.fetch(result.focus for result in told)
        for english, russian in some:
            yield _shape_finding(english, russian, shapes, names, evidence)


def _in_both_languages(results: Iterable[Result]) -> Iterator[tuple[Result, Result]]:
    """The results that tell one thing: in English, and in Russian that of the other edition or the same."""
    for _, of_one in groupby(results, key=lambda result: (result.shape, result.focus)):
        said: dict[tuple[str | None, ...], list[Result]] = defaultdict(list)
        for result in of_one:
            # The term of one entry, in the words of each edition.
            is_quoted = result.path == _TERM_TEXT and result.value is not None
            key = (result.path, result.component)
            said[key if is_quoted else (*key, result.value, result.message.en)].append(result)
        for same in said.values():
            yield from in_both_languages(same, _value_of)


def _value_of(result: Result) -> str:
    return result.value or ""


def _shape_finding(
    result: Result, russian: Result, shapes: Shapes, names: Names, evidence: EvidenceIndex
) -> Finding:
    """The finding that tells a result in English, and in Russian that of the other edition or the same."""
    rule = shapes.rules[result.shape]
    properties = [result.path] if result.path is not None else []
    places = evidence.of_thing(result.focus, *properties, DCTERMS + "title", RDF + "type")
    value = result.value if result.value != result.focus else None
    message = Text(_told(result, rule, names, "en"), _told(russian, rule, names, "ru"))
    # A term in other words, or of other years, is still the term of this entry.
    is_quoted = result.path == _TERM_TEXT and value is not None and "://" not in value
    key = (result.path, None if is_quoted else value, result.component)
    return Finding(
        *(rule.id, rule.severity, rule.title, message, rule.remedy, (result.focus,), places),
        key=tuple(part for part in key if part is not None),
        details=(str(value),) if is_quoted else (),
    )


def _told(result: Result, rule: Rule, names: Names, language: str) -> str:
    value = result.value if result.value != result.focus else None
    # Rules of ours tell the value themselves where it says something.
    is_told = (
        value is None or rule.message.en or re.search(rf"(?<!\w){re.escape(value)}(?!\w)", result.message.en)
    )
    said = _readable(result.message.in_language(language), value, names, language)
    return f"{names.label(result.focus, language)}: {said}{'' if is_told else f' ({value})'}"


def _readable(message: str, value: str | None, names: Names, language: str) -> str:
    """The message with the label of the thing that a result is about in place of its IRI."""
    if value is not None and "://" in value:
        message = message.replace(value, names.label(value, language))
    return tidy(message)
