"""The child process of `worker`: queries come in, answers go out (`processes.within`).

An answer is a line for each row or triple, and lines of facts about it. On Linux this process copies itself
for every query: the copy bears the limits and may die of them, while this process, with the slow imports
behind it, waits for the next query. Elsewhere it answers one and ends.
"""

import json
import os
import sys
import threading
from collections.abc import Callable, Iterable
from typing import Any

from pyoxigraph import QueryBoolean, QuerySolutions, QueryTriples, Store

from coomet_graph.errors import QueryError, QueryFault
from coomet_graph.processes import within
from coomet_graph.processes.within import OUT_OF_MEMORY
from coomet_graph.store.guard import refuse_unsafe
from coomet_graph.store.limits import Limits

_FAILED = 1
# The engine calls itself for every level of a query: eight times the usual stack.
_STACK = 64 * 2**20
_JSON = json.JSONEncoder(ensure_ascii=False)
Send = Callable[[object], None]


def main() -> None:
    """Answer tasks until standard input ends, or only one."""
    within.settle()
    refuse_unsafe("ASK {}")  # what the parser prepares at its first use is there from now on
    within.tell(ready=True)
    copies = sys.platform == "linux" and "once" not in sys.argv
    for task in within.tasks():
        within.tell(end=_answer_in_copy(task) if copies else _answer(task), again=copies)
        if not copies:
            break


def _answer_in_copy(task: dict[str, Any]) -> int:
    """The exit code of a copy of this process that answers the task; minus the signal that ended it."""
    if sys.platform == "win32":
        raise NotImplementedError
    copy = os.fork()
    if copy == 0:
        code = _FAILED
        try:
            code = _answer(task)
        finally:
            os._exit(code)
    return os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1])


def _answer(task: dict[str, Any]) -> int:
    """Answer in this process under the task's limits; 0 if the answer or a fault of the query was sent."""
    limits = Limits(**task["limits"])
    codes: list[int] = []
    try:
        within.limit_time(limits.seconds)
        within.limit_memory(limits.memory)
        threading.stack_size(_STACK)
        thread = threading.Thread(target=lambda: codes.append(_answer_here(task, limits)))
        thread.start()
        thread.join()
    except (MemoryError, RuntimeError):  # there is no room for a thread
        return OUT_OF_MEMORY
    return codes[0] if codes else _FAILED


def _answer_here(task: dict[str, Any], limits: Limits) -> int:
    with os.fdopen(1, "wb", closefd=False) as out:

        def send(value: object) -> None:
            out.write(_JSON.encode(value).encode() + b"\n")

        try:
            send(_facts(task, limits, send))
        except BrokenPipeError:
            return _FAILED
        except MemoryError:
            return OUT_OF_MEMORY
    return 0


def _facts(task: dict[str, Any], limits: Limits, send: Send) -> dict[str, Any]:
    """Send the rows of the answer, and return what there is to tell besides."""
    try:
        text = refuse_unsafe(task["query"], limits)
        return _result(Store.read_only(task["store"]).query(text), limits, send)
    except QueryError as error:
        return {"fault": error.fault, "text": [error.text.en, error.text.ru]}
    except BrokenPipeError:
        raise
    except OSError as error:
        return {"damage": _folded(error)}
    except SyntaxError as error:
        en, ru = "The query is not valid SPARQL", "Запрос не соответствует SPARQL"
        return {
            "fault": QueryFault.MALFORMED,
            "text": [f"{en}: {_folded(error)}.", f"{ru}: {_folded(error)}."],
        }
    except (ValueError, RuntimeError) as error:
        if "Corruption" in str(error):
            return {"damage": _folded(error)}
        en, ru = "The query could not be answered", "Не удалось выполнить запрос"
        return {"fault": QueryFault.FAILED, "text": [f"{en}: {_folded(error)}.", f"{ru}: {_folded(error)}."]}


def _result(
    result: QueryBoolean | QuerySolutions | QueryTriples, limits: Limits, send: Send
) -> dict[str, Any]:
    if isinstance(result, QueryBoolean):
        return {"boolean": bool(result)}
    if isinstance(result, QuerySolutions):
        rows = ([None if term is None else str(term) for term in solution] for solution in result)
        return {
            "variables": [variable.value for variable in result.variables],
            "cut": _send_all(rows, limits, send),
        }
    return {"cut": _send_all(map(str, result), limits, send)}


def _send_all(rows: Iterable[str | list[str | None]], limits: Limits, send: Send) -> str | None:
    """Send whole rows up to the limits; which of the two cut the answer short, if one did."""
    size = 0
    for number, row in enumerate(rows):
        if number == limits.rows:
            return "rows"
        terms = row if isinstance(row, list) else [row]
        size += sum(len(term.encode()) for term in terms if term is not None)
        if size > limits.answer_bytes:
            return "bytes"
        send(row)
    return None


def _folded(error: Exception) -> str:
    """What the engine says, in one line."""
    return " ".join(str(error).split())


if __name__ == "__main__":
    main()
