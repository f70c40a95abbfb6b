"""From a statement to the words it rests on."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from pyoxigraph import NamedNode

from coomet_graph.findings import Place
from coomet_graph.namespaces import COOMET
from coomet_graph.store.batches import batches
from coomet_graph.store.dataset import Dataset, Term

_OA, _PROV = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/prov#"
# Everything said of the evidence, statement by statement: engines join whole properties for optional parts.
_SAID = "SELECT ?evidence ?property ?value WHERE { VALUES ?evidence { THESE } ?evidence ?property ?value }"
_DERIVED = (
    f"SELECT ?thing ?evidence WHERE {{ VALUES ?thing {{ THESE }} ?thing <{_PROV}wasDerivedFrom> ?evidence }}"
)
_FILES = f"SELECT ?source ?file WHERE {{ ?source <{COOMET}fileName> ?file }}"
_HAS_SOURCE, _EXACT = _OA + "hasSource", _OA + "exact"
_PROPERTY, _VALUE = COOMET + "supportsProperty", COOMET + "supportsValue"
_Said = dict[str, list[Term]]
_NUMBER = re.compile(r"[0-9]{1,9}\Z")
# A thing rests on some ten pieces of evidence, each of them with a quotation.
_SIZE = 200


class EvidenceIndex:
    """The evidence in a dataset: that of a thing is read when it is first asked for, and remembered.

    Where that of many things is wanted, `fetch` reads it together; `places` reads evidence by its own name.
    """

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._places: dict[str, Place] = {}
        self._of: dict[str, list[str]] = {}
        self._properties: dict[str, set[str]] = defaultdict(set)
        self._values: dict[str, set[str]] = defaultdict(set)

    def fetch(self, things: Iterable[str]) -> None:
        """Read the evidence of the things, as far as it is not read yet; what is no IRI does no harm."""
        missing = [thing for thing in dict.fromkeys(things) if thing not in self._of]
        self._of.update((thing, []) for thing in missing)
        for batch in batches(missing, _SIZE):
            derived = self._dataset.select(_DERIVED.replace("THESE", batch)).dicts()
            pairs = [(row["thing"].value, row["evidence"].value) for row in derived]
            for name, said in self._said(name for _, name in pairs if name not in self._places):
                place = self._place(said)
                if place is not None:
                    self._places[name] = place
                self._properties[name] = {term.value for term in said[_PROPERTY]}
                self._values[name] = {term.value for term in said[_VALUE] if isinstance(term, NamedNode)}
            for thing, name in pairs:
                if name in self._places:
                    self._of[thing].append(name)

    def places(self, evidence: Iterable[str]) -> dict[str, Place]:
        """Where each piece of evidence stands, without those whose data give no place; nothing is kept."""
        found = ((name, self._place(said)) for name, said in self._said(evidence))
        return {name: place for name, place in found if place is not None}

    def _said(self, evidence: Iterable[str]) -> Iterator[tuple[str, _Said]]:
        """Each piece of evidence, and what is said of it, by property."""
        for batch in batches(evidence, _SIZE):
            said: defaultdict[str, _Said] = defaultdict(lambda: defaultdict(list))
            for row in self._dataset.select(_SAID.replace("THESE", batch)).dicts():
                said[row["evidence"].value][row["property"].value].append(row["value"])
            yield from said.items()

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

    @cached_property
    def _files(self) -> dict[str, str]:
        """The names of the files by their IRIs."""
        return {row["source"].value: row["file"].value for row in self._dataset.select(_FILES).dicts()}

    def _place(self, said: _Said) -> Place | None:
        """The place, or None where somebody's data give no file, no words, or neither lines nor cell."""

        def one(name: str) -> str:
            return min((term.value for term in said.get(name, ())), default="")

        file, quotation = self._files.get(one(_HAS_SOURCE)), one(_EXACT)
        cell, page = one(COOMET + "cell"), one(COOMET + "page")
        in_row = _NUMBER.search(cell)
        first, last = (in_row[0],) * 2 if in_row else (one(COOMET + "firstLine"), one(COOMET + "lastLine"))
        if file is None or not quotation or not (_NUMBER.match(first) and _NUMBER.match(last)):
            return None
        return Place(
            file,
            int(first),
            int(last),
            quotation,
            one(COOMET + "column") or None,
            int(page) if _NUMBER.match(page) else None,
            cell or None,
            (one(COOMET + "sheet") or None) if cell else None,
        )
