"""The radar as one page: alarms above, load and who carries it at the left, chains at the right."""

from __future__ import annotations

from collections.abc import Sequence

from coomet_graph.errors import Text
from coomet_graph.network.canvas import (
    FAINT,
    INK,
    LINE,
    Canvas,
    check_format,
    text_height,
    text_width,
    wrapped,
)
from coomet_graph.network.radar import Radar
from coomet_graph.network.radar_rows import (
    KINDS,
    LOAD_NOTE,
    NAMES,
    NONE,
    UNKNOWN,
    alarms,
    load_table,
    load_words,
    title_of,
)

_MARGIN, _WIDTH, _GUTTER = 28.0, 1160.0, 36.0
_HALF = (_WIDTH - _GUTTER) / 2
_SIZE, _SMALL, _HEADING = 10.0, 9.0, 12.0
_TILE, _STEP = 66.0, 4.0
_ALARM, _ALARM_FILL, _CALM, _CALM_FILL = "#b3261e", "#fde3df", "#00664b", "#e6f4ec"
# From nothing to the most that any body has in a year.
_HEAT = ("#ffffff", "#fdf1d9", "#fbdfae", "#f6c27a", "#ee9f4f", "#dd7a30")
BODIES, YEARS, CHAINS, LINES = 18, 8, 6, 9
_MORE = Text("and {0} more", "и ещё {0}")
_BUSIEST = Text("the {0} busiest of {1} bodies", "{0} самых загруженных органов из {1}")
_LAST_YEARS = Text("the last {0} of {1} years", "последние {0} лет из {1}")
_YEARS = Text("{0} years one after the other; the programme has {1}", "{0} лет подряд; в программе {1}")
_YEARS_ALONE = Text("{0} years one after the other", "{0} лет подряд")
_WAIT = Text("{0}: {1} – waiting: {2}", "{0}: {1} – ждут: {2}")
_THROUGH = Text(", through these {0}", ", через них {0}")
_POINT = Text("{0} ({1}) – alone in {2}", "{0} ({1}) – единственный исполнитель: {2}")
_LOST = Text("; indicators: {0}", "; индикаторы: {0}")
_LOST_WAITING = Text("; waiting: {0}", "; ждут: {0}")
_NO_CHAIN = Text("No work waits for another.", "Ни одна работа не ждёт другой.")
_NO_LOAD = Text("No works with bodies and years.", "Нет работ с органами и сроками.")


def draw_radar(radar: Radar, format: str = "svg") -> bytes:  # noqa: A002
    """The radar as SVG or PNG; what does not fit is left out, and told. Raises UnknownNameError."""
    check_format(format)
    # Drawn twice: first to learn how high the page is.
    height = _Page(radar, Canvas(_WIDTH + 2 * _MARGIN, 100, "")).drawn()
    canvas = Canvas(_WIDTH + 2 * _MARGIN, height, title_of(radar))
    _Page(radar, canvas).drawn()
    return canvas.render(format)


class _Page:
    def __init__(self, radar: Radar, canvas: Canvas) -> None:
        self._radar, self._canvas = radar, canvas
        self._late = {each.work for each in radar.late}

    def drawn(self) -> float:
        """Put everything on the canvas; returns how high it is."""
        radar, canvas = self._radar, self._canvas
        title = wrapped(title_of(radar), _WIDTH, 16, True)
        y = canvas.lines(_MARGIN, _MARGIN, title, size=16, bold=True) + 4
        y = self._key(y) + 10
        self._tiles(y)
        y += _TILE + 22
        right = _MARGIN + _HALF + _GUTTER
        points = [self._point(at) for at in range(len(radar.points))]
        left = [f"{radar.label(each.work)}: {self._joined_texts(each.reasons)}" for each in radar.left]
        unserved = [
            f"{radar.numbers[each.indicator]}: {self._told(each.reason)}"
            + (f" ({self._joined(each.works)})" if each.works else "")
            for each in radar.unserved
        ]
        if radar.unknown:
            unserved.append(self._told(UNKNOWN).format(radar.unknown))
        # Two columns that are filled each for itself, so that neither waits for the other.
        below = self._load(_MARGIN, y) + 22
        below = self._list(_MARGIN, below, self._told(NAMES["points"]), points)
        beside = self._chains(right, y) + 18
        beside = self._list(right, beside, self._told(NAMES["left"]), left) + 18
        beside = self._list(right, beside, self._told(NAMES["unserved"]), unserved)
        return max(below, beside) + _MARGIN

    def _told(self, text: Text) -> str:
        return text.in_language(self._radar.language)

    def _joined(self, things: Sequence[str], between: str = ", ", most: int = 14) -> str:
        # With hyphens at which no line breaks.
        shown = [self._radar.numbers[each].replace("-", "\u2011") for each in things[:most]]
        more = [self._told(_MORE).format(len(things) - most)] if len(things) > most else []
        return between.join([*shown, *more])

    def _joined_texts(self, texts: Sequence[Text]) -> str:
        return "; ".join(map(self._told, texts))

    def _key(self, y: float) -> float:
        programmes = self._radar.programmes
        named = [
            (letter, label) for letter, label in programmes if letter or label not in self._radar.filters
        ]
        words = [f"{letter} – {label}" if letter else label for letter, label in named]
        lines = wrapped("; ".join(words), _WIDTH, _SMALL, most=14)
        return self._canvas.lines(_MARGIN, y, lines, size=_SMALL, color=FAINT)

    def _tiles(self, y: float) -> None:
        found = alarms(self._radar)
        width = (_WIDTH - 12 * (len(found) - 1)) / len(found)
        for at, (_, count, words) in enumerate(found):
            x = _MARGIN + at * (width + 12)
            edge, fill = (_ALARM, _ALARM_FILL) if count else (_CALM, _CALM_FILL)
            self._canvas.outline(_box(x, y, width, _TILE, 6), fill, edge, width=1.6)
            number = f"{count} !" if count else "0 ✓"
            self._canvas.text(x + 14, y + _TILE / 2, number, size=22, bold=True, color=edge)
            room = text_width(number, 22, True) + 26
            lines = wrapped(words, width - room - 8, _SIZE)
            down = y + (_TILE - text_height(lines, _SIZE)) / 2
            self._canvas.lines(x + room, down, lines, size=_SIZE)

    def _heading(self, x: float, y: float, words: str, note: str = "") -> float:
        y = self._canvas.lines(x, y, wrapped(words, _HALF, _HEADING, True), size=_HEADING, bold=True)
        if note:
            y = self._canvas.lines(x, y + 1, wrapped(note, _HALF, _SMALL), size=_SMALL, color=FAINT)
        return y + 6

    def _load(self, x: float, y: float) -> float:
        """The load as a table whose cells are the darker the more there is to do; numbers say it too."""
        canvas, (years, bodies) = self._canvas, load_table(self._radar)
        notes = [self._told(LOAD_NOTE)]
        if len(bodies) > BODIES:
            notes.append(self._told(_BUSIEST).format(BODIES, len(bodies)))
        if len(years) > YEARS:
            notes.append(self._told(_LAST_YEARS).format(YEARS, len(years)))
            bodies = [(body, cells[-YEARS:]) for body, cells in bodies]
            years = years[-YEARS:]
        busiest = sorted(bodies, key=lambda pair: -sum(map(sum, pair[1])))[:BODIES]
        bodies = [pair for pair in bodies if pair in busiest]
        y = self._heading(x, y, self._told(NAMES["load"]).split(":")[0], "; ".join(notes))
        if not bodies:
            canvas.text(x, y + 8, self._told(_NO_LOAD), size=_SIZE, color=FAINT)
            return y + 20
        room = min(max(text_width(self._radar.labels[body], _SIZE) for body, _ in bodies) + 12, 250.0)
        cell = min((_HALF - room) / len(years), 62.0)
        for at, year in enumerate(years):
            canvas.text(x + room + cell * (at + 0.5), y + 8, str(year), size=_SIZE, bold=True, align="center")
        y += 20
        most = max(max(performing + joining for performing, joining in cells) for _, cells in bodies)
        for body, cells in bodies:
            canvas.text(x, y + 10, wrapped(self._radar.labels[body], room - 8, _SIZE, most=1)[0], size=_SIZE)
            for at, pair in enumerate(cells):
                shade = _HEAT[-(-sum(pair) * (len(_HEAT) - 1) // max(most, 1))]
                canvas.outline(_box(x + room + cell * at, y, cell - 2, 19, 2), shade, "#cfcfcf", width=0.6)
                words = load_words(pair)
                canvas.text(x + room + cell * (at + 0.5) - 1, y + 10, words, size=_SMALL, align="center")
            y += 21
        return y

    def _chains(self, x: float, y: float) -> float:
        canvas, radar = self._canvas, self._radar
        y = self._heading(x, y, self._told(NAMES["critical"]).split(":")[0])
        if not radar.critical and not radar.cycles:
            canvas.text(x, y + 8, self._told(_NO_CHAIN), size=_SIZE, color=FAINT)
            y += 20
        for circle in radar.cycles[:CHAINS]:
            y = self._chain(x, y, (*circle, circle[0]), self._told(NAMES["cycles"]), True)
        for each in radar.critical[:CHAINS]:
            words = _YEARS if each.there else _YEARS_ALONE
            too_long = each.there > 0 and each.needed > each.there
            note = self._told(words).format(each.needed, each.there) + (" !" if too_long else "")
            y = self._chain(x, y, each.works, note, too_long)
        left_out = max(len(radar.critical) - CHAINS, 0) + max(len(radar.cycles) - CHAINS, 0)
        if left_out:
            canvas.text(x, y + 4, self._told(_MORE).format(left_out), size=_SMALL, color=FAINT)
            y += 16
        lines = []
        for late in radar.late:
            words_ = self._told(_WAIT).format(
                radar.numbers[late.work], self._joined_texts(late.reasons), self._joined(late.waiting)
            )
            lines.append(
                words_ + (self._told(_THROUGH).format(self._joined(late.through)) if late.through else "")
            )
        return self._list(x, y + 12, self._told(NAMES["late"]), lines)

    def _chain(self, x: float, y: float, works: Sequence[str], note: str, is_alarm: bool) -> float:
        """Boxes joined by arrows, in as many lines as they need; late work has a red box and a sign."""
        canvas, at = self._canvas, x
        for index, work in enumerate(works):
            is_late = work in self._late
            words = self._radar.numbers[work] + (" !" if is_late else "")
            width = text_width(words, _SIZE, True) + 18
            if at > x and at + width > x + _HALF:
                at, y = x, y + 30
            if index:
                canvas.curve((at - 22, y + 11), (at - 2, y + 11), LINE, width=1.3, arrow=True)
            fill, edge = (_ALARM_FILL, _ALARM) if is_late else ("#d9e8f6", "#0b5394")
            canvas.outline(_box(at, y, width, 22, 5), fill, edge, width=1.3)
            canvas.text(at + width / 2, y + 11, words, size=_SIZE, bold=True, align="center")
            at += width + 24
        lines = wrapped(note, _HALF, _SMALL)
        return canvas.lines(x, y + 26, lines, size=_SMALL, color=_ALARM if is_alarm else FAINT) + 8

    def _point(self, at: int) -> str:
        point, radar = self._radar.points[at], self._radar
        words = self._told(_POINT).format(
            radar.labels[point.performer], self._told(KINDS[point.kind]), self._joined(point.works)
        )
        if point.indicators:
            words += self._told(_LOST).format(self._joined(point.indicators))
        if point.waiting:
            words += self._told(_LOST_WAITING).format(self._joined(point.waiting))
        return words

    def _list(self, x: float, y: float, heading: str, entries: Sequence[str]) -> float:
        y = self._heading(x, y, heading)
        canvas = self._canvas
        if not entries:
            canvas.text(x, y + 7, f"✓ {self._told(NONE)}", size=_SIZE, color=_CALM)
            return y + 16
        for words in entries[:LINES]:
            canvas.text(x, y + 7, "•", size=_SIZE, bold=True, color=_ALARM)
            y = canvas.lines(x + 12, y, wrapped(words, _HALF - 14, _SIZE), size=_SIZE) + _STEP
        if len(entries) > LINES:
            more = self._told(_MORE).format(len(entries) - LINES)
            y = canvas.lines(x + 12, y, [more], size=_SMALL, color=INK)
        return y


def _box(x: float, y: float, width: float, height: float, radius: float) -> list[tuple[float, float, float]]:
    right, bottom = x + width, y + height
    return [(x, y, radius), (right, y, radius), (right, bottom, radius), (x, bottom, radius)]
