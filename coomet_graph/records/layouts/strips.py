"""Lines of gridless text, and the typography that tells which column a stretch of them came from."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coomet_graph.documents.model import Passage, join

_ENDS_SENTENCE = re.compile(r"[.;:)!?]\s*$")


@dataclass(frozen=True, slots=True)
class Strip:
    """A line of text, and whether it opens a new block: after a blank line, after a page break."""

    words: Passage
    after_blank: bool
    after_break: bool

    @property
    def opens_block(self) -> bool:
        """Whether a block of text begins here."""
        return self.after_blank or self.after_break


def blocks_of(strips: Sequence[Strip]) -> list[tuple[Strip, ...]]:
    """The strips in blocks: runs of lines without a blank line or page break between them."""
    blocks: list[list[Strip]] = []
    for strip in strips:
        if strip.opens_block or not blocks:
            blocks.append([])
        blocks[-1].append(strip)
    return [tuple(block) for block in blocks]


def words_of(strips: Sequence[Strip]) -> Passage:
    """The words of the strips as one passage."""
    return join(strip.words for strip in strips)


def barriers_of(strips: Sequence[Strip], whole: Passage) -> tuple[int, ...]:
    """The offsets at which blocks begin in `whole`, which is `words_of(strips)`."""
    starts = whole.starts
    offsets: list[int] = []
    index = 0
    for strip in strips:
        if strip.opens_block and strip.words:
            offsets.append(starts[index])
        index += len(strip.words.words)
    return tuple(offsets)


def pages_of(strips: Sequence[Strip]) -> list[tuple[Strip, ...]]:
    """The strips page by page."""
    pages: list[list[Strip]] = []
    for strip in strips:
        if strip.after_break or not pages:
            pages.append([])
        pages[-1].append(strip)
    return [tuple(page) for page in pages]


def lines_of(words: Passage) -> list[str]:
    """The words line by line."""
    lines: dict[int, list[str]] = {}
    for word in words.words:
        lines.setdefault(word.line, []).append(word.text)
    return [" ".join(parts) for parts in lines.values()]


def wrap_score(lines: Sequence[str], width: int, above: str) -> float:
    """How well lines fit a column of `width` characters in which text is wrapped word by word.

    A line is broken only where the next word would not fit: a line that leaves room for the next word was not
    broken in this column, unless a sentence ends there. `above` is the cell's last line before these.
    """
    score = 0.0
    room = 0.85 * width
    for line, following in pairwise([above, *lines] if above else lines):
        if not _ENDS_SENTENCE.search(line):
            score += 1.0 if len(line) + 1 + len(following.split()[0]) > room else -3.0
    score -= 4.0 * sum(len(line) > 1.1 * width + 2 for line in lines)
    if above and lines and _ENDS_SENTENCE.search(above) and lines[0][:1].islower():
        score -= 1.0 if above.rstrip().endswith(")") else 3.0
    return score
