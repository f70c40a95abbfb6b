"""`coomet-graph why`: each way to ask, each format, both languages, and what is refused."""

import json
import re
from pathlib import Path

import pytest

from coomet_graph import api
from tests.cli.conftest import Command

ACTION = "action/wp-tc-4-2031-2033/"


def test_why_two_things_are_connected(command: Command, small: Path) -> None:
    done = command("why", f"{ACTION}1.1", "a.1.1", workspace=small)
    assert done.code == 0
    assert done.out == (
        "Why are these connected: action 1.1 Preparation of a plan of seminars – indicator Ind-a.1.1?\n"
        "Action 1.1 counts towards indicator Ind-a.1.1\n"
        "\n"
        "- Action 1.1 counts towards indicator Ind-a.1.1 – this follows from:\n"
        "    - Action 1.1 names a basis: the citation “item 1.1, Development Program 2031–2033 (a.1.1)”\n"
        "        [1] l. 14–16: “The basis is item 1.1 of the COOMET Development Program for 2031–2033 "
        "(Ind-a.1.1)”\n"
        "    - The citation “item 1.1, Development Program 2031–2033 (a.1.1)” names indicator Ind-a.1.1\n"
        "        [1] l. 16: “Ind-a.1.1”\n"
        "Sources (l. = lines):\n"
        " [1] work-programme.txt\n"
    )


def test_why_something_is_missing(command: Command, small: Path) -> None:
    done = command("why", f"{ACTION}2.1", "--not", "dependency", workspace=small)
    assert done.code == 0
    assert "[+] Action 2.1 has a note, where another action can be named\n" in done.out
    assert "[!] Neither the title nor the note names another action of the same programme\n" in done.out
    assert "→ Write into the note of action 2.1 which action it builds on" in done.out


def test_the_example_of_the_manual(command: Command, real: Path) -> None:
    done = command("why", "1.5", "--not", "indicator", "--lang", "ru", workspace=real)
    assert "[!] Программа, на которую дана ссылка, не прочитана" in done.out
    assert "[+] Ссылка называет пункт 48\n    [1] строка 94: «48»" in done.out


def test_a_row_of_an_answer_and_what_it_lacks(command: Command, small: Path) -> None:
    asked = ("why", "--question", "works-hitting-indicator", "--param", "indicator=a.1.2")
    assert "Action 2.1 counts towards indicator Ind-a.1.2" in command(*asked, workspace=small).out
    lacking = command(*asked, "--not", f"{ACTION}1.1", workspace=small)
    assert "[!] Nothing says this: Action 1.1 counts towards indicator Ind-a.1.2" in lacking.out
    far = command(*asked, "--row", "99", workspace=small)
    assert (far.code, far.out) == (2, "")
    assert "there is no row 99" in far.err


def test_a_finding(command: Command, undecided: Path) -> None:
    (finding,) = api.audit(undecided).findings
    done = command("why", "--finding", finding.number[:6], workspace=undecided)
    assert done.code == 0
    assert finding.message.en in done.out
    assert f"→ {finding.remedy.en}" in done.out
    assert "l. 19" in done.out


def test_json_says_the_same(command: Command, small: Path) -> None:
    done = command("why", f"{ACTION}1.1", "a.1.1", "--format", "json", workspace=small)
    (told,) = json.loads(done.out)
    assert told["found"] is True
    premises = told["steps"][0]["premises"]
    assert [premise["places"][0]["first_line"] for premise in premises] == [14, 16]
    assert premises[1]["sentence"]["ru"].endswith("называет индикатор Ind-a.1.1")


@pytest.mark.parametrize("language", ["en", "ru"])
def test_pictures_and_a_page(command: Command, small: Path, tmp_path: Path, language: str) -> None:
    asked = ("why", f"{ACTION}1.1", "a.1.1", "--lang", language)
    for format_, begins in (("svg", b"<?xml"), ("png", b"\x89PNG"), ("html", b"<!DOCTYPE html>")):
        file = tmp_path / f"why.{format_}"
        done = command(*asked, "--format", format_, "--output", file, workspace=small)
        assert (done.code, done.out) == (0, "")
        assert file.read_bytes().startswith(begins)
    page = (tmp_path / "why.html").read_text("utf-8")
    assert f'<html lang="{language}">' in page
    assert "Content-Security-Policy" in page
    assert not re.search(r'(src|href)="https?:', page)
    assert "<svg" in page
    assert {"en": "line 14", "ru": "строка 14"}[language] in page


def test_words_of_a_document_are_no_markup(command: Command, small: Path) -> None:
    done = command("why", "<script>alert(1)</script>", "a.1.1", "--format", "html", workspace=small)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith('Nothing here is called "<script>alert(1)</script>"')


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ((), "Give one of these"),
        (("1.1", "--question", "why"), "Give one of these"),
        ((f"{ACTION}1.1",), "Give a second thing"),
        ((f"{ACTION}1.1", "--not", "luck"), "of it one can ask"),
        (("--question", "luck"), "There is no question"),
        (("--finding", "zzz"), "0 findings have the number"),
        (("1.1", "a.9.9"), "Nothing here is called"),
        (("--question", "why", "--row", "0"), "0"),
        (("--question", "why", "--param", "x"), "KEY=VALUE"),
    ],
)
def test_what_is_refused(command: Command, small: Path, arguments: tuple[str, ...], says: str) -> None:
    done = command("why", *arguments, workspace=small)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
