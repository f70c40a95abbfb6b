"""What is looked for in an RDF file before a parser sees it.

The parsers recurse: a small file that is nested deeply ends the process or takes hours. A document type can
define entities that grow without end. Both are refused by a look at the text alone.
"""

import re
from dataclasses import dataclass
from xml.parsers import expat

from coomet_graph.errors import Text

NESTING_LIMIT = 100
# As many triple terms as this are read, to be refused by name; more could be nested.
_TRIPLE_TERMS_READ = 100

_JSON_TOKEN = re.compile(rb'"(?:[^"\\]|\\.)*+"|[\[{]|[\]}]', re.DOTALL)
_TURTLE_TOKEN = re.compile(
    rb'"""(?:[^"\\]|\\.|"{1,2}(?!"))*+"""'
    rb"|'''(?:[^'\\]|\\.|'{1,2}(?!'))*+'''"
    rb'|"(?:[^"\\\r\n]|\\.)*+"'
    rb"|'(?:[^'\\\r\n]|\\.)*+'"
    rb'|<[^<>"{}|^`\\\x00-\x20]*+>|\\.|\#[^\r\n]*+|<<',
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """What is wrong and what to do, as the end of a sentence, and where (line and column from 1)."""

    text: Text
    line: int | None = None
    column: int | None = None


_DEEP = Text(
    f"it is nested more than {NESTING_LIMIT} levels deep; write it flatter, for example as N-Quads",
    f"вложенность больше {NESTING_LIMIT} уровней; запишите его без вложенности, например в N-Quads",
)
TRIPLE_TERMS = Text(
    "it has statements about statements (triple terms of RDF 1.2), which are not read; save it as RDF 1.1",
    "он содержит утверждения об утверждениях (тройки RDF 1.2), которые не читаются; сохраните его в RDF 1.1",
)
_DOCTYPE = Text(
    "it has a document type (DOCTYPE), which could define entities without end; remove it",
    "в нём есть объявление типа (DOCTYPE), способное определить бесконечные сущности; удалите его",
)
_ENCODING = Text(
    "its XML declaration names an encoding other than UTF-8; save it as UTF-8",
    "в его объявлении XML указана кодировка, отличная от UTF-8; сохраните его в UTF-8",
)


def check_json(content: bytes) -> Refusal | None:
    """Refuses JSON that is nested too deeply."""
    depth = 0
    for token in _JSON_TOKEN.finditer(content):
        if token[0] in b"[{":
            depth += 1
            if depth > NESTING_LIMIT:
                return Refusal(_DEEP, *_position(content, token.start()))
        elif token[0] in b"]}":
            depth -= 1
    return None


def check_turtle(content: bytes) -> Refusal | None:
    """Refuses Turtle and its kin with so many triple terms that they could be nested too deeply."""
    if content.count(b"<<") <= _TRIPLE_TERMS_READ:
        return None
    for token in _TURTLE_TOKEN.finditer(content):
        if token[0] == b"<<":
            return Refusal(TRIPLE_TERMS, *_position(content, token.start()))
    return None


def check_xml(content: bytes) -> Refusal | None:
    """Refuses XML that is not well formed, has a document type, or is nested too deeply."""
    parser = expat.ParserCreate("UTF-8")
    depth = 0

    def refuse(text: Text) -> None:
        raise _Refused(Refusal(text, parser.CurrentLineNumber, parser.CurrentColumnNumber + 1))

    def declared(_version: str, encoding: str | None, _standalone: int) -> None:
        if (encoding or "UTF-8").upper() not in ("UTF-8", "UTF8", "US-ASCII", "ASCII"):
            refuse(_ENCODING)

    def started(_name: str, _attributes: dict[str, str]) -> None:
        nonlocal depth
        depth += 1
        if depth > NESTING_LIMIT:
            refuse(_DEEP)

    def ended(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser.XmlDeclHandler = declared
    parser.StartDoctypeDeclHandler = lambda *_: refuse(_DOCTYPE)
    parser.StartElementHandler = started
    parser.EndElementHandler = ended
    try:
        parser.Parse(content, True)
    except _Refused as refused:
        return refused.refusal
    except expat.ExpatError as error:
        what = expat.ErrorString(error.code)
        text = Text(f"{what}; correct the XML there", f"{what}; исправьте XML в этом месте")
        return Refusal(text, error.lineno, error.offset + 1)
    return None


class _Refused(Exception):  # noqa: N818 - it only leaves the parser's callbacks
    def __init__(self, refusal: Refusal) -> None:
        super().__init__()
        self.refusal = refusal


def _position(content: bytes, at: int) -> tuple[int, int]:
    before = content[:at].decode()
    return before.count("\n") + 1, len(before) - before.rfind("\n")
