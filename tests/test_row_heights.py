"""Rows are as high as their words need, in every program that shows them."""

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from coomet_graph.row_heights import fit_rows, height_of


@pytest.mark.parametrize(
    ("words", "width", "height"),
    [
        ("", 10, None),
        ("short", 10, None),
        ("one\ntwo\nthree", 60, 45),
        ("ten letters " * 5, 20, 60),
        ("words without end " * 1000, 20, 409),
    ],
)
def test_a_row_is_as_high_as_its_longest_text(words: str, width: float, height: float | None) -> None:
    assert height_of([("-", 5), (words, width)]) == height


def test_a_row_of_nothing_has_the_usual_height() -> None:
    assert height_of([]) is None


def test_only_words_that_are_wrapped_count_and_what_is_set_stays() -> None:
    sheet = Workbook().active
    assert isinstance(sheet, Worksheet)
    sheet.column_dimensions["A"].width = 10
    for row in (1, 2, 3):
        sheet.cell(row, 1, "a long text that needs three lines").alignment = Alignment(wrap_text=row != 2)
    sheet.row_dimensions[3].height = 100
    fit_rows(sheet)
    assert [sheet.row_dimensions[row].height for row in (1, 2, 3)] == [60, None, 100]
