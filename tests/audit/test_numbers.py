"""The number of a finding: another for another programme, the same for as long as the fault stays."""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from coomet_graph import api
from coomet_graph.audit import Selection, run_audit
from coomet_graph.audit.catalogue import query_rules
from coomet_graph.findings import Finding
from coomet_graph.namespaces import GRAPH, ID
from coomet_graph.pipeline import Build, build, ontology
from tests.audit.negatives import FOLDER, Nursery
from tests.audit.test_register_in_workspace import GOLDEN, Sources, by_rule, numbers

WORK, DEVELOPMENT = "wp-tc-4-2031-2033", "dp-2031-2033"
RULE = "look-alike-letter"
# A word with a Cyrillic letter, which stands in both programmes.
WORD = "\u043ef"


@pytest.fixture
def sources(tmp_path: Path) -> Sources:
    sources = Sources(tmp_path)
    sources.reword("work-programme", "Holding of seminars", f"Holding {WORD} seminars")
    sources.reword("development-programme", "Support of the", f"Support {WORD} the")
    sources.build()
    return sources


@pytest.fixture(scope="module")
def nursery(golden: Build) -> Nursery:
    return Nursery(golden.dataset)


def of_programmes(found: Iterable[Finding]) -> dict[str, Finding]:
    """The findings, each by the only thing that it is about."""
    return {subject.removeprefix(ID + "programme/"): each for each in found for (subject,) in [each.subjects]}


# ---------------------------------------------------------------- what readers find


def test_the_same_word_in_two_programmes_has_two_numbers(sources: Sources) -> None:
    found = by_rule(sources.audit(), RULE)
    assert [each.places[0].quotation for each in found] == [WORD, WORD]
    assert len({each.number for each in found}) == 2
    assert {name: each.places[0].file for name, each in of_programmes(found).items()} == {
        WORK: "work-programme.txt",
        DEVELOPMENT: "development-programme.txt",
    }


def test_an_accepted_word_is_open_in_the_other_programme(sources: Sources) -> None:
    of = of_programmes(by_rule(sources.audit(), RULE))
    sources.decide("accept", of[WORK].number, reason="It stands so in the original.")
    again = of_programmes(by_rule(sources.audit(decisions=sources.decisions), RULE))
    assert {name: each.state for name, each in again.items()} == {WORK: "accepted", DEVELOPMENT: "open"}


def test_a_word_twice_in_one_programme_is_one_finding_with_two_places(sources: Sources) -> None:
    before = of_programmes(by_rule(sources.audit(), RULE))
    sources.reword("work-programme", "Renewal of the pages", f"Renewal {WORD} the pages")
    sources.build()
    after = of_programmes(by_rule(sources.audit(), RULE))
    assert after[WORK].number == before[WORK].number
    assert [len(each[WORK].places) for each in (before, after)] == [1, 2]


def rename(sources: Sources) -> None:
    (sources.folder / "work-programme.txt").rename(sources.folder / "tc4.txt")
    table = sources.folder / "sources.csv"
    table.write_text(table.read_text("utf-8").replace("work-programme.txt", "tc4.txt"), "utf-8")


def move_down(sources: Sources) -> None:
    path = sources.folder / "work-programme.txt"
    path.write_text("\n\n" + path.read_text("utf-8"), "utf-8")


@pytest.mark.parametrize("change", [rename, move_down])
def test_numbers_outlive_rebuilds_and_other_names_of_files(
    sources: Sources, change: Callable[[Sources], None]
) -> None:
    # One of the terms is written otherwise; that is told of the document as a whole.
    sources.reword("work-programme", "2032–2033", "2032-2033")
    sources.build()
    before = sources.audit()
    assert {each.rule for each in before.findings} >= {RULE, "dash-styles-mixed"}
    change(sources)
    sources.build()
    assert numbers(sources.audit()) == numbers(before)


def test_a_file_that_nothing_describes_has_its_numbers_by_what_it_says(sources: Sources) -> None:
    path = sources.folder / "work-programme.txt"
    (sources.folder / "sources.csv").unlink()
    (before,) = (each for each in build([path]).findings if each.rule == RULE)
    (after,) = (each for each in build([path.rename(path.with_name("a.txt"))]).findings if each.rule == RULE)
    assert [each.places[0].file for each in (before, after)] == ["work-programme.txt", "a.txt"]
    assert before.number == after.number
    assert before.subjects == (f"{ID}programme/{WORK}",)


def test_editions_of_one_programme_have_numbers_of_their_own(tmp_path: Path) -> None:
    for path in (GOLDEN / "sources.csv", *GOLDEN.rglob("development-programme*.txt")):
        # An acronym that nobody explains, in both editions.
        text = re.sub(r"(website|веб-сайта)", r"\1 QXZ", path.read_text("utf-8"))
        (tmp_path / path.name).write_text(text, "utf-8")
    found = [each for each in build(sorted(tmp_path.glob("*.txt"))).findings if "QXZ" in each.key]
    assert [each.subjects for each in found] == [(f"{ID}programme/{DEVELOPMENT}",)] * 2
    assert len({each.number for each in found}) == 2


@pytest.mark.parametrize(
    ("selection", "chosen"),
    [
        (Selection(programme=WORK), {WORK}),
        (Selection(programme=DEVELOPMENT), {DEVELOPMENT}),
        (Selection(body="TC 4"), {WORK, DEVELOPMENT}),
    ],
)
def test_selections_have_them(sources: Sources, selection: Selection, chosen: set[str]) -> None:
    assert of_programmes(by_rule(sources.audit(selection=selection), RULE)).keys() == chosen


def test_what_inspect_tells_has_the_numbers_of_the_audit(sources: Sources) -> None:
    (seen,) = api.inspect(sources.folder / "work-programme.txt").findings
    assert seen.number == of_programmes(by_rule(sources.audit(), RULE))[WORK].number


# ---------------------------------------------------------------- lists, counts and quotations

_ADDED = """PREFIX coomet: <https://w3id.org/coomet/ontology#> PREFIX dcterms: <http://purl.org/dc/terms/>
BASE <{base}> INSERT DATA {{ GRAPH <{graph}> {{ {said} }} }}"""
_OTHER = """PREFIX coomet: <https://w3id.org/coomet/ontology#>
DELETE {{ GRAPH ?graph {{ ?thing coomet:{prop} ?old }} }}
INSERT {{ GRAPH ?graph {{ ?thing coomet:{prop} {new} }} }}
WHERE {{ GRAPH ?graph {{ ?thing coomet:{prop} ?old }} FILTER(STRENDS(STR(?thing), "{about}")) }}"""


def added(said: str) -> str:
    """An update that states something."""
    return _ADDED.format(base=ID, graph=f"{GRAPH}asserted/{WORK}", said=said)


def otherwise(about: str, prop: str, new: str) -> str:
    """An update that puts another value."""
    return _OTHER.format(prop=prop, new=new, about=about)


# What happens to the planted fault: the list is longer, or the words are others; the fault is the same.
CHANGED = {
    "project-in-two-entries": added(f"<action/{WORK}/1.2> coomet:underProject <project/900>"),
    "project-without-entry": added(f"<action/{WORK}/1.2> coomet:underProject <project/901>"),
    "project-number-contradictory": added('<project/900> dcterms:identifier "900/DE-a/31"'),
    "code-in-several-ways": added('<project/900> coomet:sourceNotation "900 / BY-a/31"'),
    "body-in-several-ways": otherwise("1.2/performer/sc-4.3", "sourceNotation", '"the Subcommittee 4.2"'),
    "only-collective-performers": otherwise("2.1/performer/sc-4.2", "sourceNotation", '"All countries"'),
    "partner-not-among-performers": otherwise("1.1/joint/secretariat", "sourceNotation", '"Secretariat"'),
    "work-blocked": otherwise("2.1/underway-b84a35", "statusText", '"The works stand still."@en'),
    "Entry-endsTooLate": otherwise("item/dp-2031-2033/1.2", "termText", '"until the end of 2034"'),
}


@pytest.mark.parametrize(("rule", "change"), CHANGED.items())
def test_a_longer_list_or_other_words_leave_the_number(
    nursery: Nursery, tmp_path: Path, rule: str, change: str
) -> None:
    before, after = before_and_after(nursery, tmp_path, rule, change)
    assert before.number == after.number
    assert before.message != after.message


def test_work_blocked_for_another_project_is_another_fault(nursery: Nursery, tmp_path: Path) -> None:
    change = added(f"<statusobservation/{WORK}/2.1/underway-b84a35> coomet:statusOfProject <project/900>")
    before, after = before_and_after(nursery, tmp_path, "work-blocked", change)
    assert before.number != after.number


def before_and_after(nursery: Nursery, folder: Path, rule: str, change: str) -> tuple[Finding, Finding]:
    """The one finding of a planted fault, and the one when something has changed besides."""
    (folder / f"{rule}.ru").write_text((FOLDER / f"{rule}.ru").read_text("utf-8"), "utf-8")
    (folder / "change.ru").write_text(change, "utf-8")
    datasets = nursery.planted(rule, folder=folder), nursery.planted(rule, "change", folder=folder)
    (before,), (after,) = (run_audit(each, ontology(), only={rule}).findings for each in datasets)
    return before, after


def test_no_audit_query_has_a_list_a_count_or_a_quotation_in_its_key() -> None:
    # The names of such variables begin with an underscore, which keeps them out of the number.
    for each in query_rules():
        (selected, *_) = re.findall(r"^SELECT (?:DISTINCT )?(.*)$", each.select, re.MULTILINE)
        told = set(re.findall(r"\?(\w+)", selected))
        gathered = set(re.findall(r"(?:GROUP_CONCAT|COUNT)\([^)]*\) AS \?(\w+)\)", each.select))
        quoted = set(re.findall(r"coomet:(?:sourceNotation|termText|statusText) \?(\w+)", each.select))
        kept = {name for name in told & (gathered | quoted | each.words) if not name.startswith("_")}
        assert kept == set(), each.rule.id
