"""Tells of something that is no report."""

from coomet_graph.processes import within


def main() -> None:
    within.tell(ready=True)
    for _ in within.tasks():
        within.tell(told={"rules": {}, "looked_at": {"a": "many"}, "checked": []})
        within.tell(end=0, again=True)
