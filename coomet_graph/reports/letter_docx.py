"""The letter as a Word document (.docx): A4, real headings, contents filled in, each text in its language."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import count
from typing import BinaryIO

from docx.document import Document as Letterhead
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from coomet_graph.audit import AuditReport
from coomet_graph.reports import docx_parts as parts
from coomet_graph.reports.background import Background
from coomet_graph.reports.letter import Chapter, Item, Letter, Section
from coomet_graph.reports.quotations import Quotation, Side

_WIDTH = 17.0
_BOX = "☐"
_GAP = "_" * 18


def write(report: AuditReport, language: str, stream: BinaryIO, background: Background) -> None:
    """Write the document; raises OSError if the stream cannot be written."""
    letter = Letter(report, language, background)
    document = parts.blank(letter.say("title"), language)
    parts.header_and_footer(document, letter.say("title"), letter.say("page"), letter.say("of"))
    _Writer(document, letter).letter(background.coverage(language, "png"))
    # The library writes a package as a whole, and wants to go back in it.
    whole = BytesIO()
    document.save(whole)
    stream.write(whole.getvalue())


class _Writer:
    def __init__(self, document: Letterhead, letter: Letter) -> None:
        self._document, self._letter = document, letter
        self._say = letter.say
        self._bookmarks = count(1)

    def letter(self, picture: bytes | None) -> None:
        """Everything, from the head to the signature."""
        letter = self._letter
        self._head()
        self._contents(picture is not None)
        self._heading(self._say("summary"), 1, "summary")
        self._paragraph(letter.summary())
        self._numbers(
            self._say("levels"),
            [self._say("level"), *letter.states, self._say("all")],
            ([level, *map(str, states), str(number)] for level, states, number in letter.levels),
        )
        if letter.bodies:
            self._numbers(
                self._say("bodies"),
                [self._say("body"), *(level for level, _, _ in letter.levels)],
                ([body or self._say("unknown"), *map(str, counts)] for body, counts in letter.bodies),
            )
        if picture is not None:
            self._heading(self._say("picture"), 1, "coverage")
            self._paragraph(self._say("picture_text"))
            parts.picture(self._document, picture, Cm(_WIDTH), Cm(22), self._say("picture_text"))
        for chapter in letter.chapters:
            self._chapter(chapter)
        self._heading(self._say("rules"), 1, "rules")
        self._paragraph(self._say("rules_text"))
        names = [self._say(name) for name in ("rule", "level", "looked", "found")]
        rows = ([title, level, str(looked), str(found)] for title, level, looked, found, _ in letter.checks)
        self._table(names, (9.2, 4.0, 2.1, 1.7), rows)
        signed = [f"{self._say(name)}: {_GAP}" for name in ("name", "signature", "date")]
        self._paragraph("   ".join(signed)).paragraph_format.space_before = Pt(24)

    def _head(self) -> None:
        letter = self._letter
        self._document.add_paragraph(parts.fit(self._say("title")), style="Title")
        self._document.add_paragraph(parts.fit(self._say("subtitle")), style="Subtitle")
        self._named(self._say("to"), ", ".join(letter.to))
        if letter.programmes:
            self._named(self._say("about"), "; ".join(letter.programmes))
        self._named(self._say("date"), _GAP)
        self._paragraph(self._say("intro"))

    def _contents(self, has_picture: bool) -> None:
        entries = [(1, self._say("summary"), "summary")]
        entries += [(1, self._say("picture"), "coverage")] if has_picture else []
        for chapter in self._letter.chapters:
            entries.append((1, f"{chapter.title} ({chapter.found})", chapter.anchor))
            if len(chapter.contents) > 1:
                entries += [(2, f"{title} ({count})", anchor) for anchor, title, count in chapter.contents]
        entries.append((1, self._say("rules"), "rules"))
        self._document.add_paragraph(parts.fit(self._say("contents")), style="TOC Heading")
        parts.contents(self._document, entries)

    def _chapter(self, chapter: Chapter) -> None:
        self._heading(f"{chapter.title} ({chapter.found})", 1, chapter.anchor)
        if chapter.text:
            self._paragraph(chapter.text)
        for section in chapter.sections:
            if len(chapter.contents) > 1:
                self._heading(f"{section.title} ({section.found})", 2, section.anchor)
            if section.todo:
                self._named(self._say("todo"), section.todo).paragraph_format.keep_with_next = True
            if chapter.is_table:
                self._in_short(section)
            else:
                for item in section.items:
                    self._finding(item)

    def _in_short(self, section: Section) -> None:
        names = [self._say(name) for name in ("number", "finding", "words")]
        table = self._table(names, (2.1, 7.9, 7.0), ())
        for item in section.items:
            number, told, words = parts.add_row(table)
            self._into(number, f"{item.order}." if item.order else "–")
            self._small(number, item.number)
            self._into(told, item.message)
            for line in (*item.suggestions, *item.history):
                self._small(told, f"→ {line}")
            for side in item.sides:
                for quotation in side.quotations:
                    self._quoted(words, quotation)
                if side.note:
                    self._small(words, side.note)
        parts.settle(table)

    def _finding(self, item: Item) -> None:
        head = parts.styled(self._document.add_paragraph(), "Finding")
        head.add_run(parts.fit(f"{item.order}. {item.level} ({item.state})"))
        sign = head.add_run(f"   {item.number}")
        sign.bold, sign.font.size = False, Pt(8)
        self._paragraph(item.message).paragraph_format.keep_with_next = True
        self._named(self._say("body"), item.body).paragraph_format.keep_with_next = True
        if item.sides:
            self._sides(item.sides)
        below = [self._named(self._say("suggestion"), suggestion) for suggestion in item.suggestions]
        below += [self._named(self._say("reason"), item.reason)] if item.reason else []
        below += [self._paragraph("; ".join(item.history))] if item.history else []
        if not item.accepted:
            for paragraph in below:
                paragraph.paragraph_format.keep_with_next = True
            self._decision()

    def _sides(self, sides: Sequence[Side]) -> None:
        table = self._table([side.heading for side in sides], (_WIDTH / len(sides),) * len(sides), ())
        for side, cell in zip(sides, parts.add_row(table), strict=True):
            for quotation in side.quotations:
                self._quoted(cell, quotation)
                for line, is_own in _lines(quotation):
                    self._small(cell, line, language=quotation.language, is_own=is_own)
                if quotation.note:
                    self._small(cell, quotation.note)
            if side.note:
                self._into(cell, side.note)
        parts.settle(table, keep=True)

    def _decision(self) -> None:
        table = parts.frame(self._document, Cm(_WIDTH))
        say = self._say
        boxes = f"{_BOX} {say('accept')}   {_BOX} {say('correct')}   {_BOX} {say('assign')}: {_GAP}"
        cell = table.cell(0, 0)
        self._into(cell, f"{say('decision')}:   {boxes}")
        self._into(cell, f"{say('name')}: {_GAP}   {say('date')}: {_GAP}")
        parts.settle(table)

    def _quoted(self, cell: _Cell, quotation: Quotation) -> None:
        paragraph = self._into(cell, "")
        opening, closing = self._say("quotes").split("|")
        words = f"{opening}{quotation.words}{closing}"
        parts.run(paragraph, words, language=quotation.language).bold = True
        self._small(cell, quotation.where)

    def _numbers(self, title: str, names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
        caption = self._paragraph(title)
        caption.runs[0].bold = True
        caption.paragraph_format.space_before = Pt(10)
        caption.paragraph_format.keep_with_next = True
        first = 5.0
        widths = (first, *[(_WIDTH - first) / (len(names) - 1)] * (len(names) - 1))
        self._table(names, widths, rows)

    def _table(self, names: Sequence[str], widths: Sequence[float], rows: Iterable[Sequence[str]]) -> Table:
        table = parts.table(self._document, [Cm(width) for width in widths], names)
        for row in rows:
            for cell, text in zip(parts.add_row(table), row, strict=True):
                self._into(cell, text)
        return table

    def _heading(self, text: str, level: int, anchor: str) -> None:
        parts.bookmark(self._document.add_heading(parts.fit(text), level), anchor, next(self._bookmarks))

    def _paragraph(self, text: str) -> Paragraph:
        return self._document.add_paragraph(parts.fit(text))

    def _named(self, name: str, text: str) -> Paragraph:
        paragraph = self._document.add_paragraph()
        paragraph.add_run(parts.fit(f"{name}: ")).bold = True
        paragraph.add_run(parts.fit(text))
        return paragraph

    def _into(self, cell: _Cell, text: str) -> Paragraph:
        """A paragraph in a cell: the first one is there already."""
        there = cell.paragraphs
        is_new = len(there) == 1 and not there[0].runs
        paragraph = parts.styled(there[0] if is_new else cell.add_paragraph(), "In a table")
        if text:
            paragraph.add_run(parts.fit(text))
        return paragraph

    def _small(self, cell: _Cell, text: str, *, language: str = "", is_own: bool = False) -> None:
        paragraph = parts.styled(cell.add_paragraph(), "Small")
        added = parts.run(paragraph, text, language=language)
        if is_own:
            added.bold = True


def _lines(quotation: Quotation) -> Iterator[tuple[str, bool]]:
    """The lines around the words, and whether the words stand on them."""
    yield from ((line, False) for line in quotation.before)
    yield from ((line, True) for line in quotation.lines)
    yield from ((line, False) for line in quotation.after)
