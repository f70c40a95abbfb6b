"""What a query looks at, as joins of triple patterns; a store that holds just that answers the query.

A query is evaluated from the solutions of its basic graph patterns. Whoever fetches these from a server, and
keeps the statements that they consist of, has the same solutions of each pattern, and so the same answer.
This is how an answer is found here that a server gets wrong or cuts.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import count

from pyoxigraph import BlankNode, DefaultGraph, Literal, NamedNode, Quad, RdfFormat, parse
from rdflib.paths import AlternativePath, InvPath, MulPath, NegatedPath, Path, SequencePath
from rdflib.term import Node

from coomet_graph.errors import QueryError
from coomet_graph.store.dataset import Term
from coomet_graph.store.remote_algebra import Basic, Triples, Values, basic_patterns, name

Pattern = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class Join:
    """Triple patterns that hang together; variables begin with "?", terms are in N-Triples syntax."""

    patterns: tuple[Pattern, ...]
    graph: str | None = None
    values: tuple[Values, ...] = ()

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables in it, the graph's included."""
        ends = [end for pattern in self.patterns for end in pattern]
        return tuple(dict.fromkeys(end for end in (*ends, self.graph or "") if end.startswith("?")))

    @property
    def where(self) -> str:
        """The group graph pattern for a query."""
        body = " . ".join(" ".join(pattern) for pattern in self.patterns)
        group = body if self.graph is None else f"GRAPH {self.graph} {{ {body} }}"
        return " ".join([group, *map(str, self.values)])

    def quads(self, solution: Mapping[str, Term]) -> Iterator[Quad]:
        """The statements of a solution (variables with their "?"). Raises ValueError if they are none."""
        names = self._names
        graph: NamedNode | DefaultGraph = DefaultGraph()
        if self.graph is not None:
            graph = _thing(_end(self.graph, solution, names))
        for subject, prop, value in self.patterns:
            yield Quad(
                _subject(_end(subject, solution, names)),
                _thing(_end(prop, solution, names)),
                _end(value, solution, names),
                graph,
            )

    @property
    def _names(self) -> frozenset[str]:
        """The variables that can only stand for IRIs; Virtuoso gives some of these as strings."""
        places = [end for subject, prop, _ in self.patterns for end in (subject, prop)]
        valued = [variable for values in self.values for variable in values.variables]
        return frozenset([*places, *valued])


@lru_cache(maxsize=256)
def joins_of(query: str) -> tuple[Join, ...]:
    """The joins that the query looks at. Raises QueryError for a path that nobody can follow this way."""
    expansion, found = _Expansion(), dict[Join, None]()
    for basic in basic_patterns(query):
        joined, apart = expansion.of(basic.triples)
        for pattern in apart:
            found[Join((pattern,), basic.graph)] = None
        for part in _connected(joined):
            found[_join(part, basic, expansion)] = None
    return tuple(found)


def _join(part: Sequence[Pattern], basic: Basic, expansion: "_Expansion") -> Join:
    """The part of a basic graph pattern, joined with what is given of its variables."""
    patterns, variables = set(part), _variables(part)
    if not variables:
        # A statement without variables cannot be selected; all with this subject and property can.
        return Join(tuple((subject, prop, expansion.fresh()) for subject, prop, _ in part), basic.graph)
    for given in basic.given:
        if given.graph == basic.graph:
            for other in _connected(expansion.of(given.triples)[0]):
                if variables & _variables(other):
                    patterns.update(other)
    known = _variables(patterns) | {basic.graph}
    values = {each for given in basic.given for each in given.values if known & set(each.variables)}
    # In one order, so that two parts that narrow each other are asked for once.
    return Join(tuple(sorted(patterns)), basic.graph, tuple(sorted(values, key=str)))


class _Expansion:
    """Triple patterns without paths; the same path has the same variables along it wherever it stands."""

    def __init__(self) -> None:
        self._numbers = count()
        self._ways: dict[str, list[str]] = {}

    def fresh(self) -> str:
        """A variable that the query does not have."""
        return f"?v{next(self._numbers)}"

    def of(self, triples: Triples) -> tuple[list[Pattern], list[Pattern]]:
        """The patterns that join with the others, and those that stand for a path of any other form."""
        joined: list[Pattern] = []
        apart: list[Pattern] = []
        waiting = [(name(subject), prop, name(value)) for subject, prop, value in reversed(triples)]
        while waiting:
            subject, path, value = waiting.pop()
            if not isinstance(path, Path):
                joined.append((subject, name(path), value))
            elif isinstance(path, InvPath):
                waiting.append((value, path.arg, subject))
            elif isinstance(path, SequencePath):
                between = self._between(f"{subject} {path.n3()} {value}", len(path.args) - 1)
                ends = [subject, *between, value]
                waiting += zip(ends, path.args, ends[1:], strict=False)
            else:
                apart += [(self.fresh(), prop, self.fresh()) for prop in _properties(path)]
        return joined, apart

    def _between(self, way: str, number: int) -> list[str]:
        if way not in self._ways:
            self._ways[way] = [self.fresh() for _ in range(number)]
        return self._ways[way]


def _properties(path: Node | Path) -> Iterator[str]:
    """Every property on a path of alternatives or of any length."""
    if isinstance(path, AlternativePath | SequencePath):
        for part in path.args:
            yield from _properties(part)
    elif isinstance(path, InvPath):
        yield from _properties(path.arg)
    elif isinstance(path, MulPath):
        yield from _properties(path.path)
    elif isinstance(path, NegatedPath):
        raise QueryError(
            "A path of all properties but some cannot be followed on this store; name the properties.",
            "Путь по всем свойствам, кроме некоторых, в этом хранилище не прослеживается; назовите свойства.",
        )
    else:
        yield name(path)


def _connected(patterns: Sequence[Pattern]) -> list[list[Pattern]]:
    """The patterns in groups that share no variable: each is asked for alone, or they would multiply."""
    groups: list[list[Pattern]] = []
    for pattern in patterns:
        together, apart = [pattern], []
        for group in groups:
            if _variables(group) & _variables([pattern]):
                together = [*group, *together]
            else:
                apart.append(group)
        groups = [*apart, together]
    return groups


def _variables(patterns: Iterable[Pattern]) -> set[str | None]:
    return {end for pattern in patterns for end in pattern if end.startswith("?")}


def _end(end: str, solution: Mapping[str, Term], names: frozenset[str]) -> Term:
    if not end.startswith("?"):
        return _constant(end)
    term = solution[end]
    return NamedNode(term.value) if end in names and isinstance(term, Literal) else term


@lru_cache(maxsize=1024)
def _constant(text: str) -> Term:
    (quad,) = parse(f"<a:a> <a:a> {text} .", format=RdfFormat.N_TRIPLES)
    assert isinstance(quad.object, NamedNode | Literal), "patterns hold names and literals"
    return quad.object


def _thing(term: Term) -> NamedNode:
    if isinstance(term, NamedNode):
        return term
    raise ValueError(f"{term} is no name of a property or graph")


def _subject(term: Term) -> NamedNode | BlankNode:
    if isinstance(term, Literal):
        raise ValueError(f"{term} is no subject")
    return term
