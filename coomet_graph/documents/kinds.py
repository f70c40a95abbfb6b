"""What a file is, by its content: names lie, and many a "programme.doc" is a web page."""

import re
from enum import StrEnum
from pathlib import PurePath

from coomet_graph.documents.office import Office, locked, open_office
from coomet_graph.documents.refusals import refusal
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.findings import Text

HEAD = 4_096
"""How many bytes tell what a file is, as far as its beginning does."""

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(?:!doctype\s+html|(?:html|head|body|meta|title|table|div|p|h1)\b)",
    re.IGNORECASE | re.DOTALL,
)
_MAIL = re.compile(rb"(?:^|\n)MIME-Version:", re.IGNORECASE)


class Kind(StrEnum):
    """The kinds of files that are read."""

    WORD = "DOCX"
    ODT = "ODT"
    SPREADSHEET = "XLSX"
    PDF = "PDF"
    HTML = "HTML"
    TEXT = "text"

    @property
    def name_of_content(self) -> Text:
        """What a message calls a file of this kind."""
        return Text("text", "текст") if self is Kind.TEXT else Text(self.value, self.value)


# None: files of this name are not read if they are what the name says.
_SUFFIXES: dict[str, Kind | None] = {
    **dict.fromkeys((".docx", ".docm", ".dotx", ".dotm"), Kind.WORD),
    **dict.fromkeys((".odt", ".ott"), Kind.ODT),
    **dict.fromkeys((".xlsx", ".xlsm", ".xltx", ".xltm"), Kind.SPREADSHEET),
    **dict.fromkeys((".html", ".htm", ".xhtml"), Kind.HTML),
    **dict.fromkeys((".txt", ".tsv", ".csv", ".text"), Kind.TEXT),
    ".pdf": Kind.PDF,
    **dict.fromkeys((".doc", ".dot", ".rtf", ".xls", ".ods", ".ppt", ".pptx"), None),
}


def fits(file: str, kind: Kind) -> bool:
    """Whether the ending of a file's name, if it means anything, means this kind."""
    return _SUFFIXES.get(PurePath(file).suffix.lower(), kind) is kind


def is_plain(head: bytes) -> bool:
    """Whether a file that begins like this is text, to be read without precautions."""
    return not head.startswith((*_ZIP, _OLE)) and b"%PDF-" not in head[:1_024] and not _HTML.match(head)


def kind_of(file: str, content: bytes) -> Kind:
    """The kind of the file in `content`; raises UnreadableDocumentError if files of its kind are not read."""
    head = content[:HEAD]
    if head.startswith(_ZIP):
        return _kind_of_office(open_office(file, content))
    if head.startswith(_OLE):
        raise _old_office(file, content)
    if b"%PDF-" in head[:1_024]:
        return Kind.PDF
    if head.startswith(b"{\\rtf"):
        raise _save_as(file, "RTF", "DOCX")
    if _MAIL.search(head):
        raise _save_as(file, "MHTML", "DOCX")
    # A page in UTF-16 has a NUL between any two letters of its tags.
    return Kind.HTML if _HTML.match(head.lstrip(b"\xef\xbb\xbf\xff\xfe").replace(b"\0", b"")) else Kind.TEXT


def _kind_of_office(office: Office) -> Kind:
    names = office.names
    if "mimetype" in names and "content.xml" in names:
        said = office.read("mimetype").decode("ascii", "replace").strip()
        if "opendocument.text" in said:
            return Kind.ODT
        named = said.rpartition(".")[2][:40]
        # Of OpenDocument, texts alone are read.
        kind = f"OpenDocument ({named})" if named else "OpenDocument"
        raise _save_as(office.file, kind, "XLSX")
    if any(name.startswith("xl/") for name in names):
        if "xl/workbook.bin" in names:
            raise _save_as(office.file, "XLSB", "XLSX")
        return Kind.SPREADSHEET
    if any(name.startswith("ppt/") for name in names):
        raise _save_as(office.file, "PPTX", "DOCX")
    types = office.read("[Content_Types].xml") if "[Content_Types].xml" in names else b""
    if "word/document.xml" in names or b"wordprocessingml" in types or b"ms-word" in types:
        return Kind.WORD
    raise _save_as(office.file, "ZIP", "DOCX")


def _old_office(file: str, content: bytes) -> UnreadableDocumentError:
    """Old binary files, and new ones that are encrypted, are folders whose entries have telling names."""
    if "EncryptedPackage".encode("utf-16-le") in content:
        return locked(file)
    if "WordDocument".encode("utf-16-le") in content:
        return _save_as(file, "DOC", "DOCX")
    if any(name.encode("utf-16-le") in content for name in ("Workbook", "Book")):
        return _save_as(file, "XLS", "XLSX")
    return _save_as(file, "OLE", "DOCX")


def _save_as(file: str, kind: str, other: str) -> UnreadableDocumentError:
    return refusal(
        file,
        f"files of kind {kind} are not read; open the file in its program and save it as {other}",
        f"файлы вида {kind} не читаются; откройте файл в его программе и сохраните как {other}",
    )
