"""The verbs of the command line as functions. None of them prints or exits.

`workspace` is the folder in which builds are kept; the answers come from its current snapshot. Those of the
reading verbs come from a SPARQL server instead if `store` is the address of one: StoreError, which is a
WorkspaceError, says that it cannot be used or that nothing is published there, ParameterError that it is no
address. What else there is to know of a server comes from the environment (see `store.remote_endpoints`).
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coomet_graph import pipeline, resources
from coomet_graph.audit import AuditReport, run_audit
from coomet_graph.errors import OutputError, ParameterError, UnknownNameError
from coomet_graph.findings import Finding, merge_findings, reader_rules
from coomet_graph.iris import Minter
from coomet_graph.pipeline import Build, Update
from coomet_graph.pipeline.reading import Progress
from coomet_graph.questions import Answer, Card, Description, describe_thing, load_cards
from coomet_graph.questions import ask as ask_card
from coomet_graph.reasoning import Engine
from coomet_graph.records import load_lexicon
from coomet_graph.records.layouts.mapping import ColumnMapping, mapping_path, read_mapping
from coomet_graph.store import Dataset, Names, Snapshot, Workspace
from coomet_graph.store.limits import Limits
from coomet_graph.store.worker import answer_apart
from coomet_graph.validation import Engine as ShaclEngine

if TYPE_CHECKING:
    from coomet_graph.history import Difference
    from coomet_graph.store.remote import Published, RemoteDataset

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
    mapping: Path | None = None,
    decisions: Path | None = None,
) -> Build:
    """Build the graph of the sources (without any: the bundled ones) and make it current in the workspace.

    `base` is the address below which things and graphs get their IRIs ("https://example.org/"),
    `reference` a folder of reference tables to use instead of ours; `progress` is told how many of how
    many sources are read; the inference engine "owlrl" is the reference, for small graphs. A `mapping`
    file says what the columns of the one source are, and is kept beside it; `decisions` is a folder of
    what people decided. Raises UnreadableDocumentError if no source can be read, ParameterError for an
    unfit base or folder, WorkspaceError and OutputError.
    """
    if reference is not None and not (reference / "bodies.csv").is_file():
        raise ParameterError(
            f"{reference}: this folder holds no reference tables; it needs bodies.csv at least.",
            f"{reference}: в этой папке нет справочных таблиц; нужна хотя бы bodies.csv.",
        )
    if mapping is not None:
        if len(sources) != 1 or not sources[0].is_file():
            raise ParameterError(
                "A mapping is about one document; give that one, or keep each mapping beside its document.",
                "Файл соответствия относится к одному документу; укажите его или храните каждый такой файл "
                "рядом с документом.",
            )
        _keep_mapping(read_mapping(mapping), sources[0])
    return pipeline.build_in(
        workspace, sources, _minter(base), reference, progress, engine=engine, decisions=decisions
    )


def inspect(path: Path, mapping: Path | None = None, reference: Path | None = None) -> "pipeline.Inspection":
    """What a document is taken for: tables, columns and what is doubtful; nothing is built.

    `mapping` is a file that says what its columns are. Raises UnreadableDocumentError if the file is no
    document, ParameterError if the mapping or the reference tables are not right.
    """
    return pipeline.inspect_file(path, None if mapping is None else read_mapping(mapping), reference)


def write_mapping(seen: "pipeline.Inspection", document: Path) -> Path:
    """Write what was recognised in a document beside it, and return where. Raises OutputError."""
    return _keep_mapping(seen.as_mapping(), document)


def _keep_mapping(mapping: ColumnMapping, document: Path) -> Path:
    path = mapping_path(document)
    try:
        path.write_text(mapping.as_toml(), encoding="utf-8")
    except OSError as error:
        raise OutputError(
            f"{path}: the mapping cannot be written ({error.strerror}); check the folder's permissions.",
            f"{path}: не удаётся записать файл соответствия ({error.strerror}); проверьте права на папку.",
        ) from error
    return path


def update(
    sources: Sequence[Path],
    remove: Sequence[str] = (),
    workspace: Path = WORKSPACE,
    reference: Path | None = None,
    progress: Progress | None = None,
    *,
    decisions: Path | None = None,
) -> Update:
    """Read the sources anew and forget those in `remove`; the result is what a build of all would give.

    A source that supersedes another takes its place. `decisions` is a folder of what people decided;
    without it, that stays as it was. Raises UnreadableDocumentError if nothing could be read,
    UnknownNameError for a source to remove that the graph has not, WorkspaceError and OutputError.
    """
    return pipeline.update_in(workspace, sources, remove, reference, progress, decisions=decisions)


def diff(
    old: str, new: str, workspace: Path = WORKSPACE, reference: Path | None = None
) -> "tuple[Difference, ...]":
    """What changed from one edition to another; each is a file, a programme's key or a snapshot's beginning.

    Raises UnknownNameError for what is none of these, UnreadableDocumentError for a file that is no
    programme.
    """
    return pipeline.difference_of(old, new, workspace, reference)


def change_records(differences: "Sequence[Difference]", base: str | None = None) -> bytes:
    """The differences as RDF change records in Turtle. Raises ParameterError for an unfit base."""
    from coomet_graph.exchange.turtle import to_turtle  # noqa: PLC0415
    from coomet_graph.history.rdf import to_triples  # noqa: PLC0415

    minter = _minter(base)
    return to_turtle(sorted({triple for each in differences for triple in to_triples(each, minter)}, key=str))


def snapshots(workspace: Path = WORKSPACE) -> tuple[Snapshot, ...]:
    """The builds that are kept, the newest first. Raises WorkspaceError."""
    return Workspace(workspace).snapshots()


def use_snapshot(name: str, workspace: Path = WORKSPACE) -> None:
    """Make the snapshot current whose name begins with `name`. Raises UnknownNameError, WorkspaceError."""
    Workspace(workspace).switch(name)


def prune_snapshots(keep: int, workspace: Path = WORKSPACE) -> tuple[str, ...]:
    """Delete all snapshots but the current one and the `keep` newest; return the names of the deleted."""
    return Workspace(workspace).prune(keep)


def publish(store: str, workspace: Path = WORKSPACE) -> "tuple[Published, ...]":
    """Put the current snapshot on the server at `store`, and tell of every graph what came and went.

    Graphs that do not begin with the snapshot's own base are left alone, and so are candidates. Raises
    WorkspaceError if there is no snapshot, StoreError and ParameterError as above.
    """
    from coomet_graph.store.remote import open_store, publish  # noqa: PLC0415 - see `_published`

    place = Workspace(workspace)
    _, graphs = place.manifest()["base"]
    return publish(place.dataset(), open_store(store, graphs))


def _dataset(workspace: Path, store: str | None) -> Dataset:
    return Workspace(workspace).dataset() if store is None else _published(store)


def _published(store: str) -> "RemoteDataset":
    from coomet_graph.store.remote import open_published  # noqa: PLC0415 - a library that most need not load

    return open_published(store)


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


def ask(
    name: str,
    parameters: Mapping[str, str] | None = None,
    workspace: Path = WORKSPACE,
    *,
    store: str | None = None,
) -> Answer:
    """The answer of a named question. Raises UnknownNameError, ParameterError or WorkspaceError."""
    return ask_card(_dataset(workspace, store), name, parameters)


def query(
    text: str, workspace: Path = WORKSPACE, limits: Limits | None = None, *, store: str | None = None
) -> dict[str, Any]:
    """The answer of any SPARQL query, within limits (see `store.worker`).

    A server has limits of its own on time and memory; those on the query itself and on rows hold for it too.
    Raises QueryError with the kind of fault, WorkspaceError if the graph cannot be read.
    """
    if store is not None:
        return _published(store).answer(text, limits)
    place = Workspace(workspace)
    place.dataset()  # told apart from a faulty query: a store that holds nothing
    return answer_apart(place.store_path(), text, limits)


def show(
    name: str, workspace: Path = WORKSPACE, language: str = "en", *, store: str | None = None
) -> tuple[Description, ...]:
    """Everything about each thing that `name` means. Raises UnknownNameError."""
    return describe_thing(_dataset(workspace, store), name, language)


def picture(
    name: str,
    workspace: Path = WORKSPACE,
    language: str = "en",
    format: str = "svg",  # noqa: A002
    *,
    store: str | None = None,
) -> bytes:
    """A picture of the one thing that `name` means and its neighbours. Raises UnknownNameError."""
    from coomet_graph.network import draw_neighbourhood  # noqa: PLC0415 - drawing libraries are slow to load

    dataset = _dataset(workspace, store)
    found = Names(dataset).matches(name)
    if len(found) != 1:
        choices = ", ".join(found) or "–"
        raise UnknownNameError(
            f'A picture needs one thing, but "{name}" means {len(found)} ({choices}); give its IRI.',
            f"Для рисунка нужен один объект, а «{name}» означает {len(found)} ({choices}); укажите IRI.",
        )
    return draw_neighbourhood(dataset, found[0], language, format)


def audit(
    workspace: Path = WORKSPACE, engine: ShaclEngine = "compiled", *, store: str | None = None
) -> AuditReport:
    """All findings on the current graph, the readers' among them; the engine "pyshacl" is the reference.

    What readers found is kept in a workspace only: with `store`, their rules are not in the report.
    """
    if store is not None:
        return _audit_at(_published(store), engine)
    place = Workspace(workspace)
    sources, dataset = place.manifest()["sources"], place.dataset()
    return run_audit(
        dataset,
        pipeline.ontology(),
        reader_findings(workspace),
        sum(source["lines"] for source in sources),
        pipeline.report_in(place, dataset, engine),
    )


def _audit_at(dataset: "RemoteDataset", engine: ShaclEngine) -> AuditReport:
    results = pipeline.report_at(dataset, Minter(graph_base=dataset.base), engine)
    report = run_audit(dataset, pipeline.ontology(), report=results)
    not_run = reader_rules()
    return replace(report, checks=tuple(check for check in report.checks if check.rule.id not in not_run))


def reader_findings(workspace: Path = WORKSPACE) -> tuple[Finding, ...]:
    """What the readers found in the sources of the current graph. Raises WorkspaceError."""
    place = Workspace(workspace)
    details = (place.attachment(f"sources/{source['id']}") for source in place.manifest()["sources"])
    return merge_findings(Finding.from_dict(each) for detail in details for each in detail["findings"])


def validate(path: Path, engine: ShaclEngine = "compiled", *, shapes: Sequence[Path] = ()) -> AuditReport:
    """What the shapes find in somebody's RDF file beside our reference data. Raises UnreadableGraphError.

    With `shapes`, files or folders of such, these are asked in place of ours, and of nothing but the file.
    What is found is there in SHACL's terms as well (`AuditReport.validation`).
    """
    from coomet_graph.exchange import read_rdf  # noqa: PLC0415

    quads = read_rdf(path)
    if not shapes:
        return pipeline.check_file(quads, engine)
    files = pipeline.files_of(shapes)
    # A file that is both is read once, so that its blank nodes are the same in both.
    read = (quads if file.resolve() == path.resolve() else read_rdf(file) for file in files)
    return pipeline.check_against(quads, read, engine)


def export(
    format: str,  # noqa: A002
    workspace: Path = WORKSPACE,
    with_graphs: Sequence[str] = (),
    *,
    store: str | None = None,
) -> bytes:
    """The graph in a format: asserted and reference statements, and the graphs named besides."""
    from coomet_graph.exchange import export as export_dataset  # noqa: PLC0415

    return export_dataset(_dataset(workspace, store), format, with_graphs)


def template(
    kind: str = "work-programme",
    workspace: Path = WORKSPACE,
    programme: str | None = None,
    language: str = "en",
    *,
    store: str | None = None,
) -> bytes:
    """A workbook (.xlsx) to fill in, whose lists offer what the graph knows; read as any source afterwards.

    With the name of a `programme`, its rows are in the workbook. Raises UnknownNameError for an unknown kind,
    ParameterError for an unknown programme, OutputError if a text does not fit into a cell, WorkspaceError.
    """
    from coomet_graph.exchange.template import make_template  # noqa: PLC0415 - slow to load

    lexicon = load_lexicon(resources.data_folder() / "reference")
    return make_template(_dataset(workspace, store), kind, lexicon, programme, language)
