"""For each rule about files one that trips it and no other, a programme made odd, and clean ones."""

from collections.abc import Callable
from copy import deepcopy
from pathlib import Path

from docx.document import Document as WordDocument
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.documents import typeset_pdf, typeset_xlsx
from tests.documents.typeset import Typeset, docx_of, html_of, with_parts

TEXT = (Path(__file__).parent.parent / "golden" / "development-programme.txt").read_text("utf-8")
_LINES = [[cell for cell in line.split("\t") if cell] for line in TEXT.split("\n") if line]
GOLDEN = Typeset(
    [_LINES[3], ["", *_LINES[4], "", "", ""], *_LINES[5:]], [" ".join(cells) for cells in _LINES[:3]]
)
"""The golden development programme: three lines of front matter, a header, a heading and two entries."""


def _last_note(document: WordDocument):
    return document.tables[0].rows[-1].cells[-1].paragraphs[0]


def _written(xml: str) -> Callable[[WordDocument], None]:
    """Put a piece of WordprocessingML behind the last note."""

    def change(document: WordDocument) -> None:
        wrapped = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
        _last_note(document)._p.extend(deepcopy(element) for element in wrapped)

    return change


def _nested(document: WordDocument) -> None:
    cell = document.tables[0].rows[-1].cells[-1]
    cell.add_table(1, 2).rows[0].cells[1].text = "in spring"


def _header(document: WordDocument) -> None:
    document.sections[0].header.paragraphs[0].text = "Draft"


def _with_macros() -> bytes:
    return with_parts(docx_of(GOLDEN), lambda parts: parts.update({"word/vbaProject.bin": b"x"}))


EXAMPLES: dict[str, Callable[[], tuple[str, bytes]]] = {
    "tracked-insertion": lambda: (
        "programme.docx",
        docx_of(
            GOLDEN, change=_written("<w:ins><w:r><w:t xml:space='preserve'> in spring</w:t></w:r></w:ins>")
        ),
    ),
    "tracked-deletion": lambda: (
        "programme.docx",
        docx_of(GOLDEN, change=_written("<w:del><w:r><w:delText> in spring</w:delText></w:r></w:del>")),
    ),
    "hidden-text": lambda: (
        "programme.docx",
        docx_of(GOLDEN, change=_written("<w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>")),
    ),
    "struck-through": lambda: (
        "programme.docx",
        docx_of(GOLDEN, change=_written("<w:r><w:rPr><w:strike/></w:rPr><w:t> in spring</w:t></w:r>")),
    ),
    "text-left-out": lambda: ("programme.docx", docx_of(GOLDEN, change=_header)),
    "nested-table": lambda: ("programme.docx", docx_of(GOLDEN, change=_nested)),
    "macros-not-run": lambda: ("programme.docm", _with_macros()),
    "wrong-extension": lambda: ("programme.html", docx_of(GOLDEN)),
    "encoding-assumed": lambda: ("programme.txt", TEXT.encode("cp1251")),
    "invisible-character": lambda: (
        "programme.txt",
        TEXT.replace("seminars", "sem\u200binars", 1).encode(),
    ),
}


def _workbook(make: Callable[[], bytes]) -> Callable[[], tuple[str, bytes]]:
    return lambda: ("programme.xlsx", make())


EXAMPLES |= {rule: _workbook(make) for rule, make in typeset_xlsx.EXAMPLES.items()}


def _with_note(note: str) -> tuple[tuple[str, ...], ...]:
    *rows, last = typeset_xlsx.ROWS
    return (*rows, (*last[:-1], note))


EXAMPLES |= {
    "page-without-text": lambda: (
        "programme.pdf",
        typeset_pdf.pdf((typeset_xlsx.TITLE,), typeset_xlsx.ROWS, picture=True),
    ),
    "hyphen-kept": lambda: (
        "programme.pdf",
        typeset_pdf.pdf((typeset_xlsx.TITLE,), _with_note("The seminars will be metro- loooooooooogical.")),
    ),
    "letters-unknown": lambda: (
        "programme.pdf",
        typeset_pdf.pdf((typeset_xlsx.TITLE, "(cid:12)(cid:7)"), typeset_xlsx.ROWS),
    ),
}

# By the ending of the name: clean cases, which hold the programme as it is.
CLEAN: dict[str, Callable[[], bytes]] = {
    ".docx": lambda: docx_of(GOLDEN),
    ".html": lambda: html_of(GOLDEN),
    ".pdf": lambda: typeset_pdf.pdf((typeset_xlsx.TITLE,), typeset_xlsx.ROWS),
    ".txt": TEXT.encode,
    ".xlsx": typeset_xlsx.workbook,
}
