"""Reports of an audit as files, with what they look up in the graph and in the documents themselves."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO

from coomet_graph import resources
from coomet_graph.audit import AuditReport
from coomet_graph.documents.shown import ShownLine
from coomet_graph.pipeline.attachments import lines_of
from coomet_graph.reports import FORMATS, write_report
from coomet_graph.reports.background import Background
from coomet_graph.reports.neighbours import KeptLines
from coomet_graph.reports.pictures_ahead import PicturesAhead
from coomet_graph.store import Workspace

DEFAULT = Path("coomet-workspace")
_LANGUAGES = ("en", "ru")
Write = Callable[[BinaryIO], None]


def background(
    documents: Sequence[Path] = (),
    workspace: Path | None = None,
    *,
    store: str | None = None,
    ahead: bool = False,
) -> Background:
    """What reports look up in the graph of a workspace, or on the server `store`, and in the documents read.

    Their lines are kept in the workspace; of a graph on a server, they are looked for in the folders
    `documents`, and among those that came with us. Places in reports for
    programs are told relative to the folder one works in, where the documents lie below it.

    `ahead` the pictures of all reports on a workspace are drawn from now on, by another process: what is
    returned is to be closed. Raises WorkspaceError, and ParameterError if `store` is no address.
    """
    folders = (*documents, resources.data_folder() / "sources")
    if store is not None:
        from coomet_graph.store.remote import open_published  # noqa: PLC0415 - most need no such library

        return Background(open_published(store), folders, Path.cwd())
    place = Workspace(workspace or DEFAULT).pinned()
    dataset = place.dataset()
    pictures = PicturesAhead(dataset, place.store_path(), _LANGUAGES) if ahead else None
    return Background(dataset, folders, Path.cwd(), _lines_in(place), pictures)


def _lines_in(place: Workspace) -> KeptLines:
    """The lines of the sources that the workspace's snapshot keeps, by the names of their files."""
    names = {source["file"]: source["id"] for source in place.manifest()["sources"]}

    def lines(file: str) -> list[ShownLine] | None:
        if file not in names or not place.keeps(lines_of(names[file])):
            return None
        return list(map(ShownLine.from_list, place.attachment(lines_of(names[file]))))

    return lines


def all_reports(report: AuditReport, background: Background) -> Iterator[tuple[str, Write]]:
    """Every report in every language: the name of its file, and what writes it. Nothing is computed twice.

    Those with pictures come last: they may have to wait for them.
    """
    for name, form in sorted(FORMATS.items(), key=lambda each: each[1].has_pictures):
        for language in _LANGUAGES if form.has_languages else ("",):
            file = f"audit{f'-{language}' if language else ''}{form.suffix}"
            yield file, _writer(report, name, language or "en", background)


def _writer(report: AuditReport, name: str, language: str, background: Background) -> Write:
    return lambda stream: write_report(report, name, stream, language, background)
