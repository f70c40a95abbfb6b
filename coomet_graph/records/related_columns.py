"""Basis, indicators, state and years in columns of their own, as the same records that sentences give."""

from dataclasses import replace

from coomet_graph.documents.model import NOTHING, Passage
from coomet_graph.records.column_faults import year_in
from coomet_graph.records.grammars.citations import Citation
from coomet_graph.records.grammars.own_columns import read_basis, read_indicators, read_state
from coomet_graph.records.grammars.status import Status
from coomet_graph.records.grammars.terms import Term, parse_term
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.model import Row, Table
from coomet_graph.records.model import Read

Years = tuple[Read[int] | None, Read[int] | None]


def citations_of(row: Row, table: Table, running: tuple[Read[Citation], ...]) -> tuple[Read[Citation], ...]:
    """The citations of title and note, and of the columns; indicators belong to the basis beside them."""
    if role.BASIS not in row.cells and role.INDICATOR not in row.cells:
        return running
    column = table.columns.get(role.BASIS)
    own = tuple(Read(item.value, item.words, column) for item in read_basis(_cell(row, role.BASIS)).items)
    column = table.columns.get(role.INDICATOR)
    named = tuple(
        replace(item.value, column=column) for item in read_indicators(_cell(row, role.INDICATOR)).items
    )
    all_ = (*running, *own)
    if not named:
        return all_
    based = [read for read in own or running if read.value.items]
    if len(based) == 1:
        whole = replace(based[0].value, indicators=(*based[0].value.indicators, *named))
        return tuple(read._replace(value=whole) if read is based[0] else read for read in all_)
    years = {(read.value.start, read.value.end) for read in based}
    if len(years) == 1:
        # As in a sentence, indicators after several items belong to them together.
        together = Citation(*next(iter(years)), (), named, NOTHING)
        return (*all_, Read(together, _cell(row, role.INDICATOR), column))
    alone = (Read(Citation(None, None, (), (each,), NOTHING), each.words, column) for each in named)
    return (*all_, *alone)


def statuses_of(row: Row, table: Table) -> tuple[Read[Status], ...]:
    """The states in their column."""
    column = table.columns.get(role.STATUS)
    return tuple(Read(item.value, item.words, column) for item in read_state(_cell(row, role.STATUS)).items)


def term_of(row: Row, table: Table) -> tuple[Read[Term] | None, Years]:
    """The term, and those of its years that stand in columns of their own and do not contradict it."""
    words = _cell(row, role.TERM)
    parsed = parse_term(words)
    stated = None if parsed is None else Read(parsed.value, words, table.columns.get(role.TERM))
    term = Term() if stated is None else stated.value
    start, end = (_year(row, table, name) for name in (role.START, role.END))
    start = start if start is not None and term.start in (None, start.value) else None
    end = end if end is not None and term.end in (None, end.value) else None
    if start is None and end is None:
        return stated, (None, None)
    whole = replace(
        term,
        start=start.value if start is not None else term.start,
        end=end.value if end is not None else term.end,
    )
    if stated is None:
        own = [read for read in (start, end) if read is not None]
        joined = Passage(tuple(word for read in own for word in read.words.words))
        stated = Read(whole, joined, own[0].column if len(own) == 1 else None)
    return stated._replace(value=whole), (start, end)


def _year(row: Row, table: Table, name: str) -> Read[int] | None:
    words = _cell(row, name)
    year = year_in(words) if words else None
    return None if year is None else Read(year, words, table.columns.get(name))


def _cell(row: Row, name: str) -> Passage:
    return row.cells.get(name, NOTHING)
