"""What no query of a user may do, in whatever spelling."""

import time

import pytest

from coomet_graph.errors import QueryError
from coomet_graph.store.guard import MAX_BYTES, refuse_unsafe

SERVICES = [
    "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
    "SELECT * { service <http://localhost:1/> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE SiLeNt <http://localhost:1/> { ?s ?p ?o } }",
    "SELECT * {SERVICE<http://localhost:1/>{?s ?p ?o}}",
    "SELECT * { SERVICE # a comment\n <http://localhost:1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o # a comment that ends\rSERVICE <http://localhost:1/> { ?s ?p ?o }\n }",
    "PREFIX x: <http://localhost:1/> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "SELECT * { BIND(<http://localhost:1/> AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "SELECT * { \\u0053ERVICE <http://localhost:1/> { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <http://localhost:1/> { ?s ?p ?o } } }",
    "SELECT * { { SELECT ?s { SERVICE <http://localhost:1/> { ?s ?p ?o } } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o MINUS { SERVICE <http://localhost:1/> { ?s ?p ?o } } }",
]
OUTSIDE = [
    "SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }",
    "SELECT * FROM NAMED <http://localhost:1/> { GRAPH ?g { ?s ?p ?o } }",
    "ASK from <http://localhost:1/> { ?s ?p ?o }",
    "DESCRIBE <x:a> FROM <file:///etc/passwd>",
    "LOAD <file:///etc/passwd>",
    "load silent <http://localhost:1/> into graph <x:g>",
]
CHANGES = [
    "INSERT DATA { <x:a> <x:b> 1 }",
    "DELETE WHERE { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP SILENT GRAPH <x:g>",
    "CREATE GRAPH <x:g>",
    "COPY DEFAULT TO <x:g>",
    "ADD <x:a> TO <x:b>",
]
TOO_MUCH = {
    "brackets": "SELECT * { ?s ?p ?o FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }",
    "groups": "SELECT * " + "{" * 5000 + "?s ?p ?o" + "}" * 5000,
    "unions": "SELECT * { " + "UNION".join(["{}"] * 10_000)[:60_000] + " }",
    "alternatives": "SELECT * { ?s ?p ?o FILTER(" + "||".join(["?o"] * 10_000) + ") }",
    "existences": "SELECT * { " + "FILTER EXISTS { ?s ?p ?o " * 2000 + "}" * 2000 + " }",
    "triples": "SELECT * { " + "?s ?p ?o . " * 1000 + " }",
    "values of one subject": "SELECT * { ?s ?p " + ",".join(["?o"] * 200) + " }",
    "lists": "SELECT * { ?s ?p " + "(" * 63 + "1" + ")" * 63 + " }",
    "text": "SELECT * { ?s ?p '" + "x" * 5_000_000 + "' }",
    "comment": "#" + "x" * 1_000_000 + "\nSELECT * { ?s ?p ?o }",
    "nesting that the parser cannot follow": "SELECT * " + "{" * 60 + "?s ?p ?o" + "}" * 60,
    "one byte more": "SELECT * { ?s ?p ?o }".ljust(MAX_BYTES + 1),
}
MALFORMED = ["", "   ", "SELECT", "SELECT * {", "SELECT * { ?s ?p }", "x", "SELECT * { ?s ?p ?o } LIMIT -1"]
ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    "PREFIX service: <x:> SELECT ?service ?from { ?s service:from ?service ; service:load ?from }",
    "SELECT * { ?s ?p 'SERVICE <http://x/> FROM LOAD' } # from here, no service",
    'SELECT * { ?s <http://example.org/service/from#load> "a \\" service" }',
    'SELECT * { ?s ?p """a "quoted" service from""" , \'\'\'it\'s from\'\'\' }',
    "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g HAVING (?n > 1 && ?n < 5 || ?n = 7)",
    "SELECT * { VALUES ?s { " + "<x:a> " * 3000 + "} ?s ?p ?o }",
    "DESCRIBE <x:a>",
    "CONSTRUCT WHERE { ?s ?p ?o }",
]


@pytest.mark.parametrize("query", SERVICES)
def test_no_other_server_is_asked(query: str) -> None:
    with pytest.raises(QueryError, match=r"refused|SPARQL"):
        refuse_unsafe(query.replace("\r", "\n"))


def test_a_spelling_that_only_one_parser_takes_for_a_keyword_is_refused() -> None:
    """A comment ends at a carriage return, though one of the parsers reads on to the line feed."""
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        refuse_unsafe(SERVICES[5])


@pytest.mark.parametrize("query", OUTSIDE)
def test_no_other_file_is_read(query: str) -> None:
    with pytest.raises(QueryError, match="is not allowed"):
        refuse_unsafe(query)


@pytest.mark.parametrize("query", CHANGES)
def test_nothing_is_changed(query: str) -> None:
    with pytest.raises(QueryError, match="would change the graph"):
        refuse_unsafe(query)


@pytest.mark.parametrize("query", TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_too_much_is_refused_at_once(query: str) -> None:
    started = time.process_time()
    with pytest.raises(QueryError, match="refused") as raised:
        refuse_unsafe(query)
    assert time.process_time() - started < 3
    assert len(raised.value.text.en) < 200
    assert raised.value.text.ru.startswith("Запрос отклонён")


@pytest.mark.parametrize("query", MALFORMED)
def test_what_is_no_sparql_is_told_with_its_place(query: str) -> None:
    with pytest.raises(QueryError, match="not valid SPARQL") as raised:
        refuse_unsafe(query)
    assert "\n" not in raised.value.text.en


@pytest.mark.parametrize("query", ALLOWED)
def test_honest_queries_pass(query: str) -> None:
    refuse_unsafe(query)
