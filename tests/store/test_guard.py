"""What no query of a user may do, in whatever spelling."""

import contextlib
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, QueryBoolean, Store

from coomet_graph.errors import QueryError, QueryFault
from coomet_graph.queries import QueryFile, load_queries
from coomet_graph.store import guard
from coomet_graph.store.guard import refuse_unsafe
from coomet_graph.store.limits import Limits
from tests.store.listener import Listener

SERVICES = [
    "SELECT * { SERVICE <http://localhost:1/> { ?s ?p ?o } }",
    "SELECT * { service <http://localhost:1/> { ?s ?p ?o } }",
    "SELECT * { SeRvIcE SiLeNt <http://localhost:1/> { ?s ?p ?o } }",
    "SELECT * {SERVICE<http://localhost:1/>{?s ?p ?o}}",
    "SELECT * { SERVICE # a comment\n <http://localhost:1/> { ?s ?p ?o } }",
    "SELECT * { ?s ?p ?o # a comment that ends\rSERVICE <http://localhost:1/> { ?s ?p ?o }\n }",
    "PREFIX x: <http://localhost:1/> SELECT * { SERVICE x: { ?s ?p ?o } }",
    "BASE <http://localhost:1/> SELECT * { SERVICE <sparql> { ?s ?p ?o } }",
    "SELECT * { BIND(<http://localhost:1/> AS ?x) SERVICE ?x { ?s ?p ?o } }",
    "ASK { FILTER EXISTS { SERVICE <http://localhost:1/> { ?s ?p ?o } } }",
    "SELECT * { { SELECT ?s { SERVICE <http://localhost:1/> { ?s ?p ?o } } } }",
    "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o MINUS { SERVICE <http://localhost:1/> { ?s ?p ?o } } }",
]
# Where a group may stand, the other server might be asked as well.
PLACES = [
    "SELECT (EXISTS %s AS ?x) { ?s ?p ?o }",
    "SELECT (COUNT(EXISTS %s) AS ?x) { ?s ?p ?o }",
    "SELECT * { ?s ?p ?o BIND(IF(EXISTS %s, 1, 2) AS ?x) }",
    "SELECT * { ?s ?p ?o FILTER(?o IN (1, EXISTS %s)) }",
    "SELECT * { ?s ?p ?o FILTER(1 + COALESCE(EXISTS %s, 2) > 1 || ?o = 3 && !BOUND(?s)) }",
    "SELECT * { ?s ?p ?o FILTER(<http://example.org/f>(1, EXISTS %s) = 'true') }",
    "SELECT * { ?s ?p ?o FILTER REGEX(CONCAT('a', STR(EXISTS %s)), 'b') }",
    "SELECT * { ?s ?p ?o FILTER(REPLACE('a', SUBSTR(STR(IRI(STR(EXISTS %s))), 1), 'b') = 'c') }",
    "SELECT (GROUP_CONCAT(DISTINCT EXISTS %s; SEPARATOR=',') AS ?x) { ?s ?p ?o BIND(BNODE('a') AS ?b) }",
    "SELECT * { ?s ?p ?o BIND(BNODE(STR(-(EXISTS %s))) AS ?b) }",
    "SELECT * { ?s ?p ?o FILTER NOT EXISTS { OPTIONAL { GRAPH ?g %s } } }",
    "SELECT * { { ?s ?p ?o } UNION %s }",
    "SELECT * { ?s ?p ?o MINUS { SELECT * %s } }",
    "SELECT * { ?s ?p ?o } ORDER BY (EXISTS %s)",
    "SELECT * { ?s ?p ?o } ORDER BY ?s DESC(EXISTS %s)",
    "SELECT ?s { ?s ?p ?o } GROUP BY ?s (EXISTS %s AS ?x) HAVING (COUNT(?p) > 1)",
    "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING (1 < 2) (EXISTS %s)",
    "CONSTRUCT { ?s ?p 1 } WHERE { ?s ?p ?o OPTIONAL %s }",
    "DESCRIBE ?s WHERE %s",
]
# Strings, names and comments that end elsewhere for one parser than for the other.
BETWEEN_THE_PARSERS = [
    "PREFIX x: <x:> ASK { BIND(x:a\\#b AS ?k) BIND('\\u0027' AS ?y) SERVICE <%s> {} BIND('\\u0027' AS ?z) }",
    "ASK { BIND('\\u0027' AS ?y) SERVICE <%s> { ?s ?p ?o } BIND('\\u0027' AS ?z) }",
    "ASK { BIND('\\U00000027' AS ?y) SERVICE <%s> { ?s ?p ?o } BIND('\\U00000027' AS ?z) }",
    "ASK { BIND('\\u00270041' AS ?y) SERVICE <%s> { ?s ?p ?o } BIND('\\u00270041' AS ?z) }",
    "ASK { \\u0053ERVICE <%s> { ?s ?p ?o } }",
    "ASK { # \\u000A SERVICE <%s> { ?s ?p ?o } \n }",
    "ASK { ?s ?p ?o #\rSERVICE <%s> { ?s ?p ?o }\n }",
    'ASK { BIND("\\\\u0022" AS ?x) SERVICE <%s> { ?s ?p ?o } }',
    "ASK { BIND('\\U0027' AS ?x) SERVICE <%s> { ?s ?p ?o } }",
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
    "PREFIX x: <x:> # a comment\n delete where { ?s ?p ?o }",
    "DELETE { ?s ?p ?o } INSERT { ?s ?p 1 } WHERE { ?s ?p ?o }",
    "WITH <x:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
    "CLEAR ALL",
    "DROP SILENT GRAPH <x:g>",
    "CREATE GRAPH <x:g>",
    "COPY DEFAULT TO <x:g>",
    "MOVE DEFAULT TO <x:g>",
    "ADD <x:a> TO <x:b>",
]
TOO_MUCH = {
    "brackets": "SELECT * { ?s ?p ?o FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }",
    "groups": "SELECT * " + "{" * 5000 + "?s ?p ?o" + "}" * 5000,
    "unions": "SELECT * { " + "UNION".join(["{}"] * 10_000)[:60_000] + " }",
    "alternatives": "SELECT * { ?s ?p ?o FILTER(" + "||".join(["?o"] * 10_000) + ") }",
    "existences": "SELECT * { " + "FILTER EXISTS { ?s ?p ?o " * 2000 + "}" * 2000 + " }",
    "conditions": "SELECT * { ?s ?p ?o FILTER(" + "IF(1," * 1600 + "1" + ",2)" * 1600 + ") }",
    "triples": "SELECT * { " + "?s ?p ?o . " * 1000 + " }",
    "values of one subject": "SELECT * { ?s ?p " + ",".join(["?o"] * 200) + " }",
    "triples of a template": "CONSTRUCT { ?s ?p " + ",".join(["?o"] * 200) + " } WHERE { ?s ?p ?o }",
    "list": "SELECT * { ?s ?p (" + "1 " * 60 + ") }",
    "lists": "SELECT * { ?s ?p " + "(" * 63 + "1" + ")" * 63 + " }",
    "text": "SELECT * { ?s ?p '" + "x" * 5_000_000 + "' }",
    "comment": "#" + "x" * 1_000_000 + "\nSELECT * { ?s ?p ?o }",
    "one byte more": "SELECT * { ?s ?p ?o }".ljust(Limits().query_bytes + 1),
    "letters of two bytes": "SELECT * { ?s ?p '" + "я" * 40_000 + "' }",
    "optionals": "SELECT * { ?s ?p ?o " + "OPTIONAL { ?s ?p ?o } " * 250 + " }",
    "filters": "SELECT * { ?s ?p ?o " + "FILTER(1) " * 250 + " }",
    "named expressions": "SELECT " + " ".join(f"(1 AS ?x{n})" for n in range(250)) + " { ?s ?p ?o }",
    "conditions of groups": "SELECT ?s { ?s ?p ?o } GROUP BY ?s HAVING " + "(1) " * 250,
    "sum": "SELECT * { ?s ?p ?o FILTER(" + "1+" * 600 + "1) }",
    "difference": "SELECT * { ?s ?p ?o FILTER(1" + "-1" * 600 + ") }",
    "path": "SELECT * { ?s " + "/".join(["<x:p>"] * 51) + " ?o }",
    "wide path": "SELECT * { ?s (" + "|".join(["<x:p>"] * 30) + ")/(^<x:p>" + "|<x:p>" * 20 + ") ?o }",
    "excluded properties": "SELECT * { ?s !(" + "|".join(["<x:p>"] * 51) + ") ?o }",
    # Between "<" and ">" without spaces, an address is seen where there is a comparison.
    "brackets as in an address": "ASK { FILTER(1<" + "(" * 100 + "1" + ")" * 100 + "||1>1) }",
    "sum as in an address": "ASK { FILTER(1<" + "1+" * 600 + "1||1>1) }",
    "filters as in an address": "ASK { FILTER(1<1)" + "FILTER(1)" * 250 + "FILTER(1>1) }",
}
JUST_NOT_TOO_MUCH = {
    "brackets": "SELECT * { ?s ?p ?o FILTER(" + "(" * 62 + "1" + ")" * 62 + ") }",
    "groups": "SELECT * " + "{" * 64 + "?s ?p ?o" + "}" * 64,
    "triples": "SELECT * { " + "?s ?p ?o . " * 100 + " }",
    "path": "SELECT * { ?s " + "/".join(["<x:p>"] * 50) + " ?o }",
    "sum": "SELECT * { ?s ?p ?o FILTER(" + "1+" * 499 + "1) }",
    "filters": "SELECT * { ?s ?p ?o " + "FILTER(1) " * 199 + " }",
    "text": "SELECT * { ?s ?p ?o }".ljust(Limits().query_bytes),
}
# Text → line and column of what is wrong with it, where that can be told.
MALFORMED = {
    "": (1, 1),
    "   ": (1, 4),
    "# a comment\n  # another": (2, 12),
    "SELECT": (1, 7),
    "SELECT * {": (1, 11),
    "SELECT * { ?s ?p }": None,
    "x": (1, 1),
    "SELECT * { ?s ?p ?o } LIMIT -1": None,
    "SELECT * { ?s ?p ?o }\nOFFSET -1": (2, 1),
    "SELECT * {\n ?s ?p '\x00' }": (2, 9),
    "SELECT * { ?s ?p '\ud800' }": (1, 19),
    "SELECT * { ?s ?p 'a\nb' }": (1, 18),
    "SELECT * { ?s ?p '''a }": (1, 18),
    "SELECT * { ?s ?p ~ }": (1, 18),
    "SELECT * { ?s ?p 'a\\\\u0041' }": (1, 21),
}
ALLOWED = [
    "SELECT * { ?s ?p ?o }",
    "PREFIX service: <x:> SELECT ?service ?from { ?s service:from ?service ; service:load ?from }",
    "SELECT * { ?s ?p 'SERVICE <http://x/> FROM LOAD' } # from here, no service",
    'SELECT * { ?s <http://example.org/service/from#load> "a \\" service" }',
    'SELECT * { ?s ?p """a "quoted" service from""" , \'\'\'it\'s from\'\'\', "", \'\' }',
    "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g HAVING (?n > 1 && ?n < 5 || ?n = 7)",
    "SELECT * { VALUES ?s { " + "<x:a> " * 3000 + "} ?s ?p ?o }",
    "SELECT * { ?s <http://en.wikipedia.org/wiki/Metre_(unit)> 1.5e3, -2, 'a'@en-GB, 'b'^^<x:t>, true }",
    "PREFIX : <x:> PREFIX a.b: <x:> SELECT*{?s :/a.b:c\\#d|^:e.f*/!(a|^:) _:b.c.?s ?p ?t;?q[]}",
    "SELECT*{?s?p?o FILTER(?o<?p||?o>?p)}",
    "PREFIX дом: <x:> SELECT ?имя { ?s дом:имя ?имя FILTER(?имя != 'Пётр' && ?имя >= \"А\") }",
    "DESCRIBE <x:a>",
    "CONSTRUCT WHERE { ?s ?p ?o }",
]


def fault_of(query: str, limits: Limits | None = None) -> QueryFault | None:
    try:
        refuse_unsafe(query, limits)
    except QueryError as error:
        return error.fault
    return None


@pytest.mark.parametrize("query", SERVICES)
def test_no_other_server_is_asked(query: str) -> None:
    with pytest.raises(QueryError, match="SERVICE is not allowed") as raised:
        refuse_unsafe(query)
    assert raised.value.fault is QueryFault.REFUSED
    assert "SERVICE не разрешён" in raised.value.text.ru


@pytest.mark.parametrize(
    "query", [*SERVICES, *(place % "{ SERVICE <x:a> { ?s ?p ?o } }" for place in PLACES)]
)
def test_each_of_the_two_checks_finds_the_other_server(query: str) -> None:
    text = query.replace("\r", "\n")
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        guard._count_in_tree(guard._tree(text, Limits()), Counter())
    with pytest.raises(QueryError, match="SERVICE is not allowed"):
        guard._count_in_text(text, Limits())


@pytest.mark.parametrize("query", BETWEEN_THE_PARSERS)
def test_nothing_slips_between_the_two_parsers(query: str) -> None:
    assert fault_of(query % "http://localhost:1/") in (QueryFault.REFUSED, QueryFault.MALFORMED)


@pytest.mark.parametrize("query", OUTSIDE)
def test_no_other_file_is_read(query: str) -> None:
    with pytest.raises(QueryError, match="is not allowed") as raised:
        refuse_unsafe(query)
    assert raised.value.fault is QueryFault.REFUSED


@pytest.mark.parametrize("query", CHANGES)
def test_nothing_is_changed(query: str) -> None:
    with pytest.raises(QueryError, match="would change the graph") as raised:
        refuse_unsafe(query)
    assert raised.value.fault is QueryFault.REFUSED


@pytest.mark.parametrize("query", TOO_MUCH.values(), ids=TOO_MUCH.keys())
def test_too_much_is_refused(query: str) -> None:
    with pytest.raises(QueryError, match="refused") as raised:
        refuse_unsafe(query)
    assert raised.value.fault is QueryFault.TOO_LARGE
    assert len(raised.value.text.en) < 200
    assert raised.value.text.ru.startswith("Запрос отклонён")


@pytest.mark.parametrize("query", JUST_NOT_TOO_MUCH.values(), ids=JUST_NOT_TOO_MUCH.keys())
def test_as_much_as_the_limits_say_is_allowed(query: str) -> None:
    refuse_unsafe(query)


@pytest.mark.parametrize(
    ("query", "limits"),
    [
        (TOO_MUCH["filters"], Limits(groups=251)),
        (TOO_MUCH["sum"], Limits(operators=601)),
        (TOO_MUCH["path"], Limits(path=51)),
        (TOO_MUCH["values of one subject"], Limits(triples=200)),
        (TOO_MUCH["one byte more"], Limits(query_bytes=65_537)),
        ("SELECT * " + "{" * 90 + "?s ?p ?o" + "}" * 90, Limits(depth=90)),
    ],
    ids=["groups", "operators", "path", "triples", "bytes", "depth"],
)
def test_limits_can_be_raised(query: str, limits: Limits) -> None:
    assert fault_of(query) is QueryFault.TOO_LARGE
    assert fault_of(query, limits) is None


def test_limits_can_be_lowered() -> None:
    assert fault_of("SELECT * { ?s ?p ?o . ?o ?q ?r }", Limits(triples=1)) is QueryFault.TOO_LARGE
    assert fault_of("SELECT * { ?s ?p ?o FILTER(((1))) }", Limits(depth=3)) is QueryFault.TOO_LARGE


@pytest.mark.parametrize(("query", "place"), MALFORMED.items(), ids=range(len(MALFORMED)))
def test_what_is_no_sparql_is_told_with_its_place(query: str, place: tuple[int, int] | None) -> None:
    line, column = place or (r"\d+", r"\d+")
    with pytest.raises(QueryError, match=rf"not valid SPARQL at line {line}, column {column}: ") as raised:
        refuse_unsafe(query)
    assert raised.value.fault is QueryFault.MALFORMED
    assert "\n" not in raised.value.text.en


@pytest.mark.parametrize("query", ALLOWED, ids=range(len(ALLOWED)))
def test_honest_queries_pass(query: str) -> None:
    assert refuse_unsafe(query) == query


@pytest.mark.parametrize("question", load_queries("questions"), ids=lambda question: question.name)
def test_the_questions_of_the_package_pass(question: QueryFile) -> None:
    """They are what a user starts from."""
    refuse_unsafe(question.text)


def test_escapes_of_other_letters_become_the_letters() -> None:
    assert refuse_unsafe("SELECT * { ?s ?p 'caf\\u00e9 \\U0001F600' }") == "SELECT * { ?s ?p 'café 😀' }"


@pytest.mark.parametrize(
    "text",
    ['"' * 65_000, "'''\\" * 16_000, '"""' + "\\" * 65_000, "<" * 65_000, "a." * 32_000, "\\u00e9" * 10_000],
)
def test_a_text_of_one_kind_of_character_is_told(text: str) -> None:
    assert fault_of(text) in (QueryFault.MALFORMED, QueryFault.TOO_LARGE)


FRAGMENTS = [
    *("'", '"', "'''", '"""', "''", '""', "\\", "#", "\n", "\r", "<", ">", "{", "}", "(", ")", ".", ",", " "),
    *(
        "?s ?p ",
        "?o",
        "x:a",
        "x:a\\#b",
        "x:a\\'b",
        "x:a.",
        ":",
        "_:a.",
        "a.b",
        "@en",
        "^^",
        "é",
        "\t",
        "\x0b",
    ),
    *("\\u0027", "\\u0022", "\\u000A", "\\u0023", "\\u00e9", "\\U00000027", "\\u00270041", "\\\\", "\\'"),
    *("1<1", "||", "1>1", "FILTER(", "BIND(", " AS ?x)", "VALUES ?z { ", "OPTIONAL {", "<x:a>", "<#", "#>"),
    *("\\n", "-", "/", "|", "\xa0", "\u2028"),
]
FRAMES = [
    *("%s", "?s ?p %s", "?s ?p ?o %s", "BIND(%s AS ?k)", "VALUES ?v { %s }", "FILTER(1 %s)", "?s x:%s"),
    *("?s <%s> ?o", "?s ?p '%s'", '?s ?p "%s"', "?s ?p '''%s'''", "?s ?p ?o #%s\n"),
]
STRETCHES = st.lists(st.sampled_from(FRAGMENTS), max_size=6).map("".join)


@settings(max_examples=400, deadline=None)
@given(frame=st.sampled_from(FRAMES), before=STRETCHES, after=STRETCHES)
def test_no_text_that_passes_calls_anybody(frame: str, before: str, after: str) -> None:
    """Whatever stands around it: either the check sees that a server is asked, or the engine asks none."""
    group = frame % f"{before} SERVICE <{LISTENER.address}> {{ ?s ?p ?o }}{after}"
    with contextlib.suppress(QueryError):
        text = refuse_unsafe(f"PREFIX : <x:> PREFIX x: <x:> SELECT * {{ {group} }}")
        answer(text)
    assert LISTENER.calls == 0


def test_the_engine_itself_would_call() -> None:
    """What the test before rests on."""
    with Listener() as listener:
        answer(f"SELECT * {{ SERVICE <{listener.address}> {{ ?s ?p ?o }} }}")
        assert listener.calls == 1


LISTENER = Listener()
STORE = Store()
STORE.add(Quad(NamedNode("x:s"), NamedNode("x:a"), Literal("'")))


def answer(text: str) -> None:
    with contextlib.suppress(SyntaxError, ValueError, RuntimeError, OSError):
        result = STORE.query(text)
        assert isinstance(result, QueryBoolean) or list(result) is not None
