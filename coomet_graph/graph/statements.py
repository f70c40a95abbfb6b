"""Statements and the words they rest on: nothing is asserted about a programme without evidence.

A statement (s p o) rests on an evidence e if s is derived from e, e supports the property p and, where o is a
thing, e supports the value o.
"""

from collections.abc import Iterable

from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.documents.model import Passage
from coomet_graph.findings import Place
from coomet_graph.graph.terms import TYPE, Term, coomet, integer
from coomet_graph.iris import Minter, digest
from coomet_graph.namespaces import OA, PROV

_DERIVED = NamedNode(PROV + "wasDerivedFrom")


class Statements:
    """Collects the statements of one source and writes them as quads of its named graph."""

    def __init__(self, minter: Minter, source_id: str, file: str) -> None:
        self.minter = minter
        self.source_id = source_id
        self.file = file
        self.source = NamedNode(minter.thing("source", source_id))
        self.graph = NamedNode(minter.graph("asserted", source_id))
        self._triples: dict[tuple[NamedNode, NamedNode, Term], None] = {}
        self._support: dict[tuple[NamedNode, Place], tuple[dict[NamedNode, None], dict[NamedNode, None]]] = {}

    def state(
        self, subject: NamedNode, prop: NamedNode, value: Term, words: Passage, column: str | None = None
    ) -> None:
        """Assert (subject, prop, value) on the strength of `words`."""
        if not words:
            raise ValueError(f"no evidence for {subject.value} {prop.value}")
        self._triples[subject, prop, value] = None
        for place in words.places(self.file, column):
            properties, values = self._support.setdefault((subject, place), ({}, {}))
            properties[prop] = None
            if isinstance(value, NamedNode) and prop != TYPE:
                values[value] = None

    def note(self, subject: NamedNode, prop: NamedNode, value: Term) -> None:
        """State a fact about the file itself, which needs no words in it."""
        self._triples[subject, prop, value] = None

    def quads(self) -> Iterable[Quad]:
        """Every statement, every evidence and the links between them."""
        for subject, prop, value in self._triples:
            yield Quad(subject, prop, value, self.graph)
        seen: dict[tuple[str, ...], int] = {}
        for (subject, place), (properties, values) in sorted(self._support.items(), key=_in_reading_order):
            content = (subject.value, place.column or "", place.quotation)
            seen[content] = seen.get(content, 0) + 1
            name = digest(*content, str(seen[content]))
            evidence = NamedNode(self.minter.thing("evidence", self.source_id, name))
            yield Quad(subject, _DERIVED, evidence, self.graph)
            yield Quad(evidence, TYPE, coomet("Evidence"), self.graph)
            yield Quad(evidence, NamedNode(OA + "hasSource"), self.source, self.graph)
            yield Quad(evidence, coomet("firstLine"), integer(place.first_line), self.graph)
            yield Quad(evidence, coomet("lastLine"), integer(place.last_line), self.graph)
            yield Quad(evidence, NamedNode(OA + "exact"), Literal(place.quotation), self.graph)
            if place.column:
                yield Quad(evidence, coomet("column"), Literal(place.column), self.graph)
            for prop in properties:
                yield Quad(evidence, coomet("supportsProperty"), prop, self.graph)
            for thing in values:
                yield Quad(evidence, coomet("supportsValue"), thing, self.graph)


def _in_reading_order(item: tuple[tuple[NamedNode, Place], object]) -> tuple[int, int, str, str, str]:
    subject, place = item[0]
    return place.first_line, place.last_line, subject.value, place.quotation, place.column or ""
