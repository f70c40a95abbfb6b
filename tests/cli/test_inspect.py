"""What a document is taken for; a mapping that is kept beside it; folders of documents."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Command
from tests.documents.typeset_xlsx import EXAMPLES

GOLDEN = Path(__file__).parent.parent / "golden"
HEADER, UNKNOWN = "No.\tName of event\tTerms\tExecutors\tRemarks", "Colour\tTaste\tSmell\tTouch\tSound"
COLUMNS = '["number", "title", "term", "performers", "note"]'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The golden programmes in a folder."""
    return Path(shutil.copytree(GOLDEN, tmp_path / "sources"))


def retitled(folder: Path, header: str) -> Path:
    """The golden development programme with another header."""
    path = folder / "development-programme.txt"
    text = path.read_text("utf-8")
    assert HEADER in text
    path.write_text(text.replace(HEADER, header), "utf-8")
    return path


def test_columns_are_shown_with_their_certainty(command: Command, folder: Path) -> None:
    path = retitled(folder, HEADER.replace("Executors", "Executers"))
    done = command("inspect", path)
    assert done.code == 0
    assert "Programme dp-2031-2033: 1 heading, 2 entries; 7 of 7 lines understood.\n" in done.out
    row = next(line for line in done.out.splitlines() if "Executers" in line)
    assert "performers" in row
    assert "a close spelling" in row
    russian = command("inspect", path, "--lang", "ru").out
    assert "похожее название" in russian
    assert "исполнители (performers)" in russian


def test_what_there_is_one_of_is_told_in_the_singular(command: Command, folder: Path) -> None:
    path = folder / "development-programme.txt"
    lines = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if not line.startswith("1.2\t")), "utf-8")
    assert "1 heading, 1 entry; 6 of 6 lines understood.\n" in command("inspect", path).out
    assert (
        "1 заголовок, 1 пункт; 6 строк, из них понято: 6.\n" in command("inspect", path, "--lang", "ru").out
    )


def test_a_text_without_cells_is_told(command: Command, folder: Path) -> None:
    done = command("inspect", folder / "work-programme.txt")
    assert done.code == 0
    assert "Text without cells" in done.out


def test_a_doubtful_document_says_what_to_do(command: Command, folder: Path) -> None:
    path = retitled(folder, HEADER + "\tColour")
    for line in ("inspect", "build"):
        done = command(line, path)
        assert done.code == 2
        assert "coomet-graph inspect" in done.err
    told = command("inspect", path).out
    assert "doubtful" in next(line for line in told.splitlines() if "Colour" in line)


def test_a_mapping_is_taken_and_kept_beside_the_document(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    path = retitled(folder, UNKNOWN)
    line = path.read_text("utf-8").splitlines().index(UNKNOWN) + 1
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(f"[[tables]]\nheader = {line}\ncolumns = {COLUMNS}\n")
    assert command("inspect", path).code == 2
    assert "the mapping" in command("inspect", path, "--mapping", mapping).out
    w = tmp_path / "w"
    assert command("build", path, "--mapping", mapping, workspace=w).code == 0
    kept = folder / "development-programme.txt.mapping.toml"
    assert COLUMNS in kept.read_text()
    # From now on no mapping need be given.
    assert command("build", path, workspace=w).code == 0
    assert command("inspect", path).code == 0


def test_what_was_recognised_can_be_written_down_and_corrected(command: Command, folder: Path) -> None:
    path = retitled(folder, HEADER.replace("Executors", "Executers"))
    done = command("inspect", path, "--write-mapping")
    assert "mapping.toml" in done.err
    assert COLUMNS in (folder / "development-programme.txt.mapping.toml").read_text()
    found = json.loads(command("inspect", path, "--format", "json").out)
    assert {column["by"] for column in found["tables"][0]["columns"]} == {"mapping"}
    assert found["programme"] == "dp-2031-2033"


def test_a_mapping_is_about_one_document(command: Command, folder: Path, tmp_path: Path) -> None:
    mapping = tmp_path / "mapping.toml"
    mapping.write_text(f"[[tables]]\nheader = 1\ncolumns = {COLUMNS}\n")
    done = command("build", folder, "--mapping", mapping)
    assert done.code == 2
    assert "about one document" in done.err
    mapping.write_text("colour = 1")
    assert "is not right" in command("inspect", folder / "work-programme.txt", "--mapping", mapping).err


def test_a_folder_is_read_with_the_folders_in_it(command: Command, folder: Path, tmp_path: Path) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (folder / "work-programme.txt").rename(inner / "work-programme.txt")
    for name in ("~$work.docx", ".hidden", "README.md", "x.txt.mapping.toml"):
        (folder / name).write_text("nothing to read")
    (folder / "link.txt").symlink_to(inner / "work-programme.txt")
    done = command("build", folder, workspace=tmp_path / "w")
    assert done.code == 0
    assert "development-programme.txt" in done.out
    assert "work-programme.txt" in done.out
    assert "link.txt" not in done.out


def test_links_out_of_a_folder_are_told(command: Command, folder: Path, tmp_path: Path) -> None:
    outside = tmp_path / "elsewhere"
    outside.mkdir()
    (folder / "work-programme.txt").rename(outside / "work-programme.txt")
    targets = {"file.txt": outside / "work-programme.txt", "folder": outside, "nothing.txt": folder / "gone"}
    for name, target in {**targets, "circle": folder / "circle", "own": folder}.items():
        (folder / name).symlink_to(target)
    done = command("build", folder, workspace=tmp_path / "w")
    assert done.code == 2
    for name in (*targets, "circle"):
        assert f"{folder / name}: symbolic links in a folder are not followed" in done.err
    assert str(folder / "own") not in done.err
    assert "development-programme.txt" in done.out
    (folder / "development-programme.txt").unlink()
    done = command("build", folder, workspace=tmp_path / "w")
    assert done.code == 2
    assert f"{folder / 'circle'}: symbolic links" in done.err
    assert command("build", folder / "file.txt", workspace=tmp_path / "w").code == 0


def test_what_a_table_of_sources_describes_and_is_not_there_is_told(
    command: Command, folder: Path, tmp_path: Path
) -> None:
    inner = folder / "inner"
    inner.mkdir()
    (folder / "work-programme.txt").rename(inner / "work-programme.txt")
    table = (folder / "sources.csv").read_text("utf-8")
    done = command("build", folder, workspace=tmp_path / "w")
    assert done.code == 0
    (folder / "sources.csv").write_text(table.replace("work-programme.txt", "work_programme.txt"), "utf-8")
    done = command("build", folder, workspace=tmp_path / "w")
    assert done.code == 2
    assert f'{folder / "sources.csv"}: there is no file "work_programme.txt" here' in done.err
    assert "work-programme.txt" in done.out
    done = command("build", folder / "development-programme.txt", workspace=tmp_path / "w")
    assert done.code == 0


def test_a_folder_without_documents_is_told(command: Command, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    done = command("build", tmp_path / "empty")
    assert done.code == 2
    assert "no documents in this folder" in done.err


def test_where_no_table_is_recognised_a_mapping_begins_with_the_likeliest_header(
    command: Command, folder: Path
) -> None:
    plan = folder / "plan.txt"
    plan.write_text(
        "WORK PROGRAM OF TC 4 FOR 2031–2033\nCode\tStrategy\tWhen\tWhoever\n"
        "I.1.1\tHolding seminars for young people\t2031\tTC 4\n"
        "I.1.2\tWriting a guide to the calibration of weights\t2032\tTC 4\n",
        "utf-8",
    )
    done = command("inspect", plan, "--write-mapping")
    assert done.code == 2
    assert "header on line 2" in done.out
    assert "doubtful" in done.out
    mapping = plan.with_name("plan.txt.mapping.toml")
    corrected = mapping.read_text("utf-8")
    assert "header = 2" in corrected
    columns = 'columns = ["number", "title", "term", "performers"]'
    mapping.write_text('numbers = "any"\n[[tables]]\nheader = 2\n' + columns, "utf-8")
    again = command("inspect", plan)
    assert again.code == 0
    assert "2 entries" in again.out


def test_text_without_cells_has_no_mapping(command: Command, folder: Path) -> None:
    letter = folder / "letter.txt"
    letter.write_text("Dear colleagues,\nthe programme follows.\n", "utf-8")
    done = command("inspect", letter, "--write-mapping")
    assert done.code == 2
    assert "no rows of cells" in done.err
    assert not letter.with_name("letter.txt.mapping.toml").exists()


def test_of_two_columns_for_one_thing_a_written_mapping_leaves_one_out(
    command: Command, folder: Path
) -> None:
    path = retitled(folder, HEADER + "\tNotes")
    assert "the columns “Remarks”, “Notes” are taken for the same" in command("inspect", path).err
    command("inspect", path, "--write-mapping")
    assert '"note", ""]' in path.with_name(f"{path.name}.mapping.toml").read_text("utf-8")
    assert command("inspect", path).code == 0


def test_a_sheet_without_known_columns_is_shown_and_begins_a_mapping(
    command: Command, tmp_path: Path
) -> None:
    path = tmp_path / "programme.xlsx"
    path.write_bytes(EXAMPLES["sheet-not-read"]())
    done = command("inspect", path, "--write-mapping")
    assert "4 of 7 lines understood" in done.out
    assert 'The sheet "Information" looks like a table of the programme' in " ".join(done.out.split())
    row = next(line for line in done.out.splitlines() if "What is to be done" in line)
    assert "what stands in it" in row
    assert Path(f"{path}.mapping.toml").read_text("utf-8").count("[[tables]]") == 2
    assert "looks like a table" not in command("inspect", path).out
