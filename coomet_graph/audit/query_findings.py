"""What an audit query found, as findings with places, in the words of both languages."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeVar

from pyoxigraph import NamedNode

from coomet_graph.audit.catalogue import QueryRule
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, Place
from coomet_graph.letters import language_of
from coomet_graph.namespaces import COOMET, DCTERMS, RDF
from coomet_graph.on_disk import portions
from coomet_graph.store import Dataset, Names, Solutions
from coomet_graph.store.dataset import Term
from coomet_graph.store.evidence import EvidenceIndex

# What a query found: the subjects, and the values to tell of them by their names.
_Row = tuple[tuple[str, ...], tuple[tuple[str, Term], ...]]
_Item = TypeVar("_Item")


def query_findings(query: QueryRule, dataset: Dataset) -> Iterator[Finding]:
    """One finding for all rows that its number does not tell apart: it tells what each of them tells."""
    solutions = dataset.select(query.select)
    # In an order that is the same with every engine.
    ordered = sorted(solutions.rows, key=lambda row: [str(term or "") for term in row])
    found: dict[_Row, list[str | None]] = {}
    for row in Solutions(solutions.variables, tuple(ordered)).dicts():
        words = row.pop("evidence", None)
        subjects = tuple(row.pop(name).value for name in ("subject", "other") if name in row)
        found.setdefault((subjects, tuple(row.items())), []).append(None if words is None else words.value)
    same: dict[_Row, list[_Row]] = defaultdict(list)
    for subjects, values in found:
        same[subjects, tuple(each for each in values if not _is_detail(each[0]))].append((subjects, values))
    for some in portions(same.items()):
        yield from _told_of(query, some, found, dataset)


def _told_of(
    query: QueryRule,
    alike: Sequence[tuple[_Row, Sequence[_Row]]],
    found: Mapping[_Row, Sequence[str | None]],
    dataset: Dataset,
) -> Iterator[Finding]:
    names, evidence = Names(dataset), EvidenceIndex(dataset)
    rows = [row for _, same in alike for row in same]
    things = [term.value for _, values in rows for _, term in values if isinstance(term, NamedNode)]
    names.fetch([*(subject for subjects, _ in rows for subject in subjects), *things])
    evidence.fetch(subject for row in rows if None in found[row] for subject in row[0])
    places = evidence.places(words for row in rows for words in found[row] if words is not None)
    for (subjects, values), same in alike:
        details = _details(same)
        told = {name: _shown(terms, name in query.words, names) for name, terms in details.items()}
        told.update((name, _shown([term], False, names)) for name, term in values)
        keys = {f"{name}-key": term.value for name, term in values}
        there: dict[Place, None] = {}
        for name in dict.fromkeys(name for row in same for name in found[row]):
            if name is None:
                there.update(dict.fromkeys(_of_subjects(subjects, evidence)))
            elif name in places:
                there[places[name]] = None
        finding = query.rule.finding(subjects, there, {**labels(names, *subjects), **told, **keys})
        yield replace(finding, details=tuple(term.value for name in details for term in details[name]))


def _is_detail(name: str) -> bool:
    """Whether the variable is for reading only, so that a finding's number does not depend on it."""
    return name.startswith("_")


def _details(rows: Iterable[_Row]) -> dict[str, list[Term]]:
    """The different values of each variable that is for reading only, by the names of the variables."""
    told = dict.fromkeys(each for _, values in rows for each in values if _is_detail(each[0]))
    details: dict[str, list[Term]] = {}
    for name, term in sorted(told, key=lambda each: each[0]):
        details.setdefault(name, []).append(term)
    return details


def _shown(terms: Sequence[Term], is_quoted: bool, names: Names) -> Text:
    """The values for each language, quotations in the words of the edition that is in it."""

    def shown(language: str) -> str:
        told = of_language(language, terms, _value_of) if is_quoted else terms
        return "; ".join(
            names.label(term.value, language) if isinstance(term, NamedNode) else term.value for term in told
        )

    return Text(shown("en"), shown("ru"))


def _value_of(term: Term) -> str:
    return term.value


def of_language(language: str, items: Sequence[_Item], words: Callable[[_Item], str]) -> Sequence[_Item]:
    """Those of the items whose `words` are in that language; all where none are."""
    return [item for item in items if language_of(words(item)) == language] or items


def _of_subjects(subjects: tuple[str, ...], evidence: EvidenceIndex) -> list[Place]:
    properties = (DCTERMS + "title", COOMET + "sourceNotation", RDF + "type")
    return [place for subject in subjects for place in evidence.of_thing(subject, *properties)[:3]]


def labels(names: Names, *subjects: str) -> dict[str, str | Text]:
    """The labels of a finding's subjects, by the names that messages have for them."""
    return {
        name: Text(names.label(subject, "en"), names.label(subject, "ru"))
        for name, subject in zip(("subject", "other"), subjects, strict=False)
    }
