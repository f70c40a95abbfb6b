"""What surrounds a thing: its neighbours, grouped by what they are to it."""

from collections import defaultdict
from dataclasses import dataclass

from pyoxigraph import NamedNode

from coomet_graph.errors import Text, UnknownNameError
from coomet_graph.namespaces import COOMET, SCHEMA
from coomet_graph.network.kinds import Kind, kind_of, word_for
from coomet_graph.network.relations import PREFIXES, RELATIONS
from coomet_graph.store import Dataset, Names
from coomet_graph.store.batches import batches
from coomet_graph.store.names import natural_order, shortened

_FACTS = (
    PREFIXES
    + """
SELECT DISTINCT ?fact ?value ?other WHERE {
  { BIND("programme" AS ?fact) THING coomet:inProgramme ?other }
  UNION { BIND("term" AS ?fact) THING coomet:termText ?value }
  UNION { BIND("status" AS ?fact)
    { THING coomet:hasStatusObservation ?seen } UNION { ?seen coomet:statusOfProject THING }
    ?seen coomet:status ?other OPTIONAL { ?seen coomet:asOf ?value } }
  UNION { BIND("unseen" AS ?fact) THING coomet:placeholder ?value }
}
ORDER BY ?fact ?value ?other
"""
)
_PLACES = (
    PREFIXES
    + """
SELECT DISTINCT ?other ?programme ?unseen WHERE {
  VALUES ?other { OTHERS }
  OPTIONAL { ?other coomet:inProgramme ?programme }
  OPTIONAL { ?other coomet:placeholder ?unseen }
}
ORDER BY ?other ?programme
"""
)


_NUMBERED = {COOMET + name for name in ("DevelopmentProgrammeItem", "Action", "Section", "Project")}


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A thing beside the one in the middle; `seen` is false if only other documents speak of it."""

    iri: str
    label: str
    kind: Kind
    seen: bool


@dataclass(frozen=True, slots=True)
class Group:
    """Neighbours that are the same to the thing in the middle; `before` if they come before it."""

    title: str
    before: bool
    neighbours: tuple[Neighbour, ...]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A thing, the word for what it is, and the groups around it; `facts` are lines to be shown with it."""

    iri: str
    word: str
    label: str
    title: str
    kind: Kind
    seen: bool
    facts: tuple[str, ...]
    groups: tuple[Group, ...]


def neighbourhood(dataset: Dataset, iri: str, language: str = "en") -> Neighbourhood:
    """What surrounds the thing, worded in a language. Raises UnknownNameError if nothing has this IRI."""
    names = Names(dataset)
    classes = names.classes_of(iri)
    if not classes:
        raise UnknownNameError(
            f"Nothing here has the IRI <{iri}>; look the thing up by its number or name.",
            f"Здесь нет ничего с адресом <{iri}>; найдите объект по номеру или названию.",
        )
    facts = _facts(dataset, iri, names, language)
    own = next(iter(facts["programme"]), None)
    shown = [names.label(own, language)] if own else []
    return Neighbourhood(
        iri=iri,
        word=word_for(classes).in_language(language),
        label=short_label(names, iri, language),
        title=names.title(iri, language),
        kind=kind_of(classes),
        seen=not facts["unseen"],
        facts=(*shown, *facts["term"], *facts["status"]),
        groups=_groups(dataset, iri, names, language, own),
    )


def _groups(dataset: Dataset, iri: str, names: Names, language: str, own: str | None) -> tuple[Group, ...]:
    found: dict[str, set[str]] = defaultdict(set)
    branches = " UNION ".join(
        f'{{ BIND("{key}" AS ?relation) {relation.pattern} }}' for key, relation in RELATIONS.items()
    )
    query = f"{PREFIXES} SELECT DISTINCT ?relation ?other WHERE {{ {branches} FILTER(ISIRI(?other)) }}"
    for row in dataset.select(query.replace("THING", str(NamedNode(iri)))).dicts():
        if row["other"].value != iri:
            found[row["relation"].value].add(row["other"].value)
    things = {other for others in found.values() for other in others}
    programmes, unseen = _places(dataset, things)
    names.fetch([*things, *programmes.values()])
    groups: list[Group] = []
    for key, relation in RELATIONS.items():
        by_programme: dict[str, list[Neighbour]] = defaultdict(list)
        for other in found.get(key, ()):
            # A number means little without its programme: entries of another one say which.
            programme = programmes.get(other)
            place = (
                names.label(programme, language)
                if programme is not None and programme not in (own, iri)
                else ""
            )
            kind = kind_of(names.classes_of(other))
            label = _beside(names, other, language)
            by_programme[place].append(Neighbour(other, label, kind, other not in unseen))
        for place, neighbours in sorted(by_programme.items(), key=lambda pair: natural_order(pair[0])):
            title = relation.title.in_language(language) + (f" · {place}" if place else "")
            ordered = sorted(neighbours, key=lambda each: (natural_order(each.label), each.iri))
            groups.append(Group(title, relation.before, tuple(ordered)))
    return tuple(groups)


def _facts(dataset: Dataset, iri: str, names: Names, language: str) -> dict[str, list[str]]:
    facts: dict[str, list[str]] = defaultdict(list)
    as_of = Text("as of", "по состоянию на").in_language(language)
    for row in dataset.select(_FACTS.replace("THING", str(NamedNode(iri)))).dicts():
        fact, value = row["fact"].value, row["value"].value if "value" in row else ""
        if fact == "status":
            value = names.show(row["other"], language) + (f" ({as_of} {value})" if value else "")
        elif "other" in row:
            value = row["other"].value
        if value not in facts[fact]:
            facts[fact].append(value)
    return facts


def _places(dataset: Dataset, things: set[str]) -> tuple[dict[str, str], set[str]]:
    """The programmes of things, and which of the things are only spoken of."""
    programmes: dict[str, str] = {}
    unseen: set[str] = set()
    for others in batches(sorted(things)):
        for row in dataset.select(_PLACES.replace("OTHERS", others)).dicts():
            if "programme" in row:
                programmes.setdefault(row["other"].value, row["programme"].value)
            if "unseen" in row:
                unseen.add(row["other"].value)
    return programmes, unseen


def _beside(names: Names, iri: str, language: str) -> str:
    """The label, where a number or a code alone would tell too little."""
    label, title, classes = names.label(iri, language), names.title(iri, language), names.classes_of(iri)
    if SCHEMA + "Country" in classes:
        return title or label
    # What is only cited has a number and no title.
    if classes & _NUMBERED and not title:
        return f"{word_for(classes).in_language(language)} {label}"
    return label


def short_label(names: Names, iri: str, language: str) -> str:
    """The label without the title that some labels end with."""
    label = names.label(iri, language)
    return label.removesuffix(" " + shortened(names.title(iri, language))) or label
