"""What a result says: the shape's own words, in both languages, or what the component means."""

import pytest
from pyoxigraph import Literal, NamedNode
from rdflib import RDFS, Graph, URIRef
from rdflib import SH as SHACL

from coomet_graph.errors import Text
from coomet_graph.findings import Severity
from coomet_graph.namespaces import SH
from coomet_graph.store.dataset import Term
from coomet_graph.validation import validate
from coomet_graph.validation.messages import filled, worded
from coomet_graph.validation.validator import Engine
from tests.validation.turtle import quads, shapes

NONE = Text("", "")


def test_gaps_are_filled_in_one_pass() -> None:
    bound: dict[str, Term] = {"value": Literal("{$this}"), "this": NamedNode("x:a")}
    assert (
        filled("{?value} of {$this}, {?this}; {?other} {value}", bound)
        == "{$this} of x:a, x:a; {?other} {value}"
    )


@pytest.mark.parametrize(
    ("messages", "known", "text"),
    [
        ((("en", "Wrong."), ("ru", "Неверно.")), NONE, Text("Wrong.", "Неверно.")),
        ((("", "Plain."),), NONE, Text("Plain.", "Plain.")),
        ((("en", "Wrong."),), Text("Rule.", "Правило."), Text("Wrong.", "Правило.")),
        ((), NONE, Text("There are too many values.", "Значений слишком много.")),
    ],
)
def test_the_nearest_words_are_taken(messages: tuple[tuple[str, str], ...], known: Text, text: Text) -> None:
    assert worded(messages, known, SH + "MaxCountConstraintComponent") == text


def test_a_component_of_others_has_words_too() -> None:
    assert worded((), NONE, "https://example.org/Component").en == "The constraint is not met."


def test_every_component_of_shacl_has_words_of_its_own() -> None:
    ours = {worded((), NONE, str(SHACL) + name + "ConstraintComponent") for name in COMPONENTS}
    assert len(ours) > len(COMPONENTS) - 4
    assert all(text.en != "The constraint is not met." for text in ours)


COMPONENTS = (
    "And", "Class", "Closed", "Datatype", "Disjoint", "Equals", "HasValue", "In", "LanguageIn", "LessThan",
    "LessThanOrEquals", "MaxCount", "MaxExclusive", "MaxInclusive", "MaxLength", "MinCount", "MinExclusive",
    "MinInclusive", "MinLength", "Node", "NodeKind", "Not", "Or", "Pattern", "QualifiedMaxCount",
    "QualifiedMinCount", "UniqueLang", "Xone",
)  # fmt: skip


@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
def test_results_of_anybodys_shapes_are_worded(engine: Engine) -> None:
    """pySHACL's own messages are for those who know SHACL: without words of the shape, ours are given."""
    text = """
        ex:s a sh:PropertyShape ; sh:targetNode ex:a ; sh:path ex:p ; sh:minCount 2 ; sh:severity sh:Warning .
        ex:t a sh:PropertyShape ; sh:targetNode ex:a ; sh:path ex:p ; sh:class ex:T ; sh:message "No T."@en ;
            sh:severity ex:Own .
    """
    report = validate(quads("ex:a ex:p 1 ."), Graph(), shapes(text), engine)
    assert [(each.message.en, each.severity) for each in report.results] == [
        ("There are too few values.", Severity.WARNING),
        ("No T.", Severity.VIOLATION),
    ]
    assert report.looked_at == {"https://example.org/s": 1, "https://example.org/t": 1}


def test_the_tree_of_classes_comes_from_the_ontology_if_there_is_one() -> None:
    tree = Graph()
    tree.add((URIRef("https://example.org/Sub"), RDFS.subClassOf, URIRef("https://example.org/T")))
    text = "ex:s a sh:NodeShape ; sh:targetClass ex:T ; sh:property [ sh:path ex:p ; sh:minCount 1 ] ."
    with_tree = quads("ex:a a ex:Sub . ex:Sub rdfs:subClassOf ex:T .")
    engines: tuple[Engine, ...] = ("compiled", "pyshacl")
    for engine in engines:
        assert not validate(quads("ex:a a ex:Sub ."), tree, shapes(text), engine).conforms
        assert not validate(with_tree, None, shapes(text), engine).conforms
        assert validate(quads("ex:a a ex:Sub ."), None, shapes(text), engine).conforms


def test_a_tree_of_classes_may_go_in_circles() -> None:
    data = "ex:A rdfs:subClassOf ex:B . ex:B rdfs:subClassOf ex:A , ex:B . ex:a a ex:A . ex:b a ex:B ."
    text = "ex:s a sh:PropertyShape ; sh:targetClass ex:A ; sh:path ex:p ; sh:minCount 1 ."
    assert [each.focus[-1] for each in validate(quads(data), None, shapes(text)).results] == ["a", "b"]
