"""Our closure, fed with what axioms can touch, against owlrl's of everything."""

import owlrl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib import Literal as RdflibLiteral

from coomet_graph.namespaces import COOMET, ORG
from coomet_graph.pipeline import Build, ontology
from coomet_graph.reasoning import infer

Fact = tuple[str, str, str]

# What says nothing about what follows; left out of the reference only to keep it quick.
_WORDS = {RDFS.label, RDFS.isDefinedBy, RDFS.comment}
_BASE = "https://example.org/"


def axioms() -> Graph:
    kept = Graph()
    for triple in ontology():
        # Two owners of one thing are a finding here; owlrl would make them one.
        if triple[2] == OWL.InverseFunctionalProperty:
            continue
        if triple[1] not in _WORDS and not isinstance(triple[2], RdflibLiteral):
            kept.add(triple)
    return kept


def object_properties() -> list[str]:
    return sorted(
        str(prop)
        for prop in ontology().subjects(RDF.type, OWL.ObjectProperty)
        if str(prop).startswith(COOMET)
    )


def classes() -> list[str]:
    return sorted(
        str(name) for name in ontology().subjects(RDF.type, OWL.Class) if str(name).startswith(COOMET)
    )


def reference(statements: list[Quad]) -> set[Fact]:
    """Everything in our terms that owlrl finds about the things in the statements, and that is not stated."""
    closure = axioms()
    stated: set[Fact] = set()
    things: set[str] = set()
    for quad in statements:
        assert isinstance(quad.subject, NamedNode)
        value = (
            URIRef(quad.object.value)
            if isinstance(quad.object, NamedNode)
            else RdflibLiteral(str(quad.object))
        )
        closure.add((URIRef(quad.subject.value), URIRef(quad.predicate.value), value))
        things.add(quad.subject.value)
        if isinstance(quad.object, NamedNode):
            stated.add((quad.subject.value, quad.predicate.value, quad.object.value))
            if quad.predicate.value != str(RDF.type):
                things.add(quad.object.value)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    found = {
        (str(subject), str(prop), str(value))
        for subject, prop, value in closure
        if isinstance(subject, URIRef)
        and isinstance(value, URIRef)
        and str(subject) in things
        and str(value if prop == RDF.type else prop).startswith(COOMET)
    }
    return found - stated


def quad(subject: str, prop: str, value: NamedNode | Literal) -> Quad:
    return Quad(NamedNode(_BASE + subject), NamedNode(prop), value)


def thing(name: str) -> NamedNode:
    return NamedNode(_BASE + name)


names = st.sampled_from("abcde")
links = st.builds(
    lambda subject, prop, value: quad(subject, prop, thing(value)),
    names,
    st.sampled_from([*object_properties(), ORG + "postIn", "http://www.w3.org/ns/prov#wasDerivedFrom"]),
    names,
)
types = st.builds(
    lambda subject, name: quad(subject, str(RDF.type), NamedNode(name)), names, st.sampled_from(classes())
)
texts = st.builds(
    lambda subject, prop, text: quad(subject, prop, Literal(text)),
    names,
    st.sampled_from([*object_properties()[:3], COOMET + "statusText"]),
    st.text(max_size=5),
)


@settings(max_examples=10, deadline=None, derandomize=True, database=None)
@given(st.lists(st.one_of(links, links, types, texts), min_size=1, max_size=12))
def test_the_same_follows_as_by_owlrl_from_everything(statements: list[Quad]) -> None:
    assert set(infer(ontology(), statements)) == reference(statements)


def test_the_same_follows_for_the_golden_work_programme(golden: Build) -> None:
    statements = list(golden.dataset.quads("https://w3id.org/coomet/graph/asserted/wp-tc-4-2031-2033"))
    expected = reference(statements)
    assert len(expected) > 20
    assert set(infer(ontology(), statements)) == expected


def test_the_order_of_statements_does_not_matter() -> None:
    chain = [quad(one, COOMET + "dependsOn", thing(other)) for one, other in ("ab", "bc", "cd")]
    assert infer(ontology(), chain) == infer(ontology(), chain[::-1])


def test_a_cycle_comes_to_an_end() -> None:
    cycle = [quad(one, COOMET + "dependsOn", thing(other)) for one, other in ("ab", "bc", "ca")]
    follows = {fact for fact in infer(ontology(), cycle) if fact[1] == COOMET + "dependsOnTransitively"}
    assert len(follows) == 9


@pytest.mark.parametrize("value", [Literal("1.1"), Literal("x y"), Literal("http://[", language="en")])
def test_a_text_in_place_of_a_thing_entails_nothing(value: Literal) -> None:
    """A mistake in data is for validation to find; here it must neither follow nor break."""
    assert infer(ontology(), [quad("a", COOMET + "dependsOn", value)]) == ()


def test_nothing_follows_from_nothing() -> None:
    assert infer(ontology(), []) == ()


def test_no_type_follows_from_a_property() -> None:
    """There is no domain and no range: a mistake does not become a type."""
    follows = infer(ontology(), [quad("a", COOMET + "hasBasis", thing("b"))])
    assert [fact for fact in follows if fact[1] == str(RDF.type)] == []
