"""Sources, many of them side by side: each becomes a file of N-Triples and a short account of it."""

from coomet_graph.sources.reading import Reading
from coomet_graph.sources.side_by_side import ReadingLimits, Task, read_side_by_side

__all__ = ["Reading", "ReadingLimits", "Task", "read_side_by_side"]
