"""Which letters the bytes of a text are: as they say themselves, or as the content suggests."""

import codecs
import re
from dataclasses import dataclass

from charset_normalizer import from_bytes

from coomet_graph.documents.model import Line
from coomet_graph.documents.refusals import refusal
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.findings import Finding, Place, reader_rules

# The longer marks first: UTF-32 begins like UTF-16.
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What programmes in English and Russian were written in before UTF-8.
_OLD = {
    "cp1251": "Windows-1251",
    "koi8_r": "KOI8-R",
    "cp866": "CP866",
    "iso8859_5": "ISO 8859-5",
    "cp1252": "Windows-1252",
}
_DECLARED = re.compile(rb"""(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{1,40})""", re.IGNORECASE)
# No text in an old encoding has them.
_CONTROLS = re.compile(rb"[\x01-\x08\x0e-\x19\x1c-\x1f\x7f]")
_USUAL = re.compile(r"[\t\n\r\x20-\x7e\u00a0-\u00ff\u0400-\u04ff\u2010-\u2027\u20ac\u2116]")


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text with line feeds at the ends of lines, and the encoding if it was only assumed."""

    text: str
    assumed: str | None = None

    def findings(self, file: str, lines: tuple[Line, ...]) -> tuple[Finding, ...]:
        """What to tell of an assumed encoding, with the first word that depends on it."""
        if self.assumed is None:
            return ()
        words = (word for line in lines for word in line.passage.words if not word.text.isascii())
        places = [Place(file, word.line, word.line, word.text) for word in words][:1]
        values = {"_file": file, "encoding": self.assumed}
        return (reader_rules()["encoding-assumed"].finding(places=places, values=values),)


def decode(file: str, content: bytes) -> Decoded:
    """The text in `content`; raises UnreadableDocumentError if it is none, or of no known encoding."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _as_said(file, content[len(mark) :], encoding)
    if b"\x00" in content:
        return _wide(file, content)
    try:
        return Decoded(_with_line_feeds(content.decode("utf-8")))
    except UnicodeDecodeError as error:
        broken = error
    said = _DECLARED.search(content[:4096]) if content.lstrip()[:1] == b"<" else None
    if said is not None and said[1].lower() not in (b"utf-8", b"utf8"):
        try:
            return Decoded(_with_line_feeds(content.decode(said[1].decode("ascii"))))
        except (LookupError, UnicodeError):
            pass
    return _guessed(file, content, broken)


def _as_said(file: str, content: bytes, encoding: str) -> Decoded:
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        raise _damaged(file, content, encoding.upper(), error.start) from error
    if "\x00" in text:
        raise _binary(file)
    return Decoded(_with_line_feeds(text))


def _wide(file: str, content: bytes) -> Decoded:
    """Text in UTF-16 that does not say so; every other byte of it is much the same."""
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text and "\x00" not in text and len(_USUAL.findall(text)) >= 0.95 * len(text):
            return Decoded(_with_line_feeds(text), encoding.upper())
    raise _binary(file)


def _guessed(file: str, content: bytes, broken: UnicodeDecodeError) -> Decoded:
    if _CONTROLS.search(content):
        raise _binary(file)
    mended = content.decode("utf-8", "replace")
    wrong = mended.count("\ufffd")
    right = sum(letter > "\x7f" for letter in mended) - wrong
    best = from_bytes(content, cp_isolation=list(_OLD), enable_fallback=False).best()
    # Text in UTF-8 with a few wrong bytes is not another encoding, but damaged.
    if right >= wrong or best is None or best.encoding not in _OLD:
        raise _damaged(file, content, "UTF-8", broken.start) from broken
    return Decoded(_with_line_feeds(str(best)), _OLD[best.encoding])


def _with_line_feeds(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _damaged(file: str, content: bytes, encoding: str, at: int) -> UnreadableDocumentError:
    line = content.count(b"\n", 0, at) + 1
    return refusal(
        file,
        f"on line {line}, the text is not {encoding} (byte {at}); save it as UTF-8",
        f"в строке {line} текст не в {encoding} (байт {at}); сохраните его в UTF-8",
    )


def _binary(file: str) -> UnreadableDocumentError:
    return refusal(
        file,
        "this is a binary file of a kind that is not read; "
        "save the programme as DOCX, XLSX, PDF or UTF-8 text",
        "это двоичный файл, вид которого не читается; "
        "сохраните программу как DOCX, XLSX, PDF или текст UTF-8",
    )
