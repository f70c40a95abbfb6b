"""Who serves what, and what waits for what."""

from coomet_graph.pipeline.networks import matrix, radar

__all__ = ["matrix", "radar"]
