"""What is exported is what is in the graph, the same bytes every time, and other parsers read it."""

import difflib
import json
import os
import shutil
import subprocess
import sys
from io import BytesIO
from pathlib import Path

import networkx as nx
import pytest
import rdflib
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Triple, parse, serialize

from coomet_graph.errors import OutputError, UnknownNameError
from coomet_graph.exchange import FORMATS, export
from coomet_graph.namespaces import COOMET, GRAPH, ID, XSD
from coomet_graph.pipeline import Build
from coomet_graph.store import EmbeddedDataset

TRIPLE_FORMATS = {
    "turtle": RdfFormat.TURTLE,
    "ntriples": RdfFormat.N_TRIPLES,
    "rdfxml": RdfFormat.RDF_XML,
}
QUAD_FORMATS = {"trig": RdfFormat.TRIG, "nquads": RdfFormat.N_QUADS, "jsonld": RdfFormat.JSON_LD}
ASSERTED = NamedNode(GRAPH + "asserted/example")
THING = NamedNode(ID + "action/example/1")

# Exports of a dataset given as N-Quads on standard input, one after the other.
CHILD = """
import sys
from pyoxigraph import RdfFormat, parse
from coomet_graph.exchange import FORMATS, export
from coomet_graph.store import EmbeddedDataset

dataset = EmbeddedDataset()
dataset.load(parse(sys.stdin.buffer.read(), format=RdfFormat.N_QUADS))
for name in FORMATS:
    sys.stdout.buffer.write(export(dataset, name, ("inferred", "ontology")))
"""


@pytest.fixture(scope="module")
def exported(bundled: Build) -> dict[str, bytes]:
    return {name: export(bundled.dataset, name) for name in FORMATS}


def default_quads(built: Build) -> set[Quad]:
    names = [
        name for name in built.dataset.graph_names() if "/asserted/" in name or name.endswith("/reference")
    ]
    return set(built.dataset.quads(*names))


def dataset_of(*triples: Triple) -> EmbeddedDataset:
    dataset = EmbeddedDataset()
    dataset.load(Quad(each.subject, each.predicate, each.object, ASSERTED) for each in triples)
    return dataset


@pytest.mark.parametrize("name", TRIPLE_FORMATS)
def test_triples_come_back(bundled: Build, exported: dict[str, bytes], name: str):
    read = [quad.triple for quad in parse(exported[name], format=TRIPLE_FORMATS[name])]
    expected = {quad.triple for quad in default_quads(bundled)}
    assert len(read) == len(expected)
    assert set(read) == expected


@pytest.mark.parametrize("name", QUAD_FORMATS)
def test_quads_come_back_in_their_graphs(bundled: Build, exported: dict[str, bytes], name: str):
    assert set(parse(exported[name], format=QUAD_FORMATS[name])) == default_quads(bundled)


def test_rdflib_reads_the_turtle(bundled: Build, exported: dict[str, bytes]):
    graph = rdflib.Graph().parse(data=exported["turtle"], format="turtle")
    assert len(graph) == len({quad.triple for quad in default_quads(bundled)})
    lines = graph.serialize(format="nt").splitlines()
    read = {quad.triple for line in lines for quad in parse(line, format=RdfFormat.N_TRIPLES)}
    assert read == {quad.triple for quad in default_quads(bundled)}


@pytest.mark.skipif(shutil.which("rapper") is None, reason="rapper is not installed (package raptor2-utils)")
@pytest.mark.parametrize(("name", "parser"), [("turtle", "turtle"), ("rdfxml", "rdfxml")])
def test_rapper_counts_the_same_triples(
    bundled: Build, exported: dict[str, bytes], tmp_path: Path, name: str, parser: str
):
    (tmp_path / "graph").write_bytes(exported[name])
    done = subprocess.run(
        ["rapper", "-i", parser, "-c", "graph"], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    triples = len({quad.triple for quad in default_quads(bundled)})
    assert f"Parsing returned {triples} triples" in done.stderr
    assert "rror" not in done.stderr
    assert "arning" not in done.stderr


def test_same_bytes_with_any_hash_seed(golden: Build):
    content = serialize(golden.dataset.quads(), format=RdfFormat.N_QUADS)
    outputs = set()
    for seed in ("0", "1", "27"):
        done = subprocess.run(
            [sys.executable, "-c", CHILD],
            input=content,
            capture_output=True,
            check=True,
            cwd=Path(__file__).parents[2],
            env={**os.environ, "PYTHONHASHSEED": seed},
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert len(outputs.pop()) > 100_000


def test_inferred_statements_and_the_ontology_come_only_when_asked_for(golden: Build):
    dataset = golden.dataset
    assert b"coomet:hasBasis " not in export(dataset, "turtle")
    assert b"coomet:hasBasis " in export(dataset, "turtle", ["inferred"])
    assert b"coomet:hasBasis\n    a owl:ObjectProperty" in export(dataset, "turtle", ["ontology"])
    graphs = {quad.graph_name for quad in parse(export(dataset, "trig", ["inferred"]), format=RdfFormat.TRIG)}
    assert {graph.value for graph in graphs} == set(dataset.graph_names()) - {GRAPH + "ontology"}


def test_candidates_and_imports_are_never_exported(golden: Build):
    dataset = EmbeddedDataset()
    dataset.load(golden.dataset.quads())
    before = export(dataset, "nquads", ["inferred", "ontology"])
    for name in ("candidates", "import/elsewhere"):
        dataset.load([Quad(THING, NamedNode(COOMET + "continues"), THING, NamedNode(GRAPH + name))])
    assert export(dataset, "nquads", ["inferred", "ontology"]) == before


def test_a_statement_in_two_graphs_is_one_triple():
    quad = Quad(THING, NamedNode(COOMET + "termText"), Literal("2021"), ASSERTED)
    dataset = EmbeddedDataset()
    dataset.load([quad, Quad(quad.subject, quad.predicate, quad.object, NamedNode(GRAPH + "reference"))])
    assert export(dataset, "ntriples").count(b"\n") == 1
    assert export(dataset, "turtle").count(b"termText") == 1
    assert export(dataset, "nquads").count(b"\n") == 2


def test_a_new_statement_is_one_new_line(golden: Build):
    before = export(golden.dataset, "turtle").decode().splitlines()
    dataset = EmbeddedDataset()
    dataset.load(golden.dataset.quads())
    subject = next(each.subject for each in sorted(default_quads(golden), key=str))
    dataset.load(
        [Quad(subject, NamedNode(COOMET + "termText"), Literal("anew"), NamedNode(GRAPH + "reference"))]
    )
    after = export(dataset, "turtle").decode().splitlines()
    changed = [line for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert changed == ['+     coomet:termText "anew" ;']


def test_turtle_is_written_as_people_write_it():
    text = export(
        dataset_of(
            Triple(THING, NamedNode(COOMET + "startYear"), Literal(2021)),
            Triple(
                THING,
                NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"),
                NamedNode(COOMET + "Action"),
            ),
            Triple(THING, NamedNode("http://purl.org/dc/terms/title"), Literal("A “title”", language="en")),
            Triple(THING, NamedNode("http://purl.org/dc/terms/title"), Literal("Название", language="ru")),
        ),
        "turtle",
    )
    assert text.decode() == (
        "@prefix coomet: <https://w3id.org/coomet/ontology#> .\n"
        "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
        "\n"
        "<https://w3id.org/coomet/id/action/example/1>\n"
        "    a coomet:Action ;\n"
        '    dcterms:title "A “title”"@en ;\n'
        '    dcterms:title "Название"@ru ;\n'
        "    coomet:startYear 2021 ;\n"
        ".\n"
    )


def test_an_empty_dataset_is_an_empty_file():
    assert export(EmbeddedDataset(), "turtle") == b""
    assert export(EmbeddedDataset(), "ntriples") == b""
    assert json.loads(export(EmbeddedDataset(), "jsonld"))["@graph"] == []
    assert list(parse(export(EmbeddedDataset(), "rdfxml"), format=RdfFormat.RDF_XML)) == []


def test_an_unknown_format_or_graph_names_the_choices():
    with pytest.raises(UnknownNameError, match=r'no format "n3"; choose one of: turtle, trig') as raised:
        export(EmbeddedDataset(), "n3")
    assert "Формата «n3» нет" in raised.value.text.ru
    with pytest.raises(UnknownNameError, match=r'"candidates"; choose one of: inferred, ontology'):
        export(EmbeddedDataset(), "turtle", ["candidates"])


def test_rdfxml_refuses_what_xml_cannot_hold():
    note = NamedNode(COOMET + "termText")
    with pytest.raises(OutputError, match=r"U\+0007"):
        export(dataset_of(Triple(THING, note, Literal("bell \x07"))), "rdfxml")
    with pytest.raises(OutputError, match=r"property <https://example\.org/123>"):
        export(dataset_of(Triple(THING, NamedNode("https://example.org/123"), Literal("x"))), "rdfxml")


def test_an_iri_that_looks_like_a_short_name_stays_what_it_is():
    odd = NamedNode("coomet:Action")
    quad = Quad(odd, NamedNode(COOMET + "concerns"), odd, ASSERTED)
    dataset = EmbeddedDataset()
    dataset.load([quad])
    for name, form in QUAD_FORMATS.items():
        assert list(parse(export(dataset, name), format=form)) == [quad]


def test_blank_nodes_of_others_stay_linked():
    node = BlankNode("n1")
    dataset = dataset_of(
        Triple(THING, NamedNode(COOMET + "concerns"), node),
        Triple(node, NamedNode(COOMET + "termText"), Literal("x")),
    )
    for name, form in (TRIPLE_FORMATS | QUAD_FORMATS).items():
        first, second = sorted(
            parse(export(dataset, name), format=form), key=lambda quad: quad.subject != THING
        )
        assert first.object == second.subject


def test_graphml_holds_things_and_links(exported: dict[str, bytes], bundled: Build):
    graph = nx.read_graphml(BytesIO(exported["graphml"]))
    action, needed = (f"{ID}action/wp-tc-4-2021-2023/{number}" for number in ("1.4", "1.3"))
    assert graph.nodes[action]["kind"] == "coomet:Action"
    assert graph.nodes[action]["start_year"] == 2021
    assert graph.nodes[action]["label"].startswith("1.4 ")
    links = [link["property"] for link in graph.get_edge_data(action, needed).values()]
    assert links == ["coomet:dependsOn"]
    assert not any("/evidence/" in node for node in graph)
    with_inferred = nx.read_graphml(BytesIO(export(bundled.dataset, "graphml", ["inferred"])))
    assert {link["inferred"] for _, _, link in with_inferred.edges(data=True)} == {True, False}


def test_graphml_shows_what_xml_cannot_hold_as_a_mark():
    title = NamedNode("http://purl.org/dc/terms/title")
    start = NamedNode(COOMET + "startYear")
    odd = Literal("</data> & \x00\x1b ]]> \ufffe")
    dataset = dataset_of(
        Triple(THING, title, odd), Triple(THING, start, Literal("MMXXI", datatype=NamedNode(XSD + "integer")))
    )
    graph = nx.read_graphml(BytesIO(export(dataset, "graphml")))
    assert graph.nodes[THING.value]["title"] == "</data> & \ufffd\ufffd ]]> \ufffd"
    assert "start_year" not in graph.nodes[THING.value]
