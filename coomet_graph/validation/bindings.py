"""Which variables a plan binds, surely or perhaps: what decides whether a plan may be turned into another."""

from collections.abc import Iterable
from functools import singledispatch

from coomet_graph.validation.plan import (
    Aggregate,
    Apart,
    Bind,
    Call,
    Exists,
    Expression,
    Group,
    Join,
    Optional,
    Pattern,
    Plan,
    Rows,
    Select,
    Union,
    Var,
    Walk,
    Where,
    Without,
    expressions,
    inner_plans,
)

Variables = frozenset[Var]


@singledispatch
def surely_bound(plan: Plan) -> Variables:
    """The variables that are bound in every row."""
    raise TypeError(f"{type(plan).__name__} is no plan")


@surely_bound.register
def _(plan: Pattern | Walk | Rows) -> Variables:
    return perhaps_bound(plan)


@surely_bound.register
def _(plan: Join) -> Variables:
    return _all(map(surely_bound, plan.parts))


@surely_bound.register
def _(plan: Union) -> Variables:
    each = [surely_bound(part) for part in plan.parts]
    return each[0].intersection(*each[1:]) if each else frozenset()


@surely_bound.register
def _(plan: Optional | Without) -> Variables:
    return surely_bound(plan.left)


@surely_bound.register
def _(plan: Where | Apart) -> Variables:
    return surely_bound(plan.plan)


@surely_bound.register
def _(plan: Bind) -> Variables:
    sure = surely_bound(plan.plan)
    # Of a function one cannot know: it may have no value.
    plain = not isinstance(plan.expression, Call | Exists | Aggregate)
    return sure | {plan.variable} if plain and variables(plan.expression) <= sure else sure


@surely_bound.register
def _(plan: Select | Group) -> Variables:
    return surely_bound(plan.plan) & {each for each in plan.columns if isinstance(each, Var)}


def perhaps_bound(plan: Plan) -> Variables:
    """The variables that may be bound in a row."""
    match plan:
        case Pattern(subject, predicate, value):
            bound = _those((subject, predicate, value))
        case Walk(subject, _, value):
            bound = _those((subject, value))
        case Rows(variable, _):
            bound = _those((variable,))
        case Without(left=left):
            bound = perhaps_bound(left)
        case Bind(inner, variable, _):
            bound = perhaps_bound(inner) | {variable}
        case Select(columns=columns) | Group(columns=columns):
            bound = _those(each if isinstance(each, Var) else each[0] for each in columns)
        case _:
            bound = _all(map(perhaps_bound, inner_plans(plan)))
    return bound


def variables(expression: Expression) -> Variables:
    """The variables that an expression looks at, also within the plans it asks for solutions."""
    match expression:
        case Var():
            found = _those((expression,))
        case Call(arguments=arguments):
            found = _all(map(variables, arguments))
        case Aggregate(argument=argument) if argument is not None:
            found = variables(argument)
        case Exists(plan):
            found = mentioned(plan)
        case _:
            found = frozenset()
    return found


def mentioned(plan: Plan) -> Variables:
    """Every variable that can be seen from outside a plan or that an expression within it looks at."""
    if isinstance(plan, Select | Group):
        return perhaps_bound(plan)
    inner = (mentioned(each) for each in inner_plans(plan))
    looked_at = (variables(each) for each in expressions(plan))
    return perhaps_bound(plan) | _all(inner) | _all(looked_at)


def _those(slots: Iterable[object]) -> Variables:
    return frozenset(slot for slot in slots if isinstance(slot, Var))


def _all(sets: Iterable[Variables]) -> Variables:
    return frozenset().union(*sets)
