"""RDF terms of the graph: short ways to write them, one place that knows the library."""

from functools import cache, lru_cache

from pyoxigraph import Literal, NamedNode

from coomet_graph.letters import language_of
from coomet_graph.namespaces import COOMET, ID, RDF, XSD

Term = NamedNode | Literal

TYPE = NamedNode(RDF + "type")
_INTEGER = NamedNode(XSD + "integer")


@cache
def coomet(name: str) -> NamedNode:
    """A term of the COOMET vocabulary."""
    return NamedNode(COOMET + name)


def concept(scheme: str, name: str) -> NamedNode:
    """A concept of one of our SKOS schemes; every publisher shares them, whatever the base of its IRIs."""
    return NamedNode(f"{ID}{scheme}/{name}")


@lru_cache(maxsize=4096)
def integer(value: int) -> Literal:
    """An `xsd:integer`."""
    return Literal(str(value), datatype=_INTEGER)


def year_month(value: str) -> Literal:
    """An `xsd:gYearMonth` ("2023-05") or, where no month is known, an `xsd:gYear` ("2023")."""
    return Literal(value, datatype=NamedNode(XSD + ("gYearMonth" if "-" in value else "gYear")))


def words_literal(text: str) -> Literal:
    """Words of a source with the language they are in."""
    return Literal(text, language=language_of(text))
