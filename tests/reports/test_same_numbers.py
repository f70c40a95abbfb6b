"""One report in every format: the same counts by severity, by rule and by state in each."""

import csv
import io
import json
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Callable

import pytest
from openpyxl import load_workbook
from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Store

from coomet_graph.audit import AuditReport
from coomet_graph.namespaces import DCTERMS, SCHEMA, SH
from coomet_graph.reports.words import CSV_WORDS, SEVERITIES, STATE_WORDS
from tests.reports.examples import report, written
from tests.reports.test_html import Page
from tests.reports.word_files import text_of

Numbers = Counter[tuple[str, str, str]]
"""How many findings of a severity, a rule and a state."""


def expected(of: AuditReport) -> Numbers:
    return Counter((each.severity.value, each.rule, each.state) for each in of.findings)


def in_json(content: bytes, _language: str) -> Numbers:
    found = [each for each in json.loads(content) if each["state"] != "gone"]
    return Counter((each["severity"], each["rule"], each["state"]) for each in found)


def in_csv(content: bytes, language: str) -> Numbers:
    rows = csv.DictReader(io.StringIO(content.decode(), newline=""))
    words = {"нарушение": "violation", "предупреждение": "warning", "сведение": "info"}
    words |= {text.ru: state for state, text in STATE_WORDS.items()}
    names = {name: name if language == "en" else CSV_WORDS[name] for name in CSV_WORDS}
    found: set[tuple[str, str, str, str]] = set()
    for row in rows:
        number, severity, rule, state = (row[names[each]] for each in ("number", "severity", "rule", "state"))
        if state not in ("gone", "больше не обнаруживается"):
            found.add((number, words.get(severity, severity), rule, words.get(state, state)))
    return Counter(each[1:] for each in found)


def in_sarif(content: bytes, _language: str) -> Numbers:
    levels = {"error": "violation", "warning": "warning", "note": "info"}
    found = [
        each for each in json.loads(content)["runs"][0]["results"] if each.get("baselineState") != "absent"
    ]
    for each in found:
        assert ("suppressions" in each) == (each["properties"]["state"] == "accepted")
    return Counter((levels[each["level"]], each["ruleId"], each["properties"]["state"]) for each in found)


def in_junit(content: bytes, _language: str) -> Numbers:
    found: Numbers = Counter()
    for case in ET.fromstring(content).iter("testcase"):
        told = {each.attrib["name"]: int(each.attrib["value"]) for each in case.iter("property")}
        severity = case.attrib["classname"].removeprefix("audit.")
        states = {(severity, case.attrib["name"], name): told[name] for name in STATE_WORDS if name in told}
        found.update(states)
        assert told["found"] == sum(states.values())
        failing = 0 if severity == "info" else told["found"] - told.get("accepted", 0)
        assert len(case.findall("failure")) == failing
    return found


def in_turtle(content: bytes, _language: str) -> Numbers:
    store = Store()
    store.load(content, RdfFormat.TURTLE)

    def one(subject: object, prop: str) -> NamedNode | BlankNode | Literal:
        (quad,) = store.quads_for_pattern(subject, NamedNode(prop), None)  # type: ignore[arg-type]
        return quad.object  # type: ignore[return-value]

    results = [quad.object for quad in store.quads_for_pattern(None, NamedNode(SH + "result"), None)]
    return Counter(
        (
            str(one(each, SH + "resultSeverity").value).removeprefix(SH).lower(),
            one(one(each, SH + "sourceConstraint"), DCTERMS + "identifier").value,
            one(each, SCHEMA + "creativeWorkStatus").value,
        )
        for each in results
    )


def in_workbook(content: bytes, language: str) -> Numbers:
    book = load_workbook(io.BytesIO(content))
    severities = {text.in_language(language): severity.value for severity, text in SEVERITIES.items()}
    states = {text.in_language(language): state for state, text in STATE_WORDS.items()}
    found: Numbers = Counter()
    for name, severity in severities.items():
        rows = list(book[name].iter_rows(values_only=True))
        head = [str(cell) for cell in rows[0]]
        at = {"en": ("State", "Code of the check"), "ru": ("Состояние", "Код проверки")}[language]
        found.update(
            (severity, str(row[head.index(at[1])]), states[str(row[head.index(at[0])])]) for row in rows[1:]
        )
    return found


READERS: dict[str, Callable[[bytes, str], Numbers]] = {
    "json": in_json,
    "csv": in_csv,
    "sarif": in_sarif,
    "junit": in_junit,
    "turtle": in_turtle,
    "xlsx": in_workbook,
}


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("form", READERS)
def test_findings_are_counted_alike(form: str, language: str) -> None:
    of = report()
    assert READERS[form](written(of, form, language), language) == expected(of)


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("form", ["html", "docx"])
def test_the_letter_tells_every_finding_and_the_same_sums(form: str, language: str) -> None:
    of = report()
    content = written(of, form, language)
    text = "".join(Page(content.decode()).text) if form == "html" else text_of(content)
    for finding in of.findings:
        assert text.count(finding.number) >= 1
    for severity in SEVERITIES:
        counts = Counter(each.state for each in of.findings if each.severity == severity)
        row = [SEVERITIES[severity].in_language(language), *(str(counts[state]) for state in STATE_WORDS)]
        row.append(str(sum(counts.values())))
        assert "".join(row) in "".join(text.split("\n")), row


def test_measurements_tell_the_same_numbers() -> None:
    of = report()
    store = Store()
    store.load(written(of, "dqv"), RdfFormat.TURTLE)
    rows = store.query(
        """PREFIX dqv: <http://www.w3.org/ns/dqv#> PREFIX dcterms: <http://purl.org/dc/terms/>
        PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
        SELECT ?rule ?label ?value WHERE {
          ?measured a dqv:QualityMeasurement ; dqv:isMeasurementOf ?metric ; dqv:value ?value .
          ?metric a dqv:Metric ; skos:prefLabel ?label FILTER(LANG(?label) = "en")
          OPTIONAL { ?metric dcterms:subject/dcterms:identifier ?rule }
        }"""
    )
    told = {
        (row["rule"].value if row["rule"] else "", row["label"].value): row["value"].value
        for row in rows  # type: ignore[union-attr]
    }
    found = Counter(each.rule for each in of.findings)
    for check in of.checks:
        assert told[check.rule.id, "findings"] == str(found[check.rule.id])
        assert told[check.rule.id, "things looked at"] == "100"
    assert float(told["info-found", "findings for each thing looked at"]) == found["info-found"] / 100
    for severity, text in SEVERITIES.items():
        assert told["", text.en] == str(sum(each.severity == severity for each in of.findings))
    for state, text in STATE_WORDS.items():
        assert told["", text.en] == str(sum(each.state == state for each in of.findings))
