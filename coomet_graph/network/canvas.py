"""A sheet to draw on: text that is measured before it is placed, outlines, lines; the same bytes every time.

matplotlib draws without its pyplot and under fixed settings: neither the user's settings nor an open window
matter, and none of them change. Sizes are in points; x runs to the right and y downwards.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from io import BytesIO
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any

from coomet_graph.errors import UnknownNameError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.font_manager import FontProperties

PICTURE_FORMATS: tuple[str, ...] = ("svg", "png")
INK = "#1a1a1a"
FAINT = "#5f5f5f"
LINE = "#8a8a8a"

Point = tuple[float, float]
# Corners of an outline; a third value is the radius by which a corner is rounded.
Outline = Sequence[tuple[float, float, float]]

_FONTS = {False: "DejaVuSans.ttf", True: "DejaVuSans-Bold.ttf"}
_DOTS_PER_INCH = 144
_LINE_HEIGHT = 1.3
# Labels and numbers are drawn in many places, and in both languages.
_MEASURED = 4096
# matplotlib's settings hold for the whole process while a picture is drawn.
_DRAWING = Lock()


class Canvas:
    """What is to be drawn, in order; `render` draws it."""

    def __init__(self, width: float, height: float, title: str) -> None:
        self.width = width
        self.height = height
        self.title = drawable(title)
        self._drawn: list[Callable[[Axes], object]] = []

    def text(
        self, x: float, y: float, words: str, *, size: float = 10, bold: bool = False, color: str = INK,
        align: str = "left", upwards: bool = False,
    ) -> None:  # fmt: skip
        """One line of text whose middle is at height `y`; `align` says which end or middle is at `x`.

        `upwards` it begins at `y` and has its middle at `x`.
        """
        shown = drawable(words)

        def draw(axes: Axes) -> object:
            return axes.text(
                x, y, shown, fontproperties=_font(size, bold), color=color, ha=align, va="center_baseline",
                parse_math=False, zorder=4, rotation=90 if upwards else 0, rotation_mode="anchor",
            )  # fmt: skip

        self._drawn.append(draw)

    def lines(
        self, x: float, y: float, lines: Sequence[str], *, size: float = 10, bold: bool = False,
        color: str = INK, align: str = "left",
    ) -> float:  # fmt: skip
        """Lines of text from the top `y` down; returns the height below the last."""
        for line in lines:
            self.text(x, y + size * _LINE_HEIGHT / 2, line, size=size, bold=bold, color=color, align=align)
            y += size * _LINE_HEIGHT
        return y

    def outline(
        self, corners: Outline, fill: str, edge: str, *, width: float = 1.2, dashed: bool = False
    ) -> None:
        """A closed, filled outline."""
        vertices, codes = _rounded(corners)

        def draw(axes: Axes) -> object:
            from matplotlib.patches import PathPatch  # noqa: PLC0415
            from matplotlib.path import Path as Outlined  # noqa: PLC0415

            style = (0, (4, 2.5)) if dashed else "-"
            shape = Outlined(vertices, codes)
            return axes.add_artist(
                PathPatch(shape, facecolor=fill, edgecolor=edge, linewidth=width, linestyle=style, zorder=3)
            )

        self._drawn.append(draw)

    def line(
        self, points: Sequence[Point], color: str = LINE, width: float = 1.2, dashed: bool = False
    ) -> None:
        """A line through the points."""

        def draw(axes: Axes) -> object:
            xs, ys = zip(*points, strict=True)
            style: Any = (0, (4, 2.5)) if dashed else "-"
            return axes.plot(xs, ys, color=color, linewidth=width, linestyle=style, zorder=2)

        self._drawn.append(draw)

    def curve(
        self, start: Point, end: Point, color: str = LINE, *, width: float = 1.2, arrow: bool = False,
        dashed: bool = False,
    ) -> None:  # fmt: skip
        """A curve that leaves and arrives level, with a head at its end if it is an `arrow`."""
        middle = (start[0] + end[0]) / 2

        def draw(axes: Axes) -> object:
            from matplotlib.patches import FancyArrowPatch  # noqa: PLC0415
            from matplotlib.path import Path as Outlined  # noqa: PLC0415

            codes = [Outlined.MOVETO, Outlined.CURVE4, Outlined.CURVE4, Outlined.CURVE4]
            shape = Outlined([start, (middle, start[1]), (middle, end[1]), end], codes)
            head = "-|>,head_length=5,head_width=2.6" if arrow else "-"
            style = (0, (4, 2.5)) if dashed else "-"
            arrow_shape = FancyArrowPatch(
                path=shape, arrowstyle=head, color=color, linewidth=width, linestyle=style,
                shrinkA=0, shrinkB=0, mutation_scale=1, zorder=2,
            )  # fmt: skip
            return axes.add_artist(arrow_shape)

        self._drawn.append(draw)

    def render(self, format: str) -> bytes:  # noqa: A002
        """The picture as SVG or PNG. Raises UnknownNameError for another format."""
        check_format(format)
        import matplotlib as mpl  # noqa: PLC0415 - half a second, and only pictures need it
        from matplotlib.figure import Figure  # noqa: PLC0415

        target = BytesIO()
        with _DRAWING, mpl.rc_context():
            mpl.rcdefaults()
            mpl.rcParams["svg.hashsalt"] = "coomet-graph"
            figure = Figure(figsize=(self.width / 72, self.height / 72), facecolor="white")
            axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
            axes.set_axis_off()
            axes.set_xlim(0, self.width)
            axes.set_ylim(self.height, 0)
            for draw in self._drawn:
                draw(axes)
            # Without the date and the library's version, so that the bytes are the same tomorrow.
            facts = {"Creator": "coomet-graph", "Date": None} if format == "svg" else {"Software": None}
            figure.savefig(target, format=format, dpi=_DOTS_PER_INCH, metadata={"Title": self.title, **facts})
        return target.getvalue()


def check_format(format: str) -> None:  # noqa: A002
    """Raises UnknownNameError unless pictures can be drawn in this format."""
    if format not in PICTURE_FORMATS:
        choices = ", ".join(PICTURE_FORMATS)
        raise UnknownNameError(
            f'Pictures are not drawn as "{format}"; choose one of: {choices}.',
            f"Рисунки в виде «{format}» не создаются; выберите из: {choices}.",
        )


def drawable(text: str) -> str:
    """The text on one line, without invisible characters; U+FFFD for what the font does not have."""
    known = _characters()
    shown = "".join(
        " " if char.isspace() else char if ord(char) in known else "\ufffd"
        for char in unicodedata.normalize("NFC", text)
        if char.isspace() or unicodedata.category(char) not in ("Cc", "Cf")
    )
    return re.sub(" +", " ", shown).strip()


@lru_cache(_MEASURED)
def text_width(text: str, size: float = 10, bold: bool = False) -> float:
    """How wide the text is when drawn."""
    if not text:
        return 0.0
    from matplotlib.textpath import text_to_path  # noqa: PLC0415

    width, _, _ = text_to_path.get_text_width_height_descent(text, _font(size, bold), False)
    return float(width)


def text_height(lines: Sequence[str], size: float = 10) -> float:
    """How high these lines are together."""
    return len(lines) * size * _LINE_HEIGHT


def wrapped(text: str, width: float, size: float = 10, bold: bool = False, most: int = 3) -> list[str]:
    """The text in at most `most` lines no wider than `width`; an ellipsis shows that there is more."""
    lines: list[str] = []
    rest = drawable(text)
    while rest and len(lines) < most:
        line = _first_line(rest, width, size, bold)
        rest = rest[len(line) :].lstrip()
        lines.append(line.rstrip())
    if rest:
        line = lines[-1]
        while line and text_width(line + "…", size, bold) > width:
            line = line[:-1]
        lines[-1] = line.rstrip(" ,;:–") + "…"
    return lines


def _first_line(text: str, width: float, size: float, bold: bool) -> str:
    """As many whole words as fit (at least one character, so that a narrow column ends too)."""
    # No line of print is longer than this; measuring a whole long text for each word would be slow.
    text = text[:300]
    ends = [found.start() for found in re.finditer(r"(?<=\S) |(?<=[/–-])(?=[^\W\d])", text)] + [len(text)]

    def taken(end: int) -> float:
        return text_width(text[:end], size, bold)

    fitting = bisect_right(ends, width, key=taken)
    if fitting:
        return text[: ends[fitting - 1]]
    return text[: max(bisect_right(range(1, ends[0] + 1), width, key=taken), 1)]


@cache
def _font(size: float, bold: bool) -> FontProperties:
    """The font that comes with matplotlib: a picture looks the same on every machine."""
    from matplotlib.font_manager import FontProperties  # noqa: PLC0415

    return FontProperties(fname=_font_file(bold), size=size)


@cache
def _characters() -> frozenset[int]:
    from matplotlib.ft2font import FT2Font  # noqa: PLC0415

    regular, heavy = (set(FT2Font(_font_file(bold)).get_charmap()) for bold in (False, True))
    return frozenset(regular & heavy)


def _font_file(bold: bool) -> str:
    import matplotlib as mpl  # noqa: PLC0415

    return str(Path(mpl.get_data_path()) / "fonts" / "ttf" / _FONTS[bold])


def _rounded(corners: Outline) -> tuple[list[Point], list[int]]:
    """Vertices and drawing codes of a closed outline with rounded corners."""
    move, straight, curve, close = 1, 2, 3, 79
    vertices: list[Point] = []
    codes: list[int] = []
    for index, (x, y, radius) in enumerate(corners):
        before, after = corners[index - 1], corners[(index + 1) % len(corners)]
        start, end = (_towards((x, y), (other[0], other[1]), radius) for other in (before, after))
        vertices += [start, (x, y), end] if radius else [(x, y)]
        codes += [straight, curve, curve] if radius else [straight]
    codes[0] = move
    return [*vertices, vertices[0]], [*codes, close]


def _towards(start: Point, end: Point, distance: float) -> Point:
    across, down = end[0] - start[0], end[1] - start[1]
    share = distance / max((across**2 + down**2) ** 0.5, 1e-9)
    return start[0] + across * share, start[1] + down * share
