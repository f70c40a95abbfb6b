"""OpenDocument's automatic numbers: of lists, and of headings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from coomet_graph.documents.labels import Counter, numeral
from coomet_graph.documents.office import attribute, local, whole

_PLACE = re.compile(r"%(\d{1,2})%")
_LEVELS = ("list-level-style-number", "outline-level-style")
_Levels = dict[int, Element]


class ListNumbers:
    """The styles of lists in a file, and how far each list has counted."""

    def __init__(self, roots: Iterable[Element]) -> None:
        self._styles: dict[str | None, _Levels] = {}
        self._outline: _Levels = {}
        for each in (each for root in roots for each in root.iter()):
            if local(each) in ("list-style", "outline-style"):
                levels = {
                    whole(attribute(level, "level"), 1): level for level in each if local(level) in _LEVELS
                }
                self._styles[attribute(each, "name")] = levels
                if local(each) == "outline-style":
                    self._outline = levels
        self._headings = Counter()
        self._counters: dict[str | None, Counter] = {}

    def of_heading(self, heading: Element) -> str:
        """The number of a heading, or ""."""
        level = whole(attribute(heading, "outline-level"), 1)
        if attribute(heading, "is-list-header") == "true" or not _form(self._outline, level):
            return ""
        self._headings.next(level, _start(self._outline, level))
        return _written(self._outline, level, self._headings)

    def begin(self, element: Element) -> "OdtList":
        """A list that begins, or goes on with one before it."""
        style = attribute(element, "style-name")
        goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
        if not goes_on or style not in self._counters:
            self._counters[style] = Counter()
        return OdtList(self._styles, self._styles.get(style, {}), self._counters[style], 1)


@dataclass(frozen=True, slots=True)
class OdtList:
    """A list on one of its levels."""

    styles: dict[str | None, _Levels]
    levels: _Levels
    counter: Counter
    level: int

    def next(self, item: Element) -> str:
        """The number of its next item, or "" if it has none."""
        start = whole(attribute(item, "start-value"), -1)
        if start >= 0:
            self.counter.restart(self.level)
        self.counter.next(self.level, start if start >= 0 else _start(self.levels, self.level))
        return _written(self.levels, self.level, self.counter)

    def inner(self, element: Element) -> "OdtList":
        """A list inside of one of its items."""
        levels = self.styles.get(attribute(element, "style-name"), self.levels)
        return OdtList(self.styles, levels, self.counter, self.level + 1)


def _form(levels: _Levels, level: int) -> str:
    return attribute(levels.get(level), "num-format") or ""


def _start(levels: _Levels, level: int) -> int:
    return whole(attribute(levels.get(level), "start-value"), 1)


def _written(levels: _Levels, level: int, counter: Counter) -> str:
    if not _form(levels, level):
        return ""

    def number(at: int) -> str:
        return numeral(counter.at(at, _start(levels, at)), _form(levels, at)) if _form(levels, at) else ""

    said = attribute(levels[level], "num-list-format")
    if said is not None:
        return _PLACE.sub(lambda place: number(int(place[1])), said)
    shown = max(whole(attribute(levels[level], "display-levels"), 1), 1)
    numbers = filter(None, (number(at) for at in range(max(level - shown + 1, 1), level + 1)))
    prefix, suffix = (attribute(levels[level], name) or "" for name in ("num-prefix", "num-suffix"))
    return prefix + ".".join(numbers) + suffix
