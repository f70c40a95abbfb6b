"""The program: its commands, loaded when they are used, and what becomes of errors."""

import importlib
import logging
import os
import sys
import traceback
import warnings
from collections.abc import Sequence

import click

from coomet_graph import __version__
from coomet_graph.cli.options import tell
from coomet_graph.cli.words import WORDS, language, speak
from coomet_graph.errors import CoometGraphError

# Command → module of this package that holds it.
_COMMANDS = {
    "build": "build",
    "inspect": "inspect",
    "update": "update",
    "diff": "diff",
    "snapshots": "snapshots",
    "publish": "publish",
    "query": "query",
    "questions": "ask",
    "ask": "ask",
    "show": "show",
    "why": "why",
    "matrix": "matrix",
    "radar": "radar",
    "audit": "audit",
    "candidates": "candidates",
    "rules": "rules",
    "decide": "decide",
    "validate": "audit",
    "export": "export",
    "template": "template",
}


class _Program(click.Group):
    """Knows the commands by name, so that help needs none of the libraries behind them."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(_COMMANDS)

    def get_command(self, ctx: click.Context, name: str) -> click.Command | None:  # noqa: ARG002 - click's signature
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
    # Documents are in two alphabets; what a terminal cannot show is no reason to fail.
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8" if os.name == "nt" else None, errors="replace")
    # What libraries log and warn of is for those who work on the program.
    if not os.environ.get("COOMET_GRAPH_DEBUG"):
        logging.getLogger().addHandler(logging.NullHandler())
        if not sys.warnoptions:
            warnings.simplefilter("ignore")
    if "_COOMET_GRAPH_COMPLETE" in os.environ:
        program.main(prog_name="coomet-graph")
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Carry out a command line and return the exit code; whatever goes wrong is told on standard error."""
    speak(None)
    code = 0
    # Not program.main(): that one swallows our exit code 1 and calls a closed pipe an error.
    try:
        with program.make_context("coomet-graph", list(arguments)) as context:
            program.invoke(context)
    except click.exceptions.Exit as stop:
        code = stop.exit_code
    except click.ClickException as error:
        error.show()
        code = 2
    except (click.Abort, KeyboardInterrupt):
        code = 130
    except CoometGraphError as error:
        tell(error.text.in_language(language()))
        code = 2
    except BrokenPipeError:
        # The reader of our output went away (`| head`): not an error, and nothing more to say.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except Exception as error:  # noqa: BLE001 - the last resort: one line instead of a traceback
        _tell_of_bug(error)
        code = 3
    return code


def _tell_of_bug(error: Exception) -> None:
    if os.environ.get("COOMET_GRAPH_DEBUG"):
        traceback.print_exc()
    bug = WORDS["bug"] if language() == "en" else WORDS["bug_ru"]
    tell(bug.format(kind=type(error).__name__, detail=error))
