"""The workbook for a work programme on the command line, and back as a source."""

from pathlib import Path

from openpyxl import load_workbook

from tests.cli.conftest import Command


def test_a_programme_goes_out_as_a_workbook_and_comes_back(
    command: Command, real: Path, tmp_path: Path
) -> None:
    workbook, w = tmp_path / "wp.xlsx", tmp_path / "w"
    done = command(
        *("template", "work-programme", "--from", "wp-tc-4-2021-2023", "--output", workbook), workspace=real
    )
    assert (done.code, done.out, done.err) == (0, "", "")
    assert load_workbook(workbook).sheetnames == ["Instructions", "Programme", "Completed projects", "Lists"]
    assert command("build", workbook, workspace=w).code == 0
    assert "Programme!" in command("show", "1.1", workspace=w).out
    assert "731/BY-a/17" in command("show", "completed-projects/2", workspace=w).out


def test_a_workbook_in_russian(command: Command, small: Path, tmp_path: Path) -> None:
    workbook = tmp_path / "wp.xlsx"
    done = command("template", "work-programme", "--lang", "ru", "--output", workbook, workspace=small)
    assert done.code == 0
    assert load_workbook(workbook).sheetnames == ["Инструкция", "Программа", "Списки"]


def test_what_cannot_be_written(command: Command, small: Path, tmp_path: Path) -> None:
    unknown = command(
        *("template", "work-programme", "--from", "wp-tc-9", "--output", tmp_path / "wp.xlsx"),
        workspace=small,
    )
    assert unknown.code == 2
    assert "wp-tc-9" in unknown.err
    assert not (tmp_path / "wp.xlsx").exists()
    assert command("template", "work-programme", workspace=small).code == 2
    nowhere = command("template", "work-programme", "--output", tmp_path / "no" / "wp.xlsx", workspace=small)
    assert nowhere.code == 2
