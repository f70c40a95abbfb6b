"""The parts of office files (zip packages of XML): opened within limits, and nothing is ever fetched."""

import struct
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache
from io import BytesIO
from posixpath import normpath
from xml.etree.ElementTree import Element, ParseError, fromstring
from xml.parsers import expat
from zipfile import BadZipFile, LargeZipFile, ZipFile, ZipInfo

from defusedxml.common import DefusedXmlException, DTDForbidden

from coomet_graph.documents.refusals import refusal
from coomet_graph.errors import UnreadableDocumentError

MOST_PARTS = 1_000
MOST_UNPACKED = 200_000_000
# How many times larger a part may be than it is packed; a small part of an honest file may exceed it.
MOST_RATIO = 100
_SMALL = 1_000_000
MOST_DEPTH = 100
MOST_ELEMENTS = 5_000_000

_BROKEN = (
    BadZipFile, LargeZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError,
    struct.error, zlib.error,
)  # fmt: skip


class Office:
    """The parts of an office file by name."""

    def __init__(self, file: str, archive: ZipFile) -> None:
        self.file, self._archive = file, archive
        self.names = frozenset(archive.namelist())

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises UnreadableDocumentError if it is not there or damaged."""
        try:
            return self._archive.read(name)
        except (KeyError, *_BROKEN) as error:
            raise refusal(
                self.file,
                f"the part {name} is missing or damaged; open the file in its program and save it again",
                f"часть {name} отсутствует или повреждена; откройте файл в его программе и сохраните снова",
            ) from error

    def xml(self, name: str) -> Element:
        """The root element of a part; raises UnreadableDocumentError if it is no plain XML."""
        return self.xml_later(name)()

    def xml_later(self, name: str) -> Callable[[], Element]:
        """The root element of a part when it is wanted; one that is not to be trusted is refused at once.

        Both raise UnreadableDocumentError.
        """
        content = self.read(name)
        with self._plain(name):
            _refuse_document_type(content)

        def root() -> Element:
            with self._plain(name):
                # It has no document type, and so neither entities nor addresses.
                parsed = fromstring(content)  # noqa: S314
            self._check_size(name, parsed)
            return parsed

        return root

    @contextmanager
    def _plain(self, name: str) -> Iterator[None]:
        try:
            yield
        except DefusedXmlException as error:
            raise refusal(
                self.file,
                f"the part {name} declares entities of its own, which no programme needs; "
                "do not trust this file",
                f"часть {name} объявляет собственные сущности, которые программе не нужны; "
                "не доверяйте этому файлу",
            ) from error
        except (ParseError, expat.ExpatError, ValueError, LookupError) as error:
            raise refusal(
                self.file,
                f"the part {name} is damaged ({error}); open the file in its program and save it again",
                f"часть {name} повреждена ({error}); откройте файл в его программе и сохраните снова",
            ) from error

    def _check_size(self, name: str, root: Element) -> None:
        elements = depth = 0
        level = [root]
        while level:
            elements += len(level)
            depth += 1
            if depth > MOST_DEPTH or elements > MOST_ELEMENTS:
                raise refusal(
                    self.file,
                    f"the part {name} is nested too deeply or too large; give the programme's text alone",
                    f"часть {name} слишком велика или её вложенность слишком глубока; "
                    "укажите только текст программы",
                )
            level = [each for element in level for each in element]


def _refuse_document_type(content: bytes) -> None:
    """Raises DTDForbidden for a document type: without one there are no entities.

    defusedxml itself parses in Python, which takes most of the time of reading a document.
    """
    watching = expat.ParserCreate()
    watching.StartDoctypeDeclHandler = _refuse_doctype
    watching.StartElementHandler = _stop_at_root
    with suppress(_RootReached):
        watching.Parse(content, True)


class _RootReached(Exception):  # noqa: N818 - no error: behind the root's tag, no document type can follow
    pass


def _stop_at_root(_name: str, _attributes: dict[str, str]) -> None:
    raise _RootReached


def _refuse_doctype(name: str, system: str | None, public: str | None, _internal: bool) -> None:
    raise DTDForbidden(name, system, public)


def open_office(file: str, content: bytes) -> Office:
    """The parts in `content`; raises UnreadableDocumentError if it is damaged, locked or beyond a limit."""
    try:
        archive = ZipFile(BytesIO(content))
        parts = archive.infolist()
    except _BROKEN as error:
        raise refusal(
            file,
            "the file is damaged or cut off; get it again, or open it in its program and save it again",
            "файл повреждён или обрезан; получите его снова или откройте в его программе и сохраните",
        ) from error
    _check(file, parts)
    return Office(file, archive)


def locked(file: str) -> UnreadableDocumentError:
    """The error for a file that needs a password."""
    return refusal(
        file,
        "the file is protected by a password; save it without the password",
        "файл защищён паролем; сохраните его без пароля",
    )


def _check(file: str, parts: list[ZipInfo]) -> None:
    unpacked = sum(part.file_size for part in parts)
    is_bloated = any(
        part.file_size > _SMALL and part.file_size > MOST_RATIO * part.compress_size for part in parts
    )
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED or is_bloated:
        raise refusal(
            file,
            f"the file unpacks to more than is allowed ({MOST_PARTS} parts, {MOST_UNPACKED // 1_000_000} MB, "
            f"{MOST_RATIO} times its size); give the programme's text alone",
            f"распакованный файл больше, чем разрешено (частей: {MOST_PARTS}, "
            f"{MOST_UNPACKED // 1_000_000} МБ, в {MOST_RATIO} раз больше исходного); "
            "укажите только текст программы",
        )
    if any(_points_outside(part.filename) for part in parts):
        raise refusal(
            file,
            "the file has parts that point outside of it; do not trust this file",
            "в файле есть части, указывающие за его пределы; не доверяйте этому файлу",
        )
    if any(part.flag_bits & 1 for part in parts):
        raise locked(file)


def _points_outside(name: str) -> bool:
    plain = name.replace("\\", "/")
    return plain.startswith("/") or plain[1:2] == ":" or normpath(plain).split("/")[0] == ".."


@lru_cache(1024)
def _local(name: str) -> str:
    return name.rpartition("}")[2]


def local(element: Element) -> str:
    """The name of an element without its namespace, which differs between editions of one format."""
    tag: object = element.tag
    return _local(tag) if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str) -> str | None:
    """An attribute by its name without the namespace, or None."""
    if element is None:
        return None
    return next((value for key, value in element.attrib.items() if _local(key) == name), None)


def child(element: Element | None, *names: str) -> Element | None:
    """The first child of that name, the first child of that one, and so on; None if one is not there."""
    for name in names:
        if element is None:
            return None
        for each in element:
            if local(each) == name:
                element = each
                break
        else:
            return None
    return element


def whole(text: str | None, default: int) -> int:
    """A whole number written in an attribute; `default` if it is none, or beyond all sense."""
    if text is None or len(text) > 9 or not text.strip().isascii() or not text.strip().isdigit():
        return default
    return int(text)
