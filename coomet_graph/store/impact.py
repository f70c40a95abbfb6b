"""Which things can a change of the facts concern? Found by walking along the triple patterns of a query.

A query gives something for each value of its key variable. A change can only alter what it gives for the
values that a changed statement reaches: from the variables of a pattern that it matches, step by step over
the query's other patterns, to the key. The steps look at the facts before and after the change, so negated
and optional patterns are no exception. Filters are left out: some values too many are found, none too few.
"""

from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
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


@dataclass(frozen=True, slots=True)
class _Step:
    """Along a pattern, from its subject to its object or backwards; its variables have no names any more."""

    pattern: Pattern
    forwards: bool


class Impact:
    """A change of a dataset, and what it can concern; `dataset` is as the change has left it."""

    def __init__(self, dataset: Dataset, change: Change) -> None:
        self._dataset = dataset
        self._changed = _by_predicate((*change.removed, *change.added))
        self._removed = _by_predicate(change.removed)
        # Many queries take the same ways.
        self._walked: dict[tuple[_Step, ...], frozenset[Term]] = {}

    def of(self, patterns: Sequence[Pattern], key: str) -> frozenset[str] | None:
        """The IRIs that `key` can have where the change alters what a query of these patterns gives.

        None says that nothing connects a changed statement with the key: then any value is concerned.
        """
        reached: set[str] = set()
        for pattern in patterns:
            if pattern.repeated or not any(self._matches(pattern)):
                continue
            way = _way(pattern, patterns, key)
            if way is None:
                return None
            reached |= {term.value for term in self._walk(way) if isinstance(term, NamedNode)}
        return frozenset(reached)

    def _matches(self, pattern: Pattern) -> Iterator[Triple]:
        """The changed statements that the pattern matches."""
        for triple in _of(self._changed, pattern.predicate):
            if _fits(pattern.subject, _end(triple, True)) and _fits(pattern.object, _end(triple, False)):
                yield triple

    def _walk(self, way: tuple[_Step, ...]) -> frozenset[Term]:
        """Where the way ends that begins at the changed statements which its first pattern matches."""
        if way not in self._walked:
            *before, last = way
            if before:
                reached = self._step(self._walk(tuple(before)), last)
            else:
                reached = {_end(triple, not last.forwards) for triple in self._matches(last.pattern)}
            self._walked[way] = frozenset(reached)
        return self._walked[way]

    def _step(self, frontier: AbstractSet[Term], step: _Step) -> AbstractSet[Term]:
        """What the terms lead to in one step, in the facts before or after the change."""
        if not step.pattern.repeated:
            return self._once(frontier, step)
        reached, new = set(frontier), set(frontier)
        while new:
            new = self._once(new, step) - reached
            reached |= new
        return reached

    def _once(self, frontier: AbstractSet[Term], step: _Step) -> set[Term]:
        predicate, forwards = step.pattern.predicate or "?p", step.forwards
        reached: set[Term] = set()
        terms = sorted((term for term in frontier if not isinstance(term, BlankNode)), key=str)
        for begin in range(0, len(terms), _BATCH):
            values = " ".join(map(str, terms[begin : begin + _BATCH]))
            statement = f"?a {predicate} ?b" if forwards else f"?b {predicate} ?a"
            query = f"SELECT DISTINCT ?b WHERE {{ VALUES ?a {{ {values} }} {statement} }}"
            reached |= {term for row in self._dataset.select(query).rows if (term := row[0]) is not None}
        for triple in _of(self._removed, step.pattern.predicate):
            if _end(triple, forwards) in frontier:
                reached.add(_end(triple, not forwards))
        return reached


def _way(pattern: Pattern, patterns: Sequence[Pattern], key: str) -> tuple[_Step, ...] | None:
    """The shortest way from the pattern to the key; its first step is to that end of the pattern itself."""
    queue: deque[tuple[str, tuple[_Step, ...]]] = deque(
        (end, (_nameless(pattern, end == pattern.object),)) for end in pattern.variables
    )
    seen = set(pattern.variables)
    while queue:
        here, way = queue.popleft()
        if here == key:
            return way
        for each in patterns:
            if len(each.variables) < 2:
                continue
            ends = ((each.subject, each.object, True), (each.object, each.subject, False))
            for origin, target, forwards in ends:
                if origin == here and target not in seen:
                    seen.add(target)
                    queue.append((target, (*way, _nameless(each, forwards))))
    return None


def _nameless(pattern: Pattern, forwards: bool) -> _Step:
    ends = ["?" if end.startswith("?") else end for end in (pattern.subject, pattern.object)]
    return _Step(Pattern(ends[0], pattern.predicate, ends[1], pattern.repeated), forwards)


def _by_predicate(triples: Iterable[Triple]) -> dict[str, list[Triple]]:
    sorted_out: dict[str, list[Triple]] = defaultdict(list)
    for triple in triples:
        sorted_out[str(triple.predicate)].append(triple)
    return sorted_out


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
