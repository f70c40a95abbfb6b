"""Stage 6, asserted data + shapes → results. Validation never looks at inferred statements.

shapes ─ shape_graph ─▶ model (shapes, demands)
       ─ compiling ───▶ plan (values · counting · pairs · logic · queries: for each kind of constraint)
       ─ sparql_text ─▶ one SELECT for each constraint
       ─ validator ───▶ report; reference: pySHACL, the referee, also runs what is not compiled
confined ─ shapes of others: all of that in a child process under limits
"""

from coomet_graph.validation.compiling import Compilation, Constraint, Uncovered
from coomet_graph.validation.confined import ValidationLimits, validate_apart
from coomet_graph.validation.facts import Facts, facts_of
from coomet_graph.validation.foreign import apart, foreign_shapes
from coomet_graph.validation.report import Checked, Result, ValidationReport
from coomet_graph.validation.results import Results
from coomet_graph.validation.shacl_report import shacl_report
from coomet_graph.validation.shapes import Shapes, load_shapes, shapes_of
from coomet_graph.validation.sparql_text import AssertedView
from coomet_graph.validation.upkeep import KeptResults, follow, keep_results, report_of
from coomet_graph.validation.validator import Engine, constraints_of, validate

__all__ = [
    "AssertedView",
    "Checked",
    "Compilation",
    "Constraint",
    "Engine",
    "Facts",
    "KeptResults",
    "Result",
    "Results",
    "Shapes",
    "Uncovered",
    "ValidationLimits",
    "ValidationReport",
    "apart",
    "constraints_of",
    "facts_of",
    "follow",
    "foreign_shapes",
    "keep_results",
    "load_shapes",
    "report_of",
    "shacl_report",
    "shapes_of",
    "validate",
    "validate_apart",
]
