"""Marks of footnotes in a PDF: small raised digits, which belong to the word beside them and to no number."""

from collections.abc import Sequence
from dataclasses import replace
from functools import reduce
from typing import Any

from coomet_graph.documents.pdf_words import Printed, typical_height
from coomet_graph.letters import raised

# A mark is smaller than the letters beside it by this factor, its foot higher by this part of their height.
_SMALL, _FOOT = 0.85, 0.1
# No more than this part of a letter's height parts it from the word before it; a space, from one behind it.
_CLOSE, _APART = 0.2, 0.8
# A page with more small numbers is a table of them.
_MOST = 200


def with_raised(word: dict[str, Any]) -> dict[str, Any]:
    """A word as pdfplumber gives it; of letters in several sizes, the raised digits are marked as such."""
    chars = word["chars"]
    if chars[0]["size"] == chars[-1]["size"]:
        return word
    largest = max(chars, key=lambda char: char["size"])
    foot = largest["bottom"] - _FOOT * (largest["bottom"] - largest["top"])
    marked = [
        {**char, "text": raised(char["text"])}
        if char["size"] < _SMALL * largest["size"] and char["bottom"] < foot
        else char
        for char in chars
    ]
    return {**word, "chars": marked, "text": "".join(char["text"] for char in marked)}


def with_marks(words: Sequence[Printed]) -> list[Printed]:
    """The words of a page; marks that were taken for words of their own are joined to those beside them."""
    small = _SMALL * typical_height([words]) if words else 0.0
    marks: list[Printed] = []
    rest: list[Printed] = []
    for word in words:
        is_mark = word.height < small and word.text.isdecimal()
        (marks if is_mark else rest).append(word)
    if len(marks) > _MOST:
        return list(words)
    for mark in marks:
        rest = _joined(rest, mark)
    return rest


def _joined(words: list[Printed], mark: Printed) -> list[Printed]:
    beside = [word for word in words if _is_raised(mark, word)]
    before = next((word for word in beside if abs(mark.left - word.right) <= _CLOSE * word.height), None)
    after = next((word for word in beside if abs(word.left - mark.right) <= _CLOSE * word.height), None)
    apart = [word for word in beside if 0 < word.left - mark.right <= _APART * word.height]
    rest = [word for word in words if word is not before and word is not after]
    neighbour = before or after or next(iter(apart), None)
    if neighbour is None:
        return [*rest, mark]
    letters = tuple((raised(text), left, right) for text, left, right in mark.letters)
    own = Printed(raised(mark.text), mark.left, mark.right, neighbour.top, neighbour.bottom, letters)
    return [*rest, reduce(_together, filter(None, (before, own, after)))]


def _is_raised(mark: Printed, word: Printed) -> bool:
    return mark.height < _SMALL * word.height and word.top < mark.bottom < word.bottom - _FOOT * word.height


def _together(left: Printed, right: Printed) -> Printed:
    return replace(left, text=left.text + right.text, right=right.right, letters=left.letters + right.letters)
