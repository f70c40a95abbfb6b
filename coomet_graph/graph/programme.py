"""Stage 3, ProgrammeRecord → statements: programme, sections and entries, each statement with its words."""

from pyoxigraph import Literal, NamedNode

from coomet_graph.documents.model import Passage
from coomet_graph.graph.relations import Relations
from coomet_graph.graph.statements import Statements
from coomet_graph.graph.terms import TYPE, concept, coomet, integer, words_literal, year_month
from coomet_graph.iris import Minter
from coomet_graph.namespaces import DCTERMS, FOAF, PROV, SKOS
from coomet_graph.records.layouts import model as role
from coomet_graph.records.model import EntryRecord, ProgrammeRecord, SectionRecord

_TITLE = NamedNode(DCTERMS + "title")
_IDENTIFIER = NamedNode(DCTERMS + "identifier")
_NOTATION = NamedNode(SKOS + "notation")
_NOTE = NamedNode(SKOS + "note")
_LISTED_IN = NamedNode(PROV + "hadPrimarySource")

# The class of programme, and of its entries, by kind.
PROGRAMME_CLASSES = {"development": "DevelopmentProgramme", "work": "WorkProgramme"}
_ENTRY_CLASSES = {"development": ("item", "DevelopmentProgrammeItem")}
_OTHER_ENTRY = ("action", "Action")


def build_programme(record: ProgrammeRecord, minter: Minter) -> Statements:
    """The statements of one source, for the graph `…/graph/asserted/<source id>`."""
    return _Builder(record, minter).build()


class _Builder:
    def __init__(self, record: ProgrammeRecord, minter: Minter) -> None:
        self.record, self.minter, self.key = record, minter, record.head.key
        self.statements = Statements(minter, record.source_id, record.document.file)
        self.programme = NamedNode(minter.thing("programme", self.key))
        self.entry_kind, self.entry_class = _ENTRY_CLASSES.get(record.head.kind, _OTHER_ENTRY)
        self.notations = {entry.notation for entry in record.entries}

    def build(self) -> Statements:
        self._source()
        self._programme()
        for section in self.record.sections:
            self._section(section)
        titles = {section.notation: section.title or section.number for section in self.record.sections}
        for entry in self.record.entries:
            self._entry(entry, titles)
        return self.statements

    def _source(self) -> None:
        note, source = self.statements.note, self.statements.source
        note(source, TYPE, coomet("SourceDocument"))
        note(source, coomet("fileName"), Literal(self.record.document.file))
        note(source, coomet("sha256"), Literal(self.record.document.sha256))
        note(source, NamedNode(FOAF + "primaryTopic"), self.programme)
        note(source, NamedNode(DCTERMS + "language"), Literal(self.record.head.language))
        paper = self.record.head.meeting_paper
        if paper is not None:
            self.statements.state(source, _IDENTIFIER, Literal(paper.value), paper.words)
            self.statements.state(source, coomet("sourceNotation"), Literal(paper.words.text), paper.words)

    def _programme(self) -> None:
        head, state = self.record.head, self.statements.state
        if head.period is not None:
            words = (head.title or head.period).words
            column = (head.title or head.period).column
            state(self.programme, TYPE, coomet(PROGRAMME_CLASSES.get(head.kind, "Programme")), words, column)
            start, end = head.period.value
            state(self.programme, coomet("startYear"), integer(start), head.period.words, head.period.column)
            state(self.programme, coomet("endYear"), integer(end), head.period.words, head.period.column)
        if head.title is not None:
            state(self.programme, _TITLE, words_literal(head.title.value), head.title.words)
        if head.body_words is not None and self.record.description is None:
            body = NamedNode(self.minter.thing("body", head.body))
            state(
                self.programme, coomet("programmeBody"), body, head.body_words.words, head.body_words.column
            )
        if head.identifier is not None:
            state(self.programme, _IDENTIFIER, Literal(str(head.identifier.value)), head.identifier.words)
        if head.approved_at is not None:
            relations = self._relations(self.programme, "")
            meeting = relations.meeting(head.approved_at)
            state(self.programme, coomet("approvedAt"), meeting, head.approved_at.words)
            held = relations.held_in(head.approved_at.value)
            if held:
                state(self.programme, coomet("approvedIn"), year_month(held), head.approved_at.words)

    def _section(self, section: SectionRecord) -> None:
        state = self.statements.state
        node = self._section_node(section.notation)
        words = section.number or section.title
        self._listed(node, "Section", words, None)
        if section.title:
            state(node, _TITLE, words_literal(section.title.text), section.title)
        if section.number:
            state(node, _NOTATION, Literal(section.notation), section.number)
            state(node, coomet("sourceNotation"), Literal(section.number.text), section.number)
        if section.parent is not None:
            state(node, coomet("inSection"), self._section_node(section.parent), words)

    def _entry(self, entry: EntryRecord, titles: dict[str, Passage]) -> None:
        state, node = self.statements.state, self._entry_node(entry.notation)
        words, column = _first_words(entry)
        self._listed(node, self.entry_class, words, column)
        state(node, _NOTATION, Literal(entry.notation), words, column)
        if entry.number:
            state(node, coomet("sourceNotation"), Literal(entry.number.text), entry.number, column)
        if entry.title.words:
            state(node, _TITLE, words_literal(entry.title.value), entry.title.words, entry.title.column)
        if entry.section is not None:
            # A table's own title has no number: the title itself shows what stands under it.
            numbered = entry.number and "/" not in entry.notation
            shown = words if numbered or entry.parent else titles[entry.section]
            state(node, coomet("inSection"), self._section_node(entry.section), shown, column)
        if entry.parent is not None:
            state(node, coomet("parentEntry"), self._entry_node(entry.parent), words, column)
        self._term(node, entry)
        for name, cell in entry.unread.items():
            # A term that nobody understands is a term all the same.
            as_term = name == role.TERM and entry.term is None
            prop = coomet("termText" if as_term else "unreadText")
            state(node, prop, Literal(cell.text), cell, entry.columns.get(name))
        if entry.note is not None:
            state(node, _NOTE, words_literal(entry.note.value), entry.note.words, entry.note.column)
        if entry.former_number is not None:
            former = entry.former_number
            state(node, coomet("formerNotation"), Literal(former.value.notation), former.words, former.column)
        self._relations(node, entry.notation).relate(entry)
        for reference in entry.references:
            if reference.value.notation in self.notations - {entry.notation}:
                other = self._entry_node(reference.value.notation)
                needing, needed = (other, node) if reference.value.feeds else (node, other)
                state(needing, coomet("dependsOn"), needed, reference.words, reference.column)

    def _term(self, node: NamedNode, entry: EntryRecord) -> None:
        if entry.term is None:
            return
        state, term = self.statements.state, entry.term.value
        words, column = entry.term.words, entry.term.column
        state(node, coomet("termText"), Literal(words.text), words, column)
        years = (("startYear", term.start, entry.start_year), ("endYear", term.end, entry.end_year))
        for name, year, own in years:
            if own is not None:
                state(node, coomet(name), integer(own.value), own.words, own.column)
            elif year is not None:
                state(node, coomet(name), integer(year), words, column)
        for year in term.years:
            state(node, coomet("inYear"), integer(year), words, column)
        if term.recurrence is not None:
            state(node, coomet("recurrence"), concept("recurrence", term.recurrence), words, column)

    def _listed(self, node: NamedNode, class_name: str, words: Passage, column: str | None) -> None:
        """What holds of everything that the source lists itself, rather than merely mentions."""
        state = self.statements.state
        state(node, TYPE, coomet(class_name), words, column)
        state(node, coomet("inProgramme"), self.programme, words, column)
        state(node, _LISTED_IN, self.statements.source, words, column)

    def _relations(self, node: NamedNode, notation: str) -> Relations:
        return Relations(self.statements, self.minter, self.key, node, notation)

    def _section_node(self, notation: str) -> NamedNode:
        return NamedNode(self.minter.thing("section", self.key, notation))

    def _entry_node(self, notation: str) -> NamedNode:
        return NamedNode(self.minter.thing(self.entry_kind, self.key, notation))


def _first_words(entry: EntryRecord) -> tuple[Passage, str | None]:
    """The words that show that there is such an entry, and the header of their column."""
    if entry.number:
        return entry.number, entry.columns.get("number")
    # A row may be nothing but a project by its number.
    named = entry.own_project if entry.own_project and not entry.title.words else entry.title
    return named.words, named.column
