"""An update of changed sources gives what a build of all would: the same graph, names and findings."""

import csv
import random
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coomet_graph import api
from coomet_graph.errors import UnknownNameError, UnreadableDocumentError, WorkspaceError
from coomet_graph.pipeline import build_in, update_in
from coomet_graph.store import Workspace

GOLDEN = Path(__file__).parent / "golden"
DEVELOPMENT, WORK = "dp-2031-2033", "wp-tc-4-2031-2033"

Edit = Callable[[list[str], random.Random], None]


def drop(lines: list[str], rng: random.Random) -> None:
    del lines[rng.randrange(len(lines))]


def repeat(lines: list[str], rng: random.Random) -> None:
    at = rng.randrange(len(lines))
    lines.insert(at, lines[at])


def swap_words(lines: list[str], rng: random.Random) -> None:
    at = rng.randrange(len(lines))
    words = lines[at].split(" ")
    rng.shuffle(words)
    lines[at] = " ".join(words)


def change_a_digit(lines: list[str], rng: random.Random) -> None:
    places = [(at, col) for at, line in enumerate(lines) for col, char in enumerate(line) if char.isdigit()]
    at, col = rng.choice(places)
    lines[at] = lines[at][:col] + str(rng.randrange(10)) + lines[at][col + 1 :]


EDITS: list[Edit] = [drop, repeat, swap_words, change_a_digit]


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """A folder with the golden programmes, to be changed."""
    shutil.copytree(GOLDEN, tmp_path / "sources")
    return tmp_path / "sources"


def documents(sources: Path) -> list[Path]:
    return sorted(sources.glob("*.txt"))


def content(workspace: Path) -> tuple[set[str], list[str], object, str]:
    """Statements, reader findings, results of the shapes, and the name of the current snapshot."""
    place = Workspace(workspace)
    quads = set(map(str, place.dataset().quads()))
    findings = [finding.number for finding in api.reader_findings(workspace)]
    return quads, findings, list(place.rows("validation")), place.current().name


@settings(
    max_examples=8,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.data())
def test_after_edits_it_is_as_if_built_anew(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    folder = tmp_path_factory.mktemp("edited")
    shutil.copytree(GOLDEN, folder / "sources")
    build_in(folder / "updated", documents(folder / "sources"))
    for _ in range(data.draw(st.integers(1, 2))):
        path = data.draw(st.sampled_from(documents(folder / "sources")))
        before = path.read_text("utf-8")
        lines = before.split("\n")
        rng = random.Random(data.draw(st.integers(0, 10**6)))
        for edit in data.draw(st.lists(st.sampled_from(EDITS), min_size=1, max_size=4)):
            edit(lines, rng)
        path.write_text("\n".join(lines), "utf-8")
        try:
            update_in(folder / "updated", [path])
        except UnreadableDocumentError:
            path.write_text(before, "utf-8")
    build_in(folder / "fresh", documents(folder / "sources"))
    assert content(folder / "updated") == content(folder / "fresh")


def test_nothing_changed_is_the_same_snapshot(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", documents(sources))
    before = content(tmp_path / "w")
    done = update_in(tmp_path / "w", documents(sources))
    assert not any(change.added or change.removed for change in done.changes)
    assert content(tmp_path / "w") == before
    assert len(Workspace(tmp_path / "w").snapshots()) == 1


def test_of_a_folder_all_documents_are_read(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", [sources / "development-programme.txt"])
    done = update_in(tmp_path / "w", [sources])
    build_in(tmp_path / "fresh", [sources])
    assert len(done.readings) == len(sorted(sources.rglob("*.txt")))
    assert content(tmp_path / "w") == content(tmp_path / "fresh")
    (sources / "work-programme.txt").unlink()
    (told,) = update_in(tmp_path / "w", [sources]).errors
    assert 'there is no file "work-programme.txt" here' in told.text.en


def test_a_source_goes_and_comes_back(tmp_path: Path, sources: Path) -> None:
    """What was cited and seen is cited and not seen, and seen again; nothing is left of the way there."""
    build_in(tmp_path / "w", documents(sources))
    both = content(tmp_path / "w")
    update_in(tmp_path / "w", [], remove=[DEVELOPMENT])
    build_in(tmp_path / "one", [sources / "work-programme.txt"])
    assert content(tmp_path / "w") == content(tmp_path / "one")
    update_in(tmp_path / "w", [sources / "development-programme.txt"])
    assert content(tmp_path / "w") == both


def test_the_description_of_a_source_is_read_anew(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", documents(sources))
    table = sources / "sources.csv"
    table.write_text(table.read_text("utf-8").replace("2033-", "2032-"), "utf-8")
    update_in(tmp_path / "w", [sources / "work-programme.txt"])
    build_in(tmp_path / "fresh", documents(sources))
    assert content(tmp_path / "w") == content(tmp_path / "fresh")


def test_a_source_that_cannot_be_read_stays_as_it_was(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", documents(sources))
    before = content(tmp_path / "w")
    (sources / "work-programme.txt").write_text("A shopping list\nmilk\n", "utf-8")
    done = update_in(tmp_path / "w", documents(sources))
    assert [reading.source for reading in done.readings] == [DEVELOPMENT]
    assert "work-programme.txt" in done.errors[0].text.en
    assert content(tmp_path / "w") == before
    with pytest.raises(UnreadableDocumentError, match="no table of a programme"):
        update_in(tmp_path / "w", [sources / "work-programme.txt"])


def test_a_second_file_of_a_programme_is_refused(tmp_path: Path, sources: Path) -> None:
    build_in(tmp_path / "w", documents(sources))
    copy, again = tmp_path / "copy.txt", tmp_path / "copy-2.txt"
    for path in (copy, again):
        path.write_bytes((sources / "work-programme.txt").read_bytes())
    (sources / "sources.csv").rename(tmp_path / "gone.csv")
    done = update_in(tmp_path / "w", [sources / "development-programme.txt", copy, again])
    assert len(done.errors) == 1
    assert again.name in done.errors[0].text.en


def test_a_source_that_supersedes_one_nobody_knows_is_told(tmp_path: Path, sources: Path) -> None:
    table = sources / "sources.csv"
    with table.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    with table.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, [*rows[0], "supersedes"])
        writer.writeheader()
        for row in rows:
            is_work = row["file"] == "work-programme.txt"
            writer.writerow({**row, "supersedes": "wp-tc-4-2028-2030" if is_work else ""})
    told = 'work-programme.txt: by sources.csv it supersedes "wp-tc-4-2028-2030", and there is no such source'
    built = build_in(tmp_path / "w", documents(sources))
    assert [error.text.en for error in built.errors if told in error.text.en]
    assert len(built.readings) == 2
    done = update_in(tmp_path / "w", [sources / "work-programme.txt"])
    assert [error.text.en for error in done.errors if told in error.text.en]


def test_what_cannot_be_updated_is_told(tmp_path: Path, sources: Path) -> None:
    with pytest.raises(WorkspaceError, match="run coomet-graph build first"):
        update_in(tmp_path / "w", documents(sources))
    build_in(tmp_path / "w", documents(sources))
    with pytest.raises(UnknownNameError, match=f"{DEVELOPMENT}, {WORK}") as raised:
        update_in(tmp_path / "w", [], remove=["dp-1991"])
    assert "dp-1991" in raised.value.text.ru


def test_another_publishers_base_and_tables_stay(tmp_path: Path, sources: Path) -> None:
    from coomet_graph import resources

    shutil.copytree(resources.data_folder() / "reference", tmp_path / "tables")
    api.build(documents(sources), tmp_path / "w", "https://example.org/", tmp_path / "tables")
    before = content(tmp_path / "w")
    api.update(documents(sources), (), tmp_path / "w")
    assert content(tmp_path / "w") == before
