"""Files are read by what they are, whatever they are called; what is not read says what to do."""

import pytest

from coomet_graph.documents import is_plain_text, read_document
from coomet_graph.documents.reading import read_content
from coomet_graph.errors import UnreadableDocumentError
from tests.documents.same_table import EXPECTED, FORMATS
from tests.documents.typeset import docx_of, odt_of, with_parts

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 512


@pytest.mark.parametrize("name", ["programme.pdf", "programme.doc", "programme.XLS", "programme.rtf"])
@pytest.mark.parametrize("kind", sorted(FORMATS))
def test_a_wrong_name_is_told_and_the_file_is_read(kind, name) -> None:
    if kind.startswith("csv") or name.endswith(kind):
        # Some of the rows are too short for a text that is not called a CSV.
        return
    document = read_content(name, FORMATS[kind].content)
    assert [[cell.text for cell in line.cells] for line in document.lines] == EXPECTED
    (finding,) = document.findings
    assert finding.rule == "wrong-extension"
    assert name in finding.message.en
    assert finding.places[0].quotation == EXPECTED[0][0]


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("a.DOCX", "docx"),
        ("a.docm", "docx"),
        ("a.ott", "odt"),
        ("a.htm", "html"),
        ("a.txt", "tsv"),
        ("a", "tsv"),
        ("a.docx.download", "docx"),
        ("протокол.2021", "html"),
    ],
)
def test_a_name_that_fits_or_means_nothing_is_not_told(name, kind) -> None:
    assert read_content(name, FORMATS[kind].content).findings == ()


def odf(kind: str) -> bytes:
    return with_parts(
        odt_of(), lambda parts: parts.update({"mimetype": f"application/vnd.oasis.{kind}".encode()})
    )


def office(*names: str) -> bytes:
    def change(parts: dict[str, bytes]) -> None:
        parts.clear()
        parts.update(dict.fromkeys(names, b"x"))

    return with_parts(docx_of(), change)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (OLE + "WordDocument".encode("utf-16-le"), "files of kind DOC are not read; .* save it as DOCX"),
        (OLE + "Workbook".encode("utf-16-le"), "files of kind XLS are not read; .* save it as XLSX"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "protected by a password"),
        (OLE, "files of kind OLE are not read"),
        (b"{\\rtf1 text}", "files of kind RTF are not read; .* save it as DOCX"),
        (b"From: x\nMIME-Version: 1.0\n", "files of kind MHTML are not read"),
        (
            odf("opendocument.spreadsheet"),
            r"files of kind OpenDocument \(spreadsheet\) are not read; .* XLSX",
        ),
        (office("ppt/presentation.xml"), "files of kind PPTX are not read"),
        (office("xl/workbook.bin"), "files of kind XLSB are not read; .* save it as XLSX"),
        (office("readme.txt"), "files of kind ZIP are not read"),
        (b"\x1f\x8b\x08\x00\x00\x00\x00", "binary file"),
        (b"\x7fELF\x02\x01\x01\x00", "binary file"),
    ],
)
def test_what_is_not_read_says_what_to_do(content, says) -> None:
    with pytest.raises(UnreadableDocumentError, match=says) as caught:
        read_content("programme.docx", content)
    text = caught.value.text
    for language in (text.en, text.ru):
        assert language.startswith("programme.docx: ")
        assert "\n" not in language
    assert any("а" <= letter <= "я" for letter in text.ru)


def test_only_text_without_markup_is_read_without_precautions(tmp_path) -> None:
    for kind, chosen in FORMATS.items():
        path = tmp_path / chosen.file
        path.write_bytes(chosen.content)
        assert is_plain_text(path) is kind.startswith(("csv", "tsv"))
    (tmp_path / "old.doc").write_bytes(OLE)
    assert not is_plain_text(tmp_path / "old.doc")
    # Nothing of a folder is read.
    assert is_plain_text(tmp_path)
    with pytest.raises(FileNotFoundError):
        is_plain_text(tmp_path / "absent")


INVISIBLE = "sem\u200binars \u202e2031 \u2066 TC\u00ad4"


def test_invisible_characters_are_left_out_and_told(tmp_path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(f"one\ttwo\n\u200b\n{INVISIBLE}\tx\n", "utf-8")
    document = read_document(path)
    assert [[cell.text for cell in line.cells] for line in document.lines] == [
        ["one", "two"],
        ["seminars 2031 TC4", "x"],
    ]
    told = [finding.message.en for finding in document.findings]
    assert [finding.rule for finding in document.findings] == ["invisible-character"] * 4
    assert any('"seminars" holds' in message and "U+200B" in message for message in told)
    assert any('"2031" holds' in message and "U+202E" in message for message in told)
    assert not any("TC4" in message for message in told)
    assert document.findings[1].places[0].first_line == 3


def test_words_of_merged_cells_stay_the_same_without_their_invisible_characters() -> None:
    content = FORMATS["html"].content.replace("Обучение".encode(), "Обу\u200bчение".encode())
    document = read_content("a.html", content)
    assert document.lines[2].cells[0].text == document.lines[3].cells[0].text == "1. Обучение"
    assert len(document.findings) == 1
