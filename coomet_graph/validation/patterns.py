"""The statements that a plan reads, as single patterns: what a change of the data has to be compared with."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from coomet_graph.validation.paths import Alternative, Inverse, Path, Repeated, Sequence
from coomet_graph.validation.plan import Names, Pattern, Plan, Slot, Var, Walk, all_plans


@dataclass(frozen=True, slots=True)
class Reading:
    """A pattern that is read. Patterns that share a variable are about the same thing.

    `repeated`: any number of such statements may lie, one after the other, between subject and object.
    """

    subject: Slot
    predicate: NamedNode | Var
    object: Slot
    repeated: bool = False


def readings(plan: Plan) -> tuple[Reading, ...]:
    """Every pattern in the plan, also in what must not be there, each once, paths taken apart."""
    names = Names()
    found: dict[Reading, None] = {}
    for each in all_plans(plan):
        if isinstance(each, Pattern):
            found[Reading(each.subject, each.predicate, each.object)] = None
        elif isinstance(each, Walk):
            found.update(dict.fromkeys(_walked(each.subject, each.path, each.object, names, repeated=False)))
    return tuple(found)


def _walked(subject: Slot, path: Path, value: Slot, names: Names, *, repeated: bool) -> Iterator[Reading]:
    match path:
        case NamedNode():
            yield Reading(subject, path, value, repeated)
        case Inverse(inner):
            yield from _walked(value, inner, subject, names, repeated=repeated)
        case Alternative(parts):
            for part in parts:
                yield from _walked(subject, part, value, names, repeated=repeated)
        case Sequence(parts):
            ends = [subject, *(names.new("step") for _ in parts[1:]), value]
            for at, part in enumerate(parts):
                yield from _walked(ends[at], part, ends[at + 1], names, repeated=repeated)
        case Repeated(inner, _, many):
            yield from _walked(subject, inner, value, names, repeated=repeated or many)
