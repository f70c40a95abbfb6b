"""Filters that ask whether there is no such statement, in the form that an engine answers quickly.

Oxigraph works out the whole body of a NOT EXISTS anew for each row: of one pattern that is a look-up, of two
it is a join of everything with everything. Where both mean the same, the question is put as a difference of
two sets of rows, or as an optional part that must not be there.
"""

from collections.abc import Iterable

from pyoxigraph import NamedNode

from coomet_graph.validation.bindings import mentioned, perhaps_bound, surely_bound
from coomet_graph.validation.literals import boolean
from coomet_graph.validation.plan import (
    Apart,
    Bind,
    Call,
    Exists,
    Expression,
    Join,
    Optional,
    Pattern,
    Plan,
    Union,
    all_of,
    negation,
    where,
    without,
)
from coomet_graph.validation.scope import Scope


def filtered(plan: Plan, conditions: Iterable[Expression], scope: Scope) -> Plan:
    """The rows of the plan for which all conditions are true."""
    kept: list[Expression] = []
    absent: list[Plan] = []
    for condition in _parts(conditions):
        body = _absent(condition)
        if body is None or not _is_difference(plan, body) or not (scope.way.many or not _is_look_up(body)):
            kept.append(condition)
        else:
            absent.append(body)
    if kept:
        plan = where(plan, all_of(kept))
    for body in absent:
        plan = without(plan, _as_a_whole(body)) if scope.way.many else _unless(plan, body, scope)
    return plan


def _unless(plan: Plan, body: Plan, scope: Scope) -> Plan:
    """The rows that have no such part."""
    mark = scope.names.new("mark")
    marked = Optional(plan, Bind(body, mark, boolean(True)))
    return where(marked, negation(Call("BOUND", (mark,))))


def _parts(conditions: Iterable[Expression]) -> Iterable[Expression]:
    for condition in conditions:
        if isinstance(condition, Call) and condition.name == "&&":
            yield from _parts(condition.arguments)
        else:
            yield condition


def _absent(condition: Expression) -> Plan | None:
    """The plan that a condition wants to have no solution."""
    if isinstance(condition, Call) and condition.name == "!" and isinstance(condition.arguments[0], Exists):
        return condition.arguments[0].plan
    return None


def _is_difference(plan: Plan, body: Plan) -> bool:
    """Whether to agree with no row of the body is the same as to have no solution of it."""
    shared = mentioned(body) & perhaps_bound(plan)
    return bool(shared) and shared <= surely_bound(body) and shared <= surely_bound(plan)


def _is_look_up(body: Plan) -> bool:
    """Whether the body is one pattern, or any of several."""
    if isinstance(body, Union):
        return all(map(_is_look_up, body.parts))
    return isinstance(body, Pattern)


def _as_a_whole(body: Plan) -> Plan:
    """The body with its patterns read as a whole and then joined."""
    match body:
        case Pattern(predicate=NamedNode()):
            return Apart(body)
        case Join(parts):
            return Join(tuple(map(_as_a_whole, parts)))
        case Union(parts):
            return Union(tuple(map(_as_a_whole, parts)))
        case _:
            return body
