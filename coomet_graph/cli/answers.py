"""Answers of queries in the W3C formats, written by rdflib, and as a table for people."""

from typing import Any

from rdflib import Graph, Variable
from rdflib.query import Result
from rdflib.util import from_n3

from coomet_graph.cli import tables
from coomet_graph.namespaces import PREFIXES, shorten


def as_table(answer: dict[str, Any]) -> str:
    """A table with short forms of IRIs; yes or no for an ASK."""
    if "boolean" in answer:
        return f"{'yes' if answer['boolean'] else 'no'}\n"
    rows = [[_shown(term) for term in row] for row in answer["rows"]]
    return tables.as_table(answer["variables"], rows) + f"{len(rows)} rows\n"


def serialised(answer: dict[str, Any], format_: str) -> bytes:
    """The answer as SPARQL results in "csv", "json" or "xml"."""
    written = _result(answer).serialize(format=format_)
    assert isinstance(written, bytes)
    return written


def as_turtle(answer: dict[str, Any]) -> bytes:
    """The triples of a CONSTRUCT or DESCRIBE."""
    graph = Graph()
    graph.parse(data="".join(f"{triple} .\n" for triple in answer["triples"]), format="nt")
    for prefix, namespace in PREFIXES.items():
        graph.bind(prefix, namespace)
    return graph.serialize(format="turtle", encoding="utf-8")


def _result(answer: dict[str, Any]) -> Result:
    if "boolean" in answer:
        result = Result("ASK")
        result.askAnswer = answer["boolean"]
        return result
    result = Result("SELECT")
    result.vars = [Variable(name) for name in answer["variables"]]
    result.bindings = [
        {name: from_n3(term) for name, term in zip(result.vars, row, strict=True) if term is not None}
        for row in answer["rows"]
    ]
    return result


def _shown(term: str | None) -> str:
    if term is None:
        return ""
    if term.startswith("<"):
        return shorten(term[1:-1])
    parsed = from_n3(term)
    return str(parsed)
