"""Faults that no text can produce, planted in the quads of a source on their way into a store.

Which node is struck depends on its IRI alone: quads can come in any order and in portions, and a node that
several sources tell of is struck in all of them alike.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Quad

from benchmarks.corpus.faults import Fault
from coomet_graph.iris import digest
from coomet_graph.namespaces import COOMET, DCTERMS, ID, OA, PROV, RDF, XSD

_TYPE = RDF + "type"
_TITLE = DCTERMS + "title"
_LETTERS = str.maketrans("0123456789", "ghijklmnop")
# Nine of ten nodes are evidence; a fault in one in ten of the others is as many.
_EVIDENCE_SHARE = 0.1

Change = Callable[[Quad], tuple[Quad, ...]]


@dataclass(frozen=True, slots=True)
class GraphFault:
    """A fault in things of some classes: what becomes of their quads with a property, what is found then."""

    kind: str
    classes: tuple[str, ...]
    prop: str
    change: Change
    rules: tuple[str, ...]


def plant_in_graph(
    quads: Iterable[Quad],
    seed: int,
    rate: float,
    planted: dict[str, Fault],
    spared: frozenset[str] = frozenset(),
) -> Iterator[Quad]:
    """The quads, with faults in that share of the nodes; `planted` takes up the faults by the node's IRI.

    Nodes that are `spared` stay as they are: two faults in one place could hide each other.
    """
    for quad in quads:
        fault = _fault_of(quad, seed, rate) if rate and _iri(quad) not in spared else None
        if fault is None or fault.prop != quad.predicate.value:
            yield quad
            continue
        focus = _iri(quad)
        planted[focus] = Fault(fault.kind, focus, tuple((rule, focus) for rule in fault.rules))
        yield from fault.change(quad)


def _fault_of(quad: Quad, seed: int, rate: float) -> GraphFault | None:
    iri = _iri(quad)
    name = iri.removeprefix(ID).partition("/")[0]
    if name not in _BY_CLASS or not iri.startswith(ID):
        return None
    draw = int(digest(str(seed), iri, length=12), 16)
    share = rate * _EVIDENCE_SHARE if name == "evidence" else rate
    if draw / 16**12 >= share:
        return None
    kinds = _BY_CLASS[name]
    return kinds[draw % len(kinds)]


def _iri(quad: Quad) -> str:
    return quad.subject.value if isinstance(quad.subject, NamedNode) else ""


def _gone(_quad: Quad) -> tuple[Quad, ...]:
    return ()


def _instead(value: Callable[[Quad], NamedNode | Literal]) -> Change:
    return lambda quad: (Quad(quad.subject, quad.predicate, value(quad), quad.graph_name),)


def _besides(prop: str, value: Callable[[Quad], NamedNode | Literal]) -> Change:
    return lambda quad: (quad, Quad(quad.subject, NamedNode(prop), value(quad), quad.graph_name))


def _thing(path: str) -> Callable[[Quad], NamedNode]:
    return lambda _quad: NamedNode(ID + path)


def _lost(name: str) -> Callable[[Quad], NamedNode]:
    """A thing of which nothing is known, for each node another: two nodes must not seem to be one by it."""
    return lambda quad: NamedNode(f"{ID}{name}/{_own_letters(quad)}")


def _itself(quad: Quad) -> NamedNode:
    assert isinstance(quad.subject, NamedNode)
    return quad.subject


def _plain(quad: Quad) -> Literal:
    """The value as a text without language or datatype."""
    assert isinstance(quad.object, Literal)
    return Literal(quad.object.value)


def _decimal(quad: Quad) -> Literal:
    """The value with the datatype of numbers that may have a fraction; as a number it is the same.

    A text would do as well, if rdflib did not put texts and numbers in an order, where SPARQL has an error.
    """
    assert isinstance(quad.object, Literal)
    return Literal(quad.object.value, datatype=NamedNode(XSD + "decimal"))


def _later(quad: Quad) -> Literal:
    assert isinstance(quad.object, Literal)
    return Literal(int(quad.object.value) + 100_000)


def _own_letters(quad: Quad) -> str:
    """Letters that are this node's own."""
    return digest(_iri(quad), length=24).translate(_LETTERS)


_ENTRY = ("item", "action")
_JOINT, _PERFORMER = NamedNode(ID + "capacity/joint"), NamedNode(ID + "capacity/performer")

FAULTS = (
    GraphFault("no first line", ("evidence",), COOMET + "firstLine", _gone, ("Evidence-noPlace",)),
    GraphFault("no quotation", ("evidence",), OA + "exact", _gone, ("Evidence-quotation",)),
    GraphFault(
        "line that is no integer",
        ("evidence",),
        COOMET + "firstLine",
        _instead(_decimal),
        ("Evidence-firstLine",),
    ),
    GraphFault(
        "lines reversed", ("evidence",), COOMET + "firstLine", _instead(_later), ("Evidence-reversedLines",)
    ),
    GraphFault(
        "second document",
        ("evidence",),
        OA + "hasSource",
        _besides(OA + "hasSource", _lost("source")),
        ("Evidence-source",),
    ),
    GraphFault("nothing shown", ("evidence",), COOMET + "supportsProperty", _gone, ("Evidence-supports",)),
    GraphFault(
        "second column",
        ("evidence",),
        COOMET + "column",
        _besides(COOMET + "column", lambda _: Literal("Other")),
        ("Evidence-column",),
    ),
    GraphFault("no capacity", ("participation",), COOMET + "capacity", _gone, ("Participation-capacity",)),
    GraphFault(
        "other capacity",
        ("participation",),
        COOMET + "capacity",
        _instead(lambda quad: _PERFORMER if quad.object == _JOINT else _JOINT),
        ("Participation-capacityMismatch",),
    ),
    GraphFault(
        "country that is none",
        ("participation",),
        _TYPE,
        _besides(COOMET + "forCountry", _thing("body/committee")),
        ("Participation-country",),
    ),
    GraphFault(
        "second item",
        ("citation",),
        COOMET + "citesItem",
        _besides(COOMET + "citesItem", _lost("item")),
        ("Citation-item",),
    ),
    GraphFault(
        "indicator that is lost",
        ("citation",),
        _TYPE,
        _besides(COOMET + "citesIndicator", _lost("indicator")),
        ("Citation-indicator",),
    ),
    GraphFault(
        "second title",
        _ENTRY,
        _TITLE,
        _besides(_TITLE, lambda quad: Literal(_own_letters(quad), language="en")),
        ("Entry-oneTitle",),
    ),
    GraphFault("title without language", _ENTRY, _TITLE, _instead(_plain), ("Entry-title",)),
    GraphFault(
        "second number",
        _ENTRY,
        COOMET + "sourceNotation",
        _besides(COOMET + "sourceNotation", lambda quad: Literal(_own_letters(quad))),
        ("Entry-sourceNotation",),
    ),
    GraphFault(
        "year that is no integer", _ENTRY, COOMET + "startYear", _instead(_decimal), ("Entry-startYear",)
    ),
    GraphFault(
        "year of another age",
        ("item",),
        COOMET + "startYear",
        _instead(lambda _: Literal(1066)),
        ("Entry-startYear", "Entry-startsTooEarly"),
    ),
    GraphFault(
        "section that is lost",
        _ENTRY,
        _TYPE,
        _besides(COOMET + "inSection", _lost("section")),
        ("Entry-inSection",),
    ),
    GraphFault(
        "entry in place of a citation",
        _ENTRY,
        COOMET + "hasCitation",
        _besides(COOMET + "hasCitation", _itself),
        ("Entry-citation",),
    ),
    GraphFault(
        "performer that is lost",
        _ENTRY,
        COOMET + "hasPerformerParticipation",
        _besides(COOMET + "hasPerformerParticipation", _lost("participation")),
        ("Entry-performer",),
    ),
    GraphFault(
        "recurrence that is none",
        _ENTRY,
        _TYPE,
        _besides(COOMET + "recurrence", _thing("recurrence/hourly")),
        ("Entry-recurrence",),
    ),
    GraphFault(
        "mention of nothing",
        _ENTRY,
        _TYPE,
        _besides(COOMET + "concerns", _lost("resource")),
        ("Entry-unknownThing",),
    ),
    GraphFault(
        "body in place of a document",
        _ENTRY,
        _TYPE,
        _besides(COOMET + "concernsDocument", _thing("body/committee")),
        ("Entry-document",),
    ),
    GraphFault(
        "evidence that is lost",
        _ENTRY,
        _TYPE,
        _besides(PROV + "wasDerivedFrom", _lost("evidence")),
        ("Entry-evidence",),
    ),
    GraphFault(
        "programme that is lost",
        _ENTRY,
        _TYPE,
        _besides(COOMET + "callsForProgramme", _lost("programme")),
        ("Entry-calledProgramme",),
    ),
    # The words stay: some audits ask a heading whether its table lists what has been completed.
    GraphFault("heading without language", ("section",), _TITLE, _instead(_plain), ("Section-title",)),
    GraphFault(
        "second heading",
        ("section",),
        _TITLE,
        _besides(_TITLE, lambda quad: Literal(_own_letters(quad), language="en")),
        ("Section-oneTitle",),
    ),
    GraphFault("no words", ("indicator",), COOMET + "sourceNotation", _gone, ("Indicator-sourceNotation",)),
    GraphFault(
        "target that is lost",
        ("indicator",),
        _TYPE,
        _besides(COOMET + "hasTarget", _lost("target")),
        ("Indicator-target",),
    ),
    GraphFault("no state", ("statusobservation",), COOMET + "status", _gone, ("StatusObservation-status",)),
    GraphFault(
        "words without language",
        ("statusobservation",),
        COOMET + "statusText",
        _instead(_plain),
        ("StatusObservation-statusText",),
    ),
    GraphFault(
        "target that is no integer",
        ("target",),
        COOMET + "targetValue",
        _instead(_decimal),
        ("Target-value",),
    ),
    GraphFault("no unit", ("target",), COOMET + "targetUnit", _gone, ("Target-unit",)),
    GraphFault(
        "year of a project that is no integer",
        ("project",),
        COOMET + "registrationYear",
        _instead(_decimal),
        ("Project-year",),
    ),
    GraphFault(
        "checksum that is none",
        ("source",),
        COOMET + "sha256",
        _instead(lambda _: Literal("none")),
        ("SourceDocument-sha256",),
    ),
)

_BY_CLASS: dict[str, list[GraphFault]] = {}
for _fault in FAULTS:
    for _name in _fault.classes:
        _BY_CLASS.setdefault(_name, []).append(_fault)
