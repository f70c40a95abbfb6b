"""The letters of one OpenDocument paragraph, with what the file says of them."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from coomet_graph.documents.flow import Flow, Mark, Piece, strongest
from coomet_graph.documents.office import attribute, child, local
from coomet_graph.findings import Text
from coomet_graph.letters import raised

_DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_WRITTEN = {"s": " ", "tab": " ", "line-break": " "}
_CHANGES = ("change", "change-start", "change-end")
_NO_TEXT = ("script", "annotation-end", "bookmark")
# "super 58%", or how far up, and the size: "33% 58%".
_RAISED = re.compile(r"super|[1-9]")
_NOTES = {
    "footnote": Text("footnote", "сноска"),
    "endnote": Text("endnote", "концевая сноска"),
    "annotation": Text("comment", "примечание рецензента"),
}


def is_drawing(element: Element) -> bool:
    """Whether it is a frame or a shape, which may have text in it."""
    return element.tag.startswith(_DRAWING)


@dataclass(frozen=True, slots=True)
class TextStyles:
    """The names of the styles that hide their words, of those that raise them, and that strike them out."""

    hiding: frozenset[str]
    raising: frozenset[str]
    striking: frozenset[str]

    @classmethod
    def of(cls, roots: Iterable[Element]) -> "TextStyles":
        """The styles of a file's parts."""
        styles = [
            (attribute(each, "name") or "", child(each, "text-properties"))
            for root in roots
            for each in root.iter()
            if local(each) == "style"
        ]
        return cls(
            frozenset(name for name, said in styles if attribute(said, "display") == "none"),
            frozenset(name for name, said in styles if _RAISED.match(attribute(said, "text-position") or "")),
            frozenset(
                name
                for name, said in styles
                if (attribute(said, "text-line-through-style") or "none") != "none"
                or (attribute(said, "text-line-through-type") or "none") != "none"
            ),
        )


class OdtChanges:
    """The tracked changes of a file: deleted words stand apart, inserted ones between two marks."""

    def __init__(self, flow: Flow, roots: Iterable[Element]) -> None:
        self.flow = flow
        regions = [each for root in roots for each in root.iter() if local(each) == "changed-region"]
        self._deleted = {attribute(each, "id"): child(each, "deletion") for each in regions}
        self._open: set[str | None] = set()

    @property
    def mark(self) -> Mark:
        """The mark of the words at the place that was reached."""
        return Mark.INSERTED if self._open else Mark.NONE

    def pass_by(self, element: Element, line: int) -> None:
        """Take note of a mark in the text, if the element is one."""
        name, change = local(element), attribute(element, "change-id")
        if name == "change-start" and change in self._deleted and self._deleted[change] is None:
            self._open.add(change)
        elif name == "change-end":
            self._open.discard(change)
        elif name == "change" and (deleted := self._deleted.get(change)) is not None:
            texts = (" ".join(p.itertext()) for p in deleted if local(p) != "change-info")
            self.flow.tell(Mark.DELETED.value, " ".join(texts), line)


class OdtParagraph:
    """Gathers the `pieces` of the paragraph with this number, and its text `boxes` with their marks."""

    def __init__(self, element: Element, number: int, styles: TextStyles, changes: OdtChanges) -> None:
        self._element, self._number, self._styles, self._changes = element, number, styles, changes
        self._raised = False
        self.pieces: list[Piece] = []
        self.boxes: list[tuple[Element, Mark]] = []

    def gather(self, mark: Mark) -> None:
        """Read the paragraph, all of which has the mark."""
        hidden = any(
            local(each) == "hidden-paragraph" and attribute(each, "is-hidden") == "true"
            for each in self._element
        )
        self._gather(self._element, strongest(mark, Mark.HIDDEN if hidden else Mark.NONE))

    def _gather(self, parent: Element, mark: Mark) -> None:
        style, around = attribute(parent, "style-name"), self._raised
        if style in self._styles.hiding:
            mark = strongest(mark, Mark.HIDDEN)
        if style in self._styles.striking:
            mark = strongest(mark, Mark.STRUCK)
        self._raised = around or style in self._styles.raising
        self._add(parent.text, mark)
        for element in parent:
            self._gather_one(element, mark)
            self._add(element.tail, mark)
        self._raised = around

    def _gather_one(self, element: Element, mark: Mark) -> None:
        name = local(element)
        if name in _WRITTEN:
            self._add(_WRITTEN[name], mark)
        elif name in _CHANGES:
            self._changes.pass_by(element, self._number)
        elif name in ("note", "annotation"):
            self._tell_note(element, name)
        elif is_drawing(element):
            self.boxes.append((element, strongest(mark, self._changes.mark)))
        elif name == "hidden-text":
            hidden = attribute(element, "is-hidden") != "false"
            text = attribute(element, "string-value") or "".join(element.itertext())
            self._add(text, strongest(mark, Mark.HIDDEN) if hidden else mark)
        elif name not in _NO_TEXT:
            self._gather(element, mark)

    def _add(self, text: str | None, mark: Mark) -> None:
        if text:
            text = raised(text) if self._raised else text
            self.pieces.append((text, self._number, strongest(mark, self._changes.mark)))

    def _tell_note(self, element: Element, name: str) -> None:
        kind = attribute(element, "note-class") or name
        body = [each for each in element if local(each) in ("note-body", "p", "list")]
        words = " ".join(text for each in body for text in each.itertext())
        part = _NOTES.get(kind, _NOTES["footnote"])
        self._changes.flow.tell("text-left-out", words, self._number, part=part)
