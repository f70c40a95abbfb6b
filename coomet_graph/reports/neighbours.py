"""The lines around a quotation: as a workspace keeps them, or from the very file that was read."""

import hashlib
import os
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from coomet_graph.documents import read_document
from coomet_graph.documents.shown import ShownLine, shown_lines
from coomet_graph.errors import CoometGraphError
from coomet_graph.findings import Place
from coomet_graph.store.names import shortened

_AROUND = 2
# A quotation may go over a whole page.
_MOST = 6
_LENGTH = 200
_KEPT, _PLACES = 64, 4096
# Below the folder one works in may lie anything.
_DEEP, _MOST_FILES = 4, 20_000

KeptLines = Callable[[str], Sequence[ShownLine] | None]


@dataclass(frozen=True, slots=True)
class Around:
    """The lines with words before a place, those that it is on, and those after it."""

    before: tuple[str, ...]
    lines: tuple[str, ...]
    after: tuple[str, ...]


class SourceFiles:
    """The files of sources as far as they lie in one of `folders`; `hashes` tells each file's SHA-256.

    Or else somewhere below the folder `root`. `kept` gives the lines of a file that are kept beside the
    graph, or None.
    """

    def __init__(
        self,
        folders: Sequence[Path],
        hashes: Mapping[str, str],
        kept: KeptLines,
        root: Path | None = None,
    ) -> None:
        self._folders, self._kept, self._root = tuple(folders), kept, root
        self._hashes = hashes
        self._sheets = lru_cache(_KEPT)(self._read)
        # Each report in each language asks for the same places.
        self._remembered = lru_cache(_PLACES)(self._around)
        self._where: dict[str, Path | None] = {}

    def path(self, file: str) -> Path | None:
        """Where the file lies that was read, or None if it is not at hand or has changed since."""
        if file not in self._where:
            self._where[file] = self._found(file)
        return self._where[file]

    def around(self, place: Place) -> Around | None:
        """The lines around the place, or None if the file is not at hand."""
        # Places in files that are not at hand are not worth remembering.
        return self._remembered(place) if self._sheets(place.file) else None

    def _around(self, place: Place) -> Around | None:
        for same in self._sheets(place.file):
            at = [index for index, line in enumerate(same) if _is_at(line, place)]
            if at:
                break
        else:
            return None
        first, last = at[0], at[-1]

        def shown(start: int, end: int) -> tuple[str, ...]:
            return tuple(map(_shown, same[start:end]))

        return Around(
            shown(max(first - _AROUND, 0), first),
            shown(first, min(last + 1, first + _MOST)),
            shown(last + 1, last + 1 + _AROUND),
        )

    def _found(self, file: str) -> Path | None:
        wanted = self._hashes.get(file)
        if wanted is None or Path(file).name != file:
            return None
        found = _with_hash(wanted, (folder / file for folder in self._folders))
        if self._root is not None and (found is None or not is_below(found, self._root)):
            # One that lies where somebody works is the one they know.
            found = _with_hash(wanted, self._below.get(file, ())) or found
        return found

    @cached_property
    def _below(self) -> Mapping[str, Sequence[Path]]:
        """Where files of the wanted names lie below the root: not too deep, and among not too many."""
        found: defaultdict[str, list[Path]] = defaultdict(list)
        looked_at = 0
        for folder, folders, files in os.walk(self._root) if self._root is not None else ():
            deep = len(Path(folder).relative_to(self._root or "").parts)
            folders[:] = sorted(each for each in folders if not each.startswith(".")) if deep < _DEEP else []
            looked_at += len(files)
            if looked_at > _MOST_FILES:
                break
            for name in self._hashes.keys() & files:
                found[name].append(Path(folder) / name)
        return found

    def _read(self, file: str) -> tuple[tuple[ShownLine, ...], ...]:
        """The lines of each sheet of the file; what is no workbook has one. Nothing if it is not at hand."""
        sheets: dict[str | None, list[ShownLine]] = {}
        for line in self._kept(file) or self._read_again(file):
            sheets.setdefault(line.sheet, []).append(line)
        return tuple(map(tuple, sheets.values()))

    def _read_again(self, file: str) -> tuple[ShownLine, ...]:
        path = self.path(file)
        try:
            return () if path is None else tuple(shown_lines(read_document(path)))
        except CoometGraphError:
            return ()


def is_below(path: Path, folder: Path) -> bool:
    """Whether the path lies in the folder or one below it."""
    return path.resolve().is_relative_to(folder.resolve())


def _with_hash(wanted: str, paths: Iterable[Path]) -> Path | None:
    """The first of the paths that is a file of that SHA-256."""
    for path in paths:
        try:
            if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == wanted:
                return path
        except (OSError, ValueError):
            continue
    return None


def _is_at(line: ShownLine, place: Place) -> bool:
    if place.cell is None:
        return place.first_line <= line.number <= place.last_line
    return (line.sheet or None) == (place.sheet or None) and place.cell in line.cells


def _shown(line: ShownLine) -> str:
    return shortened(line.text, _LENGTH)
