"""Who serves which indicator: bodies and indicators, joined by the actions between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coomet_graph.store import Dataset, Names
from coomet_graph.store.names import natural_order

if TYPE_CHECKING:
    import networkx as nx

_INDICATORS = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
SELECT DISTINCT ?indicator WHERE { ?indicator a coomet:Indicator FILTER(ISIRI(?indicator)) }
"""
_SERVED = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
SELECT DISTINCT ?indicator ?action ?body WHERE {
  ?action coomet:contributesTo ?indicator .
  OPTIONAL { ?action coomet:performedBy ?body }
}
"""


def coverage(dataset: Dataset) -> nx.Graph[str]:
    """Every indicator and every body that performs an action which contributes to one.

    A node (an IRI) has `label`, `title` and `kind` ("body" or "indicator"); an edge has `actions`, their IRIs
    in the order of their numbers. An indicator also has `unassigned`: actions that contribute to it and name
    no body. An indicator without edges and without these is served by nothing.
    """
    import networkx as nx  # noqa: PLC0415 - heavy, and needed only here

    names = Names(dataset)
    served: dict[tuple[str, str], set[str]] = {}
    unassigned: dict[str, set[str]] = {}
    indicators = {row["indicator"].value for row in dataset.select(_INDICATORS).dicts()}
    for row in dataset.select(_SERVED).dicts():
        indicator, action = row["indicator"].value, row["action"].value
        indicators.add(indicator)
        if "body" in row:
            served.setdefault((row["body"].value, indicator), set()).add(action)
        else:
            unassigned.setdefault(indicator, set()).add(action)
    names.fetch([*indicators, *(body for body, _ in served)])
    graph: nx.Graph[str] = nx.Graph()
    for indicator in sorted(indicators, key=natural_order):
        graph.add_node(
            indicator,
            label=names.label(indicator),
            title=names.title(indicator),
            kind="indicator",
            unassigned=sorted(unassigned.get(indicator, ()), key=natural_order),
        )
    for body in sorted({body for body, _ in served}, key=natural_order):
        graph.add_node(body, label=names.label(body), title=names.title(body), kind="body")
    for body, indicator in sorted(served, key=lambda edge: (natural_order(edge[0]), natural_order(edge[1]))):
        graph.add_edge(body, indicator, actions=sorted(served[body, indicator], key=natural_order))
    return graph
