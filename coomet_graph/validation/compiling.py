"""Shapes → constraints, each with a query of its own; and what the compiler does not cover, and why."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

from rdflib.term import Node

from coomet_graph.store.dataset import Term
from coomet_graph.store.ways import Pattern as Reading
from coomet_graph.validation import counting, logic, pairs, values
from coomet_graph.validation.model import Demand, Query, Shape, Targets
from coomet_graph.validation.offence import Offence, UncoveredError
from coomet_graph.validation.patterns import readings
from coomet_graph.validation.plan import (
    NOTHING,
    Group,
    Names,
    Plan,
    Rows,
    Select,
    Var,
    distinct,
    join,
    union,
)
from coomet_graph.validation.scope import ClassTree, FromPlan, FromTargets, Origin, Scope, Size, Way
from coomet_graph.validation.shape_graph import ShapeGraph
from coomet_graph.validation.sparql_text import AssertedView, select_text

THIS = Var("this")
# Shapes within shapes within shapes make long queries; stores refuse to parse those beyond measure.
_LONGEST = 200_000


def _of_query(scope: Scope, query: Query) -> Offence:
    from coomet_graph.validation.queries import of_query  # noqa: PLC0415 - the grammar of SPARQL is slow to load

    return of_query(scope, query)


_VALUES: dict[str, Callable[[Scope, Any], Offence | None]] = {
    "class": values.in_a_class,
    "datatype": values.of_datatype,
    "nodeKind": values.of_kind,
    "minInclusive": lambda scope, limit: values.in_range(scope, ">=", limit),
    "minExclusive": lambda scope, limit: values.in_range(scope, ">", limit),
    "maxInclusive": lambda scope, limit: values.in_range(scope, "<=", limit),
    "maxExclusive": lambda scope, limit: values.in_range(scope, "<", limit),
    "minLength": lambda scope, count: values.of_length(scope, "<", count),
    "maxLength": lambda scope, count: values.of_length(scope, ">", count),
    "pattern": lambda scope, form: values.of_form(scope, *form),
    "languageIn": values.in_languages,
    "in": values.in_list,
    "hasValue": values.having_value,
    "minCount": counting.at_least,
    "maxCount": counting.at_most,
    "uniqueLang": lambda scope, _: counting.once_per_language(scope),
    "equals": pairs.equal_to,
    "disjoint": pairs.disjoint_with,
    "lessThan": lambda scope, prop: pairs.before(scope, "<", prop),
    "lessThanOrEquals": lambda scope, prop: pairs.before(scope, "<=", prop),
    "closed": pairs.closed,
    "sparql": _of_query,
}
_LOGIC: dict[str, Callable[[Scope, logic.Judge, Any], Offence | None]] = {
    "node": logic.conforming_to,
    "not": logic.not_conforming_to,
    "and": logic.conforming_to_all,
    "or": logic.conforming_to_one,
    "xone": logic.conforming_to_exactly_one,
    "qualifiedMinCount": logic.enough_conforming,
    "qualifiedMaxCount": logic.not_too_many_conforming,
}


@dataclass(frozen=True, eq=False)
class Constraint:
    """One constraint of a shape, as it is reached from the targets of the first of `chain`."""

    compiler: "Compiler"
    chain: tuple[Shape, ...]
    demand: Demand
    _texts: dict[Size, str] = field(default_factory=dict, init=False)

    @property
    def shape(self) -> Shape:
        """The shape whose constraint this is."""
        return self.chain[-1]

    @property
    def component(self) -> str:
        """The IRI of the constraint component."""
        return self.demand.component

    @property
    def key(self) -> tuple[Node, str]:
        """The shape and the component that results name."""
        return (self.shape.node, self.demand.component)

    @property
    def targets(self) -> Targets:
        """What the focus nodes, or those from which they are reached, are."""
        return self.chain[0].targets

    def check(self) -> None:
        """Raises UncoveredError if there is no query for it, however many focus nodes there are."""
        _check(self.chain)
        for size in Size:
            self.select(size=size)

    def compile(self) -> None:
        """Make what every query for it needs, if it is not made yet. Raises UncoveredError."""
        _ = self._offence

    @cached_property
    def columns(self) -> dict[str, str]:
        """The names that the columns of its query have: of value, path, and of what fills the message."""
        named = {name: var.name for name, var in self._offence.filling}
        told = (("value", self._offence.value), ("path", self._offence.path))
        return named | {name: var.name for name, var in told if var is not None}

    def select(self, focus: Sequence[Term] | None = None, size: Size = Size.FEW) -> str:
        """The query for all focus nodes, in the way that suits so many, or for these alone.

        The columns: this, value, path and, of a SPARQL constraint, what fills its message, under the names
        that `columns` gives.
        """
        if focus is not None:
            return self.compiler.query(self.chain, self.demand, Way(only=tuple(focus)))
        if size not in self._texts:
            self._texts[size] = self.compiler.query(self.chain, self.demand, Way(size))
        return self._texts[size]

    @cached_property
    def _offence(self) -> Offence:
        return self.compiler.offence(self.chain, self.demand, Way())

    @property
    def plan(self) -> Plan:
        """What its query for few focus nodes asks."""
        return self._offence.plan

    @cached_property
    def patterns(self) -> tuple[Reading, ...]:
        """The statements that the constraint reads, wherever in it, as patterns around `?this`."""
        return readings(self.plan)


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A constraint that is left to the reference engine, and why."""

    chain: tuple[Shape, ...]
    demand: Demand
    reason: str

    @property
    def root(self) -> Node:
        """The shape with the targets from which this is reached."""
        return self.chain[0].node

    @property
    def key(self) -> tuple[Node, str]:
        """The shape and the component that results name."""
        return (self.chain[-1].node, self.demand.component)


@dataclass(frozen=True, slots=True)
class Compilation:
    """The constraints of a shapes graph: those that are compiled, and those that are not."""

    constraints: tuple[Constraint, ...]
    uncovered: tuple[Uncovered, ...]


class Compiler:
    """Compiles the constraints of a shapes graph."""

    def __init__(self, shapes: ShapeGraph, tree: ClassTree, view: AssertedView | None = None) -> None:
        self.shapes = shapes.shapes
        self.tree = tree
        self.view = view or AssertedView()

    def constraints(self) -> "Compilation":
        """Every constraint that gives results: those that are compiled, and those that are not covered.

        What another engine finds cannot be told by where it was reached from. So where a constraint of a
        shape is not covered, it is not covered wherever the shape is reached from.
        """
        compiled: list[Constraint] = []
        uncovered: list[Uncovered] = []
        for constraint in self.declared():
            try:
                constraint.check()
            except UncoveredError as error:
                uncovered.append(Uncovered(constraint.chain, constraint.demand, str(error)))
            else:
                compiled.append(constraint)
        reasons = {each.key: each.reason for each in uncovered}
        beside = [each for each in compiled if each.key in reasons]
        uncovered += [Uncovered(each.chain, each.demand, reasons[each.key]) for each in beside]
        kept = [each for each in compiled if each.key not in reasons]
        return Compilation(tuple(kept), tuple(uncovered))

    def declared(self) -> Iterator[Constraint]:
        """Every constraint that gives results, whether there is a query for it or not."""
        for chain in self._chains():
            for demand in chain[-1].demands:
                yield Constraint(self, chain, demand)

    def _chains(self) -> Iterator[tuple[Shape, ...]]:
        """Shapes with targets, and from each the property shapes that it leads to."""
        for shape in self.shapes.values():
            if shape.targets:
                yield from self._below((shape,))

    def _below(self, chain: tuple[Shape, ...]) -> Iterator[tuple[Shape, ...]]:
        shape = chain[-1]
        if shape.deactivated:
            return
        yield chain
        if shape not in chain[:-1]:
            for node in shape.properties:
                yield from self._below((*chain, self.shapes[node]))

    def offence(self, chain: tuple[Shape, ...], demand: Demand, way: Way) -> Offence:
        """The offences against one demand of the last shape of the chain."""
        names = Names()
        shape = chain[-1]
        origin = self._origin(chain, way, names)
        value = THIS if shape.path is None else Var("value")
        scope = Scope(THIS, shape.path, value, origin, way, self.tree, names)
        offence = self._offence(shape, demand, scope, ()) or Offence(NOTHING)
        if offence.as_often and isinstance(origin, FromPlan):
            # The shape is applied to a node as often as the chain leads to it.
            columns = tuple(var for _, var in offence.filling)
            return replace(offence, plan=Select(join(origin.plan, offence.plan), columns))
        return offence

    def _origin(self, chain: tuple[Shape, ...], way: Way, names: Names) -> Origin:
        """Where the focus nodes of the last shape come from."""
        origin: Origin = FromTargets(chain[0].targets)
        nodes = _nodes(chain)
        steps = [each for each in chain[:-1] if each.path is not None]
        if not steps:
            return origin
        plan: Plan = NOTHING
        for at, each in enumerate(steps):
            # Of the chain only its end is asked for by name.
            outer = Scope(nodes[at], each.path, nodes[at + 1], origin, Way(way.size), self.tree, names)
            plan = outer.values()
            origin = FromPlan(plan)
        return FromPlan(distinct(plan if way.only is None else join(Rows(THIS, way.only), plan), *nodes))

    def query(self, chain: tuple[Shape, ...], demand: Demand, way: Way) -> str:
        """The query for one demand. Raises UncoveredError."""
        offence = self.offence(chain, demand, way)
        unfit = self.view.unfit(offence.plan)
        if unfit:
            raise UncoveredError(f"it walks along what can be entailed ({', '.join(sorted(unfit))})")
        try:
            text = select_text(_told(offence, chain), self.view)
        except ValueError as error:
            raise UncoveredError(str(error)) from error
        if len(text) > _LONGEST:
            raise UncoveredError("its query would be too long")
        return text

    def _offence(self, shape: Shape, demand: Demand, scope: Scope, above: tuple[Node, ...]) -> Offence | None:
        if demand.refused:
            raise UncoveredError(demand.refused)
        if demand.kind in _VALUES:
            return _VALUES[demand.kind](scope, demand.value)
        if demand.kind not in _LOGIC:
            raise UncoveredError(f"sh:{demand.kind} is not known")
        seen = (*above, shape.node)

        def judge(node: Node, within: Scope, plan: Plan, variable: Var) -> Plan:
            return self.failing(node, within, plan, variable, seen)

        return _LOGIC[demand.kind](scope, judge, demand.value)

    def failing(self, node: Node, scope: Scope, plan: Plan, variable: Var, above: tuple[Node, ...]) -> Plan:
        """Those terms that the plan binds to the variable which do not conform to the shape, each once."""
        if node in above:
            raise UncoveredError("the shape refers to itself")
        shape = self.shapes.get(node)
        if shape is None:
            raise UncoveredError("a shape that is referred to is none")
        if shape.deactivated or plan == NOTHING:
            return NOTHING
        if shape.refused:
            raise UncoveredError(shape.refused)
        inner = scope.within(plan, variable, shape.path)
        found = [distinct(each, variable) for each in self._failures(shape, inner, (*above, node))]
        return found[0] if len(found) == 1 else distinct(union(found), variable)

    def _failures(self, shape: Shape, scope: Scope, above: tuple[Node, ...]) -> Iterable[Plan]:
        for demand in shape.demands:
            offence = self._offence(shape, demand, scope, above)
            if offence is not None and offence.plan != NOTHING:
                yield offence.plan
        for child in shape.properties:
            wrong = self.failing(child, scope, scope.values(), scope.value, above)
            if wrong != NOTHING:
                yield wrong if shape.path is None else join(scope.values(), wrong)


def _nodes(chain: tuple[Shape, ...]) -> list[Var]:
    """A focus node for each step of the chain: those that lead to `this`, and `this`."""
    steps = sum(each.path is not None for each in chain[:-1])
    return [*(Var(f"from_{at}") for at in range(steps)), THIS]


def _told(offence: Offence, chain: tuple[Shape, ...]) -> Select | Group:
    """The offences with what tells them apart, each once; of a query of the shapes, its own rows."""
    if offence.as_often and isinstance(offence.plan, Select | Group):
        return offence.plan
    said = (each for each in (offence.value, offence.path) if each is not None)
    columns = dict.fromkeys([*_nodes(chain), *said, *offence.apart])
    return Select(offence.plan, tuple(columns), distinct=True)


def _check(chain: tuple[Shape, ...]) -> None:
    """Raises UncoveredError if the results of the last shape cannot be reached as the chain says."""
    for reason in (chain[0].targets.refused, *(shape.refused for shape in chain)):
        if reason:
            raise UncoveredError(reason)
    if chain[-1] in chain[:-1]:
        raise UncoveredError("the shape refers to itself")
