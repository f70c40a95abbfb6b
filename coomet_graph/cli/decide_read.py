"""`coomet-graph decide read`: the decisions that were typed into a workbook of the audit."""

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from coomet_graph.cli.tables import harmless
from coomet_graph.cli.words import choose
from coomet_graph.errors import ParameterError
from coomet_graph.plurals import counted

if TYPE_CHECKING:
    from coomet_graph.pipeline.deciding import Decided


def read_workbook(file: Path, on: date, decisions: Path, workspace: Path, lang: str | None) -> None:
    """Keep every decision typed into the workbook, and tell of each; faults are told by sheet and cell.

    Nothing is kept while there is a fault: what is corrected in the workbook is read again as a whole. Raises
    UnreadableDocumentError for what is no workbook of ours, ParameterError if there is any fault.
    """
    from coomet_graph import api
    from coomet_graph.reports.workbook_apart import read_decisions_apart

    typed, faults = read_decisions_apart(file)
    decided: tuple[Decided, ...] = ()
    if not faults:
        decided, faults = api.decide_typed(typed, on, decisions, workspace)
    for fault in faults:
        told = f"{file.name}, {fault.sheet}!{fault.cell}: {choose(lang, fault.text.en, fault.text.ru)}"
        click.echo(harmless(told), err=True)
    if faults:
        cells, cells_ru = (counted(len(faults), each, "cell") for each in ("en", "ru"))
        raise ParameterError(
            f"{file.name}: something is wrong in {cells}, and no decision was kept; correct it and read the "
            "workbook again.",
            f"{file.name}: с ошибками {cells_ru}, и ни одно решение не сохранено; исправьте их и прочитайте "
            "книгу снова.",
        )
    for each in decided:
        click.echo(f"{each.path}")
        if each.since is not None:
            number, by, day = each.decision.number, each.since.by, each.since.on.isoformat()
            told = choose(
                lang,
                f"{number}: decided otherwise since, by {by} on {day}; that stays. Who means it anew says so "
                "with decide.",
                f"{number}: с тех пор решено иначе ({by}, {day}), и это остаётся в силе. Чтобы решить "
                "заново, используйте decide.",
            )
            click.echo(harmless(told), err=True)
    known = sum(each.is_known for each in decided)
    click.echo(
        choose(
            lang,
            f"{counted(len(decided), 'en', 'decision')} read, {known} of them known already.",
            f"Прочитано: {counted(len(decided), 'ru', 'decision')}; из них уже известно: {known}.",
        ),
        err=True,
    )
