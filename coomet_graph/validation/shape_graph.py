"""A shapes graph → shapes, every constraint among them: what the compiler may not know is kept too."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial

from pyoxigraph import NamedNode
from rdflib import OWL, RDF, RDFS, SH, XSD, BNode, Graph, Literal, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from coomet_graph.validation.model import Demand, Qualified, Query, Shape, Targets, Value
from coomet_graph.validation.paths import Path, UnfitPathError, read_path
from coomet_graph.validation.terms import from_rdflib


def _term(_graph: Graph, node: Node) -> Value:
    return from_rdflib(node)


def _shape(_graph: Graph, node: Node) -> Value:
    return node


def _terms(graph: Graph, head: Node) -> Value:
    return tuple(map(from_rdflib, _members(graph, head)))


def _members(graph: Graph, head: Node) -> tuple[Node, ...]:
    """The members of a list. Raises ValueError for what is none."""
    if head != RDF.nil and graph.value(head, RDF.first) is None:
        raise ValueError("not a list")
    return tuple(Collection(graph, head))


def _several(graph: Graph, head: Node) -> Value:
    """The members of a list of shapes, of which there must be some."""
    members = _members(graph, head)
    if not members:
        raise ValueError("an empty list of shapes")
    return members


def _whole(_graph: Graph, node: Node) -> int:
    return int(str(node))


_PARAMETERS: dict[str, Callable[[Graph, Node], Value]] = {
    "class": _term,
    "datatype": _term,
    "nodeKind": _term,
    "minExclusive": _term,
    "minInclusive": _term,
    "maxExclusive": _term,
    "maxInclusive": _term,
    "equals": _term,
    "disjoint": _term,
    "lessThan": _term,
    "lessThanOrEquals": _term,
    "hasValue": _term,
    "minCount": _whole,
    "maxCount": _whole,
    "minLength": _whole,
    "maxLength": _whole,
    "not": _shape,
    "node": _shape,
    "and": _several,
    "or": _several,
    "xone": _several,
    "in": _terms,
    "languageIn": _terms,
}
# Constraints and targets of later drafts and of JavaScript.
_FOREIGN = {"js": "JSConstraintComponent", "expression": "ExpressionConstraintComponent"}
_SHAPE_VALUED = (SH.node, SH["not"], SH.property, SH.qualifiedValueShape)
_LIST_VALUED = (SH["and"], SH["or"], SH.xone)
_PREFIXES_OF_STANDARD = (("owl", str(OWL)), ("rdf", str(RDF)), ("rdfs", str(RDFS)))


class ShapeGraph:
    """The shapes of a graph, by their nodes."""

    def __init__(self, graph: Graph) -> None:
        self.graph = graph
        self._custom = dict(_custom_components(graph))
        self._known = self._nodes()
        self.shapes: dict[Node, Shape] = {node: self._shape(node) for node in sorted(self._known, key=str)}

    def _nodes(self) -> set[Node]:
        """Everything that is used as a shape."""
        graph = self.graph
        nodes: set[Node] = set()
        for kind in (SH.NodeShape, SH.PropertyShape):
            nodes.update(graph.subjects(RDF.type, kind))
        for prop in (SH.targetClass, SH.targetNode, SH.targetObjectsOf, SH.targetSubjectsOf, SH.target):
            nodes.update(graph.subjects(prop, None))
        for prop in _SHAPE_VALUED:
            nodes.update(graph.objects(None, prop))
        for prop in _LIST_VALUED:
            for head in graph.objects(None, prop):
                with suppress(ValueError):
                    nodes.update(_members(graph, head))
        return {node for node in nodes if isinstance(node, URIRef | BNode)}

    def _shape(self, node: Node) -> Shape:
        graph = self.graph
        path, refused = self._path(node)
        properties = (each for each in graph.objects(node, SH.property) if each in self._known)
        return Shape(
            node,
            path,
            self._targets(node),
            str(graph.value(node, SH.severity) or SH.Violation),
            words(graph, node),
            Literal(True) in graph.objects(node, SH.deactivated),
            tuple(self._demands(node)),
            tuple(sorted(properties, key=str)),
            refused,
        )

    def _path(self, node: Node) -> tuple[Path | None, str | None]:
        """The path of a property shape, or why there is none that can be walked."""
        stated = list(self.graph.objects(node, SH.path))
        if not stated or (node, RDF.type, SH.NodeShape) in self.graph:
            return None, None
        if len(stated) > 1:
            return None, "there is more than one path"
        try:
            return read_path(self.graph, stated[0]), None
        except UnfitPathError as error:
            return None, f"the path is ill-formed: {error}"

    def _targets(self, node: Node) -> Targets:
        graph = self.graph
        classes = {str(each) for each in graph.objects(node, SH.targetClass)}
        kinds = set(graph.objects(node, RDF.type))
        if isinstance(node, URIRef) and kinds & {RDFS.Class, OWL.Class}:
            classes.add(str(node))
        nodes = set(graph.objects(node, SH.targetNode))
        refused = None
        if any(graph.objects(node, SH.target)):
            refused = "its targets are not of SHACL core"
        elif any(isinstance(each, BNode) for each in nodes):
            refused = "a target is a blank node"
        return Targets(
            tuple(sorted(classes)),
            tuple(sorted((from_rdflib(each) for each in nodes if not isinstance(each, BNode)), key=str)),
            tuple(sorted(map(str, graph.objects(node, SH.targetSubjectsOf)))),
            tuple(sorted(map(str, graph.objects(node, SH.targetObjectsOf)))),
            refused,
        )

    def _demands(self, node: Node) -> Iterator[Demand]:
        graph = self.graph
        for kind, read in _PARAMETERS.items():
            for value in sorted(graph.objects(node, SH[kind]), key=str):
                yield self._demand(kind, value, partial(read, graph))
        yield from self._others(node)
        yield from self._qualified(node)
        yield from self._queries(node)
        yield from self._unknown(node)

    def _demand(self, kind: str, value: Node, read: Callable[[Node], Value]) -> Demand:
        """A demand with what the parameter says, or refused because it says nothing."""
        component = str(SH) + f"{kind[0].upper()}{kind[1:]}ConstraintComponent"
        try:
            return Demand(kind, component, read(value))
        except (TypeError, ValueError):
            return Demand(kind, component, refused=f"the value of sh:{kind} is not one")

    def _others(self, node: Node) -> Iterator[Demand]:
        graph = self.graph
        flags = str(graph.value(node, SH.flags) or "")
        for value in sorted(graph.objects(node, SH.pattern), key=str):
            yield Demand("pattern", str(SH) + "PatternConstraintComponent", (str(value), flags))
        if _true(graph, node, SH.uniqueLang):
            yield Demand("uniqueLang", str(SH) + "UniqueLangConstraintComponent", True)
        if _true(graph, node, SH.closed):
            paths = {graph.value(each, SH.path) for each in graph.objects(node, SH.property)}
            for head in graph.objects(node, SH.ignoredProperties):
                with suppress(ValueError):
                    paths.update(_members(graph, head))
            allowed = sorted(str(each) for each in paths if isinstance(each, URIRef))
            yield Demand("closed", str(SH) + "ClosedConstraintComponent", tuple(map(NamedNode, allowed)))

    def _qualified(self, node: Node) -> Iterator[Demand]:
        graph = self.graph
        for shape in sorted(graph.objects(node, SH.qualifiedValueShape), key=str):
            siblings: tuple[Node, ...] = ()
            if _true(graph, node, SH.qualifiedValueShapesDisjoint):
                parents = graph.subjects(SH.property, node)
                beside = {each for parent in parents for each in graph.objects(parent, SH.property)}
                found = {other for each in beside for other in graph.objects(each, SH.qualifiedValueShape)}
                siblings = tuple(sorted(found - {shape}, key=str))
            read = partial(_qualified, shape, siblings)
            for kind in ("qualifiedMinCount", "qualifiedMaxCount"):
                for count in graph.objects(node, SH[kind]):
                    yield self._demand(kind, count, read)

    def _queries(self, node: Node) -> Iterator[Demand]:
        graph = self.graph
        for each in sorted(graph.objects(node, SH.sparql), key=str):
            if Literal(True) in graph.objects(each, SH.deactivated):
                continue
            select = str(graph.value(each, SH.select) or "")
            query = Query(each, select, self._prefixes(each), words(graph, each))
            yield Demand("sparql", str(SH) + "SPARQLConstraintComponent", query)

    def _prefixes(self, constraint: Node) -> tuple[tuple[str, str], ...]:
        graph = self.graph
        found = dict(_PREFIXES_OF_STANDARD)
        todo = list(graph.objects(constraint, SH.prefixes))
        seen: set[Node] = set()
        while todo:
            ontology = todo.pop()
            if ontology in seen:
                continue
            seen.add(ontology)
            todo.extend(graph.objects(ontology, OWL.imports))
            for declared in graph.objects(ontology, SH.declare):
                found[str(graph.value(declared, SH.prefix))] = str(graph.value(declared, SH.namespace))
        return tuple(sorted(found.items()))

    def _unknown(self, node: Node) -> Iterator[Demand]:
        graph = self.graph
        for kind, component in _FOREIGN.items():
            for _ in graph.objects(node, SH[kind]):
                yield Demand(kind, str(SH) + component, refused=f"sh:{kind} is not of SHACL core")
        for component, parameters in self._custom.items():
            if all((node, each, None) in graph for each in parameters):
                yield Demand("custom", component, refused="the component is defined by the shapes themselves")


def _qualified(shape: Node, siblings: tuple[Node, ...], count: Node) -> Value:
    return Qualified(shape, int(str(count)), siblings)


def _custom_components(graph: Graph) -> Iterator[tuple[str, tuple[Node, ...]]]:
    """Components that the graph defines, each with its mandatory parameters."""
    for component in sorted(set(graph.subjects(SH.parameter, None)), key=str):
        if str(component).startswith(str(SH)):
            continue
        mandatory = tuple(
            path
            for parameter in graph.objects(component, SH.parameter)
            if not _true(graph, parameter, SH.optional)
            for path in graph.objects(parameter, SH.path)
        )
        if mandatory:
            yield str(component), mandatory


def words(graph: Graph, node: Node) -> tuple[tuple[str, str], ...]:
    """The messages of a shape or constraint: language (or nothing) and text."""
    found = (each for each in graph.objects(node, SH.message) if isinstance(each, Literal))
    return tuple(sorted((each.language or "", str(each)) for each in found))


def _true(graph: Graph, node: Node, prop: URIRef) -> bool:
    return any(
        isinstance(each, Literal) and each.datatype == XSD.boolean and str(each) == "true"
        for each in graph.objects(node, prop)
    )
