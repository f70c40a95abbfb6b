# ruff: noqa: E501 - examples are quoted whole
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coomet_graph.records.grammars.numbers import Number, leading_number, number_of_cell, parse_number

LEVELS = st.lists(st.integers(1, 199), min_size=1, max_size=4).map(tuple)


@pytest.mark.parametrize(
    ("written", "notation"),
    [
        ("1", "1"),
        ("1.7.2", "1.7.2"),
        ("2.4.", "2.4"),
        ("6.2а", "6.2a"),
        ("6.2a.", "6.2a"),
        ("2.1.10", "2.1.10"),
    ],
)
def test_a_number_in_every_way_it_is_written(written, notation) -> None:
    assert str(parse_number(written)) == notation


@pytest.mark.parametrize(
    "text", ["", "2017", "2017–2019", "1..2", "a", "1.2.x.3", "TC 4", "1,2", "543/RU-a/11"]
)
def test_what_is_no_number(text) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    "written", ["1.2", "№ 1.2", "№1.2", "No. 1.2", "п. 1.2", "1.2)", "1.2.", "1.2*", "1.2 *"]
)
def test_a_cell_may_hold_a_sign_around_its_number(written) -> None:
    assert number_of_cell(written) == Number((1, 2))


@pytest.mark.parametrize(
    "written", ["", "1,2", "1.2–1.4", "1-6", "TC 1.2", "no", "1.2 (new)", "1 . 2", "(1.2"]
)
def test_a_cell_that_holds_no_number(written) -> None:
    assert number_of_cell(written) is None


def test_one_one_and_one_ten_stay_apart() -> None:
    assert parse_number("1.1") != parse_number("1.10")


@given(LEVELS, st.sampled_from(["", "a", "b"]))
def test_a_number_reads_back(levels, letter) -> None:
    number = Number(levels, letter)
    assert parse_number(str(number)) == number
    assert parse_number(f" {number}. ") == number


@given(LEVELS, st.text(alphabet="ABCdef", min_size=1))
def test_a_leading_number_says_where_the_text_begins(levels, text) -> None:
    number = Number(levels)
    found = leading_number(f"{number}. {text}")
    assert found is not None
    assert found == (number, len(str(number)) + 2)


def test_families() -> None:
    number = Number((1, 7, 2))
    assert str(number.parent) == "1.7"
    assert Number((1,)).parent is None
    assert number.lies_under("1.7")
    assert number.lies_under("1")
    assert not number.lies_under("1.7.2")
    assert not number.lies_under("2")
    assert not number.lies_under("unnumbered/x")


@pytest.mark.parametrize(
    ("number", "previous", "directly"),
    [("1", None, True), ("2", "1.9", True), ("1.1", "1", True), ("1.7.1", "1.7", True), ("1.8", "1.7.3", True), ("3", "1.9", False), ("1.3", "1.1", False)],
)  # fmt: skip
def test_the_very_next_number(number, previous, directly) -> None:
    before = parse_number(previous) if previous else None
    now = parse_number(number)
    assert now is not None
    assert now.directly_follows(before) is directly
    assert now.may_follow(before)
    if before is not None:
        assert not before.may_follow(now)


@pytest.mark.parametrize("text", ["", "Annually", "2021 – 2023", "1.Text"])
def test_no_leading_number(text) -> None:
    assert leading_number(text) is None
