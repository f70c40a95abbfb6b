"""Measure and print: the steps of the demo, the stages of a build, inference, and validation three ways.

`make benchmark` runs this. It tells times and ratios on this machine and judges none: no test is timed.
"""

import argparse
import os
import platform
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from importlib.metadata import version
from pathlib import Path
from typing import Any, TypeVar

from coomet_graph import pipeline
from coomet_graph.audit.register import asserted_graphs
from coomet_graph.validation import ValidationReport, load_shapes, validate

_LIBRARIES = ("pyoxigraph", "rdflib", "pyshacl", "owlrl")
_FOUND_SOMETHING = 1

# Commands of `make demo`, and what they depend on, each in a process of its own.
_COMMANDS: dict[str, tuple[str, ...]] = {
    "--help": ("--help",),
    "build": ("build",),
    "ask works-by-indicator": ("ask", "works-by-indicator", "--param", "body=TC 4"),
    "audit": ("audit", "--format", "summary"),
}

# What the pipeline calls, and the stage it belongs to.
_STAGES = {
    "load_lexicon": "read reference tables",
    "read_document": "documents",
    "read_records": "records",
    "build_programme": "graph: programmes",
    "build_reference": "graph: reference data",
    "_ontology_quads": "graph: ontology",
    "infer": "reasoning: axioms (owlrl)",
    "entail": "reasoning: axioms and rules",
}

Row = tuple[str, ...]
T = TypeVar("T")


def main() -> None:
    """Print all tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each time; the median is told")
    parser.add_argument(
        "--quick", action="store_true", help="leave out the reference validator: it takes minutes"
    )
    options = parser.parse_args()
    rounds = options.rounds
    print(f"{_machine()}; median of {rounds}\n")
    _print("Commands, each in a fresh process", ("command", "seconds"), _commands(rounds))
    _print("Build in process, by stage", ("stage", "seconds", "share"), _stages(rounds))
    _print(
        "Validation of the bundled documents",
        ("way", "seconds", "ratio", "results"),
        _validations(rounds, options.quick),
    )


def _machine() -> str:
    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"{platform.python_implementation()} {platform.python_version()}, {libraries}"
    )


def _commands(rounds: int) -> Iterator[Row]:
    # The checkout comes first, whether or not the package is installed.
    environment = {**os.environ, "PYTHONPATH": str(Path(pipeline.__file__).resolve().parent.parent)}
    total = 0.0
    with tempfile.TemporaryDirectory() as folder:

        def run(arguments: Sequence[str]) -> None:
            command = [sys.executable, "-m", "coomet_graph", *arguments]
            done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=False)
            if done.returncode not in (0, _FOUND_SOMETHING):
                raise SystemExit(done.stderr.decode())

        for name, arguments in _COMMANDS.items():
            seconds, _ = _measure(rounds, partial(run, arguments))
            total += 0.0 if name == "--help" else seconds
            yield name, f"{seconds:.2f}"
    yield "demo: build, ask and audit", f"{total:.2f}"


def _stages(rounds: int) -> Iterator[Row]:
    totals: list[float] = []
    measured: dict[str, list[float]] = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        for _ in range(rounds):
            spent: dict[str, float] = dict.fromkeys(_STAGES.values(), 0.0)
            with _stopwatches(spent):
                begin = time.perf_counter()
                built = pipeline.build()
                middle = time.perf_counter()
                pipeline.keep(built, Path(folder))
                totals.append(time.perf_counter() - begin)
            rules = spent.pop("reasoning: axioms and rules") - spent["reasoning: axioms (owlrl)"]
            spent |= {
                "reasoning: rules (SPARQL)": rules,
                "store: snapshot on disk": begin + totals[-1] - middle,
            }
            for stage, seconds in spent.items():
                measured[stage].append(seconds)
    total = statistics.median(totals)
    medians = {stage: statistics.median(times) for stage, times in measured.items()}
    medians["everything else"] = max(0.0, total - sum(medians.values()))
    for stage, seconds in medians.items():
        yield stage, f"{seconds:.2f}", f"{seconds / total:.0%}"
    yield "all", f"{total:.2f}", "100%"


@contextmanager
def _stopwatches(spent: dict[str, float]) -> Iterator[None]:
    """Time what the pipeline calls, while it does its usual work."""
    originals = {name: getattr(pipeline, name) for name in _STAGES}

    def timed(name: str, original: Callable[..., Any]) -> Callable[..., Any]:
        def call(*arguments: Any) -> Any:
            begin = time.perf_counter()
            try:
                return original(*arguments)
            finally:
                spent[_STAGES[name]] += time.perf_counter() - begin

        return call

    for name, original in originals.items():
        setattr(pipeline, name, timed(name, original))
    try:
        yield
    finally:
        for name, original in originals.items():
            setattr(pipeline, name, original)


def _validations(rounds: int, quick: bool) -> Iterator[Row]:
    dataset, ontology, shapes = pipeline.build().dataset, pipeline.ontology(), load_shapes()
    quads = [quad for name in asserted_graphs(dataset) for quad in dataset.quads(name)]
    core = replace(shapes, sparql=())
    ways: dict[str, tuple[int, Callable[[], ValidationReport]]] = {
        "core constraints alone": (rounds, lambda: validate(quads, ontology, core)),
        "with cross-node rules, once for all nodes": (rounds, lambda: validate(quads, ontology, shapes)),
        # The reference engine is slow: once is enough for a ratio.
        "with cross-node rules, node by node (pySHACL)": (
            1,
            lambda: validate(quads, ontology, shapes, engine="pyshacl"),
        ),
    }
    if quick:
        ways.popitem()
    first = 0.0
    for name, (times, way) in ways.items():
        seconds, report = _measure(times, way)
        first = first or seconds
        yield name, f"{seconds:.2f}", f"{seconds / first:.1f}", str(len(report.results))
    nodes = max(report.looked_at.values())
    print(f"\n({len(quads)} quads, {len(shapes.sparql)} cross-node rules, up to {nodes} nodes each)\n")


def _measure(rounds: int, run: Callable[[], T]) -> tuple[float, T]:
    """The median of the wall times, and the last result."""
    times: list[float] = []
    for _ in range(rounds):
        begin = time.perf_counter()
        result = run()
        times.append(time.perf_counter() - begin)
    return statistics.median(times), result


def _print(title: str, headings: Row, rows: Iterator[Row]) -> None:
    """A Markdown table, row by row, as the measurements come in."""
    print(f"{title}\n\n| {' | '.join(headings)} |\n|{'---|' * len(headings)}")
    for row in rows:
        print(f"| {' | '.join(row)} |", flush=True)
    print()


if __name__ == "__main__":
    main()
