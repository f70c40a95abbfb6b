"""Somebody's RDF against our shapes, or against somebody's."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import BlankNode, NamedNode, Quad, Triple

from coomet_graph import resources
from coomet_graph.audit import AuditReport, Selection, report_of_shapes
from coomet_graph.audit.selection import Choice, chosen_rules, select
from coomet_graph.errors import UnreadableGraphError
from coomet_graph.exchange import SUFFIXES
from coomet_graph.graph import build_reference
from coomet_graph.iris import Minter
from coomet_graph.pipeline.terms import ontology
from coomet_graph.store import EmbeddedDataset
from coomet_graph.validation import (
    Engine,
    Results,
    ValidationLimits,
    ValidationReport,
    apart,
    load_shapes,
    validate,
    validate_apart,
)


def files_of(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The files, and of folders the RDF files right in them. Raises UnreadableGraphError if there is none."""
    files: dict[Path, Path] = {}
    for path in paths:
        inside = [path]
        if path.is_dir():
            inside = sorted(each for each in path.iterdir() if each.suffix.lower() in SUFFIXES)
            if not inside:
                raise UnreadableGraphError(
                    f"{path}: there is no RDF file in this folder; give another folder or a file.",
                    f"{path}: в этой папке нет файлов RDF; укажите другую папку или файл.",
                )
        files.update((each.resolve(), each) for each in inside)
    return tuple(files.values())


def check_file(quads: Sequence[Quad], engine: Engine = "compiled") -> AuditReport:
    """Check somebody's quads against the shapes; our reference data stand beside them, but are not judged."""
    minter = Minter()
    reference = build_reference(resources.data_folder() / "reference", (), minter)
    theirs = {quad.subject.value for quad in quads if not isinstance(quad.subject, Triple)}
    report = validate([*quads, *reference], ontology(), load_shapes(), engine, in_terms=True)
    dataset = _dataset(quads, minter)
    dataset.load(reference)
    results = Results(result for result in report.results if result.focus in theirs)
    found = tuple(each for each in report.found if each.focus.value in theirs)
    return report_of_shapes(dataset, ValidationReport(results, report.looked_at, report.checked, found))


def check_against(
    quads: Sequence[Quad],
    shapes: Iterable[Sequence[Quad]],
    engine: Engine = "compiled",
    limits: ValidationLimits | None = None,
) -> AuditReport:
    """Check somebody's quads against somebody's shapes, the statements of one file after the other.

    Nothing of ours stands beside them: the tree of classes is that of the data. A file may be both data and
    shapes: then blank nodes in both are the same. Raises UnreadableGraphError if the shapes are none, ask for
    what no query may, or pass a limit.
    """
    taken = frozenset(
        term.value for each in quads for term in (each.subject, each.object) if isinstance(term, BlankNode)
    )
    statements = [
        statement
        for number, file in enumerate(shapes)
        for statement in (file if file is quads else apart(file, number, taken))
    ]
    report, theirs = validate_apart(quads, statements, engine, limits)
    return report_of_shapes(_dataset(quads, Minter()), report, theirs)


def narrowed(report: AuditReport, selection: Selection) -> AuditReport:
    """The report with the rules and the severity that are selected alone. Raises UnknownNameError."""
    rules = chosen_rules(selection, (check.rule for check in report.checks))
    return select(report, Choice(rules, selection.severity, ()))


def _dataset(quads: Iterable[Quad], minter: Minter) -> EmbeddedDataset:
    """The statements of a file, to look up what things are called."""
    graph = NamedNode(minter.graph("asserted", "file"))
    dataset = EmbeddedDataset()
    dataset.load(Quad(quad.subject, quad.predicate, quad.object, graph) for quad in quads)
    return dataset
