"""The ontology as others see it: every term explained, nothing that turns a mistake into a type."""

import re
from collections import defaultdict
from pathlib import Path

import pytest
from pyoxigraph import BlankNode, NamedNode, RdfFormat, parse
from rdflib import OWL, RDF, RDFS, SKOS, BNode, Graph, Literal, URIRef
from rdflib.term import Node

from coomet_graph.history.difference import KINDS as KINDS_OF_CHANGE
from coomet_graph.namespaces import COOMET, ID, ONTOLOGY, ORG, PROV
from coomet_graph.pipeline import Build, ontology
from coomet_graph.resources import ontology_folder, query_files, turtle_files
from coomet_graph.store import Names

FILES = [path for path in turtle_files() if path.name != "catalog-v001.xml"]
SUBCLASS = RDFS.subClassOf
# Class → broader standard class, as in the vocabulary contract.
CLASSES: dict[str, list[str]] = {
    "Programme": [PROV + "Plan"],
    "DevelopmentProgramme": [COOMET + "Programme"],
    "WorkProgramme": [COOMET + "Programme"],
    "Section": [PROV + "Entity"],
    "DevelopmentProgrammeItem": [PROV + "Entity"],
    "Action": [PROV + "Entity"],
    "Indicator": [str(SKOS.Concept)],
    "Target": [],
    "Project": ["https://schema.org/Project"],
    "StructuralBody": [ORG + "OrganizationalUnit"],
    "NormativeDocument": ["http://xmlns.com/foaf/0.1/Document"],
    "Meeting": ["https://schema.org/Event"],
    "Event": ["https://schema.org/Event"],
    "InformationResource": ["http://www.w3.org/ns/dcat#Resource"],
    "Agreement": ["http://xmlns.com/foaf/0.1/Document"],
    "Citation": [PROV + "Entity"],
    "Participation": [PROV + "Entity"],
    "StatusObservation": [PROV + "Entity"],
    "SourceDocument": [PROV + "Entity", "http://xmlns.com/foaf/0.1/Document"],
    "Evidence": ["http://www.w3.org/ns/oa#SpecificResource"],
}
PROPERTIES = re.findall(
    r"\w+",
    """
    inProgramme inSection parentEntry hasBasis isBasisOf measuredBy contributesTo performedBy
    jointlyWith dependsOn underProject concernsDocument concerns coordinatedBy participatingCountry
    callsForProgramme continues linkState fileName sha256 firstLine lastLine sheet cell page column
    sourceNotation startYear endYear recurrence status
    """,
)
SCHEMES = {
    "recurrence": {"annual", "biennial", "ongoing", "as-needed", "by-schedule", "open-ended"},
    "status": {"planned", "underway", "completed", "partly-implemented", "blocked", "moved",
               "discontinuation-proposed", "not-reported"},
    "linkstate": {"valid", "broken", "citedNotSeen", "suspect"},
    "capacity": {"performer", "joint"},
    "changekind": set(KINDS_OF_CHANGE),
}  # fmt: skip
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
# What our reasoning understands; any other axiom would be written and never looked at.
CHARACTERISTICS = (OWL.TransitiveProperty, OWL.SymmetricProperty, OWL.InverseFunctionalProperty)
AXIOMS = {SUBCLASS, RDFS.subPropertyOf, OWL.inverseOf, OWL.propertyChainAxiom}


def terms() -> list[URIRef]:
    found = {term for kind in KINDS for term in ontology().subjects(RDF.type, kind)}
    return sorted(URIRef(str(term)) for term in found if str(term).startswith(COOMET))


def languages(graph: Graph, term: Node, prop: URIRef) -> set[str | None]:
    return {
        value.language
        for value in graph.objects(term, prop)
        if isinstance(value, Literal) and str(value).strip()
    }


def vocabularies() -> Graph:
    graph = Graph()
    for path in turtle_files("vocabularies"):
        graph.parse(path, format="turtle")
    return graph


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ontology_folder()).as_posix())
def test_files_parse_with_two_parsers_alike(path: Path) -> None:
    one = [
        triple
        for triple in Graph().parse(path, format="turtle")
        if not any(isinstance(t, BNode) for t in triple)
    ]
    quads = set(parse(path=str(path), format=RdfFormat.TURTLE))
    other = [
        quad
        for quad in quads
        if not isinstance(quad.subject, BlankNode) and not isinstance(quad.object, BlankNode)
    ]
    assert len(one) == len(other) > 0


def test_every_term_is_explained_in_two_languages() -> None:
    wanted: set[str | None] = {"en", "ru"}
    assert len(terms()) > 80
    for term in terms():
        assert languages(ontology(), term, RDFS.label) == wanted, term
        assert languages(ontology(), term, SKOS.definition) == wanted, term
        assert (term, RDFS.isDefinedBy, URIRef(ONTOLOGY)) in ontology(), term


def test_labels_tell_terms_apart() -> None:
    for kind in KINDS:
        for language in ("en", "ru"):
            named: dict[str, list[str]] = defaultdict(list)
            for term in ontology().subjects(RDF.type, kind):
                for label in ontology().objects(term, RDFS.label):
                    if isinstance(label, Literal) and label.language == language:
                        named[str(label).casefold()].append(str(term))
            assert {label: which for label, which in named.items() if len(which) > 1} == {}


def test_russian_is_written_in_russian() -> None:
    graph = ontology() + vocabularies()
    for subject, prop, value in graph:
        if isinstance(value, Literal) and value.language == "ru" and prop in (RDFS.label, SKOS.prefLabel):
            assert re.search("[а-яё]", str(value)), (subject, value)


def test_nothing_turns_a_mistake_into_a_type() -> None:
    assert list(ontology().subject_objects(RDFS.domain)) == []
    assert list(ontology().subject_objects(RDFS.range)) == []


def test_every_axiom_is_one_that_reasoning_looks_at() -> None:
    characteristics = {
        value for value in ontology().objects(None, RDF.type) if str(value).startswith(str(OWL))
    }
    assert characteristics <= {*KINDS, OWL.Ontology, *CHARACTERISTICS}
    used = {prop for _, prop, _ in ontology() if str(prop).startswith((str(OWL), str(RDFS)))}
    words = {
        RDFS.label,
        RDFS.comment,
        RDFS.isDefinedBy,
        RDFS.seeAlso,
        OWL.imports,
        OWL.versionIRI,
        OWL.versionInfo,
    }
    words |= {OWL.priorVersion, OWL.deprecated}
    assert used <= AXIOMS | words


@pytest.mark.parametrize("name", CLASSES)
def test_classes_of_the_contract_exist_below_their_standard_class(name: str) -> None:
    node = URIRef(COOMET + name)
    assert (node, RDF.type, OWL.Class) in ontology()
    assert {str(broader) for broader in ontology().objects(node, SUBCLASS)} >= set(CLASSES[name])


@pytest.mark.parametrize("name", PROPERTIES)
def test_properties_of_the_contract_exist(name: str) -> None:
    kinds = set(ontology().objects(URIRef(COOMET + name), RDF.type))
    assert kinds & {OWL.ObjectProperty, OWL.DatatypeProperty}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_concepts_of_the_contract_exist_with_names_in_two_languages(scheme: str) -> None:
    graph = vocabularies()
    concepts = set(graph.subjects(SKOS.inScheme, URIRef(f"{ID}scheme/{scheme}")))
    assert {str(concept).removeprefix(f"{ID}{scheme}/") for concept in concepts} == SCHEMES[scheme]
    for concept in concepts:
        assert (concept, RDF.type, SKOS.Concept) in graph
        assert languages(graph, concept, SKOS.prefLabel) == {"en", "ru"}
        assert languages(graph, concept, SKOS.definition) == {"en", "ru"}


def test_every_term_in_the_data_is_defined(bundled: Build, golden: Build) -> None:
    used: set[str] = set()
    for built in (bundled, golden):
        names = [name for name in built.dataset.graph_names() if not name.endswith("/ontology")]
        for quad in built.dataset.quads(*names):
            used.add(quad.predicate.value)
            if quad.predicate.value == str(RDF.type) and isinstance(quad.object, NamedNode):
                used.add(quad.object.value)
    ours = {term for term in used if term.startswith(COOMET)}
    assert len(ours) > 60
    assert ours - {str(term) for term in terms()} == set()


def test_every_property_in_the_data_has_a_name_people_can_read(bundled: Build) -> None:
    """Our own, and those of others: `show` tells all of them."""
    graphs = [name for name in bundled.dataset.graph_names() if not name.endswith("/ontology")]
    used = {quad.predicate.value for quad in bundled.dataset.quads(*graphs)}
    names = Names(bundled.dataset)
    bookkeeping = {str(RDF.type), str(RDFS.label)}
    for prop in used - bookkeeping:
        for language in ("en", "ru"):
            assert ":" not in names.label(prop, language), prop
        assert re.search("[а-яё]", names.label(prop, "ru")), prop


def test_every_term_in_the_code_and_the_queries_is_defined() -> None:
    known = {str(term).removeprefix(COOMET) for term in terms()}
    package = Path(__file__).parent.parent.parent / "coomet_graph"
    code = "\n".join(path.read_text("utf-8") for path in (package / "graph").rglob("*.py"))
    queries = [path for kind in ("rules", "questions", "audits") for path in query_files(kind)]
    text = "\n".join(path.read_text("utf-8") for path in [*queries, *turtle_files("shapes")])
    named = set(re.findall(r'coomet\("(\w+)"\)', code)) | set(re.findall(r"\bcoomet:([A-Za-z]\w*)", text))
    assert named - known == set()


def test_every_concept_in_the_data_is_in_a_scheme(bundled: Build) -> None:
    schemes = tuple(
        f"{ID}{name}/" for name in ("recurrence", "status", "linkstate", "capacity", "role", "projectstage")
    )
    graph = vocabularies()
    values = {quad.object for quad in bundled.dataset.quads()}
    used = {
        value.value for value in values if isinstance(value, NamedNode) and value.value.startswith(schemes)
    }
    assert len(used) > 15
    for concept in used:
        assert graph.value(URIRef(concept), SKOS.inScheme) is not None, concept


def test_no_version_in_names() -> None:
    """Only the version IRI of the ontology has one."""
    graph = Graph()
    for path in FILES:
        graph.parse(path, format="turtle")
    for subject, prop, value in graph:
        for node in (subject, value):
            versioned = prop in (OWL.versionIRI, OWL.priorVersion)
            if not versioned and str(node).startswith("https://w3id.org/coomet/"):
                assert not re.search(r"/v?\d+\.\d+", str(node).removeprefix(ID)), node
    (version,) = graph.objects(URIRef(ONTOLOGY), OWL.versionIRI)
    assert re.search(r"\d+\.\d+", str(version))


def test_the_ontology_says_who_made_it_and_under_which_licence() -> None:
    graph = ontology()
    kinds = {str(prop).rsplit("/", 1)[-1] for prop in graph.predicates(URIRef(ONTOLOGY), None)}
    assert {"title", "description", "license"} <= kinds


def test_files_of_the_ontology_hold_no_blank_nodes_but_lists() -> None:
    for path in [*turtle_files("shapes"), *turtle_files("vocabularies")]:
        graph = Graph().parse(path, format="turtle")
        named = {subject for subject in graph.subjects() if isinstance(subject, BNode)}
        allowed = set(graph.subjects(RDF.first, None))
        inside = {node for _, node in graph.subject_objects(RDF.first)}
        assert named - allowed - inside == set(), path.name
