"""The remote store: any server of SPARQL 1.1. The merged facts lie in a graph of their own on it.

A server that does not answer every query as the standard says is asked for joins of triple patterns only, and
the query is answered here from the statements that these consist of (`remote_joins`). So is a query whose
answer a server has cut.
"""

import os
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Store, Triple, parse

from coomet_graph.errors import ParameterError, QueryError
from coomet_graph.namespaces import GRAPH
from coomet_graph.sparql import prepared
from coomet_graph.store import remote_answers as answers
from coomet_graph.store.changes import replacement
from coomet_graph.store.dataset import Change, Dataset, Solutions, Term, holds_facts
from coomet_graph.store.embedded import EmbeddedDataset
from coomet_graph.store.guard import refuse_unsafe
from coomet_graph.store.limits import Limits
from coomet_graph.store.remote_endpoints import Endpoints, connection, find_endpoints
from coomet_graph.store.remote_http import Reply, StoreError
from coomet_graph.store.remote_joins import Join, joins_of
from coomet_graph.store.remote_server import Server
from coomet_graph.store.remote_updates import operations
from coomet_graph.store.worker import answer_apart

_FACTS = "facts"
_ANYTHING = "ASK { ?s ?p ?o }"
_EVERYTHING = (("?s", "?p", "?o"),)
# How a query names the graphs it looks into; a match in a comment or text does no harm.
_GRAPH = re.compile(r"(?<![\w?$:])GRAPH\s*(<[^<>]*>|.)", re.I | re.S)
_SUBJECTS = 200
_PORTION = 8 * 2**20


@dataclass(frozen=True, slots=True)
class Published:
    """A graph that was put on a server: how many statements it has, and how many of them came or went."""

    graph: str
    statements: int
    added: int
    removed: int


class RemoteDataset:
    """A Dataset on a server; the graphs whose names begin with `base` are its own, and no others."""

    def __init__(self, server: Server, base: str = GRAPH) -> None:
        self.facts: str | None = base + _FACTS
        self._facts = base + _FACTS
        self.endpoints: Endpoints = server.endpoints
        self._server = server
        self.base = base

    def load(self, quads: Iterable[Quad]) -> None:
        """Add quads; in one step up to the number of statements that the server takes at once."""
        named = [_named(quad) for quad in quads]
        merged = dict.fromkeys(triple for name, triple in named if self._holds_facts(name))
        self._write("INSERT", [*named, *((self._facts, triple) for triple in merged)])

    def load_files(self, files: Sequence[tuple[Path, str]]) -> None:
        """Add N-Triples files, each to the graph named beside it, in portions."""
        for path, name in files:
            targets = [name, self._facts] if self._holds_facts(name) else [name]
            if self.endpoints.graphs is None:
                triples = (quad.triple for quad in parse(path=str(path), format=RdfFormat.N_TRIPLES))
                while portion := list(islice(triples, self._server.most_statements)):
                    for target in targets:
                        self._write("INSERT", [(target, triple) for triple in portion])
            else:
                for content in _portions(path):
                    for target in targets:
                        self._server.append(target, content)

    def replace_graph(self, name: str, quads: Iterable[Quad]) -> Change:
        """Put `quads` in place of all in the graph `name`; tell which facts changed.

        In one step up to the number of statements that the server takes at once.
        """
        self._holds_facts(name)
        return self._replace(name, frozenset(self.quads(name)), frozenset(_canonical(quads)))

    def put_graph(self, name: str, quads: Iterable[Quad]) -> Published:
        """The same; tell how many statements came and went. Where none did, nothing is sent."""
        self._holds_facts(name)
        old, new = frozenset(self.quads(name)), frozenset(_canonical(quads))
        if old:
            self._replace(name, old, new)
        else:
            self.load(new)  # quicker: nobody needs to know which facts are new
        return Published(name, len(new), len(new - old), len(old - new))

    def _replace(self, name: str, old: frozenset[Quad], new: frozenset[Quad]) -> Change:
        _, change = replacement(
            name, old, new, self._facts, lambda statements: self._elsewhere(statements, name)
        )
        self._server.write(
            [
                *(("DELETE", name, quad.triple) for quad in old - new),
                *(("DELETE", self._facts, triple) for triple in change.removed),
                *(("INSERT", name, quad.triple) for quad in new - old),
                *(("INSERT", self._facts, triple) for triple in change.added),
            ]
        )
        return change

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        """Answer a SELECT; `bindings` fix projected variables to terms."""
        names = EmbeddedDataset().select(query, bindings).variables
        if self._server.answers_faithfully:
            text = _with_values(query, bindings or {})
            EmbeddedDataset().select(text)
            found, may_be_cut = self._server.select(text, self._named_in(query))
            if not may_be_cut:
                return _in_order(found, names)
        return self._here(query).select(query, bindings)

    def ask(self, query: str) -> bool:
        """Answer an ASK."""
        EmbeddedDataset().ask(query)
        if self._server.answers_faithfully:
            return self._server.ask(query, self._named_in(query))
        return self._here(query).ask(query)

    def construct(self, query: str) -> tuple[Triple, ...]:
        """Answer a CONSTRUCT, or a DESCRIBE as the server understands it."""
        EmbeddedDataset().construct(query)
        describes = prepared(query).algebra.name == "DescribeQuery"
        if self._server.answers_faithfully or describes:
            found, may_be_cut = self._server.construct(query, self._named_in(query))
            if not may_be_cut or describes:
                return found
        return self._here(query).construct(query)

    def answer(self, query: str, limits: Limits | None = None) -> dict[str, Any]:
        """The answer of anybody's query, in the form of `worker.QueryPool.answer`.

        The server's own, if it answers faithfully: then how long it may take is for the server to limit, and
        for the connection. Otherwise what the query looks at is fetched, and it is answered here in a process
        of its own, within all the limits. Raises QueryError, first of all for what `guard` refuses.
        """
        limits = limits or Limits()
        query = refuse_unsafe(query, limits)
        if not self._server.answers_faithfully:
            with TemporaryDirectory(prefix="coomet-graph-") as folder:
                self._here(query).save(Path(folder))
                return answer_apart(Path(folder), query, limits)
        reply = self._server.answer(query, self._named_in(query))
        where = self.endpoints.query
        if reply.is_success and reply.media_type == answers.TRIPLES:
            triples = [str(triple) for triple in answers.triples(reply, where)]
            return {"triples": triples[: limits.rows], "cut": _cut(len(triples), limits, reply)}
        found = answers.results(reply, where)
        if isinstance(found, bool):
            return {"boolean": found}
        table = [[None if term is None else str(term) for term in row] for row in found.rows]
        return {
            "variables": list(found.variables),
            "rows": table[: limits.rows],
            "cut": _cut(len(table), limits, reply),
        }

    def update(self, request: str, *, merges: bool = False) -> None:
        """Carry out a SPARQL update of our own; where it names no graph to look in, it looks at the facts.

        `merges` says that the request itself writes what are facts to the merged facts as well; without it
        they are merged anew.
        """
        try:
            EmbeddedDataset().update(request)
        except QueryError as error:
            # What an empty store cannot do, such as dropping a graph, the server may be able to.
            if isinstance(error.__cause__, SyntaxError):
                raise
        if self._server.answers_faithfully:
            self._server.update(request, self._named_in(request))
        else:
            self._update_here(request)
        if not merges:
            self.merge()

    def merge(self) -> None:
        """Merge the facts anew: needed after graphs were loaded by means of the server itself."""
        requests = [f"CLEAR SILENT GRAPH <{self._facts}>"]
        requests += [f"ADD SILENT GRAPH <{name}> TO GRAPH <{self._facts}>" for name in self.fact_graphs()]
        self._server.execute(" ;\n".join(requests))

    def is_merged(self, facts: int) -> bool:
        """Whether there are so many merged facts: fewer or more are what a broken change leaves behind."""
        return self._server.size() == facts

    @property
    def is_empty(self) -> bool:
        """Whether there are no facts."""
        return not self._server.ask(_ANYTHING)

    def quads(self, *graphs: str) -> Iterator[Quad]:
        """The quads of the graphs named, or of all graphs."""
        for name in graphs or self.graph_names():
            yield from _canonical(self._server.statements(Join(_EVERYTHING, str(NamedNode(name))), [name]))

    def graph_names(self) -> tuple[str, ...]:
        """The names of the graphs, sorted."""
        return tuple(sorted(filter(self._is_ours, self._server.graph_names())))

    def fact_graphs(self) -> tuple[str, ...]:
        """The names of the graphs whose merged statements are the facts, sorted."""
        return tuple(filter(holds_facts, self.graph_names()))

    def _is_ours(self, name: str) -> bool:
        return name.startswith(self.base) and name != self._facts

    def _holds_facts(self, name: str) -> bool:
        """Whether the graph, which has to be one of ours, holds facts. Raises QueryError."""
        if not self._is_ours(name):
            raise QueryError(
                f"{name} is no graph of this dataset: these begin with {self.base}; use another name.",
                f"{name} не является графом этого набора: его графы начинаются с {self.base}; "
                "выберите другое имя.",
            )
        return holds_facts(name)

    def _named_in(self, text: str) -> tuple[str, ...]:
        """The graphs that a query or update can look into by name."""
        named = _GRAPH.findall(text)
        known = () if all(each.startswith("<") for each in named) else self.graph_names()
        return tuple(dict.fromkeys([*known, *(each[1:-1] for each in named if each.startswith("<"))]))

    def _here(self, query: str) -> EmbeddedDataset:
        """A dataset in this process that holds what the query looks at."""
        store = Store()
        for join in joins_of(query):
            named = () if join.graph is None else self._named_in(f"GRAPH {join.graph}")
            for quad in self._server.statements(join, named):
                if join.graph is None or not join.graph.startswith("?") or self._is_ours(_name(quad)):
                    store.add(quad)
        return EmbeddedDataset(store)

    def _update_here(self, request: str) -> None:
        for operation in operations(request):
            if operation.needs_a_look:
                changes = list(operation.changes(lambda query: self._here(query).select(query)))
                self._server.write(
                    [(verb, _name(quad) or self._facts, quad.triple) for verb, quad in changes]
                )
            else:
                self._server.execute(operation.prologue + operation.text)

    def _write(self, verb: str, statements: Iterable[tuple[str, Triple]]) -> None:
        self._server.write([(verb, graph, triple) for graph, triple in statements])

    def _elsewhere(self, statements: frozenset[Triple], name: str) -> frozenset[Triple]:
        """Those of the statements that another graph of facts holds too."""
        subjects = sorted({str(each.subject) for each in statements})
        found: set[Triple] = set()
        for begin in range(0, len(subjects), _SUBJECTS):
            values = " ".join(subjects[begin : begin + _SUBJECTS])
            query = f"SELECT * WHERE {{ VALUES ?s {{ {values} }} GRAPH ?g {{ ?s ?p ?o }} }}"
            for quad in self._here(query).quads():
                if _name(quad) != name and holds_facts(_name(quad)):
                    found.add(quad.triple)
        return statements & found


def open_store(
    address: str, base: str | None = None, environment: Mapping[str, str] | None = None
) -> RemoteDataset:
    """The dataset on the server at `address`; see `remote_endpoints` for what the environment tells.

    `base` is the beginning of the names of its graphs; without it, it is found where there are merged facts.
    Raises ParameterError for an unfit address, StoreError if the server cannot be used.
    """
    environment = os.environ if environment is None else environment
    way = connection(environment)
    endpoints = find_endpoints(address, way, environment)
    base = base or environment.get("COOMET_GRAPH_STORE_BASE")
    if not base:
        base = _found_base(Server(endpoints, way, GRAPH + _FACTS))
    return RemoteDataset(Server(endpoints, way, base + _FACTS), base)


def open_published(address: str, environment: Mapping[str, str] | None = None) -> RemoteDataset:
    """The dataset that was published at `address`, to be read; see `open_store`.

    Raises StoreError also if nothing is published there.
    """
    dataset = open_store(address, environment=environment)
    if dataset.is_empty:
        raise StoreError(
            f"{address}: nothing is published there in graphs that begin with {dataset.base}; "
            "run coomet-graph publish first.",
            f"{address}: в графах, начинающихся с {dataset.base}, там ничего не опубликовано; "
            "сначала выполните coomet-graph publish.",
        )
    return dataset


def publish(source: Dataset, target: RemoteDataset) -> tuple[Published, ...]:
    """Make the facts of `target` those of `source`, graph by graph; its other graphs are left alone.

    A graph in which nothing changed is read and not written. What a publication that broke off has left
    behind is put right. Raises StoreError, and QueryError for graphs that do not begin with the base.
    """
    ours = source.graph_names()
    done = tuple(
        target.put_graph(name, source.quads(name) if name in ours else ())
        for name in sorted({*ours, *target.fact_graphs()})
    )
    if not target.is_merged(_number_of_facts(source)):
        target.merge()
    return done


def _number_of_facts(dataset: Dataset) -> int:
    (row,) = dataset.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }").dicts()
    return int(row["n"].value)


def _found_base(server: Server) -> str:
    if server.ask(_ANYTHING):
        return GRAPH
    found = sorted(name for name in server.graph_names() if name.endswith("/graph/" + _FACTS))
    if len(found) > 1:
        choices = ", ".join(name.removesuffix(_FACTS) for name in found)
        raise ParameterError(
            f"There are several datasets in this store ({choices}); say which with COOMET_GRAPH_STORE_BASE.",
            f"В этом хранилище несколько наборов данных ({choices}); "
            "укажите нужный в COOMET_GRAPH_STORE_BASE.",
        )
    return found[0].removesuffix(_FACTS) if found else GRAPH


def _cut(count: int, limits: Limits, reply: Reply) -> str | None:
    return "rows" if count > limits.rows or answers.may_be_cut(count, reply) else None


def _with_values(query: str, bindings: Mapping[str, Term]) -> str:
    if not bindings:
        return query
    names = " ".join(f"?{name}" for name in bindings)
    return f"{query}\nVALUES ({names}) {{ ({' '.join(map(str, bindings.values()))}) }}"


def _in_order(found: Solutions, names: tuple[str, ...]) -> Solutions:
    """The answer with the query's own variables; a server may leave out one that is bound nowhere."""
    if found.variables == names:
        return found
    places = [found.variables.index(name) if name in found.variables else None for name in names]
    rows = (tuple(None if place is None else row[place] for place in places) for row in found.rows)
    return Solutions(names, tuple(rows))


def _canonical(quads: Iterable[Quad]) -> Iterator[Quad]:
    """The quads with literals as Oxigraph writes them: servers have forms of their own."""
    store = Store()
    store.extend(quads)
    yield from store


def _name(quad: Quad) -> str:
    return quad.graph_name.value if isinstance(quad.graph_name, NamedNode) else ""


def _named(quad: Quad) -> tuple[str, Triple]:
    if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
        raise QueryError(
            f"A statement has a blank node ({quad}); give the thing an IRI.",
            f"В утверждении есть безымянный узел ({quad}); присвойте объекту IRI.",
        )
    return _name(quad), quad.triple


def _portions(path: Path) -> Iterator[bytes]:
    """The file in pieces of whole lines."""
    with path.open("rb") as file:
        while lines := file.readlines(_PORTION):
            yield b"".join(lines)
