"""GraphML for network programs: the things, with their labels, and the links between them.

What statements rest on (places in documents, web pages) is left out: it is much, and links nothing in the
programmes. GraphML is a view, so a character that XML cannot hold is shown as U+FFFD.
"""

import re
from collections.abc import Iterable
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.exchange.terms import NOT_XML, identifier
from coomet_graph.iris import digest
from coomet_graph.namespaces import COOMET, DCTERMS, OA, PROV, RDF, SKOS, shorten
from coomet_graph.store import Dataset, Names

_EVIDENCE = COOMET + "Evidence"
_NO_LINKS = frozenset(
    {
        RDF + "type",
        PROV + "wasDerivedFrom",
        DCTERMS + "source",
        OA + "hasSource",
        COOMET + "supportsProperty",
        COOMET + "supportsValue",
    }
)
_SHOWN = {
    SKOS + "notation": "notation",
    DCTERMS + "title": "title",
    COOMET + "startYear": "start_year",
    COOMET + "endYear": "end_year",
}
_YEARS = frozenset({"start_year", "end_year"})
_YEAR = re.compile(r"[0-9]{1,4}")


def to_graphml(dataset: Dataset, quads: Iterable[Quad]) -> bytes:
    """The things and links in `quads`, sorted by graph and subject; labels come from the whole dataset."""
    import networkx as nx  # noqa: PLC0415 - heavy, and no other format needs it

    names, quads = Names(dataset), list(quads)
    terms = [term for quad in quads for term in (quad.subject, quad.predicate, quad.object)]
    names.fetch(term.value for term in terms if isinstance(term, NamedNode))
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    kept = [quad for quad in quads if not _is_evidence(quad.subject, names)]
    things = {quad.subject for quad in kept} | {quad.object for quad in kept if _is_link(quad)}
    for thing in sorted(things, key=str):
        graph.add_node(_clean(identifier(thing)), **_described(identifier(thing), names))
    for quad in kept:
        subject = _clean(identifier(quad.subject))
        if _is_link(quad):
            value = _clean(identifier(quad.object))
            key = digest(subject, quad.predicate.value, value)
            inferred = str(quad.graph_name).endswith("/inferred>")
            if not graph.has_edge(subject, value, key):
                prop = _clean(shorten(quad.predicate.value))
                label = _clean(names.label(quad.predicate.value))
                graph.add_edge(subject, value, key, property=prop, label=label, inferred=inferred)
        elif quad.predicate.value in _SHOWN and isinstance(quad.object, Literal):
            name, text = _SHOWN[quad.predicate.value], quad.object.value
            if name not in _YEARS:
                graph.nodes[subject].setdefault(name, _clean(text))
            elif _YEAR.fullmatch(text):
                graph.nodes[subject].setdefault(name, int(text))
    # Not nx.write_graphml: that one writes other bytes where lxml happens to be installed.
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n' + "\n".join(nx.generate_graphml(graph)) + "\n"
    ).encode()


def _is_link(quad: Quad) -> bool:
    return not isinstance(quad.object, Literal) and quad.predicate.value not in _NO_LINKS


def _is_evidence(subject: object, names: Names) -> bool:
    return isinstance(subject, NamedNode) and _EVIDENCE in names.classes_of(subject.value)


def _described(iri: str, names: Names) -> dict[str, Any]:
    kinds = " ".join(sorted(shorten(name) for name in names.classes_of(iri)))
    described = {"label": names.label(iri), "label_ru": names.label(iri, "ru"), "kind": kinds}
    return {name: _clean(text) for name, text in described.items()}


def _clean(text: str) -> str:
    return NOT_XML.sub("\ufffd", text)
