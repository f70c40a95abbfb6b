"""The trace matrix as plain rows: links, holes and counts, for terminals, CSV, JSON and workbooks."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from coomet_graph.errors import Text
from coomet_graph.findings import Place
from coomet_graph.network.matrix import By, Line, Matrix
from coomet_graph.network.matrix_counts import GROUPS, SIDES, counts
from coomet_graph.network.matrix_standing import MARKS, TOLD, Standing
from coomet_graph.store.names import shortened

# Told by a sign as well as by colour.
SIGNS = {"valid": "●", "citedNotSeen": "○", "suspect": "?", "broken": "✕"}
STATES = {
    "valid": Text("valid", "действительна"),
    "citedNotSeen": Text("programme cited has not been read", "указанная программа не прочитана"),
    "suspect": Text("suspect", "сомнительна"),
    "broken": Text("broken", "недействительна"),
}
NAMES = {
    By.ITEMS: (Text("Item", "Пункт"), Text("Action", "Мероприятие")),
    By.INDICATORS: (Text("Indicator", "Индикатор"), Text("Body", "Орган")),
}
TITLES = {
    By.ITEMS: Text("Which action takes up which item", "Какое мероприятие выполняет какой пункт"),
    By.INDICATORS: Text("Which body serves which indicator", "Какой орган обеспечивает какой индикатор"),
}
ONLY_CITED = Text("known only from citations", "известна только по ссылкам")
INHERITED = Text("body of the whole", "орган целого пункта")
PROGRAMME, TITLE = Text("Programme", "Программа"), Text("Title", "Название")
STANDING, REASON = Text("Standing", "Положение"), Text("Why", "Почему")
STATE, WORDS, PLACE = Text("Link", "Ссылка"), Text("Words", "Слова документа"), Text("Place", "Место")
COUNTED, TOTAL = Text("Counted", "Что учтено"), Text("Total", "Всего")
BODIES, YEARS, LINKS = Text("Bodies", "Органы"), Text("Years", "Годы"), Text("Links", "Связей")
PAGE = Text("p.", "стр.")
# "с." would be taken for a page.
LINE, LINES = Text("l.", "строка"), Text("l.", "строки")

_SHORT = 60
NOT_LINKED = Text("What is not linked, and why", "Что не связано и почему")
COUNTS = Text("Counts", "Подсчёт")

# The order in which a reader looks at what is not linked.
HOLES = (Standing.OPEN, Standing.MISSING, Standing.ACCEPTED, Standing.EXPLAINED, Standing.UNKNOWN)


def title_of(matrix: Matrix) -> str:
    """What the matrix shows, and what was asked for."""
    title = TITLES[matrix.by].in_language(matrix.language)
    return f"{title} · {', '.join(matrix.filters)}" if matrix.filters else title


def programme_of(matrix: Matrix, line: Line) -> str:
    """The programme of a line, and whether only others speak of it."""
    if not line.programme:
        return ""
    label = matrix.labels[line.programme]
    unread = line.programme in matrix.unread
    return f"{label} ({ONLY_CITED.in_language(matrix.language)})" if unread else label


def years_of(line: Line) -> str:
    """The years, those in a row as a span."""
    spans: list[list[int]] = []
    for year in line.years:
        if spans and year == spans[-1][1] + 1:
            spans[-1][1] = year
        else:
            spans.append([year, year])
    return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in spans)


def number_of(matrix: Matrix, action: str) -> str:
    """The number of an action: what its label begins with."""
    return matrix.labels[action].split(" ", 1)[0]


def place_words(place: Place, language: str) -> str:
    """File and lines, page or cell of a place."""
    if place.cell:
        return f"{place.file}, {place.sheet or ''}!{place.cell}"
    page = f", {PAGE.in_language(language)} {place.page}" if place.page else ""
    lines = dict.fromkeys((place.first_line, place.last_line))
    line = (LINES if len(lines) > 1 else LINE).in_language(language)
    return f"{place.file}{page}, {line} {'–'.join(map(str, lines))}"


def link_rows(matrix: Matrix) -> tuple[list[str], Iterator[list[str]]]:
    """Headings, and a row for each link with the words that state it."""
    language = matrix.language
    texts = [
        PROGRAMME,
        NAMES[matrix.by][0],
        TITLE,
        NAMES[matrix.by][1],
        *([NAMES[By.ITEMS][1]] if matrix.by is By.INDICATORS else []),
    ]
    headings = [text.in_language(language) for text in (*texts, STATE, WORDS, PLACE)]
    columns = {line.iri: line for line in matrix.columns}
    rows = {line.iri: line for line in matrix.rows}

    def listed() -> Iterator[list[str]]:
        for (row, column), links in sorted(matrix.cells.items(), key=_order(matrix)):
            for link in links:
                line = rows[row]
                state = STATES[link.state].in_language(language)
                inherited = f" ({INHERITED.in_language(language)})" if link.inherited else ""
                action = [number_of(matrix, link.action) + inherited] if matrix.by is By.INDICATORS else []
                places = matrix.places.get(link.citation, ())
                words = " … ".join(place.quotation for place in places)
                told = "; ".join(place_words(place, language) for place in places)
                above = [columns[column].number, *action, state, words, told]
                yield [programme_of(matrix, line), line.number, line.title, *above]

    return headings, listed()


def hole_rows(matrix: Matrix) -> tuple[list[str], Iterator[list[str]]]:
    """Headings, and a row for all that nothing links: holes first, then what is accepted or explained."""
    language = matrix.language
    texts = (STANDING, COUNTED, PROGRAMME, Text("Number", "Номер"), TITLE, BODIES, YEARS, REASON)
    rows = {line.iri for line in matrix.rows}

    def listed() -> Iterator[list[str]]:
        for standing in HOLES:
            for line in matrix.holes(standing):
                side = SIDES[matrix.by][0 if line.iri in rows else 1]
                yield [
                    TOLD[standing].in_language(language), side.in_language(language),
                    programme_of(matrix, line), line.number, line.title,
                    ", ".join(matrix.labels[body] for body in line.bodies if body != line.iri),
                    years_of(line), line.reason,
                ]  # fmt: skip

    return [text.in_language(language) for text in texts], listed()


def all_rows(matrix: Matrix) -> tuple[list[str], Iterator[list[str]]]:
    """Headings, and a row for each link and then for all that nothing links, for sorting and filtering."""
    language = matrix.language
    texts = (STANDING, COUNTED, PROGRAMME, Text("Number", "Номер"), TITLE, NAMES[matrix.by][1])
    more = (NAMES[By.ITEMS][1],) if matrix.by is By.INDICATORS else ()
    headings = [
        text.in_language(language) for text in (*texts, *more, STATE, WORDS, PLACE, BODIES, YEARS, REASON)
    ]
    lines = {line.iri: line for line in matrix.rows}
    rows = SIDES[matrix.by][0].in_language(language)

    def listed() -> Iterator[list[str]]:
        ordered = [cell for cell, _ in sorted(matrix.cells.items(), key=_order(matrix))]
        links = iter(link_rows(matrix)[1])
        for cell in ordered:
            for _ in matrix.cells[cell]:
                line = lines[cell[0]]
                bodies = ", ".join(matrix.labels[body] for body in line.bodies)
                told = TOLD[line.standing].in_language(language)
                yield [told, rows, *next(links), bodies, years_of(line), line.reason]
        for standing, counted, programme, number, title, bodies, years, reason in hole_rows(matrix)[1]:
            yield [
                standing,
                counted,
                programme,
                number,
                title,
                *[""] * (4 + len(more)),
                bodies,
                years,
                reason,
            ]

    return headings, listed()


def column_rows(matrix: Matrix) -> tuple[list[str], list[list[str]]]:
    """Headings, and a row for each action or body that nothing links, in short."""
    language = matrix.language
    texts = (STANDING, PROGRAMME, NAMES[matrix.by][1], TITLE, REASON)
    return [text.in_language(language) for text in texts], [
        [TOLD[standing].in_language(language), programme_of(matrix, line), line.number,
         shortened(line.title, _SHORT), line.reason]
        for standing in HOLES
        for line in matrix.columns
        if line.standing is standing
    ]  # fmt: skip


def count_rows(matrix: Matrix) -> tuple[list[str], list[list[str]]]:
    """Headings, and the counts by programme, body and year; a column for each standing that there is."""
    language = matrix.language
    listed = counts(matrix)
    there = [standing for standing in Standing if any(each.of.get(standing) for each in listed)]
    headings = [Text("By", "По").in_language(language), "", COUNTED.in_language(language)]
    headings += [TOTAL.in_language(language), *(TOLD[each].in_language(language) for each in there)]
    return headings, [
        [
            GROUPS[each.group].in_language(language),
            each.name,
            SIDES[matrix.by][each.side].in_language(language),
            str(each.total),
            *(str(each.of.get(standing, 0)) for standing in there),
        ]
        for each in listed
    ]


def list_rows(matrix: Matrix) -> tuple[list[str], Iterator[list[str]]]:
    """Headings, and a row for each item or indicator with all that is linked to it, but for quiet ones."""
    language = matrix.language
    left, above = SIDES[matrix.by][1], NAMES[matrix.by][0]
    texts = (PROGRAMME, above, TITLE, Text(left.en.capitalize(), left.ru.capitalize()), STANDING, REASON)
    columns = {line.iri: line for line in matrix.columns}
    linked: dict[str, list[str]] = {}
    for (row, column), links in sorted(matrix.cells.items(), key=_order(matrix)):
        signs = "".join(dict.fromkeys(SIGNS[link.state] for link in links))
        linked.setdefault(row, []).append(f"{columns[column].number} {signs}")

    def listed() -> Iterator[list[str]]:
        for line in matrix.rows:
            told = TOLD[line.standing].in_language(language)
            joined = ", ".join(linked.get(line.iri, ()))
            title = shortened(line.title, _SHORT)
            if not is_quiet(line):
                yield [programme_of(matrix, line), line.number, title, joined, told, line.reason]

    return [text.in_language(language) for text in texts], listed()


def summary(matrix: Matrix) -> list[str]:
    """How many rows and columns there are, and how many of them stand how."""
    told = []
    for side, lines in enumerate((matrix.rows, matrix.columns)):
        found = Counter(line.standing for line in lines)
        kinds = SIDES[matrix.by][side].in_language(matrix.language)
        each = ", ".join(
            f"{TOLD[standing].in_language(matrix.language)}: {found[standing]}"
            for standing in Standing
            if found[standing]
        )
        told.append(f"{kinds[0].upper()}{kinds[1:]} – {len(lines)}{': ' * bool(each)}{each}.")
    return told


def is_quiet(line: Line) -> bool:
    """Whether it is a row that nothing links and that nobody has to look after."""
    return line.standing in (Standing.UNKNOWN, Standing.EXPLAINED) and not line.links


def together(lines: Sequence[Line], matrix: Matrix) -> list[str]:
    """Of rows that are told together, how many there are and why nothing links them."""
    kind = SIDES[matrix.by][0].in_language(matrix.language)
    found = Counter((line.standing, line.reason) for line in lines if is_quiet(line))
    return [
        f"{MARKS[standing]}  {kind}: {count} – {TOLD[standing].in_language(matrix.language)}: {reason}"
        for (standing, reason), count in found.items()
    ]


def key_of(matrix: Matrix) -> str:
    """What the signs mean, of those that occur."""
    there = {link.state for links in matrix.cells.values() for link in links}
    return "; ".join(
        f"{sign} – {STATES[state].in_language(matrix.language)}"
        for state, sign in SIGNS.items()
        if state in there
    )


def as_dict(matrix: Matrix) -> dict[str, Any]:
    """The matrix for machines: codes and IRIs, with labels in its language."""
    return {
        "by": matrix.by.value,
        "filters": list(matrix.filters),
        "rows": [_line(line) for line in matrix.rows],
        "columns": [_line(line) for line in matrix.columns],
        "cells": [
            {
                "row": row,
                "column": column,
                "links": [
                    {
                        "action": link.action,
                        "citation": link.citation,
                        "state": link.state,
                        "inherited": link.inherited,
                        "places": [
                            {"file": place.file, "first_line": place.first_line, "last_line": place.last_line,
                             "quotation": place.quotation}
                            for place in matrix.places.get(link.citation, ())
                        ],
                    }
                    for link in links
                ],
            }
            for (row, column), links in sorted(matrix.cells.items(), key=_order(matrix))
        ],
        "counts": [
            {
                "group": each.group,
                "name": each.name,
                "of": "columns" if each.side else "rows",
                "total": each.total,
                **{standing.value: each.of.get(standing, 0) for standing in Standing},
            }
            for each in counts(matrix)
        ],
    }  # fmt: skip


def _line(line: Line) -> dict[str, Any]:
    return {
        "iri": line.iri,
        "number": line.number,
        "title": line.title,
        "programme": line.programme,
        "standing": line.standing.value,
        "reason": line.reason,
        "bodies": list(line.bodies),
        "years": list(line.years),
        "links": line.links,
    }


def _order(matrix: Matrix) -> Any:
    rows = {line.iri: at for at, line in enumerate(matrix.rows)}
    columns = {line.iri: at for at, line in enumerate(matrix.columns)}
    return lambda cell: (rows[cell[0][0]], columns[cell[0][1]])
