"""A programme read back from the graph as the cells of its tables."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from pyoxigraph import NamedNode

from coomet_graph.exchange import own_columns
from coomet_graph.exchange.performer_words import PerformerWords
from coomet_graph.findings import Place
from coomet_graph.namespaces import COOMET, DCTERMS, PROV, RDF, SKOS
from coomet_graph.records import Lexicon
from coomet_graph.records.layouts import model as role
from coomet_graph.records.layouts.columns import role_of
from coomet_graph.store import Dataset
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.store.names import natural_order

_PREFIXES = f"""
PREFIX coomet: <{COOMET}>
PREFIX dcterms: <{DCTERMS}>
PREFIX prov: <{PROV}>
PREFIX skos: <{SKOS}>
"""
_SOURCES = """
SELECT ?source ?file ?language WHERE {
  ?source <http://xmlns.com/foaf/0.1/primaryTopic> PROGRAMME ; coomet:fileName ?file .
  OPTIONAL { ?source dcterms:language ?language }
}
"""
_THINGS = """
SELECT ?thing ?class ?notation ?number ?title ?section ?former ?term ?note ?parent WHERE { GRAPH SOURCE {
  ?thing coomet:inProgramme PROGRAMME ; prov:hadPrimarySource ?source ; a ?class .
  FILTER (?class IN (coomet:Section, coomet:Action, coomet:DevelopmentProgrammeItem))
  OPTIONAL { ?thing skos:notation ?notation }
  OPTIONAL { ?thing coomet:sourceNotation ?number }
  OPTIONAL { ?thing dcterms:title ?title }
  OPTIONAL { ?thing coomet:inSection ?section }
  OPTIONAL { ?thing coomet:formerNotation ?former }
  OPTIONAL { ?thing coomet:termText ?term }
  OPTIONAL { ?thing skos:note ?note }
  OPTIONAL { ?thing coomet:parentEntry ?parent }
} }
"""
_UNREAD = """
SELECT ?thing ?words WHERE { GRAPH SOURCE {
  ?thing coomet:inProgramme PROGRAMME ; coomet:unreadText ?words .
} }
"""
_RELATED = """
SELECT ?thing ?link ?value WHERE { GRAPH SOURCE {
  VALUES ?link {
    coomet:hasPerformerParticipation coomet:hasJointParticipation coomet:coordinatedBy
    LINKS
  }
  ?thing coomet:inProgramme PROGRAMME ; ?link ?value .
} }
"""
_OF_PROJECTS = """
SELECT ?project ?title ?who ?country WHERE { GRAPH SOURCE {
  { SELECT DISTINCT ?project WHERE { ?entry coomet:inProgramme PROGRAMME ; coomet:underProject ?project } }
  ?project dcterms:title ?title .
  OPTIONAL { ?project coomet:coordinatedBy ?who }
  OPTIONAL { ?project coomet:participatingCountry ?country }
} }
"""

_RELATED = _RELATED.replace("LINKS", " ".join(f"coomet:{link}" for link in own_columns.LINKS))

ACTIONS = (
    role.ACTIVITY, role.NUMBER, role.PROJECT, role.TITLE, role.TERM, role.PERFORMERS, role.BASIS,
    role.INDICATOR, role.STATUS, role.NOTE,
)  # fmt: skip
ITEMS = tuple(name for name in ACTIONS if name not in (role.PROJECT, role.BASIS))
PROJECTS = (
    role.NUMBER, role.PROJECT, role.TITLE, role.COORDINATOR, role.PARTICIPANTS, role.TERM, role.NOTE,
)  # fmt: skip
_WORDS = frozenset({"number", "title", "former", "term", "note"})
_ALL = (
    role.ACTIVITY, role.NUMBER, role.PROJECT, role.TITLE, role.COORDINATOR, role.PARTICIPANTS, role.TERM,
    role.START, role.END, role.PERFORMERS, role.BASIS, role.INDICATOR, role.STATUS, role.NOTE,
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a table, each with its cells by role; `title` stands over a table of its own."""

    title: str
    roles: tuple[str, ...]
    rows: tuple[dict[str, str], ...]


@dataclass
class _Thing:
    """A section or entry, and what it is linked to."""

    iri: str
    is_section: bool = False
    said: dict[str, str] = field(default_factory=dict)
    words: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    links: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    unread: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Source:
    """A file that states a programme: its graph, its name, and the IRI it has itself."""

    graph: NamedNode
    file: str
    iri: str


def source_of(dataset: Dataset, programme: NamedNode, language: str) -> Source | None:
    """The source of a programme, if it has one; of several editions the one in the language."""
    graphs = {
        name.rsplit("/asserted/", 1)[-1]: name for name in dataset.graph_names() if "/asserted/" in name
    }
    asked = _PREFIXES + _SOURCES.replace("PROGRAMME", str(programme))
    found = [
        (
            row["language"].value != language if "language" in row else True,
            Source(NamedNode(graphs[name]), row["file"].value, row["source"].value),
        )
        for row in dataset.select(asked).dicts()
        if (name := row["source"].value.rsplit("/", 1)[-1]) in graphs
    ]
    return min(found, key=lambda each: (each[0], each[1].file))[1] if found else None


def tables_of(
    dataset: Dataset, programme: NamedNode, source: Source, lexicon: Lexicon, columns: tuple[str, ...]
) -> tuple[Table, ...]:
    """The tables of a programme, the main one first; rows in the order in which the source has them.

    The main table has the columns named, filled or not, and any others that the source fills.
    """
    return _Programme(dataset, programme, source, lexicon, columns).tables()


def front_of(dataset: Dataset, programme: NamedNode, source: Source) -> tuple[str, ...]:
    """The words with which the source names the programme's code, its approval and its meeting paper."""
    evidence = EvidenceIndex(dataset)
    stated = ((programme.value, DCTERMS + "identifier"), (programme.value, COOMET + "approvedAt"))
    paper = (source.iri, DCTERMS + "identifier")
    places = (place for thing, prop in (*stated, paper) for place in evidence.of_statement(thing, prop))
    return tuple(dict.fromkeys(place.quotation for place in places if place.file == source.file))


class _Programme:
    def __init__(
        self,
        dataset: Dataset,
        programme: NamedNode,
        source: Source,
        lexicon: Lexicon,
        columns: tuple[str, ...],
    ) -> None:
        self.columns = columns
        self.dataset, self.programme, self.source = dataset, programme, source
        self.own = own_columns.OwnColumns(dataset, programme, source.graph, source.file)
        self.evidence = self.own.evidence
        self.performers = PerformerWords(dataset, source.graph, lexicon)
        self.things: dict[str, _Thing] = {}
        self.projects: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))

    def tables(self) -> tuple[Table, ...]:
        self._read()
        # The title of a table of its own is a section without a number that numbers nothing else.
        titled = {
            thing.iri: f"{thing.iri.rsplit('/', 1)[-1]}/"
            for thing in self.things.values()
            if thing.is_section and "number" not in thing.said
        }
        own = {iri: self._inside(iri, stem) for iri, stem in titled.items()}
        own = {iri: inside for iri, inside in own.items() if inside}
        apart = {*own, *(each.iri for inside in own.values() for each in inside)}
        main = self._in_order([thing for thing in self.things.values() if thing.iri not in apart])
        rest = [self._apart(self.things[iri].said["title"], inside) for iri, inside in own.items()]
        rows = self._rows(main, self._row)
        more = {name for row in rows for name in row}
        roles = tuple(name for name in _ALL if name in self.columns or name in more)
        return (Table("", roles, tuple(rows)), *rest)

    # ------------------------------------------------------------ what the graph says

    def _read(self) -> None:
        for row in self._select(_THINGS):
            said = {name: term.value for name, term in row.items()}
            thing = self.things.setdefault(said["thing"], _Thing(said["thing"]))
            thing.is_section = thing.is_section or said["class"] == COOMET + "Section"
            thing.said.update(said)
            for name in _WORDS & said.keys():
                thing.words[name].add(said[name])
        for thing in self.things.values():
            # Where two rows bear one number, what either of them says.
            thing.said.update((name, " / ".join(sorted(words))) for name, words in thing.words.items())
        for row in self._select(_RELATED):
            if row["thing"].value in self.things:
                link = row["link"].value.removeprefix(COOMET)
                self.things[row["thing"].value].links[link].append(row["value"].value)
        for row in self._select(_UNREAD):
            self.things[row["thing"].value].unread.append(row["words"].value)
        for row in self._select(_OF_PROJECTS):
            for name, term in row.items():
                self.projects[row["project"].value][name].add(term.value)
        links = ("hasPerformerParticipation", "hasJointParticipation", "coordinatedBy")
        taking_part = [each for thing in self.things.values() for link in links for each in thing.links[link]]
        self.performers.fetch(taking_part)
        self.own.fetch([*self.things, *taking_part, *self.projects])

    def _select(self, query: str) -> "list[dict[str, NamedNode]]":
        asked = query.replace("PROGRAMME", str(self.programme)).replace("SOURCE", str(self.source.graph))
        return list(self.dataset.select(_PREFIXES + asked).dicts())  # type: ignore[arg-type]

    def _inside(self, section: str, stem: str) -> list[_Thing]:
        """What stands in a table of its own: all that is numbered below its title."""
        return self._in_order(
            [
                thing
                for thing in self.things.values()
                if thing.said.get("section") == section
                and (thing.is_section or thing.said.get("notation", "").startswith(stem))
            ]
        )

    def _in_order(self, things: list[_Thing]) -> list[_Thing]:
        """As the source has them; a section before whatever stands in it."""
        places = {thing.iri: self._position(thing.iri) for thing in things}
        for thing in things:
            section = thing.said.get("section", "")
            if section in places:
                places[section] = min(places[section], places[thing.iri])
        return sorted(
            things,
            key=lambda thing: (
                places[thing.iri], not thing.is_section, natural_order(thing.said.get("notation", "")),
            ),
        )  # fmt: skip

    def _position(self, iri: str) -> tuple[str, str, int]:
        places = self._here(self.evidence.of_thing(iri, RDF + "type"))
        return (places[0].file, places[0].sheet or "", places[0].first_line) if places else ("", "", 0)

    def _here(self, places: Sequence[Place]) -> list[Place]:
        """The places in this source."""
        return [place for place in places if place.file == self.source.file]

    # ------------------------------------------------------------ rows

    def _rows(
        self, things: Sequence[_Thing], row_of: Callable[[_Thing], dict[str, str]]
    ) -> list[dict[str, str]]:
        """A section stands beside the first of its entries, or in a row of its own."""
        rows: list[dict[str, str]] = []
        heading: dict[str, str] = {}
        for thing in things:
            if thing.is_section:
                if heading:
                    rows.append(heading)
                said = thing.said
                heading = {role.ACTIVITY: f"{said.get('number', '')} {said.get('title', '')}".strip()}
                continue
            rows.append(heading | row_of(thing) | self._unread(thing))
            heading = {}
        return [*rows, heading] if heading else rows

    def _row(self, thing: _Thing) -> dict[str, str]:
        title, note = self._title(thing), thing.said.get("note", "")
        own = self.own.of(thing.iri, thing.links, (title, note))
        number = self._own_project(thing)
        cells = {
            **own,
            role.NUMBER: thing.said.get("number", ""),
            role.PROJECT: ", ".join(dict.fromkeys(filter(None, (number, *own[role.PROJECT].split(", "))))),
            role.TITLE: f"- {title}" if self._is_half(thing) else title,
            role.TERM: thing.said.get("term", "") if self.own.has_term_column(thing.iri) else "",
            role.PERFORMERS: self._taking_part(thing, "hasPerformerParticipation"),
            **self._project_row(thing),
            role.NOTE: note,
        }
        return {name: words for name, words in cells.items() if words}

    def _unread(self, thing: _Thing) -> dict[str, str]:
        """The cells that were not understood word by word, as they were written."""
        cells: dict[str, str] = {}
        for words in sorted(thing.unread):
            stated = self.evidence.of_statement(thing.iri, COOMET + "unreadText", literal=words)
            columns = (place.column for place in self._here(stated) if place.quotation == words)
            name = next(filter(None, (role_of(column or "") for column in columns)), None)
            if name is None:
                # A mapping may call the columns anything.
                cells[role.NOTE] = " ".join(
                    filter(None, (cells.get(role.NOTE) or thing.said.get("note"), words))
                )
            else:
                cells[name] = words
        return cells

    def _is_half(self, thing: _Thing) -> bool:
        """Whether an entry has the number of another, as the rows "- Development", "- Realization" have."""
        above = self.things.get(thing.said.get("parent", ""))
        return above is not None and thing.said["notation"].startswith(f"{above.said['notation']}/")

    def _apart(self, title: str, inside: list[_Thing]) -> Table:
        """A table of its own, with the columns of one of projects: others would join it to the main table."""
        rows = self._rows(inside, self._row)
        more = {name for row in rows for name in row} - {*PROJECTS}
        return Table(title, tuple(name for name in _ALL if name in more or name in PROJECTS), tuple(rows))

    def _project_row(self, thing: _Thing) -> dict[str, str]:
        project = self._project(thing)
        known = self.projects[project] if project else {}
        subject = project or thing.iri
        who = [*known.get("who", ()), *thing.links["coordinatedBy"]]
        persons = [
            " ".join(place.quotation for place in places)
            for each in who
            if (places := self._here(self.evidence.of_statement(subject, COOMET + "coordinatedBy", each)))
        ]
        coordinators = self.performers.of(thing.links["coordinatedBy"]) or ", ".join(dict.fromkeys(persons))
        # Countries are called by their codes.
        countries = ", ".join(sorted(each.rsplit("/", 1)[-1].upper() for each in known.get("country", ())))
        cells = {
            role.COORDINATOR: coordinators,
            role.PARTICIPANTS: countries or self._participants(thing),
        }
        return {name: words for name, words in cells.items() if words}

    def _title(self, thing: _Thing) -> str:
        former = thing.said.get("former")
        title = thing.said.get("title", "")
        return title if former is None else f"{title} (item {former})"

    def _project(self, thing: _Thing) -> str | None:
        """The project that the entry itself is: they have their title in common."""
        titles = {each: self.projects[each]["title"] for each in thing.links["underProject"]}
        return next((each for each in sorted(titles) if thing.said.get("title") in titles[each]), None)

    def _own_project(self, thing: _Thing) -> str:
        project = self._project(thing)
        if project is None:
            return ""
        places = self._here(self.evidence.of_statement(thing.iri, COOMET + "underProject", project))
        named = [place for place in places if role_of(place.column or "") in (role.TITLE, role.PROJECT)]
        return (named or list(places))[0].quotation if places else ""

    def _taking_part(self, thing: _Thing, link: str) -> str:
        return self.performers.of(self._by_place(thing.links[link]))

    def _by_place(self, participations: Sequence[str]) -> list[str]:
        return sorted(participations, key=lambda each: (self._position(each), each))

    def _participants(self, thing: _Thing) -> str:
        """Who joins in by a column of their own; whom the note names, it goes on to name."""
        joint = [
            each
            for each in thing.links["hasJointParticipation"]
            if any(self._is_beside_notes(place) for place in self._here(self.evidence.of_thing(each)))
        ]
        return self.performers.of(self._by_place(joint))

    def _is_beside_notes(self, place: Place) -> bool:
        """Whether words stand in a cell that is neither a note nor a title; text without a grid has none."""
        return place.column is not None and role_of(place.column) not in (role.NOTE, role.TITLE)
