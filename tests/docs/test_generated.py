"""The reference pages are those that the program would write now, and every command is explained."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import click
import pytest

from coomet_graph.cli.app import program

DOCS = Path(__file__).resolve().parents[2] / "docs"


def load_generator() -> ModuleType:
    """The script as a module: `docs` is no package."""
    spec = importlib.util.spec_from_file_location("generate_reference", DOCS / "generate.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def pages() -> dict[str, str]:
    generated: dict[str, str] = load_generator().pages()
    return generated


def commands() -> list[click.Command]:
    context = click.Context(program)
    found = [program.get_command(context, name) for name in program.list_commands(context)]
    return [command for command in found if command is not None]


def test_pages_are_those_of_now(pages: dict[str, str]) -> None:
    stale = [name for name, text in pages.items() if (DOCS / "reference" / name).read_text("utf-8") != text]
    assert stale == [], "run make docs"


def test_there_are_no_other_pages(pages: dict[str, str]) -> None:
    assert {path.name for path in (DOCS / "reference").iterdir()} == set(pages)


def test_writing_twice_changes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    generator = load_generator()
    monkeypatch.setattr(generator, "FOLDER", tmp_path / "reference")
    generator.main()
    assert "terms.md written" in capsys.readouterr().out
    generator.main()
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize("command", commands(), ids=lambda command: command.name)
def test_every_command_has_help_and_a_section(command: click.Command, pages: dict[str, str]) -> None:
    assert command.help
    assert command.short_help
    assert f"\n## {command.name}\n" in pages["commands.md"]
    for option in command.params:
        if isinstance(option, click.Option):
            assert option.help, f"{command.name} {option.opts[0]}"
            assert f"`{option.opts[0]}`" in pages["commands.md"]
