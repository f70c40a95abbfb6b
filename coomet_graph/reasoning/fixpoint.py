"""Rules, applied by SPARQL updates until nothing new follows; and what to do when facts change.

All that follows: rule by rule, each after those whose conclusions it reads, so that one pass is enough but
for rules that feed each other. After a change: semi-naive, a rule is applied only where one of its premises
is new. What is new lies in a graph of its own meanwhile and stands first in the update, so that the cost
follows what is new. When facts go, all that may rest on them goes too, and comes back where something else
entails it (DRed: Gupta, Mumick, Subrahmanian, "Maintaining views incrementally", SIGMOD 1993).
"""

from collections.abc import Iterable, Iterator, Sequence

from pyoxigraph import NamedNode, Quad, Triple

from coomet_graph.reasoning.rules import TYPE, Atom, Rule, in_order
from coomet_graph.store.dataset import Change, Dataset

_ANY = "?s ?p ?o"


class Fixpoint:
    """The statements that rules entail in a dataset, in the graph `inferred`; none of them is asserted."""

    def __init__(self, dataset: Dataset, rules: Sequence[Rule], inferred: str) -> None:
        self._dataset, self._rules, self._inferred = dataset, rules, inferred
        self._new, self._next = f"{inferred}/change/new", f"{inferred}/change/next"
        self._gone, self._going = f"{inferred}/change/gone", f"{inferred}/change/going"

    def reach(self) -> None:
        """Add everything that follows from the facts."""
        for circle in in_order(self._rules):
            if len(circle) == 1 and not circle[0].feeds(circle[0]):
                self._apply(circle[0])
                continue
            while waiting := [rule for rule in circle if self._dataset.ask(f"ASK {{ {_unknown(rule)} }}")]:
                for rule in waiting:
                    self._apply(rule)

    def _apply(self, rule: Rule) -> None:
        self._update(f"INSERT {{ {self._as_entailed(str(rule.head))} }} WHERE {{ {_unknown(rule)} }}")

    def maintain(self, change: Change) -> Change:
        """Follow a change that the facts have seen already; tell all that is changed then."""
        read = {atom.predicate for rule in self._rules for atom in (rule.head, *rule.body)}
        self._write(self._gone, change.removed, read)
        self._write(self._going, change.removed, read)
        self._follow_what_goes()
        gone = self._read(self._gone)
        self._withdraw()
        keys = self._keys(self._gone)
        for rule in self._rules:
            if rule.head.key in keys:
                self._conclude(rule, [_in(self._gone, rule.head), *map(str, rule.body)])
        self._write(self._new, change.added, read)
        self._conclude_from_new()
        come = frozenset(triple for _ in self._rounds() for triple in self._read(self._new))
        self._drop(self._gone, self._new)
        return Change((change.removed | gone) - come, (change.added | come) - gone, change.restated)

    def _rounds(self) -> Iterator[None]:
        """Accept conclusions and conclude from them, until there are none; `new` holds those of the round."""
        while self._keys(self._next):
            self._new, self._next = self._next, self._new
            self._drop(self._next)
            self._update(f"INSERT {{ {self._as_entailed(_ANY)} }} WHERE {{ {_in(self._new, _ANY)} }}")
            yield
            self._conclude_from_new()
        self._drop(self._new, self._next)

    def _conclude_from_new(self) -> None:
        for rule, at in self._touched(self._new):
            others = [str(atom) for atom in _without(rule.body, at)]
            self._conclude(rule, [_in(self._new, rule.body[at]), *others])

    def _conclude(self, rule: Rule, body: Iterable[str]) -> None:
        """Put what follows from the body, and is no fact yet, where the next round begins."""
        where = f"{_joined(body)} {rule.guard} FILTER NOT EXISTS {{ {rule.head} }}"
        self._update(f"INSERT {{ {_in(self._next, rule.head)} }} WHERE {{ {where} }}")

    def _follow_what_goes(self) -> None:
        """Collect everything entailed that may rest on what goes, as it was entailed before the change."""
        while self._keys(self._going):
            for rule, at in self._touched(self._going):
                others = [_either(atom, self._gone) for atom in _without(rule.body, at)]
                body = [_in(self._going, rule.body[at]), *others, _in(self._inferred, rule.head)]
                where = f"{_joined(body)} FILTER NOT EXISTS {{ {_in(self._gone, rule.head)} }}"
                self._update(f"INSERT {{ {_in(self._next, rule.head)} }} WHERE {{ {where} }}")
            self._drop(self._going)
            self._going, self._next = self._next, self._going
            self._update(f"INSERT {{ {_in(self._gone, _ANY)} }} WHERE {{ {_in(self._going, _ANY)} }}")
        self._drop(self._going)

    def _withdraw(self) -> None:
        where = f"{_in(self._gone, _ANY)} {_in(self._inferred, _ANY)}"
        self._update(f"DELETE {{ {self._as_entailed(_ANY)} }} WHERE {{ {where} }}")

    def _touched(self, graph: str) -> Iterator[tuple[Rule, int]]:
        """Every rule and place of a premise for which the graph holds statements of that form."""
        keys = self._keys(graph)
        for rule in self._rules:
            for at, atom in enumerate(rule.body):
                if atom.key in keys:
                    yield rule, at

    def _keys(self, graph: str) -> frozenset[str]:
        key = f"BIND(IF(?p = <{TYPE}>, ?o, ?p) AS ?key)"
        rows = self._dataset.select(f"SELECT DISTINCT ?key WHERE {{ {_in(graph, _ANY)} {key} }}").rows
        return frozenset(term.value for (term,) in rows if isinstance(term, NamedNode))

    def _as_entailed(self, statement: str) -> str:
        facts = self._dataset.facts
        merged = statement if facts is None else _in(facts, statement)
        return f"{_in(self._inferred, statement)} {merged}"

    def _write(self, graph: str, triples: Iterable[Triple], predicates: set[str]) -> None:
        name = NamedNode(graph)
        self._dataset.load(
            Quad(each.subject, each.predicate, each.object, name)
            for each in triples
            if each.predicate.value in predicates
        )

    def _read(self, graph: str) -> frozenset[Triple]:
        return frozenset(quad.triple for quad in self._dataset.quads(graph))

    def _update(self, request: str) -> None:
        self._dataset.update(request, merges=True)

    def _drop(self, *graphs: str) -> None:
        self._update(" ; ".join(f"DROP SILENT GRAPH <{graph}>" for graph in graphs))


def _unknown(rule: Rule) -> str:
    """The body of a rule, where the head is no fact yet."""
    if rule.is_transitive:
        # One path from end to end instead of link by link: the engine walks it.
        body = f"{rule.head.subject} <{rule.head.predicate}>+ {rule.head.object}"
        guard = f"FILTER(ISIRI({rule.head.object}))"
    else:
        body, guard = _joined(map(str, rule.body)), rule.guard
    return f"{body} {guard} FILTER NOT EXISTS {{ {rule.head} }}"


def _in(graph: str, statement: Atom | str) -> str:
    return f"GRAPH <{graph}> {{ {statement} }}"


def _either(atom: Atom, graph: str) -> str:
    return f"{{ {atom} }} UNION {{ {_in(graph, atom)} }}"


def _joined(patterns: Iterable[str]) -> str:
    return " . ".join(patterns)


def _without(body: Sequence[Atom], at: int) -> list[Atom]:
    """The other premises, nearest first, so that each shares a variable with one before it."""
    return [*body[at + 1 :], *reversed(body[:at])]
