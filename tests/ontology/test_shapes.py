"""Every shape tells a person what is wrong and what to do, in two languages, and has a name to cite."""

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from rdflib import RDF, RDFS, SH, BNode, Graph, Literal, URIRef
from rdflib.namespace import Namespace
from rdflib.term import Node

from coomet_graph.audit import catalogue
from coomet_graph.namespaces import COOMET, SHAPES
from coomet_graph.resources import turtle_files
from coomet_graph.validation import load_shapes
from tests.ontology.test_terms import CLASSES

OURS = Namespace(COOMET)
KINDS = {"layout", "typography", "reference", "numbering", "date", "owner", "status", "content", "structure"}
MARKUP = re.compile(r"\b(triple|node|shape|IRI|URI|RDF|SHACL|SPARQL|literal|property)\b", re.I)


def shapes_graph() -> Graph:
    return load_shapes().graph


def words(graph: Graph, node: Node, prop: URIRef) -> dict[str | None, str]:
    return {value.language: str(value) for value in graph.objects(node, prop) if isinstance(value, Literal)}


RULES = sorted(load_shapes().rules)
FILES = turtle_files("shapes")


@cache
def file_of(name: str) -> Graph:
    """What stands in the one file that bears the name of the rule."""
    (path,) = (each for each in FILES if each.stem == name.removeprefix(SHAPES))
    return Graph().parse(path, format="turtle")


@pytest.mark.parametrize("name", RULES, ids=lambda name: name.removeprefix(SHAPES))
def test_a_rule_is_explained_in_two_languages_in_its_file(name: str) -> None:
    node, graph = URIRef(name), file_of(name)
    for prop in (RDFS.label, SH.message, SH.description, OURS.remedy):
        texts = words(graph, node, prop)
        assert set(texts) == {"en", "ru"}, prop
        assert re.search("[а-яё]", texts["ru"])
    for prop in (SH.message, SH.description, OURS.remedy):
        for language, text in words(graph, node, prop).items():
            first = text.lstrip("“«")[0]
            assert first.isupper() or first.isdigit(), (language, text)
            assert text.endswith((".", "?", "!")), (language, text)
            assert not MARKUP.search(text), (language, text)
    assert [str(kind) in KINDS for kind in graph.objects(node, OURS.faultKind)] == [True]
    (severity,) = graph.objects(node, SH.severity)
    assert severity in (SH.Violation, SH.Warning, SH.Info)
    assert re.fullmatch(re.escape(SHAPES) + r"[A-Z]\w*-[a-z]\w*", name)


@pytest.mark.parametrize("name", RULES, ids=lambda name: name.removeprefix(SHAPES))
def test_the_file_of_a_rule_holds_all_of_it_and_nothing_else(name: str) -> None:
    node, graph = URIRef(name), file_of(name)
    own = {node, *graph.objects(node, SH.sparql)}
    for each in own:
        said, all_said = graph.predicate_objects(each), shapes_graph().predicate_objects(each)
        assert Counter(prop for prop, _ in said) == Counter(prop for prop, _ in all_said)
    # Besides, only that a shape with a target has it as a property.
    others = {subject for subject in graph.subjects() if isinstance(subject, URIRef)} - own
    assert others == set(shapes_graph().subjects(SH.property, node))
    for other in others:
        assert list(graph.predicate_objects(other)) == [(SH.property, node)]


def test_the_other_files_hold_the_shape_of_a_class_or_the_prefixes() -> None:
    others = {path.stem for path in FILES} - {name.removeprefix(SHAPES) for name in RULES}
    shapes = {str(shape).removeprefix(SHAPES) for shape in shapes_graph().subjects(SH.property, None)}
    assert others == {"prefixes", *shapes}
    for path in FILES:
        assert path.stem == "prefixes" or path.parent.name == path.stem.partition("-")[0]


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_file_can_stand_behind_another(path: Path) -> None:
    """It says in a line what it asks, declares the prefixes it uses and no other, and names no blank node."""
    text = path.read_text("utf-8")
    assert re.match(r"# [A-Z].*\.$", text, re.MULTILINE)
    assert "@base" not in text
    assert "_:" not in text
    bare = re.sub(r'"""[\s\S]*?"""|"(?:[^"\\]|\\.)*"|<[^>\s]*>|^#.*$', "", text, flags=re.MULTILINE)
    declared = re.findall(r"^@prefix (\w+):", bare, re.MULTILINE)
    assert declared == sorted(set(re.findall(r"(?<![\w:-])([a-z]\w*):", bare)))


def test_every_class_of_the_contract_has_a_shape() -> None:
    graph = shapes_graph()
    targeted = {str(target) for target in graph.objects(None, SH.targetClass)}
    below = {"DevelopmentProgramme", "WorkProgramme"}
    assert {COOMET + name for name in CLASSES if name not in below} - targeted == set()


def test_every_shape_is_named_and_says_something() -> None:
    graph = shapes_graph()
    for node in graph.subjects(RDF.type, SH.NodeShape):
        assert not isinstance(node, BNode)
        assert words(graph, node, RDFS.label).keys() == {"en", "ru"}, node
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
