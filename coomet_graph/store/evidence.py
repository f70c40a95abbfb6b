"""From a statement to the words it rests on."""

import re
from collections import defaultdict
from collections.abc import Iterable

from pyoxigraph import NamedNode

from coomet_graph.findings import Place
from coomet_graph.store.batches import batches
from coomet_graph.store.dataset import Dataset, Term

_PREFIXES = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX oa: <http://www.w3.org/ns/oa#>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
_WORDS = """
  ?evidence oa:hasSource ?source ; oa:exact ?quotation .
  ?source coomet:fileName ?file .
  OPTIONAL { ?evidence coomet:firstLine ?first ; coomet:lastLine ?last }
  OPTIONAL { ?evidence coomet:column ?column }
  OPTIONAL { ?evidence coomet:page ?page }
  OPTIONAL { ?evidence coomet:cell ?cell OPTIONAL { ?evidence coomet:sheet ?sheet } }
"""
_COLUMNS = "?evidence ?file ?first ?last ?quotation ?column ?page ?cell ?sheet"
_PLACES = f"{_PREFIXES} SELECT {_COLUMNS} WHERE {{ VALUES ?evidence {{ THESE }} {_WORDS} }}"
_OF_THINGS = f"""{_PREFIXES}
SELECT ?thing {_COLUMNS} WHERE {{ VALUES ?thing {{ THESE }} ?thing prov:wasDerivedFrom ?evidence . {_WORDS} }}
"""
_SUPPORTED = f"""{_PREFIXES}
SELECT ?evidence ?property ?value WHERE {{
  {{
    VALUES ?thing {{ THESE }}
    ?thing prov:wasDerivedFrom ?evidence . ?evidence coomet:supportsProperty ?property
  }}
  UNION
  {{
    VALUES ?thing {{ THESE }}
    ?thing prov:wasDerivedFrom ?evidence . ?evidence coomet:supportsValue ?value
  }}
}}
"""
_ROW = re.compile(r"[0-9]{1,9}\Z")
# A thing rests on some ten pieces of evidence, each of them with a quotation.
_SIZE = 200


class EvidenceIndex:
    """The evidence in a dataset: that of a thing is read when it is first asked for, and remembered.

    Where that of many things is wanted, `fetch` reads it together; `places` reads evidence by its own name.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._places: dict[str, Place] = {}
        self._of: dict[str, dict[str, None]] = {}
        self._properties: dict[str, set[str]] = defaultdict(set)
        self._values: dict[str, set[str]] = defaultdict(set)

    def fetch(self, things: Iterable[str]) -> None:
        """Read the evidence of the things, as far as it is not read yet; what is no IRI does no harm."""
        missing = [thing for thing in dict.fromkeys(things) if thing not in self._of]
        self._of.update((thing, {}) for thing in missing)
        for batch in batches(missing, _SIZE):
            for row in self._dataset.select(_OF_THINGS.replace("THESE", batch)).dicts():
                name, place = row["evidence"].value, _place(row)
                if place is not None:
                    self._places[name] = place
                    self._of[row["thing"].value][name] = None
            for row in self._dataset.select(_SUPPORTED.replace("THESE", batch)).dicts():
                name = row["evidence"].value
                if "property" in row:
                    self._properties[name].add(row["property"].value)
                elif isinstance(row.get("value"), NamedNode):
                    self._values[name].add(row["value"].value)

    def places(self, evidence: Iterable[str]) -> dict[str, Place]:
        """Where each piece of evidence stands, without those whose data give no place; nothing is kept."""
        return {
            row["evidence"].value: place
            for batch in batches(evidence, _SIZE)
            for row in self._dataset.select(_PLACES.replace("THESE", batch)).dicts()
            if (place := _place(row)) is not None
        }

    def of_statement(
        self, subject: str, prop: str, value: str | None = None, literal: str | None = None
    ) -> tuple[Place, ...]:
        """The places of the words on which a statement rests.

        `value` is the object if that is a thing; of a `literal`, places that quote it word for word go first.
        """
        places = self._sorted(
            name
            for name in self._evidence_of(subject)
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
        return self._sorted(self._evidence_of(subject))

    def _evidence_of(self, subject: str) -> Iterable[str]:
        self.fetch((subject,))
        return self._of[subject]

    def _sorted(self, names: Iterable[str]) -> tuple[Place, ...]:
        found = {self._places[name]: None for name in names}
        return tuple(
            sorted(found, key=lambda place: (place.file, place.sheet or "", place.first_line,
                                             place.last_line, place.quotation))
        )  # fmt: skip


def _place(row: dict[str, Term]) -> Place | None:
    """The place in the row, or None where somebody's data give no numbers for its lines, and no cell."""
    said = {name: term.value for name, term in row.items()}
    cell, page = said.get("cell"), said.get("page", "")
    in_row = _ROW.search(cell) if cell is not None else None
    first, last = (in_row[0],) * 2 if in_row is not None else (said.get("first", ""), said.get("last", ""))
    if not (first.isdecimal() and last.isdecimal()):
        return None
    return Place(
        said["file"],
        int(first),
        int(last),
        said["quotation"],
        said.get("column"),
        int(page) if page.isdecimal() else None,
        cell,
        said.get("sheet"),
    )
