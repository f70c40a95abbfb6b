"""Measure side by side and print tables: `make benchmark`. README.md tells what is measured.

A time says something only beside the machine it was taken on, and beside the other side's in the same run.
"""

import argparse
import os
import platform
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from benchmarks import commands, rivals, works
from benchmarks.bench import Bench
from benchmarks.tables import Line, markdown, put_into

_BUILD = Path(__file__).resolve().parent.parent / "build" / "benchmark"
_DOCUMENTS = (2, 11, 115)
_WORKS: dict[str, tuple[str, Callable[[Bench], Iterator[Line]]]] = {
    "commands": ("Commands, each in a fresh process", commands.commands),
    "stages": ("The bundled documents, in one process", commands.stages),
    "reading": ("Reading", works.reading),
    "load": ("Load into a store on disk", works.load),
    "inference": ("Inference", works.inference),
    "validation": ("Validation", works.validation),
    "questions": ("Questions, warm", works.questions),
    "replacement": ("A changed document", works.replacement),
    "growth": ("Growth", works.growth),
}


def main() -> None:
    """Print the tables, and keep them in `build/benchmark/results.md`."""
    options = _options()
    bench = Bench(
        folder=options.folder,
        others=None if options.alone else rivals.interpreter(options.folder / "rivals"),
        rounds=options.rounds,
        limit=options.limit,
    )
    bench.folder.mkdir(parents=True, exist_ok=True)
    text = [f"{_machine()}; median of {bench.rounds}; {datetime.now(UTC):%Y-%m-%d}.\n"]
    print(text[0], flush=True)
    for documents in options.documents:
        bench.prepare(documents)
    for name in options.only or _WORKS:
        title, work = _WORKS[name]
        for line in markdown(title, work(bench)):
            print(line, flush=True)
            text.append(line)
    result = "\n".join(text) + "\n"
    (bench.folder / "results.md").write_text(result, "utf-8")
    if options.write is not None:
        put_into(options.write, result)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--documents",
        type=_sizes,
        default=_DOCUMENTS,
        metavar="N,N,…",
        help="sizes: how many invented documents (one gives about 9,000 triples)",
    )
    parser.add_argument("--rounds", type=int, default=3, help="measurements of each time; the median is told")
    parser.add_argument("--limit", type=float, default=600.0, help="seconds after which a side is given up")
    parser.add_argument("--only", nargs="+", choices=_WORKS, help="measure these works alone")
    parser.add_argument("--alone", action="store_true", help="without the other engines")
    parser.add_argument("--quick", action="store_true", help="smallest size, once, without the other engines")
    parser.add_argument("--folder", type=Path, default=_BUILD, help="where everything is kept")
    parser.add_argument(
        "--write", type=Path, metavar="PAGE", help="put the tables between the marks on this page"
    )
    options = parser.parse_args()
    if options.quick:
        options.documents, options.rounds, options.alone = _DOCUMENTS[:1], 1, True
        options.only = options.only or ["reading", "load", "inference", "validation", "questions"]
    return options  # fmt: skip


def _sizes(words: str) -> tuple[int, ...]:
    return tuple(sorted(int(word) for word in words.split(",")))


def _machine() -> str:
    return (
        f"{os.cpu_count()} cores, {platform.system()} {platform.machine()}, "
        f"{platform.python_implementation()} {platform.python_version()}, pyoxigraph {version('pyoxigraph')}"
    )


if __name__ == "__main__":
    main()
