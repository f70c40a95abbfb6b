"""Editions from the graph of a source, asked by SPARQL; a record is put into such a graph first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from pyoxigraph import NamedNode, Quad

from coomet_graph.errors import UnknownNameError
from coomet_graph.graph import build_programme
from coomet_graph.history.edition import SECTION, Detail, Edition, Entry, Identity, edition
from coomet_graph.iris import Minter
from coomet_graph.namespaces import PREFIXES
from coomet_graph.records import ProgrammeRecord
from coomet_graph.records.grammars.moments import moments_of
from coomet_graph.store import Dataset, EmbeddedDataset
from coomet_graph.store.dataset import Term
from coomet_graph.store.whole_editions import whole_edition

_HEAD = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
_SOURCE = """?source foaf:primaryTopic ?programme .
  OPTIONAL { ?source coomet:fileName ?file } OPTIONAL { ?source coomet:sha256 ?sha256 }"""
_ENTRIES = """?entry a ?class ; prov:hadPrimarySource ?source .
  VALUES ?class { coomet:Section coomet:DevelopmentProgrammeItem coomet:Action }"""
_TITLES = "?entry dcterms:title ?title"
_NOTES = "?entry skos:note ?note"
_SECTIONS = "?entry coomet:inSection ?section"
_TERMS = """?entry coomet:termText ?words .
  OPTIONAL { ?entry coomet:startYear ?start } OPTIONAL { ?entry coomet:endYear ?end }
  OPTIONAL { ?entry coomet:recurrence ?recurrence } OPTIONAL { ?entry coomet:inYear ?year }"""
_PERFORMERS = """?entry coomet:hasPerformerParticipation|coomet:hasJointParticipation ?thing .
  OPTIONAL { ?thing coomet:sourceNotation ?words } OPTIONAL { ?thing coomet:forCountry ?country }"""
_BASIS = """?entry coomet:hasCitation ?citation . ?citation coomet:citesProgramme ?programme .
  OPTIONAL { ?citation coomet:citesItem ?item }"""
_INDICATORS = """?entry coomet:measuredBy|(coomet:hasCitation/coomet:citesIndicator) ?thing .
  OPTIONAL { ?thing coomet:sourceNotation ?words } OPTIONAL { ?thing skos:definition ?meaning }"""
_CITED_INDICATORS = """?entry coomet:hasCitation ?citation . ?citation coomet:citesItem ?item .
  OPTIONAL { ?citation coomet:citesIndicator ?thing }"""
_STATES = """?entry coomet:hasStatusObservation ?thing . ?thing coomet:status ?status .
  OPTIONAL { ?thing coomet:statusText ?words } OPTIONAL { ?thing coomet:statusOfProject ?project }
  OPTIONAL { ?thing coomet:expectedCompletion ?expected } OPTIONAL { ?thing coomet:statusScope ?scope }"""
_PROJECTS = """?entry coomet:underProject ?thing .
  OPTIONAL { ?thing dcterms:identifier ?words }"""
# An entry that is itself a project has its title.
_PARTICIPANTS = """{ ?entry coomet:coordinatedBy|coomet:participatingCountry ?thing . }
  UNION { ?entry coomet:underProject ?project ; dcterms:title ?title . ?project dcterms:title ?title ;
    coomet:coordinatedBy|coomet:participatingCountry ?thing . }
  FILTER (CONTAINS(STR(?entry), "/item/") || CONTAINS(STR(?entry), "/action/"))"""
_UNREAD = "?entry coomet:unreadText ?words"


def edition_of(dataset: Dataset, graph: str) -> Edition:
    """The edition that a source states in the graph of that name, with what stands apart of it.

    Raises UnknownNameError if it states none.
    """
    return _Reader(whole_edition(dataset, graph), graph).edition()


def edition_of_record(record: ProgrammeRecord) -> Edition:
    """The edition that was read as a record."""
    minter, dataset = Minter(), EmbeddedDataset()
    graph = NamedNode(minter.graph("asserted", record.source_id))
    dataset.load(
        Quad(triple.subject, triple.predicate, triple.object, graph)
        for triple in build_programme(record, minter).triples()
    )
    return edition_of(dataset, graph.value)


Row = dict[str, Term]


class _Reader:
    def __init__(self, dataset: Dataset, graph: str) -> None:
        self._dataset, self._graph = dataset, graph
        source = next(iter(self._rows(_SOURCE, "source programme file sha256")), None)
        if source is None:
            raise UnknownNameError(
                f"The graph {graph} holds no programme; name a source that was read.",
                f"В графе {graph} нет программы; укажите прочитанный источник.",
            )
        self._base, _, key = source["programme"].value.rpartition("programme/")
        self._key = key
        texts = {name: source[name].value if name in source else "" for name in ("file", "sha256")}
        self._identity = Identity(key, source["source"].value.rpartition("/")[2], **texts)

    def edition(self) -> Edition:
        names = {
            row["entry"].value: self._tail(row["entry"].value)
            for row in self._rows(_ENTRIES, "entry")
            if f"/{self._key}/" in row["entry"].value
        }
        titles, notes = self._texts(_TITLES, "title"), self._texts(_NOTES, "note")
        sections = {
            row["entry"].value: self._tail(row["section"].value)[1]
            for row in self._rows(_SECTIONS, "entry section")
        }
        headings = {name[1]: titles.get(iri, "") for iri, name in names.items() if name[0] == SECTION}
        details = self._details()
        return edition(
            self._identity,
            (
                Entry(
                    *names[iri],
                    title=titles.get(iri, ""),
                    section=sections.get(iri),
                    note=notes.get(iri, ""),
                    heading=headings.get(sections.get(iri, ""), ""),
                    details=tuple(sorted(details.get(iri, ()))) if names[iri][0] != SECTION else (),
                )
                for iri in names
            ),
        )

    def _details(self) -> Mapping[str, set[Detail]]:
        found: defaultdict[str, set[Detail]] = defaultdict(set)
        for (iri,), rows in _grouped(
            self._rows(_TERMS, "entry words start end recurrence year"), "entry"
        ).items():
            found[iri].add(_term(rows))
        performers = _grouped(self._rows(_PERFORMERS, "entry thing words country"), "entry", "thing")
        for (iri, thing), rows in performers.items():
            who = self._tail(thing)[1].removeprefix(f"{self._tail(iri)[1]}/")
            countries = ",".join(sorted({_last(row["country"]) for row in rows if "country" in row}))
            key = f"{who}/{countries}" if countries else who
            found[iri].add(Detail("performers", key, _words(rows, who)))
        for row in self._rows(_BASIS, "entry programme item"):
            cited = row.get("item")
            key = row["programme"].value if cited is None else cited.value
            short = key.removeprefix(self._base).partition("/")[2]
            found[row["entry"].value].add(Detail("basis", short, ": ".join(short.split("/", 1))))
        indicators = _grouped(self._rows(_INDICATORS, "entry thing words meaning"), "entry", "thing")
        cited_for = self._cited_for()
        for (iri, thing), rows in indicators.items():
            key = thing.removeprefix(f"{self._base}indicator/")
            # An indicator that means something else is another one, though it keeps its name.
            meanings = sorted({row["meaning"].value for row in rows if "meaning" in row})
            for item in cited_for.get(iri, {}).get(thing, [""]):
                of = f" ({item.rpartition('/')[2]})" if item else ""
                told = [_words(rows, key) + of, *meanings]
                found[iri].add(Detail("indicators", ": ".join([key + item, *meanings]), ": ".join(told)))
        for row in self._rows(_STATES, "entry thing words status project expected scope"):
            parts = [_last(row[name]) for name in ("status", "project", "expected") if name in row]
            # Of which part of the work it is said, whatever the letters.
            scope = [row["scope"].value.casefold()] if "scope" in row else []
            found[row["entry"].value].add(
                Detail("states", "/".join(parts + scope), _words([row], "/".join(parts)))
            )
        for (iri, thing), rows in _grouped(
            self._rows(_PROJECTS, "entry thing words"), "entry", "thing"
        ).items():
            found[iri].add(Detail("projects", _last_of(thing), _words(rows, _last_of(thing))))
        for row in self._rows(_PARTICIPANTS, "entry thing"):
            name = row["thing"].value.removeprefix(self._base)
            found[row["entry"].value].add(Detail("participants", name, _called(name)))
        for row in self._rows(_UNREAD, "entry words"):
            found[row["entry"].value].add(Detail("unread", row["words"].value, row["words"].value))
        return found

    def _cited_for(self) -> dict[str, dict[str, list[str]]]:
        """Where items are cited with different indicators: by entry and indicator, the items it is for."""
        cited: defaultdict[str, defaultdict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
        for row in self._rows(_CITED_INDICATORS, "entry item thing"):
            named = {row["thing"].value} if "thing" in row else set()
            cited[row["entry"].value][row["item"].value.removeprefix(f"{self._base}item")] |= named
        apart: dict[str, dict[str, list[str]]] = {}
        for entry, of_items in cited.items():
            if len({frozenset(named) for named in of_items.values()}) > 1:
                every = set[str]().union(*of_items.values())
                apart[entry] = {
                    each: sorted(item for item, named in of_items.items() if each in named) for each in every
                }
        return apart

    def _texts(self, pattern: str, name: str) -> dict[str, str]:
        """The one text of each entry; where a number stands for two entries, both of theirs."""
        grouped = _grouped(self._rows(pattern, f"entry {name}"), "entry")
        return {
            iri: " / ".join(sorted({row[name].value for row in rows})) for (iri,), rows in grouped.items()
        }

    def _rows(self, pattern: str, names: str) -> Iterable[Row]:
        variables = " ".join(f"?{name}" for name in names.split())
        query = f"{_HEAD}SELECT DISTINCT {variables} WHERE {{ GRAPH <{self._graph}> {{ {pattern} }} }}"
        return self._dataset.select(f"{query} ORDER BY {variables}").dicts()

    def _tail(self, iri: str) -> tuple[str, str]:
        """Kind and number of a thing of this programme, from its IRI."""
        kind, _, rest = iri.removeprefix(self._base).partition("/")
        return kind, rest.removeprefix(f"{self._key}/")


def _grouped(rows: Iterable[Row], *names: str) -> dict[tuple[str, ...], list[Row]]:
    groups: defaultdict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        groups[tuple(row[name].value for name in names)].append(row)
    return groups


def _term(rows: list[Row]) -> Detail:
    """Years, what they name within them, and recurrence, whatever dash or word says so.

    Words that hold neither years nor recurrence stand for themselves.
    """
    words = " / ".join(sorted({row["words"].value for row in rows}))
    said = sorted(
        {(name, _last(row[name])) for row in rows for name in ("start", "end", "recurrence") if name in row}
    )
    years = ",".join(sorted({row["year"].value for row in rows if "year" in row}))
    within = ",".join(map(str, moments_of(words)))
    known = [
        *said,
        *([("years", years)] if years else []),
        *([("within", within)] if said and within else []),
    ]
    key = " ".join(f"{name}={value}" for name, value in known)
    return Detail("term", key or words, words)


def _words(rows: Iterable[Row], otherwise: str) -> str:
    return " / ".join(sorted({row["words"].value for row in rows if "words" in row})) or otherwise


def _last(term: Term) -> str:
    return _last_of(term.value)


def _last_of(iri: str) -> str:
    return iri.rpartition("/")[2]


def _called(name: str) -> str:
    """What a coordinator or a country is called: the latter by its code, as programmes call it."""
    kind, _, key = name.partition("/")
    return key.upper() if kind == "country" else key
