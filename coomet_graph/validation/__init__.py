"""Stage 6, asserted data + shapes → results. Validation never looks at inferred statements."""

from coomet_graph.validation.report import Result, ValidationReport
from coomet_graph.validation.shapes import Shapes, load_shapes
from coomet_graph.validation.validator import validate

__all__ = ["Result", "Shapes", "ValidationReport", "load_shapes", "validate"]
