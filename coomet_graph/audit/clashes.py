"""Two values where an axiom of the ontology allows one, as findings with the words of both statements."""

from collections.abc import Iterator

from pyoxigraph import NamedNode
from rdflib import RDFS, Graph, URIRef

from coomet_graph.audit.catalogue import ONE_ALLOWED
from coomet_graph.errors import Text
from coomet_graph.findings import Finding, Place
from coomet_graph.namespaces import COOMET, DCTERMS, shorten
from coomet_graph.reasoning import Clash, clashes
from coomet_graph.store import Dataset, Names
from coomet_graph.store.evidence import EvidenceIndex

_NAMED = (DCTERMS + "title", COOMET + "sourceNotation")


def clash_findings(
    dataset: Dataset, ontology: Graph, names: Names, evidence: EvidenceIndex
) -> Iterator[Finding]:
    """A finding for each two values of a functional property or owners by an inverse functional one."""
    found = list(clashes(dataset, ontology))
    names.fetch(term.value for each in found for term in (each.first, each.second, each.shared))
    evidence.fetch(subject.value for each in found for subject, _ in each.statements())
    for clash in found:
        ends = (clash.first, clash.second, clash.shared)
        told = {
            name: Text(names.show(term, "en"), names.show(term, "ru"))
            for name, term in zip(("first", "second", "shared"), ends, strict=True)
        }
        told["property"] = _called(ontology, clash.property)
        # What tells it from another one on the same things.
        keys = {"key": "\x1f".join((clash.property, *map(str, ends)))}
        subjects = [term.value for term in ends if isinstance(term, NamedNode)]
        yield ONE_ALLOWED.finding(subjects, _places(clash, ontology, evidence), {**told, **keys})


def _called(ontology: Graph, prop: str) -> Text:
    """What the ontology calls the property; it need not stand among the facts."""
    labels = {
        getattr(each, "language", None): str(each) for each in ontology.objects(URIRef(prop), RDFS.label)
    }
    short = shorten(prop)
    return Text(labels.get("en", short), labels.get("ru", short))


def _places(clash: Clash, ontology: Graph, evidence: EvidenceIndex) -> Iterator[Place]:
    """Where both statements stand: words say them of the property, or of one that it follows from."""
    narrower = sorted(map(str, ontology.transitive_subjects(RDFS.subPropertyOf, URIRef(clash.property))))
    seen: dict[Place, None] = {}
    for subject, value in clash.statements():
        thing = value.value if isinstance(value, NamedNode) else None
        literal = None if thing is not None else value.value
        said = [evidence.of_statement(subject.value, prop, thing, literal) for prop in narrower]
        # Where no words say so, those about the thing of which it is said.
        there = [place for places in said for place in places] or evidence.of_thing(subject.value, *_NAMED)[
            :1
        ]
        seen.update(dict.fromkeys(there))
    yield from seen
