"""Rows of the main table of gridless text: activity, action, term, performers, note."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from coomet_graph.documents.model import Passage
from coomet_graph.records.grammars.citations import find_citations
from coomet_graph.records.grammars.found import Found
from coomet_graph.records.grammars.letters import fold
from coomet_graph.records.grammars.numbers import Number, leading_number
from coomet_graph.records.grammars.performers import Performers, parse_performers
from coomet_graph.records.grammars.status import find_statuses
from coomet_graph.records.grammars.terms import Term, find_terms
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.model import Row
from coomet_graph.records.layouts.page_breaks import Columns, resume
from coomet_graph.records.layouts.strips import Strip, barriers_of, words_of
from coomet_graph.records.lexicon import Lexicon

Note = tuple[str, Passage, str]

# A number after one of these words refers to something; it does not open an entry.
_REFERRING = re.compile(
    r"(?:^|\s|\()(?:items?|actions?|points?|under|TCs?|SCs?|ТК|ПК|and|or|of|in|for|by|to|from|–|-|no\.|№|п\.|пункт\w*)\s*$", re.IGNORECASE
)
_INLINE = re.compile(r"(?<=[^\s.,;:(]\s)(?P<number>\d{1,3}(?:\.\d{1,3})+\.?[a-zа-я]?)\s+(?=[A-ZА-Я\"“«])")
_OPENS_TEXT = re.compile(r"[A-ZА-Я\"“«„(]|\d{1,4}/[A-Z]{2}")
_PREPOSITION = re.compile(r"(?:\b(?:for|in|of|from|to|until|till|by|during|since|and|the|on|на|в|за|с)|[(,–-])\s*$", re.IGNORECASE)
_NOTE_OPENING = re.compile(r"(?:the\s+)?(?:basis|joint|jointly|purpose|report|submission|document|works?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Start:
    """Where an entry begins: strip, offset in it, its number, and the offset where its text begins."""

    strip: int
    offset: int
    number: Number
    text: int


@dataclass
class _Chunk:
    """The text from one number to the next; `written` is the number as it stands there."""

    number: Number
    written: Passage
    strips: list[Strip] = field(default_factory=list)


def read_actions(strips: tuple[Strip, ...], lexicon: Lexicon) -> tuple[tuple[Row, ...], list[Note]]:
    """The rows that the strips hold, and what was noticed while telling their cells apart."""
    chunks = _chunks(strips)
    rows: list[Row] = []
    notes: list[Note] = []
    columns = Columns()
    heading: int | None = None
    for index, chunk in enumerate(chunks):
        after = chunks[index + 1].number if index + 1 < len(chunks) else None
        has_child = after is not None and after.levels[: len(chunk.number.levels)] == chunk.number.levels
        if has_child and _term_in(words_of(chunk.strips), barriers_of(chunk.strips), lexicon) is None:
            title = words_of(chunk.strips)
            columns.learn(role.ACTIVITY, title, chunk.strips)
            rows.append(Row(str(chunk.number), chunk.written, {role.TITLE: title}, is_heading=True))
            heading = len(rows) - 1
            continue
        above = rows[heading] if heading is not None else None
        cells, continued = _cells(chunk, columns, lexicon, above, notes)
        rows.append(Row(str(chunk.number), chunk.written, cells))
        if continued and above is not None and heading is not None:
            whole = above.cells[role.TITLE] + continued
            rows[heading] = Row(above.notation, above.number, {role.TITLE: whole}, is_heading=True)
            notes.append(("row-cut-by-page-break", continued, above.notation))
    return tuple(rows), notes


def _chunks(strips: tuple[Strip, ...]) -> list[_Chunk]:
    starts = _starts(strips)
    chunks: list[_Chunk] = []
    for index, start in enumerate(starts):
        last = starts[index + 1] if index + 1 < len(starts) else None
        line = strips[start.strip].words
        chunk = _Chunk(start.number, line.cut(start.offset, start.text))
        for position in range(start.strip, last.strip + 1 if last is not None else len(strips)):
            strip = strips[position]
            left = start.text if position == start.strip else 0
            right = last.offset if last is not None and position == last.strip else None
            words = strip.words.cut(left, right)
            if words:
                inside = position > start.strip
                chunk.strips.append(Strip(words, strip.after_blank and inside, strip.after_break and inside))
        chunks.append(chunk)
    return chunks


def _starts(strips: tuple[Strip, ...]) -> list[_Start]:
    """Where entries begin: a number at the beginning of a line, or the very next number inside one."""
    starts: list[_Start] = []
    previous: Number | None = None
    before = ""
    for index, strip in enumerate(strips):
        for start in _starts_on(index, strip, previous, before):
            starts.append(start)
            previous = start.number
        before = strip.words.text
    return starts


def _starts_on(index: int, strip: Strip, previous: Number | None, before: str) -> Iterator[_Start]:
    text = fold(strip.words.text)
    leading = leading_number(text)
    if leading is not None and not _REFERRING.search(before):
        number, offset = leading
        dotted = len(number.levels) > 1 or text[:offset].rstrip().endswith(".") or strip.opens_block
        near = previous is None or number.levels[0] - previous.levels[0] <= 3
        if dotted and near and number.may_follow(previous) and _OPENS_TEXT.match(text, offset):
            yield _Start(index, 0, number, offset)
            previous = number
    for match in _INLINE.finditer(text):
        inline = leading_number(text[match.start() :])
        if inline is None or _REFERRING.search(text[: match.start()]):
            continue
        if inline[0].directly_follows(previous):
            yield _Start(index, match.start(), inline[0], match.start() + inline[1])
            previous = inline[0]


def _cells(
    chunk: _Chunk, columns: Columns, lexicon: Lexicon, heading: Row | None, notes: list[Note]
) -> tuple[dict[str, Passage], Passage]:
    """The cells of an entry, and the text after a page break that belongs to the heading above it."""
    breaks = [index for index, strip in enumerate(chunk.strips) if strip.after_break]
    head = chunk.strips[: breaks[0]] if breaks else chunk.strips
    cells = _split(head, columns, lexicon)
    _note_fused(chunk, cells, notes)
    continued = Passage()
    if breaks:
        tail = chunk.strips[breaks[0] :]
        if role.TERM not in cells and _term_in(words_of(tail), barriers_of(tail), lexicon) is not None:
            cells, continued = _broken_before_term(chunk.strips, breaks[0], columns, lexicon, heading)
        else:
            cells, continued = resume(cells, tail, columns, lexicon, heading)
        elsewhere = {word.order for word in continued.words}
        own = Passage(tuple(word for word in words_of(tail).words if word.order not in elsewhere))
        notes.append(("row-cut-by-page-break", own, str(chunk.number)))
    return cells, continued


def _broken_before_term(
    strips: list[Strip], at: int, columns: Columns, lexicon: Lexicon, heading: Row | None
) -> tuple[dict[str, Passage], Passage]:
    """A row cut inside its title: the first block on the new page may still belong to the heading."""
    block = [strips[at]]
    for strip in strips[at + 1 :]:
        if strip.opens_block:
            break
        block.append(strip)
    lines = [strip.words.text for strip in block]
    rest = strips[at + len(block) :]
    if heading is not None and rest and _term_in(words_of(block), (), lexicon) is None:
        open_title = words_of(strips[:at]).text
        fits_heading = columns.score(role.ACTIVITY, lines, heading.cells[role.TITLE].text)
        if fits_heading > columns.score(role.TITLE, lines, open_title):
            return _split(strips[:at] + rest, columns, lexicon), words_of(block)
    return _split(strips, columns, lexicon), Passage()


def _split(strips: list[Strip], columns: Columns, lexicon: Lexicon) -> dict[str, Passage]:
    """Title, term, performers and note of lines that no page break cuts."""
    whole, barriers = words_of(strips), barriers_of(strips)
    term = _term_in(whole, barriers, lexicon)
    if term is None:
        edge = next((offset for offset in barriers if offset > 0), len(whole.text))
        title, words, after = whole.cut(0, edge), Passage(), edge
    else:
        title, words, after = whole.cut(0, term.start), term.words, term.end
    performers = _performers_after(whole, after, barriers, columns, lexicon)
    cells = {
        role.TITLE: title,
        role.TERM: words,
        role.PERFORMERS: whole.cut(_skip(whole.text, after), performers),
        role.NOTE: whole.cut(performers),
    }
    for name, passage in cells.items():
        columns.learn(name, passage, strips)
    return {name: passage for name, passage in cells.items() if passage}


def _term_in(whole: Passage, barriers: tuple[int, ...], lexicon: Lexicon) -> Found[Term] | None:
    """The term that closes the title: on a line's edge or before performers, not part of a sentence."""
    text = fold(whole.text)
    edges = {*whole.line_starts(), len(text)}
    for term in find_terms(whole):
        before, follows = text[: term.start], _skip(text, term.end)
        if not before.strip() or _PREPOSITION.search(before):
            continue
        if before.count("(") > before.count(")") or before.count('"') % 2:
            continue
        one_word = term.value.recurrence is not None and term.value.start is None
        if one_word and text[term.start].islower() and term.start not in barriers:
            continue
        at_edge = term.start in edges or follows in edges
        if at_edge or parse_performers(whole, lexicon, follows, barriers).items:
            return term
    return None


def _performers_after(
    whole: Passage, after: int, barriers: tuple[int, ...], columns: Columns, lexicon: Lexicon
) -> int:
    """Where the performers end that begin after the term; `after` itself if there are none."""
    text = whole.text
    begin = _skip(text, after)
    parsed = parse_performers(whole, lexicon, begin, barriers)
    if begin in barriers and not _ends_line(whole, parsed):
        return after
    end = parsed.end if parsed.items else begin
    edge = next((offset for offset in barriers if offset > end), len(text))
    rest = whole.cut(end, edge)
    lines = [line for line in _lines(rest) if line]
    opens_line = _skip(text, end) in whole.line_starts()
    names = (
        lines
        and (opens_line or not parsed.items)
        and begin not in barriers[1:]
        and all(len(line) <= columns.width(role.PERFORMERS) + 2 for line in lines)
        and edge < len(text)
        and not _opens_note(rest)
    )
    if names:
        return edge
    return end if parsed.items else after


def _ends_line(whole: Passage, parsed: Performers) -> bool:
    follows = _skip(whole.text, parsed.end)
    return bool(parsed.items) and (follows >= len(whole.text) or follows in whole.line_starts())


def _opens_note(words: Passage) -> bool:
    text = words.text.strip()
    return bool(_NOTE_OPENING.match(text)) or text.endswith(".") or bool(find_citations(words) or find_statuses(words))


def _lines(words: Passage) -> list[str]:
    lines: dict[int, list[str]] = {}
    for word in words.words:
        lines.setdefault(word.line, []).append(word.text)
    return [" ".join(parts) for parts in lines.values()]


def _skip(text: str, position: int) -> int:
    return position + len(text[position:]) - len(text[position:].lstrip())


def _note_fused(chunk: _Chunk, cells: dict[str, Passage], notes: list[Note]) -> None:
    """Tell of lines on which several columns stand."""
    order = (role.TITLE, role.TERM, role.PERFORMERS, role.NOTE)
    owners: dict[int, list[str]] = {}
    for name in order:
        for line in dict.fromkeys(word.line for word in cells.get(name, Passage()).words):
            owners.setdefault(line, []).append(name)
    for line, names in owners.items():
        if len(names) > 1:
            strip = next(strip for strip in chunk.strips if strip.words.words[0].line == line)
            notes.append(("columns-fused", strip.words, str(chunk.number)))
