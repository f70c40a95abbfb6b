"""Shapes as the compiler sees them: read from a shapes graph, each constraint with what it asks."""

from dataclasses import dataclass

from rdflib.term import Node

from coomet_graph.store.dataset import Term
from coomet_graph.validation.paths import Path


@dataclass(frozen=True, slots=True)
class Targets:
    """Where a shape's focus nodes come from; `classes` are meant with all classes below them."""

    classes: tuple[str, ...] = ()
    nodes: tuple[Term, ...] = ()
    subjects_of: tuple[str, ...] = ()
    objects_of: tuple[str, ...] = ()
    refused: str | None = None
    """Why there are others besides that cannot be compiled."""

    def __or__(self, other: "Targets") -> "Targets":
        """The targets of both."""
        return Targets(
            tuple(dict.fromkeys((*self.classes, *other.classes))),
            tuple(dict.fromkeys((*self.nodes, *other.nodes))),
            tuple(dict.fromkeys((*self.subjects_of, *other.subjects_of))),
            tuple(dict.fromkeys((*self.objects_of, *other.objects_of))),
            self.refused or other.refused,
        )

    def __bool__(self) -> bool:
        """Whether there is any target at all."""
        return bool(self.classes or self.nodes or self.subjects_of or self.objects_of or self.refused)


@dataclass(frozen=True, slots=True)
class Qualified:
    """A shape that some of the values must conform to, and the shapes that these must not conform to."""

    shape: Node
    count: int
    siblings: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Query:
    """A SPARQL constraint: its node, its SELECT with its prefixes, and its own words."""

    node: Node
    select: str
    prefixes: tuple[tuple[str, str], ...]
    messages: tuple[tuple[str, str], ...] = ()


Value = (
    Term | tuple[Term, ...] | int | bool | str | tuple[str, str] | Node | tuple[Node, ...] | Qualified | Query
)


@dataclass(frozen=True, slots=True)
class Demand:
    """One constraint: the local name of its parameter in SHACL, its component, what it asks.

    `refused` says, in English, why it cannot be compiled, if that is seen from the shapes alone.
    """

    kind: str
    component: str
    value: Value | None = None
    refused: str | None = None


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape; `path` is None for a node shape, `properties` are the shapes that `sh:property` names.

    `refused` says why its path cannot be walked, if it cannot.
    """

    node: Node
    path: Path | None
    targets: Targets
    severity: str
    messages: tuple[tuple[str, str], ...]
    deactivated: bool
    demands: tuple[Demand, ...]
    properties: tuple[Node, ...]
    refused: str | None = None
