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

# Sheets that are written row by row have no types in the library's stubs.
_Sheet = Any
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
    sheet = _sheet(book, letter.say("summary"), [34, *[16] * 5])
    sheet.append([_cell(sheet, letter.say("title"), _BOLD)])
    sheet.append([_cell(sheet, letter.say("subtitle"))])
    sheet.append([])
    sheet.append(_head(sheet, [letter.say("level"), *letter.states, letter.say("all")]))
    for level, states, number in letter.levels:
        sheet.append([_cell(sheet, level), *states, number])
    sheet.append([])
    levels = [SEVERITIES[severity].in_language(letter.language) for severity in Severity]
    sheet.append(_head(sheet, [letter.say("body"), *levels]))
    for body, counts in letter.bodies:
        sheet.append([_cell(sheet, body or letter.say("unknown")), *counts])


def _checks(book: Workbook, letter: Letter) -> None:
    sheet = _sheet(book, letter.say("checks"), [60, 24, 14, 14, 40])
    sheet.freeze_panes = "A2"
    names = [letter.say(name) for name in ("rule", "level", "looked", "found")]
    sheet.append(_head(sheet, [*names, COLUMNS["rule"][0].in_language(letter.language)]))
    count = 0
    for check in letter.checks:
        sheet.append([_cell(sheet, each) if isinstance(each, str) else each for each in check])
        count += 1
    sheet.auto_filter.ref = f"A1:E{count + 1}"


def _findings(book: Workbook, letter: Letter, title: str, findings: Iterable[Finding]) -> None:
    """Sheets of the findings: one, unless there are more than a sheet has rows."""
    rows = with_concerns(findings, letter.background)
    part = 1
    while some := list(islice(rows, 1)):
        name = title if part == 1 else f"{title} ({part})"
        sheet = _sheet(book, name, [width for _, width in COLUMNS.values()])
        sheet.freeze_panes = "D2"
        sheet.append(_head(sheet, [text.in_language(letter.language) for text, _ in COLUMNS.values()]))
        count = 0
        for finding, concern in chain(some, islice(rows, ROWS - 1)):
            sheet.append(_row(sheet, letter, finding, concern))
            count += 1
        last = get_column_letter(len(COLUMNS))
        sheet.auto_filter.ref = f"A1:{last}{count + 1}"
        _choices(sheet, letter.language, count + 1)
        part += 1


def _row(sheet: _Sheet, letter: Letter, finding: Finding, concern: Concern) -> list[Any]:
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
    return [_cell(sheet, told.get(name, ""), _TO_TYPE if name in TYPED else _WORDS) for name in COLUMNS]


def _words(columns: Sequence[Column]) -> str:
    return "\n".join(
        text
        for column in columns
        for text in (*(f"{each.words}\n[{each.where}]" for each in column.quotations), column.note)
        if text
    )


def _choices(sheet: _Sheet, language: str, last: int) -> None:
    words = ",".join(text.in_language(language) for text in DECISIONS.values())
    letter = get_column_letter(list(COLUMNS).index("decision") + 1)
    choices = DataValidation(type="list", formula1=f'"{words}"', allow_blank=True)
    choices.add(f"{letter}2:{letter}{last}")
    sheet.data_validations.append(choices)


def _sheet(book: Workbook, title: str, widths: Sequence[int]) -> _Sheet:
    sheet: _Sheet = book.create_sheet(title)
    for at, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = "9"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = "1:1"
    return sheet


def _head(sheet: _Sheet, names: Iterable[str]) -> list[Any]:
    return [_cell(sheet, name, _HEAD) for name in names]


def _add_styles(book: Workbook) -> None:
    """Each cell takes one of these: to compare the parts of its style with all others takes much longer."""
    for name, (bold, color) in _LOOKS.items():
        style = NamedStyle(name, font=Font("Calibri", 11, bold), border=_GRID, alignment=_TOP)
        if color is not None:
            style.fill = PatternFill("solid", start_color=color)
        book.add_named_style(style)


def _cell(sheet: _Sheet, text: str, style: str = _WORDS) -> Any:
    cell = WriteOnlyCell(sheet, in_cell(text) or None)
    if text:
        # Never a formula, whatever it begins with.
        cell.data_type = "s"
    cell.style = style
    return cell
