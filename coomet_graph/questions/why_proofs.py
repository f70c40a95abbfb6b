"""From an inferred statement back to the asserted ones that it follows from.

The axioms are read backwards: a rule whose conclusion has the form of the statement is asked for what its
premises can be. Of a rule written as a query, the positive patterns are its premises.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pyoxigraph import NamedNode

from coomet_graph.questions.why_words import Statement
from coomet_graph.reasoning.derivations import Derivation, derivation
from coomet_graph.reasoning.rules import Atom, Rule
from coomet_graph.sparql import prepared
from coomet_graph.store import Dataset
from coomet_graph.store.dataset import Term, holds_facts
from coomet_graph.store.impact import Pattern, patterns_of

# Ways to conclude one statement that are tried, and how many conclusions may lie on top of each other.
_WAYS = 6
_DEPTH = 6
# Steps of a chain ("depends on") that are followed, and things looked at on the way.
_REACH = 30
_MOST_THINGS = 5000
# Questions put to the graph for one explanation.
_QUESTIONS = 600


@dataclass(frozen=True, slots=True)
class Proof:
    """A statement, how it is known ("asserted", "reference", "inferred"), and what it follows from."""

    statement: Statement
    known: str
    premises: tuple["Proof", ...] = ()

    @property
    def size(self) -> int:
        """How many statements it is made of."""
        return 1 + sum(premise.size for premise in self.premises)

    def statements(self) -> Iterator[Statement]:
        """All statements in it."""
        yield self.statement
        for premise in self.premises:
            yield from premise.statements()


class Proofs:
    """Finds proofs in a dataset; `rules` are those of the axioms, `queries` those written as CONSTRUCT."""

    def __init__(self, dataset: Dataset, rules: Sequence[Rule], queries: Sequence[str] = ()) -> None:
        self._dataset, self._rules, self._queries = dataset, rules, queries
        self._asked = 0

    def of(self, statement: Statement, most: int = 3) -> tuple[Proof, ...]:
        """The shortest proofs of a statement, at most `most`; one for a statement that is asserted.

        Empty if it is no fact, or if no way to it was found within bounds.
        """
        known = self._known(statement)
        if known in ("asserted", "reference"):
            return (Proof(statement, known),)
        if not known:
            return ()
        ways = {proof.premises: proof for proof in self._ways(statement, frozenset())}
        found = sorted(ways.values(), key=lambda proof: proof.size)
        # A longer way round says nothing that the shortest ones do not.
        best = [proof for proof in found if proof.size == found[0].size]
        # Where no rule leads back to asserted statements, that it was inferred is all there is to tell.
        return tuple(best[:most]) or (Proof(statement, known),)

    def _best(self, statement: Statement, above: frozenset[Statement]) -> Proof | None:
        known = self._known(statement)
        if known in ("asserted", "reference"):
            return Proof(statement, known)
        if not known or statement in above or len(above) >= _DEPTH:
            return None
        return min(self._ways(statement, above), key=lambda proof: proof.size, default=None)

    def _ways(self, statement: Statement, above: frozenset[Statement]) -> Iterator[Proof]:
        below = above | {statement}
        rules = [rule for rule in self._rules if _fits(rule.head, statement)]
        for rule in rules:
            if rule.is_transitive:
                premises = list(self._chain(statement, rules, below))
                if premises:
                    yield Proof(statement, "inferred", tuple(premises))
                continue
            for body in self._bodies(rule, statement):
                proofs = [self._best(premise, below) for premise in body]
                if all(proofs):
                    yield Proof(statement, "inferred", tuple(proof for proof in proofs if proof))
        if not rules:
            for query in self._queries:
                yield from self._derived(query, statement, below)

    def _known(self, statement: Statement) -> str:
        graphs = [
            row["graph"].value
            for row in self._select(f"SELECT ?graph WHERE {{ GRAPH ?graph {{ {_text(statement)} }} }}")
            if row["graph"].value != self._dataset.facts and holds_facts(row["graph"].value)
        ]
        if any("/asserted/" in graph for graph in graphs):
            return "asserted"
        if any(not graph.endswith("/inferred") for graph in graphs):
            return "reference"
        return "inferred" if graphs else ""

    def _bodies(self, rule: Rule, statement: Statement) -> Iterator[list[Statement]]:
        """What the premises of a rule can be where the statement is its conclusion."""
        subject, _, value = statement
        given = {rule.head.subject: f"<{subject}>", rule.head.object: str(value)}
        body = [
            (given.get(atom.subject, atom.subject), atom.predicate, given.get(atom.object, atom.object))
            for atom in rule.body
        ]
        free = sorted({end for first, _, last in body for end in (first, last) if end.startswith("?")})
        where = " . ".join(f"{first} <{prop}> {_end(last)}" for first, prop, last in body)
        query = (
            f"SELECT DISTINCT {' '.join(free)} WHERE {{ {where} }} ORDER BY {' '.join(free)} LIMIT {_WAYS}"
        )
        rows = self._select(query) if free else ({} for _ in range(1))
        for row in rows:
            put = {f"?{name}": term for name, term in row.items()}
            yield [
                _statement(first, prop, last, {**put, **_ends(subject, value)}) for first, prop, last in body
            ]

    def _chain(
        self, statement: Statement, rules: Sequence[Rule], above: frozenset[Statement]
    ) -> Iterator[Proof]:
        """The shortest way from end to end along the properties that a transitive one is made of."""
        start, _, end = statement
        links = {atom.predicate for rule in rules if not rule.is_transitive for atom in rule.body}
        listed = " ".join(f"<{link}>" for link in sorted(links))
        before: dict[str, tuple[str, str]] = {}
        frontier = [start]
        for _ in range(_REACH):
            values = " ".join(f"<{each}>" for each in frontier)
            query = (
                f"SELECT ?from ?link ?to WHERE {{ VALUES ?from {{ {values} }} VALUES ?link {{ {listed} }} "
                "?from ?link ?to } ORDER BY ?from ?link ?to"
            )
            frontier = []
            for row in self._select(query):
                to = row["to"]
                if isinstance(to, NamedNode) and to.value not in before:
                    before[to.value] = (row["from"].value, row["link"].value)
                    frontier.append(to.value)
            if end.value in before or not frontier or len(before) > _MOST_THINGS:
                break
        if end.value not in before:
            return
        way: list[Statement] = []
        at = end.value
        while not way or at != start:
            source, link = before[at]
            way.insert(0, (source, link, NamedNode(at)))
            at = source
        for each in way:
            proof = self._best(each, above)
            if proof is not None:
                yield proof

    def _derived(self, query: str, statement: Statement, above: frozenset[Statement]) -> Iterator[Proof]:
        """The statement as what a query constructs; its premises are the patterns that hold."""
        rule = derivation(query, ())
        if not any(output.predicate == f"<{statement[1]}>" for output in rule.outputs):
            return
        seen: set[tuple[Statement, ...]] = set()
        for row in self._rows_of(rule, statement):
            premises = []
            for pattern in _positive(query):
                held = _held(pattern, row)
                if held is not None and held not in premises and self._known(held):
                    premises.append(held)
            if not premises or tuple(premises) in seen:
                continue
            seen.add(tuple(premises))
            proofs = [self._best(premise, above) for premise in premises]
            yield Proof(statement, "inferred", tuple(proof for proof in proofs if proof))

    def _rows_of(self, rule: Derivation, statement: Statement) -> Iterator[dict[str, Term]]:
        values = f"VALUES {rule.key} {{ <{statement[0]}> }}"
        query = f"{rule.prologue} SELECT DISTINCT * WHERE {{ {values} {rule.where} }} LIMIT {_WAYS}"
        for row in self._select(query):
            yield {**row, rule.key[1:]: NamedNode(statement[0])}

    def _select(self, query: str) -> Iterator[dict[str, Term]]:
        self._asked += 1
        if self._asked > _QUESTIONS:
            return iter(())
        return self._dataset.select(query).dicts()


def _fits(head: Atom, statement: Statement) -> bool:
    return head.predicate == statement[1] and (
        head.object.startswith("?") or head.object == statement[2].value
    )


def _text(statement: Statement) -> str:
    return f"<{statement[0]}> <{statement[1]}> {statement[2]}"


def _end(end: str) -> str:
    return end if end[:1] in '?<"' else f"<{end}>"


def _ends(subject: str, value: Term) -> dict[str, Term]:
    return {f"<{subject}>": NamedNode(subject), str(value): value}


def _statement(first: str, prop: str, last: str, put: dict[str, Term]) -> Statement:
    return put[first].value, prop, put[last] if last in put else NamedNode(last)


def _positive(query: str) -> list[Pattern]:
    """The patterns of a rule that say what is there, not what is missing."""
    return [each for each in patterns_of(prepared(query)) if each.predicate and not each.repeated]


def _held(pattern: Pattern, row: dict[str, Term]) -> Statement | None:
    """The pattern with the values of the row; None if it has none for a variable."""
    ends: list[Term] = []
    for end in (pattern.subject, pattern.object):
        if end.startswith("?"):
            if end[1:] not in row:
                return None
            ends.append(row[end[1:]])
        elif end.startswith("<"):
            ends.append(NamedNode(end[1:-1]))
        else:
            return None
    if pattern.predicate is None or not isinstance(ends[0], NamedNode):
        return None
    return ends[0].value, pattern.predicate[1:-1], ends[1]
