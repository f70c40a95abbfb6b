"""What no grammar understands stands in the graph as written, and comes back into its cell."""

from pathlib import Path

import pytest
from openpyxl import load_workbook

from coomet_graph.exchange.template import make_template
from coomet_graph.history import compare, edition_of_record
from coomet_graph.pipeline import build
from coomet_graph.records import ProgrammeRecord
from coomet_graph.records.layouts import model as role
from tests.exchange.test_template import KIND, cells, dataset_of, filled, lexicon, read, whole

__all__ = ["lexicon"]

NAME = "wp-tc-4-2031-2033"
UNREAD = {
    role.TERM: "to be agreed",
    role.PERFORMERS: "TC 4, Institute of Mass",
    role.BASIS: "see the plan",
    role.INDICATOR: "the first one",
    role.STATUS: "going fine",
    role.PROJECT: "900-BY-31",
}
ROW = {role.ACTIVITY: "1. Field", role.NUMBER: "1.1", role.TITLE: "Plan", role.TERM: "2031"}
ITEM = "item {} of the COOMET Development Program for {}"


def again(record: ProgrammeRecord, lexicon) -> ProgrammeRecord:
    return read(make_template(dataset_of(record), KIND, lexicon, NAME), lexicon)


def unread(record: ProgrammeRecord) -> list[dict[str, str]]:
    return [{name: words.text for name, words in entry.unread.items()} for entry in record.entries]


@pytest.mark.parametrize("name", UNREAD)
def test_a_cell_that_is_not_understood_comes_back(lexicon, name) -> None:
    before = read(filled([{**ROW, name: UNREAD[name]}]), lexicon)
    assert unread(before) == [{name: UNREAD[name]}]
    assert unread(again(before, lexicon)) == unread(before)
    assert whole(again(before, lexicon)) == whole(before)


def test_a_number_that_is_none_comes_back(lexicon) -> None:
    rows = [ROW, {**ROW, role.ACTIVITY: "", role.NUMBER: "1,2", role.TITLE: "Survey"}]
    before = read(filled(rows), lexicon)
    assert unread(before) == [{}, {role.NUMBER: "1,2"}]
    assert unread(again(before, lexicon)) == unread(before)


def test_a_term_that_is_not_understood_is_a_term(lexicon) -> None:
    graph = dataset_of(read(filled([{**ROW, role.TERM: "to be agreed"}]), lexicon))
    found = graph.select("SELECT ?said WHERE { ?thing ?said 'to be agreed' } ORDER BY STR(?said)")
    assert [row["said"].value.rpartition("#")[2] for row in found.dicts()] == ["exact", "termText"]


@pytest.mark.parametrize(
    ("basis", "indicator", "left"),
    [
        ("; ".join(ITEM.format(n, "2031–2033") for n in (5, 6)), "Ind-a.1.1, Ind-a.1.2", {}),
        (
            "; ".join(f"{ITEM.format(n, '2031–2033')} (Ind-a.1.{n})" for n in (5, 6)),
            "Ind-a.1.5, Ind-a.1.6",
            {},
        ),
        # Nothing tells which programme the indicator is of.
        (
            f"{ITEM.format(5, '2031–2033')}; {ITEM.format(6, '2028–2030')}",
            "Ind-a.1.1",
            {role.INDICATOR: "Ind-a.1.1"},
        ),
    ],
)
def test_indicators_beside_several_items_come_back_once(lexicon, basis, indicator, left) -> None:
    before = read(filled([{**ROW, role.BASIS: basis, role.INDICATOR: indicator}]), lexicon)
    assert unread(before) == [left]
    content = make_template(dataset_of(before), KIND, lexicon, NAME)
    assert cells(content)[0][3][4:] == [basis, indicator]
    assert whole(read(content, lexicon)) == whole(before)


def test_of_two_rows_with_one_number_no_words_are_lost(lexicon) -> None:
    rows = [ROW, {**ROW, role.ACTIVITY: "", role.TITLE: "Survey", role.TERM: "2032"}]
    content = make_template(dataset_of(read(filled(rows), lexicon)), KIND, lexicon, NAME)
    assert cells(content)[0][3] == ["1. Field", "1.1", "Plan / Survey", "2031 / 2032"]


@pytest.mark.parametrize("name", UNREAD)
def test_other_words_that_are_not_understood_are_a_change(lexicon, name) -> None:
    old, new = (
        edition_of_record(read(filled([{**ROW, name: words}]), lexicon))
        for words in (UNREAD[name], f"{UNREAD[name]} again")
    )
    (change,) = compare(old, new).changes
    assert change.kinds == (("term-changed",) if name == role.TERM else ("unread-changed",))
    assert compare(old, old).changes == ()


EDITIONS = {
    "en": (
        "WORK PROGRAM OF TC 4 FOR 2031–2033\n\nNo.\tName of event\tTerms\tExecutors\tRemarks\n\t1 Field\n"
        "1.1\tPlan\t2031\tSC 4.1\tCompleted.\n"
    ),
    "ru": (
        "ПРОГРАММА РАБОТ ТК 4 НА 2031–2033 ГОДЫ\n\n"
        "№\tНаименование мероприятия\tСроки\tИсполнители\tПримечание\n"
        "\t1 Поле\n1.1\tПлан\t2032\tПК 4.3\tРаботы ведутся.\n"
    ),
}


@pytest.mark.parametrize(
    ("language", "row"),
    [
        ("en", ["1 Field", "1.1", "Plan", "2031", "SC 4.1", "Completed."]),
        ("ru", ["1 Поле", "1.1", "План", "2032", "ПК 4.3", "Работы ведутся."]),
    ],
)
def test_of_two_editions_each_gives_back_what_it_says_itself(tmp_path: Path, lexicon, language, row) -> None:
    for name, text in EDITIONS.items():
        (tmp_path / f"{name}.txt").write_text(text, "utf-8")
    dataset = build(sorted(tmp_path.glob("*.txt"))).dataset
    content = make_template(dataset, KIND, lexicon, NAME, language)
    assert cells(content)[0][3] == row
    path = tmp_path / "again.xlsx"
    path.write_bytes(content)
    assert len(load_workbook(path).worksheets) == 3
