"""What validation does with data as they come: ill-typed, nameless, of an unknown class."""

import logging

import pytest
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from pyoxigraph import Triple as Statement

from coomet_graph.findings import Severity
from coomet_graph.namespaces import COOMET, PROV, RDF, SHAPES, SKOS, XSD
from coomet_graph.pipeline import ontology
from coomet_graph.validation import ValidationReport, load_shapes, validate

TYPE = NamedNode(RDF + "type")


def check(*quads: Quad) -> ValidationReport:
    return validate(quads, ontology(), load_shapes())


def action(prop: str, value: Literal | NamedNode, name: NamedNode | BlankNode | None = None) -> list[Quad]:
    node = name or NamedNode("https://example.org/action")
    return [Quad(node, TYPE, NamedNode(COOMET + "Action")), Quad(node, NamedNode(prop), value)]


def test_nothing_to_look_at_conforms() -> None:
    report = check()
    assert report.conforms
    assert set(report.looked_at.values()) == {0}


def test_a_class_nobody_knows_is_looked_at_by_no_rule() -> None:
    assert check(Quad(NamedNode("x:a"), TYPE, NamedNode("x:Thing"))).conforms


def test_results_say_where_what_and_how_grave() -> None:
    report = check(*action(SKOS + "notation", Literal("1 . 1")))
    found = [result for result in report.results if result.shape == SHAPES + "Entry-notation"]
    assert [(each.focus, each.path, each.value) for each in found] == [
        ("https://example.org/action", SKOS + "notation", "1 . 1")
    ]
    assert found[0].severity in Severity
    assert found[0].message.en
    assert found[0].message.ru
    assert report.looked_at[SHAPES + "Entry-notation"] == 1


def test_results_are_in_one_order() -> None:
    quads = action(SKOS + "notation", Literal("1 . 1"))
    assert check(*quads).results == check(*quads[::-1]).results


@pytest.mark.parametrize("text", ["soon", "", "20 31", "2031-01"])
def test_a_year_that_is_no_number_is_a_result_and_no_log(caplog: pytest.LogCaptureFixture, text: str) -> None:
    with caplog.at_level(logging.DEBUG, logger="rdflib.term"):
        report = check(*action(COOMET + "startYear", Literal(text, datatype=NamedNode(XSD + "integer"))))
    assert SHAPES + "Entry-startYear" in {result.shape for result in report.results}
    assert caplog.records == []


def test_a_wrong_boolean_gives_no_warning() -> None:
    quads = action(COOMET + "placeholder", Literal("perhaps", datatype=NamedNode(XSD + "boolean")))
    assert check(*quads).results


def test_a_node_without_a_name_is_looked_at_too() -> None:
    report = check(*action(SKOS + "notation", Literal("1 . 1"), BlankNode("b1")))
    assert "b1" in {result.focus for result in report.results}


def test_statements_about_statements_are_refused() -> None:
    about = Statement(NamedNode("x:a"), NamedNode("x:b"), NamedNode("x:c"))
    with pytest.raises(TypeError):
        check(Quad(NamedNode("x:a"), NamedNode("x:b"), about))


def test_a_subclass_is_looked_at_by_the_rules_of_its_class() -> None:
    programme = Quad(NamedNode("https://example.org/p"), TYPE, NamedNode(COOMET + "WorkProgramme"))
    report = check(programme)
    assert report.looked_at[SHAPES + "Programme-title"] == 1
    assert not report.conforms


def test_validation_does_not_look_at_what_is_inferred() -> None:
    """A link to a thing of no class is a fault, though inference could have given it one."""
    quads = action(PROV + "hadPrimarySource", NamedNode("https://example.org/nothing"))
    shapes = {result.shape.removeprefix(SHAPES) for result in check(*quads).results}
    assert "Entry-source" in shapes


def test_a_node_of_two_target_classes_has_one_result() -> None:
    quads = action(SKOS + "notation", Literal("1 . 1"))
    twice = Quad(quads[0].subject, TYPE, NamedNode(COOMET + "DevelopmentProgrammeItem"))
    found = [each for each in check(*quads, twice).results if each.shape == SHAPES + "Entry-notation"]
    assert len(found) == 1
