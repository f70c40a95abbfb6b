"""Options that mean the same in every command, and the one way to write a result."""

import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

import click

from coomet_graph.cli.words import LANGUAGES, speak
from coomet_graph.errors import OutputError

Command = TypeVar("Command", bound=Callable[..., Any])

DEFAULT_WORKSPACE = "coomet-workspace"

workspace_option = click.option(
    "--workspace",
    type=click.Path(path_type=Path),
    default=DEFAULT_WORKSPACE,
    envvar="COOMET_GRAPH_WORKSPACE",
    show_default=True,
    help="Folder in which builds are kept.",
)


def _speak(_context: click.Context, _option: click.Parameter, asked: str | None) -> str | None:
    speak(asked)
    return asked


language_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default=None,
    is_eager=True,
    callback=_speak,
    help="Language of labels and messages.",
)
output_option = click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=None,
    help="File to write to instead of standard output.",
)
severity_option = click.option(
    "--severity",
    type=click.Choice(("violation", "warning", "info")),
    default="info",
    show_default=True,
    help="Show findings as grave as this or graver; exit code 1 if there are any.",
)


def format_option(*formats: str) -> Callable[[Command], Command]:
    """`--format` with the formats of a command, the first being the default."""
    return click.option(
        "--format",
        "format_",
        type=click.Choice(formats),
        default=formats[0],
        show_default=True,
        help="Output format.",
    )


def write(content: str | bytes, output: Path | None) -> None:
    """Write a result to standard output, or whole or not at all to the file `output`. Raises OutputError."""
    data = content.encode(errors="replace") if isinstance(content, str) else content
    try:
        if output is None:
            sys.stdout.flush()
            sys.stdout.buffer.write(data)
            sys.stdout.buffer.flush()
        elif output.exists() and not output.is_file():
            # A device or a pipe is written to, never replaced by a file.
            output.write_bytes(data)
        else:
            _replace(output, data)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        where = ("standard output", "стандартный вывод") if output is None else (str(output),) * 2
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(
            f"{where[0]}: the result cannot be written ({reason}); choose another path with --output.",
            f"{where[1]}: не удаётся записать результат ({reason}); выберите другой путь с помощью --output.",
        ) from error


def _replace(output: Path, data: bytes) -> None:
    """Write aside and rename, so that nobody ever sees half a file."""
    aside = output.with_name(f".coomet-graph-{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.replace(output)
    except OSError:
        with suppress(OSError):
            aside.unlink()
        raise
