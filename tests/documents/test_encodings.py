"""Texts in other encodings than UTF-8: read as they say, or as their content says, and then told."""

import codecs

import pytest

from coomet_graph.documents.encodings import decode
from coomet_graph.documents.text import read_text
from coomet_graph.errors import UnreadableDocumentError

TABLE = "№\tНаименование мероприятия\tСроки\tИсполнители\n1.1\tПроведение семинаров\t2021–2023\tТК 4\n"


@pytest.mark.parametrize(
    ("encoding", "mark"),
    [
        ("utf-8", b""),
        ("utf-8", codecs.BOM_UTF8),
        ("utf-16-le", codecs.BOM_UTF16_LE),
        ("utf-16-be", codecs.BOM_UTF16_BE),
        ("utf-32-le", codecs.BOM_UTF32_LE),
        ("utf-32-be", codecs.BOM_UTF32_BE),
    ],
)
def test_an_encoding_that_is_said_or_beyond_doubt_is_not_told(encoding, mark) -> None:
    document = read_text("a.txt", mark + TABLE.encode(encoding))
    assert [cell.text for cell in document.lines[1].cells] == TABLE.split("\n")[1].split("\t")
    assert document.findings == ()


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("cp1251", "Windows-1251"),
        ("koi8-r", "KOI8-R"),
        ("cp866", "CP866"),
        ("iso8859-5", "ISO 8859-5"),
        ("utf-16-le", "UTF-16-LE"),
        ("utf-16-be", "UTF-16-BE"),
    ],
)
def test_an_encoding_recognised_by_content_is_told(encoding, name) -> None:
    # Not all of them have the dash or the sign for numbers.
    text = TABLE.replace("–", "-").replace("№", "No.")
    document = read_text("a.txt", text.encode(encoding))
    assert [cell.text for cell in document.lines[1].cells] == text.split("\n")[1].split("\t")
    (finding,) = document.findings
    assert finding.rule == "encoding-assumed"
    assert name in finding.message.en
    assert finding.places[0].quotation == "Наименование"
    assert finding.places[0].first_line == 1


@pytest.mark.parametrize(
    "text", ["СРОКИ ИСПОЛНИТЕЛИ", "Сроки", "Name of event 2021–2023 – the only word: ТК"]
)
def test_a_few_words_are_enough(text) -> None:
    assert decode("a.txt", text.encode("cp1251")).text == text


def test_western_letters() -> None:
    text = "Coordinator: Dr Müller – PTB, “on behalf of” Café"
    assert decode("a.txt", text.encode("cp1252")).text == text


def test_utf_8_with_a_wrong_byte_is_not_taken_for_another_encoding() -> None:
    for text in (TABLE, "Dr Müller, 2021–2023"):
        with pytest.raises(UnreadableDocumentError, match="save it as UTF-8"):
            decode("a.txt", text.encode() + b"\xff")


def test_two_encodings_in_one_file() -> None:
    with pytest.raises(UnreadableDocumentError, match="on line 3"):
        decode("a.txt", TABLE.encode() + "Сроки".encode("cp1251"))


@pytest.mark.parametrize("content", [b"a\0b", b"\0" * 40, b"\1\2\3\0" * 9, bytes(range(1, 256))])
def test_bytes_that_are_no_text(content) -> None:
    with pytest.raises(UnreadableDocumentError, match="binary file"):
        decode("a.txt", content)


def test_text_that_says_utf_16_and_is_not() -> None:
    with pytest.raises(UnreadableDocumentError, match="UTF-16-LE"):
        decode("a.txt", codecs.BOM_UTF16_LE + b"abc")
