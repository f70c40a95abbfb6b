"""Which entry of one edition is which of another: by number and words, one to one; ties are left undecided.

How alike titles are is told in per cent, words in any order (as for near duplicates). In the programmes that
come with the package two different entries are 44 % alike in the middle, one pair in a hundred more than 69
%, and one in three hundred more than 75 %. So much is asked where the number is another; where it is the
same, a likeness that every other pair of strangers lacks is enough. Signs besides the words add to it. Each
is worth more than the margin within which two ways to match are a tie, and the same words are worth more than
all other signs together: a row that was put in before renumbers what follows, and does not reword it.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from rapidfuzz import fuzz, process

from coomet_graph.history.edition import Entry

SAME_NUMBER, OTHER_NUMBER = 55.0, 75.0
MARGIN = 3.0
_SAME_WORDS, _NUMBER, _SECTION, _DETAILS = 15.0, 5.0, 4.0, 4.0
# So many likely counterparts are looked at: that keeps editions quick whose entries are all alike.
_NEAREST = 8
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Matching:
    """Pairs of entries, and groups of entries among which it cannot be told which became which."""

    pairs: tuple[tuple[Entry, Entry], ...]
    doubtful: tuple[tuple[tuple[Entry, ...], tuple[Entry, ...]], ...]


@dataclass(frozen=True)
class Worded:
    """An entry with the words by which it is known: its title, for a part after that of the whole."""

    entry: Entry
    title: str
    section: str

    @cached_property
    def key(self) -> str:
        """The words in an order of their own, without marks and capitals."""
        return " ".join(sorted(_WORD.findall(self.title.casefold())))

    def is_piece_of(self, whole: "Worded") -> bool:
        """Whether it has the number of the other, and its words stand in that one's, one after another."""
        mine, others = (" ".join(_WORD.findall(each.title.casefold())) for each in (self, whole))
        return self.entry.name == whole.entry.name and f" {mine} " in f" {others} "

    @cached_property
    def stems(self) -> frozenset[str]:
        """What its longer words begin with: in both languages, endings come after the fifth letter."""
        return frozenset(word[:5] for word in _WORD.findall(self.title.casefold()) if len(word) > 3)


def worded(entries: Iterable[Entry]) -> list[Worded]:
    """The entries of an edition with their words."""
    known = {entry.name: entry for entry in entries}
    sections = {entry.notation: entry.title for entry in known.values() if entry.kind == "section"}
    found = []
    for entry in known.values():
        whole = known.get((entry.kind, entry.notation.rpartition("/")[0]))
        title = entry.title if whole is None else f"{whole.title}: {entry.title}"
        found.append(Worded(entry, title, sections.get(entry.section or "", "").casefold()))
    return found


def match(old: Sequence[Worded], new: Sequence[Worded]) -> Matching:
    """Match the entries of two editions; those in neither a pair nor a group have no counterpart."""
    certain = dict(_certain(old, new))
    taken = set(certain.values())
    left = [at for at in range(len(old)) if at not in certain]
    free = [at for at in range(len(new)) if at not in taken]
    scores = dict(_scores([(at, old[at]) for at in left], [(at, new[at]) for at in free]))
    chosen = _choose(scores)
    groups = list(_ties(scores, chosen))
    undecided = {at for one, _ in groups for at in one}
    pairs = certain | {one: other for one, other in chosen.items() if one not in undecided}
    return Matching(
        tuple((old[one].entry, new[other].entry) for one, other in sorted(pairs.items())),
        tuple(
            (tuple(old[at].entry for at in sorted(ones)), tuple(new[at].entry for at in sorted(others)))
            for ones, others in groups
        ),
    )


def _certain(old: Sequence[Worded], new: Sequence[Worded]) -> Iterator[tuple[int, int]]:
    """Entries of the same words: with the same number, or where nobody else has these words."""
    numbered = {(each.entry.name, each.key): at for at, each in enumerate(new)}
    once = Counter(each.key for each in old), Counter(each.key for each in new)
    alone = {each.key: at for at, each in enumerate(new) if once[1][each.key] == 1}
    for at, each in enumerate(old):
        same = numbered.get((each.entry.name, each.key))
        if same is not None:
            yield at, same
        elif each.key and once[0][each.key] == 1 and each.key in alone:
            yield at, alone[each.key]


_Scores = Mapping[tuple[int, int], float]


def _scores(
    old: Sequence[tuple[int, Worded]], new: Sequence[tuple[int, Worded]]
) -> Iterator[tuple[tuple[int, int], float]]:
    """How well entries fit that could be one another."""
    texts = [each.key for _, each in new]
    numbers = {each.entry.notation: place for place, (_, each) in enumerate(new)}
    for at, one in old:
        near = process.extract(
            one.key, texts, scorer=fuzz.ratio, score_cutoff=OTHER_NUMBER, limit=_NEAREST, processor=None
        )
        alike = {place: score for _, score, place in near} if one.key else {}
        place = numbers.get(one.entry.notation)
        if place is not None and place not in alike:
            score = fuzz.ratio(one.key, texts[place])
            if score >= SAME_NUMBER:
                alike[place] = score
        for place, score in sorted(alike.items()):
            other_at, other = new[place]
            yield (at, other_at), score + _signs(one, other)


def _signs(one: Worded, other: Worded) -> float:
    """What speaks for two entries being one besides the likeness of their words."""
    said = (one.entry.note, one.entry.details), (other.entry.note, other.entry.details)
    return (
        _SAME_WORDS * (one.key == other.key)
        + _NUMBER * (one.entry.notation == other.entry.notation)
        + _SECTION * (one.section == other.section)
        + _DETAILS * (said[0] == said[1])
    )


def _choose(scores: _Scores) -> dict[int, int]:
    """The best pairs first; of equal ones, the first in the order of the editions."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for (one, other), _ in sorted(scores.items(), key=lambda item: (-item[1], item[0])):
        if one not in chosen and other not in taken:
            chosen[one] = other
            taken.add(other)
    return chosen


def _ties(scores: _Scores, chosen: Mapping[int, int]) -> Iterator[tuple[set[int], set[int]]]:
    """Groups in which another way to match fits as well, or nearly so."""
    by_new = {other: one for one, other in chosen.items()}
    groups = Groups()
    for (one, other), score in scores.items():
        if chosen.get(one) == other:
            continue
        # What this pair would part, and what those could become instead.
        mine, theirs = chosen.get(one), by_new.get(other)
        parted = (scores[one, mine] if mine is not None else 0) + (
            scores[theirs, other] if theirs is not None else 0
        )
        rest = scores.get((theirs, mine), 0) if theirs is not None and mine is not None else 0
        if score + rest >= parted - MARGIN:
            groups.join(
                [("old", each) for each in (one, theirs) if each is not None]
                + [("new", each) for each in (other, mine) if each is not None]
            )
    for group in groups.all():
        yield {at for side, at in group if side == "old"}, {at for side, at in group if side == "new"}


class Groups:
    """Sets of things that grow together."""

    def __init__(self) -> None:
        self._of: dict[tuple[str, int], set[tuple[str, int]]] = {}

    def join(self, things: Sequence[tuple[str, int]]) -> None:
        """These belong together, with all that belong to each."""
        group = set[tuple[str, int]]().union(*(self._of.get(thing, {thing}) for thing in things))
        self._of.update(dict.fromkeys(group, group))

    def all(self) -> list[list[tuple[str, int]]]:
        """Every set, in the order of its first member."""
        return [sorted(group) for thing, group in sorted(self._of.items()) if thing == min(group)]
