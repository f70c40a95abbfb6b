"""The results of a validation, in the order of every report, on disk."""

import json

from coomet_graph.on_disk import OnDisk, storable
from coomet_graph.validation.report import Result


class Results(OnDisk[Result]):
    """Results by shape, focus node, path, value, message and component; equal ones are told each."""

    TABLE = """
    CREATE TABLE kept (
      shape TEXT, focus TEXT, path TEXT, value TEXT, said TEXT, component TEXT, told TEXT
    )
    """
    ORDER = "shape, focus, path, value, said, component, told"

    def row(self, thing: Result) -> tuple[str, ...]:
        """What puts the result in its place, and all of it."""
        return (*map(storable, thing.order), json.dumps(thing.as_dict()))

    def thing(self, told: str) -> Result:
        """The result that was told."""
        return Result.from_dict(json.loads(told))
