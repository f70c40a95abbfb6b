"""A decision: who decided what about a finding or a link, when and why; and which decisions are in force."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from coomet_graph.errors import Text

Title = tuple[str, str]
"""The language of a title, empty where none is told, and its words."""


class Kind(StrEnum):
    """What can be decided: the first three about findings, the others about links."""

    ACCEPT = "accept"
    ASSIGN = "assign"
    FIXED = "fixed"
    CONFIRM = "confirm"
    REFUSE = "refuse"


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision, by its IRI; `number` is that of a finding, `link` the IRI of a citation or a candidate.

    So that people and later builds see what a finding was, a decision remembers its `rule`, the things it was
    `about`, their `titles` then, and its `words`; of a link, the things at its ends. `until` is the last day
    of an acceptance, `body` the IRI of the body that a finding is assigned to. `replaces` are the decisions
    that were in force on the same matter when this one was made: clocks do not say which of two is the later.
    """

    iri: str
    kind: Kind
    by: str
    on: date
    number: str = ""
    link: str = ""
    reason: str = ""
    until: date | None = None
    body: str = ""
    rule: str = ""
    about: tuple[str, ...] = ()
    titles: tuple[Title, ...] = ()
    words: Text | None = None
    replaces: tuple[str, ...] = ()

    @property
    def file_name(self) -> str:
        """What the file is called in which it is kept, unless people call it otherwise."""
        content = self.iri.rsplit("/", 1)[-1]
        parts = (self.on.isoformat(), self.kind, self.number, content[:8])
        return f"{'-'.join(part for part in parts if part)}.ttl"

    @property
    def matter(self) -> tuple[str, str]:
        """What it settles: of decisions on one matter one is in force.

        What becomes of a finding and who sees to it are two matters.
        """
        return self.number or self.link, "who" if self.kind is Kind.ASSIGN else "what"

    def holds_on(self, day: date) -> bool:
        """Whether it has not expired on that day."""
        return self.until is None or day <= self.until


def in_force(decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """One decision for each matter, sorted: one that no other replaces.

    Of several such, as come of a merge, that of the latest date. Expired ones count: nothing took their
    place.
    """
    return tuple(in_force_by_matter(decisions).values())


def in_force_by_matter(decisions: Iterable[Decision]) -> dict[tuple[str, str], Decision]:
    """The decisions in force as `in_force` has them, each by what it settles."""
    matters: defaultdict[tuple[str, str], set[Decision]] = defaultdict(set)
    for decision in decisions:
        matters[decision.matter].add(decision)
    return {matter: _last(matters[matter]) for matter in sorted(matters)}


def _last(same: set[Decision]) -> Decision:
    replaced = {iri for decision in same for iri in decision.replaces}
    # Where hand-written ones replace each other, one of them is in force all the same.
    left = [each for each in same if each.iri not in replaced] or list(same)
    return max(left, key=lambda each: (each.on, each.iri))
