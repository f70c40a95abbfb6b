"""Apply somebody's shapes in a process of its own, under limits of time and memory and without a network.

A shape of a few lines can ask for what takes for ever: closures of closures, products of all statements,
regular expressions that go back again and again. Neither the store nor pySHACL has limits of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from pyoxigraph import Quad, RdfFormat, serialize

from coomet_graph.errors import QueryError, UnreadableGraphError
from coomet_graph.processes import Allowance, Answer, Child, End
from coomet_graph.validation.report import ValidationReport
from coomet_graph.validation.shapes import Shapes
from coomet_graph.validation.telling import heard
from coomet_graph.validation.validator import Engine

_PROGRAM = "coomet_graph.validation.child"


@dataclass(frozen=True, slots=True)
class ValidationLimits:
    """What it may take to apply somebody's shapes; the size is that of shapes and data in N-Triples."""

    seconds: float = 600.0
    """Of computing, for the largest; small shapes and data get 60 (`processes.Allowance`)."""
    patience: float = 4.0
    """By the clock it may take so many times as long."""
    memory: int = 2**30
    """Address space in bytes of the process (not on Windows and macOS) ..."""
    memory_for_a_byte: int = 16
    """... and so many bytes more for every byte of shapes and data."""
    answer: int = 2**29
    """Bytes of memory that what it tells may take here (`processes.held`)."""


def validate_apart(
    data: Iterable[Quad],
    shapes: Iterable[Quad],
    engine: Engine = "compiled",
    limits: ValidationLimits | None = None,
    *,
    program: str = _PROGRAM,
) -> tuple[ValidationReport, Shapes]:
    """What somebody's shapes find in somebody's data, and the shapes' rules (without their statements).

    The same as `foreign_shapes` and `validate` without an ontology. Raises UnreadableGraphError if the shapes
    are none, ask for what nobody's may, or pass a limit; QueryError if the data cannot be asked.
    """
    limits = limits or ValidationLimits()
    child = Child(program)
    try:
        with TemporaryDirectory() as name:
            files = {"data": Path(name) / "data.nt", "shapes": Path(name) / "shapes.nt"}
            for path, quads in zip(files.values(), (data, shapes), strict=True):
                serialize((quad.triple for quad in quads), str(path), RdfFormat.N_TRIPLES)
            size = sum(path.stat().st_size for path in files.values())
            allowed = Allowance.of(size, limits.seconds, limits.patience)
            memory = limits.memory + limits.memory_for_a_byte * size
            task = {
                **{name: str(path) for name, path in files.items()},
                "engine": engine,
                "seconds": allowed.seconds,
                "memory": memory,
            }
            child.begin(task)
            told = child.hear(allowed, limits.answer, _understood)
        if isinstance(told, End):
            raise _ended(told, allowed, memory, limits.answer)
        return told
    finally:
        if child.is_reusable:
            child.close()
        else:
            child.kill()


def _understood(answer: Answer) -> tuple[ValidationReport, Shapes]:
    if error := answer.error(UnreadableGraphError, QueryError):
        raise error
    return heard(answer.rows, answer.facts["told"])


def _ended(end: End, allowed: Allowance, memory: int, told: int) -> UnreadableGraphError:
    seconds, clock, most = round(allowed.seconds), round(allowed.clock), memory // 2**20
    if end is End.TIME:
        en = f"takes longer than is allowed for their size ({seconds} s of computing, {clock} s by the clock)"
        ru = (
            f"занимает больше времени, чем разрешено при их размере ({seconds} с вычислений, "
            f"{clock} с по часам)"
        )
    elif end is End.MEMORY:
        en = f"needs more memory than is allowed for their size ({most} MiB)"
        ru = f"требует больше памяти, чем разрешено при их размере ({most} МиБ)"
    elif end is End.ANSWER:
        en = f"finds more than a report may hold ({told // 2**20} MiB of memory)"
        ru = f"находит больше, чем вмещает отчёт ({told // 2**20} МиБ памяти)"
    else:
        en, ru = "ended the program that did it", "завершила программу аварийно"
    return UnreadableGraphError(
        f"Checking the data by these shapes {en}; ask for less in the shapes, or give less data.",
        f"Проверка данных по этим формам {ru}; упростите формы или сократите данные.",
    )
