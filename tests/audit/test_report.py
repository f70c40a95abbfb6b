"""The audit report: findings with places, every rule with what it looked at, the same numbers every time."""

import json
import re
import subprocess
import sys
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode
from rapidfuzz import fuzz

from coomet_graph.audit import AuditReport, catalogue, report_of_shapes, run_audit
from coomet_graph.audit.catalogue import NEAR_DUPLICATE, query_rules
from coomet_graph.audit.edition_rules import EDITION_RULES
from coomet_graph.audit.near_duplicates import ALIKE, entry_titles, near_duplicates
from coomet_graph.findings import Finding, Severity, reader_rules
from coomet_graph.iris import Minter
from coomet_graph.namespaces import COOMET, GRAPH, ID
from coomet_graph.pipeline import Build, check_file, ontology
from coomet_graph.validation import load_shapes
from tests.audit.negatives import Nursery

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def report(bundled: Build) -> AuditReport:
    return run_audit(bundled.dataset, ontology(), bundled.findings, 500)


def test_every_rule_ran_and_says_how_much_it_looked_at(report: AuditReport) -> None:
    checks = {check.rule.id: check for check in report.checks}
    assert set(checks) == {rule.id for rule in catalogue()}
    found = {finding.rule for finding in report.findings}
    for name, check in checks.items():
        assert check.found == sum(finding.rule == name for finding in report.findings)
        assert check.looked_at >= 0
        if name in found:
            assert check.looked_at > 0, name
    for rule in reader_rules():
        assert checks[rule].looked_at == 500
    assert checks[NEAR_DUPLICATE.id].looked_at > 90


def test_what_a_rule_looked_at_is_counted_on_the_real_documents(report: AuditReport) -> None:
    looked = {check.rule.id: check.looked_at for check in report.checks}
    editions = {rule.id for rule in EDITION_RULES}
    idle = sorted(name for name, count in looked.items() if count == 0 and name not in editions)
    # Rules that have nothing to look at in these two documents; each has its negative example.
    assert len(idle) < 14, idle
    # Both are in one language.
    assert {looked[name] for name in editions} == {0}


def test_findings_of_the_real_documents_can_be_read(report: AuditReport) -> None:
    for finding in report.findings:
        for text in (finding.title, finding.message, finding.remedy):
            for words in (text.en, text.ru):
                assert words.strip()
                assert not re.search(r"\{\w+\}", words), (finding.rule, words)
                assert "w3id.org" not in words, (finding.rule, words)
        for place in finding.places:
            assert place.quotation


def test_findings_point_to_the_documents(report: AuditReport) -> None:
    about_things = [finding for finding in report.findings if finding.subjects]
    with_place = [finding for finding in about_things if finding.places]
    assert len(with_place) / len(about_things) > 0.9


def test_numbers_are_unique_and_stable(report: AuditReport, bundled: Build) -> None:
    numbers = [finding.number for finding in report.findings]
    assert len(numbers) == len(set(numbers))
    again = run_audit(bundled.dataset, ontology(), bundled.findings, 500)
    assert again.findings == report.findings


NUMBERS = """
from coomet_graph.audit import run_audit
from coomet_graph.pipeline import build, bundled_sources, ontology
built = build(bundled_sources()[::-1])
print(*(finding.number for finding in run_audit(built.dataset, ontology(), built.findings).findings))
"""


def test_numbers_are_the_same_in_another_process(report: AuditReport) -> None:
    done = subprocess.run(
        [sys.executable, "-c", NUMBERS],
        cwd=ROOT,
        env={"PYTHONHASHSEED": "99", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [finding.number for finding in report.findings]


def test_gravest_findings_go_first(report: AuditReport) -> None:
    ranks = [finding.severity.rank for finding in report.findings]
    assert ranks == sorted(ranks)
    assert sum(report.counts().values()) == len(report.findings)
    assert set(report.at_least(Severity.INFO)) == set(report.findings)
    assert len(report.at_least(Severity.VIOLATION)) == report.counts()[Severity.VIOLATION]


def test_every_finding_has_a_subject_or_a_place(report: AuditReport) -> None:
    for finding in report.findings:
        assert finding.subjects or finding.places, finding.rule


def test_findings_go_to_json_and_back(report: AuditReport) -> None:
    text = json.dumps([finding.as_dict() for finding in report.findings], ensure_ascii=False)
    assert tuple(Finding.from_dict(each) for each in json.loads(text)) == tuple(report.findings)


@pytest.mark.parametrize("query", query_rules(), ids=lambda query: query.rule.id)
def test_an_audit_query_counts_what_it_looks_at(query: object) -> None:
    from coomet_graph.audit.catalogue import QueryRule

    assert isinstance(query, QueryRule)
    assert "COUNT(DISTINCT ?subject)" in query.population
    assert "?subject" in query.select


def test_nearly_the_same_titles_are_found_once() -> None:
    long = "Preparation of the plan of seminars for young metrologists"
    titles = [
        ("a", long),
        ("b", long.upper() + "."),
        ("c", "Something else entirely, really"),
        ("d", "Development"),
        ("e", "Development"),
    ]
    assert [(first, second) for first, second, score in near_duplicates(titles) if score > 90] == [("a", "b")]


@given(st.lists(st.text(alphabet="ab ", min_size=20, max_size=40), max_size=8))
@settings(deadline=None, max_examples=50)
def test_no_pair_is_missed_for_the_sake_of_speed(texts: list[str]) -> None:
    titles = [(str(number), text) for number, text in enumerate(texts)]
    alike = [
        (one, other, round(score))
        for (one, first), (other, second) in combinations(titles, 2)
        if (score := fuzz.token_sort_ratio(first, second)) >= ALIKE
    ]
    assert near_duplicates(titles) == alike


def test_titles_are_compared_programme_by_programme(golden: Build) -> None:
    programmes = list(entry_titles(golden.dataset))
    numbers = [[entry.removeprefix(ID) for entry, _ in titles] for titles in programmes]
    assert numbers == [
        ["item/dp-2031-2033/1.1", "item/dp-2031-2033/1.2"],
        [f"action/wp-tc-4-2031-2033/{number}" for number in ("1.1", "1.2", "2.1")],
    ]


def test_somebody_elses_file_is_judged_and_our_reference_data_are_not(golden: Build) -> None:
    nursery = Nursery(golden.dataset)
    quads = list(nursery.planted("Entry-notation").quads(GRAPH + "asserted/wp-tc-4-2031-2033"))
    theirs = {quad.subject.value for quad in quads if isinstance(quad.subject, NamedNode)}
    checked = check_file(quads)
    assert "Entry-notation" in {finding.rule for finding in checked.findings}
    assert {subject for finding in checked.findings for subject in finding.subjects} <= theirs
    assert {check.rule.engine for check in checked.checks} == {"shacl"}


def test_a_report_of_shapes_lists_every_shape(golden: Build) -> None:
    from coomet_graph.validation import validate

    quads = list(golden.dataset.quads(GRAPH + "asserted/dp-2031-2033"))
    report = report_of_shapes(golden.dataset, validate(quads, ontology(), load_shapes()))
    assert {check.rule.id for check in report.checks} == {rule.id for rule in load_shapes().rules.values()}


def test_rules_cover_every_kind_of_fault() -> None:
    kinds = {rule.kind for rule in catalogue()}
    assert kinds >= {"layout", "typography", "reference", "numbering", "date", "owner", "status", "content"}
    assert Minter().thing("action", "x") not in COOMET
