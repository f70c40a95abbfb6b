"""Single points of failure: bodies, posts and persons without whom works or indicators have no performer."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coomet_graph.network.waiting import indicators_of, is_done
from coomet_graph.network.works import Work, Works
from coomet_graph.store.names import natural_order

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class SinglePoint:
    """Who alone performs works: `kind` is "body", "post" or "person".

    Without it nobody performs `works`, nothing serves `indicators`, and `waiting` wait for a work that nobody
    performs. `cuts` tells into how many parts bodies, works and indicators fall apart without it (1: they do
    not); of a post or person it is 0, since it counts with its body.
    """

    performer: str
    kind: str
    works: tuple[str, ...]
    indicators: tuple[str, ...]
    waiting: tuple[str, ...]
    cuts: int


def single_points(works: Works, graph: nx.DiGraph[str]) -> tuple[SinglePoint, ...]:
    """All of them, those first whose absence leaves most indicators, then most waiting works, then works.

    Completed works need nobody any more. A work without performers of its own has those of the entry that it
    is a part of. Members of a body are several: their post is none that one absence empties.
    """
    import networkx as nx  # noqa: PLC0415 - heavy, and needed only here

    alone: dict[tuple[str, str], list[str]] = defaultdict(list)
    live = [work for work in works.of_kind("action") if not (is_done(work) or works.looks_back(work))]
    for work in live:
        performers = performers_of(works, work)
        bodies = {works.post_bodies.get(each, each) for each in performers}
        if len(bodies) == 1 and "/person/" not in next(iter(bodies)):
            alone[bodies.pop(), "body"].append(work.iri)
        if len(performers) == 1:
            (only,) = performers
            if "/person/" in only:
                alone[only, "person"].append(work.iri)
            elif only in works.post_bodies and works.post_roles.get(only) != "member":
                alone[only, "post"].append(work.iri)
    serving = indicators_of(works, [work.iri for work in works.of_kind("action")])
    parts = parts_without(ties(works, live))
    found = []
    for (performer, kind), lost in alone.items():
        gone = set(lost)
        indicators = {each for iri in lost for each in works.works[iri].values("indicators")}
        unserved = [each for each in indicators if gone.issuperset(serving[each])]
        waiting = {each for iri in lost for each in nx.ancestors(graph, iri)} - gone
        found.append(
            SinglePoint(
                performer, kind, tuple(lost), tuple(sorted(unserved, key=natural_order)),
                tuple(sorted(waiting, key=natural_order)), parts[performer] if kind == "body" else 0,
            )
        )  # fmt: skip
    return tuple(sorted(found, key=_gravest_first))


def performers_of(works: Works, work: Work) -> frozenset[str]:
    """Bodies, posts, groups and persons that perform it; of a part without any, those of its whole."""
    for each in (work, *works.ancestors(work)):
        performers = {*each.values("participants"), *each.values("coordinators")}
        if performers:
            return frozenset(performers)
    return frozenset()


def ties(works: Works, actions: Iterable[Work]) -> nx.Graph[str]:
    """Bodies, actions and indicators, tied where a body performs, an action serves or waits."""
    import networkx as nx  # noqa: PLC0415

    graph: nx.Graph[str] = nx.Graph()
    for work in actions:
        graph.add_node(work.iri)
        bodies = {works.post_bodies.get(each, each) for each in performers_of(works, work)}
        for other in (*bodies, *work.values("indicators"), *work.values("needs")):
            if other != work.iri:
                graph.add_edge(work.iri, other)
    return graph


def parts_without(graph: nx.Graph[str]) -> Counter[str]:
    """For every node, into how many parts what hangs together with it falls without it.

    More than one makes it an articulation point: it lies in as many of networkx's biconnected components.
    """
    import networkx as nx  # noqa: PLC0415

    components: Iterable[set[str]] = nx.biconnected_components(graph)  # type: ignore[assignment]
    return Counter(node for component in components for node in component)


def _gravest_first(point: SinglePoint) -> tuple[object, ...]:
    sizes = (-len(point.indicators), -len(point.waiting), -len(point.works))
    return (*sizes, point.kind, natural_order(point.performer))
