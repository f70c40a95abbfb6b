"""Anybody's query in a process of its own: answered, cut, or stopped; and the next one served at once."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Store

from coomet_graph.errors import QueryError, QueryFault, WorkspaceError
from coomet_graph.processes.within import leave_network
from coomet_graph.store.limits import Limits
from coomet_graph.store.worker import QueryPool, answer_apart
from tests.store.listener import Listener
from tests.store.running import is_running, memory_of, processes_below
from tests.store.test_guard import BETWEEN_THE_PARSERS, CHANGES, OUTSIDE, SERVICES, TOO_MUCH

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="how processes are listed")
ROWS = "SELECT ?o { <x:0> <x:number> ?o }"
NODES, NUMBERS = 40, 400
# A second is enough to tell a bomb; the eight take minutes, hours or for ever without a limit.
BOMB_SECONDS = 1.0
# What takes a moment may take long where the disk or the cores are busy: no test rests on a clock alone.
PATIENT = Limits(seconds=60)
DOUBLED = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(30))
CHAIN = " ".join(f"OPTIONAL {{ ?o{n} <x:p> ?o{n + 1} }}" for n in range(1, 13))
BOMBS = {
    "product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
    "closure of a closure": "SELECT (COUNT(*) AS ?n) { ?s ((<x:p>/<x:p>)+)* ?o }",
    "stars": "SELECT (COUNT(*) AS ?n) { ?s (((<x:p>*)*)*)* ?o }",
    "long path": f"SELECT (COUNT(*) AS ?n) {{ ?s {'/'.join(['<x:p>'] * 12)} ?o }}",
    "optionals": f"SELECT (COUNT(*) AS ?n) {{ ?o0 <x:p> ?o1 {CHAIN} }}",
    "sorting": "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f",
    "difference": "SELECT DISTINCT ?c { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c",
    "long text": "SELECT (GROUP_CONCAT(?c) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }",
}
# What the engine would die of: see `TOO_MUCH`.
CRASHES = ("brackets", "groups", "unions", "alternatives", "existences", "conditions", "triples", "text")
MEMORY_BOMB = f"SELECT (STRLEN(?x30) AS ?n) {{ BIND('0123456789' AS ?x0) {DOUBLED} }}"


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Forty things that are all connected, and one that has four hundred numbers."""
    path = tmp_path_factory.mktemp("worker") / "store"
    things = [NamedNode(f"x:{number}") for number in range(NODES)]
    written = Store(str(path))
    written.extend(Quad(one, NamedNode("x:p"), other) for one in things for other in things if one != other)
    written.extend(Quad(things[0], NamedNode("x:number"), Literal(f"{n:03}")) for n in range(NUMBERS))
    written.flush()
    return path


@pytest.fixture(scope="module")
def pool(store: Path) -> Iterator[QueryPool]:
    with QueryPool(replace(PATIENT, workers=2, queue=1)) as opened:
        opened.warm()
        # Both are ready from here on.
        jobs = [threading.Thread(target=opened.answer, args=(store, "ASK {}")) for _ in range(2)]
        for job in jobs:
            job.start()
        for job in jobs:
            job.join()
        yield opened


def fault_of(pool: QueryPool, store: Path, query: str, limits: Limits | None = None) -> QueryFault:
    with pytest.raises(QueryError) as raised:
        pool.answer(store, query, limits)
    assert "\n" not in raised.value.text.en
    assert raised.value.text.ru
    return raised.value.fault


def assert_served(pool: QueryPool, store: Path) -> None:
    assert pool.answer(store, "ASK { ?s ?p ?o }", PATIENT) == {"boolean": True}


def wait_for(condition: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENT.seconds
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.01)


def test_each_form_has_its_answer(store: Path) -> None:
    selected = answer_apart(store, "SELECT ?o ?none { ?s <x:number> ?o } ORDER BY ?o LIMIT 1")
    assert selected == {"variables": ["o", "none"], "rows": [['"000"', None]], "cut": None}
    assert answer_apart(store, "ASK { ?s ?p 'none' }") == {"boolean": False}
    constructed = answer_apart(store, "CONSTRUCT { ?s ?p 1 } WHERE { ?s ?p '000' }")
    one = '"1"^^<http://www.w3.org/2001/XMLSchema#integer>'
    assert constructed == {"triples": [f"<x:0> <x:number> {one}"], "cut": None}
    assert len(answer_apart(store, "DESCRIBE <x:1>")["triples"]) == NODES - 1
    assert answer_apart(store, "SELECT * { ?s <x:none> ?o }")["rows"] == []


def test_terms_come_as_they_are(store: Path, pool: QueryPool) -> None:
    query = (
        "SELECT * { VALUES ?x { 'a\\n\\t\\u00e9😀\"' 'b'@en-GB <http://example.org/é> '[1]' '{\"end\":0}' } }"
    )
    assert [row[0] for row in pool.answer(store, query)["rows"]] == [
        '"a\\n\\té😀\\""',
        '"b"@en-gb',
        "<http://example.org/é>",
        '"[1]"',
        '"{\\"end\\":0}"',
    ]


def test_answers_are_cut_after_so_many_rows_and_say_so(store: Path, pool: QueryPool) -> None:
    limits = Limits(rows=10)
    selected = pool.answer(store, ROWS, limits)
    assert (len(selected["rows"]), selected["cut"]) == (10, "rows")
    constructed = pool.answer(store, "CONSTRUCT WHERE { ?s ?p ?o }", limits)
    assert (len(constructed["triples"]), constructed["cut"]) == (10, "rows")
    exact = pool.answer(store, ROWS, Limits(rows=NUMBERS))
    assert (len(exact["rows"]), exact["cut"]) == (NUMBERS, None)


def test_answers_are_cut_before_too_many_bytes_and_every_row_is_whole(store: Path, pool: QueryPool) -> None:
    """A number of three digits takes five bytes with its quotation marks."""
    cut = pool.answer(store, f"{ROWS} ORDER BY ?o", Limits(answer_bytes=5 * 20 + 4))
    assert cut["cut"] == "bytes"
    assert cut["rows"] == [[f'"{n:03}"'] for n in range(20)]
    assert pool.answer(store, ROWS, Limits(answer_bytes=5 * NUMBERS))["cut"] is None
    assert pool.answer(store, ROWS, Limits(answer_bytes=4))["rows"] == []


@pytest.mark.parametrize("query", BOMBS.values(), ids=BOMBS.keys())
def test_bombs_are_stopped_at_the_limit_and_the_next_query_is_served(
    store: Path, pool: QueryPool, query: str
) -> None:
    started = time.monotonic()
    fault = fault_of(pool, store, query, Limits(seconds=BOMB_SECONDS))
    spent = time.monotonic() - started
    # What sorts or compares all fills the memory first where the machine is quick.
    fills_memory = query in (BOMBS["sorting"], BOMBS["difference"]) and fault is QueryFault.MEMORY
    assert fault is QueryFault.TIME or fills_memory
    assert (0 if fills_memory else BOMB_SECONDS) <= spent < BOMB_SECONDS + PATIENT.seconds
    assert_served(pool, store)


def test_others_are_served_while_a_bomb_is_running(store: Path, pool: QueryPool) -> None:
    bomb = threading.Thread(target=fault_of, args=(pool, store, BOMBS["product"], Limits(seconds=10)))
    bomb.start()
    for _ in range(3):
        assert_served(pool, store)
    assert bomb.is_alive()
    bomb.join()


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no limit of memory there")
def test_a_query_that_needs_too_much_memory_is_ended(store: Path, pool: QueryPool) -> None:
    assert fault_of(pool, store, MEMORY_BOMB, Limits(memory=2**28, seconds=20)) is QueryFault.MEMORY
    assert_served(pool, store)
    with pytest.raises(QueryError, match=r"more memory than is allowed \(1 MiB\)"):
        pool.answer(store, "ASK {}", Limits(memory=2**20))
    assert_served(pool, store)


@pytest.mark.parametrize("bomb", CRASHES)
def test_what_would_bring_the_engine_down_never_reaches_it(store: Path, pool: QueryPool, bomb: str) -> None:
    assert fault_of(pool, store, TOO_MUCH[bomb], Limits(seconds=10)) is QueryFault.TOO_LARGE
    assert_served(pool, store)


def test_limits_of_size_that_are_lifted_leave_those_of_the_process(store: Path, pool: QueryPool) -> None:
    lifted = Limits(depth=10_000, groups=10_000, operators=100_000, seconds=1)
    deep = "SELECT * " + "{" * 4_000 + "?s ?p ?o" + "}" * 4_000
    assert fault_of(pool, store, deep, lifted) in (QueryFault.TIME, QueryFault.MEMORY, QueryFault.FAILED)
    assert_served(pool, store)


@ON_LINUX
def test_an_engine_that_goes_down_takes_nobody_with_it(store: Path) -> None:
    with QueryPool(Limits(workers=1)) as small:
        small.answer(store, "ASK {}")
        child = small._idle[0]._process.pid
        faults: list[QueryFault] = []
        bomb = threading.Thread(target=lambda: faults.append(fault_of(small, store, BOMBS["product"])))
        bomb.start()
        while not (copies := processes_below(child)):
            time.sleep(0.01)
        os.kill(copies.pop(), signal.SIGSEGV)
        bomb.join()
        assert faults == [QueryFault.FAILED]
        assert_served(small, store)


def test_nobody_is_called_whatever_the_spelling(store: Path, pool: QueryPool, tmp_path: Path) -> None:
    secret = tmp_path / "secret.ttl"
    secret.write_text("<x:s> <x:p> 'the secret' .")
    with Listener() as listener:
        for query in SERVICES:
            asked = query.replace("http://localhost:1/", listener.address)
            assert fault_of(pool, store, asked) is QueryFault.REFUSED
            silent = asked.replace("SERVICE", "SERVICE SILENT")
            assert fault_of(pool, store, silent) is QueryFault.REFUSED
        for query in BETWEEN_THE_PARSERS:
            assert fault_of(pool, store, query % listener.address) in (
                QueryFault.REFUSED,
                QueryFault.MALFORMED,
            )
        for query in OUTSIDE:
            asked = query.replace("file:///etc/passwd", secret.as_uri())
            with pytest.raises(QueryError) as raised:
                pool.answer(store, asked.replace("http://localhost:1/", listener.address))
            assert raised.value.fault is QueryFault.REFUSED
            assert "the secret" not in str(raised.value)
        assert listener.calls == 0


def test_a_query_cannot_change_the_store(store: Path, pool: QueryPool) -> None:
    before = pool.answer(store, "CONSTRUCT WHERE { ?s ?p ?o }")
    files = {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in store.glob("*.sst")}
    for query in CHANGES:
        assert fault_of(pool, store, query) is QueryFault.REFUSED
    assert pool.answer(store, "CONSTRUCT WHERE { ?s ?p ?o }") == before
    assert {path: (path.stat().st_mtime_ns, path.read_bytes()) for path in store.glob("*.sst")} == files


@pytest.mark.skipif(sys.platform != "linux", reason="the wall stands on Linux only")
def test_the_second_wall_is_that_there_is_no_network(store: Path) -> None:
    """The engine itself, unguarded, reaches nobody from where the children are."""
    program = f"""
import sys
sys.path[:] = {sys.path!r}
from coomet_graph.processes.within import leave_network
from pyoxigraph import Store
print(leave_network())
query = "SELECT * {{ SERVICE <%s> {{ ?s ?p ?o }} }}" % sys.argv[1]
try:
    list(Store.read_only(sys.argv[2]).query(query))
except (RuntimeError, OSError):
    print("nobody there")
"""
    with Listener() as listener:
        command = [sys.executable, "-c", program, listener.address, str(store)]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\n")
        if told[0] != "True":
            pytest.skip("this system lets nobody leave the network")
        assert told[1] == "nobody there"
        assert listener.calls == 0


def test_where_there_is_no_such_wall_nothing_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert leave_network() is False


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("SELECT * { ?s ?p ?o } LIMIT 99999999999999999999", QueryFault.MALFORMED),
        ("SELECT * { ?s ?p ?o } OFFSET -1", QueryFault.MALFORMED),
        ("SELECT * { ?s ?p '\ud800' }", QueryFault.MALFORMED),
        ("SELECT * { ?s ?p '\x00' }", QueryFault.MALFORMED),
        ("SELECT * { ?s x:p ?o }", QueryFault.MALFORMED),
        ("SELECT (?s AS ?s) { ?s ?p ?o }", QueryFault.MALFORMED),
        ("", QueryFault.MALFORMED),
    ],
)
def test_faults_come_back_as_errors(store: Path, pool: QueryPool, query: str, fault: QueryFault) -> None:
    assert fault_of(pool, store, query) is fault


def test_odd_patterns_are_answered_at_once(store: Path, pool: QueryPool) -> None:
    text = "a" * 10_000
    for pattern in ("^(a+)+$", "***", "(((a*)*)*)*b", "(a|aa)+$"):
        assert_served(pool, store)
        query = f"SELECT ?o {{ ?s <x:number> ?o FILTER(REGEX('{text}!', '{pattern}')) }} LIMIT 1"
        # An engine that goes back and tries again would take longer than the world has.
        assert pool.answer(store, query, PATIENT)["rows"] in ([], [['"000"']])


def test_a_store_that_cannot_be_read_is_no_fault_of_the_query(tmp_path: Path, pool: QueryPool) -> None:
    with pytest.raises(WorkspaceError, match="run coomet-graph build again"):
        pool.answer(tmp_path / "none", "ASK {}")


def test_too_many_queries_are_turned_away(store: Path) -> None:
    """One is answered, one waits in vain, and the third is told at once."""
    faults: list[QueryFault] = []
    with QueryPool(Limits(seconds=5, workers=1, queue=1)) as small:
        small.answer(store, "ASK {}", PATIENT)
        waiting = Limits(queue_seconds=0.5)
        bomb = threading.Thread(target=lambda: faults.append(fault_of(small, store, BOMBS["product"])))
        bomb.start()
        wait_for(lambda: small._turns._value == 0)
        second = threading.Thread(target=lambda: faults.append(fault_of(small, store, "ASK {}", waiting)))
        second.start()
        wait_for(lambda: small._places._value == 0)
        started = time.monotonic()
        assert fault_of(small, store, "ASK {}", Limits(queue_seconds=60)) is QueryFault.BUSY
        assert time.monotonic() - started < 60
        second.join()
        bomb.join()
        assert faults == [QueryFault.BUSY, QueryFault.TIME]
        assert_served(small, store)


def test_a_child_that_dies_between_queries_is_replaced(store: Path) -> None:
    with QueryPool(Limits(workers=1)) as small:
        small.answer(store, "ASK {}")
        os.kill(small._idle[0]._process.pid, signal.SIGKILL)
        small._idle[0]._process.wait()
        assert small.answer(store, "ASK {}") == {"boolean": True}


def test_a_child_without_copies_answers_once(store: Path) -> None:
    """As on systems that have no copies of processes."""
    with QueryPool(replace(PATIENT, workers=1), copies=False) as single:
        assert len(single.answer(store, ROWS)["rows"]) == NUMBERS
        assert fault_of(single, store, SERVICES[0]) is QueryFault.REFUSED
        assert fault_of(single, store, BOMBS["product"], Limits(seconds=BOMB_SECONDS)) is QueryFault.TIME
        assert single.answer(store, "ASK {}") == {"boolean": True}


def test_the_clock_of_the_pool_stops_what_the_system_does_not(
    store: Path, pool: QueryPool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Less than nothing is granted to the child after its limit, so that its own clock comes too late."""
    monkeypatch.setattr("coomet_graph.store.worker.GRACE", 0.5 - PATIENT.seconds)
    started = time.monotonic()
    assert fault_of(pool, store, BOMBS["product"], PATIENT) is QueryFault.TIME
    assert time.monotonic() - started < PATIENT.seconds
    monkeypatch.undo()
    assert_served(pool, store)


@ON_LINUX
def test_memory_comes_back_and_no_process_is_left(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # On a busy machine the clock of the pool could come first, and end the child with its copy.
    monkeypatch.setattr("coomet_graph.store.worker.GRACE", 30.0)
    before = processes_below(os.getpid())
    with QueryPool(replace(PATIENT, workers=1)) as small:
        small.answer(store, "ASK {}")
        child = small._idle[0]._process.pid
        base = memory_of(child)
        for bomb in ("sorting", "long text"):
            # Which limit is met first depends on how quick the machine is.
            fault = fault_of(small, store, BOMBS[bomb], Limits(seconds=BOMB_SECONDS))
            assert fault in {QueryFault.TIME, QueryFault.MEMORY}
        assert small._idle[0]._process.pid == child
        assert memory_of(child) < base + 2**20
        assert processes_below(child) == set()
        assert processes_below(os.getpid()) == before | {child}
    assert processes_below(os.getpid()) == before


@ON_LINUX
def test_no_query_outlives_the_process_that_asked(store: Path, tmp_path: Path) -> None:
    program = f"""
import sys
sys.path[:] = {sys.path!r}
from pathlib import Path
from coomet_graph.store.worker import answer_apart, Limits
answer_apart(Path(sys.argv[1]), "ASK {{}}")
print("ready", flush=True)
answer_apart(Path(sys.argv[1]), {BOMBS["product"]!r}, Limits(seconds=5))
"""
    asker = subprocess.Popen([sys.executable, "-c", program, str(store)], stdout=subprocess.PIPE)
    assert asker.stdout is not None
    assert asker.stdout.readline() == b"ready\n"
    (child,) = processes_below(asker.pid)
    wait_for(lambda: processes_below(child))
    (copy,) = processes_below(child)
    asker.kill()
    asker.wait()
    asker.stdout.close()
    wait_for(lambda: not is_running(child) and not is_running(copy))
