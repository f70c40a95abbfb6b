"""A server that answers with what a test tells it to, byte for byte, and remembers what it was asked."""

import contextlib
import socket
import socketserver
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from coomet_graph.store.remote import RemoteDataset
from coomet_graph.store.remote_endpoints import Endpoints
from coomet_graph.store.remote_http import Connection, Credentials, Limits
from coomet_graph.store.remote_server import Server

SECONDS = 1.0
SIZE = 200_000
Script = Callable[["Asked", socket.socket], None]


class Asked:
    """A request: its first line, headers with names in lower case, and body."""

    def __init__(self, head: bytes, body: bytes) -> None:
        first, *lines = head.decode("latin-1").split("\r\n")
        self.line, self.body = first, body
        self.headers = {
            name.strip().lower(): value.strip() for name, _, value in (each.partition(":") for each in lines)
        }

    @property
    def path(self) -> str:
        return self.line.split()[1]


class Hostile:
    """The server; `script` is what it does with a request from now on."""

    def __init__(self, port: int) -> None:
        self.address = f"http://127.0.0.1:{port}"
        self.asked: list[Asked] = []
        self.script: Script = replying(b"")
        self.is_over = threading.Event()

    def serve(self, connection: socket.socket) -> None:
        with contextlib.suppress(OSError):
            head, _, body = _until(connection, b"\r\n\r\n").partition(b"\r\n\r\n")
            asked = Asked(head, b"")
            while len(body) < int(asked.headers.get("content-length", 0)):
                body += connection.recv(65_536)
            asked.body = body
            self.asked.append(asked)
            self.script(asked, connection)


def reply(
    body: bytes = b"", kind: str = "application/sparql-results+json", status: str = "200 OK", *headers: str
) -> bytes:
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {kind}",
        f"Content-Length: {len(body)}",
        "Connection: close",
    ]
    return "\r\n".join([*lines, *headers, "", ""]).encode() + body


def replying(*replies: bytes) -> Script:
    """Gives the replies one after the other, the last for ever."""
    waiting = list(replies)

    def script(_asked: Asked, connection: socket.socket) -> None:
        connection.sendall(waiting.pop(0) if len(waiting) > 1 else waiting[0])

    return script


@contextmanager
def hostile(context: ssl.SSLContext | None = None) -> Iterator[Hostile]:
    """Such a server on a free port of this machine, with TLS if there is a context for it."""

    class Handler(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            connection: socket.socket = self.request
            if context is None:
                server_of.serve(connection)
            else:
                with contextlib.suppress(OSError):
                    server_of.serve(context.wrap_socket(connection, server_side=True))

    class Server(socketserver.ThreadingTCPServer):
        daemon_threads = True
        block_on_close = False

    with Server(("127.0.0.1", 0), Handler) as server:
        server_of = Hostile(server.server_address[1])
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        try:
            yield server_of
        finally:
            server_of.is_over.set()
            server.shutdown()
            thread.join()


def dataset_at(
    address: str, credentials: Credentials | None = None, software: str = "Something/1.0"
) -> RemoteDataset:
    """The dataset on a server at the address, under limits that are soon passed."""
    endpoints = Endpoints(f"{address}/query", f"{address}/update", f"{address}/store", software)
    way = Connection(
        credentials, Limits(seconds=SECONDS, seconds_of_update=SECONDS, size=SIZE, longest_wait=0.01)
    )
    return RemoteDataset(Server(endpoints, way, "https://w3id.org/coomet/graph/facts"))


def _until(connection: socket.socket, end: bytes) -> bytes:
    content = b""
    while end not in content:
        piece = connection.recv(65_536)
        if not piece:
            raise OSError("the connection was closed")
        content += piece
    return content
