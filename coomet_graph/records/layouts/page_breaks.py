"""After a page break in gridless text: which open cell does each block of text carry on?

A page break cuts all cells of a row at one height, and the page after it shows the rest of each from left to
right, each as a block. Which column a block comes from is told by the height (only a cell that fills the
row's part on the page before can go on), by how its lines are wrapped (columns have widths), by grammar,
and by the order of the columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations_with_replacement, groupby, pairwise

from coomet_graph.documents.model import NOTHING, Passage, join
from coomet_graph.records.grammars.citations import find_citations
from coomet_graph.records.grammars.performers import parse_performers
from coomet_graph.records.grammars.terms import parse_term
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.row_cells import Cells, RowText, split_row
from coomet_graph.records.layouts.seams import carry_on
from coomet_graph.records.layouts.strips import Strip, barriers_of, blocks_of, lines_of, pages_of, words_of
from coomet_graph.records.layouts.widths import Columns
from coomet_graph.records.lexicon import Lexicon

_ORDER = (role.ACTIVITY, role.TITLE, role.TERM, role.PERFORMERS, role.NOTE)
_MOST_BLOCKS = 6
_NEVER = -99.0


@dataclass
class Heading:
    """The cell of a heading beside the rows: its last line, its lines and the rows' height on this page."""

    last_line: str
    lines: int
    height: int = 0

    @classmethod
    def of(cls, strips: Sequence[Strip]) -> "Heading":
        """The heading in the strips; what a page break leaves behind is no longer on the page."""
        page = pages_of(strips)[-1] if strips else ()
        return cls(page[-1].words.text if page else "", len(page))

    def turn(self, parts: Cells, beside: Passage, is_new_page: bool = False) -> None:
        """Take note of a row's part on this page, or on a new one with the part of the heading beside it."""
        if is_new_page:
            lines = lines_of(beside)
            self.last_line, self.lines, self.height = (lines or [""])[-1], len(lines), 0
        self.height += height_of(parts)


def height_of(parts: Cells) -> int:
    """The lines of the highest cell."""
    return max((len(lines_of(words)) for words in parts.values()), default=0)


@dataclass(frozen=True)
class _Open:
    """The cells' text on the page before the break, and the heading beside them."""

    parts: Cells
    heading: Heading | None
    number: str = ""

    def gap(self, name: str) -> int:
        """By how many lines the cell falls short of the row's height: an ended cell cannot go on."""
        if name == role.ACTIVITY:
            return abs(self.heading.height - self.heading.lines) if self.heading is not None else 9
        lines = len(lines_of(self.parts.get(name, NOTHING)))
        return height_of(self.parts) - lines if lines else 9

    def last_line(self, name: str) -> str:
        """The line after which the cell would go on."""
        if name == role.ACTIVITY:
            return self.heading.last_line if self.heading is not None else ""
        lines = lines_of(self.parts.get(name, NOTHING)) or [""]
        return (
            f"{self.number} {lines[0]}" if name == role.TITLE and len(lines) == 1 and lines[0] else lines[-1]
        )


def read_broken_row(
    number: str, strips: Sequence[Strip], row: RowText, columns: Columns, heading: Heading | None
) -> tuple[Cells, Passage]:
    """The cells of a row, on however many pages, and the text that belongs to the heading beside it.

    `row` is the text of the strips.
    """
    pages, lexicon = pages_of(strips), row.lexicon
    if len(pages) == 1:
        cells, used = split_row(row, columns), 1
    else:
        cells, used = _before_break(pages, columns, lexicon)
    if heading is not None:
        heading.turn(_on_page(cells, pages[0]), NOTHING)
    carried = NOTHING
    parts = _on_page(cells, pages[used - 1]) if pages[used:] else {}
    for page in pages[used:]:
        parts, beside = _after_break(page, cells, _Open(parts, heading, number), columns, lexicon)
        number = ""
        for name, words in parts.items():
            cells[name] = carry_on(cells.get(name, NOTHING), words)
        carried = carry_on(carried, beside)
    return {name: words for name, words in cells.items() if words}, carried


def _before_break(
    pages: Sequence[tuple[Strip, ...]], columns: Columns, lexicon: Lexicon
) -> tuple[Cells, int]:
    """The cells on the first page, or on the first two where they simply follow one another there."""
    term = _cut_term(pages[0], pages[1])
    first = split_row(RowText.of(pages[0], lexicon), columns, term)
    both = RowText.of([*pages[0], *pages[1]], lexicon)
    if role.TERM not in first:
        return (split_row(both, columns), 2) if both.term is not None else (first, 1)
    if set(first) <= {role.TITLE, role.TERM}:
        linear = split_row(both, columns)
        if linear.get(role.PERFORMERS):
            return linear, 2
    return first, 1


def _cut_term(page: Sequence[Strip], following: Sequence[Strip]) -> tuple[int, int] | None:
    """Where on the page the half of a term stands whose other half is a block on the following page."""
    halves = [words_of(block) for block in blocks_of(following)]
    whole = words_of(page)
    edges = [*barriers_of(page, whole), len(whole.text)]
    for start, end in pairwise(edges):
        half = whole.cut(start, end)
        if start > 0 and any(parse_term(carry_on(half, other)) is not None for other in halves):
            return start, end
    return None


def _on_page(cells: Cells, page: Sequence[Strip]) -> Cells:
    """The part of each cell that stands on the page."""
    here = {word.order for strip in page for word in strip.words.words}
    parts = {
        name: Passage(tuple(word for word in words.words if word.order in here))
        for name, words in cells.items()
    }
    return {name: words for name, words in parts.items() if words}


def _after_break(
    page: Sequence[Strip], cells: Cells, before: "_Open", columns: Columns, lexicon: Lexicon
) -> tuple[Cells, Passage]:
    """What the blocks of the page add to each cell, and to the heading."""
    blocks = [words_of(block) for block in blocks_of(page)]
    weighed = blocks[:_MOST_BLOCKS]

    @cache
    def score(column: int, start: int, end: int) -> float:
        return _score(_ORDER[column], blocks[start:end], cells, before, columns, lexicon)

    best, chosen = _NEVER * len(blocks), (len(_ORDER) - 1,) * len(weighed)
    for choice in combinations_with_replacement(range(len(_ORDER)), len(weighed)):
        total, start = 0.0, 0
        for column, run in groupby(choice):
            end = start + len(list(run))
            total += score(column, start, end)
            start = end
        if total >= best:
            best, chosen = total, choice
    chosen += (len(_ORDER) - 1,) * (len(blocks) - len(weighed))
    parts: Cells = {}
    for column, block in zip(chosen, blocks, strict=True):
        name = _ORDER[column]
        parts[name] = parts.get(name, NOTHING) + block
    beside = parts.pop(role.ACTIVITY, NOTHING)
    if before.heading is not None:
        before.heading.turn(parts, beside, is_new_page=True)
    return parts, beside


def _score(  # noqa: PLR0917
    name: str, blocks: Sequence[Passage], cells: Cells, before: "_Open", columns: Columns, lexicon: Lexicon
) -> float:
    """How well the blocks go on the open cell; a cell seldom has gaps, so that each further block costs."""
    words = join(blocks)
    gap = before.gap(name)
    score = {0: 2.0, 1: 0.0}.get(gap, -3.0) - 2.0 * (len(blocks) - 1)
    whole = carry_on(cells.get(name, NOTHING), words)
    if name == role.ACTIVITY and before.heading is None:
        return _NEVER
    if name == role.TERM:
        return score + (6.0 if parse_term(whole) is not None else -12.0)
    lines = lines_of(words)
    if name == role.PERFORMERS:
        parsed = parse_performers(whole, lexicon)
        if parsed.items and parsed.end >= len(whole.text.rstrip(" ,;")):
            is_open = (
                gap == 0 or name not in before.parts or before.last_line(name).endswith((",", ";", " of"))
            )
            return score + (5.0 if is_open else 0.0)
        if gap > 0 or name not in cells:
            return score - 9.0
        score -= 2.0
    score += columns.score(name, lines, before.last_line(name))
    score += _brackets(before.parts.get(name, NOTHING).text, words.text)
    if name == role.NOTE:
        score += 4.0 if find_citations(whole) and not find_citations(before.parts.get(name, NOTHING)) else 0.5
    elif not lines[0][:1].islower():
        score -= 0.5
    return score


def _brackets(above: str, below: str) -> float:
    """Whether the text closes a bracket that the text above has opened."""
    is_open, closes = above.count("(") > above.count(")"), below.count(")") > below.count("(")
    return 1.5 if is_open and closes else -1.5 if is_open or closes else 0.0
