"""After a page break in gridless text: which open cell does each block of text carry on?

The page shows the rest of several cells from left to right, each as a block. The column is told by how the
block's lines are wrapped (each column has its width), by grammar, and by the order of the columns.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import combinations_with_replacement

from coomet_graph.documents.model import Passage
from coomet_graph.records.grammars.citations import find_citations
from coomet_graph.records.grammars.performers import parse_performers
from coomet_graph.records.grammars.terms import parse_term
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.model import Row
from coomet_graph.records.layouts.strips import Strip, blocks_of, words_of, wrap_score
from coomet_graph.records.lexicon import Lexicon

# Characters that a column of an A4 landscape table usually holds, until the document itself teaches better.
_USUAL_WIDTHS = {role.ACTIVITY: 26, role.TITLE: 60, role.TERM: 14, role.PERFORMERS: 24, role.NOTE: 47}
_ORDER = (role.ACTIVITY, role.TITLE, role.TERM, role.PERFORMERS, role.NOTE)
_MOST_BLOCKS = 6


@dataclass
class Columns:
    """The widths of the columns as far as the document has shown them."""

    seen: dict[str, int] = field(default_factory=dict)

    def learn(self, name: str, cell: Passage, strips: Sequence[Strip]) -> None:
        """Take note of the lines that lie wholly in the cell."""
        inside = {word.order for word in cell.words}
        for strip in strips:
            if all(word.order in inside for word in strip.words.words):
                self.seen[name] = max(self.seen.get(name, 0), len(strip.words.text))

    def width(self, name: str) -> int:
        """The widest line seen in the column, if enough of it was seen to be telling, else the usual width."""
        usual = _USUAL_WIDTHS[name]
        return max(self.seen.get(name, 0), round(0.75 * usual)) if name in self.seen else usual

    def score(self, name: str, lines: Sequence[str], above: str) -> float:
        """How well lines fit the column."""
        return wrap_score(lines, self.width(name), above)


def resume(
    cells: dict[str, Passage], tail: Sequence[Strip], columns: Columns, lexicon: Lexicon, heading: Row | None
) -> tuple[dict[str, Passage], Passage]:
    """The cells with the blocks of `tail` added where they belong, and what belongs to the heading above."""
    blocks = blocks_of(tail)
    weighed = blocks[:_MOST_BLOCKS]
    above = {name: _last_line(cells.get(name, Passage())) for name in _ORDER}
    above[role.ACTIVITY] = _last_line(heading.cells[role.TITLE]) if heading is not None else ""
    best: tuple[float, tuple[int, ...]] | None = None
    for choice in combinations_with_replacement(range(len(_ORDER)), len(weighed)):
        score = 0.0
        seen: set[int] = set()
        for column, block in zip(choice, weighed, strict=True):
            carried = above[_ORDER[column]] if column not in seen else ""
            score += _score(_ORDER[column], block, carried, columns, lexicon, heading)
            seen.add(column)
        if best is None or score >= best[0]:
            best = (score, choice)
    chosen = list(best[1]) if best is not None else []
    chosen += [len(_ORDER) - 1] * (len(blocks) - len(weighed))
    resumed = dict(cells)
    continued = Passage()
    for column, block in zip(chosen, blocks, strict=True):
        name = _ORDER[column]
        if name == role.ACTIVITY:
            continued = continued + words_of(block)
        else:
            resumed[name] = resumed.get(name, Passage()) + words_of(block)
    return resumed, continued


def _score(
    name: str, block: Sequence[Strip], above: str, columns: Columns, lexicon: Lexicon, heading: Row | None
) -> float:
    words = words_of(block)
    lines = [strip.words.text for strip in block]
    if name == role.TERM:
        return 6.0 if parse_term(words) is not None else -9.0
    if name == role.PERFORMERS:
        parsed = parse_performers(words, lexicon)
        return 5.0 if parsed.items and parsed.end >= len(words.text) else -9.0
    if name == role.ACTIVITY and heading is None:
        return -99.0
    score = columns.score(name, lines, above)
    if name == role.NOTE:
        return score + (4.0 if find_citations(words) else 0.5)
    return score - (0.0 if lines[0][:1].islower() else 1.5)


def _last_line(cell: Passage) -> str:
    if not cell:
        return ""
    last = cell.words[-1].line
    return " ".join(word.text for word in cell.words if word.line == last)
