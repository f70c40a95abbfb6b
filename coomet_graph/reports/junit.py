"""JUnit XML, for what shows the results of tests: each rule is a test case.

A violation or a warning that is not accepted makes its rule fail, with one `failure` for each finding; what
is accepted, or only worth knowing, does not. A rule whose findings are all accepted is skipped and says so.
Properties tell how many findings there are in each state.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import BinaryIO
from xml.sax.saxutils import escape, quoteattr

from coomet_graph.audit import AuditReport
from coomet_graph.audit.standing import Standing
from coomet_graph.findings import Finding, Severity
from coomet_graph.reports.background import Background
from coomet_graph.reports.figures import STATES, Figures, Group, figures_of, kind
from coomet_graph.reports.quotations import where
from coomet_graph.reports.safe import in_xml
from coomet_graph.reports.streams import as_text
from coomet_graph.reports.words import state_word


def write(report: AuditReport, language: str, stream: BinaryIO, _background: Background) -> None:
    """Write one test suite; raises OSError if the stream cannot be written."""
    figures = figures_of(report)
    with as_text(stream) as text:
        text.writelines(_suite(report, figures, language))


def _suite(report: AuditReport, figures: Figures, language: str) -> Iterator[str]:
    groups = {(group.severity, group.rule): group for group in figures.groups}
    found = {group.rule for group in figures.groups}
    silent = [check for check in report.checks if check.rule.id not in found]
    failing = sum(_fails(group) for group in figures.groups)
    skipped = sum(group.accepted == group.found for group in figures.groups)
    counts = f'tests="{len(groups) + len(silent)}" failures="{failing}" errors="0" skipped="{skipped}"'
    yield f'<?xml version="1.0" encoding="UTF-8"?>\n<testsuites {counts}>\n'
    yield f'<testsuite name="audit" {counts}>\n'
    looked_at = {check.rule.id: check.looked_at for check in report.checks}
    for which, findings in groupby(report.findings, key=kind):
        yield from _case(groups[which], findings, looked_at.get(which[1], 0), report, language)
    for check in silent:
        name = f"name={_attribute(check.rule.id)} classname={_attribute(_class(check.rule.severity))}"
        yield f"<testcase {name}>\n{_properties({'looked-at': check.looked_at, 'found': 0})}</testcase>\n"
    yield "</testsuite>\n</testsuites>\n"


def _case(
    group: Group, findings: Iterable[Finding], looked_at: int, report: AuditReport, language: str
) -> Iterator[str]:
    yield f"<testcase name={_attribute(group.rule)} classname={_attribute(_class(group.severity))}>\n"
    states = {state: group.states[state] for state in STATES if group.states.get(state)}
    yield _properties({"looked-at": looked_at, "found": group.found, **states})
    if group.accepted == group.found:
        yield f"<skipped message={_attribute(group.title.in_language(language))}/>\n"
    if group.severity == Severity.INFO:
        yield "<system-out>"
        yield from (_text(_told(finding, report, language)) for finding in findings)
        yield "</system-out>\n"
    else:
        # As many as people decided about.
        accepted: list[str] = []
        for finding in findings:
            if finding.state == "accepted":
                accepted.append(_told(finding, report, language))
            else:
                yield _failure(finding, report, language)
        yield f"<system-out>{_text(''.join(accepted))}</system-out>\n" if accepted else ""
    yield "</testcase>\n"


def _failure(finding: Finding, report: AuditReport, language: str) -> str:
    message = f"{finding.number}: {finding.message.in_language(language)}"
    head = f"type={_attribute(finding.severity.value)} message={_attribute(message)}"
    return f"<failure {head}>{_text(_told(finding, report, language))}</failure>\n"


def _told(finding: Finding, report: AuditReport, language: str) -> str:
    """The finding in some lines: what is wrong, what to do, why it is accepted, where it stands."""
    standing = report.standings.get(finding.number) or Standing()
    lines = [
        f"{finding.number} ({state_word(finding.state, language)}): {finding.message.in_language(language)}",
        *(f"  → {said}" for said in (finding.remedy.in_language(language), standing.reason) if said),
        *(f"  {where(place, language)}: {place.quotation}" for place in finding.places),
    ]
    return "\n".join(lines) + "\n"


def _fails(group: Group) -> bool:
    return group.severity != Severity.INFO and group.accepted < group.found


def _class(severity: Severity) -> str:
    return f"audit.{severity.value}"


def _properties(told: dict[str, int]) -> str:
    listed = "".join(f'<property name="{name}" value="{value}"/>' for name, value in told.items())
    return f"<properties>{listed}</properties>\n"


def _attribute(text: str) -> str:
    return quoteattr(in_xml(text))


def _text(text: str) -> str:
    return escape(in_xml(text))
