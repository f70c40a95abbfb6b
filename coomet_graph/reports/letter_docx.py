"""The letter as a Word document (.docx): A4, real headings, contents filled in, each text in its language."""

from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from itertools import count
from typing import BinaryIO

from docx.shared import Cm

from coomet_graph.audit import AuditReport
from coomet_graph.reports import docx_parts as parts
from coomet_graph.reports.background import Background
from coomet_graph.reports.docx_markup import bookmarked, contents, frame, paragraph, room, run, table
from coomet_graph.reports.letter import Chapter, Item, Letter, Section
from coomet_graph.reports.quotations import Quotation, Side

_WIDTH = 17.0
_BOX = "☐"
_GAP = "_" * 18
# Letters of a word by which columns are measured: shorter columns hold a number, longer words may break.
_SHORTEST, _LONGEST = 5, 16


def write(report: AuditReport, language: str, stream: BinaryIO, background: Background) -> None:
    """Write the document; raises OSError if the stream cannot be written."""
    letter = Letter(report, language, background)
    document = parts.blank(letter.say("title"), language)
    parts.header_and_footer(document, letter.say("title"), letter.say("page"), letter.say("of"))
    writer = _Writer(letter)
    picture = background.coverage(language)
    for part in writer.before_the_picture(has_picture=picture is not None):
        parts.write(document, part)
    if picture is not None:
        parts.picture(document, picture, Cm(_WIDTH), Cm(21), letter.say("picture_text"))
    for part in writer.after_the_picture():
        parts.write(document, part)
    # The library writes a package as a whole, and wants to go back in it.
    whole = BytesIO()
    document.save(whole)
    stream.write(whole.getvalue())


class _Writer:
    """What the letter says, part by part, as the markup of paragraphs and tables."""

    def __init__(self, letter: Letter) -> None:
        self._letter = letter
        self._say = letter.say
        self._bookmarks = count(1)

    def before_the_picture(self, *, has_picture: bool) -> Iterator[str]:
        """From the head to the picture of coverage."""
        letter = self._letter
        yield from self._head()
        yield from self._contents(has_picture=has_picture)
        yield self._heading(self._say("summary"), 1, "summary")
        yield paragraph(run(letter.summary()))
        yield from self._numbers(
            self._say("levels"),
            [self._say("level"), *letter.states, self._say("all")],
            [[level, *map(str, states), str(number)] for level, states, number in letter.levels],
        )
        if letter.bodies:
            yield from self._numbers(
                self._say("bodies"),
                [self._say("body"), *(level for level, _, _ in letter.levels)],
                [[body or self._say("unknown"), *map(str, counts)] for body, counts in letter.bodies],
            )
        if has_picture:
            yield self._heading(self._say("picture"), 1, "coverage")
            yield paragraph(run(self._say("picture_text")), keep=True)

    def after_the_picture(self) -> Iterator[str]:
        """From the findings to the signature."""
        letter = self._letter
        for at, chapter in enumerate(letter.chapters):
            yield from self._chapter(chapter, new_page=at == 0 or chapter.is_table)
        yield self._heading(self._say("rules"), 1, "rules", new_page=True)
        yield paragraph(run(self._say("rules_text")))
        names = [self._say(name) for name in ("rule", "level", "looked", "found")]
        yield table(
            (7.9, 3.9, 2.8, 2.4),
            names,
            (
                [_in_table(title), _in_table(level), _number(looked), _number(found)]
                for title, level, looked, found, _ in letter.checks
            ),
            numbers=(2, 3),
        )
        signed = [f"{self._say(name)}: {_GAP}" for name in ("name", "signature", "date")]
        yield paragraph(run("   ".join(signed)), before=24)

    def _head(self) -> Iterator[str]:
        letter = self._letter
        yield paragraph(run(self._say("title")), style="Title")
        yield paragraph(run(self._say("subtitle")), style="Subtitle")
        yield self._named(self._say("to"), ", ".join(letter.to))
        if letter.programmes:
            yield self._named(self._say("about"), "; ".join(letter.programmes))
        yield self._named(self._say("date"), _GAP)
        yield paragraph(run(self._say("intro")))

    def _contents(self, *, has_picture: bool) -> Iterator[str]:
        entries = [(1, self._say("summary"), "summary")]
        entries += [(1, self._say("picture"), "coverage")] if has_picture else []
        for chapter in self._letter.chapters:
            entries.append((1, f"{chapter.title} ({chapter.found})", chapter.anchor))
            if len(chapter.contents) > 1:
                entries += [(2, f"{title} ({count})", anchor) for anchor, title, count in chapter.contents]
        entries.append((1, self._say("rules"), "rules"))
        yield paragraph(run(self._say("contents")), style="TOC Heading")
        yield contents(entries)

    def _chapter(self, chapter: Chapter, *, new_page: bool) -> Iterator[str]:
        yield self._heading(f"{chapter.title} ({chapter.found})", 1, chapter.anchor, new_page=new_page)
        if chapter.text:
            yield paragraph(run(chapter.text), keep=True)
        for section in chapter.sections:
            if len(chapter.contents) > 1:
                yield self._heading(f"{section.title} ({section.found})", 2, section.anchor)
            if section.todo:
                yield self._named(self._say("todo"), section.todo, keep=True)
            if chapter.is_table:
                yield self._in_short(section)
            else:
                for item in section.items:
                    yield from self._finding(item)

    def _in_short(self, section: Section) -> str:
        names = [self._say(name) for name in ("number", "finding", "words")]
        return table((2.1, 7.9, 7.0), names, map(self._row, section.items)) + room()

    def _row(self, item: Item) -> tuple[str, str, str]:
        order = _in_table(f"{item.order}." if item.order else "–")
        told = [_small(f"→ {line}") for line in (*item.suggestions, *item.history)]
        words = []
        for side in item.sides:
            words += [self._quoted(quotation) for quotation in side.quotations]
            words += [_small(side.note)] if side.note else []
        return order + _small(item.number), _in_table(item.message) + "".join(told), "".join(words)

    def _finding(self, item: Item) -> Iterator[str]:
        head = run(f"{item.order}. {item.level} ({item.state})")
        yield paragraph(head, run(f"   {item.number}", bold=False, points=8), style="Finding")
        yield paragraph(run(item.message), keep=True)
        yield self._named(self._say("body"), item.body, keep=True)
        if item.sides:
            yield self._sides(item.sides)
        keep = not item.accepted
        for suggestion in item.suggestions:
            yield self._named(self._say("suggestion"), suggestion, keep=keep)
        if item.reason:
            yield self._named(self._say("reason"), item.reason, keep=keep)
        if item.history:
            yield paragraph(run("; ".join(item.history)), keep=keep)
        if not item.accepted:
            yield self._decision()

    def _sides(self, sides: Sequence[Side]) -> str:
        cells = ["".join(self._side(side)) for side in sides]
        heads = [side.heading for side in sides]
        return table((_WIDTH / len(sides),) * len(sides), heads, [cells]) + room(keep=True)

    def _side(self, side: Side) -> Iterator[str]:
        for quotation in side.quotations:
            yield self._quoted(quotation, keep=True)
            for line, is_own in _lines(quotation):
                yield _small(line, language=quotation.language, bold=is_own or None, keep=True)
            if quotation.note:
                yield _small(quotation.note, keep=True)
        if side.note:
            yield _in_table(side.note, keep=True)

    def _decision(self) -> str:
        say = self._say
        boxes = f"{_BOX} {say('accept')}   {_BOX} {say('correct')}   {_BOX} {say('assign')}: {_GAP}"
        lines = f"{say('decision')}:   {boxes}", f"{say('name')}: {_GAP}   {say('date')}: {_GAP}"
        return frame(_WIDTH, *map(_in_table, lines)) + room()

    def _quoted(self, quotation: Quotation, *, keep: bool = False) -> str:
        opening, closing = self._say("quotes").split("|")
        words = run(f"{opening}{quotation.words}{closing}", language=quotation.language, bold=True)
        return paragraph(words, style="In a table", keep=keep) + _small(quotation.where, keep=keep)

    def _numbers(self, title: str, names: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
        yield paragraph(run(title, bold=True), keep=True, before=10)
        filled = ([_in_table(first), *map(_number, counts)] for first, *counts in rows)
        widths = _widths(names, [first for first, *_ in rows])
        yield table(widths, names, filled, numbers=range(1, len(names)))

    def _heading(self, text: str, level: int, anchor: str, *, new_page: bool = False) -> str:
        marked = bookmarked(run(text), anchor, next(self._bookmarks))
        return paragraph(marked, style=f"Heading {level}", new_page=new_page)

    def _named(self, name: str, text: str, *, keep: bool = False) -> str:
        return paragraph(run(f"{name}: ", bold=True), run(text), keep=keep)


def _in_table(text: str, *, keep: bool = False) -> str:
    return paragraph(run(text), style="In a table", keep=keep)


def _number(number: object) -> str:
    return paragraph(run(str(number)), style="In a table", align="right")


def _small(text: str, *, language: str = "", bold: bool | None = None, keep: bool = False) -> str:
    return paragraph(run(text, language=language, bold=bold), style="Small", keep=keep)


def _widths(names: Sequence[str], first: Iterable[str]) -> list[float]:
    """Columns as wide as their longest words ask for: in their names, and in the cells of the `first`."""
    told = [" ".join((names[0], *first)), *names[1:]]
    longest = [max(map(len, text.split())) for text in told]
    shares = [min(max(length, _SHORTEST), _LONGEST) for length in longest]
    return [_WIDTH * share / sum(shares) for share in shares]


def _lines(quotation: Quotation) -> Iterator[tuple[str, bool]]:
    """The lines around the words, and whether the words stand on them."""
    yield from ((line, False) for line in quotation.before)
    yield from ((line, True) for line in quotation.lines)
    yield from ((line, False) for line in quotation.after)
