"""A number whose cell reaches over several rows: the rows are one entry, and each word is in it once."""

import pytest

from coomet_graph import resources
from coomet_graph.documents.reading import read_content
from coomet_graph.records import load_lexicon, read_records
from coomet_graph.records.grammars.terms import Term
from tests.documents.typeset import Typeset, docx_of, html_of, odt_of
from tests.documents.typeset_pdf import pdf
from tests.documents.typeset_xlsx import workbook

TITLE = "WORK PROGRAM OF TC 4 FOR 2031–2033"
ROWS = (
    ("No.", "Action", "Term", "Performers", "Notes"),
    ("1.4", "Comparison of weights", "2031", "TC 4", "Stage 1: completed"),
    ("", "", "2032–2033", "SC 4.1, TC 5", "Stage 2: underway"),
    ("1.5", "Seminar", "2031", "TC 4", "Planned."),
    ("", "", "", "TC 5", ""),
)
# Columns whose cells reach over the two rows from the row named.
SPANS = ((1, 0), (1, 1), (3, 0), (3, 1), (3, 2), (3, 4))
TABLE = Typeset(ROWS, (TITLE,), [(row, column, row + 1, column) for row, column in SPANS])
FORMATS = {
    "docx": lambda: docx_of(TABLE),
    "odt": lambda: odt_of(TABLE),
    "html": lambda: html_of(TABLE),
    "xlsx": lambda: workbook(
        (TITLE,), ROWS, [f"{'ABCDE'[column]}{row + 3}:{'ABCDE'[column]}{row + 4}" for row, column in SPANS]
    ),
    "pdf": lambda: pdf((TITLE,), ROWS, merges=[((column, row), (column, row + 1)) for row, column in SPANS]),
}


@pytest.mark.parametrize("ending", FORMATS)
def test_rows_with_one_number_are_one_entry(ending) -> None:
    lexicon = load_lexicon(resources.data_folder() / "reference")
    record = read_records(read_content(f"programme.{ending}", FORMATS[ending]()), lexicon)
    comparison, seminar = record.entries
    assert (comparison.notation, comparison.title.value) == ("1.4", "Comparison of weights")
    assert comparison.term is not None
    assert comparison.term.value == Term(2031, 2033)
    assert [read.value.body for read in comparison.performers] == ["tc-4", "sc-4.1", "tc-5"]
    assert [(read.value.status, read.value.scope) for read in comparison.statuses] == [
        ("completed", "Stage 1"),
        ("underway", "Stage 2"),
    ]
    assert (seminar.notation, seminar.title.value) == ("1.5", "Seminar")
    assert seminar.term is not None
    assert seminar.term.value == Term(2031, 2031)
    assert [read.value.body for read in seminar.performers] == ["tc-4", "tc-5"]
    assert seminar.note is not None
    assert seminar.note.value == "Planned."
    assert record.findings == ()
