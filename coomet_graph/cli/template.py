"""`coomet-graph template`: a workbook to fill in."""

from pathlib import Path

import click

from coomet_graph.cli.options import language_option, place_options, write
from coomet_graph.cli.words import language


@click.command("template", short_help="A workbook for a new programme.")
@click.argument("kind", type=click.Choice(("work-programme", "development-programme")))
@click.option(
    "--from",
    "programme",
    default=None,
    metavar="PROGRAMME",
    help="Programme of the graph whose rows to put in (wp-tc-4-2021-2023).",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="Workbook (.xlsx) to write.",
)
@place_options
@language_option
def template_command(
    kind: str,
    *,
    programme: str | None,
    output: Path,
    workspace: Path,
    store: str | None,
    lang: str | None,
) -> None:
    """Write a workbook whose lists offer the bodies, terms, items, indicators and states of the graph.

    Filled in, it is a source like any other: build and update read it, and faults are told by sheet and cell.
    """
    from coomet_graph import api

    write(api.template(kind, workspace, programme, language(lang), store=store), output)
