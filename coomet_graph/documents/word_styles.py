"""Word's styles as far as they change which words there are: hidden text and numbered paragraphs."""

from collections.abc import Callable, Iterator
from functools import cached_property
from xml.etree.ElementTree import Element

from coomet_graph.documents.office import attribute, child, local

_FALSE = ("0", "false", "off")


class Styles:
    """The styles of a document; without a part of styles, none."""

    def __init__(self, load: Callable[[], Element] | None) -> None:
        """`load` gives the part of styles. It is the largest of many files, and may be needed for nothing."""
        self._load = load

    @cached_property
    def _styles(self) -> dict[str | None, Element]:
        styles = () if self._load is None else self._load()
        return {attribute(style, "styleId"): style for style in styles if local(style) == "style"}

    def hides(self, properties: Element | None, *styles: str | None) -> bool:
        """Whether words with these run properties are hidden: by the properties, else by a style."""
        said = _vanish(properties)
        if said is not None:
            return said
        for name in styles:
            for style in self._line_of(name):
                said = _vanish(child(style, "rPr"))
                if said is not None:
                    return said
        return False

    def numbering(self, name: str | None) -> Element | None:
        """The numbering that a paragraph style brings along, or None."""
        for style in self._line_of(name):
            found = child(style, "pPr", "numPr")
            if found is not None:
                return found
        return None

    def line_of(self, name: str | None) -> set[str]:
        """The names of a style and of those it is based on."""
        return {attribute(style, "styleId") or "" for style in self._line_of(name)}

    def _line_of(self, name: str | None) -> Iterator[Element]:
        seen: set[str | None] = {None}
        while name not in seen and (style := self._styles.get(name)) is not None:
            seen.add(name)
            yield style
            name = attribute(child(style, "basedOn"), "val")


def is_on(switch: Element | None) -> bool:
    """Whether a switch is there and not turned off."""
    return switch is not None and attribute(switch, "val") not in _FALSE


def _vanish(properties: Element | None) -> bool | None:
    switch = child(properties, "vanish")
    return None if switch is None else is_on(switch)
