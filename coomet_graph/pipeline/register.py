"""The findings register of a workspace: which findings each audited snapshot had, beside the snapshots.

A file for each snapshot tells when it was made and the numbers of its findings; all dates come of these, in
whatever order the audits ran. Who deletes the folder `register` loses the dates and nothing else.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from coomet_graph.store import Snapshot, Workspace

_FOLDER = "register"


def enter(place: Workspace, numbers: Iterable[str]) -> None:
    """Keep the numbers of all that is found in the workspace's current snapshot.

    Where the workspace cannot be written to, nothing is kept.
    """
    current, path = _of(place)
    made, _ = _read(path) or (frozenset(), frozenset())
    moments = sorted(made | {moment(current)})
    text = json.dumps({"made": moments, "numbers": sorted(numbers)}, separators=(",", ":"))
    with suppress(OSError):
        path.parent.mkdir(exist_ok=True)
        aside = path.with_name(f".{path.name}-{os.getpid()}")
        aside.write_text(text, encoding="utf-8")
        aside.replace(path)


def numbers_in(place: Workspace) -> frozenset[str] | None:
    """The numbers that are kept of the workspace's current snapshot; None if it was not audited yet."""
    kept = _read(_of(place)[1])
    return None if kept is None else kept[1]


def audits(place: Workspace) -> Iterator[tuple[str, frozenset[str]]]:
    """When each audited snapshot was made, and the numbers of what was found, in the order of time."""
    entered = [each for path in (place.folder / _FOLDER).glob("*.json") if (each := _read(path))]
    told = ((each, numbers) for made, numbers in entered for each in made)
    return iter(sorted(told, key=lambda each: each[0]))


def moment(snapshot: Snapshot) -> str:
    """When the snapshot was made, in UTC; later ones sort after it."""
    return f"{snapshot.made:%Y-%m-%dT%H:%M:%S.%fZ}"


def _of(place: Workspace) -> tuple[Snapshot, Path]:
    """The current snapshot and the file of its findings."""
    (current,) = (each for each in place.snapshots() if each.is_current)
    return current, place.folder / _FOLDER / f"{current.name}.json"


def _read(path: Path) -> tuple[frozenset[str], frozenset[str]] | None:
    """When the snapshot was made and what was found; None where the file is missing or damaged."""
    try:
        kept = json.loads(path.read_text("utf-8"))
        made, numbers = frozenset(map(str, kept["made"])), frozenset(map(str, kept["numbers"]))
        for each in made:
            datetime.fromisoformat(each)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return None
    return made, numbers
