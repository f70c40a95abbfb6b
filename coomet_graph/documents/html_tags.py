"""The tags of a page that are open at a place, and which of them end without an end tag."""

from dataclasses import dataclass

from coomet_graph.documents.flow import Mark
from coomet_graph.documents.refusals import refusal

MOST_OPEN = 300
LINES = frozenset({
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "table", "caption",
    "thead", "tbody", "tfoot", "tr", "td", "th", "section", "article", "header", "footer", "main", "nav",
    "aside", "blockquote", "pre", "form", "fieldset", "address", "figure", "figcaption", "center", "hr",
    "body", "details", "summary",
})  # fmt: skip
"""Tags that begin and end on a line of their own."""
_UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "svg", "object", "iframe"})
_VOID = frozenset({
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track",
    "wbr",
})  # fmt: skip
_ROW_GROUPS = frozenset({"thead", "tbody", "tfoot"})
_CELLS = frozenset({"td", "th"})
_Ended = tuple[frozenset[str], frozenset[str]]
# A tag that begins ends those on the left, unless one on the right stands between.
_ITEMS: _Ended = frozenset({"dt", "dd"}), frozenset({"dl", "table"})
_ENDED: dict[str, _Ended] = {
    "li": (frozenset({"li"}), frozenset({"ul", "ol", "table"})),
    "dt": _ITEMS,
    "dd": _ITEMS,
    "td": (_CELLS, frozenset({"tr", "table"})),
    "th": (_CELLS, frozenset({"tr", "table"})),
    "tr": (frozenset({"tr"}), frozenset({"table"})),
    **dict.fromkeys(_ROW_GROUPS, (_ROW_GROUPS, frozenset({"table"}))),
}
_BY_ANY_LINE: _Ended = frozenset({"p", "head"}), frozenset({"td", "th", "caption", "table"})


@dataclass(slots=True)
class OpenTag:
    """A tag that is open, and what holds inside of it; `count` is the number of the last item of a list."""

    name: str
    mark: Mark
    is_unseen: bool
    form: str = ""
    count: int = 0


class OpenTags:
    """The tags that are open, from the outermost to the innermost."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._tags: list[OpenTag] = []

    @property
    def mark(self) -> Mark:
        """The mark of words at this place."""
        return self._tags[-1].mark if self._tags else Mark.NONE

    @property
    def is_unseen(self) -> bool:
        """Whether words at this place are no part of the page."""
        return bool(self._tags) and self._tags[-1].is_unseen

    @property
    def numbered(self) -> OpenTag | None:
        """The list around this place, if its items have numbers."""
        inner = next((tag for tag in reversed(self._tags) if tag.name in ("ol", "ul", "table")), None)
        return inner if inner is not None and inner.name == "ol" else None

    def open(self, name: str, mark: Mark) -> OpenTag:
        """A tag begins; raises UnreadableDocumentError if too many are open."""
        tag = OpenTag(name, mark, self.is_unseen or name in _UNSEEN)
        if name not in _VOID:
            self._tags.append(tag)
        if len(self._tags) > MOST_OPEN:
            raise refusal(
                self._file,
                f"the page nests more than {MOST_OPEN} tags; save it anew from its program",
                f"вложенность тегов страницы больше {MOST_OPEN}; сохраните её заново в её программе",
            )
        return tag

    def ended_by(self, name: str) -> list[OpenTag]:
        """End the tags that a tag which begins ends: a cell the one before it, and so on."""
        ended: list[OpenTag] = []
        if name in LINES:
            ended += self._end(*_BY_ANY_LINE)
        if name in _ENDED:
            ended += self._end(*_ENDED[name])
        return ended

    def close(self, name: str) -> list[OpenTag]:
        """End the innermost tag of this name with all inside of it; what is outside of a table stays open."""
        return self._end(frozenset({name}), frozenset({"table"} - {name}))

    def _end(self, names: frozenset[str], stops: frozenset[str]) -> list[OpenTag]:
        for at in range(len(self._tags) - 1, -1, -1):
            if self._tags[at].name in names:
                ended = self._tags[at:]
                del self._tags[at:]
                return ended
            if self._tags[at].name in stops:
                break
        return []
