"""Answer one query of a user in a process of its own, with limits on time, memory and rows.

Oxigraph has no time limit of its own, and a hostile query can end its process (`docs/explanation/safety.md`):
so the query runs in a child that is killed at the limit, on a read-only snapshot.
"""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from coomet_graph.errors import QueryError

SECONDS = 10.0
MEMORY_BYTES = 2**30
MAX_ROWS = 100_000


def answer_apart(store: Path, graphs: tuple[str, ...], query: str, seconds: float = SECONDS) -> dict[str, Any]:
    """The answer of a checked query on the store at `store`, over the union of `graphs`.

    A SELECT gives {"variables", "rows", "cut"} (terms in N-Triples syntax, None where unbound), an ASK {"boolean"},
    a CONSTRUCT or DESCRIBE {"triples", "cut"} (N-Triples). Raises QueryError at a limit or an error of the query.
    """
    task = json.dumps({"store": str(store), "graphs": graphs, "query": query, "rows": MAX_ROWS})
    try:
        done = subprocess.run(
            [sys.executable, "-m", "coomet_graph.store.child"],
            input=task.encode(),
            capture_output=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise QueryError(
            f"The query was stopped after {seconds:g} seconds; ask for less, or add LIMIT.",
            f"Запрос остановлен через {seconds:g} с; запросите меньше или добавьте LIMIT.",
        ) from error
    if done.returncode != 0:
        raise QueryError(
            "The query needs more memory than is allowed, or ended the engine; ask for less.",
            "Запросу нужно больше памяти, чем разрешено, или он остановил движок; запросите меньше.",
        )
    answer: dict[str, Any] = json.loads(done.stdout)
    if "error" in answer:
        raise QueryError(
            f"The query could not be answered: {answer['error']}; correct it.",
            f"Не удалось выполнить запрос: {answer['error']}; исправьте его.",
        )
    return answer
