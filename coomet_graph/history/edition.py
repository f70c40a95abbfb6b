"""An edition of a programme as a value that can be compared: its sections and entries, and what they say."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from coomet_graph.iris import is_made
from coomet_graph.store.names import natural_order

SECTION = "section"
# What is said of an entry besides its words, in the order in which it is told.
DETAILS = ("term", "performers", "basis", "indicators", "states", "projects", "participants", "unread")


@dataclass(frozen=True, slots=True, order=True)
class Detail:
    """One thing said of an entry: `kind` is one of DETAILS, `key` what is meant, `words` how it is put."""

    kind: str
    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A section, an item or an action (`kind`, as in IRIs), known in its edition by kind and number."""

    kind: str
    notation: str
    title: str = ""
    section: str | None = None
    note: str = ""
    details: tuple[Detail, ...] = ()
    # The title of its section, for people: what changes there is a change of the section.
    heading: str = field(default="", compare=False)

    @property
    def name(self) -> tuple[str, str]:
        """What tells it from all others of its edition."""
        return self.kind, self.notation

    @property
    def is_numbered(self) -> bool:
        """Whether it has a number of its own, and none that was made of its title."""
        return not is_made(self.notation, self.title)

    def of_kind(self, kind: str) -> tuple[Detail, ...]:
        """Its details of one kind."""
        return tuple(detail for detail in self.details if detail.kind == kind)


@dataclass(frozen=True, slots=True)
class Identity:
    """Which edition: the programme's key, the source's identifier, its file and checksum."""

    programme: str
    source: str
    file: str = ""
    sha256: str = ""


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition and its entries, sections first, in the order of their numbers; `edition` makes one."""

    identity: Identity
    entries: tuple[Entry, ...]


def edition(identity: Identity, entries: Iterable[Entry]) -> Edition:
    """The edition with these entries, in whatever order they come.

    Raises ValueError for a name used twice.
    """
    ordered = tuple(sorted(entries, key=entry_order))
    if len({entry.name for entry in ordered}) < len(ordered):
        raise ValueError("two entries of one edition have the same kind and number")
    return Edition(identity, ordered)


def entry_order(entry: Entry) -> tuple[bool, list[tuple[int, int, str]], str]:
    """A sort key: sections first, then by number (1.2 before 1.10)."""
    return entry.kind != SECTION, natural_order(entry.notation), f"{entry.kind} {entry.notation}"
