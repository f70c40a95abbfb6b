"""Header words → roles of columns, English and Russian."""

import re
from dataclasses import dataclass

from coomet_graph.documents.model import Line, Passage, join
from coomet_graph.errors import UnreadableDocumentError
from coomet_graph.letters import CYRILLIC_LETTER
from coomet_graph.records.layouts import model as role

_WORDS: dict[str, tuple[str, ...]] = {
    role.NUMBER: ("No.", "No", "Nos.", "№", "Nr.", "№ п/п", "п/п", "№ пункта", "Номер", "Item No.",
        "№ п.п.", "№ пп", "N п/п", "N п.п.", "№ No.", "No. №", "№ № п/п"),
    role.ACTIVITY: (
        "Activity", "Activities", "Direction of activity", "Area of activity", "Direction",
        "Деятельность", "Вид деятельности", "Направление деятельности", "Направление работ", "Направление",
    ),
    role.TITLE: (
        "Name of event", "Event", "Action", "Actions", "Name of action", "Measure", "Event name", "Name",
        "Title", "Project name", "Project title", "Название проекта", "Planned work",
        "Наименование мероприятия", "Наименование действия", "Наименование работы", "Наименование проекта",
        "Мероприятие", "Мероприятия", "Действие", "Наименование", "Название", "Содержание работы",
    ),
    role.TERM: (
        "Terms", "Term", "Timeframes", "Timeframe", "Timeframe for implementation", "Timing", "Deadline",
        "Due date", "Period", "Implementation period", "Time frame", "Time frames",
        "Сроки", "Срок", "Срок выполнения", "Сроки выполнения", "Сроки реализации",
        "Срок реализации", "Срок исполнения", "Сроки исполнения", "Период",
    ),
    role.PERFORMERS: (
        "Executors", "Executor", "Performers", "Performer", "Responsible", "Responsible body", "Leading body",
        "Responsible person", "Responsible persons", "Lead",
        "Lead body", "Исполнители", "Исполнитель", "Ответственный", "Ответственные",
        "Ответственные исполнители", "Ответственный исполнитель", "Головной исполнитель",
    ),
    role.NOTE: ("Remarks", "Remark", "Note", "Notes", "Comments", "Примечание", "Примечания",
        "Комментарий", "Комментарии"),
    role.PROJECT: ("Project number", "Project No.", "Project ID", "Project code", "Номер проекта",
        "№ проекта", "Шифр проекта"),
    role.COORDINATOR: ("Project coordinator", "Coordinator", "Координатор проекта", "Координатор"),
    role.PARTICIPANTS: ("Participants", "Co-executors", "Co-performers", "Partners", "Участники",
        "Участники проекта", "Страны-участницы", "Соисполнители", "Партнёры", "Партнеры"),
    role.BASIS: (
        "Basis", "Basis item", "Item of the Development Program", "Development Program item",
        "Item of the Development Programme", "Development Programme item",
        "Основание", "Пункт Программы развития", "Пункт программы развития КООМЕТ",
    ),
    role.INDICATOR: ("Indicator", "Indicators", "Индикатор", "Индикаторы", "Показатель", "Показатели"),
    role.STATUS: (
        "Status", "State", "State of work", "Progress", "Implementation status", "Состояние", "Статус",
        "Состояние выполнения", "Статус выполнения", "Ход выполнения", "Состояние работ",
    ),
    role.START: ("Start year", "Start", "From year", "Start date", "Beginning", "Год начала", "Начало",
        "Дата начала"),
    role.END: ("End year", "End", "To year", "End date", "Finish", "Finish date", "Completion",
        "Completion date", "Год окончания", "Окончание", "Дата окончания", "Завершение", "Дата завершения"),
}  # fmt: skip
# Columns that text without a grid cannot have: nothing would tell their words from the note's.
_OF_GRIDS = frozenset({role.BASIS, role.INDICATOR, role.STATUS, role.START, role.END})
HEADER_WORDS = {" ".join(words.split()).casefold(): name for name, many in _WORDS.items() for words in many}
_LONGEST = 2 * max(map(len, HEADER_WORDS))
_EXPLAINED = re.compile(r"(?P<before>[^()]{1,60}?)\s*\((?P<within>[^()]{1,60})\)")
"""What a column can be called, in small letters, and its role."""
_IN_TEXT = [words for words, name in HEADER_WORDS.items() if name not in _OF_GRIDS]
_LONGEST_FIRST = sorted(_IN_TEXT, key=lambda words: (-len(words), words))
_HEADER_WORD = re.compile(
    r"(?<!\w)(?:" + "|".join(re.escape(words) for words in _LONGEST_FIRST) + r")(?!\w)", re.IGNORECASE
)

# What a header must begin with.
_OPENING = re.compile("|".join(sorted({re.escape(words.split()[0]) for words in _IN_TEXT})), re.IGNORECASE)

# A programme cannot be read without these; number and title may share a column in gridless text, where
# besides nothing but the note's header tells whether words behind the performers are a note.
REQUIRED = (role.TITLE, role.TERM, role.PERFORMERS)
PROJECT_REQUIRED = (role.TITLE, role.COORDINATOR)
# Columns that say what another says.
_INSTEAD = {role.TERM: {role.START, role.END}}


@dataclass(frozen=True, slots=True)
class Header:
    """The columns of a table from left to right: role and header words, and where the header stands.

    `left_out` has the places, from 0, of the columns that a mapping leaves out.
    """

    columns: tuple[tuple[str, str], ...]
    words: Passage
    lines: int = 1
    left_out: tuple[int, ...] = ()

    @property
    def roles(self) -> tuple[str, ...]:
        """The roles from left to right."""
        return tuple(name for name, _ in self.columns)

    @property
    def by_role(self) -> dict[str, str]:
        """Header words by role."""
        return {name: words for name, words in self.columns if name}


def role_of(words: str) -> str | None:
    """The role that header words name, or None.

    They may name it in two languages, or explain it in brackets; words that name two roles name none.
    """
    # Most cells hold more words than any header, however far apart those may stand.
    if len(words) > _LONGEST:
        return None
    said = " ".join(words.split()).casefold()
    name = HEADER_WORDS.get(said)
    if name is not None or not said:
        return name
    explained = _EXPLAINED.fullmatch(said)
    if explained is not None:
        within = HEADER_WORDS.get(explained["within"])
        name = HEADER_WORDS.get(explained["before"])
        return name if within in (None, name) else None
    one, other = (HEADER_WORDS.get(part) for part in _in_two_languages(said))
    return one if one == other else None


def _in_two_languages(said: str) -> tuple[str, str]:
    """What stands on either side of a sign, or else in either alphabet; nothing besides the whole."""
    for sign in "/|":
        one, between, other = said.partition(sign)
        if between:
            return one.strip(), other.strip()
    words = said.split()
    is_cyrillic = [CYRILLIC_LETTER.search(word) is not None for word in words]
    at = next((at for at in range(1, len(words)) if is_cyrillic[at] != is_cyrillic[0]), len(words))
    return " ".join(words[:at]), " ".join(words[at:])


def header_of_cells(line: Line) -> Header | None:
    """The header that a line of cells is: three or more of its cells must be header words."""
    named = [(role_of(cell.text), cell.text) for cell in line.cells]
    if sum(name is not None for name, _ in named) < 3:
        return None
    while not named[-1][1]:
        named.pop()
    return Header(tuple((name or "", text) for name, text in named), line.passage)


def header_of_text(lines: tuple[Line, ...], index: int) -> Header | None:
    """The header that begins on `lines[index]` and runs over at most five lines of text, or None."""
    if not _OPENING.match(lines[index].passage.text):
        return None
    best: Header | None = None
    for count in range(1, 6):
        if index + count > len(lines):
            break
        words = join(line.passage for line in lines[index : index + count])
        columns = _columns_in(words.text)
        if columns is None:
            continue
        if best is None or len(columns) > len(best.columns):
            best = Header(columns, words, count)
    return best if best is not None and len(best.columns) >= 4 else None


def _columns_in(text: str) -> tuple[tuple[str, str], ...] | None:
    """The header words that `text` consists of, or None if it holds anything else or a role twice."""
    columns: list[tuple[str, str]] = []
    position = 0
    while position < len(text):
        match = _HEADER_WORD.match(text, position)
        if match is None:
            return None
        columns.append((HEADER_WORDS[match.group().casefold()], match.group()))
        position = match.end() + (len(text[match.end() :]) - len(text[match.end() :].lstrip()))
    names = [name for name, _ in columns]
    return tuple(columns) if len(set(names)) == len(names) else None


def missing_columns(header: Header) -> tuple[str, ...]:
    """What the columns are called that a programme cannot be read without, if the header lacks them."""
    required = PROJECT_REQUIRED if role.COORDINATOR in header.roles else REQUIRED
    there = set(header.roles)
    return tuple(_WORDS[name][0] for name in required if not there & {name, *_INSTEAD.get(name, ())})


def refuse_repeated(file: str, header: Header) -> None:
    """Raises UnreadableDocumentError if the header has a column twice."""
    spot = header.words.places(file)[0].spot
    for name in header.by_role:
        columns = [words for of, words in header.columns if of == name]
        if len(columns) == 1:
            continue
        en, ru = (", ".join(quote.format(words) for words in columns) for quote in ("“{}”", "«{}»"))
        raise UnreadableDocumentError(
            f"{file}, {spot.en}: the columns {en} are taken for the same; keep one of them, or leave the "
            "others out by a mapping file (coomet-graph inspect --write-mapping).",
            f"{file}, {spot.ru}: столбцы {ru} приняты за одно и то же; оставьте один из них или исключите "
            "другие в файле соответствия (coomet-graph inspect --write-mapping).",
        )


def require_columns(file: str, line: int, header: Header) -> None:
    """Raises UnreadableDocumentError if the header of text without a grid lacks a column."""
    told_by_grammar = (role.TERM, role.NOTE)
    absent = (_WORDS[name][0] for name in told_by_grammar if name not in header.roles)
    if missing := ", ".join(dict.fromkeys((*missing_columns(header), *absent))):
        raise UnreadableDocumentError(
            f"{file}, line {line}: the table has no column {missing}; add it, empty if need be.",
            f"{file}, строка {line}: в таблице нет столбца {missing}; добавьте его, хотя бы пустым.",
        )
