"""The trace matrix: what is linked, what is a hole, and why; values are read in the documents."""

from collections import Counter

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.errors import ParameterError
from coomet_graph.namespaces import COOMET, DCTERMS, FOAF, GRAPH, ID, ORG, PROV, RDF, SKOS
from coomet_graph.network.matrix import Line, Matrix, trace_matrix
from coomet_graph.network.matrix_counts import counts
from coomet_graph.network.matrix_standing import Standing
from coomet_graph.pipeline import Build
from coomet_graph.store import EmbeddedDataset

ACTION = ID + "action/wp-tc-4-2021-2023/"
ITEM = ID + "item/dp-2020-2022/"
G = GRAPH + "asserted/example"
DP, WP = ID + "programme/dp", ID + "programme/wp"
Said = tuple[str, str, str]


def of(*statements: Said) -> EmbeddedDataset:
    """A dataset of these statements; what is no IRI is a number or text."""
    dataset = EmbeddedDataset()

    def term(value: str) -> NamedNode | Literal:
        if "://" in value:
            return NamedNode(value)
        return Literal(int(value)) if value.isdecimal() and len(value) == 4 else Literal(value)

    dataset.load(
        Quad(NamedNode(subject), NamedNode(prop), term(value), NamedNode(G))
        for subject, prop, value in statements
    )
    return dataset


def years(iri: str, start: str, end: str) -> list[Said]:
    return [(iri, COOMET + "startYear", start), (iri, COOMET + "endYear", end)]


def programme(iri: str, kind: str, *, read: bool = True, body: str = "") -> list[Said]:
    said = [
        (iri, RDF + "type", COOMET + kind),
        (iri, COOMET + "startYear", "2031"),
        (iri, COOMET + "endYear", "2033"),
    ]
    said += [(ID + "source/" + iri.rpartition("/")[2], FOAF + "primaryTopic", iri)] if read else []
    return [*said, *([(iri, COOMET + "programmeBody", body)] if body else [])]


def thing(iri: str, kind: str, within: str, number: str, *more: tuple[str, str]) -> list[Said]:
    return [
        (iri, RDF + "type", COOMET + kind),
        (iri, COOMET + "inProgramme", within),
        (iri, SKOS + "notation", number),
        (iri, DCTERMS + "title", f"Title of {number}"),
        (iri, PROV + "hadPrimarySource", ID + "source/x"),
        *((iri, prop, value) for prop, value in more),
    ]


def cites(action: str, item: str, state: str = "valid", indicator: str = "") -> list[Said]:
    citation = f"{ID}citation/{action.rpartition('/')[2]}-{item.rpartition('/')[2]}"
    said = [
        (action, COOMET + "hasCitation", citation),
        (citation, COOMET + "citesProgramme", DP),
        (citation, COOMET + "citesItem", item),
        (citation, COOMET + "linkState", ID + "linkstate/" + state),
        (action, COOMET + "hasBasis", item),
    ]
    if indicator:
        said += [
            (citation, COOMET + "citesIndicator", indicator),
            (action, COOMET + "contributesTo", indicator),
        ]
    return said


TC, OTHER = ID + "body/tc", ID + "body/other"
A, B, C = (ID + f"item/dp/{number}" for number in "123")
ONE, TWO = ID + "action/wp/1", ID + "action/wp/2"
BASIC = [
    *programme(DP, "DevelopmentProgramme"),
    *programme(WP, "WorkProgramme", body=TC),
    *thing(A, "DevelopmentProgrammeItem", DP, "1", (COOMET + "performedBy", TC)),
    *years(A, "2031", "2031"),
    *thing(B, "DevelopmentProgrammeItem", DP, "2", (COOMET + "performedBy", TC)),
    *thing(C, "DevelopmentProgrammeItem", DP, "3", (COOMET + "performedBy", OTHER)),
    *thing(ONE, "Action", WP, "1", (COOMET + "performedBy", TC), (COOMET + "startYear", "2031")),
    *cites(ONE, A),
]  # fmt: skip


def standings(lines: tuple[Line, ...]) -> dict[str, str]:
    return {line.number: line.standing.value for line in lines}


def numbers(matrix: Matrix, standing: Standing) -> list[str]:
    return [line.number for line in matrix.columns if line.standing is standing]


def test_the_golden_items_are_all_taken_up(golden: Build):
    matrix = trace_matrix(golden.dataset)
    assert standings(matrix.rows) == {"1.1": "linked", "1.2": "linked"}
    assert standings(matrix.columns) == {"1.1": "linked", "1.2": "linked", "2.1": "linked"}
    pairs = sorted((row.rpartition("/")[2], column.rpartition("/")[2]) for row, column in matrix.cells)
    assert pairs == [("1.1", "1.1"), ("1.1", "1.2"), ("1.2", "2.1")]
    assert {link.state for links in matrix.cells.values() for link in links} == {"valid"}
    assert matrix.holes() == ()


def test_the_golden_indicators_are_served(golden: Build):
    matrix = trace_matrix(golden.dataset, "indicators")
    served = {
        (row.rpartition("/")[2], column.rpartition("/")[2]): [
            link.action.rpartition("/")[2] for link in links
        ]
        for (row, column), links in matrix.cells.items()
    }
    assert served == {("a.1.1", "tc-4"): ["1.1"], ("a.1.1", "sc-4.3"): ["1.2"], ("a.1.2", "sc-4.2"): ["2.1"]}


def test_actions_of_the_bundled_programme_stand_as_the_document_says(bundled: Build):
    matrix = trace_matrix(bundled.dataset, programme="wp-tc-4-2021-2023")
    assert numbers(matrix, Standing.OPEN) == ["4.1", "4.3", "4.4"]
    assert numbers(matrix, Standing.THROUGH) == ["1.7.1", "1.7.2", "1.7.3"]
    explained = {line.number: line.reason for line in matrix.holes(Standing.EXPLAINED)}
    assert explained["1.9"] == "proposed to be moved to a later programme"
    assert explained["4.2"] == explained["6.2"] == explained["7.1"] == explained["7.2"]
    assert explained["4.2"] == "carried out under a project"
    assert len(explained) == 8
    cited = "44 45 46 47 48 49 50 51 52 53 54 79 86 93 95 97"
    assert " ".join(line.number for line in matrix.rows) == cited
    assert {link.action for link in matrix.cells[ITEM + "53", ACTION + "3"]} == {ACTION + "3"}
    assert {link.state for links in matrix.cells.values() for link in links} == {"citedNotSeen"}


def test_a_link_has_the_words_that_state_it(bundled: Build):
    matrix = trace_matrix(bundled.dataset)
    (link,) = matrix.cells[ITEM + "54", ACTION + "2.3"]
    (place,) = matrix.places[link.citation]
    assert (place.first_line, place.last_line) == (267, 269)
    assert place.quotation.startswith("The basis is item 54 of the COOMET")


def test_what_nobody_could_take_up_yet_is_no_hole(bundled: Build):
    matrix = trace_matrix(bundled.dataset, programme="dp-2017-2019")
    assert matrix.columns == ()
    assert Counter(line.standing for line in matrix.rows) == {Standing.UNKNOWN: 56, Standing.EXPLAINED: 6}
    halves = [line.number for line in matrix.rows if line.standing is Standing.EXPLAINED]
    items = ("2.2.1", "2.3.1", "2.4.1")
    assert halves == [f"{item}/{half}" for item in items for half in ("development", "realization")]


def test_a_part_has_the_bodies_of_its_whole(bundled: Build):
    matrix = trace_matrix(bundled.dataset, "indicators")
    (link,) = matrix.cells[ID + "indicator/dp-2020-2022/e.1.6", ID + "body/tc-4"]
    assert (link.action, link.inherited) == (ACTION + "1.7.2", True)


def test_a_body_whose_works_are_projects_needs_no_indicator(bundled: Build):
    columns = {line.number: line for line in trace_matrix(bundled.dataset, "indicators").columns}
    assert columns["TC 1.12"].standing is Standing.EXPLAINED
    assert columns["SC 4.2"].standing is Standing.LINKED


@pytest.mark.parametrize(("number", "standing"), [("1", "linked"), ("2", "open"), ("3", "unknown")])
def test_a_hole_is_what_a_programme_that_was_read_should_fill(number: str, standing: str):
    assert standings(trace_matrix(of(*BASIC)).rows)[number] == standing


def test_an_accepted_hole_has_its_reason():
    matrix = trace_matrix(of(*BASIC), accepted={B: "done by the Secretariat"})
    (line,) = matrix.holes(Standing.ACCEPTED)
    assert (line.iri, line.reason) == (B, "done by the Secretariat")
    assert matrix.holes() == ()


def test_accepting_does_not_hide_a_link():
    matrix = trace_matrix(of(*BASIC), accepted={A: "no matter"})
    assert standings(matrix.rows)["1"] == "linked"


def test_what_is_cited_but_not_there_is_broken():
    gone = ID + "item/dp/9"
    dataset = of(
        *BASIC,
        *thing(TWO, "Action", WP, "2"),
        *cites(TWO, gone, "broken"),
        (gone, RDF + "type", COOMET + "DevelopmentProgrammeItem"),
        (gone, COOMET + "inProgramme", DP),
        (gone, SKOS + "notation", "9"),
    )
    matrix = trace_matrix(dataset)
    assert [(line.number, line.standing) for line in matrix.holes(Standing.MISSING)] == [
        ("9", Standing.MISSING),
        ("2", Standing.MISSING),
    ]


@pytest.mark.parametrize(
    ("more", "standing"),
    [
        ([], "open"),
        ([(COOMET + "underProject", ID + "project/1")], "explained"),
        ([(COOMET + "hasStatusObservation", ID + "statusobservation/moved")], "explained"),
        ([(COOMET + "hasStatusObservation", ID + "statusobservation/underway")], "open"),
        ([(COOMET + "inSection", ID + "section/done")], "explained"),
        ([(COOMET + "inSection", ID + "section/1")], "open"),
        ([(COOMET + "parentEntry", ONE)], "through"),
    ],
)  # fmt: skip
def test_an_action_without_basis_is_a_hole_unless_its_document_explains_it(
    more: list[tuple[str, str]], standing: str
):
    dataset = of(
        *BASIC,
        *thing(TWO, "Action", WP, "2", *more),
        (ID + "statusobservation/moved", COOMET + "status", ID + "status/moved"),
        (ID + "statusobservation/underway", COOMET + "status", ID + "status/underway"),
        (ID + "section/1", RDF + "type", COOMET + "Section"),
        (ID + "section/1", SKOS + "notation", "1"),
    )
    assert standings(trace_matrix(dataset).columns)["2"] == standing


def test_an_item_that_asks_for_a_programme_waits_until_that_is_read():
    asks = (B, COOMET + "callsForProgramme", ID + "programme/asked")
    for read, standing in ((False, "unknown"), (True, "explained")):
        asked = programme(ID + "programme/asked", "WorkProgramme", read=read)
        assert standings(trace_matrix(of(*BASIC, asks, *asked)).rows)["2"] == standing


def test_a_subcommittee_is_bound_by_the_programme_of_its_committee():
    dataset = of(*BASIC, (OTHER, ORG + "subOrganizationOf", TC))
    assert standings(trace_matrix(dataset).rows)["3"] == "open"


@pytest.mark.parametrize(("served", "standing"), [(False, "open"), (True, "linked")])
def test_an_indicator_nobody_serves_is_a_hole(served: bool, standing: str):
    indicator = ID + "indicator/dp/i"
    said = [*BASIC, *thing(indicator, "Indicator", DP, "i"), (A, COOMET + "measuredBy", indicator)]
    said += cites(ONE, B, indicator=indicator) if served else []
    matrix = trace_matrix(of(*said), "indicators")
    assert [line.standing.value for line in matrix.rows] == [standing]
    assert [line.standing.value for line in matrix.columns] == ["linked" if served else "open"]


def test_works_without_a_body_leave_their_indicator_a_hole():
    indicator = ID + "indicator/dp/i"
    said = [*BASIC, *thing(indicator, "Indicator", DP, "i"), *thing(TWO, "Action", WP, "2")]
    matrix = trace_matrix(of(*said, *cites(TWO, A, indicator=indicator)), "indicators")
    assert [(line.standing, line.reason) for line in matrix.rows] == [
        (Standing.OPEN, "the actions for it name no body")
    ]


def test_filters_leave_what_is_linked_and_judge_by_all(bundled: Build):
    matrix = trace_matrix(bundled.dataset, body="SC 4.2")
    assert [line.number for line in matrix.columns] == ["4.1", "4.2", "4.3", "4.4", "5.1", "5.2", "7.1"]
    assert [line.number for line in matrix.rows if line.standing is Standing.LINKED] == ["79", "86"]
    assert trace_matrix(bundled.dataset, body="SC 4.2", language="ru").filters == ("ПК 4.2",)


def test_a_year_leaves_what_is_done_in_it(bundled: Build):
    matrix = trace_matrix(bundled.dataset, programme="wp-tc-4-2021-2023", year=2022)
    shown = [line.number for line in matrix.columns]
    # The competition is held in 2021 and 2023 only, the translation begins in 2023.
    assert "1.6" not in shown
    assert "6.2a" not in shown
    assert {"1.2", "1.7.1", "4.1"} <= set(shown)


def test_counts_add_up(bundled: Build):
    matrix = trace_matrix(bundled.dataset)
    found = {(each.group, each.name, each.side): each for each in counts(matrix)}
    assert found["all", "", 0].total == len(matrix.rows) == 78
    actions = found["programme", "TC 4 Work Program for 2021–2023", 1]
    assert (actions.total, actions.of[Standing.LINKED], actions.of[Standing.OPEN]) == (31, 17, 3)
    assert sum(each.total for each in counts(matrix) if each.group == "programme") == 78 + 31
    # 4.1 to 4.4, 5.1, 5.2 and 7.1 name SC 4.2 or its chair.
    assert found["body", "SC 4.2", 1].total == 7
    assert found["year", "2020", 1].total == 1


def test_an_unknown_name_is_refused(golden: Build):
    with pytest.raises(ParameterError):
        trace_matrix(golden.dataset, body="TC 99")
    with pytest.raises(ValueError, match="nothing"):
        trace_matrix(golden.dataset, "nothing")


def test_nothing_is_no_matrix_but_no_error():
    matrix = trace_matrix(EmbeddedDataset())
    assert (matrix.rows, matrix.columns, dict(matrix.cells)) == ((), (), {})
