"""Headers that a page repeats, with the rest of a cut row in their cells: no line is printed between them."""

from collections.abc import Iterator
from dataclasses import replace

from coomet_graph.documents.model import NOTHING, Document, Line
from coomet_graph.records.layouts.columns import header_of_cells


def with_rests_parted(document: Document) -> Document:
    """The document with every such line as two: the header, and what stands below it."""
    lines = tuple(_parted(document))
    return document if len(lines) == len(document.lines) else replace(document, lines=lines)


def _parted(document: Document) -> Iterator[Line]:
    header: Line | None = None
    for line in document.lines:
        if header is not None and _repeats(line, header):
            pairs = [(cell, len(named.text)) for cell, named in zip(line.cells, header.cells, strict=True)]
            repeated = tuple(cell.cut(0, end) for cell, end in pairs)
            # Behind the space that follows the words of the header.
            rest = tuple(cell.cut(end + 1) if len(cell.text) > end else NOTHING for cell, end in pairs)
            yield Line(line.number, repeated)
            yield Line(min(cell.words[0].line for cell in rest if cell), rest)
            continue
        if header_of_cells(line) is not None:
            header = line
        yield line


def _repeats(line: Line, header: Line) -> bool:
    """Whether each cell begins with the words of the header, and some go on with others on lines below."""
    if len(line.cells) != len(header.cells):
        return False
    for cell, named in zip(line.cells, header.cells, strict=True):
        if cell.text != named.text and not (named and cell.text.startswith(f"{named.text} ")):
            return False
    longer = [cell for cell, named in zip(line.cells, header.cells, strict=True) if cell.text != named.text]
    return bool(longer) and all(cell.words[-1].line > line.number for cell in longer)
