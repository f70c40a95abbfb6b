"""The parts of a Word file around its text: where they are, and what of them was left out."""

from collections.abc import Callable, Iterator
from posixpath import dirname, join, normpath
from xml.etree.ElementTree import Element

from coomet_graph.documents.flow import Flow
from coomet_graph.documents.office import Office, attribute, local
from coomet_graph.findings import Text

_MAIN = "word/document.xml"
_NAMES = {
    "header": Text("page header", "верхний колонтитул"),
    "footer": Text("page footer", "нижний колонтитул"),
    "footnote": Text("footnote", "сноска"),
    "endnote": Text("endnote", "концевая сноска"),
    "comment": Text("comment", "примечание рецензента"),
    "embedded": Text("embedded file", "встроенный файл"),
}
_EMBEDDED = ("package", "oleObject", "aFChunk")


class WordParts:
    """The parts that belong to the text of a Word file."""

    def __init__(self, package: Office, flow: Flow) -> None:
        self._package, self._flow = package, flow
        office = dict(self._related("")).get("officeDocument", _MAIN)
        self._main = office if office in package.names else _MAIN
        self._relations = [(kind, name) for kind, name in self._related(self._main) if name in package.names]
        self._notes: dict[str, dict[str | None, str]] = {}
        self.main = package.xml(self._main)

    def part(self, kind: str) -> Element | None:
        """The first related part of a kind, or None."""
        later = self.part_later(kind)
        return None if later is None else later()

    def part_later(self, kind: str) -> Callable[[], Element] | None:
        """The same, to be parsed only when it is wanted."""
        name = dict(reversed(self._relations)).get(kind)
        return None if name is None else self._package.xml_later(name)

    def tell_note(self, kind: str, note: str | None, line: int) -> None:
        """Tell of the footnote, endnote or comment that the text refers to on a line."""
        if kind not in self._notes:
            root = self.part(kind + "s")
            self._notes[kind] = {
                attribute(each, "id"): _text_of(each) for each in (() if root is None else root)
            }
        self._flow.tell("text-left-out", self._notes[kind].get(note, ""), line, part=_NAMES[kind])

    def tell_rest(self) -> None:
        """Tell of headers, footers, embedded files and macros."""
        for kind, name in sorted(set(self._relations)):
            if kind in ("header", "footer"):
                self._flow.tell("text-left-out", _text_of(self._package.xml(name)), part=_NAMES[kind])
            elif kind in _EMBEDDED:
                self._flow.tell("text-left-out", name, part=_NAMES["embedded"])
        if any(name.endswith("vbaProject.bin") for name in self._package.names):
            self._flow.tell_of_file("macros-not-run")

    def _related(self, name: str) -> "Iterator[tuple[str, str]]":
        """Kind and name of the parts that a part refers to; those outside of the file are never fetched."""
        folder = dirname(name)
        relations = join(folder, "_rels", name.removeprefix(folder).lstrip("/") + ".rels")
        if relations not in self._package.names:
            return
        for each in self._package.xml(relations):
            if attribute(each, "TargetMode") != "External":
                kind = (attribute(each, "Type") or "").rpartition("/")[2]
                yield kind, normpath(join("/", folder, attribute(each, "Target") or "")).lstrip("/")


def _text_of(root: Element) -> str:
    """All words of a part, except those of drawings for older programs, which are there twice."""
    texts: list[str] = []

    def gather(element: Element) -> None:
        name = local(element)
        if name == "t":
            texts.append(element.text or "")
        elif name in ("p", "tab", "br"):
            texts.append(" ")
        if name not in ("Fallback", "del", "moveFrom"):
            for each in element:
                gather(each)

    gather(root)
    return "".join(texts)
