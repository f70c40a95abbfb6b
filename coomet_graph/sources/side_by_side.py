"""Sources read by a child process for each core, every file under limits of time and memory.

A file that ends its process, takes too long or too much is an error; another process reads on.
"""

import os
import threading
from collections.abc import Generator, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from queue import Empty, Queue
from typing import Any

from coomet_graph.errors import BeyondLimitsError, CoometGraphError, ParameterError, UnreadableDocumentError
from coomet_graph.iris import Minter
from coomet_graph.processes import Allowance, Answer, Child, End
from coomet_graph.sources.reading import Reading, reading_of
from coomet_graph.sources.shelf import Shelf

CORES = os.cpu_count() or 1
_PROGRAM = "coomet_graph.sources.child"
Result = Reading | CoometGraphError


@dataclass(frozen=True, slots=True)
class ReadingLimits:
    """What the reading of one file may take."""

    seconds: float = 600.0
    """Of computing, for the largest; a file of a few pages gets 60 (`processes.Allowance`)."""
    patience: float = 4.0
    """By the clock it may take so many times as long: other programs want to compute as well."""
    memory: int = 2**30
    """Address space in bytes of the process that reads (not on Windows and macOS)."""
    answer: int = 2**29
    """Bytes of memory that what it tells of the file may take here, statements apart (`processes.held`)."""


@dataclass(frozen=True, slots=True)
class Task:
    """A source to be read with the reference tables in `reference`, and the file for its `statements`."""

    path: Path
    reference: Path
    minter: Minter
    statements: Path


def read_side_by_side(
    tasks: Mapping[int, Task],
    shelf: Shelf,
    limits: ReadingLimits | None = None,
    *,
    program: str = _PROGRAM,
) -> Generator[tuple[int, Result], None, None]:
    """The results of the tasks as they come, each with its task's key; details of readings go on the shelf.

    To be closed, also when something else stops the reading: then the children end at once.
    """
    readers = _Readers(tasks, shelf, limits or ReadingLimits(), program)
    try:
        yield from readers.results()
    except BaseException:
        readers.stop()
        raise
    finally:
        readers.join()


class _Readers:
    """A thread for each child process: it hands out the next task when the last one is done."""

    def __init__(self, tasks: Mapping[int, Task], shelf: Shelf, limits: ReadingLimits, program: str) -> None:
        self._number, self._shelf, self._limits, self._program = len(tasks), shelf, limits, program
        self._waiting = iter(tasks.items())
        self._results: Queue[tuple[int, Result] | BaseException] = Queue()
        self._children: set[Child] = set()
        self._lock = threading.Lock()
        self._is_stopped = False
        self._threads = [
            threading.Thread(target=self._serve, daemon=True) for _ in range(min(CORES, len(tasks)))
        ]

    def results(self) -> Iterator[tuple[int, Result]]:
        for thread in self._threads:
            thread.start()
        left = self._number
        while left:
            try:
                # In slices: on Windows, nothing interrupts a wait that has no end.
                result = self._results.get(timeout=1)
            except Empty:
                continue
            if isinstance(result, BaseException):
                raise result
            yield result
            left -= 1

    def stop(self) -> None:
        """End the children, whatever they are doing."""
        with self._lock:
            self._is_stopped = True
            for child in self._children:
                child.end()

    def join(self) -> None:
        """Wait for the threads; none of them has anything left to do."""
        for thread in self._threads:
            if thread.ident is not None:
                thread.join()

    def _serve(self) -> None:
        child: Child | None = None
        try:
            while (task := self._next()) is not None:
                if child is None or not child.is_alive():
                    self._part(child)
                    child = self._new()
                    if child is None:
                        return
                self._results.put((task[0], self._read(task[1], child)))
                if not child.is_reusable:
                    self._part(child)
                    child = None
        except Exception as error:  # noqa: BLE001 - it is raised again where the results are awaited
            self._results.put(error)
        finally:
            self._part(child)

    def _next(self) -> tuple[int, Task] | None:
        with self._lock:
            return None if self._is_stopped else next(self._waiting, None)

    def _new(self) -> Child | None:
        with self._lock:
            if self._is_stopped:
                return None
            child = Child(self._program)
            self._children.add(child)
            return child

    def _part(self, child: Child | None) -> None:
        if child is None:
            return
        with self._lock:
            self._children.discard(child)
        if child.is_reusable:
            child.close()
        else:
            child.kill()

    def _read(self, task: Task, child: Child) -> Result:
        allowed = Allowance.of(_size_of(task.path), self._limits.seconds, self._limits.patience)
        asked: dict[str, Any] = {
            "path": str(task.path),
            "reference": str(task.reference),
            "base": [task.minter.base, task.minter.graph_base],
            "statements": str(task.statements),
            "seconds": allowed.seconds,
            "memory": self._limits.memory,
        }

        def understood(answer: Answer) -> Result:
            error = answer.error(UnreadableDocumentError, BeyondLimitsError, ParameterError)
            return error or reading_of(answer.facts["told"], task.statements, self._shelf)

        child.begin(asked)
        told = child.hear(allowed, self._limits.answer, understood)
        return _ended(task.path, told, allowed, self._limits) if isinstance(told, End) else told


def _size_of(path: Path) -> int:
    """The bytes of the file; of one that is not there the child tells."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _ended(path: Path, end: End, allowed: Allowance, limits: ReadingLimits) -> BeyondLimitsError:
    if end is End.TIME:
        seconds, clock = round(allowed.seconds), round(allowed.clock)
        return BeyondLimitsError(
            f"{path}: reading this file takes longer than is allowed for its size ({seconds} s of computing, "
            f"{clock} s by the clock); leave it out, or give the programme's text alone.",
            f"{path}: чтение этого файла занимает больше времени, чем разрешено при его размере ({seconds} с "
            f"вычислений, {clock} с по часам); исключите файл или укажите только текст программы.",
        )
    if end is End.MEMORY:
        most = limits.memory // 2**20
        return BeyondLimitsError(
            f"{path}: reading this file needs more memory than is allowed ({most} MiB); "
            "leave it out, or give the programme's text alone.",
            f"{path}: для чтения этого файла нужно больше памяти, чем разрешено ({most} МиБ); "
            "исключите файл или укажите только текст программы.",
        )
    if end is End.ANSWER:
        most = limits.answer // 2**20
        return BeyondLimitsError(
            f"{path}: there is more to tell of this file (findings, uses of lines) than is allowed ({most} "
            "MiB); leave it out, or give the programme's text alone.",
            f"{path}: сведений об этом файле (замечаний, использованных строк) больше, чем разрешено "
            f"({most} МиБ); исключите файл или укажите только текст программы.",
        )
    return BeyondLimitsError(
        f"{path}: reading this file ended the program that read it; leave the file out.",
        f"{path}: чтение этого файла завершило программу аварийно; исключите файл.",
    )
