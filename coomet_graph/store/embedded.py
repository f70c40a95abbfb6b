"""The embedded store: Oxigraph in memory or on disk."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from pyoxigraph import (
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
    Variable,
)

from coomet_graph.errors import QueryError, WorkspaceError
from coomet_graph.store.dataset import Solutions, Term

# Graphs with these last names hold what is not (yet) a fact.
_NOT_FACTS = ("candidates", "import")


class EmbeddedDataset:
    """A Dataset in this process."""

    def __init__(self, store: Store | None = None) -> None:
        """Wraps `store`; without one, an empty store in memory."""
        self._store = Store() if store is None else store

    @classmethod
    def open(cls, path: Path) -> "EmbeddedDataset":
        """The store on disk at `path`, for reading. Raises WorkspaceError if it is damaged."""
        try:
            return cls(Store.read_only(str(path)))
        except OSError as error:
            raise WorkspaceError(
                f"{path}: the stored graph cannot be opened ({error}); run coomet-graph build again.",
                f"{path}: сохранённый граф не открывается ({error}); выполните coomet-graph build заново.",
            ) from error

    def load(self, quads: Iterable[Quad]) -> None:
        """Add quads, all in one step."""
        self._store.extend(quads)

    def save(self, path: Path) -> None:
        """Write a copy of the dataset into the new folder `path` and flush it to disk."""
        copy = Store(str(path))
        copy.bulk_extend(self._store)
        copy.flush()

    def replace_graph(self, name: str, quads: Iterable[Quad]) -> None:
        """Put `quads` in place of everything in the graph `name`."""
        self._store.clear_graph(NamedNode(name))
        self._store.extend(quads)

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        """Answer a SELECT; `bindings` fix projected variables to terms."""
        result = self._query(query, bindings)
        if not isinstance(result, QuerySolutions):
            raise _wrong_form("SELECT")
        variables = tuple(variable.value for variable in result.variables)
        return Solutions(variables, tuple(tuple(solution[name] for name in variables) for solution in result))

    def ask(self, query: str) -> bool:
        """Answer an ASK."""
        result = self._query(query)
        if not isinstance(result, QueryBoolean):
            raise _wrong_form("ASK")
        return bool(result)

    def construct(self, query: str) -> tuple[Triple, ...]:
        """Answer a CONSTRUCT or DESCRIBE."""
        result = self._query(query)
        if not isinstance(result, QueryTriples):
            raise _wrong_form("CONSTRUCT")
        return tuple(result)

    def query(self, query: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer a query of any form, as the engine gives it."""
        return self._query(query)

    def update(self, request: str) -> None:
        """Carry out a SPARQL update of our own."""
        try:
            self._store.update(request)
        except SyntaxError as error:
            raise _malformed(error) from error

    def quads(self, *graphs: str) -> Iterator[Quad]:
        """The quads of the graphs named, or of all graphs."""
        if not graphs:
            yield from self._store
        for name in graphs:
            yield from self._store.quads_for_pattern(None, None, None, NamedNode(name))

    def graph_names(self) -> tuple[str, ...]:
        """The names of the graphs, sorted."""
        return tuple(sorted(name.value for name in self._store.named_graphs() if isinstance(name, NamedNode)))

    def fact_graphs(self) -> tuple[str, ...]:
        """The graphs whose union a query sees by default."""
        return tuple(name for name in self.graph_names() if not set(name.split("/")) & set(_NOT_FACTS))

    def _query(
        self, query: str, bindings: Mapping[str, Term] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        try:
            return self._store.query(
                query,
                default_graph=[NamedNode(name) for name in self.fact_graphs()],
                substitutions={Variable(name): term for name, term in (bindings or {}).items()},
            )
        except SyntaxError as error:
            raise _malformed(error) from error
        except (RuntimeError, ValueError) as error:
            raise QueryError(
                f"The query could not be answered: {error}.", f"Не удалось выполнить запрос: {error}."
            ) from error


def _malformed(error: SyntaxError) -> QueryError:
    return QueryError(
        f"The query is not valid SPARQL: {error.msg}; correct it at that place.",
        f"Запрос не соответствует SPARQL: {error.msg}; исправьте его в этом месте.",
    )


def _wrong_form(form: str) -> QueryError:
    return QueryError(f"A {form} query is needed here.", f"Здесь нужен запрос вида {form}.")
