"""Comma-separated values: one row for each place of a finding.

Headings and states of the English file are the names that programs know; the Russian one is for people.
"""

import csv
from dataclasses import replace
from itertools import chain
from typing import BinaryIO

from coomet_graph.audit import AuditReport
from coomet_graph.audit.standing import Standing
from coomet_graph.findings import Finding, Place, Severity
from coomet_graph.reports.background import Background
from coomet_graph.reports.safe import spreadsheet_safe
from coomet_graph.reports.streams import as_text
from coomet_graph.reports.words import CHANGES, CSV_WORDS, STATE_WORDS

_SEVERITIES = {
    Severity.VIOLATION: ("violation", "нарушение"),
    Severity.WARNING: ("warning", "предупреждение"),
    Severity.INFO: ("info", "сведение"),
}
_STATES_RU = {
    **{state: text.ru for state, text in STATE_WORDS.items()},
    "gone": CHANGES["fixed"].ru,
}


def write(report: AuditReport, language: str, stream: BinaryIO, _background: Background) -> None:
    """Write a header and the rows; raises OSError if the stream cannot be written."""
    with as_text(stream) as text:
        # Line ends as RFC 4180 has them.
        rows = csv.writer(text, lineterminator="\r\n")
        rows.writerow(CSV_WORDS.values() if language == "ru" else CSV_WORDS)
        gone = (replace(finding, state="gone") for finding in report.gone)
        for finding in chain(report.findings, gone):
            standing = report.standings.get(finding.number) or Standing()
            for place in finding.places or (None,):
                rows.writerow(map(spreadsheet_safe, _row(finding, place, standing, language)))


def _row(finding: Finding, place: Place | None, standing: Standing, language: str) -> tuple[str, ...]:
    where = ("",) * 7
    if place is not None:
        lines = (str(place.first_line), str(place.last_line))
        cell = (str(place.page or ""), place.sheet or "", place.cell or "")
        where = (place.file, *lines, *cell, place.quotation)
    return (
        finding.number,
        finding.rule,
        _SEVERITIES[finding.severity][language == "ru"],
        finding.message.in_language(language),
        *where,
        finding.remedy.in_language(language),
        _state(finding.state, language),
        standing.first_seen,
        _state(standing.decided, language),
        standing.reason,
        standing.until,
    )


def _state(state: str, language: str) -> str:
    return _STATES_RU.get(state, state) if language == "ru" else state
