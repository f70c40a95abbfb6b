"""Documents in folders: what a build of a folder reads."""

from collections.abc import Iterable, Iterator
from os.path import realpath
from pathlib import Path

from coomet_graph.errors import UnreadableDocumentError

# What stands beside documents and is none, and what editors leave behind while they have a file open.
_COMPANIONS = ("sources.csv", "readme.md", "readme.txt")
_MAPPING = ".mapping.toml"
_LEFT_BEHIND = ("~$", ".", "#")


def documents_in(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[UnreadableDocumentError, ...]]:
    """The paths, with the documents in a folder, and in folders within it, in place of the folder itself.

    Symbolic links in a folder are not followed: they may lead out of it, or in a circle. The errors name
    those to something that is not read in its own place. Raises
    UnreadableDocumentError for a folder without documents.
    """
    found: dict[Path, None] = {}
    links: dict[Path, UnreadableDocumentError] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = sorted(_files(path))
        documents = [each for each in inside if not each.is_symlink()]
        not_followed = {
            each: _not_followed(each) for each in inside if each.is_symlink() and not _leads_into(path, each)
        }
        if not documents:
            raise next(iter(not_followed.values()), _without_documents(path))
        found |= dict.fromkeys(documents)
        links |= not_followed
    return tuple(found), tuple(links.values())


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith(_LEFT_BEHIND):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif path.name.casefold() not in _COMPANIONS and not path.name.endswith(_MAPPING):
            yield path


def _leads_into(folder: Path, link: Path) -> bool:
    return link.exists() and Path(realpath(link)).is_relative_to(realpath(folder))


def _without_documents(folder: Path) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        f"{folder}: there are no documents in this folder; give one with programme files.",
        f"{folder}: в этой папке нет документов; укажите папку с файлами программ.",
    )


def _not_followed(link: Path) -> UnreadableDocumentError:
    return UnreadableDocumentError(
        f"{link}: symbolic links in a folder are not followed; put the file itself there, or name it.",
        f"{link}: символические ссылки в папке не раскрываются; положите туда сам файл или укажите его имя.",
    )
