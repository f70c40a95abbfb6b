"""A workspace has one current snapshot; whatever happens during a build, the last good one stays."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.errors import OutputError, WorkspaceError
from coomet_graph.store import EmbeddedDataset, Workspace

ROOT = Path(__file__).parent.parent.parent
MANIFEST: dict[str, Any] = {"sources": [], "findings": []}
NAME, SAYS, GRAPH = (NamedNode(f"https://example.org/{name}") for name in ("a", "says", "graph/g"))


def holding(text: str) -> EmbeddedDataset:
    dataset = EmbeddedDataset()
    dataset.load([Quad(NAME, SAYS, Literal(text), GRAPH)])
    return dataset


def said(folder: Path) -> str:
    ((term,),) = Workspace(folder).dataset().select(f"SELECT ?text WHERE {{ {NAME} {SAYS} ?text }}").rows
    assert term is not None
    return term.value


def test_the_last_build_is_current(tmp_path: Path) -> None:
    first = Workspace(tmp_path).write(holding("first"), MANIFEST)
    second = Workspace(tmp_path).write(holding("second"), MANIFEST)
    assert first != second
    assert said(tmp_path) == "second"
    assert Workspace(tmp_path).manifest() == MANIFEST


def test_the_same_build_is_the_same_snapshot(tmp_path: Path) -> None:
    names = {Workspace(tmp_path).write(holding("same"), MANIFEST) for _ in range(2)}
    assert len(names) == 1
    assert [path.name for path in (tmp_path / "snapshots").iterdir()] == list(names)


def test_another_manifest_is_another_snapshot(tmp_path: Path) -> None:
    other = {**MANIFEST, "sources": [{"lines": 1}]}
    assert Workspace(tmp_path).write(holding("a"), MANIFEST) != Workspace(tmp_path).write(holding("a"), other)
    assert Workspace(tmp_path).manifest() == other


def test_a_roll_back_is_one_rename(tmp_path: Path) -> None:
    first = Workspace(tmp_path).write(holding("first"), MANIFEST)
    Workspace(tmp_path).write(holding("second"), MANIFEST)
    (tmp_path / "new").write_text(first, "utf-8")
    (tmp_path / "new").rename(tmp_path / "current")
    assert said(tmp_path) == "first"


def test_a_reader_keeps_its_snapshot_while_another_is_built(tmp_path: Path) -> None:
    Workspace(tmp_path).write(holding("first"), MANIFEST)
    reading = Workspace(tmp_path).dataset()
    Workspace(tmp_path).write(holding("second"), MANIFEST)
    assert reading.ask('ASK { ?s ?p "first" }')
    assert said(tmp_path) == "second"


BUILD = """
import os, pathlib, sys
from pyoxigraph import Literal, NamedNode, Quad
from coomet_graph.store import EmbeddedDataset, Workspace
step, folder = sys.argv[1:]

def end(*_args, **_more):
    os._exit(9)

if step == "before saving":
    EmbeddedDataset.save = end
elif step == "before the manifest":
    pathlib.Path.write_text = end
elif step == "before the snapshot has its name":
    pathlib.Path.rename = end
elif step == "before the switch":
    pathlib.Path.replace = end
dataset = EmbeddedDataset()
name = NamedNode("https://example.org/a")
dataset.load([Quad(name, NamedNode("https://example.org/says"), Literal("second"), NamedNode("https://example.org/graph/g"))])
Workspace(pathlib.Path(folder)).write(dataset, {"sources": [], "findings": []})
"""
STEPS = ["before saving", "before the manifest", "before the snapshot has its name", "before the switch"]


@pytest.mark.parametrize("step", [*STEPS, "never"])
def test_a_killed_build_leaves_the_last_good_graph(tmp_path: Path, step: str) -> None:
    Workspace(tmp_path).write(holding("first"), MANIFEST)
    done = subprocess.run([sys.executable, "-c", BUILD, step, str(tmp_path)], cwd=ROOT, check=False)
    assert done.returncode == (0 if step == "never" else 9)
    assert said(tmp_path) == ("second" if step == "never" else "first")
    Workspace(tmp_path).write(holding("second"), MANIFEST)
    assert said(tmp_path) == "second"


def test_a_failed_switch_leaves_the_last_good_graph(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Workspace(tmp_path).write(holding("first"), MANIFEST)

    def fail(_path: Path, _target: Path) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", fail)
    with pytest.raises(OutputError, match="No space left on device") as raised:
        Workspace(tmp_path).write(holding("second"), MANIFEST)
    monkeypatch.undo()
    assert "--workspace" in raised.value.text.ru
    assert said(tmp_path) == "first"


def test_without_a_build_there_is_nothing_to_ask(tmp_path: Path) -> None:
    for ask in (Workspace(tmp_path).dataset, Workspace(tmp_path).manifest, Workspace(tmp_path).store_path):
        with pytest.raises(WorkspaceError, match="run coomet-graph build first"):
            ask()


@pytest.mark.parametrize("pointer", [b"", b"no-such-snapshot\n", b"../../etc\n", b"\xff\xfe"])
def test_a_damaged_pointer_is_named(tmp_path: Path, pointer: bytes) -> None:
    Workspace(tmp_path).write(holding("first"), MANIFEST)
    (tmp_path / "current").write_bytes(pointer)
    with pytest.raises(WorkspaceError, match="damaged"):
        Workspace(tmp_path).dataset()


@pytest.mark.parametrize("manifest", [b"", b"{", b"[]", b'{"sources": []}', b"\xff"])
def test_a_damaged_manifest_is_named(tmp_path: Path, manifest: bytes) -> None:
    name = Workspace(tmp_path).write(holding("first"), MANIFEST)
    (tmp_path / "snapshots" / name / "build.json").write_bytes(manifest)
    with pytest.raises(WorkspaceError, match="damaged"):
        Workspace(tmp_path).manifest()


@pytest.mark.parametrize("damaged", ["store", "build.json"])
def test_building_again_mends_a_damaged_snapshot(tmp_path: Path, damaged: str) -> None:
    """The advice of the error message holds, though the same build would have the same name."""
    name = Workspace(tmp_path).write(holding("first"), MANIFEST)
    victim = tmp_path / "snapshots" / name / damaged
    for path in victim.iterdir() if victim.is_dir() else [victim]:
        path.write_bytes(b"")
    mended = Workspace(tmp_path).write(holding("first"), MANIFEST)
    assert mended != name
    assert said(tmp_path) == "first"
    assert Workspace(tmp_path).manifest() == MANIFEST


@pytest.mark.parametrize("place", ["a file", "below a file", "a device"])
def test_a_workspace_that_cannot_be_written_is_named(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("here", "utf-8")
    folder = {
        "a file": tmp_path / "file",
        "below a file": tmp_path / "file" / "w",
        "a device": Path(os.devnull),
    }[place]
    with pytest.raises(OutputError, match="choose another with --workspace") as raised:
        Workspace(folder).write(holding("first"), MANIFEST)
    assert str(folder) in raised.value.text.en
