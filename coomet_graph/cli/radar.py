"""`coomet-graph radar`: what waits for what and for whom, who has how much to do, what will be left."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from coomet_graph.cli.options import format_option, language_option, output_option, place_options, write
from coomet_graph.cli.words import language

if TYPE_CHECKING:
    from coomet_graph.network.radar import Radar


@click.command("radar", short_help="Chains, late work, load, and what will be left.")
@click.option("--programme", default=None, help="Only the works of this programme.")
@click.option("--body", default=None, help="Only what this body performs or joins in.")
@format_option("table", "json", "html", "svg", "png")
@output_option
@place_options
@language_option
def radar_command(
    *,
    programme: str | None,
    body: str | None,
    format_: str,
    output: Path | None,
    workspace: Path,
    store: str | None,
    lang: str | None,
) -> None:
    """Show what waits for what and for whom, who has how much to do, and what will be left.

    That is: chains and circles of works, work that waits on late work, performers without a stand-in, the
    load of each body by year, work left for the next period, and indicators nobody serves.
    """
    from coomet_graph import api

    found = api.radar(workspace, language(lang), programme=programme, body=body, store=store)
    write(_written(found, format_), output)


def _written(radar: "Radar", format_: str) -> str | bytes:
    import json

    from coomet_graph.network.radar_rows import as_dict

    if format_ in ("svg", "png"):
        from coomet_graph.network.radar_picture import draw_radar

        return draw_radar(radar, format_)
    if format_ == "html":
        from coomet_graph.network.radar_page import to_page

        return to_page(radar)
    if format_ == "json":
        return json.dumps(as_dict(radar), ensure_ascii=False, indent=1) + "\n"
    return _table(radar)


def _table(radar: "Radar") -> str:
    from coomet_graph.cli.tables import as_table, paragraph
    from coomet_graph.network.radar_rows import NONE, UNKNOWN, alarms, tables, title_of

    parts = [paragraph(title_of(radar))]
    parts += [paragraph(f"{letter} – {label}") for letter, label in radar.programmes if letter]
    parts += [paragraph(f"{count} {'!' if count else '✓'} {words}") for _, count, words in alarms(radar)]
    for table in tables(radar):
        if table.rows:
            parts.append("\n" + as_table(table.headings, table.rows, table.name))
        else:
            parts.append(f"\n{table.name}: {NONE.in_language(radar.language)}\n")
    if radar.unknown:
        parts.append("\n" + paragraph(UNKNOWN.in_language(radar.language).format(radar.unknown)))
    return "".join(parts)
