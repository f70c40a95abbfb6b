"""Who serves which indicator: bodies and indicators, joined by the actions between them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coomet_graph.network.works import Service, read_works
from coomet_graph.store import Dataset, Names
from coomet_graph.store.names import natural_order

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Coverage:
    """Indicators and bodies (IRIs) in the order of their numbers, and who serves what by which actions.

    `cells` are the services by indicator and body; the body is "" where an action and all that it is a part
    of name none. `programmes` are those of indicators and of actions.
    """

    indicators: tuple[str, ...]
    bodies: tuple[str, ...]
    cells: Mapping[tuple[str, str], tuple[Service, ...]]
    programmes: Mapping[str, str]

    def between(self, indicator: str, body: str) -> tuple[Service, ...]:
        """By what the body serves the indicator."""
        return self.cells.get((indicator, body), ())


def who_serves(dataset: Dataset) -> Coverage:
    """Every indicator, and every body that performs an action for one: the same as in matrix and radar."""
    works = read_works(dataset)
    cells: dict[tuple[str, str], tuple[Service, ...]] = defaultdict(tuple)
    for service in works.services():
        cells[service.indicator, service.body] += (service,)
    indicators = {work.iri for work in works.of_kind("indicator")} | {indicator for indicator, _ in cells}
    return Coverage(
        tuple(sorted(indicators, key=natural_order)),
        tuple(sorted({body for _, body in cells if body}, key=natural_order)),
        dict(cells),
        {iri: work.programme for iri, work in works.works.items()},
    )


def coverage(dataset: Dataset) -> nx.Graph[str]:
    """Every indicator and every body that performs an action which contributes to one.

    A node (an IRI) has `label`, `title` and `kind` ("body" or "indicator"); an edge has `actions`, their IRIs
    in the order of their numbers, and `services`, which tell of each how its link stands and whether the body
    is that of the entry which the action is a part of. An indicator also has `unassigned`: actions that
    contribute to it and for which no body is named. An indicator without edges and without these is served by
    nothing.
    """
    import networkx as nx  # noqa: PLC0415 - heavy, and needed only here

    found, names = who_serves(dataset), Names(dataset)
    names.fetch([*found.indicators, *found.bodies])
    graph: nx.Graph[str] = nx.Graph()
    for node in (*found.indicators, *found.bodies):
        graph.add_node(node, label=names.label(node), title=names.title(node), kind="body")
    for indicator in found.indicators:
        graph.nodes[indicator].update(kind="indicator", unassigned=_actions(found.between(indicator, "")))
        for body in found.bodies:
            services = found.between(indicator, body)
            if services:
                graph.add_edge(body, indicator, actions=_actions(services), services=services)
    return graph


def _actions(services: tuple[Service, ...]) -> list[str]:
    return sorted({service.action for service in services}, key=natural_order)
