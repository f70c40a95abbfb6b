"""Names and their spellings as one matcher: the longest name wins, white space and hyphens may vary."""

import re
from collections.abc import Iterable, Mapping
from functools import cached_property

_SHORT_ACRONYM = re.compile(r"[A-ZА-Я]{2,6}s?$")


class Phrases:
    """Finds the names of things in texts; the value of a match is the thing's identifier.

    Names are matched without regard to case, except acronyms ("SIM" is not "sim").
    """

    def __init__(self, names: Mapping[str, str]) -> None:
        """`names` maps each spelling to the identifier of the thing it names."""
        self._names = {_key(name): identifier for name, identifier in names.items() if name}
        self._patterns = sorted((name for name in names if name), key=lambda name: (-len(name), name))

    @cached_property
    def _regex(self) -> re.Pattern[str]:
        if not self._patterns:
            return re.compile(r"(?!)")
        alternatives = "|".join(_pattern(name) for name in self._patterns)
        # Most words begin like no name at all, and need not be compared with every one.
        first = "".join(sorted({re.escape(name[0]) for name in self._patterns}))
        begins = rf"(?=[{first}])" if all(name[0].isalnum() for name in self._patterns) else ""
        return re.compile(rf"(?<![\w-]){begins}(?:{alternatives})(?!\w)", re.IGNORECASE)

    def finditer(self, text: str) -> Iterable[tuple[int, int, str]]:
        """Start, end and identifier of every name in `text`, from left to right, none overlapping."""
        for match in self._regex.finditer(text):
            yield match.start(), match.end(), self._names[_key(match.group())]

    def match(self, text: str, position: int = 0) -> tuple[int, str] | None:
        """End and identifier of the name that begins at `position`, or None."""
        match = self._regex.match(text, position)
        return None if match is None else (match.end(), self._names[_key(match.group())])


def _pattern(name: str) -> str:
    words = [re.sub(r"\\-|-", r"[-‐‑–\\s]?", re.escape(word)) for word in name.split()]
    pattern = r"\s+".join(words).replace("’", "'").replace("'", "['’]")
    return f"(?-i:{pattern})" if _SHORT_ACRONYM.match(name) else pattern


def _key(name: str) -> str:
    return re.sub(r"[-‐‑–\s]", "", name.replace("’", "'")).casefold()
