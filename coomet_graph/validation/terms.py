"""Terms between the two libraries: rdflib reads shapes and feeds pySHACL, pyoxigraph holds the data."""

import logging
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import rdflib.term
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple
from rdflib import BNode, Graph, URIRef
from rdflib import Literal as RdflibLiteral
from rdflib.term import Node

from coomet_graph.namespaces import XSD
from coomet_graph.store.dataset import Term

_STRING = NamedNode(XSD + "string")


def from_rdflib(node: Node) -> Term:
    """The same term for pyoxigraph."""
    if isinstance(node, URIRef):
        return NamedNode(str(node))
    if isinstance(node, RdflibLiteral):
        if node.language:
            return Literal(str(node), language=node.language)
        return Literal(str(node), datatype=NamedNode(str(node.datatype)) if node.datatype else None)
    if isinstance(node, BNode):
        return BlankNode(str(node))
    raise TypeError("statements about statements are not validated")


def to_rdflib(term: Term | Triple) -> Node:
    """The same term for rdflib, its lexical form as it stands. Raises TypeError for a quoted statement."""
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, BlankNode):
        return BNode(term.value)
    if isinstance(term, Literal):
        if term.language:
            return RdflibLiteral(term.value, lang=term.language)
        plain = term.datatype == _STRING
        return RdflibLiteral(
            term.value, datatype=None if plain else URIRef(term.datatype.value), normalize=False
        )
    raise TypeError("statements about statements are not validated")


def as_graph(statements: Iterable[Quad | Triple]) -> Graph:
    """The statements as one rdflib graph. Raises TypeError for a statement about a statement."""
    graph = Graph()
    terms: dict[object, Node] = {}
    with silent_literals():
        for each in statements:
            subject, prop, value = (
                terms.get(term) or terms.setdefault(term, to_rdflib(term))
                for term in (each.subject, each.predicate, each.object)
            )
            graph.add((subject, prop, value))
    return graph


@contextmanager
def silent_literals() -> Iterator[None]:
    """Silence: rdflib tells the log of every literal that its datatype does not allow; here results tell."""

    def silent(record: logging.LogRecord) -> bool:
        return record.levelno > logging.WARNING

    logger = logging.getLogger(rdflib.term.__name__)
    logger.addFilter(silent)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            yield
    finally:
        logger.removeFilter(silent)
