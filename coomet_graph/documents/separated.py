"""Separated values: CSV, and tab-separated text with quoted line breaks. Lines are those of the file."""

import csv
import re
from collections import Counter
from dataclasses import replace
from io import StringIO
from itertools import islice

from coomet_graph.documents.encodings import Decoded
from coomet_graph.documents.flow import Flow, Mark
from coomet_graph.documents.grid import Block, Cell, Paragraph, Row, Table
from coomet_graph.documents.model import Document
from coomet_graph.documents.refusals import refusal

_SEPARATORS = ";,\t"
_SAMPLE = 500
# How many of the rows must have the usual number of cells, for a text to be separated values.
_MOST = 0.8
_ANNOUNCED = re.compile(r"sep=(.)\n", re.IGNORECASE)
# Within bounds, so that a text full of quotation marks is not read to its end from each of them.
_QUOTED_LINE_END = re.compile(r'(?:^|\t)"(?:[^"\n]|""){0,2000}+\n(?:[^"]|""){0,2000}+"(?=\t|$)', re.MULTILINE)


def separator_of(text: str, *, is_expected: bool) -> str | None:
    """What separates the values of a text, or None if it is lines of text, or of tabs and nothing more.

    Without being expected, values must be in columns beyond doubt.
    """
    announced = _ANNOUNCED.match(text)
    if announced:
        return announced[1]
    candidates = _SEPARATORS
    if "\t" in text and not is_expected:
        candidates = "\t" if _QUOTED_LINE_END.search(text) else ""
    best = max(((_fit(text, each), each) for each in candidates), default=((0.0, 0), ""))
    (share, columns), separator = best
    if columns < (2 if is_expected else 3) or (share < _MOST and not is_expected):
        return None
    return None if separator == "\t" and not _QUOTED_LINE_END.search(text) else separator


def read_separated(file: str, content: bytes, decoded: Decoded, separator: str) -> Document:
    """The rows of the text; raises UnreadableDocumentError if its quotation marks do not match."""
    flow = Flow(file, content)
    blocks: list[Block] = []
    announced = _ANNOUNCED.match(decoded.text)
    skipped = 1 if announced else 0
    reader = csv.reader(
        StringIO(decoded.text[announced.end() :] if announced else decoded.text, newline="\n"),
        delimiter=separator,
        strict=True,
    )
    line = skipped + 1
    try:
        for values in reader:
            row = _row(flow, values, line)
            line = skipped + reader.line_num + 1
            if len(row.cells) == 1:
                blocks += row.cells[0].blocks
            elif blocks and isinstance(blocks[-1], Table):
                blocks[-1].rows.append(row)
            else:
                blocks.append(Table([row]))
    except csv.Error as error:
        raise refusal(
            file,
            f"from line {line} on, the values cannot be told apart ({error}); "
            'write a quotation mark inside of a value twice ("")',
            f"начиная со строки {line} значения нельзя разделить ({error}); "
            'кавычку внутри значения пишите дважды ("")',
        ) from error
    flow.add(blocks)
    document = flow.document()
    return replace(document, findings=decoded.findings(file, document.lines))


def _row(flow: Flow, values: list[str], line: int) -> Row:
    row = Row(line)
    for value in values:
        parts = value.split("\n")
        pieces = [(part + "\n", line + offset, Mark.NONE) for offset, part in enumerate(parts)]
        row.cells.append(Cell([Paragraph(line, flow.read(pieces))]))
        line += len(parts) - 1
    return row


def _fit(text: str, separator: str) -> tuple[float, int]:
    """How many of the rows have the most common number of cells, if more than one, and that number."""
    counts: Counter[int] = Counter()
    try:
        for row in islice(
            csv.reader(StringIO(text, newline="\n"), delimiter=separator, strict=True), _SAMPLE
        ):
            if any(value.strip() for value in row):
                counts[len(row)] += 1
    except csv.Error:
        # Something at the end of the sample may not fit; what was counted before does.
        pass
    several = [(times, columns) for columns, times in counts.items() if columns > 1]
    times, columns = max(several, default=(0, 0))
    return (times / counts.total() if columns else 0.0), columns
