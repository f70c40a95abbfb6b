"""The radar as plain rows and for machines: the same tables in a terminal, on a page and in JSON."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from coomet_graph.errors import Text
from coomet_graph.network.radar import Radar
from coomet_graph.store.names import natural_order

TITLE = Text("Dependency and load radar", "Радар зависимостей и нагрузки")
ALARMS = {
    "late": Text("Works waiting on late work", "Работы, ждущие запаздывающих"),
    "cycles": Text("Circles of works waiting for each other", "Круги взаимного ожидания"),
    "points": Text("Performers without a stand-in", "Незаменимые исполнители"),
    "left": Text("Works left for the next period", "Работы, переходящие на следующий период"),
    "unserved": Text("Indicators nobody serves", "Необеспеченные индикаторы"),
}
NAMES = {
    "late": Text("Work that waits on late work", "Работы, ждущие запаздывающих"),
    "critical": Text("Critical paths: chains that take most years", "Критические пути: самые долгие цепочки"),
    "chains": Text("Chains: what comes before what", "Цепочки: что чему предшествует"),
    "cycles": Text("Circles: works that wait for each other", "Круги взаимного ожидания"),
    "points": Text("Single points of failure: who alone performs works", "Кого некем заменить"),
    "load": Text("Load: works of each body by year", "Нагрузка: работы органов по годам"),
    "left": Text("Work left for the next period", "Работы, переходящие на следующий период"),
    "unserved": Text("Indicators nobody serves", "Необеспеченные индикаторы"),
}
KINDS = {
    "body": Text("body", "орган"),
    "post": Text("post", "должность"),
    "person": Text("person", "лицо"),
}
LOAD_NOTE = Text(
    "works as performer, in brackets as partner; what recurs counts in each of its years",
    "работ как исполнитель, в скобках – как соисполнитель; повторяющиеся учтены в каждом году",
)
NONE = Text("none", "нет")
UNKNOWN = Text(
    "Indicators that cannot be judged, since no work programme has been read that could serve them: {0}.",
    "Индикаторы, о которых нельзя судить, так как нужные рабочие программы не прочитаны: {0}.",
)
_WORK, _WHY = Text("Work", "Работа"), Text("Why", "Почему")
_HEADS = {
    "late": (_WORK, _WHY, Text("Wait for it", "Ждут её"), Text("Through these", "Через них"),
             Text("Indicators", "Индикаторы")),
    "critical": (Text("Works, first to last", "Работы по порядку"),
                 Text("Years one after the other", "Лет подряд"), Text("Years there are", "Лет в программе")),
    "chains": (Text("Works, first to last", "Работы по порядку"), Text("Works", "Работ")),
    "cycles": (Text("Works", "Работы"),),
    "points": (Text("Who", "Кто"), Text("What", "Вид"), Text("Alone in", "Единственный исполнитель"),
               Text("Indicators left without", "Индикаторы без исполнителя"),
               Text("Works left waiting", "Ждущие работы"), Text("Parts without", "Частей без него")),
    "left": (_WORK, _WHY),
    "unserved": (Text("Indicator", "Индикатор"), _WHY, Text("Works for it", "Работы для него")),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """One table of the radar: its key, heading, columns and rows."""

    key: str
    name: str
    headings: list[str]
    rows: list[list[str]]


def title_of(radar: Radar) -> str:
    """What the radar is of."""
    return " · ".join([TITLE.in_language(radar.language), *radar.filters])


def alarms(radar: Radar) -> list[tuple[str, int, str]]:
    """What to look at first: key, how many, and of what."""
    waiting = {work for late in radar.late for work in (*late.waiting, *late.through)}
    numbers = {
        "late": len(waiting),
        "cycles": len(radar.cycles),
        "points": len(radar.points),
        "left": len(radar.left),
        "unserved": len(radar.unserved),
    }
    return [(key, numbers[key], text.in_language(radar.language)) for key, text in ALARMS.items()]


def tables(radar: Radar) -> list[Table]:
    """All tables, those that call for action first; numbers of works begin with their programme's letter."""
    language = radar.language

    def told(text: Text) -> str:
        return text.in_language(language)

    def joined(things: Iterable[str], between: str = ", ") -> str:
        return between.join(radar.numbers[each] for each in things)

    rows: dict[str, list[list[str]]] = {
        "late": [
            [radar.label(each.work), "; ".join(map(told, each.reasons)), joined(each.waiting),
             joined(each.through), joined(each.indicators)]
            for each in radar.late
        ],
        "critical": [
            [joined(each.works, " → "), str(each.needed), str(each.there or "–")] for each in radar.critical
        ],
        "chains": [[joined(each, " → "), str(len(each))] for each in radar.chains],
        "cycles": [[joined((*each, each[0]), " → ")] for each in radar.cycles],
        "points": [
            [radar.labels[each.performer], told(KINDS[each.kind]), joined(each.works),
             joined(each.indicators), joined(each.waiting), str(each.cuts or "")]
            for each in radar.points
        ],
        "left": [[radar.label(each.work), "; ".join(map(told, each.reasons))] for each in radar.left],
        "unserved": [
            [radar.numbers[each.indicator], told(each.reason), joined(each.works)] for each in radar.unserved
        ],
    }  # fmt: skip
    found = [Table(key, told(NAMES[key]), list(map(told, _HEADS[key])), rows[key]) for key in rows]
    years, bodies = load_table(radar)
    load = [[radar.labels[body], *map(load_words, cells)] for body, cells in bodies]
    heads = [told(KINDS["body"]).capitalize(), *map(str, years)]
    return [*found[:5], Table("load", f"{told(NAMES['load'])} ({told(LOAD_NOTE)})", heads, load), *found[5:]]


def load_table(radar: Radar) -> tuple[list[int], list[tuple[str, list[tuple[int, int]]]]]:
    """The years, and for each body how many works it performs and joins in each of them."""
    years = sorted({each.year for each in radar.load})
    found: dict[str, dict[int, tuple[int, int]]] = defaultdict(dict)
    for each in radar.load:
        found[each.body][each.year] = (each.performing, each.partnering)
    return years, [
        (body, [found[body].get(year, (0, 0)) for year in years]) for body in sorted(found, key=natural_order)
    ]


def load_words(cell: Sequence[int]) -> str:
    """What a cell of the load says."""
    performing, partnering = cell
    return f"{performing or ''}{f' ({partnering})' if partnering else ''}".strip()


def as_dict(radar: Radar) -> dict[str, Any]:
    """The radar for machines: IRIs and numbers, with labels and reasons in its language."""

    def reasons(texts: Iterable[Text]) -> list[str]:
        return [text.in_language(radar.language) for text in texts]

    return {
        "filters": list(radar.filters),
        "works": radar.works,
        "alarms": {key: count for key, count, _ in alarms(radar)},
        "chains": [list(each) for each in radar.chains],
        "cycles": [list(each) for each in radar.cycles],
        "critical": [
            {"works": list(each.works), "years_needed": each.needed, "years_there": each.there}
            for each in radar.critical
        ],
        "late": [
            {"work": each.work, "reasons": reasons(each.reasons), "waiting": list(each.waiting),
             "through": list(each.through), "indicators": list(each.indicators)}
            for each in radar.late
        ],
        "points": [
            {"performer": each.performer, "kind": each.kind, "works": list(each.works),
             "indicators": list(each.indicators), "waiting": list(each.waiting), "parts_without": each.cuts}
            for each in radar.points
        ],
        "load": [
            {"body": each.body, "year": each.year, "performing": each.performing,
             "partnering": each.partnering}
            for each in radar.load
        ],
        "left": [{"work": each.work, "reasons": reasons(each.reasons)} for each in radar.left],
        "unserved": [
            {"indicator": each.indicator, "reason": each.reason.in_language(radar.language),
             "works": list(each.works)}
            for each in radar.unserved
        ],
        "unknown_indicators": radar.unknown,
        "labels": dict(sorted(radar.labels.items())),
    }  # fmt: skip
