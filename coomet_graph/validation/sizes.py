"""Which way suits a constraint: how many focus nodes there are, and how much there is of what it reads."""

from pyoxigraph import NamedNode

from coomet_graph.validation.compiling import Constraint
from coomet_graph.validation.facts import Facts
from coomet_graph.validation.plan import Pattern, Var, all_plans
from coomet_graph.validation.scope import TYPE, Size

# A look-up takes as long as reading some twenty statements, and a constraint looks up a thing or two.
_READ_FOR_A_NODE = 40


def size_of(facts: Facts, constraint: Constraint) -> Size:
    """The size for which to write the constraint's query."""
    nodes = facts.count(constraint.targets)
    size = Size.of(nodes)
    if size is Size.MANY and _read(facts, constraint) > _READ_FOR_A_NODE * nodes:
        return Size.FEW
    return size


def _read(facts: Facts, constraint: Constraint) -> int:
    """How many statements there are of the properties and classes that would be read as a whole."""
    kinds = {_kind(each) for each in all_plans(constraint.plan) if isinstance(each, Pattern)}
    return sum(facts.statements_of(*kind) for kind in kinds if kind is not None)


def _kind(pattern: Pattern) -> tuple[NamedNode, NamedNode | None] | None:
    """The property, and of rdf:type the class; None where any property fits, which is always looked up."""
    if isinstance(pattern.predicate, Var):
        return None
    value = pattern.object if pattern.predicate == TYPE else None
    return (pattern.predicate, value if isinstance(value, NamedNode) else None)
