"""Rows and sections that changed places in running text: each entry keeps its number and its words."""

import random
from dataclasses import replace

import pytest

from tests.records.test_page_breaks import cells_of, rows, sections
from tests.records.typesetting import Style, pdf_text

__all__ = ["rows", "sections"]


@pytest.mark.parametrize("seed", range(8))
def test_rows_of_a_section_in_any_order(rows, sections, lay, seed) -> None:
    chance = random.Random(seed)
    # The first row stays: with its heading it tells that a section begins.
    shuffled = [
        replace(each, entries=(*each.entries[:1], *chance.sample(each.entries[1:], len(each.entries[1:]))))
        for each in sections
    ]
    assert shuffled != sections
    assert cells_of(lay(pdf_text(shuffled, Style(random.Random(0)))).tables[0].rows) == cells_of(rows)


@pytest.mark.parametrize("seed", range(8))
def test_sections_in_any_order(rows, sections, lay, seed) -> None:
    # A section of one row without a heading cannot be told from a list in a note, unless it comes first.
    headed, alone = ([each for each in sections if bool(each.number) is so] for so in (True, False))
    shuffled = [*alone, *random.Random(seed).sample(headed, len(headed))]
    assert cells_of(lay(pdf_text(shuffled, Style(random.Random(0)))).tables[0].rows) == cells_of(rows)


def test_a_list_in_a_note_counts_from_one_and_is_no_section(lay) -> None:
    text = """
 Activity Action Timeframes Performers Note

2.1. Preparation of a survey

2031 TC 4

The steps are:

1. Questions for the institutes

2. Sending them

2.2. Preparation of a report

2032 TC 4

Works are underway.
"""
    table = lay(text).tables[0]
    assert [row.notation for row in table.rows] == ["2.1", "2.2"]
    assert "1. Questions" in table.rows[0].cells["note"].text


def test_a_number_that_came_already_refers_to_its_entry(lay) -> None:
    text = """
 Activity Action Timeframes Performers Note

2.2. Preparation of a report

2032 TC 4

Works are underway.

2.1. Preparation of a survey

2031 TC 4

Works are underway, as are those of

2.2. Preparation of a report

2.3. Sending of the survey

2033 TC 4
"""
    assert [row.notation for row in lay(text).tables[0].rows] == ["2.2", "2.1", "2.3"]


def test_completed_projects_in_any_order(lay) -> None:
    head = """
 Activity Action Timeframes Performers Note

1.1. Preparation of a survey

2031 TC 4

Works are underway.

  COMPLETED PROJECTS

№ Project number Action Project coordinator Participants Timeframe for implementation Notes

"""
    one = "1 790/RU/19 Young metrologists \nM. Popov, VNIIM, Russia\nRU, BY 2019-2021\nCompleted.\n\n"
    two = "2 791/BY/19 Training of specialists \nI. Ivanov, BelGIM, Belarus\nRU, BY 2020-2022\nCompleted.\n\n"
    forth, back = (
        {row.notation: {name: words.text for name, words in row.cells.items()} for row in table.rows}
        for text in (head + one + two, head + two + one)
        for table in lay(text).tables[-1:]
    )
    assert forth == back
    assert set(forth) == {"completed-projects/1", "completed-projects/2"}


@pytest.mark.parametrize("mark", ["", "."])
def test_sections_of_running_text_need_no_blank_line_above_them(read, mark) -> None:
    text = (
        "WORK PROGRAM OF TC 4 FOR 2031–2033\n\nNo. Action Timeframes Performers Note\n"
        f"1{mark} Comparisons\n1.1 Comparison of weights 2031 TC 4 The works of group\n"
        "2 Annex are underway.\n"
        f"2{mark} Training of\nmetrologists\n2.1 Seminar 2032 TC 4 Completed.\n"
    )
    record = read(text)
    assert [(each.notation, each.title.text) for each in record.sections] == [
        ("1", "Comparisons"),
        ("2", "Training of metrologists"),
    ]
    notes = [entry.note.value for entry in record.entries]
    assert notes == ["The works of group 2 Annex are underway.", "Completed."]


def test_the_number_of_a_page_is_no_part_of_the_note_that_goes_on_behind_it(read) -> None:
    text = (
        "WORK PROGRAM OF TC 4 FOR 2031–2033\n\nNo. Action Timeframes Performers Note\n"
        "1. Comparisons\n1.1 Comparison of weights 2031 TC 4 The works\nPage 1 of 2\nare underway.\n"
        "Стр. 2\n1.2 Seminar 2032 TC 4 Completed.\n"
    )
    notes = [entry.note.value for entry in read(text).entries]
    assert notes == ["The works are underway.", "Completed."]
