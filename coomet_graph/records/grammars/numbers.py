"""Numbers of entries: `1`, `1.7.2`, `2.4.`, `6.2а`; `6.2б` of a Russian list is `6.2b`."""

import re
from dataclasses import dataclass

from coomet_graph.letters import fold

# At most three digits a level, so that a year is never a number; one letter marks an inserted entry.
NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,9}\.?[a-zа-я]?\.?"
_NUMBER = re.compile(rf"({NUMBER})(?=\s|$)")
_FULL = re.compile(NUMBER)
# What people write around the number that a cell consists of: "№ 1.2", "1.2)", and "1.2*" with a footnote.
_AROUND = re.compile(rf"(?:(?:№|no|nr|п|item|пункт)\.?\s*)?+({NUMBER})\s?[)*]?+", re.IGNORECASE)
# The letters of entries inserted in a Russian list, in the order of its alphabet.
_INSERTED = str.maketrans("абвг", "abcd")


@dataclass(frozen=True, slots=True, order=True)
class Number:
    """A normalised number: levels and the letter of an inserted entry ("6.2a")."""

    levels: tuple[int, ...]
    letter: str = ""

    def __str__(self) -> str:
        return ".".join(map(str, self.levels)) + self.letter

    @property
    def parent(self) -> "Number | None":
        """The number one level up: 1.7 for 1.7.2, none for 1."""
        return Number(self.levels[:-1]) if len(self.levels) > 1 else None

    def lies_under(self, notation: str) -> bool:
        """Whether this is a number below the one that `notation` gives: 1.7.2 below "1.7" and "1"."""
        above = parse_number(notation)
        return (
            above is not None
            and self.levels != above.levels
            and self.levels[: len(above.levels)] == above.levels
        )

    def may_follow(self, previous: "Number | None") -> bool:
        """Whether an entry of this number can stand after `previous` in a list that only counts upwards."""
        return previous is None or (self.levels, self.letter) > (previous.levels, previous.letter)

    def directly_follows(self, previous: "Number | None") -> bool:
        """Whether this is the very next number: next at its level or any level above, or the first child."""
        if previous is None:
            return self.levels[-1] == 1
        depth = len(self.levels)
        if depth > len(previous.levels):
            return self.levels == (*previous.levels, 1)
        return self.levels == (*previous.levels[: depth - 1], previous.levels[depth - 1] + 1)


def parse_number(text: str) -> Number | None:
    """The number that `text` consists of, or None: `parse_number("2.4.")` is 2.4."""
    match = _FULL.fullmatch(fold(text).strip())
    if match is None:
        return None
    body = match.group().rstrip(".")
    letter = body[-1] if body[-1].isalpha() else ""
    digits = body.removesuffix(letter).rstrip(".") if letter else body
    return Number(tuple(int(level) for level in digits.split(".")), letter.translate(_INSERTED))


def number_of_cell(text: str) -> Number | None:
    """The number that a cell for numbers holds, and nothing else but a sign around it: "№ 1.2", "1.2)"."""
    match = _AROUND.fullmatch(fold(text).strip())
    return None if match is None else parse_number(match[1])


def leading_number(text: str) -> tuple[Number, int] | None:
    """The number at the beginning of `text` and the offset of what follows it, or None."""
    folded = fold(text)
    match = _NUMBER.match(folded)
    if match is None:
        return None
    number = parse_number(match.group())
    if number is None:
        return None
    rest = len(folded) - len(folded[match.end() :].lstrip())
    return number, rest
