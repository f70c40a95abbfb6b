"""What the pages show is what happens: their commands are run, and the lines they show occur in the output.

In a ```console block every line after a command is looked for in its output, in order and with white space
folded; a line "…" stands for what is left out. A comment `<!-- file: NAME -->` before another block makes
it a file of the folder in which the commands of the page are run.
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    "README.md",
    "docs/tutorial.md",
    *sorted(f"docs/how-to/{p.name}" for p in (ROOT / "docs/how-to").glob("*.md")),
]
# Commands that need a network or change this machine: only what can be said without running them is checked.
NOT_RUN = ("pip install", "python3 -m venv", ". ")
RUN = ("coomet-graph ", "python ")
FINDINGS = ("audit", "validate")

_BLOCK = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n+)?^```(?P<language>\w*)\n(?P<content>.*?)^```$", re.M | re.S
)


@dataclass(frozen=True)
class Step:
    """A command, or a file to write before the next one."""

    command: str
    shown: tuple[str, ...] = ()
    file: str | None = None


def steps(page: str) -> Iterator[Step]:
    for block in _BLOCK.finditer((ROOT / page).read_text("utf-8")):
        if block["file"]:
            yield Step(block["content"], file=block["file"])
        elif block["language"] == "console":
            first, *commands = re.split(r"^\$ ", block["content"], flags=re.M)
            assert not first, f"{page}: a console block begins with a command: {first}"
            for command in commands:
                line, *shown = re.sub(r"\\\n\s*", "", command).splitlines()
                yield Step(line, tuple(shown))


def missing(shown: tuple[str, ...], output: str) -> str | None:
    """The first line shown that the output does not hold after those before it."""
    lines = iter([" ".join(line.split()) for line in output.splitlines()])
    for line in shown:
        folded = " ".join(line.split())
        if folded not in {"", "…"} and folded not in lines:
            return line
    return None


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    program, *arguments = shlex.split(command)
    own = ["-m", "coomet_graph"] if program == "coomet-graph" else []
    search = os.pathsep.join(filter(None, [str(ROOT), os.environ.get("PYTHONPATH")]))
    environment = {**os.environ, "PYTHONPATH": search, "PYTHONIOENCODING": "utf-8"}
    for name in ("COOMET_GRAPH_LANGUAGE", "COOMET_GRAPH_WORKSPACE", "COOMET_GRAPH_DEBUG"):
        environment.pop(name, None)
    return subprocess.run(
        [sys.executable, *own, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.mark.parametrize("page", PAGES)
def test_commands_do_what_the_page_shows(page: str, tmp_path: Path) -> None:
    for step in steps(page):
        if step.file is not None:
            path = tmp_path / step.file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(step.command, encoding="utf-8")
        elif step.command.startswith(RUN):
            done = run(step.command, tmp_path)
            allowed = {0, 1} if step.command.split()[1] in FINDINGS else {0}
            assert done.returncode in allowed, f"{step.command}\n{done.stdout}{done.stderr}"
            line = missing(step.shown, done.stdout + done.stderr)
            assert line is None, (
                f"{page}: `{step.command}` does not print: {line}\n{done.stdout}{done.stderr}"
            )


@pytest.mark.parametrize("page", PAGES)
def test_other_commands_are_known(page: str) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), flags=re.M))
    for step in steps(page):
        if step.file is None and not step.command.startswith(RUN):
            program, _, rest = step.command.partition(" ")
            known = rest in targets if program == "make" else step.command.startswith(NOT_RUN)
            assert known, f"{page}: {step.command}"


def test_readme_is_short_and_runs_something() -> None:
    commands = [step.command for step in steps("README.md")]
    assert {"make demo", "make test"} <= set(commands)
    assert sum(command.startswith("coomet-graph ") for command in commands) >= 6
    assert len((ROOT / "README.md").read_text("utf-8").splitlines()) < 200


def test_a_line_that_is_not_printed_is_noticed() -> None:
    assert missing(("one", "…", "three"), " one\ntwo\n three ") is None
    assert missing(("three", "one"), "one\ntwo\nthree") == "one"
