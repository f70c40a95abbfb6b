"""Which line is a table's header, and what is each of its columns? By words, spelling, content, or a mapping.

Every column gets a confidence. Words that name a column are certain; close spellings and what stands in the
column are weighed. A table with a column that is not certain enough is not guessed at: somebody has to say.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from coomet_graph.documents.model import Document, Line, Passage
from coomet_graph.errors import Text, UnreadableDocumentError
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.records.grammars.citations import find_citations
from coomet_graph.records.grammars.codes import find_projects
from coomet_graph.records.grammars.numbers import leading_number, number_of_cell
from coomet_graph.records.grammars.performers import parse_performers
from coomet_graph.records.grammars.status import find_statuses
from coomet_graph.records.grammars.terms import parse_term
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.columns import (
    HEADER_WORDS,
    Header,
    header_of_cells,
    missing_columns,
    refuse_repeated,
    role_of,
)
from coomet_graph.records.layouts.mapping import ColumnMapping
from coomet_graph.records.lexicon import Lexicon

# From here on a column counts as recognised: below, about one guess in ten is wrong on varied headers.
CERTAIN = 0.8
# Two spellings are close if so much of the longer one is the same; a header has few words.
_ALONE = 0.9
_CLOSE, _MOST_WORDS, _LEAST_COLUMNS = 80.0, 8, 3
_SAMPLE = 40
_ONE_COLUMN = Text("the column", "означает столбец")
_COLUMNS = Text("the columns", "означают столбцы")
# So many doubtful columns are named where all are too many for one line.
_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Guess:
    """What a column is taken for: its role ("" for none), how surely (0 to 1), and why.

    `by` is "words", "spelling", "content" or "mapping".
    """

    words: str
    role: str
    confidence: float
    by: str


@dataclass(frozen=True, slots=True)
class Recognised:
    """A table's header: its line, and its columns from left to right."""

    line: Line
    guesses: tuple[Guess, ...]

    @property
    def header(self) -> Header:
        """The header as the layouts take it."""
        columns = tuple((guess.role, guess.words) for guess in self.guesses)
        mapped = (at for at, guess in enumerate(self.guesses) if guess.by == "mapping" and not guess.role)
        return Header(columns, self.line.passage, left_out=tuple(mapped))

    @property
    def doubtful(self) -> tuple[Guess, ...]:
        """The columns that are not certain."""
        return tuple(guess for guess in self.guesses if guess.words and guess.confidence < CERTAIN)

    @property
    def is_certain(self) -> bool:
        """Whether every column is certain and none is missing, though few are known by their words."""
        return not self.doubtful and not self.missing and any(guess.by != "content" for guess in self.guesses)

    @property
    def missing(self) -> tuple[str, ...]:
        """Header words of the columns without which a programme cannot be read."""
        if any(guess.by == "mapping" for guess in self.guesses):
            return ()
        return missing_columns(self.header)


def recognise(document: Document, lexicon: Lexicon, mapping: ColumnMapping | None = None) -> list[Recognised]:
    """The headers of the document's tables, in their order; none if nothing looks like one.

    Raises UnreadableDocumentError if a mapping names a line that the document has not.
    """
    if mapping is not None:
        return list(_mapped(document, mapping))
    rows = [line for line in document.lines if len(line.cells) > 1]
    found = [_by_spelling(line) for line in rows if header_of_cells(line) is not None]
    if not found:
        best = max(rows, key=_closeness, default=None)
        if best is None or _closeness(best) < 2:
            return [each for each in most_likely(document, lexicon) if each.is_certain]
        found = [_by_spelling(best)]
    return [_completed(each, _below(each.line, rows, found), lexicon) for each in found]


def most_likely(document: Document, lexicon: Lexicon) -> list[Recognised]:
    """The row that may be a header where none is recognised, for people to say: the first of the fullest."""
    rows = [line for line in document.lines if len(line.cells) > 1]
    best = max(rows, key=lambda line: sum(map(bool, line.cells)), default=None)
    return [] if best is None else [_completed(_by_spelling(best), _below(best, rows, []), lexicon)]


def half_known(document: Document, lexicon: Lexicon) -> list[Recognised]:
    """The row that may head a programme's table where no header is recognised: its columns can be named."""
    return [each for each in most_likely(document, lexicon) if _is_half_known(each)]


def refuse_half_known(document: Document, lexicon: Lexicon) -> None:
    """Raises UnreadableDocumentError where a table may be one of a programme: its columns can be named."""
    require_certainty(document.file, half_known(document, lexicon))


def told(document: Document, found: Sequence[Recognised]) -> list[Finding]:
    """A finding for each column that was recognised by anything else than its header's own words."""
    return [
        reader_rules()["column-recognised"].finding(
            places=each.line.passage.places(document.file),
            values={"words": guess.words, "role": guess.role, "_confidence": f"{guess.confidence:.2f}"},
        )
        for each in found
        for guess in each.guesses
        if guess.role and guess.by in ("spelling", "content")
    ]


def refuse_twice(file: str, found: Sequence[Recognised]) -> None:
    """Raises UnreadableDocumentError for the first table that has a column twice."""
    for each in found:
        refuse_repeated(file, each.header)


def require_certainty(file: str, found: Sequence[Recognised]) -> None:
    """Raises UnreadableDocumentError for the first table with a doubtful or missing column."""
    for each in found:
        if not each.doubtful and not each.missing:
            continue
        doubtful = _named("“{}”", each.doubtful)
        missing = ", ".join(each.missing)
        one = len(each.doubtful) == 1
        columns = _ONE_COLUMN if one else _COLUMNS
        are = "is" if one else "are"
        en = "; ".join(
            part
            for part in (
                doubtful and f"it is not certain what {columns.en} {doubtful} {are}",
                missing and f"the table has no column {missing}",
            )
            if part
        )
        ru = "; ".join(
            part
            for part in (
                doubtful and f"неясно, что {columns.ru} {_named('«{}»', each.doubtful)}",
                missing and f"в таблице нет столбца {missing}",
            )
            if part
        )
        spot = each.line.passage.places(file)[0].spot
        raise UnreadableDocumentError(
            f"{file}, {spot.en}: {en}; see coomet-graph inspect, and name the columns in a mapping file.",
            f"{file}, {spot.ru}: {ru}; посмотрите coomet-graph inspect и назовите столбцы в файле "
            "соответствия.",
        )


def _is_half_known(found: Recognised) -> bool:
    known = [guess for guess in found.guesses if guess.role and guess.confidence >= CERTAIN]
    by_words = any(guess.by != "content" for guess in known)
    return len(found.guesses) >= _LEAST_COLUMNS and len(known) > (1 if by_words else 2)


def _named(quoted: str, guesses: Sequence[Guess]) -> str:
    named = ", ".join(quoted.format(guess.words) for guess in guesses[:_SHOWN])
    more = len(guesses) - _SHOWN
    return named + (f" (+{more})" if more > 0 else "")


def _mapped(document: Document, mapping: ColumnMapping) -> Iterator[Recognised]:
    lines: Mapping[int, Line] = {line.number: line for line in document.lines}
    for table in mapping.tables:
        line = lines.get(table.header)
        if line is None or len(line.cells) < len(table.columns):
            raise UnreadableDocumentError(
                f"{document.file}, line {table.header}: the mapping takes this line for a header of "
                f"{len(table.columns)} columns, but it is none; correct the mapping (coomet-graph inspect "
                "shows the lines).",
                f"{document.file}, строка {table.header}: по файлу соответствия здесь заголовок из "
                f"{len(table.columns)} столбцов, но его тут нет; исправьте файл соответствия (строки "
                "показывает coomet-graph inspect).",
            )
        words = [cell.text for cell in line.cells]
        roles = (*table.columns, *[""] * (len(words) - len(table.columns)))
        yield Recognised(
            line,
            tuple(Guess(text or name, name, 1.0, "mapping") for text, name in zip(words, roles, strict=True)),
        )


def _closeness(line: Line) -> float:
    """How much the line is like a header: how many of its cells are close to words that name a column."""
    filled = [cell for cell in line.cells if cell]
    if len(filled) < _LEAST_COLUMNS or any(len(cell.words) > _MOST_WORDS for cell in filled):
        return 0.0
    return sum(guess.confidence for guess in _by_spelling(line).guesses if guess.role)


def _by_spelling(line: Line) -> Recognised:
    """The line's cells as columns: those whose words are close to some that name one have a role."""
    guesses: list[Guess] = []
    for cell in line.cells:
        exact = role_of(cell.text)
        name, score = ("", 0.0) if exact is None else (exact, 100.0)
        if exact is None and cell:
            close = process.extractOne(
                cell.text.casefold(), HEADER_WORDS.keys(), scorer=fuzz.ratio, score_cutoff=_CLOSE
            )
            if close is not None:
                name, score = HEADER_WORDS[close[0]], close[1]
        taken = exact is None and any(guess.role == name for guess in guesses)
        if taken or not name:
            guesses.append(Guess(cell.text, "", 0.0 if cell else 1.0, "words"))
        else:
            guesses.append(Guess(cell.text, name, score / 100, "words" if exact else "spelling"))
    while guesses and not guesses[-1].words:
        guesses.pop()
    return Recognised(line, tuple(guesses))


def _below(header: Line, rows: Sequence[Line], found: Sequence[Recognised]) -> list[Line]:
    """The first rows under a header, up to the next one."""
    others = {each.line.number for each in found}
    later = [line for line in rows if line.number > header.number]
    sample: list[Line] = []
    for line in later:
        if line.number in others or len(sample) == _SAMPLE:
            break
        sample.append(line)
    return sample


def _completed(found: Recognised, sample: Sequence[Line], lexicon: Lexicon) -> Recognised:
    """The header with roles for the columns whose words say nothing, by what stands in them."""
    guesses = list(found.guesses)
    free = [at for at, guess in enumerate(guesses) if not guess.role and guess.words]
    left = [name for name in _CONTENT if all(guess.role != name for guess in guesses)]
    scores = {
        (at, name): _CONTENT[name](_column(sample, at), lexicon)
        for at in free
        for name in left
        if any(_column(sample, at))
    }
    while scores:
        (at, name), score = max(scores.items(), key=lambda item: (item[1], -item[0][0]))
        if score < CERTAIN / 2:
            break
        guesses[at] = Guess(guesses[at].words, name, score, "content")
        scores = {key: value for key, value in scores.items() if key[0] != at and key[1] != name}
    roles = [guess.role for guess in guesses]
    if role.TITLE not in roles and role.ACTIVITY in roles:
        # Where nothing else says what is done, the activities are the actions.
        at = roles.index(role.ACTIVITY)
        guesses[at] = Guess(guesses[at].words, role.TITLE, _ALONE, "content")
    return Recognised(found.line, tuple(guesses))


def _column(sample: Sequence[Line], at: int) -> list[Passage]:
    return [line.cells[at] for line in sample if at < len(line.cells) and line.cells[at]]


def _share(cells: Sequence[Passage], test: Callable[[Passage], bool]) -> float:
    return sum(map(test, cells)) / len(cells)


def _performers(cells: Sequence[Passage], lexicon: Lexicon) -> float:
    def all_named(cell: Passage) -> bool:
        parsed = parse_performers(cell, lexicon)
        return bool(parsed.items) and parsed.end >= 0.6 * len(cell.text)

    return _share(cells, all_named)


def _notes(cells: Sequence[Passage], _lexicon: Lexicon) -> float:
    return _share(cells, lambda cell: bool(find_citations(cell) or find_statuses(cell)))


def _titles(cells: Sequence[Passage], _lexicon: Lexicon) -> float:
    """Sentences without a full stop of their own, each another one: never more than likely."""
    different = len({cell.text for cell in cells}) / len(cells)
    return 0.7 * different * _share(cells, lambda cell: 3 <= len(cell.words) <= 80)


_CONTENT: dict[str, Callable[[Sequence[Passage], Lexicon], float]] = {
    role.NUMBER: lambda cells, _: _share(cells, lambda cell: number_of_cell(cell.text) is not None),
    role.TERM: lambda cells, _: _share(cells, lambda cell: parse_term(cell) is not None),
    role.PERFORMERS: _performers,
    role.PROJECT: lambda cells, _: _share(cells, lambda cell: bool(find_projects(cell))),
    role.NOTE: _notes,
    role.ACTIVITY: lambda cells, _: 0.7 * _share(cells, lambda cell: leading_number(cell.text) is not None),
    role.TITLE: _titles,
}
