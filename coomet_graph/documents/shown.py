"""The lines of a document as people see them: what is shown around a quotation."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from coomet_graph.documents.model import Document


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
    """The lines of the document, cells apart."""
    for line in document.lines:
        spots = [word.spot for word in line.passage.words]
        cells = tuple(dict.fromkeys(spot.cell for spot in spots if spot.cell is not None))
        text = " | ".join(cell.text for cell in line.cells if cell.text)
        yield ShownLine(line.number, spots[0].sheet, cells, text)
