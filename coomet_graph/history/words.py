"""What went and what came between two texts, word by word."""

from difflib import SequenceMatcher
from enum import StrEnum


class Fate(StrEnum):
    """What became of some words."""

    SAME = "same"
    GONE = "gone"
    NEW = "new"


def compare_words(before: str, after: str) -> tuple[tuple[Fate, str], ...]:
    """Both texts in one: stretches of words with their fate; what went stands before what came for it."""
    old, new = before.split(), after.split()
    stretches: list[tuple[Fate, str]] = []
    for _, begin, end, first, last in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if old[begin:end] == new[first:last]:
            stretches.append((Fate.SAME, " ".join(old[begin:end])))
            continue
        if begin < end:
            stretches.append((Fate.GONE, " ".join(old[begin:end])))
        if first < last:
            stretches.append((Fate.NEW, " ".join(new[first:last])))
    return tuple(stretches)
