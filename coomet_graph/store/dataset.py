"""The interface of every store: load, replace a source's graph, query, construct, update, dump."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

Term = NamedNode | Literal | BlankNode


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer of a SELECT: variables in their order, and a term or None for each in every row."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def dicts(self) -> Iterator[dict[str, Term]]:
        """Each row as a dictionary of the variables that are bound in it."""
        for row in self.rows:
            yield {name: term for name, term in zip(self.variables, row, strict=True) if term is not None}


class Dataset(Protocol):
    """Named graphs; a query's default graph is their union, without candidates and what is in quarantine."""

    def load(self, quads: Iterable[Quad]) -> None:
        """Add quads, all in one step."""

    def replace_graph(self, name: str, quads: Iterable[Quad]) -> None:
        """Put `quads` in place of everything in the graph `name`."""

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        """Answer a SELECT; `bindings` fix projected variables to terms. Raises QueryError."""

    def ask(self, query: str) -> bool:
        """Answer an ASK. Raises QueryError."""

    def construct(self, query: str) -> tuple[Triple, ...]:
        """Answer a CONSTRUCT or DESCRIBE. Raises QueryError."""

    def update(self, request: str) -> None:
        """Carry out a SPARQL update of our own. Raises QueryError."""

    def quads(self, *graphs: str) -> Iterator[Quad]:
        """The quads of the graphs named, or of all graphs."""

    def graph_names(self) -> tuple[str, ...]:
        """The names of the graphs, sorted."""
