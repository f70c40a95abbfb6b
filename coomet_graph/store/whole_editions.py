"""An edition as a whole: what it says otherwise than the leading one stands apart, and is no fact."""

from pyoxigraph import NamedNode, Quad

from coomet_graph.store.dataset import Dataset
from coomet_graph.store.embedded import EmbeddedDataset


def whole_edition(dataset: Dataset, graph: str) -> Dataset:
    """A dataset whose graph of that name holds everything that the edition says.

    That is the dataset itself, unless a part of the edition stands apart; else it has reference data besides.
    """
    names = dataset.graph_names()
    aside = "/alternative/".join(graph.rsplit("/asserted/", 1))
    if aside == graph or aside not in names:
        return dataset
    whole, node = EmbeddedDataset(), NamedNode(graph)
    whole.load(Quad(quad.subject, quad.predicate, quad.object, node) for quad in dataset.quads(graph, aside))
    whole.load(dataset.quads(*(name for name in names if name.endswith("/graph/reference"))))
    return whole
