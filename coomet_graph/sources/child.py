"""The child process that reads sources, one after another (`processes.within`)."""

import gc
import os
from functools import cache
from pathlib import Path

from coomet_graph.errors import CoometGraphError
from coomet_graph.iris import Minter
from coomet_graph.processes import within
from coomet_graph.records import Lexicon, load_lexicon
from coomet_graph.sources.reading import read_source

# So many objects are made before Python looks for unused ones: some tens of megabytes.
_MADE = 100_000


def main() -> None:
    """Read what is asked for until nobody asks any more."""
    within.settle()
    within.tell(ready=True)
    for task in within.tasks():
        within.limit_work(task["seconds"])
        within.limit_memory(task["memory"])
        try:
            told = read_source(
                Path(task["path"]),
                _lexicon(Path(task["reference"])),
                Minter(*task["base"]),
                Path(task["statements"]),
            )
            within.tell(told=told)
        except CoometGraphError as error:
            within.tell(error=[type(error).__name__, error.text.en, error.text.ru])
        except MemoryError:
            # There may be no room left to say so.
            os._exit(within.OUT_OF_MEMORY)
        within.limit_work(0)
        within.tell(end=0, again=True)


@cache
def _lexicon(reference: Path) -> Lexicon:
    """The lexicon of a process that reads for one build only: no table changes meanwhile."""
    lexicon = load_lexicon(reference)
    # It lives as long as the process, and what is read of a document does until it is told: that need not be
    # found out again and again.
    gc.freeze()
    gc.set_threshold(_MADE)
    return lexicon
