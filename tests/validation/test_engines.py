"""Two engines, one answer: cross-node rules run once for all nodes give what pySHACL gives node by node."""

import random
from collections.abc import Iterable, Iterator

import pytest
from pyoxigraph import Quad
from rdflib import SH, Graph, URIRef

from coomet_graph.audit.register import asserted_graphs
from coomet_graph.namespaces import GRAPH, RDF, SHAPES
from coomet_graph.pipeline import Build, entailment, ontology
from coomet_graph.store import EmbeddedDataset
from coomet_graph.validation import Result, Shapes, ValidationReport, load_shapes, validate
from tests.audit.negatives import FOLDER, Nursery

IDS = {rule.id for rule in load_shapes().rules.values()}
# A year that is a text: rdflib finds a number less than it, where SPARQL has an error; no referee here.
RDFLIB_COMPARES_NUMBERS_WITH_TEXTS = {"Programme-startYear"}
# Rules that compare years: the same.
COMPARING = {rule.id for rule in load_shapes().rules.values() if rule.kind == "date"}
EXAMPLES = sorted(path.stem for path in FOLDER.glob("*.ru") if path.stem in IDS)


def data(dataset: EmbeddedDataset) -> list[Quad]:
    return list(dataset.quads(*asserted_graphs(dataset)))


def told(results: Iterable[Result]) -> set[tuple[str, str, str | None, str | None, str, str]]:
    return {
        (each.shape, each.focus, each.path, each.value, each.severity.value, each.component)
        for each in results
    }


def only(rules: set[str]) -> Shapes:
    """The shapes with these rules alone."""
    shapes = load_shapes()
    wanted = {SHAPES + rule for rule in rules}
    graph = Graph()
    for subject, prop, value in shapes.graph:
        dropped = (prop == SH.property and str(value) not in wanted) or (
            prop == SH.sparql and str(subject) not in wanted
        )
        if not dropped:
            graph.add((subject, prop, value))
    return Shapes(
        graph,
        {name: rule for name, rule in shapes.rules.items() if name in wanted},
        {name: targets for name, targets in shapes.targets.items() if name in wanted},
        tuple(rule for rule in shapes.sparql if rule.shape in wanted),
    )


def as_it_stands(dataset: EmbeddedDataset) -> ValidationReport:
    """The dataset validated with everything that follows in it."""
    return validate(
        dataset, ontology(), load_shapes(), inferred=GRAPH + "inferred", entailed=entailment().entailed
    )


def rounds(nursery: Nursery, examples: list[str]) -> Iterator[tuple[EmbeddedDataset, set[str]]]:
    """Data with as many faults at once as do not hide each other, and the examples whose faults are seen."""
    left = examples
    while left:
        dataset = nursery.planted(*left)
        seen = {rule.removeprefix(SHAPES) for rule, *_ in told(as_it_stands(dataset).results)} & set(left)
        if not seen:
            dataset, seen = nursery.planted(left[0]), {left[0]}
        yield dataset, seen
        left = [example for example in left if example not in seen]


def test_both_find_the_same_in_the_golden_programmes(golden: Build) -> None:
    """Nothing; and once the evidence is taken away, that it is missing."""
    whole = data(Nursery(golden.dataset).planted())
    assert validate(whole, ontology(), load_shapes()).conforms
    quads = [quad for quad in whole if "/evidence/" not in str(quad.subject)]
    ours = validate(quads, ontology(), load_shapes())
    reference = validate(quads, ontology(), load_shapes(), "pyshacl")
    assert told(ours.results) == told(reference.results)
    assert not ours.conforms


def test_all_find_the_same_in_every_negative_example(golden: Build) -> None:
    """The reference, our engine on what is asserted, and our engine on all facts without what follows."""
    nursery = Nursery(golden.dataset)
    examples = [name for name in EXAMPLES if name not in RDFLIB_COMPARES_NUMBERS_WITH_TEXTS]
    compared: set[str] = set()
    for dataset, seen in rounds(nursery, examples):
        quads, shapes = data(dataset), only(seen)
        ours = validate(quads, ontology(), shapes)
        reference = validate(quads, ontology(), shapes, "pyshacl")
        assert told(ours.results) == told(reference.results)
        assert ours.looked_at == reference.looked_at
        whole = told(as_it_stands(dataset).results)
        assert {each for each in whole if each[0] in shapes.rules} == told(ours.results)
        compared |= {rule.removeprefix(SHAPES) for rule, *_ in told(ours.results)}
    assert compared == set(examples)


@pytest.mark.parametrize("seed", [1, 2])
def test_both_find_the_same_in_data_with_faults_all_over(golden: Build, seed: int) -> None:
    """Statements that are missing, point elsewhere, stand twice or say something of another kind."""
    chance = random.Random(seed)
    quads = [quad for quad in data(Nursery(golden.dataset).planted()) if "/evidence/" not in str(quad)]
    faulty: list[Quad] = []
    for quad in quads:
        other = chance.choice(quads)
        fault = chance.random()
        if fault < 0.1:
            continue
        faulty.append(quad)
        if fault < 0.3 and quad.predicate.value != RDF + "type":
            faulty.append(Quad(quad.subject, quad.predicate, other.object))
    shapes = only({each for each in IDS if each not in COMPARING})
    ours = validate(faulty, ontology(), shapes)
    assert told(ours.results) == told(validate(faulty, ontology(), shapes, "pyshacl").results)
    assert len({each.shape for each in ours.results}) > 30


def test_both_find_the_same_core_faults_in_the_bundled_documents(bundled: Build) -> None:
    """Core constraints of a few classes: the reference takes minutes for all rules on these documents."""
    shapes = only(
        {
            rule
            for rule in IDS
            if rule.startswith(("Entry-", "Citation-", "Section-")) and rule not in _sparql()
        }
    )
    quads = [quad for quad in data(bundled.dataset) if "/evidence/" not in str(quad.subject)]
    ours = validate(quads, ontology(), shapes)
    reference = validate(quads, ontology(), shapes, "pyshacl")
    assert told(ours.results) == told(reference.results)
    assert sum(ours.looked_at.values()) > 1000


def test_compared_texts_and_numbers_are_no_fault_of_ours(golden: Build) -> None:
    """What is left out above is found by our engine, and by nothing but the shape that is for it."""
    for example in RDFLIB_COMPARES_NUMBERS_WITH_TEXTS:
        quads = data(Nursery(golden.dataset).planted(example))
        results = validate(quads, ontology(), load_shapes()).results
        assert {each.shape for each in results} == {SHAPES + example}


def _sparql() -> set[str]:
    return {rule.shape.removeprefix(SHAPES) for rule in load_shapes().sparql}


@pytest.mark.parametrize("rule", load_shapes().sparql, ids=lambda rule: rule.shape.removeprefix(SHAPES))
def test_a_cross_node_rule_answers_for_its_focus_node(rule: object) -> None:
    """`$this` is projected: else neither engine could tell whose fault it is."""
    from coomet_graph.validation.shapes import SparqlRule

    assert isinstance(rule, SparqlRule)
    head = rule.select.split("SELECT", 1)[1].split("{", 1)[0]
    assert "$this" in head
    assert rule.targets
    assert all(load_shapes().graph.value(URIRef(rule.shape), SH.targetClass) for _ in rule.targets)
