"""How a finding stands: since when it is known, and what people decided about it."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from coomet_graph.decisions import Decision, Kind, in_force
from coomet_graph.findings import Finding


@dataclass(frozen=True, slots=True)
class Standing:
    """What the register and the decisions say of one finding; empty texts where they say nothing.

    Dates are written as in ISO 8601. `change` tells "new", "remaining" or "returned" where two snapshots are
    compared, and "fixed" of a finding that is gone; `decided` is the decision in force: "accepted",
    "assigned" or "fixed". Where an acceptance has `expired`, nothing is decided any more, and `reason`, `by`,
    `on` and `until` are those of the acceptance.
    """

    first_seen: str = ""
    last_seen: str = ""
    change: str = ""
    decided: str = ""
    reason: str = ""
    by: str = ""
    on: str = ""
    until: str = ""
    body: str = ""
    """The IRI of the body that it is assigned to."""
    expired: bool = False
    fixed: str = ""
    """When it was first missed after it had been seen last, before it came back."""
    returned: str = ""
    """When it came back the last time."""

    @property
    def state(self) -> str:
        """The state of a finding that stands so."""
        return self.decided or "open"


_DECIDED = {Kind.ACCEPT: "accepted", Kind.FIXED: "fixed", Kind.ASSIGN: "assigned"}


def standings_of(decisions: Iterable[Decision], day: date) -> dict[str, Standing]:
    """How the findings stand that people decided about, by their numbers, on that day.

    Accepting one or marking it as fixed goes before assigning it; an acceptance that has expired leaves it
    open, whoever sees to it. The order of the decisions does not matter.
    """
    standings: dict[str, Standing] = {}
    assigned = []
    for decision in in_force(decisions):
        if decision.number and decision.kind is Kind.ASSIGN:
            assigned.append(decision)
        elif decision.number:
            holds = decision.holds_on(day)
            told = _told(decision, _DECIDED[decision.kind] if holds else "")
            standings[decision.number] = replace(told, expired=not holds)
    for decision in assigned:
        told = standings.get(decision.number) or _told(decision, _DECIDED[decision.kind])
        standings[decision.number] = replace(told, body=decision.body)
    return standings


def in_state(finding: Finding, standings: Mapping[str, Standing]) -> Finding:
    """The finding in the state that it stands in."""
    standing = standings.get(finding.number)
    return finding if standing is None else replace(finding, state=standing.state)


def changed(now: Collection[str], before: Collection[str], earlier: Collection[str]) -> dict[str, str]:
    """What changed from `before` to `now`, by the numbers of findings.

    Of what is found now, "remaining" was found before, "returned" was not, but `earlier`; the rest is "new".
    What is not found any more is "fixed".
    """

    def told(number: str) -> str:
        if number in before:
            return "remaining"
        return "returned" if number in earlier else "new"

    return {number: told(number) for number in now} | {
        number: "fixed" for number in before if number not in now
    }


def _told(decision: Decision, decided: str) -> Standing:
    return Standing(
        decided=decided,
        reason=decision.reason,
        by=decision.by,
        on=decision.on.isoformat(),
        until="" if decision.until is None else decision.until.isoformat(),
    )
