"""A workspace holds immutable snapshots; one of them is current, and the switch is a single rename.

A build that is interrupted leaves the last good snapshot current. A snapshot's name is a hash of its quads.
"""

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
        name = digest(*sorted(map(str, dataset.quads())), json.dumps(manifest, sort_keys=True))
        building = self.folder / "snapshots" / f".building-{os.getpid()}"
        kept = self.folder / "snapshots" / name
        try:
            shutil.rmtree(building, ignore_errors=True)
            building.mkdir(parents=True)
            dataset.save(building / "store")
            text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True)
            (building / _MANIFEST).write_text(text + "\n", encoding="utf-8")
            if kept.exists():
                shutil.rmtree(building)
            else:
                building.rename(kept)
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
        try:
            content: dict[str, Any] = json.loads((self._current() / _MANIFEST).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise self._damaged() from error
        return content

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
        if not name or not folder.is_dir():
            raise self._damaged()
        return folder

    def _damaged(self) -> WorkspaceError:
        return WorkspaceError(
            f"{self.folder}: the workspace is damaged; run coomet-graph build again.",
            f"{self.folder}: рабочая папка повреждена; выполните coomet-graph build заново.",
        )
