"""SPARQL as rdflib reads it, one query at a time: its grammar (pyparsing) keeps notes while it parses."""

from threading import Lock

from pyparsing import ParseResults
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parser import parseQuery
from rdflib.plugins.sparql.sparql import Query

_grammar = Lock()


def prepared(query: str) -> Query:
    """The query with its algebra; raises what rdflib raises for one that is no query."""
    with _grammar:
        return prepareQuery(query)


def parsed(query: str) -> ParseResults:
    """The query as a tree; raises pyparsing's ParseException for one that is no query."""
    with _grammar:
        return parseQuery(query)
