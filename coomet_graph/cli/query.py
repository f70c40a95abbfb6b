"""`coomet-graph query`: any SPARQL query on a workspace or a server, within limits."""

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coomet_graph.cli.options import format_option, language_option, output_option, place_options, write
from coomet_graph.cli.words import choose
from coomet_graph.errors import ParameterError, QueryError

if TYPE_CHECKING:
    from coomet_graph.store.limits import Limits


@click.command("query", short_help="Answer a SPARQL query.")
@click.argument("file", type=click.Path(allow_dash=True))
@format_option("table", "csv", "json", "xml", "turtle")
@output_option
@click.option("--seconds", type=click.FloatRange(0, min_open=True), help="Time the query may take (10).")
@click.option("--rows", type=click.IntRange(min=1), help="Rows after which the answer is cut (100,000).")
@click.option("--memory", type=click.IntRange(min=1), metavar="MIB", help="Memory the query may take (1024).")
@place_options
@language_option
def query_command(
    file: str,
    *,
    format_: str,
    output: Path | None,
    seconds: float | None,
    rows: int | None,
    memory: int | None,
    workspace: Path,
    store: str | None,
    lang: str | None,
) -> None:
    """Answer the SPARQL query in FILE, or on standard input if FILE is -.

    The query sees the asserted, inferred, reference and ontology statements together; GRAPH tells them apart.
    Nothing else is read. An answer is cut after 100,000 rows or 50 MB, and says so. A server (--store) has
    limits of its own; COOMET_GRAPH_STORE_SECONDS says how long its answer is waited for.
    """
    from coomet_graph import api
    from coomet_graph.cli import answers

    if store is not None and not seconds is memory is None:
        raise ParameterError(
            "--seconds and --memory are for queries on a workspace; with --store, set "
            "COOMET_GRAPH_STORE_SECONDS.",
            "--seconds и --memory действуют для запросов к рабочей папке; при --store задайте "
            "COOMET_GRAPH_STORE_SECONDS.",
        )
    answer = api.query(_read(file), workspace, _limits(seconds, rows, memory), store=store)
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


def _limits(seconds: float | None, rows: int | None, memory: int | None) -> "Limits":
    """The limits of everybody's queries, changed where the user asks for it."""
    from coomet_graph.store.limits import Limits

    usual = Limits()
    return replace(
        usual,
        seconds=usual.seconds if seconds is None else seconds,
        rows=usual.rows if rows is None else rows,
        memory=usual.memory if memory is None else memory * 2**20,
    )


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
