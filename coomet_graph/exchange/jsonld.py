"""JSON-LD with our prefixes as context; every value is written out, so no number is read as another one."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from pyoxigraph import Literal, NamedNode, Triple

from coomet_graph.exchange.terms import curie, identifier
from coomet_graph.namespaces import PREFIXES, RDF, XSD


def to_jsonld(graphs: Mapping[str, Iterable[Triple]]) -> bytes:
    """Graphs by their names ("" is the default graph), each sorted by subject, as JSON-LD."""
    listed = {name: list(triples) for name, triples in graphs.items()}
    context = _context(listed)
    content: list[dict[str, Any]] = []
    for name, triples in listed.items():
        nodes = _nodes(triples, context)
        content.extend([{"@id": name, "@graph": nodes}] if name else nodes)
    document = {"@context": context, "@graph": content}
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def _context(graphs: Mapping[str, list[Triple]]) -> dict[str, str]:
    """Our prefixes, but not those that some IRI in the data begins with: it would be read as a short one."""
    terms = {
        term.value
        for name, triples in graphs.items()
        for triple in triples
        for term in (NamedNode(name) if name else None, *triple)
        if isinstance(term, NamedNode)
    }
    types = {
        term.datatype.value
        for triples in graphs.values()
        for triple in triples
        for term in triple
        if isinstance(term, Literal)
    }
    taken = {iri.split(":", 1)[0] for iri in terms | types}
    return {prefix: namespace for prefix, namespace in PREFIXES.items() if prefix not in taken}


def _nodes(triples: Iterable[Triple], context: Mapping[str, str]) -> list[dict[str, Any]]:
    nodes: dict[str, dict[str, Any]] = {}
    for triple in triples:
        node = nodes.setdefault(identifier(triple.subject), {"@id": identifier(triple.subject)})
        if triple.predicate.value == RDF + "type" and not isinstance(triple.object, Literal):
            value: Any = identifier(triple.object)
            node.setdefault("@type", []).append(_short(value, context))
        else:
            node.setdefault(_short(triple.predicate.value, context), []).append(
                _value(triple.object, context)
            )
    return list(nodes.values())


def _value(term: object, context: Mapping[str, str]) -> dict[str, str]:
    if not isinstance(term, Literal):
        return {"@id": identifier(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == XSD + "string":
        return {"@value": term.value}
    return {"@value": term.value, "@type": _short(term.datatype.value, context)}


def _short(iri: str, context: Mapping[str, str]) -> str:
    short = curie(iri, context)
    return iri if short is None else ":".join(short)
