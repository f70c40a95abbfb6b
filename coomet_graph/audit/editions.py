"""What the editions of one programme in two languages say differently, as findings with the words of both."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad

from coomet_graph.audit.edition_rules import ASPECTS, EDITION_LACKS_ENTRY, Aspect
from coomet_graph.findings import Finding, Place, Text
from coomet_graph.namespaces import DCTERMS
from coomet_graph.store import Dataset, EmbeddedDataset, Names
from coomet_graph.store.evidence import EvidenceIndex

_PREFIXES = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
_EDITIONS = f"""{_PREFIXES}
SELECT DISTINCT ?programme ?graph ?source ?file ?language WHERE {{
  GRAPH ?graph {{
    ?source foaf:primaryTopic ?programme ; coomet:fileName ?file ; dcterms:language ?language
  }}
}}
ORDER BY ?programme ?language ?source
"""
_ENTRIES = f"""{_PREFIXES}
SELECT DISTINCT ?entry WHERE {{
  ?entry prov:hadPrimarySource ?source ; a ?class .
  FILTER(?class IN (coomet:Action, coomet:DevelopmentProgrammeItem))
}}
"""
_LISTED, _TOPIC = "?entry prov:hadPrimarySource ?source .", "?source foaf:primaryTopic ?entry ."
_FACTS = f"{_PREFIXES} SELECT DISTINCT ?entry ?fact ?told WHERE {{ WHOSE PATTERN }}"
_Told = Mapping[str, Mapping[str, frozenset[str]]]


@dataclass(frozen=True, slots=True)
class _Edition:
    """Everything that an edition says, alternatives and all, with its evidence, and the file it is in.

    A programme has one edition in a language.
    """

    said: Dataset
    evidence: EvidenceIndex
    programme: str
    language: str
    file: str

    def entries(self) -> frozenset[str]:
        """The entries that the edition lists."""
        return frozenset(row["entry"].value for row in self.said.select(_ENTRIES).dicts())

    def facts(self, aspect: Aspect) -> _Told:
        """What it says of each entry in this respect, as no language changes it, and of which things."""
        facts: dict[str, dict[str, frozenset[str]]] = defaultdict(dict)
        query = _FACTS.replace("WHOSE", _TOPIC if aspect.of_programme else _LISTED)
        for row in self.said.select(query.replace("PATTERN", aspect.pattern)).dicts():
            entry, fact = row["entry"].value, aspect.plain(row["fact"].value)
            told = row.get("told", row["entry"]).value
            facts[entry][fact] = facts[entry].get(fact, frozenset()) | {told}
        return facts

    def places(self, aspect: Aspect, entry: str, facts: _Told) -> list[Place]:
        """The words that say so."""
        things = sorted({thing for told in facts.get(entry, {}).values() for thing in told})
        return list(
            dict.fromkeys(
                place
                for thing in things
                for prop in aspect.properties
                for place in self.evidence.of_statement(thing, prop)
            )
        )


def edition_findings(dataset: Dataset, names: Names) -> tuple[dict[str, int], list[Finding]]:
    """For each rule, how many entries or programmes were compared; and what the editions say differently."""
    compared: dict[str, int] = defaultdict(int)
    findings: list[Finding] = []
    for one, other in _pairs(dataset):
        entries = one.entries(), other.entries()
        either, both = entries[0] | entries[1], entries[0] & entries[1]
        names.fetch([*either, one.programme])
        compared[EDITION_LACKS_ENTRY.id] += len(either)
        for entry in sorted(either - both):
            has, lacks = (one, other) if entry in entries[0] else (other, one)
            places = has.evidence.of_thing(entry, DCTERMS + "title")
            values: dict[str, str | Text] = {
                "subject": _label(names, entry),
                "language": has.language, "_file": has.file, "_other_file": lacks.file,
            }  # fmt: skip
            findings.append(EDITION_LACKS_ENTRY.finding([entry], places, values))
        for each in (one, other):
            each.evidence.fetch(both)
        told: dict[str, set[str]] = defaultdict(set)
        for aspect in ASPECTS:
            things = [one.programme] if aspect.of_programme else sorted(both)
            compared[aspect.rule.id] += len(things)
            facts = one.facts(aspect), other.facts(aspect)
            for thing in things:
                differs = facts[0].get(thing, {}).keys() != facts[1].get(thing, {}).keys()
                if differs and thing not in told[aspect.unless]:
                    told[aspect.rule.id].add(thing)
                    findings.append(_difference(aspect, thing, (one, other), facts, names))
    return compared, findings


def _pairs(dataset: Dataset) -> Iterator[tuple[_Edition, _Edition]]:
    """Each two editions of one programme in different languages."""
    programmes: dict[str, list[dict[str, str]]] = defaultdict(list)
    for row in dataset.select(_EDITIONS).dicts():
        programmes[row["programme"].value].append({name: term.value for name, term in row.items()})
    for several in programmes.values():
        for index, one in enumerate(several):
            for other in several[index + 1 :]:
                if one["language"] != other["language"]:
                    yield _edition(dataset, one), _edition(dataset, other)


def _edition(dataset: Dataset, row: Mapping[str, str]) -> _Edition:
    graph, said = NamedNode(row["graph"]), EmbeddedDataset()
    # What stands as a fact and what does not; see `pipeline.editions`.
    graphs = row["graph"], "/alternative/".join(row["graph"].rsplit("/asserted/", 1))
    said.load(Quad(each.subject, each.predicate, each.object, graph) for each in dataset.quads(*graphs))
    return _Edition(said, EvidenceIndex(said), row["programme"], row["language"], row["file"])


def _difference(
    aspect: Aspect, entry: str, editions: tuple[_Edition, _Edition], facts: tuple[_Told, _Told], names: Names
) -> Finding:
    """The finding, with what each of the files says; where it says nothing, with the entry's title there."""
    places: list[Place] = []
    quoted: list[str] = []
    for edition, said in zip(editions, facts, strict=True):
        own = edition.places(aspect, entry, said)
        quoted.append("; ".join(dict.fromkeys(place.quotation for place in own)) or "–")
        places += own or edition.evidence.of_statement(entry, DCTERMS + "title")
    values: dict[str, str | Text] = {
        "subject": _label(names, entry),
        "languages": " ".join(edition.language for edition in editions),
        "_file": editions[0].file,
        "_words": quoted[0],
        "_other_file": editions[1].file,
        "_other_words": quoted[1],
    }
    return aspect.rule.finding([entry], places, values)


def _label(names: Names, entry: str) -> Text:
    return Text(names.label(entry, "en"), names.label(entry, "ru"))
