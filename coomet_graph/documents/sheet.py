"""The XML of one sheet of a workbook: its cells as they are stored, merged ranges, what is hidden, its lists.

Read in one pass that keeps what is there: a sheet that claims a million rows has as many cells as it has.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import IO
from xml.parsers import expat

from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import range_boundaries

from coomet_graph.letters import raised

CELLS_LIMIT = 1_000_000
_REFERENCE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")
# A sheet has no more columns.
_COLUMNS = 16_384
_TEXTS = frozenset({"v", "t", "f", "formula1"})


class TooManyCellsError(ValueError):
    """A sheet holds more cells than any programme has."""


class DoctypeError(ValueError):
    """The XML declares a document type: entities could be anything."""


@dataclass(slots=True)
class Cell:
    """A cell as it is stored: its kind ("s", "n", …), the index of its style, value, and formula if any.

    `is_struck` tells of words of its own that are struck through, whatever its style.
    """

    row: int
    column: int
    kind: str
    style: int
    value: str = ""
    formula: str | None = None
    is_struck: bool = False

    @property
    def name(self) -> str:
        """Its name in its sheet: "B12"."""
        return f"{get_column_letter(self.column)}{self.row}"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells."""

    first_column: int
    first_row: int
    last_column: int
    last_row: int

    def holds(self, cell: Cell) -> bool:
        """Whether the cell lies in it."""
        in_rows = self.first_row <= cell.row <= self.last_row
        return in_rows and self.first_column <= cell.column <= self.last_column


@dataclass
class Sheet:
    """What stands in a sheet."""

    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    lists: list[str] = field(default_factory=list)

    def hides(self, cell: Cell) -> bool:
        """Whether the cell's row or column is hidden."""
        columns = any(first <= cell.column <= last for first, last in self.hidden_columns)
        return columns or cell.row in self.hidden_rows

    def in_order(self) -> Iterator[Cell]:
        """The cells row by row."""
        yield from (self.cells[place] for place in sorted(self.cells))


def read_sheet(source: IO[bytes]) -> Sheet:
    """What stands in the sheet; raises ExpatError, ValueError, DoctypeError or TooManyCellsError."""
    handler = _Handler()
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    parser.ParseFile(source)
    return handler.sheet


def area_of(reference: str) -> Area:
    """The rectangle that "A1:B2" or "$A$1" names; raises ValueError."""
    bounds = range_boundaries(reference.replace("$", ""))
    if any(bound is None for bound in bounds):
        raise ValueError(reference)
    return Area(*(int(bound or 0) for bound in bounds))


def _refuse_doctype(*_: object) -> None:
    raise DoctypeError


class _Handler:
    """Follows the elements; a cell or row without a name of its own stands after the one before."""

    def __init__(self) -> None:
        self.sheet = Sheet()
        self._row = self._column = 0
        self._cell: Cell | None = None
        self._text: list[str] | None = None
        self._phonetic = self._raised = False
        self._is_list = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name in _TEXTS:
            self._text = []
        elif name == "c":
            self._start_cell(attributes)
        elif name == "row":
            self._start_row(attributes)
        elif name == "col" and attributes.get("hidden") in ("1", "true"):
            self.sheet.hidden_columns.append((int(attributes["min"]), int(attributes["max"])))
        elif name == "mergeCell":
            self.sheet.merged.append(area_of(attributes["ref"]))
        elif name in ("rPh", "vertAlign"):
            self._phonetic = self._phonetic or name == "rPh"
            self._raised = attributes.get("val") == "superscript"
        elif name == "strike" and self._cell is not None:
            self._cell.is_struck |= attributes.get("val") not in ("0", "false")
        elif name == "dataValidation":
            self._is_list = attributes.get("type") == "list"
        if (
            len(self.sheet.merged) + len(self.sheet.cells) > CELLS_LIMIT
            or len(self.sheet.hidden_columns) > _COLUMNS
        ):
            raise TooManyCellsError

    def _start_row(self, attributes: dict[str, str]) -> None:
        self._row = int(attributes.get("r", self._row + 1))
        self._column = 0
        if attributes.get("hidden") in ("1", "true"):
            self.sheet.hidden_rows.add(self._row)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        column = self._column + 1
        if "r" in attributes:
            named = _REFERENCE.fullmatch(attributes["r"])
            if named is None:
                raise ValueError(attributes["r"])
            column, self._row = column_index_from_string(named[1]), int(named[2])
        self._column = column
        self._cell = Cell(self._row, column, attributes.get("t", "n"), int(attributes.get("s", 0)))

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name in _TEXTS:
            self._end_text(name, "".join(self._text or ()))
            self._text = None
        elif name == "c":
            cell = self._cell
            if cell is not None and (cell.value or cell.formula is not None):
                self.sheet.cells[cell.row, cell.column] = cell
            self._cell = None
        elif name == "rPh":
            self._phonetic = False
        elif name == "r":
            self._raised = False

    def _end_text(self, name: str, text: str) -> None:
        if name == "formula1" and self._is_list:
            self.sheet.lists.append(text)
        elif self._cell is None or self._phonetic:
            pass
        elif name == "f":
            self._cell.formula = text
        elif name in ("v", "t"):
            self._cell.value += raised(text) if self._raised else text

    def text(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)
