"""What belongs to a programme or a body, so that findings about it can be told from others."""

from collections.abc import Iterator
from dataclasses import dataclass

from pyoxigraph import NamedNode

from coomet_graph.findings import Finding
from coomet_graph.namespaces import COOMET, FOAF, OA, ORG
from coomet_graph.store import Dataset, Names
from coomet_graph.store.batches import batches

_BODIES = f"SELECT DISTINCT ?thing WHERE {{ ?thing <{ORG}subOrganizationOf>+ BODY }}"
_OF_BODIES = f"""SELECT DISTINCT ?thing ?programme WHERE {{ VALUES ?body {{ THINGS }}
  {{ ?programme <{COOMET}programmeBody> ?body BIND(?programme AS ?thing) }}
  UNION {{ VALUES ?by {{ <{COOMET}performedBy> <{COOMET}jointlyWith> }} ?thing ?by ?body }}
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


@dataclass(frozen=True, slots=True)
class Scope:
    """Things by their IRIs, and the files that tell of them."""

    things: frozenset[str]
    files: frozenset[str]

    def has(self, finding: Finding) -> bool:
        """Whether a subject of the finding is among the things, or a place in one of the files."""
        return not self.things.isdisjoint(finding.subjects) or any(
            place.file in self.files for place in finding.places
        )


def programme_scope(dataset: Dataset, name: str) -> Scope:
    """What belongs to the programme that `name` means. Raises ParameterError that names the choices."""
    programme = Names(dataset).find("programme", name).value
    return _scope(dataset, {programme}, {programme})


def body_scope(dataset: Dataset, name: str) -> Scope:
    """What belongs to a body or one below it: programmes, and entries that it performs or joins in.

    Raises ParameterError that names the choices.
    """
    body = Names(dataset).find("body", name)
    bodies = {body.value, *_things(dataset, _BODIES.replace("BODY", str(body)))}
    rows = [row for batch in batches(sorted(bodies)) for row in _rows(dataset, _OF_BODIES, batch)]
    things = bodies | {row["thing"] for row in rows}
    return _scope(dataset, {row["programme"] for row in rows if "programme" in row}, things)


def _scope(dataset: Dataset, programmes: set[str], things: set[str]) -> Scope:
    own = sorted(programmes)
    within = things | {
        row["thing"] for batch in batches(own) for row in _rows(dataset, _OF_PROGRAMMES, batch)
    }
    said = {row["thing"] for batch in batches(sorted(within)) for row in _rows(dataset, _SAID_OF, batch)}
    files = {row["name"] for batch in batches(own) for row in _rows(dataset, _FILES, batch)}
    return Scope(frozenset(within | said), frozenset(files))


def _things(dataset: Dataset, query: str) -> set[str]:
    return {row["thing"].value for row in dataset.select(query).dicts()}


def _rows(dataset: Dataset, query: str, batch: str) -> Iterator[dict[str, str]]:
    for row in dataset.select(query.replace("THINGS", batch)).dicts():
        yield {
            name: term.value for name, term in row.items() if isinstance(term, NamedNode) or name == "name"
        }
