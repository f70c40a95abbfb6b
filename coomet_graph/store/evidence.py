"""From a statement to the words it rests on."""

from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode

from coomet_graph.findings import Place
from coomet_graph.store.dataset import Dataset, Term

_EVIDENCE = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT ?thing ?evidence ?file ?first ?last ?quotation ?column ?property ?value WHERE {
  ?thing prov:wasDerivedFrom ?evidence .
  ?evidence oa:hasSource ?source ; oa:exact ?quotation ; coomet:firstLine ?first ; coomet:lastLine ?last .
  ?source coomet:fileName ?file .
  OPTIONAL { ?evidence coomet:column ?column }
  OPTIONAL { ?evidence coomet:supportsProperty ?property }
  OPTIONAL { ?evidence coomet:supportsValue ?value }
}
"""


class EvidenceIndex:
    """Every evidence in a dataset, read once."""

    def __init__(self, dataset: Dataset) -> None:
        self.places: dict[str, Place] = {}
        self._of: dict[str, dict[str, None]] = defaultdict(dict)
        self._properties: dict[str, set[str]] = defaultdict(set)
        self._values: dict[str, set[str]] = defaultdict(set)
        for row in dataset.select(_EVIDENCE).dicts():
            name, place = row["evidence"].value, _place(row)
            if place is None:
                continue
            self.places[name] = place
            self._of[row["thing"].value][name] = None
            if "property" in row:
                self._properties[name].add(row["property"].value)
            if isinstance(row.get("value"), NamedNode):
                self._values[name].add(row["value"].value)

    def of_statement(
        self, subject: str, prop: str, value: str | None = None, literal: str | None = None
    ) -> tuple[Place, ...]:
        """The places of the words on which a statement rests.

        `value` is the object if that is a thing; of a `literal`, places that quote it word for word go first.
        """
        places = self._places(
            name
            for name in self._of.get(subject, ())
            if prop in self._properties[name] and (value is None or value in self._values[name])
        )
        quoting = tuple(place for place in places if literal is not None and literal in place.quotation)
        return quoting or places

    def of_thing(self, subject: str, *properties: str) -> tuple[Place, ...]:
        """The places of a thing: for the first of `properties` that has any, else all of them."""
        for prop in properties:
            found = self.of_statement(subject, prop)
            if found:
                return found
        return self._places(self._of.get(subject, ()))

    def _places(self, names: Iterable[str]) -> tuple[Place, ...]:
        found = {self.places[name]: None for name in names}
        return tuple(
            sorted(found, key=lambda place: (place.file, place.first_line, place.last_line, place.quotation))
        )


def _place(row: dict[str, Term]) -> Place | None:
    """The place in the row, or None where somebody's data give no numbers for its lines."""
    first, last = row["first"].value, row["last"].value
    if not (first.isdecimal() and last.isdecimal()):
        return None
    column = row["column"].value if "column" in row else None
    return Place(row["file"].value, int(first), int(last), row["quotation"].value, column)
