"""Answer one query of a user in a process of its own, with limits on time, memory and rows.

Oxigraph has no time limit of its own, and a hostile query can end its process (`docs/explanation/safety.md`):
so the query is checked and run in a child that is killed at the limit, on a read-only snapshot.
"""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coomet_graph.errors import QueryError


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a query may run, how much memory its process may have, and how many rows are answered."""

    seconds: float = 10.0
    memory: int = 2**30
    rows: int = 100_000


def answer_apart(store: Path, query: str, limits: Limits | None = None) -> dict[str, Any]:
    """The answer of anybody's query on the store at `store`, if `guard` does not refuse it.

    A SELECT gives {"variables", "rows", "cut"} (terms in N-Triples syntax, None where unbound), an ASK
    {"boolean"}, a CONSTRUCT or DESCRIBE {"triples", "cut"} (N-Triples). Raises QueryError at a limit or an
    error of the query.
    """
    limits = limits or Limits()
    task = {"store": str(store), "query": query, "rows": limits.rows, "memory": limits.memory}
    try:
        done = subprocess.run(
            [sys.executable, "-m", "coomet_graph.store.child"],
            input=json.dumps(task).encode(),
            capture_output=True,
            timeout=limits.seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(
            f"The query was stopped after {limits.seconds:g} seconds; ask for less, or add LIMIT.",
            f"Запрос остановлен через {limits.seconds:g} с; запросите меньше или добавьте LIMIT.",
        ) from error
    if done.returncode != 0:
        raise QueryError(
            "The query needs more memory than is allowed, or ended the engine; ask for less.",
            "Запросу нужно больше памяти, чем разрешено, или он остановил движок; запросите меньше.",
        )
    answer: dict[str, Any] = json.loads(done.stdout)
    if "refused" in answer:
        raise QueryError(*answer["refused"])
    if "error" in answer:
        raise QueryError(
            f"The query could not be answered: {answer['error']}; correct it.",
            f"Не удалось выполнить запрос: {answer['error']}; исправьте его.",
        )
    return answer
