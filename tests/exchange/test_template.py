"""The workbook for a work programme: what it offers, and that whatever is in it comes back."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from pyoxigraph import NamedNode, Quad

from coomet_graph import resources
from coomet_graph.documents import read_document
from coomet_graph.documents.spreadsheet import read_spreadsheet
from coomet_graph.errors import OutputError, ParameterError, UnknownNameError
from coomet_graph.exchange.programme_cells import ACTIONS, PROJECTS, Table
from coomet_graph.exchange.template import _Writer, make_template
from coomet_graph.graph import build_programme
from coomet_graph.iris import Minter
from coomet_graph.records import Lexicon, ProgrammeRecord, load_lexicon, read_records
from coomet_graph.records.descriptions import describe
from coomet_graph.records.layouts import model as role
from coomet_graph.records.model import EntryRecord
from coomet_graph.store.embedded import EmbeddedDataset

TC_4 = "wp-tc-4-2021-2023"
KIND = "work-programme"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(resources.data_folder() / "reference")


def read(content: bytes, lexicon: Lexicon) -> ProgrammeRecord:
    return read_records(read_spreadsheet("programme.xlsx", content), lexicon)


def cells(content: bytes) -> list[list[list[str]]]:
    """The words of the sheets that are shown, without the instructions."""
    book = load_workbook(BytesIO(content))
    return [
        [[str(cell.value) for cell in row if cell.value] for row in sheet.iter_rows(max_row=60)]
        for sheet in book.worksheets[1:-1]
    ]


def said(entry: EntryRecord) -> dict[str, Any]:
    """What the grammars read in an entry, without the places of its words."""
    return {
        "notation": entry.notation,
        "number": entry.number.text,
        "title": entry.title.value,
        "section": entry.section,
        "parent": entry.parent,
        "term": entry.term and (entry.term.value, entry.term.words.text),
        "note": entry.note and entry.note.value,
        "former": entry.former_number and entry.former_number.value,
        "performers": {read.value for read in entry.performers},
        "partners": {read.value for read in entry.partners},
        "citations": [
            (
                cited.start,
                cited.end,
                [item for item, _ in cited.items],
                [each.notation for each in cited.indicators],
            )
            for cited in (read.value for read in entry.citations)
        ],
        "references": [read.value for read in entry.references],
        "own project": entry.own_project and entry.own_project.value,
        "projects": {str(read.value) for read in entry.projects},
        "documents": [read.value for read in entry.documents],
        "statuses": [read.value for read in entry.statuses],
        "targets": [read.value for read in entry.targets],
        "meetings": [read.value for read in entry.meetings],
        "mentions": [read.value for read in entry.mentions],
        "coordinators": {read.value for read in entry.coordinators},
        "participants": {read.value for read in entry.participants},
    }


def whole(record: ProgrammeRecord) -> tuple[Any, ...]:
    sections = [(each.notation, each.number.text, each.title.text, each.parent) for each in record.sections]
    return record.head.key, sections, [said(entry) for entry in record.entries]


def dataset_of(record: ProgrammeRecord) -> EmbeddedDataset:
    graph = NamedNode(Minter().graph("asserted", record.source_id))
    dataset = EmbeddedDataset()
    triples = build_programme(record, Minter()).triples()
    dataset.load(Quad(each.subject, each.predicate, each.object, graph) for each in triples)
    return dataset


# ---------------------------------------------------------------- what is in it


def test_a_workbook_for_a_new_programme(bundled, lexicon) -> None:
    book = load_workbook(BytesIO(make_template(bundled.dataset, KIND, lexicon)))
    assert book.sheetnames == ["Instructions", "Programme", "Lists"]
    assert book["Lists"].sheet_state == "hidden"
    sheet = book["Programme"]
    assert book.active == sheet
    assert sheet["A1"].value == "WORK PROGRAM OF … FOR …–…"
    assert [cell.value for cell in sheet[3]] == [
        *("Activity", "No.", "Project number", "Action", "Timeframes", "Performers"),
        *("Basis item", "Indicator", "Status", "Note"),
    ]
    example = [cell.value for cell in sheet[4]]
    assert example[0] == "EXAMPLE / ПРИМЕР"
    assert None not in example
    assert all(cell.font.italic and cell.font.color.rgb == "007F7F7F" for cell in sheet[4])
    assert [cell.value for cell in sheet[5]] == [None] * 10
    assert {cell.number_format for cell in sheet[4]} == {"@"}
    lists = {str(aid.sqref): aid for aid in sheet.data_validations.dataValidation}
    assert {area[0] for area, aid in lists.items() if aid.type == "list"} == set("EFGHI")
    assert lists["E4:E503"].errorStyle == "warning"
    assert lists["E4:E503"].showErrorMessage
    assert not lists["F4:F503"].showErrorMessage
    offered = [[cell.value for cell in column if cell.value] for column in book["Lists"].columns]
    assert {"2020–2022", "2022", "Annually"} <= set(offered[0])
    assert {"TC 4", "Chair of TC 4", "Members of SC 4.1"} <= set(offered[1])
    assert "item 44 of the COOMET Development Program for 2020–2022" in offered[2]
    assert "Ind-e.1.1" in offered[3]
    assert {"completed", "planned", "underway"} <= set(offered[4])
    assert "not reported" not in offered[4]


def test_what_the_lists_offer_is_understood(bundled, lexicon) -> None:
    for language in ("en", "ru"):
        book = load_workbook(BytesIO(make_template(bundled.dataset, KIND, lexicon, language=language)))
        offered = [
            [str(cell.value) for cell in column if cell.value] for column in book.worksheets[-1].columns
        ]
        columns = (role.TERM, role.PERFORMERS, role.BASIS, role.INDICATOR, role.STATUS)
        number = max(map(len, offered))
        rows = [
            {
                role.ACTIVITY: "1. Field" if row == 0 else "",
                role.NUMBER: f"1.{row + 1}",
                role.TITLE: "Plan",
                **{name: each[row % len(each)] for name, each in zip(columns, offered, strict=True)},
            }
            for row in range(number)
        ]
        record = read(filled(rows, "WORK PROGRAM OF TC 4 FOR 2020–2022", language), lexicon)
        assert len(record.entries) == number
        for entry in record.entries:
            assert entry.term is not None, entry.notation
            assert entry.performers, entry.notation
            (cited,) = (read.value for read in entry.citations)
            assert [len(cited.items), len(cited.indicators)] == [1, 1], entry.notation
            assert [read.words.text for read in entry.statuses] == [entry.statuses[0].words.text]
        assert not {finding.rule for finding in record.findings} & {
            "term-not-understood", "performer-not-recognised", "not-understood", "hidden-sheet",
            "cell-not-understood",
        }  # fmt: skip


def test_the_instructions_are_read_as_front_matter_only(bundled, lexicon) -> None:
    """Nothing in them looks like a programme's title, body, approval or code, and no example like a row."""
    for language in ("en", "ru"):
        row = {role.NUMBER: "1.1", role.TITLE: "Plan", role.TERM: "2031", role.PERFORMERS: "TC 1.1"}
        content = filled([row], "WORK PROGRAM OF TC 1.1 FOR 2031–2033", language)
        record = read(content, lexicon)
        assert record.head.key == "wp-tc-1.1-2031-2033"
        assert [record.head.identifier, record.head.approved_at, record.head.meeting_paper] == [None] * 3
        assert [entry.notation for entry in record.entries] == ["1.1"]
        assert record.findings == ()


def test_an_unknown_kind_or_programme(bundled, lexicon) -> None:
    with pytest.raises(UnknownNameError, match="work-programme"):
        make_template(bundled.dataset, "holiday-plan", lexicon)
    with pytest.raises(ParameterError, match="wp-tc-9"):
        make_template(bundled.dataset, KIND, lexicon, "wp-tc-9")
    with pytest.raises(ParameterError, match="development programme"):
        make_template(bundled.dataset, KIND, lexicon, "dp-2017-2019")
    with pytest.raises(ParameterError, match="no development programme"):
        make_template(bundled.dataset, "development-programme", lexicon, TC_4)


def test_a_programme_that_others_only_mention(bundled, lexicon) -> None:
    book = load_workbook(BytesIO(make_template(bundled.dataset, KIND, lexicon, "wp-tc-4-2024-2026")))
    assert book["Programme"]["A1"].value == "WORK PROGRAM OF TC 4 FOR 2024–2026"
    assert book["Programme"]["A4"].value == "EXAMPLE / ПРИМЕР"


def test_of_two_editions_the_one_in_the_language_is_written(golden_in_both, lexicon) -> None:
    dataset = golden_in_both.dataset
    english, russian = (
        read(make_template(dataset, KIND, lexicon, "wp-tc-4-2031-2033", language), lexicon)
        for language in ("en", "ru")
    )
    assert [entry.notation for entry in english.entries] == [entry.notation for entry in russian.entries]
    assert english.entries[0].title.value == "Preparation of a plan of seminars"
    assert russian.entries[0].title.value != english.entries[0].title.value
    assert [entry.term and entry.term.value for entry in english.entries] == [
        entry.term and entry.term.value for entry in russian.entries
    ]


def test_a_second_table_comes_back_with_performers_and_headings(lexicon) -> None:
    writer = _Writer("en")
    writer.instruct(ACTIONS)
    writer.list_choices({})
    row = {role.ACTIVITY: "1. Field", role.NUMBER: "1.1", role.TITLE: "Plan", role.TERM: "2031"}
    writer.tabulate("WORK PROGRAM OF TC 4 FOR 2031–2033", Table("", ACTIONS, (row,)))
    second = {**row, role.ACTIVITY: "1. Other field", role.PERFORMERS: "TC 4"}
    roles = (role.ACTIVITY, *PROJECTS, role.PERFORMERS)
    writer.tabulate("FURTHER WORK", Table("FURTHER WORK", roles, (second,)))
    before = read(writer.saved(), lexicon)
    assert [entry.notation for entry in before.entries] == ["1.1", "further-work/1.1"]
    assert [section.notation for section in before.sections] == ["1", "further-work", "further-work/1"]
    content = make_template(dataset_of(before), KIND, lexicon, "wp-tc-4-2031-2033")
    assert load_workbook(BytesIO(content)).sheetnames[2] == "Further work"
    assert whole(read(content, lexicon)) == whole(before)


def test_a_text_that_no_cell_can_hold() -> None:
    with pytest.raises(OutputError, match="40000"):
        filled([{role.TITLE: "x" * 40_000}])


# ---------------------------------------------------------------- back and forth


BUNDLED = {
    KIND: (TC_4, "coomet-tc-4-work-programme-2021-2023.txt"),
    "development-programme": ("dp-2017-2019", "coomet-development-programme-2017-2019.txt"),
}


@pytest.mark.parametrize("kind", BUNDLED)
def test_a_programme_of_the_graph_comes_back_whole(bundled, lexicon, kind) -> None:
    """Text, graph, workbook, and what is read of that: the same entries, the second table's among them."""
    name, file = BUNDLED[kind]
    path = resources.data_folder() / "sources" / file
    before = read_records(read_document(path), lexicon, describe(path))
    content = make_template(bundled.dataset, kind, lexicon, name)
    after = read(content, lexicon)
    assert [said(entry) for entry in after.entries] == [said(entry) for entry in before.entries]
    assert whole(before) == whole(after)
    assert front(after) == front(before)
    known = {finding.rule for finding in before.findings}
    assert {finding.rule for finding in after.findings} <= known
    # And once more, from the graph of the workbook.
    again = read(make_template(dataset_of(after), kind, lexicon, name), lexicon)
    assert (whole(again), front(again)) == (whole(after), front(after))


def front(record: ProgrammeRecord) -> tuple[Any, ...]:
    head = record.head
    return tuple(read and read.value for read in (head.identifier, head.approved_at, head.meeting_paper))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_workbook_that_was_read_is_written_again(bundled, lexicon, language) -> None:
    content = make_template(bundled.dataset, KIND, lexicon, TC_4, language)
    record = read(content, lexicon)
    dataset = dataset_of(record)
    tables = [sheet[3:] for sheet in cells(make_template(dataset, KIND, lexicon, TC_4))]
    assert [len(table) for table in tables] == [len(table[3:]) for table in cells(content)]
    assert whole(read(make_template(dataset, KIND, lexicon, TC_4), lexicon)) == whole(record)


def filled(
    rows: Sequence[dict[str, str]], title: str = "WORK PROGRAM OF TC 4 FOR 2031–2033", language: str = "en"
) -> bytes:
    """A workbook with its instructions, as if somebody had filled it in."""
    writer = _Writer(language)
    writer.instruct(ACTIONS)
    writer.list_choices({})
    writer.tabulate(title, Table("", ACTIONS, tuple(rows)))
    return writer.saved()


def test_what_indicators_mean_comes_back(lexicon) -> None:
    said = "Ind-a.1.1: at least 2 seminars, or a guide; Ind-a.1.2: a survey"
    rows = [{role.NUMBER: "1", role.TITLE: "Seminars", role.TERM: "2031", role.INDICATOR: said}]
    record = read(filled(rows, "COOMET DEVELOPMENT PROGRAM FOR 2031–2033"), lexicon)
    again = read(make_template(dataset_of(record), "development-programme", lexicon, "dp-2031-2033"), lexicon)
    for each in (record, again):
        (entry,) = each.entries
        named = [indicator for read_ in entry.citations for indicator in read_.value.indicators]
        assert [(indicator.notation, indicator.description.text) for indicator in named] == [
            ("a.1.1", "at least 2 seminars, or a guide"),
            ("a.1.2", "a survey"),
        ]


def test_cells_that_look_like_formulas_are_texts(lexicon) -> None:
    rows = [
        {role.NUMBER: f"1.{number}", role.TITLE: words, role.TERM: "2031", role.NOTE: words}
        for number, words in enumerate(
            ("=1+1", "+49 30", "-5 degrees", "@home", '=HYPERLINK("x")', "\x01=cmd"), 1
        )
    ]
    content = filled(rows)
    sheet = load_workbook(BytesIO(content))["Programme"]
    assert {cell.data_type for row in sheet.iter_rows() for cell in row if cell.value} == {"s"}
    record = read(content, lexicon)
    assert [entry.note and entry.note.value for entry in record.entries] == [
        "=1+1", "+49 30", "-5 degrees", "@home", '=HYPERLINK("x")', "\ufffd=cmd",
    ]  # fmt: skip
    assert whole(
        read(make_template(dataset_of(record), KIND, lexicon, "wp-tc-4-2031-2033"), lexicon)
    ) == whole(record)


def test_faults_are_told_by_sheet_and_cell(lexicon) -> None:
    rows = [
        {role.ACTIVITY: "1. Field", role.NUMBER: "1.1", role.TITLE: "Plan", role.TERM: "sometime"},
        {role.NUMBER: "1.2", role.TITLE: "Work", role.TERM: "2031", role.PERFORMERS: "Nobody we know"},
    ]
    told = {
        (finding.rule, place.sheet, place.cell)
        for finding in read(filled(rows), lexicon).findings
        for place in finding.places
    }
    assert ("term-not-understood", "Programme", "E4") in told
    assert ("performer-not-recognised", "Programme", "F5") in told


WORDS = (
    st.text(alphabet="abcxyzАБв =+-@'\"(),", min_size=1, max_size=30)
    .map(str.split)
    .map(" ".join)
    .filter(bool)
)
TITLES = st.builds("{} {}".format, st.sampled_from(["Plan", "=SUM of", "Список", "Renewal"]), WORDS)
TERMS = st.sampled_from(
    ["", "2031", "2031 – 2033", "Annually", "once in two years (2031, 2033)", "2032 and beyond"]
)
PERFORMERS = (
    "TC 4",
    "SC 4.1",
    "SC 4.3",
    "Chair of TC 4",
    "Chair of SC 4.1",
    "Member of TC 1.1",
    "Secretariat",
)
PEOPLE = st.lists(st.sampled_from(PERFORMERS), unique=True, max_size=4).map(", ".join)
NOTES = st.lists(
    st.sampled_from([
        "The basis is item 44 of the COOMET Development Program for 2020–2022 (Ind-e.1.1).",
        "The basis is items 4, 5 of the COOMET Development Program for 2020–2022.",
        "Works are underway.", "Works under project 860/RU/22 are underway.", "Jointly with TC 1.1.",
        "According to the plan under item 1.1.", "Completed.", "R/GM/11:2010 shall be revised.",
    ]), unique=True, max_size=4,
).map(" ".join)  # fmt: skip
PROJECT = st.sampled_from(["", "", "900/BY-a/31 ", "543/RU-a/11 "])


@st.composite
def programmes(draw: st.DrawFn) -> list[dict[str, str]]:
    rows: list[dict[str, str]] = []
    for section in range(1, draw(st.integers(1, 3)) + 1):
        for number in range(1, draw(st.integers(1, 11)) + 1):
            project, title = draw(PROJECT), draw(TITLES)
            row = {
                role.ACTIVITY: f"{section}. Field {draw(WORDS)}" if number == 1 else "",
                role.NUMBER: f"{section}.{number}",
                role.TITLE: f'{project}"{title}"' if project else title,
                role.TERM: draw(TERMS),
                role.PERFORMERS: draw(PEOPLE),
                role.NOTE: draw(NOTES),
            }
            rows.append({name: words for name, words in row.items() if words})
    return rows


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # A workbook takes a while: a smaller example is not worth the minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(rows=programmes())
def test_any_programme_comes_back_whole(lexicon, rows) -> None:
    before = read(filled(rows), lexicon)
    assert [entry.note.value if entry.note else "" for entry in before.entries] == [
        row.get(role.NOTE, "") for row in rows
    ]
    after = read(make_template(dataset_of(before), KIND, lexicon, "wp-tc-4-2031-2033"), lexicon)
    assert whole(after) == whole(before)
