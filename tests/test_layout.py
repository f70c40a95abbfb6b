"""The shape of the repository: small files, imports in one direction, no drawers for odds and ends."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOT_OURS = {"data", "build", "dist", "coomet-workspace"}
LINES_ALLOWED = 399
DRAWERS = {"utils", "util", "helpers", "helper", "common", "manager"}


def our_files() -> Iterator[Path]:
    """Files we write: all but hidden folders, data and what a build leaves behind."""
    for entry in ROOT.iterdir():
        if entry.name.startswith(".") or entry.name in NOT_OURS:
            continue
        found = entry.rglob("*") if entry.is_dir() else [entry]
        yield from (path for path in found if path.is_file() and "__pycache__" not in path.parts)


def test_no_file_is_long() -> None:
    measured = {
        path.relative_to(ROOT).as_posix(): len(path.read_bytes().splitlines())
        for path in our_files()
        if path.suffix in {".py", ".ttl", ".rq"}
    }
    assert "tests/test_layout.py" in measured
    assert {name: lines for name, lines in measured.items() if lines > LINES_ALLOWED} == {}


def test_no_file_or_folder_is_a_drawer() -> None:
    drawers = [path for path in our_files() if DRAWERS & set(path.relative_to(ROOT).with_suffix("").parts)]
    assert drawers == []


def test_imports_run_downwards() -> None:
    command = shutil.which("lint-imports", path=str(Path(sys.executable).parent))
    assert command is not None, "import-linter is part of the dev extra"
    done = subprocess.run([command, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
