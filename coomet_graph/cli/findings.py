"""An audit report as a table, a summary, CSV, JSON and HTML: the same findings in each."""

import json
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import groupby

from coomet_graph.audit import AuditReport, as_html
from coomet_graph.cli.places import Legend
from coomet_graph.cli.tables import as_csv, as_table, harmless, paragraph, spreadsheet_safe
from coomet_graph.exchange.turtle import to_turtle
from coomet_graph.findings import Finding, Severity
from coomet_graph.namespaces import shorten
from coomet_graph.validation import shacl_report

_SEVERITIES = {
    Severity.VIOLATION: ("violation", "нарушение"),
    Severity.WARNING: ("warning", "предупреждение"),
    Severity.INFO: ("info", "сведение"),
}
_PLACES = 3
Writer = Callable[[AuditReport, Sequence[Finding], str], str]


def _pick(language: str, en: str, ru: str) -> str:
    return ru if language == "ru" else en


def _severity(severity: Severity, language: str) -> str:
    return _pick(language, *_SEVERITIES[severity])


def _table(report: AuditReport, found: Sequence[Finding], language: str) -> str:
    """The findings by rule: what is wrong, what to do about it, and the words of the sources."""
    legend = Legend(language)
    headings = [
        _pick(language, "No.", "№"),
        _pick(language, "Finding", "Что найдено"),
        _pick(language, "Words of the source", "Слова источника"),
    ]
    parts: list[str] = []
    for _, group in groupby(found, key=lambda finding: (finding.severity, finding.rule)):
        findings = list(group)
        remedies = {finding.remedy.in_language(language): None for finding in findings}
        same = len(remedies) == 1
        rows = [
            [
                finding.number,
                finding.message.in_language(language)
                + ("" if same else f"\n→ {finding.remedy.in_language(language)}"),
                legend.show_all(finding.places, _PLACES),
            ]
            for finding in findings
        ]
        severity, title = findings[0].severity, findings[0].title.in_language(language)
        parts.append(paragraph(f"{_severity(severity, language).upper()}: {title} ({len(findings)})"))
        parts.append(paragraph(f"→ {next(iter(remedies))}") if same else "")
        parts.append(as_table(headings, rows, ratios=(0, 3, 2)) + "\n")
    places = legend.explained() if found else ""
    return "".join(parts) + (f"{places}\n" if places else "") + _totals(report, language)


def _summary(report: AuditReport, found: Sequence[Finding], language: str) -> str:
    counted = Counter(finding.rule for finding in found)
    rows = [
        [
            _severity(check.rule.severity, language),
            check.rule.title.in_language(language),
            str(counted[check.rule.id]),
            str(check.looked_at),
        ]
        for check in sorted(
            report.checks, key=lambda c: (c.rule.severity.rank, -counted[c.rule.id], c.rule.id)
        )
        if counted[check.rule.id]
    ]
    headings = [
        _pick(language, "Severity", "Важность"),
        _pick(language, "Rule", "Правило"),
        _pick(language, "Findings", "Замечаний"),
        _pick(language, "Looked at", "Просмотрено"),
    ]
    return as_table(headings, rows, _pick(language, "Audit summary", "Итоги проверки")) + _totals(
        report, language
    )


def _totals(report: AuditReport, language: str) -> str:
    return _counts(report, language) + left_over(report, language)


def _counts(report: AuditReport, language: str) -> str:
    counts = report.counts()
    silent = sum(not check.found for check in report.checks)
    idle = sum(not check.looked_at for check in report.checks)
    return _pick(
        language,
        f"{counts[Severity.VIOLATION]} violations, {counts[Severity.WARNING]} warnings, "
        f"{counts[Severity.INFO]} infos. {len(report.checks)} rules ran; {silent} found nothing, "
        f"{idle} of them had nothing to look at.\n",
        f"Нарушений: {counts[Severity.VIOLATION]}, предупреждений: {counts[Severity.WARNING]}, "
        f"сведений: {counts[Severity.INFO]}. Применено правил: {len(report.checks)}; "
        f"ничего не нашли: {silent}, из них нечего было проверять: {idle}.\n",
    )


def _json(_report: AuditReport, found: Sequence[Finding], _language: str) -> str:
    return json.dumps([finding.as_dict() for finding in found], ensure_ascii=False, indent=1) + "\n"


def _csv(_report: AuditReport, found: Sequence[Finding], language: str) -> str:
    headings = [
        "number",
        "rule",
        "severity",
        "finding",
        "file",
        "first_line",
        "last_line",
        "page",
        "sheet",
        "cell",
        "quotation",
        "remedy",
    ]
    rows = [
        [
            finding.number,
            finding.rule,
            _severity(finding.severity, language),
            finding.message.in_language(language),
            place.file if place else "",
            str(place.first_line) if place else "",
            str(place.last_line) if place else "",
            str(place.page or "") if place else "",
            (place.sheet or "") if place else "",
            (place.cell or "") if place else "",
            place.quotation if place else "",
            finding.remedy.in_language(language),
        ]
        for finding in found
        for place in finding.places or (None,)
    ]
    return as_csv(headings, [[spreadsheet_safe(cell) for cell in row] for row in rows])


def _html(report: AuditReport, found: Sequence[Finding], language: str) -> str:
    return as_html(report, found, language)


def _turtle(report: AuditReport, _found: Sequence[Finding], _language: str) -> str:
    """The report of the shapes as SHACL writes it."""
    assert report.validation is not None, "only a validation has such a report"
    return to_turtle(shacl_report(report.validation.found)).decode()


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


WRITERS: dict[str, Writer] = {
    "table": _table,
    "summary": _summary,
    "html": _html,
    "json": _json,
    "csv": _csv,
    "turtle": _turtle,
}
