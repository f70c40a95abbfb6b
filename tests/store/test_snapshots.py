"""A workspace has one current snapshot; whatever happens during a build, the last good one stays."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.errors import OutputError, UnknownNameError, WorkspaceError
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


@pytest.mark.parametrize("manifest", [b"", b"{", b"[]", b'{"findings": []}', b"\xff"])
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


def test_nothing_is_lost_when_builds_and_updates_are_killed() -> None:
    """The script does the same a hundred times; see there."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.store.kills", "15"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "'within a step'" in done.stdout


def test_rows_are_read_one_after_another_and_to_their_end(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    with place.draft() as draft:
        holding("a").save(draft.store)
        draft.attach_rows("found", ([number, "ё"] for number in range(3)))
        draft.keep({"sources": []}, "a")
    assert list(place.rows("found")) == [[0, "ё"], [1, "ё"], [2, "ё"]]
    path = place.current() / "found.jsonl"
    whole = path.read_text("utf-8").splitlines(keepends=True)
    for damaged in (whole[:-1], [*whole[:2], whole[2][:-3]], []):
        path.write_text("".join(damaged), "utf-8")
        with pytest.raises(WorkspaceError, match="damaged"):
            list(place.rows("found"))
    path.unlink()
    with pytest.raises(WorkspaceError, match="damaged"):
        next(place.rows("found"))


def test_what_an_earlier_version_kept_otherwise_is_made_again(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    for attached in ("as it was", "as it is", "as it is"):
        with place.draft() as draft:
            (draft.scratch / "statements.nt").touch()
            holding("a").save(draft.store)
            draft.attach(attached, 1)
            draft.keep({"sources": []}, "a")
        assert place.attachment(attached) == 1
    assert len(place.snapshots()) == 2


def test_what_is_attached_is_shared_between_snapshots(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = Workspace(tmp_path)
    with place.draft() as draft:
        holding("first").save(draft.store)
        draft.attach("sources/a", {"a": 1})
        draft.keep(MANIFEST, "first")
    with place.draft() as draft:
        holding("second").save(draft.store)
        draft.attach_again("sources/a")
        draft.attach("sources/b", ["б"])
        draft.keep(MANIFEST, "second")
    assert place.attachment("sources/a") == {"a": 1}
    assert place.attachment("sources/b") == ["б"]

    def refuse(_self: Path, _target: Path) -> None:
        raise OSError(95, "Operation not supported")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    with place.draft() as draft:
        holding("third").save(draft.store)
        draft.attach_again("sources/a")
        draft.keep(MANIFEST, "third")
    assert place.attachment("sources/a") == {"a": 1}
    with pytest.raises(WorkspaceError, match="damaged"):
        place.attachment("sources/b")


def test_two_builds_at_once_are_told_apart(tmp_path: Path) -> None:
    with Workspace(tmp_path).draft():
        with pytest.raises(WorkspaceError, match="another build is writing") as raised:
            Workspace(tmp_path).write(holding("second"), MANIFEST)
        assert str(tmp_path) in raised.value.text.ru
    Workspace(tmp_path).write(holding("second"), MANIFEST)
    assert said(tmp_path) == "second"


def test_what_a_killed_build_left_goes_with_the_next(tmp_path: Path) -> None:
    Workspace(tmp_path).write(holding("first"), MANIFEST)
    leftover = tmp_path / "snapshots" / ".building-1"
    (leftover / "store").mkdir(parents=True)
    Workspace(tmp_path).write(holding("second"), MANIFEST)
    assert not leftover.exists()


def test_a_first_build_that_comes_to_nothing_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), Workspace(tmp_path / "w").draft():
        raise ZeroDivisionError
    assert not (tmp_path / "w").exists()


def test_snapshots_are_listed_used_and_deleted(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    names = [place.write(holding(text), MANIFEST) for text in ("first", "second", "third")]
    for age, name in enumerate(names):
        manifest = tmp_path / "snapshots" / name / "build.json"
        os.utime(manifest, (1_000_000_000 + age, 1_000_000_000 + age))
    assert [snapshot.name for snapshot in place.snapshots()] == names[::-1]
    assert [snapshot.is_current for snapshot in place.snapshots()] == [True, False, False]
    assert place.snapshots()[0].made.year == 2001
    place.switch(names[0][:8])
    assert said(tmp_path) == "first"
    assert place.prune(1) == (names[1],)
    assert [snapshot.name for snapshot in place.snapshots()] == [names[2], names[0]]
    assert said(tmp_path) == "first"
    for name in ("", "zz"):
        with pytest.raises(UnknownNameError, match=f"{names[2]}, {names[0]}"):
            place.switch(name)


def test_what_is_no_snapshot_is_not_listed(tmp_path: Path) -> None:
    name = Workspace(tmp_path).write(holding("first"), MANIFEST)
    (tmp_path / "snapshots" / "notes").mkdir()
    (tmp_path / "snapshots" / "file").write_text("x", "utf-8")
    assert [snapshot.name for snapshot in Workspace(tmp_path).snapshots()] == [name]
    assert json.loads((tmp_path / "snapshots" / name / "build.json").read_text("utf-8")) == MANIFEST


def test_a_whole_name_means_one_snapshot_though_others_begin_with_it(tmp_path: Path) -> None:
    place = Workspace(tmp_path)
    first, second = (place.write(holding(text), MANIFEST) for text in ("first", "second"))
    shutil.copytree(tmp_path / "snapshots" / first, tmp_path / "snapshots" / f"{first}-2")
    assert place.at(first).current().name == first
    assert place.at(f"{first}-2").current().name == f"{first}-2"
    with pytest.raises(UnknownNameError, match=f"{first}-2"):
        place.at(first[:-1])
    assert place.at(second[:8]).current().name == second
