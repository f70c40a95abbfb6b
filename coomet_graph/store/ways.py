"""Triple patterns of a query, and the ways that lead along them from one to a variable."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import astuple, dataclass
from typing import Any

# A query of so many cases is not worth it: any value may be concerned.
_MOST = 64


@dataclass(frozen=True, slots=True, order=True)
class Choice:
    """One of the `cases` of something: of a UNION, each of its parts; that an OPTIONAL fits, or does not."""

    of: int
    case: int
    cases: int


Link = tuple[str, bool]
"""A property, and whether it is followed from subject to object."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A triple pattern: variables begin with "?", terms are in N-Triples; `predicate` None matches any.

    With `links` it stands for a path of any length, none included, each step of which goes along one of them.
    `within` are the cases in which it holds, from the outermost.
    """

    subject: str
    predicate: str | None
    object: str
    links: frozenset[Link] | None = None
    within: tuple[Choice, ...] = ()

    @property
    def repeated(self) -> bool:
        """Whether it stands for a path."""
        return self.links is not None

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables at its ends."""
        return tuple(end for end in (self.subject, self.object) if end.startswith("?"))

    def as_list(self) -> list[Any]:
        """For JSON."""
        links = None if self.links is None else sorted(self.links)
        return [self.subject, self.predicate, self.object, links, [astuple(each) for each in self.within]]

    @classmethod
    def from_list(cls, kept: list[Any]) -> "Pattern":
        """From JSON. Raises TypeError or ValueError if it is not what `as_list` gives."""
        subject, predicate, value, links, within = kept
        followed = None if links is None else frozenset((prop, forwards) for prop, forwards in links)
        return cls(subject, predicate, value, followed, tuple(Choice(*each) for each in within))


@dataclass(frozen=True, slots=True)
class Step:
    """Along a pattern, from its subject to its object or backwards; its variables have no names any more."""

    pattern: Pattern
    forwards: bool


Way = tuple[Step, ...]


def along(
    subject: str, links: Iterable[Link], value: str, fresh: Iterator[str], within: tuple[Choice, ...] = ()
) -> Iterator[Pattern]:
    """The patterns of a path of any length along the links: a statement in it, and what lies around that."""
    any_of, near, far = frozenset(links), next(fresh), next(fresh)
    for predicate, forwards in sorted(any_of):
        ends = (near, far) if forwards else (far, near)
        yield Pattern(ends[0], predicate, ends[1], within=within)
    for origin, target in ((subject, near), (far, value), (subject, value)):
        yield Pattern(origin, None, target, any_of, within)


def ways_to(key: str, pattern: Pattern, patterns: Sequence[Pattern]) -> frozenset[Way] | None:
    """Ways from the pattern to the key, of which one goes wherever the pattern holds; None if there is a gap.

    The first step of each is to that end of the pattern itself.
    """
    found: set[Way] = set()
    todo = [frozenset(pattern.within)]
    for _ in range(_MOST):
        if not todo:
            return frozenset(found)
        chosen = todo.pop()
        way, reached = _way(pattern, [each for each in patterns if chosen.issuperset(each.within)], key)
        if way is not None:
            found.add(way)
            continue
        split = _open(patterns, chosen, reached)
        if split is None:
            return None
        todo += [chosen | {Choice(split.of, case, split.cases)} for case in range(split.cases)]
    return None


def _open(patterns: Iterable[Pattern], chosen: AbstractSet[Choice], near: AbstractSet[str]) -> Choice | None:
    """Something that leads on from the variables in some cases, but of which no case is chosen yet."""
    decided = {each.of: each for each in chosen}
    for each in patterns:
        if near.isdisjoint(each.variables) or len(each.variables) < 2:
            continue
        left = [choice for choice in each.within if choice not in chosen]
        if left and not any(choice.of in decided for choice in left):
            return left[0]
    return None


def _way(pattern: Pattern, patterns: Sequence[Pattern], key: str) -> tuple[Way | None, set[str]]:
    """The shortest way from the pattern to the key, if there is one, and the variables come by."""
    queue: deque[tuple[str, Way]] = deque(
        (end, (_nameless(pattern, end == pattern.object),)) for end in pattern.variables
    )
    seen = set(pattern.variables)
    while queue:
        here, way = queue.popleft()
        if here == key:
            return way, seen
        for each in patterns:
            if len(each.variables) < 2:
                continue
            ends = ((each.subject, each.object, True), (each.object, each.subject, False))
            for origin, target, forwards in ends:
                if origin == here and target not in seen:
                    seen.add(target)
                    queue.append((target, (*way, _nameless(each, forwards))))
    return None, seen


def _nameless(pattern: Pattern, forwards: bool) -> Step:
    ends = ["?" if end.startswith("?") else end for end in (pattern.subject, pattern.object)]
    return Step(Pattern(ends[0], pattern.predicate, ends[1], pattern.links), forwards)
