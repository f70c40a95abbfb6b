"""Tables as files have them, with cells that cover several columns and rows → rows of equal length."""

from collections.abc import Callable
from dataclasses import dataclass, field

from coomet_graph.documents.model import NOTHING, Passage
from coomet_graph.documents.refusals import refusal

MOST_CELLS = 1_000_000
MOST_COLUMNS = 1_000


@dataclass(slots=True)
class Paragraph:
    """A paragraph with its number."""

    number: int
    words: Passage


@dataclass(slots=True)
class Cell:
    """What stands in a cell, and how many columns and rows it covers."""

    blocks: "list[Block]"
    across: int = 1
    down: int = 1


@dataclass(slots=True)
class Row:
    """The cells that begin in a row; those that reach down from rows above are not among them."""

    number: int
    cells: list[Cell] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A table's rows."""

    rows: list[Row] = field(default_factory=list)

    @property
    def is_frame(self) -> bool:
        """Whether it is there to frame other tables: a single column with tables inside."""
        cells = [cell for row in self.rows for cell in row.cells]
        return all(len(row.cells) <= 1 for row in self.rows) and any(
            isinstance(block, Table) for cell in cells for block in cell.blocks
        )


Block = Paragraph | Table


class Grid:
    """Spreads the tables of one file, which together may have `MOST_CELLS`."""

    def __init__(self, file: str) -> None:
        self._file, self._cells = file, 0

    def spread(self, table: Table, words_of: Callable[[Cell], Passage]) -> list[tuple[int, list[Passage]]]:
        """The rows that have words of their own, each with its number, and a passage for each column.

        A cell's words stand in the first of the columns it covers, and again in every row it covers.
        Raises UnreadableDocumentError if the tables are beyond the limit.
        """
        rows: list[tuple[int, dict[int, Passage]]] = []
        # By column: the words that reach down from above, and into how many more rows.
        reaching: dict[int, tuple[Passage, int]] = {}
        before = self._cells
        width = 0
        for row in table.rows:
            columns = {column: words for column, (words, _) in reaching.items()}
            below = {column: (words, left - 1) for column, (words, left) in reaching.items() if left > 1}
            at, is_blank = 0, True
            for cell in row.cells:
                words = words_of(cell)
                is_blank = is_blank and not words
                while at in columns:
                    at += 1
                width = max(width, at + 1)
                across = min(cell.across, MOST_COLUMNS)
                for column in range(at, at + across):
                    columns[column] = words if column == at else NOTHING
                    if cell.down > 1:
                        below[column] = (columns[column], cell.down - 1)
                at += across
            self._count(self._cells + len(columns), width)
            reaching = below
            if not is_blank:
                rows.append((row.number, columns))
        # Shorter rows are filled up.
        self._count(before + len(rows) * width, width)
        return [(number, [columns.get(at, NOTHING) for at in range(width)]) for number, columns in rows]

    def _count(self, cells: int, width: int) -> None:
        self._cells = cells
        if cells > MOST_CELLS or width > MOST_COLUMNS:
            raise refusal(
                self._file,
                f"the tables have more than {MOST_CELLS} cells or {MOST_COLUMNS} columns; "
                "give the programme's table alone",
                f"в таблицах больше {MOST_CELLS} ячеек или {MOST_COLUMNS} столбцов; "
                "укажите только таблицу программы",
            )
