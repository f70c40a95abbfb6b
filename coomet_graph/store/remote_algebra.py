"""The basic graph patterns of a query, and what else has to hold where they do.

What has to hold besides narrows the statements that are asked for. Both sides of a join narrow each other. An
optional or negated part is narrowed by the part before it, since only what fits that matters; but not by what
stands outside and shares more with it: a value that it must not have is to be found in it all the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode
from rdflib import Literal as RdflibLiteral
from rdflib import URIRef
from rdflib.paths import Path
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import BNode, Node, Variable

from coomet_graph.errors import QueryError
from coomet_graph.sparql import prepared

Triples = Sequence[tuple[Node, Node | Path, Node]]
_EXISTENCE = ("Builtin_EXISTS", "Builtin_NOTEXISTS")
# The part of an operation that each of its solutions comes from.
_BEFORE = {"LeftJoin": "p1", "Minus": "p1", "Filter": "p", "Extend": "p"}


@dataclass(frozen=True, slots=True)
class Values:
    """Variables and the IRIs they may stand for."""

    variables: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]

    def __str__(self) -> str:
        rows = " ".join(f"({' '.join(row)})" for row in self.rows)
        return f"VALUES ({' '.join(self.variables)}) {{ {rows} }}"


@dataclass(frozen=True, slots=True)
class Basic:
    """A basic graph pattern in a graph, or inline data; `given` is what else has to hold beside it."""

    graph: str | None
    triples: Triples = ()
    values: tuple[Values, ...] = ()
    given: tuple["Basic", ...] = ()

    @property
    def variables(self) -> frozenset[str]:
        """The variables in it."""
        ends = [each for triple in self.triples for each in triple if isinstance(each, Variable)]
        return frozenset(map(name, ends)).union(*(each.variables for each in self.values))


@dataclass(frozen=True, slots=True)
class _Context:
    """Where a part of a query stands: in a graph, and beside what."""

    graph: str | None = None
    given: tuple[Basic, ...] = ()


def basic_patterns(query: str) -> Iterator[Basic]:
    """Every basic graph pattern of the query. Raises QueryError for EXISTS where it cannot be followed."""
    return _walk(prepared(query).algebra, _Context())


def name(node: Node | Path) -> str:
    """A term of a query in N-Triples syntax; variables and blank nodes begin with "?"."""
    if isinstance(node, Variable):
        return f"?{node}"
    if isinstance(node, BNode):
        return f"?b{node}"
    if isinstance(node, URIRef):
        return str(NamedNode(str(node)))
    assert isinstance(node, RdflibLiteral), "a term of a query is a variable, a name or a literal"
    if node.language:
        return str(Literal(str(node), language=node.language))
    return str(Literal(str(node), datatype=NamedNode(str(node.datatype)) if node.datatype else None))


def _walk(node: object, context: _Context) -> Iterator[Basic]:
    if isinstance(node, CompValue):
        if node.name == "BGP":
            yield Basic(context.graph, node.triples, given=context.given)
        elif node.name in _EXISTENCE:
            yield from _walk(_translated(node), context)
        else:
            for part, where in _parts(node, context):
                yield from _walk(part, where)
    elif isinstance(node, list | tuple):
        for part in node:
            yield from _walk(part, context)


def _parts(node: CompValue, context: _Context) -> Iterator[tuple[object, _Context]]:
    """The parts of an operation, each with what holds beside it."""
    if node.name == "Graph":
        yield node.p, replace(context, graph=name(node.term))
    elif node.name == "Union":
        yield node.p1, context
        yield node.p2, context
    elif node.name == "Join":
        for part, other in ((node.p1, node.p2), (node.p2, node.p1)):
            yield part, replace(context, given=(*context.given, *_required(other, context.graph)))
    elif node.name in ("LeftJoin", "Minus"):
        after = _after(node.p1, context)
        yield node.p1, context
        yield node.p2, after
        yield node.expr, after
    elif node.name in ("Filter", "Extend"):
        yield node.p, context
        yield node.expr, _after(node.p, context)
    else:
        # Among others a sub-select, whose variables are its own.
        apart = _Context(context.graph)
        yield from ((part, apart) for key, part in node.items() if key != "_vars")


def _after(before: CompValue, context: _Context) -> _Context:
    """What holds beside a part that matters only where the part before it has solutions."""
    required = _required(before, context.graph)
    known = frozenset[str]().union(*(each.variables for each in required))
    return _Context(context.graph, (*required, *(each for each in context.given if each.variables <= known)))


def _required(node: CompValue, graph: str | None) -> tuple[Basic, ...]:
    """The basic graph patterns and inline data that every solution of the part fits."""
    if node.name == "BGP":
        return (Basic(graph, node.triples),) if node.triples else ()
    if node.name == "ToMultiSet":
        values = _values(node)
        return () if values is None else (Basic(graph, values=(values,)),)
    if node.name == "Graph":
        return _required(node.p, name(node.term))
    if node.name == "Join":
        return (*_required(node.p1, graph), *_required(node.p2, graph))
    return _required(node[_BEFORE[node.name]], graph) if node.name in _BEFORE else ()


def _values(node: CompValue) -> Values | None:
    """Inline data, if they consist of IRIs only."""
    if node.p.name != "values":
        return None
    variables = tuple(dict.fromkeys(variable for row in node.p.res for variable in row))
    terms = [[row.get(variable) for variable in variables] for row in node.p.res]
    # Virtuoso does not find texts in other alphabets that stand in inline data.
    if not variables or not all(isinstance(each, URIRef) and each.isascii() for row in terms for each in row):
        return None
    rows = tuple(tuple(str(NamedNode(str(each))) for each in row) for row in terms)
    return Values(tuple(map(name, variables)), rows)


def _translated(existence: CompValue) -> CompValue:
    """The pattern in EXISTS: rdflib keeps its translation beside the item, and in some places makes none."""
    pattern: CompValue = existence.graph
    if pattern.name.startswith("GroupGraphPattern"):
        raise QueryError(
            "EXISTS can only stand in FILTER or BIND on this store; put it there.",
            "В этом хранилище EXISTS допускается только в FILTER или BIND; перенесите его туда.",
        )
    return pattern
