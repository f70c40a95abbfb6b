"""Tables for people, and the same rows as CSV and JSON."""

import csv
import io
import json
import shutil
import sys
import textwrap
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from coomet_graph.reports.safe import harmless, spreadsheet_safe

__all__ = ["as_csv", "as_json", "as_table", "harmless", "paragraph", "rendered", "spreadsheet_safe"]

# Wide enough to read in a log or a file, where no terminal says how wide it is.
_WIDTH_WITHOUT_TERMINAL = 120
# A column is at least as wide as its longest word, up to this: words are broken only where they are longer,
# or where so many columns have no room beside each other.
_WIDEST_WORD = 15
_BETWEEN = 3


def as_table(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    title: str | None = None,
    ratios: Sequence[int] | None = None,
) -> str:
    """A table of plain text that fits the terminal.

    With `ratios` it is as wide as the terminal, and columns share that width (0: only what a column needs).
    A column in which nothing stands is left out, so that the others have room.
    """
    cells = [[harmless(cell) for cell in row] for row in rows]
    caption = None if title is None else harmless(" ".join(title.splitlines()))
    table = Table(
        title=caption, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold", pad_edge=False
    )
    table.expand = ratios is not None
    kept = [index for index in range(len(headings)) if not cells or any(row[index] for row in cells)]
    longest = [
        max(
            (len(word) for text in (headings[at], *(row[at] for row in cells)) for word in text.split()),
            default=0,
        )
        for at in kept
    ]
    for index, least in zip(kept, _least_widths(longest), strict=True):
        ratio = ratios[index] if ratios is not None else 0
        table.add_column(headings[index], overflow="fold", ratio=ratio or None, min_width=least)
    for row in cells:
        table.add_row(*(Text(row[index]) for index in kept))
    return rendered(table)


def _least_widths(longest: Sequence[int]) -> list[int]:
    """How wide columns with words so long are at least: as wide as these, as far as there is room for all."""
    for widest in range(_WIDEST_WORD, 0, -1):
        widths = [min(each, widest) for each in longest]
        if sum(widths) + _BETWEEN * len(widths) <= _width():
            return widths
    return [1] * len(longest)


def rendered(*items: object) -> str:
    """What rich makes of the items, as text."""
    tty = sys.stdout.isatty()
    console = Console(
        file=io.StringIO(), width=_width(), force_terminal=tty, color_system="auto" if tty else None
    )
    for item in items:
        console.print(item)
    file = console.file
    assert isinstance(file, io.StringIO)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"


def paragraph(text: str) -> str:
    """The text in lines that fit the terminal."""
    # Names of rules and codes have hyphens, and are copied from here.
    filled = textwrap.fill(harmless(text), _width(), subsequent_indent="  ", break_on_hyphens=False)
    return filled + "\n"


def _width() -> int:
    if not sys.stdout.isatty():
        return _WIDTH_WITHOUT_TERMINAL
    return shutil.get_terminal_size((_WIDTH_WITHOUT_TERMINAL, 40)).columns


def as_csv(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Comma-separated values with a header, lines ended as RFC 4180 has it."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(headings)
    writer.writerows(rows)
    return text.getvalue()


def as_json(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """A list of objects, one for each row."""
    listed = [dict(zip(headings, row, strict=True)) for row in rows]
    return json.dumps(listed, ensure_ascii=False, indent=1) + "\n"
