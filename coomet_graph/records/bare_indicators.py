"""Indicators and items that are named without the years of their programme.

An indicator may be of the development programme itself; either may be of the only one that is cited.
"""

from collections.abc import Mapping
from dataclasses import replace

from coomet_graph.documents.model import Document, Passage
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.records.identity import programme_key
from coomet_graph.records.layouts import model as role
from coomet_graph.records.model import EntryRecord, ProgrammeHead


def place_bare_indicators(
    document: Document,
    head: ProgrammeHead,
    entries: tuple[EntryRecord, ...],
    rows: Mapping[str, Mapping[str, Passage]],
) -> tuple[tuple[EntryRecord, ...], tuple[Finding, ...]]:
    """The entries with every bare indicator or item placed in a programme where only one can be meant.

    Cells of `rows`, by notation and role, that name others are kept as they are written.
    """
    cited = {
        (read.value.start, read.value.end)
        for entry in entries
        for read in entry.citations
        if read.value.start is not None
    }
    only = next(iter(cited)) if len(cited) == 1 else None
    findings: list[Finding] = []
    placed: list[EntryRecord] = []
    for entry in entries:
        citations = []
        unread = dict(entry.unread)
        for named in entry.citations:
            read = named
            if read.value.start is None:
                kind = "item" if read.value.items else "indicator"
                words = read.value.items[0][1] if read.value.items else read.value.indicators[0].words
                values = {"words": words.text, "entry": entry.notation}
                rule = f"{kind}-without-programme"
                if head.kind == "development" and kind == "indicator":
                    read = read._replace(value=replace(read.value, start=head.start, end=head.end))
                    citations.append(read)
                    continue
                if only is not None:
                    rule = f"{kind}-programme-derived"
                    values["programme"] = programme_key("development", "", *only)
                    read = read._replace(value=replace(read.value, start=only[0], end=only[1]))
                else:
                    name = _own_column(entry, read.column)
                    unread |= {name: rows[entry.notation][name]} if name else {}
                places = words.places(document.file, read.column)
                findings.append(reader_rules()[rule].finding(places=places, values=values))
            citations.append(read)
        told = tuple(citations)
        is_same = told == entry.citations and unread == entry.unread
        placed.append(entry if is_same else replace(entry, citations=told, unread=unread))
    return tuple(placed), tuple(findings)


def _own_column(entry: EntryRecord, header: str | None) -> str | None:
    """The role of a column for nothing but items or indicators; what a note says stays in the note."""
    columns = (name for name in (role.BASIS, role.INDICATOR) if name in entry.columns)
    return next((name for name in columns if entry.columns[name] == header), None)
