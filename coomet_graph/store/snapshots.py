"""A workspace holds immutable snapshots; one of them is current, and the switch is a single rename.

A build that is interrupted leaves the last good snapshot current. A snapshot's name is a hash of its content.
"""

import json
import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain, count
from pathlib import Path
from typing import Any

from filelock import FileLock, Timeout

from coomet_graph.errors import OutputError, UnknownNameError, WorkspaceError
from coomet_graph.iris import digest
from coomet_graph.store.embedded import EmbeddedDataset

_CURRENT = "current"
_LOCK = ".lock"
_MANIFEST = "build.json"
_STORE = "store"
# Rows without it after them were not written to their end.
_END = {"end": True}


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A snapshot that is kept: its name, when it was made, whether it is current, what its build told."""

    name: str
    made: datetime
    is_current: bool
    manifest: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Draft:
    """A folder in which the next snapshot is made: its store at `store`, anything else beside it.

    What lies in the folder `scratch` is gone afterwards.
    """

    workspace: "Workspace"
    folder: Path
    scratch: Path

    @property
    def store(self) -> Path:
        """Where its dataset lies."""
        return self.folder / _STORE

    def attach(self, name: str, content: Any) -> None:
        """Keep something beside the graph, as JSON, by a name such as "sources/x"."""
        path = _attachment(self.folder, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(_json(content), encoding="utf-8")

    def attach_rows(self, name: str, rows: Iterable[Any]) -> None:
        """Keep things beside the graph that are read one after another, each as a line of JSON."""
        with _rows(self.folder, name).open("w", encoding="utf-8") as file:
            file.writelines(_json(row) + "\n" for row in chain(rows, (_END,)))

    def attach_again(self, name: str) -> None:
        """Keep an attachment of the current snapshot in the next one too."""
        _share(_attachment(self.workspace.current(), name), _attachment(self.folder, name))

    def attach_all_again(self) -> None:
        """Keep all attachments of the current snapshot in the next one too."""
        current = self.workspace.current()
        for path in sorted(_beside(current)):
            if path.name != _MANIFEST:
                _share(current / path, self.folder / path)

    def keep(self, manifest: dict[str, Any], content: str) -> str:
        """Make it the current snapshot, once its dataset is closed; `content` is a hash of what it holds.

        Returns its name. Where a whole snapshot of this content is kept already, that one becomes current.
        """
        text = json.dumps(manifest, ensure_ascii=False, indent=1, sort_keys=True) + "\n"
        (self.folder / _MANIFEST).write_text(text, encoding="utf-8")
        kept = self.workspace.kept(digest(content, text), manifest, beside=_beside(self.folder))
        if kept.exists():
            shutil.rmtree(self.folder)
            with suppress(OSError):
                # This, too, is a time at which it was made.
                os.utime(kept / _MANIFEST)
        else:
            _on_disk(self.folder / _MANIFEST, self.folder)
            self.folder.rename(kept)
            _on_disk(kept.parent)
        self.workspace.make_current(kept.name)
        return kept.name


class Workspace:
    """The folder in which builds are kept."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._snapshots = folder / "snapshots"

    @contextmanager
    def draft(self) -> Iterator[Draft]:
        """A place for the next snapshot; what is not kept of it is gone afterwards.

        Raises OutputError if the folder cannot be written, WorkspaceError while somebody else writes to it.
        """
        try:
            self._snapshots.mkdir(parents=True, exist_ok=True)
            with self._tidied(), FileLock(self.folder / _LOCK, timeout=0):
                for leftover in self._snapshots.glob(".building-*"):
                    shutil.rmtree(leftover, ignore_errors=True)
                site = self._snapshots / f".building-{os.getpid()}"
                draft = Draft(self, site / "snapshot", site / "scratch")
                draft.folder.mkdir(parents=True)
                draft.scratch.mkdir()
                try:
                    yield draft
                finally:
                    shutil.rmtree(site, ignore_errors=True)
        except Timeout as error:
            raise WorkspaceError(
                f"{self.folder}: another build is writing to this workspace; wait for it to end, "
                "or choose another with --workspace.",
                f"{self.folder}: в эту рабочую папку пишет другая сборка; дождитесь её конца "
                "или выберите другую папку с помощью --workspace.",
            ) from error
        except OSError as error:
            raise OutputError(
                f"{self.folder}: the workspace cannot be written ({error.strerror or error}); "
                "choose another with --workspace.",
                f"{self.folder}: не удаётся записать в рабочую папку ({error.strerror or error}); "
                "выберите другую с помощью --workspace.",
            ) from error

    @contextmanager
    def _tidied(self) -> Iterator[None]:
        """Leave no empty folder behind where a first build came to nothing."""
        try:
            yield
        finally:
            if not (self.folder / _CURRENT).exists():
                with suppress(OSError):
                    self._snapshots.rmdir()
                    (self.folder / _LOCK).unlink()
                    self.folder.rmdir()

    def write(self, dataset: EmbeddedDataset, manifest: dict[str, Any]) -> str:
        """Keep a copy of the dataset and what the build told of it, make it current, and return its name.

        Raises OutputError if the folder cannot be written, WorkspaceError while somebody else writes to it.
        """
        with self.draft() as draft:
            dataset.save(draft.store)
            return draft.keep(manifest, digest(*sorted(map(str, dataset.quads()))))

    def dataset(self) -> EmbeddedDataset:
        """The current snapshot's dataset. Raises WorkspaceError if nothing was built yet."""
        return EmbeddedDataset.open(self.store_path())

    def store_path(self) -> Path:
        """Where the current snapshot's store lies. Raises WorkspaceError if nothing was built yet."""
        return self.current() / _STORE

    def manifest(self) -> dict[str, Any]:
        """What the current snapshot's build told. Raises WorkspaceError if nothing was built yet."""
        folder = self.current()
        try:
            return _read_manifest(folder)
        except (OSError, ValueError) as error:
            raise self._damaged() from error

    def keeps(self, name: str) -> bool:
        """Whether the current snapshot keeps something by that name. Raises WorkspaceError."""
        return _attachment(self.current(), name).exists()

    def attachment(self, name: str) -> Any:
        """What the current snapshot keeps by that name. Raises WorkspaceError if it is missing or damaged."""
        try:
            return json.loads(_attachment(self.current(), name).read_text("utf-8"))
        except (OSError, ValueError) as error:
            raise self._damaged() from error

    def rows(self, name: str) -> Iterator[Any]:
        """What `attach_rows` kept by that name, one after another.

        Raises WorkspaceError if it is missing or damaged, at the latest where it breaks off.
        """
        try:
            with _rows(self.current(), name).open(encoding="utf-8") as file:
                for line in file:
                    row = json.loads(line)
                    if row == _END:
                        return
                    yield row
        except (OSError, ValueError) as error:
            raise self._damaged() from error
        raise self._damaged()

    def current(self) -> Path:
        """The folder of the current snapshot. Raises WorkspaceError if nothing was built yet."""
        try:
            name = (self.folder / _CURRENT).read_text("utf-8").strip()
        except FileNotFoundError as error:
            raise WorkspaceError(
                f"{self.folder}: no graph has been built here yet; run coomet-graph build first.",
                f"{self.folder}: граф здесь ещё не построен; сначала выполните coomet-graph build.",
            ) from error
        except (OSError, ValueError) as error:
            raise self._damaged() from error
        folder = self._snapshots / name
        if not name or Path(name).name != name or not folder.is_dir():
            raise self._damaged()
        return folder

    def snapshots(self) -> tuple[Snapshot, ...]:
        """All snapshots that are kept, the newest first. Raises WorkspaceError if nothing was built yet."""
        current = self.current()
        found = []
        for folder in self._snapshots.iterdir():
            try:
                manifest = _read_manifest(folder)
                made = datetime.fromtimestamp((folder / _MANIFEST).stat().st_mtime, UTC)
            except (OSError, ValueError):
                continue
            found.append(Snapshot(folder.name, made, folder == current, manifest))
        return tuple(sorted(found, key=lambda snapshot: (snapshot.made, snapshot.name), reverse=True))

    def open(self, name: str) -> tuple[EmbeddedDataset, dict[str, Any]]:
        """The dataset of the one snapshot whose name begins with `name`, and what its build told.

        Raises UnknownNameError, and WorkspaceError if nothing was built yet.
        """
        folder = self._snapshots / self._named(name)
        return EmbeddedDataset.open(folder / _STORE), _read_manifest(folder)

    def at(self, name: str) -> "Workspace":
        """The workspace as it is while the one snapshot is current whose name begins with `name`.

        To be read only. Raises UnknownNameError, and WorkspaceError if nothing was built yet.
        """
        return _At(self.folder, self._named(name))

    def pinned(self) -> "Workspace":
        """The workspace as it is now, also when another snapshot becomes current.

        To be read only. Raises WorkspaceError if nothing was built yet.
        """
        return _At(self.folder, self.current().name)

    def switch(self, name: str) -> None:
        """Make the snapshot current whose name is or begins with `name`. Raises UnknownNameError."""
        self.make_current(self._named(name))

    def _named(self, name: str) -> str:
        names = [snapshot.name for snapshot in self.snapshots()]
        # A whole name may be the beginning of another one ("…-2").
        matching = [name] if name in names else [each for each in names if each.startswith(name)]
        if len(matching) != 1:
            known = ", ".join(matching or names)
            raise UnknownNameError(
                f'"{name}" does not name one snapshot; the snapshots are: {known}.',
                f"«{name}» не указывает на один снимок; снимки: {known}.",
            )
        return matching[0]

    def prune(self, keep: int) -> tuple[str, ...]:
        """Delete all snapshots but the current one and the `keep` newest; return the names of the deleted."""
        old = [snapshot.name for snapshot in self.snapshots()[keep:] if not snapshot.is_current]
        for name in old:
            # Out of sight in one step, so that nobody finds half a snapshot.
            (self._snapshots / name).rename(self._snapshots / f".building-{name}")
            shutil.rmtree(self._snapshots / f".building-{name}")
        return tuple(old)

    def kept(self, name: str, manifest: dict[str, Any], beside: Collection[Path]) -> Path:
        """Where the snapshot of this name and manifest is or shall be, with these files beside its store.

        A damaged one is left aside, and so is one that an earlier version made with other files.
        """
        names = (name if number == 1 else f"{name}-{number}" for number in count(1))
        folders = (self._snapshots / each for each in names)
        return next(
            folder for folder in folders if not folder.exists() or _is_whole(folder, manifest, beside)
        )

    def make_current(self, name: str) -> None:
        """Switch to the snapshot of this name."""
        pointer = self.folder / f".{_CURRENT}-{os.getpid()}"
        pointer.write_text(name + "\n", encoding="utf-8")
        _on_disk(pointer)
        pointer.replace(self.folder / _CURRENT)
        _on_disk(self.folder)

    def _damaged(self) -> WorkspaceError:
        return WorkspaceError(
            f"{self.folder}: the workspace is damaged; run coomet-graph build again.",
            f"{self.folder}: рабочая папка повреждена; выполните coomet-graph build заново.",
        )


class _At(Workspace):
    """A workspace seen from one of its snapshots."""

    def __init__(self, folder: Path, name: str) -> None:
        super().__init__(folder)
        self._name = name

    def current(self) -> Path:
        return self._snapshots / self._name


def _share(old: Path, new: Path) -> None:
    """Have the file in a new place too. Snapshots never change, so they can share it."""
    new.parent.mkdir(parents=True, exist_ok=True)
    try:
        new.hardlink_to(old)
    except OSError:
        shutil.copyfile(old, new)


def _attachment(folder: Path, name: str) -> Path:
    return folder / f"{name}.json"


def _rows(folder: Path, name: str) -> Path:
    return folder / f"{name}.jsonl"


def _json(content: Any) -> str:
    return json.dumps(content, ensure_ascii=False, separators=(",", ":"), sort_keys=True)


def _beside(folder: Path) -> frozenset[Path]:
    """The files of a snapshot, those of its store apart."""
    files = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return frozenset(file for file in files if file.parts[0] != _STORE)


def _is_whole(folder: Path, manifest: dict[str, Any], beside: Collection[Path]) -> bool:
    if _beside(folder) != beside:
        return False
    try:
        EmbeddedDataset.open(folder / _STORE)
        return bool(_read_manifest(folder) == json.loads(json.dumps(manifest)))
    except (WorkspaceError, OSError, ValueError):
        return False


def _read_manifest(folder: Path) -> dict[str, Any]:
    """What the build told; raises OSError or ValueError if it is missing or damaged."""
    content = json.loads((folder / _MANIFEST).read_text("utf-8"))
    if not isinstance(content, dict) or "sources" not in content:
        raise ValueError(f"{_MANIFEST} is not what a build writes")
    return content


def _on_disk(*paths: Path) -> None:
    """Have the disk hold what was written to these files and folders, as far as the system can tell it to."""
    for path in paths:
        try:
            descriptor = os.open(path, os.O_RDONLY)
        except OSError:
            continue
        try:
            os.fsync(descriptor)
        except OSError:
            continue
        finally:
            os.close(descriptor)
