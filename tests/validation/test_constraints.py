"""What a compiled constraint offers: its query in several ways, its columns, and the patterns it reads."""

import pytest
from pyoxigraph import NamedNode, Quad

from coomet_graph.namespaces import RDF, SH, SHAPES
from coomet_graph.pipeline import ontology
from coomet_graph.store.ways import ways_to
from coomet_graph.validation import Constraint, constraints_of, load_shapes
from coomet_graph.validation.facts import facts_of
from coomet_graph.validation.scope import Size
from coomet_graph.validation.sizes import size_of
from coomet_graph.validation.sparql_text import AssertedView
from coomet_graph.validation.validator import compile_shapes
from tests.validation.turtle import EX, asking, shapes

NODE = NamedNode(EX + "a")


def compiled(text: str) -> tuple[Constraint, ...]:
    return compile_shapes(shapes(text), (), AssertedView()).constraints


OURS = constraints_of(load_shapes(), ontology())


def test_every_constraint_of_ours_is_compiled() -> None:
    """So none needs the engine that takes hours for as many statements."""
    assert not OURS.uncovered
    assert {str(each.shape.node) for each in OURS.constraints} == set(load_shapes().rules)


def test_none_of_ours_is_left_to_pyshacl_because_of_what_can_be_entailed() -> None:
    patterns = [pattern for constraint in OURS.constraints for pattern in constraint.patterns]
    entailed = {each.predicate.strip("<>") for each in patterns if each.predicate is not None}
    # With everything entailed that is read at all, closures apart.
    closed = {prop.strip("<>") for each in patterns for prop, _ in each.links or ()}
    assert not constraints_of(
        load_shapes(), ontology(), EX + "inferred", frozenset(entailed - closed)
    ).uncovered


@pytest.mark.parametrize(
    "constraint",
    OURS.constraints,
    ids=lambda each: f"{each.shape.node.removeprefix(SHAPES)} {each.demand.kind}",
)
def test_from_every_pattern_one_comes_to_the_focus_node(constraint: Constraint) -> None:
    """Or else a change of what the pattern fits could not be traced to whom it concerns."""
    assert constraint.patterns
    for pattern in constraint.patterns:
        assert pattern.repeated or ways_to("?this", pattern, constraint.patterns), pattern


def test_patterns_are_told_wherever_they_stand() -> None:
    text = f"""
        ex:s a sh:NodeShape ; sh:targetClass ex:Thing ; sh:not ex:inner ;
            {asking("SELECT $this WHERE { FILTER NOT EXISTS { ?x (ex:q/^ex:r)+ $this } }")} .
        ex:inner a sh:NodeShape ; sh:property [ sh:path [ sh:zeroOrMorePath ex:p ] ; sh:class ex:Other ] .
    """
    read = {
        constraint.demand.kind: {
            *((each.predicate.strip("<>"), False) for each in constraint.patterns if each.predicate),
            *((prop.strip("<>"), True) for each in constraint.patterns for prop, _ in each.links or ()),
        }
        for constraint in compiled(text)
    }
    kind = (RDF + "type", False)
    p, q, r = ({(EX + name, False), (EX + name, True)} for name in "pqr")
    assert read == {"not": {kind} | p, "sparql": {kind} | q | r}


def test_for_some_nodes_the_query_begins_with_them() -> None:
    (constraint,) = compiled(
        "ex:s a sh:PropertyShape ; sh:targetClass ex:T ; sh:path ex:p ; sh:nodeKind sh:IRI ."
    )
    body = constraint.select([NODE]).split("WHERE {", 1)[1].strip()
    assert body.startswith(f"VALUES ?this {{ <{EX}a> }}")
    assert "VALUES" not in constraint.select()


@pytest.mark.parametrize("size", list(Size))
def test_a_query_has_the_columns_that_are_told(size: Size) -> None:
    """Whatever way it goes: the focus node, and what `columns` names."""
    for constraint in OURS.constraints:
        head = constraint.select(size=size).split("WHERE", 1)[0]
        assert "?this" in head
        assert all(f"?{name}" in head for name in constraint.columns.values())


def test_a_count_has_no_value_and_a_closed_shape_has_a_path() -> None:
    columns = {
        each.demand.kind: set(each.columns)
        for each in compiled(
            """
            ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:closed true ; sh:class ex:T ;
                sh:property [ sh:path ex:p ; sh:minCount 1 ; sh:datatype xsd:date ; sh:uniqueLang true ] .
            """
        )
    }
    assert columns == {
        "closed": {"value", "path"},
        "class": {"value"},
        "minCount": set(),
        "datatype": {"value"},
        "uniqueLang": set(),
    }


def test_sizes_go_by_the_number_of_focus_nodes() -> None:
    assert [Size.of(count) for count in (0, 150, 151, 5_000, 5_001)] == [
        Size.FEW,
        Size.FEW,
        Size.MANY,
        Size.MANY,
        Size.MOST,
    ]


@pytest.mark.parametrize(
    ("nodes", "values", "size"),
    [(150, 1, Size.FEW), (151, 1, Size.MANY), (151, 40, Size.FEW), (5_001, 1, Size.MOST)],
)
def test_where_a_property_is_mostly_of_others_what_each_node_has_is_looked_up(
    nodes: int, values: int, size: Size
) -> None:
    """As evidence is, of which nearly everything has some: to read all of it would take longer."""
    prop, kind = NamedNode(EX + "p"), NamedNode(EX + "Thing")
    data = [Quad(NamedNode(f"{EX}{node}"), NamedNode(RDF + "type"), kind) for node in range(nodes)]
    data += [
        Quad(NamedNode(f"{EX}other"), prop, NamedNode(f"{EX}{value}")) for value in range(nodes * values)
    ]
    facts = facts_of(data)
    (constraint,) = compiled(
        "ex:s a sh:PropertyShape ; sh:targetClass ex:Thing ; sh:path ex:p ; sh:nodeKind sh:IRI ."
    )
    assert size_of(facts, constraint) is size


def test_a_constraint_is_named_by_its_shape_and_component() -> None:
    (constraint,) = compiled("ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:class ex:T .")
    assert (str(constraint.shape.node), constraint.component) == (EX + "s", SH + "ClassConstraintComponent")
    assert constraint.targets.nodes == (NODE,)
