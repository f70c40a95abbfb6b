"""How much of an unseen document is read rightly: `python -m benchmarks.extraction`.

Invented programmes are planned first, then worded and set in many ways: bodies, years, wording, dash styles,
languages, page breaks, fused lines, with cells and without. What the readers make of them is compared with
the plan, field by field; a field that is missed has to be told of by a finding.
"""

import argparse
import random
import textwrap
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from coomet_graph import resources
from coomet_graph.documents.text import read_text
from coomet_graph.records import ProgrammeRecord, SourceDescription, load_lexicon, read_records
from coomet_graph.records.model import EntryRecord

FIELDS = ("entry", "title", "term", "performers", "items", "indicators", "state")
_TARGET = 0.98
_DASHES = ("–", "-", " – ", " - ", "—")
_PARTS = (*("Preparation", "Review", "Publication", "Translation", "Comparison", "Discussion", "Upkeep"),)
_PARTS_RU = ("Подготовка", "Обзор", "Публикация", "Перевод", "Сличение", "Обсуждение", "Ведение")
_THINGS = (
    *("of guides for portable thermometers", "of a register of flow standards and gauge blocks"),
    *("of model procedures for gas meters within the region", "of training modules on pressure balances"),
    *("of a survey on the needs of small laboratories", "of an archive of lectures for young specialists"),
)
_THINGS_RU = (
    *("руководств по переносным термометрам", "реестра эталонов расхода и концевых мер"),
    *("типовых методик для счётчиков газа в регионе", "учебных модулей по грузопоршневым манометрам"),
    *("опроса о потребностях небольших лабораторий", "архива лекций для молодых специалистов"),
)
_BODIES = {
    "tc-4": ("sc-4.1", "sc-4.2", "sc-4.3"),
    "tc-2": (),
    "tc-1.10": (),
}
_RECURRENCES = {
    "annual": ("Annually", "Ежегодно"),
    "ongoing": ("Constantly", "Постоянно"),
    "as-needed": ("As necessary", "По мере необходимости"),
    "biennial": ("Once in two years", "Один раз в два года"),
}
_REMARKS = (
    ("Jointly with COOMET Secretariat.", "Совместно с Секретариатом КООМЕТ."),
    ("With a view to the needs of industry and trade.", "С учётом потребностей промышленности и торговли."),
    ("The results are discussed at meetings.", "Результаты обсуждаются на заседаниях."),
)
_HEADERS = (
    (
        "Activity|Action|Timeframes|Performers|Note",
        "Деятельность|Мероприятие|Сроки|Исполнители|Примечание",
    ),
    (
        "Activities|Actions|Terms|Executors|Remarks",
        "Направление деятельности|Действие|Срок|Исполнитель|Примечания",
    ),
    (
        "Activity|Measure|Deadline|Responsible|Comments",
        "Деятельность|Мероприятие|Сроки реализации|Исполнители|Примечание",
    ),
)
_ITEMS = (
    "No.|Name of event|Terms|Executors|Remarks",
    "№|Наименование мероприятия|Сроки выполнения|Исполнители|Примечание",
)
# Of title, term, performers and note, in characters.
_WIDTHS = (60, 14, 24, 47)
_STATES = {
    "underway": (
        ("Works are underway.", "Работы ведутся."),
        ("The work is in progress.", "Работа выполняется."),
        ("Being implemented.", "В работе."),
    ),
    "completed": (
        ("Implemented.", "Выполнено."),
        ("The work has been completed.", "Работа завершена."),
        ("Completed.", "Завершено."),
    ),
}
# What parts performers, and what one or several of them are called before their bodies.
_JOINED = ((", ", ", "), ("; ", "; "), (" and ", " и "))
_POSTS = (
    (("Chair of", "Председатель"), ("Chairs of", "Председатели")),
    (("Chairperson of", "Председатель"), ("Chairpersons of", "Председатели")),
    (("Secretary of", "Секретарь"), ("Secretaries of", "Секретари")),
)
# Several items, the items, the period and the indicators in brackets are put in.
_BASES = (
    (
        "The basis is item{s} {items} of the COOMET Development Program for {period}{marks}.",
        "Основание – п{п}. {items} Программы развития КООМЕТ на {period} годы{marks}.",
    ),
    (
        "Basis: item{s} {items} of the Development Programme of COOMET ({period}){marks}.",
        "Основание: п{п}. {items} Программы развития на {period} гг.{marks}.",
    ),
    (
        "Basis: Development Program for {period}, item{s} {items}{marks}.",
        "Основание – ПР {period}, п{п}. {items}{marks}.",
    ),
)


@dataclass(frozen=True, slots=True)
class Planned:
    """What an entry is to say."""

    number: str
    title: str
    years: tuple[int, int] | None
    recurrence: str
    performers: tuple[str, ...]
    posts: bool
    items: tuple[str, ...]
    indicators: tuple[str, ...]
    state: str
    remarks: tuple[tuple[str, str], ...]

    def values(self, name: str) -> frozenset[str]:
        """The values of a field."""
        values: dict[str, Iterable[str]] = {
            "entry": (self.number,),
            "title": (self.title,),
            "term": (f"{self.years}{self.recurrence}",),
            "performers": self.performers,
            "items": self.items,
            "indicators": self.indicators,
            "state": (self.state,) if self.state else (),
        }
        return frozenset(values[name])


@dataclass(frozen=True, slots=True)
class Style:
    """How a document is worded and set."""

    russian: bool
    dash: str
    family: str
    fused: float
    cut: float
    rows_on_a_page: int
    manner: int
    short: bool

    def choose(self, words: tuple[str, str]) -> str:
        """The words in the language of the document."""
        return words[self.russian]

    def span(self, first: int, last: int) -> str:
        """Years from the first to the last, which may leave out its century where it can be no month."""
        is_short = self.short and " " not in self.dash and first // 100 == last // 100 and last % 100 > 12
        return f"{first}{self.dash}{last % 100 if is_short else last}"


@dataclass
class Score:
    """Counts by field: read rightly, read in excess, missed, and missed without a finding."""

    right: Counter[str] = field(default_factory=Counter)
    excess: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    silent: Counter[str] = field(default_factory=Counter)

    def precision(self, name: str) -> float:
        """The share of what was read that is right."""
        return self.right[name] / max(1, self.right[name] + self.excess[name])

    def recall(self, name: str) -> float:
        """The share of what was planned that was read."""
        return self.right[name] / max(1, self.right[name] + self.missed[name])


def measure(documents: int, seed: int, examples: Path | None = None) -> Score:
    """The score of so many invented documents; of those with a fault, the text goes into `examples`."""
    lexicon = load_lexicon(resources.data_folder() / "reference")
    score = Score()
    for number in range(documents):
        chance = random.Random(f"{seed}/{number}")
        body = chance.choice(sorted(_BODIES))
        start = chance.randrange(1992, 2040, 3)
        style = Style(
            russian=chance.random() < 0.4,
            dash=chance.choice(_DASHES),
            family=chance.choice(("text", "cells", "items")),
            fused=chance.choice((0.0, 0.1, 0.2)),
            cut=chance.choice((0.0, 0.0, 0.5)),
            rows_on_a_page=chance.choice((6, 9, 99)),
            manner=chance.randrange(3),
            short=chance.random() < 0.2,
        )
        planned = list(_planned(chance, body, start, style.russian))
        text = _text(planned, body, start, style, chance)
        described = SourceDescription(f"wp-{number}", f"{number}.txt", "work", body, start, start + 2)
        record = read_records(read_text(f"{number}.txt", text.encode()), lexicon, described)
        faults = compare(planned, record, score)
        if faults and examples is not None:
            examples.mkdir(parents=True, exist_ok=True)
            (examples / f"{number}.txt").write_text(text, "utf-8")
            (examples / f"{number}.faults").write_text("\n".join(faults) + "\n", "utf-8")
    return score


def compare(planned: Sequence[Planned], record: ProgrammeRecord, score: Score) -> list[str]:
    """Add what was read of a document to the score, and tell each fault in words."""
    read = {entry.notation: entry for entry in record.entries}
    faults: list[str] = []
    for each in planned:
        entry = read.pop(each.number, None)
        for name in FIELDS:
            wanted = each.values(name)
            found = frozenset[str]() if entry is None else _found(entry, name)
            score.right[name] += len(wanted & found)
            score.excess[name] += len(found - wanted)
            score.missed[name] += len(wanted - found)
            if wanted != found:
                faults.append(f"{each.number} {name}: {sorted(wanted)} read as {sorted(found)}")
            if wanted - found and not _is_told(each, entry, record):
                score.silent[name] += 1
                faults[-1] += " (in silence)"
    score.excess["entry"] += len(read)
    faults += [f"{number}: no such entry" for number in read]
    return faults


def _found(entry: EntryRecord, name: str) -> frozenset[str]:
    values: dict[str, Iterable[str]] = {
        "entry": (entry.notation,),
        "title": (entry.title.value,),
        "term": _term(entry),
        "performers": (read.value.body for read in entry.performers if read.value.body),
        "items": (number for read in entry.citations for number, _ in read.value.items),
        "indicators": (each.notation for read in entry.citations for each in read.value.indicators),
        "state": (read.value.status for read in entry.statuses),
    }
    return frozenset(values[name])


def _term(entry: EntryRecord) -> Iterator[str]:
    if entry.term is not None:
        term = entry.term.value
        years = None if term.start is None else (term.start, term.end)
        yield f"{years}{term.recurrence or ''}"


def _is_told(planned: Planned, entry: EntryRecord | None, record: ProgrammeRecord) -> bool:
    """Whether a finding names the entry, or quotes words of it or of its title."""
    start = planned.title[:20]
    for finding in record.findings:
        if planned.number in finding.key or start in finding.message.en:
            return True
        lines = {place.first_line for place in finding.places}
        if entry is not None and lines & {word.line for word in entry.title.words.words}:
            return True
    return False


def _planned(chance: random.Random, body: str, start: int, russian: bool) -> Iterator[Planned]:
    for section in range(1, chance.randint(3, 5)):
        for place in range(1, chance.randint(3, 8)):
            begin = chance.randint(start, start + 1)
            dated = chance.random() < 0.6
            first = chance.randint(1, 90)
            items = tuple(str(first + at) for at in range(chance.choice((0, 1, 1, 1, 1, 2))))
            many = chance.choice((0, 1, 1, 2)) if items else 0
            performers = chance.sample((body, *_BODIES[body]), chance.randint(1, 1 + len(_BODIES[body])))
            parts, things = (_PARTS_RU, _THINGS_RU) if russian else (_PARTS, _THINGS)
            yield Planned(
                number=f"{section}.{place}",
                title=f"{chance.choice(parts)} {chance.choice(things)}",
                years=(begin, start + 2) if dated else None,
                recurrence="" if dated else chance.choice(sorted(_RECURRENCES)),
                performers=tuple(sorted(performers)),
                posts=chance.random() < 0.3,
                items=items,
                indicators=tuple(f"e.{section}.{at + 1}" for at in range(many)),
                state=chance.choice(("", *_STATES)),
                remarks=tuple(chance.sample(_REMARKS, chance.choice((0, 0, 1, 2)))),
            )


def _cells(each: Planned, start: int, style: Style) -> tuple[str, str, str]:
    """Term, performers and note in words."""
    again = style.choose(_RECURRENCES[each.recurrence]) if each.recurrence else ""
    term = again if each.years is None else style.span(*each.years)
    names = {"tc": ("TC", "ТК"), "sc": ("SC", "ПК")}
    bodies = [f"{style.choose(names[body[:2]])} {body[3:]}" for body in each.performers]
    who = style.choose(_JOINED[style.manner]).join(bodies)
    if each.posts:
        who = f"{style.choose(_POSTS[style.manner][len(bodies) > 1])} {who}"
    period = style.span(start - 1, start + 1)
    note = []
    if each.items:
        numbers, several = ", ".join(each.items), len(each.items) > 1
        marks = ", ".join(f"{style.choose(('Ind', 'Инд'))}-{name}" for name in each.indicators)
        basis = style.choose(_BASES[style.manner])
        closing = f" ({marks})" if marks else ""
        note.append(
            basis.format(s="s" * several, п="п" * several, items=numbers, period=period, marks=closing)
        )
    note += [style.choose(remark) for remark in each.remarks]
    if each.state:
        note.append(style.choose(_STATES[each.state][style.manner]))
    return term, who, " ".join(note)


def _text(planned: Sequence[Planned], body: str, start: int, style: Style, chance: random.Random) -> str:
    title = style.choose((f"WORK PROGRAM OF {body.upper().replace('-', ' ')} FOR", "РАБОЧАЯ ПРОГРАММА НА"))
    front = f"{title} {start}–{start + 2}\n\n"
    return front + "".join(_table(planned, start, style, chance))


def _table(planned: Sequence[Planned], start: int, style: Style, chance: random.Random) -> Iterator[str]:
    columns = style.choose(_ITEMS if style.family == "items" else chance.choice(_HEADERS)).split("|")
    header = (" " if style.family == "text" else "\t").join(columns) + "\n"
    yield header
    section, rows = "", 0
    for each in planned:
        rows += 1
        cells = (f"{each.number}. {each.title}", *_cells(each, start, style))
        own = each.number.partition(".")[0]
        heading = "" if own == section else f"{own}. {style.choose(('Field of work', 'Область работ'))} {own}"
        section = own
        turned = rows % style.rows_on_a_page == 0 and each is not planned[-1]
        if style.family == "cells":
            yield "\t".join((heading, *cells)) + "\n"
        elif style.family == "items":
            if heading:
                yield f"\t{heading}\t\t\t\n"
            yield "\t".join((each.number, each.title, *cells[1:])) + "\n"
        else:
            if heading:
                yield _lines(heading, 26) + "\n\n"
            if turned and chance.random() < style.cut:
                yield _cut_entry(cells, header, chance)
                continue
            yield _entry(cells, style, chance)
        if turned:
            yield f"\n{header}\n"


def _entry(cells: Sequence[str], style: Style, chance: random.Random) -> str:
    text = _lines(cells[0], _WIDTHS[0])
    for words, width in zip(cells[1:], _WIDTHS[1:], strict=True):
        if words:
            close = width < _WIDTHS[-1] and chance.random() < style.fused
            text += (" " if close else "\n\n") + _lines(words, width)
    return text + "\n\n"


def _cut_entry(cells: Sequence[str], header: str, chance: random.Random) -> str:
    """A row that a page cuts: what is left of each cell stands below the header on the next page."""
    wrapped = [_lines(words, width).split("\n") for words, width in zip(cells, _WIDTHS, strict=True) if words]
    height = chance.randint(1, max(1, max(map(len, wrapped)) - 1))
    above = ["\n".join(lines[:height]) for lines in wrapped]
    below = ["\n".join(lines[height:]) for lines in wrapped if len(lines) > height]
    return "\n\n".join(above) + f"\n\n{header}\n" + "\n\n".join(below) + "\n\n"


def _lines(words: str, width: int) -> str:
    return "\n".join(textwrap.wrap(words, width, break_long_words=False, break_on_hyphens=False))


def main() -> None:
    """Print precision and recall by field."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--examples", type=Path, help="folder for documents with faults")
    options = parser.parse_args()
    score = measure(options.documents, options.seed, options.examples)
    print("| field | precision | recall | missed | in silence | ≥ 0.98 |")
    print("|---|---|---|---|---|---|")
    for name in FIELDS:
        precision, recall = score.precision(name), score.recall(name)
        reached = "reached" if min(precision, recall) >= _TARGET else "**not reached**"
        counts = f"{score.missed[name]} | {score.silent[name]}"
        print(f"| {name} | {precision:.3f} | {recall:.3f} | {counts} | {reached} |")


if __name__ == "__main__":
    main()
