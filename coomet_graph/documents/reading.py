"""Choose the reader for a file."""

from pathlib import Path
from stat import S_ISREG

from coomet_graph.documents.model import Document
from coomet_graph.documents.text import read_text
from coomet_graph.errors import UnreadableDocumentError

# A programme has a few thousand lines; the limit keeps a wrong file from eating the memory.
SIZE_LIMIT = 50_000_000
_TEXT_SUFFIXES = frozenset({".txt", ".tsv", ".text", ""})


def read_document(path: Path) -> Document:
    """The document in the file at `path`; raises UnreadableDocumentError with what is wrong with it."""
    if path.suffix.lower() not in _TEXT_SUFFIXES:
        raise UnreadableDocumentError(
            f"{path}: files of kind {path.suffix} are not read; save the programme as UTF-8 text (.txt).",
            f"{path}: файлы вида {path.suffix} не читаются; сохраните программу как текст UTF-8 (.txt).",
        )
    return read_text(path.name, _bytes_of(path))


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
