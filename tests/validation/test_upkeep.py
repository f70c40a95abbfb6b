"""Results that follow a change are those of a validation from the beginning, whatever is changed."""

import json
import random

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad

from coomet_graph.audit import asserted_graphs
from coomet_graph.iris import Minter
from coomet_graph.namespaces import GRAPH
from coomet_graph.pipeline import Build, entailment, infer, ontology
from coomet_graph.store import EmbeddedDataset
from coomet_graph.validation import (
    AssertedView,
    Facts,
    KeptResults,
    ValidationReport,
    facts_of,
    follow,
    keep_results,
    load_shapes,
    report_of,
    validate,
)

INFERRED = GRAPH + "inferred"
SOURCE = GRAPH + "asserted/wp-tc-4-2031-2033"


def facts(dataset: EmbeddedDataset) -> Facts:
    view = AssertedView(INFERRED, entailment().entailed)
    return facts_of(dataset, ontology(), view, asserted_graphs(dataset))


def copy_of(quads: list[Quad]) -> EmbeddedDataset:
    dataset = EmbeddedDataset()
    dataset.load(quads)
    infer(dataset, Minter())
    return dataset


def spoiled(quads: list[Quad], rng: random.Random, changes: int) -> list[Quad]:
    """Some statements dropped, some said of another thing, some with another value."""
    graph = NamedNode(SOURCE)
    own = [quad for quad in quads if quad.graph_name == graph]
    for _ in range(changes):
        quad, other = rng.choice(own), rng.choice(own)
        what = rng.randrange(4)
        if what == 0:
            own.remove(quad)
        elif what == 1:
            own.append(Quad(other.subject, quad.predicate, quad.object, graph))
        elif what == 2:
            own.append(Quad(quad.subject, quad.predicate, other.object, graph))
        else:
            own = [each for each in own if each.subject != quad.subject]
    return own


@settings(max_examples=15, deadline=None, derandomize=True, database=None)
@given(st.integers(0, 10**6), st.lists(st.integers(1, 12), min_size=1, max_size=2))
def test_after_changes_the_results_are_as_from_the_beginning(
    golden: Build, seed: int, sizes: list[int]
) -> None:
    rng, shapes = random.Random(seed), load_shapes()
    asserted = [quad for quad in golden.dataset.quads() if quad.graph_name != NamedNode(INFERRED)]
    rest = [quad for quad in asserted if quad.graph_name != NamedNode(SOURCE)]
    dataset = copy_of(asserted)
    kept = keep_results(facts(dataset), shapes)
    for size in sizes:
        changed = spoiled(asserted, rng, size)
        change = dataset.replace_graph(SOURCE, changed)
        entailment().maintain(dataset, INFERRED, change)
        now = facts(dataset)
        kept = follow(kept, now, shapes, change)
        assert kept == keep_results(facts(copy_of([*rest, *changed])), shapes)


def reported(kept: KeptResults, now: Facts) -> ValidationReport:
    report = report_of(kept.rows(), now, load_shapes())
    assert report is not None
    return report


def test_faults_come_and_go(golden: Build) -> None:
    shapes = load_shapes()
    dataset = copy_of([quad for quad in golden.dataset.quads() if quad.graph_name != NamedNode(INFERRED)])
    clean = keep_results(facts(dataset), shapes)
    assert reported(clean, facts(dataset)).conforms
    whole = list(dataset.quads(SOURCE))
    titles = [quad for quad in whole if quad.predicate.value.endswith("/title")]
    change = dataset.replace_graph(SOURCE, [quad for quad in whole if quad not in titles])
    spoilt = follow(clean, facts(dataset), shapes, change)
    untitled = {str(quad.subject).strip("<>") for quad in titles if "/action/" in str(quad.subject)}
    assert {result.focus for result in reported(spoilt, facts(dataset)).results} >= untitled
    assert len(untitled) > 1
    change = dataset.replace_graph(SOURCE, whole)
    assert follow(spoilt, facts(dataset), shapes, change) == clean


def test_what_is_kept_is_what_validation_reports(bundled: Build) -> None:
    shapes, now = load_shapes(), facts(bundled.dataset)
    kept = keep_results(now, shapes)
    assert KeptResults.from_rows(map(json.loads, map(json.dumps, kept.rows()))) == kept
    assert kept.fits(now, shapes)
    found = validate(bundled.dataset, ontology(), shapes, inferred=INFERRED, entailed=entailment().entailed)
    assert reported(kept, now) == found


def test_results_for_other_shapes_are_found_anew(golden: Build) -> None:
    shapes, now = load_shapes(), facts(golden.dataset)
    kept = keep_results(now, shapes)
    other = KeptResults("of long ago", (), ())
    assert not other.fits(now, shapes)
    assert report_of(other.rows(), now, shapes) is None
    dataset = copy_of([])
    change = dataset.replace_graph(SOURCE, [])
    assert follow(other, now, shapes, change) == kept
