"""Somebody else's shapes: their names and words for a report, and what of them is refused from the start."""

from collections.abc import Iterable, Iterator
from typing import Any

from pyoxigraph import BlankNode, Quad
from rdflib import RDFS, SH, BNode, Graph, Literal
from rdflib.term import Node

from coomet_graph.errors import Text, UnreadableGraphError
from coomet_graph.findings import Rule
from coomet_graph.namespaces import shorten
from coomet_graph.validation.paths import path_text
from coomet_graph.validation.reference import refuse_unsafe_queries
from coomet_graph.validation.shape_graph import ShapeGraph
from coomet_graph.validation.shapes import Shapes, severity_of
from coomet_graph.validation.terms import as_graph

_REMEDY = Text(
    "Correct what does not conform; or the shape, if it asks for the wrong thing.",
    "Исправьте то, что не соответствует, либо форму, если она требует не того.",
)


def foreign_shapes(statements: Iterable[Quad]) -> Shapes:
    """Shapes that anybody wrote, each with its constraints as a rule.

    Raises UnreadableGraphError if there is no shape, if they cannot be read, or if a query of theirs asks
    other servers or files, or is larger than a query may be.
    """
    graph = as_graph(statements)
    refuse_unsafe_queries(graph)
    try:
        known = ShapeGraph(graph).shapes
    except RecursionError as error:
        raise UnreadableGraphError(
            "The shapes are nested too deeply; write them flatter.",
            "Слишком глубокая вложенность форм; запишите их с меньшей вложенностью.",
        ) from error
    if not known:
        raise UnreadableGraphError(
            "There is no SHACL shape among the shapes; check that these are the right files.",
            "Среди форм нет ни одной формы SHACL; проверьте, те ли это файлы.",
        )
    rules: dict[str, Rule] = {}
    for node, shape in known.items():
        if shape.demands:
            name = _called(graph, node)
            if shape.path is not None and isinstance(node, BNode):
                name = f"{name} {path_text(shape.path)}"
            title = _title(graph, node, name)
            unsaid = Text("", "")
            severity = severity_of(graph, node)
            rules[str(node)] = Rule(name, severity, title, unsaid, _REMEDY, "structure", "shacl", unsaid)
    return Shapes(graph, rules)


def apart(statements: Iterable[Quad], number: int, taken: frozenset[str]) -> list[Quad]:
    """The statements of one file with blank nodes that no other file has; `taken` are names of such."""
    prefix = f"file{number}-"
    while any(name.startswith(prefix) for name in taken):
        prefix += "-"

    def ends(quad: Quad) -> Iterator[Any]:
        for term in (quad.subject, quad.object):
            yield BlankNode(prefix + term.value) if isinstance(term, BlankNode) else term

    renamed = ((each.predicate, *ends(each)) for each in statements)
    return [Quad(subject, predicate, value) for predicate, subject, value in renamed]


def _called(graph: Graph, node: Node) -> str:
    """The name of the shape, or of the nearest one that it belongs to."""
    seen: set[Node] = set()
    while isinstance(node, BNode) and node not in seen:
        seen.add(node)
        node = min(graph.subjects(None, node), key=str, default=node)
    return shorten(str(node)) if not isinstance(node, BNode) else "shape"


def _title(graph: Graph, node: Node, name: str) -> Text:
    """What the shape is called in both languages, if it is called anything."""
    labels = [each for prop in (SH.name, RDFS.label) for each in graph.objects(node, prop)]
    texts = {each.language: str(each) for each in sorted(labels, key=str) if isinstance(each, Literal)}
    plain = texts.get(None, name)
    return Text(texts.get("en", plain), texts.get("ru", texts.get("en", plain)))
