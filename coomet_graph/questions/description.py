"""Everything about one thing: what is said of it, what refers to it, and the words behind every statement."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from coomet_graph.errors import UnknownNameError
from coomet_graph.findings import Place
from coomet_graph.namespaces import COOMET, PROV, RDF
from coomet_graph.store import Dataset, Names
from coomet_graph.store.evidence import EvidenceIndex

_ABOUT = """
SELECT ?subject ?property ?value ?graph WHERE {
  GRAPH ?graph { ?subject ?property ?value }
  FILTER(?subject = THING || ?value = THING)
}
ORDER BY ?property ?subject ?value
"""
_HIDDEN = frozenset(
    {
        PROV + "wasDerivedFrom",
        COOMET + "supportsValue",
        COOMET + "supportsProperty",
        PROV + "hadPrimarySource",
    }
)


@dataclass(frozen=True, slots=True)
class Fact:
    """One statement: property label, the other side as people read it, how it is known, and its words."""

    label: str
    value: str
    iri: str | None
    inferred: bool
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """A thing: IRI, label, title, statements about it, and statements of other things that name it."""

    iri: str
    label: str
    title: str
    classes: tuple[str, ...]
    facts: tuple[Fact, ...]
    referring: tuple[Fact, ...]


def describe_thing(dataset: Dataset, name: str, language: str = "en") -> tuple[Description, ...]:
    """Everything about each thing that `name` (a number, a code, a name or an IRI) means.

    Raises UnknownNameError if it means nothing.
    """
    names = Names(dataset)
    found = names.matches(name)
    if not found:
        raise UnknownNameError(
            f'Nothing here is called "{name}"; '
            "give a number (1.7.2), a code (543/RU-a/11), a name (TC 4) or an IRI.",
            f"Ничего с названием «{name}» нет; "
            "укажите номер (1.7.2), код (543/RU-a/11), название (ТК 4) или IRI.",
        )
    evidence = EvidenceIndex(dataset)
    return tuple(_describe(dataset, iri, names, evidence, language) for iri in found)


def _describe(
    dataset: Dataset, iri: str, names: Names, evidence: EvidenceIndex, language: str
) -> Description:
    facts: dict[tuple[str, str], Fact] = {}
    referring: dict[tuple[str, str], Fact] = {}
    for row in dataset.select(_ABOUT.replace("THING", str(NamedNode(iri)))).dicts():
        subject, prop, value = row["subject"], row["property"].value, row["value"]
        if prop in _HIDDEN or prop == RDF + "type":
            continue
        thing = value.value if isinstance(value, NamedNode) else None
        fact = Fact(
            label=names.label(prop, language),
            value=names.show(value if subject.value == iri else subject, language),
            iri=thing if subject.value == iri else subject.value,
            inferred=row["graph"].value.endswith("/inferred"),
            places=evidence.of_statement(subject.value, prop, thing, None if thing else value.value),
        )
        side = facts if subject.value == iri else referring
        side.setdefault((prop, fact.iri or fact.value), fact)
    classes = sorted(names.label(name, language) for name in names.classes_of(iri) if name.startswith(COOMET))
    return Description(
        iri, names.label(iri, language), names.title(iri, language), tuple(classes),
        tuple(facts.values()), tuple(referring.values()),
    )  # fmt: skip
