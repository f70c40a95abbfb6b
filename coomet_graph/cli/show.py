"""`coomet-graph show`: everything about one thing, with the words behind it."""

from pathlib import Path

import click

from coomet_graph.cli.options import format_option, language_option, output_option, place_options, write
from coomet_graph.cli.words import choose, count_of, language


@click.command("show", short_help="Everything about one thing, with its evidence.")
@click.argument("thing", required=False)
@click.option("--list", "kind", metavar="KIND", help="List all things of a kind: body, programme, project …")
@click.option(
    "--picture",
    type=click.Path(path_type=Path),
    default=None,
    help="Draw the thing and its neighbours into this .svg or .png file.",
)
@format_option("table", "json")
@output_option
@place_options
@language_option
def show_command(
    thing: str | None,
    *,
    kind: str | None,
    picture: Path | None,
    format_: str,
    output: Path | None,
    workspace: Path,
    store: str | None,
    lang: str | None,
) -> None:
    """Show everything about THING: a number (1.7.2), a code (900/BY-a/31), a name (TC 4) or an IRI."""
    from coomet_graph import api
    from coomet_graph.cli.descriptions import as_json, as_text

    if kind is not None and thing is None and picture is None:
        _list(api.things(kind, workspace, language(lang), store=store), format_, output, lang)
        return
    if thing is None or kind is not None:
        raise click.UsageError(
            choose(
                lang, "Give a THING, or --list with a kind.", "Укажите объект или --list с видом объектов."
            )
        )
    if picture is not None:
        suffix = picture.suffix.lower().removeprefix(".")
        if suffix not in ("svg", "png"):
            raise click.BadParameter("a file name ending in .svg or .png is needed", param_hint="--picture")
        write(api.picture(thing, workspace, language(lang), suffix, store=store), picture)
        click.echo(choose(lang, f"The picture is in {picture}.", f"Рисунок сохранён в {picture}."), err=True)
        return
    described = api.show(thing, workspace, language(lang), store=store)
    write(as_json(described) if format_ == "json" else as_text(described, lang), output)


def _list(told: list[tuple[str, str, str]], format_: str, output: Path | None, lang: str | None) -> None:
    from coomet_graph.cli import tables

    headings = [
        choose(lang, "Name", "Название"),
        choose(lang, "Title", "Полное название"),
        # What `show` takes where several things have one name.
        choose(lang, "Address", "Адрес"),
    ]
    if format_ == "json":
        write(tables.as_json(["name", "title", "address"], told), output)
    else:
        write(tables.as_table(headings, told) + count_of(lang, len(told), "row") + "\n", output)
