"""Programmes and the works in them, as matrix and radar look at them: one query for each property."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from coomet_graph.namespaces import COOMET, FOAF, ORG, PROV, SKOS
from coomet_graph.store import Dataset
from coomet_graph.store.names import natural_order

_PREFIXES = (
    f"PREFIX coomet: <{COOMET}>\nPREFIX foaf: <{FOAF}>\nPREFIX org: <{ORG}>\nPREFIX prov: <{PROV}>\n"
    f"PREFIX skos: <{SKOS}>\n"
)
_PROGRAMMES = """
SELECT ?programme ?class ?start ?end ?body ?file WHERE {
  VALUES ?class { coomet:DevelopmentProgramme coomet:WorkProgramme }
  ?programme a ?class .
  OPTIONAL { ?programme coomet:startYear ?start }
  OPTIONAL { ?programme coomet:endYear ?end }
  OPTIONAL { ?programme coomet:programmeBody ?body }
  OPTIONAL { ?file foaf:primaryTopic ?programme }
}
"""
_CITED = """
SELECT DISTINCT ?programme ?cited WHERE {
  ?entry coomet:hasCitation ?citation ; coomet:inProgramme ?programme . ?citation coomet:citesProgramme ?cited
}
"""
_ENTRIES = """
SELECT ?thing ?programme ?class ?number ?source WHERE {
  SCOPE
  ?thing coomet:inProgramme ?programme ; a ?class .
  VALUES ?class { coomet:Action coomet:DevelopmentProgrammeItem coomet:Indicator }
  OPTIONAL { ?thing skos:notation ?number }
  OPTIONAL { ?thing prov:hadPrimarySource ?source }
}
"""
_CITATIONS = """
SELECT ?thing ?citation ?state ?item ?now ?indicator WHERE {
  SCOPE
  ?thing coomet:inProgramme ?programme ; coomet:hasCitation ?citation .
  ?citation coomet:linkState ?state .
  OPTIONAL { ?citation coomet:citesItem ?item }
  OPTIONAL { ?citation coomet:resolvedItem ?now }
  OPTIONAL { ?citation coomet:citesIndicator ?indicator }
}
"""
_VALUES = "SELECT ?thing ?value WHERE { SCOPE ?thing coomet:inProgramme ?programme . ?thing WAY ?value }"
_POSTS = "SELECT ?post ?body ?role WHERE { ?post org:postIn ?body OPTIONAL { ?post org:role ?role } }"
_OWNERS = "SELECT ?body ?owner WHERE { ?body org:subOrganizationOf ?owner }"
_NUMBERED = "SELECT ?section WHERE { ?section a coomet:Section ; skos:notation ?number }"
# What a work has several of, and the way to it.
_WAYS = {
    "bodies": "coomet:performedBy",
    "partners": "coomet:jointlyWith",
    "participants": "coomet:hasPerformerParticipation/coomet:participant",
    "coordinators": "(coomet:coordinatedBy|coomet:underProject/coomet:coordinatedBy)",
    "parents": "coomet:parentEntry",
    "sections": "coomet:inSection",
    "projects": "coomet:underProject",
    "called": "coomet:callsForProgramme",
    "needs": "coomet:dependsOn",
    "indicators": "coomet:contributesTo",
    "measures": "coomet:measuredBy",
    "recurrences": "coomet:recurrence",
    "starts": "coomet:startYear",
    "ends": "coomet:endYear",
    "single_years": "coomet:inYear",
    "states": "coomet:hasStatusObservation/coomet:status",
    "expected": "coomet:hasStatusObservation/coomet:expectedCompletion",
    "reported": "coomet:hasStatusObservation/coomet:asOf",
    "later": "coomet:hasStatusObservation/coomet:proposedProgramme",
}
_NOTHING: tuple[str, ...] = ()
# A term that is written as running for longer is a slip of the pen; its years would fill a page.
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Programme:
    """A programme; `seen` if it has been read and is not merely cited."""

    iri: str
    develops: bool
    seen: bool
    bodies: frozenset[str]
    start: int | None
    end: int | None


@dataclass(frozen=True, slots=True)
class Citation:
    """A statement of a basis: `item` is what it names today, if it names one."""

    iri: str
    action: str
    state: str
    item: str | None
    indicators: frozenset[str]


@dataclass(frozen=True, slots=True)
class Work:
    """What is said of an entry or indicator; `kind` is "item", "action" or "indicator"."""

    iri: str
    kind: str
    programme: str
    number: str
    seen: bool
    said: Mapping[str, tuple[str, ...]] = field(repr=False)

    def values(self, name: str) -> tuple[str, ...]:
        """What is said of it under this name, in the order of the numbers."""
        return self.said.get(name, _NOTHING)

    def ends(self, name: str) -> frozenset[str]:
        """The last parts of the values' IRIs: "blocked" of …/status/blocked."""
        return frozenset(value.rpartition("/")[2] for value in self.values(name))


@dataclass(frozen=True, slots=True)
class Service:
    """An action that serves an indicator, a body that performs it, and the citation that says so.

    `body` is empty where none is named, and `citation` where no citation names the indicator; `state` is
    "valid", "broken", "suspect" or "citedNotSeen" (the programme cited has not been read); `inherited` if the
    body is that of the entry which the action is a part of.
    """

    indicator: str
    body: str
    action: str
    citation: str
    state: str
    inherited: bool


@dataclass(frozen=True, slots=True)
class Works:
    """Programmes with their works, everything in the order of the numbers."""

    programmes: Mapping[str, Programme]
    works: Mapping[str, Work]
    citations: tuple[Citation, ...]
    post_bodies: Mapping[str, str]
    post_roles: Mapping[str, str]
    owners: Mapping[str, frozenset[str]]
    numbered: frozenset[str]
    measured: Mapping[str, tuple[str, ...]]
    """The items that each indicator measures."""

    def of_kind(self, kind: str) -> tuple[Work, ...]:
        """The works that are items, actions or indicators."""
        return tuple(work for work in self.works.values() if work.kind == kind)

    def ancestors(self, work: Work) -> list[Work]:
        """The entries that the work is a part of, the nearest first."""
        found: dict[str, Work] = {}
        above = list(work.values("parents"))
        while above:
            iri = above.pop(0)
            if iri in self.works and iri not in found and iri != work.iri:
                found[iri] = self.works[iri]
                above.extend(found[iri].values("parents"))
        return list(found.values())

    def bodies(self, work: Work) -> tuple[tuple[str, ...], bool]:
        """The bodies that perform it, and whether they are those of the entry that it is a part of.

        Those of an indicator are the performers of the items that it measures.
        """
        if work.kind == "indicator":
            items = (self.works[item] for item in self.measured.get(work.iri, ()))
            return tuple(
                sorted({each for item in items for each in self.bodies(item)[0]}, key=natural_order)
            ), False
        for each in (work, *self.ancestors(work)):
            if each.values("bodies"):
                return each.values("bodies"), each is not work
        return (), False

    def services(self) -> Iterator[Service]:
        """Who serves which indicator by which action: one for each body and each citation that says so."""
        said: dict[tuple[str, str], list[Citation]] = defaultdict(list)
        for citation in self.citations:
            for indicator in citation.indicators:
                said[indicator, citation.action].append(citation)
        for action in self.of_kind("action"):
            bodies, inherited = self.bodies(action)
            for indicator in action.values("indicators"):
                cited = [(each.iri, each.state) for each in said[indicator, action.iri]] or [("", "valid")]
                for body in bodies or ("",):
                    for citation_iri, state in cited:
                        yield Service(indicator, body, action.iri, citation_iri, state, inherited)

    def years(self, work: Work) -> tuple[int, ...]:
        """The years in which it is done: a recurrence without years lasts as long as its programme."""
        if work.values("single_years"):
            return tuple(sorted({int(year) for year in work.values("single_years") if year.isdecimal()}))
        programme = self.programmes.get(work.programme)
        starts, ends = _numbers(work.values("starts")), _numbers(work.values("ends"))
        if not starts and not ends and not work.values("recurrences"):
            return ()
        first = min(starts, default=programme.start if programme else None)
        last = max(ends, default=programme.end if programme else None)
        if first is None or last is None:
            return ()
        return tuple(range(first, min(last, first + _LONGEST - 1) + 1))

    def looks_back(self, work: Work) -> bool:
        """Whether it stands in a table without a number, such as that of completed projects."""
        sections = work.values("sections")
        return bool(sections) and not self.numbered & set(sections)

    def within(self, body: str, owners: Iterable[str]) -> bool:
        """Whether the body is one of these or belongs directly to one of them."""
        return bool({body, *self.owners.get(body, ())} & set(owners))


def read_works(dataset: Dataset, programme: str | None = None) -> Works:
    """All programmes with their works; of a `programme` (its IRI), the works of those it is linked with."""
    programmes = _programmes(dataset)
    scope = "" if programme is None else f"VALUES ?programme {{ {' '.join(_linked(dataset, programme))} }}"

    def ask(query: str) -> Iterable[dict[str, str]]:
        for row in dataset.select(_PREFIXES + query.replace("SCOPE", scope)).dicts():
            yield {name: term.value for name, term in row.items()}

    entries: dict[str, dict[str, str]] = {}
    for row in ask(_ENTRIES):
        entries.setdefault(row["thing"], {}).update(row)
    said: dict[str, dict[str, tuple[str, ...]]] = defaultdict(dict)
    for name, way in _WAYS.items():
        values: dict[str, set[str]] = defaultdict(set)
        for row in ask(_VALUES.replace("WAY", way)):
            values[row["thing"]].add(row["value"])
        for thing, found in values.items():
            said[thing][name] = tuple(sorted(found, key=natural_order))
    works = {
        iri: Work(
            iri,
            _kind(row["class"]),
            row["programme"],
            row.get("number") or iri.rpartition("/")[2],
            "source" in row,
            said.get(iri, {}),
        )
        for iri, row in sorted(entries.items(), key=lambda pair: natural_order(pair[0]))
    }
    owners: dict[str, set[str]] = defaultdict(set)
    for row in ask(_OWNERS):
        owners[row["body"]].add(row["owner"])
    measured: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for work in works.values():
        for indicator in work.values("measures") if work.kind == "item" else ():
            measured[indicator] += (work.iri,)
    posts = sorted(ask(_POSTS), key=lambda row: sorted(row.items()), reverse=True)
    return Works(
        programmes,
        works,
        _citations(ask(_CITATIONS)),
        {row["post"]: row["body"] for row in posts},
        {row["post"]: row.get("role", "").rpartition("/")[2] for row in posts},
        {body: frozenset(found) for body, found in owners.items()},
        frozenset(row["section"] for row in ask(_NUMBERED)),
        measured,
    )


def _kind(name: str) -> str:
    return {"Action": "action", "DevelopmentProgrammeItem": "item"}.get(name.rpartition("#")[2], "indicator")


def _linked(dataset: Dataset, programme: str) -> list[str]:
    """The programme, those that it cites, and all that cite these: who else takes up the same items."""
    rows = dataset.select(_PREFIXES + _CITED).dicts()
    pairs = {(row["programme"].value, row["cited"].value) for row in rows}
    rests_on = {cited for citing, cited in pairs if citing == programme} or {programme}
    found = {programme, *rests_on, *(citing for citing, cited in pairs if cited in rests_on)}
    return [str(NamedNode(iri)) for iri in sorted(found)]


def _programmes(dataset: Dataset) -> dict[str, Programme]:
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in dataset.select(_PREFIXES + _PROGRAMMES).dicts():
        rows[row["programme"].value].append({name: term.value for name, term in row.items()})
    return {
        iri: Programme(
            iri,
            any(row["class"] == COOMET + "DevelopmentProgramme" for row in found),
            any("file" in row for row in found),
            frozenset(row["body"] for row in found if "body" in row),
            min(_numbers(row.get("start", "") for row in found), default=None),
            max(_numbers(row.get("end", "") for row in found), default=None),
        )
        for iri, found in sorted(rows.items(), key=lambda pair: natural_order(pair[0]))
    }


def _citations(rows: Iterable[dict[str, str]]) -> tuple[Citation, ...]:
    """One for each item that a citation names; one that names none is there as well."""
    found: dict[tuple[str, str, str, str | None], set[str]] = defaultdict(set)
    for row in rows:
        # By the number that the item has today, where editions renumbered it.
        item = row.get("now") or row.get("item")
        key = (row["citation"], row["thing"], row["state"].rpartition("/")[2], item)
        found[key] |= {row["indicator"]} if "indicator" in row else set()
    ordered = sorted(found, key=lambda key: natural_order(f"{key[1]} {key[0]} {key[3] or ''}"))
    return tuple(Citation(*key, frozenset(found[key])) for key in ordered)


def _numbers(values: Iterable[str]) -> list[int]:
    return [int(value[:4]) for value in values if value[:4].isdecimal()]
