"""A thing and what surrounds it, as a picture: the thing in the middle, its neighbours on both sides."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coomet_graph.errors import Text
from coomet_graph.network.canvas import (
    FAINT,
    LINE,
    Canvas,
    check_format,
    drawable,
    text_height,
    text_width,
    wrapped,
)
from coomet_graph.network.kinds import INSET, Kind, legend_place
from coomet_graph.network.neighbourhood import Group, Neighbour, Neighbourhood, neighbourhood
from coomet_graph.store import Dataset

# A group of more neighbours than this (twice as many if they are short) says how many more there are.
SHOWN = 8
_MARGIN = 24.0
_SIDE = 292.0
_MIDDLE = 276.0
_GUTTER = 76.0
_INNER = 10.0
_BETWEEN_BOXES = 6.0
_BETWEEN_GROUPS = 14.0
_PADDING = 5.0
_SIZE = 10.0
_HEADING = 10.5
_WIDTH = _SIDE - 2 * _INNER

_SURROUNDS = Text("{0} {1}: what it is linked with", "{0} {1}: связи")
_MORE = Text("… and {0} more", "… и ещё {0}")
_UNSEEN = Text(
    "dashed: only referred to, not itself in the documents read",
    "пунктир: только упоминается, самого его в прочитанных документах нет",
)
_ALONE = Text("Nothing is linked with it.", "С ним ничего не связано.")


@dataclass(frozen=True, slots=True)
class _Panel:
    """A group as it is laid out: rows of boxes, each of the same height throughout the row."""

    before: bool
    heading: list[str]
    rows: list[list[tuple[Neighbour, list[str]]]]
    columns: int
    more: str

    @property
    def height(self) -> float:
        """How high the panel is."""
        rows = sum(_row_height(row) + _BETWEEN_BOXES for row in self.rows)
        return 2 * _INNER - 2 + text_height(self.heading, _HEADING) + rows + (_SIZE * 1.6 if self.more else 0)


def _row_height(row: Sequence[tuple[Neighbour, list[str]]]) -> float:
    return max(text_height(lines, _SIZE) for _, lines in row) + 2 * _PADDING


def draw_neighbourhood(
    dataset: Dataset,
    iri: str,
    language: str = "en",
    format: str = "svg",  # noqa: A002
) -> bytes:
    """The thing with the IRI and what it is linked with, as SVG or PNG.

    Raises UnknownNameError for an unknown thing or format.
    """
    check_format(format)
    around = neighbourhood(dataset, iri, language)
    panels = [_panel(group, language) for group in around.groups]
    left, right = _sides(panels)
    heights = [_column_height(side) for side in (left, right)]
    middle, middle_height = _middle(around)
    title = _SURROUNDS.in_language(language).format(around.word, around.label).strip()
    title = title[:1].upper() + title[1:]
    width = 2 * (_MARGIN + _SIDE + _GUTTER) + _MIDDLE
    heading = wrapped(title, width - 2 * _MARGIN, 15, True, most=2)
    top = _MARGIN + text_height(heading, 15) + 16
    body = max(*heights, middle_height, 60.0)
    legend = _Legend(around, language, width - 2 * _MARGIN)
    canvas = Canvas(width, top + body + 24 + legend.height + _MARGIN, title)
    canvas.lines(_MARGIN, _MARGIN, heading, size=15, bold=True)
    centre = top + body / 2
    for side, height in zip((left, right), heights, strict=True):
        _draw_side(canvas, side, side is left, centre - height / 2, (centre, middle_height))
    _draw_middle(canvas, around, middle, middle_height, centre)
    if not panels:
        x = _MARGIN + _SIDE + _GUTTER + _MIDDLE / 2
        note = _ALONE.in_language(language)
        canvas.text(x, centre + middle_height / 2 + 14, note, size=_SIZE, color=FAINT, align="center")
    legend.draw(canvas, _MARGIN, top + body + 24)
    return canvas.render(format)


def _panel(group: Group, language: str) -> _Panel:
    longest = max(text_width(drawable(each.label), _SIZE) for each in group.neighbours)
    columns = next((count for count in (3, 2) if longest <= _text_width(count)), 1)
    columns = min(columns, len(group.neighbours))
    most = SHOWN if columns == 1 else 2 * SHOWN
    # One more takes no more room than the words "and 1 more".
    shown = group.neighbours if len(group.neighbours) <= most + 1 else group.neighbours[:most]
    boxes = [(each, wrapped(each.label, _text_width(columns), _SIZE)) for each in shown]
    rows = [boxes[start : start + columns] for start in range(0, len(boxes), columns)]
    left_out = len(group.neighbours) - len(shown)
    more = _MORE.in_language(language).format(left_out) if left_out else ""
    return _Panel(group.before, wrapped(group.title, _WIDTH, _HEADING, True), rows, columns, more)


def _box_width(columns: int) -> float:
    return (_WIDTH - _BETWEEN_BOXES * (columns - 1)) / columns


def _text_width(columns: int) -> float:
    return _box_width(columns) - 2 * INSET - 6


def _sides(panels: Sequence[_Panel]) -> tuple[list[_Panel], list[_Panel]]:
    """Left what comes before, right the rest; last groups of the higher side move over while that helps."""
    left = [panel for panel in panels if panel.before]
    right = [panel for panel in panels if not panel.before]
    low, high = sorted((left, right), key=_column_height)
    while len(high) > 1:
        moving = [panel for panel in high if _column_height([*low, panel]) < _column_height(high)]
        if not moving:
            break
        high.remove(moving[-1])
        low.append(moving[-1])
    for side in (left, right):
        side.sort(key=lambda panel: (not panel.before, panels.index(panel)))
    return left, right


def _column_height(panels: Sequence[_Panel]) -> float:
    return sum(panel.height for panel in panels) + _BETWEEN_GROUPS * max(len(panels) - 1, 0)


def _draw_side(
    canvas: Canvas, panels: Sequence[_Panel], is_left: bool, y: float, middle: tuple[float, float]
) -> None:
    centre, height = middle
    x = _MARGIN if is_left else canvas.width - _MARGIN - _SIDE
    near = x + _SIDE if is_left else x
    # A little inside, since not every outline fills its box; the outline covers the end of the line.
    edge = _MARGIN + _SIDE + _GUTTER + (INSET if is_left else _MIDDLE - INSET)
    for index, panel in enumerate(panels):
        # The lines leave the middle in the order of the groups, so they do not cross.
        start = centre - height / 2 + height * (index + 0.5) / len(panels)
        canvas.curve((edge, start), (near, y + panel.height / 2), LINE, width=1.4)
        _draw_panel(canvas, panel, x, y)
        y += panel.height + _BETWEEN_GROUPS


def _draw_panel(canvas: Canvas, panel: _Panel, x: float, y: float) -> None:
    frame = [(x, y, 5.0), (x + _SIDE, y, 5.0), (x + _SIDE, y + panel.height, 5.0), (x, y + panel.height, 5.0)]
    canvas.outline(frame, "#f8f8f8", "#c4c4c4", width=0.9)
    x, y = x + _INNER, y + _INNER - 2
    y = canvas.lines(x, y, panel.heading, size=_HEADING, bold=True) + _BETWEEN_BOXES
    width = _box_width(panel.columns)
    for row in panel.rows:
        height = _row_height(row)
        for column, (neighbour, lines) in enumerate(row):
            kind, at = neighbour.kind, x + column * (width + _BETWEEN_BOXES)
            canvas.outline(kind.shape(at, y, width, height), kind.fill, kind.edge, dashed=not neighbour.seen)
            down = y + (height - text_height(lines, _SIZE)) / 2
            canvas.lines(at + INSET + 3, down, lines, size=_SIZE)
        y += height + _BETWEEN_BOXES
    if panel.more:
        canvas.text(x + INSET + 3, y + _SIZE * 0.6, panel.more, size=_SIZE, color=FAINT)


def _middle(around: Neighbourhood) -> tuple[list[tuple[list[str], float, bool, str]], float]:
    """Blocks of lines with their size, weight and colour, and how high they are together with their box."""
    width = _MIDDLE - 2 * INSET - 12
    edge = around.kind.edge
    blocks = [
        ([around.word.upper()], 8.0, True, edge),
        (wrapped(around.label, width, 16, True), 16.0, True, "black"),
    ]
    if around.title and around.title != around.label:
        blocks.append((wrapped(around.title, width, 11, most=9), 11.0, False, "black"))
    blocks.extend((wrapped(fact, width, 9.5, most=2), 9.5, False, FAINT) for fact in around.facts)
    height = sum(text_height(lines, size) + 4 for lines, size, _, _ in blocks) + 24
    return blocks, height


def _draw_middle(
    canvas: Canvas,
    around: Neighbourhood,
    blocks: Sequence[tuple[list[str], float, bool, str]],
    height: float,
    centre: float,
) -> None:
    x, y = _MARGIN + _SIDE + _GUTTER, centre - height / 2
    outline = around.kind.shape(x, y, _MIDDLE, height)
    canvas.outline(outline, around.kind.fill, around.kind.edge, width=2.6, dashed=not around.seen)
    y += 14
    for lines, size, bold, color in blocks:
        y = canvas.lines(x + _MIDDLE / 2, y, lines, size=size, bold=bold, color=color, align="center") + 4


class _Legend:
    """A row of the kinds in the picture, and what a dashed outline means."""

    def __init__(self, around: Neighbourhood, language: str, width: float) -> None:
        neighbours = [each for group in around.groups for each in group.neighbours]
        kinds = [around.kind, *(each.kind for each in neighbours)]
        # A kind holds functions and words, so it is told apart by its place and not by a hash.
        kinds = list({legend_place(kind): kind for kind in sorted(kinds, key=legend_place)}.values())
        entries: list[tuple[Kind, str, bool]] = [
            (kind, kind.name.in_language(language), False) for kind in kinds
        ]
        if not around.seen or any(not each.seen for each in neighbours):
            entries.append((kinds[0], _UNSEEN.in_language(language), True))
        self._rows: list[list[tuple[Kind, str, bool]]] = [[]]
        taken = 0.0
        for entry in entries:
            needed = self._width(entry[1])
            if self._rows[-1] and taken + needed > width:
                self._rows.append([])
                taken = 0.0
            self._rows[-1].append(entry)
            taken += needed
        self.height = 8 + 20.0 * len(self._rows)

    def draw(self, canvas: Canvas, x: float, y: float) -> None:
        canvas.line([(x, y), (canvas.width - x, y)], "#cccccc", width=0.8)
        y += 8
        for row in self._rows:
            at = x
            for kind, name, dashed in row:
                fill, edge = ("white", FAINT) if dashed else (kind.fill, kind.edge)
                canvas.outline(kind.shape(at, y + 3, 34, 14), fill, edge, dashed=dashed)
                canvas.text(at + 40, y + 10, name, size=9, color=FAINT)
                at += self._width(name)
            y += 20

    @staticmethod
    def _width(name: str) -> float:
        return text_width(name, 9) + 58
