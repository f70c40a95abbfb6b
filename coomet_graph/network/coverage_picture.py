"""Who serves which indicator, as a table: the numbers of actions where an indicator and a body meet."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coomet_graph.errors import Text
from coomet_graph.network.canvas import FAINT, Canvas, check_format, text_height, text_width, wrapped
from coomet_graph.network.coverage import coverage
from coomet_graph.network.neighbourhood import short_label
from coomet_graph.store import Dataset, Names
from coomet_graph.store.names import natural_order

if TYPE_CHECKING:
    import networkx as nx

_PROGRAMMES = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
SELECT ?thing ?programme WHERE { ?thing coomet:inProgramme ?programme } ORDER BY ?thing ?programme
"""
# The bodies that serve most indicators have a column of their own.
COLUMNS = 14
_MARGIN = 24.0
_FIRST = 118.0
_CELL = 84.0
_SIZE = 10.0
_FILLED, _FILLED_EDGE = "#d8efe3", "#00664b"
_EMPTY_EDGE = "#dddddd"
_UNSERVED, _UNSERVED_EDGE = "#fde3df", "#b3261e"

_TITLE = Text("Which body serves which indicator", "Какой орган обеспечивает какой индикатор")
_KEY = Text(
    "The numbers are those of the actions that contribute to the indicator",
    "Числа – номера мероприятий, вносящих вклад в индикатор",
)
_NO_BODY = Text("no body named", "орган не назван")
_OTHERS = Text("{0} more bodies", "ещё органов: {0}")
_NO_ACTION = Text("no action contributes to it", "ни одно мероприятие не вносит в него вклад")
_NOTHING = Text("No indicator is known.", "Ни один индикатор не известен.")


def draw_coverage(
    dataset: Dataset,
    language: str = "en",
    format: str = "svg",  # noqa: A002
) -> bytes:
    """Bodies and indicators with the actions between them, as SVG or PNG.

    Raises UnknownNameError for an unknown format.
    """
    check_format(format)
    names, graph = Names(dataset), coverage(dataset)
    programmes = _programmes(dataset)
    names.fetch([*graph, *programmes.values()])
    table = _Table(graph, names, language, programmes)
    title = _TITLE.in_language(language)
    canvas = Canvas(table.width + 2 * _MARGIN, table.height + 84 + 13 * len(table.key), title)
    canvas.lines(_MARGIN, _MARGIN, [title], size=15, bold=True)
    y = canvas.lines(_MARGIN, _MARGIN + 26, table.key, size=9.5, color=FAINT) + 14
    table.draw(canvas, _MARGIN, y)
    return canvas.render(format)


def _programmes(dataset: Dataset) -> dict[str, str]:
    """The programme of everything that is in one."""
    found: dict[str, str] = {}
    for row in dataset.select(_PROGRAMMES).dicts():
        found.setdefault(row["thing"].value, row["programme"].value)
    return found


class _Numbers:
    """What actions are called in the table, and the lines that explain it."""

    def __init__(
        self, actions: Collection[str], names: Names, language: str, programmes: Mapping[str, str]
    ) -> None:
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
        self._called = {
            each: letters.get(programmes.get(each, ""), "") + short_label(names, each, language)
            for each in actions
        }

    def of(self, actions: Collection[str]) -> str:
        return ", ".join(self._called[each] for each in sorted(actions, key=natural_order))


def _letter(index: int) -> str:
    return (_letter(index // 26 - 1) if index >= 26 else "") + chr(ord("A") + index % 26)


@dataclass(frozen=True, slots=True)
class _Row:
    """An indicator and its cells, or the name of the programme whose indicators follow."""

    label: list[str]
    cells: list[list[str]] | None

    @property
    def height(self) -> float:
        return max(text_height(lines, _SIZE) for lines in (self.label, *(self.cells or ()))) + 10


class _Table:
    """The table, laid out."""

    def __init__(
        self, graph: nx.Graph[str], names: Names, language: str, programmes: Mapping[str, str]
    ) -> None:
        self._language = language
        bodies = sorted(_of_kind(graph, "body"), key=lambda body: (-graph.degree(body), natural_order(body)))
        shown, others = sorted(bodies[:COLUMNS], key=natural_order), bodies[COLUMNS:]
        indicators = _of_kind(graph, "indicator")
        unassigned: dict[str, list[str]] = {each: graph.nodes[each]["unassigned"] for each in indicators}
        columns = [(names.label(body, language), [body]) for body in shown]
        columns += [(_OTHERS.in_language(language).format(len(others)), others)] if others else []
        actions: set[str] = {each for *ends, facts in graph.edges(data=True) for each in facts["actions"]}
        actions |= {each for found in unassigned.values() for each in found}
        numbers = _Numbers(actions, names, language, programmes)
        self.key = numbers.key
        heads = [head for head, _ in columns]
        heads += [_NO_BODY.in_language(language)] if any(unassigned.values()) else []
        self._heads = [wrapped(head, _CELL - 8, _SIZE, True) for head in heads]
        self._rows: list[_Row] = []
        programme = ""
        for indicator in indicators:
            if programmes.get(indicator, "") != programme:
                programme = programmes.get(indicator, "")
                self._rows.append(_Row([names.label(programme, language) if programme else ""], None))
            cells = [numbers.of(_between(graph, indicator, group)) for _, group in columns]
            cells += [numbers.of(unassigned[indicator])] if any(unassigned.values()) else []
            label = wrapped(names.label(indicator, language), _FIRST - 10, _SIZE, True, most=2)
            self._rows.append(_Row(label, [wrapped(cell, _CELL - 10, _SIZE) for cell in cells]))
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
        if not any(row.cells or ()):
            width = _CELL * max(len(self._heads), 3)
            canvas.outline(_cell(x, y, width, row.height), _UNSERVED, _UNSERVED_EDGE, width=0.9, dashed=True)
            canvas.text(x + 10, y + row.height / 2, _NO_ACTION.in_language(self._language), size=_SIZE)
            return
        for lines in row.cells or ():
            fill, edge = (_FILLED, _FILLED_EDGE) if lines else ("white", _EMPTY_EDGE)
            canvas.outline(_cell(x, y, _CELL, row.height), fill, edge, width=0.9)
            down = y + (row.height - text_height(lines, _SIZE)) / 2
            canvas.lines(x + _CELL / 2, down, lines, size=_SIZE, align="center")
            x += _CELL


def _of_kind(graph: nx.Graph[str], kind: str) -> list[str]:
    return [node for node in graph if graph.nodes[node]["kind"] == kind]


def _between(graph: nx.Graph[str], indicator: str, bodies: Sequence[str]) -> set[str]:
    """The actions by which any of the bodies serves the indicator."""
    serving = [body for body in bodies if graph.has_edge(body, indicator)]
    return {action for body in serving for action in graph.edges[body, indicator]["actions"]}


def _cell(x: float, y: float, width: float, height: float) -> list[tuple[float, float, float]]:
    right, bottom = x + width - 3, y + height - 3
    return [(x, y, 2.0), (right, y, 2.0), (right, bottom, 2.0), (x, bottom, 2.0)]
