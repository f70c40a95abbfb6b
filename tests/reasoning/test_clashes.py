"""Two values where an axiom allows one."""

from pyoxigraph import Literal, NamedNode, Quad
from rdflib import OWL, RDF, Graph, URIRef

from coomet_graph.pipeline import Build, ontology
from coomet_graph.reasoning import Clash, clashes, counted
from coomet_graph.store import EmbeddedDataset

X = "https://example.org/"


def name(local: str) -> NamedNode:
    return NamedNode(X + local)


def stated(*facts: tuple[str, str, str]) -> EmbeddedDataset:
    dataset = EmbeddedDataset()
    graph = NamedNode(f"{X}graph/g")
    dataset.load(Quad(NamedNode(X + s), NamedNode(X + p), NamedNode(X + o), graph) for s, p, o in facts)
    return dataset


def axioms() -> Graph:
    graph = Graph()
    graph.add((URIRef(X + "f"), RDF.type, OWL.FunctionalProperty))
    graph.add((URIRef(X + "i"), RDF.type, OWL.InverseFunctionalProperty))
    return graph


def test_two_values_of_a_functional_property_clash() -> None:
    dataset = stated(("a", "f", "b"), ("a", "f", "c"), ("a", "f", "d"), ("b", "f", "c"), ("a", "g", "b"))
    first, second = clashes(dataset, axioms())
    assert first == Clash(X + "f", name("b"), name("c"), name("a"), owners=False)
    assert second == Clash(X + "f", name("b"), name("d"), name("a"), owners=False)
    assert second.statements() == ((name("a"), name("b")), (name("a"), name("d")))
    assert counted(dataset, axioms()) == 2


def test_two_owners_of_a_value_clash() -> None:
    dataset = stated(("a", "i", "x"), ("b", "i", "x"), ("a", "i", "y"), ("a", "f", "x"))
    (clash,) = clashes(dataset, axioms())
    assert clash == Clash(X + "i", name("a"), name("b"), name("x"), owners=True)
    assert clash.statements() == ((name("a"), name("x")), (name("b"), name("x")))
    assert counted(dataset, axioms()) == 3


def test_texts_clash_as_things_do() -> None:
    dataset = EmbeddedDataset()
    subject, prop, graph = NamedNode(X + "a"), NamedNode(X + "f"), NamedNode(f"{X}graph/g")
    dataset.load(Quad(subject, prop, Literal(text), graph) for text in ("one", "two"))
    assert [clash.second for clash in clashes(dataset, axioms())] == [Literal("two")]


def test_nothing_clashes_in_the_documents(bundled: Build) -> None:
    assert list(clashes(bundled.dataset, ontology())) == []
    assert counted(bundled.dataset, ontology()) > 300
