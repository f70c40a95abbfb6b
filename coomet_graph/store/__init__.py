"""Stage 4, quads → Dataset: where the graph lives, and the one way to ask it."""

from coomet_graph.store.dataset import Dataset, Solutions
from coomet_graph.store.embedded import EmbeddedDataset
from coomet_graph.store.names import Names
from coomet_graph.store.snapshots import Snapshot, Workspace

__all__ = ["Dataset", "EmbeddedDataset", "Names", "Snapshot", "Solutions", "Workspace"]
