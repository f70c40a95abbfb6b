"""What the editions of one programme in two languages say differently, as findings with the words of both."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode

from coomet_graph.audit.edition_rules import ASPECTS, EDITION_LACKS_ENTRY, Aspect
from coomet_graph.findings import Finding, Place, Text
from coomet_graph.namespaces import DCTERMS
from coomet_graph.store import Dataset, Names
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
  GRAPH GRAPH_NAME {{
    ?entry prov:hadPrimarySource ?source ; a ?class .
    FILTER(?class IN (coomet:Action, coomet:DevelopmentProgrammeItem))
  }}
}}
"""
_FACTS = f"""{_PREFIXES}
SELECT DISTINCT ?entry ?fact WHERE {{
  GRAPH GRAPH_NAME {{ ?entry prov:hadPrimarySource ?source . PATTERN }}
}}
"""


@dataclass(frozen=True, slots=True)
class _Edition:
    """The graph of what an edition says, and the file that it was read from."""

    graph: NamedNode
    source: str
    file: str
    language: str


def edition_findings(
    dataset: Dataset, names: Names, evidence: EvidenceIndex
) -> tuple[dict[str, int], list[Finding]]:
    """For each rule, how many entries were compared; and what the editions say differently."""
    compared: dict[str, int] = defaultdict(int)
    findings: list[Finding] = []
    for one, other in _pairs(dataset):
        entries = [_entries(dataset, each) for each in (one, other)]
        either, both = entries[0] | entries[1], entries[0] & entries[1]
        names.fetch(either)
        evidence.fetch(either)
        compared[EDITION_LACKS_ENTRY.id] += len(either)
        for entry in sorted(either - both):
            has, lacks = (one, other) if entry in entries[0] else (other, one)
            places = evidence.of_thing(entry, DCTERMS + "title")
            values: dict[str, str | Text] = {
                "subject": _label(names, entry), "file": has.file, "other_file": lacks.file,
            }  # fmt: skip
            findings.append(EDITION_LACKS_ENTRY.finding([entry], places, values))
        for aspect in ASPECTS:
            compared[aspect.rule.id] += len(both)
            facts = [_facts(dataset, each, aspect) for each in (one, other)]
            findings.extend(
                _difference(aspect, entry, (one, other), names, evidence)
                for entry in sorted(both)
                if facts[0].get(entry) != facts[1].get(entry)
            )
    return compared, findings


def _pairs(dataset: Dataset) -> Iterator[tuple[_Edition, _Edition]]:
    """Each two editions of one programme in different languages."""
    editions: dict[str, list[_Edition]] = defaultdict(list)
    for row in dataset.select(_EDITIONS).dicts():
        graph = row["graph"]
        assert isinstance(graph, NamedNode)
        edition = _Edition(graph, row["source"].value, row["file"].value, row["language"].value)
        editions[row["programme"].value].append(edition)
    for several in editions.values():
        for index, one in enumerate(several):
            yield from ((one, other) for other in several[index + 1 :] if one.language != other.language)


def _entries(dataset: Dataset, edition: _Edition) -> set[str]:
    query = _ENTRIES.replace("GRAPH_NAME", str(edition.graph))
    return {row["entry"].value for row in dataset.select(query).dicts()}


def _facts(dataset: Dataset, edition: _Edition, aspect: Aspect) -> Mapping[str, set[str]]:
    """What the edition says of each entry in this respect, in a form that no language changes."""
    facts: dict[str, set[str]] = defaultdict(set)
    query = _FACTS.replace("GRAPH_NAME", str(edition.graph)).replace("PATTERN", aspect.pattern)
    for row in dataset.select(query).dicts():
        facts[row["entry"].value].add(aspect.plain(row["fact"].value))
    return facts


def _difference(
    aspect: Aspect, entry: str, editions: tuple[_Edition, _Edition], names: Names, evidence: EvidenceIndex
) -> Finding:
    """The finding, with what each of the files says; where it says nothing, with the entry's title there."""
    said = [place for prop in aspect.properties for place in evidence.of_statement(entry, prop)]
    titles = evidence.of_statement(entry, DCTERMS + "title")
    places: list[Place] = []
    quoted: list[str] = []
    for edition in editions:
        own = list(dict.fromkeys(place for place in said if place.file == edition.file))
        quoted.append("; ".join(dict.fromkeys(place.quotation for place in own)) or "–")
        places += own or [place for place in titles if place.file == edition.file]
    values: dict[str, str | Text] = {
        "subject": _label(names, entry),
        "file": editions[0].file,
        "words": quoted[0],
        "other_file": editions[1].file,
        "other_words": quoted[1],
    }
    return aspect.rule.finding([entry], places, values)


def _label(names: Names, entry: str) -> Text:
    return Text(names.label(entry, "en"), names.label(entry, "ru"))
