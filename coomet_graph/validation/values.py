"""Constraints on single values: type, kind, range, length, form, membership."""

from collections.abc import Iterable
from functools import cache

from pyoxigraph import BlankNode, Literal, NamedNode, QuerySolutions, Store

from coomet_graph.namespaces import SH, XSD
from coomet_graph.store.dataset import Term
from coomet_graph.validation.literals import REWRITTEN, boolean, has_form_of, matches
from coomet_graph.validation.offence import Choice, Offence, UncoveredError
from coomet_graph.validation.plan import (
    Apart,
    Call,
    Exists,
    Expression,
    Plan,
    Var,
    all_of,
    any_of,
    grouped,
    join,
    negation,
    text,
    union,
    where,
    without,
)
from coomet_graph.validation.scope import Scope, Test, in_class, same

_IS = {"IRI": "isIRI", "BlankNode": "isBlank", "Literal": "isLiteral"}
_KINDS = {
    SH + "IRI": ("IRI",),
    SH + "BlankNode": ("BlankNode",),
    SH + "Literal": ("Literal",),
    SH + "BlankNodeOrIRI": ("BlankNode", "IRI"),
    SH + "BlankNodeOrLiteral": ("BlankNode", "Literal"),
    SH + "IRIOrLiteral": ("IRI", "Literal"),
}


def in_a_class(scope: Scope, name: Term) -> Offence:
    """`sh:class`."""
    if not isinstance(name, NamedNode):
        raise UncoveredError("the class is not named")
    if not scope.way.many:
        no = all_of(negation(Exists(each)) for each in in_class(scope.value, name.value, scope.tree))
        return Offence(where(scope.values(), no), scope.value)
    members = union(Apart(each) for each in in_class(scope.value, name.value, scope.tree))
    return Offence(_of_values(scope, lambda values: without(values, members)), scope.value)


def of_datatype(scope: Scope, name: Term) -> Offence:
    """`sh:datatype`; a literal that its datatype does not allow has no datatype."""
    if not isinstance(name, NamedNode):
        raise UncoveredError("the datatype is not named")
    if name.value in REWRITTEN:
        raise UncoveredError(f"the store keeps {name.value.removeprefix(XSD)} as integer")

    def bad(value: Var) -> Expression:
        other = Call("!=", (Call("DATATYPE", (value,)), name))
        tests = [negation(Call("isLiteral", (value,))), other]
        form = has_form_of(value, name.value)
        return any_of(tests if form is None else [*tests, negation(form)])

    return _tested(scope, bad)


def of_kind(scope: Scope, kind: Term) -> Offence:
    """`sh:nodeKind`."""
    allowed = _KINDS.get(kind.value)
    if allowed is None:
        raise UncoveredError("the kind of node is not one of SHACL's")
    return _tested(scope, lambda value: all_of(negation(Call(_IS[each], (value,))) for each in allowed))


def in_range(scope: Scope, operator: str, limit: Term) -> Offence:
    """`sh:minInclusive` and the like; what cannot be compared is out of range."""
    return _tested(scope, lambda value: negation(surely(Call(operator, (value, limit)))))


def of_length(scope: Scope, operator: str, count: int) -> Offence:
    """`sh:minLength`, `sh:maxLength`: `operator` says which lengths are wrong; a blank node has none."""

    def bad(value: Var) -> Expression:
        length = Call("STRLEN", (Call("STR", (value,)),))
        return any_of((Call("isBlank", (value,)), Call(operator, (length, number(count)))))

    return _tested(scope, bad)


def of_form(scope: Scope, pattern: str, flags: str) -> Offence:
    """`sh:pattern`."""
    if not _is_known(pattern, flags):
        raise UncoveredError("SPARQL does not know this kind of pattern")
    return _tested(
        scope, lambda value: any_of((Call("isBlank", (value,)), negation(matches(value, pattern, flags))))
    )


def in_languages(scope: Scope, ranges: tuple[Term, ...]) -> Offence:
    """`sh:languageIn`."""

    def bad(value: Var) -> Expression:
        language = Call("LANG", (value,))
        fits = [Call("langMatches", (language, text(each.value))) for each in ranges]
        tests = [negation(Call("isLiteral", (value,))), Call("=", (language, text("")))]
        return any_of([*tests, negation(any_of(fits))] if fits else [boolean(True)])

    return _tested(scope, bad)


def in_list(scope: Scope, members: tuple[Term, ...]) -> Offence:
    """`sh:in`."""
    known = [each for each in members if not isinstance(each, BlankNode)]
    _refuse_rewritten(known)
    return _tested(
        scope,
        lambda value: all_of(negation(same(value, each)) for each in known) if known else boolean(True),
    )


def having_value(scope: Scope, value: Term) -> Offence:
    """`sh:hasValue`."""
    if isinstance(value, BlankNode):
        raise UncoveredError("the value is a blank node")
    _refuse_rewritten([value])
    if scope.path is None:
        return Offence(where(scope.nodes(), negation(same(scope.this, value))))
    pattern = scope.step(value)
    if pattern is not None:
        if scope.way.many:
            return Offence(without(scope.nodes(), Apart(pattern)))
        return Offence(where(scope.nodes(), negation(Exists(pattern))))
    found = where(scope.values(), same(scope.value, value))
    return Offence(without(scope.nodes(), grouped(found, scope.this)))


def surely(expression: Expression) -> Expression:
    """The expression, and false where it has no value."""
    return Call("COALESCE", (expression, boolean(False)))


def number(value: int) -> Literal:
    """A whole number as a term."""
    return Literal(str(value), datatype=NamedNode(XSD + "integer"))


def _tested(scope: Scope, bad: Test) -> Offence:
    """Values that a test finds bad."""

    def chosen(values: Plan) -> Plan:
        # To test a value one has to read it: once, however often it stands. The group keeps the engine from
        # doing it before equal values are folded into one.
        return where(grouped(values, scope.value) if scope.by_property else values, bad(scope.value))

    return Offence(_of_values(scope, chosen), scope.value)


def _of_values(scope: Scope, bad: Choice) -> Plan:
    """Focus nodes with those values that `bad` keeps; of many, first the values and then whose they are."""
    if not scope.by_property:
        return bad(scope.values())
    pattern, theirs = scope.step(scope.value, scope.names.new("any")), scope.step(scope.value)
    assert pattern is not None, "what is read by property is one pattern"
    assert theirs is not None, "what is read by property is one pattern"
    return scope.among(join(grouped(bad(scope.read(pattern)), scope.value), theirs))


@cache
def _is_known(pattern: str, flags: str) -> bool:
    """Whether the engine understands the pattern: of another, no text would seem to be of that form."""
    answer = Store().query(f'SELECT (REGEX("", {Literal(pattern)}, {Literal(flags)}) AS ?fits) {{}}')
    assert isinstance(answer, QuerySolutions), "a SELECT has solutions"
    return next(answer)["fits"] is not None


def _refuse_rewritten(terms: Iterable[Term]) -> None:
    for each in terms:
        if isinstance(each, Literal) and each.datatype.value in REWRITTEN:
            raise UncoveredError("the store keeps derived integers as integers")
