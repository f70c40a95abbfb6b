"""Words on a page of a PDF by their places: in lines, and as the words of a document."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

from coomet_graph.documents.model import Passage, Spot, Word

_HYPHEN_AT_END = re.compile(r"\w-$")


@dataclass(frozen=True, slots=True)
class Printed:
    """Letters between white space, and the rectangle they fill; heights grow downwards."""

    text: str
    left: float
    right: float
    top: float
    bottom: float
    letters: tuple[tuple[str, float, float], ...] = ()

    @property
    def middle(self) -> float:
        """Half way down."""
        return (self.top + self.bottom) / 2

    @property
    def height(self) -> float:
        """How high the letters are set."""
        return self.bottom - self.top


def printed(word: dict[str, Any]) -> Printed:
    """A word as pdfplumber gives it."""
    letters = tuple((char["text"], char["x0"], char["x1"]) for char in word["chars"])
    text = word["text"] if word["text"].isascii() else unicodedata.normalize("NFC", word["text"])
    return Printed(text, word["x0"], word["x1"], word["top"], word["bottom"], letters)


def split_at(word: Printed, edge: float) -> tuple[Printed, ...]:
    """The word's letters left and right of an edge, unless one of them stands across it."""
    left = [letter for letter in word.letters if letter[2] <= edge + (letter[2] - letter[1]) / 4]
    right = word.letters[len(left) :]
    if not left or not right or right[0][1] < edge - (right[0][2] - right[0][1]) / 4:
        return (word,)
    return tuple(
        Printed("".join(letter[0] for letter in part), part[0][1], part[-1][2], word.top, word.bottom, part)
        for part in (tuple(left), right)
    )


def lines_of(words: Iterable[Printed]) -> list[list[Printed]]:
    """The words in lines from top to bottom, each from left to right."""
    lines: list[list[Printed]] = []
    middle = 0.0
    for word in sorted(words, key=lambda word: (word.middle, word.left)):
        if not lines or word.middle - middle > 0.45 * min(word.height, lines[-1][0].height):
            lines.append([])
            middle = word.middle
        lines[-1].append(word)
    for line in lines:
        line.sort(key=lambda word: word.left)
    return lines


def typical_height(lines: Sequence[Sequence[Printed]]) -> float:
    """The height of most letters."""
    return median(word.height for line in lines for word in line)


class Setter:
    """Makes words of a document, counting them and the lines of text over all pages."""

    def __init__(self) -> None:
        self.line = self._order = 0

    def passages(self, cells: Sequence[Sequence[Printed]], spot: Spot) -> list[Passage]:
        """The passages of cells that stand side by side: their lines of text run on beside one another."""
        number_of: dict[int, int] = {}
        for line in lines_of(word for cell in cells for word in cell):
            self.line += 1
            number_of.update((id(word), self.line) for word in line)
        return [self._passage(cell, number_of, spot) for cell in cells]

    def _passage(self, cell: Sequence[Printed], number_of: dict[int, int], spot: Spot) -> Passage:
        words: list[Word] = []
        for line in lines_of(cell):
            # A hyphen at the end of a line joins two halves of one word: "e-" / "learning".
            cut = bool(words) and bool(_HYPHEN_AT_END.search(words[-1].text)) and line[0].text[0].isalnum()
            for index, word in enumerate(line):
                words.append(Word(word.text, number_of[id(word)], self._order, cut and index == 0, spot))
                self._order += 1
        return Passage(tuple(words))
