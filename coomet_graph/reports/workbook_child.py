"""The child process that reads decisions out of a workbook (`processes.within`)."""

import os
from pathlib import Path

from coomet_graph.errors import CoometGraphError
from coomet_graph.processes import within
from coomet_graph.reports.workbook_decisions import read_decisions, told


def main() -> None:
    """Read what is asked for until nobody asks any more."""
    within.settle()
    within.tell(ready=True)
    for task in within.tasks():
        within.limit_work(task["seconds"])
        within.limit_memory(task["memory"])
        try:
            within.tell(told=told(*read_decisions(Path(task["path"]))))
        except CoometGraphError as error:
            within.tell(error=[error.text.en, error.text.ru])
        except MemoryError:
            # There may be no room left to say so.
            os._exit(within.OUT_OF_MEMORY)
        within.limit_work(0)
        within.tell(end=0, again=True)
