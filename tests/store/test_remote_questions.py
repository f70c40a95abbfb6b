"""Every question, audit query and rule has the same answer on two real servers as in this process."""

from collections.abc import Mapping

import pytest
from pyoxigraph import NamedNode, Quad, RdfFormat, serialize

from coomet_graph.audit.catalogue import query_rules
from coomet_graph.namespaces import GRAPH
from coomet_graph.pipeline import Build
from coomet_graph.queries import load_queries
from coomet_graph.questions import ask, describe_thing
from coomet_graph.store import EmbeddedDataset, Solutions
from coomet_graph.store.dataset import Dataset, Term
from coomet_graph.store.remote import RemoteDataset, publish
from tests.questions.test_cards import Short, examples, in_order
from tests.store.servers import Running

pytestmark = pytest.mark.xdist_group("servers")


class Listening(EmbeddedDataset):
    """A dataset that remembers the query it was asked last."""

    asked = ""

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        self.asked = query
        return super().select(query, bindings)


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def published(request: pytest.FixtureRequest, bundled: Build) -> RemoteDataset:
    """The graph of the bundled documents on each server."""
    running: Running = request.getfixturevalue(f"{request.param}_server")
    publish(bundled.dataset, running.open(GRAPH))
    return running.open()


def texts(dataset: Dataset, query: str) -> list[str]:
    return sorted(map(str, dataset.select(query).rows))


def test_what_was_published_is_there(published: RemoteDataset, bundled: Build) -> None:
    graphs = bundled.dataset.graph_names()
    assert published.graph_names() == graphs
    others = [name for name in graphs if "/asserted/" not in name]
    assert set(published.quads(*others)) == set(bundled.dataset.quads(*others))


def test_questions_have_the_answers_that_the_documents_give(published: RemoteDataset, bundled: Build) -> None:
    """What a name means is looked up in this process; the next test does so on the server."""
    here = Listening(bundled.dataset._store)
    short, wrong = Short(here), []
    chosen = examples()
    if published.endpoints.is_virtuoso:
        # One for each question: every one of them takes a third of a second.
        chosen = list({example.card: example for example in chosen}.values())
    for example in chosen:
        columns = ask(here, example.card, example.parameters).columns
        places = [columns.index(column) for column in example.columns]
        found = [tuple(short(row[place]) for place in places) for row in published.select(here.asked).rows]
        if in_order(found) != in_order(example.rows):
            wrong.append((example.card, example.parameters))
    assert wrong == []


ASKED: dict[str, dict[str, str]] = {
    "why": {"action": "2.1"},
    "works-by-indicator": {"body": "ТК 4"},
    "load-of-body-by-year": {"year": "2022"},
}


@pytest.mark.parametrize("name", ASKED)
def test_answers_are_shown_in_the_same_words(published: RemoteDataset, bundled: Build, name: str) -> None:
    tables = [ask(dataset, name, ASKED[name]).table("ru") for dataset in (published, bundled.dataset)]
    assert tables[0] == tables[1]


def test_a_thing_is_described_in_the_same_words(published: RemoteDataset, bundled: Build) -> None:
    name = "wp-tc-4-2021-2023/1.1"
    assert describe_thing(published, name, "ru") == describe_thing(bundled.dataset, name, "ru")


def test_audit_queries_find_the_same(published: RemoteDataset, bundled: Build) -> None:
    for rule in query_rules():
        assert texts(published, rule.select) == texts(bundled.dataset, rule.select), rule.rule.id


def test_rules_derive_the_same(published: RemoteDataset, bundled: Build) -> None:
    for rule in load_queries("rules"):
        found, expected = (dataset.construct(rule.text) for dataset in (published, bundled.dataset))
        assert set(found) == set(expected), rule.name


def test_virtuosos_own_loader_is_as_good(virtuoso_server: Running, bundled: Build) -> None:
    """The quick way for a great deal: its loader on files, then the facts merged there."""
    base = "https://example.com/graph/"
    stated = [quad.triple for quad in bundled.dataset.quads() if quad.predicate.value.endswith("#prefLabel")]
    names = [f"{base}asserted/{number}" for number in range(2)]
    commands = []
    for name in names:
        path = virtuoso_server.folder / f"{name[-1]}.nt"
        serialize(stated, path, format=RdfFormat.N_TRIPLES)
        commands.append(f"ld_dir('.', '{path.name}', '{name}');")
    virtuoso_server.isql(*commands, "rdf_loader_run();", "checkpoint;")
    dataset = virtuoso_server.open(base)
    dataset.merge()
    assert set(dataset.quads()) == {
        Quad(each.subject, each.predicate, each.object, NamedNode(name)) for each in stated for name in names
    }
    assert len(dataset.select("SELECT ?s ?p ?o WHERE { ?s ?p ?o }").rows) == len(set(stated))
