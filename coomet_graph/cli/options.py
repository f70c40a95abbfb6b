"""Options that mean the same in every command, and the one way to write a result."""

import functools
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

import click
from click.core import ParameterSource

from coomet_graph.cli.words import LANGUAGES, choose, speak
from coomet_graph.errors import OutputError, ParameterError

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


def store_option(help_: str, *, required: bool = False) -> Callable[[Command], Command]:
    """`--store`, the address of a SPARQL server."""
    return click.option(
        "--store",
        metavar="ADDRESS",
        envvar="COOMET_GRAPH_STORE_ADDRESS",
        required=required,
        help=help_,
    )


def place_options(command: Command) -> Command:
    """`--workspace` and `--store`, which is None for the command where the workspace is meant.

    Raises ParameterError where the command line has both; otherwise it goes before the environment.
    """

    @functools.wraps(command)
    def placed(*, store: str | None, **options: Any) -> Any:
        source = click.get_current_context().get_parameter_source
        said = {name for name in ("workspace", "store") if source(name) is ParameterSource.COMMANDLINE}
        if len(said) == 2:
            raise ParameterError(
                "--workspace and --store are two places to read from; give one of them.",
                "--workspace и --store указывают два источника данных; задайте один из них.",
            )
        return command(store=None if "workspace" in said else store, **options)

    return workspace_option(store_option("SPARQL server to read from instead of a workspace.")(placed))  # type: ignore[return-value]


def _speak(_context: click.Context, _option: click.Parameter, asked: str | None) -> str | None:
    speak(asked)
    return asked


decisions_option = click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder of what people decided, as Turtle files (see decide).",
)
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
PROFILES = ("citable", "linked", "auditable")


def rules_begun(_context: click.Context, _option: click.Parameter, begun: str) -> list[str]:
    """The names of rules that begin so, to complete one in a shell."""
    from coomet_graph.audit import catalogue

    return sorted(rule.id for rule in catalogue() if rule.id.casefold().startswith(begun.casefold()))


profile_option = click.option(
    "--profile",
    type=click.Choice(PROFILES),
    default=None,
    help="Only rules of this tier and those before it.",
)
rule_option = click.option(
    "--rule",
    "rules",
    metavar="RULE",
    multiple=True,
    shell_complete=rules_begun,
    help="Only this rule; a unique beginning of its name is enough.",
)
_about_options = (
    click.option(
        "--programme", metavar="NAME", help="Only what is about this programme, or stands in its file."
    ),
    click.option(
        "--body",
        metavar="NAME",
        help="Only what is about programmes of this body or the bodies below it, or about what they perform.",
    ),
)


def selection_options(*, about: bool) -> Callable[[Command], Command]:
    """`--profile`, `--rule`, `--severity`, and `about` what (`--programme`, `--body`): a `Selection`."""

    def selecting(command: Command) -> Command:
        @functools.wraps(command)
        def selected(
            *,
            profile: str | None,
            rules: tuple[str, ...],
            severity: str,
            programme: str | None = None,
            body: str | None = None,
            **options: Any,
        ) -> Any:
            from coomet_graph.audit import Selection
            from coomet_graph.findings import Severity

            for option, name in (("--programme", programme), ("--body", body)):
                if name is not None and not name.strip():
                    raise click.UsageError(
                        choose(
                            options.get("lang"),
                            f"{option}: the name is empty; give one, or leave the option out.",
                            f"{option}: имя пусто; укажите его или уберите параметр.",
                        )
                    )
            asked = Selection(profile or "", rules, Severity(severity), programme or "", body or "")
            return command(selection=asked, **options)

        chosen = severity_option(selected)
        for option in reversed((profile_option, rule_option, *(_about_options if about else ()))):
            chosen = option(chosen)
        return chosen  # type: ignore[return-value]

    return selecting


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


def tell(message: str) -> None:
    """One line on standard error, whatever a file is called or an engine says."""
    from coomet_graph.cli.tables import harmless

    click.echo(harmless(" ".join(line.strip() for line in message.splitlines())), err=True)


def write(content: str | bytes, output: Path | None) -> None:
    """Write a result to standard output, or whole or not at all to the file `output`. Raises OutputError."""
    data = content.encode(errors="replace") if isinstance(content, str) else content

    def at_once(stream: BinaryIO) -> None:
        stream.write(data)

    write_by(at_once, output)


def write_by(writer: Callable[[BinaryIO], None], output: Path | None) -> None:
    """Have `writer` write a result, piece by piece, to where `write` would. Raises OutputError."""
    try:
        if output is None:
            sys.stdout.flush()
            writer(sys.stdout.buffer)
            sys.stdout.buffer.flush()
        elif output.exists() and not output.is_file():
            # A device or a pipe is written to, never replaced by a file.
            with output.open("wb") as stream:
                writer(stream)
        else:
            _replace(output, writer)
    except BrokenPipeError:
        raise
    except (OSError, ValueError) as error:
        where = ("standard output", "стандартный вывод") if output is None else (str(output),) * 2
        reason = getattr(error, "strerror", None) or str(error)
        raise OutputError(
            f"{where[0]}: the result cannot be written ({reason}); choose another path with --output.",
            f"{where[1]}: не удаётся записать результат ({reason}); выберите другой путь с помощью --output.",
        ) from error


def _replace(output: Path, writer: Callable[[BinaryIO], None]) -> None:
    """Write aside and rename, so that nobody ever sees half a file."""
    aside = output.with_name(f".coomet-graph-{os.getpid()}")
    try:
        with aside.open("wb") as stream:
            writer(stream)
        aside.replace(output)
    except BaseException:
        with suppress(OSError, ValueError):
            aside.unlink()
        raise
