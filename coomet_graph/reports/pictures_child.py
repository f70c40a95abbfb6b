"""The child process that draws the pictures of reports (`processes.within`)."""

from base64 import b64encode
from pathlib import Path
from typing import Any

from coomet_graph.processes import within
from coomet_graph.reports.pictures import Pictures
from coomet_graph.store import EmbeddedDataset


def main() -> None:
    """Draw what is asked for until nobody asks any more."""
    within.serve(_draw)


def _draw(task: dict[str, Any]) -> dict[str, str | None]:
    pictures = Pictures(EmbeddedDataset.open(Path(task["store"])))
    drawn = {language: pictures.coverage(language) for language in task["languages"]}
    return {
        language: None if picture is None else b64encode(picture).decode()
        for language, picture in drawn.items()
    }
