"""Where a property has two values of which its axiom allows one (prp-fp, prp-ifp): a finding, not one thing.

OWL would conclude that the two are the same. In documents the likelier explanation is a mistake.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import OWL, RDF, Graph, URIRef

from coomet_graph.store.dataset import Dataset, Term


@dataclass(frozen=True, slots=True)
class Clash:
    """`first` and `second` both stand at one end of `property`, and `shared` alone at the other."""

    property: str
    first: Term
    second: Term
    shared: Term
    owners: bool
    """Whether they are two owners of the value `shared`; else they are two values that it has."""

    def statements(self) -> tuple[tuple[Term, Term], tuple[Term, Term]]:
        """Subject and object of the one statement and of the other."""
        first, second = (self.first, self.shared), (self.second, self.shared)
        return (first, second) if self.owners else (first[::-1], second[::-1])


def clashes(dataset: Dataset, ontology: Graph) -> Iterator[Clash]:
    """Every two values of a functional property, every two owners of a value of an inverse functional one."""
    for prop, one, many in _limited(ontology):
        statement = f"?subject <{prop}> ?object"
        several = f"SELECT {one} WHERE {{ {statement} }} GROUP BY {one} HAVING(COUNT({many}) > 1)"
        query = f"SELECT {one} {many} WHERE {{ {{ {several} }} {statement} }}"
        found: dict[Term, list[Term]] = defaultdict(list)
        for shared, value in dataset.select(query).rows:
            assert shared is not None
            assert value is not None
            found[shared].append(value)
        for shared in sorted(found, key=str):
            first, *others = sorted(found[shared], key=str)
            yield from (Clash(prop, first, each, shared, owners=one == "?object") for each in others)


def counted(dataset: Dataset, ontology: Graph) -> int:
    """The number of things that could have a second value or owner."""
    total = 0
    for prop, one, _ in _limited(ontology):
        query = f"SELECT (COUNT(DISTINCT {one}) AS ?count) WHERE {{ ?subject <{prop}> ?object }}"
        (row,) = dataset.select(query).dicts()
        total += int(row["count"].value)
    return total


def _limited(ontology: Graph) -> Iterator[tuple[str, str, str]]:
    """Properties, the end at which each stands once, and the end at which nothing may differ then."""
    kinds = {
        OWL.FunctionalProperty: ("?subject", "?object"),
        OWL.InverseFunctionalProperty: ("?object", "?subject"),
    }
    for kind, (one, many) in kinds.items():
        for prop in sorted(ontology.subjects(RDF.type, kind), key=str):
            if isinstance(prop, URIRef):
                yield str(prop), one, many
