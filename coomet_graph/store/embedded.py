"""The embedded store: Oxigraph in memory or on disk.

Oxigraph answers over several graphs with a statement as often as it stands in them. A default graph is a set,
so the store's own default graph holds the merged facts, each statement once; it follows every change.
"""

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

from pyoxigraph import (
    DefaultGraph,
    NamedNode,
    Quad,
    QueryBoolean,
    QuerySolutions,
    QueryTriples,
    RdfFormat,
    Store,
    Triple,
    Variable,
)

from coomet_graph.errors import QueryError, WorkspaceError
from coomet_graph.store.changes import replacement
from coomet_graph.store.dataset import Change, Solutions, Term, holds_facts

_MERGED = DefaultGraph()
# Files are loaded in portions of about so many bytes: larger ones cost memory, smaller ones leave more files.
_PORTION = 48 * 2**20


class EmbeddedDataset:
    """A Dataset in this process."""

    facts: str | None = None

    def __init__(self, store: Store | None = None) -> None:
        """Wraps `store`; without one, an empty store in memory."""
        self._store = Store() if store is None else store
        self._is_merged = True

    @classmethod
    def open(cls, path: Path) -> "EmbeddedDataset":
        """The store on disk at `path`, for reading. Raises WorkspaceError if it is damaged."""
        try:
            dataset = cls(Store.read_only(str(path)))
            if next(dataset._store.quads_for_pattern(None, None, None, _MERGED), None) is None:
                raise OSError("it is empty")
        except (OSError, RuntimeError) as error:
            raise _damaged(error, str(path)) from error
        return dataset

    @classmethod
    def create(cls, path: Path) -> "EmbeddedDataset":
        """A store on disk at `path` for writing: what is there already, or a new one."""
        return cls(Store(str(path)))

    def load(self, quads: Iterable[Quad]) -> None:
        """Add quads, all in one step."""
        added = list(quads)
        if self._is_merged:
            added += [_merged(quad) for quad in added if _is_fact(quad)]
        self._store.extend(added)

    def load_files(self, files: Sequence[tuple[Path, str]]) -> None:
        """Add N-Triples files, each to the graph named beside it.

        Portions are loaded side by side, a thread for each core: Oxigraph works on each with one.
        """
        with ThreadPoolExecutor(os.cpu_count()) as threads, _named_errors():
            portions = list(_portions(files))
            jobs = [threads.submit(self._load_named, portion) for portion in portions]
            jobs += [threads.submit(self._load_merged, portion) for portion in portions]
            for job in jobs:
                job.result()

    def _load_named(self, files: Sequence[tuple[Path, str]]) -> None:
        # In N-Triples " ." before a line feed ends a statement; within a literal a line feed is escaped.
        content = [path.read_bytes().replace(b" .\n", f" <{name}> .\n".encode()) for path, name in files]
        self._store.bulk_load(b"".join(content), format=RdfFormat.N_QUADS)

    def _load_merged(self, files: Sequence[tuple[Path, str]]) -> None:
        content = [path.read_bytes() for path, name in files if holds_facts(name)]
        self._store.bulk_load(b"".join(content), format=RdfFormat.N_TRIPLES)

    def close(self) -> None:
        """Write everything to the disk and let go of its files; nothing can be asked any more."""
        self._merge()
        self._store.flush()
        del self._store

    def flush(self) -> None:
        """Write to the disk what is still on its way there."""
        self._store.flush()

    def save(self, path: Path) -> None:
        """Write a copy of the dataset into the new folder `path` and flush it to disk."""
        self._merge()
        copy = Store(str(path))
        copy.bulk_extend(self._store)
        copy.flush()

    def branch(self, path: Path) -> "EmbeddedDataset":
        """A copy on disk of this dataset, for writing, in the new folder `path`; it shares the files."""
        self._store.backup(str(path))
        return EmbeddedDataset.create(path)

    def replace_graph(self, name: str, quads: Iterable[Quad]) -> Change:
        """Put `quads` in place of all in the graph `name`, in one step; tell which facts changed."""
        self._merge()
        graph = NamedNode(name)
        old = self._store.quads_for_pattern(None, None, None, graph)

        def elsewhere(statements: frozenset[Triple]) -> frozenset[Triple]:
            others = {_MERGED, graph}
            return frozenset(
                each
                for each in statements
                for quad in self._store.quads_for_pattern(each.subject, each.predicate, each.object, None)
                if quad.graph_name not in others and _is_fact(quad)
            )

        request, change = replacement(name, old, quads, self.facts, elsewhere)
        self.update(request, merges=True)
        return change

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        """Answer a SELECT; `bindings` fix projected variables to terms."""
        result = self._query(query, bindings)
        if not isinstance(result, QuerySolutions):
            raise _wrong_form("SELECT")
        variables = tuple(variable.value for variable in result.variables)
        with _named_errors():
            rows = tuple(map(tuple, result))
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

    def update(self, request: str, *, merges: bool = False) -> None:
        """Carry out a SPARQL update of our own; where it names no graph to look in, it looks at the facts.

        `merges` says that the request itself writes what are facts to the merged facts as well.
        """
        self._merge()
        self._is_merged = merges
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
        """The names of the graphs whose merged statements are the facts, sorted."""
        return tuple(filter(holds_facts, self.graph_names()))

    def _query(
        self, query: str, bindings: Mapping[str, Term] | None = None
    ) -> QuerySolutions | QueryBoolean | QueryTriples:
        self._merge()
        with _named_errors():
            return self._store.query(
                query, substitutions={Variable(name): term for name, term in (bindings or {}).items()}
            )

    def _merge(self) -> None:
        """Make the default graph the merged facts again, if a change left it behind."""
        if not self._is_merged:
            self._store.clear_graph(_MERGED)
            self._store.extend(_merged(quad) for quad in list(self.quads(*self.fact_graphs())))
            self._is_merged = True


def _is_fact(quad: Quad) -> bool:
    return isinstance(quad.graph_name, NamedNode) and holds_facts(quad.graph_name.value)


def _merged(quad: Quad) -> Quad:
    return Quad(quad.subject, quad.predicate, quad.object, _MERGED)


def _portions(files: Iterable[tuple[Path, str]]) -> Iterator[list[tuple[Path, str]]]:
    portion: list[tuple[Path, str]] = []
    size = 0
    for path, name in files:
        portion.append((path, name))
        size += path.stat().st_size
        if size >= _PORTION:
            yield portion
            portion, size = [], 0
    if portion:
        yield portion


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
