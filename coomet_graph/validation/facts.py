"""What is validated: a dataset to ask, the tree of classes, and the same statements for pySHACL."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from pyoxigraph import NamedNode, Quad, Store, Triple
from rdflib import RDFS, Graph, URIRef

from coomet_graph.store import EmbeddedDataset
from coomet_graph.store.dataset import Dataset
from coomet_graph.validation.class_tree import Link, links_in, links_of, tree_of
from coomet_graph.validation.model import Targets
from coomet_graph.validation.plan import Aggregate, Names, Pattern, Select, Var
from coomet_graph.validation.scope import FromTargets, Scope, Size, Way
from coomet_graph.validation.sparql_text import AssertedView, select_text
from coomet_graph.validation.terms import as_graph

_NODE = Var("node")
_VALUE = Var("value")
_NUMBER = Var("number")


@dataclass(frozen=True)
class Facts:
    """A dataset seen without what is inferred; `links` are the pairs of a class and one right above it."""

    dataset: Dataset
    links: tuple[Link, ...]
    view: AssertedView
    statements: Sequence[Quad] | None = None
    asserted: tuple[str, ...] = ()
    _counts: dict[object, int] = field(default_factory=dict, compare=False)

    @cached_property
    def graph(self) -> Graph:
        """The asserted statements with the tree of classes, for pySHACL."""
        statements: Iterable[Quad]
        if self.statements is None:
            names = self.asserted or tuple(
                name for name in self.dataset.fact_graphs() if name != self.view.inferred
            )
            statements = self.dataset.quads(*names)
        else:
            statements = self.statements
        graph = as_graph(statements)
        for child, parent in self.links:
            if not child.startswith("_:") and not parent.startswith("_:"):
                graph.add((URIRef(child), RDFS.subClassOf, URIRef(parent)))
        return graph

    def count(self, targets: Targets) -> int:
        """How many focus nodes the targets mean."""
        if targets not in self._counts:
            origin, names = FromTargets(targets), Names()
            scope = Scope(_NODE, None, _NODE, origin, Way(Size.MANY), tree_of(self.links), names)
            counted = Aggregate("COUNT", _NODE, distinct=True)
            self._counts[targets] = self._count(Select(scope.nodes(), ((_NUMBER, counted),)))
        return self._counts[targets]

    def statements_of(self, prop: NamedNode, value: NamedNode | None = None) -> int:
        """How many statements there are with this property (and value), entailed ones included."""
        kind = (prop, value)
        if kind not in self._counts:
            pattern = Pattern(_NODE, prop, value or _VALUE)
            self._counts[kind] = self._count(
                Select(pattern, ((_NUMBER, Aggregate("COUNT")),)), AssertedView()
            )
        return self._counts[kind]

    def _count(self, plan: Select, view: AssertedView | None = None) -> int:
        number = self.dataset.select(select_text(plan, view or self.view)).rows[0][0]
        assert number is not None, "a count has a value"
        return int(number.value)


def facts_of(
    data: Dataset | Iterable[Quad],
    ontology: Graph | None = None,
    view: AssertedView | None = None,
    asserted: Sequence[str] = (),
) -> Facts:
    """A dataset to validate, or quads, whose graphs do not matter; without ontology, the tree is in the data.

    Raises TypeError for statements about statements among quads.
    """
    statements: Sequence[Quad] | None = None
    if isinstance(data, Iterable):
        statements = list(data)
        dataset: Dataset = _loaded(statements)
    else:
        dataset = data
    links = links_in(dataset) if ontology is None else links_of(ontology)
    view = view or AssertedView()
    return Facts(dataset, tuple(sorted(set(links))), view, statements, tuple(asserted))


def _loaded(statements: Sequence[Quad]) -> EmbeddedDataset:
    """A dataset that holds the statements as its default graph."""
    if any(isinstance(each.subject, Triple) or isinstance(each.object, Triple) for each in statements):
        raise TypeError("statements about statements are not validated")
    store = Store()
    store.extend(Quad(each.subject, each.predicate, each.object) for each in statements)
    return EmbeddedDataset(store)
