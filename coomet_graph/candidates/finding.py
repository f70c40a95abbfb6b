"""Find the candidate links of programmes: read, compare, match, explain."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from coomet_graph import resources
from coomet_graph.candidates.comparing import Comparison, Known
from coomet_graph.candidates.confidence import Model, read_model
from coomet_graph.candidates.entries import Entries, Entry, ordered, read_entries
from coomet_graph.candidates.matching import Link, NoMatch, links, scored, without_match
from coomet_graph.candidates.telling import Label, Told, tell
from coomet_graph.candidates.words import Glossary, read_glossary
from coomet_graph.iris import Minter
from coomet_graph.namespaces import RDFS, SKOS
from coomet_graph.store import Dataset

THRESHOLD = 0.3
"""From which confidence a link is proposed, if nothing else is asked: three such in ten are right."""

_IN_BOTH = f"""
SELECT DISTINCT ?english ?russian WHERE {{
  VALUES ?called {{ <{SKOS}prefLabel> <{SKOS}altLabel> <{RDFS}label> }}
  ?thing ?called ?english, ?russian
  FILTER(LANG(?english) = "en" && LANG(?russian) = "ru")
}}
"""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A link that is proposed, its IRI, and what is to be told of it."""

    iri: str
    link: Link
    told: Told


@dataclass(frozen=True, slots=True)
class Candidates:
    """What was found: candidates, the surest first; entries without any; and the programmes compared.

    `minter` is that of the graph which they are of.
    """

    found: tuple[Candidate, ...]
    unmatched: tuple[NoMatch, ...]
    compared: tuple[tuple[str, str], ...]
    minter: Minter


def folder() -> Path:
    """Where the glossary, the weights and the labelled set lie."""
    return resources.data_folder() / "candidates"


def glossary_of(dataset: Dataset) -> Glossary:
    """The bundled glossary, and the names that things and terms of the dataset have in both languages."""
    names = {(row["english"].value, row["russian"].value) for row in dataset.select(_IN_BOTH).dicts()}
    return read_glossary(folder() / "glossary.csv").with_names(names)


def model() -> Model:
    """The bundled weights."""
    return read_model(folder() / "weights.toml")


def find_candidates(
    dataset: Dataset,
    minter: Minter,
    label: Label,
    programmes: Sequence[str] = (),
    *,
    threshold: float = THRESHOLD,
    refused: Iterable[tuple[str, str]] = (),
) -> Candidates:
    """The candidates between two `programmes`, between one and all others, or between all.

    `refused` are pairs of entries about which somebody has decided: they are not proposed again. What things
    are called, `label` tells. Nothing is changed in the dataset.
    """
    entries = read_entries(dataset)
    decided = {ordered(*pair) for pair in refused}
    entries = Entries(entries.all, entries.periods, entries.wholes, entries.linked | decided)
    comparison, weights = Comparison(entries, glossary_of(dataset)), model()
    compared = pairs_of(entries.programmes, programmes)
    found: list[Candidate] = []
    missing: dict[tuple[str, bool], NoMatch] = {}
    known = {each.entry.iri: each for name in entries.programmes for each in comparison.known(name)}
    for earlier, later in compared:
        pairs = scored(comparison.pairs(earlier, later), weights)
        made = links(pairs, threshold)
        found.extend(
            _candidate(link, comparison, known, weights, minter=minter, label=label) for link in made
        )
        _note(missing, without_match(_of(comparison, earlier), _of(comparison, later), pairs, made))
    held = {end for each in found for end in _ends(each.link)}
    return Candidates(
        tuple(sorted(found, key=lambda each: (-each.link.confidence, each.iri))),
        tuple(each for key, each in sorted(missing.items()) if key not in held),
        tuple(compared),
        minter,
    )


def pairs_of(all_programmes: Sequence[str], asked: Sequence[str] = ()) -> list[tuple[str, str]]:
    """Which programmes are compared, the earlier one first: all pairs that have each of those asked for."""
    return [
        (one, other)
        for at, one in enumerate(all_programmes)
        for other in all_programmes[at + 1 :]
        if set(asked) <= {one, other}
    ]


def _candidate(
    link: Link,
    comparison: Comparison,
    known: dict[str, Known],
    weights: Model,
    *,
    minter: Minter,
    label: Label,
) -> Candidate:
    ends = known[link.pair.earlier.iri], known[link.pair.later.iri]
    return Candidate(link.iri(minter), link, tell(link.pair, comparison, ends, weights, label))


def _of(comparison: Comparison, programme: str) -> list[Entry]:
    return [each.entry for each in comparison.known(programme)]


def _ends(link: Link) -> tuple[tuple[str, bool], tuple[str, bool]]:
    return (link.pair.earlier.iri, True), (link.pair.later.iri, False)


def _note(missing: dict[tuple[str, bool], NoMatch], more: Iterable[NoMatch]) -> None:
    """Several programmes in which an entry has no match are told together, with the best that was refused."""
    for each in more:
        key = each.entry.iri, each.is_earlier
        before = missing.get(key)
        if before is None:
            missing[key] = each
            continue
        best = before if before.confidence >= each.confidence else each
        missing[key] = replace(best, programmes=(*before.programmes, *each.programmes))
