"""Editions as records and graphs state them: the same, and with everything that is said of an entry."""

from pathlib import Path

import pytest

from coomet_graph.documents import read_document
from coomet_graph.errors import UnknownNameError
from coomet_graph.history import Detail, Edition, compare, edition_of, edition_of_record
from coomet_graph.history.text import to_text
from coomet_graph.namespaces import GRAPH
from coomet_graph.pipeline import Build, bundled_sources
from coomet_graph.records import load_lexicon, read_records
from coomet_graph.records.descriptions import describe
from coomet_graph.resources import data_folder
from coomet_graph.store import EmbeddedDataset

GOLDEN = sorted((Path(__file__).parent.parent / "golden").glob("*.txt"))


def from_record(path: Path) -> Edition:
    lexicon = load_lexicon(data_folder() / "reference")
    return edition_of_record(read_records(read_document(path), lexicon, describe(path)))


@pytest.mark.parametrize("number", [0, 1])
def test_a_record_and_its_graph_are_the_same_edition(number: int, golden: Build, bundled: Build) -> None:
    for paths, built in ((GOLDEN, golden), (bundled_sources(), bundled)):
        edition = from_record(paths[number])
        known = edition_of(built.dataset, f"{GRAPH}asserted/{edition.identity.source}")
        assert edition == known
        assert compare(edition, known).changes == ()


def test_everything_said_of_an_entry_is_there(golden: Build) -> None:
    edition = edition_of(golden.dataset, f"{GRAPH}asserted/wp-tc-4-2031-2033")
    assert edition.identity.programme == "wp-tc-4-2031-2033"
    assert edition.identity.file == "work-programme.txt"
    assert [entry.name for entry in edition.entries] == [
        ("section", "1"),
        ("section", "2"),
        ("action", "1.1"),
        ("action", "1.2"),
        ("action", "2.1"),
    ]
    entry = edition.entries[2]
    assert entry.title == "Preparation of a plan of seminars"
    assert entry.section == "1"
    assert entry.note.startswith("The basis is item 1.1 of the COOMET Development Program for 2031–2033")
    assert entry.details == (
        Detail("basis", "dp-2031-2033/1.1", "dp-2031-2033: 1.1"),
        Detail("indicators", "dp-2031-2033/a.1.1", "Ind-a.1.1"),
        Detail("performers", "performer/chair-of-tc-4", "Chair of TC 4"),
        Detail("states", "underway", "Works are underway."),
        Detail("term", "end=2031 start=2031", "2031"),
    )
    programme = edition_of(golden.dataset, f"{GRAPH}asserted/dp-2031-2033")
    assert programme.entries[-1].of_kind("indicators") == (
        Detail("indicators", "dp-2031-2033/a.1.2", "Ind-a.1.2"),
    )


def test_a_graph_without_a_programme_is_told() -> None:
    with pytest.raises(UnknownNameError, match="holds no programme"):
        edition_of(EmbeddedDataset(), f"{GRAPH}asserted/nothing")


def test_what_is_meant_by_an_indicator_and_single_years_are_told(tmp_path: Path) -> None:
    lexicon = load_lexicon(data_folder() / "reference")
    editions = []
    for least, years in ((4, "2031, 2033"), (6, "2031, 2032, 2033")):
        path = tmp_path / f"{least}.txt"
        path.write_text(
            "COOMET DEVELOPMENT PROGRAM (invented sample) FOR 2031–2033\n"
            "No.\tAction\tIndicator\tTimeframe\tPerformers\n"
            f"1\tSeminars\tInd-a.1.1: at least {least} seminars\t2031\tTC 4\n"
            f"2\tGuides\t\t{years}\tTC 4\n",
            "utf-8",
        )
        editions.append(edition_of_record(read_records(read_document(path), lexicon)))
    assert editions[0].entries[0].of_kind("indicators") == (
        Detail("indicators", "dp-2031-2033/a.1.1: at least 4 seminars", "Ind-a.1.1: at least 4 seminars"),
    )
    assert editions[0].entries[1].of_kind("term") == (
        Detail("term", "end=2033 start=2031 years=2031,2033", "2031, 2033"),
    )
    changes = compare(*editions).changes
    assert [change.kinds for change in changes] == [("indicators-changed",), ("term-changed",)]


@pytest.mark.parametrize(
    ("basis", "told"),
    [
        ("44 (Ind-e.1.1); 45 (Ind-e.1.2)", {"Ind-e.1.1 (44)", "Ind-e.1.2 (45)"}),
        ("44 (Ind-e.1.2); 45 (Ind-e.1.1)", {"Ind-e.1.2 (44)", "Ind-e.1.1 (45)"}),
        ("44; 45 (Ind-e.1.1)", {"Ind-e.1.1 (45)"}),
        ("44, 45 (Ind-e.1.1)", {"Ind-e.1.1"}),
        ("44 (Ind-e.1.1)", {"Ind-e.1.1"}),
    ],
)
def test_indicators_of_different_items_are_told_with_them(tmp_path: Path, basis: str, told: set[str]) -> None:
    path = tmp_path / "programme.txt"
    path.write_text(
        "WORK PROGRAM OF TC 4 FOR 2031–2033\nNo.\tActions\tTerms\tPerformers\tBasis\n"
        f"1.1\tA survey\t2031\tTC 4\t{basis}\n"
        "1.2\tA guide\t2031\tTC 4\titem 44 of the Development Program for 2029–2031\n",
        "utf-8",
    )
    entry = next(each for each in from_record(path).entries if each.notation == "1.1")
    assert {detail.words for detail in entry.of_kind("indicators")} == told


def test_states_of_stages_that_are_exchanged_have_changed(tmp_path: Path) -> None:
    editions = []
    for first, second in (("completed", "underway"), ("underway", "completed")):
        path = tmp_path / f"{first}.txt"
        path.write_text(
            "WORK PROGRAM OF TC 4 FOR 2031–2033\nNo.\tActions\tTerms\tPerformers\tRemarks\n"
            f"1.1\tA survey\t2031\tTC 4\tStage 1: {first}. Stage 2: {second}.\n",
            "utf-8",
        )
        editions.append(from_record(path))
    (change,) = compare(*editions).changes
    assert change.kinds == ("note-reworded", "states-changed")
    assert [detail.key for detail in editions[0].entries[0].of_kind("states")] == [
        "completed/stage 1",
        "underway/stage 2",
    ]


OF_TITLES = """Work Program of TC 4 for 2031–2033,,,,
No.,Actions,Terms,Performers,Remarks
1.1,A survey,2031,TC 4,
,Guides,,,
,Guide on humidity,2032,TC 4,
,Manual of the committee,2033,TC 4,
"""


@pytest.mark.parametrize(
    ("was", "now", "told"),
    [
        (
            "Guide on humidity",
            "Guide on air humidity",
            '\n"Guide on humidity" → "Guide on air humidity": reworded\n',
        ),
        (",2033", ",2031", '\n"Manual of the committee": term changed\n'),
        (",Guides", ",Guides and manuals", '\nsection "Guides" → "Guides and manuals": reworded\n'),
        (
            "\n,Manual of",
            "\n2,Information,,,\n2.1,Manual of",
            (
                '\n"Manual of the committee" → 2.1: renumbered, moved\n    title: Manual of the committee\n'
                "    section: [-Guides-] {+2 Information+}\n"
            ),
        ),
    ],
)
def test_what_has_no_number_is_called_by_its_title(was: str, now: str, told: str, tmp_path: Path) -> None:
    path = tmp_path / "programme.csv"
    editions = []
    for text in (OF_TITLES, OF_TITLES.replace(was, now)):
        path.write_text(text, "utf-8")
        editions.append(from_record(path))
    assert told in to_text([compare(*editions)])
