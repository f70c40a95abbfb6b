"""Tells what no reader can take apart."""

import os

from coomet_graph.processes import within


def main() -> None:
    within.tell(ready=True)
    for _ in within.tasks():
        os.write(1, b"[" * 50_000 + b"\n" + b'{"end": {}, "again": [1]}\n')
