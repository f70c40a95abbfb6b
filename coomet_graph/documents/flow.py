"""Paragraphs and tables as a file has them → lines; what the readers of Word, ODT and HTML files share."""

import hashlib
from collections.abc import Iterable
from enum import StrEnum
from itertools import groupby

from coomet_graph.documents.grid import Block, Cell, Grid, Paragraph, Table
from coomet_graph.documents.model import Document, Line, Passage, Word, join
from coomet_graph.documents.refusals import refusal
from coomet_graph.findings import Finding, Place, Text, reader_rules

_SHOWN = 200


class Mark(StrEnum):
    """What a file says of some of its words; the values are the rules that tell of them."""

    NONE = ""
    STRUCK = "struck-through"
    INSERTED = "tracked-insertion"
    DELETED = "tracked-deletion"
    HIDDEN = "hidden-text"

    @property
    def is_read(self) -> bool:
        """Whether the words are part of the text."""
        return self not in _UNREAD


_UNREAD = frozenset({Mark.DELETED, Mark.HIDDEN})
_STRENGTH = (Mark.NONE, Mark.STRUCK, Mark.INSERTED, Mark.HIDDEN, Mark.DELETED)

Piece = tuple[str, int, Mark]
"""Letters of a paragraph, the line they begin on, and their mark."""


def strongest(*marks: Mark) -> Mark:
    """The mark that counts where several hold."""
    # Hardly anything has a mark.
    marked = [mark for mark in marks if mark is not Mark.NONE]
    return max(marked, key=_STRENGTH.index) if marked else Mark.NONE


class Flow:
    """Collects the words, lines and findings of one file."""

    def __init__(self, file: str, content: bytes) -> None:
        self.file, self._content = file, content
        self.findings: list[Finding] = []
        self._lines: list[Line] = []
        self._grid = Grid(file)
        self._order = 0

    def read(self, pieces: list[Piece]) -> Passage:
        """The words of a paragraph that are part of the text; those with a mark are told."""
        if any(mark is not Mark.NONE for _, _, mark in pieces):
            self._tell_marked(pieces)
        words: list[Word] = []
        # The last word of a piece may go on in the next one.
        letters, begun = "", 0
        for text, line, mark in pieces:
            if not text or mark in _UNREAD:
                continue
            parts = text.split()
            if letters and (not parts or text[0].isspace()):
                words.append(self._word(letters, begun))
                letters = ""
            if not parts:
                continue
            if letters:
                parts[0] = letters + parts[0]
            else:
                begun = line
            letters = parts.pop()
            for part in parts:
                words.append(self._word(part, begun))
                begun = line
            if text[-1].isspace():
                words.append(self._word(letters, begun))
                letters = ""
        if letters:
            words.append(self._word(letters, begun))
        return Passage(tuple(words))

    def _word(self, letters: str, line: int) -> Word:
        self._order += 1
        return Word(letters, line, self._order - 1)

    def _tell_marked(self, pieces: list[Piece]) -> None:
        for mark, stretch in groupby(pieces, key=lambda piece: piece[2]):
            if mark is not Mark.NONE:
                told = list(stretch)
                self.tell(mark.value, "".join(text for text, _, _ in told), told[0][1], told[-1][1])

    def tell(self, rule: str, words: str, line: int = 0, last: int = 0, **values: str | Text) -> None:
        """A finding about words in the file, if there are any; without a line it has no place."""
        quotation = " ".join(words.split())
        if quotation:
            places = [Place(self.file, line, max(line, last), quotation)] if line else []
            filled = {"words": shortened(quotation), "_file": self.file, **values}
            self.findings.append(reader_rules()[rule].finding(places=places, values=filled))

    def tell_of_file(self, rule: str) -> None:
        """A finding about the file as a whole."""
        self.findings.append(reader_rules()[rule].finding(values={"_file": self.file}))

    def add(self, blocks: Iterable[Block]) -> None:
        """Make lines of blocks; raises UnreadableDocumentError if a table is beyond all limits."""
        for block in blocks:
            if isinstance(block, Paragraph):
                self._add_line(block.number, (block.words,))
            elif block.is_frame:
                for row in block.rows:
                    for cell in row.cells:
                        self.add(cell.blocks)
            else:
                for number, cells in self._grid.spread(block, self._words_in):
                    self._add_line(number, tuple(cells))

    def document(self) -> Document:
        """The document; raises UnreadableDocumentError if it has no words."""
        if not self._lines:
            raise refusal(
                self.file,
                "the file is empty of text; give a file that holds a programme as text",
                "в файле нет текста; укажите файл, где программа записана текстом",
            )
        checksum = hashlib.sha256(self._content).hexdigest()
        return Document(self.file, checksum, tuple(self._lines), tuple(self.findings))

    def _add_line(self, number: int, cells: tuple[Passage, ...]) -> None:
        if any(cells):
            # Numbers rise also where two rows stand on one line of the file.
            last = self._lines[-1].number if self._lines else 0
            self._lines.append(Line(max(number, last + 1), cells))

    def _words_in(self, cell: Cell) -> Passage:
        for block in cell.blocks:
            if isinstance(block, Table) and (words := _words_of(block)):
                self.tell("nested-table", words.text, words.words[0].line, words.words[-1].line)
        return _joined(cell.blocks)


def _words_of(block: Block) -> Passage:
    if isinstance(block, Paragraph):
        return block.words
    return _joined([inner for row in block.rows for cell in row.cells for inner in cell.blocks])


def _joined(blocks: list[Block]) -> Passage:
    # Most cells are a paragraph.
    return _words_of(blocks[0]) if len(blocks) == 1 else join(map(_words_of, blocks))


def shortened(words: str) -> str:
    """Words as a message shows them: not a page of them."""
    return words if len(words) <= _SHOWN else words[:_SHOWN].rstrip() + "…"
