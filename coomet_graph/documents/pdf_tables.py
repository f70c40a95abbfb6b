"""Ruled tables on a page of a PDF: the cells that lines enclose, and the words in each."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pdfplumber.page import Page

from coomet_graph.documents.pdf_words import Printed, split_at

# Upright strokes shorter than this are letters or ornaments; lines nearer than that are one.
_SHORT, _NEAR = 8.0, 3.0

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass
class RuledCell:
    """A cell and the words in it; `columns` and `rows` are those of the grid that it covers."""

    box: Box
    columns: range
    rows: range
    words: list[Printed] = field(default_factory=list)


def ruled_tables(page: Page) -> "list[RuledTable]":
    """The tables of a page with two columns or more, from top to bottom.

    A row that goes on over the page's end may have no line there: the upright lines tell where it ends.
    """
    upright = [edge for edge in page.edges if edge["orientation"] == "v" and edge["height"] > _SHORT]
    level = [edge["top"] for edge in page.edges if edge["orientation"] == "h"]
    ends = (
        {min(edge["top"] for edge in upright), max(edge["bottom"] for edge in upright)} if upright else set()
    )
    missing = [end for end in sorted(ends) if not any(abs(end - height) < _NEAR for height in level)]
    found = page.find_tables({"explicit_horizontal_lines": missing} if missing else None)
    tables = [table for each in found if (table := RuledTable(each.cells)).width > 1]
    return sorted(tables, key=lambda table: table.top)


class RuledTable:
    """The cells of a table in their grid."""

    def __init__(self, boxes: Iterable[Box]) -> None:
        boxes = list(boxes)
        self._lefts = sorted({box[0] for box in boxes})
        self._tops = sorted({box[1] for box in boxes})
        self.bottom = max(box[3] for box in boxes)
        self._right = max(box[2] for box in boxes)
        self.width = len(self._lefts)
        self._at: dict[tuple[int, int], RuledCell] = {}
        for box in boxes:
            columns = range(self._lefts.index(box[0]), self._before(self._lefts, box[2]))
            rows = range(self._tops.index(box[1]), self._before(self._tops, box[3]))
            cell = RuledCell(box, columns, rows)
            self._at.update(((row, column), cell) for row in rows for column in columns)

    @property
    def top(self) -> float:
        """Where it begins."""
        return self._tops[0]

    def put(self, word: Printed) -> bool:
        """Put a word into its cell; False if it stands in none."""
        cell = self._cell((word.left + word.right) / 2, word.middle)
        first = self._cell(word.left + 0.1, word.middle)
        if cell is None:
            return False
        # Where columns stand close together, two words of different cells look like one.
        if first is not None and word.right > first.box[2] + 1:
            parts = split_at(word, first.box[2])
            if len(parts) == 2:
                first.words.append(parts[0])
                return self.put(parts[1])
            cell = first
        cell.words.append(word)
        return True

    def rows(self) -> Iterator[list[RuledCell]]:
        """The rows with words, cell by cell from left to right.

        A cell over several columns is the first of them, one over several rows stands again in each.
        """
        nothing = RuledCell((0, 0, 0, 0), range(0), range(0))
        for row in range(len(self._tops)):
            cells = [self._at.get((row, column), nothing) for column in range(self.width)]
            if any(cell.words and cell.rows[0] == row for cell in cells):
                yield [cell if column in cell.columns[:1] else nothing for column, cell in enumerate(cells)]

    def _cell(self, x: float, y: float) -> RuledCell | None:
        row, column = bisect_right(self._tops, y) - 1, bisect_right(self._lefts, x) - 1
        cell = self._at.get((row, column))
        return cell if cell is not None and x <= cell.box[2] and y <= cell.box[3] else None

    @staticmethod
    def _before(edges: Sequence[float], end: float) -> int:
        """How many of the edges lie before an end; lines are drawn with the precision of a hair."""
        return bisect_right(edges, end - 0.5)
