"""Run the shapes over asserted data: core constraints by pySHACL, cross-node rules as one query for all nodes.

A SHACL-SPARQL constraint is defined for one focus node at a time; joined with its targets, the same query
answers for all of them at once (`docs/explanation/architecture.md`). `engine="pyshacl"` runs the reference.
"""

import re
from collections.abc import Iterable
from typing import Literal as OneOf

import pyshacl
from pyoxigraph import Literal, NamedNode, Quad, Store
from rdflib import RDF, RDFS, SH, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.term import Node

from coomet_graph.errors import Text
from coomet_graph.findings import Severity
from coomet_graph.store import EmbeddedDataset
from coomet_graph.validation.report import Result, ValidationReport
from coomet_graph.validation.shapes import Shapes, severity_of

Engine = OneOf["set-at-a-time", "pyshacl"]

_WHERE = re.compile(r"\bWHERE\s*\{|(?<=\S)\s*\{", re.IGNORECASE)
_SPARQL_COMPONENT = str(SH.SPARQLConstraintComponent)


def validate(
    data: Iterable[Quad], ontology: Graph, shapes: Shapes, engine: Engine = "set-at-a-time"
) -> ValidationReport:
    """Check `data` (asserted and reference quads) against the shapes; `ontology` gives the class tree."""
    quads = list(data)
    tree = [triple for triple in ontology if triple[1] == RDFS.subClassOf]
    graph = _as_rdflib(quads)
    for triple in tree:
        graph.add(triple)
    below = _subclasses(tree)
    if engine == "pyshacl":
        results = _run_pyshacl(graph, shapes.graph, shapes)
    else:
        results = _run_pyshacl(graph, shapes.core(), shapes) + _run_queries(quads, shapes, below)
    instances = _instances(graph, below)
    looked_at = {shape: len(instances.get(target, ())) for shape, target in shapes.targets.items()}
    return ValidationReport(tuple(sorted(set(results), key=_order)), looked_at)


def _run_pyshacl(data: Graph, shapes_graph: Graph, shapes: Shapes) -> list[Result]:
    _, report, _ = pyshacl.validate(
        data, shacl_graph=shapes_graph, advanced=False, do_owl_imports=False, js=False, inplace=True, meta_shacl=False
    )
    assert isinstance(report, Graph)
    results: list[Result] = []
    for node in report.objects(None, SH.result):
        shape = report.value(node, SH.sourceShape)
        path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
        messages = {getattr(m, "language", None): str(m) for m in report.objects(node, SH.resultMessage)}
        component = str(report.value(node, SH.sourceConstraintComponent))
        rule = shapes.rules.get(str(shape))
        fallback = rule.message if rule is not None else Text("", "")
        results.append(
            Result(
                shape=str(shape),
                focus=str(report.value(node, SH.focusNode)),
                path=str(path) if path is not None and not isinstance(path, BNode) else None,
                value=str(value) if value is not None and component != _SPARQL_COMPONENT else _value(value),
                component=component,
                severity=severity_of(shapes.graph, shape) if shape is not None else Severity.VIOLATION,
                message=Text(messages.get("en", fallback.en), messages.get("ru", fallback.ru)),
            )
        )
    return results


def _value(value: Node | None) -> str | None:
    return None if value is None else str(value)


def _run_queries(quads: list[Quad], shapes: Shapes, below: dict[str, set[str]]) -> list[Result]:
    store = Store()
    # One default graph, as SHACL sees it.
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    results: list[Result] = []
    for rule in shapes.sparql:
        message = shapes.rules[rule.shape].message
        severity = shapes.rules[rule.shape].severity
        answer = store.query(set_at_a_time(rule.select, below.get(rule.target, {rule.target})))
        names = [variable.value for variable in answer.variables]  # type: ignore[union-attr]
        for solution in answer:  # type: ignore[union-attr]
            bound = {name: solution[name] for name in names if solution[name] is not None}  # type: ignore[index]
            focus = bound["this"].value
            results.append(
                Result(
                    shape=rule.shape,
                    focus=focus,
                    path=bound["path"].value if "path" in bound else None,
                    # Without ?value the focus node is the value (SHACL 5.3.2).
                    value=bound["value"].value if "value" in bound else focus,
                    component=_SPARQL_COMPONENT,
                    severity=severity,
                    message=Text(_fill(message.en, bound), _fill(message.ru, bound)),
                )
            )
    return results


def set_at_a_time(select: str, classes: set[str]) -> str:
    """The SELECT of a SPARQL constraint for all instances of the classes at once, instead of one `$this`."""
    targets = " ".join(f"<{name}>" for name in sorted(classes))
    joined = f"{{ {{ SELECT DISTINCT ?this WHERE {{ ?this <{RDF.type}> ?targetClass VALUES ?targetClass {{ {targets} }} }} }} "
    free = select.replace("$this", "?this")
    body = free.index("{", re.search(r"\bSELECT\b", free, re.IGNORECASE).end())  # type: ignore[union-attr]
    return free[:body] + joined + free[body + 1 :]


def _fill(message: str, bound: dict[str, NamedNode | Literal]) -> str:
    for name, term in bound.items():
        message = message.replace("{?" + name + "}", term.value).replace("{$" + name + "}", term.value)
    return message


def _as_rdflib(quads: Iterable[Quad]) -> Graph:
    graph = Graph()
    for quad in quads:
        subject = URIRef(quad.subject.value) if isinstance(quad.subject, NamedNode) else BNode(quad.subject.value)
        graph.add((subject, URIRef(quad.predicate.value), _term(quad.object)))
    return graph


def _term(term: object) -> Node:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, Literal):
        if term.language:
            return RdflibLiteral(term.value, lang=term.language)
        plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
        return RdflibLiteral(term.value, datatype=None if plain else URIRef(term.datatype.value))
    return BNode(term.value)  # type: ignore[attr-defined]


def _subclasses(tree: list[tuple[Node, Node, Node]]) -> dict[str, set[str]]:
    """Every class with itself and all classes below it."""
    children: dict[str, set[str]] = {}
    for child, _, parent in tree:
        children.setdefault(str(parent), set()).add(str(child))
    below: dict[str, set[str]] = {}

    def collect(name: str) -> set[str]:
        if name not in below:
            below[name] = {name}
            for child in children.get(name, ()):
                below[name] |= collect(child)
        return below[name]

    for name in {str(node) for triple in tree for node in (triple[0], triple[2])}:
        collect(name)
    return below


def _instances(graph: Graph, below: dict[str, set[str]]) -> dict[str, set[Node]]:
    direct: dict[str, set[Node]] = {}
    for subject, value in graph.subject_objects(RDF.type):
        direct.setdefault(str(value), set()).add(subject)
    names = set(direct) | set(below)
    return {
        name: set().union(*(direct.get(each, set()) for each in below.get(name, {name}))) for name in names
    }


def _order(result: Result) -> tuple[str, ...]:
    return (result.shape, result.focus, result.path or "", result.value or "", result.message.en)
