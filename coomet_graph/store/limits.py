"""How much anybody's query may ask for."""

import os
from dataclasses import dataclass, field, fields

from coomet_graph.errors import ParameterError


def _workers() -> int:
    """As many as there are cores; but one hostile query never keeps the only one."""
    return max(2, os.cpu_count() or 1)


@dataclass(frozen=True, slots=True)
class Limits:
    """What a query may be, what it may take and what it may answer; every one can be set lower or higher.

    Above the line of `seconds` stands what is refused before the engine sees the text. Raises ParameterError
    for a limit that is not a positive number (a queue may be of no length).
    """

    query_bytes: int = 65_536
    depth: int = 64
    """Brackets within brackets."""
    groups: int = 200
    """Groups in braces, FILTERs, and expressions that are given a name with AS."""
    operators: int = 500
    """Of expressions and paths: `||`, `&&`, `=`, `+`, `/` and the like."""
    triples: int = 100
    path: int = 50
    """Properties of one path."""

    seconds: float = 10.0
    """By the clock, from when the query's turn has come until its answer is there."""
    memory: int = 2**30
    """Address space in bytes of the process that answers (not on Windows and macOS)."""
    rows: int = 100_000
    """Rows, or triples, after which an answer is cut."""
    answer_bytes: int = 50_000_000

    workers: int = field(default_factory=_workers)
    """Queries that are answered at once."""
    queue: int = 8
    """Queries that may wait for their turn."""
    queue_seconds: float = 10.0
    """How long one waits."""

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if not (value > 0 or (each.name == "queue" and value == 0)):
                raise ParameterError(
                    f"The limit {each.name} is {value}; give a number above zero.",
                    f"Предел {each.name} равен {value}; укажите число больше нуля.",
                )
