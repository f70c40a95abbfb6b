"""Choose the reader for a file, and read it."""

from dataclasses import replace
from pathlib import Path, PurePath
from stat import S_ISREG

from coomet_graph.documents.encodings import decode
from coomet_graph.documents.html import read_html
from coomet_graph.documents.invisible import without_invisible
from coomet_graph.documents.kinds import HEAD, Kind, fits, is_plain, kind_of
from coomet_graph.documents.model import Document
from coomet_graph.documents.odt import read_odt
from coomet_graph.documents.separated import read_separated, separator_of
from coomet_graph.documents.text import document_of_text
from coomet_graph.documents.word import read_word
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.findings import reader_rules

# A programme has a few thousand lines; the limit keeps a wrong file from eating the memory.
SIZE_LIMIT = 50_000_000


def read_document(path: Path) -> Document:
    """The document in the file at `path`; raises UnreadableDocumentError with what is wrong with it."""
    return read_content(path.name, _bytes_of(path))


def read_content(file: str, content: bytes) -> Document:
    """The document in a file's bytes, whatever its name; raises UnreadableDocumentError if they are none."""
    kind = kind_of(file, content)
    document = without_invisible(_read(file, content, kind))
    if fits(file, kind):
        return document
    finding = reader_rules()["wrong-extension"].finding(
        places=document.lines[0].passage.places(file)[:1] if document.lines else (),
        values={"_file": file, "content": kind.name_of_content},
    )
    return replace(document, findings=(*document.findings, finding))


def is_plain_text(path: Path) -> bool:
    """Whether the file is text without markup, or none that is read at all; raises OSError or ValueError."""
    if not S_ISREG(path.stat().st_mode):
        return True
    with path.open("rb") as opened:
        return is_plain(opened.read(HEAD))


def _read(file: str, content: bytes, kind: Kind) -> Document:
    # Libraries for these are slow to import, and most runs have no such file.
    if kind is Kind.PDF:
        from coomet_graph.documents.pdf import read_pdf  # noqa: PLC0415

        return read_pdf(file, content)
    if kind is Kind.SPREADSHEET:
        from coomet_graph.documents.spreadsheet import read_spreadsheet  # noqa: PLC0415

        return read_spreadsheet(file, content)
    if kind is Kind.TEXT:
        return _read_text(file, content)
    reader = {Kind.WORD: read_word, Kind.ODT: read_odt, Kind.HTML: read_html}[kind]
    return reader(file, content)


def _read_text(file: str, content: bytes) -> Document:
    decoded = decode(file, content)
    is_expected = PurePath(file).suffix.lower() == ".csv"
    separator = separator_of(decoded.text, is_expected=is_expected)
    if separator is None:
        return document_of_text(file, content, decoded)
    return read_separated(file, content, decoded, separator)


def _bytes_of(path: Path) -> bytes:
    try:
        state = path.stat()
        if not S_ISREG(state.st_mode):
            raise UnreadableDocumentError(
                f"{path}: this is not a regular file; give the path of a file.",
                f"{path}: это не обычный файл; укажите путь к файлу.",
            )
        if state.st_size > SIZE_LIMIT:
            raise UnreadableDocumentError(
                f"{path}: the file is larger than {SIZE_LIMIT // 1_000_000} MB; "
                "give the programme's text alone.",
                f"{path}: файл больше {SIZE_LIMIT // 1_000_000} МБ; укажите только текст программы.",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise UnreadableDocumentError(
            f"{path}: there is no such file; check the path.",
            f"{path}: такого файла нет; проверьте путь.",
        ) from error
    except ValueError as error:
        # A path with a NUL: no file can have that name.
        raise UnreadableDocumentError(
            f"{str(path)!r}: no file can have this name; check the path.",
            f"{str(path)!r}: у файла не может быть такого имени; проверьте путь.",
        ) from error
    except OSError as error:
        raise UnreadableDocumentError(
            f"{path}: the file cannot be read ({error.strerror}); check its path and permissions.",
            f"{path}: файл не читается ({error.strerror}); проверьте путь и права доступа.",
        ) from error
