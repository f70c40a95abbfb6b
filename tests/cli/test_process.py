"""The program as a process: what only shows from outside."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
PROGRAM = [sys.executable, "-m", "coomet_graph"]


def started(*arguments: object, **more: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONWARNINGS": "", **more}
    given = [*PROGRAM, *(str(argument) for argument in arguments)]
    return subprocess.run(given, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


def test_the_module_is_the_program(small: Path) -> None:
    done = started("show", "SC 4.2", "--workspace", small)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("SC 4.2\n")


def test_exit_codes_reach_the_shell(undecided: Path, tmp_path: Path) -> None:
    assert started("audit", "--workspace", undecided).returncode == 1
    assert started("audit", "--workspace", tmp_path).returncode == 2


def test_a_query_comes_by_standard_input(small: Path) -> None:
    done = subprocess.run(
        [*PROGRAM, "query", "-", "--workspace", str(small)],
        cwd=ROOT,
        input="ASK { ?s ?p 'Ё' }".encode(),
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, b"no\n", b"")


def test_a_closed_pipe_is_no_error(small: Path) -> None:
    command = f'"{sys.executable}" -m coomet_graph export --workspace "{small}" | head -c 10'
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}; exit ${{PIPESTATUS[0]}}"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "@prefix co", "")


def test_a_full_disk_is_told(small: Path) -> None:
    device = Path("/dev/full")
    if not device.exists():  # only Linux has a device that is always full
        return
    with device.open("wb") as full:
        given = [*PROGRAM, "export", "--workspace", str(small)]
        done = subprocess.run(given, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.decode().startswith("standard output: the result cannot be written (No space left")


def test_a_terminal_without_cyrillic_is_no_bug(small: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": "ascii"}
    refused = started("show", "x", "--lang", "ru", "--workspace", small, **plain)
    assert refused.returncode == 2
    assert refused.stderr.count("\n") == 1


def test_what_libraries_log_is_not_told(tmp_path: Path) -> None:
    """rdflib logs a traceback for every literal that its datatype does not allow."""
    (tmp_path / "a.ttl").write_text(
        "@prefix coomet: <https://w3id.org/coomet/ontology#> .\n"
        "@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .\n"
        '<https://example.org/a> a coomet:Action ; coomet:startYear "soon"^^xsd:integer ;\n'
        '  coomet:placeholder "perhaps"^^xsd:boolean .\n',
        "utf-8",
    )
    done = started("validate", tmp_path / "a.ttl")
    assert (done.returncode, done.stderr) == (1, "")


def test_a_name_in_bytes_that_are_no_text_is_told(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/\xff\n.txt"
    Path(os.fsdecode(path)).write_bytes((ROOT / "tests" / "golden" / "work-programme.txt").read_bytes())
    done = subprocess.run(
        [*PROGRAM, "build", path, "--workspace", str(tmp_path / "w")],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert done.stderr.count(b"\n") == 1
    assert b"rename the file" in done.stderr


def test_shell_completion_knows_the_commands() -> None:
    done = started(_COOMET_GRAPH_COMPLETE="bash_complete", COMP_WORDS="coomet-graph va", COMP_CWORD="1")
    assert "validate" in done.stdout
