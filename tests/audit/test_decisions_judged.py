"""Decisions are judged by what the whole audit would find, whatever rules are asked for."""

import re
from pathlib import Path

import pytest

from coomet_graph.audit import AuditReport, Selection
from coomet_graph.findings import Severity
from coomet_graph.namespaces import GRAPH
from coomet_graph.pipeline.auditing import audit_at
from coomet_graph.store import Workspace
from tests.audit.test_register_in_workspace import CITED, DAY, UNCITED, Sources, by_rule

OUTDATED = "decision-outdated"
# Found by readers, by a shape, by an audit query, and by a program.
ACCEPTED = ("look-alike-letter", "Entry-reversedTerm", "item-not-taken-up", "near-duplicate")
SELECTIONS = (
    Selection(rules=(OUTDATED,)),
    Selection(rules=(OUTDATED, "gap-in-numbering")),
    Selection(rules=(OUTDATED, "item-not-taken-up")),
    Selection(profile="auditable", rules=(OUTDATED,)),
    Selection(profile="auditable"),
    Selection(rules=(OUTDATED,), severity=Severity.INFO),
)


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    """Programmes with a finding of each kind of rule, all of which are accepted."""
    sources = Sources(tmp_path)
    sources.reword("work-programme", CITED, UNCITED)
    sources.reword("work-programme", "2032–2033", "2033–2032")
    # Twice the same title, in one of them with a Cyrillic letter.
    sources.reword(
        "work-programme",
        "Preparation of a plan of seminars",
        "Holding \u043ef seminars on measurements of length",
    )
    sources.build()
    found = sources.audit()
    for rule in ACCEPTED:
        sources.decide("accept", by_rule(found, rule)[0].number, reason="We know.")
    return sources


def outdated(sources: Sources, selection: Selection) -> AuditReport:
    return sources.audit(decisions=sources.decisions, selection=selection)


@pytest.mark.parametrize("selection", SELECTIONS)
def test_no_decision_is_outdated_because_its_rule_is_not_asked(
    sources: Sources, selection: Selection
) -> None:
    report = outdated(sources, selection)
    assert by_rule(report, OUTDATED) == []
    (check,) = (each for each in report.checks if each.rule.id == OUTDATED)
    assert (check.looked_at, check.found) == (len(ACCEPTED), 0)


@pytest.mark.parametrize("selection", SELECTIONS)
def test_what_the_whole_audit_calls_outdated_is_told_by_the_rule_alone(
    sources: Sources, selection: Selection
) -> None:
    sources.reword("work-programme", "\u043ef seminars", "of seminars")
    sources.reword("work-programme", UNCITED, CITED)
    sources.build()
    whole = by_rule(sources.audit(decisions=sources.decisions), OUTDATED)
    assert len(whole) == 2
    assert by_rule(outdated(sources, selection), OUTDATED) == whole


def test_a_number_that_passed_to_another_entry_keeps_no_decision(sources: Sources) -> None:
    (accepted,) = by_rule(sources.audit(decisions=sources.decisions), "Entry-reversedTerm")
    assert accepted.state == "accepted"
    sources.reword("work-programme", "Holding of seminars on measurements of length", "Purchase of a printer")
    sources.build()
    report = sources.audit(decisions=sources.decisions)
    (now,) = by_rule(report, "Entry-reversedTerm")
    assert (now.number, now.state) == (accepted.number, "open")
    told = [each.message.en for each in by_rule(report, OUTDATED)]
    assert any(accepted.number in each for each in told)
    # Decided anew, it holds again, and the decision before it is not told any more.
    sources.decide("accept", now.number, reason="We know.")
    report = sources.audit(decisions=sources.decisions)
    assert by_rule(report, "Entry-reversedTerm")[0].state == "accepted"
    assert not any(accepted.number in each.message.en for each in by_rule(report, OUTDATED))


def test_words_that_change_a_little_keep_their_decision(sources: Sources) -> None:
    sources.reword(
        "work-programme", "Holding of seminars on measurements", "Holding of some seminars on measurements"
    )
    sources.build()
    (still,) = by_rule(sources.audit(decisions=sources.decisions), "Entry-reversedTerm")
    assert still.state == "accepted"


def test_only_what_is_asked_for_is_told(sources: Sources) -> None:
    report = outdated(sources, Selection(rules=(OUTDATED, "item-not-taken-up")))
    assert {each.rule for each in report.findings} == {"item-not-taken-up"}
    assert {each.rule.id for each in report.checks} == {OUTDATED, "item-not-taken-up"}
    assert report.standings.keys() == {each.number for each in report.findings}
    # Nor does an audit by some of the rules count as one by all of them.
    assert by_rule(outdated(sources, Selection(rules=("gap-in-numbering",))), OUTDATED) == []


def test_a_decision_that_does_not_tell_its_rule_is_judged_by_all(sources: Sources) -> None:
    for path in sources.decisions.glob("*.ttl"):
        without, count = re.subn(r"\s*coomet:findingRule [^;.]*;", "", path.read_text("utf-8"))
        assert count == 1
        path.write_text(without, "utf-8")
    assert by_rule(outdated(sources, Selection(rules=(OUTDATED,))), OUTDATED) == []
    # Where what readers found is not known, it may be about that.
    dataset = Workspace(sources.workspace).dataset()
    report = audit_at(dataset, GRAPH, decisions=sources.decisions, day=DAY)
    assert by_rule(report, OUTDATED) == []


def test_a_decision_on_a_decision_is_judged_alone_too(sources: Sources) -> None:
    sources.reword("work-programme", UNCITED, CITED)
    sources.build()
    (told,) = by_rule(sources.audit(decisions=sources.decisions), OUTDATED)
    sources.decide("accept", told.number, reason="We keep it for the record.")
    report = outdated(sources, Selection(rules=(OUTDATED,)))
    assert [(each.number, each.state) for each in report.findings] == [(told.number, "accepted")]
