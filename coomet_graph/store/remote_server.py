"""A SPARQL server: queries, updates and graphs by standard protocols, and what each kind needs besides."""

import re
from collections.abc import Iterable, Iterator, Sequence
from urllib.parse import quote, urlencode

from pyoxigraph import NamedNode, Quad, Triple

from coomet_graph.errors import QueryError
from coomet_graph.store import remote_answers as answers
from coomet_graph.store.dataset import Solutions, Term
from coomet_graph.store.remote_endpoints import Endpoints
from coomet_graph.store.remote_http import Connection, Message, Reply, StoreError
from coomet_graph.store.remote_joins import Join

_FORM = "application/x-www-form-urlencoded"
_UPDATE = "application/sparql-update"
# What comes before the word that says what a query asks for: prefixes, a base, and comments.
_FORM_OF_QUERY = re.compile(
    r"(?:\s++|#[^\r\n]*+|PREFIX\s++[^\s:]*+:\s*+<[^<>]*+>|BASE\s*+<[^<>]*+>)*+(\w+)", re.IGNORECASE
)
# Rows are asked for in pages of so many; a server may give fewer at a time.
_PAGE = 20_000
_MOST_ROWS = 5_000_000
_MOST_PAGES = 2_000
_MOST_HEADERS = 64


class Server:
    """What a server can do for a dataset whose facts are in the graph `facts`."""

    def __init__(self, endpoints: Endpoints, way: Connection, facts: str) -> None:
        self.endpoints = endpoints
        self._way = way
        self._facts = facts

    @property
    def answers_faithfully(self) -> bool:
        """Whether queries of any form are answered as the standard says (`docs/how-to/sparql-server.md`)."""
        return not self.endpoints.is_virtuoso

    @property
    def most_statements(self) -> int:
        """How many statements a request may hold."""
        return 1_000 if self.endpoints.is_virtuoso else 100_000

    def select(self, query: str, named: Iterable[str] = ()) -> tuple[Solutions, bool]:
        """The answer of a SELECT, and whether it may be a part of the whole."""
        reply = self._query(query, named, answers.RESULTS)
        found = answers.solutions(reply, self.endpoints.query)
        return found, answers.may_be_cut(len(found.rows), reply)

    def ask(self, query: str, named: Iterable[str] = ()) -> bool:
        """The answer of an ASK."""
        return answers.boolean(self._query(query, named, answers.RESULTS), self.endpoints.query)

    def construct(self, query: str, named: Iterable[str] = ()) -> tuple[tuple[Triple, ...], bool]:
        """The answer of a CONSTRUCT or DESCRIBE, and whether it may be a part of the whole."""
        reply = self._query(query, named, answers.TRIPLES)
        found = answers.triples(reply, self.endpoints.query)
        return found, answers.may_be_cut(len(found), reply)

    def update(self, request: str, named: Iterable[str] = ()) -> None:
        """Carry out an update; where it names no graph to look in, it looks at the facts."""
        dataset = [("using-graph-uri", self._facts), *(("using-named-graph-uri", name) for name in named)]
        self._send_update(urlencode([("update", request), *dataset]).encode(), _FORM)

    def execute(self, request: str) -> None:
        """Carry out an update that names every graph itself."""
        if self.endpoints.is_virtuoso:
            # It never answers where the body is the request itself.
            self._send_update(urlencode([("update", request)]).encode(), _FORM)
        else:
            # Many servers take a form only up to some size.
            self._send_update(request.encode(), _UPDATE)

    def write(self, changes: Sequence[tuple[str, str, Triple]]) -> None:
        """DELETE or INSERT statements of graphs, in order and in as few requests as the server takes."""
        for begin in range(0, len(changes), self.most_statements):
            data: dict[tuple[str, str], list[str]] = {}
            for verb, graph, triple in changes[begin : begin + self.most_statements]:
                data.setdefault((verb, graph), []).append(f"{triple} .")
            # A graph at a time: of data in several graphs Virtuoso deletes no texts with a language.
            self.execute(
                " ;\n".join(
                    f"{verb} DATA {{ GRAPH <{graph}> {{ {' '.join(lines)} }} }}"
                    for (verb, graph), lines in data.items()
                )
            )

    def append(self, graph: str, content: bytes) -> None:
        """Add N-Triples to a graph by the Graph Store Protocol, which the endpoints have to include."""
        assert self.endpoints.graphs is not None, "the caller has looked"
        message = Message(f"{self.endpoints.graphs}?graph={quote(graph, safe='')}", content, answers.TRIPLES)
        answers.check_done(self._way.send(message), self.endpoints.graphs)

    def answer(self, query: str, named: Iterable[str] = ()) -> Reply:
        """What the server says to a query of any form, within the limits for an answer."""
        form = _FORM_OF_QUERY.match(query)
        gives_triples = form is not None and form[1].upper() in ("CONSTRUCT", "DESCRIBE")
        return self._query(query, named, answers.TRIPLES if gives_triples else answers.RESULTS)

    def graph_names(self) -> tuple[str, ...]:
        """The names of all graphs on the server, whosoever they are."""
        # Only Oxigraph is known to tell its graphs without looking at every statement.
        query = (
            "SELECT ?g WHERE { GRAPH ?g { } }"
            if self.endpoints.is_oxigraph
            else "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
        )
        reply = self._send_query([("query", query)], answers.RESULTS)
        rows = answers.solutions(reply, self.endpoints.query).rows
        return tuple(row[0].value for row in rows if row and isinstance(row[0], NamedNode))

    def size(self) -> int:
        """How many facts there are."""
        return self._number("?s ?p ?o", ())

    def statements(self, join: Join, named: Iterable[str] = ()) -> list[Quad]:
        """Every statement that a solution of the join consists of, asked for page by page."""
        variables = join.variables
        try:
            return [
                quad
                for row in self._rows(join, named)
                for quad in join.quads(dict(zip(variables, _bound(row), strict=True)))
            ]
        except ValueError as error:
            raise StoreError(
                f"{self.endpoints.query}: the answer does not fit the query ({error}); check the store.",
                f"{self.endpoints.query}: ответ не соответствует запросу ({error}); проверьте хранилище.",
            ) from error

    def _rows(self, join: Join, named: Iterable[str]) -> Iterable[tuple[Term | None, ...]]:
        """The solutions of the join: a set, so that their number proves that none is missing or twice."""
        named = tuple(named)
        names = " ".join(join.variables)
        select = f"SELECT {names} WHERE {{ {join.where} }}"
        first, may_be_cut = self._page(join, f"{select} LIMIT {_PAGE}", named)
        if len(first) < _PAGE and not may_be_cut:
            return first
        total = self._count(join, named)
        # As a rule a server that is asked again goes through its index in the same order; sorting is slower.
        in_order = f"SELECT {names} WHERE {{ {{ {select} ORDER BY {names} }} }}"
        for query, begin in ((select, first), (in_order, ())):
            rows = dict.fromkeys(begin)
            at = len(rows)
            for _ in range(_MOST_PAGES):
                page = self._page(join, f"{query} LIMIT {_PAGE} OFFSET {at}", named)[0] if at < total else ()
                if not page:
                    break
                rows.update(dict.fromkeys(page))
                at += len(page)
            if len(rows) == total:
                return rows
        raise StoreError(
            f"{self.endpoints.query}: the graph changed while it was read; ask again.",
            f"{self.endpoints.query}: граф изменился во время чтения; повторите запрос.",
        )

    def _page(
        self, join: Join, query: str, named: Iterable[str]
    ) -> tuple[tuple[tuple[Term | None, ...], ...], bool]:
        found, may_be_cut = self.select(query, named)
        if tuple(f"?{name}" for name in found.variables) != join.variables:
            raise StoreError(
                f"{self.endpoints.query}: the answer has other variables than the query; check the store.",
                f"{self.endpoints.query}: переменные ответа не те, что в запросе; проверьте хранилище.",
            )
        return found.rows, may_be_cut

    def _count(self, join: Join, named: Iterable[str]) -> int:
        total = self._number(join.where, named)
        if total > _MOST_ROWS:
            raise QueryError(
                f"The query looks at more than {_MOST_ROWS} solutions; ask for less.",
                f"Запрос просматривает больше {_MOST_ROWS} решений; запросите меньше.",
            )
        return total

    def _number(self, where: str, named: Iterable[str]) -> int:
        """How many solutions there are. Raises ValueError if the server does not tell."""
        found, _ = self.select(f"SELECT (COUNT(*) AS ?n) WHERE {{ {where} }}", named)
        numbers = [row["n"].value for row in found.dicts() if "n" in row]
        if len(numbers) != 1:
            raise ValueError("a number is missing")
        return int(numbers[0])

    def _query(self, query: str, named: Iterable[str], accept: str) -> Reply:
        dataset = [("default-graph-uri", self._facts), *(("named-graph-uri", name) for name in named)]
        if self.endpoints.is_virtuoso and len(dataset) > _MOST_HEADERS:
            # It repeats every graph in a header of its own. Without a dataset it looks at all graphs.
            dataset = []
        return self._send_query([("query", query), *dataset], accept)

    def _send_query(self, form: Sequence[tuple[str, str]], accept: str) -> Reply:
        message = Message(self.endpoints.query, urlencode(form).encode(), _FORM, accept, reads=True)
        return self._way.send(message)

    def _send_update(self, body: bytes, content_type: str) -> None:
        url = self.endpoints.update
        if url is None:
            raise StoreError(
                f"{self.endpoints.query}: no address for updates is known; set COOMET_GRAPH_STORE_UPDATE.",
                f"{self.endpoints.query}: адрес для изменений неизвестен; задайте COOMET_GRAPH_STORE_UPDATE.",
            )
        answers.check_done(self._way.send(Message(url, body, content_type)), url)


def _bound(row: Sequence[Term | None]) -> Iterator[Term]:
    return (term for term in row if term is not None)
