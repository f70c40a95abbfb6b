"""Web pages (HTML): bytes → Document. Words stand on the lines of the page's source; nothing is fetched.

The source is read as it comes, not as a tree: so words keep their lines, and end tags may be left out.
"""

from dataclasses import replace
from html.parser import HTMLParser

from coomet_graph.documents.encodings import decode
from coomet_graph.documents.flow import Flow, Mark, Piece, strongest
from coomet_graph.documents.grid import Block, Cell, Paragraph, Row, Table
from coomet_graph.documents.html_tags import LINES, OpenTag, OpenTags
from coomet_graph.documents.labels import numeral
from coomet_graph.documents.model import Document
from coomet_graph.documents.office import whole
from coomet_graph.letters import raised

_MARKS = {"ins": Mark.INSERTED, "del": Mark.DELETED, "s": Mark.STRUCK, "strike": Mark.STRUCK}


def read_html(file: str, content: bytes) -> Document:
    """The document in `content`; raises UnreadableDocumentError if it has no words or is beyond a limit."""
    decoded = decode(file, content)
    flow = Flow(file, content)
    reader = _HtmlReader(flow)
    reader.feed(decoded.text)
    reader.close()
    reader.finish()
    document = flow.document()
    return replace(document, findings=document.findings + decoded.findings(file, document.lines))


class _OpenTable:
    def __init__(self) -> None:
        self.table = Table()
        self.cell: Cell | None = None


class _HtmlReader(HTMLParser):
    def __init__(self, flow: Flow) -> None:
        super().__init__(convert_charrefs=True)
        self._raised = 0
        self.flow = flow
        self.tags = OpenTags(flow.file)
        self.blocks: list[Block] = []
        self.tables: list[_OpenTable] = []
        self.pieces: list[Piece] = []
        # The number of a list's item, to be put before its first word.
        self.label = ""

    def finish(self) -> None:
        """All that is still open ends with the page."""
        self._end_line()
        self.flow.add(self.blocks)

    # ------------------------------------------------------------ what the parser calls

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """See HTMLParser."""
        if tag == "br":
            self._write("\n")
            return
        self._raised += tag == "sup"
        self._ended(self.tags.ended_by(tag))
        if tag in LINES:
            self._end_line()
        attributes = dict(attrs)
        opened = self.tags.open(tag, self._mark(tag, attributes))
        if tag == "ol":
            opened.form, opened.count = attributes.get("type") or "1", whole(attributes.get("start"), 1) - 1
        elif tag == "table":
            self._begin_table()
        elif tag == "tr" and self.tables:
            self.tables[-1].table.rows.append(Row(self.getpos()[0]))
        elif tag in ("td", "th") and self.tables:
            self._begin_cell(attributes)
        elif tag == "li":
            self._number_item(attributes)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A slash at the end of a tag means nothing in HTML, except where the tag has no end anyway."""
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        """See HTMLParser."""
        self._raised = max(self._raised - (tag == "sup"), 0)
        self._ended(self.tags.close(tag))

    def handle_data(self, data: str) -> None:
        """See HTMLParser."""
        self._write(raised(data) if self._raised else data)

    def parse_marked_section(self, i: int, report: bool = True) -> int:  # noqa: ARG002
        """`<![…>`: a comment to all browsers; HTMLParser itself trips over some."""
        return self.parse_bogus_comment(i)

    # ------------------------------------------------------------ lines

    def _write(self, text: str) -> None:
        if not self.tags.is_unseen:
            first = self.getpos()[0]
            if text.strip() and self.label:
                self.pieces.append((self.label, first, self.tags.mark))
                self.label = ""
            for offset, part in enumerate(text.split("\n")):
                gap = "\n" if offset else ""
                self.pieces.append((gap + part, first + offset, self.tags.mark))

    def _end_line(self) -> None:
        pieces, self.pieces = self.pieces, []
        words = self.flow.read(pieces)
        if not words:
            return
        paragraph = Paragraph(words.words[0].line, words)
        for table in reversed(self.tables):
            if table.cell is not None:
                table.cell.blocks.append(paragraph)
                return
        # What stands in a table, but in no cell of it, browsers show above the table.
        at = next((i for i, b in enumerate(self.blocks) if self.tables and b is self.tables[0].table), None)
        self.blocks.insert(len(self.blocks) if at is None else at, paragraph)

    # ------------------------------------------------------------ tags

    def _ended(self, tags: list[OpenTag]) -> None:
        if any(tag.name in LINES for tag in tags):
            self._end_line()
        for tag in reversed(tags):
            if tag.name == "table" and self.tables:
                self.tables.pop()
            elif tag.name in ("td", "th") and self.tables:
                self.tables[-1].cell = None

    def _begin_table(self) -> None:
        opened = _OpenTable()
        around = next((table.cell for table in reversed(self.tables) if table.cell is not None), None)
        (self.blocks if around is None else around.blocks).append(opened.table)
        self.tables.append(opened)

    def _begin_cell(self, attributes: dict[str, str | None]) -> None:
        opened = self.tables[-1]
        if not opened.table.rows:
            opened.table.rows.append(Row(self.getpos()[0]))
        across = max(whole(attributes.get("colspan"), 1), 1)
        # "0" means: to the end of the table.
        down = whole(attributes.get("rowspan"), 1) or 65_534
        opened.cell = Cell([], across, down)
        opened.table.rows[-1].cells.append(opened.cell)

    def _number_item(self, attributes: dict[str, str | None]) -> None:
        items = self.tags.numbered
        self.label = ""
        if items is not None:
            items.count = whole(attributes.get("value"), items.count + 1)
            self.label = numeral(items.count, items.form) + ". "

    def _mark(self, tag: str, attributes: dict[str, str | None]) -> Mark:
        style = "".join((attributes.get("style") or "").split()).casefold()
        is_hidden = "hidden" in attributes or "display:none" in style or "visibility:hidden" in style
        own = _MARKS.get(tag, Mark.STRUCK if "line-through" in style else Mark.NONE)
        return strongest(self.tags.mark, own, Mark.HIDDEN if is_hidden else Mark.NONE)
