"""A table as a workbook, as somebody would make it by hand, and workbooks with something odd in them."""

from collections.abc import Callable, Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.documents.typeset import with_parts

Rows = Sequence[Sequence[str]]
Merges = Sequence[str]

HEADER = ("Activity", "Action", "Timeframes", "Performers", "Note")
TITLE = "WORK PROGRAM OF TC 4 FOR 2031–2033"
ROWS = (
    HEADER,
    ("1. Training of young metrologists", "1.1. Preparation of a plan of seminars", "2031",
     "Chair of TC 4", "Works are underway."),
    ("", "1.2. Holding of seminars on measurements of length", "2032–2033", "SC 4.3",
     "The seminars will be held in spring."),
)  # fmt: skip


def workbook(
    front: Sequence[str] = (TITLE,),
    rows: Rows = ROWS,
    merges: Merges = (),
    change: Callable[[Worksheet], None] | None = None,
) -> bytes:
    """Front matter, each in a row of its own, a blank row, and the table; `change` may spoil the sheet."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    for line in front:
        sheet.append([line])
    if front:
        sheet.append([])
    for row in rows:
        sheet.append(list(row))
    for area in merges:
        sheet.merge_cells(area)
    if change is not None:
        change(sheet)
    return saved(book)


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def with_sheet(content: bytes, old: str, new: str) -> bytes:
    """The workbook with something in the XML of its first sheet replaced."""

    def change(parts: dict[str, bytes]) -> None:
        part = parts["xl/worksheets/sheet1.xml"].decode()
        assert old in part
        parts["xl/worksheets/sheet1.xml"] = part.replace(old, new, 1).encode()

    return with_parts(content, change)


# ---------------------------------------------------------------- examples of what readers tell of


def _hidden_sheet() -> bytes:
    def change(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("Draft")
        other["A1"] = "An action nobody should see"
        other.sheet_state = "veryHidden"

    return workbook(change=change)


def _hidden_cells() -> bytes:
    def change(sheet: Worksheet) -> None:
        sheet.row_dimensions[5].hidden = True

    return workbook(change=change)


def _formula(cached: str) -> bytes:
    def change(sheet: Worksheet) -> None:
        sheet["E5"] = '="Works"&" are underway."'

    cell = '<c r="E5"><f>"Works"&amp;" are underway."</f><v></v></c>'
    with_value = f'<c r="E5" t="str"><f>A1</f><v>{cached}</v></c>'
    return with_sheet(workbook(change=change), cell, with_value)


def _error() -> bytes:
    def change(sheet: Worksheet) -> None:
        sheet["E5"] = "#REF!"

    return workbook(change=change)


def _number() -> bytes:
    def change(sheet: Worksheet) -> None:
        sheet["E5"] = 1.1

    return workbook(change=change)


def _macros() -> bytes:
    return with_parts(workbook(), lambda parts: parts.update({"xl/vbaProject.bin": b"Sub Evil()"}))


def _sheet_of_text() -> bytes:
    def change(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        sheet.parent.create_sheet("Remarks")["A1"] = "To be agreed with the chair."

    return workbook(change=change)


def _sheet_of_rows() -> bytes:
    def change(sheet: Worksheet) -> None:
        assert sheet.parent is not None
        other = sheet.parent.create_sheet("Information")
        other.append(["What is to be done", "By whom", "In which year"])
        other.append(["1.3. Publication of a guide", "SC 4.3", "2032"])
        other.append(["1.4. Renewal of the web page of the committee", "TC 4", "2033"])

    return workbook(change=change)


EXAMPLES: dict[str, Callable[[], bytes]] = {
    "sheet-beside-tables": _sheet_of_text,
    "sheet-not-read": _sheet_of_rows,
    "hidden-sheet": _hidden_sheet,
    "hidden-cell": _hidden_cells,
    "formula-cell": lambda: _formula("Works are underway."),
    "formula-without-value": lambda: _formula(""),
    "error-cell": _error,
    "number-for-code": _number,
    "macros-not-run": _macros,
}
