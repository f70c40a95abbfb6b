"""Somebody else's RDF file, read strictly: nothing outside the file is fetched, what is wrong is named."""

import codecs
import re
from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, parse

from coomet_graph.errors import Text, UnreadableGraphError
from coomet_graph.exchange.prechecks import TRIPLE_TERMS, check_json, check_turtle, check_xml

SIZE_LIMIT = 200_000_000
LITERAL_LIMIT = 1024 * 1024
SUFFIXES = {
    ".ttl": RdfFormat.TURTLE,
    ".turtle": RdfFormat.TURTLE,
    ".nt": RdfFormat.N_TRIPLES,
    ".trig": RdfFormat.TRIG,
    ".nq": RdfFormat.N_QUADS,
    ".rdf": RdfFormat.RDF_XML,
    ".owl": RdfFormat.RDF_XML,
    ".xml": RdfFormat.RDF_XML,
    ".jsonld": RdfFormat.JSON_LD,
    ".json": RdfFormat.JSON_LD,
}

_PLACE_IN_MESSAGE = re.compile(r"^Parser error at line \d++.*?: ")
# Longest first: the mark of UTF-32 begins with that of UTF-16.
_FOREIGN_MARKS = (
    (codecs.BOM_UTF32_LE, "UTF-32"),
    (codecs.BOM_UTF32_BE, "UTF-32"),
    (codecs.BOM_UTF16_LE, "UTF-16"),
    (codecs.BOM_UTF16_BE, "UTF-16"),
)


def read_rdf(path: Path) -> tuple[Quad, ...]:
    """The statements of an RDF file, each once, in the file's order; its format is known by its suffix.

    Raises UnreadableGraphError that says where the file is wrong and what to do.
    """
    form = SUFFIXES.get(path.suffix.lower())
    if form is None:
        known = ", ".join(SUFFIXES)
        raise _error(
            path,
            Text(
                f'"{path.suffix}" is the ending of no RDF format; give the file one of these: {known}',
                f"«{path.suffix}» не окончание имени файла RDF; дайте файлу одно из этих: {known}",
            ),
        )
    content = _decoded(path, _bytes_of(path))
    check = {RdfFormat.JSON_LD: check_json, RdfFormat.RDF_XML: check_xml}.get(form, check_turtle)
    refusal = check(content)
    if refusal is not None:
        raise _error(path, refusal.text, refusal.line, refusal.column)
    quads = tuple(dict.fromkeys(_parsed(path, content, form)))
    if not quads:
        # Not an empty success: a validation of nothing would find nothing.
        raise _error(
            path,
            Text(
                "there is no statement in it; check that this is the right file",
                "в нём нет ни одного утверждения; проверьте, тот ли это файл",
            ),
        )
    return quads


def _bytes_of(path: Path) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise _error(path, _NO_FILE)
        if path.stat().st_size > SIZE_LIMIT:
            raise _error(path, _TOO_LARGE)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise _error(
            path, Text("there is no such file; check the path", "такого файла нет; проверьте путь")
        ) from error
    except OSError as error:
        raise _error(
            path,
            Text(
                f"it cannot be read ({error.strerror}); check its permissions",
                f"он не читается ({error.strerror}); проверьте права доступа",
            ),
        ) from error


def _decoded(path: Path, content: bytes) -> bytes:
    """The content without its byte order mark, known to be UTF-8 and not blank."""
    for mark, name in _FOREIGN_MARKS:
        if content.startswith(mark):
            raise _error(path, _wrong_encoding(name))
    content = content.removeprefix(codecs.BOM_UTF8)
    # Every second byte of ASCII in UTF-16 is zero; RDF begins with ASCII.
    if b"\0" in content[:2]:
        raise _error(path, _wrong_encoding("UTF-16"))
    try:
        blank = not content.decode().strip()
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        raise _error(
            path,
            Text("the file is not UTF-8; save it as UTF-8", "файл не в UTF-8; сохраните его в UTF-8"),
            line,
            column,
        ) from error
    if blank:
        raise _error(
            path,
            Text("the file is empty; give a file with statements", "файл пуст; укажите файл с утверждениями"),
        )
    return content


def _parsed(path: Path, content: bytes, form: RdfFormat) -> Iterator[Quad]:
    try:
        for quad in parse(content, format=form):
            value = quad.object
            if not isinstance(value, NamedNode | BlankNode | Literal):
                raise _error(path, TRIPLE_TERMS)
            if isinstance(value, Literal) and len(value.value.encode()) > LITERAL_LIMIT:
                raise _error(path, _long_literal(quad))
            yield quad
    except SyntaxError as error:
        raise _syntax_error(path, error, form) from error


def _syntax_error(path: Path, error: SyntaxError, form: RdfFormat) -> UnreadableGraphError:
    if "LoadDocumentCallback" in error.msg:
        return _error(
            path,
            Text(
                "its context is outside the file, and nothing is fetched; copy that context into the file",
                "его контекст вне файла, а извне ничего не загружается; скопируйте этот контекст в файл",
            ),
        )
    what = _PLACE_IN_MESSAGE.sub("", error.msg).rstrip(".")
    return _error(
        path,
        Text(
            f"this is not valid {form.name}: {what}; correct it there",
            f"это не соответствует {form.name}: {what}; исправьте в этом месте",
        ),
        error.lineno,
        error.offset,
    )


def _error(
    path: Path, text: Text, line: int | None = None, column: int | None = None
) -> UnreadableGraphError:
    """One line: file, place, what and what to do."""
    en = f"{path}: "
    ru = f"{path}: "
    if line is not None:
        en += f"line {line}, " + (f"column {column}: " if column is not None else "")
        ru += f"строка {line}, " + (f"столбец {column}: " if column is not None else "")
    return UnreadableGraphError(_one_line(f"{en}{text.en}."), _one_line(f"{ru}{text.ru}."))


def _one_line(text: str) -> str:
    """Without line breaks and other control characters, which a file's name or content may hold."""
    return "".join(char if char.isprintable() else "\ufffd" for char in text)


_NO_FILE = Text(
    "this is not a regular file; give the path of a file", "это не обычный файл; укажите путь к файлу"
)
_TOO_LARGE = Text(
    f"the file is larger than {SIZE_LIMIT // 1_000_000} MB; split it",
    f"файл больше {SIZE_LIMIT // 1_000_000} МБ; разделите его",
)


def _wrong_encoding(name: str) -> Text:
    return Text(f"the file is in {name}; save it as UTF-8", f"файл в {name}; сохраните его в UTF-8")


def _long_literal(quad: Quad) -> Text:
    about = f"{quad.subject} {quad.predicate}"
    return Text(
        f"the text of {about} is longer than 1 MiB; shorten it or give a link instead",
        f"текст {about} длиннее 1 МиБ; сократите его или укажите вместо него ссылку",
    )
