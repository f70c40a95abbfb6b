"""A server that lies or hangs: the error has a name, in time, and nothing of the answer gets further."""

import gzip
import socket
import time
from collections.abc import Iterator

import pytest

from coomet_graph.errors import CoometGraphError, WorkspaceError
from coomet_graph.store.remote import open_store
from coomet_graph.store.remote_http import Credentials, Limits, StoreError
from tests.store.hostile import SECONDS, SIZE, Asked, Hostile, Script, dataset_at, hostile, reply, replying

SELECT = "SELECT ?x WHERE { ?x ?p ?o }"
ROWS = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":%s}]}}'
THING = b'{"type":"uri","value":"https://example.org/a"}'
STATEMENT = b'{"type":"triple","value":{"subject":%s,"predicate":%s,"object":%s}}' % (3 * (THING,))
RESULTS = "application/sparql-results+json"


@pytest.fixture
def server() -> Iterator[Hostile]:
    with hostile() as running:
        yield running


# ---------------------------------------------------------------- bodies


BODIES = {
    "another type of content": (reply(ROWS % THING, "text/plain"), "text/plain instead of"),
    "no type of content": (b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}", "no type of content"),
    "an HTML page": (reply(b"<html><body>Sign in</body></html>", "text/html; charset=utf-8"), "text/html"),
    "an HTML page that says it is an answer": (reply(b"<html>"), "no answer to a SPARQL query"),
    "an error text that says it is an answer": (reply(b"37000 Error"), "no answer to a SPARQL query"),
    "an error as JSON": (reply(b'{"error": "out of memory"}'), "no answer to a SPARQL query"),
    "a truth value": (reply(b'{"head":{},"boolean":true}'), "a truth value instead of rows"),
    "half an answer": (reply(ROWS[:40]), "no answer to a SPARQL query"),
    "less than promised": (reply(ROWS % THING)[:-10], "cannot be reached"),
    "no HTTP": (b"220 smtp.example.org ESMTP\r\n", "cannot be reached"),
    "nothing": (b"", "cannot be reached"),
    "an IRI that is none": (reply(ROWS % b'{"type":"uri","value":"a b> <c"}'), "no answer to a SPARQL query"),
    "a relative IRI": (reply(ROWS % b'{"type":"uri","value":"../a"}'), "no answer to a SPARQL query"),
    "a language that is none": (
        reply(ROWS % b'{"type":"literal","value":"x","xml:lang":"en> ."}'),
        "no answer to a SPARQL query",
    ),
    "a type of literal that is none": (
        reply(ROWS % b'{"type":"literal","value":"x","datatype":"int>"}'),
        "no answer to a SPARQL query",
    ),
    "another kind of term": (reply(ROWS % b'{"type":"script","value":"x"}'), "no answer to a SPARQL query"),
    "a name of a variable that is none": (
        reply(b'{"head":{"vars":["<img onerror=alert(1)>"]},"results":{"bindings":[]}}'),
        "no answer to a SPARQL query",
    ),
    "bytes that are no UTF-8": (
        reply(ROWS % b'{"type":"literal","value":"\xff"}'),
        "no answer to a SPARQL query",
    ),
    "a statement as a term": (
        reply(ROWS % STATEMENT),
        "statements about statements",
    ),
    "statements in statements": (
        reply(ROWS % (b'{"type":"triple","value":{"subject":' * 5000)),
        "nested too deeply",
    ),
    "deep brackets": (reply(b"[" * 100_000), "nested too deeply"),
    "deep brackets behind a quotation mark": (reply(rb'{"a\\":' + b"[" * 100_000), "nested too deeply"),
    "packed": (
        reply(gzip.compress(b" " * 10_000_000), RESULTS, "200 OK", "Content-Encoding: gzip"),
        "packs its answer",
    ),
    "too much": (
        reply(ROWS % (b'{"type":"literal","value":"' + b"x" * SIZE + b'"}')),
        "longer than 200000 bytes",
    ),
    "a redirection": (
        reply(b"", "text/html", "302 Found", "Location: http://127.0.0.1:1/query"),
        "refers to another address",
    ),
    "an answer that was cut": (
        reply(ROWS % THING, RESULTS, "200 OK", "X-SQL-State: S1TAT"),
        "stopped before the answer was whole",
    ),
    "a refusal": (reply(b"<h1>no</h1>", "text/html", "403 Forbidden"), "refuses access"),
    "an error": (
        reply(b"Out of \x1b[2Jmemory\r\nat x", "text/plain", "500 Oops"),
        r"\(500: Out of \[2Jmemory at x\)",
    ),
    "an error in HTML": (reply(b"<script>", "text/html", "500 Oops"), r"\(500\)"),
    "headers without end": (b"HTTP/1.1 200 OK\r\n" + b"X-A: b\r\n" * 100_000, "cannot be reached"),
}  # fmt: skip


@pytest.mark.parametrize("what", BODIES)
def test_what_is_no_answer_is_an_error(server: Hostile, what: str) -> None:
    body, told = BODIES[what]
    server.script = replying(body)
    with pytest.raises(CoometGraphError, match=told) as raised:
        dataset_at(server.address).select(SELECT)
    assert raised.value.text.en.startswith(server.address)
    assert raised.value.text.en.isprintable()
    assert raised.value.text.ru.isprintable()


def test_an_answer_is_an_answer(server: Hostile) -> None:
    server.script = replying(reply(ROWS % THING, "Application/SPARQL-Results+JSON; charset=utf-8"))
    assert len(dataset_at(server.address).select(SELECT).rows) == 1
    server.script = replying(reply(b'{"head":{"vars":["x"]},"results":{"bindings":[]}}'))
    assert dataset_at(server.address).select("SELECT ?y ?x WHERE { ?x ?p ?y }").variables == ("y", "x")


def test_statements_about_statements_are_no_answer(server: Hostile) -> None:
    dataset = dataset_at(server.address)
    server.script = replying(reply(b'<a:a> <a:b> "<<(" .\n', "application/n-triples"))
    assert len(dataset.construct("CONSTRUCT WHERE { ?s ?p ?o }")) == 1
    for body in (b"<a:a> <a:b> <<( <a:a> <a:b> <a:c> )>> .\n", b"<<( " * 40_000, b"<html>"):
        server.script = replying(reply(body, "application/n-triples"))
        with pytest.raises(StoreError, match="no answer to a SPARQL query"):
            dataset.construct("CONSTRUCT WHERE { ?s ?p ?o }")


def test_rows_instead_of_a_truth_value_are_no_answer(server: Hostile) -> None:
    server.script = replying(reply(ROWS % THING))
    with pytest.raises(StoreError, match="rows instead of a truth value"):
        dataset_at(server.address).ask("ASK { ?s ?p ?o }")


# ---------------------------------------------------------------- time


def silence(_asked: Asked, _connection: socket.socket) -> None:
    time.sleep(5 * SECONDS)


def endless(start: bytes, piece: bytes, wait: float = 0.0) -> Script:
    def script(_asked: Asked, connection: socket.socket) -> None:
        connection.sendall(start)
        end = time.monotonic() + 5 * SECONDS
        while time.monotonic() < end:
            connection.sendall(piece)
            time.sleep(wait)

    return script


HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/sparql-results+json\r\n"
ENDLESS = {
    "silence": (silence, "no answer within 1 seconds"),
    "a head that drips": (endless(b"HTTP/1.1 200 OK\r\n", b"X-A: b\r\n", 0.1), "no answer within 1 seconds"),
    "a body that drips": (endless(HEAD + b"\r\n", b" ", 0.1), "no answer within 1 seconds"),
    "a body without end": (endless(HEAD + b"\r\n", b" " * 65_536), "longer than 200000 bytes"),
    "pieces without end": (
        endless(HEAD + b"Transfer-Encoding: chunked\r\n\r\n", b"1000\r\n" + b" " * 0x1000 + b"\r\n"),
        "longer than 200000 bytes",
    ),
}


@pytest.mark.parametrize("what", ENDLESS)
def test_an_answer_without_end_has_an_end(server: Hostile, what: str) -> None:
    server.script, told = ENDLESS[what]
    begin = time.monotonic()
    with pytest.raises(StoreError, match=told):
        dataset_at(server.address).select(SELECT)
    assert time.monotonic() - begin < 3 * SECONDS


def test_a_refusal_without_end_is_not_read(server: Hostile) -> None:
    """A library that answers a challenge may first read all of it."""
    refusal = b'HTTP/1.1 401 No\r\nWWW-Authenticate: Digest realm="x", nonce="y", qop="auth"\r\n\r\n'
    server.script = endless(refusal, b" " * 65_536)
    with pytest.raises(StoreError, match="longer than 200000 bytes"):
        dataset_at(server.address, Credentials("somebody", "secret")).select(SELECT)


def test_a_busy_server_is_asked_again_for_what_only_reads(server: Hostile) -> None:
    busy = reply(b"", "text/plain", "503 Busy", "Retry-After: 86400")
    server.script = replying(busy, busy, reply(ROWS % THING))
    assert len(dataset_at(server.address).select(SELECT).rows) == 1
    assert len(server.asked) == 3
    server.asked.clear()
    server.script = replying(busy)
    with pytest.raises(StoreError, match="503"):
        dataset_at(server.address).select(SELECT)
    assert len(server.asked) == Limits().attempts


def test_a_busy_server_is_never_asked_twice_to_change_something(server: Hostile) -> None:
    server.script = replying(reply(b"", "text/plain", "503 Busy"))
    with pytest.raises(StoreError, match="503"):
        dataset_at(server.address).update("INSERT DATA { <a:a> <a:b> <a:c> }")
    assert len(server.asked) == 1


def test_a_server_that_is_not_there_is_told() -> None:
    with pytest.raises(WorkspaceError, match=r"http://127\.0\.0\.1:9.*cannot be reached"):
        open_store("http://127.0.0.1:9", environment={})


# ---------------------------------------------------------------- joins


def row(**terms: str) -> bytes:
    cells = ",".join(f'"{name}":{{"type":"{kind}","value":"x:x y"}}' for name, kind in terms.items())
    return f"{{{cells}}}".encode()


def joined(*rows: bytes, names: str = '"x","p","o"') -> bytes:
    return b'{"head":{"vars":[%s]},"results":{"bindings":[%s]}}' % (names.encode(), b",".join(rows))


ONE = (
    b'{"x":{"type":"uri","value":"a:a"},"p":{"type":"uri","value":"a:p"},"o":{"type":"literal","value":"%d"}}'
)
NUMBER = b'{"head":{"vars":["n"]},"results":{"bindings":[%s]}}'
LIES = {
    "other variables": ([reply(joined(names='"x","y","o"'))], "other variables than the query"),
    "another order of variables": ([reply(joined(names='"p","x","o"'))], "other variables than the query"),
    "a row with a gap": ([reply(joined(row(x="bnode")))], "no answer|does not fit the query"),
    "a text in place of a name": (
        [reply(joined(row(x="literal", p="literal", o="literal")))],
        "does not fit the query",
    ),
    "no number": (
        [reply(joined(ONE % 1), RESULTS, "200 OK", "X-SPARQL-MaxRows: 1"), reply(NUMBER % b"")],
        "does not fit",
    ),
    "another number": (
        [
            reply(joined(ONE % 1), RESULTS, "200 OK", "X-SPARQL-MaxRows: 1"),
            reply(NUMBER % b'{"n":{"type":"literal","value":"many"}}'),
        ],
        "does not fit",
    ),
    "a number that the rows do not reach": (
        [
            reply(joined(ONE % 1), RESULTS, "200 OK", "X-SPARQL-MaxRows: 1"),
            reply(NUMBER % b'{"n":{"type":"literal","value":"3"}}'),
            reply(joined(ONE % 1)),
        ],
        "changed while it was read",
    ),
}


@pytest.mark.parametrize("what", LIES)
def test_a_join_that_is_none_is_an_error(server: Hostile, what: str) -> None:
    replies, told = LIES[what]
    server.script = replying(*replies)
    with pytest.raises(StoreError, match=told):
        dataset_at(server.address, software="Virtuoso/7").select(SELECT)


def test_a_join_that_is_one_is_answered(server: Hostile) -> None:
    server.script = replying(reply(joined(ONE % 1)))
    assert len(dataset_at(server.address, software="Virtuoso/7").select(SELECT).rows) == 1
