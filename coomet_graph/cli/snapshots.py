"""`coomet-graph snapshots`: the builds that are kept, going back to one, and deleting old ones."""

from pathlib import Path

import click

from coomet_graph.cli.options import format_option, language_option, workspace_option, write
from coomet_graph.cli.words import choose


@click.command("snapshots", short_help="List the builds that are kept, or go back to one.")
@click.option("--use", metavar="NAME", help="Make this snapshot current; the start of its name is enough.")
@click.option(
    "--keep", type=click.IntRange(min=1), help="Delete all but the newest so many and the current one."
)
@format_option("table", "csv", "json")
@workspace_option
@language_option
def snapshots_command(
    *, use: str | None, keep: int | None, format_: str, workspace: Path, lang: str | None
) -> None:
    """List the snapshots of the workspace, the newest first.

    Every build is kept as a snapshot that nothing changes; going back is a matter of a moment.
    """
    from coomet_graph import api
    from coomet_graph.cli import tables

    if use is not None:
        api.use_snapshot(use, workspace)
    if keep is not None:
        api.prune_snapshots(keep, workspace)
    headings = [
        choose(lang, "Snapshot", "Снимок"),
        choose(lang, "Made (UTC)", "Создан (UTC)"),
        choose(lang, "Current", "Текущий"),
        choose(lang, "Sources", "Источников"),
    ]
    yes = choose(lang, "yes", "да")
    rows = [
        [
            snapshot.name,
            f"{snapshot.made:%Y-%m-%d %H:%M:%S}",
            yes if snapshot.is_current else "",
            str(len(snapshot.manifest["sources"])),
        ]
        for snapshot in api.snapshots(workspace)
    ]
    written = {"table": tables.as_table, "csv": tables.as_csv, "json": tables.as_json}[format_]
    write(written(headings, rows), None)
