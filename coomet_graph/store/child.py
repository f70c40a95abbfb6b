"""The child process of `worker`: reads a task from standard input, writes the answer to standard output."""

import json
import sys
from itertools import islice
from typing import Any

from pyoxigraph import NamedNode, QueryBoolean, QuerySolutions, Store

from coomet_graph.store.worker import MEMORY_BYTES


def main() -> None:
    """Answer the task; any fault of the query is told in the answer."""
    _limit_memory()
    json.dump(_answer(json.load(sys.stdin)), sys.stdout)


def _answer(task: dict[str, Any]) -> dict[str, Any]:
    store = Store.read_only(task["store"])
    most = task["rows"]
    try:
        result = store.query(task["query"], default_graph=[NamedNode(name) for name in task["graphs"]])
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
    except (SyntaxError, ValueError, RuntimeError, OSError) as error:
        return {"error": " ".join(str(error).split())}


def _limit_memory() -> None:
    try:
        import resource  # noqa: PLC0415 - not on Windows
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))


if __name__ == "__main__":
    main()
