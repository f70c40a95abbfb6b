"""Partners named in notes: `jointly with …`, `Joint project of … and …`, `All CSBs … participate in …`."""

import re
from dataclasses import dataclass
from functools import lru_cache

from coomet_graph.documents.model import Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.found import Found
from coomet_graph.records.grammars.performer_phrases import JOINTLY, SEPARATOR
from coomet_graph.records.grammars.performers import Named, Performer, Scanner
from coomet_graph.records.lexicon import Lexicon

_WITH = re.compile(
    rf"\b{JOINTLY}(?:the\s+)?|\bjoint\s+\w+\s+of\s+(?:the\s+)?"
    r"|\bсовместн\w+\s+(?:проект|работ|разработк)\w*\s+",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?:^|(?<=[.;!?)]\s))(?:The\s+)?(?=[A-ZА-Я])")
_ALL = re.compile(r"(?:All|Все)\s")
_PARTICIPATE = re.compile(
    r"\s+(?:(?:participates?|takes?\s+part)\s+in|участву[ею]т\s+в|принима[ею]т\s+участие\s+в)\b",
    re.IGNORECASE,
)
# A name that nobody knows can be told from other words by its capitals; one with numbers is a code.
_WORD = r"[A-ZА-Я][^\W\d_]*(?:[-'’&][^\W\d_]+)*"
_NAME = re.compile(rf"{_WORD}(?:\s+(?:(?:of|for|on)\s+(?:the\s+)?)?{_WORD}){{0,7}}(?![\w-])")
_MOST_UNKNOWN = 5


@dataclass(frozen=True, slots=True)
class Partners:
    """Everybody whom a passage names as a partner, and the names in the same lists that nobody knows."""

    items: tuple[Found[Performer], ...]
    unknown: tuple[Passage, ...]


def find_partners(passage: Passage, lexicon: Lexicon) -> list[Found[Performer]]:
    """Everybody whom the passage names as a partner."""
    return list(read_partners(passage, lexicon).items)


def read_partners(passage: Passage, lexicon: Lexicon) -> Partners:
    """Partners, and names between them that nobody knows.

    Of a name at the end of a list, nothing shows that it belongs to the list; it is not told.
    """
    items, unknown = _read(fold(passage.text), lexicon)
    return Partners(
        tuple(item.found_in(passage) for item in items), tuple(passage.cut(*span) for span in unknown)
    )


# Notes are asked for their partners, and then for names that nobody knows; rows have the same notes.
@lru_cache(1024)
def _read(text: str, lexicon: Lexicon) -> tuple[tuple[Named, ...], tuple[tuple[int, int], ...]]:
    partners: list[Named] = []
    unknown: list[tuple[int, int]] = []
    scanner = Scanner(text, lexicon)
    for match in _WITH.finditer(text):
        items, names = _listed(scanner, match.end())
        partners += items
        unknown += names
    for match in _SENTENCE.finditer(text) if _PARTICIPATE.search(text) else ():
        subject = scanner.run(match.end())
        if not subject.items and (every := _ALL.match(text, match.end())):
            subject = scanner.run(every.end())
        if subject.items and _PARTICIPATE.match(text, subject.end):
            partners += subject.items
    return tuple(sorted(partners, key=lambda item: (item.start, item.end))), tuple(unknown)


def _listed(scanner: Scanner, start: int) -> tuple[list[Named], list[tuple[int, int]]]:
    """The performers of the list that begins at `start`, and the names between them that nobody knows."""
    items: list[Named] = []
    unknown: list[tuple[int, int]] = []
    while True:
        parsed = scanner.run(start)
        items += parsed.items
        first = _next_in_list(scanner.text, parsed.end) if parsed.items else start
        names, start = _unknown_names(scanner, first) if first is not None else ([], -1)
        if start < 0:
            return items, unknown
        unknown += names


def _unknown_names(scanner: Scanner, start: int) -> tuple[list[tuple[int, int]], int]:
    """The names from `start` that nobody knows, and where a performer follows: -1 if none does."""
    names: list[tuple[int, int]] = []
    position: int | None = start
    while position is not None and len(names) < _MOST_UNKNOWN:
        name = _NAME.match(scanner.text, position)
        if name is None:
            break
        if not _is_something_else(name, scanner.lexicon):
            names.append(name.span())
        position = _next_in_list(scanner.text, name.end())
        if position is not None and scanner.run(position).items:
            return names, position
    return [], -1


def _next_in_list(text: str, end: int) -> int | None:
    separator = SEPARATOR.match(text, end)
    return None if separator is None or separator["mark"] is None else separator.end()


def _is_something_else(name: re.Match[str], lexicon: Lexicon) -> bool:
    """Whether the name is known, though as that of no performer: a country, an event."""
    others = (lexicon.countries, lexicon.events, lexicon.resources, lexicon.agreements)
    named = (phrases.match(name.string, name.start()) for phrases in others)
    return any(found is not None and found[0] == name.end() for found in named)
