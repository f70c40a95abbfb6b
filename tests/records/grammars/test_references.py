import pytest

from coomet_graph.records.grammars.references import find_bare_items, find_former_number, find_references
from tests.records.grammars.conftest import passage


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("taking into account the procedure according to item 1.1", [("1.1", False)]),
        (
            "results of the survey under item 1.2 and procedure under item 1.1.",
            [("1.2", False), ("1.1", False)],
        ),
        ("According to the Plan under item 1.3. (jointly", [("1.3", False)]),
        ("The information obtained is used to prepare information under item 2.2", [("2.2", True)]),
        ("under items 1.1 and 6.2а", [("1.1", False), ("6.2a", False)]),
        ("the procedure under item 1.1 taking into account D5.1/2018", [("1.1", False)]),
        ("Jointly with TC 4, item 1.1", [("1.1", False)]),
        ("item 1.1, 2.5% of the costs", [("1.1", False)]),
    ],
)
def test_references(note, expected) -> None:
    assert [(r.value.notation, r.value.feeds) for r in find_references(passage(note))] == expected


@pytest.mark.parametrize(
    "note",
    [
        "Continuation of item 1.1 of the Work Program of TC 5 for 2021–2023.",
        "Basis: P1/2023, item 1.1.",
        "As decided at the 34th Committee meeting (item 1.1 of the minutes).",
        "Продолжение работ по п. 1.3 Рабочей программы ТК 4 на 2021–2023 годы",
        "согласно п. 5.2 протокола",
        "under item 2.1 of the agenda",
        "In line with item 2.1 of R/GM/11:2017.",
        "R/GM/11:2017, item 2.1",
        "according to item 5.2 of D5.1/2018",
        "п. 5.2 документа D5.1/2018",
        "item 7.6 of ISO/IEC 17025",
        "ISO/IEC 17025, items 7.6 and 7.7",
        "п. 7.6 ГОСТ ISO/IEC 17025",
        "Item 2.1 of the TC 4 Work Program",
        "Work Program of TC 4, item 2.1",
        "Work Program of TC 4 for 2024–2026, item 2.1",
        "TC 4 WP, item 2.1",
        "see minutes of the 12th TC 1.6 meeting, item 5.2",
        "протокол 12-го заседания ТК 1.6, п. 5.2",
        "item 2.1 of WP TC 4",
        "WP TC 4 (item 2.1)",
        "Программа работ ТК 4, п. 2.1",
        "Программа работ ТК 4 на 2024–2026 годы, п. 2.1",
        "Item 2.1 of the previous Work Program (2021–2023).",
        "Item 1.4 of the previous programme was not fulfilled.",
        "Continues item 1.1 of the Work Program (2021–2023).",
        "Пункт 1.1 предыдущей Программы работ (2021–2023).",
        "Продолжение работ по п. 1.1 предыдущей программы",
        "п. 1.1 Программы работ (2021–2023)",
        "Does not depend on item 1.1.",
        "Independent of item 1.1",
        "Не зависит от п. 1.1.",
    ],
)
def test_an_item_of_another_document_is_none_of_this_programme(note) -> None:
    assert find_references(passage(note)) == []


@pytest.mark.parametrize(
    "note",
    [
        "item 1.1 of this Work Program",
        "item 1.1 of the Work Program",
        "Minutes are kept. See item 1.1",
        "The minutes are kept, see item 1.1",
        "п. 1.1 настоящей Программы",
        "the plan (item 1.1)",
    ],
)
def test_an_item_of_this_programme_may_be_called_so(note) -> None:
    assert [item.value.notation for item in find_references(passage(note))] == ["1.1"]


@pytest.mark.parametrize(
    ("note", "numbers"),
    [
        ("See items 1.1–1.3", ["1.1", "1.2", "1.3"]),
        ("пп. 1.1–1.3", ["1.1", "1.2", "1.3"]),
        ("items 1.1 to 1.3, 2.1", ["1.1", "1.2", "1.3", "2.1"]),
        ("items 1.1–2.3", ["1.1", "2.3"]),
        ("items 1.1–1.90", ["1.1", "1.90"]),
        ("items 1.1; 1.2", ["1.1", "1.2"]),
        ("пп. 1.1; 1.2", ["1.1", "1.2"]),
    ],
)
def test_lists_and_ranges(note, numbers) -> None:
    assert [item.value.notation for item in find_references(passage(note))] == numbers


@pytest.mark.parametrize(
    ("note", "numbers"),
    [
        ("See item 2 of this Program.", ["2"]),
        ("См. пункт 2 настоящей программы.", ["2"]),
        ("items 2 and 3 of this Work Program, item 4.1", ["2", "3", "4.1"]),
        ("пп. 2–4 данной Программы", ["2", "3", "4"]),
        ("item 2 of this report", []),
    ],
)
def test_a_mere_number_is_an_entry_where_this_programme_is_named(note, numbers) -> None:
    assert [item.value.notation for item in find_references(passage(note))] == numbers


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ("after item 5 is completed", ["item 5"]),
        ("после завершения пп. 5 и 6", ["пп. 5 и 6"]),
        ("item 5 of the agenda", []),
        ("Minutes of the meeting, item 5", []),
        ("item 5.1", []),
        ("5 items", []),
        ("in item 5% of them", []),
    ],
)
def test_a_mere_number_by_itself_names_an_item_of_nothing_known(note, named) -> None:
    assert [words.text for words in find_bare_items(passage(note))] == named


@pytest.mark.parametrize(
    "note",
    [
        "",
        "The basis is item 2.3 of the COOMET Development Program for 2020-2022.",
        "item 44",
        "TC 1.1",
        "in 2021",
    ],
)
def test_no_reference(note) -> None:
    assert find_references(passage(note)) == []


def test_a_number_in_brackets_at_the_end_is_the_former_number() -> None:
    former = find_former_number(passage("Update of the Regulation on TC 4 (item\n5.2)"))
    assert former is not None
    assert (former.value.notation, former.words.text) == ("5.2", "(item 5.2)")
    assert find_former_number(passage("Update (item 5.2) of the Regulation")) is None
