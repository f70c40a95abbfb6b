"""What belongs to a programme or a body, so that findings about it can be told from others."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from pyoxigraph import NamedNode

from coomet_graph.findings import Finding, Place
from coomet_graph.namespaces import COOMET, FOAF, OA, ORG
from coomet_graph.store import Dataset, Names
from coomet_graph.store.batches import batches
from coomet_graph.store.evidence import EvidenceIndex

_BODIES = f"SELECT DISTINCT ?thing WHERE {{ ?thing <{ORG}subOrganizationOf>+ BODY }}"
_OF_BODIES = f"""SELECT DISTINCT ?thing ?programme ?work WHERE {{ VALUES ?body {{ THINGS }}
  {{ ?programme <{COOMET}programmeBody> ?body BIND(?programme AS ?thing) }}
  UNION {{
    VALUES ?by {{ <{COOMET}performedBy> <{COOMET}jointlyWith> }} ?thing ?by ?body BIND(?thing AS ?work)
  }}
  UNION {{ ?thing <{ORG}postIn> ?body }}
}}"""
_OF_PROGRAMMES = f"""SELECT DISTINCT ?thing WHERE {{ VALUES ?programme {{ THINGS }}
  {{ ?thing <{COOMET}inProgramme> ?programme }} UNION {{ ?thing <{FOAF}primaryTopic> ?programme }}
  UNION {{ ?file <{FOAF}primaryTopic> ?programme . ?thing <{OA}hasSource> ?file }}
}}"""
# What is said of an entry is a thing of its own.
_SAID_OF = f"""SELECT DISTINCT ?thing WHERE {{ VALUES ?entry {{ THINGS }}
  VALUES ?said {{ <{COOMET}hasCitation> <{COOMET}hasPerformerParticipation> <{COOMET}hasJointParticipation>
    <{COOMET}hasStatusObservation> <{COOMET}hasTarget> }}
  ?entry ?said ?thing
}}"""
_FILES = f"""SELECT DISTINCT ?name WHERE {{ VALUES ?programme {{ THINGS }}
  ?file <{FOAF}primaryTopic> ?programme ; <{COOMET}fileName> ?name
}}"""


# File, page, sheet and number.
Line = tuple[str, int | None, str | None, int]


@dataclass(frozen=True, slots=True)
class Scope:
    """Things by their IRIs, the files that tell of them, and the lines that do in other files."""

    things: frozenset[str]
    files: frozenset[str]
    lines: frozenset[Line] = frozenset()

    def has(self, finding: Finding) -> bool:
        """Whether a subject of the finding is among the things, or a place in one of the files or lines."""
        return not self.things.isdisjoint(finding.subjects) or any(
            place.file in self.files or not self.lines.isdisjoint(_lines(place)) for place in finding.places
        )


def programme_scope(dataset: Dataset, name: str) -> Scope:
    """What belongs to the programme that `name` means. Raises ParameterError that names the choices."""
    programme = Names(dataset).find("programme", name).value
    return _scope(dataset, {programme}, {programme})


def body_scope(dataset: Dataset, name: str) -> Scope:
    """What belongs to a body or one below it: programmes, and entries that it performs or joins in.

    What stands in the lines of these entries is about them, whatever else a finding names.
    Raises ParameterError that names the choices.
    """
    body = Names(dataset).find("body", name)
    bodies = {body.value, *_things(dataset, _BODIES.replace("BODY", str(body)))}
    rows = [row for batch in batches(sorted(bodies)) for row in _rows(dataset, _OF_BODIES, batch)]
    things = bodies | {row["thing"] for row in rows}
    scope = _scope(dataset, {row["programme"] for row in rows if "programme" in row}, things)
    works, evidence = sorted({row["work"] for row in rows if "work" in row}), EvidenceIndex(dataset)
    evidence.fetch(works)
    return replace(
        scope,
        lines=frozenset(
            line for work in works for place in evidence.of_thing(work) for line in _lines(place)
        ),
    )


def _scope(dataset: Dataset, programmes: set[str], things: set[str]) -> Scope:
    own = sorted(programmes)
    within = things | {
        row["thing"] for batch in batches(own) for row in _rows(dataset, _OF_PROGRAMMES, batch)
    }
    said = {row["thing"] for batch in batches(sorted(within)) for row in _rows(dataset, _SAID_OF, batch)}
    files = {row["name"] for batch in batches(own) for row in _rows(dataset, _FILES, batch)}
    return Scope(frozenset(within | said), frozenset(files))


def _lines(place: Place) -> Iterator[Line]:
    for number in range(place.first_line, place.last_line + 1):
        yield place.file, place.page, place.sheet, number


def _things(dataset: Dataset, query: str) -> set[str]:
    return {row["thing"].value for row in dataset.select(query).dicts()}


def _rows(dataset: Dataset, query: str, batch: str) -> Iterator[dict[str, str]]:
    for row in dataset.select(query.replace("THINGS", batch)).dicts():
        yield {
            name: term.value for name, term in row.items() if isinstance(term, NamedNode) or name == "name"
        }
