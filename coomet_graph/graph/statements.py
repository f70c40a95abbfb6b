"""Statements and the words they rest on: nothing is asserted about a programme without evidence.

A statement (s p o) rests on an evidence e if s is derived from e, e supports the property p and, where o is a
thing, e supports the value o.
"""

from collections.abc import Iterator
from functools import lru_cache
from itertools import chain, islice

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, parse

from coomet_graph.documents.model import Passage
from coomet_graph.findings import Place
from coomet_graph.graph.terms import TYPE, Term, coomet, integer
from coomet_graph.iris import Minter, digest
from coomet_graph.namespaces import OA, PROV

# Terms are kept as N-Triples has them: triples as objects take most of the time of writing a source.
_written = lru_cache(2**16)(str)

_TYPE, _EVIDENCE = str(TYPE), str(coomet("Evidence"))
_DERIVED = str(NamedNode(PROV + "wasDerivedFrom"))
_HAS_SOURCE, _EXACT = str(NamedNode(OA + "hasSource")), str(NamedNode(OA + "exact"))
_FIRST_LINE, _LAST_LINE, _COLUMN = map(str, (coomet("firstLine"), coomet("lastLine"), coomet("column")))
_PAGE, _SHEET, _CELL = map(str, (coomet("page"), coomet("sheet"), coomet("cell")))
_SUPPORTS_PROPERTY, _SUPPORTS_VALUE = str(coomet("supportsProperty")), str(coomet("supportsValue"))

_LINES = 1000
_Support = tuple[dict[str, None], dict[str, None]]


class Statements:
    """Collects the statements of one source, which fill a named graph."""

    def __init__(self, minter: Minter, source_id: str, file: str) -> None:
        self.minter = minter
        self.source_id = source_id
        self.file = file
        self.source = NamedNode(minter.thing("source", source_id))
        # Each as a line, once.
        self._lines: dict[str, None] = {}
        self._places: dict[Place, int] = {}
        # What is derived from words at a place, by the number of the place.
        self._support: dict[tuple[str, int], _Support] = {}
        self._last: tuple[Passage, str | None, tuple[int, ...]] | None = None
        # That of the statement before, whose words and subject the next one mostly shares.
        self._supports: tuple[str, tuple[int, ...], list[_Support]] | None = None

    def state(
        self, subject: NamedNode, prop: NamedNode, value: Term, words: Passage, column: str | None = None
    ) -> None:
        """Assert (subject, prop, value) on the strength of `words`."""
        if not words.words:
            raise ValueError(f"no evidence for {subject.value} {prop.value}")
        about, said, told = _written(subject), _written(prop), _written(value)
        self._lines[f"{about} {said} {told} .\n"] = None
        is_thing = isinstance(value, NamedNode) and said != _TYPE
        for properties, values in self._supports_of(about, self._places_of(words, column)):
            properties[said] = None
            if is_thing:
                values[told] = None

    def _supports_of(self, about: str, places: tuple[int, ...]) -> list[_Support]:
        """What the words at each of the places support of the subject."""
        if self._supports is None or self._supports[1] is not places or self._supports[0] != about:
            supports = [self._support.setdefault((about, place), ({}, {})) for place in places]
            self._supports = about, places, supports
        return self._supports[2]

    def _places_of(self, words: Passage, column: str | None) -> tuple[int, ...]:
        """Where the words stand. Mostly, several statements in a row rest on the same words."""
        if self._last is None or self._last[0] is not words or self._last[1] != column:
            known = self._places
            numbers = [known.setdefault(place, len(known)) for place in words.places(self.file, column)]
            self._last = words, column, tuple(numbers)
        return self._last[2]

    def note(self, subject: NamedNode, prop: NamedNode, value: Term) -> None:
        """State a fact about the file itself, which needs no words in it."""
        self._lines[f"{_written(subject)} {_written(prop)} {_written(value)} .\n"] = None

    def triples(self) -> Iterator[Triple]:
        """Every statement, every evidence and the links between them."""
        for quad in parse("".join(self.n_triples()), RdfFormat.N_TRIPLES):
            yield quad.triple

    def n_triples(self) -> Iterator[str]:
        """The same as N-Triples, many lines at a time: each piece that is written takes time of its own."""
        lines = chain(self._lines, self._evidence())
        while piece := "".join(islice(lines, _LINES)):
            yield piece

    def _evidence(self) -> Iterator[str]:
        """Every evidence and what rests on it, some lines at a time."""
        source, about = str(self.source), self.minter.thing("evidence", self.source_id)
        seen: dict[tuple[str, ...], int] = {}
        places = list(self._places)
        # Several subjects rest on the same words.
        shown = [_shown(place, source) for place in places]
        supported = ((subject, places[at], shown[at], rest) for (subject, at), rest in self._support.items())
        for subject, place, quoted, (properties, values) in sorted(supported, key=_in_reading_order):
            # An IRI stands in angle brackets, which are no part of it.
            content = (subject[1:-1], place.column or "", place.quotation)
            seen[content] = seen.get(content, 0) + 1
            name = digest(*content, str(seen[content]))
            evidence = f"<{about}/{name}>"
            supports = [f"{_SUPPORTS_PROPERTY} {prop}" for prop in properties]
            supports += [f"{_SUPPORTS_VALUE} {thing}" for thing in values]
            told = f" .\n{evidence} ".join((*quoted, *supports))
            yield f"{subject} {_DERIVED} {evidence} .\n{evidence} {told} .\n"


def _shown(place: Place, source: str) -> list[str]:
    """What an evidence says of the words themselves: the source, where they stand in it, the quotation."""
    said = [f"{_TYPE} {_EVIDENCE}", f"{_HAS_SOURCE} {source}", *_where(place)]
    said.append(f"{_EXACT} {Literal(place.quotation)}")
    if place.column:
        said.append(_text(_COLUMN, place.column))
    return said


def _where(place: Place) -> list[str]:
    """The cell, if there is one; otherwise the lines, and the page they are on."""
    if place.cell is None:
        lines = [_number(_FIRST_LINE, place.first_line), _number(_LAST_LINE, place.last_line)]
        return lines if place.page is None else [_number(_PAGE, place.page), *lines]
    cell = [_text(_CELL, place.cell)]
    return cell if place.sheet is None else [*cell, _text(_SHEET, place.sheet)]


@lru_cache(4096)
def _number(prop: str, value: int) -> str:
    return f"{prop} {integer(value)}"


@lru_cache(4096)
def _text(prop: str, value: str) -> str:
    return f"{prop} {Literal(value)}"


def _in_reading_order(
    item: tuple[str, Place, list[str], _Support],
) -> tuple[str, int, int, str, str, str]:
    subject, place, *_ = item
    return (
        place.sheet or "",
        place.first_line,
        place.last_line,
        subject,
        place.quotation,
        place.column or "",
    )
