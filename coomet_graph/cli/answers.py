"""Answers of queries in the W3C formats, written by rdflib, and as a table for people."""

from collections.abc import Iterator
from typing import Any

from pyoxigraph import BlankNode, Literal, NamedNode, RdfFormat, Triple, parse
from rdflib import BNode, URIRef, Variable
from rdflib import Literal as RdflibLiteral
from rdflib.query import Result
from rdflib.term import Identifier

from coomet_graph.cli import tables
from coomet_graph.cli.words import choose, count_of
from coomet_graph.exchange.turtle import to_turtle
from coomet_graph.namespaces import XSD, shorten

_PLAIN = XSD + "string"


def as_table(answer: dict[str, Any], lang: str | None) -> str:
    """A table with short forms of IRIs; yes or no for an ASK."""
    if "boolean" in answer:
        return f"{choose(lang, 'yes', 'да') if answer['boolean'] else choose(lang, 'no', 'нет')}\n"
    rows = [[_shown(term) for term in row] for row in _rows(answer)]
    return tables.as_table(answer["variables"], rows) + count_of(lang, len(rows), "row") + "\n"


def serialised(answer: dict[str, Any], format_: str) -> bytes:
    """The answer as SPARQL results in "csv", "json" or "xml"."""
    written = _result(answer).serialize(format=format_)
    assert isinstance(written, bytes)
    return written


def as_turtle(answer: dict[str, Any]) -> bytes:
    """The triples of a CONSTRUCT or DESCRIBE."""
    triples = parse("".join(f"{triple} .\n" for triple in answer["triples"]), format=RdfFormat.N_TRIPLES)
    return to_turtle(sorted({quad.triple for quad in triples}, key=str))


def _result(answer: dict[str, Any]) -> Result:
    if "boolean" in answer:
        result = Result("ASK")
        result.askAnswer = answer["boolean"]
        return result
    result = Result("SELECT")
    result.vars = [Variable(name) for name in answer["variables"]]
    result.bindings = [
        {name: _as_rdflib(term) for name, term in zip(result.vars, row, strict=True) if term is not None}
        for row in _rows(answer)
    ]
    return result


_Term = NamedNode | BlankNode | Literal | Triple


def _rows(answer: dict[str, Any]) -> Iterator[list[_Term | None]]:
    """The rows as terms; they come from the query's process in N-Triples syntax."""
    terms = (f"<x:row> <x:holds> {term} .\n" for row in answer["rows"] for term in row if term is not None)
    parsed = parse("".join(terms), format=RdfFormat.N_TRIPLES)
    for row in answer["rows"]:
        yield [None if term is None else next(parsed).object for term in row]


def _as_rdflib(term: _Term) -> Identifier:
    if isinstance(term, NamedNode):
        return URIRef(term.value)
    if isinstance(term, Literal):
        plain = term.language or term.datatype.value == _PLAIN
        datatype = None if plain else URIRef(term.datatype.value)
        # Letter for letter as the engine gives it.
        return RdflibLiteral(term.value, lang=term.language, datatype=datatype, normalize=False)
    return BNode(term.value if isinstance(term, BlankNode) else str(term))


def _shown(term: _Term | None) -> str:
    if term is None:
        return ""
    if isinstance(term, NamedNode):
        return shorten(term.value)
    return term.value if isinstance(term, Literal) else str(term)
