"""The cells of a row of gridless text that no page break cuts: title, term, performers, note."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from coomet_graph.documents.model import NOTHING, Passage
from coomet_graph.letters import fold
from coomet_graph.records.grammars.citations import find_citations
from coomet_graph.records.grammars.found import Found
from coomet_graph.records.grammars.performers import Performers, parse_performers
from coomet_graph.records.grammars.status import find_statuses
from coomet_graph.records.grammars.terms import Term, find_terms
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.strips import Strip, barriers_of, lines_of, words_of
from coomet_graph.records.layouts.widths import Columns
from coomet_graph.records.lexicon import Lexicon

_PREPOSITION = re.compile(
    r"(?:\b(?:for|in|of|from|to|until|till|by|during|since|and|the|on|на|в|за|с|до|по|к|от|из|и|для|при|после)|[(,–-])\s*$",
    re.IGNORECASE,
)
_NOTE_OPENING = re.compile(
    r"(?:the\s+)?(?:(?:basis|joint|jointly|purpose|report|submission|document|works?"
    r"|основание|совместн\w*|цель|отч[её]т|представление|документ|работы?|разработка|информация)\b"
    r"|в\s+соответствии\b)",
    re.IGNORECASE,
)

# What a line of performers ends with when the page is turned before the body is named: "members of".
# Russian posts need no such word before the body they belong to.
_DANGLING = re.compile(
    r"\A(?:(?:[\w-]+\s+)?(?:of|from|and|the|in|for|with|under|и|с)|члены|председатели)\s*$", re.IGNORECASE
)

Cells = dict[str, Passage]


@dataclass(frozen=True)
class RowText:
    """The text of a row's strips, and what stands where in it, however wide the columns are."""

    words: Passage
    barriers: tuple[int, ...]
    lexicon: Lexicon

    @classmethod
    def of(cls, strips: Sequence[Strip], lexicon: Lexicon) -> "RowText":
        """The text of the strips."""
        words = words_of(strips)
        return cls(words, barriers_of(strips, words), lexicon)

    @cached_property
    def term(self) -> tuple[int, int] | None:
        """From where to where the term stands that closes the title, or None.

        It stands on a line's edge or before performers, and is not part of a sentence.
        """
        found = _term_in(self.words, self.barriers, self.lexicon)
        return None if found is None else (found.start, found.end)

    @cached_property
    def cells(self) -> "_Parsed":
        """Title, term, and the list of performers that follows."""
        return _parsed(self, self.term)


@dataclass(frozen=True, slots=True)
class _Parsed:
    """Title and term, where the performers would begin, and those that the grammar finds there."""

    title: Passage
    term: Passage
    after: int
    performers: Performers


def split_row(row: RowText, columns: Columns, term: tuple[int, int] | None = None) -> Cells:
    """The cells that follow one another in the row; `term` says where the term stands, if known."""
    parsed = row.cells if term is None else _parsed(row, term)
    whole = row.words
    performers = _performers_end(row, parsed, columns)
    cells = {
        role.TITLE: parsed.title,
        role.TERM: parsed.term,
        role.PERFORMERS: whole.cut(_skip(whole.text, parsed.after), performers),
        role.NOTE: whole.cut(performers),
    }
    return {name: passage for name, passage in cells.items() if passage}


def _parsed(row: RowText, term: tuple[int, int] | None) -> _Parsed:
    whole, barriers = row.words, row.barriers
    if term is None:
        edge = next((offset for offset in barriers if offset > 0), len(whole.text))
        title, words, after = whole.cut(0, edge), NOTHING, edge
    else:
        title, words, after = whole.cut(0, term[0]), whole.cut(*term), term[1]
    return _Parsed(
        title, words, after, parse_performers(whole, row.lexicon, _skip(whole.text, after), barriers)
    )


def _is_quoted(before: str) -> bool:
    """Whether a quotation is still open where the text ends."""
    return before.count('"') % 2 == 1 or before.count("«") > before.count("»")


def _term_in(whole: Passage, barriers: tuple[int, ...], lexicon: Lexicon) -> Found[Term] | None:
    text = fold(whole.text)
    edges = {*whole.line_starts(), len(text)}
    for term in find_terms(whole):
        before, follows = text[: term.start], _skip(text, term.end)
        opens_block = term.start in barriers
        if not before.strip() or (_PREPOSITION.search(before) and not opens_block):
            continue
        if not opens_block and (before.count("(") > before.count(")") or _is_quoted(before)):
            continue
        one_word = term.value.recurrence is not None and term.value.start is None
        if one_word and text[term.start].islower() and not opens_block:
            continue
        at_edge = term.start in edges or follows in edges
        if at_edge or parse_performers(whole, lexicon, follows, barriers).items:
            return term
    return None


def _performers_end(row: RowText, cells: _Parsed, columns: Columns) -> int:
    """Where the performers end that begin after the term, or where they would begin if there are none."""
    whole, barriers, after, parsed = row.words, row.barriers, cells.after, cells.performers
    text = whole.text
    begin = _skip(text, after)
    end = parsed.end if parsed.items else begin
    edge = next((offset for offset in barriers if offset > end), len(text))
    rest = whole.cut(end, edge)
    if begin in barriers and not _ends_line(whole, parsed) and not _DANGLING.fullmatch(rest.text.strip(" ,")):
        return after
    lines = [line for line in lines_of(rest) if line]
    opens_line = _skip_separator(text, end) in whole.line_starts()
    names = (
        lines
        and (opens_line or not parsed.items or _DANGLING.fullmatch(rest.text.strip(" ,")))
        and (parsed.items or begin not in barriers)
        and all(len(line) <= columns.width(role.PERFORMERS) + 2 for line in lines)
        and edge < len(text)
        and not _opens_note(rest)
    )
    if names:
        return edge
    return _skip_separator(text, end) if parsed.items else after


def _ends_line(whole: Passage, parsed: Performers) -> bool:
    follows = _skip_separator(whole.text, parsed.end)
    if not parsed.items:
        return False
    return follows >= len(whole.text) or follows in whole.line_starts()


def _opens_note(words: Passage) -> bool:
    text = words.text.strip()
    return (
        bool(_NOTE_OPENING.match(text))
        or text.endswith(".")
        or bool(find_citations(words) or find_statuses(words))
    )


def _skip(text: str, position: int) -> int:
    return position + len(text[position:]) - len(text[position:].lstrip())


def _skip_separator(text: str, position: int) -> int:
    """What follows the spaces and the comma at `position`: a list may be cut after its comma."""
    return position + len(text[position:]) - len(text[position:].lstrip(" ,;"))
