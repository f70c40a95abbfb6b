"""A document as words with places: every later stage cuts passages out of it and knows where they stand."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, pairwise
from typing import Final

from coomet_graph.findings import Finding, Place


@dataclass(frozen=True, slots=True)
class Spot:
    """Where words stand in a file that has pages (from 1), or sheets with cells ("B12")."""

    page: int | None = None
    sheet: str | None = None
    cell: str | None = None


_NOWHERE = Spot()


# Words and passages are made by the thousand. Their fields are final, which the type checker watches over;
# frozen dataclasses watch at run time, and take four times as long to make.
@dataclass(slots=True, unsafe_hash=True)
class Word:
    """Letters between white space: the line they stand on (from 1) and their order in the file.

    What a line is depends on the file: of a text its lines, of a Word file its paragraphs, of a spreadsheet
    the rows of each sheet. `glued` words follow the word before without a space: a cell boundary cut one.
    """

    text: Final[str]
    line: Final[int]
    order: Final[int]
    glued: Final[bool] = False
    spot: Final[Spot] = _NOWHERE

    def part(self, start: int, end: int | None) -> "Word":
        """Some of its letters, as a word in its place."""
        return Word(self.text[start:end], self.line, self.order, self.glued, self.spot)


@dataclass(unsafe_hash=True)
class Passage:
    """Words read as one text, whatever lines, cells or pages they were spread over."""

    words: Final[tuple[Word, ...]] = ()

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where in `text` each word begins."""
        starts: list[int] = []
        length, before = 0, None
        for word in self.words:
            if not word.glued and before is not None and word.order != before:
                length += 1
            starts.append(length)
            length += len(word.text)
            before = word.order
        return tuple(starts)

    @cached_property
    def text(self) -> str:
        """The words with single spaces between them."""
        parts: list[str] = []
        before = None
        for word in self.words:
            # No space stands inside a word that was cut in two.
            if not word.glued and before is not None and word.order != before:
                parts.append(" ")
            parts.append(word.text)
            before = word.order
        return "".join(parts)

    def __bool__(self) -> bool:
        return bool(self.words)

    def __add__(self, other: "Passage") -> "Passage":
        return Passage(self.words + other.words)

    def cut(self, start: int, end: int | None = None) -> "Passage":
        """The passage from character `start` to `end` of `text`; words are cut where the offsets say."""
        stop = len(self.text) if end is None else end
        if start <= 0 and stop >= len(self.text):
            return self
        starts = self.starts
        first = max(bisect_right(starts, start) - 1, 0)
        last = bisect_left(starts, stop)
        kept = self.words[first:last]
        if kept and stop - starts[last - 1] < len(kept[-1].text):
            kept = (*kept[:-1], kept[-1].part(0, stop - starts[last - 1]))
        if kept and start > starts[first]:
            behind = start - starts[first]
            opening = kept[0]
            kept = kept[1:]
            if behind < len(opening.text):
                kept = (opening.part(behind, None), *kept)
        passage = Passage(kept)
        # Its text is known here, and need not be put together of the words again.
        passage.__dict__["text"] = self.text[max(start, 0) : stop].strip(" ")
        return passage

    def line_starts(self) -> tuple[int, ...]:
        """The offsets in `text` at which a new line of the file begins."""
        starts: list[int] = []
        previous = 0
        for word, begin in zip(self.words, self.starts, strict=True):
            if word.line != previous:
                starts.append(begin)
            previous = word.line
        return tuple(starts)

    def runs(self) -> Iterator["Passage"]:
        """The passage as stretches of words that follow one another in one cell or page of the file."""
        return map(Passage, self._runs())

    def _runs(self) -> Iterator[tuple[Word, ...]]:
        if self._is_one_run():
            yield self.words
            return
        run: list[Word] = []
        for word in self.words:
            # Words of one cell share their spot: whether it is the same one is quick to see.
            if run and (
                word.order - run[-1].order not in (0, 1)
                or (word.spot is not run[-1].spot and word.spot != run[-1].spot)
            ):
                yield tuple(run)
                run = []
            run.append(word)
        if run:
            yield tuple(run)

    def _is_one_run(self) -> bool:
        """Whether whole words follow one another in one place, as most do."""
        words = self.words
        if not words:
            return False
        first, spot = words[0].order, words[0].spot
        orders = [word.order for word in words if word.spot is spot]
        return orders == list(range(first, first + len(words)))

    def places(self, file: str, column: str | None = None) -> tuple[Place, ...]:
        """Where the words stand: one place for each stretch, quoted letter for letter."""
        return tuple([_place(file, words, column) for words in self._runs()])


NOTHING = Passage()


def _place(file: str, words: tuple[Word, ...], column: str | None) -> Place:
    spot = words[0].spot
    return Place(
        file, words[0].line, words[-1].line, _quotation(words), column, spot.page, spot.cell, spot.sheet
    )


def _quotation(words: tuple[Word, ...]) -> str:
    """The words as the file has them: apart, even where the text joins two halves of a word."""
    if words[-1].order - words[0].order == len(words) - 1:
        # None of them is a part of the word before: in a run, the order never falls.
        return " ".join([word.text for word in words])
    quoted = words[0].text
    for before, word in pairwise(words):
        quoted += word.text if word.order == before.order else " " + word.text
    return quoted


def join(passages: Iterable[Passage]) -> Passage:
    """One passage of several, in the order given."""
    return Passage(tuple(chain.from_iterable(passage.words for passage in passages)))


@dataclass(frozen=True)
class Line:
    """A line that is not blank: its number, and its cells (one, where nothing separates cells).

    Numbers rise through the document. Except in a spreadsheet of several sheets they are those of the file.
    """

    number: int
    cells: tuple[Passage, ...]

    @cached_property
    def passage(self) -> Passage:
        """All words of the line."""
        return self.cells[0] if len(self.cells) == 1 else join(self.cells)


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was read: its name, checksum and lines that are not blank; the format is forgotten here.

    `findings` tell what was met in the file besides words: tracked changes, hidden sheets and the like.
    """

    file: str
    sha256: str
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def has_cells(self) -> bool:
        """Whether the format told cells apart (a table), or only lines of text."""
        return any(len(line.cells) > 1 for line in self.lines)
