"""Names and their spellings as one matcher: the longest name wins, white space and hyphens may vary.

Russian names are found in every case ("Комитета КООМЕТ"), whichever case the reference table gives.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property, lru_cache

_SHORT_ACRONYM = re.compile(r"[A-ZА-Я]{2,6}s?$")
_RUSSIAN_WORD = re.compile(r"[а-яё]+", re.IGNORECASE)
# Endings of nouns and adjectives, the longest first, so that "комитетами" is "комитет" and "ами".
_ENDINGS = (
    "ами", "ями", "ого", "его", "ому", "ему", "ыми", "ими", "ах", "ях", "ам", "ям", "ом", "ем", "ой", "ей",
    "ов", "ев", "ый", "ий", "ая", "яя", "ое", "ее", "ые", "ие", "ых", "их", "ым", "им", "ую", "юю",
    "а", "я", "о", "е", "ы", "и", "у", "ю", "й", "ь",
)  # fmt: skip
# The same as a pattern that is quick to make, though it lets through endings that no word has.
_ANY_ENDING = "(?:[аеёиоуыюя][вгеиймоухюя]{0,2}|[йь])"
# What is left must still tell words apart: "Куба" is not "куб".
_SHORTEST_STEM = 4
# Russian documents write COOMET's name in either alphabet.
_COOMET = "КООМЕТ"
_DOTLESS = str.maketrans("İı", "ii")
_MAY_VARY = re.compile(r"[-‐‑–\s]")
_BEGINNING = re.compile(r"(?<!\w)\w{1,3}")


class Phrases:
    """Finds the names of things in texts; the value of a match is the thing's identifier.

    Names are matched without regard to case, except acronyms ("SIM" is not "sim").
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names` maps each spelling to the identifier of the thing it names."""
        self._names = {_key(name): identifier for name, identifier in names.items() if name}
        self._patterns = sorted((name for name in names if name), key=lambda name: (-len(name), name))
        # A Russian name is known again by its group: its endings may be others than in the table.
        self._groups = [names[name] for name in self._patterns if _RUSSIAN_WORD.search(name)]
        self._openings = frozenset(opening for name in self._patterns for opening in _openings(name))
        # A name that opens with a sign can begin where no word does.
        self._begin_words = all(name[0].isalnum() for name in self._patterns)

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        if not self._patterns:
            return re.compile(r"(?!)")
        alternatives = "|".join(_pattern(name) for name in self._patterns)
        # Most words begin like no name at all, and need not be compared with every one.
        letters = {re.escape(name[0]) for name in self._patterns}
        first = "".join(sorted(letters | ({"Е", "Ё"} if letters & set("ЕЁеё") else set())))
        begins = rf"(?=[{first}])" if all(name[0].isalnum() for name in self._patterns) else ""
        return re.compile(rf"(?<![\w-]){begins}(?:{alternatives})(?!\w)", re.IGNORECASE)

    def finditer(self, text: str) -> Iterable[tuple[int, int, str]]:
        """Start, end and identifier of every name in `text`, from left to right, none overlapping."""
        matches = self._at_words(text) if self._begin_words else self._regex.finditer(text)
        for match in matches:
            yield match.start(), match.end(), self._named(match)

    def _at_words(self, text: str) -> Iterator[re.Match[str]]:
        """What `finditer` of the expression gives, tried only where a word begins like a name does."""
        words = _words(text)
        end = 0
        # Few of all openings stand in one text: its words are looked up among them.
        there = self._openings.intersection(words)
        for start in sorted(start for opening in there for start in words[opening]):
            match = self._regex.match(text, start) if start >= end else None
            if match is not None:
                end = match.end()
                yield match

    def match(self, text: str, position: int = 0) -> tuple[int, str] | None:
        """End and identifier of the name that begins at `position`, or None."""
        match = self._regex.match(text, position)
        return None if match is None else (match.end(), self._named(match))

    def _named(self, match: re.Match[str]) -> str:
        group = match.lastindex
        return self._names[_key(match.group())] if group is None else self._groups[group - 1]


def _openings(name: str) -> set[str]:
    """How the first word of the name can begin in a text, as `_words` has it."""
    first = name.split(maxsplit=1)[0]
    # A hyphen may be left out, or stand where the name has a space.
    spelt = {first, first.partition("-")[0], first.replace("-", "")}
    spelt |= {each.replace(_COOMET, "COOMET") for each in spelt}
    return {opening for each in spelt for opening in list(_words(each))[:1]}


@lru_cache(64)
def _words(text: str) -> dict[str, list[int]]:
    """Where words begin in the text, by their first three letters, however they are written."""
    words: dict[str, list[int]] = {}
    folded = _spelt(text)
    if len(folded) != len(text):
        # A letter that is two when folded: its words are folded one by one.
        beginnings = [(_spelt(match.group()), match.start()) for match in _BEGINNING.finditer(text)]
    else:
        beginnings = [(match.group(), match.start()) for match in _BEGINNING.finditer(folded)]
    for beginning, start in beginnings:
        words.setdefault(beginning, []).append(start)
    return words


def _spelt(text: str) -> str:
    return _folded(text).replace("ё", "е")


def _folded(text: str) -> str:
    """The text in small letters, those alike that an expression takes for one: Turkish has four i."""
    return text.translate(_DOTLESS).casefold()


def _pattern(name: str) -> str:
    words = [re.sub(r"\\-|-", r"[-‐‑–\\s]?", re.escape(word)) for word in name.split()]
    pattern = r"\s+".join(words).replace("’", "'").replace("'", "['’]")
    if _SHORT_ACRONYM.match(name):
        pattern = f"(?-i:{pattern})"
    elif _RUSSIAN_WORD.search(name):
        pattern = _RUSSIAN_WORD.sub(lambda word: _in_every_case(word.group()), pattern)
    return f"({pattern})" if _RUSSIAN_WORD.search(name) else pattern


def _in_every_case(word: str) -> str:
    """A pattern of the word with any ending; abbreviations in capitals and short words have none."""
    if word.upper() == _COOMET:
        return f"(?:{_COOMET}|COOMET)"
    ending = next((end for end in _ENDINGS if word.lower().endswith(end)), "")
    stem = word.removesuffix(word[len(word) - len(ending) :])
    fixed = word.isupper() or len(stem) < _SHORTEST_STEM
    spelt = re.sub("[её]", "[её]", word if fixed else stem, flags=re.IGNORECASE)
    return spelt if fixed else f"{spelt}{_ANY_ENDING}{'' if ending else '?'}(?!\\w)"


def _key(name: str) -> str:
    return _folded(_MAY_VARY.sub("", name.replace("’", "'")))
