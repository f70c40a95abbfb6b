"""Layout of a document with cells: its tables by their headers, each read as its columns ask for."""

from collections.abc import Iterable, Mapping

from coomet_graph.documents.model import Document, Passage
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.cells import read_cells
from coomet_graph.records.layouts.columns import Header
from coomet_graph.records.layouts.model import Layout, Row, Table
from coomet_graph.records.layouts.numbering import DECIMAL, Numbering
from coomet_graph.records.layouts.parts import Part, below, split_tables, under
from coomet_graph.records.layouts.tabular import read_table
from coomet_graph.records.lexicon import Lexicon


def lay_out_cells(
    document: Document, headers: Mapping[int, Header], lexicon: Lexicon, numbering: Numbering = DECIMAL
) -> Layout:
    """The rows of the document's tables; `headers` are those that were found, by the numbers of lines."""
    divided = split_tables(document, headers)
    furniture = divided.furniture
    tables: list[Table] = []
    findings = _examples(document, divided.examples)
    for part in divided.parts:
        if numbering is DECIMAL and _numbers_rows(part):
            rows, (noticed, printed_twice) = read_table(part, document, lexicon)
            furniture += printed_twice
        else:
            rows, noticed = read_cells(part, document, numbering)
        findings += noticed
        rows = under(part.title, rows)
        if _entries(rows) & _entries(row for table in tables for row in table.rows):
            # A numbering of its own, though the table has no title.
            rows = below(f"table-{len(tables) + 1}", rows)
        tables.append(Table(part.title, part.header.words, part.header.by_role, rows))
    return Layout(
        front=tuple(divided.front),
        tables=tuple(tables),
        furniture=_in_order(furniture),
        findings=tuple(findings),
        back=tuple(divided.back),
        examples=tuple(divided.examples),
        left_out=tuple(divided.left_out),
    )


def _entries(rows: Iterable[Row]) -> set[str]:
    return {row.notation for row in rows if not row.is_heading}


def _examples(document: Document, rows: list[Passage]) -> list[Finding]:
    """A finding for each row that is no entry because it is marked as an example."""
    return [
        reader_rules()["example-row"].finding(
            places=words.places(document.file)[:1], values={"words": words.text}
        )
        for words in rows
    ]


def _numbers_rows(part: Part) -> bool:
    """Whether rows have their number in a column of its own, and headings stand between them."""
    roles = part.header.roles
    return role.NUMBER in roles and role.ACTIVITY not in roles and role.COORDINATOR not in roles


def _in_order(furniture: list[Passage]) -> tuple[Passage, ...]:
    return tuple(sorted(furniture, key=lambda words: words.words[0].order))
