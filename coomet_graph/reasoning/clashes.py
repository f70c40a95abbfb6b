"""Where a property has two values of which its axiom allows one (prp-fp, prp-ifp): a finding, not one thing.

OWL would conclude that the two are the same. In documents the likelier explanation is a mistake.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from rdflib import OWL, RDF, Graph, URIRef

from coomet_graph.store.dataset import Dataset


@dataclass(frozen=True, slots=True, order=True)
class Clash:
    """`first` and `second` both stand at one end of `property`, and `shared` alone at the other."""

    property: str
    first: str
    second: str
    shared: str


def clashes(dataset: Dataset, ontology: Graph) -> Iterator[Clash]:
    """Every two values of a functional property, every two owners of a value of an inverse functional one."""
    for prop, one, many in _limited(ontology):
        statement = f"?subject <{prop}> ?object"
        several = f"SELECT {one} WHERE {{ {statement} }} GROUP BY {one} HAVING(COUNT(DISTINCT {many}) > 1)"
        query = f"SELECT DISTINCT {one} {many} WHERE {{ {{ {several} }} {statement} }} ORDER BY {one} {many}"
        first: tuple[str, str] | None = None
        for shared, value in dataset.select(query).rows:
            assert shared is not None
            assert value is not None
            if first is not None and first[0] == shared.value:
                yield Clash(prop, first[1], value.value, shared.value)
            else:
                first = (shared.value, value.value)


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
