"""How many items, actions, indicators and bodies are linked or not: of each programme, body and year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from coomet_graph.errors import Text
from coomet_graph.network.matrix import By, Line, Matrix
from coomet_graph.network.matrix_standing import Standing
from coomet_graph.store.names import natural_order

SIDES: Mapping[By, tuple[Text, Text]] = {
    By.ITEMS: (Text("items", "пункты"), Text("actions", "мероприятия")),
    By.INDICATORS: (Text("indicators", "индикаторы"), Text("bodies", "органы")),
}
GROUPS: Mapping[str, Text] = {
    "all": Text("All", "Всего"),
    "programme": Text("Programme", "Программа"),
    "body": Text("Body", "Орган"),
    "year": Text("Year", "Год"),
}


@dataclass(frozen=True, slots=True)
class Count:
    """How many rows (or, with `side` 1, columns) of a group stand how; `name` is what people call it."""

    group: str
    name: str
    side: int
    total: int
    of: Mapping[Standing, int]


def counts(matrix: Matrix) -> tuple[Count, ...]:
    """The counts of all, then by programme, body and year; a work of several bodies counts for each."""
    found: dict[tuple[str, str, int], Counter[Standing]] = defaultdict(Counter)
    for side, lines in enumerate((matrix.rows, matrix.columns)):
        for line in lines:
            for group, name in _groups(line, matrix):
                found[group, name, side][line.standing] += 1
    order = list(GROUPS)
    keys = sorted(found, key=lambda key: (order.index(key[0]), natural_order(key[1]), key[2]))
    return tuple(Count(group, name, side, found[group, name, side].total(), found[group, name, side])
                 for group, name, side in keys)  # fmt: skip


def _groups(line: Line, matrix: Matrix) -> Iterable[tuple[str, str]]:
    yield "all", ""
    if line.programme:
        yield "programme", matrix.labels[line.programme]
    # The columns that are bodies are what is counted, not what it is counted by.
    if line.iri not in line.bodies:
        yield from (("body", matrix.labels[body]) for body in line.bodies)
    yield from (("year", str(year)) for year in line.years)
