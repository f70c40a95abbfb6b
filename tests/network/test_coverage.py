"""Who serves which indicator."""

from pyoxigraph import NamedNode, Quad

from coomet_graph.namespaces import COOMET, GRAPH, ID, RDF
from coomet_graph.network import coverage
from coomet_graph.pipeline import Build
from coomet_graph.store import EmbeddedDataset

ACTION = ID + "action/wp-tc-4-2021-2023/"
INDICATOR = ID + "indicator/dp-2020-2022/"


def test_bodies_and_indicators_are_joined_by_actions(bundled: Build):
    graph = coverage(bundled.dataset)
    assert graph.edges[ID + "body/sc-4.1", INDICATOR + "e.1.1"]["actions"] == [ACTION + "1.1"]
    assert graph.nodes[INDICATOR + "e.1.1"]["kind"] == "indicator"
    assert graph.nodes[ID + "body/sc-4.1"] == {
        "label": "SC 4.1", "title": graph.nodes[ID + "body/sc-4.1"]["title"], "kind": "body",
    }  # fmt: skip
    assert all(graph.nodes[a]["kind"] != graph.nodes[b]["kind"] for a, b in graph.edges)


def test_an_action_without_a_body_serves_its_indicator_all_the_same(bundled: Build):
    graph = coverage(bundled.dataset)
    assert graph.nodes[INDICATOR + "e.1.6"]["unassigned"] == [ACTION + "1.7.2"]
    assert graph.degree(INDICATOR + "e.1.6") == 0


def test_an_indicator_that_nothing_serves_is_there():
    dataset = EmbeddedDataset()
    indicator, name = NamedNode(INDICATOR + "x"), NamedNode(GRAPH + "asserted/x")
    dataset.load([Quad(indicator, NamedNode(RDF + "type"), NamedNode(COOMET + "Indicator"), name)])
    graph = coverage(dataset)
    assert list(graph) == [indicator.value]
    assert graph.nodes[indicator.value]["unassigned"] == []


def test_the_order_is_that_of_the_numbers(bundled: Build):
    graph = coverage(bundled.dataset)
    indicators = [node.removeprefix(INDICATOR) for node in graph if graph.nodes[node]["kind"] == "indicator"]
    assert indicators[:3] == ["e.1.1", "e.1.2", "e.1.3"]
