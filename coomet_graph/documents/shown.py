"""The lines of a document as people see them: what is shown around a quotation."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from operator import attrgetter
from typing import Any

from coomet_graph.documents.model import Document, Passage


@dataclass(frozen=True, slots=True)
class ShownLine:
    """A line that is not blank: its number, sheet and cells ("B12") as `Place` has them, and its words."""

    number: int
    sheet: str | None
    cells: tuple[str, ...]
    text: str

    def as_list(self) -> list[Any]:
        """For JSON."""
        return [self.number, self.sheet, list(self.cells), self.text]

    @classmethod
    def from_list(cls, told: list[Any]) -> "ShownLine":
        """From JSON. Raises TypeError or ValueError if it is not what `as_list` gives."""
        number, sheet, cells, text = told
        return cls(int(number), None if sheet is None else str(sheet), tuple(map(str, cells)), str(text))


def shown_lines(document: Document) -> Iterator[ShownLine]:
    """The lines of the document, cells apart; a row whose cells hold several lines is as many.

    A cell that spans several rows is shown with the first.
    """
    seen: set[int] = set()
    for line in document.lines:
        pieces: dict[int, list[Passage]] = {}
        for cell in line.cells:
            if cell and cell.words[0].order not in seen:
                seen.add(cell.words[0].order)
                for number, part in _lines_of(cell):
                    pieces.setdefault(number, []).append(part)
        for number, parts in sorted(pieces.items()):
            spots = [word.spot for part in parts for word in (part.words[0], part.words[-1])]
            names = tuple(dict.fromkeys(spot.cell for spot in spots if spot.cell is not None))
            text = " | ".join(part.text for part in parts)
            yield ShownLine(number, spots[0].sheet, names, text)


def _lines_of(cell: Passage) -> Iterator[tuple[int, Passage]]:
    """The parts of a cell by the numbers of their lines."""
    if cell.words[0].line == cell.words[-1].line:
        yield cell.words[0].line, cell
        return
    for number, words in groupby(cell.words, key=attrgetter("line")):
        yield number, Passage(tuple(words))
