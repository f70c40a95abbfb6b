"""Decisions on the command line: made, listed, applied by the audit; what is wrong with one, in a line."""

import csv
import io
import json
import shutil
import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from coomet_graph import api
from coomet_graph.cli import decide
from coomet_graph.decisions import Decision, Kind, named, to_triples
from coomet_graph.errors import Text
from coomet_graph.iris import Minter
from coomet_graph.namespaces import ID
from coomet_graph.pipeline.decision_files import write_decision
from tests.cli.conftest import Command

GOLDEN = Path(__file__).parent.parent / "golden"
ASKED = ("--by", "A. Sample", "--on", "2031-06-02")
CITATION = "citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1"


@pytest.fixture
def here(undecided: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with a workspace of its own: one finding, which somebody must decide about."""
    shutil.copytree(undecided, tmp_path / "coomet-workspace")
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("COOMET_GRAPH_BY", raising=False)
    return tmp_path


def number(command: Command) -> str:
    (finding,) = json.loads(command("audit", "--format", "json").out)
    return str(finding["number"])


def test_an_accepted_finding_does_not_count_and_is_told_apart(command: Command, here: Path) -> None:
    assert command("audit").code == 1
    found = number(command)
    done = command("decide", "accept", found[:5], "--reason", "Told orally.", "--until", "2999-01-01", *ASKED)
    assert done.code == 0
    assert Path(done.out.strip()).parent == Path("data/decisions")
    assert Path(done.out.strip()).name.startswith(f"2031-06-02-accept-{found}-")
    assert done.err.startswith(found)
    assert done.err.rstrip().endswith(": accepted.")
    audit = command("audit")
    assert audit.code == 0
    assert audit.err == "Decisions are those in data/decisions.\n"
    assert "ACCEPTED (1)" in audit.out
    assert "WARNING" not in audit.out
    assert "Accepted (until 2999-01-01), A. Sample, 2031-06-02: Told" in audit.out
    assert "1 of them accepted." in audit.out
    russian = command("audit", "--lang", "ru", "--format", "summary")
    assert russian.code == 0
    assert "Из них принято: 1." in russian.out
    assert "Принято" in russian.out.splitlines()[2]
    assert russian.err == "Учтены решения из папки data/decisions.\n"
    (told,) = json.loads(command("audit", "--format", "json").out)
    assert (told["state"], told["standing"]["reason"]) == ("accepted", "Told orally.")


def test_an_expired_acceptance_counts_again(command: Command, here: Path) -> None:
    early = ("--by", "A. Sample", "--on", "2020-01-01")
    command("decide", "accept", number(command), "--reason", "Soon.", "--until", "2020-02-01", *early)
    audit = command("audit")
    assert audit.code == 1
    assert "The acceptance has expired (until 2020-02-01), A. Sample" in audit.out
    assert "ACCEPTED" not in audit.out
    assert "expired" in command("decide", "list").out
    assert "истекло" in command("decide", "list", "--lang", "ru").out


def test_an_assigned_finding_and_one_said_to_be_fixed_count(command: Command, here: Path) -> None:
    command("decide", "assign", number(command), "--body", "TC 4", *ASKED)
    audit = command("audit")
    assert audit.code == 1
    assert "Seen to by: TC 4" in audit.out
    command("decide", "fixed", number(command), *ASKED)
    fixed = command("audit", "--lang", "ru")
    assert fixed.code == 1
    assert "Отмечено как устранённое" in fixed.out
    assert "Занимается: ТК 4" in fixed.out


def test_decisions_in_another_folder(command: Command, here: Path) -> None:
    found = number(command)
    command("decide", "accept", found, "--reason", "Why not.", "--decisions", "mine", *ASKED)
    assert not Path("data").exists()
    assert command("audit").code == 1
    applied = command("audit", "--decisions", "mine")
    assert (applied.code, applied.err) == (0, "")
    nowhere = command("audit", "--decisions", "nowhere")
    assert nowhere.code == 2
    assert "there is no such folder of decisions" in nowhere.err


def test_deciding_the_same_twice_writes_nothing(command: Command, here: Path) -> None:
    found = number(command)
    first = command("decide", "accept", found, "--reason", "Why not.", *ASKED)
    again = command("decide", "accept", found, "--reason", "Why not.", *ASKED)
    assert again.out == first.out
    assert "Just this is decided already." in again.err
    assert len(list(Path("data/decisions").iterdir())) == 1
    other = command("decide", "accept", found, "--reason", "Because.", *ASKED)
    assert other.out != first.out
    rows = json.loads(command("decide", "list", "--format", "json").out)
    assert {row["Reason"]: row["In force"] for row in rows} == {"Why not.": "replaced", "Because.": "yes"}


def test_the_list_as_a_table_for_spreadsheets(command: Command, here: Path) -> None:
    command("decide", "accept", number(command), "--reason", "=1+1", *ASKED)
    (row,) = csv.DictReader(io.StringIO(command("decide", "list", "--format", "csv").out))
    assert row["Reason"] == "'=1+1"
    assert row["Date"] == "2031-06-02"
    assert command("decide", "list", "--decisions", "nowhere").code == 2


def test_the_list_is_in_words(command: Command, here: Path) -> None:
    """The check by its title, a finding by its number and words, a body by its code, a link by its ends."""
    found = number(command)
    command("decide", "accept", found, "--reason", "Told orally.", "--until", "2999-01-01", *ASKED)
    command("decide", "assign", found, "--body", "TC 4", *ASKED)
    command("decide", "refuse", CITATION, "--reason", "Another item.", *ASKED)
    (rule,) = (each for each in api.rules() if each.id == "action-without-status")
    (finding,) = api.audit(here / "coomet-workspace").findings
    listed = json.loads(command("decide", "list", "--format", "json").out)
    by_kind = {row["Decision"]: row for row in listed}
    assert by_kind["accepted"] == {
        "Date": "2031-06-02", "Decision": "accepted", "Check": rule.title.en,
        "About": f"{found} {finding.message.en}", "Who": "A. Sample", "Reason": "Told orally.",
        "Until": "2999-01-01", "In force": "yes",
    }  # fmt: skip
    assert by_kind["assigned: TC 4"]["Check"] == rule.title.en
    assert by_kind["link refused"]["About"] == CITATION.removeprefix("citation/")
    assert by_kind["link refused"]["Check"] == ""
    russian = json.loads(command("decide", "list", "--format", "json", "--lang", "ru").out)
    (accepted,) = (row for row in russian if row["Решение"] == "принято")
    assert accepted["Проверка"] == rule.title.ru
    assert accepted["О чём"] == f"{found} {finding.message.ru}"
    assert {row["Решение"] for row in russian} >= {"поручено: ТК 4", "ссылка отклонена"}
    nowhere = command("decide", "list", "--format", "json", "--workspace", "nowhere")
    assert "assigned: tc-4" in nowhere.out
    assert {row["About"] for row in json.loads(nowhere.out)} >= {CITATION.removeprefix("citation/")}


def test_a_table_has_the_first_words_of_a_finding(command: Command, here: Path) -> None:
    words = " ".join(f"word{each}" for each in range(30))
    known = Decision("", Kind.FIXED, "A. \N{ESCAPE}[2JSample", date(2031, 6, 2), "0123456789", rule="gone")
    made = named(replace(known, words=Text(words, words)), Minter())
    write_decision(made, to_triples(made), here / "data" / "decisions")
    shown = command("decide", "list").out
    assert "0123456789" in shown
    assert "word11" in shown
    assert "word12" not in shown
    assert "gone" in shown
    assert "\N{ESCAPE}" not in shown
    assert words in command("decide", "list", "--format", "csv").out


def test_a_candidate_is_told_by_the_entries_at_its_ends(command: Command, here: Path) -> None:
    ends = (f"{ID}action/wp-tc-4-2031-2033/1.1", f"{ID}item/dp-2031-2033/1.1")
    known = Decision("", Kind.CONFIRM, "A. Sample", date(2031, 6, 2), link=f"{ID}candidate/e5d8", about=ends)
    made = named(known, Minter())
    write_decision(made, to_triples(made), here / "data" / "decisions")
    (row,) = json.loads(command("decide", "list", "--format", "json").out)
    assert row["About"] == "e5d8 wp-tc-4-2031-2033/1.1 – dp-2031-2033/1.1"


def test_addresses_are_told_without_the_base_of_the_graph(
    command: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever the base is; what begins with another one is told as a whole."""
    monkeypatch.chdir(tmp_path)
    api.build(sorted(GOLDEN.glob("*.txt")), tmp_path / "coomet-workspace", base="https://x.org/id/coomet/")
    done = command("decide", "refuse", CITATION, "--reason", "Another item.", *ASKED)
    assert done.err.splitlines()[0] == f"{CITATION.removeprefix('citation/')}: link refused."
    known = Decision("", Kind.CONFIRM, "A. Sample", date(2031, 6, 2), link=f"{ID}citation/a/1/b/2")
    made = named(known, Minter())
    write_decision(made, to_triples(made), tmp_path / "data" / "decisions")
    rows = json.loads(command("decide", "list", "--format", "json").out)
    assert {row["About"] for row in rows} == {CITATION.removeprefix("citation/"), f"{ID}citation/a/1/b/2"}


def test_nothing_that_is_told_steers_the_terminal(command: Command, here: Path) -> None:
    done = command("decide", "confirm", CITATION, "--decisions", "a\N{ESCAPE}[2Jb", *ASKED)
    assert done.code == 0
    assert "a\N{REPLACEMENT CHARACTER}[2Jb" in done.err
    assert "\N{ESCAPE}" not in done.err


@pytest.mark.parametrize("name", ["GRAPHNAME", "LINK", "?graph", "candidate/GRAPHNAME", "https://x.org/LINK"])
def test_a_name_with_words_of_our_queries_is_an_unknown_name(command: Command, here: Path, name: str) -> None:
    done = command("decide", "confirm", name, *ASKED)
    assert done.code == 2
    assert f'There is no link "{name}"' in done.err


def test_links_are_confirmed_and_refused(command: Command, here: Path) -> None:
    confirmed = command("decide", "confirm", CITATION, *ASKED)
    assert confirmed.code == 0
    assert "LinkConfirmation" in Path(confirmed.out.strip()).read_text("utf-8")
    assert "coomet-graph update --decisions data/decisions" in confirmed.err
    assert "links that are not in the graph yet: 1; take them in with" in command("audit").err
    refused = command("decide", "refuse", CITATION, "--reason", "Another item.", *ASKED)
    assert refused.code == 0
    (told,) = (each for each in json.loads(command("audit", "--format", "json").out)
               if each["rule"] == "link-refused")  # fmt: skip
    assert told["message"]["en"].endswith("A. Sample refused this link on 2031-06-02: Another item.")
    rows = json.loads(command("decide", "list", "--format", "json").out)
    assert {row["Decision"]: row["In force"] for row in rows} == {
        "link confirmed": "replaced",
        "link refused": "yes",
    }


def test_who_decides_is_asked_of_the_environment_and_of_git(
    command: Command, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "--quiet"], check=True)
    subprocess.run(["git", "config", "user.name", "G. Sample"], check=True)
    found = number(command)
    by_git = command("decide", "fixed", found)
    assert '"G. Sample"' in Path(by_git.out.strip()).read_text("utf-8")
    monkeypatch.setenv("COOMET_GRAPH_BY", "E. Sample")
    by_environment = command("decide", "accept", found, "--reason", "Why not.")
    assert '"E. Sample"' in Path(by_environment.out.strip()).read_text("utf-8")
    monkeypatch.delenv("COOMET_GRAPH_BY")
    monkeypatch.setenv("PATH", "")
    assert decide._name() == ""
    nobody = command("decide", "fixed", found, "--lang", "ru")
    assert nobody.code == 2
    assert "задайте имя с помощью --by" in nobody.err


@pytest.mark.parametrize(
    ("arguments", "en", "ru"),
    [
        (("fixed", "zzz"), "No finding has a number", "Нет замечания с номером"),
        (("fixed", " "), "No number of a finding is given", "Номер замечания не указан"),
        (("accept", "NUMBER"), "Say why, with --reason", "Укажите причину"),
        (("accept", "NUMBER", "--reason", " "), "Say why, with --reason", "Укажите причину"),
        (
            ("accept", "NUMBER", "--reason", "x", "--until", "soon"),
            '"soon" is no date; write it as 2031-06-02',
            "«soon» — не дата",
        ),
        (
            ("accept", "NUMBER", "--reason", "x", "--until", "2031-06-01"),
            "would end on 2031-06-01, before it is made",
            "раньше своей даты",
        ),
        (("assign", "NUMBER", "--body", "Mars"), 'There is no body "Mars"', "«Mars»"),
        (("confirm", "item/dp-2031-2033/1.1"), "There is no link", "Ссылки «item"),
        (("confirm", "no link"), 'There is no link "no link"', "Ссылки «no link» в графе нет"),
        (("refuse", CITATION), "Say why, with --reason", "Укажите причину"),
        (("fixed", "NUMBER", "--by", " "), "needs the name of the person", "указывают, кто его принял"),
    ],
)
def test_what_is_wrong_is_told_in_a_line(
    command: Command, here: Path, arguments: tuple[str, ...], en: str, ru: str
) -> None:
    given = [number(command) if each == "NUMBER" else each for each in arguments]
    asked = given if "--by" in given else [*given, *ASKED]
    for language, words in (("en", en), ("ru", ru)):
        done = command("decide", *asked, "--lang", language)
        assert (done.code, done.out) == (2, "")
        assert words in done.err
        assert len(done.err.splitlines()) == 1
    assert not Path("data").exists()


def test_a_folder_that_cannot_be_written(command: Command, here: Path) -> None:
    Path("taken").write_text("a file")
    done = command("decide", "fixed", number(command), "--decisions", "taken", *ASKED)
    assert done.code == 2
    assert "the decision cannot be written" in done.err


def test_a_file_that_is_not_right_stops_deciding_and_auditing(command: Command, here: Path) -> None:
    done = command("decide", "fixed", number(command), *ASKED)
    path = Path(done.out.strip())
    path.write_text(path.read_text("utf-8").replace("findingNumber", "findingNo"), "utf-8")
    for arguments in (("audit",), ("decide", "list")):
        told = command(*arguments)
        assert told.code == 2
        assert "is not whole" in told.err


def test_what_changed_is_told_in_words(command: Command, here: Path) -> None:
    (snapshot,) = json.loads(command("snapshots", "--format", "json").out)
    name = snapshot["Snapshot"]
    same = command("audit", "--since", name[:7])
    assert same.code == 1
    assert "remaining" in same.out
    assert "new: 0, remaining: 1, returned: 0, fixed: 0" in same.out
    command("update", "--remove", "wp-tc-4-2031-2033")
    changed = command("audit", "--since", name, "--format", "summary", "--lang", "ru")
    assert "Устранено" in changed.out
    assert "С того снимка – новое: " in changed.out
    assert "FIXED: no longer found (1)" in command("audit", "--since", name).out
    # Below the severity asked for, nothing is told of what is gone either.
    grave = command("audit", "--since", name, "--severity", "violation")
    assert "FIXED" not in grave.out
    gone = [each for each in json.loads(command("audit", "--since", name, "--format", "json").out)
            if each["state"] == "gone"]  # fmt: skip
    assert [each["standing"]["change"] for each in gone] == ["fixed"]


def test_snapshots_are_not_on_a_server(command: Command, here: Path) -> None:
    done = command("audit", "--since", "x", "--store", "http://127.0.0.1:1/sparql")
    assert done.code == 2
    assert "--since goes with --workspace" in done.err
