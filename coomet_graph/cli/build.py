"""`coomet-graph build`: documents → graph in the workspace."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coomet_graph.cli.options import decisions_option, language_option, tell, workspace_option, write
from coomet_graph.cli.progress import reading_progress
from coomet_graph.cli.words import choose, language

if TYPE_CHECKING:
    from coomet_graph.reasoning import Engine


@click.command("build", short_help="Read documents and build the graph.")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option("--report", is_flag=True, help="List what became of every line of every source.")
@click.option(
    "--base", default=None, metavar="IRI", help="Base address of the graph's own IRIs, ending in a slash."
)
@click.option(
    "--reference",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder of reference tables (bodies, countries, names …) to use instead of COOMET's.",
)
@click.option(
    "--engine",
    type=click.Choice(("sparql", "owlrl")),
    default="sparql",
    show_default=True,
    help="Engine of inference; owlrl is the reference, and slow.",
)
@click.option(
    "--mapping",
    type=click.Path(path_type=Path),
    default=None,
    help="Mapping file that says what the columns of the one source are; it is kept beside the source.",
)
@decisions_option
@workspace_option
@language_option
def build_command(
    sources: tuple[Path, ...],
    *,
    report: bool,
    base: str | None,
    reference: Path | None,
    engine: "Engine",
    mapping: Path | None,
    decisions: Path | None,
    workspace: Path,
    lang: str | None,
) -> None:
    """Read programme documents (without any: the two bundled ones) and build the graph in the workspace.

    SOURCES are files, or folders of files: Word, PDF, Excel, OpenDocument, CSV, HTML or text.

    A source that cannot be read is told in one line; the others are read. The last good graph stays until the
    new one is complete.
    """
    from coomet_graph import api
    from coomet_graph.cli.summary import account_table, build_table

    with reading_progress(lang) as progress:
        built = api.build(
            sources,
            workspace,
            base,
            reference,
            progress,
            engine=engine,
            mapping=mapping,
            decisions=decisions,
        )
    write(build_table(built, lang), None)
    if report:
        for reading in built.readings:
            write(account_table(reading, lang), None)
    for error in built.errors:
        tell(error.text.in_language(language(lang)))
    tell(choose(lang, f"The graph is in {workspace}.", f"Граф сохранён в {workspace}."))
    if built.errors:
        raise click.exceptions.Exit(2)
