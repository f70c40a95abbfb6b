"""Findings where an axiom allows one and there are two: with the words of both statements."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import OWL, RDF, Graph, URIRef

from coomet_graph.audit import run_audit
from coomet_graph.audit.clashes import clash_findings
from coomet_graph.findings import Finding
from coomet_graph.namespaces import COOMET, GRAPH, ID
from coomet_graph.pipeline import Build, ontology
from coomet_graph.store import EmbeddedDataset, Names
from coomet_graph.store.evidence import EvidenceIndex
from tests.audit.negatives import Nursery

X = "https://example.org/"
SOURCE = NamedNode(GRAPH + "asserted/dp-2031-2033")


def found(dataset: EmbeddedDataset, axioms: Graph) -> list[Finding]:
    return list(clash_findings(dataset, axioms, Names(dataset), EvidenceIndex(dataset)))


def test_a_finding_tells_both_owners_by_name_and_where_each_stands(golden: Build) -> None:
    (finding,) = found(Nursery(golden.dataset).planted("one-allowed"), ontology())
    assert finding.message.en == (
        "Both “Ind-a.1.1” and “Ind-a.1.2” are connected with “at least 4 new pages per year” "
        "by “has target”, but only one can be."
    )
    assert "связью «имеет целевое значение»" in finding.message.ru
    target = f"{ID}target/dp-2031-2033/a.1.2"
    owners = [f"{ID}indicator/dp-2031-2033/a.1.{number}" for number in (1, 2)]
    assert finding.subjects == (*owners, target)
    # No words say the planted statement: the indicator's own stand for it.
    assert [place.quotation for place in finding.places] == ["Ind-a.1.1", "at least 4 new pages per year"]


def test_words_of_a_narrower_property_are_those_of_the_statement(golden: Build) -> None:
    dataset = Nursery(golden.dataset).planted()
    entry, part = f"{ID}item/dp-2031-2033/1.2", f"{ID}participation/dp-2031-2033/1.1/performer/sc-4.3"
    dataset.load([Quad(NamedNode(entry), NamedNode(f"{COOMET}hasParticipation"), NamedNode(part), SOURCE)])
    (finding,) = found(dataset, ontology())
    assert "SC 4.3" in {place.quotation for place in finding.places}


@pytest.mark.parametrize("values", [["one", "two"], ["one", "three", "two"]])
def test_two_values_are_one_finding_for_each_that_is_too_many(values: list[str]) -> None:
    axioms, dataset = Graph(), EmbeddedDataset()
    axioms.add((URIRef(X + "f"), RDF.type, OWL.FunctionalProperty))
    thing, prop = NamedNode(X + "a"), NamedNode(X + "f")
    dataset.load(Quad(thing, prop, Literal(text), NamedNode(X + "g")) for text in values)
    findings = found(dataset, axioms)
    assert [finding.subjects for finding in findings] == [(thing.value,)] * (len(values) - 1)
    assert len({finding.number for finding in findings}) == len(findings)
    assert all("“one” and “t" in finding.message.en for finding in findings)


def test_the_audit_says_how_many_things_could_have_two_owners(bundled: Build) -> None:
    (check,) = (
        each for each in run_audit(bundled.dataset, ontology()).checks if each.rule.id == "one-allowed"
    )
    assert check.looked_at > 300
    assert check.found == 0
