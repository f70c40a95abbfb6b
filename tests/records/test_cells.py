"""Tables whose first column names a field of activity, and project tables, from formats that know cells."""

from collections.abc import Sequence

from coomet_graph.documents.model import Document, Line, Passage, Spot, Word
from coomet_graph.records.layouts import Layout, Row, lay_out
from coomet_graph.records.layouts import model as role

HEADER = ("Activity", "Action", "Timeframes", "Performers", "Note")
PROJECTS = ("№", "Project number", "Action", "Project coordinator", "Participants", "Timeframe", "Notes")
TITLE = "WORK PROGRAM OF TC 4 FOR 2031–2033"


def document(*rows: Sequence[str], pages: Sequence[int] | None = None) -> Document:
    """Rows of cells; one cell is a line of text. The words of row n stand on line n."""
    order = 0
    lines = []
    for number, row in enumerate(rows, start=1):
        spot = Spot(page=None if pages is None else pages[number - 1])
        cells = []
        for text in row:
            words = tuple(Word(word, number, order + at, spot=spot) for at, word in enumerate(text.split()))
            order += len(words)
            cells.append(Passage(words))
        lines.append(Line(number, tuple(cells)))
    return Document("wp.docx", "0" * 64, tuple(lines))


def rows_of(layout: Layout, table: int = 0) -> list[tuple[str, bool, str]]:
    return [(row.notation, row.is_heading, row.cells[role.TITLE].text) for row in layout.tables[table].rows]


def entry(layout: Layout, notation: str) -> Row:
    return next(row for row in layout.tables[0].rows if row.notation == notation)


def rules(layout: Layout) -> list[str]:
    return [finding.rule for finding in layout.findings]


def test_a_field_of_activity_is_the_heading_of_the_rows_beside_it(lexicon) -> None:
    layout = lay_out(
        document(
            (TITLE,),
            HEADER,
            ("1. Training", "1.1. Holding of seminars", "Annually", "TC 4", "Works are underway."),
            ("", "1.2. Survey of needs", "2031", "SC 4.3", ""),
            ("2. Information", "2.1. Upkeep of the portal", "Constantly", "SC 4.2", ""),
        ),
        lexicon,
    )
    assert rows_of(layout) == [
        ("1", True, "Training"),
        ("1.1", False, "Holding of seminars"),
        ("1.2", False, "Survey of needs"),
        ("2", True, "Information"),
        ("2.1", False, "Upkeep of the portal"),
    ]
    assert entry(layout, "1.1").cells[role.NOTE].text == "Works are underway."
    assert role.NOTE not in entry(layout, "1.2").cells
    assert entry(layout, "1.1").number.text == "1.1."
    assert rules(layout) == []


def test_a_merged_cell_is_read_once_though_it_stands_beside_every_row(lexicon) -> None:
    plain = document(
        (TITLE,),
        HEADER,
        ("1. Training", "1.1. Holding of seminars", "Annually", "TC 4", ""),
        ("", "1.2. Survey of needs", "2031", "SC 4.3", ""),
    )
    merged = plain.lines[2].cells[0]
    again = Line(4, (merged, *plain.lines[3].cells[1:]))
    layout = lay_out(Document("wp.docx", "0" * 64, (*plain.lines[:3], again)), lexicon)
    assert [row[0] for row in rows_of(layout)] == ["1", "1.1", "1.2"]


def test_a_row_may_have_its_number_in_a_column_of_its_own(lexicon) -> None:
    layout = lay_out(
        document(
            (TITLE,),
            ("Activity", "No.", "Action", "Timeframes", "Performers", "Note"),
            ("Training", "1.1", "Holding of seminars", "Annually", "TC 4", ""),
        ),
        lexicon,
    )
    assert rows_of(layout) == [("training", True, "Training"), ("1.1", False, "Holding of seminars")]


def test_a_heading_may_span_the_table(lexicon) -> None:
    for heading in (("1. Training", "", "", "", ""), ("1. Training",)):
        layout = lay_out(
            document((TITLE,), HEADER, heading, ("", "1.1. Seminars", "Annually", "TC 4", "")), lexicon
        )
        assert rows_of(layout) == [("1", True, "Training"), ("1.1", False, "Seminars")]


def test_a_page_break_leaves_the_rest_of_a_row_behind(lexicon) -> None:
    layout = lay_out(
        document(
            (TITLE,),
            HEADER,
            ("1. Training of", "1.1. Holding of seminars for", "Annually", "TC 4,", "Works are"),
            ("metrologists", "young people", "", "SC 4.3", "underway."),
            ("", "1.2. Survey", "2031", "SC 4.3", ""),
            pages=(1, 1, 1, 2, 2),
        ),
        lexicon,
    )
    assert rows_of(layout) == [
        ("1", True, "Training of metrologists"),
        ("1.1", False, "Holding of seminars for young people"),
        ("1.2", False, "Survey"),
    ]
    assert entry(layout, "1.1").cells[role.PERFORMERS].text == "TC 4, SC 4.3"
    assert entry(layout, "1.1").cells[role.NOTE].text == "Works are underway."
    assert rules(layout) == ["row-cut-by-page-break", "row-cut-by-page-break"]
    places = entry(layout, "1.1").cells[role.NOTE].places("wp.pdf")
    assert [(place.page, place.quotation) for place in places] == [(1, "Works are"), (2, "underway.")]


def test_a_number_that_a_page_break_cuts_off_a_title_is_no_entry(lexicon) -> None:
    layout = lay_out(
        document(
            (TITLE,),
            HEADER,
            ("1. Training", "1.1. Renewal of R/GM/11:", "2031", "TC 4", ""),
            ("", "2010", "", "", ""),
            ("", "010", "", "", ""),
            pages=(1, 1, 1, 2, 2),
        ),
        lexicon,
    )
    assert [row.notation for row in layout.tables[0].rows] == ["1", "1.1"]
    assert rules(layout) == ["row-cut-by-page-break", "unreadable-row"]


def test_a_header_that_a_page_repeats_is_furniture_and_so_is_the_number_of_the_page(lexicon) -> None:
    layout = lay_out(
        document(
            (TITLE,),
            HEADER,
            ("1. Training", "1.1. Seminars", "Annually", "TC 4,", ""),
            ("2",),
            HEADER,
            ("", "", "", "SC 4.3", ""),
            pages=(1, 1, 1, 1, 2, 2),
        ),
        lexicon,
    )
    assert entry(layout, "1.1").cells[role.PERFORMERS].text == "TC 4, SC 4.3"
    assert [words.text for words in layout.furniture] == [" ".join(HEADER), "2", " ".join(HEADER)]


def test_a_second_table_of_projects_has_a_numbering_of_its_own(lexicon) -> None:
    layout = lay_out(
        document(
            (TITLE,),
            HEADER,
            ("1. Training", "1.1. Seminars", "Annually", "TC 4", ""),
            ("COMPLETED PROJECTS",),
            PROJECTS,
            ("1", "731/BY-a/17", "Review of systems", "L.Astafieva", "BY, RU", "2021-2022", "Implemented."),
            ("", "811/BY-a/20", "Policy for meetings", "N.Liakhova", "BY, DE", "2021-2022", "Implemented."),
        ),
        lexicon,
    )
    assert rows_of(layout, 1) == [
        ("completed-projects/1", False, "Review of systems"),
        ("completed-projects/2", False, "Policy for meetings"),
    ]
    assert layout.tables[1].title.text == "COMPLETED PROJECTS"
    assert layout.tables[1].rows[0].cells[role.PROJECT].text == "731/BY-a/17"
    assert rules(layout) == ["unnumbered-entry"]


def test_a_row_that_is_none_is_told_and_lost_to_nobody(lexicon) -> None:
    layout = lay_out(
        document(
            (TITLE,),
            HEADER,
            ("1. Training", "1.1. Seminars", "Annually", "TC 4", ""),
            ("", "", "", "", "A remark for itself"),
            ("", "A work without a number", "2031", "SC 4.2", ""),
        ),
        lexicon,
    )
    assert rules(layout) == ["unreadable-row", "unnumbered-entry"]
    assert rows_of(layout)[-1][2] == "A work without a number"


def test_a_numbered_row_with_a_title_alone_is_the_heading_of_those_below_it(lexicon) -> None:
    layout = lay_out(
        document(
            (TITLE,),
            ("No.", "Name of event", "Terms", "Executors", "Remarks"),
            ("1 Improvement of the infrastructure", "", "", "", ""),
            ("1.1", "Evaluation of the structure", "2031", "TC 4", ""),
            ("1.2", "Development of cooperation", "", "", ""),
            ("1.2.1", "Signing of a memorandum", "2032", "TC 4", ""),
        ),
        lexicon,
    )
    assert [(name, heading) for name, heading, _ in rows_of(layout)] == [
        *(("1", True), ("1.1", False), ("1.2", True), ("1.2.1", False)),
    ]
