"""The shapes as they are written: rules with titles, messages and remedies, and what each of them targets."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache

from pyoxigraph import Quad, RdfFormat, parse
from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.namespace import Namespace
from rdflib.term import Node

from coomet_graph import resources
from coomet_graph.errors import Text
from coomet_graph.findings import Rule, Severity
from coomet_graph.namespaces import COOMET, SHAPES
from coomet_graph.validation.terms import as_graph

_COOMET = Namespace(COOMET)
_SEVERITIES = {
    SH.Violation: Severity.VIOLATION,
    SH.Warning: Severity.WARNING,
    SH.Info: Severity.INFO,
}


@dataclass(frozen=True, slots=True)
class SparqlRule:
    """A cross-node rule: the shape, its target classes, and the SELECT with its prefixes."""

    shape: str
    targets: tuple[str, ...]
    select: str


@dataclass(frozen=True, eq=False)
class Shapes:
    """The shapes graph and its rules: one for each property shape and each cross-node shape.

    Anybody's shapes graph will do; it then has no rules, and results bear the messages of its shapes.
    """

    graph: Graph
    rules: dict[str, Rule] = field(default_factory=dict)
    targets: dict[str, tuple[str, ...]] = field(default_factory=dict)
    sparql: tuple[SparqlRule, ...] = ()
    digest: str = ""
    """A hash of the files they were read from, where it is known."""


@cache
def load_shapes() -> Shapes:
    """The shapes that come with the package."""
    # One behind another these files are Turtle too: none has a base or labels blank nodes.
    content = b"\n".join(path.read_bytes() for path in resources.turtle_files("shapes"))
    graph = as_graph(parse(content, RdfFormat.TURTLE))
    rules: dict[str, Rule] = {}
    targets: dict[str, tuple[str, ...]] = {}
    sparql: list[SparqlRule] = []
    for shape in sorted(set(graph.subjects(RDF.type, SH.NodeShape)), key=str):
        classes = tuple(sorted(map(str, graph.objects(shape, SH.targetClass))))
        for constraint in graph.objects(shape, SH.sparql):
            select = f"{_prefixes(graph)}\n{graph.value(constraint, SH.select)}"
            sparql.append(SparqlRule(str(shape), classes, select))
            rules[str(shape)] = _rule(graph, shape, constraint)
            targets[str(shape)] = classes
        for prop in graph.objects(shape, SH.property):
            rules[str(prop)] = _rule(graph, prop, prop)
            targets[str(prop)] = tuple(sorted({*targets.get(str(prop), ()), *classes}))
    digest = hashlib.sha256(content).hexdigest()
    return Shapes(graph, dict(sorted(rules.items())), targets, tuple(sparql), digest)


def shapes_of(statements: Iterable[Quad]) -> Shapes:
    """Anybody's shapes, as read from a file; which graph a statement stands in does not matter."""
    return Shapes(as_graph(statements))


def severity_of(graph: Graph, shape: Node) -> Severity:
    """The severity of a shape: a violation unless it says otherwise."""
    return _SEVERITIES.get(graph.value(shape, SH.severity), Severity.VIOLATION)  # type: ignore[call-overload, no-any-return]


def _rule(graph: Graph, shape: Node, worded: Node) -> Rule:
    message = _text(graph, worded, SH.message) or _text(graph, shape, SH.message) or Text("", "")
    kind = graph.value(shape, _COOMET.faultKind)
    return Rule(
        id=str(shape).removeprefix(SHAPES),
        severity=severity_of(graph, shape),
        title=_text(graph, shape, RDFS.label) or Text("", ""),
        message=message,
        remedy=_text(graph, shape, _COOMET.remedy) or Text("", ""),
        kind=str(kind) if kind is not None else "structure",
        engine="shacl",
        explanation=_text(graph, shape, SH.description) or Text("", ""),
        profile=str(graph.value(shape, _COOMET.auditProfile) or ""),
    )


def _text(graph: Graph, node: Node, prop: URIRef) -> Text | None:
    texts = {getattr(value, "language", None): str(value) for value in graph.objects(node, prop)}
    if "en" not in texts or "ru" not in texts:
        return None
    return Text(texts["en"], texts["ru"])


def _prefixes(graph: Graph) -> str:
    declared = {
        (str(graph.value(node, SH.prefix)), str(graph.value(node, SH.namespace)))
        for node in graph.objects(None, SH.declare)
    }
    return "\n".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in sorted(declared))
