"""Headers of two rows, "Term" over "Start" and "End", as one line: so each column has one cell above it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

from coomet_graph.documents.model import NOTHING, Document, Line, Passage, join
from coomet_graph.records.layouts.columns import header_of_cells, role_of

_FEWEST = 2


@dataclass(frozen=True)
class HeaderLine(Line):
    """The second row of a header, with the cells that reach over both rows; `above` is what it divides."""

    above: Passage = NOTHING

    @cached_property
    def passage(self) -> Passage:
        """All words of both rows."""
        words = join((self.above, *self.cells)).words
        return Passage(tuple(sorted(words, key=lambda word: word.order)))


def with_headers_joined(document: Document) -> Document:
    """The document with every header of two rows as one line, which has the number of the second."""
    joined = {
        below.number: line
        for above, below in pairwise(document.lines)
        if (line := _joined(above, below)) is not None
    }
    if not joined:
        return document
    lines = (
        joined.get(line.number, line)
        for line, after in zip(document.lines, (*document.lines[1:], None), strict=True)
        if after is None or after.number not in joined
    )
    return replace(document, lines=tuple(lines))


def _joined(above: Line, below: Line) -> HeaderLine | None:
    """Both lines in one, if the second divides columns of the first and only repeats the rest, if that."""
    if len(above.cells) < _FEWEST or len(below.cells) < _FEWEST or header_of_cells(above) is None:
        return None
    width = max(len(above.cells), len(below.cells))
    upper, lower = (list(_padded(line.cells, width)) for line in (above, below))
    own = [at for at in range(width) if lower[at] and not _is_one(upper[at], lower[at])]
    repeated = sum(bool(lower[at]) for at in range(width)) - len(own)
    named = all(role_of(lower[at].text) is not None for at in own)
    if len(own) < _FEWEST or not (named or repeated >= _FEWEST):
        return None
    divided = {_divided(upper, at) for at in own}
    if None in divided or len(divided) == len(own):
        return None
    cells = tuple(lower[at] if at in own else upper[at] for at in range(width))
    parents = (upper[at] for at in sorted(at for at in divided if at is not None))
    return HeaderLine(below.number, cells, join(parents))


def _padded(cells: Sequence[Passage], width: int) -> Iterator[Passage]:
    yield from cells
    yield from (NOTHING for _ in range(width - len(cells)))


def _is_one(above: Passage, below: Passage) -> bool:
    """Whether two cells are one that reaches over both rows."""
    return bool(above) and above.words[0].order == below.words[0].order


def _divided(upper: Sequence[Passage], at: int) -> int | None:
    """The column of the first row whose cell reaches over this one: the last that is filled."""
    return next((column for column in range(at, -1, -1) if upper[column]), None)
