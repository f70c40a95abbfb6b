"""The trace matrix: which action takes up which item, which body serves which indicator, what nobody does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from coomet_graph.errors import ParameterError
from coomet_graph.findings import Place
from coomet_graph.network.matrix_standing import Bases, Judged, Standing, Uptake
from coomet_graph.network.neighbourhood import short_label
from coomet_graph.network.works import Work, Works, read_works
from coomet_graph.store import Dataset, Names
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.store.names import natural_order

# The widest sheet or page of which anybody makes sense.
MOST_COLUMNS, MOST_ROWS = 400, 1500


class By(StrEnum):
    """What stands at the left and above: items and actions, or indicators and bodies."""

    ITEMS = "items"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True)
class Link:
    """An action that takes up an item or serves an indicator, and the citation that says so.

    `state` is "valid", "broken", "suspect" or "citedNotSeen" (the programme cited has not been read);
    `inherited` if the body is that of the entry which the action is a part of.
    """

    action: str
    citation: str
    state: str
    inherited: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row or a column: an item, action, indicator or body, and how it stands.

    `reason` tells in words why, where nothing links it or only what it belongs to; `bodies` and `years` are
    those of the work; `links` counts all its links, those to what a filter leaves out among them.
    """

    iri: str
    number: str
    title: str
    programme: str
    standing: Standing
    reason: str
    bodies: tuple[str, ...]
    years: tuple[int, ...]
    links: int


@dataclass(frozen=True, slots=True)
class Matrix:
    """Rows and columns in the order of their numbers, and the links between them where there are any.

    `labels` names programmes, bodies, actions and citations, `places` the words of citations; `unread` are
    programmes of which only what others cite is known; `filters` names what was asked for.
    """

    by: By
    language: str
    rows: tuple[Line, ...]
    columns: tuple[Line, ...]
    cells: Mapping[tuple[str, str], tuple[Link, ...]]
    labels: Mapping[str, str]
    places: Mapping[str, tuple[Place, ...]]
    unread: frozenset[str]
    filters: tuple[str, ...]

    def holes(self, *standings: Standing) -> tuple[Line, ...]:
        """Rows, then columns, that stand so; without any standing, all that are open holes or broken."""
        wanted = standings or (Standing.OPEN, Standing.MISSING)
        return tuple(line for line in (*self.rows, *self.columns) if line.standing in wanted)

    def check_size(self) -> None:
        """Raises ParameterError for a matrix too large for one sheet or page."""
        if len(self.columns) > MOST_COLUMNS or len(self.rows) > MOST_ROWS:
            size = (len(self.rows), len(self.columns))
            raise ParameterError(
                "A matrix of {} rows and {} columns is too large for one page; name a programme, a body or a "
                "year, or take the table, CSV or JSON.".format(*size),
                "Матрица из {} строк и {} столбцов не помещается на одной странице; укажите программу, орган "
                "или год либо выберите вид table, csv или json.".format(*size),
            )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for: IRIs, and a year."""

    programme: str | None
    body: str | None
    year: int | None
    language: str
    accepted: Mapping[str, str]


def trace_matrix(
    dataset: Dataset,
    by: By | str = By.ITEMS,
    *,
    programme: str | None = None,
    body: str | None = None,
    year: int | None = None,
    accepted: Mapping[str, str] | None = None,
    language: str = "en",
) -> Matrix:
    """The matrix of items and actions, or of indicators and bodies.

    `programme` and `body` are names as people write them: of a programme, the rows and columns are its own
    and those that it is linked with; of a body, its works and what these are linked with; of a `year`, what
    is done in it. `accepted` gives for things (IRIs) the reason why somebody accepts that nothing is linked
    with them. Raises ParameterError for a name that is not known or not the name of one thing.
    """
    names = Names(dataset)
    asked = _Asked(
        None if programme is None else names.find("programme", programme).value,
        None if body is None else names.find("body", body).value,
        year,
        language,
        accepted or {},
    )
    works = read_works(dataset, asked.programme)
    names.fetch([*works.works, *works.programmes])
    rows, columns, cells = (_items if By(by) is By.ITEMS else _indicators)(works, names, asked)
    citations = {link.citation for links in cells.values() for link in links if link.citation}
    evidence = EvidenceIndex(dataset)
    evidence.fetch(citations)
    actions = {link.action for links in cells.values() for link in links}
    shown = {line.programme for line in (*rows, *columns)} | {works.works[each].programme for each in actions}
    bodies = {each for line in (*rows, *columns) for each in line.bodies}
    named = [each for each in (*shown, *bodies, *actions, *citations) if each]
    names.fetch(named)
    given = [each for each in (asked.programme, asked.body) if each]
    return Matrix(
        By(by),
        language,
        rows,
        columns,
        cells,
        {each: names.label(each, language) for each in named},
        {each: _whole(evidence.of_thing(each)) for each in sorted(citations)},
        frozenset(iri for iri in shown if iri in works.programmes and not works.programmes[iri].seen),
        (*(names.label(each, language) for each in given), *([str(year)] if year is not None else [])),
    )


_Sides = tuple[tuple[Line, ...], tuple[Line, ...], dict[tuple[str, str], tuple[Link, ...]]]


def _items(works: Works, names: Names, asked: _Asked) -> _Sides:
    links: dict[tuple[str, str], tuple[Link, ...]] = defaultdict(tuple)
    for citation in works.citations:
        if citation.item is not None:
            key = (citation.item, citation.action)
            links[key] += (Link(citation.action, citation.iri, citation.state),)
    uptake, bases = Uptake(works, asked.accepted), Bases(works, asked.accepted)
    row = _line_maker(works, names, asked, uptake.of, _counted(links, 0))
    column = _line_maker(works, names, asked, bases.of, _counted(links, 1))
    kept = [work for work in works.of_kind("action") if _is_asked(works, work, asked)]
    actions = {work.iri for work in kept}
    linked = {item for item, action in links if action in actions}
    rows = [work for work in works.of_kind("item") if work.iri in linked or _is_asked(works, work, asked)]
    shown = {work.iri for work in rows}
    cells = {key: found for key, found in links.items() if key[0] in shown and key[1] in actions}
    return tuple(map(row, rows)), tuple(map(column, kept)), cells


def _indicators(works: Works, names: Names, asked: _Asked) -> _Sides:
    links: dict[tuple[str, str], tuple[Link, ...]] = defaultdict(tuple)
    unassigned: set[str] = set()
    served: set[str] = set()
    for each in works.services():
        (served if each.body else unassigned).add(each.indicator)
        if each.body:
            link = Link(each.action, each.citation, each.state, each.inherited)
            links[each.indicator, each.body] += (link,)
    uptake = Uptake(works, asked.accepted)
    row = _line_maker(
        works, names, asked, lambda work: uptake.of_indicator(work, served, unassigned), _counted(links, 0)
    )
    kept = [action for action in works.of_kind("action") if _is_asked(works, action, asked)]
    shown_actions = {action.iri for action in kept}
    at_work: dict[str, list[Work]] = defaultdict(list)
    for action in kept:
        for body in works.bodies(action)[0]:
            if asked.body in (None, body):
                at_work[body].append(action)
    cells = {
        key: within
        for key, found in links.items()
        if key[1] in at_work and (within := tuple(link for link in found if link.action in shown_actions))
    }
    reached = {indicator for indicator, _ in cells}
    reached |= {each for action in kept for each in action.values("indicators")}
    rows = [
        work for work in works.of_kind("indicator") if work.iri in reached or _is_asked(works, work, asked)
    ]
    shown = {work.iri for work in rows}
    cells = {key: found for key, found in cells.items() if key[0] in shown}
    names.fetch(at_work)
    bases, counts = Bases(works, asked.accepted), _counted(cells, 1)
    columns = tuple(
        _body_line(body, bases.of_body(body, at_work[body]), names, asked, counts.get(body, 0))
        for body in sorted(at_work, key=natural_order)
    )
    return tuple(map(row, rows)), columns, cells


def _body_line(body: str, judged: Judged, names: Names, asked: _Asked, links: int) -> Line:
    label, title = names.label(body, asked.language), names.title(body, asked.language)
    reason = judged.reason.in_language(asked.language)
    return Line(body, label, "" if title == label else title, "", judged.standing, reason, (body,), (), links)


def _counted(links: Mapping[tuple[str, str], Sequence[Link]], side: int) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for key, found in links.items():
        counts[key[side]] += len({link.action for link in found}) if side else len(found)
    return counts


def _line_maker(
    works: Works,
    names: Names,
    asked: _Asked,
    judge: Callable[[Work], Judged],
    counts: Mapping[str, int],
) -> Callable[[Work], Line]:
    def make(work: Work) -> Line:
        judged = judge(work)
        bodies = works.bodies(work)[0]
        title = names.title(work.iri, asked.language)
        number = short_label(names, work.iri, asked.language)
        return Line(
            work.iri, number, "" if title == number else title, work.programme, judged.standing,
            judged.reason.in_language(asked.language), bodies, works.years(work), counts.get(work.iri, 0),
        )  # fmt: skip

    return make


def _is_asked(works: Works, work: Work, asked: _Asked) -> bool:
    """Whether the work is of the programme, body and year asked for."""
    if asked.programme is not None and work.programme != asked.programme:
        # Of a development programme, the actions are those of others; of a work programme, the items.
        develops = asked.programme in works.programmes and works.programmes[asked.programme].develops
        if (work.kind == "action") != develops:
            return False
    if asked.body is not None and asked.body not in works.bodies(work)[0]:
        return False
    return asked.year is None or asked.year in works.years(work)


def _whole(places: Sequence[Place]) -> tuple[Place, ...]:
    """The places without those that lie within another: the number within the sentence that cites it."""
    return tuple(
        place
        for place in places
        if not any(
            other is not place
            and other.file == place.file
            and other.first_line <= place.first_line
            and other.last_line >= place.last_line
            and place.quotation in other.quotation
            for other in places
        )
    )
