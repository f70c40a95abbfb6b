"""A sheet filled in: basis, indicators, states, years and projects in their columns, faults told by cell."""

from io import BytesIO

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from coomet_graph.documents.text import read_text
from coomet_graph.exchange.programme_cells import ACTIONS, ITEMS, Table
from coomet_graph.exchange.template import KINDS, _Writer, make_template
from coomet_graph.records import ProgrammeRecord, read_records
from coomet_graph.records.grammars.terms import Term
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.mapping import ColumnMapping, MappedTable
from tests.exchange.test_template import KIND, dataset_of, lexicon, read, said

__all__ = ["lexicon"]

NAME = "wp-tc-4-2031-2033"
TITLES = {"en": "WORK PROGRAM OF TC 4 FOR 2031–2033", "ru": "ПРОГРАММА РАБОТ ТК 4 НА 2031–2033"}
Row = dict[str, str]


def typed(rows: list[Row], empty: bytes) -> bytes:
    """The empty workbook with rows typed below its example, as somebody would."""
    book = load_workbook(BytesIO(empty))
    sheet = book.worksheets[1]
    sheet["A1"] = TITLES["en" if sheet.title == "Programme" else "ru"]
    for at, row in enumerate(rows, start=5):
        for column, name in enumerate(ACTIONS, start=1):
            sheet.cell(at, column).value = row.get(name)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def whole(record: ProgrammeRecord) -> list[dict[str, object]]:
    """What the entries say; the graph does not keep in which order a cell names citations and states."""
    entries = [said(entry) for entry in record.entries]
    unordered = ("citations", "statuses")
    return [{**entry, **{name: sorted(map(str, entry[name])) for name in unordered}} for entry in entries]


FILLED = {
    "en": {
        role.TERM: "Annually", role.PERFORMERS: "Chair of TC 4", role.STATUS: "partly implemented",
        role.BASIS: "item 44 of the COOMET Development Program for 2020–2022",
    },
    "ru": {
        role.TERM: "Ежегодно", role.PERFORMERS: "Председатель ТК 4", role.STATUS: "выполнено частично",
        role.BASIS: "п. 44 Программы развития КООМЕТ на 2020–2022 гг.",
    },
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ru"])
def test_what_is_chosen_from_the_lists_is_read(bundled, lexicon, language) -> None:
    empty = make_template(bundled.dataset, KIND, lexicon, language=language)
    lists = [
        {str(cell.value) for cell in column}
        for column in load_workbook(BytesIO(empty)).worksheets[-1].columns
    ]
    row = {
        **FILLED[language],
        role.ACTIVITY: "1. Field",
        role.NUMBER: "1.1",
        role.TITLE: "Renewal of pages",
        role.INDICATOR: "Ind-e.1.1",
        role.PROJECT: "860/RU/22",
    }
    for name, offered in zip(
        (role.TERM, role.PERFORMERS, role.BASIS, role.INDICATOR, role.STATUS), lists, strict=True
    ):
        assert row[name] in offered
    record = read(typed([row], empty), lexicon)
    assert [finding.rule for finding in record.findings] == ["example-row"]
    (entry,) = record.entries
    (cited,) = (each.value for each in entry.citations)
    assert (cited.start, cited.end, [item for item, _ in cited.items]) == (2020, 2022, ["44"])
    assert [each.notation for each in cited.indicators] == ["e.1.1"]
    assert [each.value.status for each in entry.statuses] == ["partly-implemented"]
    assert entry.term is not None
    assert entry.term.value == Term(recurrence="annual")
    assert entry.own_project is not None
    assert (str(entry.own_project.value), entry.title.value) == ("860/RU/22", "Renewal of pages")
    again = make_template(dataset_of(record), KIND, lexicon, NAME, language)
    assert whole(read(again, lexicon)) == whole(record)
    cells = [cell.value for cell in load_workbook(BytesIO(again)).worksheets[1][4]]
    assert dict(zip(ACTIONS, cells, strict=True)) == {**dict.fromkeys(ACTIONS), **row}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("kind", KINDS)
def test_the_example_row_is_no_entry(bundled, lexicon, kind, language) -> None:
    """A workbook as it is given out, with one row written below the example."""
    book = load_workbook(BytesIO(make_template(bundled.dataset, kind, lexicon, language=language)))
    sheet = book.worksheets[1]
    title = str(sheet["A1"].value)
    sheet["A1"] = (
        title.replace("…", "TC 4", title.count("…") - 2).replace("…", "2031", 1).replace("…", "2033")
    )
    row = {role.NUMBER: "1.1", role.TITLE: "Plan", role.TERM: "2031", role.PERFORMERS: "TC 4"}
    for column, name in enumerate(KINDS[kind], start=1):
        sheet.cell(5, column).value = row.get(name)
    content = BytesIO()
    book.save(content)
    record = read(content.getvalue(), lexicon)
    assert [entry.notation for entry in record.entries] == ["1.1"]
    (finding,) = record.findings
    assert finding.rule == "example-row"
    assert [(place.sheet, place.cell) for place in finding.places] == [(sheet.title, "A4")]
    assert {use for line in record.account for use in line.uses} & {"example", "not understood"} == {
        "example"
    }


def test_halves_of_an_item_come_back_as_halves(bundled, lexicon) -> None:
    content = make_template(bundled.dataset, "development-programme", lexicon, "dp-2017-2019")
    entries = {entry.notation: entry for entry in read(content, lexicon).entries}
    assert [notation for notation in entries if "/" in notation] == [
        f"{item}/{half}" for item in ("2.2.1", "2.3.1", "2.4.1") for half in ("development", "realization")
    ]
    half = entries["2.4.1/development"]
    assert (half.title.value, half.parent, half.number.text) == ("Development", "2.4.1", "2.4.1")


FAULTS = [
    (role.TERM, "E", "sometime", "sometime", "sometime"),
    (role.PERFORMERS, "F", "Nobody we know", "performer", "исполнитель"),
    (role.BASIS, "G", "the usual", "an item of a development programme", "пункт программы развития"),
    (role.INDICATOR, "H", "many", "an indicator such as Ind-a.1.1", "индикатор вида Ind-a.1.1"),
    (role.STATUS, "I", "who knows", "a known state of the work", "известное состояние работы"),
    (
        role.PROJECT,
        "C",
        "eight hundred",
        "a project number such as 900/BY/31",
        "номер проекта вида 900/BY/31",
    ),
    (role.BASIS, "G", "44", "but not the development programme", "но не программу развития"),
    (role.INDICATOR, "H", "Ind-e.1.1", "but not the development programme", "но не программу развития"),
]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: f"{fault[0]}-{fault[2]}")
def test_each_fault_is_told_by_sheet_and_cell(bundled, lexicon, fault) -> None:
    name, column, words, english, russian = fault
    right = {role.TITLE: "Plan", role.TERM: "2031", role.PERFORMERS: "TC 4"}
    rows = [{**right, role.NUMBER: "1.1"}, {**right, role.NUMBER: "1.2", name: words}]
    record = read(typed(rows, make_template(bundled.dataset, KIND, lexicon)), lexicon)
    (finding,) = (finding for finding in record.findings if finding.rule != "example-row")
    (place,) = finding.places
    assert (place.sheet, place.cell, place.quotation) == ("Programme", f"{column}6", words)
    assert words in finding.message.en
    assert words in finding.message.ru
    assert english in finding.message.en
    assert russian in finding.message.ru


YEARS = (*ACTIONS[:5], role.START, role.END, *ACTIONS[5:])


def test_years_in_columns_of_their_own_come_back_in_them(lexicon) -> None:
    rows = [
        {role.NUMBER: "1.1", role.TITLE: "Plan", role.START: "2031", role.END: "2033"},
        {role.NUMBER: "1.2", role.TITLE: "Survey", role.START: "2032", role.TERM: "Annually"},
        {role.NUMBER: "1.3", role.TITLE: "Report", role.TERM: "2033"},
    ]
    writer = _Writer("en")
    writer.tabulate(TITLES["en"], Table("", YEARS, tuple(rows)))
    record = read(writer.saved(), lexicon)
    assert record.findings == ()
    again = make_template(dataset_of(record), KIND, lexicon, NAME)
    assert whole(read(again, lexicon)) == whole(record)
    sheet = load_workbook(BytesIO(again))["Programme"]
    cells = [dict(zip(YEARS, [cell.value for cell in line], strict=True)) for line in sheet["A4":"L6"]]
    assert [{name: words for name, words in line.items() if words} for line in cells] == rows


def test_indicators_of_a_development_programme_come_back(lexicon) -> None:
    row = {role.NUMBER: "1.1", role.TITLE: "Plan", role.TERM: "2031", role.INDICATOR: "Ind-a.1.1"}
    writer = _Writer("en")
    writer.tabulate("COOMET DEVELOPMENT PROGRAM FOR 2031–2033", Table("", ITEMS, (row,)))
    record = read(writer.saved(), lexicon)
    again = make_template(dataset_of(record), "development-programme", lexicon, "dp-2031-2033")
    cells = [cell.value for cell in load_workbook(BytesIO(again))["Programme"][4]]
    assert dict(zip(ITEMS, cells, strict=True)) == {**dict.fromkeys(ITEMS), **row}


def test_columns_that_only_a_mapping_names_come_back_under_their_usual_names(lexicon) -> None:
    head, row = (
        ["a", "b", "c", "d", "e", "f", "g"],
        ["1.1", "Plan", "2031", "TC 4", "44 (2028–2030)", "a.1.1", "x"],
    )
    mapped = (role.NUMBER, role.TITLE, role.TERM, role.PERFORMERS, role.BASIS, role.INDICATOR, role.NOTE)
    text = "\n".join([TITLES["en"], "\t".join(head), "\t".join(row)])
    mapping = ColumnMapping((MappedTable(2, mapped),))
    record = read_records(read_text("programme.txt", text.encode()), lexicon, mapping=mapping)
    assert whole(read(make_template(dataset_of(record), KIND, lexicon, NAME), lexicon)) == whole(record)


BASES = st.sampled_from([
    "", "item 44 of the COOMET Development Program for 2028–2030", "44 (2028–2030)", "44, 45 (2028–2030)",
    "item 3.1 of the COOMET Development Program for 2025–2027",
    "п. 7 Программы развития КООМЕТ на 2028–2030 гг.", "44 (2028–2030); 2.4.1 (2025–2027)",
])  # fmt: skip
INDICATORS = st.sampled_from(["", "", "Ind-a.1.1", "a.1.1", "Ind-a.1.1, Ind-b.2.10"])
STATES = st.sampled_from([
    "", "planned", "Completed.", "выполняется", "not reported", "See the report. Works are underway.",
    "The Plan for 2023 has been prepared. Works under project 860/RU/22 are underway.", "=moved",
])  # fmt: skip
NOTES = st.sampled_from(["", "Jointly with TC 1.1.", "Works are underway.",
    "The basis is item 5 of the COOMET Development Program for 2028–2030 (Ind-a.1.2)."])  # fmt: skip
PROJECTS = st.sampled_from(["", "", "900/BY-a/31", "861/BY/22, 862/RU-p/23"])


@st.composite
def tables(draw: st.DrawFn) -> list[Row]:
    rows: list[Row] = []
    for number in range(1, draw(st.integers(1, 6)) + 1):
        basis = draw(BASES)
        row = {
            role.NUMBER: f"1.{number}",
            role.PROJECT: draw(PROJECTS),
            role.TITLE: f"Plan {number}",
            role.TERM: draw(st.sampled_from(["", "2031", "Annually"])),
            role.BASIS: basis,
            # Nobody could say to which of two programmes an indicator belongs: that is told, not kept.
            role.INDICATOR: draw(INDICATORS) if basis and ";" not in basis else "",
            role.STATUS: draw(STATES),
            role.NOTE: draw(NOTES),
        }
        rows.append({name: words for name, words in row.items() if words})
        if draw(st.booleans()):
            half = {
                role.TITLE: "- Development",
                role.TERM: "2032",
                role.BASIS: draw(BASES),
                role.STATUS: draw(STATES),
            }
            rows.append({name: words for name, words in half.items() if words})
    return rows


@settings(
    max_examples=15,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    # A workbook takes a while: a smaller example is not worth the minutes.
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
)
@given(rows=tables())
def test_whatever_the_columns_say_comes_back(lexicon, rows) -> None:
    writer = _Writer("en")
    writer.instruct(ACTIONS)
    writer.tabulate(TITLES["en"], Table("", ACTIONS, tuple(rows)))
    before = read(writer.saved(), lexicon)
    assert len(before.entries) == len(rows)
    assert not {finding.rule for finding in before.findings} & {"not-understood", "unreadable-row"}
    after = read(make_template(dataset_of(before), KIND, lexicon, NAME), lexicon)
    for one, other in zip(whole(before), whole(after), strict=True):
        assert one == other
