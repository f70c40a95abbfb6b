"""SPARQL constraints → plans: the query of one focus node as a query of all.

A constraint's SELECT is defined for one focus node at a time, with `$this` replaced by it everywhere.
Joined with the focus nodes it answers for all of them at once, provided that `$this` is bound wherever the
query looks at it: in a nested group that does not bind it itself, the focus nodes are joined in once more.
"""

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from pyoxigraph import NamedNode
from pyparsing import ParseException
from rdflib import URIRef, Variable
from rdflib.plugins.sparql.parserutils import CompValue

from coomet_graph.sparql import parsed
from coomet_graph.validation.anti_joins import filtered
from coomet_graph.validation.bindings import perhaps_bound, surely_bound, variables
from coomet_graph.validation.model import Query
from coomet_graph.validation.offence import Offence, UncoveredError
from coomet_graph.validation.paths import (
    Alternative,
    Inverse,
    Path,
    Repeated,
    Sequence,
    may_be_empty,
    path_text,
)
from coomet_graph.validation.plan import (
    ONE_ROW,
    Bind,
    Expression,
    Group,
    Optional,
    Pattern,
    Plan,
    Select,
    Var,
    Walk,
    all_of,
    join,
    union,
)
from coomet_graph.validation.query_expressions import Terms
from coomet_graph.validation.scope import FromTargets, Scope

_PREBOUND = {"shapesGraph", "currentShape"}
# What the specification forbids in a constraint, and what only the whole query can do.
_REFUSED = {
    "MinusGraphPattern": "MINUS",
    "InlineData": "VALUES",
    "ServiceGraphPattern": "SERVICE",
    "GraphGraphPattern": "GRAPH",
}
_REPETITIONS = {"*": (True, True), "+": (False, True), "?": (True, False)}


class _FocusNeededError(Exception):
    """A group looks at `$this` without binding it."""


def of_query(scope: Scope, query: Query) -> Offence:
    """`sh:sparql`. Raises UncoveredError for a query that cannot be run for all focus nodes at once."""
    tree, prefixes = _parsed(query, scope.path)
    reader = _Reader(scope, prefixes)
    try:
        plan = reader.query(tree, scope.once())
    except _FocusNeededError as error:
        raise UncoveredError("the query looks at $this where it is not bound") from error
    named = {reader.named[name]: name for name in reader.named}
    bound = tuple(column if isinstance(column, Var) else column[0] for column in plan.columns)
    filling = tuple((named[each], each) for each in bound if each in named)
    of_name = dict(filling)
    if scope.this not in bound:
        raise UncoveredError("the query does not select $this")
    return Offence(plan, of_name.get("value"), of_name.get("path"), as_often=True, filling=filling)


def _parsed(query: Query, path: Path | None) -> tuple[CompValue, dict[str, str]]:
    text = query.select
    for sign in ("$PATH", "?PATH"):
        if sign in text:
            if path is None:
                raise UncoveredError("the query has $PATH, but the shape has no path")
            text = text.replace(sign, path_text(path))
    prologue, tree = _tree(text)
    prefixes = dict(query.prefixes)
    for declared in prologue:
        if declared.name == "Base":
            raise UncoveredError("the query declares a BASE")
        prefixes[declared.prefix or ""] = str(declared.iri)
    if tree.name != "SelectQuery":
        raise UncoveredError("the query is no SELECT")
    if tree.datasetClause:
        raise UncoveredError("the query has a FROM")
    return tree, prefixes


@lru_cache(maxsize=256)
def _tree(text: str) -> tuple[list[CompValue], CompValue]:
    """The parser takes some ten milliseconds for a query, and each is asked for in several ways."""
    try:
        prologue, tree = parsed(text)
    except (ParseException, ValueError, RecursionError) as error:
        raise UncoveredError("the query is not SPARQL") from error
    return list(prologue), tree


class _Reader:
    """Reads one query, or one select within it, whose hidden variables nobody else sees."""

    def __init__(self, scope: Scope, prefixes: dict[str, str], shared: dict[str, Var] | None = None) -> None:
        self.scope = scope
        self.prefixes = prefixes
        self.named = {"this": scope.this} if shared is None else shared
        self.terms = Terms(prefixes, self.rename)
        self._asking = 0

    def rename(self, name: str) -> Var:
        if name in _PREBOUND:
            raise UncoveredError(f"the query asks for ${name}")
        if name not in self.named:
            self.named[name] = self.scope.names.new(name)
        return self.named[name]

    # -- Selects --

    def query(self, tree: CompValue, start: Plan) -> Select | Group:
        """A select; its rows begin with those of `start`."""
        if tree.limitoffset:
            raise UncoveredError("the query has a LIMIT or OFFSET")
        if tree.valuesClause:
            raise UncoveredError("the query has VALUES")
        plan = self.group(tree.where, start)
        columns = self._columns(tree, plan)
        if not tree.groupby:
            if tree.having or any(map(_aggregates, tree.projection or ())):
                raise UncoveredError("the query aggregates over all focus nodes")
            return Select(plan, columns, distinct=tree.modifier == "DISTINCT")
        keys = tuple(self._key(each) for each in tree.groupby.condition)
        if self.scope.this not in keys:
            raise UncoveredError("the query does not group by $this")
        having = tuple(self._expression(each) for each in (tree.having.condition if tree.having else ()))
        grouped = Group(plan, keys, columns, having)
        if tree.modifier == "DISTINCT":
            named = tuple(each if isinstance(each, Var) else each[0] for each in columns)
            return Select(grouped, named, distinct=True)
        return grouped

    def _columns(self, tree: CompValue, plan: Plan) -> tuple[Var | tuple[Var, Expression], ...]:
        if not tree.projection:
            known = {var for name, var in self.named.items() if not name.startswith("blank_")}
            return tuple(sorted(perhaps_bound(plan) & known, key=lambda each: each.name))
        columns: list[Var | tuple[Var, Expression]] = []
        for each in tree.projection:
            if each.evar is None:
                columns.append(self.rename(str(each.var)))
            else:
                columns.append((self._new(each.evar), self._expression(each.expr)))
        return tuple(columns)

    def _key(self, condition: Any) -> Var | tuple[Var, Expression]:
        if isinstance(condition, Variable):
            return self.rename(str(condition))
        if isinstance(condition, CompValue) and condition.name == "GroupAs":
            expression = self._expression(condition.expr)
            if condition.var is not None:
                return (self._new(condition.var), expression)
        else:
            expression = self._expression(condition)
        return expression if isinstance(expression, Var) else (self.scope.names.new("key"), expression)

    def _new(self, variable: Variable) -> Var:
        """A variable that gets a value: not `$this`, which has one."""
        if str(variable) == "this":
            raise UncoveredError("the query gives $this a value")
        return self.rename(str(variable))

    def _expression(self, node: Any) -> Expression:
        return self.terms.expression(node, self.exists)

    # -- Groups --

    def exists(self, node: CompValue) -> Plan:
        """The group of an EXISTS: what its surroundings bind is bound in it, and each row asks anew."""
        self._asking += 1
        plan = self._nested(node, self.scope.this)
        self._asking -= 1
        return plan

    def _nested(self, node: CompValue, *given: Var) -> Plan:
        """A group within a group."""
        if node.name == "SubSelect":
            return self._subselect(node)
        try:
            return self.group(node, ONE_ROW, frozenset(given))
        except _FocusNeededError:
            return self.group(node, self.scope.once())

    def _subselect(self, node: CompValue) -> Plan:
        names = [str(each.evar or each.var) for each in node.projection or ()]
        if "this" not in names:
            raise UncoveredError("a nested SELECT does not select $this")
        inner = _Reader(self.scope, self.prefixes, {name: self.rename(name) for name in names})
        # Whatever is hidden in it must not meet a variable of the same name outside: it is renamed there.
        return inner.query(node, self.scope.once())

    def group(self, node: CompValue, start: Plan, given: frozenset[Var] = frozenset()) -> Plan:
        """The patterns of a group, one after the other, and then its filters."""
        if node.name == "SubSelect":
            return join(start, self._subselect(node))
        plan = start
        filters: list[Any] = []
        for part in node.part or ():
            if part.name == "Filter":
                filters.append(part.expr)
            else:
                plan = self._part(plan, part, given)
        conditions = [self._expression(each) for each in filters]
        self._check(plan, conditions, given)
        return filtered(plan, conditions, self.scope)

    def _part(self, plan: Plan, part: CompValue, given: frozenset[Var]) -> Plan:
        if part.name in _REFUSED:
            raise UncoveredError(f"the query has {_REFUSED[part.name]}")
        if part.name == "TriplesBlock":
            return join(plan, *self._triples(part))
        if part.name == "GroupOrUnionGraphPattern":
            return join(plan, union([self._nested(each) for each in part.graph]))
        if part.name == "Bind":
            expression = self._expression(part.expr)
            self._check(plan, [expression], given)
            return Bind(plan, self._new(part.var), expression)
        if part.name == "OptionalGraphPattern":
            return self._optional(plan, part.graph, given)
        raise UncoveredError(f"the query has {part.name}")

    def _optional(self, plan: Plan, node: CompValue, given: frozenset[Var]) -> Plan:
        try:
            right, conditions = self._side(node, ONE_ROW)
        except _FocusNeededError:
            right, conditions = self._side(node, self.scope.once())
        looked_at = perhaps_bound(right).union(*map(variables, conditions))
        if self.scope.this in looked_at - surely_bound(plan) - given:
            raise _FocusNeededError
        return Optional(plan, right, all_of(conditions) if conditions else None)

    def _side(self, node: CompValue, start: Plan) -> tuple[Plan, list[Expression]]:
        """The right side of an OPTIONAL, and its filters, which look at both sides."""
        if node.name == "SubSelect":
            return self._subselect(node), []
        plan = start
        for part in node.part or ():
            if part.name != "Filter":
                plan = self._part(plan, part, frozenset())
        return plan, [self._expression(part.expr) for part in node.part or () if part.name == "Filter"]

    def _check(self, plan: Plan, conditions: Iterable[Expression], given: frozenset[Var]) -> None:
        """Raises _FocusNeededError if a condition looks at `$this` where it may be unbound."""
        for each in conditions:
            if self.scope.this in variables(each) - surely_bound(plan) - given:
                raise _FocusNeededError

    # -- Patterns --

    def _triples(self, block: CompValue) -> Iterable[Plan]:
        for flat in block.triples:
            terms = list(flat)
            for at in range(0, len(terms), 3):
                yield self._triple(*terms[at : at + 3])

    def _triple(self, subject: Any, verb: Any, value: Any) -> Plan:
        left, right = self.terms.slot(subject), self.terms.slot(value)
        if isinstance(verb, Variable):
            prop = self.terms.slot(verb)
            assert isinstance(prop, Var), "a variable stays one"
            return Pattern(left, prop, right)
        path = self._path(verb)
        return self._along(left, path, right)

    def _along(self, subject: Any, path: Path, value: Any) -> Plan:
        """What SPARQL makes of a path: patterns as far as they go, a walk where it repeats."""
        match path:
            case NamedNode():
                pattern = Pattern(subject, path, value)
                return pattern if self._asking else self.scope.read(pattern)
            case Inverse(inner):
                return self._along(value, inner, subject)
            case Sequence(parts):
                ends = [subject, *(self.scope.names.new("middle") for _ in parts[1:]), value]
                return join(*(self._along(ends[at], part, ends[at + 1]) for at, part in enumerate(parts)))
            case Alternative(parts):
                return union([self._along(subject, part, value) for part in parts])
            case Repeated():
                if may_be_empty(path) and self.scope.this in (subject, value) and self._may_be_unknown():
                    raise UncoveredError("a walk of no steps from a node that no statement may be about")
                return Walk(subject, path, value)

    def _may_be_unknown(self) -> bool:
        origin = self.scope.origin
        return not isinstance(origin, FromTargets) or bool(origin.targets.nodes)

    def _path(self, node: Any) -> Path:
        if not isinstance(node, CompValue) or node.name == "pname":
            if not isinstance(node, URIRef | CompValue):
                raise UncoveredError("the query has a path of an unknown kind")
            iri = self.terms.slot(node)
            assert isinstance(iri, NamedNode), "a property is an IRI"
            return iri
        if node.name in {"PathAlternative", "PathSequence"}:
            parts = tuple(map(self._path, node.part))
            if len(parts) == 1:
                return parts[0]
            return Alternative(parts) if node.name == "PathAlternative" else Sequence(parts)
        if node.name == "PathEltOrInverse":
            return Inverse(self._path(node.part))
        if node.name == "PathElt":
            inner = self._path(node.part)
            return inner if not node.mod else Repeated(inner, *_REPETITIONS[str(node.mod)])
        raise UncoveredError("the query has a negated set of properties")


def _aggregates(column: CompValue) -> bool:
    """Whether a column is made of all rows of a group."""
    todo: list[Any] = [column]
    while todo:
        node = todo.pop()
        if isinstance(node, CompValue):
            if node.name.startswith("Aggregate_"):
                return True
            if node.name not in {"Builtin_EXISTS", "Builtin_NOTEXISTS"}:
                todo.extend(node.values())
        elif isinstance(node, list | tuple):
            todo.extend(node)
    return False
