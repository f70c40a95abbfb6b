"""References of one entry to another of the same programme ("procedure under item 1.1"), former numbers.

A number in brackets that closes a title ("Update of … (item 5.2)") is the entry's own number in an earlier
edition, not a reference: it says what the entry used to be, and may mean another entry today.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.citations import Citation, find_citations
from coomet_graph.records.grammars.found import Found, found, overlaps
from coomet_graph.records.grammars.numbers import parse_number

_NUMBER = r"\d{1,3}(?:\.\d{1,3})+[a-zа-г]?"
_WORD = (
    r"(?:items?|actions?|points?|п\.\s?п?\.?|пп\.?|пункт(?:а|у|ом|е|ы|ов|ам|ами|ах)?"
    r"|мероприяти(?:[еяюй]|ем|ям|ями|ях))"
)
_REFERENCE = re.compile(
    rf"\b{_WORD}\s*(?P<numbers>{_NUMBER}(?:\s*(?:,|and|и)\s*(?:{_WORD}\s*)?{_NUMBER}){{0,60}})(?![\w])",
    re.IGNORECASE,
)
# Behind the number of an item: a document that is not this programme, which needs no body and no years.
_ELSEWHERE = (
    r"(?:(?:minutes|protocol|decision|resolution|agenda|standard)(?!\w)|(?:program(?:me)?|plan)\s+(?:of|for)\s"
    r"|(?:протокол|решени|повестк)\w{0,2}(?!\w)"
    r"|(?:программ|план)\w{0,2}\s+(?:работ\w{0,2}\s+|развития\s+)?(?:ТК|ПК|TC|SC|КООМЕТ|COOMET|на)(?!\w))"
)
_OF_ANOTHER = re.compile(
    rf"\s+(?:(?:of|in|from)\s+)?(?!this\b|present\b|настоящ|данн)(?:[^\s.,;()]{{1,30}}\s+){{0,4}}?{_ELSEWHERE}",
    re.IGNORECASE,
)
_BEHIND_ANOTHER = re.compile(r"(?:minutes|протокол\w{0,2}|/(?:19|20)\d\d)\s*[,(]?\s*$", re.IGNORECASE)
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
    matches = list(_REFERENCE.finditer(text))
    if not matches:
        return references
    cited = [(item.start, item.end) for item in (find_citations(passage) if citations is None else citations)]
    for match in matches:
        if _OF_ANOTHER.match(text, match.end()) or _BEHIND_ANOTHER.search(text[: match.start()]):
            continue
        feeds = _FEEDS.search(text[: match.start()]) is not None
        for number in re.finditer(_NUMBER, match["numbers"], re.IGNORECASE):
            parsed = parse_number(number.group())
            if parsed is None:
                continue
            whole = found(Reference(str(parsed), feeds), passage, match)
            if not overlaps(whole, cited):
                references.append(whole)
    return references


def find_former_number(title: Passage) -> Found[Reference] | None:
    """The number that the entry bore in an earlier edition, if its title closes with one in brackets."""
    match = _FORMER.search(fold(title.text))
    if match is None:
        return None
    number = parse_number(match["number"])
    return None if number is None else found(Reference(str(number)), title, match)
