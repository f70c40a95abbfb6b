"""What waits for what: the network, its circles, and its chains."""

from itertools import pairwise

import networkx as nx
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from coomet_graph.namespaces import COOMET, GRAPH, ID
from coomet_graph.network import chains, critical_path, cycles, dependencies
from coomet_graph.pipeline import Build
from coomet_graph.store import EmbeddedDataset

ACTION = ID + "action/wp-tc-4-2021-2023/"


def of(*edges: tuple[str, str]) -> "nx.DiGraph[str]":
    graph: nx.DiGraph[str] = nx.DiGraph()
    graph.add_edges_from(edges)
    return graph


def numbers(actions: tuple[str, ...]) -> list[str]:
    return [action.removeprefix(ACTION) for action in actions]


def test_the_chain_of_training_plans_is_found(bundled: Build):
    graph = dependencies(bundled.dataset)
    assert graph.has_edge(ACTION + "1.4", ACTION + "1.3")
    assert numbers(critical_path(graph)) == ["1.1", "1.2", "1.3", "1.4"]
    assert [numbers(chain) for chain in chains(graph)] == [
        ["1.1", "1.2", "1.3", "1.4"],
        ["1.1", "2.1", "2.2"],
    ]
    assert cycles(graph) == ()


def test_actions_say_what_is_known_of_them(bundled: Build):
    graph = dependencies(bundled.dataset)
    assert graph.nodes[ACTION + "1.1"] == {
        "label": "1.1 Preparation of an internal procedure for the assessment of training…",
        "title": "Preparation of an internal procedure for the assessment of training needs and planning of "
        "training activities within COOMET",
        "programme": ID + "programme/wp-tc-4-2021-2023",
        "start_year": 2021,
        "end_year": 2023,
        "status": "underway",
    }
    assert graph.nodes[ACTION + "1.6"]["status"] == "completed, underway"
    assert ACTION + "6.3" in graph


def test_every_dependency_quotes_the_words_that_say_so(bundled: Build):
    graph = dependencies(bundled.dataset)
    assert "item 1.3" in graph.edges[ACTION + "1.4", ACTION + "1.3"]["evidence"]
    assert all(graph.edges[edge]["evidence"] for edge in graph.edges)


def test_the_network_can_be_written_as_graphml(bundled: Build):
    assert "".join(nx.generate_graphml(dependencies(bundled.dataset))).count("<node") == 31


def test_what_is_only_said_to_be_needed_is_there_too():
    dataset = EmbeddedDataset()
    depends, graph_name = NamedNode(COOMET + "dependsOn"), NamedNode(GRAPH + "asserted/x")
    dataset.load([Quad(NamedNode(ACTION + "2"), depends, NamedNode(ACTION + "1"), graph_name)])
    graph = dependencies(dataset)
    assert list(graph.edges(data=True)) == [(ACTION + "2", ACTION + "1", {"evidence": ""})]
    assert critical_path(graph) == (ACTION + "1", ACTION + "2")


def test_nothing_depends_on_nothing():
    assert chains(dependencies(EmbeddedDataset())) == ()
    assert critical_path(dependencies(EmbeddedDataset())) == ()


def test_circles_begin_with_the_lowest_number_and_are_in_order():
    graph = of(("10", "9"), ("9", "10"), ("2", "3"), ("3", "1"), ("1", "2"), ("5", "5"), ("1", "8"))
    assert cycles(graph) == (("1", "2", "3"), ("5",), ("9", "10"))


def test_of_a_group_of_circles_the_shortest_is_shown():
    graph = of(("1", "2"), ("2", "3"), ("3", "4"), ("4", "1"), ("3", "1"))
    assert cycles(graph) == (("1", "2", "3"),)


def test_what_waits_for_itself_is_in_no_chain():
    graph = of(("2", "1"), ("3", "2"), ("2", "3"), ("6", "5"), ("7", "7"), ("4", "3"))
    assert chains(graph) == (("5", "6"),)


def test_of_two_equal_chains_the_lower_numbers_count():
    assert chains(of(("9", "10"), ("9", "2"))) == (("2", "9"),)


@given(st.lists(st.tuples(st.sampled_from("abcdef"), st.sampled_from("abcdef")), max_size=20))
@settings(deadline=None)
def test_circles_and_chains_are_ways_through_the_network(edges: list[tuple[str, str]]):
    graph = of(*edges)
    for circle in cycles(graph):
        assert len(set(circle)) == len(circle)
        assert all(graph.has_edge(a, b) for a, b in zip(circle, (*circle[1:], circle[0]), strict=True))
    assert bool(cycles(graph)) != nx.is_directed_acyclic_graph(graph)
    for chain in chains(graph):
        assert all(graph.has_edge(after, before) for before, after in pairwise(chain))
    if nx.is_directed_acyclic_graph(graph) and edges:
        assert len(critical_path(graph)) == nx.dag_longest_path_length(graph) + 1
    again = of(*reversed(edges))
    assert (cycles(again), chains(again)) == (cycles(graph), chains(graph))
