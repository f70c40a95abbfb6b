"""A server may give less than it was asked for, more than can be looked at, or something else every time."""

import dataclasses
import re
from collections.abc import Iterable

import pytest
from pyoxigraph import Literal, NamedNode, Quad, Triple

from coomet_graph.errors import QueryError
from coomet_graph.store import remote_server
from coomet_graph.store.dataset import Solutions
from coomet_graph.store.remote import RemoteDataset
from coomet_graph.store.remote_http import StoreError
from tests.store.servers import Running

pytestmark = pytest.mark.xdist_group("servers")

BASE = "https://example.net/graph/"
A, P = NamedNode("https://example.net/a"), NamedNode("https://example.net/p")


@pytest.fixture
def many(oxigraph_server: Running) -> RemoteDataset:
    """Two and a half thousand statements on a server that answers faithfully."""
    dataset = oxigraph_server.open(BASE)
    name = BASE + "asserted/many"
    dataset.replace_graph(name, [Quad(A, P, Literal(f"{n:04}"), NamedNode(name)) for n in range(2500)])
    return dataset


@pytest.mark.parametrize("keeps_order", [True, False])
def test_an_answer_that_was_cut_is_made_whole(
    many: RemoteDataset, monkeypatch: pytest.MonkeyPatch, *, keeps_order: bool
) -> None:
    server = many._server
    select, construct = server.select, server.construct

    def cut_select(query: str, named: Iterable[str] = ()) -> tuple[Solutions, bool]:
        if not keeps_order and "ORDER BY" not in query:
            # As if it went through its index from another end every time.
            query = re.sub(r"OFFSET \d+", "", query)
        found, _ = select(query, named)
        return Solutions(found.variables, found.rows[:1000]), len(found.rows) >= 1000

    def cut_construct(query: str, named: Iterable[str] = ()) -> tuple[tuple[Triple, ...], bool]:
        found, _ = construct(query, named)
        return found[:1000], len(found) >= 1000

    monkeypatch.setattr(server, "select", cut_select)
    monkeypatch.setattr(server, "construct", cut_construct)
    found = many.select(f"SELECT ?o WHERE {{ {A} {P} ?o }} ORDER BY DESC(?o)").rows
    assert found == tuple((Literal(f"{n:04}"),) for n in reversed(range(2500)))
    assert len(set(many.construct(f"CONSTRUCT WHERE {{ ?s {P} ?o }}"))) == 2500
    assert len(set(many.quads())) == 2500


def test_a_graph_that_changes_under_the_reader_is_told(
    many: RemoteDataset, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(many._server, "_count", lambda _join, _named: 2600)
    monkeypatch.setattr(remote_server, "_PAGE", 1000)
    with pytest.raises(StoreError, match="changed while it was read"):
        list(many.quads())


def test_too_much_to_look_at_is_told(many: RemoteDataset, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote_server, "_PAGE", 1000)
    monkeypatch.setattr(remote_server, "_MOST_ROWS", 2000)
    with pytest.raises(QueryError, match="more than 2000 solutions"):
        list(many.quads())


def test_a_description_is_what_the_server_understands_by_it(many: RemoteDataset) -> None:
    assert len(many.construct(f"DESCRIBE {A}")) == 2500


def test_a_store_without_an_address_for_updates_is_read_only(many: RemoteDataset) -> None:
    server = many._server
    server.endpoints = dataclasses.replace(server.endpoints, update=None)
    with pytest.raises(StoreError, match="COOMET_GRAPH_STORE_UPDATE"):
        many.merge()
