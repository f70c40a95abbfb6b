"""Rules: if statements of these forms hold, so does one of that form."""

from collections.abc import Sequence
from dataclasses import dataclass

from coomet_graph.namespaces import RDF

TYPE = RDF + "type"


@dataclass(frozen=True, slots=True)
class Atom:
    """The form of a statement: variables begin with "?", everything else is an IRI."""

    subject: str
    predicate: str
    object: str

    @property
    def key(self) -> str:
        """What statements of this form are of: the class where it is a type, else the property."""
        return self.object if self.predicate == TYPE and not self.object.startswith("?") else self.predicate

    def __str__(self) -> str:
        return " ".join(
            end if end.startswith("?") else f"<{end}>" for end in (self.subject, self.predicate, self.object)
        )


@dataclass(frozen=True, slots=True)
class Rule:
    """What follows (`head`) from what (`body`); `things` are variables that only an IRI can stand for."""

    head: Atom
    body: tuple[Atom, ...]
    things: tuple[str, ...] = ()

    @property
    def guard(self) -> str:
        """The filters that keep texts from standing where a thing must."""
        return " ".join(f"FILTER(ISIRI({variable}))" for variable in self.things)

    @property
    def is_transitive(self) -> bool:
        """Whether it says that a property reaches on from one thing to the next."""
        return len(self.body) == 2 and {atom.predicate for atom in self.body} == {self.head.predicate}

    def feeds(self, other: "Rule") -> bool:
        """Whether the other rule reads what this one concludes."""
        return self.head.key in {atom.key for atom in other.body}


def in_order(rules: Sequence[Rule]) -> tuple[tuple[Rule, ...], ...]:
    """The rules, each after those that feed it; rules that feed each other in a circle stand together."""
    import networkx as nx  # noqa: PLC0415 - heavy, and needed only here

    graph: nx.DiGraph[Rule] = nx.DiGraph()
    graph.add_nodes_from(rules)
    graph.add_edges_from((one, other) for one in rules for other in rules if one.feeds(other))
    circles = nx.condensation(graph)
    order = nx.lexicographical_topological_sort(circles)
    return tuple(tuple(sorted(circles.nodes[each]["members"], key=str)) for each in order)
