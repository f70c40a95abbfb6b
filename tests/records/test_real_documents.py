"""The two documents as they are: every entry, heading, cell and line."""

import json
from pathlib import Path

import pytest

from coomet_graph.documents import read_document
from coomet_graph.records import ProgrammeRecord, read_records
from coomet_graph.records.account import NOT_UNDERSTOOD
from coomet_graph.records.layouts import lay_out
from tests.records.conftest import DEVELOPMENT, WORK

HERE = Path(__file__).parent
EXPECTED = {DEVELOPMENT: "expected-development-programme.json", WORK: "expected-work-programme.json"}
SECTIONS = {
    DEVELOPMENT: ["1", "2", "2.1", "2.2", "2.3", "2.4", "2.5", "3"],
    WORK: ["1", "2", "4", "5", "6", "7"],
}
ACTIONS = [
    "1.1",
    "1.2",
    "1.3",
    "1.4",
    "1.5",
    "1.6",
    "1.7",
    "1.7.1",
    "1.7.2",
    "1.7.3",
    "1.8",
    "1.9",
    "2.1",
    "2.2",
    "2.3",
    "3",
    "4.1",
    "4.2",
    "4.3",
    "4.4",
    "5.1",
    "5.2",
    "6.1",
    "6.2",
    "6.2a",
    "6.3",
    "7.1",
    "7.2",
    "completed-projects/1",
    "completed-projects/2",
    "completed-projects/3",
]


def numbers(section: str, last: int) -> list[str]:
    return [f"{section}.{number}" for number in range(1, last + 1)]


ITEMS = [
    *numbers("1", 7),
    *numbers("2.1", 12),
    *numbers("2.2", 10),
    *numbers("2.3", 7),
    *numbers("2.4", 10),
    "2.5.1",
    *numbers("3", 9),
]


@pytest.fixture(scope="module")
def records(lexicon, sources) -> dict[str, ProgrammeRecord]:
    return {name: read_records(read_document(sources / name), lexicon) for name in EXPECTED}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_cell(name, lexicon, sources) -> None:
    layout = lay_out(read_document(sources / name), lexicon)
    read = {
        row.notation: {"number": row.number.text, "h": row.is_heading, "parent": row.parent}
        | {cell: words.text for cell, words in row.cells.items()}
        for table in layout.tables
        for row in table.rows
    }
    assert read == json.loads((HERE / EXPECTED[name]).read_text("utf-8"))


@pytest.mark.parametrize("name", EXPECTED)
def test_every_line_is_accounted_for(name, records, sources) -> None:
    record = records[name]
    text = (sources / name).read_text("utf-8")
    filled = [number for number, line in enumerate(text.split("\n"), start=1) if line.strip()]
    assert [line.line for line in record.account] == filled
    assert [line for line in record.account if NOT_UNDERSTOOD in line.uses] == []
    silent = {
        "not-understood",
        "unreadable-row",
        "term-not-understood",
        "performer-not-recognised",
        "unnumbered-entry",
    }
    assert [finding for finding in record.findings if finding.rule in silent] == []


@pytest.mark.parametrize("name", EXPECTED)
def test_every_place_quotes_its_lines(name, records, sources) -> None:
    lines = (sources / name).read_text("utf-8").split("\n")
    places = [place for finding in records[name].findings for place in finding.places]
    assert places
    for place in places:
        assert place.quotation in " ".join(" ".join(lines[place.first_line - 1 : place.last_line]).split())


@pytest.mark.parametrize("name", SECTIONS)
def test_headings(name, records) -> None:
    sections = [section.notation for section in records[name].sections]
    assert [notation for notation in sections if notation != "completed-projects"] == SECTIONS[name]


def test_all_actions_of_the_work_programme(records) -> None:
    assert [entry.notation for entry in records[WORK].entries] == ACTIONS


def test_all_items_of_the_development_programme(records) -> None:
    entries = [entry.notation for entry in records[DEVELOPMENT].entries]
    assert [notation for notation in entries if "/" not in notation] == ITEMS
    assert [notation for notation in entries if "/" in notation] == [
        f"{item}/{half}" for item in ("2.2.1", "2.3.1", "2.4.1") for half in ("development", "realization")
    ]


def test_a_heading_cut_by_a_page_break_is_whole(records) -> None:
    title = next(section.title.text for section in records[WORK].sections if section.notation == "2")
    assert title.endswith(
        "of other RMOs and international metrology organizations, and monitoring of their participation"
    )


def test_text_shifted_into_other_columns_came_home(records) -> None:
    titles = {section.notation: section.title.text for section in records[DEVELOPMENT].sections}
    assert titles["2"] == "Activity in some fields of cooperation"
    assert titles["2.4"] == "Activity in the field of personnel training and information dissemination"
    assert titles["3"] == "Collaboration with international, regional and national metrology organisations"


def test_a_row_cut_by_a_page_break_is_whole(records) -> None:
    entry = next(entry for entry in records[DEVELOPMENT].entries if entry.notation == "1.6")
    portfolio = entry.performers[1].value.portfolio
    assert portfolio == "cooperation in the field of technical regulation and standardization"


def test_halves_of_a_compound_row(records) -> None:
    entries = {entry.notation: entry for entry in records[DEVELOPMENT].entries}
    half = entries["2.4.1/development"]
    assert (half.title.value, half.parent, half.section) == ("Development", "2.4.1", "2.4")
    assert half.term is not None
    assert half.term.value.start == 2016
    assert entries["2.4.1"].called[0].value.key == "tc-4"


def test_completed_projects_by_their_own_columns(records) -> None:
    entries = {entry.notation: entry for entry in records[WORK].entries}
    last = entries["completed-projects/3"]
    assert last.own_project is not None
    assert str(last.own_project.value) == "811/BY-a/20"
    assert [read.value for read in last.participants] == ["by", "de", "kz", "ru", "tr", "ua"]
    assert last.former_number is not None
    assert last.former_number.value.notation == "7.3"
    assert last.statuses[-1].value.status == "completed"
    assert entries["completed-projects/2"].documents[0].value.base == "I/TR/12"


def test_columns_on_one_line_are_told_apart(records) -> None:
    entry = next(entry for entry in records[WORK].entries if entry.notation == "4.3")
    assert entry.term is not None
    assert entry.note is not None
    assert (entry.term.words.text, [p.words.text for p in entry.performers]) == ("Ongoing", ["SC 4.2"])
    assert entry.note.value == "Jointly with JCMS and COOMET Secretariat Works are underway"


def test_which_programmes_they_are(records) -> None:
    work, development = records[WORK].head, records[DEVELOPMENT].head
    assert (work.key, development.key) == ("wp-tc-4-2021-2023", "dp-2017-2019")
    assert work.meeting_paper is not None
    assert work.meeting_paper.value == "COOMET-34-PS/09.2"
    assert development.identifier is not None
    assert str(development.identifier.value) == "P1/2017"
    assert development.approved_at is not None
    assert development.approved_at.value.number == 27
