"""The verbs of the command line as functions. None of them prints or exits.

`workspace` is the folder in which builds are kept; the answers come from its current snapshot.
"""

import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from coomet_graph import pipeline
from coomet_graph.audit import AuditReport, run_audit
from coomet_graph.errors import ParameterError, UnknownNameError
from coomet_graph.findings import Finding, merge_findings
from coomet_graph.iris import Minter
from coomet_graph.pipeline import Build, Update
from coomet_graph.pipeline.reading import Progress
from coomet_graph.questions import Answer, Card, Description, describe_thing, load_cards
from coomet_graph.questions import ask as ask_card
from coomet_graph.reasoning import Engine
from coomet_graph.store import Names, Snapshot, Workspace
from coomet_graph.store.limits import Limits
from coomet_graph.store.worker import answer_apart
from coomet_graph.validation import Engine as ShaclEngine

WORKSPACE = Path("coomet-workspace")
_BASE = re.compile(r"https?://[^\s/<>\"{}|^`\\?#]+/(?:[^\s<>\"{}|^`\\?#]*/)?")


def build(
    sources: Sequence[Path] = (),
    workspace: Path = WORKSPACE,
    base: str | None = None,
    reference: Path | None = None,
    progress: Progress | None = None,
    *,
    engine: Engine = "sparql",
) -> Build:
    """Build the graph of the sources (without any: the bundled ones) and make it current in the workspace.

    `base` is the address below which things and graphs get their IRIs ("https://example.org/"), `reference` a
    folder of reference tables to use instead of ours; `progress` is told how many of how many sources are
    read; the inference engine "owlrl" is the reference, for small graphs. Raises UnreadableDocumentError if
    no source can be read, ParameterError for an unfit base or folder, WorkspaceError and OutputError.
    """
    if reference is not None and not (reference / "bodies.csv").is_file():
        raise ParameterError(
            f"{reference}: this folder holds no reference tables; it needs bodies.csv at least.",
            f"{reference}: в этой папке нет справочных таблиц; нужна хотя бы bodies.csv.",
        )
    return pipeline.build_in(workspace, sources, _minter(base), reference, progress, engine=engine)


def update(
    sources: Sequence[Path],
    remove: Sequence[str] = (),
    workspace: Path = WORKSPACE,
    reference: Path | None = None,
    progress: Progress | None = None,
) -> Update:
    """Read the sources anew and forget those in `remove`; the result is what a build of all would give.

    Raises UnreadableDocumentError if nothing could be read, UnknownNameError for a source to remove that the
    graph has not, WorkspaceError and OutputError.
    """
    return pipeline.update_in(workspace, sources, remove, reference, progress)


def snapshots(workspace: Path = WORKSPACE) -> tuple[Snapshot, ...]:
    """The builds that are kept, the newest first. Raises WorkspaceError."""
    return Workspace(workspace).snapshots()


def use_snapshot(name: str, workspace: Path = WORKSPACE) -> None:
    """Make the snapshot current whose name begins with `name`. Raises UnknownNameError, WorkspaceError."""
    Workspace(workspace).switch(name)


def prune_snapshots(keep: int, workspace: Path = WORKSPACE) -> tuple[str, ...]:
    """Delete all snapshots but the current one and the `keep` newest; return the names of the deleted."""
    return Workspace(workspace).prune(keep)


def _minter(base: str | None) -> Minter:
    if base is None:
        return Minter()
    if not _BASE.fullmatch(base):
        raise ParameterError(
            f'"{base}" is no base for IRIs; give an http or https address that ends in a slash.',
            f"«{base}» не годится как основа IRI; укажите адрес http или https с косой чертой в конце.",
        )
    return Minter(f"{base}id/", f"{base}graph/")


def questions() -> tuple[Card, ...]:
    """The named questions."""
    return load_cards()


def ask(name: str, parameters: Mapping[str, str] | None = None, workspace: Path = WORKSPACE) -> Answer:
    """The answer of a named question. Raises UnknownNameError, ParameterError or WorkspaceError."""
    return ask_card(Workspace(workspace).dataset(), name, parameters)


def query(text: str, workspace: Path = WORKSPACE, limits: Limits | None = None) -> dict[str, Any]:
    """The answer of any SPARQL query, within limits (see `store.worker`).

    Raises QueryError with the kind of fault, WorkspaceError if the graph cannot be read.
    """
    place = Workspace(workspace)
    place.dataset()  # told apart from a faulty query: a store that holds nothing
    return answer_apart(place.store_path(), text, limits)


def show(name: str, workspace: Path = WORKSPACE, language: str = "en") -> tuple[Description, ...]:
    """Everything about each thing that `name` means. Raises UnknownNameError."""
    return describe_thing(Workspace(workspace).dataset(), name, language)


def picture(name: str, workspace: Path = WORKSPACE, language: str = "en", format: str = "svg") -> bytes:  # noqa: A002
    """A picture of the one thing that `name` means and its neighbours. Raises UnknownNameError."""
    from coomet_graph.network import draw_neighbourhood  # noqa: PLC0415 - drawing libraries are slow to load

    dataset = Workspace(workspace).dataset()
    found = Names(dataset).matches(name)
    if len(found) != 1:
        choices = ", ".join(found) or "–"
        raise UnknownNameError(
            f'A picture needs one thing, but "{name}" means {len(found)} ({choices}); give its IRI.',
            f"Для рисунка нужен один объект, а «{name}» означает {len(found)} ({choices}); укажите IRI.",
        )
    return draw_neighbourhood(dataset, found[0], language, format)


def audit(workspace: Path = WORKSPACE, engine: ShaclEngine = "compiled") -> AuditReport:
    """All findings on the current graph, the readers' among them; the engine "pyshacl" is the reference."""
    place = Workspace(workspace)
    sources, dataset = place.manifest()["sources"], place.dataset()
    return run_audit(
        dataset,
        pipeline.ontology(),
        reader_findings(workspace),
        sum(source["lines"] for source in sources),
        pipeline.report_in(place, dataset, engine),
    )


def reader_findings(workspace: Path = WORKSPACE) -> tuple[Finding, ...]:
    """What the readers found in the sources of the current graph. Raises WorkspaceError."""
    place = Workspace(workspace)
    details = (place.attachment(f"sources/{source['id']}") for source in place.manifest()["sources"])
    return merge_findings(Finding.from_dict(each) for detail in details for each in detail["findings"])


def validate(path: Path, engine: ShaclEngine = "compiled") -> AuditReport:
    """What the shapes find in somebody's RDF file beside our reference data. Raises UnreadableGraphError."""
    from coomet_graph.exchange import read_rdf  # noqa: PLC0415

    return pipeline.check_file(read_rdf(path), engine)


def export(format: str, workspace: Path = WORKSPACE, with_graphs: Sequence[str] = ()) -> bytes:  # noqa: A002
    """The graph in a format: asserted and reference statements, and the graphs named besides."""
    from coomet_graph.exchange import export as export_dataset  # noqa: PLC0415

    return export_dataset(Workspace(workspace).dataset(), format, with_graphs)
