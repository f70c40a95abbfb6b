"""Workbooks: cells as a reader of the sheet sees them, each with its place; what is odd is told."""

import hashlib
import re
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from coomet_graph import resources
from coomet_graph.documents import Document, sheet
from coomet_graph.documents.spreadsheet import read_spreadsheet
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.records import load_lexicon, read_records
from tests.documents.typeset import with_parts
from tests.documents.typeset_xlsx import (
    EXAMPLES,
    HEADER,
    ROWS,
    TITLE,
    saved,
    with_sheet,
    workbook,
)

# A workbook knows when it was saved: a second one would have other bytes.
WHOLE = workbook()


def texts(document: Document) -> list[list[str]]:
    return [[cell.text for cell in line.cells] for line in document.lines]


def read(content: bytes) -> Document:
    return read_spreadsheet("programme.xlsx", content)


def cell_of(value: object, number_format: str = "General") -> Document:
    def change(sheet) -> None:
        sheet["A1"] = value
        sheet["A1"].number_format = number_format

    return read(workbook((), (), change=change))


def refused(content: bytes) -> str:
    with pytest.raises(UnreadableDocumentError) as caught:
        read(content)
    assert any("а" <= letter <= "я" for letter in caught.value.text.ru)
    assert "programme.xlsx" in str(caught.value)
    return str(caught.value)


# ---------------------------------------------------------------- cells


def test_rows_are_lines_and_rows_of_a_table_have_as_many_cells() -> None:
    document = read(workbook())
    assert texts(document) == [[TITLE], *map(list, ROWS)]
    assert [line.number for line in document.lines] == [1, 2, 3, 4]
    assert document.findings == ()
    assert read(WHOLE).sha256 == hashlib.sha256(WHOLE).hexdigest()


def test_words_know_sheet_cell_and_row() -> None:
    (place,) = read(workbook()).lines[3].cells[1].places("programme.xlsx", "Action")
    assert (place.sheet, place.cell, place.first_line, place.last_line) == ("Sheet", "B5", 5, 5)
    assert place.quotation == "1.2. Holding of seminars on measurements of length"


@pytest.mark.parametrize(
    ("value", "number_format", "words"),
    [
        (2021, "General", "2021"),
        (2021.0, "General", "2021"),
        (2021.0, "0", "2021"),
        ("1.10", "General", "1.10"),
        ("1.10", "@", "1.10"),
        (1.1, "0.00", "1.10"),
        (1.1, "General", "1.1"),
        (0.1 + 0.2, "General", "0.3"),
        (-3, "General", "-3"),
        (7, "000", "007"),
        (12345.6, "#,##0.0", "12,345.6"),
        (0.5, "0%", "50%"),
        (1.1, '"TC "0.0', "TC 1.1"),
        (1e20, "General", "1e+20"),
        (date(2021, 3, 5), "dd.mm.yyyy", "2021-03-05"),
        (datetime.fromisoformat("2021-03-05T14:30"), "dd.mm.yyyy hh:mm", "2021-03-05 14:30"),
        (date(2021, 1, 1), "yyyy", "2021"),
        (date(2021, 11, 1), "mmmm yyyy", "11.2021"),
        (date(2021, 11, 1), '[$-419]yyyy" г."', "2021"),
        (True, "General", "TRUE"),
        ("  two\n words\t", "General", "two words"),
        ("a_x000D_\nb", "General", "a b"),
    ],
)
def test_values_are_the_words_that_the_sheet_shows(value, number_format, words) -> None:
    assert texts(cell_of(value, number_format)) == [[words]]


def test_the_mark_of_a_footnote_belongs_to_no_number() -> None:
    mark, ordinal = (TextBlock(InlineFont(vertAlign="superscript"), text) for text in ("2", "th"))
    assert texts(cell_of(CellRichText("item 12", mark, ", 27", ordinal), "General")) == [["item 12², 27th"]]


@pytest.mark.parametrize(
    ("value", "number_format", "is_told"),
    [
        (1.1, "General", True),
        (1.1, "0.00", False),
        (2021, "General", False),
        ("1.1", "General", False),
        (date(2026, 2, 1), "d-mmm", True),
        (date(2026, 2, 1), "yyyy-mm-dd", False),
    ],
)
def test_a_number_that_may_be_a_code_is_told(value, number_format, is_told) -> None:
    findings = cell_of(value, number_format).findings
    assert [finding.rule for finding in findings] == ["number-for-code"] * is_told


def test_merged_cells() -> None:
    rows = (HEADER, ("1. Field", "1.1. Plan", "2031", "TC 4", "All year"), ("", "1.2. Work", "2032", "", ""))
    document = read(workbook(rows=rows, merges=("A4:A5", "D5:E5")))
    assert texts(document)[2:] == [
        ["1. Field", "1.1. Plan", "2031", "TC 4", "All year"],
        ["1. Field", "1.2. Work", "2032", "", ""],
    ]
    above, below = (line.cells[0].words for line in document.lines[2:])
    assert all(first is second for first, second in zip(above, below, strict=True))


def test_rows_of_one_cell_are_text_above_a_table_and_apart_from_it() -> None:
    rows = (*ROWS, (), ("COMPLETED PROJECTS",), (), HEADER, ("2. Field", "", "", "", ""))
    assert [len(line.cells) for line in read(workbook(rows=rows)).lines] == [1, 5, 5, 5, 1, 5, 5]


def test_columns_without_a_word_are_left_out() -> None:
    rows = [("", *row) for row in ROWS]
    assert texts(read(workbook((), rows))) == list(map(list, ROWS))


def test_sheets_follow_one_another() -> None:
    book = Workbook()
    for title in ("One", "Two's"):
        book.create_sheet(title)["B2"] = title
    document = read(saved(book))
    assert texts(document) == [["One"], ["Two's"]]
    assert [line.number for line in document.lines] == [1, 2]
    assert [line.passage.words[0].line for line in document.lines] == [2, 2]
    assert [line.passage.words[0].spot.sheet for line in document.lines] == ["One", "Two's"]


_MARK = '<r><rPr><vertAlign val="superscript"/></rPr><t>2</t></r>'


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ('<c r="A1" t="d"><v>2021-03-05T00:00:00</v></c>', "2021-03-05"),
        (f'<c t="inlineStr"><is><r><t>item</t></r>{_MARK}<r><t> 3</t></r></is></c>', "item² 3"),
        ('<c t="inlineStr"><is><t>Plan</t><rPh sb="0" eb="1"><t>aloud</t></rPh></is></c>', "Plan"),
        ('<c r="A1" t="str"><v>Plan</v></c><c><v>7</v></c>', "Plan 7"),
        ('<c r="A1" t="b"><v>0</v></c>', "FALSE"),
    ],
)
def test_cells_as_other_programs_write_them(cell, words) -> None:
    content = workbook((), (("x",),))
    document = read(with_sheet(content, '<c r="A1" t="inlineStr"><is><t>x</t></is></c>', cell))
    assert [line.passage.text for line in document.lines] == [words]


@pytest.mark.parametrize(("value", "shown"), [(0.5, "12:00:00"), (1e10, "10000000000")])
def test_times_and_days_beyond_the_calendar(value, shown) -> None:
    assert texts(cell_of(value, "hh:mm" if value < 1 else "yyyy-mm-dd")) == [[shown]]


# ---------------------------------------------------------------- what is told


@pytest.mark.parametrize("rule", [None, *sorted(EXAMPLES)])
def test_its_example_trips_the_rule_and_no_other(rule) -> None:
    lexicon = load_lexicon(resources.data_folder() / "reference")
    content = workbook() if rule is None else EXAMPLES[rule]()
    findings = read_records(read(content), lexicon).findings
    assert {finding.rule for finding in findings} == ({rule} if rule else set())
    for finding in findings:
        for text in (finding.message.en, finding.message.ru):
            assert "{" not in text


def test_what_is_told_has_its_place() -> None:
    (finding,) = read(EXAMPLES["formula-without-value"]()).findings
    (place,) = finding.places
    assert (place.sheet, place.cell, place.quotation) == ("Sheet", "E5", "A1")
    (finding,) = read(EXAMPLES["error-cell"]()).findings
    assert finding.places[0].quotation == "#REF!"


def test_the_last_value_of_a_formula_is_read_and_an_error_is_not() -> None:
    assert texts(read(EXAMPLES["formula-cell"]()))[-1][-1] == "Works are underway."
    assert texts(read(EXAMPLES["formula-without-value"]()))[-1][-1] == ""
    assert texts(read(EXAMPLES["error-cell"]()))[-1][-1] == ""


def test_hidden_rows_and_columns_are_read_and_hidden_sheets_are_not() -> None:
    assert texts(read(EXAMPLES["hidden-cell"]())) == texts(read(workbook()))
    assert texts(read(EXAMPLES["hidden-sheet"]())) == texts(read(workbook()))

    def hide(sheet) -> None:
        sheet.column_dimensions["D"].hidden = True

    (finding,) = read(workbook(change=hide)).findings
    assert [place.cell for place in finding.places] == ["D3", "D4", "D5"]


def test_struck_through_cells_are_read_and_told() -> None:
    def strike(sheet) -> None:
        sheet["B5"].font = sheet["C6"].font = Font(strike=True)
        sheet["E5"] = CellRichText("Planned ", TextBlock(InlineFont(strike=True), "for spring"))

    document = read(workbook(change=strike))
    assert texts(document)[-1][-1] == "Planned for spring"
    (finding,) = document.findings
    assert finding.rule == "struck-through"
    assert [place.cell for place in finding.places] == ["B5", "E5"]
    assert finding.message.en.endswith("like the rest: Sheet!B5, Sheet!E5.")


def test_shared_texts_may_be_struck_through_in_part() -> None:
    main = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    part = f'<Override PartName="/xl/sharedStrings.xml" ContentType="{main}.sharedStrings+xml"/></Types>'

    def change(parts) -> None:
        struck = "<si><r><t>A </t></r><r><rPr><strike/></rPr><t>B</t></r></si>"
        space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        parts["xl/sharedStrings.xml"] = f'<sst xmlns="{space}"><si><t>C</t></si>{struck}</sst>'.encode()
        types = parts["[Content_Types].xml"].decode()
        parts["[Content_Types].xml"] = types.replace("</Types>", part).encode()
        sheet = parts["xl/worksheets/sheet1.xml"].decode()
        for name, at in (("A5", 0), ("B5", 1)):
            cell = rf'<c r="{name}" t="inlineStr">.*?</c>'
            sheet = re.sub(cell, f'<c r="{name}" t="s"><v>{at}</v></c>', sheet)
        parts["xl/worksheets/sheet1.xml"] = sheet.encode()

    document = read(with_parts(workbook(), change))
    assert texts(document)[-1][:2] == ["C", "A B"]
    (finding,) = document.findings
    assert (finding.rule, [place.cell for place in finding.places]) == ("struck-through", ["B5"])


def test_a_style_that_is_not_described_strikes_nothing() -> None:
    content = with_sheet(workbook(), '<c r="E5" ', '<c r="E5" s="77" ')
    assert texts(read(content)) == texts(read(workbook()))


def test_comments_are_told() -> None:
    def change(sheet) -> None:
        sheet["B5"].comment = Comment("Is this still planned?", "Somebody")

    (finding,) = read(workbook(change=change)).findings
    assert finding.rule == "text-left-out"
    assert "{" not in finding.message.en + finding.message.ru
    assert (finding.places[0].cell, finding.places[0].quotation) == ("B5", "Is this still planned?")


def test_words_of_drawings_are_told() -> None:
    box = (
        '<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><a:p><a:r><a:t>See the annex</a:t></a:r></a:p><a:p/></xdr:wsDr>'
    )
    related = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship '
        'Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/drawing" '
        'Target="../drawings/drawing1.xml"/></Relationships>'
    )

    def change(parts) -> None:
        parts["xl/drawings/drawing1.xml"] = box.encode()
        parts["xl/worksheets/_rels/sheet1.xml.rels"] = related.encode()

    (finding,) = read(with_parts(workbook(), change)).findings
    assert (finding.rule, finding.places[0].quotation) == ("text-left-out", "See the annex")


@pytest.mark.parametrize(("area", "is_told"), [("Lists!$A$1:$A$2", False), ("'Lists'!$A$1", True)])
def test_a_hidden_sheet_that_only_feeds_lists_hides_nothing(area, is_told) -> None:
    def change(sheet) -> None:
        lists = sheet.parent.create_sheet("Lists")
        lists["A1"], lists["A2"] = "Annually", "Ongoing"
        lists.sheet_state = "hidden"
        choices = DataValidation(type="list", formula1=area)
        choices.add("C4:C5")
        sheet.add_data_validation(choices)

    assert bool(read(workbook(change=change)).findings) is is_told


# ---------------------------------------------------------------- what is refused


def test_files_that_are_no_workbook() -> None:
    assert "damaged" in refused(b"")
    assert "damaged" in refused(b"PK\x03\x04 and no more")
    assert "damaged" in refused(workbook()[:3000])
    assert "damaged" in refused(with_parts(workbook(), lambda parts: parts.__delitem__("xl/workbook.xml")))
    assert "damaged" in refused(with_sheet(workbook(), "</sheetData>", ""))
    assert "no sheet" in refused(workbook((), ()))


def test_a_sheet_that_claims_to_be_endless() -> None:
    """Neither a dimension nor a cell in the last corner makes us walk through what is not there."""

    def corner(sheet) -> None:
        sheet["XFD1048576"] = "end"

    far = workbook(change=corner)
    assert texts(read(far))[-1][-1] == "end"
    claimed = with_sheet(workbook(), '<dimension ref="A1:E5"', '<dimension ref="A1:XFD1048576"')
    assert texts(read(claimed)) == texts(read(workbook()))
    merged = with_sheet(
        workbook(), "</sheetData>", '</sheetData><mergeCells><mergeCell ref="A4:XFD1048576"/></mergeCells>'
    )
    assert texts(read(merged))[-1][0] == "1. Training of young metrologists"


def test_more_cells_than_any_programme_has(monkeypatch) -> None:
    monkeypatch.setattr(sheet, "CELLS_LIMIT", 10)
    assert "cells" in refused(workbook())


def test_cells_that_are_scattered_too_widely() -> None:
    def scatter(sheet) -> None:
        for number in range(1, 3000):
            sheet.cell(number, number, "x")

    assert "scattered" in refused(workbook(change=scatter))


def test_entities_of_its_own() -> None:
    declared = '<!DOCTYPE worksheet [<!ENTITY e SYSTEM "file:///etc/passwd">]><worksheet'
    assert "entities of its own" in refused(with_sheet(workbook(), "<worksheet", declared))


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_a_broken_workbook_is_read_or_refused(data) -> None:
    """Bytes of the package, or of its parts before they are packed, are changed."""

    def spoil(part: bytes) -> bytes:
        spoilt = bytearray(part)
        for _ in range(data.draw(st.integers(1, 6))):
            at = data.draw(st.integers(0, len(spoilt) - 1))
            spoilt[at] = data.draw(st.sampled_from(b"<>\"'/&=0129A\x00\xff") | st.integers(0, 255))
        return bytes(spoilt)

    def change(parts) -> None:
        name = data.draw(st.sampled_from(sorted(parts)))
        parts[name] = spoil(parts[name])

    broken = data.draw(st.booleans())
    try:
        document = read(spoil(WHOLE) if broken else with_parts(WHOLE, change))
    except UnreadableDocumentError:
        return
    assert document.lines
