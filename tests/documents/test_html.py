"""Web pages: every word is read or told of, on the line of the source where it stands."""

import pytest

from coomet_graph.documents import Document
from coomet_graph.documents.html import read_html
from coomet_graph.documents.reading import read_content
from coomet_graph.errors import UnreadableDocumentError
from tests.documents.wordml import texts, told


def read(page: str) -> Document:
    return read_html("a.html", page.encode())


def cells(page: str) -> list[list[str]]:
    return [found for _, found in texts(read(page))]


def test_blocks_are_lines_and_other_tags_part_no_words() -> None:
    page = "<div>one<p>t<b>w</b>o<br>more</div>three<h1>four</h1>"
    assert cells(page) == [["one"], ["two more"], ["three"], ["four"]]


def test_the_mark_of_a_footnote_belongs_to_no_number() -> None:
    assert cells("<p>item 12<sup>2</sup>, 27<sup>th</sup> meeting 3") == [["item 12², 27th meeting 3"]]


def test_words_stand_on_their_lines_even_behind_tags_of_several_lines() -> None:
    document = read(
        '<table>\n<tr><td width="9"\n style="a>b">one\ntwo <b\n>th</b>ree</td>\n<td>four</td></tr></table>'
    )
    assert [(word.text, word.line) for word in document.lines[0].passage.words] == [
        ("one", 3),
        ("two", 4),
        ("three", 5),
        ("four", 6),
    ]
    assert document.lines[0].number == 2


def test_rows_on_one_line_of_the_source_have_numbers_of_their_own() -> None:
    document = read("<table><tr><td>a<td>b<tr><td>c<td>d</table>")
    assert texts(document) == [(1, ["a", "b"]), (2, ["c", "d"])]
    assert {word.line for line in document.lines for word in line.passage.words} == {1}


def test_end_tags_may_be_left_out() -> None:
    page = "<table><thead><tr><th>a<th>b<tbody><tr><td><p>c<p>d<td><ul><li>e<li>f</ul></table><p>g"
    assert cells(page) == [["a", "b"], ["c d", "e f"], ["g"]]


def test_merged_cells() -> None:
    page = """<table><tr><td rowspan=2>a<td colspan=2>b<td>c<tr><td>d<td>e<td rowspan=0>f
    <tr><td colspan=x>g<td>h<td>i<tr><td><td>j</table>"""
    assert cells(page) == [
        ["a", "b", "", "c"],
        ["a", "d", "e", "f"],
        ["g", "h", "i", "f"],
        ["", "j", "", "f"],
    ]


def test_a_table_in_a_cell() -> None:
    page = "<table><tr><td>a<td>b<table><tr><td>c<td>d</table>e<td>f</table>"
    assert cells(page) == [["a", "b c d e", "f"]]
    assert told(read(page)) == [("nested-table", "c d", 1)]


def test_a_table_that_only_frames_another_is_none() -> None:
    page = "<table><tr><td>title<table><tr><td>a<td>b</table><tr><td>end</table>"
    assert cells(page) == [["title"], ["a", "b"], ["end"]]


def test_words_in_a_table_but_in_no_cell_stand_above_it() -> None:
    assert cells("<table><caption>one</caption><tr><td>a<td>b</tr>two</table>three") == [
        ["one"],
        ["two"],
        ["a", "b"],
        ["three"],
    ]


def test_cells_without_a_table_or_a_row() -> None:
    assert cells("<tr><td>a</td></tr><table><td>b<td>c</table></table></p></td>") == [["a"], ["b", "c"]]


def test_letters_are_those_that_entities_stand_for() -> None:
    assert cells("<p>2031&ndash;2033&nbsp;&#1058;&#x041A; &lt;b&gt; &amp;c") == [["2031–2033 ТК <b> &c"]]


def test_what_is_no_part_of_the_page_is_not_read() -> None:
    page = """<!doctype html><head><title>x</title><style>p {}</style><p>a<script>var x = "<p>b";</script>
    <!-- comment --><template>c</template><noscript>d</noscript><?php e ?><![CDATA[f]]>"""
    assert cells(page) == [["a"]]


@pytest.mark.parametrize(
    "hidden", ["hidden", 'style="DISPLAY : none"', "style='color: red; visibility:hidden'"]
)
def test_hidden_words_are_left_out_and_told(hidden) -> None:
    document = read(f"<p>a <span {hidden}>b <i>c</i></span> d<p {hidden}>e<p>f")
    assert [words for _, words in texts(document)] == [["a d"], ["f"]]
    assert told(document) == [("hidden-text", "b c", 1), ("hidden-text", "e", 1)]


@pytest.mark.parametrize("struck", ["<s>", "<strike>", "<span style='text-decoration: line-through'>"])
def test_struck_through_words_are_read_and_told(struck) -> None:
    document = read(f"<p>a {struck}b</{struck[1:].split()[0].rstrip('>')}> c")
    assert [words for _, words in texts(document)] == [["a b c"]]
    assert told(document) == [("struck-through", "b", 1)]


def test_marked_changes_are_accepted_and_told() -> None:
    document = read("<p>in 20<del>31</del><ins>32</ins>")
    assert [words for _, words in texts(document)] == [["in 2032"]]
    assert told(document) == [("tracked-deletion", "31", 1), ("tracked-insertion", "32", 1)]


@pytest.mark.parametrize(
    ("encoding", "said"),
    [
        ("utf-8", ""),
        ("utf-8-sig", ""),
        ("utf-16", ""),
        ("cp1251", '<meta charset="windows-1251">'),
        ("koi8-r", '<meta http-equiv="Content-Type" content="text/html; charset=koi8-r">'),
        ("cp1251", '<?xml version="1.0" encoding="windows-1251"?>'),
    ],
)
def test_a_page_may_say_its_encoding(encoding, said) -> None:
    document = read_content("a.html", f"{said}<html><p>Сроки".encode(encoding))
    assert [line.passage.text for line in document.lines] == ["Сроки"]
    assert document.findings == ()


def test_a_page_that_does_not_say_its_encoding_or_lies() -> None:
    for said in ("", '<meta charset="utf-8">', '<meta charset="no-such">'):
        document = read_html("a.html", f"<html>{said}<p>Сроки выполнения работ".encode("cp1251"))
        assert document.lines[0].passage.text == "Сроки выполнения работ"
        assert [finding.rule for finding in document.findings] == ["encoding-assumed"]


def test_too_many_open_tags() -> None:
    with pytest.raises(UnreadableDocumentError, match="nests more than 300 tags"):
        read("<b>" * 301 + "a")


def test_a_page_without_words() -> None:
    with pytest.raises(UnreadableDocumentError, match="empty of text"):
        read("<html><script>x</script></html>")
