"""Every shape tells a person what is wrong and what to do, in two languages, and has a name to cite."""

import re

import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.namespace import Namespace
from rdflib.term import Node

from coomet_graph.audit import catalogue
from coomet_graph.namespaces import COOMET, SHAPES
from coomet_graph.validation import load_shapes
from tests.ontology.test_terms import CLASSES

OURS = Namespace(COOMET)
KINDS = {"layout", "typography", "reference", "numbering", "date", "owner", "status", "content", "structure"}
MARKUP = re.compile(r"\b(triple|node|shape|IRI|URI|RDF|SHACL|SPARQL|literal|property)\b", re.I)


def shapes_graph() -> Graph:
    return load_shapes().graph


def words(node: Node, prop: URIRef) -> dict[str | None, str]:
    return {
        value.language: str(value)
        for value in shapes_graph().objects(node, prop)
        if isinstance(value, Literal)
    }


RULES = sorted(load_shapes().rules)


@pytest.mark.parametrize("name", RULES, ids=lambda name: name.removeprefix(SHAPES))
def test_a_rule_is_explained_in_two_languages(name: str) -> None:
    node = URIRef(name)
    for prop in (RDFS.label, SH.message, SH.description, OURS.remedy):
        texts = words(node, prop)
        assert set(texts) == {"en", "ru"}, prop
        assert re.search("[а-яё]", texts["ru"])
    for prop in (SH.message, SH.description, OURS.remedy):
        for language, text in words(node, prop).items():
            first = text.lstrip("“«")[0]
            assert first.isupper() or first.isdigit(), (language, text)
            assert text.endswith((".", "?", "!")), (language, text)
            assert not MARKUP.search(text), (language, text)
    assert str(shapes_graph().value(node, OURS.faultKind)) in KINDS
    assert shapes_graph().value(node, SH.severity) in (SH.Violation, SH.Warning, SH.Info)
    assert re.fullmatch(re.escape(SHAPES) + r"[A-Z]\w*-[a-z]\w*", name)


def test_every_class_of_the_contract_has_a_shape() -> None:
    graph = shapes_graph()
    targeted = {str(target) for target in graph.objects(None, SH.targetClass)}
    below = {"DevelopmentProgramme", "WorkProgramme"}
    assert {COOMET + name for name in CLASSES if name not in below} - targeted == set()


def test_every_shape_is_named_and_says_something() -> None:
    graph = shapes_graph()
    for node in graph.subjects(RDF.type, SH.NodeShape):
        assert not isinstance(node, BNode)
        assert words(node, RDFS.label).keys() == {"en", "ru"}, node
        assert graph.value(node, SH.targetClass) is not None, node
    for prop in graph.objects(None, SH.property):
        assert not isinstance(prop, BNode)


def test_constraints_stand_where_their_results_can_be_told() -> None:
    """A node shape has property shapes and a query: results of anything else would belong to no rule."""
    said = {
        RDF.type,
        RDFS.label,
        RDFS.comment,
        SH.targetClass,
        SH.property,
        SH.sparql,
        SH.severity,
        SH.message,
        SH.description,
    }
    said |= {OURS.faultKind, OURS.auditProfile, OURS.remedy}
    graph = shapes_graph()
    for node in graph.subjects(RDF.type, SH.NodeShape):
        assert set(graph.predicates(node, None)) <= said, node
        assert len(list(graph.objects(node, SH.sparql))) <= 1, node


def test_rules_have_one_name_each() -> None:
    names = [rule.id for rule in catalogue()]
    assert len(names) == len(set(names))


def test_prefixes_of_queries_are_declared_once() -> None:
    graph = shapes_graph()
    prefixes = [str(graph.value(node, SH.prefix)) for node in graph.objects(None, SH.declare)]
    assert prefixes
    assert len(prefixes) == len(set(prefixes))
