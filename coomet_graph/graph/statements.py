"""Statements and the words they rest on: nothing is asserted about a programme without evidence.

A statement (s p o) rests on an evidence e if s is derived from e, e supports the property p and, where o is a
thing, e supports the value o.
"""

from collections.abc import Iterator
from functools import lru_cache

from pyoxigraph import Literal, NamedNode, Triple

from coomet_graph.documents.model import Passage
from coomet_graph.findings import Place
from coomet_graph.graph.terms import TYPE, Term, coomet, integer
from coomet_graph.iris import Minter, digest
from coomet_graph.namespaces import OA, PROV

_DERIVED = NamedNode(PROV + "wasDerivedFrom")
_EVIDENCE = coomet("Evidence")
_HAS_SOURCE, _EXACT = NamedNode(OA + "hasSource"), NamedNode(OA + "exact")
_FIRST_LINE, _LAST_LINE, _COLUMN = coomet("firstLine"), coomet("lastLine"), coomet("column")
_PAGE, _SHEET, _CELL = coomet("page"), coomet("sheet"), coomet("cell")
_SUPPORTS_PROPERTY, _SUPPORTS_VALUE = coomet("supportsProperty"), coomet("supportsValue")

_Support = tuple[dict[NamedNode, None], dict[NamedNode, None]]


class Statements:
    """Collects the statements of one source, which fill a named graph."""

    def __init__(self, minter: Minter, source_id: str, file: str) -> None:
        self.minter = minter
        self.source_id = source_id
        self.file = file
        self.source = NamedNode(minter.thing("source", source_id))
        self._triples: dict[tuple[NamedNode, NamedNode, Term], None] = {}
        self._support: dict[tuple[NamedNode, Place], _Support] = {}
        self._last: tuple[Passage, str | None, tuple[Place, ...]] | None = None

    def state(
        self, subject: NamedNode, prop: NamedNode, value: Term, words: Passage, column: str | None = None
    ) -> None:
        """Assert (subject, prop, value) on the strength of `words`."""
        if not words:
            raise ValueError(f"no evidence for {subject.value} {prop.value}")
        self._triples[subject, prop, value] = None
        thing = value if isinstance(value, NamedNode) and prop != TYPE else None
        for place in self._places(words, column):
            support = self._support.get((subject, place))
            if support is None:
                support = self._support[subject, place] = ({}, {})
            support[0][prop] = None
            if thing is not None:
                support[1][thing] = None

    def _places(self, words: Passage, column: str | None) -> tuple[Place, ...]:
        """Where the words stand. Mostly, several statements in a row rest on the same words."""
        if self._last is None or self._last[0] is not words or self._last[1] != column:
            self._last = words, column, words.places(self.file, column)
        return self._last[2]

    def note(self, subject: NamedNode, prop: NamedNode, value: Term) -> None:
        """State a fact about the file itself, which needs no words in it."""
        self._triples[subject, prop, value] = None

    def triples(self) -> Iterator[Triple]:
        """Every statement, every evidence and the links between them."""
        for subject, prop, value in self._triples:
            yield Triple(subject, prop, value)
        seen: dict[tuple[str, ...], int] = {}
        for (subject, place), (properties, values) in sorted(self._support.items(), key=_in_reading_order):
            content = (subject.value, place.column or "", place.quotation)
            seen[content] = seen.get(content, 0) + 1
            name = digest(*content, str(seen[content]))
            evidence = NamedNode(self.minter.thing("evidence", self.source_id, name))
            yield Triple(subject, _DERIVED, evidence)
            said = [(TYPE, _EVIDENCE), (_HAS_SOURCE, self.source), *_where(place)]
            said.append((_EXACT, Literal(place.quotation)))
            if place.column:
                said.append((_COLUMN, _text(place.column)))
            said += [(_SUPPORTS_PROPERTY, prop) for prop in properties]
            said += [(_SUPPORTS_VALUE, thing) for thing in values]
            for prop, term in said:
                yield Triple(evidence, prop, term)


def _where(place: Place) -> list[tuple[NamedNode, Term]]:
    """The cell, if there is one; otherwise the lines, and the page they are on."""
    if place.cell is None:
        lines: list[tuple[NamedNode, Term]] = [
            (_FIRST_LINE, _number(place.first_line)),
            (_LAST_LINE, _number(place.last_line)),
        ]
        return lines if place.page is None else [(_PAGE, _number(place.page)), *lines]
    cell: list[tuple[NamedNode, Term]] = [(_CELL, Literal(place.cell))]
    return cell if place.sheet is None else [*cell, (_SHEET, _text(place.sheet))]


# The same lines, columns and sheets are named again and again.
_number = lru_cache(4096)(integer)
_text = lru_cache(256)(Literal)


def _in_reading_order(item: tuple[tuple[NamedNode, Place], object]) -> tuple[str, int, int, str, str, str]:
    subject, place = item[0]
    return (
        place.sheet or "",
        place.first_line,
        place.last_line,
        subject.value,
        place.quotation,
        place.column or "",
    )
