"""Terms: when an entry is to be done. Year, range, recurrence, schedule, open end or last year."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import DASH, TO, Found, found
from coomet_graph.records.grammars.years import LAST_YEAR, YEAR, last_year

_OF_YEARS = r"(?:\s*(?:гг?\.?|г\.\s?г\.?|годы|год[ау]?|years?)(?!\w))?"
# As they are, or as spreadsheets shorten them.
_MONTH = r"""(?:january|february|march|april|may|june|july|august|september|october|november|december
    |(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)[ьяе]|(?:март|август)[ае]?|ма[йяе]
    |(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|янв|фев|мар|апр|июн|июл|авг|сент?|окт|ноя|дек)\b\.?)"""
_ORDINAL = rf"""(?:(?:I|II|III|IV|[1-4])(?:{DASH}?(?:й|го|е|st|nd|rd|th))?|first|second|third|fourth
    |перв\w+|втор\w+|треть\w+|четв[её]рт\w+)"""
_PERIOD = r"(?:quarters?|half|кв(?:артал[ыае]?|\.)?|полугоди[еяи]|половин[аыеу])"
# A part of a year: the year is what the term says.
_PART = rf"""(?:(?:(?:(?:the\s+)?{_ORDINAL}(?:\s*{DASH}\s*{_ORDINAL})?\s+{_PERIOD}
      |[QH][1-4](?:\s*{DASH}\s*[QH]?[1-4])?|(?:the\s+)?(?:end|beginning|middle)
      |кон(?:ец|ца|цу)|начал[оау]|середин[аыеу]|{_MONTH}(?:\s*{DASH}\s*{_MONTH})?),?\s+(?:of\s+)?)?)"""
_DAY = rf"(?:(?:[0-3]?\d\.)?[01]?\d\.|[01]?\d/|[0-3]?\d\s+{_MONTH},?\s+|{_MONTH}\s+[0-3]?\d,\s+)"
_WHEN = rf"(?:{_DAY}|{_PART})"
_LIMIT = r"(?:by|until|till|up\s+to|(?:not|no)\s+later\s+than|до|к|не\s+позднее)"
_BIENNIAL = rf"""(?:once\s+(?:in|every)\s+(?:two|2)\s+years|every\s+(?:two|2|second)\s+years?|biennially
    |(?:(?:один|1)\s+)?раз\s+в\s+(?:два|2)\s+года|кажды[ей]\s+(?:два|2|второй)\s+года?)
    (?:\s*\(\s*(?P<years>{YEAR}(?:\s*(?:,|;|and|и)\s*{YEAR})*){_OF_YEARS}\s*\))?"""
_SCHEDULE = r"""(?:according\s+to|as\s+per|under|по|согласно|в\s+соответствии\s+с)\s+
    (?:(?:an?|the|an\s+individual)\s+)?
    (?:[\w-]+\s+){0,3}?(?:schedules?|plans?|график(?:у|ом|ам|ами)|план(?:у|ом|ам|ами))(?:\s+(?:JCRB|COOMET|КООМЕТ))?"""
_TERM = re.compile(
    rf"""(?<![\w./:{chr(0x2013)}-])(?:
      (?P<list>{YEAR}{_OF_YEARS}(?:(?:\s*[,;]\s*(?:and\s+|и\s+)?|\s+(?:and|&|и)\s+){YEAR}{_OF_YEARS})+)
    | (?:(?:(?:from|с)\s+)?(?P<from>{YEAR}){TO}(?P<to>{LAST_YEAR}){_OF_YEARS})
    | (?:(?P<since>{YEAR}){_OF_YEARS}\s+(?:and\s+(?:beyond|later|onwards|further|after)|и\s+далее)
      |(?:(?:starting\s+|beginning\s+)?from|since|(?:начиная\s+)?с)\s+(?P<since2>{YEAR}){_OF_YEARS})
    | (?P<biennial>{_BIENNIAL})
    | (?P<annual>annually|yearly|every\s+year|each\s+year|once\s+a\s+year|ежегодно|каждый\s+год
      |(?:(?:один|1)\s+)?раз\s+в\s+год)
    | (?P<ongoing>ongoing|constantly|continuously|permanently|постоянно|непрерывно
      |on\s+(?:a\s+)?(?:continuous|permanent)\s+basis|на\s+(?:постоянной|непрерывной)\s+основе)
    | (?P<needed>(?:as|if|when)\s+(?:necessary|needed|required)
      |(?:по\s+мере|при|по)\s+(?:необходимости|потребности))
    | (?P<schedule>{_SCHEDULE})
    | {_LIMIT}\s+{_WHEN}(?P<until>{YEAR}){_OF_YEARS}
    | {_PART}(?P<year>{YEAR}){_OF_YEARS}
    )(?![\w/]|{DASH}\d)""",
    re.VERBOSE | re.IGNORECASE,
)
_SEASON = r"""(?:spring|summer|autumn|winter|early|late
    |весн(?:[аыу]|ой)|лет(?:о|а|ом)|осен(?:ь|и|ью)|зим(?:[аыу]|ой))"""
# A cell that is nothing but a term may say it in words that a title could end with.
_WHOLE = re.compile(
    rf"""(?:(?:during|throughout|within|from|в\s+течение|с)\s+)?
      {_WHEN}(?P<from>{YEAR}){_OF_YEARS}{TO}{_WHEN}(?P<to>{YEAR}){_OF_YEARS}
    | (?:(?:during|throughout|within|in|в\s+течение|в)\s+)?{_WHEN}(?P<year>{YEAR}){_OF_YEARS}
    | (?:from|since|(?:начиная\s+)?с)\s+{_WHEN}(?P<since3>{YEAR}){_OF_YEARS}
    | (?P<iso>{YEAR})-[01]\d-[0-3]\d
    | (?P<first>{YEAR})/(?P<last>{YEAR})
    | (?:mid-?\s?|[QH][1-4]/|[1-4][QH]\s+)(?P<part>{YEAR}) | (?P<part2>{YEAR})\s+[QH][1-4]
    | (?:in\s+)?(?:the\s+)?{_SEASON}\s+(?:of\s+)?(?P<part3>{YEAR}){_OF_YEARS}
    | (?P<since>{YEAR})\s+onwards?
    | (?P<annual>annual) | (?P<biennial>biennial|each\s+(?:two|2)\s+years)
    | (?P<ongoing>continuous|continuing|permanent
      |(?:throughout|during)\s+the\s+(?:whole\s+|entire\s+)?(?:program(?:me)?\s+)?period
      |(?:на\s+)?весь\s+период|в\s+течение\s+(?:всего\s+)?(?:периода|срока)(?:\s+(?:действия\s+)?программы)?)
    | (?P<needed>(?:up)?on\s+(?:request|demand)|as\s+appropriate|по\s+запрос[уа]м?|по\s+мере\s+поступления)
    | {_MONTH}[-.](?P<short>\d\d)""",
    re.VERBOSE | re.IGNORECASE,
)
# How often, and in which years: "annually (2024–2026)", "2024–2026, annually".
_SPAN = rf"(?P<from>{YEAR}){TO}(?P<to>{LAST_YEAR}){_OF_YEARS}"
_OFTEN = r"""(?:(?P<annual>annually|yearly|every\s+year|ежегодно|каждый\s+год)
    |(?P<ongoing>constantly|ongoing|постоянно))"""
_STRETCH = rf"{YEAR}(?:{TO}{LAST_YEAR})?+"
# Years and spans of years one after another, as those of the stages of a work.
_STRETCHES = re.compile(
    rf"{_STRETCH}{_OF_YEARS}(?:(?:\s*[,;]\s*(?:and\s+|и\s+)?|\s+(?:and|и)\s+){_STRETCH}{_OF_YEARS})+",
    re.VERBOSE | re.IGNORECASE,
)
_WHOLES = (
    _TERM,
    _WHOLE,
    re.compile(
        rf"{_OFTEN}\s*(?:[,;:(]\s*)?(?:(?:in|during|from|в(?:\s+течение)?|с)\s+)?{_SPAN}\s*\)?",
        re.VERBOSE | re.IGNORECASE,
    ),
    re.compile(rf"{_SPAN}\s*[,;(]\s*{_OFTEN}\s*\)?", re.VERBOSE | re.IGNORECASE),
)
_RECURRENCES = {"annual": "annual", "ongoing": "ongoing", "needed": "as-needed", "schedule": "by-schedule"}
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
    # Marks of footnotes are folded into spaces, before the term and behind it.
    text = fold(passage.text).rstrip()
    start = len(text) - len(text.lstrip())
    whole = _whole_term(text, start)
    return (
        _stretches(passage, text, start)
        if whole is None
        else Found(whole, passage.cut(start, len(text)), start, len(text))
    )


# Rows of one table have few different terms.
@lru_cache(256)
def _whole_term(text: str, start: int) -> Term | None:
    """The term that the text is from `start` to its end."""
    matches = (pattern.fullmatch(text, start) for pattern in _WHOLES)
    match = next(filter(None, matches), None)
    return None if match is None else _term_of(match)


def _stretches(passage: Passage, text: str, start: int) -> Found[Term] | None:
    """Years and spans of years; the rows that share a number have nothing but line breaks between theirs."""
    letters = list(text)
    for place in passage.line_starts()[1:] if text else ():
        letters[place - 1] = ";"
    match = _STRETCHES.fullmatch("".join(letters), start)
    spans = [] if match is None else _spans_of(match.group())
    if match is None or any(last < first for first, last in spans):
        return None
    years = tuple(sorted({year for first, last in spans for year in range(first, last + 1)}))
    is_gapless = len(years) == years[-1] - years[0] + 1
    return found(Term(years[0], years[-1], () if is_gapless else years), passage, match)


def find_relative_dates(passage: Passage) -> list[Found[str]]:
    """Dates that depend on when one reads them: "this year"."""
    return [found(match.group(), passage, match) for match in _RELATIVE.finditer(passage.text)]


def _term_of(match: re.Match[str]) -> Term:
    said = {name: words for name, words in match.groupdict().items() if words}
    recurrence = next((value for name, value in _RECURRENCES.items() if name in said), None)
    if first := said.get("from") or said.get("first"):
        last = last_year(first, said.get("to") or said["last"])
        return Term(int(first), last, recurrence=recurrence)
    if "list" in said or "biennial" in said:
        years = tuple(int(year) for year in re.findall(YEAR, said.get("list") or said.get("years", "")))
        recurrence = "biennial" if "biennial" in said else None
        return Term(min(years, default=None), max(years, default=None), years, recurrence)
    if since := _one_of(said, "since", "since2", "since3"):
        return Term(start=int(since), recurrence="open-ended")
    if "until" in said:
        return Term(end=int(said["until"]))
    # Spreadsheets show a month of this century as "May-24".
    year = _one_of(said, "year", "part", "part2", "part3", "iso") or (
        said.get("short") and f"20{said['short']}"
    )
    return Term(int(year), int(year)) if year else Term(recurrence=recurrence)


def _spans_of(stretches: str) -> list[tuple[int, int]]:
    found_years = re.findall(rf"({YEAR})(?:{TO}({LAST_YEAR}))?", stretches)
    return [(int(first), last_year(first, last or first)) for first, last in found_years]


def _one_of(said: Mapping[str, str], *names: str) -> str | None:
    return next((said[name] for name in names if name in said), None)
