"""What might mend a finding, as a line of the report in a terminal."""

from coomet_graph.audit import AuditReport

_SHOWN = 2


def proposals_for(report: AuditReport, number: str, language: str) -> str:
    """The best proposals for a finding, each with its confidence; empty if there is none."""
    word = "Предлагается" if language == "ru" else "Proposed"
    return "\n".join(
        f"{word} ({repair.confidence:.0%}): {repair.text.in_language(language)}"
        for repair in report.repairs.get(number, ())[:_SHOWN]
    )
