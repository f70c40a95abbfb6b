"""A document with cells, cut into its tables: the lines under each header, cells by role."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from coomet_graph.documents.model import NOTHING, Document, Line, Passage
from coomet_graph.iris import slug
from coomet_graph.records.grammars.numbers import leading_number
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.columns import Header
from coomet_graph.records.layouts.model import Row

_LONGEST_CAPTION = 12
_DIGITS = re.compile(r"\d{1,9}")
_PAGE = re.compile(r"(?:page|стр(?:аница|\.)?)\s*\d{1,4}(?:\s*(?:of|из|/)\s*\d{1,4})?", re.IGNORECASE)
_CONTINUED = re.compile(
    r"(?:continuation of (?:the )?table|table)(?: \d{1,3})?(?: \(?(?:continued|cont\.|end)\)?)?"
    r"|(?:продолжение|окончание) (?:таблицы|табл\.)(?: \d{1,3})?",
    re.IGNORECASE,
)
_TABLE = re.compile(
    r"(?:table|таблица|табл\.)\s*(?:No\.?|№)?\s*\d{1,3}(?:\.\d{1,3})?\s*[.:–—-]?\s*", re.IGNORECASE
)
_YEARS = re.compile(r" ?\b(?:19|20)\d\d\b(?:[-–—](?:19|20)\d\d\b)?")
_FEWEST_COLUMNS = 3
# A sentence or two may stand between a heading and its table.
_LINES_ABOVE = 3
# Called alike in every language, so that the editions of a programme agree.
_COMPLETED = "completed-projects"
_IS_COMPLETED = re.compile(
    r"\bcompleted\s+project|\b(?:завершенны|завершённы|выполненны|реализованны)\w*\s+проект", re.IGNORECASE
)
# In one of the languages, or in both.
_EXAMPLE = re.compile(
    r"[(\[]?\s*(?:example|пример)(?:\s*/\s*(?:example|пример))?\s*[)\]]?\s*[.:]?", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CellLine:
    """A row of a table: its cells by role, without those of other columns.

    `broken` says that a page was turned right before it; `beside` that it stands between the table's rows, as
    a line of text without cells.
    """

    words: Passage
    cells: Mapping[str, Passage]
    broken: bool = False
    beside: bool = False

    def cell(self, name: str) -> Passage:
        """The cell of a role; empty if there is none."""
        return self.cells.get(name, NOTHING)

    @property
    def filled(self) -> tuple[str, ...]:
        """The roles whose cells are not empty."""
        return tuple(name for name, words in self.cells.items() if words)


@dataclass
class Part:
    """A table: its header, the heading over it, and its rows."""

    header: Header
    title: Passage = field(default_factory=Passage)
    lines: list[CellLine] = field(default_factory=list)


@dataclass
class Divided:
    """A document cut into its tables, and what stands in none of them.

    `furniture` holds headers, also those that page breaks repeat; `examples` are rows marked as examples;
    `back` stands behind the first table on sheets, or above tables of sheets, of their own; `left_out` in
    columns that a mapping leaves out.
    """

    front: list[Passage] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    furniture: list[Passage] = field(default_factory=list)
    examples: list[Passage] = field(default_factory=list)
    back: list[Passage] = field(default_factory=list)
    left_out: list[Passage] = field(default_factory=list)


def split_tables(document: Document, headers: Mapping[int, Header]) -> Divided:
    """The document in its tables; `headers` are the headers by the numbers of their lines.

    A line that says the same as a table's header is that header once more.
    """
    divided, printed = Divided(), printed_on_pages(document)
    parts = divided.parts
    broken, page = False, None
    width, is_foreign = 0, False
    sheet: str | None = None
    # What stands on another sheet than the last table, above a header that may still come.
    above: list[Passage] = []
    front: list[Line] = []
    lines = [line for line in document.lines if line.passage]
    for line, following in zip(lines, (*lines[1:], None), strict=True):
        header = headers.get(line.number)
        if header is None and parts and _is_same(line.passage, parts[-1].header.words):
            header = parts[-1].header
        spot = line.passage.words[0].spot
        broken, page = broken or (page is not None and spot.page != page), spot.page
        if header is not None:
            divided.furniture.append(line.passage)
            width, is_foreign = len(line.cells), False
            title = _title_opened(parts, header, above if spot.sheet != sheet else None, following)
            if title is None:
                broken = True
            else:
                parts.append(Part(header, title))
            divided.back += above
            sheet, above = spot.sheet, []
        elif not parts:
            front.append(line)
            broken = False
        elif spot.sheet != sheet:
            above.append(line.passage)
        elif _is_page_number(line) or _counts_columns(line) or line.number in printed:
            divided.furniture.append(line.passage)
        elif is_example(line):
            divided.examples.append(line.passage)
        elif is_foreign := _is_foreign(line, width, parts[-1], goes_on=is_foreign):
            # Rows of another table are told as not understood.
            pass
        else:
            header = parts[-1].header
            divided.left_out += _left_out(line, header)
            parts[-1].lines.append(_by_role(line, header, broken and bool(parts[-1].lines)))
            broken = False
    divided.back += above
    divided.front = [line.passage for line in front]
    _take_first_heading(divided, front)
    return divided


def _is_foreign(line: Line, width: int, part: Part, *, goes_on: bool) -> bool:
    """Whether a row is one of a table that is none of the programme's; its caption is taken off the part.

    Such a table has columns in another number, and its first row, behind a line of text, words in each of
    them and no number: names that are those of no column known.
    """
    if len(line.cells) in (1, width):
        return False
    if goes_on:
        return True
    is_first = bool(part.lines) and part.lines[-1].beside and all(line.cells)
    if not is_first or any(leading_number(cell.text) for cell in line.cells):
        return False
    if _is_caption(part.lines[-1].words):
        part.lines.pop()
    return True


def _title_opened(
    parts: list[Part], header: Header, above: list[Passage] | None, following: Line | None
) -> Passage | None:
    """The title of the table that a header opens; None if the one before it goes on.

    `above` is what stands above the header on a sheet of its own.
    """
    is_same = bool(parts) and parts[-1].header.roles == header.roles
    if is_same and not _may_begin_anew(parts[-1], following):
        return None
    title = _title_above(parts) if above is None else _title_of(above)
    return None if is_same and not title else title


def _may_begin_anew(part: Part, following: Line | None) -> bool:
    """Whether a header that comes again may be that of another table: of projects, or of the same numbers."""
    roles = part.header.roles
    if role.COORDINATOR in roles:
        return True
    if role.NUMBER not in roles or following is None or len(following.cells) < len(roles):
        return False
    number = following.cells[roles.index(role.NUMBER)].text
    return bool(number) and any(line.cell(role.NUMBER).text == number for line in part.lines)


def _take_first_heading(divided: Divided, front: Sequence[Line]) -> None:
    """The line right above the first header heads its rows as lines above the later headers head theirs."""
    if not front or not divided.parts:
        return
    first = divided.parts[0]
    sheet = first.header.words.words[0].spot.sheet
    close = [line.passage for line in front[-_LINES_ABOVE:] if _is_plain(line)]
    close = [words for words in close if words.words[0].spot.sheet == sheet]
    if any(part.title and part.header.roles == first.header.roles for part in divided.parts[1:]):
        if not first.title and close[-1:] == divided.front[-1:] and _is_caption(close[-1]):
            first.title = divided.front.pop()
        return
    number = leading_number(first.lines[0].words.text) if first.lines else None
    if number is None or first.lines[0].beside or number[0].levels[-1] != 1:
        return
    for words in close:
        leading = leading_number(words.text)
        if leading is not None and leading[0] == number[0].parent and leading[1] < len(words.text):
            divided.front.remove(words)
            line = Line(words.words[0].line, (words,))
            first.lines.insert(0, _by_role(line, first.header, broken=False))
            return


def printed_on_pages(document: Document) -> frozenset[int]:
    """The numbers of lines without cells that stand first or last on several pages, page numbers aside.

    What else is counted on may be the headings of sections. On other pages the same words may be taken for
    cells of a table that reaches close to them.
    """
    pages: dict[int, list[Line]] = {}
    for line in document.lines:
        page = line.passage.words[0].spot.page if line.passage else None
        if page is not None:
            pages.setdefault(page, []).append(line)
    found: dict[tuple[bool, str], list[Line]] = {}
    for page, lines in pages.items():
        for is_last, line in ((False, lines[0]), (True, lines[-1])):
            for said in _without_page(line.passage.text, page):
                found.setdefault((is_last, said), []).append(line)
    several = (lines for lines in found.values() if sum(map(_is_plain, lines)) > 1)
    return frozenset(line.number for lines in several for line in lines)


def _is_plain(line: Line) -> bool:
    return sum(1 for cell in line.cells if cell) <= 1


def _without_page(text: str, page: int) -> Iterator[str]:
    """The text, and with each of its numbers in turn told by how far it is from the number of the page."""
    yield text
    for number in _DIGITS.finditer(text):
        yield f"{text[: number.start()]}#{int(number[0]) - page}{text[number.end() :]}"


def is_example(line: Line) -> bool:
    """Whether a table's row is marked as an example: its first filled cell holds that word and no other."""
    filled = [cell for cell in line.cells if cell]
    return len(filled) > 1 and _EXAMPLE.fullmatch(filled[0].text) is not None


def under(title: Passage, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows with their notations below the table's own title, which starts a numbering of its own."""
    if not title:
        return rows
    return below(_COMPLETED if is_completed(title.text) else slug(title.text), rows)


def below(stem: str, rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows with their notations below a stem."""
    return tuple(
        Row(
            f"{stem}/{row.notation}",
            row.number,
            row.cells,
            row.is_heading,
            None if row.parent is None else f"{stem}/{row.parent}",
        )
        for row in rows
    )


def is_completed(title: str) -> bool:
    """Whether a table lists what has been completed."""
    return _IS_COMPLETED.search(title) is not None


def is_table_title(text: str) -> bool:
    """Whether words can be the heading over a second table: capitals, and no number."""
    return text.isupper() and not any(char.isdigit() for char in text)


def _is_caption(words: Passage) -> bool:
    """Whether a line above a table names it: a few words, and no sentence."""
    return _names_table(words, words.text)


def _names_projects(words: Passage) -> bool:
    """Whether a line between two tables names the second, and of which years it is."""
    return _names_table(words, _YEARS.sub("", words.text))


def _names_table(words: Passage, text: str) -> bool:
    # What numbers the table is no number of a section.
    numbered = _TABLE.match(text)
    said = text[numbered.end() if numbered is not None else 0 :].rstrip(": ")
    is_short = len(words.words) <= _LONGEST_CAPTION
    return is_short and said[:1].isupper() and not re.search(r"[\d:;]|[.!?]$", said)


def _is_same(words: Passage, header: Passage) -> bool:
    return len(words.words) == len(header.words) and words.text == header.text


def _title_above(parts: list[Part]) -> Passage:
    """The caption, or lines in capitals, right above a second header, taken off the table before it."""
    title = NOTHING
    while parts and parts[-1].lines:
        line = parts[-1].lines[-1]
        is_caption = line.beside and not title and _names_projects(line.words)
        is_title = is_table_title(line.words.text) or is_caption
        if len(line.filled) != 1 or not is_title:
            break
        title = parts[-1].lines.pop().words + title
    return title


def _title_of(above: list[Passage]) -> Passage:
    """The lines in capitals at the end of what stands above a sheet's header, taken off it."""
    title = NOTHING
    while above and is_table_title(above[-1].text):
        title = above.pop() + title
    return title


def _counts_columns(line: Line) -> bool:
    """Whether a row numbers the columns, 1 to the last, as the rules for documents ask below a header."""
    told = [cell.text for cell in line.cells]
    return len(told) >= _FEWEST_COLUMNS and told == [str(at) for at in range(1, len(told) + 1)]


def _is_page_number(line: Line) -> bool:
    text = line.passage.text
    is_number = text.isdecimal() and line.passage.words[0].spot.page is not None
    is_continued = _CONTINUED.fullmatch(text.rstrip(".:")) is not None
    return len(line.cells) == 1 and (is_number or is_continued or is_page_label(text))


def is_page_label(text: str) -> bool:
    """Whether a line says which page it is on: "Page 2 of 3"."""
    return _PAGE.fullmatch(text.strip()) is not None


def _by_role(line: Line, header: Header, broken: bool) -> CellLine:
    named = zip(header.roles, line.cells, strict=False)
    cells = {name: cell for name, cell in named if name}
    return CellLine(line.passage, cells, broken, beside=len(line.cells) == 1)


def _left_out(line: Line, header: Header) -> list[Passage]:
    """The words in the columns that a mapping leaves out."""
    return [line.cells[at] for at in header.left_out if at < len(line.cells) and line.cells[at]]
