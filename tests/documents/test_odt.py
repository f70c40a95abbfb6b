"""OpenDocument texts: every word is read or told of, at the paragraph where it stands."""

import pytest

from coomet_graph.documents import Document
from coomet_graph.documents.odt import read_odt
from coomet_graph.errors import UnreadableDocumentError
from tests.documents.odtxml import odt_with
from tests.documents.typeset import odt_of, with_parts
from tests.documents.wordml import texts, told


def read(body: str, styles: str = "") -> Document:
    return read_odt("a.odt", odt_with(body, styles))


def p(inner: str, attributes: str = "") -> str:
    return f"<text:p {attributes}>{inner}</text:p>"


def cell(inner: str, attributes: str = "", name: str = "table-cell") -> str:
    return f"<table:{name} {attributes}>{inner}</table:{name}>"


def row(*cells: str, attributes: str = "") -> str:
    return f"<table:table-row {attributes}>{''.join(cells)}</table:table-row>"


def table(*rows: str) -> str:
    return f"<table:table>{''.join(rows)}</table:table>"


def test_spaces_tabs_and_line_breaks_part_words_and_spans_do_not() -> None:
    body = p('20<text:span>31</text:span><text:s text:c="3"/>TC<text:tab/>4<text:line-break/>x')
    assert read(body).lines[0].passage.text == "2031 TC 4 x"


def test_sections_indexes_and_headings_are_text() -> None:
    body = (
        f'<text:h text:is-list-header="true">one</text:h>'
        f"<text:section>{p('two')}</text:section>"
        f"<text:table-of-content><text:index-body>{p('three')}</text:index-body></text:table-of-content>"
    )
    assert texts(read(body)) == [(1, ["one"]), (2, ["two"]), (3, ["three"])]


def test_merged_and_repeated_cells() -> None:
    covered = cell("", name="covered-table-cell")
    body = table(
        f"<table:table-header-rows>{row(cell(p('a')), cell(p('b')), cell(p('c')))}</table:table-header-rows>",
        row(
            cell(p("d"), 'table:number-columns-spanned="2" table:number-rows-spanned="2"'),
            covered,
            cell(p("e")),
        ),
        row(covered, covered, cell(p("f"))),
        row(cell(p("x"), 'table:number-columns-repeated="2"'), cell(p("g"))),
        row(
            cell("", 'table:number-columns-repeated="2"'),
            cell(p("h")),
            attributes='table:number-rows-repeated="2"',
        ),
        row(
            cell("", 'table:number-columns-repeated="16384"'),
            attributes='table:number-rows-repeated="1048576"',
        ),
    )
    assert [cells for _, cells in texts(read(body))] == [
        ["a", "b", "c"],
        ["d", "", "e"],
        ["d", "", "f"],
        ["x", "x", "g"],
        ["", "", "h"],
        ["", "", "h"],
    ]


def test_too_many_repeated_cells() -> None:
    words = row(cell(p("a"), 'table:number-columns-repeated="1000000"'))
    with pytest.raises(UnreadableDocumentError, match="more than 1000000 cells or 1000 columns"):
        read(table(words))
    with pytest.raises(UnreadableDocumentError, match="more than 1000000 cells or 1000 columns"):
        read(table(row(cell(p("a")), cell(p("b")), attributes='table:number-rows-repeated="999999999"')))


def test_tracked_changes_are_accepted_and_told() -> None:
    changes = (
        "<text:tracked-changes>"
        f'<text:changed-region text:id="d"><text:deletion><office:change-info>{p("x")}</office:change-info>'
        f"{p('31')}</text:deletion></text:changed-region>"
        '<text:changed-region text:id="i"><text:insertion/></text:changed-region></text:tracked-changes>'
    )
    body = (
        changes
        + p("")
        + p(
            'in 20<text:change text:change-id="d"/><text:change-start text:change-id="i"/>32'
            '<text:change-end text:change-id="i"/> or so'
        )
    )
    document = read(body)
    assert texts(document) == [(2, ["in 2032 or so"])]
    assert told(document) == [("tracked-deletion", "31", 2), ("tracked-insertion", "32", 2)]


def test_an_insertion_of_several_paragraphs() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="i"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
    )
    body = (
        changes
        + '<text:change-start text:change-id="i"/>'
        + p("a")
        + p('b<text:change-end text:change-id="i"/>c')
    )
    assert told(read(body)) == [("tracked-insertion", "a", 1), ("tracked-insertion", "b", 2)]


def test_the_mark_of_a_footnote_belongs_to_no_number() -> None:
    styles = "".join(
        f'<style:style style:name="{name}"><style:text-properties style:text-position="{where}"/>'
        "</style:style>"
        for name, where in (("R", "super 58%"), ("U", "33% 58%"), ("L", "sub 58%"))
    )
    spans = [f'<text:span text:style-name="{name}">2</text:span>' for name in "RUL"]
    document = read_odt(
        "a.odt",
        odt_with(
            p(f"item 12{spans[0]}, 13{spans[1]}, CO{spans[2]}"),
            f"<office:automatic-styles>{styles}</office:automatic-styles>",
        ),
    )
    assert document.lines[0].passage.text == "item 12², 13², CO2"


def test_hidden_words_are_left_out_and_told() -> None:
    styles = (
        '<office:automatic-styles><style:style style:name="H"><style:text-properties text:display="none"/>'
        "</style:style></office:automatic-styles>"
    )
    body = (
        p('a <text:span text:style-name="H">b</text:span> c')
        + p("d", 'text:style-name="H"')
        + f'<text:section text:display="none">{p("e")}</text:section>'
        + p('<text:hidden-paragraph text:is-hidden="true"/>f')
        + p('g<text:hidden-text text:is-hidden="true" text:string-value="h"/>')
        + p('<text:hidden-text text:is-hidden="false">i</text:hidden-text>')
        + table(
            row(cell(p("j")), cell(p("k"))),
            row(cell(p("l")), cell(""), attributes='table:visibility="collapse"'),
        )
        + table(
            row(
                cell(p("m"), 'table:number-columns-spanned="2"'),
                cell(p("n"), name="covered-table-cell"),
                cell(p("o")),
            )
        )
    )
    document = read(body, styles)
    assert [cells for _, cells in texts(document)] == [["a c"], ["g"], ["i"], ["j", "k"], ["m", "", "o"]]
    assert [words for _, words, _ in told(document)] == ["b", "d", "e", "f", "h", "l", "n"]
    assert {rule for rule, _, _ in told(document)} == {"hidden-text"}


def test_struck_through_words_are_read_and_told() -> None:
    styles = "".join(
        f'<style:style style:name="{name}"><style:text-properties style:text-line-through-{said}/>'
        "</style:style>"
        for name, said in (("S", 'style="solid"'), ("D", 'type="double"'), ("N", 'style="none"'))
    )
    spans = "".join(f'<text:span text:style-name="{name}"> {name}</text:span>' for name in "SDN")
    document = read(p(f"a{spans}"), f"<office:automatic-styles>{styles}</office:automatic-styles>")
    assert [cells for _, cells in texts(document)] == [["a S D N"]]
    assert told(document) == [("struck-through", "S D", 1)]


def test_text_boxes_are_lines_after_the_paragraph_they_hang_on() -> None:
    frame = f"<draw:frame><draw:text-box>{p('in the box')}</draw:text-box></draw:frame>"
    shape = f"<draw:custom-shape>{p('in the shape')}</draw:custom-shape>"
    document = read(p(f"a{frame} b") + shape + p("c"))
    assert texts(document) == [(1, ["a b"]), (2, ["in the box"]), (3, ["in the shape"]), (4, ["c"])]


def test_notes_comments_headers_and_embedded_files_are_told() -> None:
    note = (
        '<text:note text:note-class="endnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('see the minutes')}</text:note-body></text:note>"
    )
    comment = f"<office:annotation>{p('Is this so?')}</office:annotation>"
    embedded = '<draw:frame><draw:object xlink:href="./Object 1"/></draw:frame>'
    pages = (
        f"<office:master-styles><style:master-page><style:header-first>{p('Draft')}</style:header-first>"
        f"<style:footer>{p('Page')}</style:footer></style:master-page></office:master-styles>"
    )
    document = read(p(f"a{note}{comment}{embedded}"), styles=pages)
    assert texts(document) == [(1, ["a"])]
    messages = [finding.message.en for finding in document.findings]
    for words in ("(endnote): \"see the minutes\"", "(comment): \"Is this so?\"", "(page header): \"Draft\"",
                  "(page footer): \"Page\"", "(embedded file): \"./Object 1\""):  # fmt: skip
        assert sum(words in message for message in messages) == 1, words


def test_macros_are_told() -> None:
    content = with_parts(odt_with(p("a")), lambda parts: parts.update({"Basic/Standard/Module1.xml": b"x"}))
    assert [finding.rule for finding in read_odt("a.odt", content).findings] == ["macros-not-run"]


def test_a_file_with_a_password() -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["META-INF/manifest.xml"] = b"<manifest><file-entry><encryption-data/></file-entry></manifest>"

    with pytest.raises(UnreadableDocumentError, match="protected by a password"):
        read_odt("a.odt", with_parts(odt_with(p("a")), change))


def test_a_file_without_text() -> None:
    with pytest.raises(UnreadableDocumentError, match="empty of text"):
        read_odt("a.odt", odt_of())
    spoilt = with_parts(odt_of(), lambda parts: parts.update({"content.xml": b"<x/>"}))
    with pytest.raises(UnreadableDocumentError, match="no text part"):
        read_odt("a.odt", spoilt)
