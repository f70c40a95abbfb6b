"""The names of things as they are written: read for the things or the spelling asked for, never as a whole.

The queries begin with what is asked for, so that they take as long as their answer is big. Only a spelling
that may be folded ("ТС 4" in Cyrillic letters) needs a look at all names; an engine lists the different ones
from its index, and a number or a code is found among the notations alone.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode

from coomet_graph.namespaces import COOMET, DCTERMS, FOAF, RDF, RDFS, SKOS
from coomet_graph.store.batches import batches
from coomet_graph.store.dataset import Dataset

NOTATION = SKOS + "notation"
_OTHERS = (
    *(SKOS + "prefLabel", SKOS + "altLabel", DCTERMS + "title", RDFS + "label", FOAF + "name"),
    *(DCTERMS + "identifier", COOMET + "sourceNotation", COOMET + "fileName", COOMET + "statusText"),
)
_TYPE = RDF + "type"
# A number may be that of thousands of entries; more spellings of one name than this there are not.
_LITERALS = 200


@dataclass(slots=True)
class Known:
    """What is known of a thing: its names by property, and its classes."""

    names: dict[str, list[Literal]] = field(default_factory=lambda: defaultdict(list))
    classes: set[str] = field(default_factory=set)


def known_of(dataset: Dataset, things: Iterable[str], *properties: str) -> Iterator[tuple[str, Known]]:
    """What is known of things that have a name or a class; only names by `properties`, if any are given."""
    ways = " UNION ".join(
        f"{{ ?thing <{prop}> ?value BIND(<{prop}> AS ?property) }}"
        for prop in (_TYPE, *(properties or (NOTATION, *_OTHERS)))
    )
    for batch in batches(things):
        found: dict[str, Known] = defaultdict(Known)
        query = f"SELECT ?thing ?property ?value WHERE {{ VALUES ?thing {{ {batch} }} {ways} }}"
        for row in dataset.select(query).dicts():
            known, prop, value = found[row["thing"].value], row["property"].value, row["value"]
            if isinstance(value, Literal):
                known.names[prop].append(value)
            elif prop == _TYPE and isinstance(value, NamedNode):
                known.classes.add(value.value)
        yield from found.items()


def among(dataset: Dataset, things: Iterable[str], classes: Iterable[str] = ()) -> frozenset[str]:
    """Those of the things that the dataset knows as of one of the classes, or, without any given, at all."""
    allowed = frozenset(classes)
    return frozenset(
        row["thing"].value
        for batch in batches(things)
        for row in dataset.select(
            f"SELECT ?thing ?class WHERE {{ VALUES ?thing {{ {batch} }} ?thing <{_TYPE}> ?class }}"
        ).dicts()
        if not allowed or row["class"].value in allowed
    )


def of_classes(dataset: Dataset, classes: Iterable[str]) -> list[str]:
    """The IRIs of all things of the classes, sorted."""
    inside = _inside(classes)
    query = f"SELECT DISTINCT ?thing WHERE {{ VALUES ?class {{ {inside} }} ?thing <{_TYPE}> ?class }}"
    return sorted(row["thing"].value for row in dataset.select(query).dicts() if _is_iri(row["thing"]))


def written(dataset: Dataset, means: Callable[[str], bool], classes: Iterable[str] = ()) -> list[str]:
    """The things with a name that `means` accepts, of the classes if any are given, sorted.

    A number ("1.1") is the number of that very entry before it is anything written like it.
    """
    for properties in ((NOTATION,), _OTHERS):
        inside = _inside(properties)
        listed = f"SELECT DISTINCT ?name WHERE {{ VALUES ?property {{ {inside} }} ?thing ?property ?name }}"
        names = [row["name"] for row in dataset.select(listed).dicts() if means(row["name"].value)]
        texts = sorted({str(name) for name in names if isinstance(name, Literal)})
        things: set[str] = set()
        for start in range(0, len(texts), _LITERALS):
            things |= _called(dataset, texts[start : start + _LITERALS], properties, _inside(classes))
        if things:
            return sorted(things)
    return []


def _called(dataset: Dataset, texts: list[str], properties: tuple[str, ...], classes: str) -> set[str]:
    ways = " UNION ".join(f"{{ ?thing <{prop}> ?name }}" for prop in properties)
    listed = ", ".join(classes.split())
    kind = f"?thing <{_TYPE}> ?class FILTER(?class IN ({listed}))" if classes else ""
    query = f"SELECT DISTINCT ?thing WHERE {{ {{ VALUES ?name {{ {' '.join(texts)} }} {ways} }} {kind} }}"
    return {row["thing"].value for row in dataset.select(query).dicts() if _is_iri(row["thing"])}


def _inside(iris: Iterable[str]) -> str:
    return " ".join(f"<{iri}>" for iri in iris)


def _is_iri(term: object) -> bool:
    return isinstance(term, NamedNode)
