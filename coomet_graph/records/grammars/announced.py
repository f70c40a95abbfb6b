"""Words that announce a citation, understood or not: the item of a programme, a basis, "Ind-"."""

import re
from collections.abc import Iterator

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.citation_words import BASIS, BRACKET, IND, ITEMS, NAME, WORD
from coomet_graph.records.grammars.found import DASH, DIGIT
from coomet_graph.records.grammars.years import YEAR

# Between the item and the programme may stand what no grammar knows.
_BETWEEN = r"(?:\s+[^\s.;]{1,40}){0,5}?"
_ANNOUNCING = re.compile(
    rf"""(?<!\w)(?:
      (?:{BASIS})?{WORD}\s*(?>{ITEMS}){_BETWEEN}\s+(?:{NAME}|(?-i:DP|ПР|P\d{{1,2}}(?:\.\d{{1,2}})?/{YEAR}))
    | (?-i:P\d{{1,2}}(?:\.\d{{1,2}})?/{YEAR})\s*,?\s*{WORD}\s*\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}
    | {WORD}\s*(?>{ITEMS})(?=\s*{BRACKET})
    | {BASIS}{_BETWEEN}\s*{WORD}\s*\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}
    | {IND}(?:\s*[,;/]\s*(?:{IND}|[\d.]{{1,9}})){{1,30}}(?=\s*\))
    | (?:Ind|Инд)\.?\s*{DASH}?\s*(?:[a-zавсе]\.?)?\d{{1,3}}(?:\.\d{{1,3}}){{0,4}}
    )(?!\w)""",
    re.VERBOSE | re.IGNORECASE,
)


def find_announcements(passage: Passage) -> Iterator[Passage]:
    """The words of each place in the passage that names an item, a basis or an indicator by its number."""
    text = fold(passage.text)
    matches = _ANNOUNCING.finditer(text) if DIGIT.search(text) else ()
    return (passage.cut(*match.span()) for match in matches)
