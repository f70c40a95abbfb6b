"""The verbs of the command line as functions. None of them prints or exits.

`workspace` is the folder in which builds are kept; the answers come from its current snapshot. Those of the
reading verbs come from a SPARQL server instead if `store` is the address of one: StoreError, which is a
WorkspaceError, says that it cannot be used or that nothing is published there, ParameterError that it is no
address. What else there is to know of a server comes from the environment (see `store.remote_endpoints`).
"""

# Which the verbs are, `coomet_graph.__all__` says; they and what the command line needs beside are imported
# here for others.
# ruff: noqa: F401
# mypy: implicit-reexport

from typing import TYPE_CHECKING, Any

import coomet_graph
from coomet_graph.api.asking import ask, draw_why, picture, query, questions, show, things, why
from coomet_graph.api.building import (
    build,
    inspect,
    prune_snapshots,
    publish,
    snapshots,
    update,
    use_snapshot,
    write_mapping,
)
from coomet_graph.api.checking import audit, reader_findings, validate
from coomet_graph.api.giving import change_records, diff, export, template
from coomet_graph.api.places import WORKSPACE
from coomet_graph.pipeline.deciding import decide, decide_typed
from coomet_graph.pipeline.decisions import DECISIONS, decisions_from, decisions_not_built
from coomet_graph.pipeline.networks import matrix, radar
from coomet_graph.pipeline.reporting import all_reports, background
from coomet_graph.pipeline.rules import explain_rule, rules

if TYPE_CHECKING:
    from coomet_graph.pipeline.candidates import (
        candidate_links,
        candidates_from,
        keep_candidates,
        review_candidates,
    )


def __getattr__(name: str) -> Any:
    """Candidates are found with a library that is slow to load, and that nothing else here needs."""
    if name in coomet_graph.__all__:
        from coomet_graph.pipeline import candidates  # noqa: PLC0415

        return getattr(candidates, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
