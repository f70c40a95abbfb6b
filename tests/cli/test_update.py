"""Updates and snapshots on the command line."""

import csv
import io
import json
import shutil
from pathlib import Path

import pytest

from coomet_graph.cli.progress import reading_progress
from tests.cli.conftest import Command

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture
def sources(tmp_path: Path) -> list[Path]:
    """The golden programmes, to be changed."""
    shutil.copytree(GOLDEN, tmp_path / "sources")
    return sorted((tmp_path / "sources").glob("*.txt"))


def test_a_changed_document_is_read_and_the_graph_follows(
    command: Command, sources: list[Path], tmp_path: Path
) -> None:
    w = tmp_path / "w"
    assert command("build", *sources, workspace=w).code == 0
    work = sources[1]
    work.write_text(work.read_text("utf-8").replace("seminars", "workshops"), "utf-8")
    done = command("update", work, workspace=w)
    assert done.code == 0
    assert "work-programme.txt" in done.out
    assert "development-programme.txt" not in done.out
    assert "New facts: " in done.err
    assert "workshops" in command("show", "1.1", "--format", "json", workspace=w).out


def test_a_source_is_forgotten(command: Command, sources: list[Path], tmp_path: Path) -> None:
    w = tmp_path / "w"
    command("build", *sources, workspace=w)
    done = command("update", "--remove", "dp-2031-2033", "--lang", "ru", workspace=w)
    assert (done.code, done.out) == (0, "")
    assert "Новых фактов: " in done.err
    (row,) = json.loads(command("snapshots", "--keep", "1", "--format", "json", workspace=w).out)
    assert row["Sources"] == "1"


def test_what_cannot_be_updated_is_told_in_a_line(
    command: Command, sources: list[Path], tmp_path: Path
) -> None:
    w = tmp_path / "w"
    assert "run coomet-graph build first" in command("update", *sources, workspace=w).err
    command("build", *sources, workspace=w)
    assert command("update", workspace=w).code == 2
    assert "the sources are: dp-2031-2033" in command("update", "--remove", "x", workspace=w).err
    sources[0].write_text("milk\n", "utf-8")
    done = command("update", *sources, workspace=w)
    assert done.code == 2
    assert "work-programme.txt" in done.out
    assert "development-programme.txt: no table" in done.err
    assert done.err.count("\n") == 2


def test_snapshots_are_listed_and_gone_back_to(command: Command, sources: list[Path], tmp_path: Path) -> None:
    w = tmp_path / "w"
    command("build", *sources, workspace=w)
    command("build", sources[1], workspace=w)
    rows = list(csv.DictReader(io.StringIO(command("snapshots", "--format", "csv", workspace=w).out)))
    assert {row["Sources"]: row["Current"] for row in rows} == {"1": "yes", "2": ""}
    (old,) = (row["Snapshot"] for row in rows if not row["Current"])
    done = command("snapshots", "--use", old[:6], "--lang", "ru", workspace=w)
    assert done.code == 0
    assert "Снимок" in done.out
    assert (
        "development-programme.txt" in command("query", query(tmp_path), "--format", "csv", workspace=w).out
    )
    refused = command("snapshots", "--use", "nonsense", workspace=w)
    assert refused.code == 2
    assert old in refused.err


def query(folder: Path) -> Path:
    path = folder / "files.rq"
    path.write_text("SELECT ?name { ?file <https://w3id.org/coomet/ontology#fileName> ?name }", "utf-8")
    return path


def test_progress_is_shown_on_a_terminal_only(
    capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with reading_progress("en") as tell:
        tell(1, 2)
    assert capfd.readouterr() == ("", "")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    with reading_progress("ru") as tell:
        tell(1, 2)
    shown = capfd.readouterr()
    assert shown.out == ""
    assert "Чтение источников" in shown.err
    assert "1/2" in shown.err
