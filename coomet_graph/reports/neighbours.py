"""The lines around a quotation, from the file itself: only if it is, byte for byte, the one that was read."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from coomet_graph.documents import Line, read_document
from coomet_graph.errors import CoometGraphError
from coomet_graph.findings import Place
from coomet_graph.store.names import shortened

_AROUND = 2
# A quotation may go over a whole page.
_MOST = 6
_LENGTH = 200
_KEPT, _PLACES = 64, 4096


@dataclass(frozen=True, slots=True)
class Around:
    """The lines with words before a place, those that it is on, and those after it."""

    before: tuple[str, ...]
    lines: tuple[str, ...]
    after: tuple[str, ...]


class SourceFiles:
    """The files of sources as far as they lie in one of `folders`; `hashes` tells each file's SHA-256."""

    def __init__(self, folders: Sequence[Path], hashes: Mapping[str, str]) -> None:
        self._folders = tuple(folders)
        self._hashes = hashes
        self._lines = lru_cache(_KEPT)(self._read)
        # Each report in each language asks for the same places.
        self.around = lru_cache(_PLACES)(self._around)
        self._where: dict[str, Path | None] = {}

    def path(self, file: str) -> Path | None:
        """Where the file lies that was read, or None if it is not at hand or has changed since."""
        if file not in self._where:
            self._where[file] = self._found(file)
        return self._where[file]

    def _around(self, place: Place) -> Around | None:
        """The lines around the place, or None if the file is not at hand."""
        lines = self._lines(place.file)
        if lines is None:
            return None
        at = [index for index, line in enumerate(lines) if _is_at(line, place)]
        if not at:
            return None
        sheet = _sheet(lines[at[0]])
        same = [index for index, line in enumerate(lines) if _sheet(line) == sheet]
        first, last = same.index(at[0]), same.index(at[-1])

        def shown(start: int, end: int) -> tuple[str, ...]:
            return tuple(_shown(lines[index]) for index in same[start:end])

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

    def _read(self, file: str) -> tuple[Line, ...] | None:
        path = self.path(file)
        if path is None:
            return None
        try:
            return read_document(path).lines
        except CoometGraphError:
            return None


def _is_at(line: Line, place: Place) -> bool:
    if place.cell is None:
        return place.first_line <= line.number <= place.last_line
    return any(
        (word.spot.sheet or None, word.spot.cell) == (place.sheet or None, place.cell)
        for word in line.passage.words
    )


def _sheet(line: Line) -> str | None:
    return line.passage.words[0].spot.sheet


def _shown(line: Line) -> str:
    return shortened(" | ".join(cell.text for cell in line.cells if cell.text), _LENGTH)
