"""Word documents (DOCX): bytes → Document. Lines are paragraphs, those of table cells included.

Read as if all tracked changes were accepted, as Word shows it then; whatever is left out is told.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from coomet_graph.documents.flow import Flow, Mark, Piece, strongest
from coomet_graph.documents.grid import Block, Cell, Paragraph, Row, Table
from coomet_graph.documents.model import Document
from coomet_graph.documents.office import Office, attribute, child, local, open_office, whole
from coomet_graph.documents.refusals import refusal
from coomet_graph.documents.word_numbers import Numbering
from coomet_graph.documents.word_paragraphs import MARKS, WordParagraph
from coomet_graph.documents.word_parts import WordParts
from coomet_graph.documents.word_styles import Styles, is_on


def read_word(file: str, content: bytes) -> Document:
    """The document in `content`; raises UnreadableDocumentError if it is damaged, locked or without words."""
    return _WordReader(open_office(file, content), Flow(file, content)).read()


class _WordReader:
    def __init__(self, package: Office, flow: Flow) -> None:
        self.flow, self.parts = flow, WordParts(package, flow)
        styles = Styles(self.parts.part_later("styles"))
        self.styles, self.numbering = styles, Numbering(self.parts.part("numbering"), styles)
        self.paragraphs = 0

    def read(self) -> Document:
        body = child(self.parts.main, "body")
        if body is None:
            raise refusal(
                self.flow.file,
                "the Word file has no text part; open it in Word and save it again",
                "в файле Word нет текстовой части; откройте его в Word и сохраните снова",
            )
        self.flow.add(self._blocks(body, Mark.NONE))
        self.parts.tell_rest()
        return self.flow.document()

    def _blocks(self, parent: Element, mark: Mark) -> list[Block]:
        blocks: list[Block] = []
        carried: list[Piece] = []
        for element, here in _content(parent, mark):
            if local(element) == "tbl":
                blocks.append(self._table(element, here))
                continue
            self.paragraphs += 1
            number = self.paragraphs
            paragraph = WordParagraph(element, number, self.styles, self.parts.tell_note)
            paragraph.gather(here)
            if _is_joined_to_next(element):
                carried += paragraph.pieces
            else:
                label = self.numbering.label(child(element, "pPr")) if here.is_read else ""
                pieces = [(label + " ", number, Mark.NONE), *carried, *paragraph.pieces]
                blocks.append(Paragraph(number, self.flow.read(pieces)))
                carried = []
            for box, inside in paragraph.boxes:
                blocks += self._blocks(box, inside)
        if carried:
            blocks.append(Paragraph(self.paragraphs, self.flow.read(carried)))
        return blocks

    def _table(self, element: Element, mark: Mark) -> Table:
        table = Table()
        # By column: the cell that goes on below.
        going_on: dict[int, Cell] = {}
        for row, outside in _wrapped(element, "tr", mark):
            properties = child(row, "trPr")
            hidden = Mark.HIDDEN if is_on(child(properties, "hidden")) else Mark.NONE
            in_row = strongest(outside, hidden, _mark_in(properties))
            read = Row(self.paragraphs + 1)
            column = min(whole(attribute(child(properties, "gridBefore"), "val"), 0), 1_000)
            if column:
                read.cells.append(Cell([], column))
            for cell, in_cell in _wrapped(row, "tc", in_row):
                column += self._cell(cell, in_cell, column, read, going_on)
            table.rows.append(read)
        return table

    def _cell(self, element: Element, mark: Mark, column: int, row: Row, going_on: dict[int, Cell]) -> int:
        """Put a cell into its row; how many columns it covers."""
        properties = child(element, "tcPr")
        across = max(whole(attribute(child(properties, "gridSpan"), "val"), 1), 1)
        merged = child(properties, "vMerge")
        mark = strongest(mark, _mark_in(properties))
        above = going_on.get(column)
        if merged is not None and attribute(merged, "val") != "restart" and above is not None:
            above.down += 1
            # Word shows nothing of what may stand in the covered cell.
            self._blocks(element, strongest(mark, Mark.HIDDEN))
            return across
        cell = Cell(self._blocks(element, mark), across)
        row.cells.append(cell)
        for covered in range(column, min(column + across, column + 1_000)):
            going_on.pop(covered, None)
        if merged is not None:
            going_on[column] = cell
        return across


def _content(parent: Element, mark: Mark) -> Iterator[tuple[Element, Mark]]:
    """The paragraphs and tables in a part of the text, whatever they are wrapped into."""
    for element in parent:
        name = local(element)
        if name in ("p", "tbl"):
            yield element, mark
        elif name in ("sdt", "sdtContent", "customXml", "AlternateContent", "Choice", *MARKS):
            yield from _content(element, strongest(mark, MARKS.get(name, Mark.NONE)))


def _wrapped(parent: Element, wanted: str, mark: Mark) -> Iterator[tuple[Element, Mark]]:
    for element in parent:
        name = local(element)
        if name == wanted:
            yield element, mark
        elif name in ("sdt", "sdtContent", "customXml", *MARKS):
            yield from _wrapped(element, wanted, strongest(mark, MARKS.get(name, Mark.NONE)))


def _is_joined_to_next(paragraph: Element) -> bool:
    """Whether the end of the paragraph was deleted: with the change accepted, the next one follows."""
    properties = child(paragraph, "pPr", "rPr")
    return properties is not None and any(local(each) in ("del", "moveFrom") for each in properties)


def _mark_in(properties: Element | None) -> Mark:
    if properties is None:
        return Mark.NONE
    return strongest(*(MARKS.get(local(each), Mark.NONE) for each in properties))
