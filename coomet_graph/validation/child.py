"""The child process that applies somebody's shapes to somebody's data (`processes.within`)."""

import json
import os
from typing import Any

from pyoxigraph import RdfFormat, parse

from coomet_graph.errors import UnreadableGraphError
from coomet_graph.processes import within
from coomet_graph.validation.foreign import foreign_shapes
from coomet_graph.validation.report import ValidationReport
from coomet_graph.validation.shapes import Shapes
from coomet_graph.validation.telling import facts_of_report, rows_of
from coomet_graph.validation.validator import validate


def main() -> None:
    """Apply what is asked for until nobody asks any more."""
    within.serve(_check)


def _check(task: dict[str, Any]) -> dict[str, Any]:
    report, shapes = check(task)
    with os.fdopen(1, "wb", closefd=False) as out:
        out.writelines(json.dumps(row).encode() + b"\n" for row in rows_of(report))
    return facts_of_report(report, shapes)


def check(task: dict[str, Any]) -> tuple[ValidationReport, Shapes]:
    """What the shapes of a task find in its data. Raises UnreadableGraphError, or QueryError."""
    data, statements = (parse(path=task[name], format=RdfFormat.N_TRIPLES) for name in ("data", "shapes"))
    shapes = foreign_shapes(statements)
    try:
        return validate(data, None, shapes, task["engine"], in_terms=True), shapes
    except RecursionError as error:
        raise UnreadableGraphError(
            "The shapes cannot be applied: they are nested too deeply; write them flatter.",
            "Формы не удалось применить: слишком глубокая вложенность; запишите их с меньшей вложенностью.",
        ) from error
