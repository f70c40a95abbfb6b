"""Tables without ruled lines on a page of a PDF: columns are what white stripes part from top to bottom."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coomet_graph.documents.pdf_words import Printed, typical_height

# Compared with the height of letters: what parts segments of a line, lines of a row, and rows.
_GAP, _WITHIN_ROW, _BETWEEN_ROWS = 0.75, 0.4, 0.35
_FEWEST_COLUMNS, _FEWEST_LINES = 3, 3
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3}){0,5}\.?\Z")

Row = list[list[Printed]]


@dataclass(frozen=True, slots=True)
class Segment:
    """Words of a line with no more than spaces between them."""

    words: tuple[Printed, ...]

    @property
    def left(self) -> float:
        """Where it begins."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """Where it ends."""
        return self.words[-1].right


@dataclass(frozen=True, slots=True)
class Columns:
    """The middles of the white stripes between columns."""

    edges: tuple[float, ...]

    def of(self, segment: Segment) -> int:
        """The column in which a segment begins."""
        return bisect_right(self.edges, segment.left + 0.5)

    def holds(self, segment: Segment) -> bool:
        """Whether a segment stands in one column."""
        return self.of(segment) == bisect_right(self.edges, segment.right - 0.5)


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table without lines: the lines of text from `first` up to `end`, and its columns."""

    first: int
    end: int
    columns: Columns


def find_open_table(lines: Sequence[Sequence[Printed]], before: Columns | None = None) -> OpenTable | None:
    """The table in the lines of a page; `before` are the columns of one that may go on from above."""
    if len(lines) < _FEWEST_LINES:
        return None
    gap = _GAP * typical_height(lines)
    segments = [_segments(line, gap) for line in lines]
    if before is not None:
        fitting = [all(map(before.holds, line)) for line in segments]
        several = [index for index, line in enumerate(segments) if len(line) > 1 and fitting[index]]
        if several and sum(fitting) >= 0.9 * len(fitting):
            return OpenTable(*_extent(segments, before, 0, several[-1]), before)
    wide = [index for index, line in enumerate(segments) if len(line) >= _FEWEST_COLUMNS]
    while len(wide) >= 2:
        many = [index for index, line in enumerate(segments) if len(line) > 1 and wide[0] <= index]
        columns = _columns(segments[wide[0] : many[-1] + 1], gap)
        if columns is not None and len(many) >= _FEWEST_LINES:
            return OpenTable(*_extent(segments, columns, wide[0], many[-1]), columns)
        # What looked like a row may have been a line above the table.
        wide = wide[1:]
    return None


def rows_of(
    lines: Sequence[Sequence[Printed]], columns: Columns, rules: Sequence[float]
) -> Iterator[list[list[Printed]]]:
    """The rows of a table: lines with no more than their usual distance, and no ruled line, between them."""
    height = typical_height(lines)
    placed = [_placed(line, columns, _GAP * height) for line in lines]
    tops = [min(word.top for word in line) for line in lines]
    bottoms = [max(word.bottom for word in line) for line in lines]
    distances = [top - bottom for bottom, top in zip(bottoms, tops[1:], strict=False)]
    usual = min([_WITHIN_ROW * height, *sorted(distances)[: len(distances) // 10 + 1]])
    breaks = [
        distance > usual + _BETWEEN_ROWS * height or _is_ruled(rules, bottom, top)
        for distance, bottom, top in zip(distances, bottoms, tops[1:], strict=False)
    ]
    if not any(breaks):
        # Nothing but the words tells rows apart: those that begin in nearly all columns, or with a number.
        breaks = [
            sum(map(bool, line)) >= len(columns.edges) or bool(line[0] and _NUMBER.match(line[0][0].text))
            for line in placed[1:]
        ]
    row: Row = [[] for _ in range(len(columns.edges) + 1)]
    for line, is_new in zip(placed, [False, *breaks], strict=True):
        if is_new:
            yield row
            row = [[] for _ in range(len(columns.edges) + 1)]
        for cell, words in zip(row, line, strict=True):
            cell.extend(words)
    yield row


def _is_ruled(rules: Sequence[float], bottom: float, top: float) -> bool:
    """Whether a ruled line lies between two lines of text; letters may reach over it by a hair."""
    slack = 1.0
    return bisect_right(rules, max(bottom, top) + slack) > bisect_right(rules, min(bottom, top) - slack)


def _segments(line: Sequence[Printed], gap: float) -> list[Segment]:
    segments: list[list[Printed]] = [[line[0]]]
    for before, word in pairwise(line):
        if word.left - before.right > gap:
            segments.append([])
        segments[-1].append(word)
    return [Segment(tuple(words)) for words in segments]


def _placed(line: Sequence[Printed], columns: Columns, gap: float) -> Row:
    """The words of a line by column; a segment that reaches over several stays in its first."""
    cells: Row = [[] for _ in range(len(columns.edges) + 1)]
    for segment in _segments(line, gap):
        cells[columns.of(segment)].extend(segment.words)
    return cells


def _columns(segments: Sequence[Sequence[Segment]], gap: float) -> Columns | None:
    """The columns that the lines agree on; a few lines, such as headings, may reach over several."""
    tolerated = len(segments) // 20
    ends = sorted(
        [(segment.left, 1) for line in segments for segment in line]
        + [(segment.right, -1) for line in segments for segment in line]
    )
    covering, edges, begun = 0, [], None
    for x, step in ends:
        if covering <= tolerated < covering + step and begun is not None and x - begun > gap / 2:
            edges.append((begun + x) / 2)
        if covering + step <= tolerated < covering:
            begun = x
        covering += step
    return Columns(tuple(edges)) if len(edges) + 1 >= _FEWEST_COLUMNS else None


def _extent(
    segments: Sequence[Sequence[Segment]], columns: Columns, first: int, last: int
) -> tuple[int, int]:
    """The first line of the table, and the one after its last: cells may go on alone below the last row."""
    while first < last and _stands_alone(segments[first]):
        first += 1
    end = last + 1
    while end < len(segments) and _goes_on(segments[end - 1], segments[end], columns):
        end += 1
    return first, end


def _goes_on(above: Sequence[Segment], below: Sequence[Segment], columns: Columns) -> bool:
    """Whether a line can be the rest of one cell of the row above."""
    first = below[0].words[0]
    distance = first.top - max(word.bottom for segment in above for word in segment.words)
    is_one_cell = len(below) == 1 and columns.holds(below[0]) and not _stands_alone(below)
    return is_one_cell and distance < (_WITHIN_ROW + _BETWEEN_ROWS) * first.height


def _stands_alone(line: Sequence[Segment]) -> bool:
    """Whether a line is a page number."""
    return len(line) == 1 and len(line[0].words) == 1 and line[0].words[0].text.isdecimal()
