"""What is not compiled goes to pySHACL, and the report says so; nothing is left out in silence."""

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.errors import UnreadableGraphError
from coomet_graph.namespaces import SH, XSD
from coomet_graph.validation import Results, validate
from coomet_graph.validation.validator import Engine
from tests.validation.turtle import EX, asking, brief, quads, run, shapes

BYTE = "ex:s a sh:PropertyShape ; sh:targetSubjectsOf ex:p ; sh:path ex:p ; sh:datatype xsd:byte ."


def not_compiled(data: str, shapes_text: str) -> set[tuple[str, str, str]]:
    """Component, engine and reason of what was not compiled."""
    _, checked = run(data, shapes_text)
    return {
        (each.component.removeprefix(SH).removesuffix("ConstraintComponent"), each.engine, each.reason)
        for each in checked
        if each.engine != "compiled"
    }


def test_pyshacl_sees_what_the_store_rewrites() -> None:
    data = 'ex:a ex:p "5"^^xsd:byte , "300"^^xsd:byte , 5 .'
    assert not_compiled(data, BYTE) == {("Datatype", "pyshacl", "the store keeps byte as integer")}
    found, _ = run(data, BYTE)
    assert {each.engine for each in found} == {"pyshacl"}
    assert brief(found) == [("a", "300", "Datatype"), ("a", "5", "Datatype")]


def test_what_stands_beside_it_is_compiled_and_found_once() -> None:
    text = BYTE.replace(
        "xsd:byte .", "xsd:byte ; sh:maxCount 1 ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ."
    )
    found, checked = run("ex:a ex:p ex:b , ex:c .", text)
    assert brief(found) == [
        ("a", "b", "Datatype"),
        ("a", "c", "Datatype"),
        ("a", None, "MaxCount"),
        ("b", None, "MinCount"),
        ("c", None, "MinCount"),
    ]
    assert {(each.component.removeprefix(SH), each.engine) for each in checked} == {
        ("DatatypeConstraintComponent", "pyshacl"),
        ("MaxCountConstraintComponent", "compiled"),
        ("MinCountConstraintComponent", "compiled"),
    }


def test_a_shape_that_others_lead_to_is_found_from_everywhere_once() -> None:
    """What is not compiled is not compiled wherever it is reached from: else it would be found twice."""
    text = """
        ex:one a sh:NodeShape ; sh:targetNode ex:a ; sh:property ex:shared .
        ex:two a sh:NodeShape ; sh:targetNode ex:b ; sh:property ex:shared .
        ex:three a sh:NodeShape ; sh:targetNode ex:a ; sh:class ex:Thing .
        ex:shared sh:path ex:p ; sh:pattern "^(?!x)" .
    """
    found, _ = run('ex:a ex:p "x" . ex:b ex:p "x" , "y" .', text)
    assert brief(found) == [("a", "a", "Class"), ("a", "x", "Pattern"), ("b", "x", "Pattern")]
    assert not_compiled("", text) == {("Pattern", "pyshacl", "SPARQL does not know this kind of pattern")}


@pytest.mark.parametrize(
    ("shape", "component", "reason"),
    [
        ("sh:sparql [ sh:select 'SELECT $this WHERE { $this ?p ?o } LIMIT 1' ]", "SPARQL", "LIMIT"),
        (
            "sh:sparql [ sh:select 'SELECT (COUNT(*) AS ?value) WHERE { $this ?p ?o }' ]",
            "SPARQL",
            "aggregates",
        ),
        ("sh:sparql [ sh:select 'SELECT ?value WHERE { $this ?p ?value }' ]", "SPARQL", "select $this"),
        ("sh:sparql [ sh:select 'SELECT $this WHERE { $this !<x:p> ?o }' ]", "SPARQL", "negated"),
        ("sh:sparql [ sh:select 'SELECT $this WHERE { $currentShape ?p $this }' ]", "SPARQL", "currentShape"),
        ("sh:hasValue 5 ; sh:hasValue '5'^^xsd:int", "HasValue", "derived integers"),
        ("sh:hasValue _:b", "HasValue", "blank node"),
        ("sh:in ( '5'^^xsd:byte )", "In", "derived integers"),
        ("sh:not ex:s", "Not", "refers to itself"),
        ("sh:node [ sh:property [ sh:path ex:p ; sh:node ex:s ] ]", "Node", "refers to itself"),
    ],
)
def test_each_refusal_has_its_reason(shape: str, component: str, reason: str) -> None:
    (refused,) = not_compiled("ex:a ex:p 1 .", f"ex:s a sh:NodeShape ; sh:targetClass ex:Thing ; {shape} .")
    assert refused[:2] == (component, "pyshacl")
    assert reason in refused[2]


def test_recursive_shapes_are_run_by_pyshacl() -> None:
    text = """
        ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:property ex:next .
        ex:next sh:path ex:p ; sh:node ex:s2 .
        ex:s2 a sh:NodeShape ; sh:property [ sh:path ex:p ; sh:node ex:s2 ; sh:class ex:Thing ] .
    """
    found, _ = run("ex:a ex:p ex:b . ex:b ex:p ex:c .", text)
    assert brief(found) == [("a", "b", "Node")]


def test_javascript_is_run_by_nothing_and_said_to_be() -> None:
    text = "ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:js [ sh:jsFunctionName 'f' ] ; sh:class ex:Thing ."
    assert not_compiled("ex:a ex:p 1 .", text) == {("JS", "nothing", "sh:js is not of SHACL core")}
    assert brief(run("ex:a ex:p 1 .", text)[0]) == [("a", "a", "Class")]


def test_targets_of_later_drafts_are_found_by_pyshacl() -> None:
    text = f"""
        ex:s a sh:NodeShape ; sh:class ex:Thing ;
            sh:target [ a sh:SPARQLTarget ; sh:select "SELECT ?this WHERE {{ ?this <{EX}p> ?o }}" ] .
    """
    assert brief(run("ex:a ex:p 1 .", text)[0]) == [("a", "a", "Class")]
    assert not_compiled("", text) == {("Class", "pyshacl", "its targets are not of SHACL core")}


def test_a_target_without_a_name_is_found_by_pyshacl() -> None:
    text = "ex:s a sh:NodeShape ; sh:targetNode _:b , ex:a ; sh:class ex:Thing . _:b ex:p 1 ."
    assert not_compiled("", text) == {("Class", "pyshacl", "a target is a blank node")}
    assert len(run(text, text)[0]) == 2


def test_what_no_target_leads_to_is_nobodys_business() -> None:
    """Not even an ill-formed path."""
    text = """
        ex:unused sh:path [ ] ; a sh:PropertyShape ; sh:class ex:Thing .
        ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:class ex:Thing .
    """
    assert not_compiled("ex:a ex:p 1 .", text) == set()


def test_a_class_below_without_a_name_is_left_to_pyshacl() -> None:
    data = "_:kind rdfs:subClassOf ex:Thing . ex:a a _:kind ; ex:p 1 ."
    text = "ex:s a sh:PropertyShape ; sh:targetClass ex:Thing ; sh:path ex:p ; sh:maxCount 0 ."
    assert brief(run(data, text)[0]) == [("a", None, "MaxCount")]
    assert not_compiled(data, text) == {
        ("MaxCount", "pyshacl", "a class below one that is asked for has no name")
    }


def test_a_parameter_that_is_none_is_no_traceback() -> None:
    text = "ex:s a sh:PropertyShape ; sh:targetNode ex:a ; sh:path ex:p ; sh:nodeKind ex:Kind ."
    assert not_compiled("", text) == {("NodeKind", "pyshacl", "the kind of node is not one of SHACL's")}


def test_the_report_marks_results_and_lists_what_ran() -> None:
    report = validate(quads('ex:a ex:p "x" , "y" .'), None, shapes(BYTE))
    assert {each.engine for each in report.results} == {"pyshacl"}
    assert [each.reason for each in report.not_compiled] == ["the store keeps byte as integer"]
    assert validate(quads(""), None, shapes(BYTE), "pyshacl").checked[0].engine == "pyshacl"


def test_the_shapes_are_left_as_they_were() -> None:
    """pySHACL writes into the graphs that it is given."""
    mine = shapes(BYTE)
    before = set(mine.graph)
    data = [Quad(NamedNode(EX + "a"), NamedNode(EX + "p"), Literal("1", datatype=NamedNode(XSD + "byte")))]
    validate(data, None, mine)
    validate(data, None, mine, "pyshacl")
    assert set(mine.graph) == before


@pytest.mark.parametrize(
    "select",
    [
        "SELECT $this FROM <file:///etc/passwd> WHERE { $this ?p ?o }",
        "SELECT $this FROM NAMED <file:///etc/passwd> WHERE { GRAPH ?g { $this ?p ?o } }",
        "SELECT $this WHERE { SERVICE <http://127.0.0.1:9/> { $this ?p ?o } }",
        "SELECT $this WHERE { $this $PATH ?o . { SELECT $this WHERE { SERVICE ?s { $this ?p ?o } } } }",
    ],
)
@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
def test_no_query_of_shapes_reads_files_or_other_servers(select: str, engine: Engine) -> None:
    """rdflib would: it fetches what FROM and SERVICE name."""
    text = f"ex:s a sh:PropertyShape ; sh:targetNode ex:a ; sh:path ex:p ; {asking(select)} ."
    with pytest.raises(UnreadableGraphError, match="cannot be applied"):
        run("ex:a ex:p 1 .", text, engine)


@pytest.mark.parametrize("engine", ["compiled", "pyshacl"])
def test_neither_does_a_component_nor_a_prefix(engine: Engine) -> None:
    component = """
        ex:C a sh:ConstraintComponent ; sh:parameter [ sh:path ex:demand ] ;
            sh:validator [ a sh:SPARQLAskValidator ; sh:ask "ASK FROM <file:///etc/passwd> { ?s ?p ?o }" ] .
        ex:s a sh:NodeShape ; sh:targetNode ex:a ; ex:demand 1 .
    """
    prefix = f"""
        ex:o sh:declare [ sh:prefix "x" ; sh:namespace "x:> SELECT $this FROM <file:///x> WHERE {{}} #" ] .
        ex:s a sh:NodeShape ; sh:targetNode ex:a ;
            sh:sparql [ sh:prefixes ex:o ; sh:select "SELECT $this WHERE {{ $this <{EX}p> ?o }} LIMIT 1" ] .
    """
    for text in (component, prefix):
        with pytest.raises(UnreadableGraphError, match="cannot be applied"):
            run("ex:a ex:p 1 .", text, engine)


def test_rules_are_not_applied() -> None:
    """Not even where pySHACL is asked for more than SHACL core."""
    text = f"""
        ex:s a sh:NodeShape ; sh:property [ sh:path ex:q ; sh:minCount 1 ] ;
            sh:target [ a sh:SPARQLTarget ; sh:select "SELECT ?this WHERE {{ ?this <{EX}p> ?o }}" ] ;
            sh:rule [ a sh:TripleRule ; sh:subject sh:this ; sh:predicate ex:q ; sh:object ex:b ] .
    """
    assert brief(run("ex:a ex:p 1 .", text)[0]) == [("a", None, "MinCount")]


@pytest.mark.parametrize("demand", ["sh:in ex:list", "sh:minCount 1.5"])
def test_a_demand_that_says_nothing_is_left_to_pyshacl(demand: str) -> None:
    text = f"ex:s a sh:PropertyShape ; sh:targetClass ex:Thing ; sh:path ex:p ; {demand} ."
    (refused,) = not_compiled("", text)
    assert refused[1:] == ("pyshacl", f"the value of {demand.split(maxsplit=1)[0]} is not one")


@pytest.mark.parametrize("demand", ["sh:or ()", "sh:and ex:t", "sh:xone ()"])
def test_shapes_that_pyshacl_cannot_read_either_are_a_failure(demand: str) -> None:
    with pytest.raises(UnreadableGraphError, match="cannot be applied"):
        run("", f"ex:s a sh:NodeShape ; sh:targetClass ex:Thing ; {demand} .")


def test_results_have_an_order_whatever_they_lack() -> None:
    text = """
        ex:s a sh:PropertyShape ; sh:targetNode ex:a ; sh:path ex:p ; sh:minCount 3 ; sh:class ex:T .
        ex:t a sh:NodeShape ; sh:targetNode ex:a ; sh:class ex:T ; sh:closed true .
    """
    results = list(validate(quads("ex:a ex:p ex:b , ex:c ."), None, shapes(text)).results)
    mixed = [*results[1:], results[0]]
    assert list(Results(mixed)) == results
    assert [each.value for each in results[:3]] == [None, EX + "b", EX + "c"]
