"""Expressions of a parsed SPARQL query → expressions of plans."""

from collections.abc import Callable
from typing import Any

from pyoxigraph import Literal, NamedNode
from rdflib import RDF, BNode, URIRef, Variable
from rdflib import Literal as RdflibLiteral
from rdflib.plugins.sparql.parserutils import CompValue

from coomet_graph.validation.offence import UncoveredError
from coomet_graph.validation.plan import Aggregate, Call, Exists, Expression, Plan, Slot, Var, negation
from coomet_graph.validation.terms import from_rdflib

_FOLDED = {"ConditionalOrExpression": "||", "ConditionalAndExpression": "&&"}
_SIGNS = {"UnaryNot": "!", "UnaryPlus": "+", "UnaryMinus": "-"}
_AGGREGATES = {"GroupConcat": "GROUP_CONCAT"}

Inner = Callable[[Any], Expression]
"""Reads the expressions within one."""


class Terms:
    """Variables, IRIs and literals of one query: prefixes written out, variables renamed."""

    def __init__(self, prefixes: dict[str, str], rename: Callable[[str], Var]) -> None:
        self.prefixes = prefixes
        self.rename = rename

    def slot(self, node: Any) -> Slot:
        """A variable or term. Raises UncoveredError for an unknown prefix."""
        if isinstance(node, Variable):
            return self.rename(str(node))
        if isinstance(node, BNode):
            # In a query a blank node is a variable that nobody names.
            return self.rename(f"blank_{node}")
        if isinstance(node, URIRef | RdflibLiteral):
            return from_rdflib(node)
        if isinstance(node, CompValue) and node.name == "pname":
            return NamedNode(self._iri(node))
        if isinstance(node, CompValue) and node.name == "literal":
            return self._literal(node)
        raise UncoveredError("the query holds a term of an unknown kind")

    def _iri(self, node: CompValue) -> str:
        namespace = self.prefixes.get(node.prefix or "")
        if namespace is None:
            raise UncoveredError(f"the prefix {node.prefix}: is not declared")
        return namespace + (node.localname or "")

    def _literal(self, node: CompValue) -> Literal:
        if node.lang:
            return Literal(str(node.string), language=str(node.lang))
        if node.datatype is None:
            return Literal(str(node.string))
        datatype = self.slot(node.datatype)
        assert isinstance(datatype, NamedNode), "a datatype is an IRI"
        return Literal(str(node.string), datatype=datatype)

    def expression(self, node: Any, group: Callable[[CompValue], Plan]) -> Expression:
        """An expression; `group` reads the pattern of an EXISTS."""
        if not isinstance(node, CompValue) or node.name in {"pname", "literal"}:
            return self.slot(node)

        def inner(each: Any) -> Expression:
            return self.expression(each, group)

        name = node.name
        if name == "Function":
            return Call(str(self.slot(node.iri)), tuple(map(inner, node.expr or ())))
        if name in {"Builtin_EXISTS", "Builtin_NOTEXISTS"}:
            exists = Exists(group(node.graph))
            return negation(exists) if name == "Builtin_NOTEXISTS" else exists
        read = _KINDS.get(name.partition("_")[0])
        if read is None:
            raise UncoveredError(f"the query holds an expression of an unknown kind ({name})")
        return read(node, inner)


def _folded(node: CompValue, inner: Inner) -> Expression:
    """Alternatives and conjunctions."""
    parts = tuple(map(inner, (node.expr, *(node.other or ()))))
    return parts[0] if len(parts) == 1 else Call(_FOLDED[node.name], parts)


def _signed(node: CompValue, inner: Inner) -> Expression:
    return Call(_SIGNS[node.name], (inner(node.expr),))


def _called(node: CompValue, inner: Inner) -> Expression:
    return Call(node.name.removeprefix("Builtin_"), tuple(map(inner, _arguments(node))))


def _chain(node: CompValue, inner: Inner) -> Expression:
    """Sums and products, from the left."""
    result = inner(node.expr)
    for operator, other in zip(node.op or (), node.other or (), strict=True):
        result = Call(str(operator), (result, inner(other)))
    return result


def _relation(node: CompValue, inner: Inner) -> Expression:
    left = inner(node.expr)
    if node.op is None:
        return left
    if node.op in {"IN", "NOT IN"}:
        listed = () if node.other == RDF.nil else tuple(map(inner, node.other))
        return Call(str(node.op), (left, *listed))
    return Call(str(node.op), (left, inner(node.other)))


def _aggregate(node: CompValue, inner: Inner) -> Aggregate:
    name = node.name.removeprefix("Aggregate_")
    argument = None if node.vars == "*" else inner(node.vars)
    separator = None if node.separator is None else str(node.separator)
    return Aggregate(_AGGREGATES.get(name, name.upper()), argument, bool(node.distinct), separator)


def _arguments(node: CompValue) -> list[Any]:
    """The arguments of a function, in the order in which the parser met them."""
    found: list[Any] = []
    for each in node.values():
        if isinstance(each, CompValue | URIRef | RdflibLiteral | Variable):
            found.append(each)
        elif each != RDF.nil:
            found.extend(each)
    return found


_KINDS: dict[str, Callable[[CompValue, Inner], Expression]] = {
    "ConditionalOrExpression": _folded,
    "ConditionalAndExpression": _folded,
    "AdditiveExpression": _chain,
    "MultiplicativeExpression": _chain,
    "RelationalExpression": _relation,
    "UnaryNot": _signed,
    "UnaryPlus": _signed,
    "UnaryMinus": _signed,
    "Aggregate": _aggregate,
    "Builtin": _called,
}
