"""Hyphens at the ends of printed lines: nothing says whether one belongs to the word or only parts it."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from coomet_graph.documents.model import Line, Word
from coomet_graph.findings import Finding, Place, reader_rules

# No word is parted after its first letter: "e-" / "learning" has a hyphen of its own.
_LETTERS = r"(?<![^\W\d_])[^\W\d_]{1,60}"
_FIRST_HALF = re.compile(rf"{_LETTERS}[^\W\d_A-ZА-ЯЁ]-$")
_SECOND_HALF = re.compile(r"[^\W\d_A-ZА-ЯЁ]{1,60}")
_HYPHENATED = re.compile(rf"{_LETTERS}-[^\W\d_]{{1,60}}")


def kept_hyphens(file: str, lines: Sequence[Line]) -> Iterator[Finding]:
    """A finding for each word that was cut at a hyphen, unless another line has it whole with the hyphen."""
    spelt = {
        word.casefold()
        for line in lines
        for cell in line.cells
        for each in cell.words
        if "-" in each.text
        for word in _HYPHENATED.findall(each.text)
    }
    told: dict[int, Finding] = {}
    for line in lines:
        for cell in line.cells:
            for before, after in pairwise(cell.words):
                whole = _halves(before.text, after.text) if after.glued else None
                # A merged cell stands in every row that it reaches over.
                if whole is not None and whole.casefold() not in spelt and after.order not in told:
                    told[after.order] = _kept(_place(file, before, after), whole)
    yield from told.values()


def _halves(before: str, after: str) -> str | None:
    """The word that a hyphen parts, with the hyphen, if it may be nothing but a sign of that."""
    first, second = _FIRST_HALF.search(before), _SECOND_HALF.match(after)
    return None if first is None or second is None else first.group() + second.group()


def _place(file: str, before: Word, after: Word) -> Place:
    quotation = f"{before.text} {after.text}"
    return Place(file, before.line, after.line, quotation, page=before.spot.page)


def _kept(place: Place, whole: str) -> Finding:
    return reader_rules()["hyphen-kept"].finding(places=[place], values={"words": whole})
