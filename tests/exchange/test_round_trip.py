"""Any literal comes back letter for letter, whatever is in it."""

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from coomet_graph.errors import OutputError
from coomet_graph.exchange import read_rdf
from coomet_graph.exchange.jsonld import to_jsonld
from coomet_graph.exchange.rdfxml import to_rdfxml
from coomet_graph.exchange.terms import NOT_XML
from coomet_graph.exchange.turtle import to_trig, to_turtle
from coomet_graph.namespaces import COOMET, DCTERMS, GRAPH, ID, PREFIXES, XSD

THING = NamedNode(ID + "action/example/1")
NAUGHTY = Path(__file__).parents[3] / "shared" / "suites" / "naughty-strings.json"
ODD = [
    "",
    " ",
    '"',
    '"""',
    "'''",
    "\\",
    "\\u0041",
    'end with a quote"',
    "a\r\nb\rc\n",
    "\t tab ",
    "\x00",
    "\x7f\x80\x85\u2028\u2029",
    "\ufeff\ufffe\uffff",
    "</dcterms:title>]]><!--",
    "&amp;&#13;&lt;",
    "{{7*7}} ${x} <script>alert(1)</script>",
    "\u202eright to left",
    "=HYPERLINK(1)",
    "e\u0301 \U0001f600 \U0010ffff",
    "1.10",
]
TEXTS = st.one_of(st.text(), st.sampled_from(ODD))
DATATYPES = st.sampled_from(
    [
        XSD + name
        for name in ("string", "integer", "decimal", "double", "boolean", "gYear", "date", "int", "anyURI")
    ]
    + ["https://example.org/kind/1", "coomet:odd"]
)
LITERALS = st.one_of(
    TEXTS.map(Literal),
    st.builds(lambda text, tag: Literal(text, language=tag), TEXTS, st.sampled_from(["en", "ru", "en-gb"])),
    st.builds(lambda text, kind: Literal(text, datatype=NamedNode(kind)), TEXTS, DATATYPES),
    st.builds(
        lambda text, kind: Literal(text, datatype=NamedNode(XSD + kind)),
        st.from_regex(r"[+-]?[0-9]{1,4}(\.[0-9]{1,3})?|true|false|0|1", fullmatch=True),
        st.sampled_from(["integer", "decimal", "boolean", "int"]),
    ),
)
NAMES = st.one_of(
    st.sampled_from([*PREFIXES.values()]).flatmap(
        lambda namespace: (
            st.text("abcXYZ019_-.%/~", max_size=8)
            .filter(lambda local: "%" not in local)
            .map(lambda local: NamedNode(namespace + local))
        )
    ),
    st.sampled_from(
        ["https://example.org/a?b=c&d=%20#e", "urn:x:y", "owl:Thing", "mailto:a@example.org"]
    ).map(NamedNode),
)


def triples_of(literals: list[Literal]) -> list[Triple]:
    title = NamedNode(DCTERMS + "title")
    return sorted({Triple(THING, title, literal) for literal in literals}, key=str)


@given(st.lists(LITERALS, min_size=1, max_size=5))
@settings(deadline=None)
def test_turtle_and_jsonld_keep_every_literal(literals: list[Literal]):
    triples = triples_of(literals)
    expected = set(triples)
    assert {quad.triple for quad in parse(to_turtle(triples), format=RdfFormat.TURTLE)} == expected
    written = to_jsonld({"": triples})
    assert {quad.triple for quad in parse(written, format=RdfFormat.JSON_LD)} == expected


@given(st.lists(LITERALS, min_size=1, max_size=5))
@settings(deadline=None)
def test_rdfxml_keeps_every_literal_or_refuses(literals: list[Literal]):
    triples = triples_of(literals)
    if any(NOT_XML.search(literal.value) for literal in literals):
        with pytest.raises(OutputError):
            to_rdfxml(triples)
    else:
        read = {quad.triple for quad in parse(to_rdfxml(triples), format=RdfFormat.RDF_XML)}
        assert read == set(triples)


@given(st.lists(st.tuples(NAMES, NAMES, st.one_of(NAMES, LITERALS), NAMES), min_size=1, max_size=6))
@settings(deadline=None)
def test_any_name_can_be_subject_property_value_and_graph(rows):
    quads = {Quad(*row) for row in rows}
    graphs: dict[str, list[Triple]] = {}
    for subject, prop, value, graph in sorted(rows, key=str):
        triples = graphs.setdefault(graph.value, [])
        triples.append(Triple(subject, prop, value))
    assert set(parse(to_trig(graphs), format=RdfFormat.TRIG)) == quads
    assert set(parse(to_jsonld(graphs), format=RdfFormat.JSON_LD)) == quads


@given(LITERALS)
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_we_write_we_read(tmp_path: Path, literal: Literal):
    graph = GRAPH + "asserted/example"
    triple = Triple(THING, NamedNode(COOMET + "termText"), literal)
    path = tmp_path / "graph.trig"
    path.write_bytes(to_trig({graph: [triple]}))
    assert read_rdf(path) == (Quad(triple.subject, triple.predicate, triple.object, NamedNode(graph)),)


@pytest.mark.skipif(not NAUGHTY.is_file(), reason="the list of naughty strings is not beside this checkout")
def test_naughty_strings_come_back():
    strings = json.loads(NAUGHTY.read_text("utf-8"))
    triples = triples_of([Literal(text) for text in strings])
    assert {quad.triple for quad in parse(to_turtle(triples), format=RdfFormat.TURTLE)} == set(triples)
    read = parse(to_jsonld({"": triples}), format=RdfFormat.JSON_LD)
    assert {quad.triple for quad in read} == set(triples)
    speakable = triples_of([Literal(text) for text in strings if not NOT_XML.search(text)])
    assert len(speakable) > len(triples) - 10
    assert {quad.triple for quad in parse(to_rdfxml(speakable), format=RdfFormat.RDF_XML)} == set(speakable)
