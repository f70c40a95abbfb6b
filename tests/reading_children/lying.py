"""Reads like the real thing, but one file makes it tell of something that is no reading."""

from pathlib import Path
from typing import Any

from coomet_graph.iris import Minter
from coomet_graph.records import Lexicon
from coomet_graph.sources import child
from coomet_graph.sources.reading import read_source


def read(path: Path, lexicon: Lexicon, minter: Minter, statements: Path) -> dict[str, Any]:
    told = read_source(path, lexicon, minter, statements)
    return told | {"details": '{"findings": [{}], "account": []}'} if path.name == "7.txt" else told


def main() -> None:
    vars(child)["read_source"] = read
    child.main()
