"""What a server answered, as terms; what is no answer, or one that cannot be trusted, is an error."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    QueryBoolean,
    QueryResultsFormat,
    QuerySolutions,
    RdfFormat,
    Triple,
    parse,
    parse_query_results,
)

from coomet_graph.errors import QueryError
from coomet_graph.store.dataset import Solutions, Term
from coomet_graph.store.remote_http import Reply, StoreError

RESULTS = "application/sparql-results+json"
TRIPLES = "application/n-triples"
_REFUSED_ACCESS = frozenset({401, 403})
_REFUSED_QUERY = frozenset({400, 413, 414, 422})
_SHOWN = 200
# {"results": {"bindings": [{"name": {…}}]}} is five deep; the parser is brought down by some thousands.
_DEEPEST = 8
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+")
# Stores that cut their answers do so at a round number of rows.
_FEWEST_CUT = 1000

Parsed = TypeVar("Parsed")


def results(reply: Reply, where: str) -> Solutions | bool:
    """The answer of a SELECT or an ASK. Raises QueryError or StoreError."""
    return _parsed(reply, where, RESULTS, _results)


def solutions(reply: Reply, where: str) -> Solutions:
    """The answer of a SELECT. Raises QueryError or StoreError."""
    parsed = results(reply, where)
    if not isinstance(parsed, Solutions):
        raise _no_answer(where, "a truth value instead of rows")
    return parsed


def boolean(reply: Reply, where: str) -> bool:
    """The answer of an ASK. Raises QueryError or StoreError."""
    parsed = results(reply, where)
    if not isinstance(parsed, bool):
        raise _no_answer(where, "rows instead of a truth value")
    return parsed


def triples(reply: Reply, where: str) -> tuple[Triple, ...]:
    """The answer of a CONSTRUCT or DESCRIBE. Raises QueryError or StoreError."""
    return _parsed(reply, where, TRIPLES, _triples)


def check_done(reply: Reply, where: str) -> None:
    """Raises QueryError or StoreError if the server did not do what it was asked to."""
    if reply.status in _REFUSED_ACCESS:
        raise StoreError(
            f"{where}: the server refuses access ({reply.status}); set COOMET_GRAPH_STORE_USER and "
            "COOMET_GRAPH_STORE_PASSWORD, or COOMET_GRAPH_STORE_TOKEN.",
            f"{where}: сервер отказывает в доступе ({reply.status}); задайте COOMET_GRAPH_STORE_USER и "
            "COOMET_GRAPH_STORE_PASSWORD либо COOMET_GRAPH_STORE_TOKEN.",
        )
    if not reply.is_success:
        error = QueryError if reply.status in _REFUSED_QUERY else StoreError
        said = f"{reply.status}: {_said(reply)}" if _said(reply) else str(reply.status)
        raise error(
            f"{where}: the server did not do what it was asked to ({said}).",
            f"{where}: сервер не выполнил запрос ({said}).",
        )
    if "x-sql-state" in reply.headers:
        # Virtuoso answers with what it has when its time is over.
        raise QueryError(
            f"{where}: the server stopped before the answer was whole; ask for less, or allow it more time.",
            f"{where}: сервер остановился, не собрав весь ответ; запросите меньше или увеличьте его время.",
        )


def may_be_cut(count: int, reply: Reply) -> bool:
    """Whether an answer of `count` rows may be a part: the server says so, or the number is a round one."""
    if "x-sparql-maxrows" in reply.headers:
        return True
    return count >= _FEWEST_CUT and (count % _FEWEST_CUT == 0 or count & (count - 1) == 0)


def _parsed(reply: Reply, where: str, media_type: str, reader: Callable[[bytes], Parsed]) -> Parsed:
    check_done(reply, where)
    if reply.media_type != media_type:
        raise _no_answer(where, f"{_plain(reply.media_type) or 'no type of content'} instead of {media_type}")
    with _named_errors(where):
        return reader(reply.body)


def _results(body: bytes) -> Solutions | bool:
    _refuse_depth(body)
    results = parse_query_results(body, format=QueryResultsFormat.JSON)
    try:
        if isinstance(results, QueryBoolean):
            return bool(results)
        assert isinstance(results, QuerySolutions), "results in JSON are rows or a truth value"
        names = tuple(variable.value for variable in results.variables)
        rows = []
        for row in results:
            rows.append(tuple(map(_term, row)))  # noqa: PERF401 - see below
        return Solutions(names, tuple(rows))
    finally:
        # Oxigraph lets nobody drop them in another thread, which might come upon them in a traceback.
        del results


def _triples(body: bytes) -> tuple[Triple, ...]:
    if b"<<" in _outside_strings(body):
        raise ValueError("statements about statements")
    return tuple(quad.triple for quad in parse(body, format=RdfFormat.N_TRIPLES))


def _term(term: Term | Triple | None) -> Term | None:
    if term is None or isinstance(term, NamedNode | Literal | BlankNode):
        return term
    raise ValueError("statements about statements")


def _refuse_depth(body: bytes) -> None:
    """Raises ValueError for JSON that is nested deeper than any answer: it could bring the parser down."""
    brackets = _outside_strings(body).translate(None, delete=bytes(set(range(256)) - set(b"{}[]")))
    for _ in range(_DEEPEST):
        brackets = brackets.replace(b"{}", b"").replace(b"[]", b"")
    if brackets:
        raise ValueError("the answer is nested too deeply")


def _outside_strings(body: bytes) -> bytes:
    """What stands outside of quotation marks in JSON or N-Triples."""
    return b"".join(body.replace(rb"\\", b"").replace(rb"\"", b"").split(b'"')[::2])


@contextmanager
def _named_errors(where: str) -> Iterator[None]:
    try:
        yield
    except (SyntaxError, ValueError) as error:
        raise _no_answer(where, _plain(str(error))) from error


def _no_answer(where: str, detail: str) -> StoreError:
    return StoreError(
        f"{where}: this is no answer to a SPARQL query ({detail}); check the address.",
        f"{where}: это не ответ на запрос SPARQL ({detail}); проверьте адрес.",
    )


def _said(reply: Reply) -> str:
    """The beginning of what the server says of its trouble, if it says it in plain text."""
    if reply.media_type not in ("text/plain", "application/json", "application/problem+json"):
        return ""
    return _plain(reply.body[: 4 * _SHOWN].decode("utf-8", "replace"))


def _plain(text: str) -> str:
    """One short line without anything that a terminal would obey."""
    line = " ".join(_CONTROL.sub(" ", text).split())
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "…"
