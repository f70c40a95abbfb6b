"""The W3C's tests of SHACL core through the command: its Turtle report is the one expected."""

from collections import Counter
from pathlib import Path

import pytest
from pyoxigraph import Quad, RdfFormat, parse
from rdflib import RDF, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from coomet_graph.cli.app import run
from coomet_graph.validation.terms import as_graph
from tests.validation import suites
from tests.validation.suites import MF, SHT

needs_suites = pytest.mark.skipif(not suites.FOLDER.is_dir(), reason="the W3C's tests are not at hand")
Told = tuple[str | None, ...]


def nameless(told: Told) -> Told:
    """Without the names of blank nodes, which are others whenever a file is read."""
    return tuple("_:" if part is not None and part.startswith("_:") else part for part in told)


def results(graph: Graph, report: Node) -> Counter[Told]:
    return Counter(map(nameless, suites.results(graph, report)))


def with_base(path: Path, folder: Path) -> Path:
    """A copy that says what its relative names are relative to: the command takes a file as it is."""
    copy = folder / path.name
    copy.write_text(f"@base <{path.as_uri()}> .\n{path.read_text('utf-8')}", "utf-8")
    return copy


@needs_suites
def test_there_are_as_many_as_there_should_be() -> None:
    assert sum(1 for path in suites.files("core") for _ in suites.cases(path)) == 98


@needs_suites
@pytest.mark.parametrize("path", suites.files("core"), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_the_report_is_the_one_expected(path: Path, tmp_path: Path) -> None:
    graph = as_graph(suites.read(path))
    for head in graph.objects(URIRef(path.as_uri()), MF.entries):
        for entry in Collection(graph, head):
            action, expected = graph.value(entry, MF.action), graph.value(entry, MF.result)
            assert action is not None
            assert expected is not None
            data, shapes = (
                with_base(suites.file_of(graph, action, prop), tmp_path)
                for prop in (SHT.dataGraph, SHT.shapesGraph)
            )
            out = tmp_path / "report.ttl"
            code = run(
                ["validate", str(data), "--shapes", str(shapes), "--format", "turtle", "--output", str(out)]
            )
            report = as_graph(
                Quad(each.subject, each.predicate, each.object)
                for each in parse(path=str(out), format=RdfFormat.TURTLE)
            )
            (root,) = report.subjects(RDF.type, SH.ValidationReport)
            wanted = results(graph, expected)
            assert results(report, root) == wanted
            assert str(report.value(root, SH.conforms)) == str(not wanted).lower()
            assert code == bool(wanted)
