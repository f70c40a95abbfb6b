"""Things kept in order on disk, so that memory does not grow with their number."""

import sqlite3
from abc import abstractmethod
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from threading import Lock
from typing import ClassVar, TypeVar

from coomet_graph.errors import OutputError

T = TypeVar("T")
_PORTION = 500


def portions(things: Iterable[T], size: int = _PORTION) -> Iterator[list[T]]:
    """The things in lists of at most `size`: what is read about one portion is forgotten with it."""
    rest = iter(things)
    while some := list(islice(rest, size)):
        yield some


class OnDisk(Collection[T]):
    """Things in the order of a table's columns; they can be gone through any number of times.

    What is small stays in memory (SQLite's temporary database). Several threads may add things.
    """

    TABLE: ClassVar[str]
    """The statement that makes the table `kept`, whose last column `told` is the thing as text."""
    ORDER: ClassVar[str]
    """The columns that put the things in order."""

    def __init__(self, things: Iterable[T] = ()) -> None:
        self._database = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        self._database.execute(self.TABLE)
        self._lock = Lock()
        self.add(things)

    @abstractmethod
    def row(self, thing: T) -> tuple[str | int | None, ...]:
        """The thing as a row of the table."""

    @abstractmethod
    def thing(self, told: str) -> T:
        """The thing that was told as text."""

    def add(self, things: Iterable[T]) -> None:
        """Add things, some at a time."""
        for some in portions(things):
            with self._lock, _whole(self._database):
                for thing in some:
                    self.put(self.together(thing))

    def together(self, thing: T) -> T:
        """What is kept of a thing that is added, beside what is there already: by default the thing."""
        return thing

    def put(self, thing: T) -> None:
        """Put the thing in its place; of one with the same key, the table says what becomes of it."""
        row = self.row(thing)
        places = ", ".join("?" * len(row))
        self._database.execute(f"INSERT OR REPLACE INTO kept VALUES ({places})", row)  # noqa: S608

    def __contains__(self, thing: object) -> bool:
        return any(mine == thing for mine in self)

    def __iter__(self) -> Iterator[T]:
        in_order = f"SELECT told FROM kept ORDER BY {self.ORDER}"  # noqa: S608 - columns of a class of ours
        for (told,) in self._database.execute(in_order):
            yield self.thing(told)

    def __len__(self) -> int:
        (count,) = self._database.execute("SELECT COUNT(*) FROM kept").fetchone()
        return int(count)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, type(self)):
            return NotImplemented
        return len(self) == len(other) and all(
            mine == theirs for mine, theirs in zip(self, other, strict=True)
        )

    __hash__ = None  # type: ignore[assignment]


@contextmanager
def _whole(database: sqlite3.Connection) -> Iterator[None]:
    """All that is done with the database, or nothing. Raises OutputError if there is no room for it."""
    try:
        database.execute("BEGIN")
        yield
        database.execute("COMMIT")
    except BaseException as error:
        if database.in_transaction:
            database.execute("ROLLBACK")
        if isinstance(error, sqlite3.OperationalError):
            raise OutputError(
                "Findings are kept in the folder for temporary files, and it cannot be written "
                f"({error}); free some space there, or name another folder by SQLITE_TMPDIR.",
                "Замечания хранятся в папке для временных файлов, и записать в неё не удалось "
                f"({error}); освободите в ней место или укажите другую папку в SQLITE_TMPDIR.",
            ) from error
        raise


def storable(text: str) -> str:
    """Half a character, which UTF-8 has not, as a question mark: for columns; what is told is whole."""
    return text.encode(errors="replace").decode()
