"""`coomet-graph export`: the graph to a file."""

from pathlib import Path

import click

from coomet_graph.cli.options import format_option, language_option, output_option, place_options, write


@click.command("export", short_help="Write the graph to a file.")
@format_option("turtle", "trig", "ntriples", "nquads", "jsonld", "rdfxml", "graphml")
@click.option(
    "--with",
    "with_graphs",
    multiple=True,
    type=click.Choice(("inferred", "ontology", "provenance", "decisions", "change", "alternative")),
    help="Graphs to add to the asserted and reference statements.",
)
@output_option
@place_options
@language_option
def export_command(
    *,
    format_: str,
    with_graphs: tuple[str, ...],
    output: Path | None,
    workspace: Path,
    store: str | None,
    lang: str | None,  # noqa: ARG001 - for errors
) -> None:
    """Write the asserted and reference statements in an RDF format; the same graph gives the same bytes."""
    from coomet_graph import api

    write(api.export(format_, workspace, with_graphs, store=store), output)
