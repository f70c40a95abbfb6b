"""Kill a process that builds and updates, at random moments; look each time whether the graph is whole.

    python -m tests.store.kills 100

After each kill the current snapshot must open and answer, hold exactly what one of the builds gives, and be
no older than the last one that was acknowledged. Exits with 1 if anything is lost.
"""

import multiprocessing
import os
import random
import shutil
import signal
import sys
import time
from collections import Counter
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory

from coomet_graph.pipeline import build, build_in, update_in
from coomet_graph.store import Workspace

GOLDEN = Path(__file__).parent.parent / "golden"
# How many times the time of one build a worker may go on: builds and updates, and the moments between them.
STEPS = 2
# Seconds after which a worker that has not begun anything is a fault of the script.
PATIENCE = 300


def sources_of(folder: Path, variant: int) -> list[Path]:
    return sorted((folder / f"sources-{variant}").glob("*.txt"))


def work(folder: Path, log: Path, first: int) -> None:
    """Build and update in turn for ever; say what is begun, and what is done."""
    with log.open("a", encoding="utf-8", buffering=1) as told:
        for turn in cycle((first, first + 1, first + 2, first + 3)):
            variant = turn % 2
            told.write(f"begin {variant}\n")
            if turn % 4 < 2:
                build_in(folder / "w", sources_of(folder, variant))
            else:
                update_in(folder / "w", sources_of(folder, variant))
            told.write(f"done {variant}\n")


def prepare(folder: Path) -> list[set[str]]:
    """Two variants of the programmes, and the statements that each gives."""
    expected = []
    for variant in range(2):
        shutil.copytree(GOLDEN, folder / f"sources-{variant}")
        path = folder / f"sources-{variant}" / "work-programme.txt"
        path.write_text(path.read_text("utf-8").replace("seminars", f"seminars {variant}"), "utf-8")
        expected.append(set(map(str, build(sources_of(folder, variant)).dataset.quads())))
    return expected


def wait_for_a_step(log: Path) -> None:
    """Wait until a worker has begun its first step: how long it takes to start says nothing of its work."""
    for _ in range(PATIENCE * 200):
        if "begin" in log.read_text("utf-8"):
            return
        time.sleep(0.005)
    raise TimeoutError(log)


def allowed(log: Path) -> set[int]:
    """The variants that may be current: the one acknowledged last, or one begun after it."""
    variants = {0}
    for line in log.read_text("utf-8").splitlines() if log.exists() else ():
        verb, _, variant = line.partition(" ")
        variants = {int(variant)} if verb == "done" else variants | {int(variant)}
    return variants


def sweep(kills: int, seed: int) -> Counter[str]:
    """What was seen after so many kills."""
    rng = random.Random(seed)
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["coomet_graph.pipeline", "rdflib.plugins.sparql.parser"])
    seen: Counter[str] = Counter()
    with TemporaryDirectory() as name:
        folder = Path(name)
        expected = prepare(folder)
        begun_at = time.monotonic()
        build_in(folder / "w", sources_of(folder, 0))
        longest = STEPS * (time.monotonic() - begun_at)
        current = 0
        for number in range(kills):
            log = folder / f"log-{number}"
            log.write_text(f"done {current}\n", "utf-8")
            worker = processes.Process(target=work, args=(folder, log, rng.randrange(4)))
            worker.start()
            wait_for_a_step(log)
            time.sleep(rng.uniform(0, longest))
            assert worker.pid is not None
            os.kill(worker.pid, signal.SIGKILL)
            worker.join()
            quads = set(map(str, Workspace(folder / "w").dataset().quads()))
            if quads not in expected:
                seen["damaged"] += 1
                continue
            current = expected.index(quads)
            seen["whole" if current in allowed(log) else "lost"] += 1
            begun = log.read_text("utf-8").splitlines()[-1].startswith("begin")
            seen["within a step" if begun else "between two steps"] += 1
    return seen


if __name__ == "__main__":
    result = sweep(int(sys.argv[1]) if len(sys.argv) > 1 else 100, int(time.time()))
    sys.stdout.write(f"{dict(result)}\n")
    sys.exit(bool(result["damaged"] or result["lost"]))
