"""What proposers of repairs look at: tables of the graph, each read by one query when it is first needed.

The rows are in an order that is the same with every engine, as far as it decides which of several is told.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from coomet_graph.errors import Text
from coomet_graph.findings import Place
from coomet_graph.namespaces import COOMET, PREFIXES
from coomet_graph.store import Dataset, Names
from coomet_graph.store.dataset import Term
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.store.names import natural_order

_PROLOGUE = "\n".join(f"PREFIX {prefix}: <{namespace}>" for prefix, namespace in PREFIXES.items())


@dataclass(frozen=True, slots=True)
class Cited:
    """A citation: the entry it stands in with its number and document, and what it names."""

    citation: str
    entry: str
    number: str
    document: str
    programme: str
    item: str = ""
    item_number: str = ""
    indicators: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """An item or action that a source lists."""

    iri: str
    number: str
    title: str
    programme: str


@dataclass(frozen=True, slots=True)
class Years:
    """The years of an entry or programme as far as they are known, and the words for them."""

    start: int | None = None
    end: int | None = None
    words: str = ""


class Facts:
    """The tables of a dataset; nothing is read before it is asked for."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self.names, self.evidence = Names(dataset), EvidenceIndex(dataset)

    @cached_property
    def citations(self) -> tuple[Cited, ...]:
        """All citations, in the order of the documents and of the numbers of their entries."""
        found: dict[str, dict[str, Term]] = {}
        indicators: dict[str, set[str]] = defaultdict(set)
        for row in self._select(
            """SELECT ?citation ?entry ?number ?document ?programme ?item ?itemNumber ?indicator WHERE {
              ?entry coomet:hasCitation ?citation ; coomet:inProgramme ?document ; skos:notation ?number .
              ?citation coomet:citesProgramme ?programme .
              OPTIONAL { ?citation coomet:citesItem ?item . ?item skos:notation ?itemNumber }
              OPTIONAL { ?citation coomet:citesIndicator ?indicator }
            } ORDER BY ?citation ?entry ?number ?document ?programme ?item ?itemNumber"""
        ):
            found.setdefault(row["citation"].value, row)
            if "indicator" in row:
                indicators[row["citation"].value].add(row["indicator"].value)

        def told(row: dict[str, Term], name: str) -> str:
            return row[name].value if name in row else ""

        cited = [
            Cited(
                name,
                told(row, "entry"),
                told(row, "number"),
                told(row, "document"),
                told(row, "programme"),
                told(row, "item"),
                told(row, "itemNumber"),
                tuple(sorted(indicators[name])),
            )
            for name, row in found.items()
        ]
        return tuple(
            sorted(cited, key=lambda each: (each.document, natural_order(each.number), each.citation))
        )

    @cached_property
    def by_citation(self) -> Mapping[str, Cited]:
        """The citations by their IRIs."""
        return {each.citation: each for each in self.citations}

    def citing(self, item: str) -> list[Cited]:
        """The citations that name an item."""
        return self._citing.get(item, [])

    @cached_property
    def _citing(self) -> dict[str, list[Cited]]:
        citing: dict[str, list[Cited]] = defaultdict(list)
        for each in self.citations:
            citing[each.item].append(each)
            for indicator in each.indicators:
                citing[indicator].append(each)
        return citing

    @cached_property
    def entries(self) -> Mapping[str, Mapping[str, Entry]]:
        """The entries that sources list, by programme and number."""
        found: dict[str, dict[str, Entry]] = defaultdict(dict)
        for row in self._select(
            """SELECT ?entry ?number ?title ?programme WHERE {
              ?entry prov:hadPrimarySource ?source ; coomet:inProgramme ?programme ;
                     skos:notation ?number ; a ?class .
              FILTER(?class IN (coomet:Action, coomet:DevelopmentProgrammeItem))
              OPTIONAL { ?entry dcterms:title ?title }
            } ORDER BY ?entry ?title ?number ?programme"""
        ):
            entry = Entry(
                row["entry"].value,
                row["number"].value,
                row["title"].value if "title" in row else "",
                row["programme"].value,
            )
            found[entry.programme].setdefault(entry.number, entry)
        return found

    @cached_property
    def by_iri(self) -> Mapping[str, Entry]:
        """The entries by their IRIs."""
        return {entry.iri: entry for listed in self.entries.values() for entry in listed.values()}

    @cached_property
    def measured(self) -> Mapping[str, tuple[str, ...]]:
        """The indicators that programmes which were read give to their items."""
        found: dict[str, set[str]] = defaultdict(set)
        for row in self._select(
            """SELECT ?item ?indicator WHERE {
              ?item coomet:measuredBy ?indicator ; prov:hadPrimarySource ?source .
              ?indicator prov:hadPrimarySource ?from .
              ?item prov:wasDerivedFrom ?words .
              ?words coomet:supportsProperty coomet:measuredBy ; coomet:supportsValue ?indicator .
            }"""
        ):
            found[row["item"].value].add(row["indicator"].value)
        return {item: tuple(sorted(values)) for item, values in found.items()}

    @cached_property
    def indicators(self) -> Mapping[str, Mapping[str, str]]:
        """The indicators that programmes which were read list, by programme and number."""
        found: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self._select(
            """SELECT ?programme ?number ?indicator WHERE {
              ?indicator a coomet:Indicator ; prov:hadPrimarySource ?source ; coomet:inProgramme ?programme ;
                         skos:notation ?number .
            } ORDER BY ?indicator ?programme ?number"""
        ):
            found[row["programme"].value][row["number"].value] = row["indicator"].value
        return found

    @cached_property
    def terms(self) -> Mapping[str, Years]:
        """The years of entries and programmes."""
        found: dict[str, dict[str, Term]] = defaultdict(dict)
        for row in self._select(
            """SELECT ?thing ?start ?end ?words WHERE {
              { ?thing coomet:startYear ?start } UNION { ?thing coomet:endYear ?end }
              UNION { ?thing coomet:termText ?words }
            } ORDER BY ?thing ?words ?start ?end"""
        ):
            thing = row.pop("thing").value
            found[thing] = {**row, **found[thing]}
        return {
            thing: Years(_year(row, "start"), _year(row, "end"), row["words"].value if "words" in row else "")
            for thing, row in found.items()
        }

    @cached_property
    def parents(self) -> Mapping[str, str]:
        """The entry above each entry."""
        rows = self._select(
            "SELECT ?entry ?parent WHERE { ?entry coomet:parentEntry ?parent } ORDER BY ?entry ?parent"
        )
        return {row["entry"].value: row["parent"].value for row in rows}

    @cached_property
    def spoken(self) -> Mapping[str, Text]:
        """What people call entries whose numbers were made by us: parts of rows, rows of a second table."""
        found: dict[str, Text] = {}
        for row in self._select(
            """SELECT ?number ?title ?heading WHERE {
              ?entry coomet:inProgramme ?programme ; skos:notation ?number ; dcterms:title ?title .
              OPTIONAL { ?entry coomet:inSection ?section . ?section dcterms:title ?heading }
              FILTER(CONTAINS(?number, "/"))
            } ORDER BY ?number ?title ?heading"""
        ):
            above, _, last = row["number"].value.rpartition("/")
            if above[:1].isdecimal():
                called = f"{above} ({row['title'].value})"
                found[row["number"].value] = Text(called, called)
            elif "heading" in row:
                heading = row["heading"].value
                found[row["number"].value] = Text(f"{last} of “{heading}”", f"{last} раздела «{heading}»")
        return found

    @cached_property
    def performers(self) -> Mapping[str, tuple[str, ...]]:
        """What entries name as their performers, word for word."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self._select(
            """SELECT ?entry ?words WHERE {
              ?entry coomet:hasPerformerParticipation ?mention . ?mention coomet:sourceNotation ?words .
            } ORDER BY ?entry ?words"""
        ):
            found[row["entry"].value][row["words"].value] = None
        return {entry: tuple(words) for entry, words in found.items()}

    @cached_property
    def bodies(self) -> Mapping[str, tuple[str, ...]]:
        """The names of the bodies, the number first."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self._select(
            """SELECT ?body ?name ?rank WHERE {
              ?body a coomet:StructuralBody .
              { ?body skos:notation ?name BIND(0 AS ?rank) }
              UNION { ?body skos:prefLabel ?name BIND(1 AS ?rank) }
              UNION { ?body skos:altLabel ?name BIND(2 AS ?rank) }
            } ORDER BY ?body ?rank ?name"""
        ):
            found[row["body"].value][row["name"].value] = None
        return {body: tuple(names) for body, names in found.items()}

    @cached_property
    def spellings(self) -> Mapping[str, tuple[str, ...]]:
        """How projects, documents and indicators are written."""
        found: dict[str, dict[str, None]] = defaultdict(dict)
        for row in self._select(
            """SELECT ?thing ?words WHERE {
              VALUES ?class { coomet:Project coomet:NormativeDocument coomet:Indicator }
              ?thing a ?class ; coomet:sourceNotation ?words .
            } ORDER BY ?thing ?words"""
        ):
            found[row["thing"].value][row["words"].value] = None
        return {thing: tuple(words) for thing, words in found.items()}

    @cached_property
    def mentions(self) -> Mapping[str, Mapping[str, int]]:
        """How bodies and posts are written where entries name them, and how often."""
        found: dict[str, dict[str, int]] = defaultdict(dict)
        for row in self._select(
            """SELECT ?who ?words (COUNT(?mention) AS ?often) WHERE {
              { ?mention coomet:participantBody ?who } UNION { ?mention coomet:participantPost ?who }
              ?mention coomet:sourceNotation ?words .
            } GROUP BY ?who ?words ORDER BY ?who ?words"""
        ):
            found[row["who"].value][row["words"].value] = int(row["often"].value)
        return found

    @cached_property
    def files(self) -> Mapping[str, str]:
        """The programme that each file holds."""
        rows = self._select(
            """SELECT ?name ?programme WHERE {
              ?file coomet:fileName ?name ; foaf:primaryTopic ?programme
            } ORDER BY ?name ?programme"""
        )
        return {row["name"].value: row["programme"].value for row in rows}

    def cites_item(self, cited: Cited) -> tuple[Place, ...]:
        """The words of a citation that name the item, or all of it."""
        return self.evidence.of_statement(cited.citation, COOMET + "citesItem", cited.item) or self.cites(
            cited
        )

    def cites(self, cited: Cited) -> tuple[Place, ...]:
        """The words of a whole citation."""
        return self.evidence.of_thing(cited.citation, COOMET + "citesProgramme")

    def says(self, thing: str, *properties: str) -> tuple[Place, ...]:
        """The words of a thing by the first of our properties that has any."""
        return self.evidence.of_thing(thing, *(COOMET + each for each in properties))[:3]

    def renew(self, things: Iterable[str]) -> None:
        """Read names and words of the things together, and forget those of others."""
        wanted = list(things)
        self.names, self.evidence = Names(self._dataset), EvidenceIndex(self._dataset)
        self.names.fetch(wanted)
        self.evidence.fetch(wanted)

    def number(self, thing: str) -> str:
        """The number of a thing, or what it is called."""
        return self.names.number(thing) or self.names.label(thing)

    def _select(self, query: str) -> Iterator[dict[str, Term]]:
        return self._dataset.select(f"{_PROLOGUE} {query}").dicts()


def _year(row: Mapping[str, Term], name: str) -> int | None:
    value = row[name].value if name in row else ""
    return int(value) if value.isdecimal() and len(value) <= 4 else None
