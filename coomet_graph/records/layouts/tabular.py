"""Layout of a tab-separated table: document with cells → rows.

Page breaks repeat the header and cut rows, cells and headings; a heading's text runs over into the next
columns; a compound row has its title above and halves (`- Development`, `- Realization`) below.
"""

from functools import cached_property

from coomet_graph.documents.model import NOTHING, Document, Passage, join
from coomet_graph.findings import Finding
from coomet_graph.records.grammars.numbers import Number, leading_number, number_of_cell
from coomet_graph.records.grammars.performers import parse_performers
from coomet_graph.records.grammars.terms import parse_term
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.halves import half_name, opens_half
from coomet_graph.records.layouts.headings import coded_heading, heading_of, settle_between, settle_numbered
from coomet_graph.records.layouts.model import Row
from coomet_graph.records.layouts.open_rows import OpenRow, Teller, unnumbered
from coomet_graph.records.layouts.parts import Part
from coomet_graph.records.layouts.seams import known_words, sew
from coomet_graph.records.lexicon import Lexicon

_Noticed = tuple[list[Finding], list[Passage]]


def read_table(part: Part, document: Document, lexicon: Lexicon) -> tuple[tuple[Row, ...], _Noticed]:
    """The rows of a table, what was noticed while reading it, and letters that the layout printed twice."""
    reader = _TableReader(part, document, lexicon)
    reader.read()
    return tuple(row.as_row() for row in reader.rows), (reader.tell.findings, reader.furniture)


class _TableReader:
    def __init__(self, part: Part, document: Document, lexicon: Lexicon) -> None:
        self.part, self.document, self.lexicon = part, document, lexicon
        # What stands beside a title, from left to right.
        self.behind = [name for name in part.header.roles if name not in ("", role.NUMBER, role.TITLE)]
        self.rows: list[OpenRow] = []
        self.furniture: list[Passage] = []
        self.tell = Teller(document.file)
        self.compound = NOTHING
        self.broken = self.beside = False

    @cached_property
    def known(self) -> frozenset[str]:
        """The words that the document spells whole; few documents have a cut one."""
        return known_words(self.document)

    def read(self) -> None:
        lines = self.part.lines
        for position, line in enumerate(lines, start=1):
            self.broken, self.beside = line.broken, line.beside
            following = [dict(later.cells) for later in lines[position : position + 4]]
            if line.filled and not self._place(dict(line.cells), following):
                self._report("unreadable-row", line.words)
        settle_numbered(self.rows)
        settle_between(self.rows, self.tell)

    def _place(self, cells: dict[str, Passage], following: list[dict[str, Passage]]) -> bool:
        """Put a line's cells where they belong; False if no place was found."""
        number, title = cells.get(role.NUMBER, NOTHING), cells.get(role.TITLE, NOTHING)
        rest = [name for name in self.behind if cells.get(name)]
        if number:
            parsed = number_of_cell(number.text)
            if parsed is None:
                return self._without_known_number(cells)
            is_heading = bool(rest) and self._is_shifted(cells) and _leads(parsed, following)
            return bool(title) and self._numbered(parsed, number, cells, is_heading)
        if opens_half(title.text):
            return self._half(cells, NOTHING)
        if title and (not rest or self._is_shifted(cells)):
            return self._title_only(cells, rest, following)
        if title and self.rows and _has_term(cells) and not self._continues(title):
            return self._unnumbered(title, cells)
        is_rest = self.broken and bool(self.rows)
        if is_rest:
            self._continue_row(cells)
        return is_rest

    def _without_known_number(self, cells: dict[str, Passage]) -> bool:
        """A row with something in the column of numbers that is none: a heading, or else an entry."""
        number, title = cells[role.NUMBER], cells.get(role.TITLE, NOTHING)
        if not any(map(cells.get, self.behind)):
            return self._between(coded_heading(number, title)) if title else self._spanning_heading(number)
        return bool(title) and _has_term(cells) and self._unnumbered(title, cells)

    def _numbered(self, parsed: Number, number: Passage, cells: dict[str, Passage], is_heading: bool) -> bool:
        if opens_half(cells[role.TITLE].text):
            # The title may stand above in a row that has the number already.
            above = (self.rows[-1].notation, self.rows[-1].parent) if self.rows else ()
            if self.compound or str(parsed) not in above:
                self.rows.append(OpenRow(str(parsed), number, cells={role.TITLE: self.compound}))
            self.compound = NOTHING
            return self._half(cells, number)
        if self.rows and self.rows[-1].shares(number):
            self.rows[-1].take({name: words for name, words in cells.items() if name != role.NUMBER})
            return True
        row = OpenRow(str(parsed), number)
        if is_heading:
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
        row = OpenRow(f"{parent.notation}/{half_name(title)}", number, parent=parent.notation)
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
            row = OpenRow(str(number), gathered.cut(0, offset).cut(0, len(gathered.text[:offset].rstrip())))
            row.is_heading, row.cells = True, {role.TITLE: gathered.cut(offset)}
            self.rows.append(row)
            return True
        if rest:
            return False
        if self.rows and self._continues(title) and not self.compound:
            self._continue_row(cells)
            return True
        upcoming = next(
            (row for row in following if row.get(role.NUMBER) or opens_half(_text(row, role.TITLE))), {}
        )
        if opens_half(_text(upcoming, role.TITLE)):
            self.compound = self.compound + title
            return True
        if self.broken and self.rows:
            self._continue_row(cells)
            return True
        return self._between(heading_of(title))

    def _heading_number(self, text: str, following: list[dict[str, Passage]]) -> tuple[Number, int] | None:
        """Number and offset of a heading written in the title column: the next number must be its child."""
        leading = leading_number(text)
        if leading is None:
            return None
        return leading if _leads(leading[0], following) else None

    def _continues(self, title: Passage) -> bool:
        """Whether title text carries on the row above: a page was turned inside a sentence."""
        return self.broken and title.text[:1].islower()

    def _continue_row(self, cells: dict[str, Passage]) -> None:
        row = self.rows[-1]
        for name, words in cells.items():
            if words:
                row.cells[name] = row.cells.get(name, NOTHING) + words
        whole = join(cells.values())
        self._report("row-cut-by-page-break", whole, subjects_of=row)

    def _spanning_heading(self, words: Passage) -> bool:
        """A heading in a cell that spans the table: number and title stand where the number stands else."""
        leading = leading_number(words.text)
        if leading is None:
            return self._between(heading_of(words))
        row = OpenRow(str(leading[0]), words.cut(0, leading[1]), is_heading=True, between=self.beside)
        row.cells = {role.TITLE: words.cut(leading[1])}
        self.rows.append(row)
        return True

    def _between(self, heading: OpenRow | None) -> bool:
        """A heading between the rows, unless a page was turned there: then it may be the rest of a cell."""
        if heading is None or self.broken:
            return False
        self.rows.append(heading)
        return True

    def _unnumbered(self, title: Passage, cells: dict[str, Passage]) -> bool:
        self.rows.append(unnumbered(title, cells))
        if not cells.get(role.NUMBER):
            self._report("unnumbered-entry", title)
        return True

    def _is_shifted(self, cells: dict[str, Passage]) -> bool:
        """Whether the columns after the title hold no term and no performer: the title's own text ran on."""
        term, performers = cells.get(role.TERM, NOTHING), cells.get(role.PERFORMERS, NOTHING)
        if not term or not term.text[0].islower() or parse_term(term) is not None:
            return False
        return not performers or not parse_performers(performers, self.lexicon).items

    def _gathered(self, cells: dict[str, Passage]) -> Passage:
        """The title with the text that was shifted into the next columns brought home."""
        whole = cells[role.TITLE]
        for name in self.behind:
            if cells.get(name):
                whole, repeated = sew(whole, cells[name], self.known)
                if repeated:
                    self.furniture.append(repeated)
        self._report("text-shifted", whole)
        return whole

    def _report(self, rule: str, words: Passage, subjects_of: OpenRow | None = None) -> None:
        self.tell.of(rule, words, None if subjects_of is None else subjects_of.notation)


def _leads(number: Number, following: list[dict[str, Passage]]) -> bool:
    """Whether the next number is that of a child."""
    children = (number_of_cell(_text(row, role.NUMBER)) for row in following)
    child = next((each for each in children if each is not None), None)
    return (
        child is not None
        and child.levels[: len(number.levels)] == number.levels
        and child.levels != number.levels
    )


def _has_term(cells: dict[str, Passage]) -> bool:
    years = (role.TERM, role.START, role.END)
    return any(parse_term(cells.get(name, NOTHING)) is not None for name in years)


def _text(cells: dict[str, Passage], name: str) -> str:
    return cells.get(name, NOTHING).text
