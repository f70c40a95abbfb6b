"""Bad input gets one line that says what, where and what to do; exit code 2, no traceback, nothing lost."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from coomet_graph.store import Workspace
from tests.cli.conftest import Command, Done

GOLDEN = Path(__file__).parent.parent / "golden"
WORK = GOLDEN / "work-programme.txt"
CYRILLIC = "Ё".encode("cp1251")


def assert_refused(done: Done, *told: str) -> None:
    assert done.code == 2, done
    assert done.out == ""
    assert done.err.endswith("\n")
    assert done.err.count("\n") == 1, done.err
    assert "Traceback" not in done.err
    for words in told:
        assert words in done.err


def sources(folder: Path) -> Iterator[tuple[str, Path, str]]:
    """Name, path and what is told of files that are no programme."""
    contents: dict[str, tuple[bytes, str]] = {
        "empty.txt": (b"", "the file is empty"),
        "blank.txt": (b" \n\n\t\n", "the file is empty"),
        "binary.txt": (b"\x00\x01\x02PNG", "binary file"),
        "mixed.txt": ("ПРОГРАММА РАБОТЫ\n".encode() + CYRILLIC, "on line 2, the text is not UTF-8"),
        "utf16.txt": ("WORK PROGRAM".encode("utf-16") + b"x", "UTF-16"),
        "shopping.txt": (b"A shopping list\nmilk\nbread\n", ""),
        "letter.txt": ("Уважаемые коллеги!\nНаправляем вам письмо.\n".encode(), ""),
        "few-columns.txt": (b"DEVELOPMENT PROGRAM FOR 2031-2033\n\nNo.\tRemarks\n1.1\tnothing\n", ""),
        "picture.png": (b"\x89PNG\r\n\x1a\n\x00", "not read"),
        "old.doc": (b"\xd0\xcf\x11\xe0", "not read"),
        "cut-off.docx": (b"PK\x03\x04", "damaged or cut off"),
    }
    for name, (content, told) in contents.items():
        (folder / name).write_bytes(content)
        yield name, folder / name, told
    yield "missing.txt", folder / "missing.txt", "there is no such file; check the path"
    (folder / "folder.txt").mkdir()
    yield "folder.txt", folder / "folder.txt", "no documents in this folder"


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_file_that_is_no_programme_is_told(command: Command, tmp_path: Path, language: str) -> None:
    for name, path, told in sources(tmp_path):
        done = command("build", path, "--lang", language, workspace=tmp_path / "w")
        assert_refused(done, name, *([told] if language == "en" else []))
        assert not (tmp_path / "w").exists()


@pytest.mark.parametrize(
    ("heading", "told"),
    [
        ("Remarks\tCost", "not certain what the column “Cost” is"),
        ("Name of what", "not certain what the column “Name of what” is"),
    ],
)
def test_a_table_with_other_columns_is_told(
    command: Command, tmp_path: Path, heading: str, told: str
) -> None:
    text = (GOLDEN / "development-programme.txt").read_text("utf-8")
    known = "Remarks" if "Remarks" in heading else "Name of event"
    (tmp_path / "other.txt").write_text(text.replace(known, heading), "utf-8")
    assert_refused(
        command("build", tmp_path / "other.txt", workspace=tmp_path / "w"), "other.txt, line 5", told
    )


def test_twins_are_told_and_one_is_read(command: Command, tmp_path: Path) -> None:
    copy = tmp_path / "copy.txt"
    copy.write_bytes(WORK.read_bytes())
    done = command("build", WORK, copy, workspace=tmp_path / "w")
    assert done.code == 2
    assert "copy.txt" in done.err
    assert "give only one of the two files" in done.err
    assert done.err.count("\n") == 2  # the twin, and where the graph is


def test_a_file_given_twice_is_read_once(command: Command, tmp_path: Path) -> None:
    once, twice = (command("build", *paths, workspace=tmp_path / "w") for paths in ([WORK], [WORK, WORK]))
    assert (twice.code, twice.out) == (0, once.out)


def test_a_failed_build_leaves_the_last_graph(command: Command, tmp_path: Path) -> None:
    assert command("build", WORK, workspace=tmp_path).code == 0
    before = Workspace(tmp_path).store_path()
    (tmp_path / "bad.txt").write_text("no programme", "utf-8")
    assert command("build", tmp_path / "bad.txt", workspace=tmp_path).code == 2
    assert Workspace(tmp_path).store_path() == before


@pytest.mark.parametrize(
    "base", ["example.org/", "https://example.org", "https://a b/", "ftp://x/", "https://x/#/", ""]
)
def test_an_unfit_base_is_told(command: Command, tmp_path: Path, base: str) -> None:
    assert_refused(command("build", WORK, "--base", base, workspace=tmp_path / "w"), "ends in a slash")


def test_unfit_reference_tables_are_told(command: Command, tmp_path: Path) -> None:
    assert_refused(
        command("build", WORK, "--reference", tmp_path, workspace=tmp_path / "w"), str(tmp_path), "bodies.csv"
    )
    (tmp_path / "bodies.csv").write_text("notation,name\nTC 4,x\n", "utf-8")
    assert_refused(
        command("build", WORK, "--reference", tmp_path, workspace=tmp_path / "w"), "reference tables"
    )
    (tmp_path / "bodies.csv").write_bytes(b"id,variants\n\xff,\xfe\n")
    assert_refused(
        command("build", WORK, "--reference", tmp_path, workspace=tmp_path / "w"), "reference tables"
    )


# ---------------------------------------------------------------- workspaces


COMMANDS = [
    ("query", "-"),
    ("ask", "works-by-indicator"),
    ("show", "1.1"),
    ("audit",),
    ("export",),
    ("show", "1.1", "--picture", "x.svg"),
]


@pytest.mark.parametrize("arguments", COMMANDS, ids=lambda arguments: arguments[0])
def test_without_a_graph_every_command_says_to_build(
    command: Command, tmp_path: Path, arguments: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "q.rq").write_text("ASK { ?s ?p ?o }", "utf-8")
    given = [str(tmp_path / "q.rq") if each == "-" else each for each in arguments]
    monkeypatch.chdir(tmp_path)
    assert_refused(
        command(*given, workspace=tmp_path / "w"), "run coomet-graph build first", str(tmp_path / "w")
    )
    assert_refused(
        command(*given, "--lang", "ru", workspace=tmp_path / "w"), "сначала выполните coomet-graph build"
    )
    assert not (tmp_path / "w").exists()


@pytest.mark.parametrize("arguments", COMMANDS[:-1], ids=lambda arguments: arguments[0])
def test_a_damaged_workspace_is_told(
    command: Command, tmp_path: Path, golden: object, arguments: tuple[str, ...]
) -> None:
    from coomet_graph.pipeline import Build, keep

    assert isinstance(golden, Build)
    keep(golden, tmp_path / "w")
    for path in (tmp_path / "w").rglob("*"):
        if path.is_file() and path.name != "current":
            path.write_bytes(b"damaged")
    (tmp_path / "q.rq").write_text("ASK { ?s ?p ?o }", "utf-8")
    given = [str(tmp_path / "q.rq") if each == "-" else each for each in arguments]
    assert_refused(command(*given, workspace=tmp_path / "w"), "build again")


def test_a_workspace_that_cannot_be_written_is_told(command: Command, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("here", "utf-8")
    assert_refused(
        command("build", WORK, workspace=tmp_path / "file" / "w"), "choose another with --workspace"
    )


# ---------------------------------------------------------------- queries, questions, things


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * {", "not valid SPARQL"),
        ("SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("INSERT DATA { <x:a> <x:b> 1 }", "would change the graph"),
        ("SELECT * { ?s ?p ?o FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }", "nested deeper than"),
        ("SELECT * { ?s ?p '" + "x" * 100_000 + "' }", "longer than"),
    ],
)
def test_a_query_that_cannot_be_answered_is_told(
    command: Command, small: Path, tmp_path: Path, query: str, told: str
) -> None:
    (tmp_path / "q.rq").write_bytes(query.encode())
    assert_refused(command("query", tmp_path / "q.rq", workspace=small), told)


def test_a_query_file_that_cannot_be_read_is_told(command: Command, small: Path, tmp_path: Path) -> None:
    assert_refused(command("query", tmp_path / "none.rq", workspace=small), "none.rq", "No such file")
    (tmp_path / "q.rq").write_bytes(b"SELECT \xff")
    assert_refused(command("query", tmp_path / "q.rq", workspace=small), "not UTF-8")
    assert_refused(command("query", tmp_path, workspace=small), "cannot be read")


@pytest.mark.parametrize(
    ("query", "format_"), [("SELECT * { ?s ?p ?o }", "turtle"), ("ASK { ?s ?p ?o }", "csv")]
)
def test_a_format_that_does_not_fit_the_answer_is_wrong_usage(
    command: Command, small: Path, tmp_path: Path, query: str, format_: str
) -> None:
    (tmp_path / "q.rq").write_text(query, "utf-8")
    done = command("query", tmp_path / "q.rq", "--format", format_, workspace=small)
    assert (done.code, done.out) == (2, "")
    assert f"{format_} is for" in done.err


def test_names_that_are_not_known_are_told_with_the_choices(command: Command, small: Path) -> None:
    assert_refused(command("ask", "what", workspace=small), "the questions are: ", "works-by-indicator")
    wrong = command("ask", "works-by-indicator", "--param", "bodies=TC 4", workspace=small)
    assert_refused(wrong, "its parameters are: ", "body")
    unknown = command("ask", "works-by-indicator", "--param", "body=TC 99", workspace=small)
    assert_refused(unknown, "the nearest are: ", "TC 4", "show --list body")
    assert_refused(command("show", "nothing", workspace=small), "Nothing here is called")
    assert_refused(
        command("show", "nothing", "--lang", "ru", workspace=small), "Ничего с названием «nothing» нет"
    )


def test_control_characters_are_not_sent_to_the_terminal(command: Command, small: Path) -> None:
    done = command("show", "\x1b[2J\x07\u202e", workspace=small)
    assert_refused(done, "Nothing here is called")
    assert not {"\x1b", "\x07", "\u202e"} & set(done.err)


@pytest.mark.parametrize(
    "arguments",
    [
        ("frobnicate",),
        ("build", "--nothing"),
        ("query",),
        ("ask", "works-by-indicator", "--param", "TC 4"),
        ("audit", "--severity", "bad"),
        ("export", "--format", "doc"),
        ("show", "1.1", "--picture", "a.jpg"),
        ("audit", "--lang", "tlh"),
        (),
    ],
)
def test_wrong_usage_is_exit_code_2(command: Command, arguments: tuple[str, ...]) -> None:
    done = command(*arguments)
    assert (done.code, done.out) == (2, "")
    assert "Usage:" in done.err
    assert "Traceback" not in done.err


# ---------------------------------------------------------------- files to check


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("a.ttl", b"@prefix x: <https://example.org/> .\nx:a x:b .\n", "2"),
        ("a.ttl", b"", "empty"),
        ("a.ttl", "x".encode("utf-16"), "UTF-16"),
        ("a.ttl", b"\xff\xfe\xfd", ""),
        ("a.rdf", b"<rdf", ""),
        ("a.jsonld", b"{", ""),
        ("a.doc", b"words", ".doc"),
    ],
)
def test_a_file_that_is_no_rdf_is_told_with_its_place(
    command: Command, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert_refused(command("validate", tmp_path / name), name, told)


def test_a_file_to_check_that_is_missing_is_told(command: Command, tmp_path: Path) -> None:
    assert_refused(command("validate", tmp_path / "none.ttl"), "none.ttl", "no such file")
    assert_refused(command("validate", tmp_path / "none.ttl", "--lang", "ru"), "такого файла нет")


# ---------------------------------------------------------------- outputs


@pytest.mark.parametrize("output", ["file/below", "missing/folder/file", ".", "folder", "x" * 300])
def test_an_output_that_cannot_be_written_is_told(
    command: Command, small: Path, tmp_path: Path, output: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("here", "utf-8")
    (tmp_path / "folder").mkdir()
    done = command("export", "--output", output, workspace=small)
    assert_refused(done, "cannot be written", "choose another path with --output")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "folder"]
    assert (tmp_path / "file").read_text("utf-8") == "here"


def test_an_output_is_replaced_whole(command: Command, small: Path, tmp_path: Path) -> None:
    output = tmp_path / ("ü" * 120)
    output.write_text("before", "utf-8")
    assert command("export", "--output", output, workspace=small).code == 0
    assert output.read_text("utf-8").startswith("@prefix")
    assert [path.name for path in tmp_path.iterdir()] == [output.name]


def test_a_device_is_written_to_and_not_replaced(command: Command, small: Path, tmp_path: Path) -> None:
    device = tmp_path / "pipe"
    os.mkfifo(device)
    reader = os.open(device, os.O_RDONLY | os.O_NONBLOCK)
    try:
        (tmp_path / "q.rq").write_text("ASK { ?s ?p ?o }", "utf-8")
        assert command("query", tmp_path / "q.rq", "--output", device, workspace=small).code == 0
        assert os.read(reader, 100) == b"yes\n"
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(device.stat().st_mode)


def test_a_picture_that_cannot_be_written_is_told(command: Command, small: Path, tmp_path: Path) -> None:
    done = command("show", "SC 4.2", "--picture", tmp_path / "no" / "a.svg", workspace=small)
    assert_refused(done, "a.svg", "cannot be written")


# ---------------------------------------------------------------- bugs of ours


def test_a_bug_is_one_line_and_exit_code_3(
    command: Command, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coomet_graph import api

    def fail(*_arguments: object, **_more: object) -> None:
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr(api, "audit", fail)
    done = command("audit", workspace=small)
    assert (done.code, done.out, done.err.count("\n")) == (3, "", 1)
    assert "This is a bug of coomet-graph (ZeroDivisionError: by zero)" in done.err
    assert "Это ошибка coomet-graph" in command("audit", "--lang", "ru", workspace=small).err
    monkeypatch.setenv("COOMET_GRAPH_DEBUG", "1")
    assert "Traceback" in command("audit", workspace=small).err


def test_an_interruption_is_exit_code_130(
    command: Command, small: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from coomet_graph import api

    def interrupt(*_arguments: object, **_more: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(api, "audit", interrupt)
    assert command("audit", workspace=small).code == 130
