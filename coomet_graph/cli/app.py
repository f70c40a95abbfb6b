"""The program: its commands, loaded when they are used, and what becomes of errors."""

import importlib
import os
import sys
import traceback

import click

from coomet_graph import __version__
from coomet_graph.cli.words import WORDS, language
from coomet_graph.errors import CoometGraphError

# Command → module of this package that holds it.
_COMMANDS = {
    "build": "build",
    "query": "query",
    "questions": "ask",
    "ask": "ask",
    "show": "show",
    "audit": "audit",
    "validate": "audit",
    "export": "export",
}


class _Program(click.Group):
    """Knows the commands by name, so that help needs none of the libraries behind them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:
        if name not in _COMMANDS:
            return None
        module = importlib.import_module(f"coomet_graph.cli.{_COMMANDS[name]}")
        command: click.Command = getattr(module, f"{name}_command")
        return command


@click.group(cls=_Program, help=WORDS["program"], context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="coomet-graph")
def program() -> None:
    """All commands."""


def main() -> None:
    """Run the program; exit codes: 0 done, 1 findings, 2 wrong usage or refused input, 3 a bug of ours."""
    # Documents and their quotations are in two alphabets; a terminal that cannot show one shows a question mark.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if os.name == "nt" else None, errors="replace")
    try:
        program(prog_name="coomet-graph", standalone_mode=False)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except CoometGraphError as error:
        click.echo(error.text.in_language(language()), err=True)
        sys.exit(2)
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error, and nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:  # noqa: BLE001 - the last resort: one line instead of a traceback
        if os.environ.get("COOMET_GRAPH_DEBUG"):
            traceback.print_exc()
        bug = WORDS["bug"] if language() == "en" else WORDS["bug_ru"]
        click.echo(bug.format(kind=type(error).__name__, detail=error), err=True)
        sys.exit(3)
