"""`coomet-graph questions` and `coomet-graph ask`."""

from pathlib import Path

import click

from coomet_graph.cli.options import format_option, language_option, output_option, place_options, write
from coomet_graph.cli.words import choose, count_of, language


@click.command("questions", short_help="List the named questions.")
@language_option
def questions_command(lang: str | None) -> None:
    """List the questions that can be asked, with their parameters."""
    from coomet_graph import api
    from coomet_graph.cli.tables import as_table

    rows = []
    for card in api.questions():
        parameters = [
            f"{p.name}={p.example!r}"
            + ("" if p.required else choose(lang, " (optional)", " (необязательно)"))
            for p in card.parameters
        ]
        rows.append([card.name, card.title.in_language(language(lang)), "\n".join(parameters)])
    headings = [
        choose(lang, "Name", "Имя"),
        choose(lang, "Question", "Вопрос"),
        choose(lang, "Parameters", "Параметры"),
    ]
    write(as_table(headings, rows), None)


@click.command("ask", short_help="Answer a named question.")
@click.argument("name")
@click.option("--param", "params", multiple=True, metavar="KEY=VALUE", help="A parameter of the question.")
@format_option("table", "csv", "json")
@output_option
@place_options
@language_option
def ask_command(
    name: str,
    *,
    params: tuple[str, ...],
    format_: str,
    output: Path | None,
    workspace: Path,
    store: str | None,
    lang: str | None,
) -> None:
    """Answer the question NAME; `coomet-graph questions` lists the names."""
    from coomet_graph import api
    from coomet_graph.cli.tables import as_csv, as_json, as_table, spreadsheet_safe

    answer = api.ask(name, parameters_of(params), workspace, language(lang), store=store)
    rows = answer.table(language(lang))
    if format_ == "csv":
        # A report for spreadsheets; `query --format csv` gives the exact W3C form.
        safe = [[spreadsheet_safe(cell) for cell in row] for row in rows]
        write(as_csv(answer.headings(language(lang)), safe), output)
    elif format_ == "json":
        write(as_json(list(answer.columns), rows), output)
    else:
        title = answer.card.title.in_language(language(lang))
        count = count_of(lang, len(rows), "row")
        write(as_table(answer.headings(language(lang)), rows, title) + count + "\n", output)


def parameters_of(params: tuple[str, ...]) -> dict[str, str]:
    """What was given as KEY=VALUE. Raises BadParameter."""
    given: dict[str, str] = {}
    for param in params:
        key, equals, value = param.partition("=")
        if not equals:
            raise click.BadParameter(f'KEY=VALUE is needed, not "{param}"', param_hint="--param")
        given[key.strip()] = value.strip()
    return given
