"""Numbers of rows that contradict other numbers, or the place where the rows stand."""

from collections import defaultdict
from collections.abc import Iterable

from coomet_graph.documents.model import Document
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.records.grammars.numbers import parse_number
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.model import Table
from coomet_graph.records.model import EntryRecord


def rows_given_twice(document: Document, entries: Iterable[EntryRecord]) -> Iterable[Finding]:
    """A finding for each number of several rows that do not differ in their titles."""
    rows_of: defaultdict[str, list[EntryRecord]] = defaultdict(list)
    for entry in entries:
        rows_of[entry.notation].append(entry)
    for notation, rows in rows_of.items():
        if len(rows) > 1 and len({row.title.value for row in rows} - {""}) < 2:
            words = [row.number or row.title.words for row in rows]
            yield reader_rules()["number-given-twice"].finding(
                places=[place for each in words for place in each.places(document.file)],
                values={"entry": notation, "_count": str(len(rows))},
            )


def rows_in_other_sections(document: Document, tables: Iterable[Table]) -> Iterable[Finding]:
    """A finding for each row below the heading of one section whose number is that of another section."""
    for table in tables:
        headings = {row.notation for row in table.rows if row.is_heading}
        above = None
        for row in table.rows:
            number = parse_number(row.notation)
            if row.is_heading:
                above = row if number is not None else None
            elif number is not None and above is not None and not number.lies_under(above.notation):
                own = next((each for each in headings if number.lies_under(each)), None)
                if own is not None:
                    words = row.number or row.cells[role.TITLE]
                    yield reader_rules()["row-in-other-section"].finding(
                        places=words.places(document.file),
                        values={"entry": row.notation, "section": own, "heading": above.notation},
                    )
