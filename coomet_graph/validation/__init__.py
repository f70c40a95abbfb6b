"""Stage 6, asserted data + shapes → results. Validation never looks at inferred statements.

shapes ─ shape_graph ─▶ model (shapes, demands)
       ─ compiling ───▶ plan (values · counting · pairs · logic · queries: for each kind of constraint)
       ─ sparql_text ─▶ one SELECT for each constraint
       ─ validator ───▶ report; reference: pySHACL, the referee, also runs what is not compiled
"""

from coomet_graph.validation.compiling import Compilation, Constraint, Uncovered
from coomet_graph.validation.report import Checked, Result, ValidationReport
from coomet_graph.validation.shapes import Shapes, load_shapes
from coomet_graph.validation.validator import constraints_of, validate

__all__ = [
    "Checked",
    "Compilation",
    "Constraint",
    "Result",
    "Shapes",
    "Uncovered",
    "ValidationReport",
    "constraints_of",
    "load_shapes",
    "validate",
]
