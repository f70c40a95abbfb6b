"""A child that says what it is asked to say."""

import os

from coomet_graph.processes import within


def main() -> None:
    within.tell(ready=True)
    for task in within.tasks():
        match task["said"]:
            case "lists":
                os.write(1, b"[" + b"[]," * 10_000 + b"[]]\n")
            case "endless":
                while True:
                    os.write(1, b"1" * 10_000)
            case "blank":
                while True:
                    os.write(1, b"\n" * 10_000)
            case "little":
                os.write(1, b"[[],[]]\n")
        within.tell(end=task.get("end", 0), again=True)
