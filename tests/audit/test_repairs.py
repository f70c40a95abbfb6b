"""For each kind of fault, planted in the golden programmes or written into them: what is proposed, and why.

What is expected was thought out by hand: what would a careful reader of both programmes suggest?
"""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coomet_graph.audit import catalogue, run_audit
from coomet_graph.audit.repair import Repair
from coomet_graph.audit.repairs import PROPOSERS, _spoken, propose_repairs, ranked
from coomet_graph.errors import Text
from coomet_graph.findings import Finding
from coomet_graph.pipeline import Build, build, ontology
from tests.audit.negatives import FOLDER, Nursery
from tests.audit.repairing import of_findings, proposals

GOLDEN = Path(__file__).parent.parent / "golden"
WORK = (GOLDEN / "work-programme.txt").read_text("utf-8")
DEVELOPMENT = (GOLDEN / "development-programme.txt").read_text("utf-8")
PLANTED = sorted(rule for rule in PROPOSERS if (FOLDER / f"{rule}.ru").exists())


@pytest.fixture(scope="session")
def nursery(golden: Build) -> Nursery:
    return Nursery(golden.dataset)


def written(folder: Path, work: str = WORK, development: str = DEVELOPMENT) -> Build:
    """The build of golden programmes that say something else."""
    (folder / "work-programme.txt").write_text(work, "utf-8")
    (folder / "development-programme.txt").write_text(development, "utf-8")
    (folder / "sources.csv").write_text((GOLDEN / "sources.csv").read_text("utf-8"), "utf-8")
    return build(sorted(folder.glob("*.txt")))


def found(of: Build, rule: str) -> list[Repair]:
    findings = run_audit(of.dataset, ontology(), of.findings).findings
    return of_findings([finding for finding in findings if finding.rule == rule], of.dataset)


def test_an_item_cited_twice_and_another_never(bundled: Build) -> None:
    # 2.2 cites 53, 2.3 cites 54, 3 cites 53 again, and 5.1 goes on with 79.
    (repair,) = found(bundled, "item-cited-with-different-indicators")
    assert (repair.old, repair.new) == ("53", "55")
    assert repair.text.en.startswith("In entry 3, cite item 55 instead of 53")
    assert repair.text.ru.startswith("В пункте 3 сослаться на п. 55 вместо п. 53")
    assert [place.quotation for place in repair.places] == ["53", "54"]


def test_a_code_with_a_cyrillic_letter(bundled: Build) -> None:
    repairs = found(bundled, "look-alike-letter")
    assert ("543/RU-\u0430/11", "543/RU-a/11") in {(repair.old, repair.new) for repair in repairs}


def test_a_project_under_two_spellings_is_one_project(bundled: Build) -> None:
    best, other = found(bundled, "project-in-two-entries")
    assert best.text.en == (
        "Take “543/RU-a/11”, “543/RU-\u0430/11” for one project, 543/RU-a/11, "
        "and write it so in both entries."
    )
    # 7.1 is called what the project is called; 4.2 only names its code.
    assert other.text.en.startswith("Let 7.1 report on project 543/RU-a/11")


def test_an_indicator_between_two_others_that_a_part_names(bundled: Build) -> None:
    # 1.6 names e.1.5, 1.8 names e.1.7; 1.7 names none, and its part 1.7.2 names e.1.6.
    repairs = found(bundled, "cited-item-without-indicator")
    assert [repair.text.en.partition(":")[0] for repair in repairs] == [
        "In entry 1.7, write Ind-e.1.6 beside item 50"
    ]


EXPECTED = {
    "Citation-indicatorMissing": ("Ind-a.9.9", "Ind-a.1.2"),
    # The item has the indicator of another: the other item, which the programme measures by it, goes first.
    "Citation-indicatorOfOtherItem": ("1.1", "1.2"),
    "stale-number": ("1.1", "1.2"),
    "code-in-several-ways": ("900/BY-\u0430/31", "900/BY-a/31"),
    "project-number-contradictory": ("900/RU-a/31", "900/BY-a/31"),
    "body-in-several-ways": ("Subcommittee 4.2", "SC 4.2"),
    "post-in-several-ways": ("TC 4 Chairperson", "Chair of TC 4"),
    "Entry-reversedTerm": ("2031", "2031–2032"),
    "completion-expected-after-the-term": ("2031–2032", "2031–2033"),
    "gap-in-numbering": ("1.3", "1.2"),
    "performer-inherited": ("", "Chair of TC 4"),
    "partner-not-among-performers": ("", "COOMET Secretariat"),
}


@pytest.mark.parametrize(("rule", "change"), EXPECTED.items())
def test_a_planted_fault_has_this_repair(nursery: Nursery, rule: str, change: tuple[str, str]) -> None:
    best = proposals(nursery.planted(rule), rule)[0]
    assert (best.old, best.new) == change


TEXTS = {
    "cited-item-without-indicator": "In entry 2.1, write Ind-a.1.2 beside item 1.2",
    "indicator-cited-without-item": "In entry 1.2, name item 1.1 beside Ind-a.1.1",
    "project-in-two-entries": "Let 2.1 report on project 900/BY-a/31",
    "near-duplicate": "If it is one work, keep 1.1",
    "former-number-gone": "Say which edition the number 9.9 is of",
    "former-number-reused": "Say which edition the number 2.1 is of",
    "Entry-outsideParentTerm": "In entry 1.1, write 2031–2033 instead of “2031”",
}


@pytest.mark.parametrize(("rule", "words"), TEXTS.items())
def test_a_planted_fault_has_this_proposal(nursery: Nursery, rule: str, words: str) -> None:
    assert proposals(nursery.planted(rule), rule)[0].text.en.startswith(words)


def test_a_cited_item_that_the_programme_has_not(tmp_path: Path) -> None:
    # Action 2.1 cites 1.3 with the indicator of 1.2: the indicator and the one sign that is wrong agree.
    work = WORK.replace("The basis is item 1.2 of", "The basis is item 1.3 of")
    best = found(written(tmp_path, work), "Citation-itemMissing")[0]
    assert (best.old, best.new) == ("1.3", "1.2")
    assert best.confidence > 0.8
    assert "Ind-a.1.2" in best.text.en
    assert "1 sign away" in best.text.en


def test_a_title_that_is_like_that_of_an_item(tmp_path: Path) -> None:
    # No indicator says which item is meant, but the action is called what item 1.2 is called.
    work = (
        WORK.replace("The basis is item 1.2 of", "The basis is item 8.8 of")
        .replace("(Ind-a.1.2)", "")
        .replace('"Renewal of the pages of news"', '"Support of the website of COOMET"')
    )
    best = found(written(tmp_path, work), "Citation-itemMissing")[0]
    assert best.new == "1.2"
    assert "“Support of the COOMET website”" in best.text.en


def test_an_action_without_a_basis_that_is_called_like_an_item(tmp_path: Path) -> None:
    work = WORK.replace(
        "1.2. Holding of seminars on measurements of length", "1.2. Holding seminars of young metrologists"
    ).replace(
        "The basis is item 1.1 of the COOMET \nDevelopment Program for 2031–2033 \n(Ind-a.1.1). \nAccording",
        "According",
    )
    best = found(written(tmp_path, work), "action-without-basis")[0]
    assert best.text.en.startswith("In entry 1.2, name item 1.1 as the basis")


def test_parts_of_rows_are_called_as_people_call_them() -> None:
    numbers = {"2.4.1/development": Text("2.4.1 (Development)", "2.4.1 (Разработка)")}
    told = _spoken(Text("In 2.4.1/development, not 12.4.1/development", "В 2.4.1/development"), numbers)
    assert told == Text("In 2.4.1 (Development), not 12.4.1/development", "В 2.4.1 (Разработка)")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("Entry-startsTooEarly", "In entry 2.4.1 (Development), write 2017–2019 instead of “2016”: that is"),
        ("former-number-gone", "Say which edition the number 7.3 is of: “item 7.3 of an earlier edition”."),
        ("post-in-several-ways", "Write “SC 4.3 Chair” instead of “Chair of SC 4.3” (the commonest way)."),
        ("post-in-several-ways", "Write “Chair of TC 4” instead of “TC 4 Chair” (the commonest way)."),
    ],
)
def test_proposals_on_the_bundled_documents(bundled: Build, rule: str, said: str) -> None:
    findings = [each for each in run_audit(bundled.dataset, ontology()).findings if each.rule == rule]
    texts = [each.text.en for of in propose_repairs(findings, bundled.dataset).values() for each in of]
    assert any(each.startswith(said) for each in texts), texts
    assert not any("completed-projects/" in each for each in texts)


def test_an_item_that_no_action_takes_up(tmp_path: Path) -> None:
    work = WORK.replace('"Renewal of the pages of news"', '"Publication of lectures on-line"')
    item = "1.3\tPublication of lectures\t2031–2033\tSC 4.2\tInd-a.1.3: at least 4 new lectures per year\n"
    best = found(written(tmp_path, work, DEVELOPMENT + item), "item-not-taken-up")[0]
    assert best.text.en.startswith("In entry 2.1, cite item 1.3")


@pytest.mark.parametrize(
    ("rule", "term", "new"),
    [("Entry-startsTooEarly", "2030–2032", "2031–2032"), ("Entry-endsTooLate", "2032–2034", "2032–2033")],
)
def test_a_term_outside_the_programme_is_clipped(tmp_path: Path, rule: str, term: str, new: str) -> None:
    best = found(written(tmp_path, WORK.replace("2032–2033 \nSC", f"{term} \nSC")), rule)[0]
    assert (best.old, best.new) == (term, new)


def test_an_unknown_performer_and_the_known_name_most_like_it(tmp_path: Path) -> None:
    development = DEVELOPMENT.replace("\tSC 4.2\t", "\tQuality Forun\t")
    best = found(written(tmp_path, development=development), "performer-not-recognised")[0]
    assert (best.old, best.new) == ("Quality Forun", "Quality Forum")


def test_a_reference_to_an_entry_that_is_not_there(tmp_path: Path) -> None:
    work = WORK.replace("plan under item 1.1.", "plan under item 1.7.")
    repairs = found(written(tmp_path, work), "unresolved-reference")
    # 1.2 makes the reference; that leaves 1.1.
    assert [(repair.old, repair.new) for repair in repairs] == [("1.7", "1.1")]


def test_an_entry_above_that_is_not_there(nursery: Nursery) -> None:
    # 2.1 is put under an action 9; there is no action 2 to be put under instead.
    assert proposals(nursery.planted("Action-parentEntry"), "Action-parentEntry") == []


READERS = {
    "spacing": ("TC4", "TC 4"),
    "typing-error": ("Ccommittee", "Committee"),
    "dash-styles-mixed": ("2017-2019", "2017–2019"),
}


@pytest.mark.parametrize(("rule", "change"), READERS.items())
def test_what_readers_find(bundled: Build, rule: str, change: tuple[str, str]) -> None:
    assert change in {(repair.old, repair.new) for repair in found(bundled, rule)}


def all_proposals(dataset: object, findings: list[Finding]) -> list[tuple[Repair, ...]]:
    repairs = propose_repairs(findings, dataset)  # type: ignore[arg-type]
    return [repairs[number] for number in repairs]


def assert_sound(repairs: tuple[Repair, ...]) -> None:
    confidences = [repair.confidence for repair in repairs]
    assert confidences == sorted(confidences, reverse=True)
    for repair in repairs:
        assert 0 < repair.confidence < 1
        assert not repair.new or repair.new != repair.old
        assert repair.places
        for words in (repair.text.en, repair.text.ru):
            assert words.endswith(".")
            assert "{" not in words
            assert "https://" not in words
        assert re.search("[а-яё]", repair.text.ru)


def test_every_proposal_on_the_bundled_documents_is_sound(bundled: Build) -> None:
    findings = list(run_audit(bundled.dataset, ontology(), bundled.findings).findings)
    proposed = all_proposals(bundled.dataset, findings)
    assert len(proposed) > 40
    for repairs in proposed:
        assert_sound(repairs)


@pytest.mark.parametrize("rule", PLANTED)
def test_every_proposal_for_a_planted_fault_is_sound(nursery: Nursery, rule: str) -> None:
    dataset = nursery.planted(rule)
    for repairs in all_proposals(dataset, list(run_audit(dataset, ontology()).findings)):
        assert_sound(repairs)


def test_proposers_are_for_rules_that_there_are() -> None:
    assert PROPOSERS.keys() <= {rule.id for rule in catalogue()}


def test_the_golden_programmes_have_nothing_to_repair(golden: Build) -> None:
    report = run_audit(golden.dataset, ontology(), golden.findings)
    assert dict(report.repairs) == {}


def test_the_report_has_the_same_proposals_whoever_asks_in_whatever_order(bundled: Build) -> None:
    report = run_audit(bundled.dataset, ontology(), bundled.findings)
    numbers = [finding.number for finding in report.findings]
    in_order = {number: report.repairs.get(number, ()) for number in numbers}
    again = run_audit(bundled.dataset, ontology(), bundled.findings).repairs
    assert {number: again.get(number, ()) for number in reversed(numbers)} == in_order
    assert len(report.repairs) == sum(bool(repairs) for repairs in in_order.values())
    with pytest.raises(KeyError):
        report.repairs["none"]


def test_nothing_is_changed_by_a_proposal(tmp_path: Path) -> None:
    work = WORK.replace("The basis is item 1.2 of", "The basis is item 1.3 of")
    of = written(tmp_path, work)
    before = sorted(map(str, of.dataset.quads()))
    files = {path: path.read_bytes() for path in tmp_path.iterdir()}
    findings = list(run_audit(of.dataset, ontology(), of.findings).findings)
    assert all_proposals(of.dataset, findings)
    assert sorted(map(str, of.dataset.quads())) == before
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == files


WORDS = st.text("ab", max_size=2)
REPAIRS = st.lists(
    st.builds(
        lambda what, why, sure, old, new: Repair(Text(f"{what}: {why}.", "ж."), sure, (), old, new),
        WORDS, WORDS, st.floats(0.01, 0.99), WORDS, WORDS,
    ),
    max_size=12,
)  # fmt: skip


@given(REPAIRS)
def test_repairs_are_ranked_each_once_and_never_the_present_value(repairs: list[Repair]) -> None:
    best = ranked(repairs)
    confidences = [repair.confidence for repair in best]
    assert confidences == sorted(confidences, reverse=True)
    whats = [repair.text.en.partition(": ")[0] for repair in best]
    assert len(whats) == len(set(whats)) <= 5
    assert all(repair in repairs and not (repair.new and repair.new == repair.old) for repair in best)
