"""Plain text and tab-separated text: bytes → Document."""

import codecs
import hashlib
import re
from dataclasses import replace

from coomet_graph.documents.model import Document, Line, Passage, Word
from coomet_graph.errors import UnreadableDocumentError

_HYPHEN_AT_END = re.compile(r"\w-\s*$")
# Encodings that announce themselves but are not ours; named in the message so that the user knows what to do.
_FOREIGN_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_text(file: str, content: bytes) -> Document:
    """The document in `content`; raises UnreadableDocumentError if it is empty, binary or not UTF-8."""
    text = _decode(file, content)
    if not text.strip():
        raise UnreadableDocumentError(
            f"{file}: the file is empty; give a file that holds a programme.",
            f"{file}: файл пуст; укажите файл с программой.",
        )
    lines: list[Line] = []
    order = 0
    hyphenated = 0
    # Only line feeds end lines, so that line numbers agree with every editor.
    for number, raw in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), start=1):
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
    return Document(file, hashlib.sha256(content).hexdigest(), tuple(lines))


def _decode(file: str, content: bytes) -> str:
    for mark, name in _FOREIGN_MARKS:
        if content.startswith(mark):
            raise UnreadableDocumentError(
                f"{file}: the text is encoded in {name}; save it as UTF-8.",
                f"{file}: текст в кодировке {name}; сохраните его в UTF-8.",
            )
    if b"\x00" in content:
        raise UnreadableDocumentError(
            f"{file}: this is a binary file, not text; save the programme as a UTF-8 text file.",
            f"{file}: это двоичный файл, а не текст; сохраните программу как текст в UTF-8.",
        )
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise UnreadableDocumentError(
            f"{file}, line {line}: the text is not UTF-8 (byte {error.start}); save it as UTF-8.",
            f"{file}, строка {line}: текст не в UTF-8 (байт {error.start}); сохраните его в UTF-8.",
        ) from error
