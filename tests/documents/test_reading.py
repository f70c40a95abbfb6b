"""Files of every kind: what is read, and the one line that says why a file is not."""

import codecs
import hashlib
import os
from pathlib import Path

import pytest

from coomet_graph.documents import read_document
from coomet_graph.documents import reading as reading_module
from coomet_graph.documents.text import read_text
from coomet_graph.errors import UnreadableDocumentError


def refused(path) -> tuple[str, str]:
    with pytest.raises(UnreadableDocumentError) as caught:
        read_document(path)
    text = caught.value.text
    for language in (text.en, text.ru):
        assert "\n" not in language
        assert path.name in language
    return text.en, text.ru


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"\xef\xbb\xbf\n", "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"No.\tName of event\x00", "binary"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\x00", "binary"),
        (codecs.BOM_UTF16_LE + b"a\x00\x00\xd8", "UTF-16"),
        ("Сроки\nИсполнители".encode() + b"\xff", "line 2"),
    ],
)
def test_what_is_no_text(tmp_path, content, says) -> None:
    path = tmp_path / "programme.txt"
    path.write_bytes(content)
    english, russian = refused(path)
    assert says in english
    assert any("а" <= letter <= "я" for letter in russian)


def test_no_file_and_no_regular_file(tmp_path) -> None:
    assert "no such file" in refused(tmp_path / "absent.txt")[0]
    folder = tmp_path / "folder.txt"
    folder.mkdir()
    assert "not a regular file" in refused(folder)[0]
    pipe = tmp_path / "pipe.txt"
    os.mkfifo(pipe)
    assert "not a regular file" in refused(pipe)[0]


@pytest.mark.parametrize("name", ["x" * 300 + ".txt", "nul\0.txt"])
def test_a_name_no_file_can_have(tmp_path, name) -> None:
    with pytest.raises(UnreadableDocumentError):
        read_document(tmp_path / name)


def test_a_file_that_may_not_be_read(tmp_path, monkeypatch) -> None:
    path = tmp_path / "secret.txt"
    path.write_text("Activity")

    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "read_bytes", refuse)
    assert "cannot be read" in refused(path)[0]


def test_a_file_that_is_too_large(tmp_path, monkeypatch) -> None:
    monkeypatch.setattr(reading_module, "SIZE_LIMIT", 10)
    path = tmp_path / "programme.txt"
    path.write_bytes(b"x" * 11)
    assert "larger than" in refused(path)[0]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_of_every_kind(end) -> None:
    document = read_text("a.txt", f"one{end}{end}two\tthree{end}".encode())
    assert [(line.number, line.passage.text) for line in document.lines] == [(1, "one"), (3, "two three")]


def test_a_byte_order_mark_is_no_letter() -> None:
    assert read_text("a.txt", b"\xef\xbb\xbfone").lines[0].passage.text == "one"


def test_the_checksum_is_that_of_the_bytes() -> None:
    content = b"\xef\xbb\xbfone\r\n"
    assert read_text("a.txt", content).sha256 == hashlib.sha256(content).hexdigest()


def test_a_word_cut_by_a_hyphen_at_the_line_s_end() -> None:
    first, second = read_text("a.txt", b"existing e-\nlearning tools").lines
    assert (first.passage + second.passage).text == "existing e-learning tools"
    apart = read_text("a.txt", b"Plan -\nnew").lines
    assert (apart[0].passage + apart[1].passage).text == "Plan - new"


def test_only_line_feeds_end_lines() -> None:
    assert [line.number for line in read_text("a.txt", "a\x0b\x0c\x85\u2028b\nc".encode()).lines] == [1, 2]


def test_a_line_of_a_megabyte() -> None:
    document = read_text("a.txt", b"word " * 200_000)
    assert len(document.lines) == 1
    assert len(document.lines[0].passage.words) == 200_000
