"""Prepare what is measured: documents, their statements with faults, and the files that other engines read.

It runs as `python -m benchmarks.preparing`, so that whoever measures needs little memory itself.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from pathlib import Path

from pyoxigraph import Quad, RdfFormat, parse, serialize
from rdflib import Graph

from benchmarks import ours
from benchmarks.corpus.faults import Fault
from benchmarks.corpus.generate import expected_faults, generate
from benchmarks.corpus.graph_faults import plant_in_graph
from benchmarks.telling import tell
from coomet_graph import resources
from coomet_graph.errors import CoometGraphError
from coomet_graph.graph import build_reference
from coomet_graph.iris import Minter
from coomet_graph.namespaces import ID
from coomet_graph.pipeline.reading import read_sources
from coomet_graph.pipeline.terms import ontology_quads

SEED = 1
TEXT_FAULTS = 0.05
GRAPH_FAULTS = 0.01


def prepare(folder: Path, documents: int) -> dict[str, int]:
    """Everything about a corpus of so many documents, made once; how many triples and faults it has."""
    told = folder / "corpus.json"
    if told.is_file():
        counts: dict[str, int] = json.loads(told.read_text("utf-8"))
        return counts
    in_text = generate(folder, documents, SEED, TEXT_FAULTS)
    (folder / "statements").mkdir(exist_ok=True)
    planted = _statements(folder)
    counts = {
        "documents": documents,
        "triples": _for_others(folder),
        "faults in texts": in_text,
        "faults in graphs": len(planted),
    }
    with (folder / "faults.jsonl").open("a", encoding="utf-8") as file:
        file.writelines(json.dumps(asdict(fault), ensure_ascii=False) + "\n" for fault in planted)
    told.write_text(json.dumps(counts), "utf-8")
    return counts


def _statements(folder: Path) -> list[Fault]:
    """A file of N-Triples for every graph, the sources' with faults planted in them."""
    minter, statements = Minter(), folder / "statements"
    read = read_sources(ours.sources(folder), folder / "reference", minter, statements)
    spared = frozenset(
        iri
        for fault in expected_faults(folder / "faults.jsonl")
        for _, focus in fault.found
        for iri in focus.split()
        if iri.startswith(ID)
    )
    planted: dict[str, Fault] = {}
    listed: list[tuple[str, str]] = []
    descriptions = []
    for reading in read:
        assert not isinstance(reading, CoometGraphError), reading
        name, file = minter.graph("asserted", reading.source), f"statements/{reading.source}.nt"
        quads = plant_in_graph(_quads(reading.statements), SEED, GRAPH_FAULTS, planted, spared)
        _write(quads, folder / file)
        reading.statements.unlink()
        listed.append((file, name))
        if reading.description is not None:
            descriptions.append(reading.description)
    others: dict[str, Iterable[Quad]] = {
        "reference": build_reference(folder / "reference", descriptions, minter),
        "ontology": ontology_quads(minter),
    }
    for what, known in others.items():
        _write(known, folder / f"statements/{what}.nt")
        listed.append((f"statements/{what}.nt", minter.graph(what)))
    (folder / "graphs.json").write_text(json.dumps(listed), "utf-8")
    return list(planted.values())


def _quads(path: Path) -> Iterator[Quad]:
    return (Quad(*quad.triple) for quad in parse(path=str(path), format=RdfFormat.N_TRIPLES))


def _write(quads: Iterable[Quad], path: Path) -> None:
    serialize((quad.triple for quad in quads), str(path), RdfFormat.N_TRIPLES)


def _for_others(folder: Path) -> int:
    """The same as other engines read it: all in one file, the shapes in one file, the axioms in one file.

    `all.nq` holds what our store holds before inference: every statement in its graph, and among the facts.
    """
    count = 0
    with (folder / "data.nt").open("wb") as data, (folder / "all.nq").open("wb") as named:
        for path, name in ours.graphs(folder):
            content = path.read_bytes()
            count += content.count(b"\n")
            data.write(content)
            named.write(content.replace(b" .\n", f" <{name}> .\n".encode()))
            named.write(content)
    shapes, axioms = Graph(), Graph()
    for path in resources.turtle_files("shapes"):
        shapes.parse(path, format="turtle")
    for path in (resources.ontology_folder() / "coomet.ttl", *resources.turtle_files("modules")):
        axioms.parse(path, format="turtle")
    shapes.serialize(folder / "shapes.ttl", format="turtle")
    axioms.serialize(folder / "axioms.ttl", format="turtle")
    return count


if __name__ == "__main__":
    given = json.load(sys.stdin)
    tell(counts=prepare(Path(given["folder"]), given["documents"]), kinds=ours.kinds_entailed())
