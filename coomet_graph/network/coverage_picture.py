"""Who serves which indicator, as a table: the numbers of actions where an indicator and a body meet."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from coomet_graph.errors import Text
from coomet_graph.network.canvas import FAINT, Canvas, check_format, text_height, text_width, wrapped
from coomet_graph.network.coverage import Coverage, who_serves
from coomet_graph.network.matrix_rows import SIGNS, STATES
from coomet_graph.network.neighbourhood import short_label
from coomet_graph.network.works import Service
from coomet_graph.store import Dataset, Names
from coomet_graph.store.names import natural_order

# The bodies that serve most indicators have a column of their own.
COLUMNS = 14
_MARGIN = 24.0
_FIRST = 118.0
_CELL = 84.0
_SIZE = 10.0
_FILLED, _FILLED_EDGE = "#d8efe3", "#00664b"
_EMPTY_EDGE = "#dddddd"
_OPEN = "#f4f8f6"
_UNSERVED, _UNSERVED_EDGE = "#fde3df", "#b3261e"

# How a link stands that needs no sign.
_SETTLED = "valid"

_TITLE = Text("Which body serves which indicator", "Какой орган обеспечивает какой индикатор")
_KEY = Text(
    "The numbers are those of the actions that contribute to the indicator",
    "Числа – номера мероприятий, вносящих вклад в индикатор",
)
_NO_BODY = Text("no body named", "орган не назван")
_OTHERS = Text("{0} more bodies", "ещё органов: {0}")
_NO_ACTION = Text("no action contributes to it", "ни одно мероприятие не вносит в него вклад")
_NOT_SETTLED = Text("A broken frame: the link is not confirmed", "Прерывистая рамка: связь не подтверждена")
_INHERITED = Text(
    "In brackets: the body named is that of the whole of which the action is a part.",
    "В скобках: орган указан у целого, частью которого является мероприятие.",
)
_NOTHING = Text("No indicator is known.", "Ни один индикатор не известен.")


def draw_coverage(
    dataset: Dataset,
    language: str = "en",
    format: str = "svg",  # noqa: A002
    found: Coverage | None = None,
) -> bytes:
    """Bodies and indicators with the actions between them, as SVG or PNG.

    `found` is who serves what in the dataset, if known. Raises UnknownNameError for an unknown format.
    """
    check_format(format)
    names, found = Names(dataset), found or who_serves(dataset)
    actions = {service.action for services in found.cells.values() for service in services}
    programmes = {
        found.programmes[each] for each in (*found.indicators, *actions) if each in found.programmes
    }
    names.fetch([*found.indicators, *found.bodies, *actions, *programmes])
    table = _Table(found, names, language)
    title = _TITLE.in_language(language)
    canvas = Canvas(table.width + 2 * _MARGIN, table.height + 84 + 13 * len(table.key), title)
    canvas.lines(_MARGIN, _MARGIN, [title], size=15, bold=True)
    y = canvas.lines(_MARGIN, _MARGIN + 26, table.key, size=9.5, color=FAINT) + 14
    table.draw(canvas, _MARGIN, y)
    return canvas.render(format)


class _Numbers:
    """What actions are called in the table, and the lines that explain it."""

    def __init__(self, found: Coverage, names: Names, language: str) -> None:
        services = [service for cell in found.cells.values() for service in cell]
        actions = {service.action for service in services}
        programmes = found.programmes
        involved = sorted({programmes[each] for each in actions if each in programmes}, key=natural_order)
        labels = [names.label(programme, language) for programme in involved]
        key = _KEY.in_language(language)
        # Numbers repeat from programme to programme, so each of several programmes gets a letter.
        letters = {programme: f"{_letter(index)} " for index, programme in enumerate(involved)}
        self.key = [
            f"{key}.",
            *(f"{letters[each]}– {label}" for each, label in zip(involved, labels, strict=True)),
        ]
        if len(involved) == 1:
            letters = {}
            self.key = [f"{key} ({labels[0]})."]
        states = {state for cell in found.cells.values() for state in _states(cell).values()}
        signs = [
            f"{sign} {STATES[state].in_language(language)}"
            for state, sign in SIGNS.items()
            if state in states and state != _SETTLED
        ]
        self.key += [f"{_NOT_SETTLED.in_language(language)} ({', '.join(signs)})."] if signs else []
        is_inherited = any(service.inherited and service.body for service in services)
        self.key += [_INHERITED.in_language(language)] if is_inherited else []
        self._called = {
            each: letters.get(programmes.get(each, ""), "") + short_label(names, each, language)
            for each in actions
        }

    def of(self, services: Sequence[Service]) -> str:
        """The numbers of the actions, each with the sign of a link that is not settled."""
        own = {service.action for service in services if not (service.inherited and service.body)}
        return ", ".join(
            (self._called[action] if action in own else f"({self._called[action]})")
            + ("" if state == _SETTLED else f" {SIGNS[state]}")
            for action, state in _states(services).items()
        )


def _states(services: Iterable[Service]) -> dict[str, str]:
    """How each action's link stands, in the order of the numbers: of several citations the best counts."""
    found: dict[str, list[str]] = defaultdict(list)
    for service in services:
        found[service.action].append(service.state)
    best = list(SIGNS).index
    return {action: min(found[action], key=best) for action in sorted(found, key=natural_order)}


def _letter(index: int) -> str:
    return (_letter(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands in a cell, and whether any link in it is settled."""

    lines: list[str]
    settled: bool


@dataclass(frozen=True, slots=True)
class _Row:
    """An indicator and its cells, or the name of the programme whose indicators follow."""

    label: list[str]
    cells: list[_Cell] | None

    @property
    def height(self) -> float:
        cells = (cell.lines for cell in self.cells or ())
        return max(text_height(lines, _SIZE) for lines in (self.label, *cells)) + 10


class _Table:
    """The table, laid out."""

    def __init__(self, found: Coverage, names: Names, language: str) -> None:
        self._language = language
        serving: dict[str, int] = defaultdict(int)
        for _, body in found.cells:
            serving[body] += 1
        bodies = sorted(found.bodies, key=lambda body: (-serving[body], natural_order(body)))
        # One more takes no more room than the words "and 1 more".
        most = COLUMNS if len(bodies) > COLUMNS + 1 else COLUMNS + 1
        shown, others = sorted(bodies[:most], key=natural_order), bodies[most:]
        columns: list[tuple[str, Collection[str]]] = [(names.label(body, language), [body]) for body in shown]
        columns += [(_OTHERS.in_language(language).format(len(others)), others)] if others else []
        columns += [(_NO_BODY.in_language(language), [""])] if "" in serving else []
        numbers = _Numbers(found, names, language)
        self.key = numbers.key
        self._heads = [wrapped(head, _CELL - 8, _SIZE, True) for head, _ in columns]
        self._rows: list[_Row] = []
        programme = ""
        for indicator in found.indicators:
            if found.programmes.get(indicator, "") != programme:
                programme = found.programmes.get(indicator, "")
                self._rows.append(_Row([names.label(programme, language) if programme else ""], None))
            groups = [[each for body in of for each in found.between(indicator, body)] for _, of in columns]
            label = wrapped(names.label(indicator, language), _FIRST - 10, _SIZE, True, most=2)
            self._rows.append(_Row(label, [_filled(services, numbers) for services in groups]))
        self.width = max(
            _FIRST + _CELL * max(len(self._heads), 3), *(text_width(each, 9.5) for each in self.key)
        )
        self._head_height = max([24.0, *(text_height(head, _SIZE) + 10 for head in self._heads)])
        self.height = self._head_height + (sum(row.height for row in self._rows) or 24)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        if not self._rows:
            canvas.text(x, y + 12, _NOTHING.in_language(self._language), size=_SIZE, color=FAINT)
        for column, head in enumerate(self._heads):
            middle = x + _FIRST + _CELL * (column + 0.5)
            down = y + self._head_height - text_height(head, _SIZE) - 6
            canvas.lines(middle, down, head, size=_SIZE, bold=True, align="center")
        y += self._head_height
        for row in self._rows:
            if row.cells is None:
                canvas.lines(x, y + 6, row.label, size=_SIZE, color=FAINT)
            else:
                self._draw_row(canvas, row, x, y)
            y += row.height

    def _draw_row(self, canvas: Canvas, row: _Row, x: float, y: float) -> None:
        canvas.lines(
            x, y + (row.height - text_height(row.label, _SIZE)) / 2, row.label, size=_SIZE, bold=True
        )
        x += _FIRST
        if not any(cell.lines for cell in row.cells or ()):
            width = _CELL * max(len(self._heads), 3)
            canvas.outline(_cell(x, y, width, row.height), _UNSERVED, _UNSERVED_EDGE, width=0.9)
            canvas.text(x + 10, y + row.height / 2, _NO_ACTION.in_language(self._language), size=_SIZE)
            return
        for cell in row.cells or ():
            fill, edge = (_FILLED if cell.settled else _OPEN, _FILLED_EDGE)
            if not cell.lines:
                fill, edge = "white", _EMPTY_EDGE
            dashed = bool(cell.lines) and not cell.settled
            canvas.outline(_cell(x, y, _CELL, row.height), fill, edge, width=0.9, dashed=dashed)
            down = y + (row.height - text_height(cell.lines, _SIZE)) / 2
            canvas.lines(x + _CELL / 2, down, cell.lines, size=_SIZE, align="center")
            x += _CELL


def _filled(services: Sequence[Service], numbers: _Numbers) -> _Cell:
    lines = wrapped(numbers.of(services), _CELL - 10, _SIZE)
    return _Cell(lines, _SETTLED in _states(services).values())


def _cell(x: float, y: float, width: float, height: float) -> list[tuple[float, float, float]]:
    right, bottom = x + width - 3, y + height - 3
    return [(x, y, 2.0), (right, y, 2.0), (right, bottom, 2.0), (x, bottom, 2.0)]
