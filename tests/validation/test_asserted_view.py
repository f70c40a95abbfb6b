"""Entailed statements stand among the facts, but a constraint does not see them."""

import pytest
from pyoxigraph import DefaultGraph, NamedNode, Quad, Store

from coomet_graph.store import EmbeddedDataset
from coomet_graph.validation import validate
from coomet_graph.validation.facts import facts_of
from coomet_graph.validation.found import Found
from coomet_graph.validation.plan import Join, Pattern, Select, Var
from coomet_graph.validation.scope import Size
from coomet_graph.validation.sparql_text import AssertedView, select_text
from coomet_graph.validation.validator import ask, compile_shapes
from tests.validation.turtle import EX, asking, brief, quads, shapes

INFERRED = EX + "graph/inferred"
ASSERTED = EX + "graph/asserted/file"
ENTAILED = frozenset({EX + "p", EX + "Thing"})

DATA = "ex:a a ex:Kind ; ex:q 1 . ex:b a ex:Thing ; ex:p ex:x ; ex:q 2 . ex:x a ex:Other ."
# From the above by some axioms: a thing more, and a value more for each.
FOLLOWS = "ex:a a ex:Thing ; ex:p ex:y . ex:b ex:p ex:z . ex:x a ex:Thing . ex:y a ex:Thing ."


def dataset() -> EmbeddedDataset:
    """As a build leaves it: graphs, and the facts of all of them as the default graph."""
    store = Store()
    for name, text in ((ASSERTED, DATA), (INFERRED, FOLLOWS)):
        for each in quads(text):
            for graph in (NamedNode(name), DefaultGraph()):
                store.add(Quad(each.subject, each.predicate, each.object, graph))
    return EmbeddedDataset(store)


def found(text: str, view: AssertedView, size: Size) -> list[Found]:
    facts = facts_of(dataset(), None, view)
    constraints = compile_shapes(shapes(text), facts.links, view).constraints
    return [each for constraint in constraints for each in ask(facts.dataset, constraint, size=size)]


SHAPES = {
    "targets": "ex:s a sh:NodeShape ; sh:targetClass ex:Thing ; sh:hasValue 1 .",
    "targets of a property": "ex:s a sh:NodeShape ; sh:targetObjectsOf ex:p ; sh:hasValue 1 .",
    "values": "ex:s a sh:PropertyShape ; sh:targetNode ex:a , ex:b ; sh:path ex:p ; sh:nodeKind sh:Literal .",
    "least": "ex:s a sh:PropertyShape ; sh:targetNode ex:a , ex:b ; sh:path ex:p ; sh:minCount 1 .",
    "most": "ex:s a sh:PropertyShape ; sh:targetNode ex:a , ex:b ; sh:path ex:p ; sh:maxCount 0 .",
    "class": "ex:s a sh:PropertyShape ; sh:targetNode ex:a , ex:b ; sh:path ex:p ; sh:class ex:Thing .",
    "has value": "ex:s a sh:PropertyShape ; sh:targetNode ex:a , ex:b ; sh:path ex:p ; sh:hasValue ex:y .",
    "closed": "ex:s a sh:NodeShape ; sh:targetNode ex:a , ex:b ; sh:closed true .",
    "path": """
        ex:s a sh:PropertyShape ; sh:targetNode ex:a , ex:b ; sh:path ( ex:p rdf:type ) ; sh:maxCount 0 .""",
    "either path": """
        ex:s a sh:PropertyShape ; sh:targetNode ex:a , ex:b ;
            sh:path [ sh:alternativePath ( ex:p ex:q ) ] ; sh:maxCount 1 .""",
    "query": f"""
        ex:s a sh:NodeShape ; sh:targetNode ex:a , ex:b ;
            {asking("SELECT $this WHERE { $this ex:q ?value FILTER NOT EXISTS { $this ex:p ?o } }")} .""",
    "query of any class": """
        ex:s a sh:NodeShape ; sh:targetNode ex:a , ex:b , ex:x ; sh:sparql [ sh:select
            "SELECT $this ?value WHERE { $this a ?value }" ] .""",
}


@pytest.mark.parametrize("size", list(Size))
@pytest.mark.parametrize("name", SHAPES)
def test_what_follows_is_not_seen(name: str, size: Size) -> None:
    """The same is found as if nothing were inferred; and something else if it were seen."""
    plain = facts_of(quads(DATA))
    constraints = compile_shapes(shapes(SHAPES[name]), (), AssertedView()).constraints
    expected = brief(each for constraint in constraints for each in ask(plain.dataset, constraint, size=size))
    assert brief(found(SHAPES[name], AssertedView(INFERRED, ENTAILED), size)) == expected
    assert brief(found(SHAPES[name], AssertedView(), size)) != expected


def test_a_walk_along_what_can_be_entailed_is_left_to_pyshacl() -> None:
    text = """
        ex:s a sh:PropertyShape ; sh:targetNode ex:b ; sh:path [ sh:oneOrMorePath ex:p ] ; sh:maxCount 0 .
        ex:t a sh:PropertyShape ; sh:targetNode ex:b ; sh:path [ sh:oneOrMorePath ex:q ] ; sh:maxCount 0 .
    """
    report = validate(dataset(), None, shapes(text), inferred=INFERRED, entailed=ENTAILED)
    assert [each.shape for each in report.not_compiled] == [EX + "s"]
    assert "entailed" in report.not_compiled[0].reason
    assert [(each.shape.removeprefix(EX), each.engine) for each in report.results] == [
        ("s", "pyshacl"),
        ("t", "compiled"),
    ]


def test_both_engines_see_the_asserted_statements() -> None:
    text = "\n".join(SHAPES[name].replace("ex:s ", f"ex:s{at} ") for at, name in enumerate(SHAPES))
    reports = [
        validate(
            dataset(), None, shapes(text), engine, inferred=INFERRED, entailed=ENTAILED, asserted=asserted
        )
        for engine in ("compiled", "pyshacl")
        for asserted in ((), (ASSERTED,))
    ]
    said = [
        [(each.shape, each.focus, each.value, each.component) for each in report.results]
        for report in reports
    ]
    assert said[0]
    assert said == [said[0]] * 4
    assert reports[0].looked_at == reports[3].looked_at


@pytest.mark.parametrize(
    ("predicate", "value", "hidden"),
    [
        (NamedNode(EX + "p"), Var("o"), True),
        (NamedNode(EX + "q"), Var("o"), False),
        (Var("p"), Var("o"), True),
        (NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), NamedNode(EX + "Thing"), True),
        (NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), NamedNode(EX + "Kind"), False),
        (NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"), Var("o"), True),
    ],
)
def test_only_patterns_that_what_follows_may_fit_are_written_at_length(
    predicate: NamedNode | Var, value: NamedNode | Var, hidden: bool
) -> None:
    plan = Select(Join((Pattern(Var("s"), predicate, value),)), (Var("s"),))
    assert (INFERRED in select_text(plan, AssertedView(INFERRED, ENTAILED))) == hidden
    assert INFERRED not in select_text(plan, AssertedView(INFERRED))
    assert INFERRED not in select_text(plan, AssertedView())
