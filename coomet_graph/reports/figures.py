"""What a report counts, in one pass over its findings: every format tells these same numbers."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from coomet_graph.audit import AuditReport
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, Severity

STATES = ("open", "assigned", "fixed", "accepted")


@dataclass(frozen=True, slots=True)
class Group:
    """The findings of one severity and rule; `remedy` is what to do about all, if that is the same."""

    severity: Severity
    rule: str
    title: Text
    remedy: Text | None
    states: Mapping[str, int]

    @property
    def found(self) -> int:
        """How many there are."""
        return sum(self.states.values())

    @property
    def accepted(self) -> int:
        """How many of them are accepted."""
        return self.states.get("accepted", 0)


@dataclass(frozen=True, slots=True)
class Figures:
    """The groups of a report in the order of its findings."""

    groups: tuple[Group, ...]

    @property
    def found(self) -> int:
        """How many findings there are."""
        return sum(group.found for group in self.groups)

    def of(self, severity: Severity | None = None, state: str | None = None) -> int:
        """How many findings of a severity, in a state."""
        return sum(
            group.found if state is None else group.states.get(state, 0)
            for group in self.groups
            if severity is None or group.severity == severity
        )

    def by_rule(self) -> dict[str, int]:
        """How many findings of each rule that has any."""
        counted: Counter[str] = Counter()
        for group in self.groups:
            counted[group.rule] += group.found
        return dict(counted)


def figures_of(report: AuditReport) -> Figures:
    """Count the findings of the report."""
    same = groupby(report.findings, key=kind)
    return Figures(tuple(_group(severity, rule, findings) for (severity, rule), findings in same))


def kind(finding: Finding) -> tuple[Severity, str]:
    """What findings are grouped by: they stand together in a report."""
    return finding.severity, finding.rule


def _group(severity: Severity, rule: str, findings: Iterable[Finding]) -> Group:
    states: Counter[str] = Counter()
    title: Text | None = None
    remedy: Text | None = None
    is_same = True
    for finding in findings:
        states[finding.state] += 1
        title = title or finding.title
        is_same = is_same and remedy in (None, finding.remedy)
        remedy = finding.remedy
    return Group(severity, rule, title or Text(rule, rule), remedy if is_same else None, states)
