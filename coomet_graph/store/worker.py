"""Answer anybody's queries in processes of their own, with limits on time, memory and the answer's size.

Oxigraph has no time limit of its own, and a hostile query can end its process (`docs/explanation/safety.md`):
so a query is checked and answered in a child process, on a read-only snapshot, that is killed at the limit.
The children are kept warm: what they import takes longer than most queries.
"""

import atexit
import contextlib
import functools
import json
import os
import signal
import subprocess
import sys
import threading
from collections import deque
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from coomet_graph.errors import QueryError, QueryFault, WorkspaceError
from coomet_graph.store.limits import OUT_OF_MEMORY, Limits

__all__ = ["Limits", "QueryPool", "answer_apart"]

_START_SECONDS = 60.0
# The system ends a query by itself where it can; this long after, we do.
_GRACE = 0.3
_SETTINGS = {
    # Reserves of address space for every thread would use up the limit of memory.
    "MALLOC_ARENA_MAX": "2",
    "RUST_BACKTRACE": "0",
}
_SHARING = threading.Lock()
# Exit codes of a child, minus the number of the signal that ended it.
_ENDS = {
    OUT_OF_MEMORY: QueryFault.MEMORY,
    -getattr(signal, "SIGABRT", 6): QueryFault.MEMORY,  # what the engine does when it gets no memory
    -getattr(signal, "SIGKILL", 9): QueryFault.MEMORY,  # what the system does when there is none left
    -getattr(signal, "SIGALRM", 14): QueryFault.TIME,
}


def answer_apart(store: Path, query: str, limits: Limits | None = None) -> dict[str, Any]:
    """The answer of anybody's query on the store at `store`, from a pool that the whole process shares.

    See `QueryPool.answer`.
    """
    limits = limits or Limits()
    with _SHARING:
        pool = _shared_pool(os.getpid(), limits.workers, limits.queue)
    return pool.answer(store, query, limits)


@functools.cache
def _shared_pool(_process: int, workers: int, queue: int) -> "QueryPool":
    pool = QueryPool(Limits(workers=workers, queue=queue))
    atexit.register(pool.close)
    return pool


class QueryPool:
    """Child processes that answer one query each at a time; to be closed, or used as a context manager."""

    def __init__(self, limits: Limits | None = None, *, copies: bool = True) -> None:
        """`limits` are for queries that bring none; without `copies` every child answers one query only."""
        self._limits = limits or Limits()
        self._copies = copies
        self._idle: deque[_Child] = deque()
        self._places = threading.BoundedSemaphore(self._limits.workers + self._limits.queue)
        self._turns = threading.BoundedSemaphore(self._limits.workers)
        self._owner = os.getpid()
        self._is_closed = False

    def warm(self) -> None:
        """Start the children that are missing, without waiting for them."""
        while len(self._idle) < self._limits.workers:
            self._idle.append(_Child(copies=self._copies))

    def answer(self, store: Path, query: str, limits: Limits | None = None) -> dict[str, Any]:
        """The answer of anybody's query on the store at `store`, if `guard` does not refuse it.

        A SELECT gives {"variables", "rows", "cut"} (terms in N-Triples syntax, None where unbound), an ASK
        {"boolean"}, a CONSTRUCT or DESCRIBE {"triples", "cut"} (N-Triples). "cut" names the limit that cut
        the answer after a whole row, "rows" or "bytes", or is None. Raises QueryError for a faulty query and
        for any other limit, WorkspaceError if the store cannot be read.
        """
        limits = limits or self._limits
        if not self._places.acquire(blocking=False):
            raise _busy()
        try:
            if not self._turns.acquire(timeout=limits.queue_seconds):
                raise _busy()
            try:
                return self._answer(store, query, limits)
            finally:
                self._turns.release()
        finally:
            self._places.release()

    def close(self) -> None:
        """End the children."""
        self._is_closed = True
        while self._idle and self._owner == os.getpid():
            self._idle.pop().close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _answer(self, store: Path, query: str, limits: Limits) -> dict[str, Any]:
        # A character has at least one byte: of a query that is too long, this is enough to tell.
        text = query[: limits.query_bytes + 1]
        task = {"store": str(store.absolute()), "query": text, "limits": asdict(limits)}
        child = self._take()
        try:
            return child.answer(task, limits)
        finally:
            self._give_back(child)

    def _take(self) -> "_Child":
        while self._idle:
            child = self._idle.pop()
            if child.is_alive():
                return child
            child.close()
        return _Child(copies=self._copies)

    def _give_back(self, child: "_Child") -> None:
        if not child.is_reusable:
            child.kill()
            child = _Child(copies=self._copies)
        self._idle.append(child)
        if self._is_closed:
            self.close()


class _Child:
    """One child process."""

    def __init__(self, *, copies: bool) -> None:
        # It imports what we would, from where we would, wherever the working directory is.
        program = f"import sys; sys.path[:] = {sys.path!r}; from coomet_graph.store.child import main; main()"
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", program, "copies" if copies else "once"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=os.environ | _SETTINGS,
            # Ctrl-C in a terminal is for us; and a child is ended together with its copy.
            process_group=None if sys.platform == "win32" else 0,
        )
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._tasks, self._answers = self._process.stdin, self._process.stdout
        self._is_ready = self._is_reading = self._is_late = False
        self._lock = threading.Lock()
        self.is_reusable = False

    def is_alive(self) -> bool:
        """Whether the process can be given a task."""
        return self._process.poll() is None

    def answer(self, task: dict[str, Any], limits: Limits) -> dict[str, Any]:
        """See `QueryPool.answer`."""
        self.is_reusable = False
        if not self._is_ready and "ready" not in self._read("ready", _START_SECONDS)[1]:
            raise RuntimeError("the process that answers queries does not start")
        self._is_ready = True
        with contextlib.suppress(BrokenPipeError):
            self._tasks.write(json.dumps(task).encode() + b"\n")
            self._tasks.flush()
        rows, facts = self._read("end", limits.seconds + _GRACE)
        self.is_reusable = facts.get("again", False) and not self._is_late
        _raise_fault(facts, self._fault(facts.get("end")), limits)
        if "boolean" in facts:
            return {"boolean": facts["boolean"]}
        if "variables" in facts:
            return {"variables": facts["variables"], "rows": rows, "cut": facts["cut"]}
        return {"triples": rows, "cut": facts["cut"]}

    def close(self) -> None:
        """End the process, which has nothing to do."""
        with contextlib.suppress(BrokenPipeError):
            self._tasks.close()
        try:
            self._process.wait(_GRACE if self._is_ready else 0)
        except subprocess.TimeoutExpired:
            self.kill()
        self._answers.close()

    def kill(self) -> None:
        """End the process at once, and what it does."""
        self._end()
        self._process.wait()
        with contextlib.suppress(BrokenPipeError):
            self._tasks.close()
        self._answers.close()

    def _read(self, last: str, seconds: float) -> tuple[list[Any], dict[str, Any]]:
        """The rows, and the facts up to that named `last`; without it, the process has ended."""
        rows: list[Any] = []
        facts: dict[str, Any] = {}
        timer = threading.Timer(seconds, self._end_late)
        timer.daemon = True
        self._is_reading = True
        timer.start()
        try:
            for line in self._answers:
                with contextlib.suppress(ValueError):  # a line that broke off when its writer was ended
                    value = json.loads(line)
                    if isinstance(value, dict):
                        facts |= value
                    else:
                        rows.append(value)
                if last in facts:
                    break
        finally:
            timer.cancel()
            with self._lock:
                self._is_reading = False
        return rows, facts

    def _end_late(self) -> None:
        with self._lock:
            if self._is_reading:
                self._is_late = True
                self._end()

    def _end(self) -> None:
        if self._process.poll() is None:
            if sys.platform == "win32":
                self._process.kill()
            else:
                os.killpg(self._process.pid, signal.SIGKILL)

    def _fault(self, code: int | None) -> QueryFault | None:
        """What the exit code of the copy, or of the process itself, tells."""
        code = self._process.wait() if code is None else code
        if self._is_late:
            return QueryFault.TIME
        return _ENDS.get(code, QueryFault.FAILED) if code else None


def _raise_fault(facts: dict[str, Any], fault: QueryFault | None, limits: Limits) -> None:
    """Raise what stands in the way of an answer, if anything does."""
    if "damage" in facts:
        raise WorkspaceError(
            f"The stored graph cannot be read ({facts['damage']}); run coomet-graph build again.",
            f"Сохранённый граф не читается ({facts['damage']}); выполните coomet-graph build заново.",
        )
    if "fault" in facts:
        en, ru = facts["text"]
        raise QueryError(en, ru, QueryFault(facts["fault"]))
    if fault is QueryFault.TIME:
        raise QueryError(
            f"The query was stopped after {limits.seconds:g} s; ask for less, or add LIMIT.",
            f"Запрос остановлен через {limits.seconds:g} с; запросите меньше или добавьте LIMIT.",
            fault,
        )
    if fault is QueryFault.MEMORY:
        most = limits.memory // 2**20
        raise QueryError(
            f"The query needs more memory than is allowed ({most} MiB); ask for less.",
            f"Запросу нужно больше памяти, чем разрешено ({most} МиБ); запросите меньше.",
            fault,
        )
    if fault is not None:
        raise QueryError(
            "The query ended the engine; write it in a simpler way.",
            "Запрос остановил движок; напишите его проще.",
            fault,
        )


def _busy() -> QueryError:
    return QueryError(
        "Too many queries are being answered; try again in a while.",
        "Сейчас выполняется слишком много запросов; повторите позже.",
        QueryFault.BUSY,
    )
