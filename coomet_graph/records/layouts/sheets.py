"""Sheets without a header beside those with tables are told, the louder where rows may be lost."""

from collections.abc import Sequence
from dataclasses import replace

from coomet_graph.documents.model import Document, Line, Passage
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.records.layouts.recognition import Recognised, half_known
from coomet_graph.records.lexicon import Lexicon


def unread_tables(document: Document, found: Sequence[Recognised], lexicon: Lexicon) -> list[Recognised]:
    """What may be a table of the programme on sheets without a recognised header; its rows are not read."""
    sheets: dict[str | None, list[Line]] = {}
    for line in document.lines:
        if line.passage:
            sheets.setdefault(_sheet(line.passage), []).append(line)
    with_header = {_sheet(each.line.passage) for each in found}
    return [
        each
        for sheet, lines in sheets.items()
        if sheet not in with_header
        for each in half_known(replace(document, lines=tuple(lines)), lexicon)
    ]


def without_unread(back: Sequence[Passage], unread: Sequence[Recognised]) -> tuple[Passage, ...]:
    """What stands behind the first table, except on sheets with an unread one: no line of these is used."""
    sheets = {_sheet(each.line.passage) for each in unread}
    return tuple(words for words in back if _sheet(words) not in sheets)


def tell_sheets(document: Document, back: Sequence[Passage], unread: Sequence[Recognised]) -> list[Finding]:
    """A finding for each unread table, and for each sheet behind the first table with text outside tables."""
    rows = {_sheet(each.line.passage): each.line.passage for each in unread}
    texts = {_sheet(words): words for words in reversed(back)}
    return [
        reader_rules()[rule].finding(
            places=words.places(document.file)[:1], values={"words": sheet or words.text}
        )
        for rule, told in (("sheet-not-read", rows), ("sheet-beside-tables", dict(reversed(texts.items()))))
        for sheet, words in told.items()
    ]


def _sheet(words: Passage) -> str | None:
    return words.words[0].spot.sheet
