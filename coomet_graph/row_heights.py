"""How high the rows of a workbook must be for their words: not every program finds that out by itself."""

from collections.abc import Iterable
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

# Points for a line of the usual letters; the highest row that Excel knows; the width of a column of no width.
_LINE, _MOST, _USUAL_WIDTH = 15.0, 409.0, 8.43
# Words are broken as a whole, and some letters are wider than digits, by which columns are measured.
_LOST = 1.15


def height_of(cells: Iterable[tuple[str, float]]) -> float | None:
    """In points, for texts that are wrapped in columns of such widths, in characters; None for one line."""
    lines = max((_lines(words, width) for words, width in cells), default=1)
    return min(_LINE * lines, _MOST) if lines > 1 else None


def fit_rows(sheet: "Worksheet") -> None:
    """Give every row the height that its wrapped words need, unless it has one."""
    widths = {letter: column.width for letter, column in sheet.column_dimensions.items()}
    for number, row in enumerate(sheet.iter_rows(), start=1):
        if sheet.row_dimensions[number].height is None:
            sheet.row_dimensions[number].height = height_of(
                (cell.value, widths.get(cell.column_letter, _USUAL_WIDTH))
                for cell in row
                if isinstance(cell.value, str) and cell.alignment.wrap_text
            )


def _lines(words: str, width: float) -> int:
    return sum(max(ceil(len(line) * _LOST / width), 1) for line in words.split("\n"))
