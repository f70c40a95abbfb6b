"""The letter as a page: one file that asks for nothing else, whatever stands in the sources."""

import io
import json
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path

import pytest

from coomet_graph.audit import AuditReport, Check, run_audit
from coomet_graph.audit.found import Findings
from coomet_graph.findings import Finding, Place, Severity, Text
from coomet_graph.pipeline import Build, ontology
from coomet_graph.reports import write_report
from coomet_graph.reports.background import Background
from coomet_graph.resources import data_folder
from coomet_graph.store import EmbeddedDataset, Names
from tests.reports.examples import rule

HOSTILE = [
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style><svg onload=alert(1)>",
    '"><img src=x onerror=alert(1)>',
    "{{7*7}} {% raw %} ${7*7} #{7*7}",
    "javascript:alert(1)",
    "\u202egnitirw\u202c and \x1b[2J and \x00",
    "&lt;b&gt; &amp;amp;",
    "]]> <!-- --> <![CDATA[",
]
# The list of naughty strings of Max Woolf, where it is at hand.
NAUGHTY = Path(__file__).parents[3] / "shared" / "suites" / "naughty-strings.json"


def as_html(report: AuditReport, language: str = "en", background: Background | None = None) -> str:
    written = io.BytesIO()
    write_report(report, "html", written, language, background)
    return written.getvalue().decode()


class Page(HTMLParser):
    """What a browser would make of the page: elements, attributes, text."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.text: list[str] = []
        self.open: list[str] = []
        self.headings: list[tuple[int, str]] = []
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag not in ("meta", "br", "hr", "img", "link", "input"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            return
        self.text.append(data)
        level = next((tag for tag in reversed(self.open) if tag in ("h1", "h2", "h3", "h4")), None)
        if level and data.strip():
            self.headings.append((int(level[1]), data.strip()))


def hostile_report(texts: list[str]) -> AuditReport:
    rules, findings = [], []
    for number, text in enumerate(texts):
        told = Text(text, text)
        severity = list(Severity)[number % 3]
        made = rule(f"rule-{number}", severity, told)
        findings.append(
            replace(made, message=told, remedy=told).finding([text], [Place(text, 1, 2, text, text)], {})
        )
        rules.append(Check(made, 1, 1))
    return AuditReport(Findings(findings), tuple(rules), Names(EmbeddedDataset()))


def naughty() -> Iterator[str]:
    yield from HOSTILE
    if NAUGHTY.is_file():
        yield from filter(None, json.loads(NAUGHTY.read_text("utf-8")))


@pytest.fixture(scope="module")
def report(bundled: Build) -> AuditReport:
    return run_audit(bundled.dataset, ontology(), bundled.findings, 500)


@pytest.fixture(scope="module")
def background(bundled: Build) -> Background:
    return Background(bundled.dataset, [data_folder() / "sources"])


@pytest.fixture(scope="module", params=["en", "ru"])
def page(request: pytest.FixtureRequest, report: AuditReport, background: Background) -> Page:
    return Page(as_html(report, request.param, background))


def test_the_page_asks_for_nothing_else(page: Page) -> None:
    for tag, attributes in page.elements:
        assert tag not in ("script", "link", "iframe", "object", "embed", "form", "base"), tag
        for name, value in attributes.items():
            assert not name.startswith("on")
            if name in ("href", "src", "action", "srcset"):
                assert value is not None
                assert value.startswith("data:image/png;base64," if tag == "img" else "#")


def test_styles_ask_for_nothing_else(report: AuditReport) -> None:
    html = as_html(report)
    style = html[html.index("<style>") : html.index("</style>")]
    assert "url(" not in style
    assert "@import" not in style
    assert "default-src 'none'" in html


def test_every_link_of_the_page_has_a_target(page: Page) -> None:
    targets = [attributes["id"] for _, attributes in page.elements if "id" in attributes]
    assert len(targets) == len(set(targets))
    for _, attributes in page.elements:
        if "href" in attributes:
            assert str(attributes["href"])[1:] in targets


def test_headings_go_down_one_step_at_a_time(page: Page) -> None:
    levels = [level for level, _ in page.headings]
    assert levels.count(1) == 1
    assert levels[0] == 1
    for one, other in pairwise(levels):
        assert other <= one + 1


def test_the_page_says_its_language(report: AuditReport) -> None:
    for language, word in (("en", "What to do"), ("ru", "Что делать")):
        page = Page(as_html(report, language))
        assert page.elements[0] == ("html", {"lang": language})
        assert any(word in text for text in page.text)


def test_a_russian_page_is_in_russian(report: AuditReport) -> None:
    """English is left only in the words of the sources, file names and codes."""
    text = " ".join(Page(as_html(report, "ru")).text)
    for word in ("Must be", "Severity", "Looked at", "What was found", ", line ", ", lines "):
        assert word not in text


def test_every_finding_is_on_the_page_with_its_words(report: AuditReport) -> None:
    page = Page(as_html(report))
    text = " ".join("".join(page.text).split())
    identifiers = {attributes.get("id") for tag, attributes in page.elements if tag in ("article", "tr")}
    assert identifiers - {None} == {f"f-{finding.number}" for finding in report.findings}
    for finding in report.findings:
        assert " ".join(finding.message.en.split()) in text
        assert " ".join(finding.remedy.en.split()) in text


def test_every_rule_that_ran_is_on_the_page(report: AuditReport) -> None:
    text = "".join(Page(as_html(report)).text)
    for check in report.checks:
        assert check.rule.title.en in text, check.rule.id


def test_only_the_findings_asked_for_are_shown(report: AuditReport) -> None:
    page = Page(as_html(replace(report, findings=report.at_least(Severity.WARNING))))
    classes = {str(attributes.get("class")) for tag, attributes in page.elements if tag == "article"}
    assert classes == {"warning"}
    assert not any(str(attributes.get("id")).startswith("r-info") for _, attributes in page.elements)


def test_nothing_found_is_said(golden: Build) -> None:
    page = Page(as_html(run_audit(golden.dataset, ontology())))
    assert any("Nothing was found" in text for text in page.text)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_whatever_stands_in_a_source_is_text(language: str) -> None:
    texts = list(naughty())
    page = Page(as_html(hostile_report(texts), language))
    clean = hostile_report([f"words {number}" for number in range(len(texts))])
    expected = Page(as_html(clean, language))
    assert [tag for tag, _ in page.elements] == [tag for tag, _ in expected.elements]
    shown = "".join(page.text)
    for text in HOSTILE[:6]:
        assert text in shown


def test_a_finding_without_place_or_subject_is_shown() -> None:
    told = Text("Words", "Слова")
    finding = Finding("rule", Severity.INFO, told, told, told)
    report = AuditReport(
        Findings([finding]), (Check(rule("rule", Severity.INFO, told), 0, 1),), Names(EmbeddedDataset())
    )
    assert "Слова" in "".join(Page(as_html(report, "ru")).text)
