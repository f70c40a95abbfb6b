"""Every rule finds the fault it is for, and only that: golden data trip none, a planted fault just one."""

import pytest

from coomet_graph.audit import catalogue, run_audit
from coomet_graph.findings import Finding, Severity
from coomet_graph.pipeline import Build, ontology
from tests.audit.negatives import FOLDER, Nursery

# The readers' rules have examples of their own, as texts.
RULES = sorted(rule.id for rule in catalogue() if rule.engine != "reader")
EXAMPLES = sorted(path.stem for path in FOLDER.glob("*.ru"))


@pytest.fixture(scope="session")
def nursery(golden: Build) -> Nursery:
    return Nursery(golden.dataset)


def test_every_rule_has_an_example_and_every_example_a_rule() -> None:
    assert EXAMPLES == RULES


def test_the_golden_programmes_trip_no_rule(golden: Build) -> None:
    report = run_audit(golden.dataset, ontology(), golden.findings, 50)
    assert [(finding.rule, finding.message.en) for finding in report.findings] == []


@pytest.mark.parametrize("rule", EXAMPLES)
def test_a_planted_fault_trips_exactly_its_rule(nursery: Nursery, rule: str) -> None:
    report = run_audit(nursery.planted(rule), ontology())
    tripped = sorted({finding.rule for finding in report.findings})
    assert tripped == [rule], [(finding.rule, finding.message.en) for finding in report.findings]
    for finding in report.findings:
        assert_told(finding)


def assert_told(finding: Finding) -> None:
    """A person who never heard of RDF can act on it: whole sentences in both languages, nothing left open."""
    for text in (finding.message, finding.remedy, finding.title):
        for words in (text.en, text.ru):
            assert words.strip()
            assert "{" not in words, words
            assert "https://w3id.org/" not in words, words
    assert finding.subjects
    assert finding.severity in Severity
    for place in finding.places:
        assert 0 < place.first_line <= place.last_line
        assert place.quotation
