"""Compare the entries of two programmes: what speaks for two being one work, and what against, in numbers.

Each sign is a number, mostly from 0 to 1, and the same from both ends. Only likely pairs are looked at
closely: those that stand out in words, words of the note, or things named, and of these the best few of each
entry. That keeps programmes quick whose entries are all alike.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

import numpy as np
from rapidfuzz import fuzz, process

from coomet_graph.candidates.entries import Entries, Entry
from coomet_graph.candidates.spaces import Matrix, Space, Vector, apart, cosines, held, rarest, rarity
from coomet_graph.candidates.words import Glossary, Word, deeds

SIGNS = (
    "title", "words", "held", "things", "quoted", "bodies", "section", "deeds", "recurrence",
    "things_apart", "bodies_apart", "deeds_apart", "recurrence_apart", "letters", "behind", "far_behind",
)  # fmt: skip
"""The signs of a pair, in the order in which a model weighs them."""

# A note says besides what is to be done in which state it is: its words count less than those of the title.
_NOTE = 0.5
# A word that the glossary has not cannot be found again in the other language.
_UNKNOWN = 0.3
# A whole body is some of the body named.
_WHOLE = 0.4
_THINGS = 0.5
_STANDS_OUT = 0.15
_BEST = 6
# So many entries are compared at a time: that bounds memory.
_BLOCK = 512


@dataclass(frozen=True, slots=True)
class Pair:
    """Two entries and their signs, in the order of SIGNS."""

    earlier: Entry
    later: Entry
    signs: tuple[float, ...]


class _Way(NamedTuple):
    """In which language entries are read, and whether those they are compared with are in the other one."""

    language: str
    abroad: bool


_Words = Mapping[str, tuple[Word, ...]]


@dataclass(frozen=True)
class Known:
    """An entry with its words in each language."""

    entry: Entry
    titles: _Words
    notes: _Words
    sections: _Words

    def title(self, language: str) -> tuple[Word, ...]:
        """The words of the title in a language, or in the one that there is."""
        return _in(self.titles, language)

    def note(self, language: str) -> tuple[Word, ...]:
        """The words of the note in a language, or in the one that there is."""
        return _in(self.notes, language)

    @cached_property
    def bag(self) -> frozenset[str]:
        """All that its words stand for, in one language: how rare a word is, is counted by it."""
        return frozenset(word.stands_for for word in (*self.title("en"), *self.note("en")))


@dataclass(frozen=True)
class _Block:
    """Some entries of a programme, and the spaces they were put in."""

    known: Sequence[Known]
    spaces: dict[tuple[str, _Way], Space] = field(default_factory=dict)

    def space(self, kind: str, way: _Way, vector: Callable[[Known, _Way], Vector]) -> Space:
        if (kind, way) not in self.spaces:
            self.spaces[kind, way] = Space.of([vector(each, way) for each in self.known])
        return self.spaces[kind, way]


class Comparison:
    """The entries of several programmes, ready to be compared with each other."""

    def __init__(self, entries: Entries, glossary: Glossary) -> None:
        """Of all `entries`: how rare a word or a thing is, all of them tell."""
        self.entries = entries
        self._known: dict[str, list[Known]] = {}
        for entry in entries.all:
            words = [
                {language: glossary.words(text) for language, text in texts.items()}
                for texts in (entry.titles, entry.notes, entry.sections)
            ]
            self._known.setdefault(entry.programme, []).append(Known(entry, *words))
        self._blocks = {
            programme: [_Block(known[at : at + _BLOCK]) for at in range(0, len(known), _BLOCK)]
            for programme, known in self._known.items()
        }
        everybody = [each for known in self._known.values() for each in known]
        self._rarest = rarest(len(everybody))
        self._words = rarity(each.bag for each in everybody)
        self._sections = rarity({word.stands_for for word in _in(each.sections, "en")} for each in everybody)
        self._things = rarity({thing for _, thing in entry.named} for entry in entries.all)
        self._bodies = rarity(self._bodies_of(entry) for entry in entries.all)
        self._vectors: dict[str, Callable[[Known, _Way], Vector]] = {
            "title": self._title,
            "words": self._whole,
            "things": lambda known, _: {thing: self._things[thing] for _, thing in known.entry.named},
            "bodies": lambda known, _: {
                body: weight * self._bodies[body] for body, weight in self._bodies_of(known.entry).items()
            },
            "section": self._section,
            "deeds": lambda known, way: deeds(known.title(way.language)),
            "quoted": self._quoted,
            "recurrence": lambda known, _: {known.entry.recurrence: 1.0} if known.entry.recurrence else {},
        }

    def known(self, programme: str) -> Sequence[Known]:
        """The entries of a programme with their words."""
        return self._known.get(programme, [])

    def weight(self, word: str) -> float:
        """How much it tells that two entries have a word that stands for this."""
        return self._words.get(word, 0.0)

    def rarity_of(self, thing: str) -> float:
        """How much it tells that two entries name this thing."""
        return self._things.get(thing, 0.0)

    def languages(self, earlier: str, later: str) -> tuple[str, str]:
        """In which language each of two programmes is read: if possible, in the same."""
        one, other = (_languages(self._known.get(each, ())) for each in (earlier, later))
        shared = sorted(one & other)
        return (shared[0], shared[0]) if shared else (min(one, default="en"), min(other, default="en"))

    def pairs(self, earlier: str, later: str) -> Iterator[Pair]:
        """The likely pairs of two programmes in the order of their entries, without those linked already."""
        left, right = self._known.get(earlier, []), self._known.get(later, [])
        spoken = self.languages(earlier, later)
        ways = tuple(_Way(language, spoken[0] != spoken[1]) for language in spoken)
        found: dict[tuple[int, int], tuple[list[float], float]] = {}
        best = np.zeros(len(left), np.float32), np.zeros(len(right), np.float32)
        for here, block in enumerate(self._blocks.get(earlier, ())):
            for there, other in enumerate(self._blocks.get(later, ())):
                signs = self._signs(block, other, *ways)
                likely = signs[:3].max(axis=0) + _THINGS * signs[3]
                for side, axis, at in ((0, 1, here), (1, 0, there)):
                    part = best[side][at * _BLOCK : (at + 1) * _BLOCK]
                    np.maximum(part, likely.max(axis=axis), out=part)
                for row, column in _outstanding(likely):
                    values = signs[:, row, column].tolist(), float(likely[row, column])
                    found[here * _BLOCK + row, there * _BLOCK + column] = values
        chosen = [
            (row, column)
            for row, column in sorted(found)
            if not self.entries.are_linked(left[row].entry, right[column].entry)
        ]
        texts = [
            [" ".join(word.stands_for for word in each.title(language)) for each in side]
            for side, language in zip((left, right), spoken, strict=True)
        ]
        letters = process.cpdist(
            [texts[0][row] for row, _ in chosen],
            [texts[1][column] for _, column in chosen],
            scorer=fuzz.token_sort_ratio,
        )
        for (row, column), alike in zip(chosen, letters.tolist(), strict=True):
            said, how_likely = found[row, column]
            behind = sorted(
                max(0.0, float(side[at]) - how_likely) for side, at in zip(best, (row, column), strict=True)
            )
            yield Pair(left[row].entry, right[column].entry, (*said, alike / 100, *behind))

    def _signs(self, left: _Block, right: _Block, one: _Way, other: _Way) -> Matrix:
        """The signs that are known before others are looked at, one matrix for each."""
        spaces = {
            kind: (left.space(kind, one, vector), right.space(kind, other, vector))
            for kind, vector in self._vectors.items()
        }
        alike = {kind: cosines(*both) for kind, both in spaces.items()}
        (title, other_title), (words, other_words) = spaces["title"], spaces["words"]
        part = np.maximum(held(title, other_words, self._rarest), held(other_title, words, self._rarest).T)
        kinds = ("things", "quoted", "bodies", "section", "deeds", "recurrence")
        split = ("things", "bodies", "deeds", "recurrence")
        return np.stack(
            [alike["title"], alike["words"], part]
            + [alike[kind] for kind in kinds]
            + [apart(alike[kind], *spaces[kind]) for kind in split]
        )

    def _title(self, known: Known, way: _Way) -> Vector:
        return self._weighed(known.title(way.language), way, 1.0)

    def _whole(self, known: Known, way: _Way) -> Vector:
        return {**self._weighed(known.note(way.language), way, _NOTE), **self._title(known, way)}

    def _weighed(self, words: Sequence[Word], way: _Way, weight: float) -> dict[str, float]:
        return {
            word.stands_for: self.weight(word.stands_for)
            * weight
            * (_UNKNOWN if way.abroad and not word.known else 1)
            for word in words
        }

    def _quoted(self, known: Known, way: _Way) -> Vector:
        words = (*known.title(way.language), *known.note(way.language))
        return {word.stands_for: self.weight(word.stands_for) for word in words if word.quoted}

    def _section(self, known: Known, way: _Way) -> Vector:
        words = (word.stands_for for word in _in(known.sections, way.language))
        return {word: self._sections[word] for word in words if word in self._sections}

    def _bodies_of(self, entry: Entry) -> dict[str, float]:
        """The bodies of an entry, and those that they are part of for less."""
        wholes = {whole for body in entry.bodies for whole in self.entries.wholes.get(body, ())}
        return {**dict.fromkeys(sorted(wholes), _WHOLE), **dict.fromkeys(sorted(entry.bodies), 1.0)}


def _in(texts: _Words, language: str) -> tuple[Word, ...]:
    return texts[language] if language in texts else next(iter(texts.values()), ())


def _languages(known: Sequence[Known]) -> set[str]:
    """The languages that all titles have; where there is none, those of the first."""
    having = [set(each.titles) for each in known]
    return set.intersection(*having) or having[0] if having else set()


def _outstanding(likely: Matrix) -> list[tuple[int, int]]:
    """The best few places of each row and each column that stand out, of equal ones the first."""
    rows = np.argsort(-likely, axis=1, kind="stable")[:, :_BEST]
    columns = np.argsort(-likely, axis=0, kind="stable")[:_BEST]
    found = {(row, int(column)) for row, of in enumerate(rows) for column in of}
    found |= {(int(row), column) for of in columns for column, row in enumerate(of)}
    return sorted(at for at in found if likely[at] >= _STANDS_OUT)
