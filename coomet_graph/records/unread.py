"""What entries seem to say in sentences, and no grammar read: references, citations, states, projects."""

from collections.abc import Iterable

from coomet_graph.documents.model import NOTHING, Document, Passage
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.records.column_faults import EXPECTED
from coomet_graph.records.grammars.announced import find_announcements
from coomet_graph.records.grammars.codes import find_bare_projects
from coomet_graph.records.grammars.references import find_bare_items
from coomet_graph.records.grammars.status import find_unknown_states
from coomet_graph.records.layouts import model as role
from coomet_graph.records.model import EntryRecord, Read


def find_unread(document: Document, entries: tuple[EntryRecord, ...]) -> Iterable[Finding]:
    """A finding for each reference to no entry, and each citation, state or project in no known form."""
    known = {entry.notation for entry in entries}
    for entry in entries:
        yield from _unresolved_references(document, entry, known)
        yield from _unread_citations(document, entry)
        yield from _unread_states(document, entry)
        yield from _bare_projects(document, entry)


def _unresolved_references(document: Document, entry: EntryRecord, known: set[str]) -> Iterable[Finding]:
    for reference in entry.references:
        if reference.value.notation not in known:
            yield reader_rules()["unresolved-reference"].finding(
                places=reference.words.places(document.file, reference.column),
                values={"words": reference.words.text, "entry": entry.notation},
            )


def _unread_citations(document: Document, entry: EntryRecord) -> Iterable[Finding]:
    """What names an item or an indicator by its number, which no citation or reference took in."""
    cells = [entry.title.words, NOTHING if entry.note is None else entry.note.words]
    announced = [words for cell in cells for words in (*find_announcements(cell), *find_bare_items(cell))]
    if not announced:
        return
    read = {word.order for words in _cited(entry) for word in words.words}
    told = set[int]()
    for words in announced:
        if words.words[-1].order not in read and words.words[0].order not in told:
            told.update(word.order for word in words.words)
            yield reader_rules()["citation-not-understood"].finding(
                places=words.places(document.file), values={"words": words.text, "entry": entry.notation}
            )


def _cited(entry: EntryRecord) -> Iterable[Passage]:
    """The words that name what the entry cites or refers to."""
    for cited in entry.citations:
        yield from (named.words for named in cited.value.indicators)
        if cited.value.items or cited.value.programme_words:
            yield cited.words
    yield from (reference.words for reference in entry.references)


def _unread_states(document: Document, entry: EntryRecord) -> Iterable[Finding]:
    if entry.note is None:
        return
    read = {word.order for status in entry.statuses for word in status.words.words}
    for words in find_unknown_states(entry.note.words):
        if words.words[0].order not in read:
            yield _not_understood(document, entry, entry.note, words, role.STATUS)


def _bare_projects(document: Document, entry: EntryRecord) -> Iterable[Finding]:
    for cell in filter(None, (entry.title, entry.note)):
        for words in find_bare_projects(cell.words):
            yield _not_understood(document, entry, cell, words, role.PROJECT)


def _not_understood(
    document: Document, entry: EntryRecord, cell: Read[str], words: Passage, expected: str
) -> Finding:
    values = {"words": words.text, "entry": entry.notation, "column": cell.column or ""}
    return reader_rules()["cell-not-understood"].finding(
        places=words.places(document.file, cell.column), values={**values, "expected": EXPECTED[expected]}
    )
