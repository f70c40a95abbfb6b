"""Word files: every word is read or told of, at the paragraph where it stands."""

import pytest
from docx.document import Document as WordDocument
from docx.enum.style import WD_STYLE_TYPE
from docx.shared import Pt

from coomet_graph.documents.word import read_word
from coomet_graph.errors import UnreadableDocumentError
from tests.documents.typeset import Typeset, docx_of, with_parts
from tests.documents.wordml import body_of, p, r, read_body, table, tc, texts, told, tr


def test_paragraphs_and_tables_come_in_the_order_of_the_body() -> None:
    document = read_body(p("one") + p() + table(tr(tc("a"), tc("b"))) + p("two"))
    assert texts(document) == [(1, ["one"]), (3, ["a", "b"]), (5, ["two"])]


def test_runs_make_words_together() -> None:
    document = read_body(p("20", "31", "<w:r><w:br/></w:r>", "TC", "<w:r><w:tab/></w:r>", "4"))
    assert document.lines[0].passage.text == "2031 TC 4"


def test_the_mark_of_a_footnote_belongs_to_no_number() -> None:
    mark = r("2", '<w:vertAlign w:val="superscript"/>')
    ordinal = r("th", '<w:vertAlign w:val="superscript"/>')
    assert read_body(p("item 12", mark, ", 27", ordinal)).lines[0].passage.text == "item 12², 27th"


def test_hyphens_and_symbols_are_letters() -> None:
    hyphens = "<w:r><w:t>e</w:t><w:noBreakHyphen/><w:t>lear</w:t><w:softHyphen/><w:t>ning</w:t></w:r>"
    symbol = '<w:r><w:sym w:font="Symbol" w:char="00B1"/><w:sym w:char="none"/></w:r>'
    assert read_body(p(hyphens, " ", symbol)).lines[0].passage.text == "e-learning ±"


@pytest.mark.parametrize(
    "wrapped",
    [
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:smartTag>{}</w:smartTag>",
        "<w:fldSimple>{}</w:fldSimple>",
        "<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:r><w:instrText>PAGE</w:instrText></w:r>{}",
    ],
)
def test_words_are_read_whatever_they_are_wrapped_into(wrapped) -> None:
    assert read_body(p("a ", wrapped.format(r("b")), " c")).lines[0].passage.text == "a b c"


def test_blocks_are_read_whatever_they_are_wrapped_into() -> None:
    wrapped = "<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>"
    row = "<w:tbl>" + wrapped.format(tr(wrapped.format(tc("a")), tc("b"))) + "</w:tbl>"
    assert texts(read_body(wrapped.format(p("one") + row))) == [(1, ["one"]), (2, ["a", "b"])]


# ---------------------------------------------------------------- tables


def test_merged_cells() -> None:
    down, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read_body(
        table(
            tr(tc("a", properties=down), tc("b"), tc("c")),
            tr(tc(p(), properties=more), tc("d", properties='<w:gridSpan w:val="2"/>')),
            tr(tc(p(), properties=more), tc("e"), tc("f", properties=down)),
            tr(tc("g"), tc("h"), tc(p(), properties=more)),
        )
    )
    assert [cells for _, cells in texts(document)] == [
        ["a", "b", "c"],
        ["a", "d", ""],
        ["a", "e", "f"],
        ["g", "h", "f"],
    ]
    assert document.lines[0].cells[0].words == document.lines[2].cells[0].words


def test_a_row_may_begin_in_a_later_column() -> None:
    document = read_body(
        table(tr(tc("a"), tc("b"), tc("c")), tr(tc("d"), properties='<w:gridBefore w:val="2"/>'))
    )
    assert [cells for _, cells in texts(document)] == [["a", "b", "c"], ["", "", "d"]]


def test_a_cell_merged_over_more_columns_than_there_are() -> None:
    document = read_body(table(tr(tc("a"), tc("b", properties='<w:gridSpan w:val="999999999"/>'))))
    assert texts(document) == [(1, ["a", "b"])]


def test_rows_without_words_of_their_own_are_left_out() -> None:
    restart, more = '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    document = read_body(
        table(
            tr(tc("a", properties=restart), tc("b")),
            tr(tc(p(), properties=more), tc(p())),
            tr(tc(p(), properties=more), tc("c")),
        )
    )
    assert texts(document) == [(1, ["a", "b"]), (5, ["a", "c"])]


def test_a_table_in_a_cell_is_text_of_the_cell_and_told() -> None:
    document = read_body(table(tr(tc("a"), tc("b", table(tr(tc("c"), tc("d"))), p("e")))))
    assert texts(document) == [(1, ["a", "b c d e"])]
    assert told(document) == [("nested-table", "c d", 3)]


def test_a_table_that_only_frames_another_is_none() -> None:
    document = read_body(table(tr(tc("title", table(tr(tc("a"), tc("b"))), p()))))
    assert texts(document) == [(1, ["title"]), (2, ["a", "b"])]
    assert document.findings == ()


# ---------------------------------------------------------------- changes


@pytest.mark.parametrize(("ins", "deleted"), [("ins", "del"), ("moveTo", "moveFrom")])
def test_tracked_changes_are_accepted_and_told(ins, deleted) -> None:
    document = read_body(
        p()
        + p(
            "in 20",
            f"<w:{deleted}>{r('31', tag='delText')}{r(' or so', tag='delText')}</w:{deleted}>",
            f"<w:{ins}>{r('32')}</w:{ins}>",
        )
    )
    assert texts(document) == [(2, ["in 2032"])]
    assert told(document) == [("tracked-deletion", "31 or so", 2), ("tracked-insertion", "32", 2)]


def test_what_was_inserted_and_then_deleted_is_deleted() -> None:
    document = read_body(p("a ", f"<w:ins><w:del>{r('b', tag='delText')}</w:del></w:ins>"))
    assert texts(document) == [(1, ["a"])]
    assert told(document) == [("tracked-deletion", "b", 1)]


def test_deleted_rows_and_cells() -> None:
    document = read_body(
        table(
            tr(tc("a"), tc("b", properties="<w:cellDel/>")),
            tr(tc("c"), tc("d"), properties="<w:del/>"),
            tr(tc("e"), tc("f"), properties="<w:ins/>"),
        )
    )
    assert [cells for _, cells in texts(document)] == [["a", ""], ["e", "f"]]
    assert [rule for rule, _, _ in told(document)] == ["tracked-deletion"] * 3 + ["tracked-insertion"] * 2


def test_where_the_end_of_a_paragraph_is_deleted_the_next_one_follows_at_once() -> None:
    document = read_body(p("semi", properties="<w:rPr><w:del/></w:rPr>") + p("nars") + p("two"))
    assert texts(document) == [(2, ["seminars"]), (3, ["two"])]
    assert document.lines[0].passage.words[0].line == 1


def test_a_last_paragraph_without_an_end_is_not_lost() -> None:
    assert texts(read_body(p("a", properties="<w:rPr><w:del/></w:rPr>"))) == [(1, ["a"])]


# ---------------------------------------------------------------- what is not seen


def test_hidden_words_are_left_out_and_told() -> None:
    shown = r("c", '<w:vanish w:val="0"/>')
    document = read_body(p("a ", r("b ", "<w:vanish/>"), shown))
    assert texts(document) == [(1, ["a c"])]
    assert told(document) == [("hidden-text", "b", 1)]


def test_struck_through_words_are_read_and_told() -> None:
    struck = [r("b ", "<w:strike/>"), r("c ", "<w:dstrike/>"), r("d ", '<w:strike w:val="0"/>')]
    hidden = r("e", "<w:strike/><w:vanish/>")
    document = read_body(p("a ", *struck, hidden))
    assert texts(document) == [(1, ["a b c d"])]
    assert told(document) == [("struck-through", "b c", 1), ("hidden-text", "e", 1)]


def test_a_style_may_hide_words() -> None:
    def change(document: WordDocument) -> None:
        hiding = document.styles.add_style("Secret", WD_STYLE_TYPE.CHARACTER)
        hiding.font.hidden = True
        heir = document.styles.add_style("Heir", WD_STYLE_TYPE.CHARACTER)
        heir.base_style, heir.font.size = hiding, Pt(7)
        paragraph = document.add_paragraph("a ")
        paragraph.add_run("b", style="Heir")

    document = read_word("a.docx", docx_of(change=change))
    assert texts(document) == [(1, ["a"])]
    assert told(document) == [("hidden-text", "b", 1)]


def test_hidden_rows_and_what_stands_under_a_merged_cell() -> None:
    document = read_body(
        table(
            tr(tc("a", properties='<w:vMerge w:val="restart"/>'), tc("b")),
            tr(tc("under", properties="<w:vMerge/>"), tc("c")),
            tr(tc("d"), tc("e"), properties="<w:hidden/>"),
        )
    )
    assert [cells for _, cells in texts(document)] == [["a", "b"], ["a", "c"]]
    assert [words for _, words, _ in told(document)] == ["under", "d", "e"]


def test_text_boxes_are_lines_after_the_paragraph_they_hang_on_and_read_once() -> None:
    box = f"<w:txbxContent>{p('in the box')}</w:txbxContent>"
    new = f'<mc:Choice Requires="wps"><wps:txbx>{box}</wps:txbx></mc:Choice>'
    old = f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
    document = read_body(p("a", f"<w:r><mc:AlternateContent>{new}{old}</mc:AlternateContent></w:r>") + p("b"))
    assert texts(document) == [(1, ["a"]), (2, ["in the box"]), (3, ["b"])]


def test_headers_footers_and_comments_are_told() -> None:
    def change(document: WordDocument) -> None:
        document.sections[0].header.paragraphs[0].text = "Draft 3"
        document.sections[0].footer.paragraphs[0].text = "Page of many"
        paragraph = document.add_paragraph("a")
        document.add_comment(paragraph.runs, "Is this so?", "Somebody")

    document = read_word("a.docx", docx_of(change=change))
    assert texts(document) == [(1, ["a"])]
    assert ("text-left-out", "Is this so?", 1) in told(document)
    messages = [finding.message.en for finding in document.findings]
    assert any("page header" in message and "Draft 3" in message for message in messages)
    assert any("page footer" in message and "Page of many" in message for message in messages)


def test_footnotes_are_told_where_they_are_referred_to() -> None:
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    relation = (
        '<Relationship Id="rId77" Target="footnotes.xml" '
        'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"/>'
    )

    def change(parts: dict[str, bytes]) -> None:
        note = f'<w:footnotes {space}><w:footnote w:id="2">{p("see the minutes")}</w:footnote></w:footnotes>'
        parts["word/footnotes.xml"] = note.encode()
        rels = parts["word/_rels/document.xml.rels"]
        parts["word/_rels/document.xml.rels"] = rels.replace(
            b"</Relationships>", relation.encode() + b"</Relationships>"
        )

    content = with_parts(body_of(p() + p("a", '<w:r><w:footnoteReference w:id="2"/></w:r>')), change)
    assert told(read_word("a.docx", content)) == [("text-left-out", "see the minutes", 2)]


def test_macros_and_embedded_files_are_told() -> None:
    relation = b'<Relationship Id="rId78" Type="x/package" Target="embeddings/Sheet1.xlsx"/></Relationships>'

    def change(parts: dict[str, bytes]) -> None:
        parts["word/vbaProject.bin"] = parts["word/embeddings/Sheet1.xlsx"] = b"x"
        rels = parts["word/_rels/document.xml.rels"]
        parts["word/_rels/document.xml.rels"] = rels.replace(b"</Relationships>", relation)

    document = read_word("a.docm", with_parts(body_of(p("a")), change))
    assert {finding.rule for finding in document.findings} == {"macros-not-run", "text-left-out"}


# ---------------------------------------------------------------- other makers of Word files


def test_a_strict_file_a_template_and_a_file_with_a_picture_that_is_not_there() -> None:
    picture = b'<Relationship Id="rId79" Type="x/image" Target="../NULL"/></Relationships>'

    def change(parts: dict[str, bytes]) -> None:
        for name, part in parts.items():
            parts[name] = (
                part.replace(
                    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
                    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
                )
                .replace(
                    b"schemas.openxmlformats.org/officeDocument/2006/", b"purl.oclc.org/ooxml/officeDocument/"
                )
                .replace(b"wordprocessingml.document.main", b"wordprocessingml.template.main")
                .replace(b"</Relationships>", picture)
            )

    table_of_two = docx_of(Typeset([["a", "b"]]))
    assert texts(read_word("a.dotx", with_parts(table_of_two, change))) == [(1, ["a", "b"])]


def test_the_text_may_have_another_name() -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/document2.xml"] = parts.pop("word/document.xml")
        parts["word/_rels/document2.xml.rels"] = parts.pop("word/_rels/document.xml.rels")
        parts["_rels/.rels"] = parts["_rels/.rels"].replace(b"word/document.xml", b"/word/document2.xml")

    assert texts(read_word("a.docx", with_parts(body_of(p("a")), change))) == [(1, ["a"])]


@pytest.mark.parametrize("body", [p(), p(r("x", "<w:vanish/>"))])
def test_a_file_without_words(body) -> None:
    with pytest.raises(UnreadableDocumentError, match=r"a\.docx: the file is empty of text"):
        read_body(body)


def test_a_part_of_text_without_text() -> None:
    def change(parts: dict[str, bytes]) -> None:
        parts["word/document.xml"] = b"<document/>"

    with pytest.raises(UnreadableDocumentError, match="has no text part"):
        read_word("a.docx", with_parts(docx_of(), change))
