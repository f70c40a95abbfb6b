"""`coomet-graph publish`: the current snapshot → a SPARQL server."""

from pathlib import Path

import click

from coomet_graph.cli.options import language_option, store_option, workspace_option, write
from coomet_graph.cli.words import choose, count_of


@click.command("publish", short_help="Put the graph on a SPARQL server.")
@store_option("SPARQL server to put the graph on.", required=True)
@workspace_option
@language_option
def publish_command(*, store: str, workspace: Path, lang: str | None) -> None:
    """Put the current snapshot on a server; what was published there before becomes the same.

    Only graphs whose names begin as those of the snapshot are written, and only where something changed.
    Who may write comes from COOMET_GRAPH_STORE_USER and _PASSWORD, or COOMET_GRAPH_STORE_TOKEN.
    """
    from coomet_graph import api
    from coomet_graph.cli.tables import as_table

    done = api.publish(store, workspace)
    headings = [
        choose(lang, "Graph", "Граф"),
        choose(lang, "Statements", "Утверждений"),
        choose(lang, "New", "Новых"),
        choose(lang, "Gone", "Исчезло"),
    ]
    rows = [[each.graph, str(each.statements), str(each.added), str(each.removed)] for each in done]
    write(as_table(headings, rows, choose(lang, "What was published", "Что опубликовано")), None)
    graphs, statements = sum(each.statements > 0 for each in done), sum(each.statements for each in done)
    told = f"{count_of(lang, graphs, 'graph')}, {count_of(lang, statements, 'statement')}"
    said = choose(
        lang,
        f"Published: {told}; at {store}.",
        f"Опубликовано: {told}; адрес: {store}.",
    )
    click.echo(said, err=True)
