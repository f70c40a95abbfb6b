"""An explanation as a picture: what is connected with what, by which words; or which conditions hold."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from coomet_graph.network.canvas import FAINT, INK, LINE, Canvas, check_format, text_height, wrapped
from coomet_graph.network.kinds import kind_of

_MARGIN = 24.0
_BOX = 190.0
_MIDDLE = 300.0
_WIDTH = 2 * _BOX + _MIDDLE
_GAP = 14.0
_SIZE = 10.0
_SMALL = 9.0
_MARKS = {"holds": ("✓", "#00664b"), "fails": ("✗", "#b3261e"), "open": ("·", "#8a8a8a"), "note": ("", FAINT)}


@dataclass(frozen=True, slots=True)
class End:
    """A thing at one end of a link: what it is called, and its classes."""

    label: str
    classes: Collection[str]


@dataclass(frozen=True, slots=True)
class Link:
    """One line of the picture.

    With `ends`, two things and between them the words that say how they are connected; without, a sentence:
    a condition where `mark` is "holds", "fails" or "open", a "note", else what follows from the lines below.
    """

    words: str
    quotations: tuple[str, ...] = ()
    ends: tuple[End, End] | None = None
    mark: str = ""


def draw_chain(title: str, verdict: str, links: Sequence[Link], format: str = "svg") -> bytes:  # noqa: A002
    """The lines below each other, as SVG or PNG. Raises UnknownNameError for an unknown format."""
    check_format(format)
    heading = wrapped(title, _WIDTH, 14, bold=True, most=3)
    below = wrapped(verdict, _WIDTH, _SIZE, most=5)
    height = text_height(heading, 14) + text_height(below, _SIZE) + 26
    heights = [_height(link) for link in links]
    full = _MARGIN * 2 + height + sum(heights) + _GAP * len(heights)
    canvas = Canvas(_WIDTH + 2 * _MARGIN, full, title)
    y = canvas.lines(_MARGIN, _MARGIN, heading, size=14, bold=True)
    y = canvas.lines(_MARGIN, y + 8, below, size=_SIZE, color=FAINT) + 18
    for link, room in zip(links, heights, strict=True):
        if link.ends is not None:
            _draw_link(canvas, link, y, room)
        else:
            _draw_sentence(canvas, link, y)
        y += room + _GAP
    return canvas.render(format)


def _middle(link: Link) -> tuple[list[str], list[str]]:
    words = wrapped(link.words, _MIDDLE - 40, _SMALL, bold=True, most=2)
    quoted = [line for each in link.quotations for line in wrapped(each, _MIDDLE - 40, _SMALL, most=4)]
    return words, quoted


def _labels(link: Link) -> list[list[str]]:
    assert link.ends is not None
    return [wrapped(end.label, _BOX - 26, _SIZE, most=4) for end in link.ends]


def _height(link: Link) -> float:
    if link.ends is None:
        lines, quoted = _sentence(link)
        return text_height(lines, _SIZE) + text_height(quoted, _SMALL) + 4
    words, quoted = _middle(link)
    boxes = max(text_height(lines, _SIZE) for lines in _labels(link)) + 16
    # The words stand above the middle of the line, the quotations below it.
    return max(boxes, 2 * max(text_height(words, _SMALL), text_height(quoted, _SMALL)) + 14)


def _sentence(link: Link) -> tuple[list[str], list[str]]:
    room = _WIDTH - 24
    lines = wrapped(link.words, room, _SIZE, bold=not link.mark, most=4)
    return lines, [line for each in link.quotations for line in wrapped(each, room, _SMALL, most=3)]


def _draw_sentence(canvas: Canvas, link: Link, y: float) -> None:
    mark, color = _MARKS.get(link.mark, ("", INK))
    lines, quoted = _sentence(link)
    if mark:
        canvas.text(_MARGIN, y + _SIZE * 0.65, mark, size=13, bold=True, color=color)
    x = _MARGIN + (24 if mark else 0)
    below = canvas.lines(
        x, y, lines, size=_SIZE, bold=not link.mark, color=FAINT if link.mark in ("open", "note") else INK
    )
    canvas.lines(x, below + 2, quoted, size=_SMALL, color=FAINT)


def _draw_link(canvas: Canvas, link: Link, y: float, room: float) -> None:
    assert link.ends is not None
    middle = y + room / 2
    places = (_MARGIN, _MARGIN + _BOX + _MIDDLE)
    for end, lines, x in zip(link.ends, _labels(link), places, strict=True):
        kind = kind_of(end.classes)
        height = text_height(lines, _SIZE) + 16
        canvas.outline(kind.shape(x, middle - height / 2, _BOX, height), kind.fill, kind.edge)
        canvas.lines(x + 13, middle - height / 2 + 8, lines, size=_SIZE)
    start, end_ = (_MARGIN + _BOX, middle), (_MARGIN + _BOX + _MIDDLE, middle)
    canvas.curve(start, end_, LINE, width=1.4, arrow=True)
    words, quoted = _middle(link)
    left = _MARGIN + _BOX + 18
    canvas.lines(left, middle - 3 - text_height(words, _SMALL), words, size=_SMALL, bold=True)
    canvas.lines(left, middle + 5, quoted, size=_SMALL, color=FAINT)
