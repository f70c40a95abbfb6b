"""Answer anybody's queries in processes of their own, with limits on time, memory and the answer's size.

Oxigraph has no time limit of its own, and a hostile query can end its process (`docs/explanation/safety.md`):
so a query is checked and answered in a child process, on a read-only snapshot, that is killed at the limit.
The children are kept warm: what they import takes longer than most queries.
"""

import atexit
import functools
import os
import threading
from collections import deque
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from coomet_graph.errors import QueryError, QueryFault, WorkspaceError
from coomet_graph.processes import Child, End
from coomet_graph.processes.child import GRACE
from coomet_graph.store.limits import Limits

__all__ = ["Limits", "QueryPool", "answer_apart"]

_SHARING = threading.Lock()
_FAULTS = {
    End.TIME: QueryFault.TIME,
    End.MEMORY: QueryFault.MEMORY,
    End.FAILED: QueryFault.FAILED,
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
        self._idle: deque[Child] = deque()
        self._places = threading.BoundedSemaphore(self._limits.workers + self._limits.queue)
        self._turns = threading.BoundedSemaphore(self._limits.workers)
        self._owner = os.getpid()
        self._is_closed = False

    def warm(self) -> None:
        """Start the children that are missing, without waiting for them."""
        while len(self._idle) < self._limits.workers:
            self._idle.append(self._child())

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
            answer = child.ask(task, limits.seconds + GRACE)
        finally:
            self._give_back(child)
        facts = answer.facts
        _raise_fault(facts, None if answer.end is None else _FAULTS[answer.end], limits)
        if "boolean" in facts:
            return {"boolean": facts["boolean"]}
        if "variables" in facts:
            return {"variables": facts["variables"], "rows": answer.rows, "cut": facts["cut"]}
        return {"triples": answer.rows, "cut": facts["cut"]}

    def _child(self) -> Child:
        return Child("coomet_graph.store.child", "copies" if self._copies else "once")

    def _take(self) -> Child:
        while self._idle:
            child = self._idle.pop()
            if child.is_alive():
                return child
            child.close()
        return self._child()

    def _give_back(self, child: Child) -> None:
        if not child.is_reusable:
            child.kill()
            child = self._child()
        self._idle.append(child)
        if self._is_closed:
            self.close()


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
