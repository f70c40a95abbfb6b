"""Terms: when an entry is to be done. Year, range, recurrence, schedule, open end or last year."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import DASH, TO, Found, found

_YEAR = r"(?:19|20)\d\d"
_OF_YEARS = r"(?:\s*(?:гг?\.?|годы|год[ау]?|years?)(?!\w))?"
_MONTH = r"""(?:january|february|march|april|may|june|july|august|september|october|november|december
    |(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)[ьяе]|(?:март|август)[ае]?|ма[йяе])"""
# A part of a year: the year is what the term says.
_PART = rf"""(?:(?:(?:(?:I|II|III|IV|[1-4])(?:{DASH}?й)?\s+(?:quarter|half|кв(?:артал|\.)?|полугодие)
      |the\s+end|конец|начало|{_MONTH}(?:\s*{DASH}\s*{_MONTH})?),?\s+(?:of\s+)?)?)"""
_BIENNIAL = rf"""(?:once\s+(?:in|every)\s+(?:two|2)\s+years|every\s+(?:two|2|second)\s+years?|biennially
    |(?:(?:один|1)\s+)?раз\s+в\s+(?:два|2)\s+года|кажды[ей]\s+(?:два|2|второй)\s+года?)
    (?:\s*\(\s*(?P<years>{_YEAR}(?:\s*(?:,|;|and|и)\s*{_YEAR})*){_OF_YEARS}\s*\))?"""
_SCHEDULE = r"""(?:according\s+to|as\s+per|under|по|согласно|в\s+соответствии\s+с)\s+
    (?:(?:an?|the|an\s+individual)\s+)?
    (?:[\w-]+\s+){0,3}?(?:schedules?|plans?|график(?:у|ом|ам|ами)|план(?:у|ом|ам|ами))(?:\s+(?:JCRB|COOMET|КООМЕТ))?"""
_TERM = re.compile(
    rf"""(?<![\w./:{chr(0x2013)}-])(?:
      (?P<range>(?:(?:from|с)\s+)?(?P<from>{_YEAR}){TO}(?P<to>{_YEAR}){_OF_YEARS})
    | (?P<open>(?P<since>{_YEAR}){_OF_YEARS}\s+(?:and\s+(?:beyond|later|onwards|further|after)|и\s+далее)
      |(?:from|since|(?:начиная\s+)?с)\s+(?P<since2>{_YEAR}){_OF_YEARS})
    | (?P<biennial>{_BIENNIAL})
    | (?P<annual>annually|yearly|every\s+year|each\s+year|once\s+a\s+year|ежегодно|каждый\s+год
      |(?:(?:один|1)\s+)?раз\s+в\s+год)
    | (?P<ongoing>ongoing|constantly|continuously|permanently|постоянно|непрерывно
      |on\s+(?:a\s+)?(?:continuous|permanent)\s+basis|на\s+(?:постоянной|непрерывной)\s+основе)
    | (?P<needed>(?:as|if|when)\s+(?:necessary|needed|required)
      |(?:по\s+мере|при|по)\s+(?:необходимости|потребности))
    | (?P<schedule>{_SCHEDULE})
    | (?:by|until|till|до|к)\s+(?:the\s+end\s+of\s+|конца\s+)?(?P<until>{_YEAR}){_OF_YEARS}
    | {_PART}(?P<year>{_YEAR}){_OF_YEARS}
    )(?![\w/]|{DASH}\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_RELATIVE = re.compile(
    r"\b(?:this|next|last|the\s+current)\s+(?:year|month|quarter|period)\b|\bв\s+(?:этом|текущем|следующем|прошлом)\s+(?:году|месяце|квартале)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Term:
    """When: years as far as the words say them, and a recurrence (a notation of the recurrence scheme)."""

    start: int | None = None
    end: int | None = None
    years: tuple[int, ...] = ()
    recurrence: str | None = None


def find_terms(passage: Passage) -> Iterator[Found[Term]]:
    """Every term in the passage, in order."""
    return (found(_term_of(match), passage, match) for match in _TERM.finditer(fold(passage.text)))


def parse_term(passage: Passage) -> Found[Term] | None:
    """The term that the whole passage is, or None."""
    match = _TERM.fullmatch(fold(passage.text))
    return None if match is None else found(_term_of(match), passage, match)


def find_relative_dates(passage: Passage) -> list[Found[str]]:
    """Dates that depend on when one reads them: "this year"."""
    return [found(match.group(), passage, match) for match in _RELATIVE.finditer(passage.text)]


def _term_of(match: re.Match[str]) -> Term:
    group = match.groupdict()
    if group["range"]:
        return Term(int(group["from"]), int(group["to"]))
    if group["open"]:
        return Term(start=int(group["since"] or group["since2"]), recurrence="open-ended")
    if group["biennial"]:
        years = tuple(int(year) for year in re.findall(_YEAR, group["years"] or ""))
        return Term(min(years, default=None), max(years, default=None), years, "biennial")
    if group["until"]:
        return Term(end=int(group["until"]))
    if group["year"]:
        return Term(int(group["year"]), int(group["year"]))
    recurrences = {"annual": "annual", "ongoing": "ongoing", "needed": "as-needed", "schedule": "by-schedule"}
    return Term(recurrence=next(value for name, value in recurrences.items() if group[name]))
