"""Read the sources of a build, here or side by side, and tell what is wrong with their tables."""

import csv
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path

from coomet_graph.documents import is_plain_text
from coomet_graph.errors import CoometGraphError, ParameterError
from coomet_graph.iris import Minter
from coomet_graph.records import Lexicon, load_lexicon
from coomet_graph.sources import Reading, ReadingLimits, Task, read_side_by_side
from coomet_graph.sources.reading import faults_of_ours, read_source, reading_of
from coomet_graph.sources.shelf import Shelf

__all__ = ["Progress", "Reading", "Result", "fit_tables", "read_sources"]

# Fewer sources than this, if all are small, are read sooner than other processes start.
_WORTH_SHARING = 8
_SMALL = 2**18

Progress = Callable[[int, int], None]
Result = Reading | CoometGraphError


def read_sources(
    paths: Sequence[Path],
    reference: Path,
    minter: Minter,
    folder: Path,
    progress: Progress | None = None,
    *,
    limits: ReadingLimits | None = None,
) -> list[Result]:
    """Read the sources with the reference tables in `reference`; statements are written into `folder`.

    For each path, in their order, what was read or why it was not. `progress` is told how many of how many
    are done. Raises ParameterError if a table of sources or reference data is not right.
    """
    with fit_tables(reference):
        lexicon = load_lexicon(reference)
    tell = progress or (lambda _done, _all: None)
    shelf = Shelf()
    tasks = {at: Task(path, reference, minter, folder / f"source-{at}.nt") for at, path in enumerate(paths)}
    read: Generator[tuple[int, Result], None, None]
    if len(paths) < _WORTH_SHARING and all(map(is_small, paths)):
        read = ((at, _read_here(task, lexicon, shelf)) for at, task in tasks.items())
    else:
        read = read_side_by_side(tasks, shelf, limits)
    results: dict[int, Result] = {}
    with closing(read):
        for at, result in read:
            if isinstance(result, ParameterError):
                raise result
            results[at] = result
            tell(len(results), len(paths))
    return [results[at] for at in range(len(paths))]


def is_small(path: Path) -> bool:
    """Whether the file is no burden; one that is not there is none.

    Of files that have to be unpacked or parsed, even small ones may take any time and memory.
    """
    try:
        return path.stat().st_size <= _SMALL and is_plain_text(path)
    except (OSError, ValueError):
        return True


def _read_here(task: Task, lexicon: Lexicon, shelf: Shelf) -> Result:
    try:
        with faults_of_ours(task.path):
            told = read_source(task.path, lexicon, task.minter, task.statements)
        return reading_of(told, task.statements, shelf)
    except CoometGraphError as error:
        return error


@contextmanager
def fit_tables(folder: Path) -> Iterator[None]:
    """What is wrong with reference tables, which anybody may bring, as an error that says what to do."""
    try:
        yield
    except (KeyError, ValueError, OSError, csv.Error) as error:
        detail = " ".join(f"{type(error).__name__}: {error}".split())
        raise ParameterError(
            f"{folder}: the reference tables are not right ({detail}); "
            "write them as in data/reference/README.md.",
            f"{folder}: справочные таблицы с ошибкой ({detail}); оформите их как в data/reference/README.md.",
        ) from error
