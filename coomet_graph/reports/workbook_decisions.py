"""What people typed into the decision columns of a workbook, as values; faults are told by their cells."""

import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from coomet_graph.documents.office import Office, open_office
from coomet_graph.errors import Text, UnreadableDocumentError
from coomet_graph.reports.columns import COLUMNS, DECISIONS, FORMER, TYPED
from coomet_graph.reports.safe import spreadsheet_safe
from coomet_graph.reports.words import SEVERITIES
from coomet_graph.reports.workbook_cells import unfit_cells

__all__ = ["Fault", "TypedDecision", "heard", "read_decisions", "told"]

# Columns that people added stand beside ours.
_MOST_BYTES, _MOST_ROWS = 50_000_000, 1_048_576
_WIDEST = 60
_NEEDED = ("number", "decision")
_NAMES = {heading.casefold(): name for name, (text, _) in COLUMNS.items() for heading in (text.en, text.ru)}
_FORMER = {heading.casefold(): name for name, text in FORMER.items() for heading in (text.en, text.ru)}
_KINDS = {word.casefold(): kind for kind, text in DECISIONS.items() for word in (kind, text.en, text.ru)}
# A sheet with so many of our columns is ours, whatever it lost, and so is one with the name of ours.
_OURS = 4
_SHEETS = {name.casefold() for text in SEVERITIES.values() for name in (text.en, text.ru)}
_PART = re.compile(r" \(\d+\)$")
_DATES = ("%Y-%m-%d", "%d.%m.%Y")


@dataclass(frozen=True, slots=True)
class TypedDecision:
    """One row with a decision: "accept", "assign" or "fixed" on the finding of that number, and its cells."""

    number: str
    decision: str
    reason: str
    until: date | None
    body: str
    by: str
    sheet: str = ""
    cells: Mapping[str, str] = field(default_factory=dict)
    """The names of its cells, by columns."""

    @property
    def cell(self) -> str:
        """The cell of the decision."""
        return self.cells.get("decision", "")

    def cell_of(self, column: str) -> str:
        """The cell in a column."""
        return self.cells.get(column, self.cell)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in a cell, and what to do."""

    sheet: str
    cell: str
    text: Text


def read_decisions(path: Path) -> tuple[tuple[TypedDecision, ...], tuple[Fault, ...]]:
    """The decisions typed into a workbook of the audit, and what is wrong with others.

    A row in which nothing was typed is no decision. A workbook with a cell that holds what it says it does
    not, such as a date that is none, has faults and no decisions. Raises UnreadableDocumentError if the file
    is no workbook, or none that the audit wrote.
    """
    try:
        if path.stat().st_size > _MOST_BYTES or not path.is_file():
            raise _unreadable(path.name)
        content = path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocumentError(
            f"{path.name}: there is no such file; check the path.",
            f"{path.name}: такого файла нет; проверьте путь.",
        ) from error
    except OSError as error:
        raise _unreadable(path.name) from error
    office = open_office(path.name, content)
    try:
        with warnings.catch_warnings():
            # What the library warns of (a number that is no day) is told as a fault.
            warnings.simplefilter("ignore")
            found = list(_rows(content))
    except MemoryError:
        raise
    except Exception as error:
        # Broken files make the library raise errors of every kind.
        unfit = _unfit(office, content)
        if not unfit:
            raise _unreadable(path.name) from error
        return (), unfit
    if not found:
        raise _unreadable(path.name)
    faults = [each for each in found if isinstance(each, Fault)]
    rows = [each for each in found if isinstance(each, _Row)]
    faults += [fault for row in rows for fault in _faults(row)]
    return () if faults else tuple(map(_decision, rows)), tuple(faults)


def _rows(content: bytes) -> Iterator["_Row | Fault | None"]:
    """The rows in which something was typed, None for every sheet that is ours, and headings that it lost."""
    book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        # What a sheet says of its own size need not be so.
        sheet.reset_dimensions()
        rows = sheet.iter_rows(max_row=_MOST_ROWS, max_col=_WIDEST, values_only=True)
        columns = _columns(next(rows, ()))
        missing = [name for name in _NEEDED if name not in columns]
        if missing:
            if len(columns) >= _OURS or _PART.sub("", sheet.title).casefold() in _SHEETS:
                yield from (_without_heading(sheet.title, name) for name in missing)
            continue
        yield None
        for at, values in enumerate(rows, 2):
            row = _Row(sheet.title, at, columns, values)
            if any(map(row.said, TYPED)):
                yield row


def _without_heading(sheet: str, name: str) -> Fault:
    heading, _ = COLUMNS[name]
    text = Text(
        f'The heading "{heading.en}" is missing; write it above its column, in the first row.',
        f"Нет заголовка «{heading.ru}»; впишите его над его столбцом, в первой строке.",
    )
    return Fault(sheet, "A1", text)


def _unfit(office: Office, content: bytes) -> tuple[Fault, ...]:
    """The cells for which the workbook cannot be read, if that is why."""
    try:
        return tuple(Fault(*each) for each in unfit_cells(office, content))
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001 - it is broken altogether
        return ()


def told(decisions: Iterable[TypedDecision], faults: Iterable[Fault]) -> dict[str, Any]:
    """What was read, as JSON has it."""
    return {
        "decisions": [
            asdict(each) | {"until": None if each.until is None else each.until.isoformat()}
            for each in decisions
        ],
        "faults": [asdict(each) for each in faults],
    }


def heard(said: Mapping[str, Any]) -> tuple[tuple[TypedDecision, ...], tuple[Fault, ...]]:
    """What `told` told. Raises KeyError, TypeError or ValueError for what it would not tell."""
    decisions = tuple(
        TypedDecision(
            **{name: str(each[name]) for name in ("number", "decision", "reason", "body", "by", "sheet")},
            until=None if each["until"] is None else date.fromisoformat(each["until"]),
            cells={str(column): str(cell) for column, cell in each["cells"].items()},
        )
        for each in said["decisions"]
    )
    faults = tuple(
        Fault(str(each["sheet"]), str(each["cell"]), Text(str(each["text"]["en"]), str(each["text"]["ru"])))
        for each in said["faults"]
    )
    if any(each.decision not in DECISIONS for each in decisions):
        raise ValueError("no such decision")
    return decisions, faults


def _unreadable(file: str) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        f"{file}: this is no workbook that the audit wrote; give one made with audit --format xlsx.",
        f"{file}: это не книга, записанная при проверке; укажите книгу, полученную командой "
        "audit --format xlsx.",
    )


def _columns(headings: Sequence[Any]) -> dict[str, int]:
    """Where our columns are: people move columns, and add their own."""
    told = [(_said(heading).casefold(), at) for at, heading in enumerate(headings)][::-1]
    former, current = (
        {names[heading]: at for heading, at in told if heading in names} for names in (_FORMER, _NAMES)
    )
    # What we call a column now goes before what we called it once, and people may call theirs.
    return former | current


class _Row:
    """What stands in one row, by the names of our columns."""

    def __init__(self, sheet: str, number: int, columns: dict[str, int], values: Sequence[Any]) -> None:
        self.sheet, self._number, self._columns, self._values = sheet, number, columns, values

    def said(self, name: str) -> str:
        return _said(self.value(name))

    def value(self, name: str) -> Any:
        at = self._columns.get(name)
        return None if at is None or at >= len(self._values) else self._values[at]

    def cell(self, name: str) -> str:
        # A column that somebody deleted is told of where the decision stands.
        return f"{get_column_letter(self._columns.get(name, self._columns['decision']) + 1)}{self._number}"

    def fault(self, name: str, en: str, ru: str) -> Fault:
        return Fault(self.sheet, self.cell(name), Text(en, ru))


def _faults(row: _Row) -> Iterator[Fault]:
    """What is wrong in a row in which something was typed."""
    kind = _KINDS.get(row.said("decision").casefold())
    if not row.said("decision"):
        yield row.fault("decision", "No decision is given; choose one from the list.",
                        "Решение не указано; выберите его из списка.")  # fmt: skip
    elif kind is None:
        words = ", ".join(text.en for text in DECISIONS.values())
        words_ru = ", ".join(text.ru for text in DECISIONS.values())
        typed = row.said("decision")
        yield row.fault("decision", f'"{typed}" is no decision; write one of: {words}.',
                        f"«{typed}» – не решение; напишите одно из: {words_ru}.")  # fmt: skip
    if not row.said("number"):
        yield row.fault("number", "The number of the finding is missing; copy the row from the audit again.",
                        "Нет номера замечания; скопируйте строку из проверки снова.")  # fmt: skip
    if kind == "accept" and not row.said("reason"):
        yield row.fault("reason", "An acceptance needs a reason; write why.",
                        "Чтобы принять замечание, нужно обоснование; напишите почему.")  # fmt: skip
    if kind == "assign" and not row.said("assignee"):
        yield row.fault("assignee", "Say which body it is assigned to.",
                        "Укажите, какому органу это поручено.")  # fmt: skip
    if not row.said("by"):
        yield row.fault("by", "Say who decided.", "Укажите, кто принял решение.")
    if row.said("until") and _day(row.value("until")) is None:
        typed = row.said("until")
        yield row.fault("until", f'"{typed}" is no date; write it as 2027-12-31 or 31.12.2027.',
                        f"«{typed}» – не дата; напишите как 31.12.2027 или 2027-12-31.")  # fmt: skip


def _decision(row: _Row) -> TypedDecision:
    return TypedDecision(
        row.said("number"),
        _KINDS[row.said("decision").casefold()],
        row.said("reason"),
        _day(row.value("until")),
        row.said("assignee"),
        row.said("by"),
        row.sheet,
        {name: row.cell(name) for name in ("number", *TYPED)},
    )


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    for form in _DATES:
        try:
            return datetime.strptime(_said(value), form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def _said(value: Any) -> str:
    """What stands in a cell, without the apostrophe that keeps it from being a formula."""
    text = "" if value is None else " ".join(str(value).split())
    bare = text.removeprefix("'")
    return bare if spreadsheet_safe(bare) == text else text
