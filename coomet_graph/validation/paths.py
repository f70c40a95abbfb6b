"""Property paths of SHACL: read from a shapes graph, written as SPARQL."""

from dataclasses import dataclass

from pyoxigraph import NamedNode
from rdflib import RDF, SH, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node


@dataclass(frozen=True, slots=True)
class Inverse:
    """The path walked backwards."""

    path: "Path"


@dataclass(frozen=True, slots=True)
class Sequence:
    """One path after the other; at least two."""

    parts: tuple["Path", ...]


@dataclass(frozen=True, slots=True)
class Alternative:
    """Any of the paths; at least two."""

    parts: tuple["Path", ...]


@dataclass(frozen=True, slots=True)
class Repeated:
    """The path once, or, where `zero`, not at all, or, where `many`, any number of times."""

    path: "Path"
    zero: bool
    many: bool


Path = NamedNode | Inverse | Sequence | Alternative | Repeated

_REPETITIONS = (
    (SH.zeroOrMorePath, True, True),
    (SH.oneOrMorePath, False, True),
    (SH.zeroOrOnePath, True, False),
)


class UnfitPathError(ValueError):
    """What stands as a path is none."""


def read_path(graph: Graph, node: Node) -> Path:
    """The path that `node` describes. Raises UnfitPathError for an ill-formed one."""
    return _read(graph, node, frozenset())


def _read(graph: Graph, node: Node, above: frozenset[Node]) -> Path:
    if isinstance(node, URIRef):
        return NamedNode(str(node))
    if not isinstance(node, BNode) or node in above:
        raise UnfitPathError("a path is an IRI or described by a blank node, without going in circles")
    above |= {node}
    if (node, RDF.first, None) in graph:
        return Sequence(_members(graph, node, above))
    inverse = graph.value(node, SH.inversePath)
    if inverse is not None:
        return Inverse(_read(graph, inverse, above))
    alternatives = graph.value(node, SH.alternativePath)
    if alternatives is not None:
        return Alternative(_members(graph, alternatives, above))
    for prop, zero, many in _REPETITIONS:
        repeated = graph.value(node, prop)
        if repeated is not None:
            return Repeated(_read(graph, repeated, above), zero, many)
    raise UnfitPathError("this blank node describes no path")


def _members(graph: Graph, head: Node, above: frozenset[Node]) -> tuple[Path, ...]:
    try:
        members = tuple(_read(graph, each, above) for each in Collection(graph, head))
    except ValueError as error:
        raise UnfitPathError(str(error)) from error
    if len(members) < 2:
        raise UnfitPathError("a list of paths has at least two members")
    return members


def path_text(path: Path) -> str:
    """The path as SPARQL writes it."""
    match path:
        case NamedNode():
            return str(path)
        case Inverse(inner):
            return f"^{_atom(inner)}"
        case Sequence(parts):
            return "/".join(map(_atom, parts))
        case Alternative(parts):
            return "|".join(map(_atom, parts))
        case Repeated(inner, zero, many):
            return _atom(inner) + {(True, True): "*", (False, True): "+", (True, False): "?"}.get(
                (zero, many), ""
            )


def _atom(path: Path) -> str:
    return path_text(path) if isinstance(path, NamedNode) else f"({path_text(path)})"


def predicates(path: Path) -> frozenset[str]:
    """Every property that stands in the path."""
    match path:
        case NamedNode():
            return frozenset({path.value})
        case Inverse(inner) | Repeated(inner, _, _):
            return predicates(inner)
        case Sequence(parts) | Alternative(parts):
            return frozenset().union(*map(predicates, parts))


def may_be_empty(path: Path) -> bool:
    """Whether the path leads from every node to itself."""
    match path:
        case NamedNode():
            return False
        case Inverse(inner):
            return may_be_empty(inner)
        case Sequence(parts):
            return all(map(may_be_empty, parts))
        case Alternative(parts):
            return any(map(may_be_empty, parts))
        case Repeated(inner, zero, _):
            return zero or may_be_empty(inner)
