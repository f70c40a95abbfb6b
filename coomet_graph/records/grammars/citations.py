"""Basis citations: programme, items, indicators ("The basis is item 12 of the … (Ind-a.1.1)")."""

import re
from dataclasses import dataclass

from coomet_graph.documents.model import NOTHING, Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import DASH, TO, Found, found, overlaps

_WORD = r"(?:items?|paragraphs?|points?|п\.?\s?п?\.?|пункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?)"
_ITEM = r"\d{1,3}(?:\.\d{1,3})*[a-z]?"
# A bound, because every "item" in a list begins a list: no one cites more.
_ITEMS = rf"{_ITEM}(?:\s*(?:,|and|и|{DASH})\s*(?:{_WORD}\s*)?{_ITEM}){{0,60}}"
# The letter of the task may be typed on a Russian keyboard, where it looks the same.
_IND = rf"(?:Ind|Инд)\.?\s*{DASH}?\s*[a-zавсе](?:\.\d{{1,3}}){{1,3}}"
INDICATOR = re.compile(rf"(?<!\w)({_IND})(?!\w)", re.IGNORECASE)
_DIGIT = re.compile(r"\d")
_TASKS = str.maketrans("авсе", "abce")
_YEARS = rf"(?P<start>(?:19|20)\d\d){TO}(?P<end>(?:19|20)\d\d)"
_PERIOD = rf"""(?:for\s+(?:the\s+(?:period|years)\s+)?|на\s+(?:период\s+)?(?:с\s+)?)?{_YEARS}
    (?:\s*(?:гг?\.?(?!\w)|год(?:ы|ов)))?"""
_NAME = r"""(?:COOMET\s+)?(?:Development\s+Program(?:me)?(?:\s+of\s+COOMET)?
    |Программ(?:[аыеу]|ой)\s+развития(?:\s+(?:КООМЕТ|COOMET))?)"""
_PROGRAMME = rf"(?:of)?\s*(?:the\s+)?{_NAME}\s*{_PERIOD}"
_INDICATORS = rf"(?P<indicators>\s*\(\s*{_IND}(?:\s*(?:,|;|and|и)\s*{_IND})*\s*\))?"
_BASIS = rf"""(?:(?:The\s+)?basis\s*(?:is|:|{DASH})?\s*(?:the\s+)?
    |Основани(?:е|ем)(?:\s+(?:является|служит))?\s*(?::|{DASH})?\s*)"""
_CITATION = re.compile(
    # What follows the items is no item: a list that leads nowhere need not be tried again in parts.
    rf"(?<!\w){_BASIS}?(?P<word>{_WORD})\s*(?P<items>(?>{_ITEMS}))\s+(?:of\s+)?(?:the\s+)?{_NAME}"
    rf"(?!\w)(?:\s*{_PERIOD})?{_INDICATORS}",
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
            each = found(_citation_of(match, passage), passage, match)
            if not overlaps(each, spans):
                citations.append(each)
                spans.append((each.start, each.end))
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


def _citation_of(match: re.Match[str], passage: Passage) -> Citation:
    group = match.groupdict()
    items = tuple(_items(match, passage)) if group.get("items") else ()
    indicators: list[CitedIndicator] = []
    if group["indicators"]:
        offset = match.start("indicators")
        for named in INDICATOR.finditer(group["indicators"]):
            words = passage.cut(offset + named.start(1), offset + named.end(1))
            indicators.append(CitedIndicator(_indicator_notation(named[1]), words))
    if not group["start"]:
        return Citation(None, None, items, tuple(indicators), NOTHING)
    end_of_name = match.end("end")
    behind_items = group.get("items") and match.end("items") < match.start("start")
    start_of_name = match.end("items") if behind_items else match.start()
    words = passage.cut(start_of_name, end_of_name)
    return Citation(int(group["start"]), int(group["end"]), items, tuple(indicators), words)


def _items(match: re.Match[str], passage: Passage) -> list[tuple[str, Passage]]:
    """The cited items one by one; a range of whole numbers is every number in it."""
    listed: list[tuple[str, Passage]] = []
    text, offset = match["items"], match.start("items")
    for part in re.finditer(rf"({_ITEM})(?:\s*{DASH}\s*(?:{_WORD}\s*)?({_ITEM}))?", text):
        words = passage.cut(offset + part.start(), offset + part.end())
        first, last = part[1], part[2]
        if last and first.isdigit() and last.isdigit() and 0 <= int(last) - int(first) <= 100:
            listed.extend((str(number), words) for number in range(int(first), int(last) + 1))
        else:
            listed.extend((notation, words) for notation in (first, last) if notation)
    return listed


def _indicator_notation(written: str) -> str:
    notation = re.sub(rf"^(?:ind|инд)\.?\s*{DASH}?\s*", "", written, flags=re.IGNORECASE).lower()
    return notation.translate(_TASKS)
