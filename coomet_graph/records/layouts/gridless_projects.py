"""Rows of a project table in gridless text: project, action, coordinator, participants, term, notes."""

import re

from coomet_graph.documents.model import NOTHING, Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.codes import find_projects
from coomet_graph.records.grammars.found import Found
from coomet_graph.records.grammars.people import find_people, trailing_country_codes
from coomet_graph.records.grammars.performers import parse_performers
from coomet_graph.records.grammars.terms import Term, find_terms
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.model import Row
from coomet_graph.records.layouts.strips import Strip, words_of
from coomet_graph.records.lexicon import Lexicon

Note = tuple[str, Passage, str]

_SERIAL = re.compile(r"(\d{1,3})\.?\s+(?=[A-ZА-Я\"“«]|\d{1,4}/[A-Z]{2})")
# Rows that are left out between two that follow one another, at most and one more.
_GAP = 3


def read_projects(strips: tuple[Strip, ...], lexicon: Lexicon) -> tuple[tuple[Row, ...], list[Note]]:
    """The rows that the strips hold, one for each serial number, in whatever order they stand."""
    starts: list[tuple[int, int, int]] = []
    for index, strip in enumerate(strips):
        match = _SERIAL.match(fold(strip.words.text)) if strip.opens_block else None
        if match is None:
            continue
        serial, known = int(match[1]), [each for _, each, _ in starts]
        if 0 < serial <= max(known, default=0) + _GAP and serial not in known:
            starts.append((index, serial, match.end()))
    rows: list[Row] = []
    for position, (index, serial, offset) in enumerate(starts):
        end = starts[position + 1][0] if position + 1 < len(starts) else len(strips)
        whole = words_of(strips[index:end])
        cells = _cells(whole.cut(offset), lexicon)
        rows.append(Row(str(serial), whole.cut(0, offset), cells))
    return tuple(rows), []


def _cells(whole: Passage, lexicon: Lexicon) -> dict[str, Passage]:
    project = next((item for item in find_projects(whole) if item.start == 0), None)
    begin = project.end if project is not None else 0
    term = _term_of(whole, begin)
    stop = term.start if term is not None else len(whole.text)
    title, coordinator, participants = _before_term(whole.cut(begin, stop), lexicon)
    cells = {
        role.PROJECT: project.words if project is not None else NOTHING,
        role.TITLE: title,
        role.COORDINATOR: coordinator,
        role.PARTICIPANTS: participants,
        role.TERM: term.words if term is not None else NOTHING,
        role.NOTE: whole.cut(term.end) if term is not None else NOTHING,
    }
    return {name: words for name, words in cells.items() if words}


def _term_of(whole: Passage, begin: int) -> Found[Term] | None:
    """The first term after which a line ends, outside brackets."""
    edges = {*whole.line_starts(), len(whole.text)}
    for term in find_terms(whole):
        before = whole.text[begin : term.start]
        follows = term.end + len(whole.text[term.end :]) - len(whole.text[term.end :].lstrip())
        if before.strip() and before.count("(") <= before.count(")") and follows in edges:
            return term
    return None


def _before_term(whole: Passage, lexicon: Lexicon) -> tuple[Passage, Passage, Passage]:
    """Title, coordinator and participants, told apart from the end backwards."""
    text = whole.text
    codes = trailing_country_codes(text, lexicon)
    if codes is not None:
        rest = whole.cut(0, codes)
        people = find_people(rest, lexicon)
        if people:
            return rest.cut(0, people[0].start), rest.cut(people[0].start), whole.cut(codes)
        start = _performers_suffix(rest, lexicon)
        return rest.cut(0, start), rest.cut(start), whole.cut(codes)
    people = find_people(whole, lexicon)
    if people:
        return whole.cut(0, people[0].start), whole.cut(people[0].start), NOTHING
    start = _performers_suffix(whole, lexicon)
    junctures = parse_performers(whole, lexicon, start).junctures
    split = junctures[0] if junctures else len(text)
    return whole.cut(0, start), whole.cut(start, split), whole.cut(split)


def _performers_suffix(whole: Passage, lexicon: Lexicon) -> int:
    """Where the longest list of performers begins that ends with the passage; its length if none does."""
    text = whole.text.rstrip()
    for match in re.finditer(r"(?<!\S)(?=\S)", text):
        parsed = parse_performers(whole, lexicon, match.start())
        if match.start() > 0 and parsed.items and parsed.end >= len(text):
            return match.start()
    return len(text)
