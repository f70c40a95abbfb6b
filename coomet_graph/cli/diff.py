"""`coomet-graph diff`: what changed between two editions, files or snapshots."""

from pathlib import Path

import click

from coomet_graph.cli.options import (
    format_option,
    language_option,
    output_option,
    workspace_option,
    write,
)
from coomet_graph.cli.words import language


@click.command("diff", short_help="Tell what changed from one edition to another.")
@click.argument("old")
@click.argument("new")
@format_option("text", "html", "json", "turtle")
@output_option
@click.option(
    "--reference",
    type=click.Path(path_type=Path),
    default=None,
    help="Folder of reference tables to read files with instead of COOMET's.",
)
@workspace_option
@language_option
def diff_command(
    old: str,
    new: str,
    *,
    format_: str,
    output: Path | None,
    reference: Path | None,
    workspace: Path,
    lang: str | None,
) -> None:
    """Tell which entries were reworded, renumbered, moved, split, merged, dropped or are new from OLD to NEW.

    Each is a file, the beginning of a snapshot's name, or a programme of the current graph by its key, such
    as wp-tc-4-2021-2023. Where two ways to match entries fit equally well, the change is called doubtful.
    """
    from coomet_graph import api
    from coomet_graph.history.as_json import to_json
    from coomet_graph.history.html import to_html

    differences = api.diff(old, new, workspace, reference)
    spoken = language(lang)
    if format_ == "turtle":
        write(api.change_records(differences), output)
    elif format_ == "json":
        write(to_json(differences), output)
    elif format_ == "html":
        write(to_html(differences, spoken), output)
    else:
        from coomet_graph.cli.tables import harmless
        from coomet_graph.history.text import to_text

        write(harmless(to_text(differences, spoken)), output)
