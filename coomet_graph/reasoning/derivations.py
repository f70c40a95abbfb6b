"""Rules written as CONSTRUCT queries (`queries/rules/`): labels, states and the like, negation included.

Each has one key: the variable that is the subject of everything it constructs. What it gives for one value of
the key depends on no other, so after a change only the values that the change concerns are derived anew.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from graphlib import TopologicalSorter

from pyoxigraph import Triple
from rdflib.term import Variable

from coomet_graph.reasoning.rules import TYPE
from coomet_graph.sparql import prepared
from coomet_graph.store.dataset import Change, Dataset
from coomet_graph.store.impact import Impact, Pattern, patterns_of

_FORM = re.compile(
    r"(?P<prologue>.*?)CONSTRUCT\s*\{(?P<template>[^{}]*)\}\s*WHERE\s*\{(?P<where>.*)\}\s*", re.S
)
_BATCH = 200


@dataclass(frozen=True, slots=True)
class Derivation:
    """A CONSTRUCT query: its text in parts, its key, the forms of what it gives and of what it reads."""

    prologue: str
    template: str
    where: str
    key: str
    outputs: tuple[Pattern, ...]
    patterns: tuple[Pattern, ...]

    @property
    def kinds(self) -> frozenset[str]:
        """What it gives: properties, and classes where it gives types."""
        return frozenset(map(_kind, self.outputs))

    @property
    def premises(self) -> frozenset[str]:
        """What it reads, likewise."""
        return frozenset(map(_kind, self.patterns))


def derivation(query: str, patterns: Sequence[Pattern] | None = None) -> Derivation:
    """The rule in a CONSTRUCT query; `patterns` are what it reads, if that is known: parsing takes long.

    Raises ValueError if it has no single key.
    """
    form = _FORM.fullmatch(query)
    if form is None:
        raise ValueError("a rule is written CONSTRUCT { … } WHERE { … }")
    where = form["where"] if patterns is None else ""
    parsed = prepared(f"{form['prologue']} CONSTRUCT {{{form['template']}}} WHERE {{{where}}}")
    keys = {subject for subject, _, _ in parsed.algebra.template}
    if len(keys) != 1 or not isinstance(key := keys.pop(), Variable):
        raise ValueError("everything that a rule constructs has the same variable as its subject")
    outputs = tuple(
        Pattern(f"?{key}", f"<{prop}>", "?value" if isinstance(value, Variable) else value.n3())
        for _, prop, value in parsed.algebra.template
    )
    read = patterns_of(parsed) if patterns is None else tuple(patterns)
    return Derivation(**form.groupdict(), key=f"?{key}", outputs=outputs, patterns=read)


class Derivations:
    """Rules in an order in which each comes after those whose results it reads."""

    def __init__(self, dataset: Dataset, rules: Sequence[Derivation], inferred: str) -> None:
        """Raises ValueError if rules wait for each other in a circle."""
        self._dataset, self._inferred = dataset, inferred
        self._next = f"{inferred}/change/next"
        self._groups = _in_order(_groups(rules))

    def derive(self) -> None:
        """Add everything that the rules give."""
        for group in self._groups:
            for rule in group:
                self._construct(rule, rule.where)
            self._accept()

    def maintain(self, change: Change) -> Change:
        """Follow a change that the facts have seen already; tell all that is changed then."""
        for group in self._groups:
            change = self._maintain(group, change)
        return change

    def _maintain(self, group: Sequence[Derivation], change: Change) -> Change:
        batches = list(_batches(self._concerned(group, change)))
        before = self._given(group, batches)
        for keys in batches:
            self._withdraw(group, keys)
        for keys in batches:
            for rule in group:
                self._construct(rule, f"{_values(rule.key, keys)} {rule.where}")
        self._accept()
        after = self._given(group, batches)
        return Change(
            (change.removed | (before - after)) - after,
            (change.added | (after - before)) - before,
            change.restated,
        )

    def _concerned(self, group: Sequence[Derivation], change: Change) -> list[str]:
        """The keys for which the rules may give something else after the change."""
        impact = Impact(self._dataset, change)
        concerned: set[str] = set()
        for rule in group:
            # What a rule gives is no way to its key: before it is derived, it is not there.
            for patterns in (rule.patterns, *((output,) for output in rule.outputs)):
                keys = impact.of(patterns, rule.key)
                if keys is None:
                    raise ValueError(f"a rule has a pattern that does not lead to its key: {rule.template}")
                concerned |= keys
        return sorted(concerned)

    def _construct(self, rule: Derivation, where: str) -> None:
        target = f"GRAPH <{self._next}> {{ {rule.template} }}"
        self._dataset.update(f"{rule.prologue} INSERT {{ {target} }} WHERE {{ {where} }}", merges=True)

    def _accept(self) -> None:
        """Let what was constructed, and is no fact yet, be inferred."""
        self._dataset.update(
            f"INSERT {{ {self._as_inferred('?s ?p ?o')} }} "
            f"WHERE {{ GRAPH <{self._next}> {{ ?s ?p ?o }} FILTER NOT EXISTS {{ ?s ?p ?o }} }} ; "
            f"DROP SILENT GRAPH <{self._next}>",
            merges=True,
        )

    def _given(self, group: Sequence[Derivation], batches: Iterable[Sequence[str]]) -> set[Triple]:
        """What is inferred of the keys in the forms that the rules of the group give."""
        found: set[Triple] = set()
        for keys in batches:
            for output in _outputs(group):
                where = f"{_values('?s', keys)} {_in(self._inferred, output)}"
                found.update(self._dataset.construct(f"CONSTRUCT {{ {output} }} WHERE {{ {where} }}"))
        return found

    def _withdraw(self, group: Sequence[Derivation], keys: Sequence[str]) -> None:
        for output in _outputs(group):
            where = f"{_values('?s', keys)} {_in(self._inferred, output)}"
            self._dataset.update(f"DELETE {{ {self._as_inferred(output)} }} WHERE {{ {where} }}", merges=True)

    def _as_inferred(self, statement: str) -> str:
        facts = self._dataset.facts
        return f"{_in(self._inferred, statement)} {statement if facts is None else _in(facts, statement)}"


def _groups(rules: Iterable[Derivation]) -> list[tuple[Derivation, ...]]:
    """Rules that give statements of the same form are derived together."""
    groups: list[tuple[Derivation, ...]] = []
    for rule in rules:
        same = [group for group in groups if any(rule.kinds & other.kinds for other in group)]
        groups = [group for group in groups if group not in same]
        groups.append((*(member for group in same for member in group), rule))
    return groups


def _in_order(groups: Sequence[tuple[Derivation, ...]]) -> tuple[tuple[Derivation, ...], ...]:
    order: TopologicalSorter[tuple[Derivation, ...]] = TopologicalSorter()
    for group in groups:
        premises = frozenset[str]().union(*(rule.premises for rule in group))
        before = [
            other for other in groups if other != group and any(rule.kinds & premises for rule in other)
        ]
        order.add(group, *before)
    return tuple(order.static_order())


def _kind(pattern: Pattern) -> str:
    typed = pattern.predicate == f"<{TYPE}>" and not pattern.object.startswith("?")
    return pattern.object if typed else pattern.predicate or "?"


def _outputs(group: Sequence[Derivation]) -> list[str]:
    return sorted({f"?s {output.predicate} {output.object}" for rule in group for output in rule.outputs})


def _values(variable: str, iris: Sequence[str]) -> str:
    return f"VALUES {variable} {{ {' '.join(f'<{iri}>' for iri in iris)} }}"


def _in(graph: str, statement: str) -> str:
    return f"GRAPH <{graph}> {{ {statement} }}"


def _batches(keys: Sequence[str]) -> Iterator[Sequence[str]]:
    return (keys[begin : begin + _BATCH] for begin in range(0, len(keys), _BATCH))
