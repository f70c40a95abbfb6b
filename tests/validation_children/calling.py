"""Calls a server on this machine, and tells whether it was reached."""

import os
import socket
from typing import Any

from coomet_graph.errors import UnreadableGraphError
from coomet_graph.validation import child


def call(_task: dict[str, Any]) -> None:
    try:
        socket.create_connection(("127.0.0.1", int(os.environ["PORT"])), 5).close()
    except OSError as error:
        raise UnreadableGraphError("nobody there", "никого нет") from error
    raise UnreadableGraphError("somebody there", "кто-то есть")


def main() -> None:
    vars(child)["check"] = call
    child.main()
