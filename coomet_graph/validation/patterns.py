"""The statements that a plan reads, as single patterns: what a change of the data has to be compared with."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from pyoxigraph import NamedNode

from coomet_graph.store.ways import Choice, Link, along
from coomet_graph.store.ways import Pattern as Reading
from coomet_graph.validation.paths import Alternative, Inverse, Path, Repeated, Sequence
from coomet_graph.validation.plan import (
    Bind,
    Expression,
    Group,
    Optional,
    Pattern,
    Plan,
    Select,
    Slot,
    Union,
    Var,
    Walk,
    Without,
    expressions,
    inner_plans,
    plans_in,
)

_Cases = tuple[Choice, ...]


def readings(plan: Plan) -> tuple[Reading, ...]:
    """Every pattern in the plan, also in what must not be there, each once, paths taken apart.

    Patterns that share a variable are about the same thing; those that no nested selection hides are called
    as in the plan.
    """
    return tuple(dict.fromkeys(_Reader().read(plan, _Names({}, ""), ())))


@dataclass(frozen=True, slots=True)
class _Names:
    """What the variables of a selection are called: those seen from outside as there, all others apart."""

    seen: Mapping[Var, str]
    apart: str

    def of(self, slot: Slot) -> str:
        if not isinstance(slot, Var):
            return str(slot)
        return self.seen.get(slot) or f"?{slot.name}{self.apart}"


class _Reader:
    def __init__(self) -> None:
        self._numbers = count()
        self._between = (f"?.{number}" for number in count())

    def read(self, plan: Plan, names: _Names, within: _Cases) -> Iterator[Reading]:
        """The patterns in the plan, which holds in these cases."""
        inside = self._inside(plan, names) if isinstance(plan, Select | Group) else names
        yield from self._own(plan, names, inside, within)
        for part, cases in self._parts(plan, within):
            yield from self.read(part, inside, cases)
        for expression in expressions(plan):
            for each in plans_in(expression):
                yield from self.read(each, inside, self._perhaps(within))

    def _own(self, plan: Plan, names: _Names, inside: _Names, within: _Cases) -> Iterator[Reading]:
        """What the plan says itself."""
        match plan:
            case Pattern(subject, predicate, value):
                prop = str(predicate) if isinstance(predicate, NamedNode) else None
                yield Reading(names.of(subject), prop, names.of(value), within=within)
            case Walk(subject, path, value):
                ends = names.of(subject), names.of(value)
                yield from along(ends[0], _links(path), ends[1], self._between, within)
            case Bind():
                yield from self._same(names.of(plan.variable), plan.expression, names, within)
            case Select() | Group():
                for column in plan.columns if isinstance(plan, Select) else (*plan.keys, *plan.columns):
                    if isinstance(column, tuple):
                        yield from self._same(names.of(column[0]), column[1], inside, within)

    def _parts(self, plan: Plan, within: _Cases) -> Iterable[tuple[Plan, _Cases]]:
        match plan:
            case Union(parts):
                return zip(parts, self._cases(len(parts), within), strict=True)
            case Optional(left, right) | Without(left, right):
                return [(left, within), (right, self._perhaps(within))]
        return [(each, within) for each in inner_plans(plan)]

    def _inside(self, plan: Select | Group, names: _Names) -> _Names:
        shown = (column for column in plan.columns if isinstance(column, Var))
        return _Names({each: names.of(each) for each in shown}, f".{next(self._numbers)}")

    @staticmethod
    def _same(name: str, expression: Expression, names: _Names, within: _Cases) -> Iterator[Reading]:
        """What is another name of a variable leads to it in no step."""
        if isinstance(expression, Var):
            yield Reading(name, None, names.of(expression), frozenset(), within)

    def _cases(self, cases: int, within: _Cases) -> list[_Cases]:
        number = next(self._numbers)
        return [(*within, Choice(number, case, cases)) for case in range(cases)]

    def _perhaps(self, within: _Cases) -> _Cases:
        return self._cases(2, within)[0]


def _links(path: Path, forwards: bool = True) -> Iterable[Link]:
    """The properties in the path, and how each is followed. In any order they lead wherever the path does."""
    match path:
        case NamedNode():
            yield str(path), forwards
        case Inverse(inner):
            yield from _links(inner, not forwards)
        case Repeated(inner):
            yield from _links(inner, forwards)
        case Alternative(parts) | Sequence(parts):
            for part in parts:
                yield from _links(part, forwards)
