"""Plans written as SPARQL 1.1, one text for each plan.

In the facts that a query sees, entailed statements stand beside asserted ones; validation is about the
latter. So a pattern that entailed statements may fit is written with their graph taken out (`AssertedView`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import singledispatchmethod

from pyoxigraph import BlankNode, NamedNode

from coomet_graph.namespaces import RDF
from coomet_graph.validation.paths import path_text, predicates
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
    Slot,
    Union,
    Var,
    Walk,
    Where,
    Without,
    all_plans,
    text,
)

_TYPE = RDF + "type"
_BETWEEN = frozenset({"||", "&&", "=", "!=", "<", ">", "<=", ">=", "+", "-", "*", "/"})
_LISTED = frozenset({"IN", "NOT IN"})


@dataclass(frozen=True, slots=True)
class AssertedView:
    """Which graph holds entailed statements, and the properties and classes that these can be about."""

    inferred: str | None = None
    entailed: frozenset[str] = frozenset()

    def hides(self, pattern: Pattern) -> bool:
        """Whether an entailed statement may fit the pattern."""
        if self.inferred is None or not self.entailed:
            return False
        prop, value = pattern.predicate, pattern.object
        if isinstance(prop, Var):
            return True
        if prop.value != _TYPE:
            return prop.value in self.entailed
        return not isinstance(value, NamedNode) or value.value in self.entailed

    def unfit(self, plan: Plan) -> frozenset[str]:
        """Properties whose entailed statements cannot be told from asserted ones in a plan's walks."""
        if self.inferred is None:
            return frozenset()
        walked = {
            name for each in all_plans(plan) if isinstance(each, Walk) for name in predicates(each.path)
        }
        return frozenset(walked & self.entailed)


def select_text(plan: Select | Group, view: AssertedView) -> str:
    """The plan as a query. Raises ValueError for a blank node, which no query can name."""
    return _Writer(view).query(plan)


class _Writer:
    def __init__(self, view: AssertedView) -> None:
        self.view = view

    def query(self, plan: Select | Group) -> str:
        columns = " ".join(self.column(column) for column in plan.columns)
        if isinstance(plan, Select):
            form = "DISTINCT " if plan.distinct else ""
            return f"SELECT {form}{columns} WHERE {{ {self.body(plan.plan)} }}"
        keys = " ".join(self.column(key) for key in plan.keys)
        having = "".join(f" HAVING({self.expression(each)})" for each in plan.having[:1])
        having += "".join(f" ({self.expression(each)})" for each in plan.having[1:])
        return f"SELECT {columns} WHERE {{ {self.body(plan.plan)} }} GROUP BY {keys}{having}"

    def column(self, column: Var | tuple[Var, Expression]) -> str:
        if isinstance(column, Var):
            return f"?{column.name}"
        return f"({self.expression(column[1])} AS ?{column[0].name})"

    @singledispatchmethod
    def body(self, plan: Plan) -> str:
        """The inside of a group that means the plan."""
        raise TypeError(f"{type(plan).__name__} is no plan")

    @body.register
    def _(self, plan: Pattern) -> str:
        fits = self.triple(plan)
        if not self.view.hides(plan):
            return fits
        return f"{{ {fits} FILTER NOT EXISTS {{ GRAPH <{self.view.inferred}> {{ {fits} }} }} }}"

    @body.register
    def _(self, plan: Walk) -> str:
        return f"{self.slot(plan.subject)} ({path_text(plan.path)}) {self.slot(plan.object)} ."

    @body.register
    def _(self, plan: Rows) -> str:
        return f"VALUES ?{plan.variable.name} {{ {' '.join(map(self.slot, plan.terms))} }}"

    @body.register
    def _(self, plan: Join) -> str:
        return " ".join(self.parts(plan.parts))

    @body.register
    def _(self, plan: Union) -> str:
        # A group of no alternatives has no solution.
        return " UNION ".join(f"{{ {self.body(part)} }}" for part in plan.parts) or "FILTER(false)"

    @body.register
    def _(self, plan: Optional) -> str:
        test = "" if plan.condition is None else f" FILTER({self.expression(plan.condition)})"
        return f"{self.before(plan.left)} OPTIONAL {{ {self.before(plan.right)}{test} }}"

    @body.register
    def _(self, plan: Without) -> str:
        return f"{self.before(plan.left)} MINUS {{ {self.body(plan.right)} }}"

    @body.register
    def _(self, plan: Where) -> str:
        return f"{self.body(plan.plan)} FILTER({self.expression(plan.condition)})"

    @body.register
    def _(self, plan: Bind) -> str:
        return f"{self.before(plan.plan)} BIND({self.expression(plan.expression)} AS ?{plan.variable.name})"

    @body.register
    def _(self, plan: Select | Group) -> str:
        return f"{{ {self.query(plan)} }}"

    @body.register
    def _(self, plan: Apart) -> str:
        inner = self.body(plan.plan)
        if isinstance(plan.plan, Pattern) and self.view.hides(plan.plan):
            # Here entailed statements are taken out all at once.
            fits = self.triple(plan.plan)
            inner = f"{fits} MINUS {{ GRAPH <{self.view.inferred}> {{ {fits} }} }}"
        return f"{{ SELECT * WHERE {{ {inner} }} }}"

    def parts(self, parts: tuple[Plan, ...]) -> Iterator[str]:
        """The parts of a join, each so that it stands for itself among the others."""
        for place, part in enumerate(parts):
            if isinstance(part, Where | Optional | Without | Bind) and (place or isinstance(part, Where)):
                yield f"{{ {self.body(part)} }}"
            else:
                yield self.body(part)

    def before(self, plan: Plan) -> str:
        """A plan that something follows in the same group: a filter would reach over that too."""
        return f"{{ {self.body(plan)} }}" if isinstance(plan, Where) else self.body(plan)

    def triple(self, pattern: Pattern) -> str:
        slots = (pattern.subject, pattern.predicate, pattern.object)
        return " ".join(map(self.slot, slots)) + " ."

    def slot(self, slot: Slot) -> str:
        if isinstance(slot, Var):
            return f"?{slot.name}"
        if isinstance(slot, BlankNode):
            raise ValueError("a query cannot name a blank node")
        return str(slot)

    def expression(self, expression: Expression) -> str:
        match expression:
            case Call(name, arguments):
                return self.call(name, arguments)
            case Exists(plan):
                return f"EXISTS {{ {self.body(plan)} }}"
            case Aggregate(name, argument, distinct, separator):
                inner = "*" if argument is None else self.expression(argument)
                end = "" if separator is None else f"; SEPARATOR={self.slot(text(separator))}"
                return f"{name}({'DISTINCT ' if distinct else ''}{inner}{end})"
        return self.slot(expression)

    def call(self, name: str, arguments: tuple[Expression, ...]) -> str:
        given = [self.expression(each) for each in arguments]
        if name == "!" and isinstance(arguments[0], Exists):
            return f"NOT {given[0]}"
        if name == "!" or (name in {"+", "-"} and len(given) == 1):
            return f"{name}({given[0]})"
        if name in _BETWEEN:
            return "(" + f" {name} ".join(given) + ")"
        if name in _LISTED:
            return f"({given[0]} {name} ({', '.join(given[1:])}))"
        return f"{name}({', '.join(given)})"
