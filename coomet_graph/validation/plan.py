"""What a constraint looks for, as a small relational plan: a constraint becomes a plan, a plan a text.

A plan gives solutions, as in SPARQL's algebra: rows of variables with terms. `sparql_text` writes a plan as
SPARQL; nothing else here is about SPARQL, so that another target can stand beside it.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from coomet_graph.store.dataset import Term
from coomet_graph.validation.paths import Path


@dataclass(frozen=True, slots=True)
class Var:
    """A variable."""

    name: str


Slot = Var | Term

# -- Expressions --


@dataclass(frozen=True, slots=True)
class Call:
    """An operator or function of SPARQL, by the name it has there, and its arguments."""

    name: str
    arguments: tuple["Expression", ...]


@dataclass(frozen=True, slots=True)
class Exists:
    """Whether the plan has a solution that agrees with the row at hand."""

    plan: "Plan"


@dataclass(frozen=True, slots=True)
class Aggregate:
    """A function of all rows of a group; without an argument, of the rows themselves."""

    name: str
    argument: "Expression | None" = None
    distinct: bool = False
    separator: str | None = None


Expression = Var | Term | Call | Exists | Aggregate

# -- Plans --


@dataclass(frozen=True, slots=True)
class Pattern:
    """The statements that fit."""

    subject: Slot
    predicate: NamedNode | Var
    object: Slot


@dataclass(frozen=True, slots=True)
class Walk:
    """The pairs that the path connects, at least one step apart where it repeats."""

    subject: Slot
    path: Path
    object: Slot


@dataclass(frozen=True, slots=True)
class Rows:
    """A variable that is one of the terms, each once."""

    variable: Var
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Join:
    """Rows that agree in what they share; without parts, one row with nothing in it."""

    parts: tuple["Plan", ...]


@dataclass(frozen=True, slots=True)
class Union:
    """The rows of all parts; without parts, none."""

    parts: tuple["Plan", ...]


@dataclass(frozen=True, slots=True)
class Optional:
    """The left rows, each with the right rows that agree with it under the condition, if there are any."""

    left: "Plan"
    right: "Plan"
    condition: Expression | None = None


@dataclass(frozen=True, slots=True)
class Without:
    """The left rows that agree with no right row; the two must share a variable."""

    left: "Plan"
    right: "Plan"


@dataclass(frozen=True, slots=True)
class Where:
    """The rows for which the condition is true."""

    plan: "Plan"
    condition: Expression


@dataclass(frozen=True, slots=True)
class Bind:
    """The rows with one variable more; it stays unbound where the expression has no value."""

    plan: "Plan"
    variable: Var
    expression: Expression


@dataclass(frozen=True, slots=True)
class Select:
    """Some of the variables; those with an expression get its value. `distinct`: each row once."""

    plan: "Plan"
    columns: tuple[Var | tuple[Var, Expression], ...]
    distinct: bool = False


@dataclass(frozen=True, slots=True)
class Group:
    """A row for each combination of the keys; `having` may hold aggregates, as may columns."""

    plan: "Plan"
    keys: tuple[Var | tuple[Var, Expression], ...]
    columns: tuple[Var | tuple[Var, Expression], ...]
    having: tuple[Expression, ...] = ()


@dataclass(frozen=True, slots=True)
class Apart:
    """The same rows, worked out by themselves and then joined: for what is read as a whole."""

    plan: "Plan"


Plan = Pattern | Walk | Rows | Join | Union | Optional | Without | Where | Bind | Select | Group | Apart

NOTHING = Union(())
ONE_ROW = Join(())


@dataclass(slots=True)
class Names:
    """A supply of variables that no other part of the same plan has."""

    taken: int = field(default=0)

    def new(self, name: str) -> Var:
        """A new variable, with a name that begins in this way."""
        self.taken += 1
        return Var(f"{name}_{self.taken}")


# -- Plans made simpler where nothing is, and expressions made shorter --


def join(*parts: Plan) -> Plan:
    """The join of the plans."""
    if any(part == NOTHING for part in parts):
        return NOTHING
    flat = [each for part in parts for each in (part.parts if isinstance(part, Join) else (part,))]
    return flat[0] if len(flat) == 1 else Join(tuple(flat))


def union(parts: Iterable[Plan]) -> Plan:
    """The union of the plans."""
    flat = [each for part in parts for each in (part.parts if isinstance(part, Union) else (part,))]
    return flat[0] if len(flat) == 1 else Union(tuple(flat))


def without(left: Plan, right: Plan) -> Plan:
    """The rows of `left` that agree with none of `right`."""
    return left if NOTHING in (left, right) else Without(left, right)


def where(plan: Plan, condition: Expression) -> Plan:
    """The rows of the plan for which the condition is true."""
    return plan if plan == NOTHING else Where(plan, condition)


def distinct(plan: Plan, *variables: Var) -> Plan:
    """These variables of the plan, each combination once."""
    return plan if plan == NOTHING else Select(plan, variables, distinct=True)


def grouped(plan: Plan, *keys: Var, having: Expression | None = None) -> Plan:
    """Each combination of the keys once, if `having` is true of its rows."""
    if plan == NOTHING:
        return NOTHING
    return Group(plan, keys, keys, () if having is None else (having,))


def negation(expression: Expression) -> Expression:
    """The logical opposite."""
    return Call("!", (expression,))


def all_of(conditions: Iterable[Expression]) -> Expression:
    """Whether all are true."""
    return _folded("&&", tuple(conditions))


def any_of(conditions: Iterable[Expression]) -> Expression:
    """Whether one is true."""
    return _folded("||", tuple(conditions))


def _folded(name: str, conditions: tuple[Expression, ...]) -> Expression:
    return conditions[0] if len(conditions) == 1 else Call(name, conditions)


def text(value: str) -> Literal:
    """A plain text as a term."""
    return Literal(value)


# -- What stands in a plan --


def inner_plans(plan: Plan) -> tuple[Plan, ...]:
    """The plans that this one is made of, without those within its expressions."""
    match plan:
        case Pattern() | Walk() | Rows():
            return ()
        case Join(parts) | Union(parts):
            return parts
        case Optional(left, right) | Without(left, right):
            return (left, right)
        case Where() | Bind() | Select() | Group() | Apart():
            return (plan.plan,)


def expressions(plan: Plan) -> tuple[Expression, ...]:
    """The expressions that stand in this plan itself."""
    match plan:
        case Optional(condition=condition):
            return () if condition is None else (condition,)
        case Where():
            return (plan.condition,)
        case Bind():
            return (plan.expression,)
        case Select():
            return _given(plan.columns)
        case Group():
            return (*_given(plan.keys), *_given(plan.columns), *plan.having)
        case _:
            return ()


def _given(columns: tuple[Var | tuple[Var, Expression], ...]) -> tuple[Expression, ...]:
    return tuple(column[1] for column in columns if isinstance(column, tuple))


def inner_expressions(expression: Expression) -> tuple[Expression, ...]:
    """The expressions that this one is made of."""
    match expression:
        case Call(arguments=arguments):
            return arguments
        case Aggregate(argument=argument):
            return () if argument is None else (argument,)
        case _:
            return ()


def plans_in(expression: Expression) -> Iterator[Plan]:
    """The plans that an expression asks for solutions."""
    if isinstance(expression, Exists):
        yield expression.plan
    for each in inner_expressions(expression):
        yield from plans_in(each)


def all_plans(plan: Plan) -> Iterator[Plan]:
    """The plan and every plan within it, those within expressions too."""
    yield plan
    for each in inner_plans(plan):
        yield from all_plans(each)
    for expression in expressions(plan):
        for each in plans_in(expression):
            yield from all_plans(each)
