"""Editions of one programme side by side in the graph: one of them leads, the other stands where it agrees.

For every source that says otherwise than the leading edition there is a graph `…/graph/alternative/<source>`
of what it says, which is no fact.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, Triple, parse, serialize

from coomet_graph.graph.alternatives import set_apart
from coomet_graph.iris import Minter
from coomet_graph.store import Dataset

_Summary = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class EditionOf:
    """A source, the programme that it is an edition of, and the language of its words."""

    source: str
    programme: str
    language: str


@dataclass(frozen=True, slots=True)
class Editions:
    """What the editions say: the files of those read just now, by source, and a graph that has the others.

    `gone` are sources of that graph that are no longer to stand in it.
    """

    minter: Minter
    statements: Mapping[str, Path]
    before: Dataset | None = None
    gone: Collection[str] = ()

    def side_by_side(self, editions: Iterable[EditionOf], folder: Path) -> dict[str, Path | None]:
        """The graphs that are not just as their source was read: by name, a file, or None for no graph.

        The files are written into `folder`. Of each programme concerned all editions are to be given.
        """
        by_programme: dict[str, list[EditionOf]] = defaultdict(list)
        for edition in editions:
            by_programme[edition.programme].append(edition)
        there = set() if self.before is None else set(self.before.graph_names())
        asides = (self.minter.graph("alternative", source) for source in self.gone)
        files: dict[str, Path | None] = {aside: None for aside in asides if aside in there}
        for several in by_programme.values():
            leading, *others = sorted(several, key=lambda each: (each.language != "en", each.source))
            asserted, aside = self._graphs(leading)
            if aside in there:
                # It stood behind another that is gone.
                files |= {asserted: _written(self._said(leading), folder, asserted), aside: None}
            for other in others:
                asserted, aside = self._graphs(other)
                kept, apart = set_apart(self._said(leading), self._said(other))
                if apart or aside in there:
                    files[asserted] = _written(kept, folder, asserted)
                    files[aside] = _written(apart, folder, aside) if apart else None
        return files

    def after(
        self, known: Mapping[str, _Summary], summaries: Mapping[str, _Summary], folder: Path
    ) -> dict[str, Path | None]:
        """The same after an update: of the sources `known` before, those of `summaries` are there now.

        Both are what the manifest tells of the sources. Only what is read now, or gone, concerns anybody.
        """
        changed = {*self.statements, *self.gone}
        listed = [*known.items(), *summaries.items()]
        concerned = {each["programme"] for source, each in listed if source in changed}
        editions = (
            EditionOf(source, each["programme"], each.get("language", "en"))
            for source, each in summaries.items()
            if each["programme"] in concerned
        )
        return self.side_by_side(editions, folder)

    def _graphs(self, edition: EditionOf) -> tuple[str, str]:
        return self.minter.graph("asserted", edition.source), self.minter.graph("alternative", edition.source)

    def _said(self, edition: EditionOf) -> Iterator[Triple]:
        """Everything that the edition says, alternatives and all."""
        if edition.source in self.statements:
            parsed = parse(path=str(self.statements[edition.source]), format=RdfFormat.N_TRIPLES)
            return (quad.triple for quad in parsed)
        assert self.before is not None
        return (quad.triple for quad in self.before.quads(*self._graphs(edition)))


def _written(triples: Iterable[Triple], folder: Path, graph: str) -> Path:
    kind, source = graph.rsplit("/", 2)[-2:]
    path = folder / f"{kind}-{source}.nt"
    serialize(triples, str(path), RdfFormat.N_TRIPLES)
    return path
