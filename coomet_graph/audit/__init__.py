"""The audit: every rule run over the graph, every result a finding a person can act on."""

from coomet_graph.audit.catalogue import catalogue
from coomet_graph.audit.register import AuditReport, Check, asserted_graphs, report_of_shapes, run_audit
from coomet_graph.audit.selection import Selection

__all__ = [
    "AuditReport",
    "Check",
    "Selection",
    "asserted_graphs",
    "catalogue",
    "report_of_shapes",
    "run_audit",
]
