"""The real work programme set again with its page breaks elsewhere: every cell must stay what it was."""

import random

import pytest

from coomet_graph.documents import Passage, read_document
from coomet_graph.records.layouts import Row, lay_out
from coomet_graph.records.layouts.strips import lines_of
from tests.records.conftest import WORK
from tests.records.typesetting import (
    CELLS,
    Entry,
    Section,
    Style,
    pdf_text,
    pdf_text_cut_anywhere,
    set_page_lines,
)

Cells = dict[str, dict[str, str]]


@pytest.fixture(scope="module")
def rows(lexicon, sources) -> tuple[Row, ...]:
    return lay_out(read_document(sources / WORK), lexicon).tables[0].rows


@pytest.fixture(scope="module")
def sections(rows) -> list[Section]:
    """The programme's cells line by line as they stand in the document, without its page breaks."""
    grouped: list[tuple[Row | None, list[Entry]]] = []
    for row in rows:
        if row.is_heading:
            grouped.append((row, []))
            continue
        if "." not in row.notation:
            grouped.append((None, []))
        written = {name: words for name, words in row.cells.items() if name in CELLS}
        lines = {
            name: lines_of(row.number + words if name == "title" else words)
            for name, words in written.items()
        }
        grouped[-1][1].append(
            Entry(row.number.text, **{name: words.text for name, words in written.items()}, lines=lines)
        )
    return [
        Section(
            heading.number.text if heading else "",
            heading.cells["title"].text if heading else "",
            tuple(entries),
            tuple(lines_of(heading.number + heading.cells["title"])) if heading else (),
        )
        for heading, entries in grouped
    ]


def cells_of(rows) -> Cells:
    return {row.notation: {name: words.text for name, words in row.cells.items()} for row in rows}


def orders_of(words: Passage) -> set[int]:
    return {word.order for word in words.words}


def test_the_reset_document_without_page_breaks_reads_the_same(rows, sections, lay) -> None:
    text = pdf_text(sections, Style(random.Random(0)))
    assert cells_of(lay(text).tables[0].rows) == cells_of(rows)


def test_a_page_break_at_any_height_leaves_every_cell_as_it_was(rows, sections, lay) -> None:
    style = Style(random.Random(0))
    height = set_page_lines(sections, style)[1]
    wrong = [
        edge
        for edge in range(3, height, 6)
        if cells_of(lay(pdf_text(sections, style, [edge])).tables[0].rows) != cells_of(rows)
    ]
    # A last line of one short word may fit two columns equally well; nothing in the text tells them apart.
    assert height > 200
    assert len(wrong) <= 2, wrong


@pytest.mark.parametrize("seed", range(6))
def test_cells_on_one_line_and_many_page_breaks(rows, sections, lay, seed) -> None:
    chance = random.Random(seed)
    style = Style(chance, fuse=0.3, tight=0.3)
    height = set_page_lines(sections, style)[1]
    edges = range(chance.randrange(20, 40), height, chance.randrange(25, 45))
    layout = lay(pdf_text(sections, style, edges))
    read, put_in = cells_of(layout.tables[0].rows), cells_of(rows)
    assert list(read) == list(put_in)
    wrong = [notation for notation in put_in if read[notation] != put_in[notation]]
    assert len(wrong) <= 2, wrong


def test_a_header_before_any_line_loses_no_word_and_no_entry(rows, sources, lay) -> None:
    text = (sources / WORK).read_text("utf-8")
    last = text[: text.index("COMPLETED PROJECTS")].count("\n")
    wrong = []
    for at in range(7, last, 16):
        layout = lay(pdf_text_cut_anywhere(text, at))
        read = cells_of(layout.tables[0].rows)
        if read != cells_of(rows):
            wrong.append(at)
        assert list(read) == [row.notation for row in rows], at
        assert " ".join(layout.tables[0].header.text.split()) == "Activity Action Timeframes Performers Note"
    assert len(wrong) <= last // 16 // 8, wrong


def test_each_word_stands_in_one_cell_only(rows) -> None:
    seen: set[int] = set()
    for row in rows:
        for words in (row.number, *row.cells.values()):
            assert not seen & orders_of(words)
            seen |= orders_of(words)
