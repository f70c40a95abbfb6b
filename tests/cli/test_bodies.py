"""Bodies by their Russian names, on the command line; and how all things of a kind are listed."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Command


@pytest.mark.parametrize(
    "asked",
    [
        ("ask", "works-by-indicator", "--param", "body={}", "--format", "json"),
        ("audit", "--body", "{}", "--format", "csv"),
        ("matrix", "--body", "{}", "--format", "json"),
        ("radar", "--body", "{}", "--format", "json"),
        ("show", "{}", "--format", "json"),
    ],
)
def test_a_body_is_found_by_its_russian_name(command: Command, real: Path, asked: tuple[str, ...]) -> None:
    told = [
        command(*(part.format(name) for part in asked), "--lang", "ru", workspace=real)
        for name in ("SC 4.2", "ПК 4.2")
    ]
    assert told[0].code in (0, 1)
    assert told[0].out == told[1].out


def test_russian_output_has_no_english_names_of_bodies(command: Command, real: Path) -> None:
    for asked in (("matrix", "--by", "indicators"), ("radar",), ("show", "ПК 4.2")):
        out = command(*asked, "--lang", "ru", workspace=real).out
        if asked[0] != "show":
            assert "SC 4." not in out
        assert "ПК 4." in out
    counts = command("matrix", "--lang", "ru", workspace=real).out.partition("Подсчёт")[2]
    assert "ТК 1.12" in counts
    assert "JCMS" not in counts


def test_all_bodies_are_listed(command: Command, small: Path) -> None:
    done = command("show", "--list", "body", workspace=small)
    assert done.code == 0
    assert "Information and Training" in done.out
    listed = json.loads(command("show", "--list", "programme", "--format", "json", workspace=small).out)
    assert {
        "name": "dp-2031-2033",
        "title": "COOMET DEVELOPMENT PROGRAM FOR 2031–2033",
        "address": "programme/dp-2031-2033",
    } in listed
    assert command("show", "--list", "item", "--lang", "ru", workspace=small).out.endswith("\n2 строки\n")


def test_things_of_one_name_are_all_listed_with_what_show_takes(command: Command, small: Path) -> None:
    """Both programmes have an entry 1.1: each is a row, and its address means it alone."""
    listed = json.loads(command("show", "--list", "entry", "--format", "json", workspace=small).out)
    assert [each["name"] for each in listed] == ["1.1", "1.1", "1.2", "1.2", "2.1"]
    assert [each["address"] for each in listed[:2]] == [
        "item/dp-2031-2033/1.1",
        "action/wp-tc-4-2031-2033/1.1",
    ]
    for each in listed:
        (shown,) = json.loads(command("show", each["address"], "--format", "json", workspace=small).out)
        assert each["title"] in shown["label"]
    assert "Адрес" in command("show", "--list", "entry", "--lang", "ru", workspace=small).out


@pytest.mark.parametrize("wrong", [("--list", "bodies"), (), ("1.1", "--list", "body")])
def test_what_is_to_be_shown_must_be_clear(command: Command, small: Path, wrong: tuple[str, ...]) -> None:
    done = command("show", *wrong, workspace=small)
    assert (done.code, done.out) == (2, "")
