"""A workbook of decisions from strangers: read in a process of its own, which may die of it."""

import io
import zipfile
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from coomet_graph.errors import BeyondLimitsError, UnreadableDocumentError
from coomet_graph.reports.columns import COLUMNS
from coomet_graph.reports.workbook_apart import read_decisions_apart
from coomet_graph.reports.workbook_decisions import read_decisions
from coomet_graph.sources import ReadingLimits

NAMES = ("number", "decision", "reason", "until", "assignee", "by")
HEADINGS = tuple(COLUMNS[name][0].en for name in NAMES)


def workbook(path: Path, *rows: tuple[str | date | None, ...]) -> Path:
    """A workbook with our columns."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (HEADINGS, *rows):
        sheet.append(row)
    book.save(path)
    return path


def spoilt(path: Path, part: str, old: bytes, new: bytes) -> Path:
    """The workbook with other bytes in a part."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as good, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as bad:
        for name in good.namelist():
            content = good.read(name)
            if name.endswith(part):
                assert old in content
                content = content.replace(old, new)
            bad.writestr(name, content)
    path.write_bytes(made.getvalue())
    return path


ACCEPTED = ("0123456789", "accept", "It is so.", date(2032, 1, 31), None, "A. Sample")


def test_it_is_the_same_as_without_a_process(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "typed.xlsx", ACCEPTED, ("abcdef0123", "assign", "", None, "ТК 4", "A. Sample")
    )
    (first, second), faults = read_decisions_apart(path)
    assert ((first, second), faults) == read_decisions(path)
    assert (first.until, first.cell, first.cell_of("until")) == (date(2032, 1, 31), "B2", "D2")
    assert (second.body, second.cell_of("assignee")) == ("ТК 4", "E3")
    wrong = workbook(tmp_path / "wrong.xlsx", (*ACCEPTED[:3], "soon", None, "A. Sample"))
    assert read_decisions_apart(wrong) == read_decisions(wrong)
    assert [fault.cell for fault in read_decisions_apart(wrong)[1]] == ["D2"]


def test_what_is_no_workbook_is_told_as_without_a_process(tmp_path: Path) -> None:
    text = tmp_path / "text.xlsx"
    text.write_bytes(b"no workbook")
    for path in (text, tmp_path / "none.xlsx", tmp_path):
        with pytest.raises(UnreadableDocumentError, match=path.name) as told:
            read_decisions_apart(path)
        assert not isinstance(told.value, BeyondLimitsError)


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b" " * 50_000_000)
    with pytest.raises(
        UnreadableDocumentError, match=r"bomb\.xlsx: the file unpacks to more than is allowed"
    ):
        read_decisions_apart(path)


@pytest.mark.parametrize("program", ["dying", "lying", "raving"])
def test_a_process_that_is_taken_over_is_not_believed(tmp_path: Path, program: str) -> None:
    path = workbook(tmp_path / "typed.xlsx", ACCEPTED)
    with pytest.raises(BeyondLimitsError, match="ended the program that read it") as told:
        read_decisions_apart(path, program=f"tests.decisions.workbook_children.{program}")
    assert "завершило программу аварийно" in told.value.text.ru


def test_a_workbook_that_takes_too_long_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "typed.xlsx", *([ACCEPTED] * 3_000))
    with pytest.raises(BeyondLimitsError, match=r"typed\.xlsx: reading this workbook takes longer") as told:
        read_decisions_apart(path, ReadingLimits(seconds=0.05))
    assert len(told.value.text.en.splitlines()) == 1


def test_a_workbook_with_too_many_decisions_is_told(tmp_path: Path) -> None:
    path = workbook(tmp_path / "typed.xlsx", *([ACCEPTED] * 30))
    with pytest.raises(BeyondLimitsError, match=r"gives more than is allowed \(0 MiB of decisions\)"):
        read_decisions_apart(path, ReadingLimits(answer=2**12))


# ---------------------------------------------------------------- cells that are not what they say


def test_a_date_that_is_none_is_told_by_its_cell(tmp_path: Path) -> None:
    """Programs that write dates as such (`t="d"`) may write what is none; then nothing is taken."""
    path = workbook(tmp_path / "typed.xlsx", ACCEPTED, ACCEPTED)
    day = b'<c r="D3" s="1" t="n"><v>48244</v></c>'
    for words, told in ((b"31.12.2031", "31.12.2031"), (b"2031-02-31", "2031-02-31"), (b"soon", "soon")):
        spoilt(path, "sheet1.xml", day, new := b'<c r="D3" s="1" t="d"><v>' + words + b"</v></c>")
        decisions, (fault,) = read_decisions_apart(path)
        assert (decisions, fault.sheet, fault.cell) == ((), "Sheet", "D3")
        assert f'"{told}" stands there as a date and is none' in fault.text.en
        assert "2027-12-31 or 31.12.2027" in fault.text.en
        assert f"«{told}»" in fault.text.ru
        day = new


def test_dates_are_read_however_they_are_kept(tmp_path: Path) -> None:
    """As a number, as ISO 8601 with a time or without, and as text."""
    path = workbook(tmp_path / "typed.xlsx", ACCEPTED)
    stored = b'<c r="D2" s="1" t="n"><v>48244</v></c>'
    for new in (
        b'<c r="D2" t="d"><v>2032-01-31</v></c>',
        b'<c r="D2" t="d"><v>2032-01-31T00:00:00</v></c>',
        b'<c r="D2" t="inlineStr"><is><t>31.01.2032</t></is></c>',
        b'<c r="D2" s="1"><v>48244.75</v></c>',
    ):
        (decision,), faults = read_decisions(spoilt(path, "sheet1.xml", stored, new))
        assert (decision.until, faults) == (date(2032, 1, 31), ())
        stored = new


def test_a_number_that_is_no_day_is_told_by_its_cell(tmp_path: Path) -> None:
    path = workbook(tmp_path / "typed.xlsx", ACCEPTED)
    spoilt(path, "sheet1.xml", b"<v>48244</v>", b"<v>99999999</v>")
    decisions, (fault,) = read_decisions(path)
    assert (decisions, fault.cell) == ((), "D2")
    assert "is no date; write it as 2027-12-31" in fault.text.en


@pytest.mark.parametrize(
    ("old", "new", "cell"),
    [
        (b'<c r="D2" s="1" t="n"><v>48244</v></c>', b'<c r="D2"><v>many</v></c>', "D2"),
        (b'<c r="D2" s="1" t="n"><v>48244</v></c>', b'<c r="D2" t="s"><v>99</v></c>', "D2"),
        (b'<c r="D2" s="1" t="n"><v>48244</v></c>', b'<c r="D2" t="b"><v>perhaps</v></c>', "D2"),
    ],
)
def test_other_cells_that_cannot_be_read_are_told(tmp_path: Path, old: bytes, new: bytes, cell: str) -> None:
    path = spoilt(workbook(tmp_path / "typed.xlsx", ACCEPTED), "sheet1.xml", old, new)
    decisions, (fault,) = read_decisions(path)
    assert (decisions, fault.cell) == ((), cell)
    assert "is not what the cell says it holds; type it again" in fault.text.en


def test_a_workbook_that_is_broken_elsewhere_is_no_workbook(tmp_path: Path) -> None:
    path = workbook(tmp_path / "typed.xlsx", ACCEPTED)
    spoilt(path, "sheet1.xml", b"</sheetData>", b"</sheetDat>")
    with pytest.raises(UnreadableDocumentError, match="no workbook that the audit wrote"):
        read_decisions(path)
