"""PDF files: the table as it is printed, ruled or not, page by page; what holds no text says so."""

import hashlib
import zlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coomet_graph import resources
from coomet_graph.documents import Document
from coomet_graph.documents import pdf as pdf_module
from coomet_graph.documents.pdf import read_pdf
from coomet_graph.documents.pdf_marks import with_marks, with_raised
from coomet_graph.documents.pdf_words import Printed
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.records import load_lexicon, read_records
from tests.documents.typeset_pdf import locked_pdf, pdf, pictures
from tests.documents.typeset_xlsx import HEADER, ROWS, TITLE

PROCEDURE = (
    "1.1. Preparation of an internal procedure for the assessment of training needs and their planning"
)
BASIS = "The basis is item 44 of the COOMET Development Program for 2020-2022. Works are underway."
LONG = (
    HEADER,
    (
        "1. Организация обучения под эгидой КООМЕТ",
        PROCEDURE,
        "2021 – 2023",
        "Chairs of TC 4, SC 4.1, members",
        BASIS,
    ),
    ("", "1.2. Проведение опроса о потребностях", "Ежегодно", "ТК 4", "Работы ведутся."),
    ("", "1.3. Short", "2022", "TC 4", ""),
    ("2. Another field", "2.1. Holding of seminars on length", "2021, 2023", "SC 4.3", "Jointly with JCMS"),
)


def texts(document: Document) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in document.lines]


def read(content: bytes) -> Document:
    return read_pdf("programme.pdf", content)


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(content)
    assert any("а" <= letter <= "я" for letter in caught.value.text.ru)
    assert "programme.pdf" in str(caught.value)
    return str(caught.value)


# ---------------------------------------------------------------- tables


@pytest.mark.parametrize("ruled", [True, False])
@pytest.mark.parametrize("rows", [ROWS, LONG], ids=["small", "long"])
def test_a_table_has_its_cells_with_lines_or_without(rows, ruled) -> None:
    document = read(pdf((TITLE, "An invented sample"), rows, ruled=ruled))
    assert texts(document) == [[TITLE], ["An invented sample"], *map(list, rows)]
    assert document.findings == ()
    numbers = [line.number for line in document.lines]
    assert numbers == sorted(set(numbers))


def test_words_know_their_page_and_line_of_text() -> None:
    content = pdf((TITLE,), LONG)
    document = read(content)
    assert document.sha256 == hashlib.sha256(content).hexdigest()
    line = document.lines[2]
    (place,) = line.cells[3].places("programme.pdf")
    # The title is the first line of text, the header the second.
    assert (place.page, place.first_line, place.last_line) == (1, 3, 4)
    assert place.quotation == LONG[1][3]


def test_a_word_that_a_line_s_end_cuts_at_its_hyphen_is_one() -> None:
    rows = (
        *ROWS,
        ("", "1.3. Work", "2031", "TC 4", f"{'m' * 16} e- {'l' * 30}"),
    )
    note = read(pdf((), rows)).lines[-1].cells[-1]
    assert note.text == f"{'m' * 16} e-{'l' * 30}"
    assert any(word.glued for word in note.words)


def test_a_hyphen_that_may_only_part_a_word_is_told() -> None:
    cut = ("", "1.3. Work", "2031", "TC 4", f"{'m' * 16} рекомен- {'д' * 30}")
    (finding,) = read(pdf((), (*ROWS, cut))).findings
    assert (finding.rule, finding.severity) == ("hyphen-kept", "info")
    assert f"рекомен-{'д' * 30}" in finding.message.en
    (place,) = finding.places
    assert (place.page, place.quotation) == (1, f"рекомен- {'д' * 30}")
    # Nor is it told of a word that has the hyphen inside a line, too, nor where a name goes on.
    whole = (f"As in рекомен-{'д' * 30}",)
    assert read(pdf(whole, (*ROWS, cut), widths=(90, 130, 60, 90, 360))).findings == ()
    named = ("", "1.3. Work", "2031", "TC 4", f"{'m' * 16} Санкт- {'П' * 30}")
    assert read(pdf((), (*ROWS, named))).findings == ()


def test_merged_cells_stand_in_every_row_and_in_the_first_of_their_columns() -> None:
    document = read(pdf((), LONG, merges=[((0, 1), (0, 3)), ((3, 3), (4, 3))]))
    field = LONG[1][0]
    assert [row[0] for row in texts(document)] == ["Activity", field, field, field, "2. Another field"]
    assert texts(document)[3][3:] == ["TC 4", ""]
    first, again = (document.lines[index].cells[0].words for index in (1, 3))
    assert all(one is other for one, other in zip(first, again, strict=True))
    numbers = [line.number for line in document.lines]
    assert numbers == sorted(set(numbers))


@pytest.mark.parametrize("ruled", [True, False])
def test_pages_repeat_the_header_and_keep_the_columns(ruled) -> None:
    rows = (HEADER, *(row for _ in range(12) for row in LONG[1:]))
    lines = read(pdf((TITLE,), rows, ruled=ruled, page_numbers=True)).lines
    table = [line for line in lines if len(line.cells) == 5]
    headers = [line for line in table if line.cells[0].text == "Activity"]
    pages = {line.passage.words[0].spot.page or 0 for line in lines}
    assert pages == set(range(1, len(headers) + 1))
    assert len(pages) > 2
    assert [line.passage.text for line in lines if len(line.cells) == 1][1:] == [
        str(page) for page in sorted(pages)
    ]
    without = [[cell.text for cell in line.cells] for line in table if line not in headers]
    assert without == [list(row) for row in rows[1:]]


def test_a_row_that_a_page_break_cuts_may_have_no_line_at_its_end() -> None:
    document = read(pdf((TITLE,), ROWS[:2], open_end=True))
    assert texts(document) == [[TITLE], *map(list, ROWS[:2])]


@pytest.mark.parametrize("padding", [0, 1, 6])
def test_rows_without_lines_stand_closer_or_farther(padding) -> None:
    rows = (
        HEADER,
        *(("1. Field", f"1.{n}. Plan", "2031", "TC 4", "Works are underway.") for n in range(1, 8)),
    )
    document = read(pdf((), rows, ruled=False, padding=padding))
    assert texts(document) == list(map(list, rows))


@pytest.mark.parametrize("padding", [0.5, 1, 2])
def test_rows_that_span_the_table_stand_by_themselves_however_close(padding) -> None:
    rows = (
        ("No.", "Action", "Term", "Performers", "Notes"),
        ("1 Comparisons", "", "", "", ""),
        ("1.1", "Comparison of weights", "2031", "TC 4", ""),
        ("1.2", "Comparison of force", "2032", "TC 4", ""),
        ("2 Training", "", "", "", ""),
        ("2.1", "Seminar", "2032", "TC 4", ""),
    )
    spans = [((0, 1), (4, 1)), ((0, 4), (4, 4))]
    document = read(
        pdf((TITLE,), rows, ruled=False, merges=spans, widths=(40, 230, 80, 150, 230), padding=padding)
    )
    assert [" ".join(filter(None, row)) for row in texts(document)[1:]] == [
        " ".join(filter(None, row)) for row in rows
    ]


@pytest.mark.parametrize("ruled", [True, False])
def test_the_mark_of_a_footnote_belongs_to_no_number(ruled) -> None:
    row = ("1.1²", "Seminars", "2031¹–2033", "TC 4³, TC 5", "The basis is item 12¹⁰ of it (2¹)")
    notes = [f"{TITLE}¹", "¹The pilot is named later", "² The dates may change"]
    document = read_pdf("programme.pdf", pdf(notes, (HEADER, row, *ROWS[1:]), ruled=ruled))
    assert [line.passage.text for line in document.lines[:3]] == notes
    assert [cell.text for cell in document.lines[4].cells] == list(row)


def test_raised_letters_of_a_word_are_marks_if_they_are_digits() -> None:
    def letter(text: str, size: float, bottom: float) -> dict[str, object]:
        return {"text": text, "size": size, "x0": 0.0, "x1": 1.0, "top": bottom - size, "bottom": bottom}

    letters = [
        letter("1", 10, 20),
        letter("2", 10, 20),
        letter("3", 6, 17),
        letter("a", 6, 17),
        letter("4", 6, 20),
    ]
    word = {"text": "123a4", "chars": letters}
    assert with_raised(word)["text"] == "12³a4"


def test_many_small_numbers_are_no_marks() -> None:
    small = Printed("7", 0.0, 1.0, 0.0, 5.0)
    words = [Printed("x", 1.0, 2.0, 1.0, 10.0)] * 300 + [small] * 250
    assert with_marks(words) == words


def test_running_text_is_no_table() -> None:
    front = ["An introduction in several lines of words that explain the programme at length " * 3] * 4
    assert {len(line.cells) for line in read(pdf(front, [["One cell"]], ruled=False)).lines} == {1}


def test_columns_that_stand_close_together() -> None:
    """Letters on both sides of a ruled line belong to two cells, however close they stand."""
    rows = (("Activity", "Action", "Term"), ("mmmmmmmm", "mmmmmm", "mmmm"))
    # The letters of this font are that wide.
    em = 0.974 * 9
    tight = pdf((), rows, widths=(8 * em + 0.5, 6 * em + 0.5, 50), sides=0)
    assert texts(read(tight)) == list(map(list, rows))


# ---------------------------------------------------------------- what is told


def test_pages_without_text_are_told() -> None:
    (finding,) = read(pictures(2, "WORK PROGRAM")).findings
    assert finding.rule == "page-without-text"
    assert "2, 3" in finding.message.en
    assert "2, 3" in finding.message.ru


def test_letters_of_an_unknown_font_are_told_or_refused() -> None:
    (finding,) = read(pdf((TITLE, "(cid:12)(cid:7)"), ROWS)).findings
    assert finding.rule == "letters-unknown"
    assert finding.places[0].quotation == "(cid:12)(cid:7)"
    assert "OCR" in refused(pdf(("(cid:12)(cid:7)",), [["(cid:3)"]]))


def test_a_programme_without_faults_trips_no_rule() -> None:
    lexicon = load_lexicon(resources.data_folder() / "reference")
    assert read_records(read(pdf((TITLE,), ROWS)), lexicon).findings == ()
    assert read_records(read(pdf((TITLE,), ROWS, ruled=False)), lexicon).findings == ()


# ---------------------------------------------------------------- what is refused


def test_files_that_cannot_be_read() -> None:
    whole = pdf((TITLE,), ROWS)
    assert "damaged" in refused(b"")
    assert "damaged" in refused(b"%PDF-1.7\nand no more")
    assert "damaged" in refused(whole[: len(whole) // 2])
    assert "no text (2 pages)" in refused(pictures(2))
    assert "password" in refused(locked_pdf((TITLE,), ROWS))


def test_more_pages_than_any_programme_has(monkeypatch) -> None:
    monkeypatch.setattr(pdf_module, "PAGES_LIMIT", 1)
    assert "more than 1 pages" in refused(pictures(2, "words"))


@pytest.mark.parametrize("layers", [1, 2])
def test_a_stream_that_unpacks_without_end(layers, monkeypatch) -> None:
    monkeypatch.setattr(pdf_module, "UNPACKED_LIMIT", 1_000_000)
    packed = b"0 0 m " * 400_000
    for _ in range(layers):
        packed = zlib.compress(packed)
    bomb = pdf((TITLE,), ROWS).replace(b"%%EOF", b"stream\n" + packed + b"\nendstream\n%%EOF")
    assert "unpacks" in refused(bomb)


WHOLE = pdf((TITLE,), ROWS)


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_broken_pdf_is_read_or_refused(data) -> None:
    spoilt = bytearray(WHOLE)
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(spoilt) - 1))
        spoilt[at] = data.draw(st.sampled_from(b"<>[]()/ 0123456789R\x00") | st.integers(0, 255))
    cut = data.draw(st.sampled_from([None, data.draw(st.integers(1, len(spoilt)))]))
    try:
        document = read(bytes(spoilt[:cut]))
    except UnreadableDocumentError:
        return
    assert document.lines
