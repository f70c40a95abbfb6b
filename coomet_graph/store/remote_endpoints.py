"""Where a server takes queries, updates and graphs, found from the one address that a user gives.

Explicit addresses and everything secret come from the environment, so that no address ever holds a secret:

    COOMET_GRAPH_STORE_ADDRESS            the one address, on the command line also `--store`
    COOMET_GRAPH_STORE_USER, _PASSWORD    for servers that ask by basic or digest authentication
    COOMET_GRAPH_STORE_TOKEN              a bearer token instead
    COOMET_GRAPH_STORE_QUERY, _UPDATE, _GRAPHS    addresses, where they cannot be found
    COOMET_GRAPH_STORE_SECONDS            the time for a query, 60 without
    COOMET_GRAPH_STORE_BASE               the base of the IRIs of graphs, where it cannot be found
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from urllib.parse import urlsplit, urlunsplit

from coomet_graph.errors import ParameterError
from coomet_graph.store.remote_answers import RESULTS, boolean
from coomet_graph.store.remote_http import Connection, Credentials, Limits, Message, StoreError

_ENVIRONMENT = "COOMET_GRAPH_STORE_"
_FORM = "application/x-www-form-urlencoded"
_SECONDS_TO_FIND = 15.0
_ACCESS = frozenset({401, 403})


@dataclass(frozen=True, slots=True)
class Endpoints:
    """The addresses of a server, and what it calls itself; `graphs` is that of the Graph Store Protocol."""

    query: str
    update: str | None = None
    graphs: str | None = None
    software: str = ""

    @property
    def is_virtuoso(self) -> bool:
        """Whether it is Virtuoso, which needs care."""
        return self.software.startswith("Virtuoso")

    @property
    def is_oxigraph(self) -> bool:
        """Whether it is Oxigraph."""
        return self.software.startswith("Oxigraph")


def connection(environment: Mapping[str, str]) -> Connection:
    """The way to a server with the credentials in the environment. Raises ParameterError."""
    given = {name: environment.get(_ENVIRONMENT + name, "") for name in ("USER", "PASSWORD", "TOKEN")}
    if any("\n" in each or "\r" in each for each in given.values()) or ":" in given["USER"]:
        raise ParameterError(
            f"{_ENVIRONMENT}USER, _PASSWORD or _TOKEN cannot be sent: it has a line break, or the user name "
            "a colon; correct it.",
            f"{_ENVIRONMENT}USER, _PASSWORD или _TOKEN нельзя передать: там перенос строки либо в имени "
            "пользователя двоеточие; исправьте.",
        )
    limits = Limits()
    if seconds := environment.get(_ENVIRONMENT + "SECONDS"):
        limits = replace(limits, seconds=_positive(seconds))
    return Connection(Credentials(given["USER"], given["PASSWORD"], given["TOKEN"]), limits)


def find_endpoints(address: str, way: Connection, environment: Mapping[str, str]) -> Endpoints:
    """The addresses of the server at `address`. Raises ParameterError for an unfit one, or StoreError."""
    address = checked(address).rstrip("/")
    given = {
        name: checked(environment[_ENVIRONMENT + name])
        for name in ("QUERY", "UPDATE", "GRAPHS")
        if environment.get(_ENVIRONMENT + name)
    }
    found = _first(_candidates(given.get("QUERY"), address), address, way)
    endpoints = _layout(found, way)
    return replace(endpoints, update=given.get("UPDATE", endpoints.update),
                   graphs=given.get("GRAPHS", endpoints.graphs))  # fmt: skip


def checked(address: str) -> str:
    """The address, if it is one that may be asked. Raises ParameterError, which never repeats a secret."""
    try:
        parts = urlsplit(address)
        fits = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
        secret = "@" in parts.netloc
    except ValueError:
        fits = secret = False
        parts = urlsplit("")
    if secret:
        shown = urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))
        raise ParameterError(
            f"{shown}: a user name or password does not belong into an address; set {_ENVIRONMENT}USER and "
            f"{_ENVIRONMENT}PASSWORD.",
            f"{shown}: имя пользователя и пароль не указываются в адресе; задайте {_ENVIRONMENT}USER и "
            f"{_ENVIRONMENT}PASSWORD.",
        )
    if not fits or parts.query or parts.fragment or not address.isprintable() or " " in address:
        # What follows a question mark may be a key.
        shown = address.partition("?")[0]
        raise ParameterError(
            f'"{shown}" is no address of a server; give one such as http://localhost:7878.',
            f"«{shown}» не является адресом сервера; укажите адрес вида http://localhost:7878.",
        )
    return address


def _candidates(given: str | None, address: str) -> Iterator[str]:
    """Where queries may be taken, the most likely first."""
    if given is not None:
        yield given
        return
    end = address.rpartition("/")[2]
    if end in ("query", "sparql") or "/repositories/" in address or "/namespace/" in address:
        yield address
        return
    yield f"{address}/query"
    yield f"{address}/sparql"
    yield address


def _first(candidates: Iterator[str], address: str, way: Connection) -> Endpoints:
    """The first of the addresses that answers a question with a truth value."""
    failure: StoreError | None = None
    for url in candidates:
        message = Message(url, b"query=ASK%20%7B%7D", _FORM, RESULTS, reads=True,
                          seconds=min(_SECONDS_TO_FIND, way.limits.seconds))  # fmt: skip
        reply = way.send(message)
        if reply.status in _ACCESS or (reply.is_success and reply.media_type == RESULTS):
            boolean(reply, url)
            return Endpoints(url, software=reply.headers.get("server", ""))
        failure = failure or StoreError(
            f"{address}: nothing there answers SPARQL queries ({url}: {reply.status}); give the address of "
            f"the store, or its parts in {_ENVIRONMENT}QUERY, _UPDATE and _GRAPHS.",
            f"{address}: на запросы SPARQL там ничто не отвечает ({url}: {reply.status}); укажите адрес "
            f"хранилища или отдельные адреса в {_ENVIRONMENT}QUERY, _UPDATE и _GRAPHS.",
        )
    assert failure is not None, "there is at least one candidate"
    raise failure


def _layout(found: Endpoints, way: Connection) -> Endpoints:
    """The other addresses, as this kind of server has them."""
    url = found.query
    root, _, end = url.rpartition("/")
    if found.is_virtuoso:
        # Its Graph Store Protocol changes literals that it does not like, and cuts graphs without a word.
        return replace(found, update=f"{root}/sparql" if way.is_anonymous else f"{root}/sparql-auth")
    if found.is_oxigraph:
        return replace(found, update=f"{root}/update", graphs=f"{root}/store")
    if "/repositories/" in url:
        return replace(found, update=f"{url}/statements", graphs=f"{url}/rdf-graphs/service")
    if "Fuseki" in found.software:
        return replace(found, update=f"{root}/update", graphs=f"{root}/data")
    return replace(found, update=f"{root}/update" if end == "query" else url)


def _positive(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0.0
    if not 0 < number < 86_400:
        raise ParameterError(
            f'{_ENVIRONMENT}SECONDS is "{text}"; give a number of seconds.',
            f"{_ENVIRONMENT}SECONDS: «{text}»; укажите число секунд.",
        )
    return number
