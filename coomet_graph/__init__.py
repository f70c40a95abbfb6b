"""COOMET programme documents as an audited knowledge graph: the verbs of the command line as functions."""

from typing import Any

from coomet_graph.version import __version__

__all__ = [
    "__version__",
    "all_reports",
    "ask",
    "audit",
    "build",
    "candidate_links",
    "candidates_from",
    "change_records",
    "decide",
    "diff",
    "draw_why",
    "explain_rule",
    "export",
    "inspect",
    "keep_candidates",
    "matrix",
    "picture",
    "prune_snapshots",
    "publish",
    "query",
    "questions",
    "radar",
    "reader_findings",
    "review_candidates",
    "rules",
    "show",
    "snapshots",
    "template",
    "things",
    "update",
    "use_snapshot",
    "validate",
    "why",
]


def __getattr__(name: str) -> Any:
    """Load the verbs when one is first used: `coomet-graph --help` needs none of the heavy libraries."""
    if name in __all__:
        from coomet_graph import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
