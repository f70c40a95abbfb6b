"""The only place that knows the order of the stages: documents → records → graph → store → reasoning."""

from coomet_graph.pipeline.auditing import audit_at, audit_in, reader_findings
from coomet_graph.pipeline.building import Build, build, build_in, bundled_sources, infer, keep
from coomet_graph.pipeline.checking import check_against, check_file, files_of, narrowed
from coomet_graph.pipeline.comparing import difference_of
from coomet_graph.pipeline.inspecting import Inspection, inspect_file
from coomet_graph.pipeline.terms import entailment, ontology
from coomet_graph.pipeline.updating import Update, update_in
from coomet_graph.pipeline.validating import report_at, report_in

__all__ = [
    "Build",
    "Inspection",
    "Update",
    "audit_at",
    "audit_in",
    "build",
    "build_in",
    "bundled_sources",
    "check_against",
    "check_file",
    "difference_of",
    "entailment",
    "files_of",
    "infer",
    "inspect_file",
    "keep",
    "narrowed",
    "ontology",
    "reader_findings",
    "report_at",
    "report_in",
    "update_in",
]
