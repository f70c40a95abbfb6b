"""Characters that nobody sees: taken out of words and told, for a code with one in it is another code."""

import re
from dataclasses import replace

from coomet_graph.documents.model import Document, Line, Passage, Word
from coomet_graph.findings import Finding, reader_rules

# Zero-width spaces and joiners, marks of writing direction, and the soft hyphen.
_INVISIBLE = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]")
_SOFT_HYPHEN = "\u00ad"


def without_invisible(document: Document) -> Document:
    """The document without invisible characters; those that are not mere soft hyphens are told."""
    changed: dict[int, Word | None] = {}
    findings: list[Finding] = []
    for cell in (cell for line in document.lines for cell in line.cells):
        # Hardly any cell has one, which is quicker to see of all its words together.
        if not _INVISIBLE.search("".join([word.text for word in cell.words])):
            continue
        for word in cell.words:
            if word.order in changed or not _INVISIBLE.search(word.text):
                continue
            seen = _INVISIBLE.sub("", word.text)
            changed[word.order] = replace(word, text=seen) if seen else None
            findings += _findings(document.file, word)
    if not changed:
        return document
    lines = (
        Line(line.number, tuple(_cleared(cell, changed) for cell in line.cells)) for line in document.lines
    )
    return replace(
        document,
        lines=tuple(line for line in lines if any(line.cells)),
        findings=(*document.findings, *findings),
    )


def _cleared(cell: Passage, changed: dict[int, Word | None]) -> Passage:
    words = (changed.get(word.order, word) for word in cell.words)
    return Passage(tuple(word for word in words if word is not None))


def _findings(file: str, word: Word) -> list[Finding]:
    codes = sorted({f"U+{ord(char):04X}" for char in _INVISIBLE.findall(word.text) if char != _SOFT_HYPHEN})
    if not codes:
        return []
    values = {"words": _INVISIBLE.sub("", word.text), "codes": ", ".join(codes)}
    places = Passage((word,)).places(file)
    return [reader_rules()["invisible-character"].finding(places=places, values=values)]
