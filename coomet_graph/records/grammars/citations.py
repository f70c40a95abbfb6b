"""Basis citations: programme, items, indicators ("The basis is item 44 of the … (Ind-e.1.1)")."""

import re
from dataclasses import dataclass

from coomet_graph.documents.model import Passage
from coomet_graph.records.grammars.found import DASH, TO, Found, found, overlaps
from coomet_graph.records.grammars.letters import fold

_ITEM = r"\d{1,3}(?:\.\d{1,3})*[a-z]?"
_ITEMS = rf"{_ITEM}(?:\s*(?:,|and|и|{DASH})\s*{_ITEM})*"
_IND = rf"(?:Ind|Инд)\.?\s*{DASH}?\s*[a-z](?:\.\d{{1,3}}){{1,3}}"
_INDICATOR = re.compile(rf"(?<!\w)({_IND})(?!\w)", re.IGNORECASE)
_YEARS = rf"(?P<start>(?:19|20)\d\d){TO}(?P<end>(?:19|20)\d\d)"
_PROGRAMME = rf"""(?:of|п(?:ункта)?)?\s*(?:the\s+)?(?:COOMET\s+)?(?:
      Development\s+Program(?:me)?(?:\s+of\s+COOMET)?
    | Программы\s+развития(?:\s+КООМЕТ)?)\s*(?:for\s+|на\s+)?{_YEARS}(?:\s*(?:гг\.|годы))?"""
_CITATION = re.compile(
    rf"""(?:(?:The\s+)?basis\s*(?:is|:|{DASH})?\s*(?:the\s+)?|Основание\s*(?::|{DASH})?\s*)?
      (?P<word>items?|paragraphs?|points?|п\.?п?\.?|пункт[ыа]?)\s*(?P<items>{_ITEMS})\s+{_PROGRAMME}
      (?P<indicators>\s*\(\s*{_IND}(?:\s*(?:,|;|and|и)\s*{_IND})*\s*\))?""",
    re.VERBOSE | re.IGNORECASE,
)
_PROGRAMME_ONLY = re.compile(
    rf"""(?:The\s+basis\s+is\s+|Основание\s*{DASH}?\s*){_PROGRAMME}
      (?P<indicators>\s*\(\s*{_IND}(?:\s*(?:,|;|and|и)\s*{_IND})*\s*\))?""",
    re.VERBOSE | re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class CitedIndicator:
    """An indicator as cited: normalised notation ("e.1.6") and the words that name it."""

    notation: str
    words: Passage


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
    citations = [found(_citation_of(match, passage), passage, match) for match in _CITATION.finditer(text)]
    spans = [(item.start, item.end) for item in citations]
    for match in _PROGRAMME_ONLY.finditer(text):
        bare = found(_citation_of(match, passage), passage, match)
        if not overlaps(bare, spans):
            citations.append(bare)
            spans.append((bare.start, bare.end))
    for match in _INDICATOR.finditer(text):
        named = CitedIndicator(_indicator_notation(match[1]), passage.cut(match.start(1), match.end(1)))
        # What the indicator is named for stands before it in the same sentence.
        close = match.end(1) + text.startswith(")", match.end(1))
        clause = passage.cut(text.rfind(". ", 0, match.start()) + 1, close)
        alone = Found(Citation(None, None, (), (named,), Passage()), clause, match.start(), match.end())
        if not overlaps(alone, spans):
            citations.append(alone)
    return sorted(citations, key=lambda item: item.start)


def _citation_of(match: re.Match[str], passage: Passage) -> Citation:
    group = match.groupdict()
    items = tuple(_items(match, passage)) if group.get("items") else ()
    indicators: list[CitedIndicator] = []
    if group["indicators"]:
        offset = match.start("indicators")
        for named in _INDICATOR.finditer(group["indicators"]):
            words = passage.cut(offset + named.start(1), offset + named.end(1))
            indicators.append(CitedIndicator(_indicator_notation(named[1]), words))
    end_of_name = match.end("end")
    start_of_name = match.end("items") if group.get("items") else match.start()
    words = passage.cut(start_of_name, end_of_name)
    return Citation(int(group["start"]), int(group["end"]), items, tuple(indicators), words)


def _items(match: re.Match[str], passage: Passage) -> list[tuple[str, Passage]]:
    """The cited items one by one; a range of whole numbers is every number in it."""
    listed: list[tuple[str, Passage]] = []
    text, offset = match["items"], match.start("items")
    for part in re.finditer(rf"({_ITEM})(?:\s*{DASH}\s*({_ITEM}))?", text):
        words = passage.cut(offset + part.start(), offset + part.end())
        first, last = part[1], part[2]
        if last and first.isdigit() and last.isdigit() and 0 <= int(last) - int(first) <= 100:
            listed.extend((str(number), words) for number in range(int(first), int(last) + 1))
        else:
            listed.extend((notation, words) for notation in (first, last) if notation)
    return listed


def _indicator_notation(written: str) -> str:
    return re.sub(rf"^(?:ind|инд)\.?\s*{DASH}?\s*", "", written, flags=re.IGNORECASE).lower()
