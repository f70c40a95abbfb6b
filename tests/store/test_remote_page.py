"""The page on SPARQL servers: its programs run, and its federated question has the answer that it shows."""

import os
import re
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest

from coomet_graph.namespaces import GRAPH
from coomet_graph.pipeline import Build
from tests.store.servers import Running, oxigraph
from tests.test_readme import ROOT, missing, run

pytestmark = pytest.mark.xdist_group("servers")

PAGE = (ROOT / "docs/how-to/sparql-server.md").read_text("utf-8")
FILES = dict(re.findall(r"<!-- file: (\S+) -->\n+```\w*\n(.*?)^```$", PAGE, re.M | re.S))
OURS, THEIRS = "http://127.0.0.1:7878", "http://127.0.0.1:7879"


def python(program: str, *arguments: str, folder: Path) -> str:
    done = subprocess.run(
        [sys.executable, program, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_two_organisations_are_asked_one_question(
    bundled: Build, oxigraph_server: Running, tmp_path: Path
) -> None:
    for name, content in FILES.items():
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(content, encoding="utf-8")
    (build,) = re.findall(r"^\$ (coomet-graph build rmo/.*)$", PAGE, re.M)
    assert run(build, tmp_path).returncode == 0
    (tmp_path / "server").mkdir()
    with oxigraph(tmp_path / "server") as theirs:
        python(
            "publish.py", theirs.address, "rmo-workspace", "https://example.org/rmo/graph/", folder=tmp_path
        )
        assert theirs.open().facts == "https://example.org/rmo/graph/facts"
        python("merge.py", theirs.address, folder=tmp_path)
        ours = oxigraph_server.open(GRAPH)
        needed = [GRAPH + name for name in ("asserted/wp-tc-4-2021-2023", "inferred", "reference")]
        if not set(needed) <= set(ours.graph_names()):
            ours.load(bundled.dataset.quads(*needed))
        query = FILES["federated.rq"].replace(OURS, oxigraph_server.address).replace(THEIRS, theirs.address)
        reply = httpx2.post(ours.endpoints.query, data={"query": query}, headers={"Accept": "text/csv"})
    (shown,) = re.findall(r"^```text\n(year,.*?)^```$", PAGE, re.M | re.S)
    assert missing(tuple(shown.splitlines()), reply.text) is None
    assert "works-by-indicator" in FILES["question.py"]
    assert python("question.py", oxigraph_server.address, folder=tmp_path).count(" | ") > 5
