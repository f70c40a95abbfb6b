"""A programme as it is planned, before it is set in a layout: sections, rows, and what a row consists of."""

from collections.abc import Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Term:
    """When: the words, and the years where the words give them."""

    words: str
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True, slots=True)
class Basis:
    """The item of a development programme that an action carries out, and the indicators named with it."""

    item: str
    indicators: tuple[str, ...]
    start: int
    end: int

    @property
    def programme(self) -> str:
        """Key of the programme cited."""
        return f"dp-{self.start}-{self.end}"

    def words(self, dash: str) -> str:
        """The sentence that cites it."""
        named = ", ".join(f"Ind-{notation}" for notation in self.indicators)
        closing = f" ({named})." if named else "."
        period = f"{self.start}{dash}{self.end}"
        return f"The basis is item {self.item} of the Development Program for {period}{closing}"


@dataclass(slots=True)
class Row:
    """An item or action. `needs` are rows it builds on; `state` is what is reported of it, as in `says`."""

    number: str
    title: str
    term: Term
    performers: str
    remarks: list[str] = field(default_factory=list)
    basis: Basis | None = None
    indicators: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    state: str = ""
    says: str = ""
    project: str = ""
    halves: tuple["Row", ...] = ()
    committee: int | None = None

    def note(self, dash: str) -> str:
        """The words of the last column."""
        basis = self.basis.words(dash) if self.basis is not None else ""
        return " ".join(filter(None, (basis, *self.remarks, self.says)))

    def heading(self) -> str:
        """The words of the title column."""
        return f'{self.project} "{self.title}"' if self.project else self.title


@dataclass(slots=True)
class Section:
    """A heading and the rows under it."""

    number: str
    title: str
    rows: list[Row] = field(default_factory=list)


@dataclass(slots=True)
class CompletedProject:
    """A row of the table of completed projects."""

    project: str
    title: str
    coordinator: str
    participants: str
    term: Term
    says: str


@dataclass(slots=True)
class Programme:
    """A programme and everything in it."""

    key: str
    kind: str
    body: str
    start: int
    end: int
    title: str
    code: str
    dash: str
    as_of: str
    sections: list[Section]
    completed: list[CompletedProject] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Every row, in order."""
        for section in self.sections:
            yield from section.rows

    def thing(self, row: Row) -> str:
        """The IRI's path of the entry that a row is."""
        return f"{'item' if self.kind == 'development' else 'action'}/{self.key}/{row.number}"
