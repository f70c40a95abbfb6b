"""What an audit query found, as findings with places, in the words of both languages."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

from pyoxigraph import NamedNode

from coomet_graph.audit.catalogue import QueryRule
from coomet_graph.audit.languages import in_both_languages
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, Place
from coomet_graph.namespaces import COOMET, DCTERMS, RDF
from coomet_graph.on_disk import portions
from coomet_graph.store import Dataset, Names, Solutions
from coomet_graph.store.dataset import Term
from coomet_graph.store.evidence import EvidenceIndex

# What a query found: the subjects, and the values to tell of them by their names.
_Row = tuple[tuple[str, ...], tuple[tuple[str, Term], ...]]


def query_findings(query: QueryRule, dataset: Dataset) -> Iterator[Finding]:
    """One finding for all rows on the same subjects with the same values; each row may add a place."""
    solutions = dataset.select(query.select)
    # In an order that is the same with every engine.
    ordered = sorted(solutions.rows, key=lambda row: [str(term or "") for term in row])
    found: dict[_Row, list[str | None]] = {}
    for row in Solutions(solutions.variables, tuple(ordered)).dicts():
        words = row.pop("evidence", None)
        subjects = tuple(row.pop(name).value for name in ("subject", "other") if name in row)
        found.setdefault((subjects, tuple(row.items())), []).append(None if words is None else words.value)
    same: dict[tuple[object, ...], list[_Row]] = defaultdict(list)
    for subjects, values in found:
        same[subjects, tuple(each for each in values if each[0] not in query.words)].append(
            (subjects, values)
        )
    pairs = [pair for rows in same.values() for pair in in_both_languages(rows, _quoted_by(query))]
    for some in portions(pairs):
        yield from _told_of(query, some, found, dataset)


def _told_of(
    query: QueryRule,
    pairs: Sequence[tuple[_Row, _Row]],
    found: Mapping[_Row, Sequence[str | None]],
    dataset: Dataset,
) -> Iterator[Finding]:
    names, evidence = Names(dataset), EvidenceIndex(dataset)
    rows = [row for pair in pairs for row in pair]
    things = [term.value for _, values in rows for _, term in values if isinstance(term, NamedNode)]
    names.fetch([*(subject for subjects, _ in rows for subject in subjects), *things])
    evidence.fetch(subject for row in rows if None in found[row] for subject in row[0])
    places = evidence.places(words for row in rows for words in found[row] if words is not None)
    for (subjects, values), russian in pairs:
        others = dict(russian[1])
        told = {name: _shown(term, others[name], names) for name, term in values}
        keys = {f"{name}-key": term.value for name, term in values}
        there: dict[Place, None] = {}
        for name in dict.fromkeys((*found[subjects, values], *found[russian])):
            if name is None:
                there.update(dict.fromkeys(_of_subjects(subjects, evidence)))
            elif name in places:
                there[places[name]] = None
        yield query.rule.finding(subjects, there, {**labels(names, *subjects), **told, **keys})


def _quoted_by(query: QueryRule) -> Callable[[_Row], str]:
    return lambda row: " ".join(term.value for name, term in row[1] if name in query.words)


def _shown(term: Term, russian: Term, names: Names) -> str | Text:
    if isinstance(term, NamedNode):
        return Text(names.label(term.value, "en"), names.label(term.value, "ru"))
    return Text(term.value, russian.value)


def _of_subjects(subjects: tuple[str, ...], evidence: EvidenceIndex) -> list[Place]:
    properties = (DCTERMS + "title", COOMET + "sourceNotation", RDF + "type")
    return [place for subject in subjects for place in evidence.of_thing(subject, *properties)[:3]]


def labels(names: Names, *subjects: str) -> dict[str, str | Text]:
    """The labels of a finding's subjects, by the names that messages have for them."""
    return {
        name: Text(names.label(subject, "en"), names.label(subject, "ru"))
        for name, subject in zip(("subject", "other"), subjects, strict=False)
    }
