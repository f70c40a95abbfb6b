"""What is published on a server, and what anybody's query gets from there."""

import dataclasses

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from coomet_graph.errors import QueryError
from coomet_graph.store import EmbeddedDataset
from coomet_graph.store.limits import Limits
from coomet_graph.store.remote import Published, RemoteDataset, open_published, publish
from coomet_graph.store.remote_http import StoreError
from tests.store.hostile import dataset_at, hostile
from tests.store.servers import Running

pytestmark = pytest.mark.xdist_group("servers")

BASE = "https://publish.example/graph/"
A, B, C, P = (NamedNode(f"https://publish.example/{name}") for name in "abcp")
ONE, TWO = NamedNode(BASE + "asserted/one"), NamedNode(BASE + "asserted/two")
INFERRED, CANDIDATES = NamedNode(BASE + "inferred"), NamedNode(BASE + "candidates/one")


@pytest.fixture(params=["oxigraph", "virtuoso"])
def remote(request: pytest.FixtureRequest) -> RemoteDataset:
    """An empty dataset on each server."""
    running: Running = request.getfixturevalue(f"{request.param}_server")
    dataset = running.open(BASE)
    names = [*dataset.graph_names(), BASE + "facts"]
    dataset.update(" ; ".join(f"DROP SILENT GRAPH <{name}>" for name in names))
    return dataset


@pytest.fixture
def source() -> EmbeddedDataset:
    """Two statements, one of them in two graphs."""
    dataset = EmbeddedDataset()
    dataset.load([Quad(A, P, B, ONE), Quad(A, P, B, INFERRED), Quad(B, P, C, INFERRED)])
    return dataset


def facts(dataset: RemoteDataset) -> list[tuple[object, ...]]:
    return sorted(dataset.select("SELECT ?s ?p ?o WHERE { ?s ?p ?o }").rows, key=str)


def test_the_facts_become_those_of_the_source(remote: RemoteDataset, source: EmbeddedDataset) -> None:
    remote.load([Quad(A, P, C, ONE), Quad(C, P, C, TWO), Quad(C, P, A, CANDIDATES)])
    assert publish(source, remote) == (
        Published(ONE.value, statements=1, added=1, removed=1),
        Published(TWO.value, statements=0, added=0, removed=1),
        Published(INFERRED.value, statements=2, added=2, removed=0),
    )
    assert set(remote.quads()) == {*source.quads(), Quad(C, P, A, CANDIDATES)}
    assert facts(remote) == [(A, P, B), (B, P, C)]


def test_where_nothing_changed_nothing_is_sent(remote: RemoteDataset, source: EmbeddedDataset) -> None:
    publish(source, remote)
    remote._server.endpoints = dataclasses.replace(remote.endpoints, update=None)
    done = publish(source, remote)
    assert [(each.statements, each.added, each.removed) for each in done] == [(1, 0, 0), (2, 0, 0)]
    source.load([Quad(C, P, C, ONE)])
    with pytest.raises(StoreError, match="COOMET_GRAPH_STORE_UPDATE"):
        publish(source, remote)


@pytest.mark.parametrize("broken", ["INSERT", "DELETE"])
def test_what_broke_off_is_put_right(remote: RemoteDataset, source: EmbeddedDataset, broken: str) -> None:
    """A server takes a large change in several requests: the graph is there, and its facts are not yet."""
    publish(source, remote)
    triple = Triple(A, P, B) if broken == "DELETE" else Triple(C, P, C)
    remote._server.write([(broken, BASE + "facts", triple)])
    assert facts(remote) != [(A, P, B), (B, P, C)]
    publish(source, remote)
    assert facts(remote) == [(A, P, B), (B, P, C)]


def test_graphs_of_another_base_are_not_written(remote: RemoteDataset) -> None:
    strange = EmbeddedDataset()
    strange.load([Quad(A, P, B, NamedNode("https://strange.example/graph/asserted/one"))])
    with pytest.raises(QueryError, match="no graph of this dataset"):
        publish(strange, remote)
    assert list(remote.quads()) == []


def test_where_nothing_is_published_is_told(oxigraph_server: Running, source: EmbeddedDataset) -> None:
    environment = {"COOMET_GRAPH_STORE_BASE": BASE}
    dataset = oxigraph_server.open(BASE)
    for name in dataset.graph_names():
        dataset.replace_graph(name, ())
    with pytest.raises(StoreError, match="nothing is published there"):
        open_published(oxigraph_server.address, environment)
    publish(source, dataset)
    assert open_published(oxigraph_server.address, environment).base == BASE


# ---------------------------------------------------------------- anybody's query


def test_anybodys_query_is_answered_in_the_form_of_the_workers(
    remote: RemoteDataset, source: EmbeddedDataset
) -> None:
    publish(source, remote)
    answer = remote.answer("SELECT ?o ?none WHERE { ?s ?p ?o } ORDER BY ?o")
    assert answer == {"variables": ["o", "none"], "rows": [[str(B), None], [str(C), None]], "cut": None}
    assert remote.answer("SELECT ?o WHERE { ?s ?p ?o }", Limits(rows=1))["cut"] == "rows"
    assert remote.answer("ASK { ?s ?p ?o }") == {"boolean": True}
    answer = remote.answer("CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o }")
    assert sorted(answer["triples"]) == sorted([f"{B} {P} {A}", f"{C} {P} {B}"])
    cut = remote.answer("CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o }", Limits(rows=1))
    assert (len(cut["triples"]), cut["cut"]) == (1, "rows")


def test_what_a_server_gets_wrong_is_answered_here(remote: RemoteDataset) -> None:
    remote.load([Quad(A, P, Literal("ё", language="ru"), ONE), Quad(B, P, C, ONE)])
    query = (
        f"""SELECT ?s ?o ?next WHERE {{ ?s {P} ?o OPTIONAL {{ ?o {P} ?next }} }} VALUES ?s {{ {A} {C} }}"""
    )
    assert remote.answer(query)["rows"] == [[str(A), '"ё"@ru', None]]


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("ASK FROM <file:///etc/passwd> { ?s ?p ?o }", "FROM is not allowed"),
        ("CLEAR ALL", "would change the graph"),
        ("SELECT WHERE {", "not valid SPARQL"),
        ("ASK {" + "{" * 100 + "}" * 100 + "}", "nested deeper"),
    ],
)
def test_what_no_query_may_do_is_not_sent(query: str, told: str) -> None:
    with hostile() as server:
        with pytest.raises(QueryError, match=told):
            dataset_at(server.address).answer(query)
        assert server.asked == []
