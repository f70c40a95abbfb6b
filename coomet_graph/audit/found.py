"""All findings of an audit, kept in order on disk: memory does not grow with their number."""

import json
import sqlite3
from collections.abc import Collection, Iterable, Iterator

from coomet_graph.audit.portions import portions
from coomet_graph.findings import Finding, merge_findings

_TABLE = """
CREATE TABLE finding (
  number TEXT PRIMARY KEY, rank INTEGER, rule TEXT, placed INTEGER, file TEXT, first INTEGER, last INTEGER,
  quotation TEXT, told TEXT
) WITHOUT ROWID
"""
_PUT = "INSERT OR REPLACE INTO finding VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
_ALL = "SELECT told FROM finding ORDER BY rank, rule, placed, file, first, last, quotation, number"


class Findings(Collection[Finding]):
    """Findings, each number once, with all its places: gravest first, then by rule, first place and number.

    They can be gone through any number of times. What is small stays in memory (SQLite's temporary database).
    """

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._database = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        self._database.execute(_TABLE)
        self.add(findings)

    def add(self, findings: Iterable[Finding]) -> None:
        """Add findings; the places of one that is there already are added to it."""
        for some in portions(findings):
            self._database.execute("BEGIN")
            for finding in some:
                known = self.numbered(finding.number)
                self.put(finding if known is None else merge_findings([known, finding])[0])
            self._database.execute("COMMIT")

    def put(self, finding: Finding) -> None:
        """Put the finding in the place of the one that has its number."""
        self._database.execute(_PUT, _row(finding))

    def numbered(self, number: str) -> Finding | None:
        """The finding of that number, or None."""
        row = self._database.execute("SELECT told FROM finding WHERE number = ?", (number,)).fetchone()
        return None if row is None else _finding(row)

    def numbers(self) -> Iterator[str]:
        """The numbers of all findings, sorted."""
        return (row[0] for row in self._database.execute("SELECT number FROM finding ORDER BY number"))

    def by_rule(self) -> dict[str, int]:
        """How many findings of each rule that found something."""
        return dict(self._database.execute("SELECT rule, COUNT(*) FROM finding GROUP BY rule ORDER BY rule"))

    def __iter__(self) -> Iterator[Finding]:
        return map(_finding, self._database.execute(_ALL))

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT COUNT(*) FROM finding").fetchone()
        return int(count)

    def __contains__(self, finding: object) -> bool:
        return isinstance(finding, Finding) and self.numbered(finding.number) == finding

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Findings):
            return NotImplemented
        return len(self) == len(other) and all(
            mine == theirs for mine, theirs in zip(self, other, strict=True)
        )

    __hash__ = None  # type: ignore[assignment]


def _row(finding: Finding) -> tuple[str | int, ...]:
    told = json.dumps(finding.as_dict())
    place = finding.places[0] if finding.places else None
    where = (0, "", 0, 0, "") if place is None else (
        1, _storable(place.file), place.first_line, place.last_line, _storable(place.quotation),
    )  # fmt: skip
    return finding.number, finding.severity.rank, finding.rule, *where, told


def _storable(text: str) -> str:
    """Half a character, which UTF-8 has not, as a question mark; it is whole in what is told."""
    return text.encode(errors="replace").decode()


def _finding(row: tuple[str]) -> Finding:
    return Finding.from_dict(json.loads(row[0]))
