"""Sources that supersede others: the newer stands in the graph, and how it came about beside it.

For every source that has superseded another there is a graph `…/graph/change/<source>` of change
records, which are no facts. The graph `…/graph/provenance` holds facts: which source is a revision of
which, and the numbers that entries bore in earlier editions.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from coomet_graph.errors import CoometGraphError, ParameterError
from coomet_graph.graph.terms import TYPE, coomet
from coomet_graph.history import (
    Difference,
    Edition,
    apply,
    compare,
    earlier_numbers,
    edition_of,
    inverse,
)
from coomet_graph.history.rdf import from_triples, to_triples
from coomet_graph.iris import Minter
from coomet_graph.namespaces import PROV
from coomet_graph.sources import Reading
from coomet_graph.store import Dataset, EmbeddedDataset

_YEAR = re.compile(r"\d{4}")
_REVISION = NamedNode(PROV + "wasRevisionOf")
_EARLIER = coomet("earlierNotation")
# Of a superseded source: the source that took its place, its file and checksum.
Superseded = dict[str, dict[str, str]]


@dataclass(frozen=True, slots=True)
class Before:
    """The graph as it was before an update; without a dataset, there was none."""

    minter: Minter
    dataset: Dataset | None = None
    sources: frozenset[str] = frozenset()
    superseded: Superseded = field(default_factory=dict)

    def difference(self, source: str) -> Difference:
        """What changed when the source superseded another."""
        assert self.dataset is not None
        quads = self.dataset.quads(self.minter.graph("change", source))
        (difference,) = from_triples(quad.triple for quad in quads)
        return difference

    def edition(self, source: str) -> Edition:
        """The edition in the graph of a source."""
        assert self.dataset is not None
        return edition_of(self.dataset, self.minter.graph("asserted", source))


@dataclass(frozen=True, slots=True)
class Versions:
    """The differences by the source that brought them, and what was superseded.

    The errors tell of sources that supersede one which nobody knows.
    """

    minter: Minter
    differences: Mapping[str, Difference]
    superseded: Superseded
    errors: tuple[ParameterError, ...] = ()

    def files(self, folder: Path) -> dict[str, Path]:
        """The graphs of change records and that of provenance, by name, each as a file of N-Triples."""
        graphs: dict[str, Sequence[Triple]] = {
            self.minter.graph("change", source): to_triples(difference, self.minter)
            for source, difference in self.differences.items()
        }
        if self.superseded:
            graphs[self.minter.graph("provenance")] = self._provenance()
        return {
            name: statements_file(triples, folder / f"history-{number}.nt")
            for number, (name, triples) in enumerate(sorted(graphs.items()))
        }

    def _provenance(self) -> Sequence[Triple]:
        facts = []
        for source, facts_of_it in self.superseded.items():
            node = NamedNode(self.minter.thing("source", source))
            newer = NamedNode(self.minter.thing("source", facts_of_it["by"]))
            facts.append(Triple(newer, _REVISION, node))
            # A source document is one that was read: it has a language and a programme.
            facts.append(Triple(node, TYPE, NamedNode(PROV + "Entity")))
            facts.append(Triple(node, coomet("fileName"), Literal(facts_of_it["file"])))
            facts.append(Triple(node, coomet("sha256"), Literal(facts_of_it["sha256"])))
        for last in {each["by"] for each in self.superseded.values()} - self.superseded.keys():
            chain = [self.differences[source] for source in lineage(last, self.superseded)]
            for (kind, notation), numbers in earlier_numbers(chain).items():
                thing = NamedNode(self.minter.thing(kind, chain[-1].new.programme, notation))
                facts.extend(Triple(thing, _EARLIER, Literal(number)) for number in numbers)
        return facts


def is_history(graph: str, minter: Minter) -> bool:
    """Whether the graph of this name is one of those that `Versions.files` writes."""
    return graph == minter.graph("provenance") or graph.startswith(minter.graph("change", ""))


def lineage(source: str, superseded: Superseded) -> list[str]:
    """The sources that superseded another on the way to this one, which is the last."""
    older = {each["by"]: name for name, each in superseded.items()}
    line = []
    while source in older and source not in line:
        line.append(source)
        source = older[source]
    return line[::-1]


Result = Reading | CoometGraphError


def set_aside(
    paths: Sequence[Path], results: Sequence[Result]
) -> tuple[tuple[Path, ...], tuple[Result, ...], dict[str, Reading]]:
    """The results without those that another one of them supersedes, and these by their sources.

    Raises ParameterError where sources supersede each other in a circle.
    """
    readings = {each.source: each for each in results if isinstance(each, Reading)}
    superseding = {source: supersedes(each) for source, each in readings.items()}
    for source, first in superseding.items():
        seen, older = [source], first
        while older in superseding:
            if older in seen:
                raise _circle(seen[seen.index(older) :])
            seen.append(older)
            older = superseding[older]
    aside = {older: readings[older] for older in superseding.values() if older in readings}
    kept = [
        (path, each)
        for path, each in zip(paths, results, strict=True)
        if not (isinstance(each, Reading) and aside.get(each.source) is each)
    ]
    return tuple(path for path, _ in kept), tuple(each for _, each in kept), aside


def supersedes(reading: Reading) -> str:
    """The identifier of the source that this one supersedes, or an empty string."""
    return "" if reading.description is None else reading.description.supersedes


def follow(
    readings: Sequence[Reading],
    aside: Mapping[str, Reading],
    before: Before,
    removed: Iterable[str] = (),
) -> Versions:
    """What has superseded what once the readings are in the graph; those set aside are earlier editions.

    Of all other sources, but for those removed, what was known stays.

    Raises ParameterError where a source would supersede one that has superseded it before.
    """
    tracer = _Tracer(aside, before)
    for reading in readings:
        tracer.trace(reading)
    read = {reading.source for reading in readings}
    for source in sorted(before.sources - read - set(removed) - tracer.superseded.keys()):
        tracer.keep(source)
    differences = {source: tracer.differences[source] for source in sorted(tracer.differences)}
    return Versions(before.minter, differences, dict(sorted(tracer.superseded.items())), tuple(tracer.errors))


class _Tracer:
    def __init__(self, aside: Mapping[str, Reading], before: Before) -> None:
        self._aside, self._before = aside, before
        self.differences: dict[str, Difference] = {}
        self.superseded: Superseded = {}
        self.errors: list[ParameterError] = []

    def trace(self, reading: Reading) -> None:
        """Follow the line of editions back from one that was read."""
        edition = edition_of_reading(reading, self._before.minter)
        while (older := supersedes(reading)) in self._aside:
            previous = self._aside[older]
            earlier = edition_of_reading(previous, self._before.minter)
            self._add(reading.source, earlier, edition)
            reading, edition = previous, earlier
        if older in self._before.sources:
            before = self._before.superseded.items()
            line = lineage(older, self._before.superseded)
            if reading.source in {name for name, each in before if each["by"] in line}:
                raise _circle([reading.source, older])
            self._add(reading.source, self._before.edition(older), edition)
            self.keep(older)
        elif self._is_known(older, reading.source):
            # The source was read anew; the edition before it is what the changes led from.
            was, back = self._before.edition(reading.source), self._before.difference(reading.source)
            self._add(reading.source, apply(was, inverse(back)), edition)
            self.keep(older)
        elif older:
            self.errors.append(_unknown(reading, older))

    def _is_known(self, older: str, source: str) -> bool:
        """Whether the source is in the graph already, in place of the older."""
        facts = self._before.superseded.get(older, {})
        return facts.get("by") == source and source in self._before.sources

    def keep(self, source: str) -> None:
        """What was known of the line that leads to a source."""
        line = lineage(source, self._before.superseded)
        self.differences |= {each: self._before.difference(each) for each in line}
        facts = self._before.superseded.items()
        self.superseded |= {name: each for name, each in facts if each["by"] in line}

    def _add(self, source: str, old: Edition, new: Edition) -> None:
        if _whose(old.identity.programme) != _whose(new.identity.programme):
            self.errors.append(_of_another(old, new))
        self.differences[source] = compare(old, new)
        facts = {"by": source, "file": old.identity.file, "sha256": old.identity.sha256}
        self.superseded[old.identity.source] = facts


def _whose(programme: str) -> str:
    """The kind and the body of a programme's key, without its years."""
    parts = programme.split("-")
    while parts and _YEAR.fullmatch(parts[-1]):
        parts.pop()
    return "-".join(parts)


def _circle(sources: Sequence[str]) -> ParameterError:
    if len(sources) == 1:
        return ParameterError(
            f"The source {sources[0]} supersedes itself; correct the column supersedes.",
            f"Источник {sources[0]} заменяет сам себя; исправьте столбец supersedes.",
        )
    en, ru = (f"{', '.join(sources[:-1])} {word} {sources[-1]}" for word in ("and", "и"))
    return ParameterError(
        f"The sources {en} supersede each other; correct the column supersedes.",
        f"Источники {ru} заменяют друг друга; исправьте столбец supersedes.",
    )


def _of_another(old: Edition, new: Edition) -> ParameterError:
    was, now = (each.identity for each in (old, new))
    return ParameterError(
        f'{now.file}: by sources.csv {now.source} ({now.programme}) supersedes "{was.source}", which is '
        f"another body's or of another kind ({was.programme}) and is no longer in the graph; correct the "
        "column supersedes.",
        f"{now.file}: по sources.csv {now.source} ({now.programme}) заменяет «{was.source}» — программу "
        f"другого органа или вида ({was.programme}), которой в графе больше нет; исправьте столбец "
        "supersedes.",
    )


def _unknown(reading: Reading, older: str) -> ParameterError:
    return ParameterError(
        f'{reading.file}: by sources.csv it supersedes "{older}", and there is no such source; correct '
        "the column supersedes, or give the file of that source too: what changed is not known.",
        f"{reading.file}: по sources.csv он заменяет «{older}», а такого источника нет; исправьте столбец "
        "supersedes или укажите и файл этого источника: что изменилось, неизвестно.",
    )


def edition_of_reading(reading: Reading, minter: Minter) -> Edition:
    """The edition that a reading states, from its statements. Raises UnknownNameError if it states none."""
    graph = minter.graph("asserted", reading.source)
    dataset = EmbeddedDataset()
    dataset.load_files([(reading.statements, graph)])
    return edition_of(dataset, graph)


def statements_file(triples: Iterable[Triple], path: Path) -> Path:
    """The file `path`, with the statements sorted, in N-Triples."""
    serialize(sorted(set(triples), key=str), str(path), RdfFormat.N_TRIPLES)
    return path
