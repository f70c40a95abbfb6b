"""Read a workbook of decisions in a process of its own: it has been through many hands, as any document."""

from dataclasses import replace
from pathlib import Path

from coomet_graph.errors import BeyondLimitsError, UnreadableDocumentError
from coomet_graph.processes import Allowance, Answer, Child, End
from coomet_graph.reports.workbook_decisions import Fault, TypedDecision, heard
from coomet_graph.sources import ReadingLimits

_PROGRAM = "coomet_graph.reports.workbook_child"
# Thousands of decisions, each with a long reason.
_ANSWER = 2**26


def read_decisions_apart(
    path: Path, limits: ReadingLimits | None = None, *, program: str = _PROGRAM
) -> tuple[tuple[TypedDecision, ...], tuple[Fault, ...]]:
    """What `read_decisions` reads, under the limits of time and memory that hold for every document.

    Raises UnreadableDocumentError as that does, and BeyondLimitsError where a limit is passed.
    """
    limits = limits or replace(ReadingLimits(), answer=_ANSWER)
    try:
        size = path.stat().st_size
    except (OSError, ValueError):
        # The child tells what is wrong.
        size = 0
    allowed = Allowance.of(size, limits.seconds, limits.patience)
    task = {"path": str(path), "seconds": allowed.seconds, "memory": limits.memory}
    child = Child(program)
    try:
        child.begin(task)
        told = child.hear(allowed, limits.answer, _understood)
    finally:
        child.kill()
    if isinstance(told, End):
        raise _ended(path.name, told, allowed, limits)
    return told


def _understood(answer: Answer) -> tuple[tuple[TypedDecision, ...], tuple[Fault, ...]]:
    if error := answer.error(UnreadableDocumentError):
        raise error
    return heard(answer.facts["told"])


def _ended(file: str, end: End, allowed: Allowance, limits: ReadingLimits) -> BeyondLimitsError:
    seconds, memory = round(allowed.seconds), limits.memory // 2**20
    en, ru = {
        End.TIME: (
            f"takes longer than is allowed for its size ({seconds} s of computing)",
            f"занимает больше времени, чем разрешено при её размере ({seconds} с вычислений)",
        ),
        End.MEMORY: (
            f"needs more memory than is allowed ({memory} MiB)",
            f"требует больше памяти, чем разрешено ({memory} МиБ)",
        ),
        End.ANSWER: (
            f"gives more than is allowed ({limits.answer // 2**20} MiB of decisions)",
            f"даёт больше, чем разрешено ({limits.answer // 2**20} МиБ решений)",
        ),
    }.get(end, ("ended the program that read it", "завершило программу аварийно"))
    return BeyondLimitsError(
        f"{file}: reading this workbook {en}; copy the rows with decisions into a new one made with "
        "audit --format xlsx.",
        f"{file}: чтение этой книги {ru}; скопируйте строки с решениями в новую книгу, полученную командой "
        "audit --format xlsx.",
    )
