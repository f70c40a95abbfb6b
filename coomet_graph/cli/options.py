"""Options that mean the same in every command, and the one way to write a result."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from coomet_graph.cli.words import LANGUAGES
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
language_option = click.option(
    "--lang", type=click.Choice(LANGUAGES), default=None, help="Language of labels and messages."
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
    data = content.encode() if isinstance(content, str) else content
    if output is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()
        return
    aside = output.with_name(f".{output.name}.{os.getpid()}")
    try:
        aside.write_bytes(data)
        aside.replace(output)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise OutputError(
            f"{output}: the file cannot be written ({error.strerror}); choose another path with --output.",
            f"{output}: не удаётся записать файл ({error.strerror}); выберите другой путь с помощью --output.",
        ) from error
