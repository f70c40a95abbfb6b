"""A selection: which rules it means, what it is about, and that the numbers of what is left agree."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coomet_graph.audit import AuditReport, Selection, catalogue, run_audit
from coomet_graph.audit.scope import body_scope, programme_scope
from coomet_graph.audit.selection import Choice, choose, chosen_rules, rule_named, select
from coomet_graph.audit.standing import Standing
from coomet_graph.cli.options import PROFILES
from coomet_graph.errors import ParameterError, UnknownNameError
from coomet_graph.findings import Finding, Place, Severity
from coomet_graph.namespaces import GRAPH, ID
from coomet_graph.pipeline import Build, audit_at, ontology
from coomet_graph.store import EmbeddedDataset
from tests.audit.negatives import Nursery
from tests.conftest import GOLDEN

ITEM = ID + "item/dp-2031-2033/1.1"
ACTION = ID + "action/wp-tc-4-2031-2033/1.1"
WORK, DEVELOPMENT = "wp-tc-4-2031-2033", "dp-2031-2033"
# An action without its citation, without its state, and an item without a term.
PLANTED = ("action-without-basis", "action-without-status", "Entry-noTerm", "gap-in-numbering")


@pytest.fixture(scope="module")
def planted(golden: Build) -> EmbeddedDataset:
    return Nursery(golden.dataset).planted(*PLANTED)


@pytest.fixture(scope="module")
def report(planted: EmbeddedDataset) -> AuditReport:
    return run_audit(planted, ontology())


def finding(rule: str, *subjects: str, file: str = "") -> Finding:
    known = rule_named(rule, catalogue())
    return known.finding(subjects, [Place(file, 1, 1, "words")] if file else [])


# ---------------------------------------------------------------- rules


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("gap-in-numbering", "gap-in-numbering"),
        ("gap", "gap-in-numbering"),
        ("CITATION-ITEMM", "Citation-itemMissing"),
        # A whole name, though others begin with it.
        ("Citation-item", "Citation-item"),
        ("citation-item", "Citation-item"),
    ],
)
def test_a_rule_is_meant_by_its_name_or_a_beginning(name: str, meant: str) -> None:
    assert rule_named(name, catalogue()).id == meant


def test_a_beginning_of_several_is_told_with_these() -> None:
    with pytest.raises(UnknownNameError) as refused:
        rule_named("edition-other-t", catalogue())
    assert str(refused.value.text.en) == (
        'Several rules begin with "edition-other-t": edition-other-targets, edition-other-term.'
    )


@pytest.mark.parametrize(
    ("name", "near"), [("gap-in-numbring", "gap-in-numbering"), ("work-bloked", "work-blocked")]
)
def test_an_unknown_rule_is_told_with_the_nearest(name: str, near: str) -> None:
    with pytest.raises(UnknownNameError) as refused:
        rule_named(name, catalogue())
    assert f"the nearest are: {near}," in refused.value.text.en
    assert "\n" not in refused.value.text.en


def test_an_empty_name_means_no_rule() -> None:
    with pytest.raises(UnknownNameError):
        rule_named("", catalogue())


def test_profile_and_rules_narrow_each_other() -> None:
    both = Selection(profile="citable", rules=("gap",))
    assert chosen_rules(both, catalogue()) == frozenset({"gap-in-numbering"})
    with pytest.raises(UnknownNameError, match='is none of the profile "citable" but of "auditable"'):
        chosen_rules(Selection(profile="citable", rules=("gap", "work-blocked")), catalogue())
    assert chosen_rules(Selection(), catalogue()) is None


# ---------------------------------------------------------------- programmes and bodies


def test_a_finding_is_about_a_programme_by_subject_or_place(planted: EmbeddedDataset) -> None:
    work, development = programme_scope(planted, WORK), programme_scope(planted, DEVELOPMENT)
    for scope, other, subject, file in (
        (work, development, ACTION, "work-programme.txt"),
        (development, work, ITEM, "development-programme.txt"),
    ):
        assert scope.has(finding("Entry-noTerm", subject))
        assert not other.has(finding("Entry-noTerm", subject))
        assert scope.has(finding("spacing", file=file))
        assert not other.has(finding("spacing", file=file))
    assert work.has(finding("Programme-noBody", ID + f"programme/{WORK}"))
    # What is said of an entry belongs to it, and so does the file.
    assert work.has(finding("Citation-evidence", ID + f"citation/{WORK}/1.1/{DEVELOPMENT}/1.1"))
    assert not development.has(finding("Citation-evidence", ID + f"citation/{WORK}/1.1/{DEVELOPMENT}/1.1"))
    assert work.has(finding("SourceDocument-sha256", ID + f"source/{WORK}"))
    # An item that a work programme leaves out is a matter of both.
    both = finding("item-not-taken-up", ITEM, ID + f"programme/{WORK}")
    assert work.has(both)
    assert development.has(both)
    assert not work.has(finding("Country-name", ID + "country/by"))


def test_a_finding_about_a_whole_file_is_one_about_its_programme(planted: EmbeddedDataset) -> None:
    # It has no place; what readers find is about the programme that they read.
    pages = rule_named("page-without-text", catalogue()).finding([ID + f"programme/{WORK}"])
    assert pages.places == ()
    assert programme_scope(planted, WORK).has(pages)
    assert not programme_scope(planted, DEVELOPMENT).has(pages)


def test_a_body_has_its_programmes_its_works_and_those_of_the_bodies_below(planted: EmbeddedDataset) -> None:
    committee, subcommittee = body_scope(planted, "TC 4"), body_scope(planted, "SC 4.2")
    # Its programme, and items that it or its subcommittees perform.
    for subject in (
        ACTION,
        ITEM,
        ID + "item/dp-2031-2033/1.2",
        ID + "body/sc-4.2",
        ID + "post/chair-of-tc-4",
    ):
        assert committee.has(finding("Entry-noTerm", subject)), subject
    assert committee.has(finding("spacing", file="work-programme.txt"))
    assert not committee.has(finding("spacing", file="development-programme.txt"))
    # The subcommittee performs one item, and has no programme.
    assert subcommittee.has(finding("Entry-noTerm", ID + "item/dp-2031-2033/1.2"))
    assert not subcommittee.has(finding("Entry-noTerm", ITEM))
    assert not subcommittee.has(finding("spacing", file="work-programme.txt"))


def test_what_stands_in_the_lines_of_a_work_is_about_its_body(planted: EmbeddedDataset) -> None:
    subcommittee = body_scope(planted, "SC 4.2")
    in_its_row, above = (
        replace(
            finding("spacing", ID + "project/1", file="development-programme.txt"),
            places=(Place("development-programme.txt", line, line, "Support"),),
        )
        for line in (_line_of("Support of the COOMET website"), 1)
    )
    assert subcommittee.has(in_its_row)
    assert not subcommittee.has(above)


def _line_of(words: str) -> int:
    lines = (GOLDEN / "development-programme.txt").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_programme_and_body_narrow_each_other(planted: EmbeddedDataset, report: AuditReport) -> None:
    asked = Selection(programme=DEVELOPMENT, body="SC 4.2")
    choice = choose(asked, catalogue(), planted)
    assert choice.has(finding("Entry-noTerm", ID + "item/dp-2031-2033/1.2"))
    assert not choice.has(finding("Entry-noTerm", ITEM))


@pytest.mark.parametrize("asked", [Selection(programme="wp-tc-99"), Selection(body="TC 99")])
def test_an_unknown_programme_or_body_is_refused(asked: Selection, planted: EmbeddedDataset) -> None:
    with pytest.raises(ParameterError, match=r"known are|nearest are"):
        choose(asked, catalogue(), planted)


# ---------------------------------------------------------------- the report


def test_what_was_planted_is_found_by_programme(planted: EmbeddedDataset, report: AuditReport) -> None:
    def rules(**asked: str) -> set[str]:
        chosen = select(report, choose(Selection(**asked), catalogue(), planted), planted)  # type: ignore[arg-type]
        return {each.rule for each in chosen.findings}

    assert {each.rule for each in report.findings} == set(PLANTED)
    assert rules(programme=DEVELOPMENT) == {"Entry-noTerm"}
    assert rules(programme=WORK) == set(PLANTED) - {"Entry-noTerm"}
    assert rules(profile="citable") == {"gap-in-numbering"}
    assert rules(profile="linked") == {"gap-in-numbering", "action-without-basis"}


@cache
def names() -> tuple[str, ...]:
    return tuple(sorted(rule.id for rule in catalogue()))


@settings(max_examples=25, deadline=None)
@given(
    rules=st.one_of(st.none(), st.sets(st.sampled_from((*PLANTED, *names()[::9])))),
    severity=st.sampled_from(Severity),
    scoped=st.booleans(),
)
def test_numbers_of_a_selection_agree(
    planted: EmbeddedDataset, report: AuditReport, rules: set[str] | None, severity: Severity, scoped: bool
) -> None:
    every = {each.number: Standing(first_seen="2031-01-01") for each in report.findings}
    gone = (finding("work-blocked", ACTION), finding("Entry-noTerm", ITEM))
    whole = replace(report, standings={**every, **{each.number: Standing() for each in gone}}, gone=gone)
    scopes = (programme_scope(planted, WORK),) if scoped else ()
    choice = Choice(None if rules is None else frozenset(rules), severity, scopes)
    chosen = select(whole, choice, planted)

    wanted = [each for each in report.findings if choice.has(each)]
    assert list(chosen.findings) == wanted
    assert sum(check.found for check in chosen.checks) == len(wanted) == sum(chosen.counts().values())
    assert set(chosen.standings) == {each.number for each in (*wanted, *chosen.gone)}
    assert {each.rule for each in chosen.findings} <= {check.rule.id for check in chosen.checks}
    assert all(choice.is_rule(check.rule) for check in chosen.checks)
    looked = {check.rule.id: check.looked_at for check in report.checks}
    assert all(looked[check.rule.id] == check.looked_at for check in chosen.checks)
    assert set(chosen.repairs) <= {each.number for each in wanted}
    again = select(chosen, choice, planted)
    assert (again.findings, again.checks) == (chosen.findings, chosen.checks)


@pytest.mark.parametrize("only", [set(PLANTED), {"Entry-noTerm", "near-duplicate"}, {"one-allowed"}, set()])
def test_rules_that_are_not_asked_do_not_run(
    planted: EmbeddedDataset, report: AuditReport, only: set[str]
) -> None:
    some = run_audit(planted, ontology(), only=only)
    assert {check.rule.id for check in some.checks} == only
    assert list(some.findings) == [each for each in report.findings if each.rule in only]
    looked = {check.rule.id: check for check in report.checks}
    assert [looked[check.rule.id] for check in some.checks] == list(some.checks)


def test_a_server_is_asked_for_the_same(planted: EmbeddedDataset) -> None:
    asked = Selection(rules=("gap", "action-without-b", "not-understood"), programme=WORK)
    told = audit_at(planted, GRAPH, selection=asked)
    assert {each.rule for each in told.findings} == {"gap-in-numbering", "action-without-basis"}
    # What readers found is not on the server, so their rule did not run.
    assert {check.rule.id for check in told.checks} == {"gap-in-numbering", "action-without-basis"}


def test_every_profile_finds_what_its_tier_is_for(planted: EmbeddedDataset, report: AuditReport) -> None:
    found = [
        len(select(report, choose(Selection(profile=profile), catalogue(), planted)).findings)
        for profile in PROFILES
    ]
    assert found == sorted(found)
    assert found[-1] == len(report.findings)
