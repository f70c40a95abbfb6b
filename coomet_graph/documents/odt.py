"""OpenDocument texts (ODT): bytes → Document. Lines are paragraphs, those of table cells included.

Read as if all tracked changes were accepted; whatever is left out is told.
"""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from coomet_graph.documents.flow import Flow, Mark
from coomet_graph.documents.grid import MOST_CELLS, MOST_COLUMNS, Block, Cell, Paragraph, Row, Table
from coomet_graph.documents.model import Document
from coomet_graph.documents.odt_lists import ListNumbers, OdtList
from coomet_graph.documents.odt_paragraphs import OdtChanges, OdtParagraph, TextStyles
from coomet_graph.documents.office import Office, attribute, child, local, locked, open_office, whole
from coomet_graph.documents.refusals import refusal
from coomet_graph.findings import Text

_ROW_GROUPS = ("table-header-rows", "table-rows", "table-row-group")
_NO_TEXT = ("tracked-changes", "forms", "sequence-decls", "variable-decls", "user-field-decls")
_FURNITURE = {
    "header": Text("page header", "верхний колонтитул"),
    "footer": Text("page footer", "нижний колонтитул"),
}
_EMBEDDED = Text("embedded file", "встроенный файл")
_MACROS = ("Basic/", "Scripts/")


def read_odt(file: str, content: bytes) -> Document:
    """The document in `content`; raises UnreadableDocumentError if it is damaged, locked or without words."""
    package = open_office(file, content)
    if "META-INF/manifest.xml" in package.names:
        manifest = package.xml("META-INF/manifest.xml")
        if any(local(each) == "encryption-data" for each in manifest.iter()):
            raise locked(file)
    return _OdtReader(package, Flow(file, content)).read()


class _OdtReader:
    def __init__(self, package: Office, flow: Flow) -> None:
        self.package, self.flow = package, flow
        roots = [package.xml(name) for name in ("styles.xml", "content.xml") if name in package.names]
        self.roots = roots
        self.styles = TextStyles.of(roots)
        self.numbers = ListNumbers(roots)
        self.changes = OdtChanges(flow, roots)
        self.paragraphs = 0

    def read(self) -> Document:
        body = child(self.roots[-1], "body", "text") if self.roots else None
        if body is None:
            raise refusal(
                self.flow.file,
                "the file has no text part; open it in its program and save it again",
                "в файле нет текстовой части; откройте его в его программе и сохраните снова",
            )
        self.flow.add(self._blocks(body, Mark.NONE))
        self._tell_rest()
        return self.flow.document()

    def _blocks(self, parent: Element, mark: Mark) -> list[Block]:
        blocks: list[Block] = []
        for element in parent:
            name = local(element)
            if name in ("p", "h"):
                label = self.numbers.of_heading(element) if name == "h" and mark.is_read else ""
                blocks += self._paragraph(element, mark, label)
            elif name == "table":
                blocks.append(self._table(element, mark))
            elif name == "list":
                blocks += self._list(element, mark, self.numbers.begin(element))
            elif name == "section" and attribute(element, "display") == "none":
                blocks += self._blocks(element, Mark.HIDDEN)
            elif name not in _NO_TEXT:
                # Sections, indexes, frames and whatever else there is text in.
                self.changes.pass_by(element, self.paragraphs + 1)
                blocks += self._blocks(element, mark)
        return blocks

    def _paragraph(self, element: Element, mark: Mark, label: str) -> list[Block]:
        self.paragraphs += 1
        number = self.paragraphs
        paragraph = OdtParagraph(element, number, self.styles, self.changes)
        paragraph.gather(mark)
        pieces = [(label + " ", number, Mark.NONE), *paragraph.pieces]
        blocks: list[Block] = [Paragraph(number, self.flow.read(pieces))]
        for box, inside in paragraph.boxes:
            blocks += self._blocks(box, inside)
        return blocks

    def _list(self, element: Element, mark: Mark, numbered: OdtList) -> list[Block]:
        blocks: list[Block] = []
        for item in element:
            label = numbered.next(item) if local(item) == "list-item" and mark.is_read else ""
            for inner in item:
                if local(inner) == "list":
                    blocks += self._list(inner, mark, numbered.inner(inner))
                elif local(inner) in ("p", "h"):
                    blocks += self._paragraph(inner, mark, label)
                    label = ""
                else:
                    blocks += self._blocks(inner, mark)
        return blocks

    def _table(self, element: Element, mark: Mark) -> Table:
        table = Table()
        for row in _rows(element):
            hidden = attribute(row, "visibility") in ("collapse", "filter")
            in_row = Mark.HIDDEN if hidden else mark
            read = Row(self.paragraphs + 1)
            for cell in row:
                times = max(whole(attribute(cell, "number-columns-repeated"), 1), 1)
                if local(cell) == "covered-table-cell":
                    # Nobody sees what may stand under the cell that covers it.
                    self._blocks(cell, Mark.HIDDEN)
                elif local(cell) == "table-cell":
                    read.cells += self._cells(cell, in_row, times)
            # Blank rows are repeated to the end of all sheets, and mean nothing.
            is_blank = not any(cell.blocks for cell in read.cells)
            times = 1 if is_blank else max(whole(attribute(row, "number-rows-repeated"), 1), 1)
            table.rows += [read] * min(times, MOST_CELLS + 1)
        return table

    def _cells(self, element: Element, mark: Mark, times: int) -> list[Cell]:
        blocks = self._blocks(element, mark)
        across = whole(attribute(element, "number-columns-spanned"), 1)
        down = whole(attribute(element, "number-rows-spanned"), 1)
        if not blocks:
            return [Cell([], max(across, times), down)]
        return [Cell(blocks, max(across, 1), down)] * min(times, MOST_COLUMNS + 1)

    def _tell_rest(self) -> None:
        for root in self.roots:
            for page in (each for each in root.iter() if local(each) == "master-page"):
                for part in page:
                    self._tell_furniture(part)
        if any(name.startswith(_MACROS) for name in self.package.names):
            self.flow.tell_of_file("macros-not-run")
        for each in self.roots[-1].iter():
            if local(each) in ("object", "object-ole"):
                self.flow.tell("text-left-out", attribute(each, "href") or "", part=_EMBEDDED)

    def _tell_furniture(self, part: Element) -> None:
        name = local(part)
        for kind, told in _FURNITURE.items():
            # Among them "header-left" and "footer-first".
            if name.startswith(kind):
                self.flow.tell("text-left-out", " ".join(part.itertext()), part=told)


def _rows(element: Element) -> Iterator[Element]:
    for each in element:
        if local(each) == "table-row":
            yield each
        elif local(each) in _ROW_GROUPS:
            yield from _rows(each)
