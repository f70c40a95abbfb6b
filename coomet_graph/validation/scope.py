"""Where a constraint is looked for: the focus nodes, their values along a path, and how best to reach them.

Two ways lead to the same rows. For few focus nodes one begins with them and looks up what each has; for many
it is quicker to read all statements of a property at once and to see afterwards whose they are. A store finds
a statement in some ten microseconds but reads on from there at two a microsecond.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import IntEnum

from pyoxigraph import NamedNode

from coomet_graph.namespaces import RDF
from coomet_graph.store.dataset import Term
from coomet_graph.validation.model import Targets
from coomet_graph.validation.offence import UncoveredError
from coomet_graph.validation.paths import (
    Alternative,
    Inverse,
    Path,
    Repeated,
    Sequence,
    may_be_empty,
)
from coomet_graph.validation.plan import (
    Apart,
    Bind,
    Call,
    Exists,
    Expression,
    Names,
    Pattern,
    Plan,
    Rows,
    Slot,
    Var,
    Walk,
    any_of,
    distinct,
    join,
    union,
    where,
)

TYPE = NamedNode(RDF + "type")

ClassTree = Mapping[str, tuple[str, ...]]
"""Each class with itself and all classes below it, sorted."""


Test = Callable[[Var], Expression]
"""What is wrong with a value."""


class Size(IntEnum):
    """How many focus nodes there are.

    `FEW`: what each has is looked up. `MANY`: properties are read as a whole, and so are the targets. `MOST`:
    so many that of what is read most is about them; whether a row that offends is, is looked up.
    """

    FEW = 0
    MANY = 1
    MOST = 2

    @classmethod
    def of(cls, count: int) -> "Size":
        """The size of so many focus nodes."""
        return cls.FEW if count <= 150 else cls.MANY if count <= 5_000 else cls.MOST


@dataclass(frozen=True, slots=True)
class Way:
    """How to reach the focus nodes; `only` names those of interest."""

    size: Size = Size.FEW
    only: tuple[Term, ...] | None = None

    @property
    def many(self) -> bool:
        """Whether properties are read as a whole."""
        return self.size > Size.FEW


def same(left: Slot, right: Slot) -> Expression:
    """Whether both are one term."""
    return Call("sameTerm", (left, right))


def in_class(node: Slot, name: str, tree: ClassTree) -> tuple[Pattern, ...]:
    """The statements that put a node into the class: any of these.

    Raises UncoveredError if a class below it has no name by which a query could ask for its members.
    """
    below = tree.get(name, (name,))
    if any(each.startswith("_:") for each in below):
        raise UncoveredError("a class below one that is asked for has no name")
    return tuple(Pattern(node, TYPE, NamedNode(each)) for each in below)


@dataclass(frozen=True, slots=True)
class Scope:
    """The focus nodes `this`, which `origin` gives, and their values, which `path` leads to.

    Without a path the focus node is its own value: `value` is then `this`.
    """

    this: Var
    path: Path | None
    value: Var
    origin: "Origin"
    way: Way
    tree: ClassTree
    names: Names = field(compare=False)

    def nodes(self) -> Plan:
        """The focus nodes; one may come more than once."""
        return self.origin.nodes(self)

    def once(self) -> Plan:
        """The focus nodes, each in one row."""
        return self.origin.once(self)

    def among(self, plan: Plan) -> Plan:
        """Those rows of the plan whose `this` is a focus node."""
        return self.origin.among(self, plan)

    def values(self) -> Plan:
        """Focus nodes with their values; a pair may come more than once."""
        return self.nodes() if self.path is None else self.along(self.nodes(), self.value)

    def along(self, plan: Plan, value: Slot) -> Plan:
        """The plan's rows, which hold `this`, with what the path leads to as `value`, a new variable."""
        assert self.path is not None, "only a property shape has a path"
        return follow(plan, self.this, self.path, value, self)

    def step(self, value: Slot, this: Slot | None = None) -> Pattern | None:
        """The path as one pattern, if it is a property or its inverse."""
        return _pattern(this or self.this, self.path, value)

    @property
    def by_property(self) -> bool:
        """Whether values are best reached by reading all that the path, one pattern, connects."""
        return self.way.many and self.step(self.value) is not None

    def read(self, pattern: Pattern) -> Plan:
        """The pattern in the way of this scope: looked up for each row, or read as a whole."""
        return Apart(pattern) if self.way.many and isinstance(pattern.predicate, NamedNode) else pattern

    def within(self, plan: Plan, node: Var, path: Path | None) -> "Scope":
        """The scope of another shape, for the nodes that the plan binds to `node`, each once."""
        value = node if path is None else self.names.new("value")
        return replace(self, this=node, path=path, value=value, origin=FromPlan(distinct(plan, node)))


@dataclass(frozen=True, slots=True)
class FromTargets:
    """Focus nodes as a shape declares them."""

    targets: Targets

    def branches(self, scope: Scope) -> tuple[Plan, ...]:
        """What makes a node a focus node: any of these plans."""
        targets, names = self.targets, scope.names
        patterns = [pattern for name in targets.classes for pattern in in_class(scope.this, name, scope.tree)]
        patterns += [Pattern(scope.this, NamedNode(each), names.new("any")) for each in targets.subjects_of]
        patterns += [Pattern(names.new("any"), NamedNode(each), scope.this) for each in targets.objects_of]
        unique = tuple(dict.fromkeys(patterns))
        rows = (Rows(scope.this, targets.nodes),) if targets.nodes else ()
        return (*unique, *rows)

    def nodes(self, scope: Scope) -> Plan:
        """The focus nodes."""
        read = (scope.read(each) if isinstance(each, Pattern) else each for each in self.branches(scope))
        return self._of_interest(scope, union(read))

    def once(self, scope: Scope) -> Plan:
        """The focus nodes, each in one row."""
        one_class = len(self.branches(scope)) == 1 and not self.targets.subjects_of + self.targets.objects_of
        nodes = self.nodes(scope)
        return nodes if one_class else distinct(nodes, scope.this)

    def among(self, scope: Scope, plan: Plan) -> Plan:
        """Rows about focus nodes."""
        if scope.way.size is not Size.MOST:
            return join(self.nodes(scope), Apart(plan))
        tests: list[Expression] = []
        for each in self.branches(scope):
            if isinstance(each, Rows):
                tests.extend(same(scope.this, term) for term in each.terms)
            else:
                tests.append(Exists(each))
        return where(plan, any_of(tests))

    def _of_interest(self, scope: Scope, plan: Plan) -> Plan:
        return plan if scope.way.only is None else join(Rows(scope.this, scope.way.only), plan)


@dataclass(frozen=True, slots=True)
class FromPlan:
    """Focus nodes that a plan gives, such as the values of another shape."""

    plan: Plan

    def nodes(self, _scope: Scope) -> Plan:
        """The focus nodes."""
        return self.plan

    def once(self, scope: Scope) -> Plan:
        """The focus nodes, each in one row."""
        return distinct(self.nodes(scope), scope.this)

    def among(self, scope: Scope, plan: Plan) -> Plan:
        """Rows about focus nodes."""
        return join(self.nodes(scope), Apart(plan))


Origin = FromTargets | FromPlan


def follow(left: Plan, subject: Slot, path: Path, value: Slot, scope: Scope) -> Plan:
    """The rows of `left` with what the path leads to from `subject`; `value` is new to them."""
    pattern = _pattern(subject, path, value)
    if pattern is not None:
        return join(left, scope.read(pattern))
    match path:
        case Inverse(inner):
            return follow(left, subject, _turned(inner), value, scope)
        case Sequence(parts):
            at = subject
            for part in parts[:-1]:
                middle = scope.names.new("middle")
                left, at = follow(left, at, part, middle, scope), middle
            return follow(left, at, parts[-1], value, scope)
        case Alternative(parts):
            return union(follow(left, subject, part, value, scope) for part in parts)
        case Repeated(inner, zero, many):
            steps = (
                join(left, Walk(subject, Repeated(inner, zero=False, many=True), value))
                if many
                else follow(left, subject, inner, value, scope)
            )
            if not (zero or may_be_empty(inner)):
                return steps
            # A node is its own value even where no statement is about it: SPARQL's own "zero steps" would
            # find only nodes of the graph.
            assert isinstance(value, Var), "a walk of no steps ends in a variable"
            return union([Bind(left, value, subject), steps])
        case NamedNode():
            raise AssertionError("a property is one pattern")


def _pattern(subject: Slot, path: Path | None, value: Slot) -> Pattern | None:
    match path:
        case NamedNode():
            return Pattern(subject, path, value)
        case Inverse(NamedNode() as inner):
            return Pattern(value, inner, subject)
        case _:
            return None


def _turned(path: Path) -> Path:
    """The path from its end to its beginning."""
    match path:
        case NamedNode():
            return Inverse(path)
        case Inverse(inner):
            return inner
        case Sequence(parts):
            return Sequence(tuple(map(_turned, reversed(parts))))
        case Alternative(parts):
            return Alternative(tuple(map(_turned, parts)))
        case Repeated(inner, zero, many):
            return Repeated(_turned(inner), zero, many)
