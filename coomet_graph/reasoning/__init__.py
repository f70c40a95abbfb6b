"""Stage 5, asserted statements → entailed statements in a graph of their own."""

from coomet_graph.reasoning.closure import infer

__all__ = ["infer"]
