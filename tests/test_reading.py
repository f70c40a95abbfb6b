"""Many sources, read side by side: the same as one by one, and a file that does harm costs itself."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from pyoxigraph import Quad

from coomet_graph import resources
from coomet_graph.errors import BeyondLimitsError, CoometGraphError, ParameterError, UnreadableDocumentError
from coomet_graph.iris import Minter
from coomet_graph.pipeline import build, build_in, reading
from coomet_graph.pipeline.reading import read_sources
from coomet_graph.sources import Reading, ReadingLimits, Task, read_side_by_side, side_by_side
from coomet_graph.sources.shelf import Shelf
from tests.store.running import is_running, memory_of, processes_below

GOLDEN = Path(__file__).parent / "golden"
TABLES = resources.data_folder() / "reference"
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="how processes are listed")
# Several hundred thousand lines, which nobody reads in a second, nor in a few hundred megabytes.
HUGE = 400_000


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


@pytest.fixture
def huge(many: list[Path]) -> list[Path]:
    """The same, with a document in their midst that is far too large."""
    path = many[0].parent / "huge.txt"
    header = (GOLDEN / "work-programme.txt").read_text("utf-8").rstrip()
    lines = (f"9.{n}\tHolding seminar {n}\t2031\tTC 1.1\tNote of seminar {n}" for n in range(HUGE))
    path.write_text(header + "\n" + "\n".join(lines), "utf-8")
    return [*many[:3], path, *many[3:]]


def sources_of(results: list[Reading | CoometGraphError]) -> list[str]:
    return [each.source if isinstance(each, Reading) else str(each) for each in results]


def assert_one_is_told(results: list[Reading | CoometGraphError], at: int, words: str) -> None:
    """The file at `at` has a line of its own, a shopping list has its own, everything else is read."""
    told = results.pop(at)
    assert isinstance(told, UnreadableDocumentError)
    assert words in told.text.en
    assert "\n" not in told.text.en
    assert told.text.ru
    rest = sources_of(results)
    assert rest[:4] + rest[5:] == [f"wp-{number}" for number in (5, 6, 7, 8, 0, 1, 2, 3, 4)]
    assert "list.txt: no table" in rest[4]


def test_side_by_side_is_the_same_as_one_by_one(
    many: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    progress: list[tuple[int, int]] = []
    built = build_in(tmp_path / "w", many, progress=lambda done, total: progress.append((done, total)))
    assert progress == [(done, 10) for done in range(1, 11)]
    assert [each.source for each in built.readings] == [f"wp-{number}" for number in range(9)]
    assert [type(error) for error in built.errors] == [UnreadableDocumentError]
    monkeypatch.setattr(reading, "_WORTH_SHARING", 100)
    alone = build(many)
    assert alone.manifest() == built.manifest()
    assert alone.findings == built.findings
    assert [each.account for each in alone.readings] == [each.account for each in built.readings]
    assert [error.text for error in alone.errors] == [error.text for error in built.errors]
    assert set[Quad](alone.dataset.quads()) == set(built.dataset.quads())


def test_results_come_in_the_order_of_the_sources(many: list[Path], tmp_path: Path) -> None:
    results = read_sources(many, TABLES, Minter(), tmp_path)
    assert sources_of(results[:4] + results[5:]) == [f"wp-{number}" for number in (5, 6, 7, 8, 0, 1, 2, 3, 4)]
    assert isinstance(results[4], UnreadableDocumentError)


def test_a_wrong_table_stops_the_reading(many: list[Path]) -> None:
    table = many[0].parent / "sources.csv"
    table.write_text(table.read_text("utf-8").replace(",2031,", ",soon,"), "utf-8")
    with pytest.raises(ParameterError, match=r"sources\.csv"):
        build(many)


def test_a_script_without_a_guard_builds(many: list[Path], tmp_path: Path) -> None:
    """The children do not run the script of whoever uses us once more."""
    script = tmp_path / "script.py"
    script.write_text(
        "import sys\n"
        f"sys.path[:0] = {sys.path!r}\n"
        "from pathlib import Path\n"
        "from coomet_graph import api\n"
        "built = api.build([Path(name) for name in sys.argv[2:]], Path(sys.argv[1]))\n"
        "print(len(built.readings), len(built.errors))\n",
        "utf-8",
    )
    command = [sys.executable, str(script), str(tmp_path / "w"), *map(str, many)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    assert (done.stdout, done.stderr) == ("9 1\n", "")


def test_a_file_that_ends_its_process_is_told_and_the_others_are_read(
    many: list[Path], tmp_path: Path
) -> None:
    results = read_by(many, tmp_path, "tests.reading_children.dying")
    assert_one_is_told(results, 2, "7.txt: reading this file ended the program that read it")


@pytest.mark.parametrize(
    ("program", "words"),
    [
        ("lying", "reading this file ended the program that read it"),
        ("raving", "there is more to tell of this file"),
        ("endless", "there is more to tell of this file"),
    ],
)
def test_a_process_that_talks_nonsense_is_not_believed(
    many: list[Path], tmp_path: Path, program: str, words: str
) -> None:
    results = read_by(many, tmp_path, f"tests.reading_children.{program}")
    assert_one_is_told(results, 2, f"7.txt: {words}")


def read_by(
    paths: list[Path], folder: Path, program: str, limits: ReadingLimits | None = None
) -> list[Reading | CoometGraphError]:
    """What becomes of the paths, and of a tenth good source in place of what 7.txt would be."""
    shutil.copy(paths[2], folder / "7b.txt")
    table = folder / "sources.csv"
    table.write_text(table.read_text("utf-8") + "\nwp-7,7b.txt,work,tc-1.7,2031,2033", "utf-8")
    paths = [*paths[:3], folder / "7b.txt", *paths[3:]]
    tasks = {at: Task(path, TABLES, Minter(), folder / f"{at}.nt") for at, path in enumerate(paths)}
    limits = limits or ReadingLimits(answer=2**20)
    results = dict(read_side_by_side(tasks, Shelf(), limits, program=program))
    return [results[at] for at in range(len(tasks))]


def test_a_file_that_takes_too_long_is_told_and_the_others_are_read(huge: list[Path], tmp_path: Path) -> None:
    results = read_sources(huge, TABLES, Minter(), tmp_path, limits=ReadingLimits(seconds=3))
    assert_one_is_told(results, 3, "huge.txt: reading this file takes longer than is allowed")


def test_a_file_that_is_gone_is_told_and_the_others_are_read(many: list[Path], tmp_path: Path) -> None:
    results = read_sources([*many[:3], tmp_path / "gone.txt", *many[3:]], TABLES, Minter(), tmp_path)
    assert_one_is_told(results, 3, "gone.txt: there is no such file")


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no limit of memory there")
def test_a_file_that_takes_too_much_memory_is_told_and_the_others_are_read(
    huge: list[Path], tmp_path: Path
) -> None:
    results = read_sources(huge, TABLES, Minter(), tmp_path, limits=ReadingLimits(memory=2**28))
    assert_one_is_told(results, 3, "huge.txt: reading this file needs more memory than is allowed (256 MiB)")


def test_a_large_file_is_read_apart_even_if_it_is_the_only_one(huge: list[Path], tmp_path: Path) -> None:
    (result,) = read_sources([huge[3]], TABLES, Minter(), tmp_path, limits=ReadingLimits(seconds=1))
    assert isinstance(result, UnreadableDocumentError)
    assert "for its size (1 s of computing, 4 s by the clock); leave it out" in result.text.en
    assert "(1 с вычислений, 4 с по часам); исключите" in result.text.ru


def test_waiting_is_no_computing(many: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine does not cost a file its turn."""
    monkeypatch.setenv("WAITING", "4")
    limits = ReadingLimits(seconds=3, patience=100)
    results = read_by(many, tmp_path, "tests.reading_children.waiting", limits)
    assert sources_of(results[:4]) == ["wp-5", "wp-6", "wp-7", "wp-7"]


def test_a_file_that_waits_for_ever_is_stopped_by_the_clock(
    many: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("WAITING", "1000")
    limits = ReadingLimits(seconds=60, patience=0.05)
    results = read_by(many, tmp_path, "tests.reading_children.waiting", limits)
    assert_one_is_told(results, 2, "7.txt: reading this file takes longer than is allowed")


@ON_LINUX
def test_no_process_is_left_when_the_reading_is_stopped(huge: list[Path], tmp_path: Path) -> None:
    before = processes_below(os.getpid())
    tasks = {at: Task(path, TABLES, Minter(), tmp_path / f"{at}.nt") for at, path in enumerate(huge)}
    results = read_side_by_side(tasks, Shelf())
    next(results)
    assert processes_below(os.getpid()) > before
    results.close()
    assert processes_below(os.getpid()) == before


@ON_LINUX
def test_an_interrupt_ends_the_children(many: list[Path], tmp_path: Path) -> None:
    program = f"""
import signal, sys
sys.path[:] = {sys.path!r}
signal.signal(signal.SIGINT, signal.default_int_handler)  # what runs in the background may ignore it
from pathlib import Path
from coomet_graph import api
api.build([Path(path) for path in sys.argv[2:]] * 200, Path(sys.argv[1]))
"""
    command = [sys.executable, "-c", program, str(tmp_path / "w"), *map(str, many)]
    builder = subprocess.Popen(command, stderr=subprocess.PIPE)
    until = time.monotonic() + 30
    while not (children := processes_below(builder.pid)):
        assert time.monotonic() < until
        time.sleep(0.05)
    builder.send_signal(signal.SIGINT)
    _, told = builder.communicate()
    assert told.rstrip().endswith(b"KeyboardInterrupt")
    assert not any(map(is_running, children))


@ON_LINUX
def test_memory_does_not_grow_with_the_number_of_sources(many: list[Path], tmp_path: Path) -> None:
    """Neither in the children, nor here: a hundred sources leave less than one megabyte."""
    held: list[list[int]] = []

    def tell(done: int, _all: int) -> None:
        if done in (100, 200):
            held.append([memory_of(os.getpid()), *map(memory_of, processes_below(os.getpid()))])

    read_sources(many * 20, TABLES, Minter(), tmp_path, tell)
    after_100, after_200 = (sum(each) for each in held)
    assert after_200 < after_100 + 3 * 2**20


def test_details_are_there_as_long_as_a_reading_is(many: list[Path], tmp_path: Path) -> None:
    (result,) = read_sources(many[:1], TABLES, Minter(), tmp_path)
    assert isinstance(result, Reading)
    assert sum(run.lines for run in result.account) == result.lines == result.understood
    assert result.details()["findings"] == [finding.as_dict() for finding in result.findings]


@pytest.fixture(autouse=True)
def two_cores(monkeypatch: pytest.MonkeyPatch) -> None:
    """One of two processes reads on while the other meets something bad, on any machine."""
    monkeypatch.setattr(side_by_side, "CORES", 2)


def test_a_file_of_which_there_is_too_much_to_tell_is_told(many: list[Path], tmp_path: Path) -> None:
    """Nothing has gone wrong in it."""
    task = Task(many[0], TABLES, Minter(), tmp_path / "0.nt")
    ((_, result),) = read_side_by_side({0: task}, Shelf(), ReadingLimits(answer=2**10))
    assert isinstance(result, UnreadableDocumentError)
    assert "there is more to tell of this file" in result.text.en
    assert "исключите файл" in result.text.ru


def test_no_more_lines_are_kept_than_a_document_has(tmp_path: Path) -> None:
    shelf, path = Shelf(), tmp_path / "a.lines"
    path.write_text("[1]", "utf-8")
    assert [shelf.put_file(path, 3).text, shelf.put("[2]").text, shelf.put_file(path, 9).text] == [
        "[1]",
        "[2]",
        "[1]",
    ]
    with pytest.raises(ValueError, match="more than 2 bytes"):
        shelf.put_file(path, 2)


@pytest.mark.parametrize("worth_sharing", [1, 100])
def test_a_bug_that_one_file_meets_costs_that_file(
    many: list[Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, worth_sharing: int
) -> None:
    monkeypatch.setattr(reading, "_WORTH_SHARING", worth_sharing)
    # Where the file should be written is a folder: nothing that a reader foresees.
    (tmp_path / "statements" / "source-2.nt").mkdir(parents=True)
    results = read_sources(many, TABLES, Minter(), tmp_path / "statements")
    assert [isinstance(each, Reading) for each in results] == [at not in (2, 4) for at in range(10)]
    told = results[2]
    assert isinstance(told, BeyondLimitsError)
    assert str(many[2]) in told.text.en
    assert "a bug of coomet-graph (IsADirectoryError: " in told.text.en
    assert "из-за ошибки в coomet-graph" in told.text.ru
    assert "\n" not in told.text.en + told.text.ru
