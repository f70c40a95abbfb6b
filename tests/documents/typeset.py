"""Tables as Word, OpenDocument and HTML files have them, written by other libraries than read them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from html import escape
from io import BytesIO
from itertools import zip_longest
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import odfdo
from docx.document import Document as WordDocument
from docx.table import _Cell as WordCell

from coomet_graph.documents.model import Passage
from coomet_graph.records.layouts import Layout, Row
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.model import Table

Merge = tuple[int, int, int, int]
"""First row, first column, last row and last column of cells merged into one."""


@dataclass(frozen=True)
class Typeset:
    """A table with the paragraphs before it; line feeds in a cell part its paragraphs."""

    rows: Sequence[Sequence[str]]
    front: Sequence[str] = ()
    merges: Sequence[Merge] = field(default_factory=tuple)

    @property
    def covered(self) -> set[tuple[int, int]]:
        """The places that have no cell of their own, since one from the left or from above covers them."""
        return {
            (row, column)
            for top, left, bottom, right in self.merges
            for row in range(top, bottom + 1)
            for column in range(left, right + 1)
            if (row, column) != (top, left)
        }

    def size(self, row: int, column: int) -> tuple[int, int]:
        """How many columns and rows a cell covers."""
        for top, left, bottom, right in self.merges:
            if (top, left) == (row, column):
                return right - left + 1, bottom - top + 1
        return 1, 1


# ---------------------------------------------------------------- Word


def docx_of(*tables: Typeset, change: Callable[[WordDocument], None] | None = None) -> bytes:
    """A Word file with the tables one after another; `change` may add to it or spoil it."""
    document = docx.Document()
    for each in tables:
        for line in each.front:
            document.add_paragraph(line)
        table = document.add_table(len(each.rows), max(map(len, each.rows)))
        # python-docx finds a cell anew for each access, which takes long in a large table.
        cells = [list(row.cells) for row in table.rows]
        for at, row in enumerate(each.rows):
            for column, text in enumerate(row):
                if (at, column) not in each.covered:
                    _fill(cells[at][column], text)
        for top, left, bottom, right in each.merges:
            table.cell(top, left).merge(table.cell(bottom, right))
    if change is not None:
        change(document)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


def _fill(cell: WordCell, text: str) -> None:
    first, *others = text.split("\n")
    cell.paragraphs[0].text = first
    for other in others:
        cell.add_paragraph(other)


# ---------------------------------------------------------------- OpenDocument


def odt_of(*tables: Typeset, change: Callable[[odfdo.Document], None] | None = None) -> bytes:
    """An OpenDocument text with the tables one after another; `change` may add to it or spoil it."""
    document = odfdo.Document("text")
    body = document.body
    body.clear()
    for number, each in enumerate(tables):
        for line in each.front:
            body.append(odfdo.Paragraph(line))
        table = odfdo.Table(f"Table{number}")
        for at, row in enumerate(each.rows):
            line_of_cells = odfdo.Row()
            for column, text in enumerate(row):
                cell = odfdo.Cell()
                for part in text.split("\n") if (at, column) not in each.covered else ():
                    cell.append(odfdo.Paragraph(part))
                line_of_cells.append_cell(cell)
            table.append_row(line_of_cells)
        for top, left, bottom, right in each.merges:
            table.set_span((left, top, right, bottom))
        body.append(table)
    if change is not None:
        change(document)
    content = BytesIO()
    document.save(content)
    return content.getvalue()


# ---------------------------------------------------------------- HTML


def html_of(*tables: Typeset) -> bytes:
    """A page with the tables one after another, each row of cells on a line of its own."""
    lines = ["<!DOCTYPE html>", '<html><head><meta charset="utf-8"><title>A page</title></head>', "<body>"]
    for each in tables:
        lines += [f"<p>{escape(line)}</p>" for line in each.front]
        lines += ["<table>", *(_html_row(each, at) for at in range(len(each.rows))), "</table>"]
    return "\n".join([*lines, "</body></html>", ""]).encode()


def _html_row(each: Typeset, at: int) -> str:
    cells = []
    for column, text in enumerate(each.rows[at]):
        if (at, column) in each.covered:
            continue
        across, down = each.size(at, column)
        spans = (f' colspan="{across}"' if across > 1 else "") + (f' rowspan="{down}"' if down > 1 else "")
        inner = "".join(f"<p>{escape(part)}</p>" for part in text.split("\n"))
        cells.append(f"<td{spans}>{inner}</td>")
    return f"<tr>{''.join(cells)}</tr>"


# ---------------------------------------------------------------- separated values


def separated_of(*tables: Typeset, separator: str = ",") -> bytes:
    """The rows with quoted values; front matter is padded to the width of the table, as spreadsheets do."""
    lines: list[str] = []
    for each in tables:
        width = max(map(len, each.rows))
        for row in [*([line] for line in each.front), *each.rows]:
            values = [*row, *[""] * (width - len(row))]
            quoted = (f'"{value.replace(chr(34), chr(34) * 2)}"' if value else "" for value in values)
            lines.append(separator.join(quoted))
    return "\n".join([*lines, ""]).encode()


# ---------------------------------------------------------------- programmes


def tables_of(layout: Layout) -> tuple[Typeset, ...]:
    """A programme that was laid out, as the tables its authors had.

    Columns are those of the document. A programme with a column for activities has its headings there,
    merged over the rows below; another has them in rows of their own.
    """
    front = [words.text for words in layout.front]
    return tuple(
        _table_of(table, front if not at else [table.title.text] * bool(table.title))
        for at, table in enumerate(layout.tables)
    )


def _table_of(table: Table, front: Sequence[str]) -> Typeset:
    columns = list(table.columns)
    rows: list[list[str]] = [list(table.columns.values())]
    merges: list[Merge] = []
    begun = 0
    heading = ""
    for row, after in zip_longest(table.rows, table.rows[1:]):
        if role.ACTIVITY in columns and row.is_heading:
            _merge_heading(merges, begun, len(rows))
            heading, begun = _numbered(row), len(rows)
            continue
        cells = [_cell(row, name, columns) for name in columns]
        if after is not None and after.parent == row.notation and after.number:
            # A title above its parts; the number stands beside the first of them.
            cells[columns.index(role.NUMBER)] = ""
        if role.ACTIVITY in columns:
            cells[columns.index(role.ACTIVITY)] = heading
            heading = ""
        rows.append(cells)
    _merge_heading(merges, begun, len(rows))
    return Typeset(rows, front, merges)


def _merge_heading(merges: list[Merge], begun: int, end: int) -> None:
    if begun and end - begun > 1:
        merges.append((begun, 0, end - 1, 0))


def _cell(row: Row, name: str, columns: Sequence[str]) -> str:
    if name == role.NUMBER:
        return row.number.text if not row.is_heading else ""
    if name == role.TITLE and (row.is_heading or role.NUMBER not in columns):
        return _numbered(row)
    return row.cells.get(name, Passage()).text


def _numbered(row: Row) -> str:
    return " ".join(filter(None, (row.number.text, row.cells.get(role.TITLE, Passage()).text)))


# ---------------------------------------------------------------- parts


def with_parts(content: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    """An office file with its parts changed."""
    with ZipFile(BytesIO(content)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return packed.getvalue()
