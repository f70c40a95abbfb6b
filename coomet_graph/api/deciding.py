"""What people decide, one by one or typed into a workbook."""

from coomet_graph.pipeline.deciding import decide, decide_typed

__all__ = ["decide", "decide_typed"]
