"""Questions and rules give the same answers in another engine: they are SPARQL, not one engine's dialect."""

from pathlib import Path

import pytest
import rdflib
from pyoxigraph import Literal, NamedNode

from coomet_graph.pipeline import Build
from coomet_graph.queries import QueryFile, bound, load_queries
from coomet_graph.store import EmbeddedDataset
from coomet_graph.store.dataset import Term
from tests.audit.negatives import FOLDER, Nursery

QUERIES = [(kind, query) for kind in ("questions", "audits") for query in load_queries(kind)]
# Golden data with the fault of every rule, so that answers are not empty; some faults undo each other.
FAULTS = sorted(path.stem for path in Path(FOLDER).glob("[a-z]*.ru"))


@pytest.fixture(scope="module")
def faulty(golden: Build) -> EmbeddedDataset:
    return Nursery(golden.dataset).planted(*FAULTS)


@pytest.fixture(scope="module")
def elsewhere(faulty: EmbeddedDataset) -> rdflib.Graph:
    lines = {f"{quad.triple} .\n" for quad in faulty.quads(*faulty.fact_graphs())}
    return rdflib.Graph().parse(data="".join(sorted(lines)), format="nt")


def shown(term: Term | None) -> str:
    if isinstance(term, Literal):
        return f'"{term.value}"@{(term.language or "").lower()}'
    return "" if term is None else term.value


def shown_elsewhere(term: rdflib.term.Identifier | None) -> str:
    if isinstance(term, rdflib.Literal):
        return f'"{term}"@{(term.language or "").lower()}'
    return "" if term is None else str(term)


def same(query: str, faulty: EmbeddedDataset, elsewhere: rdflib.Graph) -> int:
    ours = [[shown(term) for term in row] for row in faulty.select(query).rows]
    answer = elsewhere.query(query)
    # rdflib makes a row of nothing where there is nothing to group.
    rows = [row for row in answer.bindings if row]
    theirs = [[shown_elsewhere(row.get(name)) for name in answer.vars or ()] for row in rows]
    assert sorted(theirs) == sorted(ours)
    return len(ours)


@pytest.mark.parametrize(("kind", "query"), QUERIES, ids=[query.name for _, query in QUERIES])
def test_rdflib_answers_the_same(
    kind: str, query: QueryFile, faulty: EmbeddedDataset, elsewhere: rdflib.Graph
) -> None:
    same(query.text, faulty, elsewhere)


def test_most_of_the_answers_say_something(faulty: EmbeddedDataset) -> None:
    empty = [query.name for _, query in QUERIES if not faulty.select(query.text).rows]
    assert len(empty) < len(QUERIES) / 2, empty


@pytest.mark.parametrize("name", ["body-across-programmes", "load-of-body-by-year", "status-overview"])
def test_rdflib_answers_the_same_about_one_thing(
    name: str, faulty: EmbeddedDataset, elsewhere: rdflib.Graph
) -> None:
    (text,) = (query.text for _, query in QUERIES if query.name == name)
    body = NamedNode("https://w3id.org/coomet/id/body/sc-4.3")
    assert same(bound(text, {"body": body}), faulty, elsewhere) > 0
