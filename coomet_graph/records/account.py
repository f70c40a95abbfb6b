"""The account of lines: what became of every word of a source."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from coomet_graph.documents.model import Document, Line, Passage, Word
from coomet_graph.findings import Finding, Place, reader_rules
from coomet_graph.records.grammars.citations import find_citations
from coomet_graph.records.layouts.columns import role_of
from coomet_graph.records.layouts.model import Layout
from coomet_graph.records.model import LineUse, ProgrammeHead

NOT_UNDERSTOOD = "not understood"
# Two cells side by side may be a title page: a name and what it is, two signatures.
_FEWEST_CELLS = 3


@dataclass(frozen=True, slots=True)
class LineRun:
    """Lines in a row that were used alike: the first, the last, how many are not blank, and their uses."""

    first: int
    last: int
    lines: int
    uses: tuple[str, ...]

    @property
    def understood(self) -> bool:
        """Whether something became of all their words."""
        return NOT_UNDERSTOOD not in self.uses


def runs_of(account: Iterable[LineUse]) -> tuple[LineRun, ...]:
    """The account of lines, shortened: lines in a row with the same uses told once."""
    runs = [(uses, list(lines)) for uses, lines in groupby(account, key=lambda line: line.uses)]
    return tuple(LineRun(lines[0].line, lines[-1].line, len(lines), uses) for uses, lines in runs)


def account_for(
    document: Document, layout: Layout, head: ProgrammeHead
) -> tuple[tuple[LineUse, ...], tuple[Finding, ...]]:
    """What each non-blank line was used for, and a finding for each stretch of words used for nothing.

    Front matter is what stands above the first table, except what says more than which programme this is.
    """
    strange = _strange(document, layout.front, head)
    uses: dict[int, str] = {}

    def use(passage: Passage, name: str) -> None:
        uses.update(dict.fromkeys((word.order for word in passage.words), name))

    beside = {
        "front matter": tuple(words for words in layout.front if words.words[0].line not in strange),
        "back matter": layout.back,
        "example": layout.examples,
        "left out by the mapping": layout.left_out,
        "page furniture": layout.furniture,
    }
    for name, passages in beside.items():
        for words in passages:
            use(words, name)
    for table in layout.tables:
        use(table.title, "heading")
        for row in table.rows:
            name = f"heading {row.notation}" if row.is_heading else row.notation
            use(row.number, name if row.is_heading else f"{name} number")
            for cell, words in row.cells.items():
                use(words, name if row.is_heading else f"{name} {cell}")
    lines: list[LineUse] = []
    left: list[Word] = []
    for line in document.lines:
        written = line.passage.words
        named = dict.fromkeys(uses.get(word.order, NOT_UNDERSTOOD) for word in written)
        lines.append(LineUse(line.number, tuple(named)))
        left.extend(word for word in written if word.order not in uses)
    return tuple(lines), _findings(document, left, layout)


def _strange(document: Document, front: Iterable[Passage], head: ProgrammeHead) -> frozenset[int]:
    """The lines of front matter that are rows of a table, or cite items: a programme could be in them.

    A table that names the programme is its title page; one of columns says how to fill them in.
    """
    begun = {words.words[0].line for words in front}
    citing = {
        words.words[0].line for words in front if any(item.value.items for item in find_citations(words))
    }
    naming = {word.order for words in _named(head) for word in words.words}
    rows: set[int] = set()
    for is_row, block in groupby(document.lines, key=lambda line: line.number in begun and _is_row(line)):
        lines = list(block)
        words = (word.order for line in lines for word in line.passage.words)
        if is_row and len(lines) > 1 and naming.isdisjoint(words) and not _explains_columns(lines):
            rows.update(line.number for line in lines)
    return frozenset(rows | citing)


def _is_row(line: Line) -> bool:
    return sum(bool(cell) for cell in line.cells) >= _FEWEST_CELLS


def _explains_columns(rows: Sequence[Line]) -> bool:
    return sum(role_of(row.cells[0].text.strip('“”«»"')) is not None for row in rows) * 2 > len(rows)


def _named(head: ProgrammeHead) -> Iterator[Passage]:
    """The words that tell which programme it is."""
    reads = (head.title, head.period, head.body_words, head.identifier, head.approved_at, head.meeting_paper)
    yield from (read.words for read in reads if read is not None)


def _findings(document: Document, left: list[Word], layout: Layout) -> tuple[Finding, ...]:
    """One finding for each run of words that were not used, unless its row or sheet is told of already."""
    rows = {place.first_line for place in _places_told(layout, "unreadable-row")}
    sheets = {place.sheet for place in _places_told(layout, "sheet-not-read")}
    findings: list[Finding] = []
    for run in _stretches(left):
        if run.words[0].line not in rows and run.words[0].spot.sheet not in sheets:
            places = run.places(document.file)
            findings.append(
                reader_rules()["not-understood"].finding(places=places, values={"words": run.text})
            )
    return tuple(findings)


def _places_told(layout: Layout, rule: str) -> Iterator[Place]:
    return (place for finding in layout.findings if finding.rule == rule for place in finding.places)


def _stretches(left: list[Word]) -> Iterator[Passage]:
    """Words in a row; in a sheet those of each row, whose cells stand apart."""
    for in_cells, words in groupby(left, key=lambda word: word.spot.cell is not None):
        if in_cells:
            yield from (Passage(tuple(row)) for _, row in groupby(words, key=lambda word: word.line))
        else:
            yield from Passage(tuple(words)).runs()
