"""Indicators and items that are named without the years of their programme.

An indicator may be of the development programme itself; either may be of the only one that is cited.
"""

from dataclasses import replace

from coomet_graph.documents.model import Document
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.records.identity import programme_key
from coomet_graph.records.model import EntryRecord, ProgrammeHead


def place_bare_indicators(
    document: Document, head: ProgrammeHead, entries: tuple[EntryRecord, ...]
) -> tuple[tuple[EntryRecord, ...], tuple[Finding, ...]]:
    """The entries with every bare indicator or item placed in a programme where only one can be meant."""
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
        for named in entry.citations:
            read = named
            if read.value.start is None:
                kind = "item" if read.value.items else "indicator"
                words = read.value.items[0][1] if read.value.items else read.value.indicators[0].words
                values = {"words": words.text, "entry": entry.notation}
                rule = f"{kind}-without-programme"
                if head.kind == "development" and kind == "indicator":
                    read = replace(read, value=replace(read.value, start=head.start, end=head.end))
                    citations.append(read)
                    continue
                if only is not None:
                    rule = f"{kind}-programme-derived"
                    values["programme"] = programme_key("development", "", *only)
                    read = replace(read, value=replace(read.value, start=only[0], end=only[1]))
                places = words.places(document.file, read.column)
                findings.append(reader_rules()[rule].finding(places=places, values=values))
            citations.append(read)
        told = tuple(citations)
        placed.append(entry if told == entry.citations else replace(entry, citations=told))
    return tuple(placed), tuple(findings)
