"""Entries that became several, and several that became one.

The parts are made of the words of the whole: three quarters of the longer words of each stand in it. Together
they hold four fifths of its words, and none does so alone: otherwise the whole was kept, and the other is
new, unless that has the number of the whole and its title is a piece of the whole's.
"""

from collections.abc import Iterator, Mapping, Sequence

from coomet_graph.history.matching import Groups, Worded

_OF_THE_WHOLE, _COVERED = 0.75, 0.8
_FEWEST_WORDS = 2


def find_parts(
    wholes: Sequence[Worded], others: Sequence[Worded], partners: Mapping[int, int], free: Sequence[int]
) -> Iterator[tuple[set[int], set[int]]]:
    """Which wholes became which of the others; one that is a part of two wholes brings these together.

    `partners` are the counterparts that wholes have already, `free` others without one.
    """
    groups = Groups()
    for at, whole in enumerate(wholes):
        partner = partners.get(at)
        parts = _parts(whole, [(each, others[each]) for each in free], partner, others)
        if parts:
            groups.join([("whole", at), *(("part", part) for part in parts)])
    for group in groups.all():
        yield {at for side, at in group if side == "whole"}, {at for side, at in group if side == "part"}


def _parts(
    whole: Worded, free: Sequence[tuple[int, Worded]], partner: int | None, others: Sequence[Worded]
) -> list[int]:
    candidates = list(free)
    if partner is not None:
        candidates.append((partner, others[partner]))
    shared = {at: part.stems & whole.stems for at, part in candidates if _is_part(part, whole)}
    if len(shared) < 2 or (partner is not None and partner not in shared):
        return []
    pieces = [at for at in shared if at != partner and others[at].is_piece_of(whole)]
    if partner is not None and pieces:
        return [partner, *pieces]
    enough = _COVERED * len(whole.stems)
    if any(len(words) > enough for words in shared.values()):
        return []
    covered: frozenset[str] = frozenset()
    parts = []
    # The counterpart first, then those that say most.
    for at in sorted(shared, key=lambda each: (each != partner, -len(shared[each]), each)):
        if shared[at] - covered:
            covered |= shared[at]
            parts.append(at)
    return parts if len(parts) > 1 and len(covered) >= enough else []


def _is_part(part: Worded, whole: Worded) -> bool:
    words = part.stems
    return len(words) >= _FEWEST_WORDS and len(words & whole.stems) >= _OF_THE_WHOLE * len(words)
