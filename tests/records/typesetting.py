# ruff: noqa: E501 - examples are quoted whole
"""A programme as somebody would plan it, and the two ways in which it reaches us: tabs, or the text of a PDF.

The PDF's page is set like a real one: the cells of a row stand side by side from the same line on, a page break
cuts all of them at the same height, and the extracted text gives each page's part of each cell in column order.
"""

import random
import textwrap
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

HEADER = "Activity Action Timeframes Performers Note"
TAB_HEADER = "No.\tName of event\tTerms\tExecutors\tRemarks"
WIDTHS = {"activity": 26, "title": 60, "term": 14, "performers": 24, "note": 47}
CELLS = ("title", "term", "performers", "note")


@dataclass(frozen=True)
class Entry:
    """A row as it was put in; `lines` keeps cells as lines where they are to be set as they stood."""

    number: str
    title: str
    term: str = ""
    performers: str = ""
    note: str = ""
    lines: dict[str, list[str]] = field(default_factory=dict)

    def cells(self) -> dict[str, str]:
        return {name: getattr(self, name) for name in CELLS if getattr(self, name)}


@dataclass(frozen=True)
class Section:
    """A heading and the rows under it; without a title the rows stand for themselves."""

    number: str
    title: str
    entries: tuple[Entry, ...]
    lines: tuple[str, ...] = ()


@dataclass
class Style:
    """How the extracted text separates cells: `fuse` is how often two cells stand on one line."""

    random: random.Random
    fuse: float = 0.0
    tight: float = 0.0
    header: str = HEADER
    widths: dict[str, int] = field(default_factory=lambda: dict(WIDTHS))


def wrap(text: str, width: int) -> list[str]:
    return textwrap.wrap(text, width, break_long_words=False, break_on_hyphens=False)


# ---------------------------------------------------------------- the text of a PDF


@dataclass(frozen=True)
class _Line:
    """A line of a cell at a height; `row` is the place of its row, `column` that of its cell (0: activity)."""

    height: int
    row: int
    column: int
    text: str


def set_page_lines(sections: Sequence[Section], style: Style) -> tuple[list[_Line], int]:
    """Every line of every cell at its height, and the height of the whole table."""
    lines: list[_Line] = []
    height = row = 0
    for section in sections:
        top = height
        heading = list(section.lines) or wrap(f"{section.number} {section.title}", style.widths["activity"])
        if section.title:
            lines += [_Line(top + index, row, 0, text) for index, text in enumerate(heading)]
            row += 1
        for entry in section.entries:
            tallest = 0
            for column, name in enumerate(CELLS, start=1):
                cell = _cell_lines(entry, name, style)
                tallest = max(tallest, len(cell))
                lines += [_Line(height + index, row, column, text) for index, text in enumerate(cell)]
            height += tallest
            row += 1
        height = max(height, top + (len(heading) if section.title else 0))
    return lines, height


def _cell_lines(entry: Entry, name: str, style: Style) -> list[str]:
    if name in entry.lines:
        return entry.lines[name]
    text = getattr(entry, name)
    return wrap(f"{entry.number} {text}" if name == "title" else text, style.widths[name])


def pdf_text(
    sections: Sequence[Section], style: Style, breaks: Collection[int] = (), front: str = "", back: str = ""
) -> str:
    """The text with page breaks at the heights in `breaks`."""
    lines, height = set_page_lines(sections, style)
    edges = [0, *sorted(edge for edge in set(breaks) if 0 < edge < height), height]
    pages = [
        _page([line for line in lines if top <= line.height < bottom], style)
        for top, bottom in pairwise(edges)
    ]
    return front + style.header + " \n" + f"{style.header} \n".join(pages) + back


def _page(lines: Sequence[_Line], style: Style) -> str:
    text = ""
    cells: dict[tuple[int, int], list[str]] = {}
    for line in sorted(lines, key=lambda item: (item.row, item.column, item.height)):
        cells.setdefault((line.row, line.column), []).append(line.text)
    previous: tuple[int, int] | None = None
    for place, cell in cells.items():
        if previous is not None:
            text += _gap(previous, place, style)
        text += " \n".join(cell)
        previous = place
    return text + " \n \n"


def _gap(before: tuple[int, int], after: tuple[int, int], style: Style) -> str:
    """What stands between two cells: mostly a blank line, sometimes only the end of a line, or a space."""
    close = before[0] == after[0] and after in ((before[0], 2), (before[0], 3)) and after[1] == before[1] + 1
    if close and style.random.random() < style.fuse:
        return " "
    if close and after[1] == 3 and style.random.random() < style.tight:
        return " \n"
    return " \n\n"


def pdf_text_cut_anywhere(text: str, at: int, header: str = HEADER) -> str:
    """The text with the header once more before line `at`: a page break that knows nothing of cells."""
    lines = text.split("\n")
    return "\n".join([*lines[:at], f" {header} ", *lines[at:]])


# ---------------------------------------------------------------- tab-separated text


def tab_text(
    sections: Sequence[Section],
    breaks: Collection[int] = (),
    cuts: dict[int, int] | None = None,
    front: str = "",
    header: str = TAB_HEADER,
) -> str:
    """The table; a page break stands after the rows in `breaks`, which `cuts` cuts after so many words."""
    out = front + header + "\t\t\n"
    for index, row in enumerate(_tab_rows(sections)):
        if index not in breaks:
            out += "\t".join(row) + "\t\t\n"
            continue
        kept, rest = _cut_row(row, (cuts or {}).get(index, 0))
        out += "\t".join(kept) + "\n\n" + header + "\n"
        if any(rest):
            out += "\t".join(rest) + "\t\t\n"
    return out


def _tab_rows(sections: Sequence[Section]) -> Iterator[list[str]]:
    for section in sections:
        if section.title and "." in section.number.rstrip("."):
            yield [section.number, section.title, "", "", ""]
        elif section.title:
            yield ["", f"{section.number} {section.title}", "", "", ""]
        for entry in section.entries:
            yield [entry.number, entry.title, entry.term, entry.performers, entry.note]


def _cut_row(row: list[str], words: int) -> tuple[list[str], list[str]]:
    """The row up to so many words of each cell, and the rest; a cell of one word is not cut."""
    if not words:
        return row, []
    kept, rest = [row[0]], [""]
    for cell in row[1:]:
        parts = cell.split(" ")
        short = len(parts) <= words
        kept.append(cell if short else " ".join(parts[:words]))
        rest.append("" if short else " ".join(parts[words:]))
    return kept, rest
