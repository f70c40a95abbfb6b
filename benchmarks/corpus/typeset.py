"""A programme as text, in the two layouts that the readers know: a table with tabs, and the text of a PDF."""

import random
import textwrap
from collections.abc import Iterator

from benchmarks.corpus.rows import CompletedProject, Programme, Row, Section
from benchmarks.corpus.work import COMPLETED

_INVENTED = "Invented sample, made by a program: nobody plans or does what stands here."
_TAB_HEADER = "No.\tName of event\tTerms\tExecutors\tRemarks"
_TEXT_HEADER = "Activity Action Timeframes Performers Note"
_PROJECT_HEADER = (
    "№ Project number Action Project coordinator Participants Timeframe for implementation Notes"
)
_WIDTHS = {"activity": 26, "title": 60, "term": 14, "performers": 24, "note": 47}
_ROWS_ON_A_PAGE = 11
_CUT_AFTER = 5
_ONE_LINE = 0.2


def text_of(programme: Programme, seed: int) -> str:
    """The document; `seed` tells where pages end."""
    chance = random.Random(f"{seed}/{programme.key}/pages")
    if programme.kind == "development":
        return _front_of_table(programme) + "".join(_table(programme, chance))
    return _front_of_text(programme) + "".join(_text(programme, chance))


def _front_of_table(programme: Programme) -> str:
    name = programme.title.partition(" ")[0]
    meeting = f"{programme.start - 1990}th {name} Committee Meeting (April, {programme.start - 1})"
    return f"\t{_INVENTED}\t\t\n{programme.title}\t\t{programme.code}\nApproved at the {meeting}\t\t\t\n\n"


def _front_of_text(programme: Programme) -> str:
    return f"{_INVENTED} \n\n{programme.title} \n\n{programme.code} \n\n"


def _table(programme: Programme, chance: random.Random) -> Iterator[str]:
    yield _TAB_HEADER + "\t\t\n"
    left = _ROWS_ON_A_PAGE
    for section in programme.sections:
        yield (
            f"\t{section.number} {section.title}\t\t\t\n"
            if "." not in section.number
            else (f"{section.number}\t{section.title}\t\t\t\n")
        )
        for row in section.rows:
            left -= 1
            lines = list(_cells(row, programme.dash))
            if left > 0:
                yield from ("\t".join(line) + "\t\t\n" for line in lines)
                continue
            left = chance.randint(_ROWS_ON_A_PAGE - 3, _ROWS_ON_A_PAGE + 3)
            rest: list[str] = []
            if chance.random() < 0.5 and _can_be_cut(lines[-1]):
                lines[-1], rest = _cut(lines[-1])
            yield from ("\t".join(line) + "\t\t\n" for line in lines)
            yield f"\n{_TAB_HEADER}\n"
            if rest:
                yield "\t".join(rest) + "\t\t\n"


def _cells(row: Row, dash: str) -> Iterator[list[str]]:
    """The lines of a row: for an item in parts its title, and then the parts, the first with the number."""
    if not row.halves:
        yield [row.number, row.title, row.term.words, row.performers, row.note(dash)]
        return
    yield ["", row.title, "", "", ""]
    for index, half in enumerate(row.halves):
        number = "" if index else row.number
        yield [number, half.title, half.term.words, half.performers, half.note(dash)]


def _can_be_cut(cells: list[str]) -> bool:
    """Whether a page may end in the row: in its title, between words that do not begin anything."""
    words = cells[1].split(" ")
    fits = len(words) > _CUT_AFTER and words[_CUT_AFTER][0].islower()
    others_fit = all(len(cell.split(" ")) <= _CUT_AFTER for cell in (cells[2], cells[4]))
    return fits and others_fit and bool(cells[0])


def _cut(cells: list[str]) -> tuple[list[str], list[str]]:
    """The cells up to so many words, and the rest."""
    words = [cell.split(" ") for cell in cells]
    kept = [" ".join(cell[:_CUT_AFTER]) for cell in words]
    return kept, [" ".join(cell[_CUT_AFTER:]) for cell in words]


def _text(programme: Programme, chance: random.Random) -> Iterator[str]:
    yield _TEXT_HEADER + " \n"
    left = _ROWS_ON_A_PAGE
    for section in programme.sections:
        yield _lines(f"{section.number}. {section.title}", "activity") + " \n\n"
        for row in section.rows:
            yield _entry(row, programme.dash, chance)
            left -= 1
            if left <= 0 and row is not _last(programme.sections):
                left = chance.randint(_ROWS_ON_A_PAGE - 3, _ROWS_ON_A_PAGE + 3)
                yield f" \n{_TEXT_HEADER} \n"
    if programme.completed:
        yield f"  {COMPLETED}\n \n\n{_PROJECT_HEADER} \n\n"
        for index, project in enumerate(programme.completed, 1):
            yield _project(index, project)


def _last(sections: list[Section]) -> Row:
    return next(section.rows[-1] for section in reversed(sections) if section.rows)


def _entry(row: Row, dash: str, chance: random.Random) -> str:
    """The cells one after the other, most of them with a blank line between, some on one line."""
    text = _lines(f"{row.number}. {row.heading()}", "title")
    for name, words in (("term", row.term.words), ("performers", row.performers), ("note", row.note(dash))):
        if words:
            close = name != "note" and chance.random() < _ONE_LINE
            text += (" " if close else " \n\n") + _lines(words, name)
    return text + " \n\n"


def _project(index: int, project: CompletedProject) -> str:
    cells = (
        f"{index} {project.project} \n{_lines(project.title, 'title')}",
        _lines(project.coordinator, "performers"),
        f"{project.participants} {project.term.words}",
        _lines(project.says, "note"),
    )
    return " \n\n".join(cells) + " \n\n"


def _lines(words: str, column: str) -> str:
    width = _WIDTHS[column]
    return " \n".join(textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False))
