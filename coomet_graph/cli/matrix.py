"""`coomet-graph matrix`: which action takes up which item, which body serves which indicator."""

from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coomet_graph.cli.options import format_option, language_option, output_option, place_options, write
from coomet_graph.cli.words import language

if TYPE_CHECKING:
    from coomet_graph.network.matrix import Matrix


@click.command("matrix", short_help="What is linked with what, and what is not.")
@click.option(
    "--by",
    type=click.Choice(("items", "indicators")),
    default="items",
    show_default=True,
    help="Items and the actions that take them up, or indicators and the bodies that serve them.",
)
@click.option("--programme", default=None, help="Only this programme and what it is linked with.")
@click.option("--body", default=None, help="Only what this body performs and what that is linked with.")
@click.option("--year", type=int, default=None, help="Only what is done in this year.")
@format_option("table", "csv", "xlsx", "html", "svg", "png", "json")
@output_option
@place_options
@language_option
def matrix_command(
    *,
    by: str,
    programme: str | None,
    body: str | None,
    year: int | None,
    format_: str,
    output: Path | None,
    workspace: Path,
    store: str | None,
    lang: str | None,
) -> None:
    """Show which action takes up which item, or which body serves which indicator, and what nobody does.

    Holes are told apart: open ones, those that a decision accepts, those that the document itself explains,
    and what cannot be told since the programmes that could fill it have not been read. The CSV has one row
    for each link and each hole; the workbook has sheets for the matrix, links, holes and counts.
    """
    from coomet_graph import api

    found = api.matrix(by, workspace, language(lang), programme=programme, body=body, year=year, store=store)
    write(_written(found, format_), output)


def _written(matrix: "Matrix", format_: str) -> str | bytes:
    import json

    from coomet_graph.network import matrix_rows

    if format_ in ("svg", "png"):
        from coomet_graph.network.matrix_picture import draw_matrix

        return draw_matrix(matrix, format_)
    if format_ == "xlsx":
        from coomet_graph.network.matrix_workbook import to_workbook

        return to_workbook(matrix)
    if format_ == "html":
        from coomet_graph.network.matrix_page import to_page

        return to_page(matrix)
    if format_ == "json":
        return json.dumps(matrix_rows.as_dict(matrix), ensure_ascii=False, indent=1) + "\n"
    return _csv(matrix) if format_ == "csv" else _table(matrix)


def _csv(matrix: "Matrix") -> str:
    from coomet_graph.cli.tables import as_csv, spreadsheet_safe
    from coomet_graph.network.matrix_rows import all_rows

    headings, rows = all_rows(matrix)
    return as_csv(headings, [[spreadsheet_safe(cell) for cell in row] for row in rows])


def _table(matrix: "Matrix") -> str:
    from coomet_graph.cli.tables import as_table, paragraph
    from coomet_graph.network import matrix_rows as told

    headings, rows = told.list_rows(matrix)
    parts = [as_table(headings, list(rows), told.title_of(matrix), (3, 0, 5, 3, 0, 3))]
    quiet = (
        told.together(list(group), matrix) for _, group in groupby(matrix.rows, lambda line: line.programme)
    )
    notes = [told.key_of(matrix), *told.summary(matrix), *(words for found in quiet for words in found)]
    parts += [paragraph(words) for words in notes if words]
    columns = told.column_rows(matrix)
    if columns[1]:
        title = told.NOT_LINKED.in_language(matrix.language)
        parts.append("\n" + as_table(*columns, title, (2, 3, 0, 5, 3)))
    parts.append("\n" + as_table(*told.count_rows(matrix), told.COUNTS.in_language(matrix.language)))
    return "".join(parts)
