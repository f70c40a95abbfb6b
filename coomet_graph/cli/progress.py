"""How far a long command has come, for those who watch it on a terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from coomet_graph.cli.words import choose


@contextmanager
def reading_progress(lang: str | None) -> Iterator[Callable[[int, int], None]]:
    """A bar with an estimate of the time left, on standard error; nothing where that is no terminal."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    console = Console(file=sys.stderr)
    with Progress(*columns, console=console, transient=True, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task(choose(lang, "Reading sources", "Чтение источников"), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
