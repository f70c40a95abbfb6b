"""Which things can a change of the facts concern? Found by walking along the triple patterns of a query.

A query gives something for each value of its key variable. A change can only alter what it gives for the
values that a changed statement reaches: from the variables of a pattern that it matches, step by step over
the query's other patterns, to the key. The steps look at the facts before and after the change, so negated
and optional patterns are no exception. Filters are left out: some values too many are found, none too few.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import Literal as RdflibLiteral
from rdflib import URIRef
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import BNode, Node, Variable

from coomet_graph.store.dataset import Change, Dataset, Term

_BATCH = 500


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern: variables begin with "?", terms are in N-Triples; `predicate` None matches any.

    A `repeated` pattern stands for a path of any length, none included.
    """

    subject: str
    predicate: str | None
    object: str
    repeated: bool = False

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables at its ends."""
        return tuple(end for end in (self.subject, self.object) if end.startswith("?"))


def patterns_of(query: Query) -> tuple[Pattern, ...]:
    """Every triple pattern of a query that rdflib has parsed, wherever it stands; paths are taken apart."""
    fresh = (f"?.{number}" for number in count())
    found: dict[Pattern, None] = {}
    for subject, prop, value in _triples(query.algebra):
        for pattern in _taken_apart(_name(subject), prop, _name(value), fresh):
            found[pattern] = None
    return tuple(found)


def affected(
    dataset: Dataset, patterns: Sequence[Pattern], key: str, change: Change
) -> frozenset[str] | None:
    """The IRIs that `key` can have where the change alters what a query of these patterns gives.

    None says that nothing connects a changed statement with the key: then any value is concerned. `dataset`
    is as the change has left it.
    """
    walk = _Walk(dataset, patterns, change)
    reached: set[Term] = set()
    for pattern in patterns:
        if pattern.repeated:
            continue
        matches = list(walk.matches(pattern))
        if not matches:
            continue
        path = walk.path(pattern, key)
        if path is None:
            return None
        start, steps = path
        frontier = {_end(triple, pattern.subject == start) for triple in matches}
        for step, forwards in steps:
            frontier = walk.step(frontier, step, forwards)
        reached |= frontier
    return frozenset(term.value for term in reached if isinstance(term, NamedNode))


class _Walk:
    def __init__(self, dataset: Dataset, patterns: Sequence[Pattern], change: Change) -> None:
        self._dataset = dataset
        self._patterns = patterns
        self._changed: dict[str, list[Triple]] = defaultdict(list)
        self._removed: dict[str, list[Triple]] = defaultdict(list)
        for triple in (*change.removed, *change.added):
            self._changed[str(triple.predicate)].append(triple)
        for triple in change.removed:
            self._removed[str(triple.predicate)].append(triple)

    def matches(self, pattern: Pattern) -> Iterator[Triple]:
        """The changed statements that the pattern matches."""
        for triple in _of(self._changed, pattern.predicate):
            if _fits(pattern.subject, _end(triple, True)) and _fits(pattern.object, _end(triple, False)):
                yield triple

    def path(self, pattern: Pattern, key: str) -> tuple[str, list[tuple[Pattern, bool]]] | None:
        """A variable of the pattern, and the shortest way from there to the key; True is a step forwards."""
        queue: deque[tuple[str, str, list[tuple[Pattern, bool]]]] = deque(
            (variable, variable, []) for variable in pattern.variables
        )
        seen = set(pattern.variables)
        while queue:
            start, here, steps = queue.popleft()
            if here == key:
                return start, steps
            for step in self._patterns:
                if len(step.variables) < 2:
                    continue
                for origin, target, forwards in (
                    (step.subject, step.object, True),
                    (step.object, step.subject, False),
                ):
                    if origin == here and target not in seen:
                        seen.add(target)
                        queue.append((start, target, [*steps, (step, forwards)]))
        return None

    def step(self, frontier: set[Term], pattern: Pattern, forwards: bool) -> set[Term]:
        """What the terms lead to along the pattern, in the facts before or after the change."""
        if not pattern.repeated:
            return self._once(frontier, pattern, forwards)
        reached, new = set(frontier), set(frontier)
        while new:
            new = self._once(new, pattern, forwards) - reached
            reached |= new
        return reached

    def _once(self, frontier: set[Term], pattern: Pattern, forwards: bool) -> set[Term]:
        predicate = pattern.predicate or "?p"
        reached: set[Term] = set()
        terms = sorted((term for term in frontier if not isinstance(term, BlankNode)), key=str)
        for begin in range(0, len(terms), _BATCH):
            values = " ".join(map(str, terms[begin : begin + _BATCH]))
            statement = f"?a {predicate} ?b" if forwards else f"?b {predicate} ?a"
            query = f"SELECT DISTINCT ?b WHERE {{ VALUES ?a {{ {values} }} {statement} }}"
            reached |= {term for row in self._dataset.select(query).rows if (term := row[0]) is not None}
        for triple in _of(self._removed, pattern.predicate):
            if _end(triple, forwards) in frontier:
                reached.add(_end(triple, not forwards))
        return reached


def _of(by_predicate: dict[str, list[Triple]], predicate: str | None) -> Iterable[Triple]:
    if predicate is None:
        return [triple for triples in by_predicate.values() for triple in triples]
    return by_predicate.get(predicate, ())


def _end(triple: Triple, subject: bool) -> Term:
    end = triple.subject if subject else triple.object
    assert not isinstance(end, Triple), "no statement about a statement is a fact"
    return end


def _fits(end: str, term: Term) -> bool:
    return end.startswith("?") or end == str(term)


def _triples(node: object) -> Iterator[tuple[Node, Node | Path, Node]]:
    """The triple patterns anywhere in the syntax tree."""
    if isinstance(node, CompValue):
        for name, value in node.items():
            if name == "triples":
                yield from value
            elif name != "_vars":
                yield from _triples(value)
    elif isinstance(node, list | tuple):
        for each in node:
            yield from _triples(each)


def _name(node: Node) -> str:
    if isinstance(node, Variable):
        return f"?{node}"
    if isinstance(node, BNode):
        return f"?_{node}"
    if isinstance(node, URIRef):
        return str(NamedNode(str(node)))
    assert isinstance(node, RdflibLiteral)
    if node.language:
        return str(Literal(str(node), language=node.language))
    return str(Literal(str(node), datatype=NamedNode(str(node.datatype)) if node.datatype else None))


def _taken_apart(subject: str, path: Node | Path, value: str, fresh: Iterator[str]) -> Iterator[Pattern]:
    if isinstance(path, InvPath):
        yield from _taken_apart(value, path.arg, subject, fresh)
    elif isinstance(path, SequencePath):
        ends = [subject, *(next(fresh) for _ in path.args[1:]), value]
        for origin, part, target in zip(ends, path.args, ends[1:], strict=False):
            yield from _taken_apart(origin, part, target, fresh)
    elif isinstance(path, AlternativePath):
        for part in path.args:
            yield from _taken_apart(subject, part, value, fresh)
    elif isinstance(path, MulPath) and isinstance(path.path, URIRef):
        predicate, near, far = _name(path.path), next(fresh), next(fresh)
        yield Pattern(near, predicate, far)
        yield Pattern(subject, predicate, near, repeated=True)
        yield Pattern(far, predicate, value, repeated=True)
        yield Pattern(subject, predicate, value, repeated=True)
    elif isinstance(path, Path):
        # A path that cannot be walked backwards step by step: any statement may matter.
        yield Pattern(next(fresh), None, next(fresh))
    else:
        name = _name(path)
        yield Pattern(subject, None if name.startswith("?") else name, value)
