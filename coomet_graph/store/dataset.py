"""The interface of every store: load, replace a source's graph, query, construct, update, dump.

A dataset has named graphs, and a default graph that is the merged set of all facts: of what is asserted, of
reference data, of the ontology, and of what is inferred. Every statement stands in it once, however many
graphs hold it. No facts are candidates, what is in quarantine, and what an edition in one language says
otherwise than the leading edition.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, Triple

Term = NamedNode | Literal | BlankNode

# Graphs with these parts in their names hold what is not (yet) a fact.
_NOT_FACTS = frozenset({"alternative", "candidates", "import", "change"})


@dataclass(frozen=True, slots=True)
class Solutions:
    """The answer of a SELECT: variables in their order, and a term or None for each in every row."""

    variables: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]

    def dicts(self) -> Iterator[dict[str, Term]]:
        """Each row as a dictionary of the variables that are bound in it."""
        for row in self.rows:
            yield {name: term for name, term in zip(self.variables, row, strict=True) if term is not None}


@dataclass(frozen=True, slots=True)
class Change:
    """The facts that a change takes away and those it adds; no statement is in both.

    `restated` are facts before and after that a source states only now: what was inferred is asserted.
    """

    removed: frozenset[Triple] = frozenset()
    added: frozenset[Triple] = frozenset()
    restated: frozenset[Triple] = frozenset()


class Dataset(Protocol):
    """Named graphs and the facts in them."""

    facts: str | None
    """The graph that holds the merged facts; None where it is the store's own default graph."""

    def load(self, quads: Iterable[Quad]) -> None:
        """Add quads, all in one step."""

    def load_files(self, files: Sequence[tuple[Path, str]]) -> None:
        """Add N-Triples files, each to the graph named beside it: the quick way for a great deal."""

    def replace_graph(self, name: str, quads: Iterable[Quad]) -> Change:
        """Put `quads` in place of all in the graph `name`, in one step; tell which facts changed."""

    def select(self, query: str, bindings: Mapping[str, Term] | None = None) -> Solutions:
        """Answer a SELECT; `bindings` fix projected variables to terms. Raises QueryError."""

    def ask(self, query: str) -> bool:
        """Answer an ASK. Raises QueryError."""

    def construct(self, query: str) -> tuple[Triple, ...]:
        """Answer a CONSTRUCT or DESCRIBE. Raises QueryError."""

    def update(self, request: str, *, merges: bool = False) -> None:
        """Carry out a SPARQL update of our own; where it names no graph to look in, it looks at the facts.

        `merges` says that the request itself writes what are facts to the merged facts as well; without it
        they are merged anew. Raises QueryError.
        """

    def quads(self, *graphs: str) -> Iterator[Quad]:
        """The quads of the graphs named, or of all graphs."""

    def graph_names(self) -> tuple[str, ...]:
        """The names of the graphs, sorted."""

    def fact_graphs(self) -> tuple[str, ...]:
        """The names of the graphs whose merged statements are the facts, sorted."""


def holds_facts(graph: str) -> bool:
    """Whether what the graph of this name holds counts as a fact."""
    return not _NOT_FACTS & set(graph.split("/"))
