"""Targets: a measurable promise ("at least 2 e-learning modules … are available")."""

import re
from dataclasses import dataclass

from coomet_graph.documents.model import Passage
from coomet_graph.records.grammars.found import Found, found

_WORDS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_TARGET = re.compile(
    rf"""\b(?P<comparator>at\s+least|not\s+less\s+than|no\s+less\s+than|no\s+fewer\s+than|minimum|at\s+most|not\s+more\s+than|no\s+more\s+than|up\s+to|не\s+менее|не\s+более)
      \s+(?P<value>\d+(?:[.,]\d+)?|{"|".join(_WORDS)})\s*(?P<percent>%)?
      \s*(?P<unit>(?!%)[^().,;:]*?)(?=\s+(?:is|are|will|shall|per|a\s+year|for|within|in|to|by|available|held|в\s+год)\b|\s*[().,;:]|\s*$)
      (?:\s*\([^()]*\))?(?:\s+(?P<per>(?:per|a|each|every)\s+(?:year|month|quarter)|в\s+год|annually))?""",
    re.VERBOSE | re.IGNORECASE,
)
_AT_MOST = re.compile(r"at\s+most|more|up\s+to|не\s+более", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """Comparator ("at-least", "at-most"), value (words as digits), unit, and per what time."""

    comparator: str
    value: str
    unit: str
    per: str | None


def find_targets(passage: Passage) -> list[Found[Target]]:
    """Every target in the passage."""
    targets: list[Found[Target]] = []
    for match in _TARGET.finditer(passage.text):
        written = match["value"].lower()
        value = str(_WORDS.index(written) + 1) if written in _WORDS else written.replace(",", ".")
        unit = "%" if match["percent"] else match["unit"].strip()
        if not unit:
            continue
        comparator = "at-most" if _AT_MOST.match(match["comparator"]) else "at-least"
        if re.match(r"not\s+more|no\s+more", match["comparator"], re.IGNORECASE):
            comparator = "at-most"
        targets.append(found(Target(comparator, value, unit, match["per"]), passage, match))
    return targets
