"""What a child process does for itself: it hears tasks, tells facts, and bears limits.

Tasks come in on standard input, answers go out on standard output. Every line is JSON; an answer ends with
the line of facts that has "end" in it, an exit code: 0 where all was told.
"""

import contextlib
import ctypes
import json
import os
import signal
import sys
from collections.abc import Callable, Iterator
from typing import Any

from coomet_graph.errors import CoometGraphError

# The exit code of a process that found no memory.
OUT_OF_MEMORY = 12
_NEW_USERS, _NEW_NETWORK = 0x10000000, 0x40000000


def serve(answer: Callable[[dict[str, Any]], Any]) -> None:
    """Tell what `answer` makes of each task, until nobody asks any more.

    A task says how many "seconds" of computing it may take, and how many bytes of "memory". An error of ours
    that is raised is told too.
    """
    settle()
    tell(ready=True)
    for task in tasks():
        limit_work(task["seconds"])
        limit_memory(task["memory"])
        try:
            tell(told=answer(task))
        except CoometGraphError as error:
            tell(error=[type(error).__name__, error.text.en, error.text.ru])
        except MemoryError:
            # There may be no room left to say so.
            os._exit(OUT_OF_MEMORY)
        limit_work(0)
        tell(end=0, again=True)


def settle() -> None:
    """Leave the network, and leave no image of the memory behind whatever happens."""
    leave_network()
    with contextlib.suppress(ImportError):  # not on Windows
        import resource  # noqa: PLC0415

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def leave_network() -> bool:
    """Where the system lets it, go where there is no network at all; true if this process went."""
    if sys.platform != "linux":
        return False
    try:
        unshare = ctypes.CDLL(None).unshare
        # Somebody without privileges has to leave the other users behind as well.
        return 0 in (unshare(kinds) for kinds in (_NEW_NETWORK, _NEW_NETWORK | _NEW_USERS))
    except (OSError, AttributeError):
        return False


def tasks() -> Iterator[dict[str, Any]]:
    """The tasks, until standard input ends: then nobody waits for answers."""
    for line in sys.stdin.buffer:
        yield json.loads(line)


def tell(**facts: Any) -> None:
    """Write facts in a line of their own, even if what was written last broke off."""
    message = memoryview(b"\n" + json.dumps(facts).encode() + b"\n")
    while message:
        message = message[os.write(1, message) :]


def limit_time(seconds: float) -> None:
    """Have the system end this process in so many seconds, whatever it is doing; 0 for never."""
    if sys.platform == "win32":
        return
    signal.signal(signal.SIGALRM, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
    signal.setitimer(signal.ITIMER_REAL, seconds)


def limit_work(seconds: float) -> None:
    """Have the system end this process when it has computed for so long, waiting apart; 0 for never."""
    if sys.platform == "win32":
        return
    signal.signal(signal.SIGPROF, signal.SIG_DFL)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGPROF})
    signal.setitimer(signal.ITIMER_PROF, seconds)


def limit_memory(size: int) -> None:
    """Give this process no more than so many bytes of address space; on Windows and macOS, no limit."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource  # noqa: PLC0415

        most = resource.getrlimit(resource.RLIMIT_AS)[1]
        size = size if most == resource.RLIM_INFINITY else min(size, most)
        resource.setrlimit(resource.RLIMIT_AS, (size, size))
