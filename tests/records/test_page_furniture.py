"""What is printed on every page is no row and no heading."""

import pytest

from coomet_graph.documents.model import Document, Line, Passage, Spot, Word
from coomet_graph.records.layouts.parts import printed_on_pages


def document(*pages: tuple[str, ...]) -> Document:
    """A document of pages with lines that have no cells, or several where a tab parts them."""
    lines: list[Line] = []
    for page, texts in enumerate(pages, 1):
        for text in texts:
            number = len(lines) + 1
            cells = tuple(
                Passage((Word(cell, number, order, glued=False, spot=Spot(page=page)),))
                for order, cell in enumerate(text.split("\t"))
            )
            lines.append(Line(number, cells))
    return Document("a.pdf", "", tuple(lines))


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Page 1 of 3", "Page 2 of 3"),
        ("COOMET P1/2026 – page 7", "COOMET P1/2026 – page 8"),
        ("Version 2.1 of 12.05.2031", "Version 2.1 of 12.05.2031"),
        ("стр. 1 из 2", "стр. 2 из 2"),
    ],
)
def test_a_line_at_the_foot_of_pages(first, second) -> None:
    assert printed_on_pages(document(("a", "b", first), ("c", "d", second))) == {3, 6}
    assert printed_on_pages(document((first, "a", "b"), (second, "c", "d"))) == {1, 4}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("2 Section number 2", "3 Section number 3"),
        ("Comparisons", "Training"),
        # In cells: rows of a table.
        ("1.1\tA survey", "1.1\tA survey"),
        ("Page 1 of 3", "Page 7 of 3"),
    ],
)
def test_headings_and_rows_are_no_furniture(first, second) -> None:
    assert printed_on_pages(document(("a", "b", first), ("c", "d", second))) == frozenset()


def test_on_other_pages_a_table_may_reach_close_to_it() -> None:
    feet = ("Secretariat\tpage 1 of 3", "Secretariat page 2 of 3", "Secretariat page 3 of 3")
    assert printed_on_pages(document(*zip("abc", feet, strict=True))) == {2, 4, 6}
    assert printed_on_pages(document(*zip("ab", feet[:2], strict=True))) == frozenset()
