"""Headers of two rows, and tables that stand behind the first one."""

from collections.abc import Iterator
from itertools import count

import pytest

from coomet_graph import resources
from coomet_graph.documents.model import Document, Line, Passage, Spot, Word
from coomet_graph.documents.reading import read_content
from coomet_graph.records import ProgrammeRecord, load_lexicon, read_records
from coomet_graph.records.grammars.performers import Performer
from coomet_graph.records.grammars.terms import Term
from coomet_graph.records.layouts import with_headers_joined
from tests.documents.typeset import Typeset, docx_of, html_of, odt_of
from tests.documents.typeset_pdf import pdf
from tests.documents.typeset_xlsx import workbook

ORDERS = count()
TITLE = "WORK PROGRAM OF TC 4 FOR 2031–2033"
ROWS = (
    ("No.", "Action", "Term", "", "Responsible", "", "Notes"),
    ("", "", "Start", "End", "Leading body", "Co-executors", ""),
    ("1.1", "Comparison of weights", "2031", "2032", "TC 4", "SC 4.1", "Planned."),
    ("1.2", "Seminar", "2032", "2033", "Chair of SC 4.2", "TC 5", ""),
)
# First and last cell, as row and column.
SPANS = ((0, 2, 0, 3), (0, 4, 0, 5), (0, 0, 1, 0), (0, 1, 1, 1), (0, 6, 1, 6))
TABLE = Typeset(ROWS, (TITLE,), SPANS)
AREAS = [f"{'ABCDEFG'[left]}{top + 3}:{'ABCDEFG'[right]}{bottom + 3}" for top, left, bottom, right in SPANS]
FORMATS = {
    "docx": lambda: docx_of(TABLE),
    "odt": lambda: odt_of(TABLE),
    "html": lambda: html_of(TABLE),
    "xlsx": lambda: workbook((TITLE,), ROWS, AREAS),
    "pdf": lambda: pdf(
        (TITLE,),
        ROWS,
        merges=[((left, top), (right, bottom)) for top, left, bottom, right in SPANS],
        widths=(40, 150, 60, 60, 120, 120, 80),
    ),
}


def read(file: str, content: bytes) -> ProgrammeRecord:
    lexicon = load_lexicon(resources.data_folder() / "reference")
    return read_records(read_content(file, content), lexicon)


@pytest.mark.parametrize("ending", FORMATS)
def test_a_header_of_two_rows(ending) -> None:
    record = read(f"programme.{ending}", FORMATS[ending]())
    assert [
        (
            entry.notation,
            entry.term and entry.term.value,
            [each.value.body for each in entry.performers],
            [each.value.body for each in entry.participants if isinstance(each.value, Performer)],
        )
        for entry in record.entries
    ] == [
        ("1.1", Term(2031, 2032), ["tc-4"], ["sc-4.1"]),
        ("1.2", Term(2032, 2033), ["sc-4.2"], ["tc-5"]),
    ]
    assert record.findings == ()


@pytest.mark.parametrize(
    "rows",
    [
        # A first row with little in it, one that repeats the header, and columns that nothing divides.
        (("No.", "Action", "Term", "Performers", "Notes"), ("1.1", "Seminar", "", "", "")),
        (("No.", "Action", "Term", "", "Notes"), ("", "", "2031", "TC 4", "")),
        (("No.", "Action", "Term", "Performers", "Notes"),) * 2,
        (("No.", "Action", "Term", "Performers", "Notes"), ("", "", "Start", "Executor", "")),
    ],
)
def test_what_is_no_second_row_of_a_header(rows) -> None:
    document = read_content("programme.docx", docx_of(Typeset(rows, (TITLE,))))
    assert with_headers_joined(document) is document


PROJECTS = Typeset(
    (
        ("No.", "Project number", "Title", "Coordinator", "State"),
        ("1", "901/RU/30", "Comparison of force", "VNIIM", "completed"),
    ),
    ("Completed projects",),
)
ACTIONS = Typeset((("No.", "Action", "Term", "Performers"), ("1", "Seminar", "2031", "TC 4")), (TITLE,))


def test_a_table_of_completed_projects_needs_no_terms_and_its_caption_no_capitals() -> None:
    record = read("programme.docx", docx_of(ACTIONS, PROJECTS))
    assert [each.title.text for each in record.sections] == ["Completed projects"]
    assert [(each.notation, each.term is None) for each in record.entries] == [
        ("1", False),
        ("completed-projects/1", True),
    ]
    assert {finding.rule for finding in record.findings} == {"second-table"}


def test_numbers_that_come_again_in_a_table_without_a_caption_are_other_entries() -> None:
    record = read("programme.docx", docx_of(ACTIONS, Typeset(PROJECTS.rows)))
    assert [(each.notation, each.number.text, each.title.value) for each in record.entries] == [
        ("1", "1", "Seminar"),
        ("table-2/1", "1", "Comparison of force"),
    ]


@pytest.mark.parametrize("line", ["The terms may change.", "Note: see item 1", "3 projects", "projects"])
def test_a_sentence_between_two_tables_is_no_caption(line) -> None:
    record = read("programme.docx", docx_of(ACTIONS, Typeset(PROJECTS.rows, (line,))))
    assert line not in [each.title.text for each in record.sections]


def test_a_header_with_the_rest_of_a_cut_row_in_its_cells() -> None:
    header = ("No.", "Action", "Term", "Performers")
    first = paged([header, ("1", "Seminar on the calibration of", "2031", "TC 4")], page=1, line=1)
    rest = ("No.", "Action\nweights of class E", "Term", "Performers\nand SC 4.1")
    second = paged([rest, ("2", "Guide", "2032", "TC 5")], page=2, line=3)
    title = Line(0, (words_of(TITLE, 0, 1),))
    lexicon = load_lexicon(resources.data_folder() / "reference")
    record = read_records(Document("a.pdf", "", (title, *first, *second)), lexicon)
    assert [(each.notation, each.title.value) for each in record.entries] == [
        ("1", "Seminar on the calibration of weights of class E"),
        ("2", "Guide"),
    ]
    assert [each.value.body for each in record.entries[0].performers] == ["tc-4", "sc-4.1"]
    assert {finding.rule for finding in record.findings} == {"header-repeated", "row-cut-by-page-break"}


def words_of(text: str, line: int, page: int) -> Passage:
    """A cell whose lines follow one another from a line of a page; their words have places of their own."""
    return Passage(
        tuple(
            Word(word, line + below, next(ORDERS), spot=Spot(page))
            for below, part in enumerate(text.split("\n"))
            for word in part.split()
        )
    )


def paged(rows: list[tuple[str, ...]], page: int, line: int) -> Iterator[Line]:
    for row in rows:
        yield Line(line, tuple(words_of(cell, line, page) for cell in row))
        line += 1 + max(cell.count("\n") for cell in row)
