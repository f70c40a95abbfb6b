"""Constraints on how many values there are, and on languages used once."""

from pyoxigraph import NamedNode

from coomet_graph.validation.offence import Offence
from coomet_graph.validation.paths import Alternative, Inverse
from coomet_graph.validation.plan import (
    ONE_ROW,
    Aggregate,
    Bind,
    Call,
    Exists,
    Expression,
    Plan,
    Var,
    all_of,
    grouped,
    join,
    negation,
    text,
    where,
    without,
)
from coomet_graph.validation.scope import Scope, follow
from coomet_graph.validation.values import number


def at_least(scope: Scope, count: int) -> Offence | None:
    """`sh:minCount`."""
    if count <= 0:
        return None
    if count > 1 or scope.path is None:
        enough = grouped(scope.values(), scope.this, having=counted(scope.value, ">=", count))
        return Offence(without(scope.nodes(), enough))
    if scope.way.many:
        return Offence(without(scope.nodes(), _along_all(scope)))
    steps = _single_steps(scope)
    if steps is None:
        return Offence(without(scope.nodes(), scope.values()))
    return Offence(where(scope.nodes(), all_of(negation(Exists(each)) for each in steps)))


def at_most(scope: Scope, count: int) -> Offence:
    """`sh:maxCount`."""
    more = counted(scope.value, ">", count)
    pattern = scope.step(scope.value)
    if scope.way.many and pattern is not None:
        # In a set of statements each value of a property stands once.
        more = Call(">", (Aggregate("COUNT", scope.value), number(count)))
        return Offence(scope.among(grouped(scope.read(pattern), scope.this, having=more)))
    return Offence(grouped(scope.values(), scope.this, having=more))


def once_per_language(scope: Scope) -> Offence:
    """`sh:uniqueLang`: one offence for each language that is used more than once."""
    language = scope.names.new("language")
    several = counted(scope.value, ">", 1)
    values = scope.values()
    pattern = scope.step(scope.value)
    if scope.way.many and pattern is not None:
        # To learn the language of a text one has to read it: only where there are several.
        other = scope.step(scope.names.new("any"))
        assert other is not None, "the path is one pattern"
        candidates = grouped(scope.read(other), scope.this, having=Call(">", (Aggregate("COUNT"), number(1))))
        values = join(candidates, pattern)
    tagged = where(
        Bind(values, language, Call("LCASE", (Call("LANG", (scope.value,)),))),
        Call("!=", (language, text(""))),
    )
    twice = grouped(tagged, scope.this, language, having=several)
    plan = scope.among(twice) if scope.way.many and pattern is not None else twice
    return Offence(plan, apart=(language,))


def counted(value: Var, operator: str, count: int) -> Expression:
    """Whether the number of different values compares in this way."""
    return Call(operator, (Aggregate("COUNT", value, distinct=True), number(count)))


def _along_all(scope: Scope) -> Plan:
    """What the path connects anywhere, if it can be read as a whole; else what it leads to from the nodes."""
    pattern = scope.step(scope.names.new("any"))
    return scope.values() if pattern is None else scope.read(pattern)


def _single_steps(scope: Scope) -> list[Plan] | None:
    """The path as patterns of which any may hold, if it is that simple: each is then looked up by itself."""
    assert scope.path is not None, "only a property shape has a path"
    parts = scope.path.parts if isinstance(scope.path, Alternative) else (scope.path,)
    ends = (each.path if isinstance(each, Inverse) else each for each in parts)
    if not all(isinstance(each, NamedNode) for each in ends):
        return None
    return [follow(ONE_ROW, scope.this, each, scope.names.new("any"), scope) for each in parts]
