"""Check the graph of a workspace, and files of others."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from coomet_graph import pipeline
from coomet_graph.api.places import WORKSPACE, published_at
from coomet_graph.audit import AuditReport, Selection
from coomet_graph.findings import Finding
from coomet_graph.store import Workspace
from coomet_graph.validation import Engine as ShaclEngine
from coomet_graph.validation import ValidationLimits

if TYPE_CHECKING:
    pass


def audit(
    workspace: Path = WORKSPACE,
    engine: ShaclEngine = "compiled",
    *,
    store: str | None = None,
    since: str | None = None,
    decisions: Path | None = None,
    day: date | None = None,
    selection: Selection | None = None,
) -> AuditReport:
    """The findings on the current graph, the readers' among them; the engine "pyshacl" is the reference.

    `since` is the beginning of a snapshot's name or a programme, to tell what changed since that snapshot or
    since the programme's last edition; `decisions` a folder of decisions to apply in place of those in the
    graph, as they stand on that `day`. `selection` says which findings are wanted; without it, all are. What
    readers found, and when, is kept in a workspace only: with `store`, their rules are not in the report.
    Raises UnknownNameError for `since`, profiles and rules, ParameterError for programmes, bodies and
    `decisions`, UnreadableGraphError for `decisions`, WorkspaceError.
    """
    selected = selection or Selection()
    if store is not None:
        published = published_at(store)
        return pipeline.audit_at(published, published.base, engine, decisions, day, selection=selected)
    return pipeline.audit_in(workspace, engine, since, decisions, day, selection=selected)


def reader_findings(workspace: Path = WORKSPACE) -> tuple[Finding, ...]:
    """What the readers found in the sources of the current graph. Raises WorkspaceError."""
    return pipeline.reader_findings(Workspace(workspace))


def validate(
    path: Path,
    engine: ShaclEngine = "compiled",
    *,
    shapes: Sequence[Path] = (),
    limits: ValidationLimits | None = None,
    selection: Selection | None = None,
) -> AuditReport:
    """What the shapes find in somebody's RDF file beside our reference data. Raises UnreadableGraphError.

    With `shapes`, files or folders of such, these are asked in place of ours, and of nothing but the file: in
    a process of its own, under `limits`. Of a `selection`, profile, rules and severity count;
    UnknownNameError is raised for those that there are not.
    What is found is there in SHACL's terms as well (`AuditReport.validation`).
    """
    from coomet_graph.exchange import read_rdf  # noqa: PLC0415

    quads = read_rdf(path)
    if not shapes:
        return pipeline.narrowed(pipeline.check_file(quads, engine), selection or Selection())
    files = pipeline.files_of(shapes)
    # A file that is both is read once, so that its blank nodes are the same in both.
    read = (quads if file.resolve() == path.resolve() else read_rdf(file) for file in files)
    report = pipeline.check_against(quads, read, engine, limits)
    return pipeline.narrowed(report, selection or Selection())
