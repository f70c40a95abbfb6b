"""Layout of a tab-separated table: document with cells → rows.

Page breaks repeat the header and cut rows, cells and headings; a heading's text runs over into the next
columns; a compound row has its title above and halves (`- Development`, `- Realization`) below.
"""

import re
from dataclasses import dataclass, field

from coomet_graph.documents.model import Document, Line, Passage, join
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.iris import digest, slug
from coomet_graph.records.grammars.found import DASH
from coomet_graph.records.grammars.numbers import Number, leading_number, parse_number
from coomet_graph.records.grammars.performers import parse_performers
from coomet_graph.records.grammars.terms import parse_term
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.columns import Header, header_of_cells, require_columns
from coomet_graph.records.layouts.model import Layout, Row, Table
from coomet_graph.records.layouts.seams import known_words, sew
from coomet_graph.records.lexicon import Lexicon

_HALF = re.compile(rf"{DASH}\s*(?=[^\W\d_])")


@dataclass
class _OpenRow:
    notation: str
    number: Passage
    parent: str | None = None
    is_heading: bool = False
    cells: dict[str, Passage] = field(default_factory=dict)


def lay_out_table(document: Document, lexicon: Lexicon) -> Layout:
    """The rows of the document's table; raises UnreadableDocumentError if it has no usable header."""
    headers = {
        line.number: header for line in document.lines if (header := header_of_cells(line)) is not None
    }
    if not headers:
        raise UnreadableDocumentError(
            f"{document.file}: no table of a programme was found (no line with column headers such as "
            "No., Name of event, Terms, Executors, Remarks); give a programme's text.",
            f"{document.file}: таблица программы не найдена (нет строки с заголовками столбцов, например "
            "No., Name of event, Terms, Executors, Remarks); укажите текст программы.",
        )
    for number, header in headers.items():
        require_columns(document.file, number, header)
    return _TableReader(document, headers, lexicon).read()


class _TableReader:
    def __init__(self, document: Document, headers: dict[int, Header], lexicon: Lexicon) -> None:
        self.document, self.headers, self.lexicon = document, headers, lexicon
        self.known = known_words(document)
        self.rows: list[_OpenRow] = []
        self.furniture: list[Passage] = []
        self.findings: list[Finding] = []
        self.compound = Passage()
        self.broken = False
        self.section: Number | None = None

    def read(self) -> Layout:
        first = min(self.headers)
        front = tuple(line.passage for line in self.document.lines if line.number < first)
        body = [line for line in self.document.lines if line.number >= first]
        columns = self.headers[first]
        rows = [line for line in body if line.number not in self.headers]
        position = 0
        for line in body:
            if line.number in self.headers:
                columns = self._turn_page(line, line.number == first)
                continue
            position += 1
            following = [_by_role(later, columns) for later in rows[position : position + 4]]
            if not self._place(_by_role(line, columns), following):
                self._report("unreadable-row", line.passage)
            self.broken = False
        self._settle_headings()
        return Layout(
            front,
            (self._table(self.headers[first]),),
            tuple(self.furniture),
            tuple(self.findings),
        )

    def _table(self, header: Header) -> Table:
        rows = (Row(r.notation, r.number, dict(r.cells), r.is_heading, r.parent) for r in self.rows)
        return Table(Passage(), header.words, header.by_role, tuple(rows))

    def _turn_page(self, line: Line, is_first: bool) -> Header:
        self.furniture.append(line.passage)
        self.broken = not is_first
        return self.headers[line.number]

    def _place(self, cells: dict[str, Passage], following: list[dict[str, Passage]]) -> bool:  # noqa: PLR0911
        """Put a line's cells where they belong; False if no place was found."""
        beyond = {name for name in cells if name.startswith("+") and cells[name]}
        number, title = cells.get(role.NUMBER, Passage()), cells.get(role.TITLE, Passage())
        rest = [name for name in (role.TERM, role.PERFORMERS, role.NOTE) if cells.get(name)]
        if number:
            parsed = parse_number(number.text)
            if parsed is None or not title:
                return False
            return self._numbered(parsed, number, cells, rest) and not beyond
        if _HALF.match(title.text):
            return self._half(cells, Passage()) and not beyond
        if title and (not rest or self._is_shifted(cells)):
            return self._title_only(cells, rest, following) and not beyond
        if not self.rows:
            return False
        if title and parse_term(cells.get(role.TERM, Passage())) is not None and not self._continues(title):
            return self._unnumbered(title, cells) and not beyond
        if not self.broken:
            return False
        self._continue_row(cells)
        return not beyond

    def _numbered(self, parsed: Number, number: Passage, cells: dict[str, Passage], rest: list[str]) -> bool:
        if _HALF.match(cells[role.TITLE].text):
            self.rows.append(_OpenRow(str(parsed), number, cells={role.TITLE: self.compound}))
            self.compound = Passage()
            return self._half(cells, number)
        row = _OpenRow(str(parsed), number)
        if rest and self._is_shifted(cells):
            row.is_heading = True
            row.cells[role.TITLE] = self._gathered(cells)
        else:
            row.cells = {name: words for name, words in cells.items() if words and name != role.NUMBER}
        self.rows.append(row)
        return True

    def _half(self, cells: dict[str, Passage], number: Passage) -> bool:
        parent = next(
            (row for row in reversed(self.rows) if "/" not in row.notation and not row.is_heading), None
        )
        if parent is None:
            return False
        title = cells[role.TITLE]
        dash = _HALF.match(title.text)
        assert dash is not None
        name = slug(title.text[dash.end() :])
        row = _OpenRow(f"{parent.notation}/{name}", number, parent=parent.notation)
        row.cells = {key: words for key, words in cells.items() if words and key != role.NUMBER}
        self.rows.append(row)
        if not number:
            self._report("compound-row", title, subjects_of=parent)
        return True

    def _title_only(
        self, cells: dict[str, Passage], rest: list[str], following: list[dict[str, Passage]]
    ) -> bool:
        title = cells[role.TITLE]
        heading = self._heading_number(title.text, following)
        if heading is not None:
            number, offset = heading
            gathered = self._gathered(cells) if rest else title
            row = _OpenRow(str(number), gathered.cut(0, offset).cut(0, len(gathered.text[:offset].rstrip())))
            row.is_heading, row.cells = True, {role.TITLE: gathered.cut(offset)}
            self.rows.append(row)
            self.section = number
            return True
        if rest:
            return False
        if self.rows and self._continues(title) and not self.compound:
            self._continue_row(cells)
            return True
        upcoming = next(
            (row for row in following if row.get(role.NUMBER) or _HALF.match(_text(row, role.TITLE))), {}
        )
        if _HALF.match(_text(upcoming, role.TITLE)):
            self.compound = self.compound + title
            return True
        if self.broken and self.rows:
            self._continue_row(cells)
            return True
        return False

    def _heading_number(self, text: str, following: list[dict[str, Passage]]) -> tuple[Number, int] | None:
        """Number and offset of a heading written in the title column: the next number must be its child."""
        leading = leading_number(text)
        if leading is None:
            return None
        number = leading[0]
        for row in following:
            child = parse_number(_text(row, role.NUMBER))
            if child is not None:
                is_parent = (
                    child.levels[: len(number.levels)] == number.levels and child.levels != number.levels
                )
                return leading if is_parent else None
        return None

    def _continues(self, title: Passage) -> bool:
        """Whether title text carries on the row above: a page was turned inside a sentence."""
        return self.broken and title.text[:1].islower()

    def _continue_row(self, cells: dict[str, Passage]) -> None:
        row = self.rows[-1]
        for name, words in cells.items():
            if words and not name.startswith("+"):
                row.cells[name] = row.cells.get(name, Passage()) + words
        whole = join(cells.values())
        self._report("row-cut-by-page-break", whole, subjects_of=row)

    def _unnumbered(self, title: Passage, cells: dict[str, Passage]) -> bool:
        row = _OpenRow(f"unnumbered/{slug(title.text, 40)}-{digest(title.text, length=6)}", Passage())
        row.cells = {name: words for name, words in cells.items() if words}
        self.rows.append(row)
        self._report("unnumbered-entry", title)
        return True

    def _is_shifted(self, cells: dict[str, Passage]) -> bool:
        """Whether the columns after the title hold no term and no performer: the title's own text ran on."""
        term, performers = cells.get(role.TERM, Passage()), cells.get(role.PERFORMERS, Passage())
        if not term or parse_term(term) is not None or not term.text[0].islower():
            return False
        return not performers or not parse_performers(performers, self.lexicon).items

    def _gathered(self, cells: dict[str, Passage]) -> Passage:
        """The title with the text that was shifted into the next columns brought home."""
        whole = cells[role.TITLE]
        for name in (role.TERM, role.PERFORMERS, role.NOTE):
            if cells.get(name):
                whole, repeated = sew(whole, cells[name], self.known)
                if repeated:
                    self.furniture.append(repeated)
        self._report("text-shifted", whole)
        return whole

    def _settle_headings(self) -> None:
        """A numbered row with nothing but a title is a heading if the next number is its child."""
        for row, after in zip(self.rows, self.rows[1:], strict=False):
            if set(row.cells) <= {role.TITLE} and after.parent != row.notation:
                row.is_heading = row.is_heading or after.notation.startswith(row.notation + ".")

    def _report(self, rule: str, words: Passage, subjects_of: _OpenRow | None = None) -> None:
        values = {"words": words.text}
        if subjects_of is not None:
            values["entry"] = subjects_of.notation
        self.findings.append(
            reader_rules()[rule].finding(places=words.places(self.document.file), values=values)
        )


def _by_role(line: Line, header: Header) -> dict[str, Passage]:
    """The line's cells by the role of their column; those without a column under `+<index>`."""
    cells: dict[str, Passage] = {}
    roles = header.roles
    for index, cell in enumerate(line.cells):
        name = roles[index] if index < len(roles) else ""
        cells[name or f"+{index}"] = cell
    return cells


def _text(cells: dict[str, Passage], name: str) -> str:
    return cells.get(name, Passage()).text
