"""Rows → sections and entries: every cell through the grammars that can say something about it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from coomet_graph.documents.model import NOTHING, Passage
from coomet_graph.records import related_columns
from coomet_graph.records.column_faults import left_over
from coomet_graph.records.grammars import codes, mentions, people
from coomet_graph.records.grammars.citations import find_citations
from coomet_graph.records.grammars.found import Found, is_none
from coomet_graph.records.grammars.meetings import find_meetings
from coomet_graph.records.grammars.numbers import parse_number
from coomet_graph.records.grammars.partners import find_partners
from coomet_graph.records.grammars.people import Person
from coomet_graph.records.grammars.performer_lists import PerformerList, list_performers
from coomet_graph.records.grammars.performers import Performer
from coomet_graph.records.grammars.references import Reference, find_former_number, find_references
from coomet_graph.records.grammars.status import Status, find_statuses
from coomet_graph.records.grammars.targets import find_targets
from coomet_graph.records.grammars.terms import Term
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.model import Row, Table
from coomet_graph.records.lexicon import Lexicon
from coomet_graph.records.model import EntryRecord, Read, SectionRecord

T = TypeVar("T")

# The cells that list performers, and what was read in those of one row, by their roles.
_LISTS = (role.PERFORMERS, role.COORDINATOR, role.PARTICIPANTS)
PerformerLists = Mapping[str, PerformerList]

_COMPLETED = re.compile(r"\bcompleted\b|\b(?:завершенн|завершённ|выполненн|реализованн)", re.IGNORECASE)
# The cells that may hold sentences.
_RUNNING = (role.TITLE, role.NOTE, role.STATUS)
_LEADING_DASH = re.compile(r"[-\u2010-\u2015]\s*")
_PROJECT_TITLE = re.compile(r"\s*[\"“«](?P<title>.{1,300})[\"”»]\s*$")


def performer_lists(row: Row, lexicon: Lexicon) -> PerformerLists:
    """The lists of performers in the row, by the role of the cell; empty cells have none."""
    return {name: list_performers(cell, lexicon) for name in _LISTS if (cell := row.cells.get(name))}


def unknown_performers(
    name: str, cell: Passage, listed: PerformerList, lexicon: Lexicon
) -> tuple[Passage, ...]:
    """The words of such a cell that name nobody: coordinators may be persons, participants countries."""
    if name == role.COORDINATOR and people.find_people(cell, lexicon):
        return ()
    if name == role.PARTICIPANTS:
        return tuple(left for words in listed.unknown for left in people.without_countries(words, lexicon))
    return listed.unknown


def read_rows(
    tables: Sequence[Table], performers: Sequence[Sequence[PerformerLists]], lexicon: Lexicon
) -> tuple[tuple[SectionRecord, ...], tuple[EntryRecord, ...]]:
    """The sections and entries of a document's tables, with the performers of each row of each table."""
    sections: list[SectionRecord] = []
    entries: list[EntryRecord] = []
    known_sections = _headings(tables)
    known_entries: set[str] = set()
    for table, lists in zip(tables, performers, strict=True):
        stem, places = _stem(table), _Places()
        if table.title:
            sections.append(SectionRecord(stem, NOTHING, table.title, None))
        for row, listed in zip(table.rows, lists, strict=True):
            own = stem if table.title else _section_of(row, known_sections)
            section = places.section_of(row, own)
            if row.is_heading:
                sections.append(SectionRecord(row.notation, row.number, row.cells[role.TITLE], section))
            else:
                parent = row.parent or _parent_of(row, known_entries)
                entries.append(_Entry(row, table, listed, lexicon).read(section, parent))
                known_entries.add(row.notation)
    return tuple(sections), tuple(entries)


def _headings(tables: Sequence[Table]) -> dict[str, str]:
    """The notations of all headings by themselves in small letters: rows may stand before their heading."""
    rows = (row for table in tables for row in table.rows if row.is_heading)
    titles = (_stem(table) for table in tables if table.title)
    return {notation.casefold(): notation for notation in (*(row.notation for row in rows), *titles)}


class _Places:
    """Which section a row of a table belongs to where its number does not tell: that of its place."""

    def __init__(self) -> None:
        self._task: str | None = None
        self._before: str | None = None
        self._by_place = False

    def section_of(self, row: Row, own: str | None) -> str | None:
        """The section of the next row, of which `own` is the section by its number."""
        if row.is_heading:
            section = own
            if parse_number(row.notation) is None:
                self._task = row.notation
            elif section is None:
                section = self._task
            self._before, self._by_place = row.notation, True
            return section
        section = own
        if own is None:
            # An entry without a number, or one that is numbered through, goes on with the row before it.
            goes_on = self._by_place or not (row.number or row.parent)
            section = (self._before if goes_on else None) or self._task
        self._before, self._by_place = section, self._by_place and own is None
        return section


def _stem(table: Table) -> str:
    return table.rows[0].notation.rpartition("/")[0] if table.title and table.rows else ""


def _ancestors(notation: str) -> Iterator[str]:
    above = notation.partition("/")[0].rpartition(".")[0]
    while above:
        yield above
        above = above.rpartition(".")[0]


def _section_of(row: Row, known: Mapping[str, str]) -> str | None:
    """The nearest section above by number; small and capital letters make no difference ("e.1" below "E")."""
    above = (known.get(notation.casefold()) for notation in _ancestors(row.notation))
    return next(filter(None, above), None)


def _parent_of(row: Row, known: set[str]) -> str | None:
    above = next(_ancestors(row.notation), None)
    return above if above in known else None


class _Entry:
    """One row on its way to being an entry."""

    def __init__(self, row: Row, table: Table, lists: PerformerLists, lexicon: Lexicon) -> None:
        self.row, self.table, self.lists, self.lexicon = row, table, lists, lexicon

    def read(self, section: str | None, parent: str | None) -> EntryRecord:
        title, note = self._cell(role.TITLE), self._cell(role.NOTE)
        term, (start_year, end_year) = related_columns.term_of(self.row, self.table)
        own, in_title, in_note = self._own_project(), find_citations(title), find_citations(note)
        return EntryRecord(
            notation=self.row.notation,
            number=self.row.number,
            title=Read(*self._title(own), self.table.columns.get(role.TITLE)),
            section=section,
            parent=parent,
            columns=self.table.columns,
            term=term,
            start_year=start_year,
            end_year=end_year,
            note=Read(note.text, note, self.table.columns.get(role.NOTE)) if note else None,
            former_number=self._former(title),
            performers=self._performers(role.PERFORMERS),
            partners=self._in_cells(lambda words: find_partners(words, self.lexicon), role.NOTE),
            citations=related_columns.citations_of(
                self.row, self.table, (*self._reads(role.TITLE, in_title), *self._reads(role.NOTE, in_note))
            ),
            references=(
                *self._reads(role.NOTE, find_references(note, in_note)),
                *self._in_cells(find_references, role.STATUS),
            ),
            own_project=own,
            projects=self._in_cells(codes.find_projects, role.PROJECT, *_RUNNING),
            documents=self._in_cells(codes.find_documents, *_RUNNING),
            statuses=self._statuses(),
            targets=self._in_cells(find_targets, role.TITLE, role.NOTE, role.INDICATOR),
            meetings=self._in_cells(lambda words: find_meetings(words, self.lexicon), *_RUNNING),
            mentions=self._mentions(),
            called=self._called(),
            coordinators=self._coordinators(),
            participants=self._participants(),
            unread=dict(self._unread(term)),
        )

    def _unread(self, term: Read[Term] | None) -> Iterator[tuple[str, Passage]]:
        """The cells that hold, besides what was read, words that say nothing known."""
        for name, cell in self.row.cells.items():
            listed = self.lists.get(name)
            if name == role.TERM:
                is_read = is_none(cell) or (term is not None and term.words == cell)
            elif listed is not None:
                is_read = not unknown_performers(name, cell, listed, self.lexicon)
            else:
                is_read = not left_over(name, cell)
            if not is_read:
                yield name, cell

    def _cell(self, name: str) -> Passage:
        return self.row.cells.get(name, NOTHING)

    def _title(self, own: Read[codes.ProjectNumber] | None) -> tuple[str, Passage]:
        """The title without what is no part of it: dash, project number, quotation marks, former number."""
        words = self._cell(role.TITLE)
        former = find_former_number(words)
        if former is not None:
            words = words.cut(0, former.start)
        dash = _LEADING_DASH.match(words.text)
        if dash is not None and self.row.parent is not None:
            words = words.cut(dash.end())
        number = codes.find_projects(words)
        if own is not None and number and number[0].start == 0:
            quoted = _PROJECT_TITLE.match(words.text, number[0].end)
            words = words.cut(*quoted.span("title")) if quoted is not None else words.cut(number[0].end)
        return words.text, words

    def _own_project(self) -> Read[codes.ProjectNumber] | None:
        """The project that the entry itself is: in a column of its own, or opening the title."""
        for name in (role.PROJECT, role.TITLE):
            found = codes.find_projects(self._cell(name))
            if found and found[0].start == 0:
                return Read(found[0].value, found[0].words, self.table.columns.get(name))
        return None

    def _former(self, title: Passage) -> Read[Reference] | None:
        former = find_former_number(title)
        return (
            None if former is None else Read(former.value, former.words, self.table.columns.get(role.TITLE))
        )

    def _reads(self, name: str, found: Iterable[Found[T]]) -> list[Read[T]]:
        column = self.table.columns.get(name)
        return [Read(item.value, item.words, column) for item in found]

    def _in_cells(self, find: Callable[[Passage], list[Found[T]]], *names: str) -> tuple[Read[T], ...]:
        read: list[Read[T]] = []
        for name in names:
            cell = self.row.cells.get(name)
            if cell:
                read += self._reads(name, find(cell))
        return tuple(read)

    def _performers(self, name: str) -> tuple[Read[Performer], ...]:
        listed = self.lists.get(name)
        column = self.table.columns.get(name)
        return () if listed is None else tuple(Read(item.value, item.words, column) for item in listed.items)

    def _statuses(self) -> tuple[Read[Status], ...]:
        """What the note says; in a table of completed projects, its heading says the rest."""
        stated = (
            *self._in_cells(find_statuses, role.NOTE),
            *related_columns.statuses_of(self.row, self.table),
        )
        if not _COMPLETED.search(self.table.title.text) or any(s.value.status == "completed" for s in stated):
            return stated
        return (*stated, Read(Status("completed"), self.table.title))

    def _mentions(self) -> tuple[Read[mentions.Mention], ...]:
        """Things named in title and note; partners and countries of members are told elsewhere."""
        return self._in_cells(lambda words: mentions.find_mentions(words, self.lexicon), *_RUNNING)

    def _called(self) -> tuple[Read[mentions.CalledProgramme], ...]:
        return self._in_cells(lambda words: mentions.find_called_programmes(words, self.lexicon), role.TITLE)

    def _coordinators(self) -> tuple[Read[Performer | Person], ...]:
        column = self.table.columns.get(role.COORDINATOR)
        persons = people.find_people(self._cell(role.COORDINATOR), self.lexicon)
        if persons:
            return tuple(Read(item.value, item.words, column) for item in persons)
        return tuple(Read(read.value, read.words, column) for read in self._performers(role.COORDINATOR))

    def _participants(self) -> tuple[Read[str | Performer], ...]:
        listed = self.lists.get(role.PARTICIPANTS)
        found: list[Found[str] | Found[Performer]] = [
            *people.find_countries(self._cell(role.PARTICIPANTS), self.lexicon),
            *(() if listed is None else listed.items),
        ]
        column = self.table.columns.get(role.PARTICIPANTS)
        return tuple(
            Read(item.value, item.words, column)
            for item in sorted(found, key=lambda item: (item.start, item.end))
        )
