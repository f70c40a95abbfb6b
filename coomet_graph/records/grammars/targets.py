"""Targets: a measurable promise ("at least 2 e-learning modules … are available")."""

import re
from dataclasses import dataclass

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import Found, found

_WORDS = (
    ("one", "одного", "одной", "один", "одна", "одно"),
    ("two", "двух", "два", "две"),
    ("three", "трех", "три"),
    ("four", "четырех", "четыре"),
    ("five", "пяти", "пять"),
    ("six", "шести", "шесть"),
    ("seven", "семи", "семь"),
    ("eight", "восьми", "восемь"),
    ("nine", "девяти", "девять"),
    ("ten", "десяти", "десять"),
)
_VALUES = {word: str(value) for value, words in enumerate(_WORDS, start=1) for word in words}
_AT_LEAST = (
    r"at\s+least|not\s+less\s+than|no\s+less\s+than|no\s+fewer\s+than|minimum"
    r"|не\s+менее|как\s+минимум|минимум"
)
_AT_MOST = r"at\s+most|not\s+more\s+than|no\s+more\s+than|up\s+to|не\s+более|максимум"
_BETWEEN_GROUPS = re.compile(r"[ ,\u00A0\u202F]")
_TARGET = re.compile(
    rf"""\b(?:{_AT_LEAST}|(?P<most>{_AT_MOST}))
      \s+(?:(?P<grouped>\d{{1,3}}(?:[ ,\u00A0\u202F]\d{{3}})+)(?!\d)
        |(?P<value>\d+(?:[.,]\d+)?|(?:{"|".join(_VALUES)})(?!\w)))\s*(?P<percent>%)?
      \s*(?P<unit>(?!%)[^().,;:]*?)(?=\s+(?:is|are|will|shall|per|a\s+year|for|within|in|to|by|available|held
        |доступн[аоы]|имеется|имеются|буд(?:ет|ут)|для|на|к|за|в|ежегодно)\b|\s*[().,;:]|\s*$)
      (?:\s*\([^()]*\))?
      (?:\s+(?P<per>(?:per|a|each|every)\s+(?:year|month|quarter)|annually
        |(?:в|за)\s+(?:год|месяц|квартал)|ежегодно)(?!\w))?""",
    re.VERBOSE | re.IGNORECASE,
)


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
    for match in _TARGET.finditer(fold(passage.text)):
        written = (match["value"] or _BETWEEN_GROUPS.sub("", match["grouped"])).lower()
        value = _VALUES.get(written, written.replace(",", "."))
        unit = "%" if match["percent"] else passage.text[slice(*match.span("unit"))].strip()
        if not unit:
            continue
        comparator = "at-most" if match["most"] else "at-least"
        targets.append(found(Target(comparator, value, unit, match["per"]), passage, match))
    return targets
