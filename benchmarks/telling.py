"""What a measured process tells of itself: one line of JSON, the last on its standard output.

Nothing but the standard library is needed here: other engines' environments have no more.
"""

import hashlib
import json
import os
import resource
import statistics
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

_CALLS = 20
_BUDGET = 10.0
_SLOW = 60.0
_SHARE_OF_MEMORY = 0.7


class Watch:
    """A stopwatch: seconds since it was made, or since they were last asked for."""

    def __init__(self) -> None:
        self._begin = time.perf_counter()

    def seconds(self) -> float:
        """The seconds, and begin anew."""
        now = time.perf_counter()
        passed, self._begin = now - self._begin, now
        return passed


def limit_memory() -> None:
    """Let this process fail, rather than the machine, where it wants most of the memory that there is."""
    total = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    most = int(total * _SHARE_OF_MEMORY)
    resource.setrlimit(resource.RLIMIT_DATA, (most, most))


def tell(**values: Any) -> None:
    """The line: the values, and the most memory that the process and its children have had (MB)."""
    print(json.dumps({**values, "peak": round(_peak(), 1)}), flush=True)


def _peak() -> float:
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    try:
        # What the system tells of the process by getrusage includes what its parent had when it began.
        status = Path("/proc/self/status").read_text("ascii")
        own = int(status.split("VmHWM:")[1].split()[0]) / 1024
    except (OSError, IndexError):
        own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (
            1024 if sys.platform == "linux" else 2**20
        )
    return max(own, children)


def fingerprint(lines: Iterable[str]) -> str:
    """The same for the same set of lines."""
    return hashlib.sha256("\n".join(sorted(set(lines))).encode()).hexdigest()[:12]


def finding(focus: str, component: str, path: str | None) -> str:
    """A result of a validation as a line; of a path that is no property only that it is one."""
    told = path if path is not None and path.startswith(("http://", "https://")) else path and "path"
    return f"{focus.strip('<>')}|{component.rpartition('#')[2]}|{told or ''}"


def warm(call: Callable[[], int]) -> dict[str, float]:
    """Milliseconds of calls after a first one, and how many rows a call gives."""
    watch = Watch()
    rows = call()
    first = watch.seconds()
    spent: list[float] = []
    while first < _SLOW and len(spent) < _CALLS and sum(spent) < _BUDGET:
        watch.seconds()
        call()
        spent.append(watch.seconds())
    spent = sorted(spent or [first])
    last = min(len(spent) - 1, round(0.95 * len(spent)))
    return {
        "rows": rows,
        "p50": statistics.median(spent) * 1e3,
        "p95": spent[last] * 1e3,
        "first": first * 1e3,
    }
