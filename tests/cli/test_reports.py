"""`audit` in every format of its files, all at once, and a workbook that comes back with decisions."""

import io
import json
import shutil
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from coomet_graph.store import Workspace
from tests.cli.conftest import Command

GOLDEN = Path(__file__).parent.parent / "golden"
ALL = {
    *(
        f"audit-{language}{suffix}"
        for language in ("en", "ru")
        for suffix in (".html", ".docx", ".xlsx", ".csv")
    ),
    *(f"audit-{language}{suffix}" for language in ("en", "ru") for suffix in (".sarif", ".junit.xml")),
    *("audit.json", "audit.ttl", "audit.dqv.ttl"),
}


@pytest.mark.parametrize(
    ("format_", "start"),
    [("html", b"<!DOCTYPE html>"), ("docx", b"PK"), ("xlsx", b"PK"), ("sarif", b"{"), ("junit", b"<?xml"),
     ("turtle", b"@prefix"), ("dqv", b"@prefix"), ("json", b"["), ("csv", b"number,")],
)  # fmt: skip
def test_every_format_goes_to_a_file(
    command: Command, undecided: Path, tmp_path: Path, format_: str, start: bytes
) -> None:
    done = command("audit", "--format", format_, "--output", tmp_path / "file", workspace=undecided)
    told = f"The report ({format_}, 1 finding) is in {tmp_path / 'file'}.\n"
    assert (done.code, done.out, done.err) == (1, "", told)
    assert (tmp_path / "file").read_bytes().startswith(start)
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_all_reports_at_once(command: Command, undecided: Path, tmp_path: Path) -> None:
    done = command("audit", "--all", tmp_path / "new" / "reports", workspace=undecided)
    assert (done.code, done.out) == (1, "")
    assert str(tmp_path / "new" / "reports") in done.err
    assert {path.name for path in (tmp_path / "new" / "reports").iterdir()} == ALL
    with ZipFile(tmp_path / "new" / "reports" / "audit-ru.docx") as letter:
        assert "Письмо по итогам проверки" in letter.read("word/document.xml").decode()


def test_a_folder_that_cannot_be_made_is_told(command: Command, undecided: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    done = command("audit", "--all", tmp_path / "file" / "reports", workspace=undecided)
    assert done.code == 2
    assert "the folder cannot be made" in done.err


def test_lines_are_shown_of_the_documents_wherever_they_are(
    command: Command, undecided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert "In context:" in command("audit", "--format", "html", workspace=undecided).out
    # A workspace of an earlier version keeps none.
    shutil.rmtree(Workspace(undecided).current() / "lines")
    page = command("audit", "--format", "html", "--documents", GOLDEN, workspace=undecided).out
    assert "In context:" in page
    page = command("audit", "--format", "html", "--lang", "ru", workspace=undecided).out
    assert "Файла в том виде, в каком он был прочитан, под рукой нет" in page


def test_nothing_is_left_where_a_report_cannot_be_written(
    command: Command, undecided: Path, tmp_path: Path
) -> None:
    done = command("audit", "--format", "xlsx", "--output", tmp_path / "none" / "a.xlsx", workspace=undecided)
    assert done.code == 2
    assert list(tmp_path.iterdir()) == []


def typed(content: bytes, path: Path, *values: str | None) -> Path:
    book = load_workbook(io.BytesIO(content))
    sheet = book["Somebody must decide"]
    for column, value in enumerate(values, 10):
        sheet.cell(2, column, value)
    book.save(path)
    return path


def test_decisions_come_back_from_a_workbook(command: Command, undecided: Path, tmp_path: Path) -> None:
    """Typed once, the finding is accepted from then on; read twice, nothing more is decided."""
    workbook, decisions = tmp_path / "audit.xlsx", tmp_path / "decisions"
    command("audit", "--format", "xlsx", "--output", workbook, workspace=undecided)
    typed(workbook.read_bytes(), workbook, "accept", "As agreed", "2131-12-31", None, "A. Auditor")
    done = command("decide", "read", workbook, "--decisions", decisions, workspace=undecided)
    assert done.code == 0, done.err
    assert "1 decision read, 0 of them known already." in done.err
    (kept,) = decisions.iterdir()
    assert "As agreed" in kept.read_text("utf-8")
    again = command("decide", "read", workbook, "--decisions", decisions, workspace=undecided)
    assert "1 decision read, 1 of them known already." in again.err
    audited = command("audit", "--format", "json", "--decisions", decisions, workspace=undecided)
    assert audited.code == 0
    (finding,) = json.loads(audited.out)
    assert (finding["state"], finding["standing"]["reason"]) == ("accepted", "As agreed")


def test_faults_of_a_workbook_are_told_by_their_cells(
    command: Command, undecided: Path, tmp_path: Path
) -> None:
    workbook, decisions = tmp_path / "audit.xlsx", tmp_path / "decisions"
    command("audit", "--format", "xlsx", "--output", workbook, workspace=undecided)
    content = workbook.read_bytes()
    typed(content, workbook, "accept", None, None, None, "A. Auditor")
    done = command("decide", "read", workbook, "--decisions", decisions, workspace=undecided)
    assert done.code == 2
    assert "audit.xlsx, Somebody must decide!K2: An acceptance needs a reason; write why." in done.err
    assert not decisions.exists()
    typed(content, workbook, "assign", None, None, "TC 99", "A. Auditor")
    done = command("decide", "read", workbook, "--decisions", decisions, "--lang", "ru", workspace=undecided)
    assert done.code == 2
    assert "Somebody must decide!M2:" in done.err


def test_what_was_written_is_told_in_russian_too(command: Command, undecided: Path, tmp_path: Path) -> None:
    file = tmp_path / "table.txt"
    done = command("audit", "--output", file, "--lang", "ru", workspace=undecided)
    assert (done.code, done.out, done.err) == (1, "", f"Отчёт (table, 1 замечание): {file}.\n")


@pytest.mark.parametrize("option", ["--body", "--programme"])
@pytest.mark.parametrize(("lang", "told"), [("en", "the name is empty"), ("ru", "имя пусто")])
def test_an_empty_name_is_refused(
    command: Command, undecided: Path, option: str, lang: str, told: str
) -> None:
    done = command("audit", option, "", "--lang", lang, workspace=undecided)
    assert (done.code, done.out) == (2, "")
    assert f"{option}: {told}" in done.err


@pytest.mark.parametrize(("lang", "told"), [("en", "there is no such folder"), ("ru", "такой папки нет")])
def test_a_folder_of_documents_that_is_not_there_is_refused(
    command: Command, undecided: Path, tmp_path: Path, lang: str, told: str
) -> None:
    nowhere, report = tmp_path / "nowhere", tmp_path / "report.html"
    done = command(
        *("audit", "--format", "html", "--output", report, "--lang", lang),
        *("--documents", tmp_path, "--documents", nowhere),
        workspace=undecided,
    )
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"{nowhere}: {told}")
    assert done.err.count("\n") == 1
    assert not report.exists()
