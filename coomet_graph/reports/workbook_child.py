"""The child process that reads decisions out of a workbook (`processes.within`)."""

from pathlib import Path
from typing import Any

from coomet_graph.processes import within
from coomet_graph.reports.workbook_decisions import read_decisions, told


def main() -> None:
    """Read what is asked for until nobody asks any more."""
    within.serve(_read)


def _read(task: dict[str, Any]) -> Any:
    return told(*read_decisions(Path(task["path"])))
