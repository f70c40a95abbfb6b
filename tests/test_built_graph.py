"""The Turtle in `data/graph/` is what the bundled documents give, byte for byte (`make docs` writes it)."""

from coomet_graph import resources
from coomet_graph.exchange import export
from coomet_graph.pipeline import Build


def test_the_built_graph_is_that_of_the_documents(bundled: Build) -> None:
    kept = (resources.data_folder() / "graph" / "coomet.ttl").read_bytes()
    assert export(bundled.dataset, "turtle") == kept
