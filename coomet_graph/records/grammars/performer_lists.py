"""Cells that are nothing but a list of performers: those that are known, and the words that name none."""

import re
from dataclasses import dataclass
from functools import lru_cache

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import Found, is_none
from coomet_graph.records.grammars.performer_phrases import BARE_SECRETARIAT, JOINTLY
from coomet_graph.records.grammars.performers import (
    COOMET_SECRETARIAT,
    Named,
    Performer,
    Scanner,
)
from coomet_graph.records.lexicon import Lexicon

_BETWEEN = re.compile(r"[\s,;.)]*(?:(?:and|и)\s+)?")
# Of notes, partners are read elsewhere; in a column of performers, they are performers.
_JOINTLY = re.compile(rf"[\s,;(]{{0,4}}\b{JOINTLY}(?:the\s+)?", re.IGNORECASE)
# The marks of a list typed by hand: all are of the kind of the first.
_MARK = r"(?:\d{1,2}\)|[a-zа-я]\)|[•·▪●*]|[-\u2010-\u2015\u2212])"
_FIRST_MARK = re.compile(rf"{_MARK}\s", re.IGNORECASE)
_NEXT_MARK = re.compile(rf"(?P<separator>[,;]?)\s(?P<mark>{_MARK})(?=\s)", re.IGNORECASE)
_NEXT = re.compile(r"[,;]\s*(?:(?:and|и)\s+)?")


@dataclass(frozen=True, slots=True)
class PerformerList:
    """The performers of a cell, where two stand without a separator, and the words that name none."""

    items: tuple[Found[Performer], ...]
    junctures: tuple[int, ...]
    unknown: tuple[Passage, ...]


def list_performers(cell: Passage, lexicon: Lexicon) -> PerformerList:
    """Every performer of the cell; words that name none end where one follows a comma or semicolon."""
    if is_none(cell):
        return PerformerList((), (), ())
    items, junctures, unknown = _listed(fold(cell.text), lexicon)
    return PerformerList(
        tuple(item.found_in(cell) for item in items), junctures, tuple(cell.cut(*span) for span in unknown)
    )


# Rows of one table name the same performers again and again.
@lru_cache(256)
def _listed(
    folded: str, lexicon: Lexicon
) -> tuple[tuple[Named, ...], tuple[int, ...], tuple[tuple[int, int], ...]]:
    """The performers, where two stand without a separator, and from where to where none is named."""
    text = _without_marks(folded)
    scanner = Scanner(text, lexicon)
    items: list[Named] = []
    junctures: list[int] = []
    unknown: list[tuple[int, int]] = []
    start = len(text) - len(text.lstrip())
    while start < len(text):
        parsed = scanner.run(start)
        items += parsed.items
        junctures += parsed.junctures
        joint = _JOINTLY.match(text, parsed.end)
        if joint is not None and parsed.items and scanner.run(joint.end()).items:
            start = joint.end()
            continue
        # Marks of footnotes are folded into spaces.
        left = _behind_separators(text, parsed.end)
        if left == len(text):
            break
        until, start = _next_performer(scanner, left)
        unknown.append((left, until))
    return tuple(items), tuple(junctures), tuple(unknown)


def _without_marks(text: str) -> str:
    """The text of a list typed by hand with commas in place of its marks; any other as it is."""
    first = _FIRST_MARK.match(text)
    if first is None:
        return text
    kind = _kind_of(first.group().strip())

    def replaced(match: re.Match[str]) -> str:
        if _kind_of(match["mark"]) != kind:
            return match.group()
        return (match["separator"] or ",").ljust(len(match.group()))

    return " " * first.end() + _NEXT_MARK.sub(replaced, text[first.end() :])


def _kind_of(mark: str) -> str:
    """What a mark is: a number, a letter, or the sign itself."""
    return "1" if mark[0].isdigit() else "a" if mark[0].isalpha() else mark


def is_assumed(item: Found[Performer]) -> bool:
    """Whether nothing but the word "Secretariat" says that the secretariat of COOMET is meant."""
    return item.value == COOMET_SECRETARIAT and bool(BARE_SECRETARIAT.fullmatch(fold(item.words.text)))


def _behind_separators(text: str, end: int) -> int:
    gap = _BETWEEN.match(text, end)
    return end if gap is None else gap.end()


def _next_performer(scanner: Scanner, start: int) -> tuple[int, int]:
    """Where words from `start` that name nobody end, and where a performer follows: the end if none does."""
    for gap in _NEXT.finditer(scanner.text, start):
        if scanner.run(gap.end()).items:
            return gap.start(), gap.end()
    return len(scanner.text), len(scanner.text)
