"""The trace matrix as a workbook: the matrix itself, its links with their words, holes, and counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import groupby
from typing import TYPE_CHECKING, Any

from coomet_graph.errors import Text
from coomet_graph.network.matrix import By, Link, Matrix
from coomet_graph.network.matrix_rows import (
    NAMES,
    SIGNS,
    count_rows,
    hole_rows,
    is_quiet,
    key_of,
    link_rows,
    number_of,
    programme_of,
    title_of,
    together,
)
from coomet_graph.network.matrix_standing import TOLD, Standing
from coomet_graph.row_heights import fit_rows

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LONGEST = 32_767
_FILLS = {"valid": "D8EFE3", "citedNotSeen": "DDE8F6", "suspect": "FDECCD", "broken": "F9DCD6"}
_OPEN, _QUIET, _HEAD = "F9DCD6", "EFEFEF", "DDE6F0"
_SHEETS = {
    "matrix": Text("Matrix", "Матрица"),
    "links": Text("Links", "Ссылки"),
    "holes": Text("Not linked", "Без связи"),
    "counts": Text("Counts", "Подсчёт"),
}
_LINK_WIDTHS = {By.ITEMS: (30, 11, 40, 13, 22, 70, 44), By.INDICATORS: (30, 11, 40, 11, 14, 22, 70, 44)}
_STANDING = Text("Standing", "Положение")


def to_workbook(matrix: Matrix) -> bytes:
    """The matrix as XLSX. Raises ParameterError if it is too large for a sheet that people read."""
    matrix.check_size()
    from openpyxl import Workbook  # noqa: PLC0415 - slow to load

    book = Workbook(write_only=False)
    sheet = book.active
    assert sheet is not None
    _matrix(sheet, matrix)
    for name, (headings, rows), widths in (
        ("links", link_rows(matrix), _LINK_WIDTHS[matrix.by]),
        ("holes", hole_rows(matrix), (22, 13, 34, 12, 60, 26, 12, 50)),
        ("counts", count_rows(matrix), (13, 34, 14, *[13] * 8)),
    ):
        _list(
            book.create_sheet(),
            _SHEETS[name].in_language(matrix.language),
            headings,
            rows,
            widths,
            numeric=name == "counts",
        )
    for each in book.worksheets:
        fit_rows(each)
    target = BytesIO()
    book.save(target)
    return target.getvalue()


def _matrix(sheet: Any, matrix: Matrix) -> None:
    from openpyxl.styles import Alignment  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    language, by_items = matrix.language, matrix.by is By.ITEMS
    sheet.title = _SHEETS["matrix"].in_language(language)
    _put(sheet, 1, 1, title_of(matrix), bold=True, size=14)
    _put(sheet, 2, 1, key_of(matrix))
    groups = (list(group) for _, group in groupby(matrix.rows, lambda line: line.programme))
    quiet = [
        f"{programme_of(matrix, lines[0])} {words}" for lines in groups for words in together(lines, matrix)
    ]
    _put(sheet, 3, 1, "; ".join(quiet))
    head = 4
    # Number and title stay in sight beside every column.
    left = [NAMES[matrix.by][0], Text("Title", "Название"), _STANDING, Text("Programme", "Программа")]
    for column, text in enumerate(left, start=1):
        _put(sheet, head, column, text.in_language(language), bold=True, fill=_HEAD, wrap=True)
    places: dict[str, int] = {}
    for at, line in enumerate(matrix.columns, start=len(left) + 1):
        places[line.iri] = at
        words = f"{line.number} {line.title}" if by_items else line.number
        cell = _put(sheet, head, at, _shortened(words, 60), bold=True, fill=_fill(line.standing, _HEAD))
        cell.alignment = Alignment(text_rotation=90, wrap_text=True, horizontal="center", vertical="bottom")
        sheet.column_dimensions[get_column_letter(at)].width = 6 if by_items else 11
    sheet.row_dimensions[head].height = 190
    shown = [line for line in matrix.rows if not is_quiet(line)]
    rows = {line.iri: row for row, line in enumerate(shown, start=head + 1)}
    for line in shown:
        told = TOLD[line.standing].in_language(language) + (f": {line.reason}" if line.reason else "")
        fill = _fill(line.standing, "")
        for column, words in enumerate((line.number, line.title, told, programme_of(matrix, line)), start=1):
            _put(sheet, rows[line.iri], column, words, fill=fill, wrap=True, bold=column == 1)
    for (left_of, under), links in matrix.cells.items():
        _link_cell(sheet, rows[left_of], places[under], links, matrix)
    below = head + len(rows) + 1
    _put(sheet, below, 2, _STANDING.in_language(language), bold=True)
    for line in matrix.columns:
        told = TOLD[line.standing].in_language(language) + (f": {line.reason}" if line.reason else "")
        cell = _put(sheet, below, places[line.iri], told, fill=_fill(line.standing, ""), size=8)
        cell.alignment = Alignment(text_rotation=90, wrap_text=True, horizontal="center", vertical="top")
    sheet.row_dimensions[below].height = 150
    for letter, width in zip("ABCD", (12, 46, 26, 24), strict=True):
        sheet.column_dimensions[letter].width = width
    _for_print(sheet, head, f"A{head}:{get_column_letter(len(left) + max(len(places), 1))}{below - 1}", "C")


def _link_cell(sheet: Any, row: int, column: int, links: Sequence[Link], matrix: Matrix) -> None:
    from openpyxl.styles import Alignment  # noqa: PLC0415

    worst = max((link.state for link in links), key=list(SIGNS).index)
    signs = "".join(dict.fromkeys(SIGNS[link.state] for link in links))
    if matrix.by is By.INDICATORS:
        signs = ", ".join(dict.fromkeys(f"{number_of(matrix, x.action)} {SIGNS[x.state]}" for x in links))
    cell = _put(sheet, row, column, signs, fill=_FILLS[worst])
    cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)


def _fill(standing: Standing, usual: str) -> str:
    if standing in (Standing.OPEN, Standing.MISSING):
        return _OPEN
    return usual if standing in (Standing.LINKED, Standing.THROUGH) else _QUIET


def _list(
    sheet: Worksheet,
    title: str,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[int],
    *,
    numeric: bool,
) -> None:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    sheet.title = title
    for column, heading in enumerate(headings, start=1):
        _put(sheet, 1, column, heading, bold=True, fill=_HEAD, wrap=True)
        sheet.column_dimensions[get_column_letter(column)].width = widths[column - 1]
    last = 1
    for last, row in enumerate(rows, start=2):
        for column, words in enumerate(row, start=1):
            if numeric and words.isdecimal() and column > 3:
                sheet.cell(last, column, int(words))
            else:
                _put(sheet, last, column, words, wrap=True)
    _for_print(sheet, 1, f"A1:{get_column_letter(len(headings))}{last}", "A")


def _for_print(sheet: Any, head: int, area: str, first: str) -> None:
    """Headings stay in sight, on the screen and on every page; the sheet is as wide as the page."""
    sheet.freeze_panes = f"{first}{head + 1}"
    sheet.auto_filter.ref = area
    sheet.print_title_rows = f"{head}:{head}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P / &N"


def _put(
    sheet: Any, row: int, column: int, words: str, *, bold: bool = False, size: float = 10, fill: str = "",
    wrap: bool = False,
) -> Any:  # fmt: skip
    """A cell of text: a spreadsheet never computes it, not even when it is edited."""
    from openpyxl.styles import Alignment, Border, Font, PatternFill, Side  # noqa: PLC0415

    cell = sheet.cell(row, column)
    cell.value = _NOT_XML.sub("\ufffd", words)[:_LONGEST]
    cell.data_type = "s"
    cell.font = Font(bold=bold, size=size)
    cell.alignment = Alignment(vertical="top", wrap_text=wrap)
    if words.lstrip(" \"'")[:1] in ("=", "+", "-", "@", "\t", "\r"):
        cell.quotePrefix = True
    if fill:
        line = Side(style="thin", color="B0B0B0")
        cell.fill = PatternFill("solid", start_color=fill)
        cell.border = Border(left=line, right=line, top=line, bottom=line)
    return cell


def _shortened(words: str, length: int) -> str:
    return words if len(words) <= length else words[:length].rsplit(" ", 1)[0].rstrip(",;:") + "…"
