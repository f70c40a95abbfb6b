"""Whatever shapes walk along, results that follow a change are those of a validation from the beginning."""

from collections.abc import Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, NamedNode, Quad
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from coomet_graph.store import EmbeddedDataset
from coomet_graph.validation import Shapes, facts_of, follow, keep_results
from coomet_graph.validation.terms import to_rdflib
from tests.validation.random_shapes import (
    CLASSES,
    EX,
    LITERALS,
    NODES,
    PROPERTIES,
    TREE,
    Pen,
    graphs,
    number,
    shapes_graphs,
    statements,
)
from tests.validation.random_shapes import paths as paths_in

GRAPH = NamedNode(EX + "graph")
REPETITIONS = [SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath]


@st.composite
def winding(draw: st.DrawFn, pen: Pen) -> Node:
    """A path that repeats another one, alone or between others."""
    repeated: Node = BNode()
    pen.graph.add((repeated, draw(st.sampled_from(REPETITIONS)), draw(paths_in(pen, 2))))
    around = draw(st.sampled_from(["nothing", "before", "after", "inverse", "either"]))
    other = to_rdflib(draw(st.sampled_from(PROPERTIES)))
    whole: Node = BNode()
    if around == "nothing":
        return repeated
    if around == "inverse":
        pen.graph.add((whole, SH.inversePath, repeated))
    elif around == "either":
        pen.graph.add((whole, SH.alternativePath, pen.list_of([other, repeated])))
    else:
        Collection(pen.graph, whole, [other, repeated] if around == "before" else [repeated, other])
    return whole


@st.composite
def path_shapes(draw: st.DrawFn) -> Graph:
    """A shape that counts or tests what a winding path leads to."""
    pen = Pen()
    node = pen.shape()
    pen.write(node, [(RDF.type, SH.PropertyShape), (SH.path, draw(winding(pen)))])
    demands: list[tuple[URIRef, list[Node]]] = [
        (SH.maxCount, [number(0), number(1), number(2)]),
        (SH.minCount, [number(1), number(2), number(3)]),
        (SH.hasValue, [to_rdflib(each) for each in (NODES[0], *LITERALS[:3])]),
        (SH["class"], [to_rdflib(each) for each in CLASSES]),
        (SH.disjoint, [to_rdflib(each) for each in PROPERTIES]),
    ]
    kind, values = draw(st.sampled_from(demands))
    pen.graph.add((node, kind, draw(st.sampled_from(values))))
    target = draw(st.sampled_from([SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf]))
    named = CLASSES if target == SH.targetClass else PROPERTIES
    pen.graph.add((node, target, to_rdflib(draw(st.sampled_from(named)))))
    return pen.graph


def followed(graph: Graph, versions: Sequence[Sequence[Quad]]) -> None:
    """Results that follow from one version of the data to the next are what each version gives anew."""
    shapes, dataset = Shapes(graph), EmbeddedDataset()
    first, *others = versions
    dataset.load(in_graph(first))
    kept = keep_results(facts_of(dataset), shapes, workers=1)
    for version in others:
        change = dataset.replace_graph(GRAPH.value, in_graph(version))
        kept = follow(kept, facts_of(dataset), shapes, change, workers=1)
        anew = EmbeddedDataset()
        anew.load(in_graph(version))
        assert kept == keep_results(facts_of(anew), shapes, workers=1)


def in_graph(quads: Sequence[Quad]) -> list[Quad]:
    return [Quad(each.subject, each.predicate, each.object, GRAPH) for each in quads]


def named(quad: Quad) -> bool:
    return not isinstance(quad.subject, BlankNode) and not isinstance(quad.object, BlankNode)


@st.composite
def histories(draw: st.DrawFn) -> list[list[Quad]]:
    """Data, and the same after one and after two small changes."""
    versions = [[each for each in draw(graphs) if named(each)]]
    for _ in range(2):
        before = versions[-1]
        gone = draw(st.sets(st.sampled_from(before), max_size=2)) - set(TREE)
        new = draw(st.lists(statements.filter(named), max_size=2))
        kept = [each for each in before if each not in gone]
        versions.append([*(each for each in new if each not in kept), *kept])
    return versions


unhurried = settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck), database=None)


@unhurried
@given(path_shapes(), histories())
def test_along_repeated_paths(graph: Graph, versions: list[list[Quad]]) -> None:
    followed(graph, versions)


@unhurried
@given(shapes_graphs(), histories())
def test_of_any_shapes(graph: Graph, versions: list[list[Quad]]) -> None:
    followed(graph, versions)
