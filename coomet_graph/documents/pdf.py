"""PDF files with text: bytes → Document. Cells are what ruled lines enclose, or what white stripes part.

Rows stand as they are printed, page by page: a row that a page break cuts is two lines, on two pages.
"""

import hashlib
import re
import zlib
from collections.abc import Iterator
from io import BytesIO

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.page import Page
from pdfplumber.utils.exceptions import PdfminerException

from coomet_graph.documents.line_ends import kept_hyphens
from coomet_graph.documents.model import Document, Line, Passage, Spot
from coomet_graph.documents.office import locked
from coomet_graph.documents.pdf_columns import Columns, find_open_table, rows_of
from coomet_graph.documents.pdf_marks import with_marks, with_raised
from coomet_graph.documents.pdf_tables import RuledTable, ruled_tables
from coomet_graph.documents.pdf_words import Printed, Setter, lines_of, printed
from coomet_graph.documents.refusals import refusal
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.findings import Finding, Place, reader_rules

PAGES_LIMIT = 2_000
UNPACKED_LIMIT = 200_000_000
_STREAM = re.compile(rb"stream\r?\n")
# Letters of a font that does not say which they are.
_UNKNOWN = re.compile(r"\(cid:\d+\)")
_WORDS = {"x_tolerance_ratio": 0.15, "return_chars": True}
# Lines of text farther apart than this part of their height have a blank line between them.
_BLANK = 0.75


def read_pdf(file: str, content: bytes) -> Document:
    """The document in a PDF; raises UnreadableDocumentError if it is locked, damaged or without text."""
    _refuse_bombs(file, content)
    try:
        lines, findings = _Reader(file).read(content)
    except (MemoryError, UnreadableDocumentError):
        raise
    except Exception as error:
        # Broken files make the parser raise errors of every kind.
        if isinstance(_cause(error), PDFPasswordIncorrect):
            raise locked(file) from error
        raise refusal(
            file,
            "the PDF is damaged or no PDF; get it again, or print it to a new PDF",
            "файл PDF повреждён или это не PDF; получите его снова или напечатайте в новый PDF",
        ) from error
    return Document(file, hashlib.sha256(content).hexdigest(), tuple(lines), tuple(findings))


def _cause(error: Exception) -> object:
    """What the parser said, which pdfplumber wraps."""
    return error.args[0] if isinstance(error, PdfminerException) and error.args else error


def _refuse_bombs(file: str, content: bytes) -> None:
    """Raises UnreadableDocumentError if some stream unpacks to more than any page needs, once or twice."""
    for start in _STREAM.finditer(content):
        packed = content[start.end() : start.end() + UNPACKED_LIMIT]
        for _ in range(2):
            unpacker = zlib.decompressobj()
            try:
                packed = unpacker.decompress(packed, UNPACKED_LIMIT)
            except zlib.error:
                break
            if unpacker.unconsumed_tail and not unpacker.eof:
                raise refusal(
                    file,
                    f"the PDF unpacks to more than is allowed ({UNPACKED_LIMIT // 1_000_000} MB); "
                    "do not trust this file",
                    f"распакованный PDF больше, чем разрешено ({UNPACKED_LIMIT // 1_000_000} МБ); "
                    "не доверяйте этому файлу",
                )


class _Reader:
    def __init__(self, file: str) -> None:
        self.file = file
        self.setter = Setter()
        self.lines: list[Line] = []
        self.pictured: list[int] = []
        self.unknown: list[Place] = []
        self.columns: Columns | None = None

    def read(self, content: bytes) -> tuple[list[Line], list[Finding]]:
        with pdfplumber.open(BytesIO(content)) as pdf:
            if len(pdf.pages) > PAGES_LIMIT:
                raise refusal(
                    self.file,
                    f"the PDF has more than {PAGES_LIMIT} pages; give the programme alone",
                    f"в PDF больше {PAGES_LIMIT} страниц; укажите только программу",
                )
            for page in pdf.pages:
                self._read_page(page)
                page.close()
            pages = len(pdf.pages)
        self._refuse_without_text(pages)
        return self.lines, [*self._findings(), *kept_hyphens(self.file, self.lines)]

    def _read_page(self, page: Page) -> None:
        words = with_marks([printed(with_raised(word)) for word in page.extract_words(**_WORDS)])
        if not words and page.images:
            self.pictured.append(page.page_number)
        spot = Spot(page.page_number)
        tables = ruled_tables(page) if words else []
        outside = [word for word in words if not any(table.put(word) for table in tables)]
        around = lines_of(outside)
        if tables:
            self.columns = None
            for table in tables:
                above = [line for line in around if line[0].middle < table.top]
                around = around[len(above) :]
                self._add_text(above, spot)
                self._add_ruled(table, spot)
            self._add_text(around, spot)
        else:
            rules = sorted({edge["top"] for edge in page.edges if edge["orientation"] == "h"})
            self._add_unruled(around, rules, spot)

    def _add_unruled(self, lines: list[list[Printed]], rules: list[float], spot: Spot) -> None:
        table = find_open_table(lines, self.columns)
        if table is None:
            self._add_text(lines, spot)
            return
        self.columns = table.columns
        self._add_text(lines[: table.first], spot)
        for row in rows_of(lines[table.first : table.end], table.columns, rules):
            self._add(self.setter.passages(row, spot))
        self._add_text(lines[table.end :], spot)

    def _add_ruled(self, table: RuledTable, spot: Spot) -> None:
        known: dict[int, Passage] = {}
        for cells in table.rows():
            new = [cell for cell in cells if id(cell) not in known]
            passages = self.setter.passages([cell.words for cell in new], spot)
            known.update(zip(map(id, new), passages, strict=True))
            self._add([known[id(cell)] for cell in cells])

    def _add_text(self, lines: list[list[Printed]], spot: Spot) -> None:
        bottom: float | None = None
        for line in lines:
            height = line[0].height
            if bottom is not None and line[0].top - bottom > _BLANK * height:
                self.setter.line += 1
            bottom = max(word.bottom for word in line)
            self._add(self.setter.passages([line], spot))

    def _add(self, cells: list[Passage]) -> None:
        lines = [word for cell in cells for word in cell.words]
        last = self.lines[-1].number if self.lines else 0
        # A cell that covers several rows stands in each of them, with the lines of the first.
        number = min((word.line for word in lines if word.line > last), default=last + 1)
        self.lines.append(Line(number, tuple(cells)))
        for cell in cells:
            if _UNKNOWN.search(cell.text):
                self.unknown += cell.places(self.file)

    def _refuse_without_text(self, pages: int) -> None:
        if not self.lines:
            raise refusal(
                self.file,
                f"the PDF holds no text ({pages} pages), probably pictures of pages; recognise the text "
                "(OCR) and save it as text or as a PDF with text",
                f"в PDF нет текста (страниц: {pages}), вероятно, это изображения страниц; распознайте текст "
                "(OCR) и сохраните его как текст или PDF с текстом",
            )
        words = [word.text for line in self.lines for word in line.passage.words]
        if sum(bool(_UNKNOWN.search(word)) for word in words) * 2 > len(words):
            raise refusal(
                self.file,
                "the fonts of the PDF do not tell which letters they show; recognise the text (OCR), or "
                "save the original as text",
                "шрифты PDF не сообщают, какие буквы они изображают; распознайте текст (OCR) или "
                "сохраните оригинал как текст",
            )

    def _findings(self) -> Iterator[Finding]:
        if self.pictured:
            pages = ", ".join(map(str, self.pictured))
            yield reader_rules()["page-without-text"].finding(values={"_file": self.file, "_words": pages})
        if self.unknown:
            yield reader_rules()["letters-unknown"].finding(
                places=self.unknown,
                values={"_file": self.file, "_count": str(len(self.unknown))},
            )
