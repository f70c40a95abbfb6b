"""One dataset in memory, on disk, on an Oxigraph server and on a Virtuoso server: the same in everything."""

from collections.abc import Iterable
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

from coomet_graph.errors import QueryError
from coomet_graph.namespaces import XSD
from coomet_graph.store import EmbeddedDataset
from coomet_graph.store.dataset import Change, Dataset
from coomet_graph.store.remote import RemoteDataset
from tests.store.servers import Running

pytestmark = pytest.mark.xdist_group("servers")

BASE = "https://example.org/graph/"
A, B, C, D = (NamedNode(f"https://example.org/{name}") for name in "abcd")
P, Q, R = (NamedNode(f"https://example.org/{name}") for name in "pqr")
ONE, TWO = NamedNode(BASE + "asserted/one"), NamedNode(BASE + "asserted/two")
INFERRED, CANDIDATES = NamedNode(BASE + "inferred"), NamedNode(BASE + "candidates/one")
EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
KINDS = ("memory", "disk", "oxigraph", "virtuoso")


@pytest.fixture(params=KINDS)
def empty(request: pytest.FixtureRequest, tmp_path: Path) -> Dataset:
    """A dataset of each kind without anything in it."""
    if request.param == "memory":
        return EmbeddedDataset()
    if request.param == "disk":
        return EmbeddedDataset.create(tmp_path / "store")
    running: Running = request.getfixturevalue(f"{request.param}_server")
    dataset = running.open(BASE)
    names = [*dataset.graph_names(), BASE + "facts"]
    dataset.update(" ; ".join(f"DROP SILENT GRAPH <{name}>" for name in names))
    return dataset


@pytest.fixture
def dataset(empty: Dataset) -> Dataset:
    """A dataset of each kind with three statements in two graphs, one of them in both."""
    empty.load([Quad(A, P, C, ONE), Quad(A, P, C, TWO), Quad(A, P, A, TWO)])
    return empty


def facts(dataset: Dataset) -> set[tuple[object, ...]]:
    rows = dataset.select(EVERYTHING).rows
    assert len(rows) == len(set(rows)), "every fact once"
    return set(rows)


def rows(dataset: Dataset, query: str) -> list[tuple[object, ...]]:
    return sorted(dataset.select(query).rows, key=str)


# ---------------------------------------------------------------- graphs and facts


def test_a_statement_in_two_graphs_is_one_fact(dataset: Dataset) -> None:
    assert facts(dataset) == {(A, P, C), (A, P, A)}
    assert set(dataset.quads()) == {Quad(A, P, C, ONE), Quad(A, P, C, TWO), Quad(A, P, A, TWO)}
    assert set(dataset.quads(ONE.value)) == {Quad(A, P, C, ONE)}
    assert dataset.graph_names() == (ONE.value, TWO.value)


def test_candidates_are_no_facts(dataset: Dataset) -> None:
    dataset.load([Quad(B, P, B, CANDIDATES)])
    assert facts(dataset) == {(A, P, C), (A, P, A)}
    assert dataset.ask(f"ASK {{ GRAPH {CANDIDATES} {{ {B} {P} {B} }} }}")
    assert CANDIDATES.value in dataset.graph_names()
    assert dataset.fact_graphs() == (ONE.value, TWO.value)


def test_a_graph_is_asked_by_its_name(dataset: Dataset) -> None:
    assert rows(dataset, f"SELECT ?o WHERE {{ GRAPH {TWO} {{ {A} {P} ?o }} }}") == [(A,), (C,)]
    assert rows(dataset, f"SELECT ?g WHERE {{ GRAPH ?g {{ {A} {P} {C} }} }}") == [(ONE,), (TWO,)]
    both = f"SELECT ?o ?g WHERE {{ {A} {P} ?o . GRAPH ?g {{ {A} {P} ?o }} }}"
    assert rows(dataset, both) == [(A, TWO), (C, ONE), (C, TWO)]


def test_what_is_inferred_can_be_told_apart(dataset: Dataset) -> None:
    dataset.load([Quad(A, P, B, INFERRED)])
    asserted = f"SELECT ?o WHERE {{ {A} {P} ?o FILTER NOT EXISTS {{ GRAPH {INFERRED} {{ {A} {P} ?o }} }} }}"
    assert rows(dataset, asserted) == [(A,), (C,)]
    assert (A, P, B) in facts(dataset)


def test_a_graph_is_replaced_and_the_change_told(dataset: Dataset) -> None:
    change = dataset.replace_graph(TWO.value, [Quad(A, P, C, TWO), Quad(B, P, B, TWO)])
    assert change == Change(removed=frozenset({Triple(A, P, A)}), added=frozenset({Triple(B, P, B)}))
    assert facts(dataset) == {(A, P, C), (B, P, B)}


def test_what_another_graph_states_too_stays_a_fact(dataset: Dataset) -> None:
    change = dataset.replace_graph(TWO.value, [])
    assert change == Change(removed=frozenset({Triple(A, P, A)}))
    assert facts(dataset) == {(A, P, C)}
    dataset.load([Quad(A, P, B, INFERRED)])
    change = dataset.replace_graph(TWO.value, [Quad(A, P, B, TWO)])
    assert change == Change(restated=frozenset({Triple(A, P, B)}))


def test_a_graph_that_holds_no_facts_changes_none(dataset: Dataset) -> None:
    assert dataset.replace_graph(CANDIDATES.value, [Quad(B, P, B, CANDIDATES)]) == Change()
    assert set(dataset.quads(CANDIDATES.value)) == {Quad(B, P, B, CANDIDATES)}
    assert facts(dataset) == {(A, P, C), (A, P, A)}


def test_blank_nodes_are_refused(dataset: Dataset) -> None:
    with pytest.raises(QueryError, match="give the thing an IRI"):
        dataset.replace_graph(TWO.value, [Quad(BlankNode(), P, B, TWO)])
    assert facts(dataset) == {(A, P, C), (A, P, A)}


def test_files_are_loaded_each_to_its_graph(empty: Dataset, tmp_path: Path) -> None:
    (tmp_path / "one.nt").write_text(f'{A} {P} "ё\\n" .\n{A} {P} {B} .\n')
    (tmp_path / "two.nt").write_text(f"{A} {P} {B} .\n{A} {P} {D} .\n")
    files = [("one.nt", ONE), ("two.nt", TWO), ("two.nt", CANDIDATES)]
    empty.load_files([(tmp_path / name, graph.value) for name, graph in files])
    assert facts(empty) == {(A, P, Literal("ё\n")), (A, P, B), (A, P, D)}
    assert len(list(empty.quads(CANDIDATES.value))) == 2


# ---------------------------------------------------------------- updates


def test_an_update_looks_at_the_facts(dataset: Dataset) -> None:
    dataset.load([Quad(B, P, B, CANDIDATES)])
    dataset.update(f"INSERT {{ GRAPH {TWO} {{ ?o {Q} ?s }} }} WHERE {{ ?s {P} ?o }}")
    assert facts(dataset) == {(A, P, C), (A, P, A), (C, Q, A), (A, Q, A)}


def test_an_update_looks_into_graphs_by_name(dataset: Dataset) -> None:
    dataset.update(f"DELETE WHERE {{ GRAPH {TWO} {{ ?s ?p ?o }} }}")
    assert facts(dataset) == {(A, P, C)}
    dataset.update(f"INSERT {{ GRAPH {TWO} {{ ?s {Q} ?g }} }} WHERE {{ GRAPH ?g {{ ?s {P} {C} }} }}")
    assert facts(dataset) == {(A, P, C), (A, Q, ONE)}
    dataset.update(f"DROP SILENT GRAPH {ONE} ; DROP SILENT GRAPH {CANDIDATES}")
    assert facts(dataset) == {(A, Q, ONE)}


def test_an_update_that_merges_is_taken_at_its_word(dataset: Dataset) -> None:
    merged = f"{B} {P} {B}" if dataset.facts is None else f"GRAPH <{dataset.facts}> {{ {B} {P} {B} }}"
    dataset.update(f"INSERT DATA {{ GRAPH {INFERRED} {{ {B} {P} {B} }} {merged} }}", merges=True)
    assert facts(dataset) == {(A, P, C), (A, P, A), (B, P, B)}
    assert set(dataset.quads(INFERRED.value)) == {Quad(B, P, B, INFERRED)}


def test_an_update_has_conditions_of_any_form(dataset: Dataset) -> None:
    dataset.load([Quad(C, R, Literal("н", language="ru"), ONE)])
    dataset.update(
        f"""PREFIX x: <https://example.org/>  # ; a prefix {{ for all operations
        DELETE {{ GRAPH ?g {{ ?s x:p ?o }} }} INSERT {{ GRAPH {TWO} {{ ?s x:q ?t . ?o x:q ?none }} }}
        WHERE {{
          GRAPH ?g {{ ?s x:p ?o }}
          OPTIONAL {{ ?o x:r ?n }}
          BIND(IF(BOUND(?n), CONCAT("№ ", STR(?n), "; ё"), "}}") AS ?t)
        }} ;
        DELETE WHERE {{ GRAPH ?h {{ ?s x:r ?n }} }} ;
        INSERT DATA {{ GRAPH {CANDIDATES} {{ x:b x:p "a;b"@en }} GRAPH {ONE} {{ x:b x:p "a;b"@en }} }}"""
    )
    assert facts(dataset) == {
        (A, Q, Literal("№ н; ё")),
        (A, Q, Literal("}")),
        (B, P, Literal("a;b", language="en")),
    }


def test_an_update_outside_a_graph_is_no_fact(dataset: Dataset) -> None:
    dataset.update(f"INSERT DATA {{ {B} {P} {B} }}")
    assert facts(dataset) == {(A, P, C), (A, P, A)}


# ---------------------------------------------------------------- answers


def test_answers_have_their_forms(dataset: Dataset) -> None:
    solutions = dataset.select(f"SELECT ?s ?none ?o WHERE {{ ?s {P} ?o }} ORDER BY DESC(?o)")
    assert solutions.variables == ("s", "none", "o")
    assert solutions.rows == ((A, None, C), (A, None, A))
    assert list(solutions.dicts()) == [{"s": A, "o": C}, {"s": A, "o": A}]
    assert dataset.select(f"SELECT * WHERE {{ ?s {Q} ?o }}").rows == ()
    assert set(dataset.construct(f"CONSTRUCT {{ ?o {Q} ?s }} WHERE {{ ?s {P} ?o }}")) == {
        Triple(C, Q, A),
        Triple(A, Q, A),
    }
    assert dataset.ask(f"ASK {{ {A} {P} {C} }}") is True
    assert dataset.ask(f"ASK {{ {C} {P} {A} }}") is False


@pytest.mark.parametrize("form", ["select", "ask", "construct"])
def test_a_query_of_another_form_is_an_error(dataset: Dataset, form: str) -> None:
    other = "ASK { ?s ?p ?o }" if form != "ask" else "SELECT ?s WHERE { ?s ?p ?o }"
    with pytest.raises(QueryError, match=form.upper()):
        getattr(dataset, form)(other)


@pytest.mark.parametrize("form", ["select", "ask", "construct", "update"])
def test_a_malformed_query_is_an_error_with_its_place(dataset: Dataset, form: str) -> None:
    with pytest.raises(QueryError, match=r"error at 1:\d+") as raised:
        getattr(dataset, form)("SELECT WHERE {")
    assert "\n" not in raised.value.text.en
    assert raised.value.text.ru.startswith("Запрос не соответствует SPARQL")


TERMS = (
    C,
    Literal('"} UNION { ?s ?p ?o } #'),
    Literal("Ёлка", language="ru"),
    Literal("7", datatype=NamedNode(XSD + "integer")),
)


@pytest.mark.parametrize("term", TERMS, ids=str)
def test_a_binding_is_a_term_and_never_text(dataset: Dataset, term: NamedNode | Literal) -> None:
    dataset.load([Quad(B, P, term, ONE), Quad(B, P, Literal("другое"), ONE)])
    found = dataset.select(f"SELECT ?o (COUNT(?s) AS ?n) WHERE {{ ?s {P} ?o }} GROUP BY ?o", {"o": term})
    assert [row[0] for row in found.rows] == [term]
    assert len(dataset.select(EVERYTHING, {"s": B, "o": term}).rows) == 1


def test_a_binding_of_an_unknown_variable_is_an_error(dataset: Dataset) -> None:
    with pytest.raises(QueryError, match="could not be answered"):
        dataset.select("SELECT ?s WHERE { ?s ?p ?o }", {"nowhere": A})


LITERALS = (
    *(Literal(text) for text in ("", " a  b ", 'a\nb\t"c"\\d\r', "Пункт № 1 – «α»", "e\u0301", "😀", "https://x/")),
    *(Literal("Орган", language=language) for language in ("ru", "en", "en-gb")),
    *(Literal(text, datatype=NamedNode(XSD + "integer")) for text in ("0", "-5", "2023", "9999999999")),
    *(Literal(text, datatype=NamedNode(XSD + "boolean")) for text in ("true", "false")),
    *(Literal(text, datatype=NamedNode(XSD + "decimal")) for text in ("1.5", "-0.25")),
    Literal("2023", datatype=NamedNode(XSD + "gYear")),
    Literal("2023-05", datatype=NamedNode(XSD + "gYearMonth")),
    Literal("2023-05-31", datatype=NamedNode(XSD + "date")),
    Literal("2023-05-31T01:02:03Z", datatype=NamedNode(XSD + "dateTime")),
    Literal("https://x/", datatype=NamedNode(XSD + "anyURI")),
    Literal("long " * 20_000),
)  # fmt: skip


def test_literals_come_back_as_they_were(empty: Dataset) -> None:
    stated = [Quad(NamedNode(f"https://example.org/{n}"), P, each, ONE) for n, each in enumerate(LITERALS)]
    empty.load(stated)
    assert set(empty.quads(ONE.value)) == set(stated)
    assert facts(empty) == {(quad.subject, P, quad.object) for quad in stated}
    assert empty.replace_graph(ONE.value, stated) == Change()
    assert len(empty.replace_graph(ONE.value, []).removed) == len(stated)
    assert facts(empty) == set()


def test_more_than_a_server_takes_or_gives_at_once(empty: Dataset) -> None:
    """This Virtuoso takes some two thousand statements and gives two thousand rows."""
    many = [Quad(A, P, Literal(f"{n:05}"), ONE) for n in range(2_500)]
    empty.load(many)
    assert set(empty.quads(ONE.value)) == set(many)
    in_order = empty.select(f"SELECT ?o WHERE {{ ?s {P} ?o }} ORDER BY DESC(?o)").rows
    assert in_order == tuple((quad.object,) for quad in reversed(many))
    assert len(empty.construct(f"CONSTRUCT WHERE {{ ?s {P} ?o }}")) == 2_500
    change = empty.replace_graph(ONE.value, many[:-1_100])
    assert len(change.removed) == 1_100
    assert len(facts(empty)) == 1_400


# Forms that servers are known to get wrong, and what they give on this data:
#   a p b . a p c . b q c . c q d . a r "x" . b r "н1" . c r "н2"
INTEGER, BOOLEAN = NamedNode(XSD + "integer"), NamedNode(XSD + "boolean")
TRUE, FALSE = (Literal(text, datatype=BOOLEAN) for text in ("true", "false"))
HARD: dict[str, tuple[str, list[tuple[object, ...]]]] = {
    "an unbound variable in a text": (
        f"""SELECT ?o ?t WHERE {{
          {A} {P} ?o OPTIONAL {{ ?o {Q} {D} . ?o {R} ?n }} BIND(COALESCE(CONCAT("№ ", ?n), "–") AS ?t)
        }}""",
        [(B, Literal("–")), (C, Literal("№ н2"))],
    ),
    "a sign in the query and a text in another alphabet": (
        f"""SELECT ?t WHERE {{ {B} {R} ?n BIND(CONCAT("№ ", STR(?n), ", пункт") AS ?t) }}""",
        [(Literal("№ н1, пункт"),)],
    ),
    "a condition in an optional part after another": (
        f"""SELECT ?s ?n ?o WHERE {{
          {A} {P} ?s
          OPTIONAL {{ ?s {R} ?n }}
          OPTIONAL {{ ?s {Q} ?o OPTIONAL {{ ?o {Q} ?next }} FILTER(BOUND(?next) && ?s != {C}) }}
        }}""",
        [(B, Literal("н1"), C), (C, Literal("н2"), None)],
    ),
    "a difference inside an alternative": (
        f"""SELECT ?s ?o WHERE {{
          {{ {A} {P} ?s MINUS {{ ?s {Q} {D} }} BIND("none" AS ?o) }}
          UNION
          {{ {A} {P} ?s . ?s {Q} {D} . ?s {R} ?o }}
        }}""",
        [(B, Literal("none")), (C, Literal("н2"))],
    ),
    "values after the end": (f"SELECT ?s ?o WHERE {{ ?s {Q} ?o }} VALUES ?o {{ {C} {B} }}", [(B, C)]),
    "a name as a value": (f"SELECT ?s ?o WHERE {{ VALUES ?o {{ {C} {B} }} ?s {P} ?o }}", [(A, B), (A, C)]),
    "a value that only an optional part would have": (
        f"SELECT ?s ?o WHERE {{ VALUES ?o {{ {D} }} {{ {A} {P} ?s OPTIONAL {{ ?s {Q} ?o }} }} }}",
        [(C, D)],
    ),
    "texts in order in a group": (
        f"""SELECT ?s (GROUP_CONCAT(?n; SEPARATOR = ", ") AS ?t) WHERE {{
          {{ SELECT ?s ?n WHERE {{ ?s {P} ?o . ?o {R} ?n }} ORDER BY DESC(?n) }}
        }} GROUP BY ?s""",
        [(A, Literal("н2, н1"))],
    ),
    "what does not exist": (f"SELECT ?s WHERE {{ ?s {R} ?n FILTER NOT EXISTS {{ ?any {P} ?s }} }}", [(A,)]),
    "what exists under a condition": (
        f"SELECT ?s WHERE {{ ?s {R} ?n FILTER EXISTS {{ ?s {Q} ?o FILTER(?o = {D} || ?n = 'н1') }} }}",
        [(B,), (C,)],
    ),
    "patterns that share nothing": (f"SELECT ?s ?t WHERE {{ ?s {Q} {C} . ?t {Q} {D} }}", [(B, C)]),
    "a statement without variables": (f"SELECT ?n WHERE {{ {A} {P} {B} . {C} {R} ?n }}", [(Literal("н2"),)]),
    "a path of any length": (
        f"SELECT ?o WHERE {{ {A} {P}/{Q}* ?o }}",
        [(B,), (C,), (C,), (D,), (D,)],
    ),
    "a path of alternatives": (f"SELECT ?s WHERE {{ ?s {P}|^{Q} {B} }}", [(A,), (C,)]),
    "a number that is none": (
        f"SELECT ?s ?i WHERE {{ ?s {R} ?n BIND(<{INTEGER.value}>(?n) AS ?i) }}",
        [(A, None), (B, None), (C, None)],
    ),
    "a truth value": (
        f"SELECT ?s ?b WHERE {{ ?s {R} ?n BIND(STRLEN(?n) > 1 AS ?b) }}",
        [(A, FALSE), (B, TRUE), (C, TRUE)],
    ),
}


def test_what_servers_get_wrong_is_right(empty: Dataset) -> None:
    stated: Iterable[tuple[NamedNode, NamedNode, NamedNode | Literal]] = (
        *((A, P, B), (A, P, C), (B, Q, C), (C, Q, D)),
        *((B, R, Literal("н1")), (C, R, Literal("н2")), (A, R, Literal("x"))),
    )
    empty.load(Quad(*each, ONE) for each in stated)
    wrong = {
        name: rows(empty, query) for name, (query, expected) in HARD.items() if rows(empty, query) != expected
    }
    assert wrong == {}


# ---------------------------------------------------------------- remote only


@pytest.fixture
def remote(dataset: Dataset) -> RemoteDataset:
    assert isinstance(dataset, RemoteDataset)
    return dataset


on_servers = pytest.mark.parametrize("empty", ["oxigraph", "virtuoso"], indirect=True)


@on_servers
def test_graphs_of_others_are_left_alone(remote: RemoteDataset) -> None:
    for change in (remote.load, lambda quads: remote.replace_graph("https://example.com/graph/x", quads)):
        with pytest.raises(QueryError, match="no graph of this dataset"):
            change([Quad(A, P, B, NamedNode("https://example.com/graph/x"))])
    with pytest.raises(QueryError, match="no graph of this dataset"):
        remote.replace_graph(BASE + "facts", [])
    with pytest.raises(QueryError, match="give the thing an IRI"):
        remote.load([Quad(BlankNode(), P, B, ONE)])


@on_servers
def test_facts_are_merged_anew_on_demand(remote: RemoteDataset) -> None:
    remote.update(f"INSERT DATA {{ GRAPH {ONE} {{ {D} {P} {D} }} }}", merges=True)
    assert (D, P, D) not in facts(remote)
    remote.merge()
    assert facts(remote) == {(A, P, C), (A, P, A), (D, P, D)}
