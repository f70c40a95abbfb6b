"""Decisions out of a workbook on the command line: faults at their cells, all of them or none."""

import io
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from coomet_graph import api
from coomet_graph.reports.workbook_decisions import TypedDecision
from tests.cli.conftest import Command

SHEET = "Somebody must decide"
READ = ("--on", "2031-06-02")


@pytest.fixture
def sheet(command: Command, undecided: Path, tmp_path: Path) -> bytes:
    """The workbook of the audit, with one finding that somebody must decide about."""
    path = tmp_path / "audit.xlsx"
    command("audit", "--format", "xlsx", "--output", path, workspace=undecided)
    return path.read_bytes()


def typed(content: bytes, path: Path, *rows: dict[str, str]) -> Path:
    """The workbook with what somebody typed into its columns; further rows are copies of the first."""
    book = load_workbook(io.BytesIO(content))
    sheet = book[SHEET]
    for number, row in enumerate(rows, 2):
        sheet.cell(number, 1, sheet.cell(2, 1).value)
        for column, value in row.items():
            sheet[f"{column}{number}"] = value
    book.save(path)
    return path


ACCEPT = {"J": "accept", "K": "As agreed", "N": "A. Auditor"}


@pytest.mark.parametrize(
    ("rows", "faults"),
    [
        ([ACCEPT | {"L": "2031-06-01"}], {"L2": ("would end on 2031-06-01", "раньше своей даты")}),
        (
            [ACCEPT | {"A": "0000000000"}],
            {
                "A2": (
                    'No finding has the number "0000000000" now',
                    "Замечания с номером «0000000000» сейчас нет",
                )
            },
        ),
        (
            [ACCEPT | {"A": "abc"}, ACCEPT | {"A": "abd"}],
            {"A2": ("copy the whole number", "скопируйте номер"), "A3": ('"abd"', "«abd»")},
        ),
        (
            [{"J": "assign", "M": "TC 99", "N": "A. Auditor"}],
            {"M2": ('There is no body "TC 99"', "с названием «TC 99»")},
        ),
        (
            [{"J": "assign", "M": "TC 99", "N": "A. Auditor", "A": "0000000000"}],
            {"A2": ("No finding", "Замечания с номером"), "M2": ("There is no body", "TC 99")},
        ),
        (
            [ACCEPT, {"J": "corrected", "N": "A. Auditor"}],
            {"J3": (f"decided otherwise in {SHEET}!J2", f"решено иначе в {SHEET}!J2")},
        ),
        ([ACCEPT | {"L": "next year"}], {"L2": ('"next year" is no date; write it as', "не дата; напишите")}),
    ],
)
def test_each_fault_is_told_at_its_cell_and_nothing_is_kept(
    command: Command,
    undecided: Path,
    tmp_path: Path,
    sheet: bytes,
    *,
    rows: list[dict[str, str]],
    faults: dict[str, tuple[str, str]],
) -> None:
    path, decisions = typed(sheet, tmp_path / "typed.xlsx", *rows), tmp_path / "decisions"
    for at, language in enumerate(("en", "ru")):
        arguments = ("decide", "read", path, *READ, "--decisions", decisions, "--lang", language)
        done = command(*arguments, workspace=undecided)
        assert (done.code, done.out) == (2, "")
        *lines, last = done.err.splitlines()
        assert len(lines) == len(faults)
        for line, (cell, words) in zip(lines, faults.items(), strict=True):
            assert line.startswith(f"typed.xlsx, {SHEET}!{cell}: ")
            assert words[at] in line
            # Nothing of the command line is of use in a cell.
            assert "--by" not in line
            assert "--reason" not in line
            assert "audit" not in line.partition(": ")[2]
        told = f"{len(lines)} cell{'s' if len(lines) > 1 else ''}", f"{len(lines)} ячейк"
        assert last.startswith("typed.xlsx: ")
        assert told[at] in last
    assert not decisions.exists()


@pytest.mark.parametrize("in_first_row", ["Decision (Ann)", None])
def test_a_heading_that_is_missing_is_told(
    command: Command, undecided: Path, tmp_path: Path, sheet: bytes, in_first_row: str | None
) -> None:
    book = load_workbook(typed(sheet, tmp_path / "typed.xlsx", ACCEPT))
    if in_first_row is None:
        book[SHEET].delete_rows(1)
    else:
        book[SHEET]["J1"] = in_first_row
    book.save(tmp_path / "typed.xlsx")
    decisions = tmp_path / "decisions"
    done = command("decide", "read", tmp_path / "typed.xlsx", "--decisions", decisions, workspace=undecided)
    assert done.code == 2
    assert f'{SHEET}!A1: The heading "Decision" is missing' in done.err
    assert ('The heading "Finding No." is missing' in done.err) is (in_first_row is None)
    assert not decisions.exists()


def test_what_others_decided_after_the_first_reading_stays(
    command: Command, undecided: Path, tmp_path: Path, sheet: bytes
) -> None:
    path, decisions = typed(sheet, tmp_path / "typed.xlsx", ACCEPT), tmp_path / "decisions"
    read = ("decide", "read", path, "--decisions", decisions)
    assert command(*read, "--on", "2031-06-02", workspace=undecided).code == 0
    (finding,) = api.audit(undecided).findings
    api.decide(
        "fixed", finding.number, "Z. Other", date(2031, 6, 3), decisions=decisions, workspace=undecided
    )
    kept = sorted(decisions.iterdir())
    done = command(*read, "--on", "2031-06-04", workspace=undecided)
    assert done.code == 0
    assert f"{finding.number}: decided otherwise since, by Z. Other on 2031-06-03" in done.err
    assert "1 decision read, 1 of them known already" in done.err
    assert sorted(decisions.iterdir()) == kept
    # Who says so on the command line means it.
    api.decide(
        "accept", finding.number, "A. Auditor", date(2031, 6, 5),
        reason="As agreed", decisions=decisions, workspace=undecided,
    )  # fmt: skip
    assert len(list(decisions.iterdir())) == len(kept) + 1


def test_what_programs_leave_out_of_a_row_is_told_in_words_for_cells(undecided: Path, tmp_path: Path) -> None:
    (finding,) = api.audit(undecided).findings
    cells = {"decision": "J2", "reason": "K2", "by": "N2"}
    row = TypedDecision(finding.number, "accept", " ", None, "", "", "Sheet", cells)
    odd = replace(row, reason="\ud800", by="A. Auditor", cells={})
    decided, faults = api.decide_typed([row, odd], date(2031, 6, 2), tmp_path / "decisions", undecided)
    assert decided == ()
    assert [(fault.cell, fault.text.en) for fault in faults] == [
        ("N2", "Say who decided."),
        ("K2", "An acceptance needs a reason; write why."),
        ("", "The name or the reason has characters that cannot be kept; type it again."),
    ]
    assert not any("--" in fault.text.en + fault.text.ru for fault in faults)
    assert not (tmp_path / "decisions").exists()


def test_what_else_was_typed_beside_a_decision_says_nothing(
    command: Command, undecided: Path, tmp_path: Path, sheet: bytes
) -> None:
    """A last day is that of an acceptance; the same decision twice is one; two matters are two."""
    said = {"J": "corrected", "L": "2020-01-01", "N": "A. Auditor"}
    assigned = {"J": "assign", "M": "TC 4", "N": "A. Auditor"}
    path, decisions = typed(sheet, tmp_path / "typed.xlsx", said, said, assigned), tmp_path / "decisions"
    done = command("decide", "read", path, *READ, "--decisions", decisions, workspace=undecided)
    assert done.code == 0, done.err
    assert sorted(each.name.split("-")[3] for each in decisions.iterdir()) == ["assign", "fixed"]


def test_a_workbook_that_is_not_there(command: Command, undecided: Path, tmp_path: Path) -> None:
    done = command("decide", "read", tmp_path / "no.xlsx", workspace=undecided)
    assert (done.code, len(done.err.splitlines())) == (2, 1)
    assert "no.xlsx: there is no such file; check the path." in done.err


def test_a_hostile_workbook_is_a_line(command: Command, undecided: Path, tmp_path: Path) -> None:
    path = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/workbook.xml", b" " * 50_000_000)
    done = command("decide", "read", path, "--decisions", tmp_path / "decisions", workspace=undecided)
    assert done.code == 2
    assert len(done.err.splitlines()) == 1
    assert "bomb.xlsx: the file unpacks to more than is allowed" in done.err
