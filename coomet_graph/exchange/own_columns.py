"""What a source says in columns of its own for basis, indicators, state, years and projects, from the graph.

Sentences of the note stay in the note: only words that stand outside it are given back as cells.
"""

from collections.abc import Iterable, Mapping, Sequence
from itertools import islice, permutations

from pyoxigraph import NamedNode

from coomet_graph.documents import Passage, Word
from coomet_graph.findings import Place
from coomet_graph.namespaces import COOMET, SKOS
from coomet_graph.records.grammars.own_columns import read_indicators, read_state
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.columns import role_of
from coomet_graph.store import Dataset
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.store.names import natural_order

_INDICATORS = f"""
SELECT ?citation ?indicator WHERE {{ GRAPH SOURCE {{
  ?entry <{COOMET}inProgramme> PROGRAMME ; <{COOMET}hasCitation> ?citation .
  ?citation <{COOMET}citesIndicator> ?indicator .
}} }}
"""
_DEFINED = f"SELECT ?indicator ?words WHERE {{ GRAPH SOURCE {{ ?indicator <{SKOS}definition> ?words }} }}"
LINKS = ("hasCitation", "hasStatusObservation", "measuredBy", "underProject")
"""What an entry has to be linked by, for its cells to be found."""
# What a source may have written between an indicator and its definition.
_MARKS = " .:(–—-"
# Commas part indicators that stand alone; a definition may hold some.
_BETWEEN = (", ", "; ")
# No cell states more than four things.
_MOST_ORDERS = 24
_YEARS = ((role.START, "startYear"), (role.END, "endYear"))


class OwnColumns:
    """The cells of entries in columns of their own."""

    def __init__(self, dataset: Dataset, programme: NamedNode, graph: NamedNode, file: str) -> None:
        """`graph` and `file` are those of the source whose words are wanted."""
        self.evidence, self.file = EvidenceIndex(dataset), file
        self._cited: dict[str, list[str]] = {}
        asked = _INDICATORS.replace("SOURCE", str(graph)).replace("PROGRAMME", str(programme))
        for row in dataset.select(asked).dicts():
            self._cited.setdefault(row["citation"].value, []).append(row["indicator"].value)
        self._defined: dict[str, list[str]] = {}
        for row in dataset.select(_DEFINED.replace("SOURCE", str(graph))).dicts():
            self._defined.setdefault(row["indicator"].value, []).append(row["words"].value)

    def fetch(self, entries: Iterable[str]) -> None:
        """Read the evidence that will be asked for."""
        self.evidence.fetch([*entries, *self._cited, *self._defined])

    def of(self, entry: str, links: Mapping[str, Sequence[str]], running: Sequence[str]) -> dict[str, str]:
        """The cells by role; `links` is what the entry is linked to, `running` the text of title and note."""
        basis: list[str] = []
        indicators: list[str] = []
        for citation in links["hasCitation"]:
            named = self._cited.get(citation, ())
            # The cell that names several indicators is quoted for each of them, too.
            self._sort(
                self._places(entry, "hasCitation", citation), running, basis, [] if named else indicators
            )
            for indicator in named:
                places = self._places(citation, "citesIndicator", indicator)
                self._sort(places, running, [], indicators, indicator)
        for indicator in links["measuredBy"]:
            self._sort(self._places(entry, "measuredBy", indicator), running, [], indicators, indicator)
        cells = {
            role.BASIS: "; ".join(_once(basis)),
            role.INDICATOR: ("; " if any(":" in each for each in indicators) else ", ").join(
                _once(indicators)
            ),
            role.STATUS: _sentences(
                [place.quotation for place in self._stated(entry, "hasStatusObservation", links, role.STATUS)]
            ),
            role.PROJECT: ", ".join(
                _once(place.quotation for place in self._stated(entry, "underProject", links, role.PROJECT))
            ),
        }
        for name, prop in _YEARS:
            years = [place for place in self._places(entry, prop) if role_of(place.column or "") == name]
            cells[name] = years[0].quotation if years else ""
        return cells

    def has_term_column(self, entry: str) -> bool:
        """Whether the words of the entry's term stand in one column that is not that of a year."""
        places = self._places(entry, "termText")
        return any(place.column and role_of(place.column) not in (role.START, role.END) for place in places)

    def _places(self, subject: str, prop: str, value: str | None = None) -> list[Place]:
        places = self.evidence.of_statement(subject, COOMET + prop, value)
        return [place for place in places if place.file == self.file]

    def _stated(self, entry: str, link: str, links: Mapping[str, Sequence[str]], name: str) -> list[Place]:
        places = (place for value in links[link] for place in self._places(entry, link, value))
        return list(dict.fromkeys(place for place in places if role_of(place.column or "") == name))

    def _sort(
        self, places: Sequence[Place], running: Sequence[str], basis: list[str], indicators: list[str],
        indicator: str = "",
    ) -> None:  # fmt: skip
        """Put the words where they belong; a mapping may call the columns anything: the note holds none."""
        for place in places:
            name = role_of(place.column or "")
            if name is None and place.column and not any(place.quotation in text for text in running):
                name = role.BASIS if read_indicators(_passage(place.quotation)).left else role.INDICATOR
            if name == role.BASIS:
                basis.append(place.quotation)
            elif name == role.INDICATOR:
                indicators.append(self._with_definition(indicator, place))

    def _with_definition(self, indicator: str, named: Place) -> str:
        """An indicator as it is written, and what its cell says of it."""
        for words in self._defined.get(indicator, ()):
            said = self.evidence.of_statement(indicator, SKOS + "definition", literal=words)
            if any(place.file == self.file and _stands_behind(place, named) for place in said):
                return f"{named.quotation.rstrip(_MARKS)}: {words}"
        return named.quotation


def _stands_behind(said: Place, named: Place) -> bool:
    """Whether words stand in the cell of what they are said of, on its line or the next."""
    cells = [(place.sheet, place.cell, place.page, place.column) for place in (said, named)]
    return cells[0] == cells[1] and 0 <= said.first_line - named.last_line <= 1


def _sentences(stated: Sequence[str]) -> str:
    """The sentences on states in an order in which the reader takes each for itself again."""
    sentences = list(dict.fromkeys(stated))
    orders = (" ".join(order) for order in islice(permutations(sentences), _MOST_ORDERS))
    return next(
        (
            text
            for text in orders
            if {item.words.text for item in read_state(_passage(text)).items} == set(sentences)
        ),
        " ".join(sentences),
    )


def _passage(text: str) -> Passage:
    return Passage(tuple(Word(word, 1, order) for order, word in enumerate(text.split())))


def _once(words: Iterable[str]) -> list[str]:
    return sorted(dict.fromkeys(words), key=natural_order)
