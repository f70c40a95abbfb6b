"""What waits for what, in years: critical paths, and work that waits on late work."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from coomet_graph.errors import Text
from coomet_graph.network.works import Work, Works
from coomet_graph.store.names import natural_order

if TYPE_CHECKING:
    import networkx as nx

# States in which nothing goes on.
STUCK = {
    "blocked": Text("blocked", "невыполнимо в настоящее время"),
    "moved": Text("moved to a later programme", "перенесено в последующую программу"),
    "discontinuation-proposed": Text("proposed to be discontinued", "предложено снять с контроля"),
}
_START = ""


@dataclass(frozen=True, slots=True)
class Critical:
    """The chain that takes most years, one work after the other, of works that hang together.

    `needed` years are those of its works, `there` those of its programme (0 if not known).
    """

    works: tuple[str, ...]
    needed: int
    there: int


@dataclass(frozen=True, slots=True)
class Late:
    """A work that comes late or not at all, and those that wait for it: directly, or through others."""

    work: str
    reasons: tuple[Text, ...]
    waiting: tuple[str, ...]
    through: tuple[str, ...]
    indicators: tuple[str, ...]
    """Those that the works for which it is needed, and it itself, contribute to."""


def waiting_graph(works: Works) -> nx.DiGraph[str]:
    """Every action, with an edge to each action that it depends on."""
    import networkx as nx  # noqa: PLC0415 - heavy, and needed only here

    graph: nx.DiGraph[str] = nx.DiGraph()
    actions = works.of_kind("action")
    graph.add_nodes_from(action.iri for action in actions)
    graph.add_edges_from((action.iri, needed) for action in actions for needed in action.values("needs"))
    return graph


def years_needed(works: Works, work: Work) -> int:
    """How many years the work takes, until it is expected to be done; a round of what recurs takes one."""
    if work.ends("recurrences") - {"open-ended"}:
        return 1
    years = [*works.years(work), *expected(work)]
    return max(years) - min(years) + 1 if years and works.years(work) else 1


def expected(work: Work) -> list[int]:
    """The years in which sources expect it to be completed."""
    return [int(year[:4]) for year in work.values("expected") if year[:4].isdecimal()]


def is_done(work: Work) -> bool:
    """Whether all that is said of it is that it is completed, and it does not recur."""
    return work.ends("states") == {"completed"} and not work.values("recurrences")


def critical_paths(
    graph: nx.DiGraph[str], duration: Callable[[str], int]
) -> list[tuple[tuple[str, ...], int]]:
    """Of all nodes that hang together, the path with the greatest sum of durations, first things first.

    Nodes that wait for each other are left out, and so are paths of one node; the greatest sum comes first.
    """
    import networkx as nx  # noqa: PLC0415

    circular = {node for group in nx.strongly_connected_components(graph) if len(group) > 1 for node in group}
    circular |= set(nx.nodes_with_selfloops(graph))
    free = graph.subgraph(set(graph) - circular)
    found: list[tuple[tuple[str, ...], int]] = []
    for group in nx.weakly_connected_components(free):
        if len(group) == 1:
            continue
        # networkx weighs edges: a node's duration lies on the edges that lead to it.
        weighed: nx.DiGraph[str] = nx.DiGraph()
        for node in sorted(group, key=natural_order):
            weighed.add_edge(_START, node, weight=duration(node))
        for node, needed in sorted(
            free.subgraph(group).edges, key=lambda edge: list(map(natural_order, edge))
        ):
            weighed.add_edge(needed, node, weight=duration(node))
        path = tuple(nx.dag_longest_path(weighed, weight="weight")[1:])
        found.append((path, sum(map(duration, path))))
    return sorted(found, key=lambda each: (-each[1], list(map(natural_order, each[0]))))


def critical_in_years(works: Works, graph: nx.DiGraph[str]) -> tuple[Critical, ...]:
    """The critical paths by the years that works take."""

    def duration(iri: str) -> int:
        return years_needed(works, works.works[iri]) if iri in works.works else 1

    found = []
    for path, needed in critical_paths(graph, duration):
        programme = works.programmes.get(works.works[path[0]].programme) if path[0] in works.works else None
        known = programme is not None and programme.start is not None and programme.end is not None
        there = programme.end - programme.start + 1 if known else 0  # type: ignore[union-attr, operator]
        found.append(Critical(path, needed, there))
    return tuple(found)


def late_works(works: Works, graph: nx.DiGraph[str]) -> tuple[Late, ...]:
    """Late works for which others wait, that with most of them first."""
    import networkx as nx  # noqa: PLC0415

    found = []
    for action in works.of_kind("action"):
        if not graph.pred[action.iri]:
            continue
        direct = {iri for iri in graph.pred[action.iri] if iri != action.iri and _can_wait(works, iri)}
        behind = {iri for iri in nx.ancestors(graph, action.iri) if _can_wait(works, iri)} - direct
        reasons = late_for(works, action)
        if not reasons:
            # Not late by itself, but for those that are to be ready earlier.
            direct, behind = {iri for iri in direct if _ends_before(works, iri, action)}, set()
            last = max(works.years(action), default=0)
            reasons = (Text(f"lasts until {last}, longer than what waits for it",
                            f"длится до {last}, дольше того, что от него зависит"),)  # fmt: skip
        if not direct and not behind:
            continue
        served = {each for iri in (action.iri, *direct, *behind) for each in _indicators(works, iri)}
        ordered = [tuple(sorted(each, key=natural_order)) for each in (direct, behind, served)]
        found.append(Late(action.iri, reasons, *ordered))
    return tuple(sorted(found, key=lambda each: -len(each.waiting) - len(each.through)))


def late_for(works: Works, work: Work) -> tuple[Text, ...]:
    """Why the work is late by itself; nothing if it is not."""
    reasons = [STUCK[state] for state in STUCK if state in work.ends("states")]
    programme = works.programmes.get(work.programme)
    ends = [*works.years(work)] or ([programme.end] if programme and programme.end else [])
    last = max(ends, default=None)
    year = max(expected(work), default=None)
    if year is not None and last is not None and year > last:
        reasons.append(
            Text(f"expected in {year}, its term ends in {last}", f"ожидается в {year}, срок – до {last}")
        )
    reported = max((int(day[:4]) for day in work.values("reported") if day[:4].isdecimal()), default=None)
    if reported is not None and last is not None and reported > last and not is_done(work):
        reasons.append(
            Text(f"not completed in {reported}, its term ended in {last}",
                 f"не завершено в {reported}, срок истёк в {last}")
        )  # fmt: skip
    return tuple(reasons)


def _can_wait(works: Works, iri: str) -> bool:
    return iri not in works.works or not is_done(works.works[iri])


def _ends_before(works: Works, iri: str, needed: Work) -> bool:
    if iri not in works.works:
        return False
    mine, its = works.years(works.works[iri]), works.years(needed)
    # Every round of what recurs can use what is there by then.
    once = not needed.values("recurrences") and not works.works[iri].values("recurrences")
    return once and bool(mine) and bool(its) and mine[-1] < its[-1]


def _indicators(works: Works, iri: str) -> tuple[str, ...]:
    return works.works[iri].values("indicators") if iri in works.works else ()


def indicators_of(works: Works, actions: Collection[str]) -> Mapping[str, tuple[str, ...]]:
    """The actions, of these, that contribute to each indicator."""
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for iri in actions:
        for indicator in _indicators(works, iri):
            found[indicator] += (iri,)
    return found
