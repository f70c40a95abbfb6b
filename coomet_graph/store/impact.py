"""Which things can a change of the facts concern? Found by walking along the triple patterns of a query.

A query gives something for each value of its key variable. A change can only alter what it gives for the
values that a changed statement reaches: from the variables of a pattern that it matches, step by step over
the query's other patterns, to the key. The steps look at the facts before and after the change, so negated
patterns are no exception. A step is taken only where its pattern holds whenever the changed one does: for the
parts of a UNION, and with and without an OPTIONAL, ways are sought one by one. Filters are left out: some
values too many are found, none too few.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import count

from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from rdflib import Literal as RdflibLiteral
from rdflib import URIRef
from rdflib.paths import AlternativePath, InvPath, MulPath, Path, SequencePath
from rdflib.plugins.sparql.parserutils import CompValue
from rdflib.plugins.sparql.sparql import Query
from rdflib.term import BNode, Node, Variable

from coomet_graph.store.dataset import Change, Dataset, Term
from coomet_graph.store.ways import Choice, Link, Pattern, Step, along, ways_to

__all__ = ["Impact", "Pattern", "patterns_of"]

_BATCH = 500


def patterns_of(query: Query) -> tuple[Pattern, ...]:
    """Every triple pattern of a query that rdflib has parsed, wherever it stands; paths are taken apart."""
    return tuple(dict.fromkeys(_Reader().patterns(query.algebra, ())))


class Impact:
    """A change of a dataset, and what it can concern; `dataset` is as the change has left it."""

    def __init__(self, dataset: Dataset, change: Change) -> None:
        self._dataset = dataset
        self._changed = _by_predicate((*change.removed, *change.added))
        self._removed = _by_predicate(change.removed)
        # Many queries have the same patterns and take the same ways.
        self._matched: dict[tuple[str, str | None, str], Sequence[Triple]] = {}
        self._walked: dict[tuple[Step, ...], frozenset[Term]] = {}

    def of(self, patterns: Sequence[Pattern], key: str) -> frozenset[str] | None:
        """The IRIs that `key` can have where the change alters what a query of these patterns gives.

        None says that nothing connects a changed statement with the key: then any value is concerned.
        """
        terms = self.terms(patterns, key)
        return None if terms is None else frozenset(t.value for t in terms if isinstance(t, NamedNode))

    def terms(self, patterns: Sequence[Pattern], key: str) -> frozenset[Term] | None:
        """The same with literals. A blank node among them says that a way leads over one.

        No query can ask what lies beyond it: then any value may be concerned.
        """
        reached: set[Term] = set()
        for pattern in patterns:
            if pattern.repeated or not self._matches(pattern):
                continue
            ways = ways_to(key, pattern, patterns)
            if ways is None:
                return None
            reached = reached.union(*map(self._walk, ways))
        return frozenset(reached)

    def _matches(self, pattern: Pattern) -> Sequence[Triple]:
        """The changed statements that the pattern matches."""
        ends = ["?" if end.startswith("?") else end for end in (pattern.subject, pattern.object)]
        form = (ends[0], pattern.predicate, ends[1])
        if form not in self._matched:
            self._matched[form] = [
                triple
                for triple in _of(self._changed, pattern.predicate)
                if _fits(ends[0], _end(triple, True)) and _fits(ends[1], _end(triple, False))
            ]
        return self._matched[form]

    def _walk(self, way: tuple[Step, ...]) -> frozenset[Term]:
        """Where the way ends that begins at the changed statements which its first pattern matches."""
        if way not in self._walked:
            *before, last = way
            if before:
                reached = self._step(self._walk(tuple(before)), last)
            else:
                reached = {_end(triple, not last.forwards) for triple in self._matches(last.pattern)}
            self._walked[way] = frozenset(reached)
        return self._walked[way]

    def _step(self, frontier: AbstractSet[Term], step: Step) -> AbstractSet[Term]:
        """What the terms lead to in one step, in the facts before or after the change."""
        links = step.pattern.links
        if links is None:
            return self._once(frontier, step.pattern.predicate, step.forwards)
        reached, new = set(frontier), set(frontier)
        while new:
            found = (self._once(new, prop, forwards == step.forwards) for prop, forwards in links)
            new = set[Term]().union(*found) - reached
            reached |= new
        return reached

    def _once(self, frontier: AbstractSet[Term], prop: str | None, forwards: bool) -> set[Term]:
        predicate = prop or "?p"
        reached: set[Term] = {term for term in frontier if isinstance(term, BlankNode)}
        terms = sorted((term for term in frontier if not isinstance(term, BlankNode)), key=str)
        for begin in range(0, len(terms), _BATCH):
            values = " ".join(map(str, terms[begin : begin + _BATCH]))
            statement = f"?a {predicate} ?b" if forwards else f"?b {predicate} ?a"
            query = f"SELECT DISTINCT ?b WHERE {{ VALUES ?a {{ {values} }} {statement} }}"
            reached |= {term for row in self._dataset.select(query).rows if (term := row[0]) is not None}
        for triple in _of(self._removed, prop):
            if _end(triple, forwards) in frontier:
                reached.add(_end(triple, not forwards))
        return reached


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


_Cases = tuple[Choice, ...]
_ALTERNATIVES = {"Union": ("p1", "p2")}
_MAYBE = {"LeftJoin": "p2", "Minus": "p2", "Builtin_EXISTS": "graph", "Builtin_NOTEXISTS": "graph"}


class _Reader:
    def __init__(self) -> None:
        self._fresh = (f"?.{number}" for number in count())
        self._numbers = count()

    def patterns(self, node: object, within: _Cases) -> Iterator[Pattern]:
        """The triple patterns anywhere in the syntax tree, which holds in these cases."""
        if isinstance(node, CompValue):
            sides, number = _ALTERNATIVES.get(node.name, ()), next(self._numbers)
            for name, value in node.items():
                if name == "triples":
                    for subject, prop, target in value:
                        yield from self._taken_apart(_name(subject), prop, _name(target), within)
                elif name in sides:
                    choice = Choice(number, sides.index(name), len(sides))
                    yield from self.patterns(value, (*within, choice))
                elif name != "_vars":
                    inner = (*within, Choice(number, 0, 2)) if _MAYBE.get(node.name) == name else within
                    yield from self.patterns(value, inner)
        elif isinstance(node, list | tuple):
            for each in node:
                yield from self.patterns(each, within)

    def _taken_apart(self, subject: str, path: Node | Path, value: str, within: _Cases) -> Iterator[Pattern]:
        if isinstance(path, InvPath):
            yield from self._taken_apart(value, path.arg, subject, within)
        elif isinstance(path, SequencePath):
            ends = [subject, *(next(self._fresh) for _ in path.args[1:]), value]
            for origin, part, target in zip(ends, path.args, ends[1:], strict=False):
                yield from self._taken_apart(origin, part, target, within)
        elif isinstance(path, AlternativePath):
            number = next(self._numbers)
            for case, part in enumerate(path.args):
                choice = Choice(number, case, len(path.args))
                yield from self._taken_apart(subject, part, value, (*within, choice))
        elif isinstance(path, MulPath) and (links := _links(path.path)) is not None:
            yield from along(subject, links, value, self._fresh, within)
        elif isinstance(path, Path):
            # A path that cannot be walked backwards step by step: any statement may matter.
            yield Pattern(next(self._fresh), None, next(self._fresh), within=within)
        else:
            name = _name(path)
            yield Pattern(subject, None if name.startswith("?") else name, value, within=within)


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


def _links(path: Node | Path, forwards: bool = True) -> frozenset[Link] | None:
    """The properties in the path and how each is followed, or None if it speaks of what is not in it."""
    if isinstance(path, InvPath):
        return _links(path.arg, not forwards)
    if isinstance(path, SequencePath | AlternativePath):
        parts = [_links(part, forwards) for part in path.args]
        known = [part for part in parts if part is not None]
        return frozenset[Link]().union(*known) if len(known) == len(parts) else None
    if isinstance(path, MulPath):
        return _links(path.path, forwards)
    return frozenset({(_name(path), forwards)}) if isinstance(path, URIRef) else None
