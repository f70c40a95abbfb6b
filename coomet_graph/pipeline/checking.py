"""Somebody's RDF against the shapes."""

from collections.abc import Sequence

from pyoxigraph import NamedNode, Quad, Triple

from coomet_graph import resources
from coomet_graph.audit import AuditReport, report_of_shapes
from coomet_graph.graph import build_reference
from coomet_graph.iris import Minter
from coomet_graph.pipeline.terms import ontology
from coomet_graph.store import EmbeddedDataset
from coomet_graph.validation import Engine, ValidationReport, load_shapes, validate


def check_file(quads: Sequence[Quad], engine: Engine = "compiled") -> AuditReport:
    """Check somebody's quads against the shapes; our reference data stand beside them, but are not judged."""
    minter = Minter()
    reference = build_reference(resources.data_folder() / "reference", (), minter)
    shapes = load_shapes()
    theirs = {quad.subject.value for quad in quads if not isinstance(quad.subject, Triple)}
    report = validate([*quads, *reference], ontology(), shapes, engine)
    dataset = EmbeddedDataset()
    dataset.load(
        Quad(q.subject, q.predicate, q.object, NamedNode(minter.graph("asserted", "file"))) for q in quads
    )
    dataset.load(reference)
    results = [result for result in report.results if result.focus in theirs]
    return report_of_shapes(dataset, ValidationReport(tuple(results), report.looked_at))
