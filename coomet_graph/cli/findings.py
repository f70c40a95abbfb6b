"""An audit report in a terminal: as a table, or summed up. Its files are written in `reports`."""

from collections import Counter
from collections.abc import Callable, Iterable
from itertools import groupby

from coomet_graph.audit import AuditReport
from coomet_graph.cli.places import Legend
from coomet_graph.cli.repairs import proposals_for
from coomet_graph.cli.standings import CHANGES, change_of, note_of, standing_of, totals
from coomet_graph.cli.tables import as_table, harmless, paragraph
from coomet_graph.findings import Finding, Severity
from coomet_graph.namespaces import shorten
from coomet_graph.plurals import counted

_SEVERITIES = {
    Severity.VIOLATION: ("violation", "нарушение"),
    Severity.WARNING: ("warning", "предупреждение"),
    Severity.INFO: ("info", "сведение"),
}
_PLACES = 3
Writer = Callable[[AuditReport, Iterable[Finding], str], str]


def _pick(language: str, en: str, ru: str) -> str:
    return ru if language == "ru" else en


def _severity(severity: Severity, language: str) -> str:
    return _pick(language, *_SEVERITIES[severity])


def _table(report: AuditReport, found: Iterable[Finding], language: str) -> str:
    """The findings by rule: what is wrong, what to do about it, and the words of the sources."""
    legend = Legend(language)
    headings = [
        _pick(language, "No.", "№"),
        _pick(language, "Finding", "Что найдено"),
        _pick(language, "Words of the source", "Слова источника"),
    ]
    parts: list[str] = []
    waiting = (finding for finding in found if finding.state != "accepted")
    for _, group in groupby(waiting, key=lambda finding: (finding.severity, finding.rule)):
        findings = list(group)
        remedies = {finding.remedy.in_language(language): None for finding in findings}
        same = len(remedies) == 1
        rows = [
            [
                _lines(finding.number, change_of(report, finding.number, language)),
                _lines(
                    finding.message.in_language(language),
                    "" if same else f"→ {finding.remedy.in_language(language)}",
                    proposals_for(report, finding.number, language),
                    note_of(report, finding.number, language),
                ),
                legend.show_all(finding.places, _PLACES),
            ]
            for finding in findings
        ]
        severity, title = findings[0].severity, findings[0].title.in_language(language)
        parts.append(paragraph(f"{_severity(severity, language).upper()}: {title} ({len(findings)})"))
        parts.append(paragraph(f"→ {next(iter(remedies))}") if same else "")
        parts.append(as_table(headings, rows, ratios=(0, 3, 2)) + "\n")
    for heading, settled in (
        (
            _pick(language, "ACCEPTED", "ПРИНЯТО"),
            [finding for finding in found if finding.state == "accepted"],
        ),
        (_pick(language, "FIXED: no longer found", "УСТРАНЕНО: больше не находится"), report.gone),
    ):
        rows = [
            [
                _lines(finding.number, change_of(report, finding.number, language)),
                _lines(finding.message.in_language(language), note_of(report, finding.number, language)),
                legend.show_all(finding.places, _PLACES),
            ]
            for finding in settled
        ]
        if rows:
            parts.append(paragraph(f"{heading} ({len(rows)})"))
            parts.append(as_table(headings, rows, ratios=(0, 3, 2)) + "\n")
    places = legend.explained() if found else ""
    return "".join(parts) + (f"{places}\n" if places else "") + _totals(report, language)


def _lines(*lines: str) -> str:
    return "\n".join(line for line in lines if line)


def _summary(report: AuditReport, found: Iterable[Finding], language: str) -> str:
    counted = Counter(finding.rule for finding in found)
    accepted = Counter(finding.rule for finding in found if finding.state == "accepted")
    changed = Counter((finding.rule, standing_of(report, finding.number).change) for finding in found)
    changed.update((finding.rule, "fixed") for finding in report.gone)
    rows = [
        [
            _severity(check.rule.severity, language),
            check.rule.title.in_language(language),
            str(counted[check.rule.id]),
            str(accepted[check.rule.id] or ""),
            *(str(changed[check.rule.id, change] or "") for change in CHANGES),
            str(check.looked_at),
        ]
        for check in sorted(
            report.checks, key=lambda c: (c.rule.severity.rank, -counted[c.rule.id], c.rule.id)
        )
        if counted[check.rule.id] or changed[check.rule.id, "fixed"]
    ]
    headings = [
        _pick(language, "Severity", "Важность"),
        _pick(language, "Rule", "Правило"),
        _pick(language, "Findings", "Замечаний"),
        _pick(language, "Accepted", "Принято"),
        *(text.in_language(language).capitalize() for text in CHANGES.values()),
        _pick(language, "Looked at", "Просмотрено"),
    ]
    return as_table(headings, rows, _pick(language, "Audit summary", "Итоги проверки")) + _totals(
        report, language
    )


def _totals(report: AuditReport, language: str) -> str:
    told = _counts(report, language) + _idle(report, language)
    return told + totals(report, language) + left_over(report, language)


def _counts(report: AuditReport, language: str) -> str:
    counts = report.counts()
    silent = sum(not check.found for check in report.checks)
    idle = sum(not check.looked_at for check in report.checks)
    return _pick(
        language,
        f"{', '.join(counted(counts[each], 'en', each.value) for each in Severity)}. "
        f"{counted(len(report.checks), 'en', 'rule')} ran; {silent} found nothing, "
        f"{idle} of them had nothing to look at.\n",
        f"Нарушений: {counts[Severity.VIOLATION]}, предупреждений: {counts[Severity.WARNING]}, "
        f"сведений: {counts[Severity.INFO]}. Применено правил: {len(report.checks)}; "
        f"ничего не нашли: {silent}, из них нечего было проверять: {idle}.\n",
    )


def _idle(report: AuditReport, language: str) -> str:
    """The rules that had nothing to look at: that they found nothing says nothing. Empty if there is none."""
    idle = ", ".join(check.rule.id for check in report.checks if not check.looked_at)
    return (
        paragraph(_pick(language, f"Nothing to look at: {idle}", f"Нечего было проверять: {idle}"))
        if idle
        else ""
    )


def left_over(report: AuditReport, language: str) -> str:
    """A line for each constraint of which no query was made: what ran it, and why; empty if there is none."""
    ran = {
        "nothing": _pick(language, "checked by nothing", "не проверялось"),
        "pyshacl": _pick(language, "checked by pySHACL", "проверено с помощью pySHACL"),
    }
    return "".join(
        harmless(f"{shorten(each.component)}, {each.shape}: {ran[each.engine]} ({each.reason})") + "\n"
        for each in report.left_over
    )


WRITERS: dict[str, Writer] = {"table": _table, "summary": _summary}
