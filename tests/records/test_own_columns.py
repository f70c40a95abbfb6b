"""Basis, indicators, state, years and projects in columns of their own say what sentences of a note say."""

import pytest
from pyoxigraph import Literal, NamedNode

from coomet_graph.documents.reading import read_content
from coomet_graph.graph import build_programme
from coomet_graph.iris import Minter
from coomet_graph.records import ProgrammeRecord, read_records
from coomet_graph.records.model import EntryRecord
from tests.documents.typeset import Typeset, docx_of, html_of, odt_of, separated_of
from tests.documents.typeset_pdf import pdf_of_tables
from tests.documents.typeset_xlsx import workbook

TITLE = "WORK PROGRAM OF TC 4 FOR 2031–2033"
ITEM = "item 44 of the COOMET Development Program for 2028–2030"
HEADER = [
    "No.",
    "Action",
    "Start year",
    "End year",
    "Performers",
    "Basis",
    "Indicator",
    "Status",
    "Project number",
]
ROWS = [
    HEADER,
    ["1.1", "Plan of seminars", "2031", "2033", "TC 4", ITEM, "Ind-a.1.1, a.1.2", "completed", ""],
    [
        "1.2",
        "Survey of needs",
        "2032",
        "",
        "SC 4.1",
        "44, 45 (2028–2030)",
        "a.1.1",
        "Works are underway.",
        "860/RU/22",
    ],
]
FORMATS = {
    "docx": docx_of,
    "odt": odt_of,
    "html": html_of,
    "csv": separated_of,
    "pdf": pdf_of_tables,
    "xlsx": lambda table: workbook(table.front, table.rows),
}


def read(rows: list[list[str]], lexicon, form: str = "csv") -> ProgrammeRecord:
    content = FORMATS[form](Typeset(rows, [TITLE]))
    return read_records(read_content(f"programme.{form}", content), lexicon)


def cited(entry: EntryRecord) -> list[tuple[int | None, list[str], list[str]]]:
    return [
        (each.start, [item for item, _ in each.items], [named.notation for named in each.indicators])
        for each in (read.value for read in entry.citations)
    ]


@pytest.mark.parametrize("form", FORMATS)
def test_any_document_may_have_them(form, lexicon) -> None:
    record = read(ROWS, lexicon, form)
    assert record.findings == ()
    first, second = record.entries
    assert cited(first) == [(2028, ["44"], ["a.1.1", "a.1.2"])]
    assert cited(second) == [(2028, ["44", "45"], ["a.1.1"])]
    assert [read.value.status for read in (*first.statuses, *second.statuses)] == ["completed", "underway"]
    assert first.term is not None
    assert second.term is not None
    assert (first.term.value.start, first.term.value.end) == (2031, 2033)
    assert (second.term.value.start, second.term.value.end) == (2032, None)
    assert second.own_project is not None
    assert str(second.own_project.value) == "860/RU/22"


def value_of(term: object) -> str:
    return term.value if isinstance(term, NamedNode | Literal) else str(term)


def facts(record: ProgrammeRecord, *without: str) -> set[str]:
    """What is stated, without places, and without properties that keep the words themselves."""
    left_out = ("wasDerivedFrom", "fileName", "sha256", *without)
    return {
        str(each)
        for each in build_programme(record, Minter()).triples()
        if "/evidence/" not in str(each.subject) and not each.predicate.value.endswith(left_out)
    }


def test_the_graph_is_that_of_a_sentence(lexicon) -> None:
    """The same basis with indicators, the same state and term: one in the note, one in columns."""
    head, row = ["No.", "Action"], ["1.1", "Plan of seminars"]
    sentence = f"The basis is {ITEM} (Ind-a.1.1). Works are underway."
    said = read(
        [[*head, "Terms", "Performers", "Note"], [*row, "2031–2033", "TC 4", sentence]],
        lexicon,
    )
    columns = ["Start year", "End year", "Performers", "Basis", "Indicator", "Status", "Note"]
    typed = read(
        [[*head, *columns], [*row, "2031", "2033", "TC 4", ITEM, "Ind-a.1.1", "Works are underway.", ""]],
        lexicon,
    )
    assert facts(typed, "termText", "#note") == facts(said, "termText", "#note")


def test_indicators_belong_to_the_basis_in_the_note(lexicon) -> None:
    header = ["No.", "Action", "Terms", "Performers", "Indicator", "Note"]
    note = f"The basis is {ITEM}."
    (entry,) = read([header, ["1.1", "Plan", "2031", "TC 4", "a.1.1", note]], lexicon).entries
    assert cited(entry) == [(2028, ["44"], ["a.1.1"])]


def test_indicators_beside_items_of_two_programmes_are_told(lexicon) -> None:
    header = ["No.", "Action", "Terms", "Performers", "Basis", "Indicator", "Note"]
    basis = "44 (2028–2030); 3 (2025–2027)"
    record = read([header, ["1.1", "Plan", "2031", "TC 4", basis, "a.1.1", ""]], lexicon)
    assert [(finding.rule, finding.places[0].column) for finding in record.findings] == [
        ("indicator-without-programme", "Indicator"),
    ]


def test_indicators_beside_several_items_belong_to_them_together(lexicon) -> None:
    header = ["No.", "Action", "Terms", "Performers", "Basis", "Indicator", "Note"]
    basis = "44 (2028–2030); 45 (2028–2030)"
    record = read([header, ["1.1", "Plan", "2031", "TC 4", basis, "a.1.1", ""]], lexicon)
    assert cited(record.entries[0]) == [(2028, ["44"], []), (2028, ["45"], []), (2028, [], ["a.1.1"])]
    assert record.findings == ()


def test_evidence_names_the_column_of_each_word(lexicon) -> None:
    evidence: dict[str, dict[str, str]] = {}
    for each in build_programme(read(ROWS, lexicon), Minter()).triples():
        if "/evidence/" in str(each.subject):
            assert isinstance(each.object, Literal | NamedNode)
            said = evidence.setdefault(str(each.subject), {})
            said[each.predicate.value.rpartition("#")[2]] = each.object.value
    columns = {(said["exact"], said.get("column")) for said in evidence.values() if "exact" in said}
    expected = {(ITEM, "Basis"), ("Ind-a.1.1", "Indicator"), ("2033", "End year"), ("completed", "Status")}
    assert expected <= columns


def test_a_term_and_years_beside_it(lexicon) -> None:
    header = ["No.", "Action", "Terms", "Start year", "End year", "Performers", "Note"]
    rows = [
        ["1.1", "Plan", "Annually", "2031", "2033", "TC 4", ""],
        ["1.2", "Survey", "2031–2033", "2031", "2032", "TC 4", ""],
    ]
    record = read([header, *rows], lexicon)
    annual, other = (entry.term for entry in record.entries)
    assert annual is not None
    assert other is not None
    assert (annual.value.recurrence, annual.value.start, annual.value.end) == ("annual", 2031, 2033)
    assert (other.value.start, other.value.end) == (2031, 2033)
    (finding,) = record.findings
    assert finding.rule == "years-contradictory"
    assert [(place.quotation, place.column) for place in finding.places] == [("2032", "End year")]


HALF_HEADER = ["Activity", "No.", "Action", "Terms", "Performers", "Note"]


def test_halves_beside_a_field_of_activity(lexicon) -> None:
    rows = [
        ["1. Training", "1.1", "Plan of seminars", "", "", ""],
        ["", "1.1", "- Development", "2031", "TC 4", ""],
        ["", "", "– Realization", "2032", "TC 4", ""],
        ["", "1.2", "- 5 degrees and less", "2033", "TC 4", ""],
    ]
    record = read([HALF_HEADER, *rows], lexicon)
    assert [(entry.notation, entry.title.value, entry.parent) for entry in record.entries] == [
        ("1.1", "Plan of seminars", None),
        ("1.1/development", "Development", "1.1"),
        ("1.1/realization", "Realization", "1.1"),
        ("1.2", "- 5 degrees and less", None),
    ]
    assert [finding.rule for finding in record.findings] == ["compound-row"]


def test_halves_under_a_title_that_has_the_number(lexicon) -> None:
    rows = [["1.1", "Plan of seminars", "", "", ""], ["1.1", "- Development", "2031", "TC 4", ""]]
    record = read([HALF_HEADER[1:], *rows], lexicon)
    assert [(entry.notation, entry.title.value) for entry in record.entries] == [
        ("1.1", "Plan of seminars"),
        ("1.1/development", "Development"),
    ]


# ---------------------------------------------------------------- rows that are no entries


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("mark", ["EXAMPLE / ПРИМЕР", "Example:", "(пример)", "ПРИМЕР"])
def test_a_row_marked_as_an_example_is_left_out(form, mark, lexicon) -> None:
    example = [mark, "Seminar", "2031", "2031", "Nobody we know", "no item", "no indicator", "no state", ""]
    record = read([HEADER, example, *ROWS[1:]], lexicon, form)
    assert [entry.notation for entry in record.entries] == ["1.1", "1.2"]
    assert [finding.rule for finding in record.findings] == ["example-row"]
    uses = [use for line in record.account for use in line.uses]
    assert "example" in uses
    assert "not understood" not in uses


def test_a_title_that_speaks_of_examples_is_an_entry(lexicon) -> None:
    for title in ("Example of a plan", "EXAMPLES", "Пример плана"):
        record = read([HEADER, ROWS[2], ["", title, *ROWS[1][2:]]], lexicon)
        assert len(record.entries) == 2, title


def test_a_row_without_a_number_belongs_where_the_row_before_it_belongs(lexicon) -> None:
    header = ["No.", "Action", "Timeframes", "Performers", "Note"]
    rows = [
        header,
        ["1", "Training", "", "", ""],
        ["1.1", "Plan of seminars", "2031", "TC 4", ""],
        ["", "Survey of needs", "2032", "SC 4.1", ""],
        ["2", "Information", "", "", ""],
        ["", "Upkeep of the portal", "2033", "SC 4.2", ""],
        ["2.1", "A newsletter", "2033", "SC 4.2", ""],
    ]
    entries = read(rows, lexicon).entries
    assert [(entry.title.value, entry.section) for entry in entries] == [
        ("Plan of seminars", "1"),
        ("Survey of needs", "1"),
        ("Upkeep of the portal", "2"),
        ("A newsletter", "2"),
    ]


def test_actions_without_numbers_belong_to_the_activity_beside_them(lexicon) -> None:
    rows = [
        ["Activity", "Action", "Timeframes", "Performers", "Note"],
        ["1. Training", "Plan of seminars", "2031", "TC 4", ""],
        ["", "Survey of needs", "2032", "SC 4.1", ""],
        ["Information", "Upkeep of the portal", "2033", "SC 4.2", ""],
    ]
    entries = read(rows, lexicon).entries
    assert [entry.section for entry in entries] == ["1", "1", "information"]


@pytest.mark.parametrize("form", ["pdf", "csv"])
def test_marks_of_footnotes_stand_behind_anything(form, lexicon) -> None:
    row = ["1.1²", "Plan", "2031¹", "2033³", "TC 4³, SC 4.1¹", "44¹ (2028–2030)²", "Ind-a.1.1², a.1.2³"]
    record = read([HEADER, [*row, "completed¹", "860/RU/22¹"]], lexicon, form)
    (entry,) = record.entries
    assert entry.notation == "1.1"
    assert entry.term is not None
    assert (entry.term.value.start, entry.term.value.end) == (2031, 2033)
    assert [performer.value.body for performer in entry.performers] == ["tc-4", "sc-4.1"]
    assert cited(entry) == [(2028, ["44"], ["a.1.1", "a.1.2"])]
    assert [status.value.status for status in entry.statuses] == ["completed"]
    assert [project.value.number for project in entry.projects] == [860]
    assert record.findings == ()


def test_what_the_tool_adds_itself_is_no_fault_of_the_author(lexicon) -> None:
    header = ["No.", "Action", "Timeframes", "Performers", "Note"]
    basis = "The basis is item 31 of the COOMET Development Program for 2028–2030 (Ind-b.2.1 – b.2.3)."
    rows = [
        header,
        ["1.1", "Preparation of the Development Program for 2034–2036", "2033", "TC 4", basis],
        ["1.2", "Monitoring of the COOMET Development Program", "2033", "TC 4", ""],
    ]
    record = read(rows, lexicon)
    said = {
        (
            str(statement.subject)[1:-1],
            statement.predicate.value.rpartition("#")[2],
            value_of(statement.object),
        )
        for statement in build_programme(record, Minter()).triples()
    }
    within = [
        value for subject, name, value in said if subject.endswith("/b.2.2") and name == "sourceNotation"
    ]
    assert within == ["Ind-b.2.1 – b.2.3"]
    called = {value for _, name, value in said if name == "callsForProgramme"}
    assert [each.rpartition("/")[2] for each in called] == ["dp-2034-2036"]
    assert any(subject in called and name == "startYear" and value == "2034" for subject, name, value in said)


ACTIVITIES = ["Activity", "Action", "Timeframes", "Performers", "Note"]


@pytest.mark.parametrize(
    ("rows", "sections"),
    [
        # Sorted by something else: the number tells.
        ([("2 Comparisons", "2.1 Mass"), ("", "1.2 Guide"), ("1 Training", "1.1 Seminars")], ["2", "1", "1"]),
        # Numbered otherwise than the activities, or through: the place tells.
        ([("1 Training", "1.1 Seminars"), ("3 Comparisons", "4.1 Mass"), ("", "4.2 Force")], ["1", "3", "3"]),
        ([("5 Training", "44 Seminars"), ("", "45 Survey"), ("6 Traineeships", "46 Plans")], ["5", "5", "6"]),
    ],
)
def test_the_section_of_a_row_beside_an_activity(rows, sections, lexicon) -> None:
    entries = read([ACTIVITIES, *([*row, "2031", "TC 4", ""] for row in rows)], lexicon).entries
    assert [entry.section for entry in entries] == sections


def test_items_that_are_numbered_through_belong_to_the_heading_above(lexicon) -> None:
    header = ["No.", "Action", "Timeframes", "Performers", "Note"]
    rows = [
        ["5 Training", "", "", "", ""],
        ["44", "Seminars", "2031", "TC 4", ""],
        ["45", "Survey", "2031", "TC 4", ""],
    ]
    record = read([header, *rows], lexicon)
    assert [section.notation for section in record.sections] == ["5"]
    assert [entry.section for entry in record.entries] == ["5", "5"]
