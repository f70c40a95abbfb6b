"""A folder with a file of every bad kind: each that cannot be read is one line, the others are read.

What each kind is about is tested where its reader is; here, that none of them costs the others anything.
"""

import codecs
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from coomet_graph import resources
from coomet_graph.errors import CoometGraphError, UnreadableDocumentError
from coomet_graph.iris import Minter
from coomet_graph.pipeline.reading import read_sources
from coomet_graph.sources import Reading
from coomet_graph.sources.folders import documents_in
from tests.documents.test_hostile import BOMB, with_text
from tests.documents.typeset_pdf import locked_pdf, pdf, pictures
from tests.documents.typeset_xlsx import EXAMPLES, ROWS, TITLE, workbook

TABLES = resources.data_folder() / "reference"
PROGRAMME = "\n".join([TITLE, *("\t".join(row) for row in ROWS)])
RUSSIAN = PROGRAMME.replace("–", "-").replace("Works are underway.", "Работы ведутся.")
LOCKED = codecs.decode("d0cf11e0a1b11ae1", "hex") + bytes(1_000) + "EncryptedPackage".encode("utf-16-le")


def zip_bomb() -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(50_000_000))
    return packed.getvalue()


def pdf_bomb() -> bytes:
    """Half a gigabyte of blanks, packed twice."""
    blanks = zlib.compressobj()
    packed = b"".join(blanks.compress(bytes(10_000_000)) for _ in range(50)) + blanks.flush()
    stream = b"stream\n" + zlib.compress(packed) + b"\nendstream\n%%EOF"
    return pdf((TITLE,), ROWS).replace(b"%%EOF", stream)


REFUSED = {
    "scanned.pdf": (pictures(2), "no text (2 pages)", "recognise the text"),
    "locked.pdf": (locked_pdf((TITLE,), ROWS), "protected by a password", "save it without"),
    "locked.docx": (LOCKED, "protected by a password", "save it without"),
    "cut.pdf": (pdf((TITLE,), ROWS)[:2_000], "damaged", "get it again"),
    "cut.xlsx": (workbook()[:3_000], "damaged", "get it again"),
    "bomb.docx": (zip_bomb(), "unpacks to more than is allowed", "give the programme's text alone"),
    "bomb.pdf": (pdf_bomb(), "unpacks to more than is allowed", "do not trust"),
    "entities.docx": (
        with_text("docx", (BOMB + "]><x>&j;</x>").encode()),
        "declares entities of its own",
        "do not trust",
    ),
    "program.pdf": (b"\x7fELF\x02\x01\x01\x00", "binary file", "save"),
    "old.doc": (
        LOCKED.replace("EncryptedPackage".encode("utf-16-le"), "WordDocument".encode("utf-16-le")),
        "files of kind DOC are not read",
        "save it as DOCX",
    ),
    "empty.txt": (b"", "the file is empty", "give a file that holds a programme"),
    "two-encodings.txt": (RUSSIAN.encode() + "Сроки".encode("cp1251"), "not UTF-8", "save it as UTF-8"),
}
TOLD = {
    "macros.xlsm": (EXAMPLES["macros-not-run"](), "macros-not-run"),
    "hidden.xlsx": (EXAMPLES["hidden-sheet"](), "hidden-sheet"),
    "formula.xlsx": (EXAMPLES["formula-cell"](), "formula-cell"),
    "in-truth-a-workbook.pdf": (workbook(), "wrong-extension"),
    "windows.txt": (RUSSIAN.encode("cp1251"), "encoding-assumed"),
    "turned.txt": (PROGRAMME.replace("plan", "\u202eplan").encode(), "invisible-character"),
    "zero-width.txt": (PROGRAMME.replace("plan", "pl\u200ban").encode(), "invisible-character"),
}
SILENT = {
    "good.txt": PROGRAMME.encode(),
    "marked.txt": codecs.BOM_UTF8 + PROGRAMME.encode(),
    "utf-16.txt": codecs.BOM_UTF16_LE + PROGRAMME.encode("utf-16-le"),
}


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Reading | CoometGraphError]:
    """What became of each of the files, which were read as one folder, by name."""
    folder = tmp_path_factory.mktemp("programmes")
    described = ["id,file,kind,body,start_year,end_year"]
    files = {name: content for name, (content, *_) in REFUSED.items()}
    files |= {name: content for name, (content, _) in TOLD.items()} | SILENT
    for number, (name, content) in enumerate(files.items(), 1):
        (folder / name).write_bytes(content)
        described.append(f"wp-{number},{name},work,tc-4,2031,2033")
    (folder / "sources.csv").write_text("\n".join(described), "utf-8")
    paths, _ = documents_in([folder])
    read = read_sources(paths, TABLES, Minter(), tmp_path_factory.mktemp("statements"))
    return {path.name: result for path, result in zip(paths, read, strict=True)}


def test_nothing_is_left_out(results: dict[str, Reading | CoometGraphError]) -> None:
    assert results.keys() == {*REFUSED, *TOLD, *SILENT}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_one_line(results: dict[str, Reading | CoometGraphError], name: str) -> None:
    told, (_, what, remedy) = results[name], REFUSED[name]
    assert isinstance(told, UnreadableDocumentError)
    assert what in told.text.en
    assert remedy in told.text.en
    for text in (told.text.en, told.text.ru):
        assert name in text
        assert "\n" not in text
    assert any("а" <= letter <= "я" for letter in told.text.ru)


@pytest.mark.parametrize("name", TOLD)
def test_what_is_read_tells_what_is_odd_about_it(
    results: dict[str, Reading | CoometGraphError], name: str
) -> None:
    read = results[name]
    assert isinstance(read, Reading), read
    assert [finding.rule for finding in read.findings] == [TOLD[name][1]]


@pytest.mark.parametrize("name", SILENT)
def test_what_is_good_is_read(results: dict[str, Reading | CoometGraphError], name: str) -> None:
    read = results[name]
    assert isinstance(read, Reading), read
    assert read.findings == ()
    assert read.understood == read.lines > 0
