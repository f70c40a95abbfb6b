"""A list of findings as JSON, in both languages: the form of the contract, and what else is known of each.

After them come those that are gone since the snapshot compared with; their state is "gone".
"""

import json
import textwrap
from dataclasses import asdict, replace
from itertools import chain
from typing import Any, BinaryIO

from coomet_graph.audit import AuditReport
from coomet_graph.audit.standing import Standing
from coomet_graph.findings import Finding
from coomet_graph.reports.background import Background
from coomet_graph.reports.streams import as_text


def write(report: AuditReport, _language: str, stream: BinaryIO, _background: Background) -> None:
    """Write the list, finding by finding; raises OSError if the stream cannot be written."""
    with as_text(stream) as text:
        before = "[\n"
        gone = (replace(finding, state="gone") for finding in report.gone)
        for finding in chain(report.findings, gone):
            told = json.dumps(_told(finding, report), ensure_ascii=False, indent=1)
            text.write(before + textwrap.indent(told, " "))
            before = ",\n"
        text.write("[]\n" if before == "[\n" else "\n]\n")


def _told(finding: Finding, report: AuditReport) -> dict[str, Any]:
    told: dict[str, Any] = finding.as_dict()
    told["standing"] = asdict(report.standings.get(finding.number) or Standing())
    repairs = report.repairs.get(finding.number, ())
    if repairs:
        told["repairs"] = [asdict(repair) for repair in repairs]
    return told
