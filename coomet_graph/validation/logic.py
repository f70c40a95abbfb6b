"""Constraints that ask whether values conform to other shapes."""

from collections.abc import Callable

from rdflib.term import Node

from coomet_graph.validation.counting import counted
from coomet_graph.validation.model import Qualified
from coomet_graph.validation.offence import Offence
from coomet_graph.validation.plan import (
    NOTHING,
    Aggregate,
    Call,
    Plan,
    Var,
    distinct,
    grouped,
    join,
    union,
    without,
)
from coomet_graph.validation.scope import Scope
from coomet_graph.validation.values import number

Judge = Callable[[Node, Scope, Plan, Var], Plan]
"""Shape, scope, plan, variable → those terms of the variable in the plan that do not conform to the shape."""


def conforming_to(scope: Scope, judge: Judge, shape: Node) -> Offence:
    """`sh:node`: one offence for each value, however many things are wrong with it."""
    return _those(scope, judge(shape, scope, scope.values(), scope.value))


def not_conforming_to(scope: Scope, judge: Judge, shape: Node) -> Offence:
    """`sh:not`."""
    values = scope.values()
    return Offence(without(values, judge(shape, scope, values, scope.value)), scope.value)


def conforming_to_all(scope: Scope, judge: Judge, shapes: tuple[Node, ...]) -> Offence:
    """`sh:and`: one offence for each value."""
    values = scope.values()
    return _those(scope, union(judge(shape, scope, values, scope.value) for shape in shapes))


def conforming_to_one(scope: Scope, judge: Judge, shapes: tuple[Node, ...]) -> Offence:
    """`sh:or`: at least one."""
    values = scope.values()
    return _those(scope, join(*(judge(shape, scope, values, scope.value) for shape in shapes)))


def conforming_to_exactly_one(scope: Scope, judge: Judge, shapes: tuple[Node, ...]) -> Offence:
    """`sh:xone`: a value must fail all shapes but one."""
    values = scope.values()
    failures = union(judge(shape, scope, values, scope.value) for shape in shapes)
    right = len(shapes) - 1
    several = grouped(failures, scope.value, having=Call("!=", (Aggregate("COUNT"), number(right))))
    wrong = join(values, several)
    if right:
        # A value that fails none of the shapes conforms to several.
        wrong = union([wrong, without(values, failures)])
    return Offence(wrong, scope.value)


def enough_conforming(scope: Scope, judge: Judge, qualified: Qualified) -> Offence | None:
    """`sh:qualifiedMinCount`."""
    if qualified.count <= 0:
        return None
    fit = _conforming(scope, judge, qualified)
    enough = grouped(fit, scope.this, having=counted(scope.value, ">=", qualified.count))
    return Offence(without(scope.nodes(), enough))


def not_too_many_conforming(scope: Scope, judge: Judge, qualified: Qualified) -> Offence:
    """`sh:qualifiedMaxCount`."""
    fit = _conforming(scope, judge, qualified)
    return Offence(grouped(fit, scope.this, having=counted(scope.value, ">", qualified.count)))


def _conforming(scope: Scope, judge: Judge, qualified: Qualified) -> Plan:
    """Values that conform to the shape and to none of its siblings."""
    values = scope.values()
    fit = without(values, judge(qualified.shape, scope, values, scope.value))
    for sibling in qualified.siblings:
        others = without(values, judge(sibling, scope, values, scope.value))
        fit = without(fit, distinct(others, scope.value))
    return fit


def _those(scope: Scope, wrong: Plan) -> Offence:
    """The focus nodes with the values that are wrong."""
    if wrong == NOTHING:
        return Offence(NOTHING)
    return Offence(wrong if scope.path is None else join(scope.values(), wrong), scope.value)
