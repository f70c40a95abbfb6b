"""The trace matrix as a picture: signs where a row and a column are linked, bands where nothing links."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from coomet_graph.errors import Text
from coomet_graph.network.canvas import FAINT, INK, Canvas, check_format, text_height, text_width, wrapped
from coomet_graph.network.matrix import By, Line, Matrix
from coomet_graph.network.matrix_rows import (
    SIGNS,
    STATES,
    is_quiet,
    number_of,
    programme_of,
    summary,
    title_of,
    together,
)
from coomet_graph.network.matrix_standing import MARKS, TOLD, Standing

# More than these cannot be read at a glance, nor put on one sheet.
MOST_COLUMNS, MOST_ROWS = 48, 56
_MARGIN, _SIZE, _SMALL = 24.0, 9.5, 8.5
_LABEL, _HEAD = 300.0, 176.0
_NARROW, _WIDE, _GROUPED = 25.0, 84.0, 60.0
_COLOURS = {
    "valid": ("#d8efe3", "#00664b"),
    "citedNotSeen": ("#dde8f6", "#0b5394"),
    "suspect": ("#fdeccd", "#9a5b00"),
    "broken": ("#f9dcd6", "#a3260f"),
}
_BANDS = {
    Standing.OPEN: ("#fde3df", "#b3261e"),
    Standing.MISSING: ("#fde3df", "#b3261e"),
    Standing.ACCEPTED: ("#efefef", "#8a8a8a"),
    Standing.EXPLAINED: ("#efefef", "#8a8a8a"),
    Standing.UNKNOWN: ("#f7f7f7", "#bdbdbd"),
    Standing.THROUGH: ("#f4f9f6", "#7fb29f"),
}
_NOTHING = Text("Nothing of this kind is known.", "Ничего такого не известно.")
_LEFT_OUT = Text(
    "Left out: {0} rows and {1} columns that fewer things link; name a programme or body to see them.",
    "Не показано строк: {0}, столбцов: {1} (связей меньше); укажите программу или орган, чтобы увидеть их.",
)
_BY_PROGRAMME = Text(
    "{0} actions are too many for a column each: columns are programmes, and cells tell how many of their "
    "actions take up the item.",
    "Мероприятий слишком много ({0}): столбцы – программы, в ячейках – число их мероприятий по пункту.",
)
_NUMBERS = Text(
    "The numbers are those of the actions; in brackets if the body is that of the entry above.",
    "Числа – номера мероприятий; в скобках, если орган назван у вышестоящего пункта.",
)


@dataclass(frozen=True, slots=True)
class _Column:
    """A column, laid out: `members` are the columns of the matrix that it stands for."""

    head: list[str]
    members: tuple[str, ...]
    standing: Standing | None = None
    """None where it stands for several."""


@dataclass(frozen=True, slots=True)
class _Row:
    """A row, or with `line` None a heading or the row that stands for many."""

    words: list[str]
    height: float
    line: Line | None = None
    is_heading: bool = False
    cells: Mapping[int, tuple[list[str], str]] = field(default_factory=dict)


def draw_matrix(matrix: Matrix, format: str = "svg") -> bytes:  # noqa: A002
    """The matrix as SVG or PNG; what does not fit is left out, and told. Raises UnknownNameError."""
    check_format(format)
    return _Picture(matrix).drawn(format)


class _Picture:
    def __init__(self, matrix: Matrix) -> None:
        self._matrix, self._language = matrix, matrix.language
        self._grouped = matrix.by is By.ITEMS and len(matrix.columns) > MOST_COLUMNS
        self._columns = self._laid_columns()
        self._cell = _GROUPED if self._grouped else _NARROW if matrix.by is By.ITEMS else _WIDE
        self._at = {member: at for at, column in enumerate(self._columns) for member in column.members}
        self._linked: dict[str, dict[str, list[str]]] = {}
        for row, column in matrix.cells:
            self._linked.setdefault(row, {}).setdefault(column, [])
        rows = [line for line in matrix.rows if not is_quiet(line)]
        labels = (text_width(f"{line.number}  {line.title}", _SIZE) for line in rows)
        self._label = min(_LABEL, max(labels, default=0) + 22)
        self._upwards = matrix.by is By.ITEMS
        self._shown = {line.iri for line in _foremost(rows, MOST_ROWS)}
        self._rows_left_out = len(rows) - len(self._shown)
        self._rows = self._laid_rows()
        heads = [column.head for column in self._columns] or [[]]
        widest = max((text_width(words, _SIZE, True) for head in heads for words in head), default=20.0)
        self._head = 20 + (widest if self._upwards else max(text_height(head, _SIZE) for head in heads))
        self._width = max(self._label + self._cell * len(self._columns), 640.0)

    def _laid_columns(self) -> list[_Column]:
        matrix = self._matrix
        if self._grouped:
            programmes: dict[str, list[str]] = {}
            for line in matrix.columns:
                programmes.setdefault(line.programme, []).append(line.iri)
            found = [
                _Column(wrapped(matrix.labels[each], _HEAD, _SIZE, True, most=3), tuple(members))
                for each, members in programmes.items()
            ]
            return found[:MOST_COLUMNS]
        lines = _foremost(matrix.columns, MOST_COLUMNS)
        heads = [
            wrapped(f"{line.number} {line.title}", _HEAD, _SIZE, most=2)
            if matrix.by is By.ITEMS
            else wrapped(line.number, _WIDE - 8, _SIZE, True, most=8)
            for line in lines
        ]
        return [_Column(head, (line.iri,), line.standing) for head, line in zip(heads, lines, strict=True)]

    def _laid_rows(self) -> list[_Row]:
        rows: list[_Row] = []
        by_row: dict[str, dict[int, tuple[list[str], str]]] = {}
        for row, column in self._matrix.cells:
            if column in self._at:
                by_row.setdefault(row, {}).setdefault(self._at[column], ([], ""))
        for row, cells in by_row.items():
            by_row[row] = {at: self._told(row, at) for at in cells}
        for programme, group in groupby(self._matrix.rows, lambda line: line.programme):
            lines = list(group)
            if programme:
                rows.append(_Row([programme_of(self._matrix, lines[0])], 22, is_heading=True))
            shown = (line for line in lines if line.iri in self._shown)
            rows.extend(self._row(line, by_row.get(line.iri, {})) for line in shown)
            rows.extend(_Row([words], 20) for words in together(lines, self._matrix))
        return rows

    def _row(self, line: Line, cells: dict[int, tuple[list[str], str]]) -> _Row:
        label = wrapped(f"{line.number}  {line.title}", self._label - 14, _SIZE, most=2)
        height = max(
            [text_height(label, _SIZE), *(text_height(words, _SMALL) for words, _ in cells.values())]
        )
        return _Row(label, max(height + 6, 20.0), line, False, cells)

    def _told(self, row: str, at: int) -> tuple[list[str], str]:
        """What stands in a cell, and the gravest state of its links."""
        links = [
            link for column in self._columns[at].members for link in self._matrix.cells.get((row, column), ())
        ]
        worst = max((link.state for link in links), key=list(SIGNS).index)
        if self._grouped:
            return [f"{len({link.action for link in links})} {SIGNS[worst]}"], worst
        if self._matrix.by is By.ITEMS:
            return ["".join(dict.fromkeys(SIGNS[link.state] for link in links))], worst
        told = dict.fromkeys(
            f"({number_of(self._matrix, link.action)})"
            if link.inherited
            else number_of(self._matrix, link.action)
            for link in links
        )
        return wrapped(f"{', '.join(told)} {SIGNS[worst]}", _WIDE - 8, _SMALL, True), worst

    def drawn(self, format: str) -> bytes:  # noqa: A002
        language = self._language
        title = wrapped(title_of(self._matrix), self._width, 15, True)
        notes = self._notes()
        notes = [line for note in notes for line in wrapped(note, self._width, _SIZE, most=6)]
        body = self._head + sum(row.height for row in self._rows) + 24
        top = _MARGIN + text_height(title, 15) + 6 + text_height(notes, _SIZE) + 10
        key = [line for words in self._key() for line in wrapped(words, self._width, _SIZE, most=8)]
        height = top + body + 14 + text_height(key, _SIZE) + _MARGIN
        canvas = Canvas(self._width + 2 * _MARGIN, height, title_of(self._matrix))
        y = canvas.lines(_MARGIN, _MARGIN, title, size=15, bold=True) + 6
        canvas.lines(_MARGIN, y, notes, size=_SIZE, color=FAINT)
        if not self._rows:
            canvas.text(_MARGIN, top + 12, _NOTHING.in_language(language), size=_SIZE, color=FAINT)
            return canvas.render(format)
        self._draw_columns(canvas, top, body)
        y = top + self._head
        for row in self._rows:
            self._draw_row(canvas, row, y)
            y += row.height
        y += 24
        canvas.line([(_MARGIN, y), (canvas.width - _MARGIN, y)], "#cccccc", width=0.8)
        canvas.lines(_MARGIN, y + 10, key, size=_SIZE)
        return canvas.render(format)

    def _draw_columns(self, canvas: Canvas, top: float, body: float) -> None:
        foot = top + body - 14
        for at, column in enumerate(self._columns):
            x = _MARGIN + self._label + self._cell * at
            middle, step = x + self._cell / 2, _SIZE * 1.3
            if column.standing in MARKS and column.standing is not None:
                fill, edge = _BANDS[column.standing]
                canvas.outline(_box(x + 1, top + 2, self._cell - 2, body - 26), fill, edge, width=0.6,
                               dashed=column.standing is not Standing.THROUGH)  # fmt: skip
                canvas.text(
                    middle, foot, MARKS[column.standing], size=11, bold=True, color=edge, align="center"
                )
            if not self._upwards:
                down = top + self._head - 10 - text_height(column.head, _SIZE)
                canvas.lines(middle, down, column.head, size=_SIZE, bold=True, align="center")
                continue
            first = middle - step * (len(column.head) - 1) / 2
            for index, words in enumerate(column.head):
                canvas.text(
                    first + index * step, top + self._head - 8, words, size=_SIZE, upwards=True,
                    bold=self._grouped,
                )  # fmt: skip

    def _draw_row(self, canvas: Canvas, row: _Row, y: float) -> None:
        right = _MARGIN + self._label + self._cell * len(self._columns)
        middle = y + row.height / 2
        if row.line is None:
            bold = row.is_heading
            width = canvas.width - 2 * _MARGIN
            if not bold:
                canvas.outline(
                    _box(_MARGIN, y, width, row.height), "#f7f7f7", "#bdbdbd", width=0.6, dashed=True
                )
            words = wrapped(row.words[0], width - 12, _SIZE, bold, most=1)
            canvas.text(_MARGIN + (0 if bold else 6), middle, words[0], size=_SIZE, bold=bold,
                        color=INK if bold else FAINT)  # fmt: skip
            return
        standing = row.line.standing
        if standing is not Standing.LINKED:
            fill, edge = _BANDS[standing]
            width = canvas.width - 2 * _MARGIN
            canvas.outline(_box(_MARGIN, y + 1, width, row.height - 2), fill, edge, width=0.8, dashed=True)
        else:
            canvas.line([(_MARGIN, y + row.height), (right, y + row.height)], "#e3e3e3", width=0.6)
        canvas.lines(_MARGIN + 4, middle - text_height(row.words, _SIZE) / 2, row.words, size=_SIZE)
        for at, (words, state) in row.cells.items():
            fill, edge = _COLOURS[state]
            x = _MARGIN + self._label + self._cell * at
            canvas.outline(_box(x + 2, y + 2, self._cell - 4, row.height - 4), fill, edge, width=0.9,
                           dashed=state in ("citedNotSeen", "suspect"))  # fmt: skip
            down = middle - text_height(words, _SMALL) / 2
            canvas.lines(x + self._cell / 2, down, words, size=_SMALL, color=edge, align="center", bold=True)
        if standing is not Standing.LINKED and not row.cells:
            told = f"{MARKS[standing]} {TOLD[standing].in_language(self._language)}: {row.line.reason}"
            room = canvas.width - 2 * _MARGIN - self._label - 12
            lines = wrapped(told, room, _SMALL, most=2)
            down = middle - text_height(lines, _SMALL) / 2
            canvas.lines(_MARGIN + self._label + 6, down, lines, size=_SMALL, color=_BANDS[standing][1])

    def _notes(self) -> list[str]:
        """How many stand how, and what is not in the picture."""
        matrix, language = self._matrix, self._language
        notes = summary(matrix)
        if self._grouped:
            notes.append(_BY_PROGRAMME.in_language(language).format(len(matrix.columns)))
        elif matrix.by is By.INDICATORS and matrix.columns:
            notes.append(_NUMBERS.in_language(language))
        missing = len(matrix.columns) - len(self._at)
        if self._rows_left_out or missing:
            notes.append(_LEFT_OUT.in_language(language).format(self._rows_left_out, missing))
        return notes

    def _key(self) -> list[str]:
        """What the signs mean; and why columns are not linked, those with the same reason together."""
        matrix, language = self._matrix, self._language
        there = {state for row in self._rows for _, state in row.cells.values()}
        signs = [f"{SIGNS[each]} {STATES[each].in_language(language)}" for each in SIGNS if each in there]
        lines = ["    ".join(signs)] if signs else []
        if self._grouped:
            return lines
        same: dict[tuple[Standing, str], list[str]] = {}
        for line in matrix.columns:
            if line.standing in MARKS and line.iri in self._at:
                same.setdefault((line.standing, line.reason), []).append(line.number)
        order = list(MARKS)
        for (standing, reason), numbers in sorted(same.items(), key=lambda each: order.index(each[0][0])):
            told = TOLD[standing].in_language(language)
            lines.append(f"{MARKS[standing]}  {', '.join(numbers)} – {told}: {reason}")
        return lines


def _foremost(lines: Sequence[Line], most: int) -> list[Line]:
    """At most so many lines in their order: holes go before what is linked, that before the rest."""
    if len(lines) <= most:
        return list(lines)
    grave = (Standing.OPEN, Standing.MISSING)
    ranked = sorted(lines, key=lambda line: (line.standing not in grave, -line.links))
    kept = {line.iri for line in ranked[:most]}
    return [line for line in lines if line.iri in kept]


def _box(x: float, y: float, width: float, height: float) -> list[tuple[float, float, float]]:
    return [(x, y, 2.0), (x + width, y, 2.0), (x + width, y + height, 2.0), (x, y + height, 2.0)]
