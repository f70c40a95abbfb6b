"""One exchange with a server over HTTP: within a time and a size, without detours, whatever the server does.

The time limit of an HTTP library is as a rule one for each piece that arrives, and a server that sends a byte
now and then never passes it. So each exchange is a task of its own, cancelled when its time is over.
"""

import asyncio
import time
from collections.abc import Coroutine, Generator, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import cache
from ipaddress import ip_address
from ssl import SSLContext
from threading import Thread
from urllib.parse import urlsplit

import httpx2

from coomet_graph.errors import WorkspaceError

_READY = 200
_REDIRECTION = range(300, 400)
_UNAUTHORISED = 401
_UNAVAILABLE = 503


class StoreError(WorkspaceError):
    """A remote store cannot be reached, refuses access, or answers what is no answer."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How long an exchange may take, how large an answer may be, and how often a busy server is asked."""

    seconds: float = 60.0
    seconds_of_update: float = 600.0
    size: int = 256 * 2**20
    attempts: int = 4
    longest_wait: float = 5.0


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who asks. A password is only sent to a server that asks for it, a token always."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Message:
    """What is sent; what only reads may be sent again."""

    url: str
    body: bytes
    content_type: str
    accept: str = "*/*"
    reads: bool = False
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back; the names of the headers are in lower case."""

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def is_success(self) -> bool:
        """Whether the server did what it was asked to."""
        return _READY <= self.status < _REDIRECTION.start

    @property
    def media_type(self) -> str:
        """The type of the content, without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()


class Connection:
    """The way to a server, with the credentials and the limits for it."""

    def __init__(self, credentials: Credentials | None = None, limits: Limits | None = None) -> None:
        self._credentials = credentials or Credentials()
        self._identity = _Identity(self._credentials)
        self.limits = limits or Limits()

    @property
    def is_anonymous(self) -> bool:
        """Whether there are no credentials."""
        return not (self._credentials.user or self._credentials.token)

    def send(self, message: Message) -> Reply:
        """The reply to the message, whatever its status. Raises StoreError.

        What only reads is sent again while the server says that it is busy (503).
        """
        limits = self.limits
        seconds = message.seconds or (limits.seconds if message.reads else limits.seconds_of_update)
        end = time.monotonic() + seconds
        for attempt in range(1, limits.attempts + 1):
            reply = _apart(self._exchange(message, end - time.monotonic(), seconds))
            if reply.status != _UNAVAILABLE or not message.reads:
                break
            wait = min(_asked_wait(reply) or 0.2 * 2**attempt, limits.longest_wait)
            if attempt == limits.attempts or time.monotonic() + wait > end:
                break
            time.sleep(wait)
        return reply

    async def _exchange(self, message: Message, left: float, seconds: float) -> Reply:
        where = message.url
        try:
            async with asyncio.timeout(max(left, 0.0)), _client(where) as client:
                return await self._converse(client, message)
        except TimeoutError as error:
            raise StoreError(
                f"{where}: no answer within {seconds:g} seconds; ask for less, or allow more time with "
                "COOMET_GRAPH_STORE_SECONDS.",
                f"{where}: нет ответа в течение {seconds:g} с; запросите меньше или увеличьте время "
                "с помощью COOMET_GRAPH_STORE_SECONDS.",
            ) from error
        except (httpx2.HTTPError, httpx2.InvalidURL, OSError, ValueError) as error:
            detail = " ".join(f"{type(error).__name__}: {error}".split())
            raise StoreError(
                f"{where}: the server cannot be reached ({detail}); check the address and whether it runs.",
                f"{where}: сервер недоступен ({detail}); проверьте адрес и то, что сервер запущен.",
            ) from error

    async def _converse(self, client: httpx2.AsyncClient, message: Message) -> Reply:
        headers = {
            "Content-Type": message.content_type,
            "Accept": message.accept,
            # A small answer that unpacks to an endless one would get past the limit.
            "Accept-Encoding": "identity",
            "User-Agent": "coomet-graph",
        }
        request = client.build_request("POST", message.url, content=message.body, headers=headers)
        # The flow is followed here: the library would read the body of a refusal, however long.
        flow = self._identity.auth_flow(request)
        request = next(flow)
        while True:
            response = await client.send(request, stream=True, auth=None)
            try:
                try:
                    request = flow.send(response)
                except StopIteration:
                    return await self._whole(response, message.url)
            finally:
                await response.aclose()

    async def _whole(self, response: httpx2.Response, where: str) -> Reply:
        if response.status_code in _REDIRECTION:
            raise StoreError(
                f"{where}: the server refers to another address, which is not followed; give the right one.",
                f"{where}: сервер отсылает к другому адресу, переход не выполняется; укажите верный адрес.",
            )
        if response.headers.get("content-encoding", "identity") != "identity":
            raise StoreError(
                f"{where}: the server packs its answer although it was asked not to; set it up otherwise.",
                f"{where}: сервер сжимает ответ, хотя его просили этого не делать; измените его настройку.",
            )
        body = bytearray()
        async for piece in response.aiter_raw():
            body += piece
            if len(body) > self.limits.size:
                raise StoreError(
                    f"{where}: the answer is longer than {self.limits.size} bytes; ask for less.",
                    f"{where}: ответ длиннее {self.limits.size} байт; запросите меньше.",
                )
        headers = {name.lower(): value for name, value in response.headers.items()}
        return Reply(response.status_code, headers, bytes(body))


class _Identity(httpx2.Auth):
    """Says who asks once the server wants to know, and in the way it wants: basic or digest."""

    def __init__(self, credentials: Credentials) -> None:
        self._credentials = credentials
        self._settled: httpx2.Auth | None = None

    def auth_flow(self, request: httpx2.Request) -> Generator[httpx2.Request, httpx2.Response, None]:
        """The request, and if it is refused, the request with what the refusal asks for."""
        who = self._credentials
        if who.token:
            request.headers["Authorization"] = f"Bearer {who.token}"
        if self._settled is None:
            response = yield request
            if response.status_code != _UNAUTHORISED or not who.user:
                return
            asked = response.headers.get("www-authenticate", "").split(maxsplit=1)
            if asked[:1] == ["Digest"]:
                self._settled = httpx2.DigestAuth(who.user, who.password)
            elif asked[:1] == ["Basic"]:
                self._settled = httpx2.BasicAuth(who.user, who.password)
            else:
                return
        yield from self._settled.auth_flow(request)


def _apart(exchange: Coroutine[None, None, Reply]) -> Reply:
    """The result of an exchange in a thread of its own: the caller may have an event loop already."""
    waiting: Future[Reply] = Future()

    def run() -> None:
        try:
            waiting.set_result(asyncio.run(exchange))
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is waited for
            waiting.set_exception(error)

    # Nobody waits for it at the end of the program: an interrupted exchange is given up.
    Thread(target=run, daemon=True).start()
    return waiting.result()


def _client(url: str) -> httpx2.AsyncClient:
    timeout = httpx2.Timeout(None)
    # A proxy of the environment is for what is outside.
    return httpx2.AsyncClient(verify=_trust(), timeout=timeout, trust_env=not _is_loopback(url))


@cache
def _trust() -> SSLContext:
    return httpx2.create_ssl_context()


def _is_loopback(url: str) -> bool:
    host = urlsplit(url).hostname or ""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def _asked_wait(reply: Reply) -> float:
    """The seconds that the server asks to wait; 0 if it does not say, or says it as a date."""
    asked = reply.headers.get("retry-after", "")
    return float(asked) if asked.isascii() and asked.isdigit() else 0.0
