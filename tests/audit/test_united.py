"""Faults that share a number are one finding, which tells all of them: nothing that was found is lost."""

from dataclasses import replace
from pathlib import Path

import pytest

from coomet_graph import resources
from coomet_graph.audit import run_audit
from coomet_graph.documents import read_document
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, Place, Severity, merge_findings
from coomet_graph.namespaces import GRAPH, ID
from coomet_graph.pipeline import Build, ontology
from coomet_graph.records import read_records
from coomet_graph.records.lexicon import Lexicon, load_lexicon
from tests.audit.negatives import FOLDER, Nursery

WORK, DEVELOPMENT = "wp-tc-4-2031-2033", "dp-2031-2033"
OBSERVED = f"statusobservation/{WORK}/2.1/"
# What the golden programme reports of action 2.1.
FIRST = "Works are underway"


@pytest.fixture(scope="module")
def nursery(golden: Build) -> Nursery:
    return Nursery(golden.dataset)


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    return load_lexicon(resources.data_folder() / "reference")


def stated(programme: str, said: str) -> str:
    """An update that states something."""
    return f"""BASE <{ID}> PREFIX coomet: <https://w3id.org/coomet/ontology#>
    INSERT DATA {{ GRAPH <{GRAPH}asserted/{programme}> {{ {said} }} }}"""


def reported(state: str, *texts: str) -> str:
    """An update with further reports of that state on action 2.1."""
    return stated(
        WORK,
        " ".join(
            f"<action/{WORK}/2.1> coomet:hasStatusObservation <{OBSERVED}more-{at}> . "
            f'<{OBSERVED}more-{at}> coomet:status <status/{state}> ; coomet:statusText "{text}" .'
            for at, text in enumerate(texts)
        ),
    )


def found(nursery: Nursery, folder: Path, rule: str, *changes: str) -> list[Finding]:
    """The findings of a planted fault when something has changed besides."""
    (folder / f"{rule}.ru").write_text((FOLDER / f"{rule}.ru").read_text("utf-8"), "utf-8")
    for at, change in enumerate(changes):
        (folder / f"change-{at}.ru").write_text(change, "utf-8")
    dataset = nursery.planted(rule, *(f"change-{at}" for at in range(len(changes))), folder=folder)
    return list(run_audit(dataset, ontology(), only={rule}).findings)


# ---------------------------------------------------------------- audit queries

STATES = {
    "work-blocked": "blocked",
    "recurring-work-completed": "completed",
    "discontinuation-not-decided": "discontinuation-proposed",
}


@pytest.mark.parametrize(("rule", "state"), STATES.items())
def test_two_reports_on_one_entry_are_both_told(
    nursery: Nursery, tmp_path: Path, rule: str, state: str
) -> None:
    (before,) = found(nursery, tmp_path, rule)
    (after,) = found(nursery, tmp_path, rule, reported(state, "The guide cannot be made."))
    assert after.number == before.number
    assert f"The guide cannot be made; {FIRST}" in after.message.en
    assert f"The guide cannot be made; {FIRST}" in after.message.ru
    assert {"The guide cannot be made", FIRST} <= set(after.details)
    assert set(before.places) <= set(after.places)


def test_two_reports_of_a_move_to_one_programme_are_both_told(nursery: Nursery, tmp_path: Path) -> None:
    later = stated(WORK, f"<{OBSERVED}more-0> coomet:proposedProgramme <programme/wp-tc-4-2034-2036>")
    more = reported("moved", "The guide is for later.")
    (after,) = found(nursery, tmp_path, "move-not-decided", more, later)
    assert f"The guide is for later; {FIRST}" in after.message.en
    assert after.details == ("The guide is for later", FIRST)


def test_reports_on_different_projects_are_faults_of_their_own(nursery: Nursery, tmp_path: Path) -> None:
    other = stated(WORK, f"<{OBSERVED}more-0> coomet:statusOfProject <project/900>")
    findings = found(nursery, tmp_path, "work-blocked", reported("blocked", "No guide."), other)
    assert sorted(each.details for each in findings) == [("No guide",), (FIRST,)]
    assert len({each.number for each in findings}) == 2


def test_each_language_is_told_the_reports_in_it(nursery: Nursery, tmp_path: Path) -> None:
    texts = "No guide.", "Руководства нет.", "Семинар не состоится.", "Работы стоят."
    (after,) = found(nursery, tmp_path, "work-blocked", reported("blocked", *texts))
    assert f'"No guide; {FIRST}".' in after.message.en
    assert "«Работы стоят; Руководства нет; Семинар не состоится»." in after.message.ru
    assert "No guide" not in after.message.ru
    assert set(after.details) == {FIRST, *(text.removesuffix(".") for text in texts)}


# ---------------------------------------------------------------- shapes


def test_two_terms_of_one_entry_are_both_told(nursery: Nursery, tmp_path: Path) -> None:
    (before,) = found(nursery, tmp_path, "Entry-startsTooEarly")
    other = stated(DEVELOPMENT, f"<item/{DEVELOPMENT}/1.2> coomet:startYear 2015")
    (after,) = found(nursery, tmp_path, "Entry-startsTooEarly", other)
    assert after.number == before.number
    for year in ("2015", "2030"):
        assert f"The term begins in {year}, before the period of its programme." in after.message.en
        assert f"Срок начинается в {year} году, раньше периода программы." in after.message.ru
    assert after.details == ("2015", "2030")
    # What it is about is said once.
    assert after.message.en.count("Support of the COOMET website") == 1


# ---------------------------------------------------------------- readers


def read(path: Path, lexicon: Lexicon, text: str) -> list[Finding]:
    path.write_text(text, "utf-8")
    return list(read_records(read_document(path), lexicon).findings)


def test_an_entry_cut_twice_is_one_finding_that_shows_both(tmp_path: Path, lexicon: Lexicon) -> None:
    text = (FOLDER / "row-cut-by-page-break.txt").read_text("utf-8")
    header = "Activity Action Timeframes Performers Note \n"
    twice = text.replace("The seminars will", f"{header}The seminars will")
    (before,) = (each for each in read(tmp_path / "wp.txt", lexicon, text) if each.rule.startswith("row-cut"))
    (after,) = (each for each in read(tmp_path / "wp.txt", lexicon, twice) if each.rule.startswith("row-cut"))
    assert after.number == before.number
    for told in (after.message.en, after.message.ru, " ".join(after.details)):
        assert "(Ind-a.1.1)." in told
        assert "The seminars will be held in spring." in told


def test_a_list_in_other_words_is_the_same_fault(tmp_path: Path, lexicon: Lexicon) -> None:
    text = (FOLDER / "list-without-separators.txt").read_text("utf-8")
    (before,) = read(tmp_path / "dp.txt", lexicon, text)
    (after,) = read(tmp_path / "dp.txt", lexicon, text.replace("TC 4 SC 4.3", "TC 4 SC 4.2"))
    assert after.number == before.number
    assert "TC 4 SC 4.2" in after.message.en
    assert (before.details, after.details) == (("TC 4 SC 4.3",), ("TC 4 SC 4.2",))


def test_other_words_that_are_the_fault_are_another(tmp_path: Path, lexicon: Lexicon) -> None:
    text = (FOLDER / "performer-range.txt").read_text("utf-8")
    (before,) = read(tmp_path / "dp.txt", lexicon, text)
    assert before.key[1] in text
    (after,) = read(tmp_path / "dp.txt", lexicon, text.replace(before.key[1], "TC 1.3–1.5"))
    assert (after.rule, after.key[1]) == (before.rule, "TC 1.3–1.5")
    assert after.number != before.number


# ---------------------------------------------------------------- merging


def finding(en: str, ru: str, *details: str, line: int = 1) -> Finding:
    text = Text("x", "х")
    place = Place("a.txt", line, line, "words")
    return Finding("rule", Severity.INFO, text, Text(en, ru), text, ("s",), (place,), details=details)


def test_what_differs_is_united() -> None:
    one, other = finding("One.", "Раз.", "one", "both"), finding("Two.", "Два.", "two", "both", line=2)
    (whole,) = merge_findings([one, other])
    assert whole.message == Text("One. Two.", "Раз. Два.")
    assert whole.details == ("one", "both", "two")
    assert [place.first_line for place in whole.places] == [1, 2]
    assert whole.number == one.number == other.number


def test_what_is_told_already_is_not_told_again() -> None:
    one, other = finding("One.", "Раз.", "one"), finding("Two.", "Раз.", "two")
    whole = merge_findings([one, other])
    assert merge_findings([*whole, one, other, *whole]) == whole
    assert merge_findings([one, *whole]) == whole
    assert whole[0].message == Text("One. Two.", "Раз.")


def test_a_message_that_is_long_enough_leaves_the_rest_to_the_details() -> None:
    found = [finding(f"No {at:05d}.", f"Нет {at:05d}.", f"{at:05d}", line=at + 1) for at in range(5000)]
    (whole,) = merge_findings(found)
    assert whole.message.en.startswith("No 00000. No 00001. ")
    assert len(whole.message.en) < 3000
    assert len(whole.details) == len(whole.places) == len(found)


def test_equal_values_of_two_names_stay_two() -> None:
    one = finding("2 of 2.", "2 из 2.", "2", "2")
    assert merge_findings([one, replace(one)]) == (one,)
