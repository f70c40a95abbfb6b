"""The OWL 2 RL closure by owlrl, fed only with the statements that our axioms can touch.

The cost of owlrl grows fast with the number of triples, so evidence texts and labels stay out. What is kept
are entailed statements in our own terms that nobody asserted.
"""

import owlrl
from pyoxigraph import NamedNode, Quad
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef
from rdflib.term import Node

from coomet_graph.namespaces import COOMET

_AXIOMS = frozenset(
    {RDFS.subClassOf, RDFS.subPropertyOf, OWL.inverseOf, OWL.propertyChainAxiom, RDF.first, RDF.rest}
)
_CHARACTERISTICS = frozenset({OWL.TransitiveProperty, OWL.SymmetricProperty})

Entailed = tuple[str, str, str]


class _Rules(owlrl.OWLRL_Semantics):  # type: ignore[misc]
    """OWL 2 RL without equality and class expressions: no axiom of ours uses them, and they cost the most."""

    def rules(self, t: tuple[Node, Node, Node], cycle_num: int) -> None:
        """Apply the rules to one triple."""
        self._properties(t, cycle_num)
        self._class_axioms(t, cycle_num)
        self._schema_vocabulary(t, cycle_num)


def infer(ontology: Graph, statements: list[Quad]) -> tuple[Entailed, ...]:
    """Subject, property and object IRIs of every statement in our terms that follows and is not asserted."""
    axioms = _axioms(ontology)
    properties, classes = _touched(axioms)
    closure = Graph()
    for triple in axioms:
        closure.add(triple)
    asserted: set[Entailed] = set()
    for quad in statements:
        if not isinstance(quad.subject, NamedNode) or not isinstance(quad.object, NamedNode):
            continue
        fact = (quad.subject.value, quad.predicate.value, quad.object.value)
        in_class = fact[1] == str(RDF.type) and fact[2] in classes
        if fact[1] in properties or in_class:
            asserted.add(fact)
            closure.add((URIRef(fact[0]), URIRef(fact[1]), URIRef(fact[2])))
    owlrl.DeductiveClosure(_Rules).expand(closure)
    things = {name for subject, _, value in asserted for name in (subject, value)}
    entailed = {
        (str(subject), str(prop), str(value))
        for subject, prop, value in closure
        if str(subject) in things and not isinstance(value, Literal) and _is_ours(prop, value)
    }
    return tuple(sorted(entailed - asserted))


def _axioms(ontology: Graph) -> list[tuple[Node, Node, Node]]:
    return [
        (subject, prop, value)
        for subject, prop, value in ontology
        if prop in _AXIOMS or (prop == RDF.type and value in _CHARACTERISTICS)
    ]


def _touched(axioms: list[tuple[Node, Node, Node]]) -> tuple[frozenset[str], frozenset[str]]:
    """Properties and classes that stand in a premise of some axiom."""
    properties: set[str] = set()
    classes: set[str] = set()
    for subject, prop, value in axioms:
        if prop == RDFS.subClassOf:
            if str(value).startswith(COOMET):
                classes.add(str(subject))
        elif prop == RDFS.subPropertyOf:
            properties.add(str(subject))
        elif prop == OWL.inverseOf:
            properties.update((str(subject), str(value)))
        elif prop == RDF.first:
            properties.add(str(value))
        elif prop == RDF.type:
            properties.add(str(subject))
    return frozenset(properties), frozenset(classes)


def _is_ours(prop: Node, value: Node) -> bool:
    if prop == RDF.type:
        return str(value).startswith(COOMET)
    return str(prop).startswith(COOMET)
