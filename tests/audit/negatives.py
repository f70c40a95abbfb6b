"""Golden data with planted faults, or with what a rule needs to look at: what a case is applied to."""

import re
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from coomet_graph import pipeline
from coomet_graph.iris import Minter
from coomet_graph.namespaces import DCTERMS, GRAPH, ID
from coomet_graph.store import EmbeddedDataset

FOLDER = Path(__file__).parent.parent / "negative"
CLEAN = Path(__file__).parent.parent / "clean"
ONTOLOGY = GRAPH + "ontology"
REFERENCE = GRAPH + "reference"
VERSION_OF = NamedNode(DCTERMS + "isVersionOf")
IRI = re.compile(r"<([^<>\s]+)>")


class Nursery:
    """Copies of the golden data to plant faults in.

    A copy holds only those reference things that the programmes or the example lead to: most have nothing to
    do with the golden programmes, and looking at all of them for every fault would take most of the time.
    """

    def __init__(self, golden: EmbeddedDataset) -> None:
        asserted = [name for name in golden.graph_names() if "/asserted/" in name]
        self._quads = [
            *golden.quads(*asserted),
            *(quad for quad in golden.quads(ONTOLOGY) if _is_concept(quad)),
        ]
        self._named = {term for quad in golden.quads(*asserted) for term in (quad.subject, quad.object)}
        self._about: dict[object, list[Quad]] = defaultdict(list)
        self._editions: dict[object, set[object]] = defaultdict(set)
        for quad in golden.quads(REFERENCE):
            self._about[quad.subject].append(quad)
            if quad.predicate == VERSION_OF:
                self._editions[quad.object].add(quad.subject)

    def planted(self, *examples: str, folder: Path = FOLDER) -> EmbeddedDataset:
        """The golden data after the updates of that folder, inferred anew."""
        updates = [(folder / f"{example}.ru").read_text("utf-8") for example in examples]
        named = {NamedNode(_absolute(name)) for update in updates for name in IRI.findall(update)}
        # On the bare store, so that the union of the facts is made once, when it is first asked.
        store = Store()
        store.extend([*self._quads, *self._reference(self._named | named)])
        for update in updates:
            store.update(update)
        dataset = EmbeddedDataset(store)
        dataset._is_merged = False
        pipeline.infer(dataset, Minter())
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


def _is_concept(quad: Quad) -> bool:
    """Whether this is about a concept or scheme, which data name; what a term means, no rule asks."""
    return isinstance(quad.subject, NamedNode) and quad.subject.value.startswith(ID)


def _absolute(name: str) -> str:
    return name if ":" in name else ID + name
