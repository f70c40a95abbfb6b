"""The widths of the columns of gridless text: learnt from the lines that stand in one cell only."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from coomet_graph.documents.model import Passage
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.strips import Strip, wrap_score

# Characters that a column of an A4 landscape table usually holds, until the document itself teaches better.
_USUAL_WIDTHS = {role.ACTIVITY: 26, role.TITLE: 60, role.TERM: 14, role.PERFORMERS: 24, role.NOTE: 47}


@dataclass
class Columns:
    """The widths of the columns as far as the document has shown them."""

    seen: dict[str, list[int]] = field(default_factory=dict)

    def learn(self, name: str, cell: Passage, strips: Sequence[Strip]) -> None:
        """Take note of the longest line that lies wholly in the cell, if its text is wrapped at all."""
        inside = {word.order for word in cell.words}
        lengths = [
            len(strip.words.text)
            for strip in strips
            if all(word.order in inside for word in strip.words.words)
        ]
        if len(lengths) > 1:
            self.seen.setdefault(name, []).append(max(lengths))

    def width(self, name: str) -> int:
        """The middle one of the widths seen: a row over two columns does not tell. At first, the usual."""
        widths = sorted(self.seen.get(name, ()))
        return widths[len(widths) // 2] if widths else _USUAL_WIDTHS[name]

    def score(self, name: str, lines: Sequence[str], above: str) -> float:
        """How well lines fit the column below the line `above`."""
        return wrap_score(lines, self.width(name), above)
