"""The radar: chains, late work, single points of failure, load, what is left; as read in the documents."""

import re
from collections import Counter, defaultdict
from itertools import pairwise
from xml.etree import ElementTree as ET

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coomet_graph.errors import ParameterError, UnknownNameError
from coomet_graph.namespaces import COOMET, ID
from coomet_graph.network.radar import Radar, make_radar
from coomet_graph.network.radar_page import to_page
from coomet_graph.network.radar_picture import draw_radar
from coomet_graph.network.radar_rows import alarms, as_dict, load_words, tables
from coomet_graph.network.single_points import parts_without
from coomet_graph.network.waiting import critical_paths
from coomet_graph.pipeline import Build
from coomet_graph.questions import ask
from coomet_graph.store import EmbeddedDataset
from tests.network.test_matrix import BASIC, DP, ONE, TC, TWO, WP, cites, of, thing
from tests.network.test_matrix_writers import checked, texts_of

STATUS = ID + "status/"


def named(radar: Radar, things: tuple[str, ...]) -> list[str]:
    return [radar.numbers[each] for each in things]


@pytest.fixture(scope="module")
def real(bundled: Build) -> Radar:
    return make_radar(bundled.dataset)


def test_the_golden_seminars_wait_for_their_plan(golden: Build):
    radar = make_radar(golden.dataset)
    assert [named(radar, chain) for chain in radar.chains] == [["1.1", "1.2"]]
    # 2031 for the plan, 2032 and 2033 for the seminars: as long as the programme.
    assert [(each.needed, each.there) for each in radar.critical] == [(3, 3)]
    assert (radar.cycles, radar.late, radar.left, radar.unserved) == ((), (), (), ())
    points = {(radar.numbers[each.performer], each.kind): each for each in radar.points}
    assert set(points) == {("TC 4", "body"), ("chair, TC 4", "post"), ("SC 4.3", "body"), ("SC 4.2", "body")}
    plan = points["chair, TC 4", "post"]
    assert (named(radar, plan.works), named(radar, plan.waiting), plan.indicators) == (["1.1"], ["1.2"], ())
    assert named(radar, points["SC 4.2", "body"].indicators) == ["Ind-a.1.2"]


def test_the_golden_load(golden: Build):
    radar = make_radar(golden.dataset, programme="wp-tc-4-2031-2033")
    load = {(radar.numbers[each.body], each.year): each.performing for each in radar.load}
    assert load == {
        ("TC 4", 2031): 1, ("SC 4.3", 2032): 1, ("SC 4.3", 2033): 1, ("SC 4.2", 2031): 1, ("SC 4.2", 2032): 1,
    }  # fmt: skip


def test_chains_of_the_bundled_programme(real: Radar):
    assert [named(real, chain) for chain in real.chains] == [
        ["1.1", "1.2", "1.3", "1.4"],
        ["1.1", "2.1", "2.2"],
    ]
    # 1.1 from 2021 to 2024, a round of 1.2 and of 1.3, and 1.4 from 2021 to 2023.
    (path,) = real.critical
    assert (named(real, path.works), path.needed, path.there) == (["1.1", "1.2", "1.3", "1.4"], 9, 3)


def test_what_waits_for_the_late_procedure(real: Radar):
    (late,) = real.late
    assert real.numbers[late.work] == "1.1"
    assert [reason.en for reason in late.reasons] == ["expected in 2024, its term ends in 2023"]
    assert named(real, late.waiting) == ["1.2", "1.3", "2.1", "2.2"]
    assert named(real, late.through) == ["1.4"]


def test_who_alone_performs_the_bundled_works(real: Radar):
    alone = {(real.numbers[each.performer], each.kind): named(real, each.works) for each in real.points}
    assert alone == {
        ("TC 4", "body"): ["1.4", "1.5", "1.7", "1.7.1", "1.7.2", "1.7.3", "6.1", "6.2", "6.2a", "6.3"],
        ("SC 4.2", "body"): ["4.1", "4.2", "4.3", "4.4"],
        ("chair, SC 4.2", "post"): ["4.1", "4.2", "4.4"],
        ("chair, TC 4", "post"): ["1.5"],
    }
    assert named(real, real.points[0].indicators) == ["Ind-e.1.4", "Ind-e.1.6", "Ind-e.3.4", "Ind-e.3.6"]


def test_what_the_bundled_programme_leaves(real: Radar):
    left = {real.numbers[each.work]: [reason.en for reason in each.reasons] for each in real.left}
    assert list(left) == ["1.1", "1.7", "1.7.1", "1.7.2", "1.9", "6.2a", "7.2"]
    assert left["6.2a"] == ["its term is open"]
    assert left["1.1"] == ["expected in 2024", "left to the programme that begins in 2024"]
    assert [(real.numbers[each.indicator], each.reason.en) for each in real.unserved] == [
        ("Ind-e.1.6", "all works for it are stuck")
    ]


def test_the_load_is_what_the_question_tells(bundled: Build, real: Radar):
    answer = ask(bundled.dataset, "load-of-body-by-year", {})
    told = {tuple(row[:2]): (int(row[2]), int(row[3])) for row in answer.table("en")}
    assert told == {
        (real.labels[each.body], str(each.year)): (each.performing, each.partnering) for each in real.load
    }


def test_what_is_left_is_what_the_question_tells(bundled: Build, real: Radar):
    answer = ask(bundled.dataset, "beyond-programme", {})
    signs = {row[1] for row in answer.table("en") if any(row[2:6])}
    assert signs == {real.labels[each.work] for each in real.left}


def test_load_by_reading_the_document(real: Radar):
    load = {(real.numbers[each.body], each.year): (each.performing, each.partnering) for each in real.load}
    # 1.1–1.3, 1.8, 2.1–2.3, 3, 5.1 and 7.2; from 2022 also 5.2.
    assert [load["SC 4.1", year][0] for year in (2021, 2022, 2023)] == [10, 11, 11]
    # The competition 1.6 is held in 2021 and 2023; 1.9 and 5.2 begin in 2022.
    assert [load["SC 4.3", year][0] for year in (2021, 2022, 2023)] == [10, 11, 12]


def test_a_body_has_its_own_radar(bundled: Build):
    radar = make_radar(bundled.dataset, body="SC 4.2", language="ru")
    assert {radar.numbers[each.body] for each in radar.load} == {"ПК 4.2"}
    assert {each.kind for each in radar.points} == {"body", "post"}
    assert radar.chains == ()
    assert radar.left == ()
    with pytest.raises(ParameterError):
        make_radar(bundled.dataset, body="TC 99")


def waiting(*more: tuple[str, str]) -> EmbeddedDataset:
    """Action 2 waits for action 1, of which more is said."""
    observation = ID + "statusobservation/1"
    said = [*BASIC, *thing(TWO, "Action", WP, "2", (COOMET + "dependsOn", ONE))]
    said += [(ONE, COOMET + "hasStatusObservation", observation), (ONE, COOMET + "endYear", "2032")]
    return of(*said, *((observation, COOMET + prop, value) for prop, value in more))


@pytest.mark.parametrize(
    ("more", "reason"),
    [
        ([("status", STATUS + "blocked")], "blocked"),
        ([("status", STATUS + "moved")], "moved to a later programme"),
        ([("expectedCompletion", "2033")], "expected in 2033, its term ends in 2032"),
        (
            [("status", STATUS + "underway"), ("asOf", "2033")],
            "not completed in 2033, its term ended in 2032",
        ),
    ],
)
def test_late_work_holds_up_what_waits_for_it(more: list[tuple[str, str]], reason: str):
    (late,) = make_radar(waiting(*more)).late
    assert (late.work, [each.en for each in late.reasons], late.waiting) == (ONE, [reason], (TWO,))


@pytest.mark.parametrize(
    "more",
    [
        [("status", STATUS + "underway"), ("asOf", "2032")],
        [("status", STATUS + "completed"), ("asOf", "2033")],
        [("expectedCompletion", "2032")],
    ],
)
def test_work_in_time_holds_up_nothing(more: list[tuple[str, str]]):
    assert make_radar(waiting(*more)).late == ()


def test_work_that_ends_before_what_it_needs_is_told():
    dataset = of(
        *BASIC, (ONE, COOMET + "endYear", "2033"),
        *thing(TWO, "Action", WP, "2", (COOMET + "dependsOn", ONE), (COOMET + "startYear", "2031"),
               (COOMET + "endYear", "2032")),
    )  # fmt: skip
    (late,) = make_radar(dataset).late
    assert (late.reasons[0].en, late.waiting) == ("lasts until 2033, longer than what waits for it", (TWO,))


def test_a_completed_work_needs_nobody():
    participation, observation = ID + "participation/1", ID + "statusobservation/1"
    said = [
        *BASIC,
        (ONE, COOMET + "hasPerformerParticipation", participation),
        (participation, COOMET + "participant", TC),
    ]
    assert [each.performer for each in make_radar(of(*said)).points] == [TC]
    done = [
        (ONE, COOMET + "hasStatusObservation", observation),
        (observation, COOMET + "status", STATUS + "completed"),
    ]
    assert make_radar(of(*said, *done)).points == ()


def test_circles_are_told():
    dataset = of(
        *BASIC, *thing(TWO, "Action", WP, "2", (COOMET + "dependsOn", ONE)), (ONE, COOMET + "dependsOn", TWO)
    )
    radar = make_radar(dataset)
    assert radar.cycles == ((ONE, TWO),)
    assert radar.critical == ()
    assert {key: count for key, count, _ in alarms(radar)}["cycles"] == 1
    assert any("→" in text or text == "1" for text in texts_of(draw_radar(radar)))


@pytest.mark.parametrize(
    ("works", "reason"),
    [(False, "no action contributes to it"), (True, "the actions for it name no performer")],
)
def test_indicators_nobody_serves(works: bool, reason: str):
    indicator = ID + "indicator/dp/i"
    said = [*BASIC, *thing(indicator, "Indicator", DP, "i")]
    if works:
        said += [*thing(TWO, "Action", WP, "2"), *cites(TWO, ID + "item/dp/1", indicator=indicator)]
    (unserved,) = make_radar(of(*said)).unserved
    assert (unserved.indicator, unserved.reason.en) == (indicator, reason)


EDGES = st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), max_size=16)


@given(EDGES, st.lists(st.integers(1, 5), min_size=8, max_size=8))
@settings(deadline=None)
def test_critical_paths_are_the_heaviest_of_all_paths(edges: list[tuple[int, int]], durations: list[int]):
    graph: nx.DiGraph[str] = nx.DiGraph()
    # Later things need earlier ones: no circles.
    graph.add_edges_from((str(max(edge)), str(min(edge))) for edge in edges if edge[0] != edge[1])
    found = critical_paths(graph, lambda node: durations[int(node)])
    assert len(found) == sum(len(group) > 1 for group in nx.weakly_connected_components(graph))
    for path, total in found:
        assert all(graph.has_edge(after, before) for before, after in pairwise(path))
        assert total == sum(durations[int(node)] for node in path)
        group = nx.node_connected_component(graph.to_undirected(), path[0])
        heaviest = max(
            sum(durations[int(node)] for node in way)
            for start in group
            for end in group - {start}
            for way in nx.all_simple_paths(graph, start, end)
        )
        assert total == heaviest


@given(EDGES)
@settings(deadline=None)
def test_parts_without_a_node_are_counted_as_networkx_defines_them(edges: list[tuple[int, int]]):
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((str(a), str(b)) for a, b in edges if a != b)
    parts = parts_without(graph)
    assert {node for node in graph if parts[node] > 1} == set(nx.articulation_points(graph))
    for node in graph:
        rest = graph.subgraph(nx.node_connected_component(graph, node) - {node})
        assert parts[node] == nx.number_connected_components(rest)


@pytest.mark.parametrize("language", ["en", "ru"])
def test_picture_and_page_are_whole(bundled: Build, language: str):
    radar = make_radar(bundled.dataset, language=language)
    svg = draw_radar(radar)
    assert ET.fromstring(svg).tag == "{http://www.w3.org/2000/svg}svg"
    assert svg == draw_radar(radar)
    page = to_page(radar)
    checker = checked(page)
    assert all(loaded.startswith("data:image/svg+xml;base64,") for loaded in checker.loads)
    assert {link.removeprefix("#") for link in checker.links} <= checker.targets
    words = re.sub(r"<[^>]*>", " ", page.split("<body>")[1])
    assert bool(re.search("[а-я]", words)) == (language == "ru")
    assert "None" not in words


def test_the_picture_shows_alarms_chains_and_load(real: Radar):
    texts = texts_of(draw_radar(real))
    assert {"5 !", "0 ✓", "4 !", "7 !", "1 !", "1.1 !", "16 (2)"} <= set(texts)
    assert "9 years one after the other; the programme has 3 !" in texts
    assert any("the 18 busiest of" in text for text in texts)
    with pytest.raises(UnknownNameError):
        draw_radar(real, "pdf")


def test_tables_and_json_hold_the_same_numbers(real: Radar):
    found = {table.key: table for table in tables(real)}
    data = as_dict(real)
    for key in ("late", "critical", "chains", "cycles", "points", "left", "unserved"):
        assert len(found[key].rows) == len(data[key])
        assert {len(row) for row in found[key].rows} <= {len(found[key].headings)}
    assert data["alarms"] == {"late": 5, "cycles": 0, "points": 4, "left": 7, "unserved": 1}
    loaded: dict[str, Counter[int]] = defaultdict(Counter)
    for each in data["load"]:
        loaded[each["body"]][each["year"]] = each["performing"]
    assert loaded[ID + "body/tc-4"][2023] == 20


@pytest.mark.parametrize(("cell", "told"), [((0, 0), ""), ((3, 0), "3"), ((0, 2), "(2)"), ((3, 2), "3 (2)")])
def test_a_cell_of_the_load(cell: tuple[int, int], told: str):
    assert load_words(cell) == told


def test_nothing_is_no_radar_but_no_error():
    radar = make_radar(EmbeddedDataset(), language="ru")
    assert [count for _, count, _ in alarms(radar)] == [0] * 5
    checked(to_page(radar))
