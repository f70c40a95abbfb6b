"""Differences on the command line: of files, programmes and snapshots, in every format."""

import json
import re
import shutil
from pathlib import Path

import pytest
from pyoxigraph import RdfFormat, parse

from coomet_graph import api
from coomet_graph.errors import ParameterError
from coomet_graph.history.as_json import from_json
from coomet_graph.history.rdf import from_triples
from coomet_graph.store import Workspace
from tests.cli.conftest import Command

GOLDEN = Path(__file__).parent.parent / "golden"
TITLE = "title: Holding of [-seminars-] {+webinars+} on measurements of length"


@pytest.fixture
def sources(tmp_path: Path) -> Path:
    """The golden programmes, and a later file of the work programme in a folder of its own."""
    for name in ("old", "new"):
        shutil.copytree(GOLDEN, tmp_path / name)
    path = tmp_path / "new" / "work-programme.txt"
    text = path.read_text("utf-8").replace("Holding of seminars", "Holding of webinars")
    path.write_text(text.replace("SC 4.3", "SC 4.2"), "utf-8")
    return tmp_path


def test_two_files(command: Command, sources: Path) -> None:
    old, new = (sources / name / "work-programme.txt" for name in ("old", "new"))
    done = command("diff", old, new)
    assert done.code == 0
    assert "changes: 1, unchanged: 4" in done.out
    assert "1.2: reworded, performers changed" in done.out
    assert TITLE in done.out
    assert "performers: [-SC 4.3-] {+SC 4.2+}" in done.out
    russian = command("diff", old, new, "--lang", "ru")
    assert "1.2: изменена формулировка, изменены исполнители" in russian.out


def test_nothing_changed_is_told(command: Command, sources: Path) -> None:
    done = command("diff", sources / "old" / "work-programme.txt", sources / "old" / "work-programme.txt")
    assert done.code == 0
    assert "changes: 0, unchanged: 5" in done.out


@pytest.mark.parametrize("lang", ["en", "ru"])
def test_a_page_needs_neither_network_nor_colour(command: Command, sources: Path, lang: str) -> None:
    old, new = (sources / name / "work-programme.txt" for name in ("old", "new"))
    new.write_text(new.read_text("utf-8").replace("of length", "of <b>length</b>"), "utf-8")
    page = command("diff", old, new, "--format", "html", "--lang", lang).out
    assert f'<html lang="{lang}">' in page
    assert "<del>[-seminars-]</del> <ins>{+webinars+}</ins>" in page
    assert "&lt;b&gt;length&lt;/b&gt;" in page
    assert "default-src 'none'" in page
    assert re.findall(r"(?:src|href)=", page) == []


def test_programs_read_back_what_is_written(command: Command, sources: Path) -> None:
    old, new = (sources / name / "work-programme.txt" for name in ("old", "new"))
    (difference,) = api.diff(str(old), str(new), sources / "w")
    as_json = command("diff", old, new, "--format", "json").out
    assert from_json(as_json) == (difference,)
    (change,) = json.loads(as_json)[0]["changes"]
    assert change["words"]["title"][1:3] == [["gone", "seminars"], ["new", "webinars"]]
    turtle = command("diff", old, new, "--format", "turtle").out
    quads = parse(turtle.encode(), format=RdfFormat.TURTLE)
    assert from_triples(quad.triple for quad in quads) == (difference,)
    assert b"https://example.org/id/comparison/" in api.change_records([difference], "https://example.org/")
    with pytest.raises(ParameterError):
        api.change_records([difference], "example")


def test_two_snapshots_tell_of_the_programmes_that_differ(command: Command, sources: Path) -> None:
    w = sources / "w"
    old, new = sources / "old", sources / "new"
    command("build", old / "development-programme.txt", old / "work-programme.txt", workspace=w)
    first = Workspace(w).current().name
    command("update", new / "work-programme.txt", workspace=w)
    second = Workspace(w).current().name
    done = command("diff", first[:8], second[:8], workspace=w)
    assert done.code == 0
    assert TITLE in done.out
    assert "dp-2031-2033" not in done.out
    command("update", "--remove", "dp-2031-2033", workspace=w)
    third = Workspace(w).current().name
    gone = command("diff", second, third, workspace=w).out
    assert "dp-2031-2033 (nothing)" in gone
    assert "1.1: dropped" in gone
    assert "1.1: new" in command("diff", third, second, workspace=w).out
    same = command("diff", second, second, workspace=w)
    assert same.out == "Nothing changed.\n"


def test_a_file_is_compared_with_its_programme_in_a_snapshot(command: Command, sources: Path) -> None:
    w = sources / "w"
    command("build", *sorted((sources / "old").glob("*.txt")), workspace=w)
    name = Workspace(w).current().name
    assert TITLE in command("diff", name, sources / "new" / "work-programme.txt", workspace=w).out
    assert (
        TITLE in command("diff", "wp-tc-4-2031-2033", sources / "new" / "work-programme.txt", workspace=w).out
    )
    other = sources / "other.txt"
    other.write_bytes((sources / "new" / "work-programme.txt").read_bytes().replace(b"2031", b"2030"))
    done = command("diff", name, other, workspace=w)
    assert done.code == 2
    assert "have no programme in common" in done.err


def test_two_programmes_of_the_graph(command: Command, small: Path) -> None:
    done = command("diff", "dp-2031-2033", "wp-tc-4-2031-2033", workspace=small)
    assert done.code == 0
    assert "1.1: dropped" in done.out


def test_what_is_none_of_these_is_told(command: Command, small: Path, tmp_path: Path) -> None:
    done = command("diff", "wp-tc-9", "wp-tc-4-2031-2033", workspace=small)
    assert done.code == 2
    assert '"wp-tc-9" is no file' in done.err
    assert "known are: dp-2031-2033, wp-tc-4-2031-2033" in done.err
    done = command("diff", "wp-tc-9", "wp-tc-4-2031-2033", "--lang", "ru", workspace=tmp_path / "none")
    assert "— не файл" in done.err
    (tmp_path / "list.txt").write_text("A shopping list\nmilk\n", "utf-8")
    assert command("diff", tmp_path / "list.txt", "dp-2031-2033", workspace=small).code == 2


def test_decisions_on_the_command_line(command: Command, sources: Path) -> None:
    w, folder = sources / "w", sources / "decisions"
    folder.mkdir()
    documents = sorted((sources / "old").glob("*.txt"))
    assert command("build", *documents, "--decisions", folder, workspace=w).code == 0
    assert command("update", "--decisions", folder, workspace=w).code == 0
    done = command("update", "--decisions", sources / "nowhere", workspace=w)
    assert done.code == 2
    assert "no such folder of decisions" in done.err


@pytest.mark.parametrize("language", ["en", "ru"])
def test_a_file_is_compared_with_the_edition_in_its_language(
    command: Command, tmp_path: Path, language
) -> None:
    paths = sorted(GOLDEN.rglob("*work*.txt"))
    russian = {"РАБОТ" in path.read_text("utf-8"): path for path in paths}
    command("build", *paths, "--workspace", tmp_path / "w")
    done = command("diff", russian[language == "ru"], "wp-tc-4-2031-2033", "--workspace", tmp_path / "w")
    assert "changes: 0, unchanged: 5" in done.out
