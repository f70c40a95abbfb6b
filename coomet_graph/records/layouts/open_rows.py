"""Rows while they are being read: cells still come in, and what is noticed on the way is told."""

from dataclasses import dataclass, field

from coomet_graph.documents.model import NOTHING, Passage
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.iris import entry_key
from coomet_graph.records.layouts.model import Row


@dataclass
class OpenRow:
    """A row of which more may follow.

    `between` says that only its place makes it a heading, `alone` that it stood in a line of its own.
    """

    notation: str
    number: Passage
    parent: str | None = None
    is_heading: bool = False
    cells: dict[str, Passage] = field(default_factory=dict)
    between: bool = False
    alone: bool = False

    def shares(self, number: Passage) -> bool:
        """Whether a number is the very words of its own: one cell reaches over both rows."""
        return bool(self.number and number) and number.words[0].order == self.number.words[0].order

    def take(self, cells: dict[str, Passage]) -> None:
        """Add what stands in another row that has its number; cells that reach over both are there."""
        for name, words in cells.items():
            known = self.cells.get(name, NOTHING)
            orders = {word.order for word in known.words}
            if words and words.words[0].order not in orders:
                self.cells[name] = known + words

    def as_row(self) -> Row:
        """The row as it is now."""
        return Row(self.notation, self.number, dict(self.cells), self.is_heading, self.parent)


def unnumbered(title: Passage, cells: dict[str, Passage]) -> OpenRow:
    """A row without a number, called by its title."""
    return OpenRow(
        entry_key(title.text), NOTHING, cells={role: words for role, words in cells.items() if words}
    )


class Teller:
    """Collects findings about the words of one file."""

    def __init__(self, file: str) -> None:
        self._file = file
        self.findings: list[Finding] = []

    def of(self, rule: str, words: Passage, entry: str | None = None) -> None:
        """Tell something of the words, which belong to an entry; without it, they tell faults apart."""
        values = {"words": words.text} if entry is None else {"_words": words.text, "entry": entry}
        self.findings.append(reader_rules()[rule].finding(places=words.places(self._file), values=values))
