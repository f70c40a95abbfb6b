"""The embedded dataset: one default graph that is a set, errors with names, nothing half done."""

from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Store

from coomet_graph.errors import QueryError, WorkspaceError
from coomet_graph.store import EmbeddedDataset

A, B, C = (NamedNode(f"https://example.org/{name}") for name in "abc")
ONE, TWO, CANDIDATES = (
    NamedNode(f"https://example.org/graph/{name}") for name in ("one", "two", "candidates")
)
COUNT = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"


def count(dataset: EmbeddedDataset) -> int:
    return int(next(dataset.select(COUNT).dicts())["n"].value)


@pytest.fixture
def dataset() -> EmbeddedDataset:
    made = EmbeddedDataset()
    made.load([Quad(A, B, C, ONE), Quad(A, B, C, TWO), Quad(A, B, A, TWO)])
    return made


def test_a_statement_in_two_graphs_is_one_statement(dataset: EmbeddedDataset) -> None:
    assert count(dataset) == 2
    assert len(list(dataset.quads())) == 3


def test_candidates_are_no_facts(dataset: EmbeddedDataset) -> None:
    dataset.load([Quad(B, B, B, CANDIDATES)])
    assert count(dataset) == 2
    assert dataset.ask(f"ASK {{ GRAPH {CANDIDATES} {{ ?s ?p ?o }} }}")
    assert str(CANDIDATES.value) not in dataset.fact_graphs()


def test_the_default_graph_follows_every_change(dataset: EmbeddedDataset) -> None:
    dataset.replace_graph(TWO.value, [Quad(B, B, B, TWO)])
    assert count(dataset) == 2
    dataset.load([Quad(C, B, B, TWO)])
    assert count(dataset) == 3
    dataset.update(f"DELETE WHERE {{ GRAPH {TWO} {{ ?s ?p ?o }} }}")
    assert count(dataset) == 1
    dataset.update(f"INSERT {{ GRAPH {TWO} {{ ?o ?p ?s }} }} WHERE {{ ?s ?p ?o }}")
    assert dataset.ask(f"ASK {{ {C} {B} {A} }}")


def test_an_update_outside_a_graph_is_no_fact(dataset: EmbeddedDataset) -> None:
    """Facts have a graph that says where they are from."""
    dataset.update(f"INSERT DATA {{ {B} {B} {B} }}")
    assert count(dataset) == 2


def test_answers_have_their_forms(dataset: EmbeddedDataset) -> None:
    solutions = dataset.select("SELECT ?s ?none WHERE { ?s ?p ?o } ORDER BY ?o")
    assert solutions.variables == ("s", "none")
    assert solutions.rows == ((A, None), (A, None))
    assert list(solutions.dicts()) == [{"s": A}, {"s": A}]
    assert len(dataset.construct("CONSTRUCT { ?o ?p ?s } WHERE { ?s ?p ?o }")) == 2
    assert bool(dataset.query("ASK { ?s ?p ?o }")) is True


def test_bindings_are_terms_and_never_text(dataset: EmbeddedDataset) -> None:
    dataset.load([Quad(A, B, Literal('"} UNION { ?s ?p ?o } #'), ONE)])
    found = dataset.select("SELECT ?s ?o WHERE { ?s ?p ?o }", {"o": Literal('"} UNION { ?s ?p ?o } #')})
    assert len(found.rows) == 1


@pytest.mark.parametrize("form", ["select", "ask", "construct"])
def test_a_query_of_another_form_is_an_error(dataset: EmbeddedDataset, form: str) -> None:
    other = "ASK { ?s ?p ?o }" if form != "ask" else "SELECT ?s WHERE { ?s ?p ?o }"
    with pytest.raises(QueryError, match=form.upper()):
        getattr(dataset, form)(other)


@pytest.mark.parametrize("form", ["select", "ask", "construct", "query", "update"])
def test_a_malformed_query_is_an_error_with_its_place(dataset: EmbeddedDataset, form: str) -> None:
    with pytest.raises(QueryError, match=r"error at 1:\d+") as raised:
        getattr(dataset, form)("SELECT WHERE {")
    assert "\n" not in raised.value.text.en
    assert raised.value.text.ru.startswith("Запрос не соответствует SPARQL")


def test_a_binding_of_an_unknown_variable_is_an_error(dataset: EmbeddedDataset) -> None:
    with pytest.raises(QueryError, match="could not be answered"):
        dataset.select("SELECT ?s WHERE { ?s ?p ?o }", {"s": BlankNode("x"), "nowhere": A})


@pytest.fixture
def saved(dataset: EmbeddedDataset, tmp_path: Path) -> Path:
    dataset.save(tmp_path / "store")
    return tmp_path / "store"


def test_a_saved_dataset_is_the_same(dataset: EmbeddedDataset, saved: Path) -> None:
    opened = EmbeddedDataset.open(saved)
    assert set(opened.quads()) == set(dataset.quads())
    assert count(opened) == 2


def test_a_missing_store_is_named(tmp_path: Path) -> None:
    with pytest.raises(WorkspaceError, match="build again"):
        EmbeddedDataset.open(tmp_path / "nothing")


def test_a_store_that_lost_its_content_is_named(tmp_path: Path) -> None:
    Store(str(tmp_path / "empty")).flush()
    with pytest.raises(WorkspaceError, match="it is empty"):
        EmbeddedDataset.open(tmp_path / "empty")


@pytest.mark.parametrize("damage", ["remove", "garbage", "half"])
def test_a_damaged_store_is_named_when_opened_or_asked(saved: Path, damage: str) -> None:
    names = sorted(
        path for path in saved.iterdir() if path.suffix == ".sst" or path.name.startswith("MANIFEST")
    )
    for path in names:
        content = path.read_bytes()
        if damage == "remove":
            path.unlink()
        else:
            path.write_bytes(b"not a store" * 50 if damage == "garbage" else content[: len(content) // 2])
    with pytest.raises(WorkspaceError) as raised:
        EmbeddedDataset.open(saved).select("SELECT * WHERE { ?s ?p ?o }")
    assert "\n" not in raised.value.text.en
