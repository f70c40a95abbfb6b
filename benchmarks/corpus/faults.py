"""Faults in the text: which there are, in which rows they are planted, and what an audit has to find then.

What a fault changes is drawn apart from everything else: without faults a seed gives the same documents.
"""

import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from benchmarks.corpus.rows import Programme, Row
from coomet_graph.iris import Minter

_IRI = Minter().thing

# A rule, and what it finds: the IRIs of a finding's subjects, or file and words where a reader finds it.
Found = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Fault:
    """A planted fault: its kind, where, and every finding that it causes."""

    kind: str
    where: str
    found: tuple[Found, ...]


@dataclass(slots=True)
class Field:
    """A programme in which faults are planted; `touched` are the rows that have to do with one already."""

    programme: Programme
    chance: random.Random
    touched: set[str] = field(default_factory=set)

    def iri(self, row: Row) -> str:
        """The IRI of an entry."""
        return _IRI(self.programme.thing(row))

    def citation(self, row: Row) -> str:
        """The IRI of a citation of one item."""
        assert row.basis is not None
        return _IRI("citation", self.programme.key, row.number, row.basis.programme, row.basis.item)

    def words(self, words: str) -> str:
        """What a reader's finding is about."""
        return f"{self.programme.key}.txt: {words}"

    def is_needed(self, row: Row) -> bool:
        """Whether another row builds on this one."""
        return any(row.number in other.needs for other in self.programme.rows())

    def has_parts(self, row: Row) -> bool:
        """Whether there are rows below this one."""
        return bool(row.halves) or any(
            other.number.startswith(f"{row.number}.") for other in self.programme.rows()
        )

    def is_part(self, row: Row) -> bool:
        """Whether there is a row above this one."""
        return any(row.number.startswith(f"{other.number}.") for other in self.programme.rows())

    def stands_alone(self, row: Row) -> bool:
        """Whether nothing but the row itself changes when the row does."""
        tied = row.needs or row.project or self.is_needed(row)
        return not (tied or self.has_parts(row) or self.is_part(row))

    def untouched(self, rows: Iterable[Row]) -> list[Row]:
        """Those of the rows that no fault has to do with."""
        return [row for row in rows if row.number not in self.touched]


Planter = Callable[[Field, Row], tuple[Found, ...]]


def subjects(*iris: str) -> str:
    """Several subjects of one finding."""
    return " ".join(sorted(iris))


def plant(
    programme: Programme, planters: dict[str, Planter], rare: frozenset[str], seed: int, rate: float
) -> list[Fault]:
    """Plant faults in about that share of the rows; a planter that finds no place in a row plants nothing.

    Of every other row it is seen first whether one of the `rare` faults, which seldom find a place, fits in.
    """
    chance = random.Random(f"{seed}/{programme.key}/faults")
    ground = Field(programme, chance)
    faults: list[Fault] = []
    for row in list(programme.rows()):
        if chance.random() >= rate or row.number in ground.touched:
            continue
        kinds = chance.sample(sorted(planters), len(planters))
        if chance.random() < 0.5:
            kinds.sort(key=lambda kind: kind not in rare)
        for kind in kinds:
            number = row.number
            found = planters[kind](ground, row)
            if found:
                ground.touched |= {number, row.number}
                faults.append(Fault(kind, f"{programme.key} {row.number}", tuple(sorted(set(found)))))
                break
    return faults
