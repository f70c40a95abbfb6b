"""Paths are read from a shapes graph and written as SPARQL; an ill-formed one is refused."""

import pytest
from rdflib import SH, URIRef

from coomet_graph.validation.paths import UnfitPathError, may_be_empty, path_text, predicates, read_path
from tests.validation.turtle import EX, offences, run, shapes

P, Q = f"<{EX}p>", f"<{EX}q>"


def read(text: str):
    graph = shapes(f"ex:s sh:path {text} .").graph
    (node,) = graph.objects(URIRef(EX + "s"), SH.path)
    return read_path(graph, node)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("ex:p", P),
        ("[ sh:inversePath ex:p ]", f"^{P}"),
        ("( ex:p ex:q )", f"{P}/{Q}"),
        ("[ sh:alternativePath ( ex:p ex:q ) ]", f"{P}|{Q}"),
        ("[ sh:zeroOrMorePath ex:p ]", f"{P}*"),
        ("[ sh:oneOrMorePath ex:p ]", f"{P}+"),
        ("[ sh:zeroOrOnePath ex:p ]", f"{P}?"),
        ("( [ sh:inversePath ( ex:p ex:q ) ] [ sh:zeroOrMorePath [ sh:alternativePath ( ex:p ex:q ) ] ] )",
         f"(^({P}/{Q}))/(({P}|{Q})*)"),
    ],
)  # fmt: skip
def test_paths_are_written_as_in_sparql(text: str, written: str) -> None:
    assert path_text(read(text)) == written


@pytest.mark.parametrize(
    "text",
    [
        '"a text"',
        "[ ]",
        "( ex:p )",
        "()",
        "[ sh:alternativePath ( ex:p ) ]",
        "[ sh:inversePath [ ] ]",
        "[ sh:alternativePath ex:p ]",
    ],
)
def test_what_is_no_path_is_refused(text: str) -> None:
    if text == "()":  # an IRI, though of an empty list
        assert path_text(read(text)).endswith("nil>")
        return
    with pytest.raises(UnfitPathError):
        read(text)


def test_a_path_in_circles_is_refused() -> None:
    graph = shapes("ex:s sh:path _:a . _:a sh:inversePath _:b . _:b sh:inversePath _:a .").graph
    (node,) = graph.objects(URIRef(EX + "s"), SH.path)
    with pytest.raises(UnfitPathError):
        read_path(graph, node)


def test_a_list_in_circles_is_refused() -> None:
    graph = shapes("ex:s sh:path _:a . _:a rdf:first ex:p ; rdf:rest _:a .").graph
    (node,) = graph.objects(URIRef(EX + "s"), SH.path)
    with pytest.raises(UnfitPathError):
        read_path(graph, node)


@pytest.mark.parametrize(
    ("text", "empty"),
    [
        ("ex:p", False),
        ("[ sh:inversePath [ sh:zeroOrOnePath ex:p ] ]", True),
        ("( [ sh:zeroOrOnePath ex:p ] ex:q )", False),
        ("( [ sh:zeroOrOnePath ex:p ] [ sh:zeroOrMorePath ex:q ] )", True),
        ("[ sh:alternativePath ( ex:p [ sh:zeroOrMorePath ex:q ] ) ]", True),
        ("[ sh:oneOrMorePath [ sh:zeroOrOnePath ex:p ] ]", True),
    ],
)
def test_some_paths_lead_nowhere_else(text: str, empty: bool) -> None:
    assert may_be_empty(read(text)) == empty
    assert predicates(read(text)) <= {EX + "p", EX + "q"}


@pytest.mark.parametrize(
    ("path", "values"),
    [
        ("( ex:p ex:p )", ["c"]),
        ("[ sh:inversePath ( ex:p ex:q ) ]", []),
        ("[ sh:alternativePath ( ex:p [ sh:inversePath ex:q ] ) ]", ["b", "d"]),
        ("[ sh:zeroOrMorePath ex:p ]", ["a", "b", "c"]),
        ("[ sh:oneOrMorePath ex:p ]", ["b", "c"]),
        ("[ sh:zeroOrOnePath ex:p ]", ["a", "b"]),
        ("( [ sh:zeroOrOnePath ex:p ] ex:p )", ["b", "c"]),
        ("[ sh:oneOrMorePath ( ex:p [ sh:inversePath ex:p ] ) ]", ["a"]),
        ("[ sh:inversePath [ sh:oneOrMorePath ex:q ] ]", ["d", "e"]),
    ],
)
def test_every_kind_of_path_leads_where_it_should(path: str, values: list[str]) -> None:
    data = "ex:a ex:p ex:b . ex:b ex:p ex:c . ex:d ex:q ex:a . ex:e ex:q ex:d ."
    text = f"ex:s a sh:PropertyShape ; sh:targetNode ex:a ; sh:path {path} ; sh:class ex:None ."
    assert [value for _, value, _ in offences(data, text)] == values


def test_an_ill_formed_path_that_is_used_is_said_not_to_be_compiled() -> None:
    text = "ex:s a sh:NodeShape ; sh:path [ ] ; sh:targetNode ex:a ; sh:class ex:Thing ."
    assert offences("ex:a ex:p 1 .", text) == [("a", "a", "Class")]  # a node shape: its path means nothing
    with pytest.raises(Exception, match="path"):
        run("ex:a ex:p 1 .", text.replace("NodeShape", "PropertyShape"))
