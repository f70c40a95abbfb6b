"""Layout of tables whose first column names a field of activity, or that list projects: cells → rows.

A field of activity stands once, beside all its rows; the number opens the row's title, or has a column of its
own. What the grid tells is taken as it is: only a page break leaves cells to be put together again.
"""

from dataclasses import dataclass

from coomet_graph.documents.model import NOTHING, Document, Passage
from coomet_graph.findings import Finding
from coomet_graph.iris import heading_key
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.halves import half_name, opens_half
from coomet_graph.records.layouts.headings import heading_of, settle_between, settle_numbered
from coomet_graph.records.layouts.model import Row
from coomet_graph.records.layouts.numbering import Numbering
from coomet_graph.records.layouts.open_rows import OpenRow, Teller, unnumbered
from coomet_graph.records.layouts.parts import CellLine, Part
from coomet_graph.records.layouts.seams import carry_on

_SERIALS = 1000


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A row's number, the words that say it, and its cells without them."""

    number: str
    words: Passage
    cells: dict[str, Passage]


def read_cells(part: Part, document: Document, numbering: Numbering) -> tuple[tuple[Row, ...], list[Finding]]:
    """The rows of a table, and what was noticed while reading it."""
    reader = _Reader(part, document, numbering)
    for line in part.lines:
        reader.place(line)
    settle_numbered(reader.rows)
    settle_between(reader.rows, reader.tell)
    return tuple(row.as_row() for row in reader.rows), reader.tell.findings


class _Reader:
    def __init__(self, part: Part, document: Document, numbering: Numbering) -> None:
        self.numbering = numbering
        self.lists_projects = role.COORDINATOR in part.header.roles
        self.rows: list[OpenRow] = []
        self.tell = Teller(document.file)
        self.heading: OpenRow | None = None
        self._seen: set[int] = set()

    def place(self, line: CellLine) -> None:
        """Put the words of a line where they belong, or tell that there is no place for them."""
        known = self.heading
        self._activity(line)
        cells = {name: line.cell(name) for name in line.filled if name != role.ACTIVITY}
        if not cells:
            if self.heading is not None and self.heading is not known:
                self.heading.alone = True
            return
        numbered = self._numbered(cells)
        half_of = self._half_of(line, cells, numbered)
        if half_of is not None:
            self._half(half_of, cells)
        elif numbered is not None and self.rows and self.rows[-1].shares(numbered.words):
            self.rows[-1].take(numbered.cells)
        elif numbered is not None:
            self.rows.append(OpenRow(numbered.number, numbered.words, cells=numbered.cells))
        elif line.broken and self.rows and not self._begins(cells):
            self._continue(line, cells)
        elif self._begins(cells):
            self._unnumbered(cells)
        elif not self._heading_in_row(line, cells):
            self.tell.of("unreadable-row", line.words)

    def _activity(self, line: CellLine) -> None:
        """A field of activity is a heading; a merged cell gives the same words in each of its rows."""
        words = line.cell(role.ACTIVITY)
        if not words or words.words[0].order in self._seen:
            return
        self._seen.update(word.order for word in words.words)
        leading = self.numbering.leading(words.text)
        if leading is not None:
            self._open_heading(leading[0], words.cut(0, leading[1]), words.cut(leading[1]), line.beside)
        elif self.heading is not None and line.broken:
            self.heading.cells[role.TITLE] = carry_on(self.heading.cells[role.TITLE], words)
            self.tell.of("row-cut-by-page-break", words, self.heading.notation)
        elif (coded := heading_of(words)) is not None and coded.number:
            self._open_heading(coded.notation, coded.number, coded.cells[role.TITLE], line.beside)
        else:
            self._open_heading(heading_key(words.text), NOTHING, words, line.beside)

    def _open_heading(self, notation: str, number: Passage, title: Passage, between: bool = False) -> None:
        cells = {role.TITLE: title}
        self.heading = OpenRow(notation, number, is_heading=True, cells=cells, between=between)
        self.rows.append(self.heading)

    def _numbered(self, cells: dict[str, Passage]) -> _Numbered | None:
        """The row's number: in its own column, or in front of what stands first in the row."""
        own = cells.get(role.NUMBER, NOTHING)
        rest = {name: words for name, words in cells.items() if name != role.NUMBER}
        if own:
            number = self.numbering.whole(own.text)
            return None if number is None or not rest else _Numbered(number, own, rest)
        for name in (role.PROJECT, role.TITLE):
            if words := rest.get(name):
                leading = self.numbering.leading(words.text)
                alone = name == role.PROJECT or len(rest) == 1
                if leading is None or (alone and leading[1] >= len(words.text)):
                    continue
                without = {**rest, name: words.cut(leading[1])}
                kept = {key: left for key, left in without.items() if left}
                return _Numbered(leading[0], words.cut(0, leading[1]), kept)
        return None

    def _half_of(
        self, line: CellLine, cells: dict[str, Passage], numbered: _Numbered | None
    ) -> OpenRow | None:
        """The entry of which a row is a half: its title begins with a dash, and its number is not another."""
        if not opens_half(cells.get(role.TITLE, NOTHING).text) or (line.broken and not self._begins(cells)):
            return None
        above = next((row for row in reversed(self.rows) if row.parent is None), None)
        if above is None or above.is_heading or not above.number:
            return None
        return above if numbered is None or numbered.number == above.notation else None

    def _half(self, above: OpenRow, cells: dict[str, Passage]) -> None:
        number, title = cells.pop(role.NUMBER, NOTHING), cells[role.TITLE]
        row = OpenRow(f"{above.notation}/{half_name(title)}", number, parent=above.notation)
        row.cells = cells
        self.rows.append(row)
        if not number:
            self.tell.of("compound-row", title, above.notation)

    def _begins(self, cells: dict[str, Passage]) -> bool:
        """Whether a row without a number is one of its own: it has a title and a term or performers."""
        rest = (role.TERM, role.START, role.PERFORMERS, role.COORDINATOR)
        title = cells.get(role.TITLE)
        return title is not None and not title.text[:1].islower() and any(map(cells.get, rest))

    def _unnumbered(self, cells: dict[str, Passage]) -> None:
        title = cells[role.TITLE]
        if self.lists_projects:
            serial = sum(not row.is_heading for row in self.rows) + 1
            self.rows.append(OpenRow(str(serial % _SERIALS), NOTHING, cells=cells))
        else:
            self.rows.append(unnumbered(title, cells))
        if role.NUMBER not in cells:
            self.tell.of("unnumbered-entry", title)

    def _heading_in_row(self, line: CellLine, cells: dict[str, Passage]) -> bool:
        """A heading that spans the table: nothing but one cell, the first, or a line between the rows."""
        (name, words), *others = cells.items()
        if others or not (line.beside or name in (role.NUMBER, role.TITLE)):
            return False
        leading = self.numbering.leading(words.text)
        if leading is not None:
            title = words.cut(leading[1])
            if title:
                self._open_heading(leading[0], words.cut(0, leading[1]), title, line.beside)
            return bool(title)
        between = None if line.beside or line.broken else heading_of(words)
        if between is not None:
            self.heading = between
            self.rows.append(between)
        return between is not None

    def _continue(self, line: CellLine, cells: dict[str, Passage]) -> None:
        rows = (row for row in reversed(self.rows) if not row.is_heading or len(self.rows) == 1)
        row = next(rows, None)
        if row is None:
            self.tell.of("unreadable-row", line.words)
            return
        for name, words in cells.items():
            row.cells[name] = carry_on(row.cells.get(name, NOTHING), words)
        self.tell.of("row-cut-by-page-break", line.words, row.notation)
