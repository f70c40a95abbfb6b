"""Dependency and load radar: what hangs on what and on whom, who has how much to do, what will be left."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace

from coomet_graph.errors import Text
from coomet_graph.network.dependencies import chains, cycles
from coomet_graph.network.matrix_standing import Standing, Uptake
from coomet_graph.network.neighbourhood import short_label
from coomet_graph.network.single_points import SinglePoint, single_points
from coomet_graph.network.waiting import (
    STUCK,
    Critical,
    Late,
    critical_in_years,
    expected,
    indicators_of,
    is_done,
    late_works,
    waiting_graph,
)
from coomet_graph.network.works import Work, Works, read_works
from coomet_graph.store import Dataset, Names
from coomet_graph.store.names import natural_order


@dataclass(frozen=True, slots=True)
class Load:
    """How many works of a year name the body as performer, and how many as partner."""

    body: str
    year: int
    performing: int
    partnering: int


@dataclass(frozen=True, slots=True)
class Left:
    """A work that its programme leaves to the next, and the signs of it."""

    work: str
    reasons: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Unserved:
    """An indicator that nobody serves, why, and the works for it that get nowhere."""

    indicator: str
    reason: Text
    works: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Radar:
    """What the radar shows; works, bodies and indicators are IRIs.

    `numbers` gives short and `labels` long names in `language`; where works of several programmes are shown,
    their numbers begin with a letter that `programmes` explains. `unknown` indicators cannot be judged, since
    no work programme has been read that could serve them.
    """

    language: str
    filters: tuple[str, ...]
    works: int
    chains: tuple[tuple[str, ...], ...]
    cycles: tuple[tuple[str, ...], ...]
    critical: tuple[Critical, ...]
    late: tuple[Late, ...]
    points: tuple[SinglePoint, ...]
    load: tuple[Load, ...]
    left: tuple[Left, ...]
    unserved: tuple[Unserved, ...]
    unknown: int
    numbers: Mapping[str, str]
    labels: Mapping[str, str]
    programmes: tuple[tuple[str, str], ...]

    def label(self, work: str) -> str:
        """What a work is called: its number, with the letter of its programme, and its title."""
        # A label begins with the number, to which the letter belongs.
        return f"{self.numbers[work]} {self.labels[work].partition(' ')[2]}".strip()


_NO_WORK = Text("no action contributes to it", "ни одно мероприятие не вносит в него вклад")
_NO_BODY = Text("the actions for it name no performer", "у мероприятий для него не назван исполнитель")
_ALL_STUCK = Text("all works for it are stuck", "все работы для него остановлены")


def make_radar(
    dataset: Dataset, *, programme: str | None = None, body: str | None = None, language: str = "en"
) -> Radar:
    """The radar of everything, or of a programme, or of what a body performs or joins in.

    Both are names as people write them. Raises ParameterError for a name that is not known or not unique.
    """
    names = Names(dataset)
    found = None if programme is None else names.find("programme", programme).value
    who = None if body is None else names.find("body", body).value
    works = read_works(dataset, found)
    entries = [work for work in works.works.values() if work.kind != "indicator"]
    asked = {
        work.iri
        for work in entries
        if found in (None, work.programme) and (who is None or who in _all_bodies(works, work))
    }
    graph = waiting_graph(works)
    late = [each for each in late_works(works, graph) if asked & {each.work, *each.waiting, *each.through}]
    points = [each for each in single_points(works, graph) if asked & set(each.works)]
    if who is not None:
        points = [each for each in points if works.post_bodies.get(each.performer, each.performer) == who]
    served = {each for iri in asked for each in works.works[iri].values("indicators")}
    unserved, unknown = _unserved(works, found, None if who is None else served)
    radar = Radar(
        language,
        tuple(names.label(each, language) for each in (found, who) if each is not None),
        len(asked),
        tuple(chain for chain in chains(graph) if asked & set(chain)),
        tuple(circle for circle in cycles(graph) if asked & set(circle)),
        tuple(each for each in critical_in_years(works, graph) if asked & set(each.works)),
        tuple(late),
        tuple(points),
        _load(works, asked, who),
        tuple(left for iri in works.works if iri in asked and (left := left_over(works, works.works[iri]))),
        unserved,
        unknown,
        {},
        {},
        (),
    )
    return _named(radar, works, names)


def _all_bodies(works: Works, work: Work) -> set[str]:
    return {*works.bodies(work)[0], *work.values("partners")}


def _load(works: Works, asked: Collection[str], body: str | None) -> tuple[Load, ...]:
    """Works by body and year: those that recur in every year, those for single years in these."""
    performing: Counter[tuple[str, int]] = Counter()
    partnering: Counter[tuple[str, int]] = Counter()
    for iri in asked:
        work = works.works[iri]
        years = works.years(work)
        performing.update((each, year) for each in work.values("bodies") for year in years)
        partnering.update((each, year) for each in work.values("partners") for year in years)
    keys = sorted({*performing, *partnering}, key=lambda key: (natural_order(key[0]), key[1]))
    return tuple(Load(*key, performing[key], partnering[key]) for key in keys if body in (None, key[0]))


def left_over(works: Works, work: Work) -> Left | None:
    """What shows that the work goes on after its programme; None if nothing does."""
    programme = works.programmes.get(work.programme)
    last = programme.end if programme else None
    if programme is None or last is None or not work.seen:
        return None
    reasons = []
    years = works.years(work)
    if "open-ended" in work.ends("recurrences"):
        reasons.append(Text("its term is open", "срок открыт"))
    elif years and years[-1] > last:
        reasons.append(Text(f"its term ends in {years[-1]}", f"срок – до {years[-1]}"))
    year = max(expected(work), default=0)
    if year > last:
        reasons.append(Text(f"expected in {year}", f"ожидается в {year}"))
    later = [works.programmes[each] for each in work.values("later") if each in works.programmes]
    starts = [each.start for each in later if each.start is not None and each.start > last]
    if starts:
        start = min(starts)
        reasons.append(
            Text(f"left to the programme that begins in {start}", f"отнесено к программе с {start} года")
        )
    elif "moved" in work.ends("states"):
        reasons.append(STUCK["moved"])
    reported = max((int(day[:4]) for day in work.values("reported") if day[:4].isdecimal()), default=0)
    if reported > last and not is_done(work):
        reasons.append(Text(f"not completed in {reported}", f"не завершено в {reported}"))
    return Left(work.iri, tuple(reasons)) if reasons else None


def _unserved(
    works: Works, programme: str | None, among: Collection[str] | None
) -> tuple[tuple[Unserved, ...], int]:
    """Indicators without work, without performers, or with stuck works only; how many cannot be told."""
    serving = indicators_of(works, [work.iri for work in works.of_kind("action")])
    manned = {
        each for each, actions in serving.items() if any(works.bodies(works.works[a])[0] for a in actions)
    }
    uptake = Uptake(works, {})
    found, unknown = [], 0
    for indicator in works.of_kind("indicator"):
        actions = serving.get(indicator.iri, ())
        if among is not None and indicator.iri not in among:
            continue
        is_own = programme is None or indicator.programme == programme
        if not is_own and programme not in {works.works[each].programme for each in actions} and actions:
            continue
        standing = uptake.of_indicator(indicator, manned, serving).standing
        unknown += standing is Standing.UNKNOWN
        if standing is Standing.OPEN:
            found.append(Unserved(indicator.iri, _NO_BODY if actions else _NO_WORK, tuple(actions)))
        elif actions and all(works.works[each].ends("states") & set(STUCK) for each in actions):
            found.append(Unserved(indicator.iri, _ALL_STUCK, tuple(actions)))
    return tuple(found), unknown


def _named(radar: Radar, works: Works, names: Names) -> Radar:
    """The radar with the names of all that is in it."""
    shown = _works_of(radar)
    indicators = {
        *(each.indicator for each in radar.unserved),
        *(indicator for late in radar.late for indicator in late.indicators),
        *(indicator for point in radar.points for indicator in point.indicators),
    }
    others = {*(each.performer for each in radar.points), *(each.body for each in radar.load)}
    programmes = [
        sorted({works.works[each].programme for each in things if each in works.works}, key=natural_order)
        for things in (shown, indicators)
    ]
    # Numbers repeat from programme to programme, so each of several programmes gets a letter.
    lettered = [each for found in programmes if len(found) > 1 for each in found]
    letters = {each: f"{_letter(at)}·" for at, each in enumerate(lettered)}
    names.fetch([*shown, *indicators, *others, *lettered, *programmes[0]])
    language = radar.language
    numbers = {each: names.label(each, language) for each in others}
    for each in (*shown, *indicators):
        letter = letters.get(works.works[each].programme, "") if each in works.works else ""
        numbers[each] = letter + short_label(names, each, language)
    return replace(
        radar,
        numbers=numbers,
        labels={each: names.label(each, language) for each in (*shown, *indicators, *others)},
        programmes=tuple(
            (letters.get(each, "").rstrip("·"), names.label(each, language))
            for each in lettered or programmes[0]
        ),
    )


def _works_of(radar: Radar) -> list[str]:
    groups: Iterable[Iterable[str]] = (
        *radar.chains,
        *radar.cycles,
        *(each.works for each in radar.critical),
        *((each.work, *each.waiting, *each.through) for each in radar.late),
        *((*each.works, *each.waiting) for each in radar.points),
        (each.work for each in radar.left),
        *(each.works for each in radar.unserved),
    )
    return sorted({work for group in groups for work in group}, key=natural_order)


def _letter(at: int) -> str:
    return (_letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)
