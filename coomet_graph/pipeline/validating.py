"""What the shapes find in a graph, kept beside it, so that an update checks only what it concerns."""

from collections.abc import Iterable
from functools import reduce

from coomet_graph.audit import asserted_graphs
from coomet_graph.iris import Minter
from coomet_graph.pipeline.terms import entailed_in, entailment, ontology
from coomet_graph.store import Dataset, Workspace
from coomet_graph.store.dataset import Change
from coomet_graph.store.snapshots import Draft
from coomet_graph.validation import (
    AssertedView,
    Engine,
    Facts,
    KeptResults,
    Shapes,
    ValidationReport,
    facts_of,
    follow,
    keep_results,
    load_shapes,
    report_of,
    validate,
)

_KEPT = "validation"


def keep_validation(draft: Draft, dataset: Dataset, minter: Minter) -> None:
    """Keep beside the dataset of the draft what the shapes find in it."""
    kept = keep_results(_facts(dataset, minter, entailment().entailed), load_shapes())
    draft.attach_rows(_KEPT, kept.rows())


def follow_validation(
    draft: Draft, dataset: Dataset, minter: Minter, entailed: frozenset[str], changes: Iterable[Change]
) -> None:
    """The same after changes of what is asserted in the workspace's current snapshot; `dataset` has them."""
    change = reduce(_together, changes, Change())
    kept = KeptResults.from_rows(draft.workspace.rows(_KEPT))
    followed = follow(kept, _facts(dataset, minter, entailed), load_shapes(), change)
    draft.attach_rows(_KEPT, followed.rows())


def report_in(place: Workspace, dataset: Dataset, engine: Engine = "compiled") -> ValidationReport:
    """What the shapes find in the workspace's current snapshot.

    Results that were kept for the shapes of today are told; with the engine "pyshacl", and after the shapes
    have changed, they are found anew. Raises WorkspaceError if what was kept is damaged.
    """
    minter, shapes = Minter(*place.manifest()["base"]), load_shapes()
    facts = _facts(dataset, minter, entailed_in(place))
    kept = report_of(place.rows(_KEPT), facts, shapes) if engine == "compiled" else None
    return kept or _validate(dataset, facts, shapes, engine)


def report_at(dataset: Dataset, minter: Minter, engine: Engine = "compiled") -> ValidationReport:
    """What the shapes find in a dataset beside which no results are kept; `minter` named its graphs."""
    return _validate(dataset, _facts(dataset, minter, entailment().entailed), load_shapes(), engine)


def _validate(dataset: Dataset, facts: Facts, shapes: Shapes, engine: Engine) -> ValidationReport:
    return validate(
        dataset,
        ontology(),
        shapes,
        engine,
        inferred=facts.view.inferred,
        entailed=facts.view.entailed,
        asserted=facts.asserted,
    )


def _facts(dataset: Dataset, minter: Minter, entailed: frozenset[str]) -> Facts:
    view = AssertedView(minter.graph("inferred"), entailed)
    return facts_of(dataset, ontology(), view, asserted_graphs(dataset))


def _together(one: Change, other: Change) -> Change:
    """All statements that either touches, whichever way it goes with them in the end."""
    return Change(one.removed | other.removed, one.added | other.added | other.restated)
