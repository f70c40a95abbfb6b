"""All findings of an audit, in order on disk."""

import json
from collections.abc import Collection
from functools import lru_cache

from coomet_graph.findings import Finding, merge_findings
from coomet_graph.on_disk import OnDisk, storable


class Findings(OnDisk[Finding]):
    """Findings, each number once with all its places: the gravest first, then by rule, place and number."""

    TABLE = """
    CREATE TABLE kept (
      number TEXT PRIMARY KEY, rank INTEGER, rule TEXT, placed INTEGER, file TEXT, first INTEGER,
      last INTEGER, quotation TEXT, told TEXT
    ) WITHOUT ROWID
    """
    ORDER = "rank, rule, placed, file, first, last, quotation, number"

    def row(self, thing: Finding) -> tuple[str | int, ...]:
        """What puts the finding in its place, and all of it."""
        place = thing.places[0] if thing.places else None
        where = (0, "", 0, 0, "") if place is None else (
            1, storable(place.file), place.first_line, place.last_line, storable(place.quotation),
        )  # fmt: skip
        return thing.number, thing.severity.rank, thing.rule, *where, json.dumps(thing.as_dict())

    def thing(self, told: str) -> Finding:
        """The finding that was told."""
        return _finding(told)

    def together(self, thing: Finding) -> Finding:
        """The finding with the places of the one of its number that is there already."""
        known = self.numbered(thing.number)
        return thing if known is None else merge_findings([known, thing])[0]

    def numbered(self, number: str) -> Finding | None:
        """The finding of that number, or None."""
        row = self._database.execute("SELECT told FROM kept WHERE number = ?", (number,)).fetchone()
        return None if row is None else self.thing(row[0])

    def keep(self, rules: Collection[str]) -> None:
        """Forget the findings of all rules but these."""
        for rule in self.by_rule().keys() - rules:
            self._database.execute("DELETE FROM kept WHERE rule = ?", (rule,))

    def by_rule(self) -> dict[str, int]:
        """How many findings of each rule that found something."""
        return dict(self._database.execute("SELECT rule, COUNT(*) FROM kept GROUP BY rule ORDER BY rule"))

    def __contains__(self, thing: object) -> bool:
        return isinstance(thing, Finding) and self.numbered(thing.number) == thing


@lru_cache(1024)
def _finding(told: str) -> Finding:
    # Each report goes through the findings several times, and mostly there are few.
    return Finding.from_dict(json.loads(told))
