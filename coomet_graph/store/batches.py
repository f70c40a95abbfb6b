"""Things asked about together: as many in one query as an engine takes well, however many there are."""

from collections.abc import Iterable, Iterator

from pyoxigraph import NamedNode

# A query of some tens of kilobytes, which every endpoint accepts.
_SIZE = 500


def batches(iris: Iterable[str], size: int = _SIZE) -> Iterator[str]:
    """The IRIs, each once, written for the inside of VALUES, `size` at a time; what is no IRI is left out."""
    batch: list[str] = []
    for iri in dict.fromkeys(iris):
        try:
            batch.append(str(NamedNode(iri)))
        except ValueError:
            continue
        if len(batch) == size:
            yield " ".join(batch)
            batch = []
    if batch:
        yield " ".join(batch)
