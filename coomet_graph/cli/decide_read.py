"""`coomet-graph decide read`: the decisions that were typed into a workbook of the audit."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coomet_graph.cli.words import choose
from coomet_graph.errors import CoometGraphError, ParameterError

if TYPE_CHECKING:
    from coomet_graph.reports.workbook_decisions import TypedDecision


def read_workbook(file: Path, on: date, decisions: Path, workspace: Path, lang: str | None) -> None:
    """Keep every decision typed into the workbook, and tell of each; faults are told by sheet and cell.

    Nothing is kept while there is a fault: what is corrected in the workbook is read again as a whole. Raises
    UnreadableDocumentError for what is no workbook of ours, ParameterError if there is any fault.
    """
    from coomet_graph.reports.workbook_decisions import read_decisions

    typed, faults = read_decisions(file)
    for fault in faults:
        told = f"{file.name}, {fault.sheet}!{fault.cell}: {choose(lang, fault.text.en, fault.text.ru)}"
        click.echo(told, err=True)
    if faults:
        raise ParameterError(
            f"{file.name}: {len(faults)} cells are not right, and no decision was kept; correct them and "
            "read the workbook again.",
            f"{file.name}: ячеек с ошибками: {len(faults)}; ни одно решение не сохранено. Исправьте их и "
            "прочитайте книгу снова.",
        )
    known = sum(_kept(each, file, on, decisions, workspace) for each in typed)
    click.echo(
        choose(
            lang,
            f"{len(typed)} decisions read, {known} of them known already.",
            f"Прочитано решений: {len(typed)}, из них уже известно: {known}.",
        ),
        err=True,
    )


def _kept(typed: "TypedDecision", file: Path, on: date, decisions: Path, workspace: Path) -> bool:
    """Keep one decision; whether just this was decided already. Raises what went wrong, with its cell."""
    from coomet_graph import api

    # Of an acceptance its last day, of an assignment its body: what else stands in the row says nothing.
    until = typed.until if typed.decision == "accept" else None
    body = typed.body if typed.decision == "assign" else ""
    try:
        done = api.decide(
            typed.decision, typed.number, typed.by, on, reason=typed.reason, until=until, body=body,
            decisions=decisions, workspace=workspace,
        )  # fmt: skip
    except CoometGraphError as error:
        where = f"{file.name}, {typed.sheet}!{typed.cell}"
        raise ParameterError(f"{where}: {error.text.en}", f"{where}: {error.text.ru}") from error
    click.echo(f"{done.path}")
    return bool(done.is_known)
