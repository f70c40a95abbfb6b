"""Partners named in notes: `jointly with …`, `Joint project of … and …`, `All CSBs … participate in …`."""

import re

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import Found
from coomet_graph.records.grammars.performers import Performer, parse_performers
from coomet_graph.records.lexicon import Lexicon

_WITH = re.compile(
    r"\b(?:jointly|together|in\s+(?:co-?operation|collaboration))\s+with\s+(?:the\s+)?|\bjoint\s+\w+\s+of\s+(?:the\s+)?"
    r"|\b(?:совместно|вместе|в\s+сотрудничестве)\s+со?\s+|\bсовместн\w+\s+(?:проект|работ|разработк)\w*\s+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:^|(?<=[.;!?)]\s))(?:The\s+)?(?=[A-ZА-Я])")
_ALL = re.compile(r"(?:All|Все)\s")
_PARTICIPATE = re.compile(
    r"\s+(?:(?:participates?|takes?\s+part)\s+in|участву[ею]т\s+в|принима[ею]т\s+участие\s+в)\b",
    re.IGNORECASE,
)


def find_partners(passage: Passage, lexicon: Lexicon) -> list[Found[Performer]]:
    """Everybody whom the passage names as a partner."""
    text = fold(passage.text)
    partners: list[Found[Performer]] = []
    for match in _WITH.finditer(text):
        partners.extend(parse_performers(passage, lexicon, match.end()).items)
    for match in _SENTENCE.finditer(text) if _PARTICIPATE.search(text) else ():
        subject = parse_performers(passage, lexicon, match.end())
        if not subject.items and (every := _ALL.match(text, match.end())):
            subject = parse_performers(passage, lexicon, every.end())
        if subject.items and _PARTICIPATE.match(text, subject.end):
            partners.extend(subject.items)
    return sorted(partners, key=lambda item: (item.start, item.end))
