"""What makes Oxigraph try every pair of things, found on the syntax tree of a query."""

from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from rdflib.paths import Path as PropertyPath
from rdflib.paths import SequencePath
from rdflib.plugins.sparql.algebra import translateQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.term import Identifier, Variable

Pattern = tuple[Identifier, Identifier | PropertyPath, Identifier]


def algebra(query: str) -> CompValue:
    tree = translateQuery(parseQuery(query)).algebra
    assert isinstance(tree, CompValue)
    return tree


def nodes(tree: object) -> Iterator[CompValue]:
    """Every node of a syntax tree."""
    if isinstance(tree, CompValue):
        yield tree
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list | tuple | set) else ()
    for each in inside:
        yield from nodes(each)


def patterns(tree: object) -> list[Pattern]:
    """The triple patterns in a part of a query."""
    return [triple for node in nodes(tree) if node.name == "BGP" for triple in node.triples]


def steps(pattern: Pattern) -> int:
    """How many statements a pattern asks for: a path is looked up step by step."""
    return len(pattern[1].args) if isinstance(pattern[1], SequencePath) else 1


def wide_conditions(query: str) -> list[str]:
    """EXISTS and NOT EXISTS about more than one statement: for every row, Oxigraph joins all of them anew."""
    return [
        node.name
        for node in nodes(algebra(query))
        if node.name in ("Builtin_EXISTS", "Builtin_NOTEXISTS") and sum(map(steps, patterns(node.graph))) > 1
    ]


def self_joins(query: str) -> list[tuple[str, str]]:
    """Pairs of things that have only the same values in common and are told apart by a condition."""
    found = []
    tree = algebra(query)
    for group in nodes(tree):
        if group.name != "Filter":
            continue
        said = defaultdict[Identifier, set[tuple[Any, Any]]](set)
        for subject, prop, value in patterns(group.p):
            said[subject].add((prop, value))
        for one, other in told_apart(group.expr):
            common = said[one] & said[other]
            links = {value for _, value in common if isinstance(value, Variable)}
            others = (of_value(said[one] - common) & of_value(said[other] - common)) - links
            if links and not others:
                found.append((str(one), str(other)))
    return found


def told_apart(condition: object) -> Iterator[tuple[Variable, Variable]]:
    for node in nodes(condition):
        if node.name == "RelationalExpression" and node.op in ("!=", "<", ">"):
            sides = [variables(side) for side in (node.expr, node.other)]
            if all(len(side) == 1 for side in sides) and sides[0] != sides[1]:
                yield sides[0].pop(), sides[1].pop()


def variables(tree: object) -> set[Variable]:
    if isinstance(tree, Variable):
        return {tree}
    inside = tree.values() if isinstance(tree, dict) else tree if isinstance(tree, list | tuple | set) else ()
    return {variable for each in inside for variable in variables(each)}


def of_value(said: set[tuple[Any, Any]]) -> set[Variable]:
    return {value for _, value in said if isinstance(value, Variable)}
