"""The audit as a workbook: a sheet for each severity, with filters, and columns to type decisions into.

Rows are written as they come: nothing waits in memory. What was typed is read by `workbook_decisions`.
"""

from collections.abc import Iterable, Sequence
from itertools import chain, groupby, islice
from typing import Any, BinaryIO

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Border, Font, NamedStyle, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from coomet_graph.audit import AuditReport
from coomet_graph.findings import Finding, Severity
from coomet_graph.reports.background import Background, Concern
from coomet_graph.reports.columns import COLUMNS, DECISIONS, TYPED
from coomet_graph.reports.letter import Letter, with_concerns
from coomet_graph.reports.quotations import Side as Column
from coomet_graph.reports.quotations import sides_of
from coomet_graph.reports.safe import in_cell
from coomet_graph.reports.words import SEVERITIES
from coomet_graph.row_heights import height_of

# A sheet has 1,048,576 rows.
ROWS = 1_000_000
# What cells look like, and by which names people find it among the styles of the workbook.
_WORDS, _BOLD, _HEAD, _TO_TYPE = "Audit words", "Audit bold", "Audit heading", "Audit decision"
_LOOKS = {
    _WORDS: (False, None),
    _BOLD: (True, None),
    _HEAD: (True, "DDE6F0"),
    _TO_TYPE: (False, "FFF6DD"),
}
_LINE = Side(style="thin", color="A0A0A0")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)


def write(report: AuditReport, language: str, stream: BinaryIO, background: Background) -> None:
    """Write the workbook, row by row; raises OSError if the stream cannot be written."""
    book = Workbook(write_only=True)
    _add_styles(book)
    letter = Letter(report, language, background)
    _summary(book, letter)
    for severity, findings in groupby(report.findings, key=lambda finding: finding.severity):
        _findings(book, letter, SEVERITIES[severity].in_language(language), findings)
    if report.gone:
        _findings(book, letter, letter.say("gone"), report.gone)
    _checks(book, letter)
    book.save(stream)


def _summary(book: Workbook, letter: Letter) -> None:
    sheet = _Sheet(book, letter.say("summary"), [34, *[16] * 5])
    sheet.add([letter.say("title")], _BOLD)
    sheet.add([letter.say("subtitle")])
    sheet.add([])
    sheet.add([letter.say("level"), *letter.states, letter.say("all")], _HEAD)
    for level, states, number in letter.levels:
        sheet.add([level, *states, number])
    sheet.add([])
    levels = [SEVERITIES[severity].in_language(letter.language) for severity in Severity]
    sheet.add([letter.say("body"), *levels], _HEAD)
    for body, counts in letter.bodies:
        sheet.add([body or letter.say("unknown"), *counts])


def _checks(book: Workbook, letter: Letter) -> None:
    sheet = _Sheet(book, letter.say("checks"), [60, 24, 14, 14, 40])
    names = [letter.say(name) for name in ("rule", "level", "looked", "found")]
    sheet.head([*names, COLUMNS["rule"][0].in_language(letter.language)], "A2")
    for check in letter.checks:
        sheet.add(check)
    sheet.filter()


def _findings(book: Workbook, letter: Letter, title: str, findings: Iterable[Finding]) -> None:
    """Sheets of the findings: one, unless there are more than a sheet has rows."""
    rows = with_concerns(findings, letter.background)
    part = 1
    while some := list(islice(rows, 1)):
        name = title if part == 1 else f"{title} ({part})"
        sheet = _Sheet(book, name, [width for _, width in COLUMNS.values()])
        sheet.head([text.in_language(letter.language) for text, _ in COLUMNS.values()], "D2")
        looks = [_TO_TYPE if column in TYPED else _WORDS for column in COLUMNS]
        for finding, concern in chain(some, islice(rows, ROWS - 1)):
            sheet.add(_row(letter, finding, concern), looks)
        sheet.filter()
        sheet.offer("decision", [text.in_language(letter.language) for text in DECISIONS.values()])
        part += 1


def _row(letter: Letter, finding: Finding, concern: Concern) -> list[str]:
    names, language = letter.report.names, letter.language
    item = letter.item(finding, concern, with_sides=False)
    columns = sides_of(finding, concern, letter.background, names, language, most=None, with_lines=False)
    told = {
        "number": finding.number,
        "check": finding.title.in_language(language),
        "finding": item.message,
        "body": item.body,
        "left": _words(columns[:1]),
        "right": _words(columns[1:]),
        "suggestion": "\n".join(item.suggestions),
        "state": item.state,
        "history": "; ".join((*item.history, item.reason) if item.reason else item.history),
        "rule": finding.rule,
    }
    return [told.get(name, "") for name in COLUMNS]


def _words(columns: Sequence[Column]) -> str:
    return "\n".join(
        text
        for column in columns
        for text in (*(f"{each.words}\n[{each.where}]" for each in column.quotations), column.note)
        if text
    )


class _Sheet:
    """A sheet that is written row by row."""

    def __init__(self, book: Workbook, title: str, widths: Sequence[int]) -> None:
        # Sheets that are written so have no types in the library's stubs.
        self._sheet: Any = book.create_sheet(title)
        self._widths, self._rows = widths, 0
        for at, width in enumerate(widths, 1):
            self._sheet.column_dimensions[get_column_letter(at)].width = width
        self._sheet.page_setup.orientation = "landscape"
        self._sheet.page_setup.paperSize = "9"
        self._sheet.page_setup.fitToHeight = 0
        self._sheet.sheet_properties.pageSetUpPr.fitToPage = True

    def add(self, values: Sequence[str | int], look: str | Sequence[str] = _WORDS) -> None:
        """Add a row of words and numbers; a look for each, or the same for all."""
        self._rows += 1
        height = height_of((str(value), width) for value, width in zip(values, self._widths, strict=False))
        if height is not None:
            self._sheet.row_dimensions[self._rows].height = height
        looks = [look] * len(values) if isinstance(look, str) else look
        self._sheet.append([self._cell(value, look) for value, look in zip(values, looks, strict=True)])
        # It is written: nothing of it is kept.
        self._sheet.row_dimensions.pop(self._rows, None)

    def _cell(self, value: str | int, look: str) -> Any:
        cell = WriteOnlyCell(self._sheet, (in_cell(value) or None) if isinstance(value, str) else value)
        if isinstance(value, str) and value:
            # Never a formula, whatever it begins with.
            cell.data_type = "s"
        cell.style = look
        return cell

    def head(self, names: Sequence[str], first: str) -> None:
        """Begin with a heading; it and what stands before the cell `first` stay in sight, on paper too."""
        self._sheet.freeze_panes = first
        self._sheet.print_title_rows = "1:1"
        self.add(names, _HEAD)

    def filter(self) -> None:
        """Offer filters for every column."""
        self._sheet.auto_filter.ref = f"A1:{get_column_letter(len(self._widths))}{self._rows}"

    def offer(self, name: str, words: Sequence[str]) -> None:
        """Offer these words in a column of findings."""
        letter = get_column_letter(list(COLUMNS).index(name) + 1)
        choices = DataValidation(type="list", formula1=f'"{",".join(words)}"', allow_blank=True)
        choices.add(f"{letter}2:{letter}{self._rows}")
        self._sheet.data_validations.append(choices)


def _add_styles(book: Workbook) -> None:
    """Each cell takes one of these: to compare the parts of its style with all others takes much longer."""
    for name, (bold, color) in _LOOKS.items():
        style = NamedStyle(name, font=Font("Calibri", 11, bold), border=_GRID, alignment=_TOP)
        if color is not None:
            style.fill = PatternFill("solid", start_color=color)
        book.add_named_style(style)
