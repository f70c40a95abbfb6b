"""Axioms of an ontology → rules: the part of OWL 2 RL that says what statements follow from statements.

The rules bear the names of https://www.w3.org/TR/owl2-profiles/#Reasoning_in_OWL_2_RL_and_RDF_Graphs_using_Rules.
No domain and no range: under them a mistake becomes a type, and passes (`docs/explanation/architecture.md`).
No equality: two values of a functional property are a finding (`clashes`), not one thing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from rdflib import OWL, RDF, RDFS, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from coomet_graph.namespaces import COOMET
from coomet_graph.reasoning.rules import TYPE, Atom, Rule


def rules_of(ontology: Graph, vocabulary: str = COOMET) -> tuple[Rule, ...]:
    """The rules by which statements in the terms of `vocabulary` (the start of their IRIs) follow.

    A statement in other terms is entailed only where one in these terms follows from it.
    """
    rules = set(_all_rules(ontology))
    wanted = {rule.head.key for rule in rules if rule.head.key.startswith(vocabulary)}
    while True:
        needed = {atom.key for rule in rules if rule.head.key in wanted for atom in rule.body} | wanted
        if needed == wanted:
            break
        wanted = needed
    return tuple(sorted((rule for rule in rules if rule.head.key in wanted), key=str))


def _all_rules(ontology: Graph) -> Iterator[Rule]:
    properties = set(ontology.subjects(RDF.type, OWL.ObjectProperty))
    for low, high in _closed(_pairs(ontology, RDFS.subClassOf, OWL.equivalentClass)):
        yield Rule(Atom("?x", TYPE, high), (Atom("?x", TYPE, low),))  # cax-sco, cax-eqc
    for low, high in _closed(_pairs(ontology, RDFS.subPropertyOf, OWL.equivalentProperty)):
        of_things = {URIRef(low), URIRef(high)} & properties
        # prp-spo1, prp-eqp
        yield Rule(Atom("?x", high, "?y"), (Atom("?x", low, "?y"),), ("?y",) if of_things else ())
    for one, other in _named(ontology.subject_objects(OWL.inverseOf)):
        yield Rule(Atom("?y", other, "?x"), (Atom("?x", one, "?y"),), ("?y",))  # prp-inv1
        yield Rule(Atom("?y", one, "?x"), (Atom("?x", other, "?y"),), ("?y",))  # prp-inv2
    for prop in _names(ontology.subjects(RDF.type, OWL.SymmetricProperty)):
        yield Rule(Atom("?y", prop, "?x"), (Atom("?x", prop, "?y"),), ("?y",))  # prp-symp
    for prop in _names(ontology.subjects(RDF.type, OWL.TransitiveProperty)):
        yield _chain(prop, [prop, prop])  # prp-trp
    for chained, first in ontology.subject_objects(OWL.propertyChainAxiom):
        yield _chain(str(chained), list(_names(Collection(ontology, first))))  # prp-spo2
    yield from _value_rules(ontology)


def _chain(prop: str, steps: Sequence[str]) -> Rule:
    body = tuple(Atom(f"?x{at}", step, f"?x{at + 1}") for at, step in enumerate(steps))
    return Rule(Atom("?x0", prop, body[-1].object), body, tuple(atom.object for atom in body))


def _value_rules(ontology: Graph) -> Iterator[Rule]:
    """Classes of what has a certain value (cls-hv1, cls-hv2)."""
    for restriction, value in ontology.subject_objects(OWL.hasValue):
        prop = ontology.value(restriction, OWL.onProperty)
        if not isinstance(prop, URIRef) or not isinstance(value, URIRef):
            continue
        having = Atom("?x", str(prop), str(value))
        same = {*ontology.subjects(OWL.equivalentClass, restriction)}
        same |= {*ontology.objects(restriction, OWL.equivalentClass)}
        for name in _names({*ontology.subjects(RDFS.subClassOf, restriction), *same}):
            yield Rule(having, (Atom("?x", TYPE, name),))
        for name in _names({*ontology.objects(restriction, RDFS.subClassOf), *same}):
            yield Rule(Atom("?x", TYPE, name), (having,))


def _pairs(ontology: Graph, below: URIRef, same: URIRef) -> Iterator[tuple[str, str]]:
    yield from _named(ontology.subject_objects(below))
    for one, other in _named(ontology.subject_objects(same)):
        yield one, other
        yield other, one


def _closed(pairs: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """What lies below what, directly or not (scm-sco, scm-spo)."""
    above: dict[str, set[str]] = defaultdict(set)
    for low, high in pairs:
        above[low].add(high)
    for low in list(above):
        reached: set[str] = set()
        waiting = [low]
        while waiting:
            for high in above.get(waiting.pop(), ()):
                if high not in reached:
                    reached.add(high)
                    waiting.append(high)
        yield from ((low, high) for high in sorted(reached) if high != low)


def _named(pairs: Iterable[tuple[Node, Node]]) -> Iterator[tuple[str, str]]:
    for one, other in pairs:
        if isinstance(one, URIRef) and isinstance(other, URIRef):
            yield str(one), str(other)


def _names(nodes: Iterable[Node]) -> Iterator[str]:
    return (str(node) for node in nodes if isinstance(node, URIRef))
