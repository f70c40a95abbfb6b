"""From pairs to links: one to one, one entry split into several, several merged into one; or no match."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coomet_graph.candidates.comparing import Pair
from coomet_graph.candidates.confidence import Model
from coomet_graph.candidates.entries import Entry
from coomet_graph.iris import Minter, digest

# A work is split into few parts; entries that are all alike are no parts of one.
_MOST = 6


class Kind(StrEnum):
    """How two entries are linked, seen from the earlier one."""

    ONE_TO_ONE = "one-to-one"
    SPLIT = "split"
    """The later entry is one of several that the earlier one became."""
    MERGE = "merge"
    """The earlier entry is one of several that the later one took up."""


@dataclass(frozen=True, slots=True)
class Link:
    """A pair that is proposed, how the two are linked, and how sure that is."""

    pair: Pair
    kind: Kind
    confidence: float

    def iri(self, minter: Minter) -> str:
        """The IRI of the candidate: made from both ends and the kind, so that it is the same each time."""
        return candidate_iri(minter, self.pair.earlier.iri, self.pair.later.iri, self.kind)


@dataclass(frozen=True, slots=True)
class NoMatch:
    """An entry for which nothing is proposed in these `programmes`, and the best that was refused.

    `is_earlier` says that they were asked for what the entry became, not for what it comes from.
    """

    entry: Entry
    is_earlier: bool
    programmes: tuple[str, ...]
    other: Entry | None = None
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Scored:
    """A pair and the confidence that it is one work, wholly or in part."""

    pair: Pair
    confidence: float


def candidate_iri(minter: Minter, earlier: str, later: str, kind: str) -> str:
    """The IRI of the candidate with these ends and of this kind."""
    return minter.thing("candidate", digest(earlier, later, kind))


def scored(pairs: Iterable[Pair], model: Model) -> list[Scored]:
    """The pairs with their confidence, the surest first; of equal ones, in the order of their entries."""
    listed = list(pairs)
    confidences = model.confidences([pair.signs for pair in listed])
    found = [Scored(pair, each) for pair, each in zip(listed, confidences, strict=True)]
    return sorted(found, key=lambda each: (-each.confidence, each.pair.earlier.iri, each.pair.later.iri))


def links(pairs: Sequence[Scored], threshold: float) -> list[Link]:
    """The links of two programmes, from pairs sorted as `scored` gives them, the surest first.

    The surest pairs are linked first. A further entry joins a link only where that makes one split or one
    merge of it: an entry that is one of several is linked with nothing else.
    """
    partners: defaultdict[str, list[Scored]] = defaultdict(list)
    for each in pairs:
        if each.confidence < threshold:
            break
        one, other = partners[each.pair.earlier.iri], partners[each.pair.later.iri]
        if (
            max(len(one), len(other)) < _MOST
            and (not one or not other)
            and all(_is_alone(known, each, partners) for known in (*one, *other))
        ):
            one.append(each)
            other.append(each)
    kept = {id(each): each for found in partners.values() for each in found}
    return [
        Link(each.pair, _kind(each, partners), each.confidence)
        for each in sorted(
            kept.values(), key=lambda each: (-each.confidence, each.pair.earlier.iri, each.pair.later.iri)
        )
    ]


def without_match(
    earlier: Iterable[Entry], later: Iterable[Entry], pairs: Sequence[Scored], linked: Iterable[Link]
) -> list[NoMatch]:
    """The entries of two programmes that no link holds, each with the best pair that was refused."""
    sides = list(earlier), list(later)
    programmes = [tuple(sorted({entry.programme for entry in side})) for side in sides]
    held = {entry.iri for link in linked for entry in (link.pair.earlier, link.pair.later)}
    best: dict[str, tuple[Entry, float]] = {}
    for each in pairs:
        best.setdefault(each.pair.earlier.iri, (each.pair.later, each.confidence))
        best.setdefault(each.pair.later.iri, (each.pair.earlier, each.confidence))
    return [
        NoMatch(entry, is_earlier, programmes[is_earlier], *best.get(entry.iri, (None, 0.0)))
        for entries, is_earlier in zip(sides, (True, False), strict=True)
        for entry in entries
        if entry.iri not in held
    ]


def _is_alone(known: Scored, new: Scored, partners: defaultdict[str, list[Scored]]) -> bool:
    """Whether the end of a link that the new pair does not share is linked with nothing else."""
    shared = {new.pair.earlier.iri, new.pair.later.iri}
    ends = {known.pair.earlier.iri, known.pair.later.iri} - shared
    return all(len(partners[end]) == 1 for end in ends)


def _kind(each: Scored, partners: defaultdict[str, list[Scored]]) -> Kind:
    if len(partners[each.pair.earlier.iri]) > 1:
        return Kind.SPLIT
    return Kind.MERGE if len(partners[each.pair.later.iri]) > 1 else Kind.ONE_TO_ONE
