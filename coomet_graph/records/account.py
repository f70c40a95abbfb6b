"""The account of lines: what became of every word of a source."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from coomet_graph.documents.model import Document, Passage, Word
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.records.layouts.model import Layout
from coomet_graph.records.model import LineUse

NOT_UNDERSTOOD = "not understood"


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


def account_for(document: Document, layout: Layout) -> tuple[tuple[LineUse, ...], tuple[Finding, ...]]:
    """What each non-blank line was used for, and a finding for each stretch of words used for nothing."""
    uses: dict[int, str] = {}

    def use(passage: Passage, name: str) -> None:
        uses.update(dict.fromkeys((word.order for word in passage.words), name))

    beside = {
        "front matter": layout.front,
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


def _findings(document: Document, left: list[Word], layout: Layout) -> tuple[Finding, ...]:
    """One finding for each run of words that were not used, unless the reader has told of the row already."""
    told = {
        place.first_line
        for finding in layout.findings
        if finding.rule == "unreadable-row"
        for place in finding.places
    }
    findings: list[Finding] = []
    for run in Passage(tuple(left)).runs():
        if run.words[0].line not in told:
            places = run.places(document.file)
            findings.append(
                reader_rules()["not-understood"].finding(places=places, values={"words": run.text})
            )
    return tuple(findings)
