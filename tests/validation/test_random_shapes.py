"""On random graphs and random shapes compiled constraints find what pySHACL finds, whichever way they go."""

from hypothesis import HealthCheck, given, settings
from pyoxigraph import NamedNode, Quad
from rdflib import Graph

from coomet_graph.validation.facts import facts_of
from coomet_graph.validation.shapes import Shapes
from coomet_graph.validation.validator import ask, compile_shapes, find
from tests.validation.random_shapes import graphs, shapes_graphs
from tests.validation.told import in_every_way, told

unhurried = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


@unhurried
@given(graphs, shapes_graphs())
def test_both_engines_agree(quads: list[Quad], graph: Graph) -> None:
    facts, shapes = facts_of(quads), Shapes(graph)
    assert not compile_shapes(shapes, facts.links, facts.view).uncovered
    expected = told(find(facts, shapes, "pyshacl")[0])
    for found in in_every_way(facts, shapes):
        assert found == expected


@unhurried
@given(graphs, shapes_graphs())
def test_for_some_focus_nodes_alone_a_constraint_finds_what_it_finds_of_them(
    quads: list[Quad], graph: Graph
) -> None:
    facts, shapes = facts_of(quads), Shapes(graph)
    named = {each.subject for each in quads if isinstance(each.subject, NamedNode)}
    nodes = sorted(named, key=str)[:2]
    for constraint in compile_shapes(shapes, facts.links, facts.view).constraints:
        whole = [each for each in ask(facts.dataset, constraint) if each.focus in nodes]
        assert told(ask(facts.dataset, constraint, nodes)) == told(whole)
