"""What follows by compiled rules: the same as by owlrl, and after a change the same as from the beginning."""

from collections.abc import Iterable
from typing import Any

import owlrl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad
from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef
from rdflib.collection import Collection

from coomet_graph.iris import Minter
from coomet_graph.namespaces import GRAPH as GRAPH_BASE
from coomet_graph.pipeline import Build, entailment, infer
from coomet_graph.queries import load_queries
from coomet_graph.reasoning import Entailment
from coomet_graph.reasoning.axioms import rules_of
from coomet_graph.reasoning.derivations import derivation
from coomet_graph.reasoning.rules import Atom, Rule
from coomet_graph.store import EmbeddedDataset

OURS = "https://example.org/terms#"
FOREIGN = "https://elsewhere.example/terms#"
THING = "https://example.org/thing/"
ASSERTED, OTHER, INFERRED = (
    f"https://example.org/graph/{name}" for name in ("asserted/a", "reference", "inferred")
)

Fact = tuple[str, str, str]
Axiom = tuple[Any, ...]

properties = st.sampled_from([f"{OURS}{letter}" for letter in "pqrs"] + [f"{FOREIGN}p"])
classes = st.sampled_from([f"{OURS}{letter}" for letter in "ABCD"] + [f"{FOREIGN}A"])
things = st.sampled_from([f"{THING}{letter}" for letter in "abcde"])

axioms = st.one_of(
    st.tuples(st.just(RDFS.subClassOf), classes, classes),
    st.tuples(st.just(OWL.equivalentClass), classes, classes),
    st.tuples(st.just(RDFS.subPropertyOf), properties, properties),
    st.tuples(st.just(OWL.equivalentProperty), properties, properties),
    st.tuples(st.just(OWL.inverseOf), properties, properties),
    st.tuples(st.just(OWL.SymmetricProperty), properties),
    st.tuples(st.just(OWL.TransitiveProperty), properties),
    st.tuples(st.just(OWL.propertyChainAxiom), properties, st.lists(properties, min_size=2, max_size=3)),
    st.tuples(st.just(OWL.hasValue), classes, properties, things, st.booleans()),
)
facts = st.one_of(st.tuples(things, properties, things), st.tuples(things, st.just(str(RDF.type)), classes))


def ontology(chosen: Iterable[Axiom]) -> Graph:
    graph = Graph()
    for kind, first, *rest in chosen:
        subject = URIRef(str(first))
        if kind in (OWL.SymmetricProperty, OWL.TransitiveProperty):
            graph.add((subject, RDF.type, kind))
        elif kind == OWL.propertyChainAxiom:
            steps = BNode()
            Collection(graph, steps, [URIRef(step) for step in rest[0]])
            graph.add((subject, OWL.propertyChainAxiom, steps))
        elif kind == OWL.hasValue:
            prop, value, same = rest
            restriction = BNode()
            graph.add((restriction, RDF.type, OWL.Restriction))
            graph.add((restriction, OWL.onProperty, URIRef(prop)))
            graph.add((restriction, OWL.hasValue, URIRef(value)))
            graph.add((subject, OWL.equivalentClass if same else RDFS.subClassOf, restriction))
        else:
            graph.add((subject, kind, URIRef(str(rest[0]))))
    return graph


def quads(stated: Iterable[Fact], graph: str = ASSERTED) -> list[Quad]:
    return [Quad(NamedNode(s), NamedNode(p), NamedNode(o), NamedNode(graph)) for s, p, o in stated]


def holding(stated: Iterable[Fact]) -> EmbeddedDataset:
    dataset = EmbeddedDataset()
    dataset.load(quads(stated))
    return dataset


def inferred(dataset: EmbeddedDataset) -> set[Fact]:
    ends = ((quad.subject, quad.predicate, quad.object) for quad in dataset.quads(INFERRED))
    return {(str(s).strip("<>"), str(p).strip("<>"), str(o).strip("<>")) for s, p, o in ends}


def by_owlrl(axiom_graph: Graph, stated: Iterable[Fact]) -> set[Fact]:
    """Everything in our terms about things that owlrl finds, and that is not stated."""
    closure = Graph()
    for triple in axiom_graph:
        closure.add(triple)
    for subject, prop, value in stated:
        closure.add((URIRef(subject), URIRef(prop), URIRef(value)))
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(closure)
    found = {
        (str(subject), str(prop), str(value))
        for subject, prop, value in closure
        if str(subject).startswith(THING) and str(value if prop == RDF.type else prop).startswith(OURS)
    }
    return found - set(stated)


def in_our_terms(found: set[Fact]) -> set[Fact]:
    return {fact for fact in found if (fact[2] if fact[1] == str(RDF.type) else fact[1]).startswith(OURS)}


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(st.lists(axioms, max_size=7), st.sets(facts, max_size=8))
def test_the_same_follows_as_by_owlrl(chosen: list[Axiom], stated: set[Fact]) -> None:
    graph = ontology(chosen)
    dataset = holding(stated)
    Entailment(graph, vocabulary=OURS).reach(dataset, INFERRED)
    assert in_our_terms(inferred(dataset)) == by_owlrl(graph, stated)
    assert not inferred(dataset) & stated


# Labels and states that rest on what follows, on what does not, and on each other.
RULES = [
    f"""CONSTRUCT {{ ?x <{OURS}label> ?text }} WHERE {{
        ?x a <{OURS}A> . OPTIONAL {{ ?x <{OURS}q> ?y }}
        BIND(COALESCE(STR(?y), "none") AS ?text)
    }}""",
    f"""CONSTRUCT {{ ?x <{OURS}alone> true }} WHERE {{
        {{ ?x <{OURS}p> ?y }} UNION {{ ?x a <{OURS}B> }} FILTER NOT EXISTS {{ ?z <{OURS}r> ?x }}
    }}""",
    f"""CONSTRUCT {{ ?x <{OURS}seen> ?text ; a <{OURS}Seen> }} WHERE {{
        ?y <{OURS}s>/<{OURS}p> ?x . ?y <{OURS}label> ?text
    }}""",
]


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(
    st.lists(axioms, max_size=5),
    st.sets(facts, max_size=8),
    st.sets(facts, max_size=3),
    st.lists(st.sets(facts, max_size=8), min_size=1, max_size=3),
)
def test_after_changes_the_same_follows_as_from_the_beginning(
    chosen: list[Axiom], first: set[Fact], elsewhere: set[Fact], later: list[set[Fact]]
) -> None:
    rules = Entailment(ontology(chosen), RULES, OURS)
    dataset = holding(first)
    dataset.load(quads(elsewhere, OTHER))
    rules.reach(dataset, INFERRED)
    for stated in later:
        before = set(dataset.construct("CONSTRUCT WHERE { ?s ?p ?o }"))
        told = rules.maintain(dataset, INFERRED, dataset.replace_graph(ASSERTED, quads(stated)))
        fresh = holding(stated)
        fresh.load(quads(elsewhere, OTHER))
        rules.reach(fresh, INFERRED)
        assert set(dataset.quads()) == set(fresh.quads())
        after = set(dataset.construct("CONSTRUCT WHERE { ?s ?p ?o }"))
        assert after == set(fresh.construct("CONSTRUCT WHERE { ?s ?p ?o }"))
        assert told.removed == before - after
        assert told.added == after - before


def test_long_chains_and_circles_come_to_an_end() -> None:
    """What brings a general reasoner down: a chain of 300, a ring, a property that is its own inverse."""
    p, q = f"{OURS}p", f"{OURS}q"
    graph = ontology([(OWL.TransitiveProperty, p), (OWL.inverseOf, q, q), (RDFS.subPropertyOf, q, p)])
    graph.add((URIRef(f"{OURS}A"), RDFS.subClassOf, URIRef(f"{OURS}B")))
    graph.add((URIRef(f"{OURS}B"), RDFS.subClassOf, URIRef(f"{OURS}A")))
    chain = [(f"{THING}{number}", p, f"{THING}{number + 1}") for number in range(300)]
    dataset = holding([*chain, (f"{THING}a", q, f"{THING}a"), (f"{THING}a", str(RDF.type), f"{OURS}A")])
    Entailment(graph, vocabulary=OURS).reach(dataset, INFERRED)
    # Every pair of the chain that is not stated; a p a; a is a B.
    assert len(inferred(dataset)) == 300 * 301 // 2 - 300 + 2


def test_axioms_become_rules() -> None:
    p, q, r = (f"{OURS}{letter}" for letter in "pqr")
    graph = ontology(
        [(RDFS.subPropertyOf, p, q), (RDFS.subPropertyOf, q, r), (OWL.propertyChainAxiom, r, [p, q])]
    )
    graph.add((URIRef(p), RDF.type, OWL.ObjectProperty))
    x, y = "?x", "?y"
    assert set(rules_of(graph, OURS)) == {
        Rule(Atom(x, q, y), (Atom(x, p, y),), (y,)),
        Rule(Atom(x, r, y), (Atom(x, p, y),), (y,)),
        Rule(Atom(x, r, y), (Atom(x, q, y),)),
        Rule(Atom("?x0", r, "?x2"), (Atom("?x0", p, "?x1"), Atom("?x1", q, "?x2")), ("?x1", "?x2")),
    }


def test_nothing_is_entailed_in_terms_that_nobody_asks_for() -> None:
    graph = ontology(
        [(RDFS.subClassOf, f"{OURS}A", f"{FOREIGN}A"), (RDFS.subClassOf, f"{FOREIGN}B", f"{FOREIGN}C")]
    )
    assert rules_of(graph, OURS) == ()


def test_what_can_be_entailed_is_known() -> None:
    graph = ontology(
        [(RDFS.subPropertyOf, f"{OURS}p", f"{OURS}q"), (RDFS.subClassOf, f"{OURS}A", f"{OURS}B")]
    )
    known = Entailment(graph, RULES, OURS).entailed
    assert known == {f"{OURS}{name}" for name in ("q", "B", "label", "alone", "seen", "Seen")}


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("SELECT * { ?s ?p ?o }", "CONSTRUCT"),
        ("CONSTRUCT { ?s a <x:A> . ?o a <x:A> } WHERE { ?s ?p ?o }", "same variable"),
        ("CONSTRUCT { <x:s> a <x:A> } WHERE { ?s ?p ?o }", "same variable"),
    ],
)
def test_a_query_that_is_no_rule_is_refused(query: str, told: str) -> None:
    with pytest.raises(ValueError, match=told):
        derivation(query)


def test_rules_in_a_circle_are_refused() -> None:
    circle = [
        f"CONSTRUCT {{ ?s <{OURS}one> true }} WHERE {{ ?s <{OURS}other> true }}",
        f"CONSTRUCT {{ ?s <{OURS}other> true }} WHERE {{ ?s <{OURS}one> true }}",
    ]
    with pytest.raises(ValueError, match="cycle"):
        Entailment(Graph(), circle, OURS).reach(EmbeddedDataset(), INFERRED)


def test_axioms_may_not_read_what_rules_give() -> None:
    graph = ontology([(RDFS.subPropertyOf, f"{OURS}label", f"{OURS}q")])
    with pytest.raises(ValueError, match="axioms conclude"):
        Entailment(graph, RULES, OURS)


def test_a_rule_whose_pattern_hangs_in_the_air_cannot_follow_a_change() -> None:
    loose = f"CONSTRUCT {{ ?s <{OURS}x> true }} WHERE {{ ?s a <{OURS}A> . ?other <{OURS}p> ?value }}"
    rules = Entailment(Graph(), [loose], OURS)
    dataset = EmbeddedDataset()
    with pytest.raises(ValueError, match="does not lead to its key"):
        rules.maintain(
            dataset,
            INFERRED,
            dataset.replace_graph(ASSERTED, quads([(f"{THING}a", f"{OURS}p", f"{THING}b")])),
        )


def test_our_rules_are_rules() -> None:
    """Each has a key, they are in an order, and what they give no axiom reads."""
    assert len(entailment().derivations) == len(load_queries("rules"))


def test_a_text_where_a_thing_must_be_entails_nothing() -> None:
    graph = ontology([(RDFS.subPropertyOf, f"{OURS}p", f"{OURS}q")])
    graph.add((URIRef(f"{OURS}p"), RDF.type, OWL.ObjectProperty))
    dataset = EmbeddedDataset()
    dataset.load([Quad(NamedNode(f"{THING}a"), NamedNode(f"{OURS}p"), Literal("b"), NamedNode(ASSERTED))])
    Entailment(graph, vocabulary=OURS).reach(dataset, INFERRED)
    assert inferred(dataset) == set()


def test_the_reference_engine_gives_the_same_graph(golden: Build) -> None:
    dataset = EmbeddedDataset()
    dataset.load(golden.dataset.quads(*(set(golden.dataset.graph_names()) - {f"{GRAPH_BASE}inferred"})))
    infer(dataset, Minter(), "owlrl")
    assert set(dataset.quads()) == set(golden.dataset.quads())
