"""The child process of `worker`: reads a task from standard input, writes the answer to standard output."""

import json
import sys
from itertools import islice
from typing import Any

from pyoxigraph import QueryBoolean, QuerySolutions, Store

from coomet_graph.errors import QueryError
from coomet_graph.store.guard import refuse_unsafe


def main() -> None:
    """Answer the task; any fault of the query is told in the answer."""
    task = json.load(sys.stdin)
    _limit_memory(task["memory"])
    json.dump(_answer(task), sys.stdout)


def _answer(task: dict[str, Any]) -> dict[str, Any]:
    most = task["rows"]
    # A comment ends where the line does, for one parser as for the other.
    query = task["query"].replace("\r\n", "\n").replace("\r", "\n")
    try:
        refuse_unsafe(query)
        result = Store.read_only(task["store"]).query(query)
        if isinstance(result, QueryBoolean):
            return {"boolean": bool(result)}
        if isinstance(result, QuerySolutions):
            names = [variable.value for variable in result.variables]
            rows = [
                [None if solution[name] is None else str(solution[name]) for name in names]
                for solution in islice(result, most + 1)
            ]
            return {"variables": names, "rows": rows[:most], "cut": len(rows) > most}
        triples = [str(triple) for triple in islice(result, most + 1)]
        return {"triples": triples[:most], "cut": len(triples) > most}
    except QueryError as error:
        return {"refused": [error.text.en, error.text.ru]}
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        return {"error": " ".join(str(error).split())}


def _limit_memory(most: int) -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (most, most))


if __name__ == "__main__":
    main()
