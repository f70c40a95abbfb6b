"""Basis citations: programme, items, indicators ("The basis is item 12 of the … (Ind-a.1.1)")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from coomet_graph.documents.model import NOTHING, Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import DASH, TO, Found, found, overlaps

_WORD = r"(?:items?|paragraphs?|points?|п\.?\s?п?\.?|пункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?)(?:\s*(?:No\.?|№))?"
_ITEM = r"\d{1,3}(?:\.\d{1,3})*[a-z]?"
# The letter of the task may be typed on a Russian keyboard, where it looks the same.
_IND = rf"(?:Ind|Инд)\.?\s*{DASH}?\s*[a-zавсе](?:\.\d{{1,3}}){{1,3}}"
# Behind the first indicator, or the word for indicators, others need no sign of their own.
_BARE = r"(?<![\w.])[a-zавсе](?:\.\d{1,3}){1,3}"
_NAMED = rf"(?:{_IND}|(?:indicators?|показател\w{{1,3}}|индикатор\w{{0,3}})\s+{_BARE})"
_BRACKET = rf"\(\s*{_NAMED}(?:\s*(?:,|;|/|and|и|{DASH})\s*(?:{_IND}|{_BARE})){{0,30}}\s*\)"
_RANGE = rf"(?:{DASH}|\bto\b|\bпо\b)"
# A bound, because every "item" in a list begins a list: no one cites more.
_ITEMS = rf"{_ITEM}(?:(?:\s*{_BRACKET})?\s*(?:,|and|и|{_RANGE})\s*(?:{_WORD}\s*)?{_ITEM}){{0,60}}"
INDICATOR = re.compile(rf"(?<!\w)({_IND})(?!\w)", re.IGNORECASE)
_LONGEST = 100
_DIGIT = re.compile(r"\d")
_TASKS = str.maketrans("авсе", "abce")
_YEARS = rf"(?P<start>(?:19|20)\d\d){TO}(?P<end>(?:19|20)\d\d)"
_PERIOD = rf"""(?:for\s+(?:the\s+(?:period|years)\s+)?|на\s+(?:период\s+)?(?:с\s+)?)?{_YEARS}
    (?:\s*(?:гг?\.?(?!\w)|год(?:ы|ов)))?"""
_NAME = r"""(?:COOMET\s+)?(?:Development\s+Program(?:me)?(?:\s+of\s+COOMET)?
    |Программ(?:[аыеу]|ой)\s+развития(?:\s+(?:КООМЕТ|COOMET))?)"""
_PROGRAMME = rf"(?:of)?\s*(?:the\s+)?{_NAME}\s*{_PERIOD}"
_INDICATORS = rf"(?P<indicators>\s*{_BRACKET})?"
_OF_ITEM = re.compile(rf"(?P<item>{_ITEM})\s*(?P<bracket>{_BRACKET})?", re.IGNORECASE)
_IN_BRACKET = re.compile(
    rf"(?P<first>{_IND}|{_BARE})(?:\s*{DASH}\s*(?P<last>{_IND}|{_BARE}))?", re.IGNORECASE
)
_SECTION = r"(?:\s+(?:of\s+)?(?:the\s+)?(?:section|раздел[ау]?)\s+\d{1,2}(?:\.\d{1,2})*\.?)?"
_BASIS = rf"""(?:(?:The\s+)?basis\s*(?:is|:|{DASH})?\s*(?:the\s+)?
    |Основани(?:е|ем)(?:\s+(?:является|служит))?\s*(?::|{DASH})?\s*)"""
_CITATION = re.compile(
    # What follows the items is no item: a list that leads nowhere need not be tried again in parts.
    rf"(?<!\w){_BASIS}?(?P<word>{_WORD})\s*(?P<items>(?>{_ITEMS}))(?P<own>\s*{_BRACKET})?{_SECTION}"
    rf"\s+(?:of\s+)?(?:the\s+)?{_NAME}(?!\w)(?:\s*(?:\(\s*)?{_PERIOD}(?:\s*\))?)?{_INDICATORS}",
    re.VERBOSE | re.IGNORECASE,
)
# The other way round: "Development Program for 2031–2033, item 4 (Ind-a.1.1)".
_REVERSED = re.compile(
    rf"(?<!\w){_BASIS}?(?:{_NAME}|DP|ПР)\s*{_PERIOD}\s*[,:;(–—-]?\s*{_WORD}\s*(?P<items>(?>{_ITEMS}))(?![\w.]\w|\s+of\b)"
    rf"{_INDICATORS}",
    re.VERBOSE | re.IGNORECASE,
)
_PROGRAMME_ONLY = re.compile(rf"{_BASIS}{_PROGRAMME}{_INDICATORS}", re.VERBOSE | re.IGNORECASE)
# In a column of its own an item needs no sentence: "44", "44 (2020–2022)", "p. 44, DP 2020–2022".
_SHORT = re.compile(
    rf"""(?:{_WORD}\s*)?(?P<items>{_ITEMS})
    (?:\s*[,(]?\s*(?:(?:of\s+)?(?:the\s+)?(?:{_NAME}|(?:COOMET\s+)?(?:DP|ПР)))(?!\w))?
    (?:\s*[,(]?\s*{_PERIOD}\s*\)?)?{_INDICATORS}""",
    re.VERBOSE | re.IGNORECASE,
)
_SHORT_INDICATOR = re.compile(rf"{_IND}|[a-eавсе](?:\.\d{{1,3}}){{1,3}}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class CitedIndicator:
    """An indicator as cited: normalised notation ("e.1.6") and the words that name it.

    `column` is the header of its column, where that is not the one of the citation; `description` is what a
    column of indicators says of it besides.
    """

    notation: str
    words: Passage
    column: str | None = None
    description: Passage = NOTHING


@dataclass(frozen=True, slots=True)
class Citation:
    """What an entry names as its basis; `start`/`end` are the years of the cited development programme."""

    start: int | None
    end: int | None
    items: tuple[tuple[str, Passage], ...]
    indicators: tuple[CitedIndicator, ...]
    programme_words: Passage


def find_citations(passage: Passage) -> list[Found[Citation]]:
    """Every citation, and every indicator outside of one (a citation without programme and item)."""
    text = fold(passage.text)
    if not _DIGIT.search(text):
        # Programmes, items and indicators are told by their numbers; most texts hold none.
        return []
    citations: list[Found[Citation]] = []
    spans: list[tuple[int, int]] = []
    for pattern in (_CITATION, _REVERSED, _PROGRAMME_ONLY):
        for match in pattern.finditer(text):
            many = [found(each, passage, match) for each in _citations_of(match, passage)]
            if not overlaps(many[0], spans):
                citations += many
                spans.append((many[0].start, many[0].end))
    for match in INDICATOR.finditer(text):
        named = CitedIndicator(_indicator_notation(match[1]), passage.cut(match.start(1), match.end(1)))
        # What the indicator is named for stands before it in the same sentence.
        close = match.end(1) + text.startswith(")", match.end(1))
        clause = passage.cut(text.rfind(". ", 0, match.start()) + 1, close)
        alone = Found(Citation(None, None, (), (named,), NOTHING), clause, match.start(), match.end())
        if not overlaps(alone, spans):
            citations.append(alone)
    return sorted(citations, key=lambda item: item.start)


def parse_item(passage: Passage, start: int, end: int) -> Found[Citation] | None:
    """The citation that this part of the passage is by itself, with or without the years of the programme."""
    match = _SHORT.fullmatch(fold(passage.text), start, end)
    if match is None:
        return None
    return found(_citation_of(match, passage), passage, match)


def parse_indicator(passage: Passage, start: int, end: int) -> CitedIndicator | None:
    """The indicator that this part of the passage is by itself."""
    match = _SHORT_INDICATOR.fullmatch(fold(passage.text), start, end)
    return None if match is None else CitedIndicator(_indicator_notation(match[0]), passage.cut(start, end))


def _citations_of(match: re.Match[str], passage: Passage) -> Iterator[Citation]:
    """The citation; where items have indicators of their own, one for each of these and one for the rest."""
    whole, own = _citation_of(match, passage), match.groupdict().get("own")
    if "(" not in (match.groupdict().get("items") or "") and not own:
        yield whole
        return
    for part in _OF_ITEM.finditer(match.string, match.start("items"), match.end("own" if own else "items")):
        words = passage.cut(part.start("item"), part.end("item"))
        bracket = part.span("bracket")
        indicators = _indicators(match.string, *bracket, passage) if part["bracket"] else ()
        yield replace(whole, items=((part["item"], words),), indicators=(*indicators, *whole.indicators))


def _indicators(text: str, start: int, end: int, passage: Passage) -> tuple[CitedIndicator, ...]:
    """The indicators in a bracket; a range under one stem is every indicator in it."""
    named: list[CitedIndicator] = []
    for part in _IN_BRACKET.finditer(text, start, end):
        words = passage.cut(part.start(), part.end())
        first = _indicator_notation(part["first"])
        last = _indicator_notation(part["last"]) if part["last"] else first
        stem, _, low = first.rpartition(".")
        last_stem, _, high = last.rpartition(".")
        named.append(CitedIndicator(first, passage.cut(*part.span("first"))))
        if stem == last_stem and int(high) - int(low) <= _LONGEST:
            named += [CitedIndicator(f"{stem}.{number}", words) for number in range(int(low) + 1, int(high))]
        if last != first:
            named.append(CitedIndicator(last, passage.cut(*part.span("last"))))
    return tuple(named)


def _citation_of(match: re.Match[str], passage: Passage) -> Citation:
    group = match.groupdict()
    items = tuple(_items(match, passage)) if group.get("items") else ()
    indicators: tuple[CitedIndicator, ...] = ()
    if group["indicators"]:
        span = match.span("indicators")
        indicators = _indicators(match.string, *span, passage)
    if not group["start"]:
        return Citation(None, None, items, indicators, NOTHING)
    end_of_name = match.end("end")
    last = "own" if group.get("own") else "items"
    behind_items = group.get(last) and match.end(last) < match.start("start")
    start_of_name = match.end(last) if behind_items else match.start()
    words = passage.cut(start_of_name, end_of_name)
    return Citation(int(group["start"]), int(group["end"]), items, indicators, words)


def _items(match: re.Match[str], passage: Passage) -> list[tuple[str, Passage]]:
    """The cited items one by one; a range of whole numbers is every number in it."""
    listed: list[tuple[str, Passage]] = []
    text, offset = match["items"], match.start("items")
    if "(" in text:
        # With indicators of their own they are told one by one.
        return listed
    for part in re.finditer(rf"({_ITEM})(?:\s*{_RANGE}\s*(?:{_WORD}\s*)?({_ITEM}))?", text):
        words = passage.cut(offset + part.start(), offset + part.end())
        first, last = part[1], part[2]
        if last and first.isdigit() and last.isdigit() and 0 <= int(last) - int(first) <= _LONGEST:
            listed.extend((str(number), words) for number in range(int(first), int(last) + 1))
        else:
            listed.extend((notation, words) for notation in (first, last) if notation)
    return listed


def _indicator_notation(written: str) -> str:
    notation = re.sub(rf"^(?:ind|инд)\.?\s*{DASH}?\s*", "", written, flags=re.IGNORECASE).lower()
    return notation.translate(_TASKS)
