"""The child process that reads sources, one after another (`processes.within`)."""

import gc
from functools import cache
from pathlib import Path
from typing import Any

from coomet_graph.iris import Minter
from coomet_graph.processes import within
from coomet_graph.records import Lexicon, load_lexicon
from coomet_graph.sources.reading import faults_of_ours, read_source

# So many objects are made before Python looks for unused ones: some tens of megabytes.
_MADE = 100_000


def main() -> None:
    """Read what is asked for until nobody asks any more."""
    within.serve(_read)


def _read(task: dict[str, Any]) -> dict[str, Any]:
    lexicon, minter = _lexicon(Path(task["reference"])), Minter(*task["base"])
    path = Path(task["path"])
    with faults_of_ours(path):
        return read_source(path, lexicon, minter, Path(task["statements"]))


@cache
def _lexicon(reference: Path) -> Lexicon:
    """The lexicon of a process that reads for one build only: no table changes meanwhile."""
    lexicon = load_lexicon(reference)
    # It lives as long as the process, and what is read of a document does until it is told: that need not be
    # found out again and again.
    gc.freeze()
    gc.set_threshold(_MADE)
    return lexicon
