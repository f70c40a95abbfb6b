"""A document with cells, cut into its tables: the lines under each header, cells by role."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from coomet_graph.documents.model import Document, Line, Passage
from coomet_graph.iris import slug
from coomet_graph.records.layouts.columns import Header
from coomet_graph.records.layouts.model import Row

# Called alike in every language, so that the editions of a programme agree.
_COMPLETED = "completed-projects"
_IS_COMPLETED = re.compile(
    r"\bcompleted\s+project|\b(?:завершенны|завершённы|выполненны|реализованны)\w*\s+проект", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class CellLine:
    """A row of a table: its cells by role, those of other columns by "+<index>".

    `broken` says that a page was turned right before it; `beside` that it stands between the table's rows, as
    a line of text without cells.
    """

    words: Passage
    cells: Mapping[str, Passage]
    broken: bool = False
    beside: bool = False

    def cell(self, name: str) -> Passage:
        """The cell of a role; empty if there is none."""
        return self.cells.get(name, Passage())

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


def split_tables(
    document: Document, headers: Mapping[int, Header]
) -> tuple[tuple[Passage, ...], list[Part], list[Passage]]:
    """Front matter, the tables, and page furniture: headers, also those that page breaks repeat.

    `headers` are the headers by the numbers of their lines.
    """
    front: list[Passage] = []
    parts: list[Part] = []
    furniture: list[Passage] = []
    broken, page = False, None
    for line in document.lines:
        if not line.passage:
            continue
        header = headers.get(line.number)
        here = line.passage.words[0].spot.page
        broken, page = broken or (page is not None and here != page), here
        if header is not None:
            furniture.append(line.passage)
            if parts and parts[-1].header.roles == header.roles:
                broken = True
            else:
                parts.append(Part(header, _title_above(parts)))
        elif not parts:
            front.append(line.passage)
            broken = False
        elif _is_page_number(line):
            furniture.append(line.passage)
        else:
            parts[-1].lines.append(_by_role(line, parts[-1].header, broken and bool(parts[-1].lines)))
            broken = False
    return tuple(front), parts, furniture


def under(title: Passage, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows with their notations below the table's own title, which starts a numbering of its own."""
    if not title:
        return rows
    stem = _COMPLETED if is_completed(title.text) else slug(title.text)
    return tuple(
        Row(f"{stem}/{row.notation}", row.number, row.cells, row.is_heading, row.parent) for row in rows
    )


def is_completed(title: str) -> bool:
    """Whether a table lists what has been completed."""
    return _IS_COMPLETED.search(title) is not None


def is_table_title(text: str) -> bool:
    """Whether words can be the heading over a second table: capitals, and no number."""
    return text.isupper() and not any(char.isdigit() for char in text)


def _title_above(parts: list[Part]) -> Passage:
    """The lines in capitals right above a second table's header, taken off the table before it."""
    title = Passage()
    while parts and parts[-1].lines:
        line = parts[-1].lines[-1]
        if len(line.filled) != 1 or not is_table_title(line.words.text):
            break
        title = parts[-1].lines.pop().words + title
    return title


def _is_page_number(line: Line) -> bool:
    return (
        len(line.cells) == 1 and line.passage.text.isdecimal() and line.passage.words[0].spot.page is not None
    )


def _by_role(line: Line, header: Header, broken: bool) -> CellLine:
    cells: dict[str, Passage] = {}
    roles = header.roles
    for index, cell in enumerate(line.cells):
        name = roles[index] if index < len(roles) else ""
        cells[name or f"+{index}"] = cell
    return CellLine(line.passage, cells, broken, beside=len(line.cells) == 1)
