"""Texts that are seldom asked for, kept on disk for as long as somebody holds one of them."""

import threading
from dataclasses import dataclass
from pathlib import Path
from shutil import copyfileobj
from tempfile import TemporaryFile
from weakref import finalize


class Shelf:
    """A file without a name, which is gone with the last of its texts."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115 - closed with the shelf
        self._lock = threading.Lock()
        finalize(self, self._file.close)

    def put(self, text: str) -> "Kept":
        """Keep a text."""
        content = text.encode()
        with self._lock:
            start = self._file.seek(0, 2)
            self._file.write(content)
        return Kept(self, start, len(content))

    def put_file(self, path: Path, most: int) -> "Kept":
        """Keep the text of a file of at most so many bytes. Raises ValueError if it has more, and OSError."""
        with path.open("rb") as file, self._lock:
            start = self._file.seek(0, 2)
            if path.stat().st_size > most:
                raise ValueError(f"{path}: more than {most} bytes")
            copyfileobj(file, self._file)
            return Kept(self, start, self._file.tell() - start)

    def take(self, start: int, length: int) -> str:
        """The text that lies there."""
        with self._lock:
            self._file.seek(start)
            return self._file.read(length).decode()


@dataclass(frozen=True, slots=True)
class Kept:
    """A text on a shelf."""

    shelf: Shelf
    start: int
    length: int

    @property
    def text(self) -> str:
        """The text."""
        return self.shelf.take(self.start, self.length)
