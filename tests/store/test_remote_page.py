"""The page on SPARQL servers: its commands run against real servers, and what it shows is what they give."""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.store.servers import oxigraph
from tests.test_readme import ROOT, missing

pytestmark = pytest.mark.xdist_group("servers")

PAGE = (ROOT / "docs/how-to/sparql-server.md").read_text("utf-8")
OURS, THEIRS, VIRTUOSO = (f"http://127.0.0.1:{port}" for port in (7878, 7879, 8890))
_BLOCK = re.compile(r"(?:<!-- file: (\S+) -->\n+)?^```(\w*)\n(.*?)^```$", re.M | re.S)
# What is done to the machine is done by the tests' own means.
_NOT_RUN = ("pip install ", "oxigraph serve ")
_FINDINGS = {1}


def blocks() -> Iterator[tuple[str, str, str]]:
    """The name of a file or nothing, the language, and the content of each block in turn."""
    return ((file, language, content) for file, language, content in _BLOCK.findall(PAGE))


def run(line: str, folder: Path, addresses: Mapping[str, str]) -> str:
    """What the command prints, on servers at other addresses than the page's."""
    for shown, real in addresses.items():
        line = line.replace(shown, real)
    program, *arguments = shlex.split(line)
    start = {"coomet-graph": [sys.executable, "-m", "coomet_graph"], "python": [sys.executable]}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COOMET_GRAPH_")}
    done = subprocess.run(
        [*start.get(program, [program]), *arguments],
        cwd=folder,
        env={**environment, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    expected = {0} | (_FINDINGS if arguments[:1] == ["audit"] else set())
    assert done.returncode in expected, f"{line}\n{done.stdout}{done.stderr}"
    return done.stdout


def test_the_commands_do_what_the_page_shows(tmp_path: Path) -> None:
    printed: dict[str, str] = {}
    last = ""
    for name in ("ours", "theirs"):
        (tmp_path / name).mkdir()
    with oxigraph(tmp_path / "ours") as ours, oxigraph(tmp_path / "theirs") as theirs:
        # What is shown for Virtuoso works with any server; its loader is tested elsewhere.
        addresses = {OURS: ours.address, THEIRS: theirs.address, VIRTUOSO: ours.address}
        for file, language, content in blocks():
            if file:
                for shown, real in addresses.items():
                    content = content.replace(shown, real)  # noqa: PLW2901 - the same file elsewhere
                (tmp_path / file).parent.mkdir(exist_ok=True)
                (tmp_path / file).write_text(content, encoding="utf-8")
            elif language in ("sh", "console"):
                for line in re.sub(r"\\\n\s*", "", content).splitlines():
                    command = line.removeprefix("$ ")
                    if not command.startswith(_NOT_RUN):
                        last = printed[command] = run(command, tmp_path, addresses)
            elif language == "text":
                assert missing(tuple(content.splitlines()), last) is None, last
        assert theirs.open().facts == "https://example.org/rmo/graph/facts"
    by_command, by_curl = (
        sorted(told.split())
        for command, told in printed.items()
        if "question.rq" in command and OURS in command
    )
    assert by_command == by_curl
    assert len(by_curl) > 2
    assert printed[f"python question.py {OURS}"].endswith("\n5 graphs\n")
    assert all(
        told for command, told in printed.items() if "--output" not in command and "merge" not in command
    )
