"""The graph as a file that others can read, the same bytes every time.

Statements are sorted before they are written, and the writers of this room write one on a line: what
differs between two exports is the statements that came or went. Oxigraph's serialiser puts all values of a
property on one line, and rdflib's writes some numbers anew.
"""

from collections.abc import Callable, Iterable, Sequence

from pyoxigraph import NamedNode, Quad, RdfFormat, Triple, serialize

from coomet_graph.errors import UnknownNameError
from coomet_graph.exchange.graphml import to_graphml
from coomet_graph.exchange.jsonld import to_jsonld
from coomet_graph.exchange.rdfxml import to_rdfxml
from coomet_graph.exchange.turtle import to_trig, to_turtle
from coomet_graph.namespaces import RDF
from coomet_graph.store import Dataset

# What may be added to asserted statements and reference data.
WITH_GRAPHS: tuple[str, ...] = ("inferred", "ontology", "provenance", "decisions", "change", "alternative")
_TYPE = RDF + "type"


def export(dataset: Dataset, format: str, with_graphs: Sequence[str] = ()) -> bytes:  # noqa: A002
    """The dataset's asserted and reference graphs in a format, and the graphs named in `with_graphs`.

    Formats for triples hold the graphs merged; TriG, N-Quads and JSON-LD keep them apart; GraphML holds the
    things and the links between them. Raises UnknownNameError for an unknown format or graph, OutputError if
    the format cannot hold what is in the graph.
    """
    if format not in FORMATS:
        raise _unknown("format", "Формата", format, FORMATS)
    for name in with_graphs:
        if name not in WITH_GRAPHS:
            raise _unknown("graph to add", "Дополнительного графа", name, WITH_GRAPHS)
    names = [name for name in dataset.graph_names() if _wanted(name, with_graphs)]
    quads = sorted(dataset.quads(*names), key=_order)
    if format == "graphml":
        return to_graphml(dataset, quads)
    return _WRITERS[format](quads)


def _wanted(graph: str, with_graphs: Sequence[str]) -> bool:
    *_, kind, last = graph.split("/")
    return kind == "asserted" or last == "reference" or last in with_graphs or kind in with_graphs


def _order(quad: Quad) -> tuple[str, str, bool, str, str]:
    """By graph and subject; a thing's classes first, as in Turtle that people write."""
    prop = quad.predicate.value
    return str(quad.graph_name), str(quad.subject), prop != _TYPE, prop, str(quad.object)


def _triples(quads: Iterable[Quad]) -> list[Triple]:
    """The statements without their graphs, each once; sorted anew, since graphs overlap."""
    merged = {quad.triple: _order(quad)[1:] for quad in quads}
    return sorted(merged, key=merged.__getitem__)


def _ntriples(quads: list[Quad]) -> bytes:
    return bytes(serialize(_triples(quads), format=RdfFormat.N_TRIPLES) or b"")


def _nquads(quads: list[Quad]) -> bytes:
    return bytes(serialize(quads, format=RdfFormat.N_QUADS) or b"")


def _by_graph(quads: Iterable[Quad]) -> dict[str, list[Triple]]:
    graphs: dict[str, list[Triple]] = {}
    for quad in quads:
        name = quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""
        graphs.setdefault(name, []).append(quad.triple)
    return graphs


_WRITERS: dict[str, Callable[[list[Quad]], bytes]] = {
    "turtle": lambda quads: to_turtle(_triples(quads)),
    "trig": lambda quads: to_trig(_by_graph(quads)),
    "ntriples": _ntriples,
    "nquads": _nquads,
    "jsonld": lambda quads: to_jsonld(_by_graph(quads)),
    "rdfxml": lambda quads: to_rdfxml(_triples(quads)),
}
FORMATS: tuple[str, ...] = (*_WRITERS, "graphml")


def _unknown(kind: str, kind_ru: str, name: str, choices: Sequence[str]) -> UnknownNameError:
    return UnknownNameError(
        f'There is no {kind} "{name}"; choose one of: {", ".join(choices)}.',
        f"{kind_ru} «{name}» нет; выберите из: {', '.join(choices)}.",
    )
