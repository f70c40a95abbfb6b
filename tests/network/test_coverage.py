"""Who serves which indicator: in the network, in its picture, in the matrix and in the radar alike."""

import re

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.namespaces import COOMET, GRAPH, ID, RDF, SKOS
from coomet_graph.network import coverage, draw_coverage, make_radar, trace_matrix
from coomet_graph.network.coverage import who_serves
from coomet_graph.pipeline import Build
from coomet_graph.store import Dataset, EmbeddedDataset

ACTION = ID + "action/wp-tc-4-2021-2023/"
INDICATOR = ID + "indicator/dp-2020-2022/"
WP, DP = ID + "programme/wp", ID + "programme/dp"
ONE, TWO, PART = (f"{ID}action/wp/{number}" for number in ("1", "2", "2.1"))
SERVED, OTHER, ALONE = (f"{ID}indicator/dp/{number}" for number in ("a", "b", "c"))
TC = ID + "body/tc-9"
Said = tuple[str, str, str]


def of(*statements: Said) -> EmbeddedDataset:
    """A dataset of these statements; what is no IRI is text."""
    dataset = EmbeddedDataset()
    dataset.load(
        Quad(
            NamedNode(subject),
            NamedNode(prop),
            NamedNode(value) if "://" in value else Literal(value),
            NamedNode(GRAPH + "asserted/example"),
        )
        for subject, prop, value in statements
    )
    return dataset


def entry(iri: str, kind: str, programme: str) -> list[Said]:
    return [
        (iri, RDF + "type", COOMET + kind),
        (iri, COOMET + "inProgramme", programme),
        (iri, SKOS + "notation", iri.rpartition("/")[2]),
    ]


def serves(action: str, indicator: str, *states: str) -> list[Said]:
    """The action serves the indicator by a citation in each of these states."""
    said = [(action, COOMET + "contributesTo", indicator)]
    for state in states:
        citation = f"{ID}citation/{action.rpartition('/')[2]}-{indicator.rpartition('/')[2]}-{state}"
        said += [
            (action, COOMET + "hasCitation", citation),
            (citation, COOMET + "citesIndicator", indicator),
            (citation, COOMET + "linkState", f"{ID}linkstate/{state}"),
        ]
    return said


def programme_of(*services: Said) -> EmbeddedDataset:
    """Indicators a, b, c; action 1 of TC 9; action 2 of TC 9 with the part 2.1, which names nobody."""
    statements = [*services, (ONE, COOMET + "performedBy", TC), (TWO, COOMET + "performedBy", TC)]
    statements += [(PART, COOMET + "parentEntry", TWO), (TC, SKOS + "notation", "TC 9")]
    for action in (ONE, TWO, PART):
        statements += entry(action, "Action", WP)
    for indicator in (SERVED, OTHER, ALONE):
        statements += entry(indicator, "Indicator", DP)
    return of(*statements)


def texts_of(dataset: Dataset, language: str = "en") -> list[str]:
    """What is written in the picture: matplotlib says each text in a comment beside its drawing."""
    return re.findall(r"<!-- (.*?) -->", draw_coverage(dataset, language).decode())


def broken_frames(dataset: Dataset) -> int:
    return draw_coverage(dataset).decode().count("stroke-dasharray")


def test_bodies_and_indicators_are_joined_by_actions(bundled: Build):
    graph = coverage(bundled.dataset)
    assert graph.edges[ID + "body/sc-4.1", INDICATOR + "e.1.1"]["actions"] == [ACTION + "1.1"]
    assert graph.nodes[INDICATOR + "e.1.1"]["kind"] == "indicator"
    assert graph.nodes[ID + "body/sc-4.1"] == {
        "label": "SC 4.1", "title": graph.nodes[ID + "body/sc-4.1"]["title"], "kind": "body",
    }  # fmt: skip
    assert all(graph.nodes[a]["kind"] != graph.nodes[b]["kind"] for a, b in graph.edges)


def test_a_part_without_a_body_is_performed_by_that_of_its_whole(bundled: Build):
    """Action 1.7.2 names nobody; it is a part of action 1.7 of TC 4."""
    graph = coverage(bundled.dataset)
    edge = graph.edges[ID + "body/tc-4", INDICATOR + "e.1.6"]
    assert edge["actions"] == [ACTION + "1.7.2"]
    assert [(each.inherited, each.state) for each in edge["services"]] == [(True, "citedNotSeen")]
    assert graph.nodes[INDICATOR + "e.1.6"]["unassigned"] == []
    assert "(1.7.2) ○" in texts_of(bundled.dataset)


def test_an_action_without_a_body_serves_its_indicator_all_the_same():
    action = f"{ID}action/wp/3"
    dataset = of(
        *entry(action, "Action", WP), *entry(SERVED, "Indicator", DP), *serves(action, SERVED, "valid")
    )
    graph = coverage(dataset)
    assert graph.nodes[SERVED]["unassigned"] == [action]
    assert graph.degree(SERVED) == 0
    assert {"no body", "named", "3"} <= set(texts_of(dataset))


def test_an_indicator_that_nothing_serves_is_there():
    graph = coverage(of(*entry(ALONE, "Indicator", DP)))
    assert list(graph) == [ALONE]
    assert graph.nodes[ALONE]["unassigned"] == []


def test_the_order_is_that_of_the_numbers(bundled: Build):
    graph = coverage(bundled.dataset)
    indicators = [node.removeprefix(INDICATOR) for node in graph if graph.nodes[node]["kind"] == "indicator"]
    assert indicators[:3] == ["e.1.1", "e.1.2", "e.1.3"]


def in_matrix(dataset: Dataset, programme: str | None) -> dict[str, set[tuple[str, str, str, bool]]]:
    matrix = trace_matrix(dataset, "indicators", programme=programme)
    told: dict[str, set[tuple[str, str, str, bool]]] = {line.iri: set() for line in matrix.rows}
    for (indicator, body), links in matrix.cells.items():
        told[indicator] |= {(body, each.action, each.state, each.inherited) for each in links}
    return told


@pytest.mark.parametrize("name", ["bundled", "golden", "golden_in_both"])
def test_matrix_and_picture_tell_the_same_bodies(name: str, request: pytest.FixtureRequest):
    """Of each indicator the same bodies, by the same actions, with links in the same state."""
    dataset = request.getfixturevalue(name).dataset
    found = who_serves(dataset)
    told = {
        indicator: {
            (each.body, each.action, each.state, each.inherited)
            for body in found.bodies
            for each in found.between(indicator, body)
        }
        for indicator in found.indicators
    }
    assert any(told.values())
    assert told == in_matrix(dataset, None)


@pytest.mark.parametrize("programme", ["wp-tc-4-2021-2023", "dp-2017-2019"])
def test_a_bundled_document_by_itself_has_the_same_bodies(bundled: Build, programme: str):
    found = who_serves(bundled.dataset)
    for indicator, told in in_matrix(bundled.dataset, programme).items():
        assert {body for body, *_ in told} == {
            body for body in found.bodies if found.between(indicator, body)
        }


@pytest.mark.parametrize("name", ["bundled", "golden"])
def test_the_radar_misses_no_body_that_the_picture_shows(name: str, request: pytest.FixtureRequest):
    dataset = request.getfixturevalue(name).dataset
    found, radar = who_serves(dataset), make_radar(dataset)
    served = {indicator for indicator, body in found.cells if body}
    without = {each.indicator for each in radar.unserved if "performer" in each.reason.en or not each.works}
    assert not without & served
    alone = {
        (point.performer, indicator)
        for point in radar.points
        if point.kind == "body"
        for indicator in point.indicators
    }
    assert alone
    for body, indicator in alone:
        assert [each for each in found.bodies if found.between(indicator, each)] == [body]


def test_a_link_that_is_not_settled_is_told_by_sign_and_frame():
    unsettled = programme_of(*serves(ONE, SERVED, "citedNotSeen"), *serves(PART, OTHER, "suspect"))
    texts = texts_of(unsettled)
    assert {"1 ○", "(2.1) ?"} <= set(texts)
    expected = "A broken frame: the link is not confirmed (○ programme cited has not been read, ? suspect)."
    assert expected in texts
    assert broken_frames(unsettled) == 2


def test_a_settled_link_needs_no_sign():
    settled = programme_of(*serves(ONE, SERVED, "valid"), *serves(TWO, OTHER))
    texts = texts_of(settled)
    assert {"1", "2"} <= set(texts)
    assert not [text for text in texts if "frame" in text or "brackets" in text]
    assert broken_frames(settled) == 0


def test_one_settled_citation_of_several_settles_the_link():
    both = programme_of(*serves(ONE, SERVED, "broken", "valid"))
    assert "1" in texts_of(both)
    assert broken_frames(both) == 0


def test_a_cell_with_a_settled_link_has_a_whole_frame_and_still_the_sign():
    mixed = programme_of(*serves(ONE, SERVED, "valid"), *serves(TWO, SERVED, "broken"))
    assert "1, 2 ✕" in texts_of(mixed)
    assert broken_frames(mixed) == 0


def test_the_key_is_in_russian_as_well(bundled: Build):
    texts = texts_of(bundled.dataset, "ru")
    assert "Прерывистая рамка: связь не подтверждена (○ указанная программа не прочитана)." in texts
    assert "В скобках: орган указан у целого, частью которого является мероприятие." in texts
