"""Queries of shapes, asked once for all focus nodes, answer as pySHACL does by asking for each."""

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from pyoxigraph import Quad
from rdflib import RDF, SH, Graph, Literal, URIRef

from coomet_graph.namespaces import XSD
from coomet_graph.validation.facts import Facts, facts_of
from coomet_graph.validation.found import Found
from coomet_graph.validation.scope import Size
from coomet_graph.validation.shapes import Shapes
from coomet_graph.validation.sparql_text import AssertedView
from coomet_graph.validation.validator import ask, compile_shapes, find
from tests.validation.random_shapes import graphs
from tests.validation.turtle import EX, asking, offences, run, shapes

QUERIES = {
    "patterns": "SELECT $this ?value WHERE { $this ex:p ?value . ?value ex:q ?other }",
    "filter": """
        SELECT $this ?value WHERE { $this ex:p ?value . FILTER(isLiteral(?value) && ?value != $this) }""",
    "optional": "SELECT $this ?value WHERE { $this ex:p ?x . OPTIONAL { ?x ex:q ?value } }",
    "optional that looks back": """
        SELECT $this ?value WHERE {
          $this ex:p ?x . OPTIONAL { ?x ex:q ?value . FILTER(?value != $this) }
        }""",
    "not bound": "SELECT $this WHERE { OPTIONAL { $this ex:p ?x } FILTER(!BOUND(?x)) }",
    "not exists": "SELECT $this WHERE { FILTER NOT EXISTS { $this ex:p ?x } }",
    "not exists, two patterns": """
        SELECT $this ?value WHERE {
          $this ex:p ?value . FILTER NOT EXISTS { ?value ex:q ?y . ?y ex:r ?z }
        }""",
    "not exists, with a filter": """
        SELECT $this ?value WHERE {
          $this ex:p ?value . FILTER NOT EXISTS { ?value ex:q ?y . FILTER(?y = $this) }
        }""",
    "exists": "SELECT $this WHERE { FILTER EXISTS { ?x ex:p $this . ?x ex:q ?y } }",
    "either exists": "SELECT $this WHERE { FILTER(EXISTS { $this ex:p ?x } || EXISTS { $this ex:q ?y }) }",
    "union": "SELECT $this ?value WHERE { { $this ex:p ?value } UNION { ?value ex:q $this } }",
    "union that looks at the node": """
        SELECT $this ?value WHERE {
          $this ex:p ?value . { FILTER($this = ex:a) } UNION { ?value ex:q ?y }
        }""",
    "nested filter": "SELECT $this WHERE { { FILTER($this != ex:a) } }",
    "nested optional": """
        SELECT $this ?value WHERE {
          { ?value ex:p ?y . OPTIONAL { $this ex:q ?y . ?y ex:r ?z } FILTER(BOUND(?z)) }
        }""",
    "bind": """
        SELECT $this ?path ?value WHERE {
          $this ex:p ?x . FILTER(!isBlank(?x)) BIND(STR(?x) AS ?value) BIND(ex:p AS ?path)
        }""",
    "bind the node": "SELECT $this ?value WHERE { BIND($this AS ?value) FILTER(?value = ex:b) }",
    "nested select": """
        SELECT $this ?value WHERE {
          { SELECT $this ?value WHERE { $this ex:p ?value . FILTER($this != ?value) } }
        }""",
    "group": """
        SELECT $this (COUNT(DISTINCT ?x) AS ?value) WHERE { $this ex:p ?x }
        GROUP BY $this HAVING(COUNT(DISTINCT ?x) > 1)""",
    "group by two": """
        SELECT $this ?value WHERE { ?x ex:p $this ; ex:q ?value }
        GROUP BY $this ?value HAVING(COUNT(DISTINCT ?x) > 1)""",
    "closure": "SELECT $this WHERE { $this ex:p+ $this }",
    "closure of either": "SELECT $this ?value WHERE { $this (ex:p|^ex:q)+/ex:r ?value }",
    "distinct": "SELECT DISTINCT $this ?value WHERE { $this ex:p|ex:q ?value . ?value ^ex:r ?o }",
    "any property": "SELECT $this ?path ?value WHERE { $this ?path ?value . FILTER(?path IN (ex:p, ex:q)) }",
    "coalesce": """
        SELECT $this ?value WHERE {
          OPTIONAL { $this ex:p ?a } OPTIONAL { $this ex:q ?b } BIND(COALESCE(?a, ?b) AS ?value)
          FILTER(BOUND(?value))
        }""",
    "all variables": "SELECT * WHERE { $this ex:p ?value . ?value ex:q [] }",
    "arithmetic": """
        SELECT $this ?value WHERE {
          $this ex:low ?value ; ex:high ?h . FILTER(?value + 1 > ?h * 2 - 1 || -?value = ?h)
        }""",
    "distinct groups": """
        SELECT DISTINCT $this ?value WHERE { ?x ex:p $this ; ex:q ?value } GROUP BY $this ?value ?x""",
    "group by what is worked out": """
        SELECT $this (?kind AS ?value) WHERE { $this ex:p ?x }
        GROUP BY $this (isLiteral(?x) AS ?kind) HAVING(COUNT(*) >= 1)""",
    "optional select": """
        SELECT $this ?value WHERE {
          OPTIONAL { SELECT $this (COUNT(?x) AS ?value) WHERE { $this ex:p ?x } GROUP BY $this }
        }""",
    "optional that looks at the node": """
        SELECT $this ?value WHERE {
          $this ex:p ?x . OPTIONAL { ?value ex:q ?x . OPTIONAL { $this ex:r ?r } FILTER(BOUND(?r)) }
        }""",
    "either of two is missing": """
        SELECT $this WHERE {
          FILTER NOT EXISTS { { $this ex:p ?x } UNION { $this ex:q ?x } } FILTER NOT EXISTS { $this ?any 1 }
        }""",
    "typed": """
        SELECT $this ?value WHERE {
          $this ex:low|ex:p ?value . FILTER(?value IN (1, "a"@en, "2020-01-31"^^xsd:date) || ?value = +2.0)
        }""",
    "functions": """
        SELECT $this ?value WHERE {
          $this ex:low ?x . BIND(IF(?x > 0, CONCAT("n", STR(?x)), xsd:string(?x)) AS ?value)
        }""",
    "texts": """
        SELECT $this ?value WHERE {
          $this ex:p ?value . FILTER(isLiteral(?value) && REGEX(STR(?value), "^A", "i") && STRLEN(?value) < 2)
        }""",
}


def shapes_with(query: str) -> Shapes:
    graph, shape, constraint = Graph(), URIRef(EX + "shape"), URIRef(EX + "query")
    graph.add((shape, RDF.type, SH.NodeShape))
    graph.add((shape, SH.targetClass, URIRef(EX + "Thing")))
    graph.add((shape, SH.targetSubjectsOf, URIRef(EX + "p")))
    graph.add((shape, SH.sparql, constraint))
    graph.add((constraint, SH.select, Literal(f"PREFIX ex: <{EX}>\nPREFIX xsd: <{XSD}>\n{query}")))
    return Shapes(graph)


SHAPES = {name: shapes_with(query) for name, query in QUERIES.items()}


def told(found: list[Found]) -> list[tuple[str, str, str]]:
    return sorted((str(each.focus), str(each.path), str(each.value)) for each in found)


def asked(facts: Facts, shapes: Shapes, size: Size) -> list[tuple[str, str, str]]:
    (constraint,) = compile_shapes(shapes, facts.links, facts.view).constraints
    return told(ask(facts.dataset, constraint, size=size))


@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(graphs)
def test_one_query_for_all_answers_like_one_for_each(quads: list[Quad]) -> None:
    facts = facts_of(quads)
    for name, each in SHAPES.items():
        ours = asked(facts, each, Size.FEW)
        # pySHACL folds equal solutions.
        assert sorted(set(ours)) == sorted(set(told(find(facts, each, "pyshacl")[0]))), name
        assert asked(facts, each, Size.MANY) == ours, name
        assert asked(facts, each, Size.MOST) == ours, name


def test_every_query_of_ours_and_of_these_tests_is_compiled() -> None:
    facts = facts_of([])
    for name, each in SHAPES.items():
        assert not compile_shapes(each, facts.links, facts.view).uncovered, name


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("SELECT $this WHERE { $this ex:p ?x } OFFSET 1", "LIMIT or OFFSET"),
        ("SELECT $this WHERE { $this ex:p ?x } VALUES ?x { 1 }", "VALUES"),
        ("SELECT $this WHERE { $this ex:p ?x VALUES ?x { 1 } }", "VALUES"),
        ("SELECT $this WHERE { $this ex:p ?x MINUS { ?x ex:q 1 } }", "MINUS"),
        ("SELECT $this WHERE { GRAPH ex:g { $this ex:p ?x } }", "GRAPH"),
        ("SELECT $this FROM ex:g WHERE { $this ex:p ?x }", "FROM"),
        ("SELECT $this WHERE { $this $PATH ?x }", "the shape has no path"),
        ("SELECT $this WHERE { $this ex:p ?x . ?x $shapesGraph ?y }", "shapesGraph"),
        ("SELECT $this WHERE { $this nobody:p ?x }", "nobody: is not declared"),
        ("SELECT $this WHERE { $this ex:p* ?x }", "a walk of no steps"),
        ("SELECT $this WHERE { $this !ex:p ?x }", "negated"),
        ("SELECT $this WHERE { { SELECT ?x WHERE { ?x ex:p ?y } } }", "nested SELECT"),
        ("SELECT $this (COUNT(?x) AS ?value) WHERE { $this ex:p ?x }", "aggregates"),
        ("SELECT (?x AS ?this) WHERE { ?x ex:p ?y }", "gives $this a value"),
        ("SELECT ?value WHERE { $this ex:p ?value }", "does not select $this"),
        ("SELECT (SAMPLE($this) AS ?any) WHERE { $this ex:p ?x } GROUP BY ?x", "group by $this"),
        ("SELECT $this WHERE { BIND(1 AS ?this) }", "gives $this a value"),
        ("ASK { $this ex:p ?x }", "no SELECT"),
        ("BASE <x:y> SELECT $this WHERE { $this ex:p ?x }", "BASE"),
        ("SELECT $this WHERE { $this", "not SPARQL"),
    ],
)
def test_what_cannot_be_asked_for_all_at_once_is_refused(query: str, reason: str) -> None:
    graph = Graph()
    graph += shapes_with(query).graph
    graph.add((URIRef(EX + "shape"), SH.targetNode, URIRef(EX + "a")))
    (refused,) = compile_shapes(Shapes(graph), (), AssertedView()).uncovered
    assert reason in refused.reason


def test_the_path_of_the_shape_stands_for_path() -> None:
    text = f"""
        ex:s a sh:PropertyShape ; sh:targetNode ex:a ; sh:path ( ex:p [ sh:inversePath ex:q ] ) ;
            {asking("SELECT $this ?value WHERE { $this $PATH ?value . ?value a ex:Bad }")} ."""
    data = "ex:a ex:p ex:b . ex:c ex:q ex:b ; a ex:Bad . ex:d ex:q ex:b ."
    assert offences(data, text) == [("a", "c", "SPARQL")]


def test_groups_may_be_of_what_is_worked_out_without_a_name() -> None:
    query = "SELECT $this (COUNT(*) AS ?value) WHERE { $this ex:p ?x } GROUP BY $this (STRLEN(STR(?x))) (?x)"
    text = f"ex:s a sh:NodeShape ; sh:targetNode ex:a ; {asking(query)} ."
    assert offences('ex:a ex:p "b" , "c" , "dd" .', text) == [("a", "1", "SPARQL")] * 3


def test_a_query_applies_as_often_as_a_node_is_reached() -> None:
    text = f"""
        ex:s a sh:PropertyShape ; sh:targetClass ex:Thing ; sh:path ex:p ; sh:node ex:none ;
            sh:property [ sh:path ex:q ;
                {asking("SELECT $this (COUNT(?o) AS ?value) WHERE { $this ex:q ?o } GROUP BY $this")} ] .
        ex:none a sh:NodeShape ."""
    data = "ex:a a ex:Thing ; ex:p ex:c . ex:b a ex:Thing ; ex:p ex:c . ex:c ex:q 1 , 2 ."
    assert offences(data, text) == [("c", "2", "SPARQL")] * 2


@pytest.mark.parametrize("nesting", ["sh:not", "sh:node"])
def test_a_query_says_what_conforms(nesting: str) -> None:
    text = f"""
        ex:s a sh:PropertyShape ; sh:targetNode ex:a ; sh:path ex:p ; {nesting} ex:inner .
        ex:inner a sh:NodeShape ; {asking("SELECT $this WHERE { $this ex:q ?this_1 }")} ."""
    expected = {"sh:not": ("a", "c", "Not"), "sh:node": ("a", "b", "Node")}
    assert offences("ex:a ex:p ex:b , ex:c . ex:b ex:q 1 .", text) == [expected[nesting]]


def test_messages_are_filled_with_what_the_query_binds() -> None:
    text = f"""
        ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:message "of the shape" ;
            sh:sparql [ sh:message "{{$this}} has {{?value}} and {{?other}}, not {{?none}}"@en ;
                sh:select "SELECT $this ?value ?other WHERE {{ $this <{EX}p> ?value ; <{EX}q> ?other }}" ] ,
                [ sh:select "SELECT $this WHERE {{ $this <{EX}r> ?x }}" ] ."""
    found, _ = run("ex:a ex:p 1 ; ex:q 2 ; ex:r 3 .", text)
    assert sorted(each.messages for each in found) == [
        (("", "of the shape"),),
        (("en", f"{EX}a has 1 and 2, not {{?none}}"),),
    ]


def test_shapes_of_the_same_text_are_compiled_alike() -> None:
    text = "ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:class ex:Thing ."
    first, second = (compile_shapes(shapes(text), (), facts_of([]).view).constraints for _ in range(2))
    assert [each.select() for each in first] == [each.select() for each in second]
