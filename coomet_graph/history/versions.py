"""What the numbers of earlier editions mean today, along a chain of editions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence

from coomet_graph.history.difference import Difference
from coomet_graph.history.edition import SECTION

_Name = tuple[str, str]


def earlier_numbers(chain: Sequence[Difference]) -> Mapping[_Name, frozenset[str]]:
    """By kind and number of an entry of the last edition: the other numbers it bore in earlier ones.

    `chain` are the differences from the first edition to the last. The parts of what was split bore the
    number of the whole. Where it cannot be told which entry became which, nothing is said.
    """
    borne: dict[_Name, set[str]] = {}
    for difference in chain:
        became: dict[_Name, list[_Name]] = {}
        for change in difference.changes:
            told = [] if "doubtful" in change.kinds else [entry.name for entry in change.after]
            became |= {entry.name: told for entry in change.before if entry.kind != SECTION}
        carried: defaultdict[_Name, set[str]] = defaultdict(set)
        for name, numbers in borne.items():
            for now in became.get(name, [name]):
                carried[now] |= numbers
        for name, those in became.items():
            for now in those:
                carried[now].add(name[1])
        borne = {name: numbers - {name[1]} for name, numbers in carried.items()}
    return {name: frozenset(numbers) for name, numbers in sorted(borne.items()) if numbers}
