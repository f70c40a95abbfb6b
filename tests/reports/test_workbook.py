"""The workbook: nothing in it is a formula, and what is typed into it is read back."""

import io
import re
from datetime import date, datetime
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.reports.workbook_decisions import read_decisions
from coomet_graph.row_heights import height_of
from tests.reports.examples import report, written

WARNINGS = {"en": "Somebody must decide", "ru": "Требует решения"}


def book_of(language: str = "en") -> Workbook:
    return load_workbook(io.BytesIO(written(report(), "xlsx", language)))


@pytest.mark.parametrize("language", ["en", "ru"])
def test_no_cell_is_a_formula(language: str) -> None:
    for sheet in book_of(language):
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type in ("s", "n"), cell.coordinate
                assert not str(cell.value or "").startswith(("=", "+", "-", "@", "\t")), cell.coordinate


def test_each_severity_has_a_sheet_with_filters_and_a_list_of_decisions() -> None:
    book = book_of()
    assert book.sheetnames == [
        "Summary", "Must be corrected", "Somebody must decide", "Worth knowing", "No longer found", "Checks",
    ]  # fmt: skip
    for name in book.sheetnames[1:4]:
        sheet = book[name]
        assert sheet.auto_filter.ref == f"A1:O{sheet.max_row}"
        assert sheet.freeze_panes == "D2"
        (choices,) = sheet.data_validations.dataValidation
        assert choices.formula1 == '"accept,assign,corrected"'
        assert str(choices.sqref) == f"J2:J{sheet.max_row}"


def test_cells_to_type_into_are_told_by_their_colour_and_heads_by_bold_words() -> None:
    sheet = book_of()["Somebody must decide"]
    assert {sheet.cell(2, column).style for column in range(1, 16)} == {"Audit words", "Audit decision"}
    coloured = [column for column in range(1, 16) if sheet.cell(2, column).fill.fill_type == "solid"]
    assert coloured == [10, 11, 12, 13, 14]
    assert all(sheet.cell(1, column).font.bold for column in range(1, 16))
    assert all(sheet.cell(2, column).alignment.wrap_text for column in range(1, 16))


def test_rows_are_as_high_as_their_words_need() -> None:
    sheet = book_of()["Somebody must decide"]
    widths = [sheet.column_dimensions[get_column_letter(column)].width for column in range(1, 16)]
    for number, row in enumerate(sheet.iter_rows(), 1):
        texts = [(str(cell.value or ""), width) for cell, width in zip(row, widths, strict=True)]
        assert sheet.row_dimensions[number].height == height_of(texts)
    assert any(sheet.row_dimensions[row].height for row in range(2, sheet.max_row + 1))


def typed(tmp_path: Path, language: str, *rows: tuple[str | datetime | None, ...]) -> Path:
    """A workbook into whose sheet of warnings somebody typed: decision, reason, until, body, name."""
    book = book_of(language)
    sheet = book[WARNINGS[language]]
    for number, values in enumerate(rows, 2):
        for column, value in enumerate(values, 10):
            sheet.cell(number, column, value)
    path = tmp_path / "typed.xlsx"
    book.save(path)
    return path


def numbers(language: str = "en") -> list[str]:
    return [
        str(row[0]) for row in book_of(language)[WARNINGS[language]].iter_rows(min_row=2, values_only=True)
    ]


@pytest.mark.parametrize(
    ("language", "words"),
    [("en", ("accept", "assign", "corrected")), ("ru", ("Принять", "поручить", "исправлено"))],
)
def test_what_is_typed_is_read_back(tmp_path: Path, language: str, words: tuple[str, str, str]) -> None:
    path = typed(
        tmp_path,
        language,
        (words[0], "As agreed in 2031", datetime(2032, 1, 31), None, "A. Auditor"),  # noqa: DTZ001 - as cells hold it
        (words[1], None, None, "TC 4", "A. Auditor"),
        (),
        (words[2], "=1+1 is what they wrote", "31.12.2031", None, " B.  Secretary "),
    )
    decisions, faults = read_decisions(path)
    assert faults == ()
    first, second, third = decisions
    known = numbers(language)
    assert (first.number, first.decision, first.reason) == (known[0], "accept", "As agreed in 2031")
    assert (first.until, first.by, first.cell) == (date(2032, 1, 31), "A. Auditor", "J2")
    assert (second.number, second.decision, second.body, second.until) == (known[1], "assign", "TC 4", None)
    assert (third.number, third.decision, third.until) == (known[3], "fixed", date(2031, 12, 31))
    assert (third.by, third.sheet, third.cell) == ("B. Secretary", WARNINGS[language], "J5")


FORMER = {"en": ("Sign", "Sign of the check"), "ru": ("Знак", "Знак проверки")}


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_workbook_of_an_earlier_version_is_read(tmp_path: Path, language: str) -> None:
    path = typed(tmp_path, language, ("fixed", None, None, None, "A. Auditor"))
    book = load_workbook(path)
    for sheet in book:
        if sheet["B1"].value in ("Check", "Проверка"):
            sheet["A1"], sheet["O1"] = FORMER[language]
    book.save(path)
    ((decision,), faults) = read_decisions(path)
    assert (decision.number, decision.cells["number"], faults) == (numbers(language)[0], "A2", ())


def test_a_column_of_ours_goes_before_one_of_theirs_with_a_former_name(tmp_path: Path) -> None:
    path = typed(tmp_path, "en", ("fixed", None, None, None, "A. Auditor"))
    book = load_workbook(path)
    sheet = book[WARNINGS["en"]]
    sheet.insert_cols(1)
    sheet["A1"], sheet["A2"] = "Sign", "§"
    book.save(path)
    ((decision,), _) = read_decisions(path)
    assert (decision.number, decision.cells["number"]) == (numbers()[0], "B2")


def test_a_workbook_with_other_headings_is_told_sheet_by_sheet(tmp_path: Path) -> None:
    path = typed(tmp_path, "en", ("fixed", None, None, None, "A. Auditor"))
    book = load_workbook(path)
    for sheet in book:
        sheet["A1"] = "Signs"
    book.save(path)
    decisions, faults = read_decisions(path)
    assert decisions == ()
    assert {fault.text.en.partition(";")[0] for fault in faults} == {'The heading "Finding No." is missing'}
    assert {fault.sheet for fault in faults} >= {WARNINGS["en"]}


def test_a_workbook_with_sheets_and_headings_that_were_never_ours_is_refused(tmp_path: Path) -> None:
    path = typed(tmp_path, "en", ("fixed", None, None, None, "A. Auditor"))
    book = load_workbook(path)
    for number, sheet in enumerate(book):
        sheet.title = f"Sheet {number}"
        sheet.delete_rows(1)
    book.save(path)
    with pytest.raises(UnreadableDocumentError, match="no workbook that the audit wrote"):
        read_decisions(path)


def test_an_untouched_workbook_has_no_decisions(tmp_path: Path) -> None:
    assert read_decisions(typed(tmp_path, "en")) == ((), ())


def test_faults_are_told_by_sheet_and_cell(tmp_path: Path) -> None:
    path = typed(
        tmp_path,
        "en",
        ("perhaps", None, None, None, "A. Auditor"),
        ("accept", None, None, None, "A. Auditor"),
        ("assign", None, None, None, "A. Auditor"),
        ("corrected", None, None, None, None),
        ("accept", "why", "next year", None, "A. Auditor"),
        (None, "a reason alone", None, None, "A. Auditor"),
    )
    decisions, faults = read_decisions(path)
    assert decisions == ()
    assert [each.cell for each in faults] == ["J2", "K3", "M4", "N5", "L6", "J7"]
    assert {each.sheet for each in faults} == {"Somebody must decide"}
    assert '"perhaps" is no decision' in faults[0].text.en
    assert "«perhaps»" in faults[0].text.ru


def test_a_row_without_its_sign_is_a_fault(tmp_path: Path) -> None:
    book = book_of()
    book["Worth knowing"].append([None, *[None] * 8, "accept", "why", None, None, "A. Auditor"])
    path = tmp_path / "typed.xlsx"
    book.save(path)
    _, (fault,) = read_decisions(path)
    assert fault.cell.startswith("A")


def test_columns_may_be_moved_and_added(tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Our notes", "Decision", "Decided by", "Finding No.", "Reason"])
    sheet.append(["x", "ACCEPT", "A. Auditor", "0123456789", "why"])
    path = tmp_path / "moved.xlsx"
    book.save(path)
    (decision,), faults = read_decisions(path)
    assert (decision.number, decision.decision, decision.cell, faults) == ("0123456789", "accept", "B2", ())


@pytest.mark.parametrize(("language", "heading"), [("en", "Finding No."), ("ru", "№ замечания")])
def test_numbers_of_findings_stand_first(language: str, heading: str) -> None:
    assert book_of(language)[WARNINGS[language]]["A1"].value == heading


def test_other_files_are_refused(tmp_path: Path) -> None:
    book = Workbook()
    other = tmp_path / "other.xlsx"
    book.save(other)
    for name, content in (
        ("none.xlsx", None),
        ("text.xlsx", b"no workbook"),
        ("other.xlsx", other.read_bytes()),
    ):
        path = tmp_path / name
        if content is not None:
            path.write_bytes(content)
        with pytest.raises(UnreadableDocumentError, match=name):
            read_decisions(path)


def test_findings_that_do_not_fit_go_on_another_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coomet_graph.reports.workbook.ROWS", 10)
    book = book_of()
    rows = [book[name].max_row - 1 for name in ("Worth knowing", "Worth knowing (2)")]
    assert rows == [10, len(report().findings) // 3 - 10]


def test_a_sheet_that_lies_about_its_size_is_read_whole(tmp_path: Path) -> None:
    path = typed(tmp_path, "en", ("accept", "It is so.", None, None, "A. Sample"))
    lying = tmp_path / "lying.xlsx"
    with ZipFile(path) as good, ZipFile(lying, "w", ZIP_DEFLATED) as spoilt:
        for part in good.namelist():
            content = re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1:C1"', good.read(part))
            spoilt.writestr(part, content)
    assert read_decisions(lying) == read_decisions(path)
    assert len(read_decisions(lying)[0]) == 1


def test_what_is_no_file_is_no_workbook(tmp_path: Path) -> None:
    with pytest.raises(UnreadableDocumentError, match="no workbook"):
        read_decisions(tmp_path)
