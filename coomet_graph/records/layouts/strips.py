"""Lines of gridless text, and the typography that tells which column a stretch of them came from."""

from collections.abc import Sequence
from dataclasses import dataclass

from coomet_graph.documents.model import Passage, join


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


def barriers_of(strips: Sequence[Strip]) -> tuple[int, ...]:
    """The offsets in `words_of(strips)` at which blocks begin."""
    starts = words_of(strips).starts
    offsets: list[int] = []
    index = 0
    for strip in strips:
        if strip.opens_block and strip.words:
            offsets.append(starts[index])
        index += len(strip.words.words)
    return tuple(offsets)


def wrap_score(lines: Sequence[str], width: int, above: str) -> float:
    """How well lines fit a column of `width` characters in which text is wrapped word by word.

    A line is broken only where the next word would not fit: a line that leaves room for the next word was not
    broken in this column, unless a sentence ends there. `above` is the cell's last line before these.
    """
    score = 0.0
    room = 0.85 * width
    for line, following in zip(lines, lines[1:], strict=False):
        if line.rstrip().endswith((".", ";", ":", ")", "!", "?")):
            continue
        score += 1.0 if len(line) + 1 + len(following.split()[0]) > room else -3.0
    if any(len(line) > width + 3 for line in lines):
        score -= 5.0
    if above and lines:
        ended = above.rstrip().endswith((".", ";", "!", "?", ")"))
        fits = len(above) + 1 + len(lines[0].split()[0]) > room
        score += 0.5 if fits and not ended else -0.5
        if ended and lines[0][:1].islower():
            score -= 2.0
    return score
