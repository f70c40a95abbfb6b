from .auditing import audit_at as audit_at, audit_in as audit_in, reader_findings as reader_findings
from .building import (
    Build as Build,
    build as build,
    build_in as build_in,
    bundled_sources as bundled_sources,
    infer as infer,
    keep as keep,
)
from .checking import (
    check_against as check_against,
    check_file as check_file,
    files_of as files_of,
    narrowed as narrowed,
)
from .comparing import difference_of as difference_of
from .inspecting import Inspection as Inspection, inspect_file as inspect_file
from .terms import entailment as entailment, ontology as ontology
from .updating import Update as Update, update_in as update_in
from .validating import report_at as report_at, report_in as report_in
