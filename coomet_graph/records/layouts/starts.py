"""Where entries begin in gridless text: which numbers open one, and which refer to one."""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from coomet_graph.letters import fold
from coomet_graph.records.grammars.numbers import Number, leading_number
from coomet_graph.records.layouts.strips import Strip

# A number after one of these words refers to something; it does not open an entry.
_REFERRING = re.compile(
    r"(?:^|\s|\()(?:items?|actions?|points?|under|TCs?|SCs?|ТК|ПК|and|or|of|in|for|by|to|from|–|-|no\.|№|п\.|пп\.|п\.п\.|пункт\w*|мероприяти\w*|согласно|и|или|по|от|до|за|на|в|к|с|ПК|РГ)\s*$",
    re.IGNORECASE,
)
_INLINE = re.compile(r"(?<=[^\s.,;:(]\s)(?P<number>\d{1,3}(?:\.\d{1,3})+\.?[a-zа-яё]?)\s+(?=[A-ZА-ЯЁ\"“«])")
_OPENS_TEXT = re.compile(r"[A-ZА-ЯЁ\"“«„(]|\d{1,4}/[A-Z]{2}")
# Sections that are left out between two that follow one another, at most.
_GAP = 3
# Lines of a section's title.
_LONGEST_HEADING = 3


@dataclass(frozen=True, slots=True)
class Start:
    """Where an entry begins: strip, offset in it, its number, and the offset where its text begins."""

    strip: int
    offset: int
    number: Number
    text: int


def find_starts(strips: Sequence[Strip]) -> list[Start]:
    """Where entries begin: a number at the beginning of a line, or the very next number inside one.

    Numbers count upwards. Where rows or sections changed places, one that did not come yet opens a block.
    """
    starts: list[Start] = []
    known: set[Number] = set()
    before = ""
    for index, strip in enumerate(strips):
        previous = starts[-1].number if starts else None
        for start in _starts_on(index, strips, previous, known, before):
            starts.append(start)
            known.add(start.number)
        before = strip.words.text
    return starts


def _starts_on(
    index: int, strips: Sequence[Strip], previous: Number | None, known: Collection[Number], before: str
) -> Iterator[Start]:
    strip = strips[index]
    text = fold(strip.words.text)
    leading = leading_number(text)
    if leading is not None and (
        not _REFERRING.search(before) or (strip.opens_block and leading[0].directly_follows(previous))
    ):
        number, offset = leading
        dotted = (
            len(number.levels) > 1
            or text[:offset].rstrip().endswith(".")
            or strip.opens_block
            or _heads(number, known, strips[index + 1 : index + 1 + _LONGEST_HEADING])
        )
        # A number given twice by mistake opens an entry all the same: the audit tells of it.
        repeated = number == previous and len(number.levels) > 1 and strip.opens_block
        follows = number not in known and (
            (number.may_follow(previous) and _is_near(number, known))
            or (strip.opens_block and _is_moved(number, known, strips[index + 1 :]))
        )
        if dotted and (follows or repeated) and _OPENS_TEXT.match(text, offset):
            yield Start(index, 0, number, offset)
            previous = number
    for match in _INLINE.finditer(text):
        inline = leading_number(text[match.start() :])
        if inline is None or _REFERRING.search(text[: match.start()]):
            continue
        if inline[0].directly_follows(previous) and inline[0] not in known:
            yield Start(index, match.start(), inline[0], match.start() + inline[1])
            previous = inline[0]


def _is_near(number: Number, known: Iterable[Number]) -> bool:
    """Whether few sections, if any, are left out before that of the number."""
    return number.levels[0] <= _GAP + max((each.levels[0] for each in known), default=number.levels[0])


def _heads(number: Number, known: Collection[Number], after: Iterable[Strip]) -> bool:
    """Whether a bare number stands before a section's title: its first entry opens a line close below."""
    leading = (leading_number(fold(strip.words.text)) for strip in after)
    following = next((found[0] for found in leading if found is not None), None)
    is_first = following is not None and following.parent == number and following.levels[-1] == 1
    return is_first and not any(each.levels[0] == number.levels[0] for each in known)


def _is_moved(number: Number, known: Collection[Number], after: Iterable[Strip]) -> bool:
    """Whether the number of a block, out of order, is that of an entry.

    One of a single level is the heading of a section whose first entry comes next; or of a list in a note.
    """
    if len(number.levels) > 1:
        return _is_near(number, known)
    blocks = (fold(strip.words.text) for strip in after if strip.opens_block)
    following = next((found[0] for found in map(leading_number, blocks) if found is not None), None)
    begun = any(each.levels[0] == number.levels[0] for each in known)
    return not begun and following is not None and following.parent == number
