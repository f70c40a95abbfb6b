"""Stage 2, Document → ProgrammeRecord: lay out, read every cell, account for every line."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from coomet_graph.documents.model import Document, Passage
from coomet_graph.findings import Finding, merge_findings, reader_rules
from coomet_graph.letters import fold
from coomet_graph.records.account import account_for
from coomet_graph.records.bare_indicators import place_bare_indicators
from coomet_graph.records.column_faults import column_faults
from coomet_graph.records.editions import source_name
from coomet_graph.records.entries import PerformerLists, performer_lists, read_rows, unknown_performers
from coomet_graph.records.grammars.bodies import is_range
from coomet_graph.records.grammars.found import is_none
from coomet_graph.records.grammars.partners import read_partners
from coomet_graph.records.grammars.performer_lists import is_assumed
from coomet_graph.records.grammars.terms import find_relative_dates, parse_term
from coomet_graph.records.identity import identify
from coomet_graph.records.layouts import Layout, lay_out
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.mapping import ColumnMapping
from coomet_graph.records.layouts.model import Row
from coomet_graph.records.lexicon import Lexicon
from coomet_graph.records.model import ProgrammeRecord, SourceDescription
from coomet_graph.records.number_faults import rows_given_twice, rows_in_other_sections
from coomet_graph.records.typography import find_typing_faults
from coomet_graph.records.unread import find_unread


def read_records(
    document: Document,
    lexicon: Lexicon,
    described: SourceDescription | None = None,
    mapping: ColumnMapping | None = None,
) -> ProgrammeRecord:
    """Everything the document says, typed, with its evidence; what could not be read is a finding.

    `described` says what the document may not state, `mapping` what its columns are.

    Raises UnreadableDocumentError if the document holds no programme.
    """
    layout = lay_out(document, lexicon, mapping)
    performers = [[performer_lists(row, lexicon) for row in table.rows] for table in layout.tables]
    sections, entries = read_rows(layout.tables, performers, lexicon)
    head, doubts = identify(document, (*layout.front, *layout.back), entries, lexicon, described)
    cells_of = {row.notation: row.cells for table in layout.tables for row in table.rows}
    entries, guessed = place_bare_indicators(document, head, entries, cells_of)
    account, unread = account_for(document, layout, head)
    rows = [
        (row, table.columns, lists)
        for table, of_table in zip(layout.tables, performers, strict=True)
        for row, lists in zip(table.rows, of_table, strict=True)
    ]
    cells = [words for row, *_ in rows for words in row.cells.values()]
    findings = [
        *document.findings,
        *layout.findings,
        *doubts,
        *guessed,
        *unread,
        *_furniture(document, layout),
        *find_typing_faults(_without_examples(document, layout), cells, lexicon),
        *(finding for row, _, lists in rows for finding in _cell_findings(document, row, lists, lexicon)),
        *(fault for row, columns, _ in rows for fault in column_faults(document, row, columns)),
        *find_unread(document, entries),
        *rows_given_twice(document, entries),
        *rows_in_other_sections(document, layout.tables),
    ]
    return ProgrammeRecord(
        source_id=described.id if described is not None else source_name(head.key, head.language),
        document=document,
        description=described,
        head=head,
        sections=sections,
        entries=entries,
        account=account,
        findings=merge_findings(findings),
    )


def _without_examples(document: Document, layout: Layout) -> Document:
    """The document without the rows that are nothing but examples."""
    examples = {words.words[0].order for words in layout.examples}
    kept = (line for line in document.lines if line.passage.words[0].order not in examples)
    return replace(document, lines=tuple(kept)) if examples else document


def _furniture(document: Document, layout: Layout) -> Iterable[Finding]:
    headers = [table.header.text for table in layout.tables]
    for index, table in enumerate(layout.tables):
        first = headers.index(table.header.text)
        repeated = [words for words in layout.furniture if words.text == table.header.text]
        # Tables of their own may have the same header.
        repeated = repeated[headers.count(table.header.text) :]
        if repeated and first == index:
            yield reader_rules()["header-repeated"].finding(
                places=[place for words in repeated for place in words.places(document.file)],
                values={"_count": str(len(repeated)), "_file": document.file, "header": headers[index]},
            )
        if index and table.columns != layout.tables[index - 1].columns:
            words = table.title + table.header
            yield reader_rules()["second-table"].finding(
                places=words.places(document.file), values={"words": table.title.text or table.header.text}
            )


def _new_lines(document: Document, cell: Passage) -> set[int]:
    """The offsets at which the words of another row or line begin: the break separates what stands there.

    A cell of several rows holds words from each. In running text, lines break wherever they are full.
    """
    orders = [word.order for word in cell.words]
    begun = (after > before + 1 for before, after in pairwise(orders))
    rows = {start for start, is_new in zip(cell.starts[1:], begun, strict=True) if is_new}
    return rows.union(cell.line_starts()) if document.has_cells else rows


def _cell_findings(
    document: Document, row: Row, lists: PerformerLists, lexicon: Lexicon
) -> Iterable[Finding]:
    """Terms, performers and partners that no grammar understands, ranges, lists without separators, dates."""

    def tell(rule: str, words: Passage, name: str = "words") -> Finding:
        values = {name: words.text, "entry": row.notation}
        return reader_rules()[rule].finding(places=words.places(document.file), values=values)

    term = row.cells.get(role.TERM)
    if term and not is_none(term) and parse_term(term) is None:
        yield tell("term-not-understood", term)
    for name, parsed in lists.items():
        cell = row.cells[name]
        unknown = unknown_performers(name, cell, parsed, lexicon)
        yield from (tell("performer-not-recognised", words) for words in unknown)
        if name == role.PERFORMERS and not set(parsed.junctures) <= _new_lines(document, cell):
            yield tell("list-without-separators", cell, "_words")
        for item in {(item.start, item.end): item for item in parsed.items}.values():
            if is_range(fold(item.words.text)):
                yield tell("performer-range", item.words)
            if is_assumed(item):
                yield tell("performer-assumed", item.words)
    note = row.cells.get(role.NOTE)
    partners = () if note is None else read_partners(note, lexicon).unknown
    yield from (tell("performer-not-recognised", words) for words in partners)
    dates = (date for cell in row.cells.values() for date in find_relative_dates(cell))
    yield from (tell("relative-date", date.words) for date in dates)
