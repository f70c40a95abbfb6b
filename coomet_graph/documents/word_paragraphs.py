"""The letters of one Word paragraph, with what the file says of them."""

from collections.abc import Callable
from xml.etree.ElementTree import Element

from coomet_graph.documents.flow import Mark, Piece, strongest
from coomet_graph.documents.office import attribute, child, local
from coomet_graph.documents.word_styles import Styles, is_on
from coomet_graph.letters import raised

MARKS = {
    "ins": Mark.INSERTED, "moveTo": Mark.INSERTED, "cellIns": Mark.INSERTED,
    "del": Mark.DELETED, "moveFrom": Mark.DELETED, "cellDel": Mark.DELETED,
}  # fmt: skip
_NO_TEXT = frozenset({"pPr", "rPr", "sdtPr", "sdtEndPr", "instrText", "delInstrText", "fldData"})
_WRITTEN = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}
_REFERENCES = ("footnoteReference", "endnoteReference", "commentReference")

TellNote = Callable[[str, str | None, int], None]


class WordParagraph:
    """Gathers the `pieces` of the paragraph with this number, and its text `boxes` with their marks."""

    def __init__(self, element: Element, number: int, styles: Styles, tell_note: TellNote) -> None:
        self._element, self._number = element, number
        self._styles, self._tell_note = styles, tell_note
        self._style = attribute(child(element, "pPr", "pStyle"), "val")
        self.pieces: list[Piece] = []
        self.boxes: list[tuple[Element, Mark]] = []

    def gather(self, mark: Mark) -> None:
        """Read the paragraph, all of which has the mark."""
        self._gather(self._element, mark)

    def _gather(self, parent: Element, mark: Mark) -> None:
        is_raised = local(parent) == "r" and (
            attribute(child(parent, "rPr", "vertAlign"), "val") == "superscript"
        )
        for element in parent:
            name = local(element)
            text = _text(element, name)
            if text is not None:
                text = raised(text) if is_raised else text
                self.pieces.append((text, self._number, mark))
            elif name == "txbxContent":
                self.boxes.append((element, mark))
            elif name in _REFERENCES:
                self._tell_note(name.removesuffix("Reference"), attribute(element, "id"), self._number)
            elif name == "AlternateContent":
                self._gather_first(element, mark)
            elif name not in _NO_TEXT:
                self._gather(element, strongest(mark, self._mark_of(element, name)))

    def _gather_first(self, alternatives: Element, mark: Mark) -> None:
        """One thing stands there in several forms, for newer and older programs: one of them is read."""
        before = len(self.pieces), len(self.boxes)
        for alternative in alternatives:
            self._gather(alternative, mark)
            if (len(self.pieces), len(self.boxes)) != before:
                return

    def _mark_of(self, element: Element, name: str) -> Mark:
        if name != "r":
            return MARKS.get(name, Mark.NONE)
        properties = child(element, "rPr")
        style = attribute(child(properties, "rStyle"), "val")
        if self._styles.hides(properties, style, self._style):
            return Mark.HIDDEN
        is_struck = any(is_on(child(properties, name)) for name in ("strike", "dstrike"))
        return Mark.STRUCK if is_struck else Mark.NONE


def _text(element: Element, name: str) -> str | None:
    """The letters an element stands for, or None if it is not for letters."""
    if name in ("t", "delText"):
        return element.text or ""
    if name == "sym":
        return _symbol(attribute(element, "char") or "")
    return _WRITTEN.get(name)


def _symbol(code: str) -> str:
    """A letter of a font of symbols; where the font has it outside of Unicode, it is given as it is."""
    try:
        return chr(int(code, 16)) if len(code) <= 4 else ""
    except ValueError:
        return ""
