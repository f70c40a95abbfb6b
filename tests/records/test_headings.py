"""Headings between the rows of a table that have no number of digits."""

import pytest

from coomet_graph.records.layouts import Layout, lay_out
from coomet_graph.records.layouts import model as role
from coomet_graph.records.lexicon import Lexicon
from tests.records.test_cells import document, rows_of, rules

NUMBERED = ("No.", "Action", "Timeframes", "Performers", "Note")
TITLE = "WORK PROGRAM OF TC 4 FOR 2031–2033"
ROW = ("44", "Seminars", "2031", "TC 4", "")
NOTES = (("1 The pilot is appointed later.",), ("2. Notes to the table",))


def laid_out(lexicon: Lexicon, *rows: tuple[str, ...]) -> Layout:
    return lay_out(document((TITLE,), NUMBERED, *rows), lexicon)


@pytest.mark.parametrize(
    ("heading", "notation", "title"),
    [
        (("Task E. Training", "", "", "", ""), "E", "Training"),
        (("", "Task E. Training", "", "", ""), "E", "Training"),
        (("Задача Е. Обучение", "", "", "", ""), "E", "Обучение"),
        (("Цель IV – Обмен информацией", "", "", "", ""), "IV", "Обмен информацией"),
        (("Section 3. Training", "", "", "", ""), "3", "Training"),
        (("A. Training", "", "", "", ""), "A", "Training"),
        (("e.1", "Training", "", "", ""), "e.1", "Training"),
        (("е.1", "Обучение", "", "", ""), "e.1", "Обучение"),
    ],
)
def test_a_heading_with_a_code(lexicon, heading, notation, title) -> None:
    layout = laid_out(lexicon, heading, ROW)
    assert rows_of(layout) == [(notation, True, title), ("44", False, "Seminars")]
    assert rules(layout) == []


@pytest.mark.parametrize("heading", [("Training", "", "", "", ""), ("", "Training", "", "", "")])
def test_a_heading_without_a_code_is_told(lexicon, heading) -> None:
    layout = laid_out(lexicon, heading, ROW)
    assert rows_of(layout) == [("training", True, "Training"), ("44", False, "Seminars")]
    assert rules(layout) == ["heading-assumed"]


@pytest.mark.parametrize(
    "row",
    [
        ("", "", "", "", "A remark for itself"),
        ("* the dates may change", "", "", "", ""),
        (" ".join(["Many"] * 30), "", "", "", ""),
        ("small letters", "", "", "", ""),
        ("???", "Training", "", "", ""),
    ],
)
def test_what_is_no_heading_is_told(lexicon, row) -> None:
    layout = laid_out(lexicon, ROW, row, ("45", "A survey", "2032", "TC 4", ""))
    assert [notation for notation, *_ in rows_of(layout)] == ["44", "45"]
    assert rules(layout) == ["unreadable-row"]


def test_a_heading_of_nothing_is_none(lexicon) -> None:
    layout = laid_out(lexicon, ROW, ("Chairperson of TC 4", "", "", "", ""), ("A. Signature", "", "", "", ""))
    assert [notation for notation, *_ in rows_of(layout)] == ["44"]
    assert rules(layout) == ["unreadable-row", "unreadable-row"]
    words = [finding.places[0].quotation for finding in layout.findings]
    assert sorted(words) == ["A. Signature", "Chairperson of TC 4"]


def test_a_heading_stands_beside_numbers_in_the_titles_too(lexicon) -> None:
    header = ("Activity", "Action", "Timeframes", "Performers", "Note")
    rows = (("Task A. Training", "", "", "", ""), ("", "1.1. Seminars", "Annually", "TC 4", ""))
    beside = (("", "Task A. Training", "", "", ""), rows[1])
    for each in (rows, beside):
        assert rows_of(lay_out(document((TITLE,), header, *each), lexicon)) == [
            ("A", True, "Training"),
            ("1.1", False, "Seminars"),
        ]


def test_a_page_break_makes_no_heading(lexicon) -> None:
    rows = (
        (TITLE,),
        NUMBERED,
        ROW,
        NUMBERED,
        ("Of what was cut", "", "", "", ""),
        ("45", "X y", "2031", "TC 4", ""),
    )
    layout = lay_out(document(*rows, pages=(1, 1, 1, 2, 2, 2)), lexicon)
    assert [row.notation for row in layout.tables[0].rows if row.is_heading] == []
    assert role.TITLE in layout.tables[0].rows[0].cells


def test_a_numbered_note_below_a_table_is_no_section(lexicon) -> None:
    section = ("1", "Training", "", "", "")
    layout = laid_out(lexicon, section, ("1.1", *ROW[1:]), *NOTES)
    assert [notation for notation, *_ in rows_of(layout)] == ["1", "1.1"]
    assert rules(layout) == ["unreadable-row", "unreadable-row"]


def test_a_numbered_note_below_a_table_of_activities_is_no_section(lexicon) -> None:
    header = ("Activity", "Action", "Timeframes", "Performers", "Note")
    row = ("1. Training", "1.1. Seminars", "2031", "TC 4", "")
    layout = lay_out(document((TITLE,), header, row, *NOTES), lexicon)
    assert [notation for notation, *_ in rows_of(layout)] == ["1", "1.1"]
    assert rules(layout) == ["unreadable-row", "unreadable-row"]


def test_a_note_between_two_halves_of_a_table_is_told_from_a_section(lexicon) -> None:
    first, second = ("1 Training",), ("2. Information",)
    row, last = ("1.1", *ROW[1:]), ("2.1", "A survey", "2032", "TC 4", "")
    layout = laid_out(lexicon, first, row, NOTES[0], second, last)
    assert [notation for notation, *_ in rows_of(layout)] == ["1", "1.1", "2", "2.1"]
    assert [finding.places[0].quotation for finding in layout.findings] == ["1 The pilot is appointed later."]


def test_words_below_a_table_in_the_column_of_activities_are_no_section(lexicon) -> None:
    layout = lay_out(
        document(
            (TITLE,),
            ("Activity", "Action", "Timeframes", "Performers", "Note"),
            ("Training", "1.1 Seminars", "2031", "TC 4", ""),
            ("Information", "", "", "", ""),
            ("", "1.2 A survey", "2032", "TC 4", ""),
            ("Prepared by the secretary", "", "", "", ""),
        ),
        lexicon,
    )
    assert rows_of(layout) == [
        ("training", True, "Training"),
        ("1.1", False, "Seminars"),
        ("information", True, "Information"),
        ("1.2", False, "A survey"),
    ]
    assert rules(layout) == ["unreadable-row"]
