"""A workspace holds immutable snapshots; one of them is current, and the switch is a single rename.

A build that is interrupted leaves the last good snapshot current. A snapshot's name is a hash of its quads.
"""

import itertools
import json
import os
import shutil
from pathlib import Path
from typing import Any

from coomet_graph.errors import OutputError, WorkspaceError
from coomet_graph.iris import digest
from coomet_graph.store.embedded import EmbeddedDataset

_CURRENT = "current"
_MANIFEST = "build.json"


class Workspace:
    """The folder in which builds are kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, dataset: EmbeddedDataset, manifest: dict[str, Any]) -> str:
        """Keep the dataset and what the build told of it, make it current, and return its name.

        Raises OutputError if the folder cannot be written.
        """
        name = _content_name(dataset, manifest)
        snapshots = self.folder / "snapshots"
        building = snapshots / f".building-{os.getpid()}"
        try:
            shutil.rmtree(building, ignore_errors=True)
            building.mkdir(parents=True)
            dataset.save(building / "store")
            text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
            (building / _MANIFEST).write_text(text + "\n", encoding="utf-8")
            name = _free_or_same(snapshots, name)
            if (snapshots / name).exists():
                shutil.rmtree(building)
            else:
                building.rename(snapshots / name)
            pointer = self.folder / f".{_CURRENT}-{os.getpid()}"
            pointer.write_text(name + "\n", encoding="utf-8")
            pointer.replace(self.folder / _CURRENT)
        except OSError as error:
            shutil.rmtree(building, ignore_errors=True)
            raise OutputError(
                f"{self.folder}: the workspace cannot be written ({error.strerror or error}); "
                "choose another with --workspace.",
                f"{self.folder}: не удаётся записать в рабочую папку ({error.strerror or error}); "
                "выберите другую с помощью --workspace.",
            ) from error
        return name

    def dataset(self) -> EmbeddedDataset:
        """The current snapshot's dataset. Raises WorkspaceError if nothing was built yet."""
        return EmbeddedDataset.open(self.store_path())

    def store_path(self) -> Path:
        """Where the current snapshot's store lies. Raises WorkspaceError if nothing was built yet."""
        return self._current() / "store"

    def manifest(self) -> dict[str, Any]:
        """What the current snapshot's build told. Raises WorkspaceError if nothing was built yet."""
        folder = self._current()
        try:
            return _read_manifest(folder)
        except (OSError, ValueError) as error:
            raise self._damaged() from error

    def _current(self) -> Path:
        try:
            name = (self.folder / _CURRENT).read_text("utf-8").strip()
        except FileNotFoundError as error:
            raise WorkspaceError(
                f"{self.folder}: no graph has been built here yet; run coomet-graph build first.",
                f"{self.folder}: граф здесь ещё не построен; сначала выполните coomet-graph build.",
            ) from error
        except (OSError, ValueError) as error:
            raise self._damaged() from error
        folder = self.folder / "snapshots" / name
        if not name or Path(name).name != name or not folder.is_dir():
            raise self._damaged()
        return folder

    def _damaged(self) -> WorkspaceError:
        return WorkspaceError(
            f"{self.folder}: the workspace is damaged; run coomet-graph build again.",
            f"{self.folder}: рабочая папка повреждена; выполните coomet-graph build заново.",
        )


def _content_name(dataset: EmbeddedDataset, manifest: dict[str, Any]) -> str:
    return digest(*sorted(map(str, dataset.quads())), json.dumps(manifest, sort_keys=True))


def _free_or_same(snapshots: Path, name: str) -> str:
    """The name of the snapshot with this content, or a free one where what bears its name is damaged."""
    candidates = (name if number == 1 else f"{name}-{number}" for number in itertools.count(1))
    return next(each for each in candidates if _is_free_or_whole(snapshots / each, name))


def _is_free_or_whole(folder: Path, name: str) -> bool:
    if not folder.exists():
        return True
    try:
        return _content_name(EmbeddedDataset.open(folder / "store"), _read_manifest(folder)) == name
    except (WorkspaceError, OSError, ValueError):
        return False


def _read_manifest(folder: Path) -> dict[str, Any]:
    """What the build told; raises OSError or ValueError if it is missing or damaged."""
    content = json.loads((folder / _MANIFEST).read_text("utf-8"))
    if not isinstance(content, dict) or not {"sources", "findings"} <= content.keys():
        raise ValueError(f"{_MANIFEST} is not what a build writes")
    return content
