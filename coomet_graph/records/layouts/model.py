"""What a layout yields: rows of cells by role, with every word of the document in one place."""

from collections.abc import Mapping
from dataclasses import dataclass

from coomet_graph.documents.model import Passage
from coomet_graph.findings import Finding

# The roles a column can have, whatever its header is called.
NUMBER = "number"
ACTIVITY = "activity"
TITLE = "title"
TERM = "term"
PERFORMERS = "performers"
NOTE = "note"
PROJECT = "project"
COORDINATOR = "coordinator"
PARTICIPANTS = "participants"
# What else stands in sentences of the note may have columns of its own.
BASIS = "basis"
INDICATOR = "indicator"
STATUS = "status"
START = "start"
END = "end"


@dataclass(frozen=True, slots=True)
class Row:
    """A heading or an entry: its notation ("2.4.1/development"), number words, and cells by role."""

    notation: str
    number: Passage
    cells: Mapping[str, Passage]
    is_heading: bool = False
    parent: str | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """Rows under one header; `title` is the heading that stands over the table itself, if any."""

    title: Passage
    header: Passage
    columns: Mapping[str, str]
    rows: tuple[Row, ...]

    @property
    def lists_projects(self) -> bool:
        """Whether the rows are projects (with coordinator and participants) rather than planned entries."""
        return COORDINATOR in self.columns


@dataclass(frozen=True, slots=True)
class Layout:
    """A document laid out: front matter, tables, page furniture, and what the reader noticed on the way.

    `back` stands on sheets without a table behind the first one; `examples` are rows marked as no entries;
    `left_out` stands in columns that a mapping leaves out.
    """

    front: tuple[Passage, ...]
    tables: tuple[Table, ...]
    furniture: tuple[Passage, ...]
    findings: tuple[Finding, ...]
    back: tuple[Passage, ...] = ()
    examples: tuple[Passage, ...] = ()
    left_out: tuple[Passage, ...] = ()
