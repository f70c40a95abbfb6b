"""Layout of gridless text: the text of a PDF whose table has lost its columns → rows.

The cells of a row follow one another, in the order of the columns, some on one line; blank lines separate
most of them; a page break repeats the header inside a cell. What tells cells apart is grammar: a number opens
an entry, a term follows its title, performers follow the term, the rest is the note.
"""

from dataclasses import dataclass, field

from coomet_graph.documents.model import NOTHING, Document, Passage
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.findings import Finding, reader_rules
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.columns import Header, header_of_text, require_columns
from coomet_graph.records.layouts.gridless_actions import Note, read_actions
from coomet_graph.records.layouts.gridless_projects import read_projects
from coomet_graph.records.layouts.model import Layout, Table
from coomet_graph.records.layouts.parts import is_page_label, is_table_title, under
from coomet_graph.records.layouts.strips import Strip
from coomet_graph.records.lexicon import Lexicon


@dataclass
class _Part:
    """The lines under one header, before they are rows."""

    header: Header
    title: Passage = field(default_factory=Passage)
    strips: list[Strip] = field(default_factory=list)


def lay_out_text(document: Document, lexicon: Lexicon) -> Layout:
    """The rows of the document's tables; raises UnreadableDocumentError if it has no usable header."""
    front, parts, furniture = _split(document)
    if not parts:
        raise UnreadableDocumentError(
            f"{document.file}: no table of a programme was found (no line with column headers such as "
            "Activity, Action, Timeframes, Performers, Note); give a programme's text.",
            f"{document.file}: таблица программы не найдена (нет строки с заголовками столбцов, например "
            "Activity, Action, Timeframes, Performers, Note); укажите текст программы.",
        )
    tables: list[Table] = []
    findings: list[Finding] = []
    for part in parts:
        require_columns(document.file, part.header.words.words[0].line, part.header)
        read = read_projects if role.COORDINATOR in part.header.roles else read_actions
        rows, notes = read(tuple(part.strips), lexicon)
        findings.extend(_told(document, notes))
        tables.append(Table(part.title, part.header.words, part.header.by_role, under(part.title, rows)))
    return Layout(front, tuple(tables), tuple(furniture), tuple(findings))


def _told(document: Document, notes: list[Note]) -> list[Finding]:
    """The notes as findings: lines with several columns all in one, anything else each by itself."""
    fused = [words for rule, words, _ in notes if rule == "columns-fused"]
    told = [
        reader_rules()[rule].finding(
            places=words.places(document.file), values={"_words": words.text, "entry": notation}
        )
        for rule, words, notation in notes
        if rule != "columns-fused"
    ]
    if fused:
        places = [place for words in fused for place in words.places(document.file)]
        values = {"_count": str(len(fused)), "_file": document.file}
        told.append(reader_rules()["columns-fused"].finding(places=places, values=values))
    return told


def _split(document: Document) -> tuple[tuple[Passage, ...], list[_Part], list[Passage]]:
    """Front matter, the tables' lines, and the headers that page breaks repeat."""
    front: list[Passage] = []
    parts: list[_Part] = []
    furniture: list[Passage] = []
    index, previous, broken = 0, 0, False
    lines = document.lines
    while index < len(lines):
        line = lines[index]
        header = header_of_text(lines, index)
        if header is not None:
            furniture.append(header.words)
            index += header.lines
            previous = lines[index - 1].number
            if parts and header.roles == parts[-1].header.roles:
                broken = True
            else:
                parts.append(_Part(header, _table_title(parts)))
            continue
        if parts and is_page_label(line.passage.text):
            # What stands on the next page goes on with the same cell, or opens another one.
            furniture.append(line.passage)
            broken = True
            previous = line.number
            index += 1
            continue
        if parts:
            parts[-1].strips.append(
                Strip(line.passage, after_blank=line.number > previous + 1, after_break=broken)
            )
        else:
            front.append(line.passage)
        broken = False
        previous = line.number
        index += 1
    return tuple(front), parts, furniture


def _table_title(parts: list[_Part]) -> Passage:
    """The lines in capitals right above a second table's header, taken off the table before it."""
    title = NOTHING
    while parts and parts[-1].strips:
        text = parts[-1].strips[-1].words.text
        if not is_table_title(text):
            break
        title = parts[-1].strips.pop().words + title
    return title
