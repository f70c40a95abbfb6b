"""Reports on an audit, and what they rest on: rules and decisions."""

from coomet_graph.pipeline.decisions import DECISIONS, decisions_from, decisions_not_built
from coomet_graph.pipeline.reporting import all_reports, background
from coomet_graph.pipeline.rules import explain_rule, rules

__all__ = [
    "DECISIONS",
    "all_reports",
    "background",
    "decisions_from",
    "decisions_not_built",
    "explain_rule",
    "rules",
]
