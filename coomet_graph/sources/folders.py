"""Documents in folders: what a build of a folder reads."""

from collections.abc import Iterable, Iterator
from os.path import realpath
from pathlib import Path

from coomet_graph.errors import CoometGraphError, ParameterError, UnreadableDocumentError
from coomet_graph.records.descriptions import described_in

# What stands beside documents and is none, and what editors leave behind while they have a file open.
_COMPANIONS = ("sources.csv", "readme.md", "readme.txt")
_MAPPING = ".mapping.toml"
_LEFT_BEHIND = ("~$", ".", "#")


def documents_in(paths: Iterable[Path]) -> tuple[tuple[Path, ...], tuple[CoometGraphError, ...]]:
    """The paths, with the documents in a folder, and in folders within it, in place of the folder itself.

    Symbolic links in a folder are not followed: they may lead out of it, or in a circle. The errors name
    those to something that is not read in its own place, and the files that a `sources.csv` in the folder
    describes and that are not there. Raises UnreadableDocumentError for a folder without documents,
    ParameterError for a table that cannot be read.
    """
    found: dict[Path, None] = {}
    told: dict[tuple[Path, str], CoometGraphError] = {}
    for path in paths:
        if not path.is_dir():
            found[path] = None
            continue
        inside = sorted(_files(path))
        documents = [each for each in inside if not each.is_symlink()]
        not_followed = {
            (each, ""): _not_followed(each)
            for each in inside
            if each.is_symlink() and not _leads_into(path, each)
        }
        if not documents:
            raise next(iter(not_followed.values()), _without_documents(path))
        found |= dict.fromkeys(documents)
        told |= not_followed
        for table in sorted({path, *(each.parent for each in inside)}):
            told |= {(table, name): _not_there(table, name) for name in described_in(table) - _within(table)}
    return tuple(found), tuple(told.values())


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name.startswith(_LEFT_BEHIND):
            continue
        if path.is_dir() and not path.is_symlink():
            yield from _files(path)
        elif path.name.casefold() not in _COMPANIONS and not path.name.endswith(_MAPPING):
            yield path


def _within(folder: Path) -> set[str]:
    """The names of the files that a table in the folder can describe: beside it, or one folder below."""
    return {path.name for path in (*folder.iterdir(), *folder.glob("*/*"))}


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


def _not_there(folder: Path, name: str) -> ParameterError:
    return ParameterError(
        f'{folder / "sources.csv"}: there is no file "{name}" here; write its name as the file has it, or '
        "delete the row.",
        f"{folder / 'sources.csv'}: файла «{name}» здесь нет; запишите имя так, как назван файл, "
        "или удалите строку.",
    )
