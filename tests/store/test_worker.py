"""Anybody's query in a process of its own: answered, cut, or stopped."""

from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.errors import QueryError
from coomet_graph.store import EmbeddedDataset
from coomet_graph.store.worker import Limits, answer_apart

GRAPH = NamedNode("https://example.org/graph/g")


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    dataset = EmbeddedDataset()
    subject, prop = NamedNode("https://example.org/s"), NamedNode("https://example.org/p")
    dataset.load(Quad(subject, prop, Literal(str(number)), GRAPH) for number in range(400))
    path = tmp_path_factory.mktemp("worker") / "store"
    dataset.save(path)
    return path


def test_each_form_has_its_answer(store: Path) -> None:
    selected = answer_apart(store, "SELECT ?o ?none { ?s ?p ?o } ORDER BY ?o LIMIT 1")
    assert selected == {"variables": ["o", "none"], "rows": [['"0"', None]], "cut": False}
    assert answer_apart(store, "ASK { ?s ?p 'none' }") == {"boolean": False}
    constructed = answer_apart(store, "CONSTRUCT { ?s ?p 1 } WHERE { ?s ?p ?o }")
    assert len(constructed["triples"]) == 1
    assert constructed["cut"] is False


def test_answers_that_are_cut_say_so(store: Path) -> None:
    limits = Limits(rows=10)
    selected = answer_apart(store, "SELECT * { ?s ?p ?o }", limits)
    assert len(selected["rows"]) == 10
    assert selected["cut"] is True
    constructed = answer_apart(store, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }", limits)
    assert len(constructed["triples"]) == 10
    assert constructed["cut"] is True


def test_a_query_without_end_is_stopped(store: Path) -> None:
    endless = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    with pytest.raises(QueryError, match="stopped after 2 seconds") as raised:
        answer_apart(store, endless, Limits(seconds=2))
    assert "2 с" in raised.value.text.ru


def test_a_query_that_needs_too_much_memory_is_ended(store: Path) -> None:
    doubled = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(29))
    query = (
        f"SELECT (STRLEN(?x29) AS ?n) {{ ?s ?p ?o BIND(CONCAT(?o, '0123456789') AS ?x0) {doubled} }} LIMIT 1"
    )
    with pytest.raises(QueryError, match="more memory than is allowed"):
        answer_apart(store, query, Limits(memory=2**29))


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { ?s ?p ?o #\rSERVICE <http://localhost:1/> { ?s ?p ?o }\n}", "SERVICE is not allowed"),
        ("SELECT * { \\u0053ERVICE <http://localhost:1/> { ?s ?p ?o } }", "SERVICE is not allowed"),
        ("SELECT * { ?s ?p ?o } LIMIT 99999999999999999999", "could not be answered"),
        ("SELECT * { ?s ?p '\ud800' }", "could not be answered|not valid SPARQL"),
    ],
)
def test_refusals_and_faults_come_back_as_errors(store: Path, query: str, told: str) -> None:
    with pytest.raises(QueryError, match=told) as raised:
        answer_apart(store, query)
    assert "\n" not in raised.value.text.en
    assert raised.value.text.ru


def test_odd_patterns_are_answered(store: Path) -> None:
    answer = answer_apart(store, "SELECT * { ?s ?p ?o FILTER(REGEX(?o, '^(a+)+$') || REGEX(?o, '***')) }")
    assert answer["rows"] == []


def test_the_snapshot_is_not_changed(store: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in store.iterdir() if path.suffix == ".sst"}
    answer_apart(store, "SELECT * { ?s ?p ?o }")
    assert {path: path.stat().st_mtime_ns for path in store.iterdir() if path.suffix == ".sst"} == before
