"""A child process as its parent sees it: tasks go in, answers come back, and it is ended at a limit."""

import contextlib
import json
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, TypeVar

from coomet_graph.errors import CoometGraphError
from coomet_graph.processes.allowance import Allowance
from coomet_graph.processes.within import OUT_OF_MEMORY

T = TypeVar("T")

# The system ends a task by itself where it can; this long after, its parent does.
GRACE = 0.3
_START_SECONDS = 60.0
_SETTINGS = {
    # Reserves of address space for every thread would use up the limit of memory.
    "MALLOC_ARENA_MAX": "2",
    "RUST_BACKTRACE": "0",
}


# A byte is there as it came, in the text of the line and in that of the value, whose widest characters have
# four bytes each; a list of one number, with its place in another, has some 140.
_HELD_BY_A_BYTE, _HELD_BY_A_SIGN = 9, 80


def held(line: bytes) -> int:
    """How much memory, at most, a line of JSON takes when it is read: many times what it has itself.

    Two bytes are an empty list, of which there can be millions in a line: every sign that begins or parts
    values counts.
    """
    signs = 1 + sum(map(line.count, (b",", b"[", b"{", b":")))
    return _HELD_BY_A_BYTE * len(line) + _HELD_BY_A_SIGN * signs


class End(StrEnum):
    """Why a process ended before its answer was complete."""

    TIME = "time"
    MEMORY = "memory"
    ANSWER = "answer"
    """It told more than its parent would hear."""
    FAILED = "failed"


# Exit codes of a child, minus the number of the signal that ended it.
_ENDS = {
    OUT_OF_MEMORY: End.MEMORY,
    127: End.MEMORY,  # what glibc does that gets no memory for a thread's own data (elf/dl-tls.c, oom)
    -getattr(signal, "SIGABRT", 6): End.MEMORY,  # what libraries do that get no memory
    -getattr(signal, "SIGKILL", 9): End.MEMORY,  # what the system does when there is none left
    -getattr(signal, "SIGALRM", 14): End.TIME,
    -getattr(signal, "SIGPROF", 27): End.TIME,
}


@dataclass(frozen=True, slots=True)
class Answer:
    """What a child said: rows and facts; `end` tells why there may be no more of them."""

    rows: list[Any]
    facts: dict[str, Any]
    end: End | None

    def error(self, *kinds: type[CoometGraphError]) -> CoometGraphError | None:
        """The error that the child told, if any. Raises KeyError if it is none of these kinds."""
        if "error" not in self.facts:
            return None
        name, en, ru = self.facts["error"]
        return {kind.__name__: kind for kind in kinds}[name](str(en), str(ru))


class Child:
    """One child process; to be closed or killed."""

    def __init__(self, module: str, *arguments: str) -> None:
        """Start the function `main` of `module`, without waiting for it."""
        # It imports what we would, from where we would, wherever the working directory is.
        program = f"import sys; sys.path[:] = {sys.path!r}; from {module} import main; main()"
        self._process = subprocess.Popen(  # noqa: S603 - our own program
            [sys.executable, "-c", program, *arguments],
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
        self._is_ready = self._is_reading = self._is_late = self._is_cut = False
        self._lock = threading.Lock()
        self.is_reusable = False

    def is_alive(self) -> bool:
        """Whether the process can be given a task."""
        return self._process.poll() is None

    def ask(self, task: dict[str, Any], seconds: float, most: int | None = None) -> Answer:
        """What the child says to a task in so many seconds, and in `most` bytes of our memory (`held`).

        `is_reusable` tells afterwards whether it can be given another one.
        """
        # What is longer than the pipe holds can be written only to a child that reads.
        self._await_start()
        self.begin(task)
        return self._answer(seconds, most)

    def begin(self, task: dict[str, Any]) -> None:
        """Give the child a short task, and do not wait, not even for its start: `hear` hears what it says."""
        self.is_reusable = False
        with contextlib.suppress(BrokenPipeError):
            self._tasks.write(json.dumps(task).encode() + b"\n")
            self._tasks.flush()

    def _await_start(self) -> None:
        if not self._is_ready and "ready" not in self._read("ready", _START_SECONDS, None)[1]:
            raise RuntimeError("a child process does not start")
        self._is_ready = True

    def _answer(self, seconds: float, most: int | None) -> Answer:
        self._await_start()
        rows, facts = self._read("end", seconds, most)
        self.is_reusable = facts.get("again", False) and not self._is_late
        return Answer(rows, facts, self._end_of(facts.get("end")))

    def hear(self, allowed: Allowance, most: int, understand: Callable[[Answer], T]) -> T | End:
        """What `understand` makes of the answer to the task that was begun, or why there is none.

        An answer that it does not understand is not what our program says: something in the task has taken
        it over, and nothing more is to be expected of the process.
        """
        try:
            answer = self._answer(allowed.clock + GRACE, most)
            return understand(answer) if answer.end is None else answer.end
        except (KeyError, TypeError, ValueError, AttributeError, RecursionError, OSError):
            self.is_reusable = False
            return End.FAILED

    def close(self) -> None:
        """End the process, which has nothing to do."""
        with contextlib.suppress(BrokenPipeError):
            self._tasks.close()
        try:
            self._process.wait(GRACE if self._is_ready else 0)
        except subprocess.TimeoutExpired:
            self.kill()
        self._answers.close()

    def kill(self) -> None:
        """End the process at once, and what it does."""
        self.end()
        self._process.wait()
        with contextlib.suppress(BrokenPipeError):
            self._tasks.close()
        self._answers.close()

    def end(self) -> None:
        """Have the system end the process: whoever waits for its answer waits no longer."""
        if self._process.poll() is None:
            with contextlib.suppress(ProcessLookupError):  # it has just ended by itself
                if sys.platform == "win32":
                    self._process.kill()
                else:
                    os.killpg(self._process.pid, signal.SIGKILL)

    def _read(self, last: str, seconds: float, most: int | None) -> tuple[list[Any], dict[str, Any]]:
        """The rows, and the facts up to that named `last`; without it, the process has ended."""
        rows: list[Any] = []
        facts: dict[str, Any] = {}
        timer = threading.Timer(seconds, self._end_late)
        timer.daemon = True
        self._is_reading = True
        timer.start()
        try:
            while last not in facts:
                line = self._answers.readline(-1 if most is None else most // _HELD_BY_A_BYTE + 1)
                if not line:
                    break
                if most is not None:
                    most -= held(line)
                    if most < 0:
                        self._is_cut = True
                        self.end()
                        break
                with contextlib.suppress(ValueError):  # a line that broke off when its writer was ended
                    value = json.loads(line)
                    if isinstance(value, dict):
                        facts |= value
                    else:
                        rows.append(value)
        finally:
            timer.cancel()
            with self._lock:
                self._is_reading = False
        return rows, facts

    def _end_late(self) -> None:
        with self._lock:
            if self._is_reading:
                self._is_late = True
                self.end()

    def _end_of(self, code: int | None) -> End | None:
        """What the exit code of the copy, or of the process itself, tells."""
        code = self._process.wait() if code is None else code
        if self._is_late:
            return End.TIME
        if self._is_cut:
            return End.ANSWER
        return _ENDS.get(code, End.FAILED) if code else None
