"""Tells of a decision that nobody can take."""

from coomet_graph.processes import within

SAID = {"number": "1", "decision": "delete", "reason": "", "body": "", "by": "", "sheet": "", "until": None}


def main() -> None:
    within.tell(ready=True)
    for _ in within.tasks():
        within.tell(told={"decisions": [SAID | {"cells": {}}], "faults": []})
        within.tell(end=0, again=True)
