"""Run the shapes over asserted data: core constraints by pySHACL, a cross-node rule as one query for all.

A SHACL-SPARQL constraint is defined for one focus node at a time; joined with its targets, the same query
answers for all of them at once (`docs/explanation/architecture.md`). `engine="pyshacl"` runs the reference.
"""

import logging
import re
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Literal as OneOf

import pyshacl
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, QuerySolutions, Store, Triple
from rdflib import RDF, RDFS, SH, XSD, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.term import Node

from coomet_graph.errors import Text
from coomet_graph.findings import Severity
from coomet_graph.validation.report import Result, ValidationReport
from coomet_graph.validation.shapes import Shapes, severity_of

Engine = OneOf["set-at-a-time", "pyshacl"]

_SELECT = re.compile(r"\bSELECT\b[^{]*", re.IGNORECASE)
_THIS = re.compile(r"\$this\b")
_STRING = NamedNode(str(XSD.string))
_SPARQL_COMPONENT = str(SH.SPARQLConstraintComponent)


def validate(
    data: Iterable[Quad], ontology: Graph, shapes: Shapes, engine: Engine = "set-at-a-time"
) -> ValidationReport:
    """Check `data` (asserted and reference quads) against the shapes; `ontology` gives the class tree."""
    quads = list(data)
    tree = [triple for triple in ontology if triple[1] == RDFS.subClassOf]
    below = _subclasses(tree)
    with _ill_typed_literals_are_results():
        graph = _as_rdflib(quads)
        for triple in tree:
            graph.add(triple)
        if engine == "pyshacl":
            results = _run_pyshacl(graph, shapes.graph, shapes)
        else:
            results = _run_pyshacl(graph, shapes.core, shapes) + _run_queries(quads, shapes, below)
    instances = _instances(graph, below)
    looked_at = {
        shape: len(set().union(*(instances.get(target, set()) for target in targets)))
        for shape, targets in shapes.targets.items()
    }
    return ValidationReport(tuple(sorted(set(results), key=_order)), looked_at)


def _run_pyshacl(data: Graph, shapes_graph: Graph, shapes: Shapes) -> list[Result]:
    _, report, _ = pyshacl.validate(
        data,
        shacl_graph=shapes_graph,
        advanced=False,
        do_owl_imports=False,
        js=False,
        inplace=True,
        meta_shacl=False,
    )
    assert isinstance(report, Graph)
    results: list[Result] = []
    for node in report.objects(None, SH.result):
        shape = report.value(node, SH.sourceShape)
        path, value = report.value(node, SH.resultPath), report.value(node, SH.value)
        messages = {getattr(m, "language", None): str(m) for m in report.objects(node, SH.resultMessage)}
        rule = shapes.rules.get(str(shape))
        fallback = rule.message if rule is not None else Text("", "")
        results.append(
            Result(
                shape=str(shape),
                focus=str(report.value(node, SH.focusNode)),
                path=str(path) if path is not None and not isinstance(path, BNode) else None,
                value=None if value is None else str(value),
                component=str(report.value(node, SH.sourceConstraintComponent)),
                severity=severity_of(shapes.graph, shape) if shape is not None else Severity.VIOLATION,
                message=Text(messages.get("en", fallback.en), messages.get("ru", fallback.ru)),
            )
        )
    return results


@contextmanager
def _ill_typed_literals_are_results() -> Iterator[None]:
    """Silence: rdflib logs every literal that its datatype does not allow; here the shapes tell of it."""

    def silent(record: logging.LogRecord) -> bool:
        return record.levelno > logging.WARNING

    logger = logging.getLogger("rdflib.term")
    logger.addFilter(silent)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            yield
    finally:
        logger.removeFilter(silent)


def _run_queries(quads: list[Quad], shapes: Shapes, below: dict[str, set[str]]) -> list[Result]:
    store = Store()
    # One default graph, as SHACL sees it.
    store.extend(Quad(quad.subject, quad.predicate, quad.object) for quad in quads)
    results: list[Result] = []
    for rule in shapes.sparql:
        message = shapes.rules[rule.shape].message
        severity = shapes.rules[rule.shape].severity
        answer = store.query(set_at_a_time(rule.select, _all_below(rule.targets, below)))
        assert isinstance(answer, QuerySolutions)
        names = [variable.value for variable in answer.variables]
        for solution in answer:
            bound = {name: solution[name] for name in names if solution[name] is not None}
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
    joined = (
        f"{{ {{ SELECT DISTINCT ?this WHERE "
        f"{{ ?this <{RDF.type}> ?targetClass VALUES ?targetClass {{ {targets} }} }} }} "
    )
    free = _THIS.sub("?this", select)
    head = _SELECT.search(free)
    assert head is not None, "a SPARQL constraint is a SELECT"
    return free[: head.end()] + joined + free[head.end() + 1 :]


def _fill(message: str, bound: dict[str, NamedNode | Literal]) -> str:
    for name, term in bound.items():
        message = message.replace("{?" + name + "}", term.value).replace("{$" + name + "}", term.value)
    return message


def _as_rdflib(quads: Iterable[Quad]) -> Graph:
    graph = Graph()
    terms: dict[object, Node] = {}
    for quad in quads:
        subject, prop, value = (
            terms.get(term) or terms.setdefault(term, _term(term))
            for term in (quad.subject, quad.predicate, quad.object)
        )
        graph.add((subject, prop, value))
    return graph


def _term(term: NamedNode | BlankNode | Literal | Triple) -> Node:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, Literal):
        if term.language:
            return RdflibLiteral(term.value, lang=term.language)
        plain = term.datatype == _STRING
        return RdflibLiteral(term.value, datatype=None if plain else URIRef(term.datatype.value))
    raise TypeError("statements about statements are not validated")


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


def _all_below(classes: tuple[str, ...], below: dict[str, set[str]]) -> set[str]:
    return {each for name in classes for each in below.get(name, {name})}


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
