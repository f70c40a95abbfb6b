"""`coomet-graph decide`: what people decide about findings and links, kept in files of their own."""

import shutil
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import click

from coomet_graph.cli.options import format_option, language_option, workspace_option, write
from coomet_graph.cli.words import choose
from coomet_graph.errors import ParameterError

DEFAULT_DECISIONS = "data/decisions"

_folder_option = click.option(
    "--decisions",
    type=click.Path(path_type=Path),
    default=DEFAULT_DECISIONS,
    show_default=True,
    help="Folder in which decisions are kept, one file for each.",
)
_by_option = click.option(
    "--by",
    envvar="COOMET_GRAPH_BY",
    help="Who decides; without it COOMET_GRAPH_BY, then the name that git knows.",
)
_on_option = click.option("--on", metavar="DATE", help="Day of the decision, such as 2031-06-02; else today.")
_reason_option = click.option("--reason", default="", help="Why.")


def _common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every decision."""
    for option in (language_option, workspace_option, _folder_option, _on_option, _by_option, _reason_option):
        command = option(command)
    return command


@click.group("decide", short_help="Decide about findings and links, once.")
def decide_command() -> None:
    """Decide about a finding or a link; the decision is kept in a file, and audits go by it from then on.

    NUMBER is the number of a finding, or as much of its beginning as no other has. A later decision on the
    same finding takes the place of the earlier one; all are kept. The files are small and in Turtle: keep
    them in your own repository, where they can be reviewed and merged. Who deletes the file of a decision
    takes it back.
    """


@decide_command.command("accept", short_help="Leave a finding as it is, for a reason.")
@click.argument("number")
@click.option("--until", metavar="DATE", help="Last day of the acceptance; afterwards the finding is open.")
@_common
def accept_command(*, number: str, until: str | None, **options: Any) -> None:
    """Accept the finding NUMBER: it stays in the report, under "accepted", with the reason (--reason)."""
    _decide("accept", number, until=None if until is None else _day(until), **options)


@decide_command.command("assign", short_help="Say which body sees to a finding.")
@click.argument("number")
@click.option("--body", required=True, help='The body, such as "TC 4".')
@_common
def assign_command(*, number: str, body: str, **options: Any) -> None:
    """Assign the finding NUMBER to a structural body."""
    _decide("assign", number, body=body, **options)


@decide_command.command("fixed", short_help="Say that the cause of a finding is put right.")
@click.argument("number")
@_common
def fixed_command(*, number: str, **options: Any) -> None:
    """Mark the finding NUMBER as fixed; it is told all the same as long as it is found."""
    _decide("fixed", number, **options)


@decide_command.command("confirm", short_help="Say that a link is right.")
@click.argument("link")
@_common
def confirm_command(*, link: str, **options: Any) -> None:
    """Confirm LINK, a citation or a proposed link, by its address or the end of it.

    A confirmed citation becomes suspect when the words at either end change.
    """
    _decide("confirm", link, **options)


@decide_command.command("refuse", short_help="Say that a link is wrong.")
@click.argument("link")
@_common
def refuse_command(*, link: str, **options: Any) -> None:
    """Refuse LINK, a citation or a proposed link, with the reason (--reason).

    A refused citation is a finding until it is corrected; a proposed link is not proposed again.
    """
    _decide("refuse", link, **options)


@decide_command.command("read", short_help="Keep the decisions typed into a workbook of the audit.")
@click.argument("file", type=click.Path(path_type=Path))
@_on_option
@_folder_option
@workspace_option
@language_option
def read_command(*, file: Path, on: str | None, decisions: Path, workspace: Path, lang: str | None) -> None:
    """Keep every decision that was typed into FILE, a workbook made with audit --format xlsx.

    What is wrong is told by sheet and cell, and nothing is kept until it is corrected.
    """
    from coomet_graph.cli.decide_read import read_workbook

    day = datetime.now(UTC).astimezone().date() if on is None else _day(on)
    read_workbook(file, day, decisions, workspace, lang)


@decide_command.command("list", short_help="List the decisions of a folder.")
@format_option("table", "csv", "json")
@_folder_option
@workspace_option
@language_option
def list_command(*, format_: str, decisions: Path, workspace: Path, lang: str | None) -> None:
    """List all decisions, the oldest first, and which of them are in force today.

    A table tells the first words of each finding, the other formats all of them.
    """
    from coomet_graph.cli import tables
    from coomet_graph.cli.decide_list import listed, safe_csv

    today = datetime.now(UTC).astimezone().date()
    headings, rows = listed(decisions, workspace, today, lang, whole=format_ != "table")
    written = {"table": tables.as_table, "csv": safe_csv, "json": tables.as_json}[format_]
    write(written(headings, rows), None)


def _decide(
    kind: str, name: str, *, by: str | None, on: str | None, lang: str | None, **options: Any
) -> None:
    from coomet_graph import api
    from coomet_graph.cli.decide_list import KINDS, about, base_of, names_in
    from coomet_graph.cli.tables import harmless

    day = datetime.now(UTC).astimezone().date() if on is None else _day(on)
    done = api.decide(kind, name, _name() if by is None else by, day, **options)
    write(f"{done.path}\n", None)
    if done.is_known:
        told = choose(lang, "Just this is decided already.", "Именно так уже решено.")
    else:
        base = base_of(names_in(options["workspace"]) if done.decision.link else None)
        told = f"{about(done.decision, lang, base)}: {choose(lang, *KINDS[kind])}."
    click.echo(harmless(told), err=True)
    if done.decision.link:
        hint = choose(
            lang,
            f"The graph knows of it after: coomet-graph update --decisions {options['decisions']}",
            f"Граф учтёт это после: coomet-graph update --decisions {options['decisions']}",
        )
        click.echo(harmless(hint), err=True)


def _name() -> str:
    """The name that git knows; empty where there is none."""
    git = shutil.which("git")
    if git is None:
        return ""
    asked = subprocess.run(  # noqa: S603 - git alone, and nothing of what the user gave
        [git, "config", "user.name"], capture_output=True, text=True, check=False, encoding="utf-8"
    )
    return asked.stdout.strip()


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text.strip())
    except ValueError as error:
        raise ParameterError(
            f'"{text}" is no date; write it as 2031-06-02: year, month, day.',
            f"«{text}» — не дата; запишите её так: 2031-06-02 (год, месяц, день).",
        ) from error
