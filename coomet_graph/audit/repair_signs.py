"""How sure a proposal is, and the measures of likeness that proposers share.

Where the confidence comes from: nothing was counted; it says which signs agree. `CERTAIN`, the text itself
settles it (a letter has one Latin form, a programme read lists one item with this indicator that is cited).
`AGREEING`, two signs that do not depend on each other. `SINGLE`, one good sign. `WEAK`, only the nearest of
several. A likeness of words adds between `WEAK` and `AGREEING`, in proportion.
"""

from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz
from rapidfuzz.distance import DamerauLevenshtein

from coomet_graph.audit.repair import Repair
from coomet_graph.audit.repair_facts import Facts
from coomet_graph.findings import Finding

Proposer = Callable[[Finding, Facts], Iterator[Repair]]
"""Proposals for a finding, in any order."""

CERTAIN, AGREEING, SINGLE, WEAK = 0.95, 0.8, 0.55, 0.3
_ALIKE = 60.0


def surer(one: float, other: float) -> float:
    """The confidence where two signs agree: more than either, and never certain."""
    return min(1 - (1 - one) * (1 - other), 0.9)


def likeness(one: str, other: str) -> float:
    """How alike two titles are, 0 to 1; their words may stand in another order."""
    return fuzz.token_sort_ratio(one.casefold(), other.casefold()) / 100


def of_likeness(ratio: float) -> float:
    """The confidence of a likeness between 0 and 1; 0 if they are not alike at all."""
    if ratio * 100 < _ALIKE:
        return 0.0
    return WEAK + (AGREEING - WEAK) * (ratio * 100 - _ALIKE) / (100 - _ALIKE)


def nearest(word: str, among: Sequence[str], most: int = 2, within: int = 2) -> list[tuple[str, int]]:
    """The words at most `within` letters away from a word, nearest first, with the distance."""
    measured = [(each, DamerauLevenshtein.distance(word, each, score_cutoff=within)) for each in among]
    near = [(each, distance) for each, distance in measured if 0 < distance <= within]
    return sorted(near, key=lambda pair: (pair[1], pair[0]))[:most]
