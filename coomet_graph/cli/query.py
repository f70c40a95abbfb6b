"""`coomet-graph query`: any SPARQL query on the workspace, within limits."""

import sys
from pathlib import Path

import click

from coomet_graph.cli.options import format_option, language_option, output_option, workspace_option, write
from coomet_graph.cli.words import choose
from coomet_graph.errors import QueryError


@click.command("query", short_help="Answer a SPARQL query.")
@click.argument("file", type=click.Path(allow_dash=True))
@format_option("table", "csv", "json", "xml", "turtle")
@output_option
@workspace_option
@language_option
def query_command(file: str, format_: str, output: Path | None, workspace: Path, lang: str | None) -> None:
    """Answer the SPARQL query in FILE, or on standard input if FILE is -.

    The query sees the union of the asserted, inferred, reference and ontology graphs. Nothing outside of them
    is read; an answer is cut after 100,000 rows, and says so.
    """
    from coomet_graph import api
    from coomet_graph.cli import answers

    answer = api.query(_read(file), workspace)
    if format_ == "turtle" and "triples" not in answer:
        raise click.BadParameter("turtle is for CONSTRUCT and DESCRIBE queries", param_hint="--format")
    if format_ == "csv" and "boolean" in answer:
        raise click.BadParameter("csv is for SELECT queries", param_hint="--format")
    if format_ != "turtle" and "triples" in answer:
        format_ = "turtle"
    if format_ == "table":
        write(answers.as_table(answer, lang), output)
    elif format_ == "turtle":
        write(answers.as_turtle(answer), output)
    else:
        write(answers.serialised(answer, format_), output)
    if answer.get("cut"):
        cut = choose(
            lang,
            "The answer was cut; add LIMIT or ask for less.",
            "Ответ обрезан; добавьте LIMIT или запросите меньше.",
        )
        click.echo(cut, err=True)


def _read(file: str) -> str:
    try:
        content = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
        return content.decode("utf-8-sig")
    except (OSError, ValueError) as error:
        detail = getattr(error, "strerror", None) or (
            "not UTF-8" if isinstance(error, UnicodeError) else str(error)
        )
        raise QueryError(
            f"{file}: the query cannot be read ({detail}); give a text file in UTF-8.",
            f"{file}: запрос не читается ({detail}); укажите текстовый файл в UTF-8.",
        ) from error
