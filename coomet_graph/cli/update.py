"""`coomet-graph update`: changed documents → the graph brought up to date."""

from pathlib import Path

import click

from coomet_graph.cli.options import decisions_option, language_option, tell, workspace_option, write
from coomet_graph.cli.progress import reading_progress
from coomet_graph.cli.words import choose, language


@click.command("update", short_help="Read changed documents and bring the graph up to date.")
@click.argument("sources", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--remove", multiple=True, metavar="SOURCE", help="Identifier of a source to forget (repeatable)."
)
@click.option(
    "--reference",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder of reference tables; without it that of the last build.",
)
@decisions_option
@workspace_option
@language_option
def update_command(
    sources: tuple[Path, ...],
    *,
    remove: tuple[str, ...],
    reference: Path | None,
    decisions: Path | None,
    workspace: Path,
    lang: str | None,
) -> None:
    """Read the documents SOURCES, or those in folders, anew or for the first time; all else stays as it is.

    The result is what a build of all documents would give, at the cost of those that changed. A source that
    cannot be read is told in one line, and what was known of it stays. A document that supersedes another
    (column supersedes of sources.csv) takes its place, and what changed is kept.
    """
    from coomet_graph import api
    from coomet_graph.cli.summary import sources_table

    if not sources and not remove and decisions is None:
        raise click.UsageError(
            choose(
                lang,
                "Give documents to read, --remove or --decisions.",
                "Укажите документы, --remove или --decisions.",
            )
        )
    with reading_progress(lang) as progress:
        done = api.update(sources, remove, workspace, reference, progress, decisions=decisions)
    if done.readings:
        write(sources_table(done.readings, lang), None)
    new = sum(len(change.added) for change in done.changes)
    gone = sum(len(change.removed) for change in done.changes)
    told = choose(lang, f"New facts: {new}, gone: {gone}.", f"Новых фактов: {new}, исчезло: {gone}.")
    tell(told)
    if done.replaced:
        names = ", ".join(done.replaced)
        tell(choose(lang, f"Superseded: {names}.", f"Заменены: {names}."))
    for error in done.errors:
        tell(error.text.in_language(language(lang)))
    if done.errors:
        raise click.exceptions.Exit(2)
