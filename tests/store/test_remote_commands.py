"""The commands on two real servers: what they tell is what they tell of the workspace that was published."""

import csv
import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import NamedNode, Quad

from coomet_graph import api
from coomet_graph.findings import reader_rules
from coomet_graph.plurals import counted
from coomet_graph.store import Workspace
from coomet_graph.store.remote import publish
from tests.cli.conftest import Command, Done
from tests.store.hostile import hostile, reply, replying
from tests.store.servers import Running, free_ports

pytestmark = pytest.mark.xdist_group("servers")

GOLDEN = Path(__file__).parent.parent / "golden"
# Names of our own, since other tests use the servers too.
REAL, SMALL = "https://real.example/", "https://small.example/"
OTHERS = "https://others.example/graph/"
READING = (
    *(("ask", "works-by-indicator", "--param", "body=TC 4"), ("show", "1.1"), ("audit",), ("export",)),
    *(("matrix",), ("radar",), ("candidates",), ("show", "--list", "body")),
)


@pytest.fixture(scope="module")
def workspace(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The golden programmes with a wrong year: something for readers to find, and for the rules."""
    folder = tmp_path_factory.mktemp("faulty")
    shutil.copytree(GOLDEN, folder / "sources")
    work = folder / "sources" / "work-programme.txt"
    work.write_text(work.read_text("utf-8").replace("–2033", "–2043", 3), "utf-8")
    api.build(sorted((folder / "sources").glob("*.txt")), folder / "w", REAL)
    return folder / "w"


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def running(request: pytest.FixtureRequest) -> Running:
    """Each of the servers."""
    server: Running = request.getfixturevalue(f"{request.param}_server")
    return server


@pytest.fixture(scope="module")
def filled(running: Running, workspace: Path) -> Running:
    """A server on which the workspace is published."""
    publish(Workspace(workspace).dataset(), running.open(f"{REAL}graph/"))
    return running


@pytest.fixture
def server(running: Running, monkeypatch: pytest.MonkeyPatch) -> Running:
    """A server, the environment being set up for it."""
    for name, value in running.environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setenv("COOMET_GRAPH_STORE_BASE", f"{REAL}graph/")
    return running


@pytest.fixture
def published(filled: Running, server: Running) -> str:
    """The address of a server on which the workspace is published."""
    assert filled is server
    return server.address


def refused(done: Done, *told: str) -> None:
    assert (done.code, done.out, done.err.count("\n")) == (2, "", 1), done.err
    for text in told:
        assert text in done.err


def asked(folder: Path, query: str) -> Path:
    path = folder / "q.rq"
    path.write_text(query, "utf-8")
    return path


def rows(done: Done) -> list[list[str]]:
    assert (done.code, done.err) == (0, "")
    return sorted(csv.reader(io.StringIO(done.out)))


# ---------------------------------------------------------------- publish


@pytest.fixture
def own(server: Running, command: Command, tmp_path: Path) -> Iterator[Path]:
    """A small workspace that was published, and may change."""
    folder = tmp_path / "own"
    api.build(sorted(GOLDEN.glob("*.txt")), folder, SMALL)
    yield folder
    dataset = server.open(f"{SMALL}graph/")
    for name in dataset.graph_names():
        dataset.replace_graph(name, ())


def table(done: Done) -> dict[str, list[int]]:
    """The numbers in the table of graphs."""
    lines = [line.split() for line in done.out.splitlines() if line.strip().startswith(SMALL)]
    return {name.rpartition("/")[2]: list(map(int, numbers)) for name, *numbers in lines}


def test_what_is_published_is_told_and_stays_up_to_date(command: Command, server: Running, own: Path) -> None:
    kept = Quad(*[NamedNode(f"{OTHERS}x")] * 4)
    others = server.open(OTHERS)
    others.load([kept])
    source = Workspace(own).dataset()
    sizes = {name.rpartition("/")[2]: len(list(source.quads(name))) for name in source.graph_names()}

    done = command("publish", "--store", server.address, workspace=own)
    assert (done.code, table(done)) == (0, {name: [size, size, 0] for name, size in sizes.items()})
    total = sum(sizes.values())
    assert done.err == f"Published: {len(sizes)} graphs, {total} statements; at {server.address}.\n"
    dataset = server.open(f"{SMALL}graph/")
    assert set(dataset.quads()) == set(source.quads())

    again = command("publish", "--store", server.address, "--lang", "ru", workspace=own)
    assert (again.code, table(again)) == (0, {name: [size, 0, 0] for name, size in sizes.items()})
    assert "Что опубликовано" in again.out
    statements = counted(total, "ru", "statement")
    assert again.err == f"Опубликовано: {len(sizes)} графов, {statements}; адрес: {server.address}.\n"

    assert command("update", "--remove", "dp-2031-2033", workspace=own).code == 0
    changed = table(command("publish", "--store", server.address, workspace=own))
    assert changed["dp-2031-2033"] == [0, 0, sizes["dp-2031-2033"]]
    assert changed["ontology"] == [sizes["ontology"], 0, 0]
    assert set(dataset.quads()) == set(Workspace(own).dataset().quads())
    assert set(others.quads()) == {kept}


def test_what_cannot_be_published_is_told(command: Command, server: Running, tmp_path: Path) -> None:
    done = command("publish", "--store", server.address, workspace=tmp_path / "none")
    refused(done, "run coomet-graph build first")
    missing = command("publish")
    assert missing.code == 2
    assert "Missing option '--store'" in missing.err


def test_who_may_not_write_is_told(
    command: Command, virtuoso_server: Running, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    api.build(sorted(GOLDEN.glob("*.txt")), tmp_path, "https://unwanted.example/")
    monkeypatch.setenv("COOMET_GRAPH_STORE_USER", "publisher")
    monkeypatch.setenv("COOMET_GRAPH_STORE_PASSWORD", "wr0ng")
    done = command("publish", "--store", virtuoso_server.address, workspace=tmp_path)
    refused(done, "refuses access")
    assert "wr0ng" not in done.err
    assert virtuoso_server.open("https://unwanted.example/graph/").graph_names() == ()


# ---------------------------------------------------------------- reading


@pytest.mark.parametrize("format_", ["json", "table"])
def test_a_question_has_the_same_answer(
    command: Command, published: str, workspace: Path, format_: str
) -> None:
    question = ("ask", "works-by-indicator", "--param", "body=TC 4", "--format", format_)
    there, here = command(*question, "--store", published), command(*question, workspace=workspace)
    assert "Ind-a.1.1" in there.out
    assert there == here


def test_a_thing_is_described_and_drawn(
    command: Command, published: str, workspace: Path, tmp_path: Path
) -> None:
    shown = command("show", "1.1", "--store", published)
    assert "Preparation of a plan of seminars" in shown.out
    assert shown == command("show", "1.1", workspace=workspace)
    picture = tmp_path / "a.svg"
    action = "action/wp-tc-4-2031-2033/1.1"
    assert command("show", action, "--store", published, "--picture", picture).code == 0
    assert picture.read_bytes().startswith(b"<?xml")


@pytest.mark.parametrize(
    "arguments", [(), ("--format", "nquads", "--with", "inferred"), ("--format", "graphml")]
)
def test_an_export_has_the_same_bytes(
    command: Command, published: str, workspace: Path, arguments: tuple[str, ...]
) -> None:
    there = command("export", *arguments, "--store", published)
    assert there == command("export", *arguments, workspace=workspace)
    assert len(there.out) > 1000


def test_the_audit_tells_all_but_what_readers_found(
    command: Command, published: str, workspace: Path
) -> None:
    done = command("audit", "--format", "json", "--store", published)
    assert done.code == 1
    assert done.err == "What readers found in the sources is kept in the workspace and not told here.\n"
    here = json.loads(command("audit", "--format", "json", workspace=workspace).out)
    expected = [each for each in here if each["rule"] not in reader_rules()]
    assert 0 < len(expected) < len(here)
    assert undated(json.loads(done.out)) == undated(expected)


def undated(findings: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without the days on which the workspace has seen them."""
    days = {"first_seen": "", "last_seen": ""}
    return [{**each, "standing": {**each["standing"], **days}} for each in findings]


@pytest.mark.parametrize("running", ["oxigraph"], indirect=True)
def test_rules_that_did_not_run_are_not_counted(command: Command, published: str, workspace: Path) -> None:
    ran = {check.rule.id for check in api.audit(workspace).checks} - set(reader_rules())
    done = command("audit", "--format", "summary", "--lang", "ru", "--store", published)
    assert "Замечания, найденные при чтении источников" in done.err
    assert f"Применено правил: {len(ran)};" in " ".join(done.out.split())


# ---------------------------------------------------------------- query

# Virtuoso's own answers to these are wrong (docs/how-to/sparql-server.md).
HARD = """PREFIX coomet: <https://w3id.org/coomet/ontology#> PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?action ?number ?indicator WHERE { ?action a coomet:Action ; skos:notation ?number
  OPTIONAL { ?action coomet:contributesTo/skos:notation ?indicator }
  MINUS { ?action coomet:hasSubEntry+ ?part } } VALUES ?number { "1.1" "1.2" }"""


def test_a_query_has_the_same_answer(
    command: Command, published: str, workspace: Path, tmp_path: Path
) -> None:
    query = ("query", asked(tmp_path, HARD), "--format", "csv")
    there = rows(command(*query, "--store", published))
    assert there == rows(command(*query, workspace=workspace))
    assert len(there) == 3


def test_an_answer_is_cut_after_the_rows_asked_for(command: Command, published: str, tmp_path: Path) -> None:
    query = asked(tmp_path, "SELECT ?s { ?s a ?class }")
    done = command("query", query, "--store", published, "--rows", 2, "--format", "csv")
    assert (done.code, len(done.out.splitlines())) == (0, 3)
    assert done.err == "The answer was cut; add LIMIT or ask for less.\n"


def test_a_query_without_any_match_has_no_rows(command: Command, published: str, tmp_path: Path) -> None:
    query = asked(tmp_path, "SELECT ?s { ?s <x:nothing> ?o }")
    assert rows(command("query", query, "--store", published, "--format", "csv")) == [["s"]]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/query> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM is not allowed"),
        ("DROP ALL", "would change the graph"),
        ("SELECT {", "not valid SPARQL"),
    ],
)
def test_a_query_that_is_refused_is_not_even_sent(
    command: Command, tmp_path: Path, query: str, told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COOMET_GRAPH_STORE_BASE", f"{REAL}graph/")
    with hostile() as listening:
        listening.script = replying(reply(b'{"head":{},"boolean":true}'))
        refused(command("query", asked(tmp_path, query), "--store", listening.address), told)
        assert {each.body.partition(b"&")[0] for each in listening.asked} <= {
            b"query=ASK%20%7B%7D",
            b"query=ASK+%7B+%3Fs+%3Fp+%3Fo+%7D",
        }


@pytest.mark.parametrize("option", ["--seconds", "--memory"])
def test_limits_that_only_a_workspace_has_are_told(command: Command, tmp_path: Path, option: str) -> None:
    query = asked(tmp_path, "ASK {}")
    done = command("query", query, "--store", "http://127.0.0.1:1", option, 5)
    refused(done, "--seconds and --memory are for queries on a workspace", "COOMET_GRAPH_STORE_SECONDS")


# ---------------------------------------------------------------- the place


@pytest.mark.parametrize("arguments", READING, ids=lambda arguments: arguments[0])
def test_two_places_at_once_are_refused(command: Command, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    done = command(*arguments, "--store", "http://127.0.0.1:1", workspace=tmp_path)
    refused(done, "--workspace and --store are two places to read from; give one of them.")
    done = command(*arguments, "--store", "http://127.0.0.1:1", "--lang", "ru", workspace=tmp_path)
    refused(done, "задайте один из них")


def test_the_command_line_goes_before_the_environment(
    command: Command, published: str, monkeypatch: pytest.MonkeyPatch, workspace: Path, tmp_path: Path
) -> None:
    nowhere, show = "http://127.0.0.1:1", ("show", "1.1")
    monkeypatch.setenv("COOMET_GRAPH_STORE_ADDRESS", nowhere)
    assert command(*show, workspace=workspace).code == 0
    monkeypatch.setenv("COOMET_GRAPH_WORKSPACE", str(tmp_path / "none"))
    refused(command(*show), nowhere)
    assert command(*show, "--store", published).code == 0
    monkeypatch.setenv("COOMET_GRAPH_STORE_ADDRESS", published)
    assert command(*show).code == 0


@pytest.mark.parametrize("arguments", READING, ids=lambda arguments: arguments[0])
def test_a_server_without_anything_of_ours_is_told(
    command: Command, server: Running, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COOMET_GRAPH_STORE_BASE", "https://nobody.example/graph/")
    done = command(*arguments, "--store", server.address)
    refused(done, "nothing is published there", "https://nobody.example/graph/", "coomet-graph publish")
    done = command(*arguments, "--store", server.address, "--lang", "ru")
    refused(done, "там ничего не опубликовано")


@pytest.mark.parametrize("arguments", [*READING, ("publish",)], ids=lambda arguments: arguments[0])
def test_a_server_that_is_down_is_told(
    command: Command, workspace: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.setenv("COOMET_GRAPH_WORKSPACE", str(workspace))
    (port,) = free_ports(1)
    done = command(*arguments, "--store", f"http://127.0.0.1:{port}")
    refused(done, f"http://127.0.0.1:{port}", "the server cannot be reached")


@pytest.mark.parametrize("arguments", [*READING, ("publish",)], ids=lambda arguments: arguments[0])
@pytest.mark.parametrize(
    "address",
    ["", "file:///etc/passwd", "localhost:7878", "http://", "http://a\x1b[2J\nb", "http://x/?key=s3cr3t"],
)
def test_what_is_no_address_is_told(
    command: Command,
    workspace: Path,
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    address: str,
) -> None:
    monkeypatch.setenv("COOMET_GRAPH_WORKSPACE", str(workspace))
    done = command(*arguments, "--store", address)
    refused(done, "is no address of a server")
    assert "\x1b" not in done.err
    assert "s3cr3t" not in done.err


def test_a_password_in_an_address_is_refused_and_not_repeated(command: Command) -> None:
    done = command("show", "1.1", "--store", "https://somebody:s3cr3t@store.example/")
    refused(done, "COOMET_GRAPH_STORE_PASSWORD")
    assert "s3cr3t" not in done.err
