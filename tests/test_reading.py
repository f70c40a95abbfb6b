"""Many sources, read side by side: the same as one after the other, and a dying process costs one file."""

import os
import shutil
from pathlib import Path

import pytest
from pyoxigraph import Quad

from coomet_graph import resources
from coomet_graph.errors import CoometGraphError, ParameterError, UnreadableDocumentError
from coomet_graph.iris import Minter
from coomet_graph.pipeline import build, build_in, reading
from coomet_graph.pipeline.reading import Result, Task, read_in_process, read_side_by_side

GOLDEN = Path(__file__).parent / "golden"
TABLES = resources.data_folder() / "reference"


@pytest.fixture
def many(tmp_path: Path) -> list[Path]:
    """Nine copies of a work programme, each described as another body's, and a file that is none."""
    rows = ["id,file,kind,body,start_year,end_year"]
    for number in range(9):
        shutil.copy(GOLDEN / "work-programme.txt", tmp_path / f"{number}.txt")
        rows.append(f"wp-{number},{number}.txt,work,tc-1.{number},2031,2033")
    (tmp_path / "sources.csv").write_text("\n".join(rows), "utf-8")
    (tmp_path / "list.txt").write_text("A shopping list\nmilk\n", "utf-8")
    return [*(tmp_path / f"{number}.txt" for number in range(5, 9)), tmp_path / "list.txt",
            *(tmp_path / f"{number}.txt" for number in range(5))]  # fmt: skip


def test_side_by_side_is_the_same_as_one_by_one(
    many: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress: list[tuple[int, int]] = []
    built = build_in(tmp_path / "w", many, progress=lambda done, total: progress.append((done, total)))
    assert progress == [(done, 10) for done in range(1, 11)]
    assert [each.source for each in built.readings] == [f"wp-{number}" for number in range(9)]
    assert [type(error) for error in built.errors] == [UnreadableDocumentError]
    monkeypatch.setattr(reading, "_CORES", 1)
    alone = build(many)
    assert alone.manifest() == built.manifest()
    assert [error.text for error in alone.errors] == [error.text for error in built.errors]
    assert set[Quad](alone.dataset.quads()) == set(built.dataset.quads())


def test_a_wrong_table_stops_the_reading(many: list[Path]) -> None:
    table = many[0].parent / "sources.csv"
    table.write_text(table.read_text("utf-8").replace(",2031,", ",soon,"), "utf-8")
    with pytest.raises(ParameterError, match=r"sources\.csv"):
        build(many)


def die_of_one(task: Task) -> Result:
    """Reads like the real thing, but one file ends the process."""
    if task[0].name == "7.txt":
        os._exit(9)
    return read_in_process(task)


def test_a_file_that_ends_its_process_is_told_and_the_others_are_read(
    many: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "_CORES", 1)
    monkeypatch.setattr(reading, "_WAITING", 2)
    (tmp_path / "statements").mkdir()
    tasks = {at: (path, TABLES, Minter(), tmp_path / "statements") for at, path in enumerate(many[:4])}
    results = dict(read_side_by_side(tasks, die_of_one))
    assert results.keys() == tasks.keys()
    told = [(at, each.text.en) for at, each in results.items() if isinstance(each, CoometGraphError)]
    assert [at for at, _ in told] == [2]
    assert "7.txt: reading this file ended the program" in told[0][1]
