"""The catalogue: each rule has a file, texts that say something, one tier, a clean and an offending case."""

import re
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from coomet_graph.audit import catalogue
from coomet_graph.audit.cards import CLEAN, rule_card
from coomet_graph.audit.profiles import profile_of, profiles, rules_in
from coomet_graph.cli.options import PROFILES
from coomet_graph.errors import UnknownNameError
from coomet_graph.findings import Rule, programmed_rules, reader_rules
from coomet_graph.resources import query_files, turtle_files

ROOT = Path(__file__).parent.parent.parent
RULES = {rule.id: rule for rule in catalogue()}
DEFINITIONS = [*turtle_files("shapes"), *query_files("audits"), *(ROOT / "coomet_graph/rules").glob("*.toml")]
MARKUP = re.compile(r"\b(triples?|nodes?|IRI|URI|RDF|SHACL|SPARQL|literal)\b", re.I)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_explains_itself_in_two_languages(rule: Rule) -> None:
    for words in (rule.explanation.en, rule.explanation.ru):
        assert words.strip().endswith((".", "?")), words
        assert len(words.split()) > 6, words
        assert not MARKUP.search(words), words
    assert re.search("[а-яё]", rule.explanation.ru)
    assert not re.search("[а-яё]{3}", re.sub("«.*?»", "", rule.explanation.en))
    for text in (rule.title, rule.message, rule.remedy):
        assert rule.explanation.en != text.en
        assert rule.explanation.ru != text.ru


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_one_file_of_its_name_that_says_everything(name: str) -> None:
    card = rule_card(name)
    assert [path for path in DEFINITIONS if path.stem == name] == [ROOT / card.defined_in]
    definition = (ROOT / card.defined_in).read_text("utf-8").replace('\\"', '"')
    rule = card.rule
    for text in (rule.title, rule.message, rule.explanation, rule.remedy):
        assert text.en in definition
        assert text.ru in definition
    assert f'"{rule.kind}"' in definition
    assert re.search(rf'(severity = "|sh:severity sh:){rule.severity}\b', definition, re.I)


@pytest.mark.parametrize("name", RULES)
def test_a_rule_has_an_offending_case_and_a_clean_one(name: str) -> None:
    card = rule_card(name)
    assert (ROOT / card.case.file).is_file()
    assert (ROOT / card.clean.file).exists()
    assert card.case != card.clean
    for case in (card.case, card.clean):
        assert case.words.en.endswith((".", '."'))
        assert re.search("[а-яё]", case.words.ru)
        assert not re.search("[а-яё]", case.words.en)


def test_the_clean_case_of_most_rules_is_there() -> None:
    assert list((ROOT / CLEAN).glob("*.txt"))


def test_a_case_tells_what_it_changes_and_nothing_else() -> None:
    update = rule_card("action-without-basis").case
    assert update.words.en == "Action 1.2 without its citation."
    assert "coomet:hasCitation" in update.changes
    assert "PREFIX" not in update.changes
    assert rule_card("unnumbered-entry").case.changes.split() == (
        ["Holding", "seminars", "on", "measurements", "of", "length", "2032", "TC", "4"]
    )
    assert rule_card("wrong-extension").case.changes == ""
    clean = rule_card("Person-name").clean
    assert clean.words.en == "A coordinator has a name."
    assert 'foaf:name "N. Example"' in clean.changes
    assert rule_card("action-without-basis").clean.changes == ""


def test_programmed_rules_are_those_of_the_folder() -> None:
    files = {
        path.stem: tomllib.loads(path.read_text("utf-8")) for path in (ROOT / "coomet_graph/rules").iterdir()
    }
    assert set(files) == set(programmed_rules())
    assert {name for name, entry in files.items() if entry["engine"] == "reader"} == set(reader_rules())
    assert {entry["engine"] for entry in files.values()} == {"reader", "python"}


def test_every_rule_is_in_one_tier_and_every_tier_grows() -> None:
    names = [profile.name for profile in profiles()]
    assert names == list(PROFILES)
    tiers = [{rule.id for rule in rules_in(name, RULES.values())} for name in names]
    assert tiers[-1] == set(RULES)
    assert set() < tiers[0] < tiers[1] < tiers[2]
    for rule in RULES.values():
        assert [rule.id in tier for tier in tiers] == sorted(rule.id in tier for tier in tiers)
        assert rule.id in tiers[names.index(profile_of(rule).name)]


def test_the_kinds_of_fault_are_divided_among_the_tiers() -> None:
    kinds = [kind for profile in profiles() for kind in profile.kinds]
    assert sorted(kinds) == sorted({rule.kind for rule in RULES.values()})


def test_a_rule_names_its_tier_only_where_its_kind_has_another() -> None:
    for rule in RULES.values():
        if rule.profile:
            assert profile_of(replace(rule, profile="")) != profile_of(rule), rule.id


@pytest.mark.parametrize(
    ("rule", "tier"),
    [
        ("Entry-notation", "citable"),
        ("Entry-evidence", "citable"),
        ("Programme-noPeriod", "citable"),
        ("not-understood", "citable"),
        ("Citation-itemMissing", "linked"),
        ("entry-without-performer", "linked"),
        ("action-without-basis", "linked"),
        ("Citation-unattached", "linked"),
        ("Entry-endsTooLate", "auditable"),
        ("underway-after-the-term", "auditable"),
        ("item-not-taken-up", "auditable"),
        ("edition-lacks-entry", "auditable"),
        ("near-duplicate", "auditable"),
    ],
)
def test_rules_stand_where_one_looks_for_them(rule: str, tier: str) -> None:
    assert profile_of(RULES[rule]).name == tier


def test_an_unknown_profile_is_told_with_those_there_are() -> None:
    with pytest.raises(UnknownNameError, match="citable, linked, auditable"):
        rules_in("best", RULES.values())
