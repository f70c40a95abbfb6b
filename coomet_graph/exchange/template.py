"""A workbook for a programme: filled in, it is read like any other source.

Its columns are those that the reader knows, and all cells are texts: nothing in it is ever computed.
"""

import re
from io import BytesIO

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from pyoxigraph import NamedNode

from coomet_graph.errors import OutputError, ParameterError, UnknownNameError
from coomet_graph.exchange import choices
from coomet_graph.exchange.programme_cells import (
    ACTIONS,
    ITEMS,
    Source,
    Table,
    front_of,
    source_of,
    tables_of,
)
from coomet_graph.exchange.template_words import (
    COLUMNS,
    EXAMPLE,
    HELP,
    INTRODUCTION,
    SHEETS,
    TITLES,
    WRONG_TERM,
)
from coomet_graph.exchange.terms import NOT_XML
from coomet_graph.namespaces import COOMET, DCTERMS
from coomet_graph.records import Lexicon
from coomet_graph.records.layouts import model as role
from coomet_graph.row_heights import fit_rows
from coomet_graph.store import Dataset, Names
from coomet_graph.store.whole_editions import whole_edition

# What a template is for, and the columns of its table.
KINDS = {"work-programme": ACTIONS, "development-programme": ITEMS}
# Rows in which lists help.
_ROWS = 500
_LONGEST_CELL, _LONGEST_NAME = 32_767, 31
_NO_NAME = re.compile(r"[\[\]:*?/\\']")
_WIDTHS = {
    role.ACTIVITY: 28, role.NUMBER: 8, role.TITLE: 50, role.TERM: 16, role.PERFORMERS: 28, role.NOTE: 60,
    role.PROJECT: 16, role.COORDINATOR: 24, role.PARTICIPANTS: 24, role.START: 10, role.END: 10,
    role.BASIS: 36, role.INDICATOR: 14, role.STATUS: 20,
}  # fmt: skip
_HEAD, _EXAMPLE_FILL = PatternFill("solid", start_color="DDE6F0"), PatternFill("solid", start_color="F2F2F2")
_EXAMPLE_FONT = Font(italic=True, color="7F7F7F")
_LINE = Side(style="thin", color="A0A0A0")
_GRID = Border(left=_LINE, right=_LINE, top=_LINE, bottom=_LINE)
_TOP = Alignment(vertical="top", wrap_text=True)
_TEXT = "@"


def make_template(
    dataset: Dataset, kind: str, lexicon: Lexicon, programme: str | None = None, language: str = "en"
) -> bytes:
    """The workbook; with the name of a programme, its rows are in it.

    Raises UnknownNameError for an unknown kind, ParameterError for an unknown programme, and OutputError if a
    text is too long for a cell.
    """
    if kind not in KINDS:
        raise UnknownNameError(
            f'There is no template "{kind}"; choose one of: {", ".join(KINDS)}.',
            f"Шаблона «{kind}» нет; выберите из: {', '.join(KINDS)}.",
        )
    names = Names(dataset)
    columns = KINDS[kind]
    found = None if programme is None else _programme(names, programme, kind)
    source = None if found is None else source_of(dataset, found, language)
    tables: tuple[Table, ...] = (Table("", columns, ()),)
    front: tuple[str, ...] = ()
    if found is not None and source is not None:
        whole = whole_edition(dataset, source.graph.value)
        tables = tables_of(whole, found, source, lexicon, columns)
        front = front_of(whole, found, source)
    writer = _Writer(language)
    writer.instruct(columns)
    offered = {
        role.TERM: choices.terms(choices.years_of(dataset, found), language),
        role.PERFORMERS: choices.performers(dataset, language),
        role.BASIS: choices.items(dataset, language),
        role.INDICATOR: choices.indicators(dataset),
        role.STATUS: choices.states(dataset, language),
    }
    writer.list_choices({name: words for name, words in offered.items() if name in tables[0].roles})
    title = _stated(dataset, found, source) or _title(dataset, names, found, kind, language)
    writer.tabulate(title, tables[0], front)
    for table in tables[1:]:
        writer.tabulate(table.title, table)
    return writer.saved()


def _programme(names: Names, name: str, kind: str) -> NamedNode:
    found = names.find("programme", name)
    develops = COOMET + "DevelopmentProgramme" in names.classes_of(found.value)
    if develops and kind != "development-programme":
        raise ParameterError(
            f'"{name}" is a development programme; give a work programme, or take the template '
            '"development-programme".',
            f"«{name}» — программа развития; укажите программу работ или возьмите шаблон "
            "«development-programme».",
        )
    if not develops and kind == "development-programme":
        raise ParameterError(
            f'"{name}" is no development programme; give one, or take the template "work-programme".',
            f"«{name}» — не программа развития; укажите её или возьмите шаблон «work-programme».",
        )
    return found


def _stated(dataset: Dataset, programme: NamedNode | None, source: Source | None) -> str:
    """The title that the source itself states, or nothing."""
    if programme is None or source is None:
        return ""
    asked = f"SELECT ?title WHERE {{ GRAPH {source.graph} {{ {programme} <{DCTERMS}title> ?title }} }}"
    return next((row["title"].value for row in dataset.select(asked).dicts()), "")


def _title(dataset: Dataset, names: Names, programme: NamedNode | None, kind: str, language: str) -> str:
    """A title of body and years, with dots for what is not known."""
    body, start, end = "…", "…", "…"
    if programme is not None:
        bodies = _values(dataset, programme, COOMET + "programmeBody")
        body = names.label(bodies[0], language) if bodies else body
        years = choices.years_of(dataset, programme)
        start, end = map(str, years) if years is not None else (start, end)
    return TITLES[kind].in_language(language).format(body=body, start=start, end=end)


def _values(dataset: Dataset, thing: NamedNode, prop: str) -> list[str]:
    rows = dataset.select(f"SELECT ?value WHERE {{ {thing} <{prop}> ?value }}").dicts()
    return sorted(row["value"].value for row in rows)


class _Writer:
    def __init__(self, language: str) -> None:
        self.language = language
        self.book = Workbook()
        instructions = self.book.active
        assert isinstance(instructions, Worksheet)
        self.instructions = instructions
        self.areas: dict[str, str] = {}

    def instruct(self, columns: tuple[str, ...]) -> None:
        """The first sheet: what to write in which column, in both languages."""
        sheet = self.instructions
        sheet.title = self._named("instructions")
        lines = [["", text.en, text.ru] for text in INTRODUCTION]
        lines += [[f"“{self._header(name)}”", HELP[name][0].en, HELP[name][0].ru] for name in columns]
        for row, line in enumerate(lines, start=1):
            for column, words in enumerate(line, start=1):
                cell = self._write(sheet, row, column, words)
                cell.font = Font(bold=column == 1 or row == 1)
        for column, width in enumerate((28, 60, 60), start=1):
            sheet.column_dimensions[get_column_letter(column)].width = width

    def list_choices(self, lists: dict[str, list[str]]) -> None:
        """A hidden sheet with what the lists offer, by the role of the column they are for."""
        sheet = self.book.create_sheet(self._named("lists"))
        sheet.sheet_state = "hidden"
        for column, (name, words) in enumerate(lists.items(), start=1):
            for row, choice in enumerate(words, start=1):
                self._write(sheet, row, column, choice)
            letter = get_column_letter(column)
            if words:
                self.areas[name] = f"'{sheet.title}'!${letter}$1:${letter}${len(words)}"

    def tabulate(self, title: str, table: Table, front: tuple[str, ...] = ()) -> None:
        """A sheet with a table under its title, and room for more rows; an empty one begins with an example.

        `front` are further words for the line between title and table.
        """
        name = table.title.capitalize() or self._named("programme")
        # The lists stay the last sheet.
        sheet = self.book.create_sheet(_NO_NAME.sub(" ", name)[:_LONGEST_NAME], len(self.book.worksheets) - 1)
        self._write(sheet, 1, 1, title).font = Font(bold=True, size=14)
        for column, words in enumerate(front, start=1):
            self._write(sheet, 2, column, words)
        for row in (1, 2):
            for cell in sheet[row]:
                cell.alignment = Alignment(wrap_text=False)
        rows = table.rows or (self._example(table.roles),)
        for column, name in enumerate(table.roles, start=1):
            letter = get_column_letter(column)
            sheet.column_dimensions[letter].width = _WIDTHS[name]
            head = self._write(sheet, 3, column, self._header(name))
            head.font, head.fill, head.border = Font(bold=True), _HEAD, _GRID
            last = max(_ROWS, len(rows)) + 3
            for row in range(4, last + 1):
                words = rows[row - 4].get(name, "") if row - 4 < len(rows) else ""
                self._write(sheet, row, column, words).border = _GRID
            self._help(sheet, name, f"{letter}4:{letter}{last}")
        if not table.rows:
            for cell in sheet[4]:
                cell.font, cell.fill = _EXAMPLE_FONT, _EXAMPLE_FILL
        sheet.freeze_panes, sheet.print_title_rows = "A4", "3:3"
        if not table.title:
            self.book.active = sheet

    def saved(self) -> bytes:
        """The workbook."""
        for sheet in self.book.worksheets:
            fit_rows(sheet)
            # As wide as the page, where somebody prints it.
            sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
            sheet.page_setup.fitToHeight = 0
            sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        content = BytesIO()
        self.book.save(content)
        return content.getvalue()

    def _example(self, roles: tuple[str, ...]) -> dict[str, str]:
        """A row that shows how to fill in the others, with the mark by which the reader leaves it out."""
        shown = {name: HELP[name][1].in_language(self.language) for name in roles if name in HELP}
        return {**shown, roles[0]: EXAMPLE}

    def _help(self, sheet: Worksheet, name: str, area: str) -> None:
        """A prompt, and a list if there is one; only terms are checked, and even they may be others."""
        if name not in HELP:
            return
        help_, example = HELP[name]
        offered = self.areas.get(name)
        aid = DataValidation(
            type="list" if offered else None,
            formula1=offered,
            allow_blank=True,
            showErrorMessage=name == role.TERM,
            errorStyle="warning",
            error=WRONG_TERM.in_language(self.language),
            showInputMessage=True,
            promptTitle=self._header(name),
            prompt=f"{help_.in_language(self.language)}\n{example.in_language(self.language)}".rstrip(),
        )
        aid.add(area)
        sheet.add_data_validation(aid)

    def _write(self, sheet: Worksheet, row: int, column: int, words: str) -> Cell:
        """A text, whatever it begins with; a cell in this format stays a text when somebody changes it."""
        if len(words) > _LONGEST_CELL:
            raise OutputError(
                f"A text of {len(words)} characters is too long for a cell of a workbook "
                f"({_LONGEST_CELL} at most); shorten it in its source.",
                f"Текст длиной {len(words)} знаков не помещается в ячейку книги "
                f"(не более {_LONGEST_CELL}); сократите его в источнике.",
            )
        cell = sheet.cell(row, column)
        assert isinstance(cell, Cell)
        if words:
            cell.value = NOT_XML.sub("\ufffd", words)
            cell.data_type = "s"
        cell.number_format, cell.alignment = _TEXT, _TOP
        return cell

    def _header(self, name: str) -> str:
        return COLUMNS[name].in_language(self.language)

    def _named(self, sheet: str) -> str:
        return SHEETS[sheet].in_language(self.language)
