# ruff: noqa: E501 - examples are quoted whole
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coomet_graph.records.grammars.announced import find_announcements
from coomet_graph.records.grammars.citations import Citation, find_citations
from tests.records.grammars.conftest import passage


def read(text: str) -> list[tuple[int | None, int | None, list[str], list[str]]]:
    return [
        (c.start, c.end, [n for n, _ in c.items], [i.notation for i in c.indicators]) for c in values(text)
    ]


def values(text: str) -> list[Citation]:
    return [item.value for item in find_citations(passage(text))]


@pytest.mark.parametrize(
    ("note", "expected"),
    [
        ("The basis is item 44 of the COOMET \nDevelopment Program for 2020-2022 \n(Ind-e.1.1).", [(2020, 2022, ["44"], ["e.1.1"])]),
        ("The basis is item 48 of the COOMET Development Program for 2020-2022.", [(2020, 2022, ["48"], [])]),
        ("The basis is item 52 of the COOMET Development Program for 2020–2022 (Ind-e.2.1, Ind-e.2.2).", [(2020, 2022, ["52"], ["e.2.1", "e.2.2"])]),
        ("The basis is items 44, 45 and 47 of the COOMET Development Program for 2020–2022", [(2020, 2022, ["44", "45", "47"], [])]),
        ("The basis is items 44–46 of the COOMET Development Program for 2020–2022", [(2020, 2022, ["44", "45", "46"], [])]),
        ("The basis is the COOMET Development Program for 2023-2025 (Ind-b.4.1)", [(2023, 2025, [], ["b.4.1"])]),
        ("available to COOMET members (Ind-e.1.6)", [(None, None, [], ["e.1.6"])]),
        ("item 2.3.2 of the Development Programme for 2003 – 2004", [(2003, 2004, ["2.3.2"], [])]),
        ("The basis is item 12 of the Development Program for the period 2023–2025", [(2023, 2025, ["12"], [])]),
        ("The basis is item 12 of the COOMET Development Program (Ind-b.2.1).", [(None, None, ["12"], ["b.2.1"])]),
        ("Основание – п. 44 Программы развития КООМЕТ", [(None, None, ["44"], [])]),
        ("Основание – п. 44 Программы развития КООМЕТ на период с 2020 по 2022 гг. (Инд-e.1.1)", [(2020, 2022, ["44"], ["e.1.1"])]),
        ("Basis: Development Program for 2020–2022, item 44 (Ind-e.1.1)", [(2020, 2022, ["44"], ["e.1.1"])]),
        ("Основание – ПР 2020–2022, пп. 44, 45 (Инд-e.1.1, Инд-e.1.2)", [(2020, 2022, ["44", "45"], ["e.1.1", "e.1.2"])]),
        ("Программа развития КООМЕТ на 2020–2022 годы (п. 2.4.7)", [(2020, 2022, ["2.4.7"], [])]),
        ("The basis is the Development Program for 2023–2025, item 7 of the plan of TC 4", [(2023, 2025, [], [])]),
        ("item 1 of the Development Program and item 2 of the Development Program for 2020–2022", [(None, None, ["1"], []), (2020, 2022, ["2"], [])]),
        ("The basis is item 12 a) of the Development Program for 2023–2025", [(2023, 2025, ["12"], [])]),
        ("The basis is item 12a of the Development Program for 2023–2025", [(2023, 2025, ["12a"], [])]),
        ("Основание – п. 12 а), б) и п. 14 Программы развития КООМЕТ на 2023–25 гг.", [(2023, 2025, ["12", "14"], [])]),
        ("item 4 of the Development Program for 2023-25", [(2023, 2025, ["4"], [])]),
        ("item 4 of the Development Program for 2023–2025 (Ind-a.1.1, 2.1)", [(2023, 2025, ["4"], ["a.1.1", "a.2.1"])]),
        ("item 4 of the Development Program for 2023–2025 (Ind-a.1.1–1.3, Ind-b.1.1)", [(2023, 2025, ["4"], ["a.1.1", "a.1.2", "a.1.3", "b.1.1"])]),
        ("The basis is item 12 (Ind-a.1.1). Works are underway.", [(None, None, ["12"], ["a.1.1"])]),
        ("Basis - item 12 of the Development Program 2023-2025, indicator a.1.2", [(2023, 2025, ["12"], ["a.1.2"])]),
        ("Основание: п. 44 Программы развития КООМЕТ на 2020–2022 гг., индикатор e.1.1", [(2020, 2022, ["44"], ["e.1.1"])]),
        ("item 12 of the Development Program for 2023–2025 (indicators Ind-a.1.1 and Ind-a.1.3)", [(2023, 2025, ["12"], ["a.1.1", "a.1.3"])]),
        ("Item 24 (Development Program 2023-2025), Ind-d.1.1", [(2023, 2025, ["24"], ["d.1.1"])]),
        ("Basis: item 24 of the DP 2023-2025", [(2023, 2025, ["24"], [])]),
        ("item 24 of COOMET DP-2023-2025", [(2023, 2025, ["24"], [])]),
        ("п. 12 ПР на 2023–2025 гг.", [(2023, 2025, ["12"], [])]),
        ("item 12 of the DP of the laboratory", []),
        ("п. 12 (Программа развития 2020–2022)", [(2020, 2022, ["12"], [])]),
        ("подпункт 2.4.7 Программы развития на 2020–2022 годы", [(2020, 2022, ["2.4.7"], [])]),
        ("Pursuant to item 12, Development Program 2023–2025", [(2023, 2025, ["12"], [])]),
        ("Development Program 2023–2025, No. 12", [(2023, 2025, ["12"], [])]),
        ("Development Program 2023-2025: 12, 14", [(2023, 2025, ["12", "14"], [])]),
        ("Development Program for 2023–2025, section 2, item 12", [(2023, 2025, ["12"], [])]),
        ("Items 12/13 of the Development Program 2023–2025", [(2023, 2025, ["12", "13"], [])]),
        ("items 2.4.7–2.4.9 of the Development Program 2023–2025", [(2023, 2025, ["2.4.7", "2.4.8", "2.4.9"], [])]),
        ("items 2.4–3.2 of the Development Program 2023–2025", [(2023, 2025, ["2.4", "3.2"], [])]),
        ("item 12 of the Development Program 2023–2025 (Ind-a.1.2-4)", [(2023, 2025, ["12"], ["a.1.2", "a.1.3", "a.1.4"])]),
        ("(Ind-c.1.1 – Ind-c.1.3)", [(None, None, [], ["c.1.1"]), (None, None, [], ["c.1.2"]), (None, None, [], ["c.1.3"])]),
        ("Contributes to indicators a.1.2 and a.1.3 of the Development Program 2023–2025", [(2023, 2025, [], ["a.1.2", "a.1.3"])]),
        ("Показатель a.1.2 Программы развития на 2020–2022 годы", [(2020, 2022, [], ["a.1.2"])]),
        ("Indicators Ind-a.1.2 to Ind-a.1.4 of the Development Program for 2023–2025", [(2023, 2025, [], ["a.1.2", "a.1.3", "a.1.4"])]),
        ("Contributes also to indicator e.1.3.", [(None, None, [], ["e.1.3"])]),
        ("Индикатор: a.1.2", [(None, None, [], ["a.1.2"])]),
        ("The basis is item 12 of the plan", []),
        ("The basis is item 12; 3 workshops", [(None, None, ["12"], [])]),
    ],
)  # fmt: skip
def test_citations_in_every_form(note, expected) -> None:
    assert read(note) == expected


@pytest.mark.parametrize(
    "note",
    ["", "procedure under item 1.1.", "the Development of a list", "item 5 of the agenda for 2020", "(item 7.2)", "Indonesia", "Index-e.1.1", "item 3 of the Development Programmes"],
)  # fmt: skip
def test_no_citation(note) -> None:
    assert read(note) == []


@given(
    st.integers(1, 150),
    st.integers(2001, 2040),
    st.sampled_from(["-", "–", " – ", " to "]),
    st.sampled_from("abcdefg"),
    st.integers(1, 9),
)
def test_a_citation_reads_back(item, year, to, task, number) -> None:
    text = f"The basis is item {item} of the COOMET Development Program for {year}{to}{year + 2} (Ind-{task}.1.{number})"
    assert read(text) == [(year, year + 2, [str(item)], [f"{task}.1.{number}"])]


def test_the_name_of_a_programme_is_quoted_without_what_joins_it() -> None:
    for note in ("item 24 (Development Program 2023–2025)", "item 24, Development Program 2023–2025"):
        (cited,) = values(note)
        assert cited.programme_words.text == "Development Program 2023–2025"


def test_words_are_quoted() -> None:
    words = passage("The basis is item 44 of the COOMET\nDevelopment Program for 2020-2022 (Ind-e.1.1).")
    found = find_citations(words)[0]
    assert found.value.indicators[0].words.text == "Ind-e.1.1"
    assert found.value.items[0][1].text == "44"
    assert found.words.text == words.text[found.start : found.end]


PROGRAMME = "of the COOMET Development Program for 2041–2043"


@pytest.mark.parametrize(
    ("note", "told"),
    [
        (
            f"Basis: item 12 (Ind-a.1.1) and item 13 (Ind-a.1.2) {PROGRAMME}.",
            [(["12"], ["a.1.1"]), (["13"], ["a.1.2"])],
        ),
        (f"The basis are items 12 (Ind-a.1.1), 13 {PROGRAMME}.", [(["12"], ["a.1.1"]), (["13"], [])]),
        (
            "Основание – п. 12 (Инд-a.1.1), п. 13 (Инд-a.1.2) Программы развития КООМЕТ на 2041–2043 годы.",
            [(["12"], ["a.1.1"]), (["13"], ["a.1.2"])],
        ),
        (
            f"The basis is item 12 {PROGRAMME} (Ind-a.1.2) and item 14 (Ind-a.2.1).",
            [(["12"], ["a.1.2"]), (["14"], ["a.2.1"])],
        ),
        (
            "Основание – пункт 12 Программы развития КООМЕТ на 2041–2043 годы (Инд-a.1.2), пункт 14 (Инд-a.2.1).",
            [(["12"], ["a.1.2"]), (["14"], ["a.2.1"])],
        ),
        (f"The basis is item 12 {PROGRAMME} and item 14.", [(["12"], []), (["14"], [])]),
        (f"The basis is item 12 {PROGRAMME} and item 1.1 of the minutes.", [(["12"], [])]),
        (f"Item 12 {PROGRAMME} and item 1.1.", [(["12"], [])]),
        (f"Item 12 {PROGRAMME}, item 1.1.", [(["12"], [])]),
        (
            "Basis: Development Program for 2041–2043, item 12 (Ind-a.1.2) and item 14 (Ind-a.2.1)",
            [(["12"], ["a.1.2"]), (["14"], ["a.2.1"])],
        ),
        (f"The basis is items 12; 13 {PROGRAMME}.", [(["12", "13"], [])]),
        (f"See item 1.1; item 12 {PROGRAMME}.", [(["12"], [])]),
        (f"The basis is clause 12 {PROGRAMME}.", [(["12"], [])]),
        (f"The basis is para. 12 {PROGRAMME}.", [(["12"], [])]),
        (f"The basis is § 12 {PROGRAMME}.", [(["12"], [])]),
        (f"The basis is No. 12 {PROGRAMME}.", [(["12"], [])]),
        ("Основание – позиция 12 Программы развития КООМЕТ на 2041–2043 годы.", [(["12"], [])]),
        ("Основание – поз. 12 Программы развития КООМЕТ на 2041–2043 годы.", [(["12"], [])]),
        (f"The basis is items 12 to 14 {PROGRAMME}.", [(["12", "13", "14"], [])]),
        (f"The basis is item No. 12 {PROGRAMME}.", [(["12"], [])]),
        (f"The basis is item 12² {PROGRAMME}.", [(["12"], [])]),
        ("Основание – пункт 12 раздела 2 Программы развития КООМЕТ на 2041–2043 годы.", [(["12"], [])]),
        ("Based on item 12 of the Development Program (2041–2043).", [(["12"], [])]),
        (f"The basis is item 12 {PROGRAMME} (indicators a.1.1 and a.1.2).", [(["12"], ["a.1.1", "a.1.2"])]),
        (f"The basis is item 12 {PROGRAMME} (Ind-a.1.1, a.1.2).", [(["12"], ["a.1.1", "a.1.2"])]),
        (f"The basis is item 12 {PROGRAMME} (Ind-a.1.1/Ind-a.1.2).", [(["12"], ["a.1.1", "a.1.2"])]),
        (f"The basis is item 12 {PROGRAMME} (Ind-a.1.1-a.1.3).", [(["12"], ["a.1.1", "a.1.2", "a.1.3"])]),
    ],
)
def test_items_with_indicators_of_their_own_and_lists_of_them(note: str, told: object) -> None:
    citations = [each.value for each in find_citations(passage(note))]
    assert [
        ([item for item, _ in each.items], [named.notation for named in each.indicators])
        for each in citations
    ] == told
    assert {(each.start, each.end) for each in citations} == {(2041, 2043)}


@pytest.mark.parametrize(
    ("note", "announced"),
    [
        ("item 12 of COOMET P1/2023", ["item 12 of COOMET P1/2023"]),
        ("item 12 of the draft Development Program for 2026–2028", ["item 12 of the draft Development Program"]),
        ("The basis is item 12 of the plan of the Secretariat", ["The basis is item 12"]),
        ("Основание – п. 12 Стратегии", ["Основание – п. 12"]),
        ("(Ind-1.1)", ["Ind-1.1"]),
        ("(Ind-a.1.1, 2)", ["Ind-a.1.1, 2"]),
        ("The basis is the decision of the 30th COOMET Committee meeting", []),
        ("Indonesia 5", []),
        ("согласно п. 4, п. 5 и пр. документов", []),
        ("According to the plan under item 1.1.", []),
    ],
)  # fmt: skip
def test_what_announces_a_citation(note, announced) -> None:
    assert [words.text for words in find_announcements(passage(note))] == announced
