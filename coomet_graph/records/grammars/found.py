"""What every grammar returns: a value and the words that say it."""

import re
from typing import Generic, NamedTuple, TypeVar

from coomet_graph.documents.model import Passage

T = TypeVar("T")

# Items, years and codes are told by their numbers; most texts hold none, which is quick to see.
DIGIT = re.compile(r"\d")
# Hyphen, non-breaking hyphen, figure, en, em dash, horizontal bar, minus.
DASH = r"[-\u2010-\u2015\u2212]"
# A range of two things: dash or "to", in every spacing.
TO = rf"\s*(?:{DASH}|\bto\b|\bпо\b)\s*"
# Nothing but a dash, or a few: a cell that stays empty on purpose.
_NONE = re.compile(rf"{DASH}{{1,3}}")


# Made by the thousand: a tuple is made in a fraction of the time of a frozen dataclass.
class Found(NamedTuple, Generic[T]):
    """A value, the words it was read from, and their offsets in the passage that was searched."""

    value: T
    words: Passage
    start: int
    end: int


def found(value: T, passage: Passage, match: re.Match[str]) -> Found[T]:
    """The value with the words that `match` covers in `passage`."""
    return Found(value, passage.cut(match.start(), match.end()), match.start(), match.end())


def overlaps(item: Found[T], spans: list[tuple[int, int]]) -> bool:
    """Whether the item's words lie, even in part, in one of the spans."""
    return any(item.start < end and start < item.end for start, end in spans)


def is_none(cell: Passage) -> bool:
    """Whether the cell says by a dash that there is nothing to say."""
    return _NONE.fullmatch(cell.text) is not None
