"""The words of a text in a form that is the same in both languages.

A word is known by its beginning, since both languages change their endings; what the glossary has in common
for several words, or for two languages, stands for all of them. Words that the glossary has not stand for
themselves: numbers, codes and abbreviations are the same in both alphabets.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coomet_graph.letters import fold

# "on-line" begins with what would be an empty word.
_WORD = re.compile(r"on-line|\w+", re.IGNORECASE)
_QUOTED = re.compile(r"«[^«»]{3,80}»|“[^“”]{3,80}”|\"[^\"]{3,80}\"")
_CYRILLIC = re.compile("[а-я]")
_RUSSIAN_ENDING = re.compile(
    "(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|ией|ия|ие|ию|ии|ий|ов|ев|ей|ый|ой|ая|яя|ое|ее|ые|ых|их|ым|им"
    "|ом|ем|ам|ям|ах|ях|ую|юю|у|ю|а|я|о|е|ы|и|ь)$"
)
_ENGLISH_ENDING = re.compile("(?<=[^su])s$")
_BEGINNING = 7
_LONGEST_PHRASE = 4
_LIGHT = "light"
# What comes after so many letters is no title any more, and adds nothing to what is known.
_LONGEST_TEXT = 4000
# Words that tell nothing about the work: they would make strangers alike.
_EMPTY_WORDS = """
a an and as at be been being between but by can etc ect for from has have in into is it its may not of on or
other others per than that the their there these this those to under was were which will with within
including especially
а без в во для до его ее же за и из или их к ко на над не о об от по под при с со так также том у что это
как рамках целях том числе др
"""
_EMPTY = frozenset(_EMPTY_WORDS.split())


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text: what it stands for, as it is written, and what the glossary knows of it.

    `deed` is the kind of deed that it is, if it is one.
    """

    stands_for: str
    written: str
    known: bool = False
    deed: str = ""
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Glossary:
    """What words and phrases, given by the beginnings of their words, stand for in both languages."""

    phrases: Mapping[tuple[str, ...], tuple[str, ...]] = field(default_factory=dict)
    deeds: Mapping[str, str] = field(default_factory=dict)

    def words(self, text: str) -> tuple[Word, ...]:
        """The words of a text that tell something, in their order; phrases of the glossary are one word."""
        return tuple(self._words(text[:_LONGEST_TEXT]))

    def with_names(self, names: Iterable[tuple[str, str]]) -> "Glossary":
        """This glossary and names in English and in Russian: the Russian one stands for the other."""
        more: dict[tuple[str, ...], tuple[str, ...]] = {}
        for english, russian in sorted(names):
            key = tuple(stem for stem, *_ in _stems(russian))
            if 0 < len(key) <= _LONGEST_PHRASE and key not in self.phrases:
                more.setdefault(key, tuple(word.stands_for for word in self.words(english)))
        return Glossary({**more, **self.phrases}, self.deeds)

    def _words(self, text: str) -> Iterator[Word]:
        found = list(_stems(text))
        inside = [match.span() for match in _QUOTED.finditer(text)]
        at = 0
        while at < len(found):
            for length in range(min(_LONGEST_PHRASE, len(found) - at), 0, -1):
                meant = self.phrases.get(tuple(stem for stem, *_ in found[at : at + length]))
                if meant is not None:
                    written = " ".join(word for _, word, _ in found[at : at + length])
                    quoted = _is_inside(found[at][2], inside)
                    yield from (Word(each, written, True, self.deeds.get(each, ""), quoted) for each in meant)
                    at += length
                    break
            else:
                stem, written, place = found[at]
                # Bare numbers are years and numbers of items; a code is the same in both languages.
                if len(stem) > 1 and not stem.isdigit():
                    known = any(char.isdigit() for char in stem)
                    yield Word(stem, written, known, quoted=_is_inside(place, inside))
                at += 1


def read_glossary(path: Path) -> Glossary:
    """The glossary in a table with the columns concept, deed, en, ru; `|` parts words that mean the same."""
    phrases: dict[tuple[str, ...], tuple[str, ...]] = {}
    deeds = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["deed"]:
                deeds[row["concept"]] = row["deed"]
            for phrase in (*row["en"].split("|"), *row["ru"].split("|")):
                key = tuple(stem for stem, *_ in _stems(phrase))
                if key:
                    phrases.setdefault(key, (row["concept"],))
    return Glossary(phrases, deeds)


def deeds(title: Iterable[Word]) -> dict[str, float]:
    """What a title says is to be done, and of which kind that is: the deeds with which it begins.

    "Conduct of a survey" is a survey: holding something says what is done only if no other deed follows.
    """
    leading: list[Word] = []
    for word in title:
        if word.deed:
            leading.append(word)
        elif leading:
            break
    heavy = [word for word in leading if word.deed != _LIGHT] or leading
    return {**{f"{word.deed}…": 1.0 for word in heavy}, **{word.stands_for: 1.0 for word in heavy}}


def _is_inside(place: int, spans: Iterable[tuple[int, int]]) -> bool:
    return any(first < place < last for first, last in spans)


def _stems(text: str) -> Iterator[tuple[str, str, int]]:
    """The beginning by which each word is known, the word as it is written, and its place."""
    for match in _WORD.finditer(fold(text)):
        word = match.group().casefold()
        if word in _EMPTY:
            continue
        if _CYRILLIC.search(word):
            stem = _RUSSIAN_ENDING.sub("", word) if len(word) > 3 else word
        else:
            stem = _ENGLISH_ENDING.sub("", word) if len(word) > 3 else word
            stem = stem.replace("z", "s")
        if any(char.isdigit() for char in word):
            # A code has no ending.
            yield word, match.group(), match.start()
            continue
        yield (stem or word)[:_BEGINNING], match.group(), match.start()
