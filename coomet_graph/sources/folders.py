"""Documents in folders: what a build of a folder reads."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from coomet_graph.errors import UnreadableDocumentError

# What stands beside documents and is none, and what editors leave behind while they have a file open.
_COMPANIONS = ("sources.csv", "readme.md", "readme.txt")
_MAPPING = ".mapping.toml"
_LEFT_BEHIND = ("~$", ".", "#")


def documents_in(paths: Iterable[Path]) -> tuple[Path, ...]:
    """The paths, with the documents in a folder, and in folders within it, in place of the folder itself.

    Symbolic links in a folder are not followed. Raises UnreadableDocumentError for one without documents.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = sorted(_files(path))
        if not inside:
            raise UnreadableDocumentError(
                f"{path}: there are no documents in this folder; give one with programme files.",
                f"{path}: в этой папке нет документов; укажите папку с файлами программ.",
            )
        found |= dict.fromkeys(inside)
    return tuple(found)


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.is_symlink() or path.name.startswith(_LEFT_BEHIND):
            continue
        if path.is_dir():
            yield from _files(path)
        elif path.name.casefold() not in _COMPANIONS and not path.name.endswith(_MAPPING):
            yield path
