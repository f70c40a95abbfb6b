"""Run measured processes, sides in turn, and keep the medians."""

import json
import os
import signal
import statistics
import subprocess
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_ROOT = Path(__file__).resolve().parent.parent
# Seconds.
_ONCE_IS_ENOUGH = 60.0


@dataclass(frozen=True, slots=True)
class Job:
    """A side of a measurement: the interpreter, the module it runs, and what that is told."""

    side: str
    python: Path
    module: str
    words: tuple[str, ...]
    arguments: dict[str, Any]


@dataclass(slots=True)
class Outcome:
    """What a side told, medians of numbers; `problem` says why there is nothing."""

    side: str
    values: dict[str, Any] = field(default_factory=dict)
    problem: str = ""

    def number(self, name: str) -> float | None:
        """A number that was told, or None."""
        value = self.values.get(name)
        return float(value) if isinstance(value, int | float) else None


def side_by_side(jobs: Iterable[Job], rounds: int, limit: float) -> dict[str, Outcome]:
    """Run every side so many times, in turn, forwards and backwards.

    A side that fails or takes very long is not run again.
    """
    sides = list(jobs)
    told: dict[str, list[dict[str, Any]]] = {job.side: [] for job in sides}
    problems: dict[str, str] = {}
    done: set[str] = set()
    for turn in range(rounds):
        for job in sides if turn % 2 == 0 else reversed(sides):
            if job.side in done:
                continue
            begin = time.perf_counter()
            values, problem = run(job, limit)
            if problem:
                problems[job.side] = problem
            else:
                told[job.side].append(values)
            if problem or time.perf_counter() - begin > _ONCE_IS_ENOUGH:
                done.add(job.side)
    return {
        job.side: Outcome(job.side, _medians(told[job.side]), problems.get(job.side, "")) for job in sides
    }


def run(job: Job, limit: float) -> tuple[dict[str, Any], str]:
    """What the process tells, or why it tells nothing."""
    command = [str(job.python), "-m", job.module, *job.words]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    process = subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env=environment,
        start_new_session=True,
    )
    try:
        output, errors = process.communicate(json.dumps(job.arguments), timeout=limit)
    except subprocess.TimeoutExpired:
        # Its own processes end with it.
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        return {}, f"> {limit:.0f} s"
    lines = output.splitlines()
    if process.returncode != 0 or not lines:
        return {}, _last_words(errors) or f"exit code {process.returncode}"
    values: dict[str, Any] = json.loads(lines[-1])
    return values, ""


def _last_words(errors: str) -> str:
    """The last line of what went wrong that is no advice."""
    lines = [line for line in errors.splitlines() if line.strip() and not line.startswith("note:")]
    return " ".join(lines[-1].split())[:200] if lines else ""


def _medians(told: list[dict[str, Any]]) -> dict[str, Any]:
    """Numbers as medians; of anything else what was told last."""
    if not told:
        return {}
    return {name: _median([each[name] for each in told]) for name in told[-1]}


def _median(values: list[Any]) -> Any:
    if all(isinstance(value, int | float) for value in values):
        return statistics.median(values)
    if all(isinstance(value, dict) for value in values):
        return _medians(values)
    return values[-1]
