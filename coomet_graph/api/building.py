"""Build and update the graph of a workspace, look at documents first, and publish what was built."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from coomet_graph import pipeline
from coomet_graph.api.places import WORKSPACE, minter_below
from coomet_graph.errors import OutputError, ParameterError
from coomet_graph.pipeline import Build, Update
from coomet_graph.pipeline.reading import Progress
from coomet_graph.reasoning import Engine
from coomet_graph.records.layouts.mapping import ColumnMapping, mapping_path, read_mapping
from coomet_graph.store import Snapshot, Workspace

if TYPE_CHECKING:
    from coomet_graph.store.remote import Published


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
        workspace, sources, minter_below(base), reference, progress, engine=engine, decisions=decisions
    )


def inspect(path: Path, mapping: Path | None = None, reference: Path | None = None) -> "pipeline.Inspection":
    """What a document is taken for: tables, columns and what is doubtful; nothing is built.

    `mapping` is a file that says what its columns are. Raises UnreadableDocumentError if the file is no
    document, ParameterError if the mapping or the reference tables are not right.
    """
    return pipeline.inspect_file(path, None if mapping is None else read_mapping(mapping), reference)


def write_mapping(seen: "pipeline.Inspection", document: Path) -> Path:
    """Write what was recognised in a document beside it, and return where.

    Raises ParameterError for a document without rows of cells, and OutputError.
    """
    if not seen.as_mapping().tables:
        raise ParameterError(
            f"{document}: there are no rows of cells, so a mapping has nothing to name; none was written.",
            f"{document}: строк с ячейками нет, и файлу соответствия нечего назвать; он не записан.",
        )
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

    Of a folder, all documents in it are read. A source that supersedes another takes its place. `decisions`
    is a folder of what people decided; without it, that stays as it was. Raises UnreadableDocumentError if
    nothing could be read, UnknownNameError for a source to remove that the graph has not, WorkspaceError and
    OutputError.
    """
    return pipeline.update_in(workspace, sources, remove, reference, progress, decisions=decisions)


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
    from coomet_graph.store.remote import open_store, publish  # noqa: PLC0415 - see `published_at`

    place = Workspace(workspace)
    _, graphs = place.manifest()["base"]
    return publish(place.dataset(), open_store(store, graphs))
