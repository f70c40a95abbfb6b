"""The trace matrix as one HTML page that needs no network, no script and no colour."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from itertools import groupby
from typing import Any

from jinja2 import Environment, StrictUndefined

from coomet_graph.errors import Text
from coomet_graph.network.matrix import By, Line, Link, Matrix
from coomet_graph.network.matrix_rows import (
    COUNTS,
    NAMES,
    NOT_LINKED,
    SIGNS,
    STATES,
    count_rows,
    hole_rows,
    is_quiet,
    link_rows,
    number_of,
    programme_of,
    summary,
    title_of,
    together,
)
from coomet_graph.network.matrix_standing import MARKS, TOLD, Standing
from coomet_graph.store.names import shortened

_HEAD = 60
_TEXTS = {"holes": NOT_LINKED, "counts": COUNTS, "links": Text("Links and their words", "Ссылки и их слова")}


def to_page(matrix: Matrix) -> str:
    """A self-contained page; each link leads to its words. Raises ParameterError if it would be too large."""
    matrix.check_size()
    language = matrix.language
    environment = Environment(
        autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    source = (resources.files("coomet_graph.network") / "matrix.html.j2").read_text("utf-8")
    targets = _targets(matrix)
    texts = {name: text.in_language(language) for name, text in _TEXTS.items()}
    return environment.from_string(source).render(
        language=language,
        title=title_of(matrix),
        summary=summary(matrix),
        t=texts,
        key=[(SIGNS[state], STATES[state].in_language(language)) for state in _there(matrix)],
        corner=NAMES[matrix.by][0].in_language(language),
        upwards=matrix.by is By.ITEMS,
        columns=[{**_shown(line, matrix), "title": shortened(line.title, _HEAD)} for line in matrix.columns],
        groups=[
            (
                programme_of(matrix, lines[0]),
                [
                    {**_shown(line, matrix), "cells": _cells(line, matrix, targets)}
                    for line in lines
                    if not is_quiet(line)
                ],
                together(lines, matrix),
            )
            for _, group in groupby(matrix.rows, lambda line: line.programme)
            if (lines := list(group))
        ],
        lists=[
            ("holes", texts["holes"], *hole_rows(matrix)),
            ("counts", texts["counts"], *count_rows(matrix)),
            ("links", texts["links"], *link_rows(matrix)),
        ],
    )


def _there(matrix: Matrix) -> list[str]:
    found = {link.state for links in matrix.cells.values() for link in links}
    return [state for state in SIGNS if state in found]


def _shown(line: Line, matrix: Matrix) -> dict[str, str]:
    is_linked = line.standing is Standing.LINKED
    told = "" if is_linked else f"{TOLD[line.standing].in_language(matrix.language)}: {line.reason}"
    return {
        "number": line.number,
        "title": line.title,
        "standing": line.standing.value,
        "mark": MARKS.get(line.standing, ""),
        "told": told,
    }


def _targets(matrix: Matrix) -> dict[tuple[str, str], int]:
    """Where the links of each cell begin in the list of links, counted from 1."""
    rows = {line.iri: at for at, line in enumerate(matrix.rows)}
    columns = {line.iri: at for at, line in enumerate(matrix.columns)}
    found, at = {}, 1
    for cell in sorted(matrix.cells, key=lambda cell: (rows[cell[0]], columns[cell[1]])):
        found[cell] = at
        at += len(matrix.cells[cell])
    return found


def _cells(line: Line, matrix: Matrix, targets: Mapping[tuple[str, str], int]) -> list[dict[str, Any] | None]:
    return [
        _cell(links, matrix, targets[line.iri, column.iri])
        if (links := matrix.cells.get((line.iri, column.iri)))
        else None
        for column in matrix.columns
    ]


def _cell(links: tuple[Link, ...], matrix: Matrix, target: int) -> dict[str, Any]:
    worst = max((link.state for link in links), key=list(SIGNS).index)
    words = "".join(dict.fromkeys(SIGNS[link.state] for link in links))
    if matrix.by is By.INDICATORS:
        words = ", ".join(dict.fromkeys(f"{number_of(matrix, x.action)} {SIGNS[x.state]}" for x in links))
    return {
        "state": worst,
        "words": words,
        "told": STATES[worst].in_language(matrix.language),
        "target": target,
    }
