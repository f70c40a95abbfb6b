"""What the Word file is made of: words as they are, columns that fit, pages that begin where they should."""

import io
from itertools import pairwise

import pytest
from docx import Document
from docx.document import Document as DocumentValue
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement

from coomet_graph.reports.docx_markup import contents, frame, paragraph, room, run, table
from coomet_graph.reports.words import said
from tests.reports.examples import HOSTILE, report, written
from tests.reports.word_files import text_of


def parsed(markup: str) -> BaseOxmlElement:
    return parse_xml(f"<w:body {nsdecls('w')}>{markup}</w:body>")


def letter(language: str) -> DocumentValue:
    return Document(io.BytesIO(written(report(("words",) * 4), "docx", language)))


@pytest.mark.parametrize("words", ["a < b & c", "]]> --> <w:p/>", '"quoted"', "  spaces  around  "])
def test_words_are_no_markup(words: str) -> None:
    (text,) = parsed(paragraph(run(words))).iter(qn("w:t"))
    assert text.text == words


def test_a_line_end_is_one_in_the_file() -> None:
    (told,) = parsed(paragraph(run("first\nsecond"))).iter(qn("w:r"))
    assert [child.tag for child in told] == [qn("w:t"), qn("w:br"), qn("w:t")]


def test_a_text_of_millions_of_characters_is_shortened() -> None:
    """A parser of XML takes ten million at most, Word far fewer; all findings are in the letter even so."""
    long = "w" * 11_000_000
    content = written(report(("first", f"second {long}", "third")), "docx", "en")
    told = text_of(content)
    assert "“first”" not in told
    assert "About third" in told
    (message, *_) = [line for line in told.splitlines() if line.startswith("About second ww")]
    assert message.endswith("w…")
    assert "“second ww" in told
    assert max(map(len, told.splitlines())) < 11_000


def test_a_text_of_some_pages_is_whole() -> None:
    (text,) = parsed(paragraph(run("w" * 10_000))).iter(qn("w:t"))
    assert text.text == "w" * 10_000
    (text,) = parsed(paragraph(run("w" * 10_001))).iter(qn("w:t"))
    assert text.text == "w" * 9_999 + "…"


def test_only_known_languages_are_told() -> None:
    body = parsed(paragraph(run("слова", language="ru"), run("sanat", language='fi"/><w:br')))
    assert [each.get(qn("w:val")) for each in body.iter(qn("w:lang"))] == ["ru-RU"]
    assert not list(body.iter(qn("w:br")))


def test_hostile_words_leave_the_file_whole() -> None:
    for words in HOSTILE:
        markup = contents([(1, words, words), (2, words, words)]) + table(
            [3, 4], [words] * 2, [[frame(3), ""]]
        )
        assert len(parsed(markup + room())) == 4


def test_a_cell_without_words_has_a_paragraph_all_the_same() -> None:
    body = parsed(table([2, 3], ["a", "b"], [["", paragraph(run("words"))]]))
    assert [len(cell.findall(qn("w:p"))) for cell in body.iter(qn("w:tc"))] == [1] * 4


def test_properties_stand_in_the_order_of_the_standard() -> None:
    order = ["pStyle", "keepNext", "pageBreakBefore", "spacing", "jc"]
    body = parsed(paragraph(style="Small", keep=True, before=3, align="right", new_page=True))
    told = [child.tag.rpartition("}")[2] for child in next(body.iter(qn("w:pPr")))]
    assert told == order


@pytest.mark.parametrize("language", ["en", "ru"])
def test_columns_of_counts_fit_their_longest_words(language: str) -> None:
    """A letter of 9.5 points is some 2 mm wide; a cell has 4 mm of margins."""
    first = letter(language).tables[0]
    widths = [int(column.get(qn("w:w"))) / 567 for column in first._tbl.iter(qn("w:gridCol"))]
    assert sum(widths) == pytest.approx(17, abs=0.1)
    for cell, width in zip(first.rows[0].cells, widths, strict=True):
        assert max(map(len, cell.text.split())) * 0.2 + 0.4 <= width, cell.text


def test_counts_stand_at_the_right() -> None:
    first = letter("en").tables[0]
    for row in first.rows:
        assert [cell.paragraphs[0].alignment is None for cell in row.cells] == [True] + [False] * 5


@pytest.mark.parametrize("language", ["en", "ru"])
def test_findings_and_annexes_begin_on_a_new_page(language: str) -> None:
    document = letter(language)
    headings = [each for each in document.paragraphs if each.style and each.style.name == "Heading 1"]
    beginning = [each.text for each in headings if each.paragraph_format.page_break_before]
    assert [text.split("(")[0].strip() for text in beginning] == [
        {"en": "Must be corrected", "ru": "Требует исправления"}[language],
        said("gone", language),
        said("annex", language),
        said("rules", language),
    ]


def test_a_finding_is_kept_with_its_decision() -> None:
    """From the head of a finding to the frame for the decision everything keeps to what follows."""
    body = letter("en").element.body
    heads = [each for each in body.iter(qn("w:p")) if each.style == "Finding"]
    assert heads
    frames = [each for each in body if each.tag == qn("w:tbl") and "☐" in "".join(each.itertext())]
    assert len(frames) == sum(
        not accepted for accepted in ("accepted" in "".join(h.itertext()) for h in heads)
    )
    for last in frames:
        for above in last.itersiblings(preceding=True):
            if above in heads:
                break
            kept = [each.pPr is not None and each.pPr.keepNext is not None for each in above.iter(qn("w:p"))]
            assert all(kept), "".join(above.itertext())


def test_tables_do_not_touch() -> None:
    """Two tables without a paragraph between them are one to Word."""
    body = letter("en").element.body
    assert not [pair for pair in pairwise(body) if {each.tag for each in pair} == {qn("w:tbl")}]
