"""What people decided, from a folder of Turtle files: confirmations of links, for `…/graph/decisions`."""

from pathlib import Path

from pyoxigraph import Triple

from coomet_graph.errors import ParameterError
from coomet_graph.exchange import read_rdf
from coomet_graph.history import confirmations_of
from coomet_graph.iris import Minter


def read_decisions(folder: Path, minter: Minter) -> tuple[Triple, ...]:
    """The statements of all decisions in the `*.ttl` files of the folder, sorted.

    Raises ParameterError if there is no such folder, UnreadableGraphError for a file that is not right.
    """
    if not folder.is_dir():
        raise ParameterError(
            f"{folder}: there is no such folder of decisions; check the path.",
            f"{folder}: такой папки с решениями нет; проверьте путь.",
        )
    read = [quad.triple for path in sorted(folder.glob("*.ttl")) for quad in read_rdf(path)]
    triples = {triple for each in confirmations_of(read) for triple in each.triples(minter)}
    return tuple(sorted(triples, key=str))
