"""Plain text and tab-separated text: bytes → Document."""

import hashlib
import re
from dataclasses import replace

from coomet_graph.documents.encodings import Decoded, decode
from coomet_graph.documents.model import Document, Line, Passage, Word
from coomet_graph.documents.refusals import refusal

_HYPHEN_AT_END = re.compile(r"\w-\s*$")


def read_text(file: str, content: bytes) -> Document:
    """The document in `content`; raises UnreadableDocumentError if it is empty, binary or of no encoding."""
    return document_of_text(file, content, decode(file, content))


def document_of_text(file: str, content: bytes, decoded: Decoded) -> Document:
    """The document whose text is decoded; raises UnreadableDocumentError if it is empty."""
    if not decoded.text.strip():
        raise refusal(
            file,
            "the file is empty; give a file that holds a programme",
            "файл пуст; укажите файл с программой",
        )
    lines: list[Line] = []
    order = 0
    hyphenated = 0
    # Only line feeds end lines, so that line numbers agree with every editor.
    for number, raw in enumerate(decoded.text.split("\n"), start=1):
        if not raw.strip():
            continue
        cells: list[Passage] = []
        for cell in raw.split("\t"):
            words = tuple(Word(word, number, order + index) for index, word in enumerate(cell.split()))
            if words and hyphenated == number - 1 and words[0].text[0].isalnum():
                words = (replace(words[0], glued=True), *words[1:])
            cells.append(Passage(words))
            order += len(words)
        # A hyphen that ends a line of running text joins two halves of one word: "e-" / "learning".
        hyphenated = number if len(cells) == 1 and _HYPHEN_AT_END.search(raw) else 0
        lines.append(Line(number, tuple(cells)))
    found = decoded.findings(file, tuple(lines))
    return Document(file, hashlib.sha256(content).hexdigest(), tuple(lines), found)
