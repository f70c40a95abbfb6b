"""Constraints that compare the values of a path with those of a property, and closed shapes."""

from pyoxigraph import NamedNode

from coomet_graph.store.dataset import Term
from coomet_graph.validation.offence import Offence, UncoveredError
from coomet_graph.validation.plan import (
    Bind,
    Call,
    Exists,
    Pattern,
    Plan,
    all_of,
    distinct,
    join,
    negation,
    union,
    where,
    without,
)
from coomet_graph.validation.scope import Scope, same
from coomet_graph.validation.values import surely


def equal_to(scope: Scope, prop: Term) -> Offence:
    """`sh:equals`: values that only one side has."""
    theirs = Pattern(scope.this, _named(prop), scope.value)
    if scope.path is None:
        return _equal_to_itself(scope, _named(prop))
    ours = distinct(scope.values(), scope.this, scope.value)
    others = join(scope.nodes(), scope.read(theirs))
    return Offence(union([_less(scope, ours, theirs), without(others, ours)]), scope.value)


def _equal_to_itself(scope: Scope, prop: NamedNode) -> Offence:
    """The value of a node shape is the node: the property must hold it and nothing else."""
    value = scope.names.new("value")
    others = join(scope.nodes(), scope.read(Pattern(scope.this, prop, value)))
    itself = Pattern(scope.this, prop, scope.this)
    missing = Bind(_less(scope, scope.nodes(), itself), value, scope.this)
    return Offence(union([missing, where(others, negation(same(value, scope.this)))]), value)


def disjoint_with(scope: Scope, prop: Term) -> Offence:
    """`sh:disjoint`: values that both sides have."""
    return Offence(
        join(scope.values(), scope.read(Pattern(scope.this, _named(prop), scope.value))), scope.value
    )


def before(scope: Scope, operator: str, prop: Term) -> Offence:
    """`sh:lessThan` and the like: pairs of values that are not in this order, or cannot be compared."""
    other = scope.names.new("other")
    pairs = join(scope.values(), scope.read(Pattern(scope.this, _named(prop), other)))
    return Offence(
        where(pairs, negation(surely(Call(operator, (scope.value, other))))), scope.value, apart=(other,)
    )


def closed(scope: Scope, allowed: tuple[Term, ...]) -> Offence:
    """`sh:closed`: statements about a value with a property that is not allowed; both are told."""
    prop, value = scope.names.new("property"), scope.names.new("object")
    statements = join(scope.values(), Pattern(scope.value, prop, value))
    if allowed:
        statements = where(statements, all_of(negation(same(prop, each)) for each in allowed))
    return Offence(statements, value, path=prop, apart=(scope.value,))


def _less(scope: Scope, plan: Plan, pattern: Pattern) -> Plan:
    """The rows without those that the pattern fits."""
    if scope.way.many:
        return without(plan, scope.read(pattern))
    return where(plan, negation(Exists(pattern)))


def _named(prop: Term) -> NamedNode:
    if not isinstance(prop, NamedNode):
        raise UncoveredError("the property is not named")
    return prop
