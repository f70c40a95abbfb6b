"""Workbooks (.xlsx, .xlsm) as packages: their sheets, texts and formats, and what belongs to a sheet."""

import posixpath
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from io import BytesIO
from typing import IO
from xml.etree.ElementTree import Element

from openpyxl.cell.read_only import ReadOnlyCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.packaging.relationship import get_dependents
from openpyxl.reader.excel import ExcelReader

from coomet_graph.documents.office import Office
from coomet_graph.documents.sheet import Cell, Sheet, read_sheet
from coomet_graph.letters import raised

_MACROS = "vbaProject.bin"


@dataclass(frozen=True, slots=True)
class Aside:
    """Words that belong to a sheet and stand in no cell: a comment on a cell, or the text of a drawing."""

    words: str
    cell: str | None = None


class Workbook:
    """A workbook that was opened; every method may raise whatever a parser of a broken file raises."""

    def __init__(self, office: Office, content: bytes) -> None:
        self._office = office
        with warnings.catch_warnings():
            # What the library does not know (pictures, extensions) is nothing that we read.
            warnings.simplefilter("ignore")
            # Cells are not parsed in this mode, and pictures, pivot tables and macros not looked at.
            self._reader = ExcelReader(
                BytesIO(content), read_only=True, data_only=True, keep_links=False, rich_text=True
            )
            self._reader.read()
        self._parts = {sheet.name: rel.target for sheet, rel in self._reader.parser.find_sheets()}
        self._formats: dict[int, str] = {}
        self._strikes: dict[int, bool] = {}

    @property
    def epoch(self) -> datetime:
        """The day from which dates are counted."""
        return self._reader.wb.epoch

    @cached_property
    def shared_texts(self) -> list[str]:
        """The texts that cells refer to by their index; raised digits are marks of footnotes."""
        return [_plain(text) for text in self._reader.shared_strings]

    @property
    def has_macros(self) -> bool:
        """Whether programs come with it."""
        return any(posixpath.basename(name) == _MACROS for name in self._office.names)

    def sheets(self) -> Iterator[tuple[str, bool, Sheet]]:
        """Each sheet with cells: its title, whether it is shown, and what stands in it."""
        for sheet in self._reader.wb.worksheets:
            with self._open(sheet.title) as source:
                yield sheet.title, sheet.sheet_state == "visible", read_sheet(source)

    def format_of(self, style: int) -> str:
        """The number format of a style."""
        known = self._formats.get(style)
        if known is None:
            known = self._formats[style] = self._styled(style).number_format or ""
        return known

    def is_struck(self, cell: Cell) -> bool:
        """Whether the style of a cell strikes its words through, or any part of the shared text in it."""
        known = self._strikes.get(cell.style)
        if known is None:
            known = self._strikes[cell.style] = self._strikes_out(cell.style)
        return known or (cell.kind == "s" and int(cell.value) in self._struck_texts)

    @cached_property
    def _struck_texts(self) -> frozenset[int]:
        texts = enumerate(self._reader.shared_strings)
        return frozenset(at for at, text in texts if _is_struck(text))

    def _strikes_out(self, style: int) -> bool:
        try:
            return bool(self._styled(style).font.strike)
        except IndexError:
            # Words can be read in a style that the file does not describe.
            return False

    def _styled(self, style: int) -> ReadOnlyCell:
        return ReadOnlyCell(self._reader.wb.worksheets[0], 1, 1, None, style_id=style)

    def asides(self, title: str) -> Iterator[Aside]:
        """The comments on a sheet's cells and the words of its drawings."""
        part = "{}/_rels/{}.rels".format(*posixpath.split(self._parts[title]))
        if part not in self._office.names:
            return
        for related in get_dependents(self._reader.archive, part):
            kind = related.Type.rpartition("/")[2]
            if related.TargetMode != "External" and kind in ("comments", "drawing"):
                root = self._office.xml(related.target)
                yield from _comments(root) if kind == "comments" else _boxes(root)

    def _open(self, title: str) -> IO[bytes]:
        source: IO[bytes] = self._reader.archive.open(self._parts[title])
        return source


def _plain(text: str | CellRichText) -> str:
    if isinstance(text, str):
        return text
    return "".join(
        raised(str(part))
        if isinstance(part, TextBlock) and part.font.vertAlign == "superscript"
        else str(part)
        for part in text
    )


def _is_struck(text: str | CellRichText) -> bool:
    """Whether any part of a text is struck through."""
    return not isinstance(text, str) and any(
        isinstance(part, TextBlock) and bool(part.font.strike) for part in text
    )


def _comments(root: Element) -> Iterator[Aside]:
    for comment in root.iterfind(".//{*}comment"):
        words = " ".join("".join(text.text or "" for text in comment.iterfind(".//{*}t")).split())
        if words:
            yield Aside(words, comment.get("ref"))


def _boxes(root: Element) -> Iterator[Aside]:
    for paragraph in root.iterfind(".//{*}p"):
        words = " ".join("".join(text.text or "" for text in paragraph.iterfind(".//{*}t")).split())
        if words:
            yield Aside(words)
