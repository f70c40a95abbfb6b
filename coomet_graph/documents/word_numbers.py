"""Word's automatic numbers: no paragraph holds them, but everybody sees them and cites entries by them."""

import re
from xml.etree.ElementTree import Element

from coomet_graph.documents.labels import Counter, numeral
from coomet_graph.documents.office import attribute, child, local, whole
from coomet_graph.documents.word_styles import Styles, is_on

_LEVEL = re.compile(r"%([1-9])")
_WITHOUT = ("bullet", "none")


class Numbering:
    """Counts the numbered paragraphs of a document; without a part of numberings, there are none."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        elements = list(() if root is None else root)
        self._styles = styles
        self._lists = {attribute(e, "numId"): e for e in elements if local(e) == "num"}
        self._models = {attribute(e, "abstractNumId"): e for e in elements if local(e) == "abstractNum"}
        self._counters: dict[str, Counter] = {}
        self._begun: set[str] = set()

    def label(self, properties: Element | None) -> str:
        """The number of the next paragraph with these properties, as Word shows it; "" if it has none."""
        style = attribute(child(properties, "pStyle"), "val")
        own, styled = child(properties, "numPr"), self._styles.numbering(style)
        name = attribute(child(own, "numId"), "val") or attribute(child(styled, "numId"), "val")
        model = self._model(name)
        if name is None or model is None:
            return ""
        said = attribute(child(own, "ilvl"), "val") or attribute(child(styled, "ilvl"), "val")
        level = whole(said, 0) if said is not None else self._level_of_style(model, style)
        levels = self._levels(name, model)
        if level not in levels:
            return ""
        counter = self._counter(name, model)
        counter.next(level, _start(levels[level]))
        return self._written(levels, level, counter)

    def _model(self, name: str | None) -> Element | None:
        if name is None:
            return None
        model = self._models.get(attribute(child(self._lists.get(name), "abstractNumId"), "val"))
        # A model may stand for the one of a style of lists.
        style = attribute(child(model, "numStyleLink"), "val")
        if style is not None:
            linked = attribute(child(self._styles.numbering(style), "numId"), "val")
            return self._models.get(attribute(child(self._lists.get(linked), "abstractNumId"), "val"))
        return model

    def _level_of_style(self, model: Element, style: str | None) -> int:
        names = self._styles.line_of(style)
        for level in model:
            if local(level) == "lvl" and attribute(child(level, "pStyle"), "val") in names:
                return whole(attribute(level, "ilvl"), 0)
        return 0

    def _levels(self, name: str, model: Element) -> dict[int, Element]:
        overrides = [e for e in self._lists[name] if local(e) == "lvlOverride"]
        own = [level for e in overrides if (level := child(e, "lvl")) is not None]
        levels = [e for e in model if local(e) == "lvl"]
        return {whole(attribute(level, "ilvl"), 0): level for level in (*levels, *own)}

    def _counter(self, name: str, model: Element) -> Counter:
        # Lists of one model count on from each other, unless one says where it starts.
        counter = self._counters.setdefault(attribute(model, "abstractNumId") or "", Counter())
        if name not in self._begun:
            self._begun.add(name)
            for override in self._lists[name]:
                if child(override, "startOverride") is not None:
                    counter.restart(whole(attribute(override, "ilvl"), 0))
        return counter

    def _written(self, levels: dict[int, Element], level: int, counter: Counter) -> str:
        if _form(levels[level]) in _WITHOUT:
            return ""
        in_digits = is_on(child(levels[level], "isLgl"))

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            if at not in levels or at > level or _form(levels[at]) in _WITHOUT:
                return ""
            count = counter.at(at, _start(levels[at]))
            return numeral(count, "decimal" if in_digits else _form(levels[at]))

        return _LEVEL.sub(number, attribute(child(levels[level], "lvlText"), "val") or "")


def _form(level: Element) -> str:
    return attribute(child(level, "numFmt"), "val") or "decimal"


def _start(level: Element) -> int:
    return whole(attribute(child(level, "start"), "val"), 1)
