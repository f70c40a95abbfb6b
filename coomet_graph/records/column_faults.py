"""What is wrong in the columns for basis, indicator, state, project and years: told by cell, in words."""

from collections.abc import Callable, Iterator, Mapping

from coomet_graph.documents.model import Document, Passage
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.records.grammars.codes import find_bare_projects, find_projects
from coomet_graph.records.grammars.found import is_none
from coomet_graph.records.grammars.own_columns import read_basis, read_indicators, read_state
from coomet_graph.records.grammars.terms import Term, parse_term
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.model import Row

# What a cell should hold, by its role, in words.
EXPECTED = {
    role.NUMBER: Text("a number such as 1.2", "номер вида 1.2"),
    role.BASIS: Text("an item of a development programme", "пункт программы развития"),
    role.INDICATOR: Text("an indicator such as Ind-a.1.1", "индикатор вида Ind-a.1.1"),
    role.STATUS: Text("a known state of the work", "известное состояние работы"),
    role.PROJECT: Text("a project number such as 900/BY/31", "номер проекта вида 900/BY/31"),
    role.START: Text("a year", "год"),
    role.END: Text("a year", "год"),
}


def column_faults(document: Document, row: Row, columns: Mapping[str, str]) -> Iterator[Finding]:
    """A finding for all words in such a column that are not what it is for; `columns` has headers by role."""
    for name, expected in EXPECTED.items():
        cell = row.cells.get(name)
        if row.is_heading or not cell:
            continue
        for words in left_over(name, cell):
            values = {"words": words.text, "column": columns.get(name, name), **_named(row)}
            yield reader_rules()["cell-not-understood"].finding(
                places=words.places(document.file, columns.get(name)),
                values={**values, "expected": expected},
            )
    yield from _contradictions(document, row, columns)


def left_over(name: str, cell: Passage) -> tuple[Passage, ...]:
    """The words of a cell that are not what its column is for; of other columns and of a lone dash, none."""
    if name not in _LEFT_OVER or (name != role.NUMBER and is_none(cell)):
        return ()
    return _LEFT_OVER[name](cell)


def _named(row: Row) -> dict[str, str | Text]:
    """What people call a row: its number or that of its whole, else its title."""
    title = row.cells.get(role.TITLE)
    if row.number or row.parent is not None or title is None:
        return {"entry": row.notation}
    return {"entry": Text(f'"{title.text}"', f"«{title.text}»"), "title": title.text}


def year_in(cell: Passage) -> int | None:
    """The year that a cell consists of."""
    term = parse_term(cell)
    if term is None or term.value != Term(term.value.start, term.value.start):
        return None
    return term.value.start


def _not_a_project(cell: Passage) -> tuple[Passage, ...]:
    return tuple(find_bare_projects(cell)) if find_projects(cell) else (cell,)


def _not_a_year(cell: Passage) -> tuple[Passage, ...]:
    return () if year_in(cell) is not None else (cell,)


_LEFT_OVER: dict[str, Callable[[Passage], tuple[Passage, ...]]] = {
    # A number that was understood is no cell of its row.
    role.NUMBER: lambda cell: (cell,),
    role.BASIS: lambda cell: read_basis(cell).left,
    role.INDICATOR: lambda cell: read_indicators(cell).left,
    role.STATUS: lambda cell: read_state(cell).left,
    role.PROJECT: _not_a_project,
    role.START: _not_a_year,
    role.END: _not_a_year,
}


def _contradictions(document: Document, row: Row, columns: Mapping[str, str]) -> Iterator[Finding]:
    words = row.cells.get(role.TERM)
    own = {name: cell for name in (role.START, role.END) if (cell := row.cells.get(name))}
    term = parse_term(words) if words and own else None
    if words is None or term is None:
        return
    stated = {role.START: term.value.start, role.END: term.value.end}
    for name, cell in own.items():
        years = year_in(cell), stated[name]
        if None not in years and len({*years}) > 1:
            values = {"words": cell.text, "term": words.text, **_named(row)}
            yield reader_rules()["years-contradictory"].finding(
                places=cell.places(document.file, columns.get(name)),
                values={**values, "column": columns.get(name, name)},
            )
