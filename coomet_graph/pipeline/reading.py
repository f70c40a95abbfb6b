"""Read sources, many of them side by side: each becomes a file of N-Triples and a short account of it.

The statements of a source never travel between processes and never wait in memory, so that memory does not
grow with the number of sources.
"""

import csv
import hashlib
import json
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import RdfFormat, serialize

from coomet_graph.documents import read_document
from coomet_graph.documents.model import Document
from coomet_graph.errors import CoometGraphError, ParameterError, UnreadableDocumentError
from coomet_graph.findings import Finding
from coomet_graph.graph import build_programme
from coomet_graph.iris import Minter, digest
from coomet_graph.records import Lexicon, SourceDescription, load_lexicon, read_records
from coomet_graph.records.account import LineRun, runs_of
from coomet_graph.records.descriptions import describe

# Fewer sources than this are read sooner than further processes start.
_WORTH_SHARING = 8
_CORES = os.cpu_count() or 1
# So many sources for each core are handed out beforehand, that none waits for the next.
_WAITING = 4

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Reading:
    """What was read of one source; its statements lie in the file `statements`, `content` is their hash."""

    source: str
    file: str
    sha256: str
    programme: str
    kind: str
    description: SourceDescription | None
    account: tuple[LineRun, ...]
    findings: tuple[Finding, ...]
    statements: Path
    content: str

    @property
    def lines(self) -> int:
        """The number of lines that are not blank."""
        return sum(run.lines for run in self.account)

    @property
    def understood(self) -> int:
        """The number of lines of which all words are used."""
        return sum(run.lines for run in self.account if run.understood)

    def summary(self) -> dict[str, Any]:
        """What is kept of it in the list of sources."""
        return {
            "id": self.source,
            "file": self.file,
            "sha256": self.sha256,
            "programme": self.programme,
            "kind": self.kind,
            "lines": self.lines,
            "understood": self.understood,
            "description": None if self.description is None else asdict(self.description),
            "details": digest(json.dumps(self.details(), sort_keys=True)),
        }

    def details(self) -> dict[str, Any]:
        """What is kept of it apart: findings, and the account of lines."""
        return {
            "findings": [finding.as_dict() for finding in self.findings],
            "account": [[run.first, run.last, run.lines, list(run.uses)] for run in self.account],
        }


Task = tuple[Path, Path, Minter, Path]
Result = Reading | CoometGraphError


def read_sources(
    paths: Sequence[Path],
    reference: Path,
    minter: Minter,
    folder: Path,
    progress: Progress | None = None,
) -> list[Result]:
    """Read the sources with the reference tables in `reference`; statements are written into `folder`.

    For each path, in their order, what was read or why it was not. `progress` is told how many of how many
    are done. Raises ParameterError if a table of sources or reference data is not right.
    """
    with fit_tables(reference):
        lexicon = load_lexicon(reference)
    tell = progress or (lambda _done, _all: None)
    results: dict[int, Result] = {}
    read: Iterator[tuple[int, Result]]
    if len(paths) < _WORTH_SHARING or _CORES == 1:
        read = ((at, _attempt(path, lexicon, minter, folder)) for at, path in enumerate(paths))
    else:
        tasks = {at: (path, reference, minter, folder) for at, path in enumerate(paths)}
        read = read_side_by_side(tasks, read_in_process)
    for at, result in read:
        if isinstance(result, ParameterError):
            raise result
        results[at] = result
        tell(len(results), len(paths))
    return [results[at] for at in range(len(paths))]


def read_side_by_side(tasks: dict[int, Task], read: Callable[[Task], Result]) -> Iterator[tuple[int, Result]]:
    """The results of the tasks as they come, read by a process for each core.

    Sources at hand when a process dies are read again, each in a process of its own: the one whose process
    dies again is an error, the others are not.
    """
    waiting = dict(tasks)
    while waiting:
        suspects: dict[int, Task] = {}
        with _processes(_CORES) as pool:
            running: dict[Future[Result], int] = {}
            while (waiting or running) and not suspects:
                while waiting and len(running) < _WAITING * _CORES:
                    at = next(iter(waiting))
                    running[pool.submit(read, waiting.pop(at))] = at
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    at = running.pop(future)
                    try:
                        yield at, future.result()
                    except BrokenProcessPool:
                        suspects[at] = tasks[at]
            suspects |= {at: tasks[at] for at in running.values()}
        for at, task in suspects.items():
            yield at, _read_apart(task, read)


def _read_apart(task: Task, read: Callable[[Task], Result]) -> Result:
    with _processes(1) as pool:
        try:
            return pool.submit(read, task).result()
        except BrokenProcessPool:
            return UnreadableDocumentError(
                f"{task[0]}: reading this file ended the program that read it; leave the file out.",
                f"{task[0]}: чтение этого файла завершило программу аварийно; исключите файл.",
            )


def _processes(number: int) -> ProcessPoolExecutor:
    # A new process, not a copy of this one: threads do not survive copying.
    return ProcessPoolExecutor(number, mp_context=multiprocessing.get_context("spawn"))


def read_in_process(task: Task) -> Result:
    """What became of a source, in a process that reads nothing but sources."""
    path, reference, minter, folder = task
    return _attempt(path, _lexicon(reference), minter, folder)


@cache
def _lexicon(reference: Path) -> Lexicon:
    """The lexicon of a process that reads for one build only: no table changes meanwhile."""
    return load_lexicon(reference)


def _attempt(path: Path, lexicon: Lexicon, minter: Minter, folder: Path) -> Result:
    try:
        return read_source(path, lexicon, minter, folder)
    except CoometGraphError as error:
        return error


def read_source(path: Path, lexicon: Lexicon, minter: Minter, folder: Path) -> Reading:
    """Read one source; its statements are written into `folder`.

    Raises UnreadableDocumentError, or ParameterError if what `sources.csv` says of it is not right.
    """
    record = read_records(_document(path), lexicon, describe(path))
    statements = folder / f"{digest(str(path))}.nt"
    triples = (quad.triple for quad in build_programme(record, minter))
    serialize(triples, str(statements), RdfFormat.N_TRIPLES)
    return Reading(
        source=record.source_id,
        file=record.document.file,
        sha256=record.document.sha256,
        programme=record.head.key,
        kind=record.head.kind,
        description=record.description,
        account=runs_of(record.account),
        findings=record.findings,
        statements=statements,
        content=hashlib.sha256(statements.read_bytes()).hexdigest(),
    )


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


def _document(path: Path) -> Document:
    try:
        path.name.encode()
    except UnicodeEncodeError as error:
        shown = path.name.encode(errors="replace").decode()
        raise UnreadableDocumentError(
            f"{shown}: the name of the file is not UTF-8; rename the file.",
            f"{shown}: имя файла не в UTF-8; переименуйте файл.",
        ) from error
    return read_document(path)
