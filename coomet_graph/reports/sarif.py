"""SARIF 2.1.0, for views of code scanning: each finding is a result at the lines of its source.

What a rule says stands in the asked language in the tool itself, in the other one in a translation. The
number of a finding is its fingerprint; accepted findings are suppressed, with their reasons.
"""

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, BinaryIO
from urllib.parse import quote

from coomet_graph.audit import AuditReport
from coomet_graph.audit.standing import Standing
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, Place, Rule, Severity
from coomet_graph.reports.background import Background
from coomet_graph.reports.quotations import where
from coomet_graph.reports.streams import as_text
from coomet_graph.version import __version__

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {Severity.VIOLATION: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_BASELINE = {"new": "new", "returned": "new", "remaining": "unchanged"}
_GAP = re.compile(r"\{[\w-]+\}")
_ROOT = "%SRCROOT%"


def write(report: AuditReport, language: str, stream: BinaryIO, background: Background) -> None:
    """Write the log, result by result; raises OSError if the stream cannot be written."""
    rules = [check.rule for check in report.checks]
    head = {
        "tool": {"driver": _driver(report, language)},
        "translations": [_translation(rules, "en" if language == "ru" else "ru")],
        "language": language,
        "columnKind": "unicodeCodePoints",
        "originalUriBaseIds": {_ROOT: {"description": {"text": "The folder of the documents."}}},
    }
    results = _Results(report, language, background)
    with as_text(stream) as text:
        text.write(f'{{\n"$schema": {_json(_SCHEMA)},\n"version": "2.1.0",\n"runs": [{{\n')
        text.writelines(f"{_json(name)}: {_json(value)},\n" for name, value in head.items())
        text.write('"results": [')
        before = "\n"
        for result in results:
            text.write(before + _json(result))
            before = ",\n"
        text.write("\n]}]\n}\n")


def _driver(report: AuditReport, language: str) -> dict[str, Any]:
    return {
        "name": "coomet-graph",
        "version": __version__,
        "language": language,
        "rules": [
            {
                **_described(check.rule, language),
                "defaultConfiguration": {"level": _LEVELS[check.rule.severity]},
                "properties": {
                    "severity": check.rule.severity.value,
                    "kind": check.rule.kind,
                    "lookedAt": check.looked_at,
                },
            }
            for check in report.checks
        ],
    }


def _translation(rules: Iterable[Rule], language: str) -> dict[str, Any]:
    return {
        "name": "coomet-graph",
        "language": language,
        "contents": ["localizedData"],
        "isComprehensive": True,
        "rules": [_described(rule, language) for rule in rules],
    }


def _described(rule: Rule, language: str) -> dict[str, Any]:
    def text(of: Text) -> dict[str, str]:
        return {"text": _message(_GAP.sub("…", of.in_language(language))) or rule.id}

    # A shape without a message of its own still has a title.
    message = rule.message if rule.message.in_language(language) else rule.title
    return {
        "id": rule.id,
        "shortDescription": text(rule.title),
        "fullDescription": text(message),
        "help": text(rule.remedy if rule.remedy.in_language(language) else rule.title),
    }


class _Results:
    """The results, each made when it is written."""

    def __init__(self, report: AuditReport, language: str, background: Background) -> None:
        self._report = report
        self._language = language
        self._background = background
        self._indices = {check.rule.id: index for index, check in enumerate(report.checks)}
        self._is_compared = bool(report.gone) or any(each.change for each in report.standings.values())

    def __iter__(self) -> Iterator[dict[str, Any]]:
        gone = ({**self._result(finding), "baselineState": "absent"} for finding in self._report.gone)
        return chain(map(self._result, self._report.findings), gone)

    def _result(self, finding: Finding) -> dict[str, Any]:
        standing = self._report.standings.get(finding.number) or Standing()
        index = self._indices.get(finding.rule)
        result: dict[str, Any] = {
            "ruleId": finding.rule,
            **({} if index is None else {"ruleIndex": index}),
            "level": _LEVELS[finding.severity],
            "message": {"text": _message(finding.message.in_language(self._language))},
            "partialFingerprints": {"findingNumber/v1": finding.number},
            "properties": {
                "number": finding.number,
                "state": finding.state,
                "message": {"en": finding.message.en, "ru": finding.message.ru},
                "remedy": {"en": finding.remedy.en, "ru": finding.remedy.ru},
            },
        }
        if finding.places:
            first, *others = finding.places
            result["locations"] = [self._location(first)]
            result["relatedLocations"] = [
                {
                    "id": number,
                    **self._location(place),
                    "message": {"text": _message(where(place, self._language))},
                }
                for number, place in enumerate(others, 1)
            ]
        else:
            result["locations"] = [
                {"logicalLocations": [{"fullyQualifiedName": each, "kind": "resource"}]}
                for each in finding.subjects
            ]
        if finding.state == "accepted":
            result["suppressions"] = [_suppression(standing)]
        if self._is_compared:
            result["baselineState"] = _BASELINE.get(standing.change, "unchanged")
        return result

    def _location(self, place: Place) -> dict[str, Any]:
        region: dict[str, Any] = {"snippet": {"text": place.quotation}}
        if place.first_line > 0:
            region |= {"startLine": place.first_line, "endLine": max(place.last_line, place.first_line)}
        location: dict[str, Any] = {
            "physicalLocation": {
                "artifactLocation": {
                    "uri": quote(self._background.address(place.file).encode(errors="replace")),
                    "uriBaseId": _ROOT,
                },
                **({"region": region} if "startLine" in region else {}),
            }
        }
        logical = _logical(place)
        return {**location, "logicalLocations": [logical]} if logical else location


def _logical(place: Place) -> dict[str, str] | None:
    """The sheet and cell, or the page, where the file has such."""
    if place.cell is not None:
        return {"name": place.cell, "fullyQualifiedName": f"{place.file}#{place.spot.en}", "kind": "cell"}
    if place.page is not None:
        name = str(place.page)
        return {"name": name, "fullyQualifiedName": f"{place.file}#page={name}", "kind": "page"}
    return None


def _suppression(standing: Standing) -> dict[str, Any]:
    told = {"by": standing.by, "on": standing.on, "until": standing.until}
    return {
        "kind": "external",
        "status": "accepted",
        "justification": standing.reason,
        "properties": {name: value for name, value in told.items() if value},
    }


def _message(text: str) -> str:
    """The text as a message: braces doubled, as they mark gaps, and no link made of strangers' words."""
    return text.replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
