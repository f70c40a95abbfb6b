"""The W3C's tests of SHACL, read from where they lie beside the project, if they do."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse
from rdflib import SH, Graph, Namespace, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from coomet_graph.store.dataset import Term
from coomet_graph.validation.found import Found
from coomet_graph.validation.paths import path_text, read_path
from coomet_graph.validation.terms import as_graph, from_rdflib
from tests.validation.told import Told

FOLDER = Path(__file__).parents[2].parent / "shared" / "suites" / "shacl"
MF = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
SHT = Namespace("http://www.w3.org/ns/shacl-test#")


@dataclass(frozen=True)
class Case:
    """One test: data and shapes, and the results expected, or None where the engine has to give up."""

    name: str
    data: list[Quad]
    shapes: Graph
    expected: Counter[Told] | None


def read(path: Path) -> list[Quad]:
    statements = parse(path=str(path), format=RdfFormat.TURTLE, base_iri=path.as_uri())
    return [Quad(each.subject, each.predicate, each.object) for each in statements]


def files(kind: str) -> list[Path]:
    """The files of a suite that hold tests, in the order of their names."""
    return sorted(path for path in (FOLDER / kind).rglob("*.ttl") if b"sht:Validate" in path.read_bytes())


def cases(path: Path) -> Iterator[Case]:
    graph = as_graph(read(path))
    for head in graph.objects(URIRef(path.as_uri()), MF.entries):
        for entry in Collection(graph, head):
            action, result = graph.value(entry, MF.action), graph.value(entry, MF.result)
            assert action is not None
            assert result is not None
            data, shapes = (file_of(graph, action, prop) for prop in (SHT.dataGraph, SHT.shapesGraph))
            expected = None if result == SHT.Failure else Counter(results(graph, result))
            # A file that is both is read once, so that its blank nodes are the same in both.
            quads = read(data)
            yield Case(path.stem, quads, as_graph(quads if shapes == data else read(shapes)), expected)


def file_of(graph: Graph, action: Node, prop: URIRef) -> Path:
    return Path(str(graph.value(action, prop)).removeprefix("file://"))


def results(graph: Graph, report: Node) -> Iterator[Told]:
    for node in graph.objects(report, SH.result):
        value, path = graph.value(node, SH.value), graph.value(node, SH.resultPath)
        yield (
            str(_term(graph, node, SH.sourceShape)),
            str(stored(_term(graph, node, SH.focusNode))),
            None if path is None else path_text(read_path(graph, path)),
            None if value is None else str(stored(from_rdflib(value))),
            str(graph.value(node, SH.sourceConstraintComponent)),
            str(graph.value(node, SH.resultSeverity)),
        )


def _term(graph: Graph, node: Node, prop: URIRef) -> Term:
    value = graph.value(node, prop)
    assert value is not None
    return from_rdflib(value)


def stored(term: Term) -> Term:
    """The term as the store has it: numbers in one spelling."""
    if not isinstance(term, Literal):
        return term
    store, any_name = Store(), NamedNode("x:any")
    store.add(Quad(any_name, any_name, term))
    value = next(iter(store)).object
    assert isinstance(value, Literal)
    return value


def as_stored(found: Found) -> Found:
    value = None if found.value is None else stored(found.value)
    return replace(found, focus=stored(found.focus), value=value)
