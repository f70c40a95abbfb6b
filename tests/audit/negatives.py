"""Golden data with planted faults: what a negative example is applied to."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad

from coomet_graph import pipeline
from coomet_graph.iris import Minter
from coomet_graph.namespaces import DCTERMS, GRAPH, ID
from coomet_graph.store import EmbeddedDataset

FOLDER = Path(__file__).parent.parent / "negative"
REFERENCE = GRAPH + "reference"
INFERRED = GRAPH + "inferred"
VERSION_OF = NamedNode(DCTERMS + "isVersionOf")
IRI = re.compile(r"<([^<>\s]+)>")


class Nursery:
    """Copies of the golden data to plant faults in.

    A copy holds only those reference things that the programmes or the example lead to: most have nothing to
    do with the golden programmes, and looking at all of them for every fault would take most of the time.
    """

    def __init__(self, golden: EmbeddedDataset) -> None:
        self.quads = list(
            golden.quads(*[name for name in golden.graph_names() if name not in (REFERENCE, INFERRED)])
        )
        self._about: dict[object, list[Quad]] = defaultdict(list)
        self._editions: dict[object, set[object]] = defaultdict(set)
        for quad in golden.quads(REFERENCE):
            self._about[quad.subject].append(quad)
            if quad.predicate == VERSION_OF:
                self._editions[quad.object].add(quad.subject)
        asserted = [quad for quad in self.quads if "/asserted/" in str(quad.graph_name)]
        self._named = {term for quad in asserted for term in (quad.subject, quad.object)}

    def planted(self, *examples: str) -> EmbeddedDataset:
        """The golden data after the updates, inferred anew."""
        updates = [(FOLDER / f"{example}.ru").read_text("utf-8") for example in examples]
        named = {NamedNode(_absolute(name)) for update in updates for name in IRI.findall(update)}
        dataset = EmbeddedDataset()
        dataset.load(self.quads)
        dataset.load(self._reference(self._named | named))
        for update in updates:
            dataset.update(update)
        dataset.load(pipeline.entail(dataset, Minter()))
        return dataset

    def _reference(self, starts: Iterable[object]) -> list[Quad]:
        """The reference statements about things that one comes to from `starts`."""
        open_ends = set(starts)
        kept: dict[object, list[Quad]] = {}
        while open_ends:
            thing = open_ends.pop()
            if thing not in kept and thing in self._about:
                kept[thing] = self._about[thing]
                open_ends |= {quad.object for quad in kept[thing] if isinstance(quad.object, NamedNode)}
                open_ends |= self._editions[thing]
        return [quad for quads in kept.values() for quad in quads]


def _absolute(name: str) -> str:
    return name if ":" in name else ID + name
