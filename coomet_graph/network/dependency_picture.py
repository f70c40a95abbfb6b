"""What waits for what, as a picture: what comes first is on the left, arrows lead to what waits for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from coomet_graph.errors import Text
from coomet_graph.namespaces import COOMET, ID
from coomet_graph.network.canvas import FAINT, LINE, Canvas, Point, check_format, text_height, wrapped
from coomet_graph.network.dependencies import cycles, dependencies
from coomet_graph.network.kinds import kind_of
from coomet_graph.store import Dataset, Names
from coomet_graph.store.names import natural_order

if TYPE_CHECKING:
    import networkx as nx

_MARGIN = 24.0
_BOX = 216.0
_GUTTER = 64.0
_GAP = 16.0
_LANE = 12.0
_SIZE = 10.0
_SMALL = 9.0
_WARNING = "#b3261e"

_TITLE = Text("What waits for what", "Что от чего зависит")
_NOTHING = Text("No action depends on another.", "Ни одно мероприятие не зависит от другого.")
_ARROW = Text("must come before", "должно предшествовать")
_CIRCLE = Text("closes a circle: these wait for each other", "замыкает круг: они ждут друг друга")


@dataclass
class _Slot:
    """A place in a column: an action, or (without lines) room for an arrow that passes by."""

    action: str
    height: float
    lines: list[str] = field(default_factory=list)
    note: list[str] = field(default_factory=list)
    y: float = 0.0


class _Part:
    """Actions that hang together, in columns; `returning` are the arrows that close circles."""

    def __init__(self, graph: nx.DiGraph[str], names: Names, language: str) -> None:
        self.programme = next((graph.nodes[action].get("programme", "") for action in graph), "")
        # From what comes first to what waits for it.
        order: nx.DiGraph[str] = graph.reverse()
        self.returning: list[tuple[str, str]] = []
        while circles := cycles(order):
            for circle in circles:
                order.remove_edge(circle[-1], circle[0])
                self.returning.append((circle[-1], circle[0]))
        self.level = _levels(order)
        self.columns: list[list[_Slot]] = [[] for _ in range(max(self.level.values()) + 1)]
        self.slots: dict[str, _Slot] = {}
        for action in sorted(order, key=natural_order):
            slot = _slot(action, graph.nodes[action], names, language)
            self.slots[action] = slot
            self.columns[self.level[action]].append(slot)
        self.ways = [self._way(*edge) for edge in sorted(order.edges, key=_edge_order)]
        self._arrange()
        self.height = max(map(_column_height, self.columns)) + _LANE * len(self.returning)
        self.width = len(self.columns) * (_BOX + _GUTTER) - _GUTTER

    def _way(self, first: str, then: str) -> list[_Slot]:
        """The slots that an arrow runs through."""
        passed = [_Slot(first, _LANE) for _ in range(self.level[first] + 1, self.level[then])]
        for level, slot in enumerate(passed, start=self.level[first] + 1):
            self.columns[level].append(slot)
        return [self.slots[first], *passed, self.slots[then]]

    def _arrange(self) -> None:
        """Order each column by where its arrows come from, then by where they go to, and stack the slots."""
        for _ in range(4):
            for forward in (True, False):
                for column in self.columns if forward else reversed(self.columns):
                    self._stack(column)
                    column.sort(key=lambda slot: self._pull(slot, forward))
                    self._stack(column)

    def _pull(self, slot: _Slot, forward: bool) -> float:
        near = [
            way[index - 1 if forward else index + 1]
            for way in self.ways
            for index, each in enumerate(way)
            if each is slot and 0 <= (index - 1 if forward else index + 1) < len(way)
        ]
        return sum(each.y for each in near) / len(near) if near else slot.y

    def _stack(self, column: Sequence[_Slot]) -> None:
        tallest = max(map(_column_height, self.columns))
        y = (tallest - _column_height(column)) / 2
        for slot in column:
            slot.y = y + slot.height / 2
            y += slot.height + _GAP


def draw_dependencies(
    dataset: Dataset,
    language: str = "en",
    format: str = "svg",  # noqa: A002
) -> bytes:
    """The actions that depend on others, as SVG or PNG. Raises UnknownNameError for an unknown format."""
    check_format(format)
    import networkx as nx  # noqa: PLC0415

    graph = dependencies(dataset)
    graph.remove_nodes_from([action for action in graph if not graph.degree(action)])
    names = Names(dataset)
    names.fetch(graph)
    groups = sorted(nx.weakly_connected_components(graph), key=lambda group: min(map(natural_order, group)))
    parts = [_Part(graph.subgraph(group), names, language) for group in groups]
    headings = [_heading(parts, index, names, language) for index in range(len(parts))]
    title = _TITLE.in_language(language)
    width = max([420.0, *(part.width for part in parts)]) + 2 * _MARGIN
    rooms = [part.height + (26 if heading else 0) + 22 for part, heading in zip(parts, headings, strict=True)]
    circular = any(part.returning for part in parts)
    below = (48 if circular else 30) + _MARGIN - 10 if parts else 0
    canvas = Canvas(width, _MARGIN + 40 + (sum(rooms) or 40) + below, title)
    canvas.lines(_MARGIN, _MARGIN, [title], size=15, bold=True)
    y = _MARGIN + 40
    if not parts:
        canvas.text(_MARGIN, y + 8, _NOTHING.in_language(language), size=_SIZE, color=FAINT)
    for part, heading, room in zip(parts, headings, rooms, strict=True):
        if heading:
            canvas.lines(_MARGIN, y, [heading], size=11, bold=True, color=FAINT)
        _draw(canvas, part, y + (26 if heading else 0))
        y += room
    if parts:
        _legend(canvas, language, y + 12, circular)
    return canvas.render(format)


def _heading(parts: Sequence[_Part], index: int, names: Names, language: str) -> str:
    """The programme, above the first of its parts."""
    programme = parts[index].programme
    known = index > 0 and parts[index - 1].programme == programme
    return names.label(programme, language) if programme and not known else ""


def _slot(action: str, facts: dict[str, object], names: Names, language: str) -> _Slot:
    lines = wrapped(names.label(action, language), _BOX - 20, _SIZE, most=4)
    years = "–".join(dict.fromkeys(str(facts[key]) for key in ("start_year", "end_year") if key in facts))
    states = [
        names.label(f"{ID}status/{name}", language)
        for name in str(facts.get("status", "")).split(", ")
        if name
    ]
    note = wrapped(" · ".join(filter(None, [years, ", ".join(states)])), _BOX - 20, _SMALL, most=2)
    return _Slot(action, text_height(lines, _SIZE) + text_height(note, _SMALL) + 14, lines, note)


def _levels(order: nx.DiGraph[str]) -> dict[str, int]:
    """How many actions come one after the other before each action."""
    import networkx as nx  # noqa: PLC0415

    level: dict[str, int] = {}
    for action in nx.topological_sort(order):
        level[action] = max((level[before] + 1 for before in order.predecessors(action)), default=0)
    return level


def _column_height(column: Sequence[_Slot]) -> float:
    return sum(slot.height for slot in column) + _GAP * max(len(column) - 1, 0)


def _edge_order(edge: tuple[str, str]) -> list[list[tuple[int, int, str]]]:
    return [natural_order(end) for end in edge]


def _draw(canvas: Canvas, part: _Part, top: float) -> None:
    kind = kind_of({COOMET + "Action"})
    for way in part.ways:
        level = part.level[way[0].action]
        for step, (here, there) in enumerate(pairwise(way)):
            left = _x(level + step)
            if not here.lines:
                canvas.line([(left, top + here.y), (left + _BOX, top + here.y)], LINE, width=1.3)
            end = (left + _BOX + _GUTTER, top + there.y)
            canvas.curve((left + _BOX, top + here.y), end, LINE, width=1.3, arrow=bool(there.lines))
    lane = top + part.height
    for first, then in part.returning:
        _draw_returning(canvas, part, (first, then), (top, lane))
        lane -= _LANE
    for action, slot in part.slots.items():
        x, y = _x(part.level[action]), top + slot.y - slot.height / 2
        canvas.outline(kind.shape(x, y, _BOX, slot.height), kind.fill, kind.edge)
        y = canvas.lines(x + 10, y + 6, slot.lines, size=_SIZE)
        canvas.lines(x + 10, y + 1, slot.note, size=_SMALL, color=FAINT)


def _draw_returning(canvas: Canvas, part: _Part, edge: tuple[str, str], heights: tuple[float, float]) -> None:
    """An arrow back to the left, below all boxes and between the columns."""
    top, lane = heights
    first, then = edge
    start = (_x(part.level[first]) + _BOX, top + part.slots[first].y + 6)
    end = (_x(part.level[then]), top + part.slots[then].y + 6)
    out, back = start[0] + 10, end[0] - 14
    bends: list[Point] = [start, (out, start[1]), (out, lane), (back, lane), (back, end[1])]
    canvas.line(bends, _WARNING, width=1.5, dashed=True)
    canvas.curve(bends[-1], end, _WARNING, width=1.5, arrow=True)


def _x(level: int) -> float:
    return _MARGIN + level * (_BOX + _GUTTER)


def _legend(canvas: Canvas, language: str, y: float, circles: bool) -> None:
    canvas.line([(_MARGIN, y - 14), (canvas.width - _MARGIN, y - 14)], "#cccccc", width=0.8)
    canvas.curve((_MARGIN, y), (_MARGIN + 34, y), LINE, width=1.3, arrow=True)
    canvas.text(_MARGIN + 42, y, _ARROW.in_language(language), size=_SMALL, color=FAINT)
    if circles:
        canvas.curve((_MARGIN, y + 18), (_MARGIN + 34, y + 18), _WARNING, width=1.5, arrow=True, dashed=True)
        canvas.text(_MARGIN + 42, y + 18, _CIRCLE.in_language(language), size=_SMALL, color=FAINT)
