"""The embedded store: Oxigraph in memory or on disk.

Oxigraph answers over several graphs with a statement as often as it stands in them. A default graph is a set,
so the store's own default graph holds the union of the facts, each statement once; it follows every change.
"""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import (
    DefaultGraph,
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
_UNION = DefaultGraph()


class EmbeddedDataset:
    """A Dataset in this process."""

    def __init__(self, store: Store | None = None) -> None:
        """Wraps `store`; without one, an empty store in memory."""
        self._store = Store() if store is None else store
        self._union_is_right = True

    @classmethod
    def open(cls, path: Path) -> "EmbeddedDataset":
        """The store on disk at `path`, for reading. Raises WorkspaceError if it is damaged."""
        try:
            dataset = cls(Store.read_only(str(path)))
            if next(dataset._store.quads_for_pattern(None, None, None, _UNION), None) is None:
                raise OSError("it is empty")
        except (OSError, RuntimeError) as error:
            raise _damaged(error, str(path)) from error
        return dataset

    def load(self, quads: Iterable[Quad]) -> None:
        """Add quads, all in one step."""
        added = list(quads)
        if self._union_is_right:
            added += [_in_union(quad) for quad in added if _holds_facts(quad.graph_name)]
        self._store.extend(added)

    def save(self, path: Path) -> None:
        """Write a copy of the dataset into the new folder `path` and flush it to disk."""
        self._unite()
        copy = Store(str(path))
        copy.bulk_extend(self._store)
        copy.flush()

    def replace_graph(self, name: str, quads: Iterable[Quad]) -> None:
        """Put `quads` in place of everything in the graph `name`."""
        self._union_is_right = False
        self._store.clear_graph(NamedNode(name))
        self._store.extend(quads)

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        """Answer a SELECT; `bindings` fix projected variables to terms."""
        result = self._query(query, bindings)
        if not isinstance(result, QuerySolutions):
            raise _wrong_form("SELECT")
        variables = tuple(variable.value for variable in result.variables)
        with _named_errors():
            rows = tuple(tuple(solution[name] for name in variables) for solution in result)
        return Solutions(variables, rows)

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
        with _named_errors():
            return tuple(result)

    def query(self, query: str) -> QuerySolutions | QueryBoolean | QueryTriples:
        """Answer a query of any form, as the engine gives it."""
        return self._query(query)

    def update(self, request: str) -> None:
        """Carry out a SPARQL update of our own; where it names no graph to look in, it looks at the facts."""
        self._unite()
        self._union_is_right = False
        with _named_errors():
            self._store.update(request)

    def quads(self, *graphs: str) -> Iterator[Quad]:
        """The quads of the graphs named, or of all graphs."""
        for name in graphs or self.graph_names():
            with _named_errors():
                yield from self._store.quads_for_pattern(None, None, None, NamedNode(name))

    def graph_names(self) -> tuple[str, ...]:
        """The names of the graphs, sorted."""
        return tuple(sorted(name.value for name in self._store.named_graphs() if isinstance(name, NamedNode)))

    def fact_graphs(self) -> tuple[str, ...]:
        """The graphs whose union a query sees by default."""
        return tuple(name for name in self.graph_names() if _holds_facts(NamedNode(name)))

    def _query(
        self, query: str, bindings: Mapping[str, Term] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        self._unite()
        with _named_errors():
            return self._store.query(
                query, substitutions={Variable(name): term for name, term in (bindings or {}).items()}
            )

    def _unite(self) -> None:
        """Make the default graph the union of the facts again, if a change left it behind."""
        if not self._union_is_right:
            self._store.clear_graph(_UNION)
            self._store.extend(_in_union(quad) for quad in list(self.quads(*self.fact_graphs())))
            self._union_is_right = True


def _holds_facts(graph: object) -> bool:
    return isinstance(graph, NamedNode) and not set(graph.value.split("/")) & set(_NOT_FACTS)


def _in_union(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, _UNION)


def _folded(error: Exception) -> str:
    """What the engine says, in one line."""
    return " ".join(str(error).split())


@contextmanager
def _named_errors() -> Iterator[None]:
    """What the engine raises, as errors that say what to do; answers come in pieces, and so may errors."""
    try:
        yield
    except SyntaxError as error:
        raise QueryError(
            f"The query is not valid SPARQL: {_folded(error)}; correct it at that place.",
            f"Запрос не соответствует SPARQL: {_folded(error)}; исправьте его в этом месте.",
        ) from error
    except OSError as error:
        raise _damaged(error) from error
    except (RuntimeError, ValueError) as error:
        if "Corruption" in str(error):
            raise _damaged(error) from error
        raise QueryError(
            f"The query could not be answered: {_folded(error)}.",
            f"Не удалось выполнить запрос: {_folded(error)}.",
        ) from error


def _damaged(error: Exception, where: str = "") -> WorkspaceError:
    place = f"{where}: " if where else ""
    return WorkspaceError(
        f"{place}the stored graph cannot be read ({_folded(error)}); run coomet-graph build again.",
        f"{place}сохранённый граф не читается ({_folded(error)}); выполните coomet-graph build заново.",
    )


def _wrong_form(form: str) -> QueryError:
    return QueryError(f"A {form} query is needed here.", f"Здесь нужен запрос вида {form}.")
