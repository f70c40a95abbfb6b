"""`rules`, and the options by which an audit is narrowed."""

import json

import click
import pytest

from coomet_graph import api
from coomet_graph.audit import Selection, catalogue
from coomet_graph.cli.audit import audit_command
from coomet_graph.cli.options import rules_begun
from coomet_graph.plurals import counted


def test_all_rules_are_listed(command) -> None:
    done = command("rules", "--format", "json")
    assert done.code == 0
    told = {each["id"]: each for each in json.loads(done.out)}
    assert set(told) == {rule.id for rule in catalogue()}
    one = told["gap-in-numbering"]
    assert (one["severity"], one["kind"], one["profile"]) == ("warning", "numbering", "citable")
    assert one["defined_in"] == "queries/audits/gap-in-numbering.rq"
    assert (one["clean_case"]["file"], one["clean_case"]["changes"]) == ("tests/golden", "")
    assert told["Person-name"]["clean_case"]["ru"] == "У координатора есть имя."
    assert one["offending_case"]["ru"] == "Мероприятие 1.2 получило номер 1.3."
    for texts in (one["title"], one["message"], one["explanation"], one["remedy"]):
        assert set(texts) == {"en", "ru"}


def test_a_profile_lists_its_rules_in_the_language_asked_for(command) -> None:
    done = command("rules", "--profile", "citable", "--lang", "ru")
    assert done.code == 0
    assert "Пропуск в нумерации" in done.out
    assert "work-blocked" not in done.out
    count = len(api.rules("citable"))
    assert done.out.endswith(f"\n{counted(count, 'ru', 'rule')}.\n")


def test_a_rule_is_explained_with_its_cases(command) -> None:
    done = command("rules", "gap")
    assert done.code == 0
    for part in (
        "gap-in-numbering: Gap in the numbering",
        "warning; numbering; citable; queries/audits/gap-in-numbering.rq",
        "Why: A missing number",
        "A clean case: The invented programmes as they are. (tests/golden)",
        "An offending case: Action 1.2 renumbered 1.3. (tests/negative/gap-in-numbering.ru)",
    ):
        assert part in done.out
    assert "coomet:" not in done.out


def test_a_case_that_is_a_document_shows_its_words(command) -> None:
    assert "Holding seminars on measurements of length" in command("rules", "unnumbered-entry").out


@pytest.mark.parametrize("arguments", [("rules", "work-bloked"), ("audit", "--rule", "work-bloked")])
def test_an_unknown_rule_is_one_line_with_the_nearest(command, faulty, arguments) -> None:
    done = command(*arguments, *(("--workspace", faulty) if arguments[0] == "audit" else ()))
    assert done.code == 2
    told = done.err.strip().splitlines()[-1]
    assert told.startswith('There is no rule "work-bloked"; the nearest are: work-blocked,')


def test_one_rule_or_a_profile(command) -> None:
    assert command("rules", "gap", "--profile", "citable").code == 2


def numbers(done) -> set[str]:
    return {each["rule"] for each in json.loads(done.out)}


def test_an_audit_is_narrowed_by_rule_and_profile(command, faulty) -> None:
    def audit(*arguments: str):
        return command("audit", "--format", "json", *arguments, workspace=faulty)

    assert numbers(audit()) == {"Entry-notation", "action-without-status"}
    assert numbers(audit("--rule", "entry-nota")) == {"Entry-notation"}
    assert numbers(audit("--rule", "Entry-notation", "--rule", "action-without-s")) == numbers(audit())
    assert numbers(audit("--profile", "linked")) == {"Entry-notation"}
    assert numbers(audit("--severity", "violation")) == {"Entry-notation"}
    assert audit("--rule", "gap").code == 0
    assert audit("--programme", "wp-tc-4-2031-2033", "--body", "TC 4").code == 1
    assert audit("--programme", "dp-2031-2033").code == 0
    assert audit("--programme", "wp-tc-99").code == 2


def test_an_audit_by_some_rules_is_not_entered_in_the_register(faulty) -> None:
    before = {number: each.first_seen for number, each in api.audit(faulty).standings.items()}
    api.audit(faulty, selection=Selection(rules=("gap",)))
    after = api.audit(faulty).standings
    assert {number: each.first_seen for number, each in after.items()} == before
    assert not any(each.fixed or each.returned for each in after.values())


def test_rules_that_had_nothing_to_look_at_are_listed_apart(command, faulty) -> None:
    done = command(
        "audit",
        "--format",
        "summary",
        "--rule",
        "work-blocked",
        "--rule",
        "former-number-gone",
        workspace=faulty,
    )
    assert "2 rules ran; 2 found nothing, 1 of them had nothing to look at." in done.out
    assert "Nothing to look at: former-number-gone\n" in done.out
    russian = command("audit", "--rule", "former-number-gone", "--lang", "ru", workspace=faulty)
    assert "Нечего было проверять: former-number-gone\n" in russian.out


def test_names_of_rules_are_not_broken_at_the_end_of_a_line(command, faulty) -> None:
    told = command("audit", "--format", "summary", workspace=faulty).out
    named = told[told.index("Nothing to look at: ") :].split("\n\n")[0]
    assert "edition-other-targets" in named
    assert not any(line.endswith("-") for line in named.splitlines())


def test_names_of_rules_are_completed() -> None:
    context = click.Context(audit_command)
    (option,) = (each for each in audit_command.params if each.name == "rules")
    assert rules_begun(context, option, "gap") == ["gap-in-numbering"]
    assert [item.value for item in option.shell_complete(context, "EDITION-lacks")] == ["edition-lacks-entry"]


def test_a_file_is_validated_by_chosen_shapes(command, tmp_path) -> None:
    file = tmp_path / "theirs.ttl"
    file.write_text(
        "@prefix coomet: <https://w3id.org/coomet/ontology#> .\n"
        "<https://example.org/a> a coomet:Agreement .\n"
        "<https://example.org/c> a coomet:Collective .\n",
        "utf-8",
    )

    def rules(*arguments: str) -> set[str]:
        return numbers(command("validate", file, "--format", "json", *arguments))

    assert rules() == {"Agreement-name", "Agreement-reference", "Collective-name", "Collective-reference"}
    assert rules("--rule", "Agreement-n", "--rule", "collective-r") == {
        "Agreement-name",
        "Collective-reference",
    }
    assert rules("--profile", "citable") == rules()
    # Only rules that a validation runs can be named.
    refused = command("validate", file, "--rule", "gap-in-numbering")
    assert refused.code == 2
    assert refused.err.startswith('There is no rule "gap-in-numbering"; the nearest are: ')


def test_the_letter_lists_rules_with_nothing_to_look_at_last(command, faulty, tmp_path) -> None:
    # By severity, the one that had nothing to look at would stand first.
    chosen = ("--rule", "former-number-reused", "--rule", "near-duplicate", "--rule", "gap-in-numbering")
    page = command("audit", "--format", "html", *chosen, workspace=faulty).out
    table = page[page.index("Annex B. What was checked</h") :]
    titles = ("Gap in the numbering", "Two entries with nearly", "Old number that means another")
    places = [table.index(title) for title in titles]
    assert places == sorted(places)
