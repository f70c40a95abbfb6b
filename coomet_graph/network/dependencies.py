"""What waits for what: actions and the actions they depend on."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from coomet_graph.namespaces import COOMET
from coomet_graph.store import Dataset, Names
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.store.names import natural_order

if TYPE_CHECKING:
    import networkx as nx

_ACTIONS = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
SELECT ?action ?programme ?start ?end WHERE {
  ?action a coomet:Action .
  OPTIONAL { ?action coomet:inProgramme ?programme }
  OPTIONAL { ?action coomet:startYear ?start }
  OPTIONAL { ?action coomet:endYear ?end }
}
ORDER BY ?action ?programme ?start ?end
"""
_STATUSES = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?action ?status WHERE {
  ?action a coomet:Action ; coomet:hasStatusObservation/coomet:status/skos:notation ?status .
}
ORDER BY ?action ?status
"""
_DEPENDENCIES = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
SELECT DISTINCT ?action ?needed WHERE { ?action coomet:dependsOn ?needed FILTER(ISIRI(?needed)) }
ORDER BY ?action ?needed
"""


def dependencies(dataset: Dataset) -> nx.DiGraph[str]:
    """Every action, with an edge to each action that it depends on.

    A node (an IRI) has `label`, `title`, and where known `programme` (an IRI), `start_year`, `end_year` and
    `status` (notations, separated by commas); an edge has `evidence`, the words that say so.
    """
    import networkx as nx  # noqa: PLC0415 - heavy, and needed only here

    names, evidence = Names(dataset), EvidenceIndex(dataset)
    facts = _facts(dataset)
    edges = [(row["action"].value, row["needed"].value) for row in dataset.select(_DEPENDENCIES).dicts()]
    names.fetch([*facts, *(end for edge in edges for end in edge)])
    evidence.fetch(action for action, _ in edges)
    graph: nx.DiGraph[str] = nx.DiGraph()
    for action in sorted({*facts, *(end for edge in edges for end in edge)}, key=natural_order):
        known = facts.get(action, {})
        graph.add_node(action, label=names.label(action), title=names.title(action), **known)
    for action, needed in edges:
        places = evidence.of_statement(action, COOMET + "dependsOn", needed)
        graph.add_edge(action, needed, evidence=" … ".join(place.quotation for place in places))
    return graph


def _facts(dataset: Dataset) -> dict[str, dict[str, str | int]]:
    """What is known of each action beside its names."""
    facts: dict[str, dict[str, str | int]] = defaultdict(dict)
    for row in dataset.select(_ACTIONS).dicts():
        known = facts[row["action"].value]
        if "programme" in row:
            known.setdefault("programme", row["programme"].value)
        for name, key in (("start", "start_year"), ("end", "end_year")):
            if name in row and row[name].value.isdecimal():
                known.setdefault(key, int(row[name].value))
    for row in dataset.select(_STATUSES).dicts():
        known = facts[row["action"].value]
        known["status"] = ", ".join(filter(None, [str(known.get("status", "")), row["status"].value]))
    return facts


def cycles(graph: nx.DiGraph[str]) -> tuple[tuple[str, ...], ...]:
    """Actions that wait for each other: of each such group a shortest circle, from its first action on."""
    import networkx as nx  # noqa: PLC0415

    found: list[tuple[str, ...]] = []
    for group in nx.strongly_connected_components(graph):
        start = min(group, key=natural_order)
        circle = _shortest_circle(graph.subgraph(group), start)
        if circle:
            found.append(circle)
    return tuple(sorted(found, key=_order))


def chains(graph: nx.DiGraph[str]) -> tuple[tuple[str, ...], ...]:
    """For every action that no other waits for: the longest chain up to it, beginning with what comes first.

    Actions that wait for each other are in no chain. Longest chains come first; of two that are equally long,
    the one with the lower numbers counts.
    """
    import networkx as nx  # noqa: PLC0415

    circular = {
        action for group in nx.strongly_connected_components(graph) if len(group) > 1 for action in group
    }
    circular |= set(nx.nodes_with_selfloops(graph))
    free = graph.subgraph(set(graph) - circular)
    best: dict[str, tuple[str, ...]] = {}
    for action in reversed(list(nx.topological_sort(free))):
        before = [best[needed] for needed in free.successors(action)]
        best[action] = (*min(before, key=_longest_first, default=()), action)
    ends = [best[action] for action in free if free.in_degree(action) == 0]
    return tuple(sorted((chain for chain in ends if len(chain) > 1), key=_longest_first))


def critical_path(graph: nx.DiGraph[str]) -> tuple[str, ...]:
    """The longest chain, or an empty one if no action waits for another."""
    return next(iter(chains(graph)), ())


def _shortest_circle(graph: nx.Graph[str], start: str) -> tuple[str, ...]:
    """The shortest way from `start` back to itself; empty if there is none."""
    before: dict[str, str] = {}
    layer = [start]
    while layer:
        following: list[str] = []
        for action in layer:
            for needed in sorted(graph.neighbors(action), key=natural_order):
                if needed == start:
                    way = [action]
                    while way[-1] != start:
                        way.append(before[way[-1]])
                    return tuple(reversed(way))
                if needed not in before:
                    before[needed] = action
                    following.append(needed)
        layer = following
    return ()


def _order(actions: tuple[str, ...]) -> list[list[tuple[int, int, str]]]:
    return [natural_order(action) for action in actions]


def _longest_first(chain: tuple[str, ...]) -> tuple[int, list[list[tuple[int, int, str]]]]:
    return -len(chain), _order(chain)
