"""The commands of `make demo`, each in a fresh process, and the stages of a build in one."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.bench import Bench
from benchmarks.tables import Line

_ROOT = Path(__file__).resolve().parent.parent
_FOUND_SOMETHING = 1
_COMMANDS: dict[str, tuple[str, ...]] = {
    "--help": ("--help",),
    "build": ("build",),
    "ask works-by-indicator": ("ask", "works-by-indicator", "--param", "body=TC 4"),
    "audit": ("audit", "--format", "summary"),
}


def commands(bench: Bench) -> Iterator[Line]:
    """What a user of the demo waits for."""
    total = 0.0
    with TemporaryDirectory(dir=bench.folder) as folder:
        for name, arguments in _COMMANDS.items():
            seconds = statistics.median(_run(arguments, folder) for _ in range(bench.rounds))
            total += 0.0 if name == "--help" else seconds
            yield Line(f"`{name}`", 0, "this package", seconds)
    yield Line("demo: build, ask and audit", 0, "this package", total)


def _run(arguments: Sequence[str], folder: str) -> float:
    command = [sys.executable, "-m", "coomet_graph", *arguments]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT)}
    begin = time.perf_counter()
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
    if done.returncode not in (0, _FOUND_SOMETHING):
        raise SystemExit(done.stderr.decode())
    return time.perf_counter() - begin


def stages(bench: Bench) -> Iterator[Line]:
    """Where the time of a build and an audit goes."""
    told: dict[str, list[float]] = {}
    for _ in range(bench.rounds):
        with TemporaryDirectory(dir=bench.folder) as scratch:
            for stage, seconds in bench.must(bench.ours("stages", scratch=scratch))["stages"].items():
                told.setdefault(stage, []).append(seconds)
    for stage, times in told.items():
        yield Line(stage, 0, "this package", statistics.median(times))
