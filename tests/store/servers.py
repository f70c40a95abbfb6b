"""Two real servers for the tests of the remote store, each in a folder of its own and on a free port."""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from coomet_graph.errors import CoometGraphError
from coomet_graph.store.remote import RemoteDataset, open_store

VIRTUOSO, ISQL = "virtuoso-t", "isql-vt"
_SECONDS = 60.0
_VIRTUOSO_SETTINGS = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
FileExtend = 50
TempStorage = TempDatabase
[TempDatabase]
DatabaseFile = temporary.db
TransactionFile = temporary.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
DisableUnixSocket = 1
CaseMode = 2
DirsAllowed = .
NumberOfBuffers = 10000
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 2000
"""


@dataclass(frozen=True)
class Running:
    """A server that runs, and how it is opened."""

    address: str
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)
    sql: str = ""

    def open(self, base: str | None = None) -> RemoteDataset:
        return open_store(self.address, base, self.environment)

    def isql(self, *statements: str) -> None:
        """Have Virtuoso's administrator do something."""
        script = self.folder / "script.sql"
        script.write_text("\n".join(statements))
        done = subprocess.run(
            [ISQL, self.sql, "dba", "dba", script.name],
            check=False,
            cwd=self.folder,
            capture_output=True,
            timeout=_SECONDS,
        )
        assert b"***" not in done.stderr + done.stdout, done.stderr + done.stdout


@contextmanager
def oxigraph(folder: Path) -> Iterator[Running]:
    """An Oxigraph server; the test is skipped where it is not installed."""
    program = shutil.which(
        "oxigraph", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
    )
    if program is None:
        pytest.skip("oxigraph is not installed (pip install oxigraph)")
    (port,) = free_ports(1)
    command = [program, "serve", "--location", str(folder / "data"), "--bind", f"127.0.0.1:{port}"]
    with _process(command, folder):
        running = Running(f"http://127.0.0.1:{port}", folder)
        _wait(running)
        yield running


@contextmanager
def virtuoso(folder: Path) -> Iterator[Running]:
    """A Virtuoso server; the test is skipped where it is not installed."""
    if shutil.which(VIRTUOSO) is None or shutil.which(ISQL) is None:
        pytest.skip("Virtuoso is not installed (apt-get install virtuoso-opensource)")
    sql, http = free_ports(2)
    (folder / "virtuoso.ini").write_text(_VIRTUOSO_SETTINGS.format(sql=sql, http=http))
    with _process([VIRTUOSO, "+foreground", "+configfile", "virtuoso.ini"], folder):
        secrets = {"COOMET_GRAPH_STORE_USER": "publisher", "COOMET_GRAPH_STORE_PASSWORD": "s3cr3t"}
        running = Running(f"http://127.0.0.1:{http}", folder, secrets, f"127.0.0.1:{sql}")
        _wait(running)
        running.isql("DB.DBA.USER_CREATE('publisher', 's3cr3t');", 'GRANT SPARQL_UPDATE TO "publisher";')
        yield running


def free_ports(number: int) -> list[int]:
    """Ports of this machine that nobody listens on."""
    sockets = [socket.socket() for _ in range(number)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()


@contextmanager
def _process(command: list[str], folder: Path) -> Iterator[None]:
    with (folder / "output.txt").open("wb") as output:
        process = subprocess.Popen(command, cwd=folder, stdout=output, stderr=output)
        try:
            yield
        finally:
            process.kill()
            process.wait()


def _wait(running: Running) -> None:
    end = time.monotonic() + _SECONDS
    while True:
        try:
            running.open()
        except CoometGraphError:
            if time.monotonic() > end:
                output = (running.folder / "output.txt").read_text(errors="replace")
                pytest.fail(f"the server does not start: {output[-2000:]}")
            time.sleep(0.1)
        else:
            return
