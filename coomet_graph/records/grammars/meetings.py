"""Meetings: by number (`PC-28`, `27 th COOMET Committee Meeting`) or by date (`TC4-2023 meeting`).

In Russian: `31-е заседание Комитета КООМЕТ (апрель 2021 г.)`, `заседание ТК 4 в 2023 году`.
"""

import re
from dataclasses import dataclass

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.bodies import find_bodies
from coomet_graph.records.grammars.found import DASH, Found
from coomet_graph.records.grammars.moments import MONTHS
from coomet_graph.records.grammars.years import YEAR
from coomet_graph.records.lexicon import Lexicon

_MONTH = "|".join(f"{english}|{russian}[ьйяеа]?" for english, russian in MONTHS)
_OF_YEAR = r"(?:\s*(?:г\.?|год[ау]?)(?!\w))?"
_DATE = rf"\(\s*(?P<month>{_MONTH})?,?\s*(?P<year>{YEAR}){_OF_YEAR}\s*\)"
_ENDING = rf"\s*(?:st|nd|rd|th|{DASH}?(?:ое|ому|ом|ем|го|му|[емй]))\s+"
_ANY_ORDINAL = re.compile(rf"\d{_ENDING}", re.IGNORECASE)
_ANY_MEETING = re.compile(r"(?:заседани|совещани)", re.IGNORECASE)
_ORDINAL = re.compile(
    rf"""(?P<number>\d{{1,3}}){_ENDING}
      (?:meeting\s+of\s+(?:the\s+)?|(?P<meeting>(?:[а-я]+-)?(?:заседани|совещани)[а-я]{{1,3}})\s+)?$""",
    re.VERBOSE | re.IGNORECASE,
)
# A Russian meeting is named before its body: "заседание ТК 4 в 2023 году".
_BEFORE = re.compile(r"(?<!\w)(?P<meeting>(?:[а-я]+-)?(?:заседани|совещани)[а-я]{1,3})\s+$", re.IGNORECASE)
_AFTER = re.compile(
    rf"""(?:{DASH}(?P<number>\d{{1,3}})(?!\d))?(?:{DASH}(?P<tagged>{YEAR}))?(?P<meeting>\s+meetings?)?
      (?:\s+(?:in|of|в)\s+(?:(?P<in_month>{_MONTH})\s+)?(?P<in_year>{YEAR}){_OF_YEAR}|\s*{_DATE})?""",
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
    # Most texts have no such words, and none need be looked for before every name.
    has_ordinals, has_meetings = _ANY_ORDINAL.search(text) is not None, _ANY_MEETING.search(text) is not None
    for start, end, body, outside in sorted(named):
        after = _AFTER.match(text, end)
        before = _ORDINAL.search(text, 0, start) if has_ordinals else None
        if before is None and has_meetings:
            before = _BEFORE.search(text, 0, start)
        assert after is not None
        told = before.groupdict() if before else {}
        number = after["number"] or told.get("number")
        year = after["tagged"] or after["in_year"] or after["year"]
        meeting = after["meeting"] or told.get("meeting")
        if number is None and (year is None or not (meeting or after["in_year"] or after["month"])):
            continue
        if number is None and after["tagged"] and not meeting:
            continue
        month = after["in_month"] or after["month"]
        value = Meeting(
            body,
            int(number) if number else None,
            int(year) if year else None,
            _month(month) if month else None,
            outside,
        )
        first = before.start() if before and not after["number"] else start
        last = after.end()
        meetings.append(Found(value, passage.cut(first, last), first, last))
    return meetings


def _month(name: str) -> int:
    """The number of the month: "ноябре" is 11, "мая" is 5 and "марта" is 3."""
    fitting = [
        (len(begin), number)
        for number, begins in enumerate(MONTHS, start=1)
        for begin in begins
        if name.lower().startswith(begin)
    ]
    return max(fitting)[1]
