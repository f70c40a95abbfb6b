"""Cells of columns of their own: basis, indicators, state, in a few words what a note says in sentences.

What such a cell says besides is left over, to be told: nobody writes sentences into these columns by plan.
"""

import re
from dataclasses import dataclass, replace
from typing import Generic, TypeVar

from coomet_graph.documents.model import NOTHING, Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.citation_words import BARE, IND
from coomet_graph.records.grammars.citations import (
    Citation,
    CitedIndicator,
    find_citations,
    parse_indicators,
    parse_items,
)
from coomet_graph.records.grammars.found import Found
from coomet_graph.records.grammars.status import Status, find_statuses
from coomet_graph.records.grammars.status_phrases import STATE_OF

T = TypeVar("T")

_BETWEEN = re.compile(r"[\s,;.]*(?:\b(?:and|и)\b[\s,;.]*)?")
# What opens a description; an indicator behind a dash ends a range.
_SAYS_MORE = re.compile(rf"\s*[:.(–—-]\s*(?=[^\s.;,])(?!{IND}|{BARE}|\d{{1,3}}(?!\S))", re.IGNORECASE)
_HEAD = re.compile(rf"(?<!\w)(?:{IND}|{BARE}(?=\s*:))(?!\w)", re.IGNORECASE)
_PART = re.compile(r"[^;]+")
_LISTED = re.compile(r"(?:(?!\s(?:and|и)\s)[^,;])+")


@dataclass(frozen=True, slots=True)
class Cell(Generic[T]):
    """What a cell says, and those of its words that say nothing known."""

    items: tuple[Found[T], ...]
    left: tuple[Passage, ...]


def read_basis(cell: Passage) -> Cell[Citation]:
    """Items of development programmes: as in a sentence, or short: "44 (2020–2022)", "44"."""
    items = [item for item in find_citations(cell) if item.value.start is not None or item.value.items]
    left: list[Passage] = []
    for start, end in _outside(cell, items):
        for part in _PART.finditer(cell.text, start, end):
            short = parse_items(cell, *_trimmed(cell.text, part.start(), part.end()))
            items += short
            if not short:
                left += _words(cell, part.start(), part.end())
    return Cell(tuple(sorted(items, key=lambda item: item.start)), tuple(left))


def read_indicators(cell: Passage) -> Cell[CitedIndicator]:
    """Indicators: "Ind-a.1.1", or "a.1.1"; several with commas between them, or each with a description.

    "Ind-a.1.1: at least 2 seminars a year" describes an indicator up to the next one.
    """
    described = _described_indicators(cell)
    if described:
        return Cell(tuple(described), ())
    items: list[Found[CitedIndicator]] = []
    left: list[Passage] = []
    for part in _LISTED.finditer(cell.text):
        start, end = _trimmed(cell.text, part.start(), part.end())
        named = parse_indicators(cell, start, end)
        items += [Found(each, each.words, start, end) for each in named]
        if not named:
            left += _words(cell, start, end)
    return Cell(tuple(items), tuple(left))


def read_state(cell: Passage) -> Cell[Status]:
    """A state by its name, or sentences that state one or more."""
    if not cell:
        return Cell((), ())
    state = STATE_OF.get(" ".join(fold(cell.text).casefold().replace("ё", "е").split()).rstrip("."))
    if state is not None:
        named = (Found(Status(state), cell, 0, len(cell.text)),) if state else ()
        return Cell(named, ())
    listed = _states_listed(cell)
    if listed:
        return Cell(listed, ())
    items = find_statuses(cell)
    if not items:
        return Cell((), (cell,))
    # The whole cell tells of the state: what no phrase covers goes with the phrase before, or with the first.
    starts = sorted({item.start for item in items})
    ends = dict(zip(starts, [*starts[1:], len(cell.text)], strict=True))
    whole = [
        Found(item.value, cell.cut(start, end), start, end)
        for item in items
        for start, end in [(0 if item.start == starts[0] else item.start, ends[item.start])]
    ]
    return Cell(tuple(whole), ())


def _states_listed(cell: Passage) -> tuple[Found[Status], ...]:
    """The states of a cell that is a list of their names: "completed, underway"."""
    found: list[Found[Status]] = []
    for part in _LISTED.finditer(cell.text):
        start, end = _trimmed(cell.text, part.start(), part.end())
        state = STATE_OF.get(fold(cell.text[start:end]).casefold())
        if not state:
            return ()
        found.append(Found(Status(state), cell.cut(start, end), start, end))
    return tuple(found) if len(found) > 1 else ()


def _described_indicators(cell: Passage) -> list[Found[CitedIndicator]]:
    """The indicators of a cell that opens with one and says something of it; else none."""
    text = fold(cell.text)
    heads = list(_HEAD.finditer(text))
    if not heads or heads[0].start() > 0 or not _SAYS_MORE.match(text, heads[0].end()):
        return []
    items: list[Found[CitedIndicator]] = []
    for head, end in zip(heads, [*(each.start() for each in heads[1:]), len(text)], strict=True):
        mark = _SAYS_MORE.match(text, head.end(), end)
        start, stop = _trimmed(text, head.end() if mark is None else mark.end(), end)
        stop -= mark is not None and "(" in mark.group() and text[:stop].endswith(")")
        said = cell.cut(start, stop) if start < stop else NOTHING
        items += [
            Found(replace(named, description=said), named.words, head.start(), max(head.end(), stop))
            for named in parse_indicators(cell, *head.span())
        ]
    return items


def _outside(cell: Passage, items: list[Found[T]]) -> list[tuple[int, int]]:
    """The stretches of the cell between what was found."""
    edges = [0, *(edge for item in items for edge in (item.start, item.end)), len(cell.text)]
    return list(zip(edges[::2], edges[1::2], strict=True))


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The offsets without separators at either side."""
    # Marks of footnotes are folded into spaces.
    folded = fold(text)
    start = min(_after_separators(folded, start), end)
    return start, start + len(folded[start:end].rstrip(" ,;."))


def _after_separators(text: str, position: int) -> int:
    match = _BETWEEN.match(text, position)
    return position if match is None else match.end()


def _words(cell: Passage, start: int, end: int) -> list[Passage]:
    start, end = _trimmed(cell.text, start, end)
    return [cell.cut(start, end)] if start < end else []
