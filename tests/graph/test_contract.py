"""What others rely on: the IRIs of the vocabulary contract, named graphs, and data without blank nodes."""

import pytest
from pyoxigraph import Literal, NamedNode

from coomet_graph.graph import build_reference
from coomet_graph.graph.terms import words_literal, year_month
from coomet_graph.iris import Minter
from coomet_graph.letters import language_of
from coomet_graph.namespaces import COOMET, DCTERMS, GRAPH, ID, OA, PROV, RDF, RDFS, SKOS
from coomet_graph.pipeline import Build, build
from coomet_graph.resources import data_folder

# Thing → class, as the vocabulary contract gives them.
EXAMPLES = {
    "programme/dp-2017-2019": "DevelopmentProgramme",
    "programme/wp-tc-4-2021-2023": "WorkProgramme",
    "action/wp-tc-4-2021-2023/1.7.2": "Action",
    "item/dp-2017-2019/2.4.7": "DevelopmentProgrammeItem",
    "item/dp-2020-2022/44": "DevelopmentProgrammeItem",
    "indicator/dp-2020-2022/e.1.6": "Indicator",
    "project/543": "Project",
    "body/tc-1.10": "StructuralBody",
    "document/r-it-24": "NormativeDocument",
    "document/r-it-24/2014": "NormativeDocument",
    "item/dp-2017-2019/2.4.1/development": "DevelopmentProgrammeItem",
    "item/dp-2017-2019/2.4.1/realization": "DevelopmentProgrammeItem",
}


@pytest.mark.parametrize(("path", "class_name"), EXAMPLES.items())
def test_examples_of_the_contract_exist(bundled: Build, path: str, class_name: str) -> None:
    assert bundled.dataset.ask(f"ASK {{ <{ID}{path}> a <{COOMET}{class_name}> }}")


def test_named_graphs_are_those_of_the_contract(bundled: Build) -> None:
    assert set(bundled.dataset.graph_names()) == {
        GRAPH + "asserted/dp-2017-2019",
        GRAPH + "asserted/wp-tc-4-2021-2023",
        GRAPH + "reference",
        GRAPH + "ontology",
        GRAPH + "inferred",
    }


def test_there_are_no_blank_nodes(bundled: Build) -> None:
    for quad in bundled.dataset.quads():
        assert isinstance(quad.subject, NamedNode), quad
        assert isinstance(quad.object, NamedNode | Literal), quad


def test_nothing_is_named_by_position_or_time(bundled: Build) -> None:
    """Things of a source are below its programme's key, evidence below the source; all else is shared."""
    shared = {"body", "country", "organisation", "meeting", "resource", "event", "agreement", "document",
              "project", "person", "post", "collective", "period"}  # fmt: skip
    schemes = {"recurrence", "status", "linkstate", "capacity", "role", "projectstage", "changekind",
               "scheme"}  # fmt: skip
    keyed = {"programme", "source", "section", "item", "action", "indicator", "target", "citation",
             "participation", "statusobservation", "evidence"}  # fmt: skip
    kinds = {
        quad.subject.value.removeprefix(ID).split("/")[0]
        for quad in bundled.dataset.quads()
        if isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ID)
    }
    assert kinds <= shared | schemes | keyed


def test_cited_but_unseen_things_carry_no_invented_text(bundled: Build) -> None:
    rows = bundled.dataset.select(
        f"""SELECT DISTINCT ?item ?property WHERE {{
          ?item a <{COOMET}DevelopmentProgrammeItem> ; <{COOMET}inProgramme> <{ID}programme/dp-2020-2022> ;
                ?property ?text .
          VALUES ?property {{ <{DCTERMS}title> <{SKOS}note> <{RDFS}label> <{PROV}hadPrimarySource> }}
        }}"""
    )
    assert rows.rows == ()


def test_every_reference_thing_names_its_source(bundled: Build) -> None:
    reference = list(bundled.dataset.quads(GRAPH + "reference"))
    subjects = {quad.subject for quad in reference if quad.predicate.value == RDF + "type"}
    sourced = {quad.subject for quad in reference if quad.predicate.value == DCTERMS + "source"}
    described = {NamedNode(f"{ID}programme/{name}") for name in ("dp-2017-2019", "wp-tc-4-2021-2023")}
    assert len(subjects) > 150
    assert subjects - sourced - described == set()


def test_another_publisher_has_its_own_iris() -> None:
    own = build(minter=Minter("https://example.org/id/", "https://example.org/graph/"))
    assert all(name.startswith("https://example.org/graph/") for name in own.dataset.graph_names())
    subjects = {
        str(quad.subject.value) for quad in own.dataset.quads() if isinstance(quad.subject, NamedNode)
    }
    ours = {name.removeprefix(ID).split("/")[0] for name in subjects if name.startswith(ID)}
    schemes = {"recurrence", "status", "linkstate", "capacity", "role", "projectstage", "changekind"}
    assert ours == schemes | {"scheme"}
    assert own.dataset.ask(
        f"ASK {{ <https://example.org/id/action/wp-tc-4-2021-2023/1.1> <{COOMET}hasBasis> ?item }}"
    )


def test_reference_tables_become_quads() -> None:
    quads = build_reference(data_folder() / "reference", (), Minter())
    assert {quad.graph_name for quad in quads} == {NamedNode(GRAPH + "reference")}
    facts = {(quad.subject, quad.predicate.value, str(quad.object)) for quad in quads}
    assert (NamedNode(ID + "body/tc-4"), SKOS + "prefLabel", '"Information and Training"@en') in facts
    assert (NamedNode(ID + "country/ru"), SKOS + "notation", '"RU"') in facts
    assert any(prop == SKOS + "prefLabel" and text.endswith("@ru") for _, prop, text in facts)


def test_evidence_has_the_properties_of_the_contract(bundled: Build) -> None:
    needed = (OA + "hasSource", COOMET + "firstLine", COOMET + "lastLine", OA + "exact")
    for prop in needed:
        missing = bundled.dataset.select(
            f"SELECT ?e WHERE {{ ?e a <{COOMET}Evidence> OPTIONAL {{ ?e <{prop}> ?v }} FILTER(!BOUND(?v)) }}"
        )
        assert missing.rows == (), prop


@pytest.mark.parametrize(
    ("text", "language"),
    [("Work Program", "en"), ("Программа работ", "ru"), ("510/KZ-а/10 project", "en"), ("", "en")],
)
def test_words_know_their_language(text: str, language: str) -> None:
    assert language_of(text) == language
    assert words_literal(text).language == language


def test_a_month_is_a_month_and_a_year_a_year() -> None:
    assert str(year_month("2023-05")).endswith('"2023-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth>')
    assert str(year_month("2023")).endswith("#gYear>")
