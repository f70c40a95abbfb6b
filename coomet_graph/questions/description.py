"""Everything about one thing: what is said of it, what refers to it, and the words behind every statement."""

from dataclasses import dataclass

from pyoxigraph import NamedNode

from coomet_graph.errors import UnknownNameError
from coomet_graph.findings import Place
from coomet_graph.namespaces import COOMET, DCTERMS, PROV, RDF, RDFS, SKOS
from coomet_graph.store import Dataset, Names
from coomet_graph.store.evidence import EvidenceIndex

# Two patterns that begin with the thing: a condition on both sides would be tried on every statement.
_ABOUT = """
SELECT ?subject ?property ?value ?graph WHERE {
  { VALUES ?subject { THING } GRAPH ?graph { ?subject ?property ?value } }
  UNION
  { VALUES ?value { THING } GRAPH ?graph { ?subject ?property ?value } }
}
ORDER BY ?property ?subject ?value
"""
_HIDDEN = frozenset(
    {
        PROV + "wasDerivedFrom",
        COOMET + "supportsValue",
        COOMET + "supportsProperty",
        PROV + "hadPrimarySource",
        DCTERMS + "temporal",
        RDF + "type",
        RDFS + "label",
    }
)
# What is told first, in this order; the rest follows by name.
_OURS_FIRST = (
    "inProgramme", "inSection", "parentEntry", "termText", "startYear", "endYear", "inYear", "recurrence",
    "hasBasis", "contributesTo", "measuredBy", "hasCitation", "performedBy", "jointlyWith",
    "hasPerformerParticipation", "hasJointParticipation", "hasStatusObservation", "status", "statusText",
    "dependsOn", "underProject", "concernsDocument", "refersToMeeting", "callsForProgramme", "concerns",
    "unreadText",
)  # fmt: skip
_FIRST = (
    *(SKOS + "notation", SKOS + "prefLabel", SKOS + "altLabel"),
    *(DCTERMS + "title", DCTERMS + "identifier", COOMET + "sourceNotation"),
    *(COOMET + name for name in _OURS_FIRST),
    SKOS + "note",
)
_RANK = {prop: rank for rank, prop in enumerate(_FIRST)}
# These follow from a more exact statement about the same two things; then that one tells it all.
GENERAL = frozenset(
    COOMET + name
    for name in (
        *("hasParticipation", "participant", "hasAncestorEntry"),
        *("dependsOnTransitively", "partOfResourceTransitively"),
    )
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
            "give a number (1.7.2), a code (123/BY-a/20), a name (TC 4) or an IRI.",
            f"Ничего с названием «{name}» нет; "
            "укажите номер (1.7.2), код (123/BY-a/20), название (ТК 4) или адрес (IRI).",
        )
    evidence = EvidenceIndex(dataset)
    return tuple(_describe(dataset, iri, names, evidence, language) for iri in found)


def _describe(
    dataset: Dataset, iri: str, names: Names, evidence: EvidenceIndex, language: str
) -> Description:
    sides: tuple[dict[tuple[str, str], Fact], ...] = ({}, {})
    rows = [
        row
        for row in dataset.select(_ABOUT.replace("THING", str(NamedNode(iri)))).dicts()
        # Where the merged facts are a named graph, they say nothing that the others do not.
        if row["graph"].value != dataset.facts
        and "/alternative/" not in row["graph"].value
        and row["property"].value not in _HIDDEN
    ]
    names.fetch(term.value for row in rows for term in row.values() if isinstance(term, NamedNode))
    evidence.fetch(row["subject"].value for row in rows)
    for row in rows:
        subject, prop, value = row["subject"], row["property"].value, row["value"]
        thing = value.value if isinstance(value, NamedNode) else None
        told = subject.value == iri
        fact = Fact(
            label=names.label(prop, language),
            value=names.show(value if told else subject, language),
            iri=thing if told else subject.value,
            inferred=row["graph"].value.endswith("/inferred"),
            places=evidence.of_statement(subject.value, prop, thing, None if thing else value.value),
        )
        sides[0 if told else 1].setdefault((prop, fact.iri or fact.value), fact)
    facts, referring = map(_in_order, sides)
    classes = sorted(names.label(name, language) for name in names.classes_of(iri) if name.startswith(COOMET))
    return Description(
        iri, names.label(iri, language), names.title(iri, language), tuple(classes),
        facts, referring,
    )  # fmt: skip


def _in_order(facts: dict[tuple[str, str], Fact]) -> tuple[Fact, ...]:
    exact = {other for (prop, other), fact in facts.items() if prop not in GENERAL and not fact.inferred}
    told = [
        (prop, fact) for (prop, other), fact in facts.items() if prop not in GENERAL or other not in exact
    ]
    return tuple(fact for _, fact in sorted(told, key=lambda pair: _RANK.get(pair[0], len(_RANK))))
