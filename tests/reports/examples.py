"""A report in which everything occurs: every severity and state, hostile words, proposals, what is gone."""

import io

from coomet_graph.audit import AuditReport, Check
from coomet_graph.audit.found import Findings
from coomet_graph.audit.repair import Repair
from coomet_graph.audit.standing import Standing
from coomet_graph.findings import Finding, Place, Rule, Severity, Text
from coomet_graph.reports import write_report
from coomet_graph.reports.background import Background
from coomet_graph.store import EmbeddedDataset, Names

HOSTILE = (
    "=cmd|' /C calc'!A0",
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    "<script>alert(1)</script>",
    "a ]]> b --> c",
    "\u202egnitirw\u202c",
    "nul \x00 and escape \x1b[2J",
    "ﷺ emoji 👩‍🔬 𝔘𝔫𝔦",
    "w" * 5000,
    "{subject} {{x}} {% y %} [link](https://example.org)",
    "\ufffe\uffff no characters",
)
STATES = ("open", "accepted", "assigned", "fixed")
BODY = "https://w3id.org/coomet/id/body/tc-4"


def rule(name: str, severity: Severity, title: Text) -> Rule:
    """A rule of that name."""
    return Rule(
        id=name,
        severity=severity,
        title=title,
        explanation=Text("Because {subject}.", "Так как {subject}."),
        message=Text("About {subject}.", "Об {subject}."),
        remedy=Text("Mend {subject}.", "Исправьте {subject}."),
        kind="content",
        engine="sparql",
    )


def rules() -> list[Rule]:
    """Two rules of each severity, one of which finds nothing."""
    made = []
    for severity in Severity:
        for name in ("found", "silent"):
            title = Text(f"Title of {severity.value} {name}", f"Заголовок {severity.value} {name}")
            made.append(rule(f"{severity.value}-{name}", severity, title))
    return made


def report(words: tuple[str, ...] = HOSTILE, *, is_compared: bool = True) -> AuditReport:
    """For each of the words a finding of each severity; their states take turns."""
    findings: list[Finding] = []
    standings: dict[str, Standing] = {}
    repairs: dict[str, tuple[Repair, ...]] = {}
    for each in rules():
        if each.id.endswith("silent"):
            continue
        for at, text in enumerate(words):
            told = Text(f"About {text}", f"О {text}")
            places = (
                Place("work.txt", 3 + at, 4 + at, text, text),
                Place("plan.xlsx", 2, 2, text, None, None, f"B{at + 2}", text),
                Place("item.pdf", 7, 7, text, None, 4),
            )[: at % 4]
            state = STATES[at % len(STATES)]
            finding = Finding(
                each.id,
                each.severity,
                each.title,
                told,
                told,
                (f"https://example.org/{at}",),
                places,
                (str(at),),
                state,
            )
            findings.append(finding)
            change = ("new", "remaining", "returned")[at % 3] if is_compared else ""
            decided = "" if state == "open" else state
            standings[finding.number] = Standing(
                first_seen="2031-06-02", change=change, decided=decided, reason=text if decided else "",
                by="A. Auditor" if decided else "", on="2031-06-03" if decided else "",
                until="2032-01-31" if decided else "",
                body=BODY if state == "assigned" else "",
            )  # fmt: skip
            repairs[finding.number] = (
                Repair(Text(f"Try {text}", f"Попробуйте {text}"), 0.85, (), "old", text),
            )
    gone = (
        Finding(
            "info-found",
            Severity.INFO,
            Text("Title", "Заголовок"),
            Text("Gone now", "Больше нет"),
            Text("", ""),
        ),
    )
    checks = tuple(
        Check(each, 100, 0 if each.id.endswith("silent") else len(words))
        for each in sorted(rules(), key=lambda made: made.id)
    )
    return AuditReport(
        Findings(findings), checks, Names(EmbeddedDataset()), standings, repairs, gone if is_compared else ()
    )


def written(of: AuditReport, form: str, language: str = "en", background: Background | None = None) -> bytes:
    """The report in a format."""
    stream = io.BytesIO()
    write_report(of, form, stream, language, background)
    return stream.getvalue()
