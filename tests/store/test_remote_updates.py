"""An update is taken apart at the right places, whatever stands in its texts and comments."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.errors import QueryError
from coomet_graph.store.dataset import Solutions
from coomet_graph.store.remote_updates import operations

A, P, G = (NamedNode(f"https://example.org/{name}") for name in "apg")


def never(query: str) -> Solutions:
    pytest.fail(f"nothing is to be looked up: {query}")


def test_operations_are_told_apart() -> None:
    request = """
        # a comment; with a semicolon { and a bracket
        PREFIX : <https://example.org/> PREFIX x: <https://example.org/;#>
        INSERT DATA { GRAPH :g { :a :p "a;b}" , 'c\\';{' } } ;
        # another ;
        DROP SILENT GRAPH :g ;
        PREFIX y: <https://example.org/y>
        DELETE WHERE { GRAPH :g { ?s y: ?o } } ;
    """
    found = list(operations(request))
    assert [list(each.groups) for each in found] == [["INSERT DATA"], [], ["DELETE WHERE"]]
    assert [each.needs_a_look for each in found] == [True, False, True]
    assert found[1].text.strip() == "DROP SILENT GRAPH :g"
    assert "PREFIX x:" in found[1].prologue
    assert set(found[0].changes(never)) == {
        ("INSERT", Quad(A, P, Literal("a;b}"), G)),
        ("INSERT", Quad(A, P, Literal("c';{"), G)),
    }
    assert "PREFIX y:" in found[2].prologue


def test_templates_are_filled_with_what_the_conditions_give() -> None:
    (operation,) = operations(
        f"delete {{ ?s {P} ?o }} insert {{ GRAPH {G} {{ ?o {P} ?s , ?none }} }} where {{ ?s ?p ?o }}"
    )
    asked = []

    def answer(query: str) -> Solutions:
        asked.append(query)
        return Solutions(("s", "o", "none"), ((A, G, None), (G, Literal("x"), None)))

    assert list(operation.groups) == ["DELETE", "INSERT", "WHERE"]
    assert set(operation.changes(answer)) == {
        ("DELETE", Quad(A, P, G)),
        ("DELETE", Quad(G, P, Literal("x"))),
        ("INSERT", Quad(G, P, A, G)),
    }
    assert [" ".join(query.split()) for query in asked] == ["SELECT * WHERE { ?s ?p ?o }"]


def test_conditions_without_solutions_change_nothing() -> None:
    (operation,) = operations(f"INSERT {{ {A} {P} {A} }} WHERE {{ ?s ?p ?o }}")
    assert list(operation.changes(lambda _query: Solutions(("s", "p", "o"), ()))) == []


OTHERS = (
    f"WITH {G} DELETE {{ ?s ?p ?o }} WHERE {{ ?s ?p ?o }}",
    f"DELETE {{ ?s ?p ?o }} USING {G} WHERE {{ ?s ?p ?o }}",
)


@pytest.mark.parametrize("update", OTHERS)
def test_other_forms_are_told(update: str) -> None:
    (operation,) = operations(update)
    with pytest.raises(QueryError, match="without WITH and USING"):
        list(operation.changes(never))
