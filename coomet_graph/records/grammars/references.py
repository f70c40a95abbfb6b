"""References of one entry to another of the same programme ("procedure under item 1.1"), former numbers.

A number in brackets that closes a title ("Update of … (item 5.2)") is the entry's own number in an earlier
edition, not a reference: it says what the entry used to be, and may mean another entry today.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.citation_words import RANGE
from coomet_graph.records.grammars.citations import Citation, find_citations
from coomet_graph.records.grammars.found import DIGIT, TO, Found, found, overlaps
from coomet_graph.records.grammars.numbers import Number, parse_number
from coomet_graph.records.grammars.years import LAST_YEAR, YEAR

_NUMBER = r"\d{1,3}(?:\.\d{1,3})+[a-zа-г]?"
_WORD = (
    r"(?:items?|actions?|points?|п\.\s?п?\.?|пп\.?|пункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?"
    r"|мероприяти(?:[еяюй]|ем|ям|ями|ях))"
)
_BETWEEN = rf"\s*(?:[,;]|and|и|{RANGE})\s*(?:{_WORD}\s*)?"
_REFERENCE = re.compile(
    rf"\b{_WORD}\s*(?P<numbers>{_NUMBER}(?:{_BETWEEN}{_NUMBER}){{0,60}})(?![\w%]|\s%)", re.IGNORECASE
)
# An entry of the highest level has a mere number: it is one of this programme only where that is said.
_ANY_NUMBER = r"\d{1,3}(?:\.\d{1,3}){0,9}[a-zа-г]?"
_OF_THIS = re.compile(
    rf"\b{_WORD}\s*(?P<numbers>(?>{_ANY_NUMBER}(?:{_BETWEEN}{_ANY_NUMBER}){{0,60}}))"
    r"\s+(?:(?:of|in)\s+(?:this|the\s+present)|настоящей|данной|этой)\s+"
    r"(?:(?:work(?:ing)?|development|рабочей)\s+)?(?:program(?:me)?|программы)(?!\w)",
    re.IGNORECASE,
)
_ONE_OR_RANGE = re.compile(rf"({_ANY_NUMBER})(?:\s*{RANGE}\s*(?:{_WORD}\s*)?({_ANY_NUMBER}))?", re.IGNORECASE)
_LONGEST = 30
# Behind the number of an item: a document that is not this programme, which needs no body and no years.
_ELSEWHERE = (
    r"(?:(?:minutes|protocol|decision|resolution|agenda|standard)(?!\w)|(?:program(?:me)?|plan)\s+(?:of|for)\s"
    rf"|(?:program(?:me)?|plan)\s+\({YEAR}|(?:программ|план)\w{{0,2}}\s+(?:работ\w{{0,2}}\s+)?\({YEAR}"
    r"|(?:previous|preceding|former|last|earlier|old)\s+(?:[\w-]+\s+){0,2}?(?:program(?:me)?|plan)(?!\w)"
    r"|(?:предыдущ|прошл|прежн)\w{2,3}\s+(?:[\w-]+\s+){0,2}?(?:программ|план)\w{0,2}(?!\w)"
    r"|(?:протокол|решени|повестк)\w{0,2}(?!\w)"
    r"|(?:программ|план)\w{0,2}\s+(?:работ\w{0,2}\s+|развития\s+)?(?:ТК|ПК|TC|SC|КООМЕТ|COOMET|на)(?!\w))"
)
_OF_ANOTHER = re.compile(
    rf"\s+(?:(?:of|in|from)\s+)?(?!this\b|present\b|настоящ|данн)(?:[^\s.,;()]{{1,30}}\s+){{0,4}}?{_ELSEWHERE}",
    re.IGNORECASE,
)
_BODY = r"(?:TC|SC|ТК|TK|ПК)[\s-]?\d{1,2}(?:\.\d{1,2})?"
_PLAN = r"(?:program(?:me)?|plan|WP)"
_SERIES = r"(?:ISO|IEC|ИСО|МЭК|ГОСТ|OIML|МОЗМ|JCGM|ILAC)"
_STANDARD = rf"{_SERIES}(?:[\s/]{_SERIES}){{0,3}}(?:\s(?:Guide|[A-ZА-Я]))?\s\d[\w./:–-]{{0,20}}"
_CODE = rf"(?:[RI]/[A-Z]{{2}}/\d{{1,3}}(?::{YEAR})?|[DP]\d{{1,2}}(?:\.\d{{1,2}})?[/:]{YEAR})"
# A document, or the programme of a body, right behind the number …
_OF_NAMED = re.compile(
    r"\s+(?:(?:of|in|from)\s+)?(?:the\s+)?(?:(?:document|standard|документ\w{0,2}|стандарт\w{0,2})\s+)?"
    rf"(?:(?:COOMET|КООМЕТ)\s+)?(?:{_CODE}|{_STANDARD}|{_BODY}\s+(?:work(?:ing)?\s+)?{_PLAN}(?!\w)"
    rf"|WP\s+(?:of\s+)?{_BODY})",
    re.IGNORECASE,
)
# … or before it, with nothing but a sign between.
_YEARS = rf"(?:\s+(?:for|на)\s+{YEAR}{TO}{LAST_YEAR}(?:\s*(?:гг?\.|год(?:ы|ов)))?)?"
# Of which meeting the minutes are stands between: one clause.
_MINUTES = r"(?<!\w)(?:minutes|протокол\w{0,2})(?:\s+[^\s,;]{0,30}[^\s,;.]){0,12}"
_BEHIND_ANOTHER = re.compile(
    rf"(?:{_MINUTES}|[/:]{YEAR}|(?<!\w)(?:{_STANDARD}|{_CODE}"
    rf"|(?:{_PLAN}\s+(?:of\s+(?:the\s+)?)?{_BODY}|{_BODY}\s+(?:work(?:ing)?\s+)?{_PLAN}"
    rf"|(?:программ|план)\w{{0,2}}\s+(?:работ\w{{0,2}}\s+)?{_BODY}){_YEARS}))\s*[,(:–—-]?\s*$",
    re.IGNORECASE,
)
# A mere number may be that of an entry of this programme, or of an item of another.
_BARE = re.compile(rf"\b{_WORD}\s*\d{{1,3}}(?:{_BETWEEN}\d{{1,3}}){{0,20}}(?![\w%/]|\s%|\.\d)", re.IGNORECASE)
_DENIED = re.compile(
    r"\b(?:not\s+(?:depend(?:s|ent|ing)?|based|connected|related)|independent(?:ly)?|не\s+(?:завис|связан)\w*)"
    r"\s+(?:on|of|to|with|from|от|с)\s+(?:the\s+)?$",
    re.IGNORECASE,
)
# The name of a document is no longer than this.
_REACH = 150
_FEEDS = re.compile(
    r"\b(?:used|needed|serves?|input)\s+(?:to|for|in|as)\b[^.;()]*$"
    r"|\b(?:используе?[юм]?тся|использу[юе]т|необходим\w*|служ[иа]т)\s+(?:для|при|в|основой)\b[^.;()]*$",
    re.IGNORECASE,
)
_FORMER = re.compile(
    rf"\(\s*(?:items?|actions?|п\.|пункт|мероприятие)\s*(?P<number>{_NUMBER})\s*\)\s*$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Reference:
    """The normalised number of the entry referred to; `feeds` if that entry needs this one, not this it."""

    notation: str
    feeds: bool = False


def find_references(
    passage: Passage, citations: Sequence[Found[Citation]] | None = None
) -> list[Found[Reference]]:
    """References to entries of the same programme; numbers in citations of other programmes are left out.

    `citations` are those of the passage, if they are known.
    """
    references: list[Found[Reference]] = []
    text = fold(passage.text)
    matches = list(_matches(text)) if DIGIT.search(text) else []
    if not matches:
        return references
    cited = [(item.start, item.end) for item in (find_citations(passage) if citations is None else citations)]
    for match in matches:
        feeds = _FEEDS.search(text[: match.start()]) is not None
        for number in _numbers_in(match["numbers"]):
            whole = found(Reference(str(number), feeds), passage, match)
            if not overlaps(whole, cited):
                references.append(whole)
    return references


def find_bare_items(passage: Passage) -> Iterator[Passage]:
    """The words that name items by mere numbers, and no document that these could be in."""
    text = fold(passage.text)
    matches = _BARE.finditer(text) if DIGIT.search(text) else ()
    return (passage.cut(*match.span()) for match in matches if not _is_elsewhere(match))


def _matches(text: str) -> Iterator[re.Match[str]]:
    """The lists of items that are not said to be those of another document, or unneeded, in order."""
    own = {match.start(): match for match in _OF_THIS.finditer(text)}
    others = {match.start(): match for match in _REFERENCE.finditer(text) if not _is_elsewhere(match)}
    either = (match for _, match in sorted((others | own).items()))
    yield from (
        match for match in either if not _DENIED.search(text, max(0, match.start() - _REACH), match.start())
    )


def _is_elsewhere(match: re.Match[str]) -> bool:
    text, start, end = match.string, match.start(), match.end()
    return bool(
        _OF_ANOTHER.match(text, end)
        or _OF_NAMED.match(text, end)
        or _BEHIND_ANOTHER.search(text, max(0, start - _REACH), start)
    )


def _numbers_in(listed: str) -> Iterator[Number]:
    """The numbers of a list; a range over the last level is every number in it."""
    for part in _ONE_OR_RANGE.finditer(listed):
        first, last = parse_number(part[1]), parse_number(part[2] or part[1])
        if first is None or last is None:
            continue
        low, high = first.levels[-1], last.levels[-1]
        if first.parent == last.parent and not first.letter + last.letter and 0 < high - low <= _LONGEST:
            yield from (Number((*first.levels[:-1], level)) for level in range(low, high + 1))
        else:
            yield first
            if last != first:
                yield last


def find_former_number(title: Passage) -> Found[Reference] | None:
    """The number that the entry bore in an earlier edition, if its title closes with one in brackets."""
    match = _FORMER.search(fold(title.text))
    if match is None:
        return None
    number = parse_number(match["number"])
    return None if number is None else found(Reference(str(number)), title, match)
