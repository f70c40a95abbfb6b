"""The lines around a quotation: as a workspace keeps them, or from the very file that was read."""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
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

KeptLines = Callable[[str], Sequence[ShownLine] | None]


@dataclass(frozen=True, slots=True)
class Around:
    """The lines with words before a place, those that it is on, and those after it."""

    before: tuple[str, ...]
    lines: tuple[str, ...]
    after: tuple[str, ...]


class SourceFiles:
    """The files of sources as far as they lie in one of `folders`; `hashes` tells each file's SHA-256.

    `kept` gives the lines of a file that are kept beside the graph, or None.
    """

    def __init__(self, folders: Sequence[Path], hashes: Mapping[str, str], kept: KeptLines) -> None:
        self._folders, self._kept = tuple(folders), kept
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
        for folder in self._folders:
            path = folder / file
            try:
                if path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == wanted:
                    return path
            except (OSError, ValueError):
                continue
        return None

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


def _is_at(line: ShownLine, place: Place) -> bool:
    if place.cell is None:
        return place.first_line <= line.number <= place.last_line
    return (line.sheet or None) == (place.sheet or None) and place.cell in line.cells


def _shown(line: ShownLine) -> str:
    return shortened(line.text, _LENGTH)
