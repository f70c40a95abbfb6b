"""Workspaces to ask, and a way to run a command line in this process."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from coomet_graph.cli.app import run
from coomet_graph.pipeline import Build, keep
from tests.audit.negatives import Nursery


@dataclass(frozen=True)
class Done:
    """What a command left behind."""

    code: int
    out: str
    err: str


Command = Callable[..., Done]


@pytest.fixture(scope="session")
def real(bundled: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the bundled documents."""
    folder = tmp_path_factory.mktemp("real")
    keep(bundled, folder)
    return folder


@pytest.fixture(scope="session")
def small(golden: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with the golden programmes."""
    folder = tmp_path_factory.mktemp("small")
    keep(golden, folder)
    return folder


def _planted(golden: Build, folder: Path, *examples: str) -> Path:
    keep(replace(golden, dataset=Nursery(golden.dataset).planted(*examples)), folder)
    return folder


@pytest.fixture(scope="session")
def faulty(golden: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with two faults, one of them grave."""
    return _planted(golden, tmp_path_factory.mktemp("faulty"), "Entry-notation", "action-without-status")


@pytest.fixture(scope="session")
def undecided(golden: Build, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with one fault that somebody must decide about."""
    return _planted(golden, tmp_path_factory.mktemp("undecided"), "action-without-status")


@pytest.fixture
def command(capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Command:
    for name in ("LANGUAGE", "DEBUG", "WORKSPACE", "STORE_ADDRESS"):
        monkeypatch.delenv(f"COOMET_GRAPH_{name}", raising=False)

    def carried_out(*arguments: object, workspace: Path | None = None) -> Done:
        given = [str(argument) for argument in arguments]
        if workspace is not None:
            given += ["--workspace", str(workspace)]
        capfd.readouterr()
        code = run(given)
        out, err = capfd.readouterr()
        return Done(code, out, err)

    return carried_out
