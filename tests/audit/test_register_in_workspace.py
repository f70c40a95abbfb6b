"""Numbers that stay, decisions that are never lost, and what changed between two snapshots of a workspace."""

import os
import shutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coomet_graph import api
from coomet_graph.audit import AuditReport, catalogue, run_audit
from coomet_graph.decisions import Kind
from coomet_graph.errors import Text, UnknownNameError
from coomet_graph.findings import Finding
from coomet_graph.namespaces import GRAPH, ID
from coomet_graph.pipeline import Build, build, bundled_sources, ontology
from coomet_graph.pipeline.auditing import audit_at
from coomet_graph.store import Workspace

GOLDEN = Path(__file__).parent.parent / "golden"
DAY = date(2031, 6, 2)
WORK = "wp-tc-4-2031-2033"
CITATION = f"{ID}citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1"
CITED, UNCITED = "The basis is item 1.1 of the COOMET", "The basis is the COOMET"
YEARS = [1_900_000_000 + 86_400 * day for day in range(9)]


class Sources:
    """The golden programmes in a folder, to be changed, and their workspace."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.workspace, self.decisions = folder, folder / "w", folder / "decisions"
        for path in GOLDEN.iterdir():
            if path.is_file():
                shutil.copy(path, folder)
        self._days = iter(YEARS)

    def reword(self, name: str, old: str, new: str) -> None:
        path = self.folder / f"{name}.txt"
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def build(self, *, decisions: Path | None = None) -> str:
        """Build everything, a day after the last build, and return the name of the snapshot."""
        api.build(sorted(self.folder.glob("*.txt")), self.workspace, decisions=decisions)
        snapshot = Workspace(self.workspace).current()
        day = next(self._days)
        os.utime(snapshot / "build.json", (day, day))
        return snapshot.name

    def new_edition(self, name: str, old: str, new: str) -> None:
        """Build with an edition that supersedes a work programme, with other words in it."""
        text = (self.folder / f"{name}.txt").read_text("utf-8")
        assert old in text
        (self.folder / "second.txt").write_text(text.replace(old, new), "utf-8")
        with (self.folder / "sources.csv").open("a", encoding="utf-8") as table:
            table.write(f"second,second.txt,,,work,tc-4,2031,2033,,en,,,,{WORK}\n")
        self.build()

    def audit(self, day: date = DAY, **options: object) -> AuditReport:
        return api.audit(self.workspace, day=day, **options)  # type: ignore[arg-type]

    def decide(self, kind: str, about: str, **said: object) -> None:
        api.decide(
            kind, about, "A. Sample", DAY, decisions=self.decisions, workspace=self.workspace, **said  # type: ignore[arg-type]
        )  # fmt: skip


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    """Programmes in which nothing says on which item action 1.1 rests."""
    sources = Sources(tmp_path)
    sources.reword("work-programme", CITED, UNCITED)
    return sources


def by_rule(report: AuditReport, rule: str) -> list[Finding]:
    return [finding for finding in report.findings if finding.rule == rule]


def numbers(report: AuditReport) -> set[str]:
    return {finding.number for finding in report.findings}


# ---------------------------------------------------------------- numbers


def test_a_rule_in_other_words_gives_the_same_numbers() -> None:
    other = Text("Other words: {subject}", "Другие слова: {subject}")
    for rule in catalogue():
        reworded = replace(rule, title=other, message=other, remedy=other)
        values: dict[str, str | Text] = {"subject": Text("a", "б"), "words": "as written"}
        assert reworded.finding(["x"], values=values).number == rule.finding(["x"], values=values).number


def found_in(built: Build) -> Iterator[Finding]:
    return iter(run_audit(built.dataset, ontology(), built.findings, 500).findings)


def test_rows_in_another_order_give_the_same_numbers(sources: Sources) -> None:
    item = "1.1\tHolding seminars for young metrologists\t2031–2033\tTC 4, SC 4.3\tInd-a.1.1: at least 2"
    sources.reword("development-programme", item, item.replace("2031–2033", "2033–2031"))
    sources.reword("development-programme", "Support of the COOMET website", "Support оf the website")
    kinds = {rule.id: rule.kind for rule in catalogue()}
    path = sources.folder / "development-programme.txt"
    before = list(found_in(build([path])))
    lines = path.read_text("utf-8").splitlines(keepends=True)
    (first,) = (at for at, line in enumerate(lines) if line.startswith("1.1\t"))
    lines[first : first + 2] = reversed(lines[first : first + 2])
    path.write_text("".join(lines), "utf-8")
    after = list(found_in(build([path])))
    # The second of the two has a Cyrillic letter in it, and the first a term that ends before it begins.
    assert {finding.rule for finding in before} == {"look-alike-letter", "Entry-reversedTerm"}
    # What is told of the numbering is about the order itself.
    assert {each.number for each in before} == {
        each.number for each in after if kinds[each.rule] != "numbering"
    }


def test_lines_added_above_give_the_same_numbers(tmp_path: Path) -> None:
    (work,) = (path for path in bundled_sources() if "work-programme" in path.name)
    folder = tmp_path / "sources"
    shutil.copytree(work.parent, folder)
    shutil.copy(work.parent.parent / "sources.csv", tmp_path)
    path = folder / work.name
    before = list(found_in(build([path])))
    path.write_text("\n\n\n" + path.read_text("utf-8"), "utf-8")
    after = list(found_in(build([path])))
    assert {each.number for each in before} == {each.number for each in after}
    assert len(before) > 20
    moved = [each for each in after if each.places and each.places[0].first_line > 3]
    assert len(moved) > 10


def test_a_build_elsewhere_gives_the_same_numbers(sources: Sources, tmp_path: Path) -> None:
    sources.build()
    here = sources.audit()
    shutil.rmtree(sources.workspace)
    sources.build()
    assert numbers(sources.audit()) == numbers(here) != set()


# ---------------------------------------------------------------- decisions


def test_an_accepted_finding_stays_in_the_report_until_it_expires(sources: Sources) -> None:
    sources.build()
    (finding,) = by_rule(sources.audit(), "item-not-taken-up")
    sources.decide("accept", finding.number[:6], reason="TC 5 does it.", until=date(2031, 7, 1))
    accepted = sources.audit(decisions=sources.decisions)
    (again,) = by_rule(accepted, "item-not-taken-up")
    assert (again.number, again.state) == (finding.number, "accepted")
    standing = accepted.standings[finding.number]
    assert (standing.decided, standing.reason, standing.by) == ("accepted", "TC 5 does it.", "A. Sample")
    assert numbers(accepted) == numbers(sources.audit())
    late = sources.audit(date(2031, 7, 2), decisions=sources.decisions)
    assert by_rule(late, "item-not-taken-up")[0].state == "open"
    assert late.standings[finding.number].expired
    # Without the folder, the graph knows of none.
    assert by_rule(sources.audit(), "item-not-taken-up")[0].state == "open"


def test_decisions_outlive_builds_and_updates(sources: Sources) -> None:
    sources.build()
    (finding,) = by_rule(sources.audit(), "item-not-taken-up")
    sources.decide("assign", finding.number, body="TC 4")
    sources.build(decisions=sources.decisions)
    for change in (
        sources.build,
        lambda: api.update([sources.folder / "work-programme.txt"], workspace=sources.workspace),
        lambda: api.build(sorted(sources.folder.glob("*.txt")), sources.workspace),
    ):
        change()
        report = sources.audit()
        assert by_rule(report, "item-not-taken-up")[0].state == "assigned"
        assert report.standings[finding.number].body == f"{ID}body/tc-4"
    graph = set(Workspace(sources.workspace).dataset().quads(f"{GRAPH}decisions"))
    sources.build(decisions=sources.decisions)
    assert set(Workspace(sources.workspace).dataset().quads(f"{GRAPH}decisions")) == graph != set()


def test_a_build_where_nothing_can_be_read_has_no_decisions_to_keep(sources: Sources) -> None:
    sources.workspace.mkdir()
    (sources.workspace / "current").write_text("gone\n")
    sources.build()
    assert f"{GRAPH}decisions" not in Workspace(sources.workspace).dataset().graph_names()


def test_a_decision_that_matches_nothing_any_more_is_told(sources: Sources) -> None:
    sources.build()
    (finding,) = by_rule(sources.audit(), "item-not-taken-up")
    sources.decide("accept", finding.number, reason="TC 5 does it.")
    sources.reword("work-programme", UNCITED, CITED)
    sources.build()
    report = sources.audit(decisions=sources.decisions)
    (told,) = by_rule(report, "decision-outdated")
    (file,) = sources.decisions.iterdir()
    assert told.message.en.startswith(
        f"A. Sample decided on 2031-06-02: finding {finding.number} is accepted ({file.name}). "
        "There is no such thing any more (“Item 1.1 Holding seminars"
    )
    assert finding.subjects[0] in told.subjects
    # Which can be accepted in its turn, as anything that is found.
    sources.decide("accept", told.number, reason="We keep it for the record.")
    again = sources.audit(decisions=sources.decisions)
    assert [each.state for each in by_rule(again, "decision-outdated")] == ["accepted"]
    # Taken back, it leaves a decision about nothing.
    (first,) = sources.decisions.glob(f"*{finding.number}*")
    first.unlink()
    (left,) = by_rule(sources.audit(decisions=sources.decisions), "decision-outdated")
    assert told.number in left.message.en


def test_what_was_marked_as_fixed_and_is_gone_is_the_good_end(sources: Sources) -> None:
    sources.build()
    (finding,) = by_rule(sources.audit(), "item-not-taken-up")
    sources.decide("assign", finding.number, body="TC 4")
    sources.decide("fixed", finding.number)
    still = sources.audit(decisions=sources.decisions)
    assert by_rule(still, "item-not-taken-up")[0].state == "fixed"
    assert still.standings[finding.number].body == f"{ID}body/tc-4"
    sources.reword("work-programme", UNCITED, CITED)
    sources.build()
    assert list(sources.audit(decisions=sources.decisions).findings) == []


def test_of_rules_that_did_not_run_no_decision_is_outdated(sources: Sources) -> None:
    sources.reword("development-programme", "Support of the COOMET website", "Support оf the website")
    sources.build()
    (letter,) = by_rule(sources.audit(), "look-alike-letter")
    (left,) = by_rule(sources.audit(), "item-not-taken-up")
    for finding in (letter, left):
        sources.decide("accept", finding.number, reason="We know.")
    report = audit_at(Workspace(sources.workspace).dataset(), GRAPH, decisions=sources.decisions, day=DAY)
    # What readers find is not known where only the graph is.
    assert by_rule(report, "look-alike-letter") == by_rule(report, "decision-outdated") == []
    assert [each.state for each in by_rule(report, "item-not-taken-up")] == ["accepted"]


def test_a_refused_citation_is_told_until_it_is_gone_or_confirmed(sources: Sources) -> None:
    sources.reword("work-programme", UNCITED, CITED)
    sources.build()
    sources.decide("refuse", CITATION, reason="The item is about something else.")
    (told,) = sources.audit(decisions=sources.decisions).findings
    assert told.rule == "link-refused"
    assert told.message.en == (
        "1.1 Preparation of a plan of seminars cites 1.1 Holding seminars for young metrologists; "
        "A. Sample refused this link on 2031-06-02: The item is about something else."
    )
    assert "The basis is item 1.1" in told.places[0].quotation
    sources.decide("confirm", CITATION.removeprefix(ID))
    assert list(sources.audit(decisions=sources.decisions).findings) == []
    sources.decide("refuse", CITATION.removeprefix(f"{ID}citation/"), reason="It is not.")
    sources.reword("work-programme", CITED, UNCITED)
    sources.build()
    report = sources.audit(decisions=sources.decisions)
    assert by_rule(report, "link-refused") == by_rule(report, "decision-outdated") == []


def test_a_refused_citation_is_told_under_the_number_of_a_new_edition(sources: Sources) -> None:
    sources.reword("work-programme", UNCITED, CITED)
    sources.build()
    sources.decide("refuse", CITATION, reason="The item is about something else.")
    sources.new_edition("work-programme", "1.1. Preparation", "1.5. Preparation")
    (told,) = by_rule(sources.audit(decisions=sources.decisions), "link-refused")
    assert told.message.en.startswith("1.5 Preparation of a plan of seminars cites 1.1 Holding seminars")
    assert "A. Sample refused this link on 2031-06-02" in told.message.en


def test_a_confirmed_citation_that_is_gone_is_told(sources: Sources) -> None:
    sources.reword("work-programme", UNCITED, CITED)
    sources.build()
    sources.decide("confirm", CITATION)
    assert [each.kind for each in api.decisions_not_built(sources.decisions, sources.workspace)] == [
        Kind.CONFIRM
    ]
    sources.build(decisions=sources.decisions)
    assert api.decisions_not_built(sources.decisions, sources.workspace) == ()
    assert list(sources.audit().findings) == []
    sources.reword("work-programme", CITED, UNCITED)
    sources.build()
    (told,) = by_rule(sources.audit(), "decision-outdated")
    (file,) = sources.decisions.iterdir()
    link = CITATION.removeprefix(ID)
    assert f"the link {link} is right ({file.name})" in told.message.en
    assert f"ссылка {link} верна ({file.name})" in told.message.ru


# ---------------------------------------------------------------- the register


def test_dates_are_those_of_the_snapshots(sources: Sources) -> None:
    sources.build()
    first = sources.audit()
    (finding,) = by_rule(first, "item-not-taken-up")
    assert first.standings[finding.number].first_seen == "2030-03-17"
    sources.reword("development-programme", "Support of the COOMET website", "Support of the website")
    sources.build()
    standing = sources.audit().standings[finding.number]
    assert (standing.first_seen, standing.last_seen) == ("2030-03-17", "2030-03-18")
    assert (standing.fixed, standing.returned, standing.change) == ("", "", "")


def test_what_was_fixed_and_comes_back_says_so(sources: Sources) -> None:
    sources.build()
    (finding,) = by_rule(sources.audit(), "item-not-taken-up")
    sources.reword("work-programme", UNCITED, CITED)
    corrected = sources.build()
    assert list(sources.audit().findings) == []
    # The very document of the first day: its snapshot was made again.
    sources.reword("work-programme", CITED, UNCITED)
    sources.build()
    report = sources.audit(since=corrected)
    standing = report.standings[finding.number]
    assert (standing.change, standing.fixed, standing.returned) == ("returned", "2030-03-18", "2030-03-19")
    assert (standing.first_seen, standing.last_seen) == ("2030-03-17", "2030-03-19")
    assert report.gone == ()


def test_what_rests_on_a_decision_is_not_fixed_by_comparing(sources: Sources) -> None:
    sources.reword("work-programme", UNCITED, CITED)
    first = sources.build()
    sources.decide("refuse", CITATION, reason="The item is about something else.")
    (told,) = sources.audit(decisions=sources.decisions).findings
    sources.reword("work-programme", "seminars will be held", "seminars shall be held")
    sources.build()
    report = sources.audit(decisions=sources.decisions, since=first)
    assert report.standings[told.number].change == "remaining"
    sources.reword("work-programme", "seminars shall be held", "seminars will be held")
    sources.build()
    standing = sources.audit(decisions=sources.decisions, since=first).standings[told.number]
    assert (standing.change, standing.fixed, standing.returned) == ("remaining", "", "")


def test_without_its_register_a_workspace_loses_dates_alone(sources: Sources) -> None:
    sources.build()
    before = sources.audit()
    name = Workspace(sources.workspace).current().name
    shutil.rmtree(sources.workspace / "register")
    assert sources.audit().findings == before.findings
    (kept,) = (sources.workspace / "register").iterdir()
    assert kept.name == f"{name}.json"
    kept.write_text('{"made": ["yesterday"], "numbers": []}')
    assert sources.audit().standings == before.standings


def test_a_workspace_that_cannot_be_written_is_audited_all_the_same(sources: Sources) -> None:
    sources.build()
    (sources.workspace / "register").write_text("in the way")
    report = sources.audit()
    assert by_rule(report, "item-not-taken-up")
    assert {standing.first_seen for standing in report.standings.values()} == {""}


def test_what_changed_since_a_snapshot(sources: Sources) -> None:
    first = sources.build()
    older = sources.audit()
    (gone,) = by_rule(older, "item-not-taken-up")
    sources.reword("work-programme", UNCITED, CITED)
    sources.reword("development-programme", "2031–2033\tSC 4.2", "2031–2033\tSC 4.2, SC 4.99")
    sources.build()
    report = sources.audit(since=first[:8])
    assert gone.number in {each.number for each in report.gone}
    assert {each.number for each in report.gone} == numbers(older) - numbers(report)
    told = {number: standing.change for number, standing in report.standings.items()}
    assert told == dict.fromkeys(numbers(older), "fixed") | {
        each: "remaining" if each in numbers(older) else "new" for each in numbers(report)
    }
    assert "new" in told.values()
    assert report.standings[gone.number].fixed == "2030-03-18"


def test_what_changed_since_the_last_edition_of_a_programme(sources: Sources) -> None:
    sources.build()
    (gone,) = by_rule(sources.audit(), "item-not-taken-up")
    sources.reword("work-programme", UNCITED, CITED)
    sources.build()
    sources.reword("development-programme", "Support of the COOMET website", "Support of the website")
    sources.build()
    assert gone.number in {each.number for each in sources.audit(since="wp-tc-4-2031-2033").gone}
    assert sources.audit(since="dp-2031-2033").gone == ()


@pytest.mark.parametrize(
    ("since", "said"), [("nothing", "does not name one snapshot"), ("dp-2031-2033", "No earlier edition of")]
)
def test_what_there_is_nothing_to_compare_with(sources: Sources, since: str, said: str) -> None:
    sources.build()
    with pytest.raises(UnknownNameError, match=said):
        sources.audit(since=since)
