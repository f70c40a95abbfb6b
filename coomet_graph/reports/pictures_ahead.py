"""Pictures that a process of its own draws while their reports are made ready: they take as long."""

from __future__ import annotations

from base64 import b64decode
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from coomet_graph.processes import Allowance, Answer, Child, End
from coomet_graph.reports.pictures import Pictures
from coomet_graph.store import Dataset

_PROGRAM = "coomet_graph.reports.pictures_child"
# Two pictures take some two seconds, and the longest that are drawn ten times that.
_ALLOWED = Allowance(120, 240)
_MEMORY, _ANSWER = 2**30, 2**28


class PicturesAhead(Pictures):
    """Pictures of a dataset, which lies in the folder `store`, drawn in these languages from now on.

    To be closed. What the process does not draw, whatever the reason, is drawn here when it is asked for.
    """

    def __init__(
        self, dataset: Dataset, store: Path, languages: Sequence[str], *, program: str = _PROGRAM
    ) -> None:
        super().__init__(dataset)
        self._child, self._is_heard = Child(program), False
        task = {"store": str(store.absolute()), "languages": [*languages]}
        self._child.begin(task | {"seconds": _ALLOWED.seconds, "memory": _MEMORY})

    def coverage(self, language: str) -> bytes | None:
        """The picture of which body serves which indicator; the first time, when the process has drawn."""
        if not self._is_heard:
            self._is_heard = True
            with suppress(RuntimeError):  # it does not even start
                told = self._child.hear(_ALLOWED, _ANSWER, _understood)
                self._drawn |= {} if isinstance(told, End) else told
        return super().coverage(language)

    def close(self) -> None:
        """End the process: at once, unless it has nothing more to do."""
        if self._child.is_reusable:
            self._child.close()
        else:
            self._child.kill()


def _understood(answer: Answer) -> dict[str, bytes | None]:
    drawn = answer.facts["told"].items()
    return {language: None if picture is None else b64decode(picture) for language, picture in drawn}
