"""Meetings: by number (`PC-28`, `27 th COOMET Committee Meeting`) or by date (`TC4-2023 meeting`)."""

import re
from dataclasses import dataclass

from coomet_graph.documents.model import Passage
from coomet_graph.records.grammars.bodies import find_bodies
from coomet_graph.records.grammars.found import DASH, Found
from coomet_graph.records.grammars.letters import fold
from coomet_graph.records.lexicon import Lexicon

_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)  # fmt: skip
_MONTH = "|".join(_MONTHS)
_YEAR = r"(?:19|20)\d\d"
_DATE = rf"\(\s*(?P<month>{_MONTH})?,?\s*(?P<year>{_YEAR})\s*\)"
_ORDINAL = re.compile(
    r"(?P<number>\d{1,3})\s*(?:st|nd|rd|th|[-‑]?е|[-‑]?го)\s+(?:meeting\s+of\s+(?:the\s+)?)?$", re.IGNORECASE
)
_AFTER = re.compile(
    rf"""(?:{DASH}(?P<number>\d{{1,3}})(?!\d))?(?:{DASH}(?P<tagged>{_YEAR}))?(?P<meeting>\s+meetings?)?
      (?:\s+(?:in|of)\s+(?:(?P<in_month>{_MONTH})\s+)?(?P<in_year>{_YEAR})|\s*{_DATE})?""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """A meeting of a body (or an outside organisation): its number, or its year and month, or both."""

    body: str
    number: int | None
    year: int | None
    month: int | None
    organisation: bool = False


def find_meetings(passage: Passage, lexicon: Lexicon) -> list[Found[Meeting]]:
    """Every meeting that can be told from others: by a number or by a date."""
    text = fold(passage.text)
    named = [
        (start, end, bodies[0], False)
        for start, end, bodies in find_bodies(text, lexicon)
        if len(bodies) == 1
    ]
    named += [(start, end, name, True) for start, end, name in lexicon.organisations.finditer(text)]
    meetings: list[Found[Meeting]] = []
    for start, end, body, outside in sorted(named):
        after = _AFTER.match(text, end)
        before = _ORDINAL.search(text, 0, start)
        assert after is not None
        number = after["number"] or (before["number"] if before else None)
        year = after["tagged"] or after["in_year"] or after["year"]
        if number is None and (year is None or not (after["meeting"] or after["in_year"] or after["month"])):
            continue
        if number is None and after["tagged"] and not after["meeting"]:
            continue
        month = after["in_month"] or after["month"]
        value = Meeting(
            body,
            int(number) if number else None,
            int(year) if year else None,
            _MONTHS.index(month.lower()) + 1 if month else None,
            outside,
        )
        first = before.start() if before and not after["number"] else start
        last = after.end()
        meetings.append(Found(value, passage.cut(first, last), first, last))
    return meetings
