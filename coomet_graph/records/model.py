"""Records: what a programme says, typed, each value with the words that say it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from coomet_graph.documents.model import Document, Passage
from coomet_graph.findings import Finding
from coomet_graph.records.grammars.citations import Citation
from coomet_graph.records.grammars.codes import DocumentCode, ProjectNumber
from coomet_graph.records.grammars.meetings import Meeting
from coomet_graph.records.grammars.mentions import CalledProgramme, Mention
from coomet_graph.records.grammars.people import Person
from coomet_graph.records.grammars.performers import Performer
from coomet_graph.records.grammars.references import Reference
from coomet_graph.records.grammars.status import Status
from coomet_graph.records.grammars.targets import Target
from coomet_graph.records.grammars.terms import Term

T = TypeVar("T")


# Made by the thousand: a tuple is made in a fraction of the time of a frozen dataclass.
class Read(NamedTuple, Generic[T]):
    """A value, the words that say it, and the header of the column they stand in."""

    value: T
    words: Passage
    column: str | None = None


@dataclass(frozen=True, slots=True)
class SourceDescription:
    """What `sources.csv` says of a file: facts about the programme that the file itself may not state."""

    id: str
    file: str
    kind: str
    body: str
    start: int
    end: int
    title_en: str = ""
    title_ru: str = ""
    identifier: str = ""
    language: str = ""
    status_as_of: str = ""
    retrieved_from: str = ""
    metadata_source: str = ""
    supersedes: str = ""


@dataclass(frozen=True, slots=True)
class ProgrammeHead:
    """Which programme: its key ("wp-tc-4-2021-2023"), and what the front matter states of it.

    `language` is that of the edition: "en" or "ru", or what `sources.csv` says.
    """

    key: str
    kind: str
    body: str
    start: int
    end: int
    language: str = "en"
    title: Read[str] | None = None
    period: Read[tuple[int, int]] | None = None
    body_words: Read[str] | None = None
    identifier: Read[DocumentCode] | None = None
    approved_at: Read[Meeting] | None = None
    meeting_paper: Read[str] | None = None


@dataclass(frozen=True, slots=True)
class SectionRecord:
    """A heading: notation, number words, title, and the section it lies in."""

    notation: str
    number: Passage
    title: Passage
    parent: str | None


@dataclass(frozen=True, slots=True)
class EntryRecord:
    """An item or action, with everything the grammars read in its cells.

    `start_year` and `end_year` say of the term's years that they stand in columns of their own; `unread` are,
    by role, whole cells of which some words were not understood.
    """

    notation: str
    number: Passage
    title: Read[str]
    section: str | None
    parent: str | None
    columns: Mapping[str, str]
    term: Read[Term] | None = None
    start_year: Read[int] | None = None
    end_year: Read[int] | None = None
    note: Read[str] | None = None
    former_number: Read[Reference] | None = None
    performers: tuple[Read[Performer], ...] = ()
    partners: tuple[Read[Performer], ...] = ()
    citations: tuple[Read[Citation], ...] = ()
    references: tuple[Read[Reference], ...] = ()
    own_project: Read[ProjectNumber] | None = None
    projects: tuple[Read[ProjectNumber], ...] = ()
    documents: tuple[Read[DocumentCode], ...] = ()
    statuses: tuple[Read[Status], ...] = ()
    targets: tuple[Read[Target], ...] = ()
    meetings: tuple[Read[Meeting], ...] = ()
    mentions: tuple[Read[Mention], ...] = ()
    called: tuple[Read[CalledProgramme], ...] = ()
    coordinators: tuple[Read[Performer | Person], ...] = ()
    participants: tuple[Read[str | Performer], ...] = ()
    unread: Mapping[str, Passage] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class LineUse:
    """What became of the words of a line: "front matter", "heading 2", "1.3 note", "page furniture"."""

    line: int
    uses: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ProgrammeRecord:
    """A source that was read: the programme, its sections and entries, the account of lines, and findings."""

    source_id: str
    document: Document
    description: SourceDescription | None
    head: ProgrammeHead
    sections: tuple[SectionRecord, ...]
    entries: tuple[EntryRecord, ...]
    account: tuple[LineUse, ...]
    findings: tuple[Finding, ...]
