"""Stage 3, records and reference tables → statements with evidence, one named graph per source."""

from coomet_graph.graph.programme import build_programme
from coomet_graph.graph.reference import build_reference

__all__ = ["build_programme", "build_reference"]
