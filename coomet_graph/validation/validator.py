"""Run the shapes over asserted data: each constraint as one query, and by pySHACL what is not compiled.

`engine="pyshacl"` runs the reference for everything. Validation never looks at what is inferred.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import Literal as OneOf

from pyoxigraph import NamedNode, Quad
from rdflib import SH, Graph

from coomet_graph.store.dataset import Dataset, Term
from coomet_graph.validation.class_tree import Link, links_of, tree_of
from coomet_graph.validation.compiling import THIS, Compilation, Compiler, Constraint, Uncovered
from coomet_graph.validation.facts import Facts, facts_of
from coomet_graph.validation.found import Found
from coomet_graph.validation.messages import filled
from coomet_graph.validation.model import Query, Targets
from coomet_graph.validation.reference import only_from, run_reference
from coomet_graph.validation.report import Checked, Ran, Result, ValidationReport
from coomet_graph.validation.results import Results
from coomet_graph.validation.scope import Size
from coomet_graph.validation.shape_graph import ShapeGraph
from coomet_graph.validation.shapes import Shapes
from coomet_graph.validation.sizes import size_of
from coomet_graph.validation.sparql_text import AssertedView
from coomet_graph.validation.terms import from_rdflib

Engine = OneOf["compiled", "pyshacl"]
_Keep = Callable[[list[Found]], list[Found]]

# What pySHACL runs only on demand, and what it does not run at all.
_ADVANCED = frozenset({"expression"})
_NOT_RUN = frozenset({"js"})


def validate(
    data: Dataset | Iterable[Quad],
    ontology: Graph | None,
    shapes: Shapes,
    engine: Engine = "compiled",
    *,
    inferred: str | None = None,
    entailed: frozenset[str] = frozenset(),
    asserted: Sequence[str] = (),
    workers: int = 2,
    in_terms: bool = False,
) -> ValidationReport:
    """Check a dataset, or quads (their graphs do not matter), against the shapes.

    `ontology` gives the tree of classes; without one it is looked for in the data. A dataset may hold a graph
    of statements that follow from others, `inferred`, which are about the properties and classes `entailed`:
    they are not looked at. `asserted` names the graphs that pySHACL reads (without any: all but the inferred
    one); so many `workers` ask the dataset at once. The report has the results in SHACL's own terms as well
    where that is asked for, `in_terms`: these are held in memory. Raises TypeError for statements about
    statements, UnreadableGraphError for shapes that cannot be applied, QueryError for want of an answer.
    """
    facts = facts_of(data, ontology, AssertedView(inferred, entailed), asserted)
    results = Results()

    def keep(found: list[Found]) -> list[Found]:
        results.add(each.result(shapes) for each in found)
        return found if in_terms else []

    found, checked = find(facts, shapes, engine, workers, keep)
    return ValidationReport(results, _looked_at(facts, shapes), tuple(checked), tuple(found))


def report_on(facts: Facts, shapes: Shapes, results: Iterable[Result]) -> ValidationReport:
    """The report of results that compiled constraints have given."""
    constraints = declare(shapes, facts.links, facts.view)
    checked = {Checked(*_named(each.key), engine="compiled") for each in constraints}
    return ValidationReport(Results(results), _looked_at(facts, shapes), tuple(sorted(checked)))


def constraints_of(
    shapes: Shapes, ontology: Graph, inferred: str | None = None, entailed: frozenset[str] = frozenset()
) -> Compilation:
    """The constraints of the shapes, each with its query; `inferred` and `entailed` as in `validate`."""
    return compile_shapes(shapes, tuple(sorted(set(links_of(ontology)))), AssertedView(inferred, entailed))


@lru_cache(maxsize=8)
def compile_shapes(shapes: Shapes, links: tuple[Link, ...], view: AssertedView) -> Compilation:
    """The constraints of the shapes; `links` are pairs of a class and one right above it."""
    return Compiler(ShapeGraph(shapes.graph), tree_of(links), view).constraints()


@lru_cache(maxsize=8)
def declare(shapes: Shapes, links: tuple[Link, ...], view: AssertedView) -> tuple[Constraint, ...]:
    """The same without compiling: each constraint, whether there is a query for it or not."""
    return tuple(Compiler(ShapeGraph(shapes.graph), tree_of(links), view).declared())


def find(
    facts: Facts, shapes: Shapes, engine: Engine, workers: int = 1, keep: _Keep = list
) -> tuple[list[Found], list[Checked]]:
    """What the shapes find, and what ran each constraint.

    Of what one constraint finds, `keep` returns what is to be held in memory: by default all.
    """
    compiled = compile_shapes(shapes, facts.links, facts.view)
    if engine == "pyshacl":
        ran = {Checked(*_named(each.key), engine="pyshacl") for each in compiled.constraints}
        found = keep(run_reference(facts.graph, shapes.graph, advanced=_is_advanced(shapes, compiled)))
    else:
        ran = {Checked(*_named(each.key), engine="compiled") for each in compiled.constraints}
        found = _ask_all(facts, compiled, workers, keep) + keep(_left_over(facts, shapes, compiled))
    return found, sorted(ran | {_left(each) for each in compiled.uncovered})


def _ask_all(facts: Facts, compiled: Compilation, workers: int, keep: _Keep) -> list[Found]:
    """What the compiled constraints find, as far as it is kept."""
    sizes = {constraint: size_of(facts, constraint) for constraint in compiled.constraints}
    # Those that take long first, so that no worker has to wait for one at the end.
    tasks = sorted(compiled.constraints, key=lambda each: -facts.count(each.targets))

    def answer(constraint: Constraint) -> list[Found]:
        return keep(ask(facts.dataset, constraint, size=sizes[constraint]))

    with ThreadPoolExecutor(max_workers=max(1, workers)) as pool:
        return [found for answered in pool.map(answer, tasks) for found in answered]


def ask(
    dataset: Dataset, constraint: Constraint, focus: Sequence[Term] | None = None, size: Size = Size.FEW
) -> list[Found]:
    """What one constraint finds: for all its focus nodes, of which there are so many, or for these alone."""
    answer = dataset.select(constraint.select(focus, size))
    return [_found(constraint, row) for row in answer.dicts()]


def _found(constraint: Constraint, row: Mapping[str, Term]) -> Found:
    shape, query = constraint.shape, constraint.demand.value
    bound = {name: row[column] for name, column in constraint.columns.items() if column in row}
    focus, value, path, messages = row[THIS.name], bound.get("value"), bound.get("path"), shape.messages
    if isinstance(query, Query):
        if value is None and shape.path is None:
            # Without ?value the focus node is the value (SHACL 5.3.2).
            value = focus
        worded = query.messages or shape.messages
        messages = tuple((language, filled(text, bound)) for language, text in worded)
    return Found(
        shape=from_rdflib(shape.node),
        focus=focus,
        path=path if isinstance(path, NamedNode) else shape.path,
        value=value,
        component=constraint.component,
        severity=shape.severity,
        messages=messages,
        engine="compiled",
        constraint=from_rdflib(query.node) if isinstance(query, Query) else None,
    )


# -- What is not compiled --


def _left_over(facts: Facts, shapes: Shapes, compiled: Compilation) -> list[Found]:
    """What the reference finds by constraints that are not compiled."""
    run = [each for each in compiled.uncovered if each.demand.kind not in _NOT_RUN]
    if not run:
        return []
    part = only_from(shapes.graph, {each.root for each in run})
    keys = {_named(each.key) for each in run}
    found = run_reference(facts.graph, part, advanced=_is_advanced(shapes, compiled))
    return [each for each in found if (each.shape.value, each.component) in keys]


def _is_advanced(shapes: Shapes, compiled: Compilation) -> bool:
    asked = any(each.demand.kind in _ADVANCED for each in compiled.uncovered)
    return asked or (None, SH.target, None) in shapes.graph


def _left(each: Uncovered) -> Checked:
    ran: Ran = "nothing" if each.demand.kind in _NOT_RUN else "pyshacl"
    return Checked(*_named(each.key), engine=ran, reason=each.reason)


def _named(key: tuple[object, str]) -> tuple[str, str]:
    return str(key[0]), str(key[1])


# -- What a report says besides --


def _looked_at(facts: Facts, shapes: Shapes) -> dict[str, int]:
    """For each rule, and for each shape that is looked at from its targets, how many focus nodes it has."""
    targets: dict[str, Targets] = {}
    for chain in dict.fromkeys(each.chain for each in declare(shapes, facts.links, facts.view)):
        if all(shape.path is None for shape in chain[:-1]):
            name = str(chain[-1].node)
            targets[name] = targets.get(name, Targets()) | chain[0].targets
    counts = {name: facts.count(each) for name, each in targets.items()}
    return dict.fromkeys(shapes.rules, 0) | counts
