"""Whom a remote store is asked as, where it is asked, and what nobody gets to see of that."""

import logging
import shutil
import socket
import ssl
import subprocess
import traceback
from collections.abc import Iterator
from pathlib import Path

import pytest

from coomet_graph.errors import ParameterError, QueryError
from coomet_graph.store.remote import open_store
from coomet_graph.store.remote_http import Credentials, StoreError
from tests.store.hostile import Asked, Hostile, Script, dataset_at, hostile, reply, replying

SELECT = "SELECT ?x WHERE { ?x ?p ?o }"
ROWS = b'{"head":{"vars":["x"]},"results":{"bindings":[]}}'
SECRET = "s3cr3t-pass"


@pytest.fixture
def server() -> Iterator[Hostile]:
    with hostile() as running:
        yield running


# ---------------------------------------------------------------- what stays secret


@pytest.mark.parametrize(
    "address",
    [
        f"http://user:{SECRET}@127.0.0.1:1",
        f"https://{SECRET}@example.org/sparql",
        f"http://example.org/?key={SECRET}",
    ],
)
def test_an_address_with_a_secret_is_refused_without_repeating_it(address: str) -> None:
    with pytest.raises(ParameterError) as raised:
        open_store(address, environment={})
    told = "".join(traceback.format_exception(raised.value)) + raised.value.text.ru
    assert SECRET not in "".join(line for line in told.splitlines() if "address =" not in line)


NO_ADDRESSES = (
    *("", "localhost:7878", "ftp://example.org", "file:///etc/passwd"),
    *("http://", "http://a b", "http://a\n", "//a", "http://[::1", "http://a:0"),
)


@pytest.mark.parametrize("address", NO_ADDRESSES)
def test_what_is_no_address_is_told(address: str) -> None:
    with pytest.raises(ParameterError, match="is no address of a server"):
        open_store(address, environment={})


BASIC = 'WWW-Authenticate: Basic realm="x"'
DIGEST = 'WWW-Authenticate: Digest realm="x", nonce="y", qop="auth", algorithm=MD5'


@pytest.mark.parametrize("challenge", [BASIC, DIGEST, "WWW-Authenticate: Negotiate", "X-Nothing: asked"])
def test_a_password_is_in_no_message(
    server: Hostile, challenge: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.script = replying(reply(b"", "text/plain", "401 No", challenge))
    with pytest.raises(StoreError, match="refuses access") as raised:
        dataset_at(server.address, Credentials("somebody", SECRET, "")).select(SELECT)
    told = (
        "".join(traceback.format_exception(raised.value))
        + caplog.text
        + repr(Credentials("a", SECRET, SECRET))
    )
    assert SECRET not in told
    assert "c29tZWJvZHk6" not in told, "nor in base 64"


def test_a_password_waits_until_it_is_asked_for(server: Hostile) -> None:
    server.script = replying(reply(b"", "text/plain", "401 No", BASIC), reply(ROWS))
    dataset = dataset_at(server.address, Credentials("somebody", SECRET))
    dataset.select(SELECT)
    dataset.select(SELECT)
    assert ["authorization" in each.headers for each in server.asked] == [False, True, True]


def test_a_digest_never_holds_the_password(server: Hostile) -> None:
    refusal = reply(b"", "text/plain", "401 No", DIGEST)
    server.script = replying(refusal, refusal, reply(ROWS))
    dataset_at(server.address, Credentials("somebody", SECRET)).select(SELECT)
    sent = server.asked[-1].headers["authorization"]
    assert sent.startswith("Digest ")
    assert 'username="somebody"' in sent
    assert SECRET not in sent


def test_a_token_is_sent_and_goes_nowhere_else(server: Hostile) -> None:
    with hostile() as other:
        target = f"Location: {other.address}/query"
        server.script = replying(reply(b"", "text/plain", "307 Elsewhere", target))
        with pytest.raises(StoreError, match="refers to another address"):
            dataset_at(server.address, Credentials(token=SECRET)).select(SELECT)
        assert other.asked == []
    assert server.asked[0].headers["authorization"] == f"Bearer {SECRET}"


@pytest.mark.parametrize(
    "given", [{"TOKEN": "a\r\nX: b"}, {"USER": "a:b"}, {"SECONDS": "soon"}, {"SECONDS": "-1"}]
)
def test_what_cannot_be_sent_is_told(given: dict[str, str]) -> None:
    with pytest.raises(ParameterError, match="COOMET_GRAPH_STORE_"):
        open_store(
            "http://127.0.0.1:9", environment={f"COOMET_GRAPH_STORE_{key}": given[key] for key in given}
        )


def test_a_certificate_of_nobody_known_is_refused(tmp_path: Path) -> None:
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("openssl is not installed")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"]
    name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=IP:127.0.0.1"]
    command = [openssl, "req", "-x509", *kind, *name, "-keyout", str(key), "-out", str(certificate)]
    subprocess.run(command, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with hostile(context) as server:
        server.script = replying(reply(ROWS))
        with pytest.raises(StoreError, match=r"cannot be reached.*certificate"):
            dataset_at(server.address.replace("http:", "https:")).select(SELECT)
        assert server.asked == []


# ---------------------------------------------------------------- where things are


def answering(paths: set[str], software: str = "") -> Script:
    """A store without any statement, that takes queries at some paths only."""

    def script(asked: Asked, connection: socket.socket) -> None:
        head = f"Server: {software}" if software else "X-Server: none"
        if asked.path.partition("?")[0] not in paths:
            connection.sendall(reply(b"", "text/html", "404 No", head))
        elif b"ASK" in asked.body:
            content = b'{"head":{},"boolean":%s}' % (b"false" if b"%3Fs" in asked.body else b"true")
            connection.sendall(reply(content, "application/sparql-results+json", "200 OK", head))
        else:
            content = b'{"head":{"vars":["g","n"]},"results":{"bindings":[]}}'
            connection.sendall(reply(content, "application/sparql-results+json", "200 OK", head))

    return script


LAYOUTS = {
    "Oxigraph": ("", {"/query"}, "Oxigraph/0.5.13", "/query", "/update", "/store"),
    "Virtuoso": ("/", {"/sparql"}, "Virtuoso/07.20.3229 (Linux)", "/sparql", "/sparql", None),
    "Fuseki": ("/ds", {"/ds/query"}, "Apache Jena Fuseki (5.2.0)", "/ds/query", "/ds/update", "/ds/data"),
    "GraphDB": (
        "/repositories/rmo",
        {"/repositories/rmo"},
        "GraphDB/10.8",
        "/repositories/rmo",
        "/repositories/rmo/statements",
        "/repositories/rmo/rdf-graphs/service",
    ),
    "Stardog": ("/rmo", {"/rmo/query"}, "", "/rmo/query", "/rmo/update", None),
    "Neptune": ("/sparql", {"/sparql"}, "", "/sparql", "/sparql", None),
    "at the address itself": ("/here", {"/here"}, "", "/here", "/here", None),
}  # fmt: skip


@pytest.mark.parametrize("kind", LAYOUTS)
def test_addresses_are_found(server: Hostile, kind: str) -> None:
    path, paths, software, *expected = LAYOUTS[kind]
    server.script = answering(paths, software)
    found = open_store(server.address + path, environment={}).endpoints
    assert [found.query, found.update, found.graphs] == [
        None if each is None else server.address + each for each in expected
    ]


def test_addresses_that_cannot_be_found_are_told(server: Hostile) -> None:
    server.script = answering({"/x/query", "/y"})
    with pytest.raises(StoreError, match=r"nothing there answers SPARQL queries.*404"):
        open_store(server.address, environment={})
    given = {"QUERY": "/x/query", "UPDATE": "/y", "GRAPHS": "/z"}
    environment = {f"COOMET_GRAPH_STORE_{name}": server.address + path for name, path in given.items()}
    found = open_store(server.address, environment=environment).endpoints
    assert (found.query, found.update, found.graphs) == tuple(
        server.address + path for path in given.values()
    )


def test_virtuoso_takes_changes_from_known_users_elsewhere(server: Hostile) -> None:
    server.script = answering({"/sparql"}, "Virtuoso/07.20.3229")
    secrets = {"COOMET_GRAPH_STORE_USER": "dba", "COOMET_GRAPH_STORE_PASSWORD": SECRET}
    assert open_store(server.address, environment=secrets).endpoints.update == f"{server.address}/sparql-auth"


def test_the_base_is_found_where_there_are_facts(server: Hostile) -> None:
    def graphs(*names: str) -> Script:
        rows = ",".join(f'{{"g":{{"type":"uri","value":"{name}"}}}}' for name in names)
        content = f'{{"head":{{"vars":["g"]}},"results":{{"bindings":[{rows}]}}}}'.encode()
        other = answering({"/query"})

        def script(asked: Asked, connection: socket.socket) -> None:
            if b"GRAPH" in asked.body:
                connection.sendall(reply(content))
            else:
                other(asked, connection)

        return script

    server.script = graphs("https://rmo.example/graph/facts", "https://rmo.example/graph/asserted/x", "urn:x")
    assert open_store(server.address, environment={}).facts == "https://rmo.example/graph/facts"
    server.script = graphs("https://rmo.example/graph/facts", "https://other.example/graph/facts")
    with pytest.raises(ParameterError, match=r"other\.example/graph/, https://rmo\.example/graph/"):
        open_store(server.address, environment={})
    given = {"COOMET_GRAPH_STORE_BASE": "https://other.example/graph/"}
    assert open_store(server.address, environment=given).facts == "https://other.example/graph/facts"


def test_a_query_of_another_form_is_not_even_sent(server: Hostile) -> None:
    with pytest.raises(QueryError, match="SELECT"):
        dataset_at(server.address).select("ASK { ?s ?p ?o }")
    assert server.asked == []
