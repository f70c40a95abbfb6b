"""Random small graphs and random shapes of what the compiler covers, for both engines to agree on.

Left out is what pySHACL is known to see differently from the specification (`test_specification`).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad
from rdflib import RDF, SH, XSD, BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.collection import Collection
from rdflib.term import Node

from coomet_graph.namespaces import RDF as RDF_NAMESPACE
from coomet_graph.namespaces import RDFS as RDFS_NAMESPACE
from coomet_graph.validation.terms import to_rdflib

EX = "https://example.org/"
LOW, HIGH = EX + "low", EX + "high"
INTEGER = NamedNode(str(XSD.integer))
DATE = NamedNode(str(XSD.date))

NODES = [NamedNode(EX + name) for name in "abc"] + [BlankNode("anonymous")]
PROPERTIES = [NamedNode(EX + name) for name in "pqr"]
CLASSES = [NamedNode(EX + name) for name in ("Thing", "Part", "Other")]
TREE = [
    Quad(NamedNode(EX + child), NamedNode(RDFS_NAMESPACE + "subClassOf"), NamedNode(EX + parent))
    for child, parent in (("Part", "Thing"), ("Detail", "Part"))
]
TEXTS = [
    Literal(text, language=language)
    for text, language in (("a", "en"), ("b", "en"), ("в", "ru"), ("a", "en-gb"))
]
LITERALS = [
    *(Literal(str(number), datatype=INTEGER) for number in (0, 1, 2, 15)),
    *(Literal(text) for text in ("", "a", "ab", "1")),
    *TEXTS,
    Literal("2020-01-31", datatype=DATE),
]

subjects = st.sampled_from(NODES)
values = st.sampled_from(NODES + LITERALS)
statements = st.one_of(
    st.builds(
        Quad, subjects, st.sampled_from([NamedNode(LOW), NamedNode(HIGH)]), st.sampled_from(LITERALS[:4])
    ),
    st.builds(Quad, subjects, st.sampled_from(PROPERTIES), values),
    st.builds(Quad, subjects, st.just(PROPERTIES[0]), st.sampled_from(TEXTS)),
    st.builds(
        Quad,
        subjects,
        st.just(NamedNode(RDF_NAMESPACE + "type")),
        st.sampled_from([*CLASSES, NamedNode(EX + "Detail")]),
    ),
)
graphs = st.lists(statements, min_size=6, max_size=24, unique=True).map(lambda quads: [*quads, *TREE])


@dataclass
class Pen:
    """Writes shapes into a graph."""

    graph: Graph = field(default_factory=Graph)
    count: int = 0

    def shape(self) -> URIRef:
        self.count += 1
        return URIRef(f"{EX}shape{self.count}")

    def list_of(self, members: Iterable[Node]) -> Node:
        listed = list(members)
        head = BNode() if listed else RDF.nil
        Collection(self.graph, head, listed)
        return head

    def write(self, node: Node, facts: list[tuple[URIRef, Any]]) -> None:
        for prop, value in facts:
            self.graph.add((node, prop, value))


def number(value: int) -> RdflibLiteral:
    return RdflibLiteral(value)


@st.composite
def paths(draw: st.DrawFn, pen: Pen, depth: int = 2) -> Node:
    prop = to_rdflib(draw(st.sampled_from(PROPERTIES)))
    kind = draw(st.sampled_from(["property"] * 6 + ["inverse", "sequence", "either", "repeated"]))
    if kind == "property" or not depth:
        return prop
    node = BNode()
    if kind == "inverse":
        # pySHACL walks a sequence backwards in the wrong order.
        pen.graph.add((node, SH.inversePath, prop))
    elif kind == "sequence":
        Collection(pen.graph, node, [draw(paths(pen, depth - 1)), draw(paths(pen, depth - 1))])
    elif kind == "either":
        parts = [draw(paths(pen, depth - 1)), draw(paths(pen, depth - 1))]
        pen.graph.add((node, SH.alternativePath, pen.list_of(parts)))
    else:
        how = draw(st.sampled_from([SH.zeroOrMorePath, SH.oneOrMorePath, SH.zeroOrOnePath]))
        pen.graph.add((node, how, draw(paths(pen, depth - 1))))
    return node


SINGLE = [
    "class",
    "datatype",
    "nodeKind",
    "range",
    "length",
    "pattern",
    "languageIn",
    "in",
    "hasValue",
    "pair",
    "order",
]
COUNTED = ["minCount", "maxCount", "uniqueLang"]
NESTED = ["not", "node", "and", "or", "xone", "property"]


@st.composite
def constraints(draw: st.DrawFn, pen: Pen, is_property: bool, depth: int) -> list[tuple[URIRef, Any]]:
    kinds = SINGLE + NESTED * bool(depth)
    if is_property:
        # As often as all others together: one focus node must have several values to offend.
        kinds += COUNTED * 3 + ["qualified"] * 3 * bool(depth)
    else:
        kinds += ["closed"] * 2
    return draw(_constraint(pen, draw(st.sampled_from(kinds)), depth))


@st.composite
def _constraint(draw: st.DrawFn, pen: Pen, kind: str, depth: int) -> list[tuple[URIRef, Any]]:  # noqa: C901, PLR0911, PLR0912
    small = st.integers(0, 3).map(number)
    prop = st.sampled_from(PROPERTIES).map(to_rdflib)
    if kind == "class":
        return [(SH["class"], to_rdflib(draw(st.sampled_from(CLASSES))))]
    if kind == "datatype":
        return [(SH.datatype, draw(st.sampled_from([XSD.integer, XSD.string, RDF.langString, XSD.date])))]
    if kind == "nodeKind":
        kinds = [SH.IRI, SH.BlankNode, SH.Literal, SH.BlankNodeOrIRI, SH.BlankNodeOrLiteral, SH.IRIOrLiteral]
        return [(SH.nodeKind, draw(st.sampled_from(kinds)))]
    if kind == "range":
        # rdflib finds an order between numbers, texts and dates too: here there are only numbers.
        how = [SH.minInclusive, SH.maxInclusive, SH.minExclusive, SH.maxExclusive]
        limited = pen.shape()
        pen.write(limited, [(SH.path, URIRef(LOW)), (draw(st.sampled_from(how)), draw(small))])
        return [(SH.property, limited)]
    if kind == "length":
        # pySHACL takes a least length of nothing for no demand, also of blank nodes.
        return [(draw(st.sampled_from([SH.minLength, SH.maxLength])), number(draw(st.integers(1, 3))))]
    if kind == "pattern":
        flags = [(SH.flags, RdflibLiteral("i"))] if draw(st.booleans()) else []
        return [
            (SH.pattern, RdflibLiteral(draw(st.sampled_from(["^A", "a", "^$", "[0-9]", "org/B"])))),
            *flags,
        ]
    if kind == "languageIn":
        ranges = draw(st.lists(st.sampled_from(["en", "ru", "EN-GB"]), unique=True))
        return [(SH.languageIn, pen.list_of([RdflibLiteral(each) for each in ranges]))]
    if kind == "in":
        named = [each for each in NODES + LITERALS if not isinstance(each, BlankNode)]
        members = draw(st.lists(st.sampled_from(named), max_size=4, unique=True))
        return [(SH["in"], pen.list_of([to_rdflib(each) for each in members]))]
    if kind == "hasValue":
        return [(SH.hasValue, to_rdflib(draw(st.sampled_from([NODES[0], *LITERALS]))))]
    if kind == "pair":
        return [(draw(st.sampled_from([SH.equals, SH.disjoint])), draw(prop))]
    if kind in {"minCount", "maxCount"}:
        return [(SH[kind], draw(small))]
    if kind == "uniqueLang":
        return [(SH.uniqueLang, RdflibLiteral(True))]
    if kind == "order":
        # pySHACL compares IRIs as texts and gives up on blank nodes: here there are only numbers to compare.
        ordered = pen.shape()
        pen.write(
            ordered,
            [
                (SH.path, URIRef(LOW)),
                (draw(st.sampled_from([SH.lessThan, SH.lessThanOrEquals])), URIRef(HIGH)),
            ],
        )
        return [(SH.property, ordered)]
    if kind == "closed":
        ignored = pen.list_of([RDF.type, draw(prop)])
        return [(SH.closed, RdflibLiteral(True)), (SH.ignoredProperties, ignored)]
    if kind == "property":
        return [(SH.property, draw(shapes(pen, depth - 1, is_property=True)))]
    if kind == "qualified":
        facts = [(SH.qualifiedValueShape, draw(shapes(pen, depth - 1)))]
        facts.append((draw(st.sampled_from([SH.qualifiedMinCount, SH.qualifiedMaxCount])), draw(small)))
        if draw(st.booleans()):
            facts.append((SH.qualifiedValueShapesDisjoint, RdflibLiteral(True)))
        return facts
    if kind in {"not", "node"}:
        # pySHACL wants a node shape after sh:node.
        return [(SH[kind], draw(shapes(pen, depth - 1, is_property=False if kind == "node" else None)))]
    inner = [draw(shapes(pen, depth - 1)) for _ in range(draw(st.integers(1, 3)))]
    return [(SH[kind], pen.list_of(inner))]


@st.composite
def shapes(draw: st.DrawFn, pen: Pen, depth: int, *, is_property: bool | None = None) -> Node:
    """A shape without targets."""
    node = pen.shape()
    has_path = draw(st.integers(0, 2)) > 0 if is_property is None else is_property
    pen.graph.add((node, RDF.type, SH.PropertyShape if has_path else SH.NodeShape))
    if has_path:
        pen.graph.add((node, SH.path, draw(paths(pen))))
    used: set[URIRef] = set()
    for _ in range(draw(st.integers(1, 2))):
        facts = draw(constraints(pen, has_path, depth))
        if not used & {prop for prop, _ in facts}:
            pen.write(node, facts)
            used |= {prop for prop, _ in facts if prop != SH.property}
    if draw(st.integers(0, 9)) == 0:
        pen.graph.add((node, SH.severity, SH.Warning))
    return node


@st.composite
def shapes_graphs(draw: st.DrawFn) -> Graph:
    """A shapes graph with one or two targeted shapes."""
    pen = Pen()
    for _ in range(draw(st.integers(1, 2))):
        node = draw(shapes(pen, depth=2))
        for kind in draw(
            st.lists(st.sampled_from(["class", "node", "subjects", "objects"]), min_size=1, max_size=2)
        ):
            if kind == "class":
                pen.graph.add((node, SH.targetClass, to_rdflib(draw(st.sampled_from(CLASSES)))))
            elif kind == "node":
                named = st.sampled_from([*NODES[:3], NamedNode(EX + "absent"), *LITERALS[:6]])
                pen.graph.add((node, SH.targetNode, to_rdflib(draw(named))))
            else:
                prop = SH.targetSubjectsOf if kind == "subjects" else SH.targetObjectsOf
                pen.graph.add((node, prop, to_rdflib(draw(st.sampled_from(PROPERTIES)))))
    return pen.graph
