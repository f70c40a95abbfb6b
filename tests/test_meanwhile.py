"""What another build does meanwhile: each task goes by one snapshot, and writes to the current one."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from coomet_graph import api
from coomet_graph.candidates.rdf import Stated
from coomet_graph.errors import WorkspaceError
from coomet_graph.pipeline import build_in, update_in
from coomet_graph.reports.workbook_decisions import TypedDecision
from coomet_graph.store import Workspace

GOLDEN = Path(__file__).parent / "golden"
WORK = "wp-tc-4-2031-2033"
GRAPH = "https://w3id.org/coomet/graph/candidates"


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A workspace with the golden programmes."""
    build_in(tmp_path / "w", sorted(GOLDEN.glob("*.txt")))
    return tmp_path / "w"


def sources_in(workspace: Path) -> list[str]:
    return [source["id"] for source in Workspace(workspace).manifest()["sources"]]


def test_candidates_are_kept_beside_what_became_current_while_they_were_found(workspace: Path) -> None:
    def found() -> Iterator[Stated]:
        update_in(workspace, [], remove=[WORK])
        yield Stated(
            "https://example.org/candidate", "https://example.org/1", "https://example.org/2", "x", 1.0
        )

    api.keep_candidates(found(), workspace)
    assert sources_in(workspace) == ["dp-2031-2033"]
    place = Workspace(workspace)
    told = set(place.manifest()["graphs"])
    assert GRAPH in told
    assert not any(name.endswith(f"/{WORK}") for name in told)
    names = (name for name in place.dataset().graph_names() if "/asserted/" in name)
    stored = {name for name in names if next(place.dataset().quads(name), None) is not None}
    assert stored == {name for name in told if "/asserted/" in name}


class Meddling(list[str]):
    """Names of sources; whoever looks at them finds that somebody else wants to update as well."""

    workspace: Path

    def __iter__(self) -> Iterator[str]:
        update_in(self.workspace, [], remove=["dp-2031-2033"])
        return super().__iter__()


def test_an_update_looks_at_the_graph_when_nobody_else_can_write(workspace: Path) -> None:
    names = Meddling([WORK])
    names.workspace = workspace
    with pytest.raises(WorkspaceError, match="another build is writing"):
        update_in(workspace, [], remove=names)
    assert sources_in(workspace) == ["dp-2031-2033", WORK]


class Switching(type(Path())):  # type: ignore[misc] # the class of paths differs between systems
    """A folder; whoever looks into it finds that another snapshot has become current."""

    workspace: Path
    other: str

    def __fspath__(self) -> str:
        # The paths of the files in it have no such names.
        if hasattr(self, "workspace"):
            Workspace(self.workspace).switch(self.other)
        return str(super().__fspath__())


def test_an_audit_is_entered_for_the_snapshot_that_was_audited(workspace: Path, tmp_path: Path) -> None:
    full = Workspace(workspace).current().name
    update_in(workspace, [], remove=["dp-2031-2033"])
    half = Workspace(workspace).current().name
    (tmp_path / "decisions").mkdir()
    decisions = Switching(tmp_path / "decisions")
    decisions.workspace, decisions.other = workspace, full
    alone = {finding.number for finding in api.audit(workspace).findings}
    shutil.rmtree(workspace / "register")
    found = {finding.number for finding in api.audit(workspace, decisions=decisions).findings}
    assert Workspace(workspace).current().name == full
    (entered,) = (workspace / "register").iterdir()
    assert entered.name == f"{half}.json"
    assert set(json.loads(entered.read_text("utf-8"))["numbers"]) == found == alone
    assert found != {finding.number for finding in api.audit(workspace).findings}


def test_a_decision_is_about_what_was_found_when_it_was_asked_for(workspace: Path, tmp_path: Path) -> None:
    """Of the two snapshots, one alone has the finding: what becomes current meanwhile does not matter."""
    full = Workspace(workspace).current().name
    update_in(workspace, [], remove=["dp-2031-2033"])
    half = Workspace(workspace).current().name
    alone = {finding.number for finding in api.audit(workspace).findings}
    Workspace(workspace).switch(full)
    number = min(alone - {finding.number for finding in api.audit(workspace).findings})
    for name in ("one", "typed"):
        Workspace(workspace).switch(half)
        (tmp_path / name).mkdir()
        decisions = Switching(tmp_path / name)
        decisions.workspace, decisions.other = workspace, full
        day = date(2031, 6, 2)
        if name == "one":
            decided = api.decide(
                "fixed", number, "A. Sample", day, decisions=decisions, workspace=workspace
            ).decision
        else:
            row = TypedDecision(number, "fixed", "", None, "", "A. Sample")
            ((done,), faults) = api.decide_typed([row], day, decisions, workspace)
            assert faults == ()
            decided = done.decision
        assert Workspace(workspace).current().name == full
        assert decided.number == number
