"""Spreadsheets (.xlsx, .xlsm): bytes → Document. Every row is a line; those of a table have as many cells.

Sheets that are shown follow one another. Of a formula its last value is read; nothing is ever computed, and
what is left out is told.
"""

import hashlib
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator

from defusedxml.common import DefusedXmlException

from coomet_graph.documents.displayed import Displayed, display
from coomet_graph.documents.flow import shortened
from coomet_graph.documents.model import NOTHING, Document, Line, Passage, Spot, Word
from coomet_graph.documents.office import open_office
from coomet_graph.documents.refusals import refusal
from coomet_graph.documents.sheet import (
    CELLS_LIMIT,
    Area,
    Cell,
    DoctypeError,
    Sheet,
    TooManyCellsError,
    area_of,
)
from coomet_graph.documents.workbook import Workbook
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.findings import Finding, Place, Text, reader_rules

# What an empty table may be blown up to when its rows get cells for all columns.
_GRID_LIMIT = 4 * CELLS_LIMIT
# How spreadsheet programs write line ends and tabs inside a text.
_CONTROL = re.compile(r"_x00(?:09|0[aAdD])_")
_LIST = re.compile(r"=?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^'!]+))!(?P<area>[$A-Z0-9:]+)")
# Placed without a word of the sheet, findings quote what they tell of.
_TOLD = {"formula-without-value": "formula", "error-cell": "value"}
_NAMED = 5
_COMMENT, _DRAWING = Text("comment", "примечание"), Text("drawing", "рисунок")


def read_spreadsheet(file: str, content: bytes) -> Document:
    """The document in a workbook; raises UnreadableDocumentError if it is none, or has no words."""
    try:
        lines, findings = _Reader(file, Workbook(open_office(file, content), content)).read()
    except (MemoryError, UnreadableDocumentError):
        raise
    except TooManyCellsError as error:
        raise _too_large(file) from error
    except Exception as error:
        # The library tells of some errors by others of its own.
        if isinstance(error.__cause__ or error, DoctypeError | DefusedXmlException):
            raise refusal(
                file,
                "the workbook declares entities of its own, which no programme needs; do not trust this file",
                "книга объявляет собственные сущности, которые программе не нужны; не доверяйте этому файлу",
            ) from error
        # Broken files make the parsers of the library raise errors of every kind.
        raise refusal(
            file,
            "the workbook is damaged or no Excel workbook; open it in a spreadsheet program and save it "
            "as .xlsx",
            "книга повреждена или это не книга Excel; откройте её в табличной программе и сохраните "
            "как .xlsx",
        ) from error
    if not lines:
        raise refusal(
            file,
            "no sheet that is shown has any words; give a workbook that holds a programme",
            "на видимых листах нет текста; укажите книгу с программой",
        )
    return Document(file, hashlib.sha256(content).hexdigest(), tuple(lines), tuple(findings))


def _too_large(file: str) -> UnreadableDocumentError:
    return refusal(
        file,
        f"the sheets have more than {CELLS_LIMIT:,} cells, or cells scattered too widely; "
        "give the programme's table alone",
        f"на листах больше {CELLS_LIMIT:,} ячеек, или они слишком разбросаны; "
        "укажите только таблицу программы",
    )


class _Reader:
    def __init__(self, file: str, book: Workbook) -> None:
        self.file, self.book = file, book
        self.lines: list[Line] = []
        self.places: dict[str, list[Place]] = defaultdict(list)
        self.findings: list[Finding] = []
        self._order = self._cells = self._grid = 0

    def read(self) -> tuple[list[Line], list[Finding]]:
        sheets = list(self.book.sheets())
        feeding = _lists(sheet for _, shown, sheet in sheets if shown)
        for title, shown, sheet in sheets:
            self._cells += len(sheet.cells)
            if self._cells > CELLS_LIMIT:
                raise TooManyCellsError
            if shown:
                self._read_sheet(title, sheet)
            elif any(not any(area.holds(cell) for area in feeding[title]) for cell in sheet.cells.values()):
                # A sheet that only feeds drop-down lists hides nothing.
                self._tell("hidden-sheet", words=title)
        for rule, places in self.places.items():
            self._tell(rule, places, _file=self.file, _count=str(len(places)), _words=_some(places))
        if self.book.has_macros:
            self._tell("macros-not-run", _file=self.file)
        return self.lines, self.findings

    def _tell(self, rule: str, places: Iterable[Place] = (), **values: str | Text) -> None:
        self.findings.append(reader_rules()[rule].finding(places=places, values=values))

    def _read_sheet(self, title: str, sheet: Sheet) -> None:
        texts: dict[tuple[int, int], Passage] = {}
        for cell in sheet.in_order():
            if words := self._words(title, sheet, cell):
                texts[cell.row, cell.column] = words
        own_rows = sorted({row for row, _ in texts})
        for area in sheet.merged:
            if merged := texts.get((area.first_row, area.first_column)):
                below = own_rows[
                    bisect_right(own_rows, area.first_row) : bisect_right(own_rows, area.last_row)
                ]
                self._count(len(below))
                texts.update(((row, area.first_column), merged) for row in below)
        columns = sorted({column for _, column in texts})
        self._count(len(own_rows) * len(columns))
        self._add_lines(texts, own_rows, columns)
        for aside in self.book.asides(title):
            row = int(re.sub(r"\D", "", aside.cell or "") or 1)
            place = Place(self.file, row, row, aside.words, None, None, aside.cell, title)
            part = _COMMENT if aside.cell is not None else _DRAWING
            self._tell("text-left-out", [place], words=shortened(aside.words), part=part, _file=self.file)

    def _count(self, cells: int) -> None:
        self._grid += cells
        if self._grid > _GRID_LIMIT:
            raise TooManyCellsError

    def _add_lines(self, texts: dict[tuple[int, int], Passage], rows: list[int], columns: list[int]) -> None:
        """Rows of one cell above a table, or apart from it and in its first column, are lines of text."""
        number = self.lines[-1].number if self.lines else 0
        is_in_table, met_table = False, False
        previous = 0
        for row in rows:
            cells = tuple(texts.get((row, column), NOTHING) for column in columns)
            filled = [cell for cell in cells if cell]
            is_in_table = is_in_table and row == previous + 1
            previous = row
            number += 1
            if len(filled) == 1 and not is_in_table and (cells[0] or not met_table):
                self.lines.append(Line(number, (filled[0],)))
                continue
            is_in_table = met_table = True
            self.lines.append(Line(number, cells))

    def _words(self, title: str, sheet: Sheet, cell: Cell) -> Passage:
        """The words of a cell; what is odd about it is told."""
        shown = self._displayed(cell)
        words = _CONTROL.sub(" ", shown.words).split()
        spot = Spot(None, title, cell.name)
        passage = Passage(
            tuple(Word(word, cell.row, order, spot=spot) for order, word in enumerate(words, self._order))
        )
        self._order += len(words)
        for rule in self._oddities(sheet, cell, shown, passage):
            quoted = " ".join(words) or " ".join(str(getattr(cell, _TOLD.get(rule, "value"))).split())
            self.places[rule].append(
                Place(self.file, cell.row, cell.row, quoted, None, None, cell.name, title)
            )
        return passage

    def _oddities(self, sheet: Sheet, cell: Cell, shown: Displayed, words: Passage) -> Iterator[str]:
        if cell.kind == "e":
            yield "error-cell"
        elif cell.formula is not None:
            yield "formula-cell" if cell.value else "formula-without-value"
        if words and sheet.hides(cell):
            yield "hidden-cell"
        if words and (cell.is_struck or self.book.is_struck(cell)):
            yield "struck-through"
        if shown.is_doubtful and cell.formula is None:
            yield "number-for-code"

    def _displayed(self, cell: Cell) -> Displayed:
        value = cell.value
        if cell.kind == "s":
            return Displayed(self.book.shared_texts[int(value)] if value else "")
        if cell.kind == "b":
            return Displayed("TRUE" if value == "1" else "FALSE" if value else "")
        if cell.kind == "e" or not value:
            return Displayed("")
        if cell.kind == "n":
            return display(float(value), self.book.format_of(cell.style), self.book.epoch)
        if cell.kind == "d":
            return Displayed(value.removesuffix("T00:00:00"))
        return Displayed(value)


def _lists(sheets: Iterable[Sheet]) -> dict[str, list[Area]]:
    """The areas from which drop-down lists take their choices, by the titles of their sheets."""
    areas: dict[str, list[Area]] = defaultdict(list)
    for formula in (formula for sheet in sheets for formula in sheet.lists):
        named = _LIST.fullmatch(formula)
        if named is not None:
            title = named["plain"] or named["quoted"].replace("''", "'")
            areas[title].append(area_of(named["area"]))
    return areas


def _some(places: list[Place]) -> str:
    """The first cells, by name, and how many more there are."""
    names = list(dict.fromkeys(place.spot.en for place in places))
    more = len(names) - _NAMED
    return ", ".join(names[:_NAMED]) + (f" … +{more}" if more > 0 else "")
