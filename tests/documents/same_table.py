"""One small table in every format that is read, and where in the file of each format its words stand."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO

import docx
import odfdo
import pdfplumber
from docx.oxml.ns import qn
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from coomet_graph.documents import Word
from tests.documents.typeset import Typeset, docx_of, html_of, odt_of
from tests.documents.typeset_pdf import pdf
from tests.documents.typeset_xlsx import workbook

TABLE = Typeset(
    rows=(
        ("Activity", "Action", "Timeframes", "Performers", "Note"),
        ("1. Обучение", "1.1. Проведение семинаров\nдля молодых метрологов", "2031", "ТК 4", ""),
        ("", "1.2. Seminars on length", "2032–2033", "SC 4.3, \"PTB\"", "annually; see 1.1"),
        ("In total: two", "", "", "", "all"),
    ),
    front=("WORK PROGRAM OF TC 4 FOR 2031–2033",),
    merges=((1, 0, 2, 0), (3, 0, 3, 3)),
)  # fmt: skip
"""Front matter, a cell merged over two rows, a cell of two paragraphs, one merged over four columns."""

EXPECTED = [
    ["WORK PROGRAM OF TC 4 FOR 2031–2033"],
    ["Activity", "Action", "Timeframes", "Performers", "Note"],
    ["1. Обучение", "1.1. Проведение семинаров для молодых метрологов", "2031", "ТК 4", ""],
    ["1. Обучение", "1.2. Seminars on length", "2032–2033", 'SC 4.3, "PTB"', "annually; see 1.1"],
    ["In total: two", "", "", "", "all"],
]


@dataclass(frozen=True)
class Format:
    """A file name, its bytes, and the text that the file has at the place of a word."""

    file: str
    content: bytes
    text_at: Callable[[bytes, Word], str]


def separated(separator: str) -> bytes:
    """No separated values know merged cells; quotation marks only where they are needed."""
    repeated = [list(row) for row in TABLE.rows]
    repeated[2][0] = repeated[1][0]
    lines = [separator.join(_quoted(value, separator) for value in row) for row in repeated]
    return "\n".join([*TABLE.front, *lines, ""]).encode()


def _quoted(value: str, separator: str) -> str:
    if not re.search(f'["\n{separator}]', value):
        return value
    return '"' + value.replace('"', '""') + '"'


def _line_of_file(content: bytes, word: Word) -> str:
    # Entities and doubled quotation marks are how the file writes them.
    line = content.decode().split("\n")[word.line - 1]
    return line.replace("&quot;", '"').replace('""', '"')


def _paragraph_of_docx(content: bytes, word: Word) -> str:
    paragraphs = list(docx.Document(BytesIO(content)).element.body.iter(qn("w:p")))
    return "".join(text.text or "" for text in paragraphs[word.line - 1].iter(qn("w:t")))


def _paragraph_of_odt(content: bytes, word: Word) -> str:
    body = odfdo.Document(BytesIO(content)).body
    return str(body.get_elements("//text:p")[word.line - 1].text_recursive)


def _cell_of_sheet(content: bytes, word: Word) -> str:
    assert word.spot.sheet is not None
    assert word.spot.cell is not None
    value = load_workbook(BytesIO(content))[word.spot.sheet][word.spot.cell].value
    return str(value) if word.spot.cell.endswith(str(word.line)) else ""


def _text_of_page(content: bytes, word: Word) -> str:
    with pdfplumber.open(BytesIO(content)) as opened:
        return str(opened.pages[(word.spot.page or 0) - 1].extract_text())


def _workbook() -> bytes:
    # Below the title and a blank row.
    above = len(TABLE.front) + 2
    areas = [
        f"{get_column_letter(left + 1)}{top + above}:{get_column_letter(right + 1)}{bottom + above}"
        for top, left, bottom, right in TABLE.merges
    ]
    return workbook(TABLE.front, TABLE.rows, areas)


def _pdf() -> bytes:
    spans = [((left, top), (right, bottom)) for top, left, bottom, right in TABLE.merges]
    return pdf(TABLE.front, TABLE.rows, merges=spans)


FORMATS = {
    "tsv": Format("programme.tsv", separated("\t"), _line_of_file),
    "csv": Format("programme.csv", separated(","), _line_of_file),
    "csv with semicolons": Format("programme.csv", separated(";"), _line_of_file),
    "html": Format("programme.html", html_of(TABLE), _line_of_file),
    "docx": Format("programme.docx", docx_of(TABLE), _paragraph_of_docx),
    "odt": Format("programme.odt", odt_of(TABLE), _paragraph_of_odt),
    "xlsx": Format("programme.xlsx", _workbook(), _cell_of_sheet),
    "pdf": Format("programme.pdf", _pdf(), _text_of_page),
}
