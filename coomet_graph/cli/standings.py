"""How findings stand, in a few words: since when, what was decided, and what changed since a snapshot."""

from collections import Counter

from coomet_graph.audit import AuditReport
from coomet_graph.audit.standing import Standing
from coomet_graph.errors import Text

CHANGES = {
    "new": Text("new", "новое"),
    "remaining": Text("remaining", "осталось"),
    "returned": Text("returned", "вернулось"),
    "fixed": Text("fixed", "устранено"),
}
_STATES = {
    "accepted": Text("Accepted", "Принято"),
    "assigned": Text("Assigned", "Поручено"),
    "fixed": Text("Said to be fixed, but still found", "Отмечено как устранённое, но всё ещё находится"),
}
_EXPIRED = Text("The acceptance has expired", "Срок принятия истёк")


def standing_of(report: AuditReport, number: str) -> Standing:
    """How the finding of that number stands in the report."""
    return report.standings.get(number) or Standing()


def change_of(report: AuditReport, number: str, language: str) -> str:
    """What changed about a finding since the snapshot compared with; empty where none is."""
    told = CHANGES.get(standing_of(report, number).change)
    return "" if told is None else told.in_language(language)


def note_of(report: AuditReport, number: str, language: str) -> str:
    """What was decided about a finding, by whom and why; empty where nothing is."""
    standing = standing_of(report, number)
    ru = language == "ru"
    told = _EXPIRED if standing.expired else _STATES.get(standing.decided)
    parts = []
    if told is not None:
        until = f" ({'до' if ru else 'until'} {standing.until})" if standing.until else ""
        reason = f": {standing.reason}" if standing.reason else ""
        parts.append(f"{told.in_language(language)}{until}, {standing.by}, {standing.on}{reason}")
    if standing.body:
        body = report.names.label(standing.body, language)
        parts.append(f"Занимается: {body}" if ru else f"Seen to by: {body}")
    return "\n".join(parts)


def totals(report: AuditReport, language: str) -> str:
    """A line on what is accepted and a line on what changed, where there is such."""
    ru = language == "ru"
    accepted = sum(finding.state == "accepted" for finding in report.findings)
    changes = Counter(standing_of(report, finding.number).change for finding in report.findings)
    changes["fixed"] = len(report.gone)
    told = ""
    if accepted:
        told += f"Из них принято: {accepted}.\n" if ru else f"{accepted} of them accepted.\n"
    if any(changes[change] for change in CHANGES):
        counted = ", ".join(
            f"{text.in_language(language)}: {changes[name]}" for name, text in CHANGES.items()
        )
        told += f"С того снимка – {counted}.\n" if ru else f"Since that snapshot – {counted}.\n"
    return told
