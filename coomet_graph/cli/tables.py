"""Tables for people, and the same rows as CSV and JSON."""

import csv
import io
import json
import shutil
import sys
import unicodedata
from collections.abc import Iterable, Sequence

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

# Wide enough to read in a log or a file, where no terminal says how wide it is.
_WIDTH_WITHOUT_TERMINAL = 120


def as_table(headings: Sequence[str], rows: Iterable[Sequence[str]], title: str | None = None) -> str:
    """A table of plain text that fits the terminal."""
    table = Table(title=title, box=box.SIMPLE_HEAD, title_justify="left", title_style="bold", pad_edge=False)
    for heading in headings:
        table.add_column(heading, overflow="fold")
    for row in rows:
        table.add_row(*(Text(harmless(cell)) for cell in row))
    return rendered(table)


def rendered(*items: object) -> str:
    """What rich makes of the items, as text."""
    tty = sys.stdout.isatty()
    width = (
        shutil.get_terminal_size((_WIDTH_WITHOUT_TERMINAL, 40)).columns if tty else _WIDTH_WITHOUT_TERMINAL
    )
    console = Console(
        file=io.StringIO(), width=width, force_terminal=tty, color_system="auto" if tty else None
    )
    for item in items:
        console.print(item)
    file = console.file
    assert isinstance(file, io.StringIO)
    return "\n".join(line.rstrip() for line in file.getvalue().splitlines()) + "\n"


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


def spreadsheet_safe(cell: str) -> str:
    """The cell so that a spreadsheet takes it for text and not for a formula (OWASP ASVS 1.2.10)."""
    return "'" + cell if cell.lstrip(" \"'")[:1] in ("=", "+", "-", "@", "\t", "\r") else cell


def harmless(text: str) -> str:
    """The text without characters that would steer a terminal or turn the direction of writing."""
    return "".join(
        char
        if char == "\n" or unicodedata.category(char) not in ("Cc", "Cf")
        else "\N{REPLACEMENT CHARACTER}"
        for char in text
    )
