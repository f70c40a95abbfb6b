"""Basis citations: programme, items, indicators ("The basis is item 12 of the … (Ind-a.1.1)")."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from coomet_graph.documents.model import NOTHING, Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.citation_words import (
    BARE,
    BASIS,
    BETWEEN,
    BRACKET,
    CALLED,
    CLAUSE,
    IND,
    ITEM,
    ITEMS,
    ITEMS_OF,
    LAST,
    LEFT,
    LISTED,
    NAME,
    PERIOD,
    RANGE,
    WORD,
    WORD_OR_NUMBER,
)
from coomet_graph.records.grammars.found import DASH, DIGIT, Found, found, overlaps
from coomet_graph.records.grammars.years import span_of

_LISTED = re.compile(rf"(?<!\w)(?>{LISTED})", re.IGNORECASE)
_IND = re.compile(rf"^(?:ind|инд)\.?\s*{DASH}?\s*", re.IGNORECASE)
_LONGEST = 100
_TASKS = str.maketrans("авсе", "abce")
_PROGRAMME = rf"(?:of)?\s*(?:the\s+)?{NAME}\s*{PERIOD}"
_INDICATORS = rf"(?P<indicators>\s*{BRACKET}|\s*(?:[,;:]|{DASH})?\s*{LISTED})?"
_OF_ITEM = re.compile(rf"(?P<item>{ITEM}){CLAUSE}\s*(?P<bracket>{BRACKET})?", re.IGNORECASE)
_IN_BRACKET = re.compile(
    rf"(?P<first>{IND}|{BARE}|{LEFT})(?:\s*{RANGE}\s*(?P<last>{IND}|{BARE}|{LEFT})|{DASH}(?P<number>\d{{1,3}}))?",
    re.IGNORECASE,
)
_SECTION = r"(?:\s+(?:of\s+)?(?:the\s+)?(?:section|раздел[ау]?)\s+\d{1,2}(?:\.\d{1,2})*\.?)?"
_CITATION = re.compile(
    # What follows the items is no item: a list that leads nowhere need not be tried again in parts.
    rf"(?<!\w){BASIS}?(?P<word>{WORD_OR_NUMBER})\s*(?P<items>(?>{ITEMS_OF}))"
    rf"(?P<own>\s*{BRACKET})?{_SECTION}"
    rf"(?:\s*[,(]\s*|\s+)(?:of\s+)?(?:the\s+)?{NAME}(?!\w)(?:[\s-]*(?:\(\s*)?{PERIOD}(?:\s*\))?)?{_INDICATORS}",
    re.VERBOSE | re.IGNORECASE,
)
# The other way round: "Development Program for 2031–2033, item 4 (Ind-a.1.1)".
_REVERSED = re.compile(
    rf"(?<!\w){BASIS}?(?:{NAME}|DP|ПР)[\s-]*{PERIOD}"
    rf"(?:\s*[,:;(–—-]?\s*(?:(?:section|раздел)\s+\d{{1,2}}(?:\.\d{{1,2}})*\s*,\s*)?{WORD_OR_NUMBER}|\s*:)"
    rf"\s*(?P<items>(?>{ITEMS}))(?![\w.]\w|\s+of\b)"
    rf"{_INDICATORS}",
    re.VERBOSE | re.IGNORECASE,
)
# Indicators of a programme, without an item.
_INDICATORS_OF = re.compile(
    rf"(?<!\w)(?P<indicators>(?>{LISTED}))\s+(?:of\s+)?(?:the\s+)?{NAME}[\s-]*\(?\s*{PERIOD}\s*\)?",
    re.VERBOSE | re.IGNORECASE,
)
_PROGRAMME_ONLY = re.compile(rf"{BASIS}{_PROGRAMME}{_INDICATORS}", re.VERBOSE | re.IGNORECASE)
# A basis is that of a development programme, whose name may be left out: "The basis is item 4 (Ind-a.1.1)."
_UNNAMED = re.compile(
    rf"(?<!\w){BASIS}{WORD}\s*(?P<items>(?>{ITEMS})){_INDICATORS}(?=\s*(?:[.;)]|,(?!\s*\d)|$))",
    re.VERBOSE | re.IGNORECASE,
)
# Behind the programme, another item of it with indicators, or in a basis: "… and item 14 (Ind-a.2.1)".
_ANOTHER = re.compile(
    rf"""(?:\s*[,;]\s*(?:(?:and|и)\s+)?|\s+(?P<joint>and|и)\s+)
    (?P<word>{WORD}\s*)?(?>(?P<item>{ITEM}){CLAUSE})(?:\s*(?P<bracket>{BRACKET}))?
    (?=\s*(?:[.,;)]|$)|\s+(?:and|и)\s)""",
    re.VERBOSE | re.IGNORECASE,
)
# Without one of these a pattern cannot match, which is sooner seen than tried.
_PROGRAMME_WORDS = ("development", "развития", "dp", "пр")
_BASIS_WORDS, _INDICATOR_WORDS = ("basis", "основани"), ("ind", "инд", "показател")
_OPENS_BASIS = re.compile(BASIS, re.VERBOSE | re.IGNORECASE)
# In a column of its own an item needs no sentence: "44", "44 (2020–2022)", "p. 44, DP 2020–2022".
_SHORT = re.compile(
    rf"""(?:{BASIS}|(?:in\s+accordance\s+with|according\s+to|see|согласно|см\.)\s+)?
    (?:{WORD}\s*)?(?P<items>{ITEMS})
    (?:\s*[,(]?\s*(?:(?:of\s+)?(?:the\s+)?(?:{NAME}|(?:COOMET\s+)?(?:DP|ПР)))(?!\w))?
    (?:\s*[,(]?\s*{PERIOD}\s*\)?)?{_INDICATORS}""",
    re.VERBOSE | re.IGNORECASE,
)
_ITEM_OR_RANGE = re.compile(
    rf"({ITEM}){CLAUSE}(?:\s*{RANGE}\s*(?:{WORD}\s*)?({ITEM}){CLAUSE})?", re.IGNORECASE
)
# In a column of its own, of the tasks that there are.
_BY_ITSELF = r"(?<![\w.])[a-eавсе](?:\.\d{1,3}){1,3}"
_SHORT_INDICATORS = re.compile(
    rf"(?:{CALLED}\s*)?(?:{IND}|{_BY_ITSELF})(?:{BETWEEN}(?:{IND}|{_BY_ITSELF})|\s+{IND}|{LAST}){{0,30}}",
    re.IGNORECASE,
)
# Between items and the name of their programme.
_BETWEEN = re.compile(r"[\s,(]+")


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
    if not DIGIT.search(text):
        return []
    citations: list[Found[Citation]] = []
    spans: list[tuple[int, int]] = []
    said = text.lower()
    names_programme, is_basis, has_indicator = (
        any(word in said for word in words) for words in (_PROGRAMME_WORDS, _BASIS_WORDS, _INDICATOR_WORDS)
    )
    patterns = (
        (_CITATION, names_programme),
        (_REVERSED, names_programme),
        (_INDICATORS_OF, names_programme and has_indicator),
        (_PROGRAMME_ONLY, names_programme and is_basis),
        (_UNNAMED, is_basis),
    )
    for pattern in (pattern for pattern, may_match in patterns if may_match):
        for match in pattern.finditer(text):
            many = [found(each, passage, match) for each in _citations_of(match, passage)]
            if not overlaps(many[0], spans):
                citations += many
                citations += _others(many[-1], text, passage)
                spans.append((many[0].start, citations[-1].end))
    for listed in _LISTED.finditer(text) if has_indicator else ():
        for match in _IN_BRACKET.finditer(text, *listed.span()):
            # What the indicator is named for stands before it in the same sentence.
            close = match.end() + text.startswith(")", match.end())
            clause = passage.cut(text.rfind(". ", 0, match.start()) + 1, close)
            for named in _indicators(text, *match.span(), passage):
                alone = Found(Citation(None, None, (), (named,), NOTHING), clause, match.start(), match.end())
                if not overlaps(alone, spans):
                    citations.append(alone)
    return sorted(citations, key=lambda item: item.start)


def parse_items(passage: Passage, start: int, end: int) -> list[Found[Citation]]:
    """The citations that this part of the passage is by itself, with or without the programme's years.

    It is one, or one for each item if items have indicators of their own.
    """
    match = _SHORT.fullmatch(fold(passage.text), start, end)
    if match is None:
        return []
    whole = _citation_of(match, passage)
    if "(" not in match["items"]:
        return [found(whole, passage, match)]
    last = "items" if match["start"] else "indicators"
    span = match.start("items"), match.end(last if match[last] else "items")
    common = replace(whole, indicators=whole.indicators if match["start"] else ())
    return [found(each, passage, match) for each in _one_by_one(common, match.string, span, passage)]


def parse_indicators(passage: Passage, start: int, end: int) -> list[CitedIndicator]:
    """The indicators that this part of the passage lists and nothing else; a range is every one in it."""
    text = fold(passage.text)
    if _SHORT_INDICATORS.fullmatch(text, start, end) is None:
        return []
    return list(_indicators(text, start, end, passage))


def _citations_of(match: re.Match[str], passage: Passage) -> Iterator[Citation]:
    """The citation; where items have indicators of their own, one for each of these and one for the rest."""
    whole, own = _citation_of(match, passage), match.groupdict().get("own")
    if "(" not in (match.groupdict().get("items") or "") and not own:
        yield whole
        return
    span = match.start("items"), match.end("own" if own else "items")
    if match.start("indicators") == match.end("items"):
        # They belong to the last item, as those before to theirs.
        span, whole = (span[0], match.end("indicators")), replace(whole, indicators=())
    yield from _one_by_one(whole, match.string, span, passage)


def _one_by_one(common: Citation, text: str, span: tuple[int, int], passage: Passage) -> Iterator[Citation]:
    """A citation for each item, with its own indicators and the common ones."""
    for part in _OF_ITEM.finditer(text, *span):
        words = passage.cut(part.start("item"), part.end("item"))
        bracket = part.span("bracket")
        indicators = _indicators(text, *bracket, passage) if part["bracket"] else ()
        yield replace(common, items=((part["item"], words),), indicators=(*indicators, *common.indicators))


def _others(named: Found[Citation], text: str, passage: Passage) -> Iterator[Found[Citation]]:
    """The citations of other items of the same programme that follow the one that names it."""
    is_basis = _OPENS_BASIS.match(text, named.start) is not None
    end = named.end
    while (match := _ANOTHER.match(text, end)) and (
        match["bracket"] or (is_basis and match["joint"] and match["word"])
    ):
        end = match.end()
        items = ((match["item"], passage.cut(*match.span("item"))),)
        indicators = _indicators(text, *match.span("bracket"), passage) if match["bracket"] else ()
        value = replace(named.value, items=items, indicators=indicators)
        yield Found(value, passage.cut(named.start, end), named.start, end)


def _indicators(text: str, start: int, end: int, passage: Passage) -> tuple[CitedIndicator, ...]:
    """The indicators in a bracket; a range under one stem is every indicator in it."""
    named: list[CitedIndicator] = []
    for part in _IN_BRACKET.finditer(text, start, end):
        words = passage.cut(part.start(), part.end())
        first = _of_task(part["first"], named)
        named.append(CitedIndicator(first, passage.cut(*part.span("first"))))
        stem, _, low = first.rpartition(".")
        last = first
        if part["number"]:
            last = f"{stem}.{part['number']}"
        elif part["last"]:
            last = _of_task(part["last"], named)
        last_stem, _, high = last.rpartition(".")
        if stem == last_stem and int(high) - int(low) <= _LONGEST:
            named += [CitedIndicator(f"{stem}.{number}", words) for number in range(int(low) + 1, int(high))]
        if last != first:
            named.append(CitedIndicator(last, passage.cut(*part.span("last" if part["last"] else "number"))))
    return tuple(named)


def _citation_of(match: re.Match[str], passage: Passage) -> Citation:
    group = match.groupdict()
    items = tuple(_items(match, passage)) if group.get("items") else ()
    indicators: tuple[CitedIndicator, ...] = ()
    if group["indicators"]:
        span = match.span("indicators")
        indicators = _indicators(match.string, *span, passage)
    if not group.get("start"):
        return Citation(None, None, items, indicators, NOTHING)
    end_of_name = match.end("end")
    last = "own" if group.get("own") else "items"
    if "items" not in group and match.end("indicators") < match.start("start"):
        last = "indicators"
    behind_items = group.get(last) and match.end(last) < match.start("start")
    start_of_name = match.start()
    if behind_items:
        between = _BETWEEN.match(match.string, match.end(last))
        start_of_name = match.end(last) if between is None else between.end()
    words = passage.cut(start_of_name, end_of_name)
    return Citation(*span_of(match), items, indicators, words)


def _items(match: re.Match[str], passage: Passage) -> list[tuple[str, Passage]]:
    """The cited items one by one; a range of numbers below one stem is every one in it."""
    listed: list[tuple[str, Passage]] = []
    text, offset = match["items"], match.start("items")
    if "(" in text:
        # With indicators of their own they are told one by one.
        return listed
    for part in _ITEM_OR_RANGE.finditer(text):
        words = passage.cut(offset + part.start(), offset + part.end())
        first, last = part[1], part[2]
        stem, _, low = first.rpartition(".")
        last_stem, _, high = (last or "").rpartition(".")
        is_range = stem == last_stem and low.isdigit() and high.isdigit()
        if is_range and 0 <= int(high) - int(low) <= _LONGEST:
            stem = f"{stem}." if stem else ""
            listed.extend((f"{stem}{number}", words) for number in range(int(low), int(high) + 1))
        else:
            listed.extend((notation, words) for notation in (first, last) if notation)
    return listed


def _of_task(written: str, before: list[CitedIndicator]) -> str:
    """The notation of an indicator; without a letter it belongs to the task of the one before it."""
    task = f"{before[-1].notation[0]}." if written[0].isdigit() and before else ""
    return task + _indicator_notation(written)


def _indicator_notation(written: str) -> str:
    notation = _IND.sub("", written).lower()
    return notation.translate(_TASKS)
