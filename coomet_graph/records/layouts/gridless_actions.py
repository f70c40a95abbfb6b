"""Rows of the main table of gridless text: activity, action, term, performers, note."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from coomet_graph.documents.model import Passage
from coomet_graph.records.grammars.numbers import Number
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.model import Row
from coomet_graph.records.layouts.page_breaks import Heading, read_broken_row
from coomet_graph.records.layouts.row_cells import Cells, RowText, split_row
from coomet_graph.records.layouts.seams import carry_on
from coomet_graph.records.layouts.starts import find_starts
from coomet_graph.records.layouts.strips import Strip, pages_of, words_of
from coomet_graph.records.layouts.widths import Columns
from coomet_graph.records.lexicon import Lexicon

Note = tuple[str, Passage, str]


@dataclass
class _Chunk:
    """The text from one number to the next; `written` is the number as it stands there."""

    number: Number
    written: Passage
    lexicon: Lexicon
    strips: list[Strip] = field(default_factory=list)

    @cached_property
    def row(self) -> RowText:
        """The text of the strips, once all are there."""
        return RowText.of(self.strips, self.lexicon)


def read_actions(strips: tuple[Strip, ...], lexicon: Lexicon) -> tuple[tuple[Row, ...], list[Note]]:
    """The rows that the strips hold, and what was noticed while telling their cells apart."""
    chunks = _chunks(strips, lexicon)
    columns = _widths(chunks)
    rows: list[Row] = []
    notes: list[Note] = []
    above: int | None = None
    heading: Heading | None = None
    for index, chunk in enumerate(chunks):
        if _is_heading(chunks, index):
            title = chunk.row.words
            rows.append(Row(str(chunk.number), chunk.written, {role.TITLE: title}, is_heading=True))
            above, heading = len(rows) - 1, Heading.of(chunk.strips)
            continue
        if above is not None and not chunk.number.lies_under(rows[above].notation):
            above = heading = None
        cells, carried = read_broken_row(chunk.written.text, chunk.strips, chunk.row, columns, heading)
        rows.append(Row(str(chunk.number), chunk.written, cells))
        notes.extend(_notes(chunk, cells, carried))
        if carried and above is not None:
            title = carry_on(rows[above].cells[role.TITLE], carried)
            rows[above] = replace(rows[above], cells={role.TITLE: title})
            notes.append(("row-cut-by-page-break", carried, rows[above].notation))
    return tuple(rows), notes


def _is_heading(chunks: Sequence[_Chunk], index: int) -> bool:
    """Whether the next number is this one's child and no term stands between them."""
    chunk = chunks[index]
    after = chunks[index + 1].number if index + 1 < len(chunks) else None
    has_child = after is not None and after.levels[: len(chunk.number.levels)] == chunk.number.levels
    return has_child and chunk.row.term is None


def _widths(chunks: Sequence[_Chunk]) -> Columns:
    """The widths of the columns, learnt from headings and from rows that no page break cuts."""
    columns = Columns()
    for index, chunk in enumerate(chunks):
        if any(strip.after_break for strip in chunk.strips):
            continue
        cells = {role.ACTIVITY: chunk.row.words}
        if not _is_heading(chunks, index):
            cells = split_row(chunk.row, columns)
        for name, passage in cells.items():
            columns.learn(name, passage, chunk.strips)
    return columns


def _chunks(strips: tuple[Strip, ...], lexicon: Lexicon) -> list[_Chunk]:
    starts = find_starts(strips)
    chunks: list[_Chunk] = []
    for index, start in enumerate(starts):
        last = starts[index + 1] if index + 1 < len(starts) else None
        line = strips[start.strip].words
        chunk = _Chunk(start.number, line.cut(start.offset, start.text), lexicon)
        for position in range(start.strip, last.strip + 1 if last is not None else len(strips)):
            strip = strips[position]
            left = start.text if position == start.strip else 0
            right = last.offset if last is not None and position == last.strip else None
            words = strip.words.cut(left, right)
            if words:
                inside = position > start.strip
                chunk.strips.append(Strip(words, strip.after_blank and inside, strip.after_break and inside))
        chunks.append(chunk)
    return chunks


def _notes(chunk: _Chunk, cells: Cells, carried: Passage) -> Iterator[Note]:
    """What is worth telling of a row: it was cut by page breaks, several columns stand on one line."""
    elsewhere = {word.order for word in carried.words}
    for page in pages_of(chunk.strips)[1:]:
        own = Passage(tuple(word for word in words_of(page).words if word.order not in elsewhere))
        if own:
            yield "row-cut-by-page-break", own, str(chunk.number)
    owners: dict[int, list[str]] = {}
    for name, words in cells.items():
        for line in dict.fromkeys(word.line for word in words.words):
            owners.setdefault(line, []).append(name)
    for line, names in owners.items():
        if len(names) > 1:
            strip = next(strip for strip in chunk.strips if strip.words.words[0].line == line)
            yield "columns-fused", strip.words, str(chunk.number)
