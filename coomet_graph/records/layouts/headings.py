"""Headings between the rows of a table that have no number: "Task E. Training", "A. Training".

Only a row that follows makes them headings. Those without a code are told of: their place alone says it.
"""

import re
from itertools import pairwise

from coomet_graph.documents.model import NOTHING, Passage
from coomet_graph.iris import heading_key
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.numbering import ANY
from coomet_graph.records.layouts.open_rows import OpenRow, Teller

# A code behind the word for what it numbers.
_NAMED = re.compile(
    r"(?i:task|goal|objective|direction|section|part|chapter|задача|цель|направление|раздел|часть|глава)\s+"
    r"(?:№\s*)?(?P<code>[A-ZА-Я]|[IVXLC]{1,7}|\d{1,3})(?![\w'’])\s*[.:)–—-]?\s*(?=\w)"
)
# As in indicators, the letter of a task may be typed on a Russian keyboard, where it looks the same.
_TASKS = str.maketrans("АВСЕавсе", "ABCEabce")
# A heading is short, and begins like a sentence.
_MOST_WORDS = 25


def heading_of(words: Passage) -> OpenRow | None:
    """The heading that the only filled cell of a row can be, or None."""
    if len(words.words) > _MOST_WORDS or not words.text[0].isalpha():
        return None
    named = _NAMED.match(words.text)
    if named is not None:
        return _heading(named["code"], words.cut(0, named.end()), words.cut(named.end()))
    leading = ANY.leading(words.text)
    if leading is not None:
        return _heading(leading[0], words.cut(0, leading[1]), words.cut(leading[1]))
    return _heading(heading_key(words.text), NOTHING, words) if words.text[0].isupper() else None


def coded_heading(number: Passage, title: Passage) -> OpenRow | None:
    """The heading whose code, such as "e.1", stands in the column of numbers, or None."""
    code = ANY.whole(number.text)
    return None if code is None else _heading(code, number, title)


def settle_numbered(rows: list[OpenRow]) -> None:
    """A numbered row with nothing but a title is a heading if the next one is below it, or has no number."""
    for row, after in pairwise(rows):
        if row.number and set(row.cells) <= {role.TITLE} and after.parent != row.notation:
            below = after.notation.startswith(f"{row.notation}.")
            row.is_heading = row.is_heading or below or not (after.number or after.is_heading)


def settle_between(rows: list[OpenRow], tell: Teller) -> None:
    """Take back headings that are none, and tell of those that have no code.

    Nothing follows them on their sheet, or their number is that of a heading before them and of nothing
    behind: a note.
    """
    first = {row.notation: place for place, row in reversed(list(enumerate(rows)))}
    kept: list[OpenRow] = []
    for place, row in reversed(list(enumerate(rows))):
        repeats = bool(row.number) and first[row.notation] < place
        goes_on = bool(kept) and (bool(row.number) or _sheet(kept[-1]) == _sheet(row))
        leads = goes_on and (not repeats or kept[-1].notation.startswith(f"{row.notation}."))
        if (row.between and not leads) or (row.alone and not kept):
            tell.of("unreadable-row", row.number + row.cells[role.TITLE])
        else:
            kept.append(row)
    rows[:] = reversed(kept)
    for row in rows:
        if row.between and not row.number:
            tell.of("heading-assumed", row.cells[role.TITLE])


def _sheet(row: OpenRow) -> str | None:
    """The sheet on which a row stands."""
    words = row.number or next(iter(row.cells.values()))
    return words.words[0].spot.sheet


def _heading(notation: str, number: Passage, title: Passage) -> OpenRow:
    code = notation.translate(_TASKS) if number else notation
    return OpenRow(code, number, is_heading=True, cells={role.TITLE: title}, between=True)
