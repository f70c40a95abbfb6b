"""pySHACL: the referee that compiled constraints are compared with; it runs those that are not compiled."""

import re

from rdflib import OWL, RDF, RDFS, SH, Graph
from rdflib import Literal as RdflibLiteral
from rdflib.namespace import Namespace
from rdflib.term import Node

from coomet_graph.errors import QueryError, UnreadableGraphError
from coomet_graph.validation.found import Found
from coomet_graph.validation.paths import Path, UnfitPathError, read_path
from coomet_graph.validation.terms import from_rdflib, silent_literals

_PREFIX = re.compile(r"[A-Za-z](?:[\w.-]*[\w-])?|")
_NAMESPACE = re.compile(r"[^<>\"{}|^`\\\x00-\x20]*")
_TARGETS = (SH.targetClass, SH.targetNode, SH.targetSubjectsOf, SH.targetObjectsOf, SH.target)


def run_reference(data: Graph, shapes: Graph, *, advanced: bool = False) -> list[Found]:
    """What pySHACL finds; `advanced` lets it use targets and expressions of later drafts.

    Raises UnreadableGraphError where the specification wants a failure, as for a query with MINUS, and for a
    query that would read other servers or files: rdflib does what FROM and SERVICE ask for.
    """
    import pyshacl  # noqa: PLC0415 - slow to load, and seldom needed
    from pyshacl.errors import ValidationFailure  # noqa: PLC0415

    refuse_unsafe_queries(shapes)
    # pySHACL writes into what it is given, and would apply rules before it looks.
    own = Graph()
    own += (triple for triple in shapes if triple[1] != SH.rule)
    for declared in shapes.objects(None, SH.declare):
        # pySHACL does not follow the imports of who declares prefixes, but knows those of the graph.
        prefix, namespace = shapes.value(declared, SH.prefix), shapes.value(declared, SH.namespace)
        data.bind(str(prefix), Namespace(str(namespace)))
    with silent_literals():
        try:
            _, report, _ = pyshacl.validate(
                data,
                shacl_graph=own,
                advanced=advanced,
                do_owl_imports=False,
                js=False,
                inplace=True,
                meta_shacl=False,
            )
        except MemoryError:
            raise
        except Exception as error:  # rdflib raises bare ones for queries that it cannot answer
            raise _unfit(error) from error
    if isinstance(report, ValidationFailure):
        raise _unfit(report)
    assert isinstance(report, Graph), "a report is a graph"
    root = report.value(None, RDF.type, SH.ValidationReport)
    return [_found(report, node, shapes) for node in report.objects(root, SH.result)]


def refuse_unsafe_queries(shapes: Graph) -> None:
    """Raises UnreadableGraphError for a query among the shapes that nobody's query may be (`store.guard`)."""
    from coomet_graph.store.guard import refuse_unsafe  # noqa: PLC0415 - the grammar of SPARQL is slow to load

    declared: dict[str, str] = {}
    for node in shapes.objects(None, SH.declare):
        prefix, namespace = str(shapes.value(node, SH.prefix)), str(shapes.value(node, SH.namespace))
        if not _PREFIX.fullmatch(prefix) or not _NAMESPACE.fullmatch(namespace):
            raise _unfit(f'"{prefix}" is no prefix for "{namespace}"')
        declared[prefix] = namespace
    # pySHACL knows these by itself.
    standard = {"rdf": RDF, "rdfs": RDFS, "owl": OWL}
    head = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in {**standard, **declared}.items())
    for prop in (SH.select, SH.ask, SH.construct, SH.update):
        for query in shapes.objects(None, prop):
            try:
                refuse_unsafe(head + str(query).replace("$PATH", "<x:path>").replace("?PATH", "<x:path>"))
            except QueryError as error:
                raise _unfit(error) from error


def only_from(shapes: Graph, roots: set[Node]) -> Graph:
    """The shapes graph with no targets but those of `roots`."""
    kept = Graph()
    for subject, prop, value in shapes:
        implicit = prop == RDF.type and value in (RDFS.Class, OWL.Class) and _is_shape(shapes, subject)
        if subject in roots or not (prop in _TARGETS or implicit):
            kept.add((subject, prop, value))
    return kept


def _is_shape(shapes: Graph, node: Node) -> bool:
    return any((node, RDF.type, kind) in shapes for kind in (SH.NodeShape, SH.PropertyShape))


def _found(report: Graph, node: Node, shapes: Graph) -> Found:
    shape, focus = report.value(node, SH.sourceShape), report.value(node, SH.focusNode)
    assert shape is not None, "a result names its shape"
    assert focus is not None, "a result names its focus node"
    value, constraint = report.value(node, SH.value), report.value(node, SH.sourceConstraint)
    severity = report.value(node, SH.resultSeverity)
    messages = (each for each in report.objects(node, SH.resultMessage) if isinstance(each, RdflibLiteral))
    own = shapes.value(shape, SH.message) is not None or constraint is not None
    return Found(
        shape=from_rdflib(shape),
        focus=from_rdflib(focus),
        path=_path(report, report.value(node, SH.resultPath)),
        value=None if value is None else from_rdflib(value),
        component=str(report.value(node, SH.sourceConstraintComponent)),
        severity=str(severity or SH.Violation),
        # Where the shape says nothing, pySHACL makes up a message for those who know SHACL.
        messages=tuple(sorted((each.language or "", str(each)) for each in messages)) if own else (),
        engine="pyshacl",
        constraint=None if constraint is None else from_rdflib(constraint),
    )


def _path(report: Graph, node: Node | None) -> Path | None:
    if node is None:
        return None
    try:
        return read_path(report, node)
    except UnfitPathError:
        return None


def _unfit(error: object) -> UnreadableGraphError:
    detail = " ".join(str(getattr(error, "message", error)).split())
    return UnreadableGraphError(
        f"The shapes cannot be applied: {detail}",
        f"Формы не удалось применить: {detail}",
    )
