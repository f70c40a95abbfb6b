"""Tables for people: no heading and no word is broken where there is room, and nothing is cut off."""

import pytest

from coomet_graph.cli import tables

LONG = "недействительна"


def test_headings_are_broken_between_words_alone() -> None:
    headings = [
        "Что учтено",
        "Всего",
        "связано через целое или часть",
        "объяснено документом",
        f"ссылка {LONG}",
    ]
    rows = [["мероприятия " * 20, "1", "2", "3", "4"]]
    drawn = tables.as_table(headings, rows)
    for heading in headings:
        for word in heading.split():
            assert word in drawn.split()
    assert max(map(len, drawn.splitlines())) <= 120


@pytest.mark.parametrize("narrow", [30, 50, 80])
def test_where_there_is_no_room_words_are_broken_and_not_cut(
    narrow: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tables, "_WIDTH_WITHOUT_TERMINAL", narrow)
    drawn = tables.as_table([LONG] * 6, [[LONG] * 6])
    assert max(map(len, drawn.splitlines())) <= narrow
    assert sum(map(drawn.count, set(LONG))) == 12 * len(LONG)
