"""The audit report as one HTML file: readable by people who never heard of RDF, printable, without colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from importlib import resources
from itertools import groupby

from jinja2 import Environment, StrictUndefined

from coomet_graph.audit.register import AuditReport
from coomet_graph.findings import Finding, Severity, Text

_TEXTS = {
    "en": {
        "title": "Audit of COOMET programmes",
        "intro": "What was found when the programmes were read and their links checked. Every finding shows "
        "the words of the source it rests on.",
        "summary": "Summary",
        "violation": "Must be corrected",
        "warning": "Somebody must decide",
        "info": "Worth knowing",
        "none": "Nothing was found.",
        "column": "column",
        "quoted": "“”",
        "todo": "What to do",
        "line": "line",
        "lines": "lines",
        "rules": "Rules that ran",
        "rules_intro": "A rule that found nothing says something only if it looked at something.",
        "rule": "Rule",
        "level": "Severity",
        "looked": "Looked at",
        "found": "Found",
        "number": "Finding",
    },
    "ru": {
        "title": "Проверка программ КООМЕТ",
        "intro": "Что обнаружено при чтении программ и проверке их связей. В каждом замечании приведены "
        "слова источника, на которых оно основано.",
        "summary": "Итоги",
        "violation": "Требует исправления",
        "warning": "Требует решения",
        "info": "Полезно знать",
        "none": "Замечаний нет.",
        "column": "столбец",
        "quoted": "«»",
        "todo": "Что делать",
        "line": "строка",
        "lines": "строки",
        "rules": "Применённые правила",
        "rules_intro": "Если правило ничего не нашло, это что-то значит, только если ему было что проверять.",
        "rule": "Правило",
        "level": "Важность",
        "looked": "Просмотрено",
        "found": "Замечаний",
        "number": "Замечание",
    },
}


@dataclass(frozen=True, slots=True)
class _Group:
    """The findings of one rule; `remedy` is what to do about all of them, if that is the same."""

    rule: str
    title: Text
    remedy: Text | None
    findings: Sequence[Finding]

    @classmethod
    def of(cls, findings: Sequence[Finding]) -> "_Group":
        remedies = {finding.remedy for finding in findings}
        return cls(
            findings[0].rule, findings[0].title, findings[0].remedy if len(remedies) == 1 else None, findings
        )


def as_html(report: AuditReport, findings: Sequence[Finding], language: str = "en") -> str:
    """A self-contained page with the findings, grouped by severity and rule, and the rules that ran."""
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = (resources.files("coomet_graph.audit") / "report.html.j2").read_text("utf-8")
    groups = [
        (severity, [_Group.of(list(group)) for _, group in groupby(of_level, key=lambda each: each.rule)])
        for severity in Severity
        if (of_level := [finding for finding in findings if finding.severity == severity])
    ]
    return environment.from_string(source).render(
        language=language,
        t=_TEXTS[language],
        groups=groups,
        counts=[(severity, sum(f.severity == severity for f in findings)) for severity in Severity],
        checks=sorted(report.checks, key=lambda check: (check.rule.severity.rank, check.rule.id)),
    )
