"""Entries of programmes as they are compared: their words, and the things that they name."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from pyoxigraph import Literal, NamedNode

from coomet_graph.namespaces import PREFIXES
from coomet_graph.store import Dataset

_HEAD = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
# Items that are only cited have no words of their own: a programme that was not read is not compared.
_ENTRIES = f"""{_HEAD}
SELECT DISTINCT ?entry ?property ?value WHERE {{
  VALUES ?class {{ coomet:DevelopmentProgrammeItem coomet:Action }}
  VALUES ?property {{
    dcterms:title skos:notation skos:note coomet:inProgramme coomet:startYear coomet:endYear coomet:inYear
    coomet:recurrence coomet:performedBy coomet:jointlyWith coomet:underProject coomet:concernsDocument
    coomet:concerns coomet:callsForProgramme coomet:refersToMeeting coomet:parentEntry
  }}
  ?entry a ?class ; dcterms:title ?title ; ?property ?value .
}}
ORDER BY ?entry ?property ?value
"""
_SECTIONS = f"""{_HEAD}
SELECT DISTINCT ?entry ?title WHERE {{ ?entry coomet:inSection/dcterms:title ?title }} ORDER BY ?entry ?title
"""
_PROGRAMMES = f"""{_HEAD}
SELECT DISTINCT ?programme ?property ?value WHERE {{
  VALUES ?property {{ coomet:startYear coomet:endYear }}
  ?entry coomet:inProgramme ?programme . ?programme ?property ?value
}}
ORDER BY ?programme ?property ?value
"""
# A link that somebody wrote down or decided is no candidate, in whichever direction it points.
_LINKS = f"""{_HEAD}
SELECT DISTINCT ?one ?other WHERE {{
  VALUES ?link {{ coomet:hasBasis coomet:continues coomet:dependsOn }}
  ?one ?link ?other
}}
"""
_BODIES = f"""{_HEAD}
SELECT DISTINCT ?body ?whole WHERE {{ ?body org:subOrganizationOf ?whole }} ORDER BY ?body ?whole
"""
# An edition of a competition is one of its series, an edition of a document is that document.
_WHOLES = f"""{_HEAD}
SELECT DISTINCT ?thing ?whole WHERE {{
  VALUES ?of {{ schema:superEvent dcterms:isVersionOf }}
  ?thing ?of ?whole
}}
ORDER BY ?thing ?whole
"""
_NAMED = ("underProject", "concernsDocument", "concerns", "callsForProgramme", "refersToMeeting")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a programme; `titles`, `notes` and `sections` are texts by language.

    `named` holds the things it names, each after the property that says so ("underProject").
    """

    iri: str
    programme: str
    notation: str
    titles: Mapping[str, str]
    notes: Mapping[str, str] = field(default_factory=dict)
    sections: Mapping[str, str] = field(default_factory=dict)
    years: tuple[int, ...] = ()
    recurrence: str = ""
    bodies: frozenset[str] = frozenset()
    named: frozenset[tuple[str, str]] = frozenset()
    parent: str = ""


@dataclass(frozen=True, slots=True)
class Entries:
    """All entries that are compared, in the order of their addresses, and what is known around them.

    `periods` are the first and last years of programmes, `wholes` the bodies that a body is part of,
    `linked` pairs that are linked already (each in the order of its addresses).
    """

    all: tuple[Entry, ...]
    periods: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    wholes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    linked: frozenset[tuple[str, str]] = frozenset()

    @property
    def programmes(self) -> tuple[str, ...]:
        """The programmes that have entries: the earlier ones first, of one period in their order."""
        return tuple(
            sorted(
                {entry.programme for entry in self.all},
                key=lambda each: (self.periods.get(each, (0, 0)), each),
            )
        )

    def of(self, programme: str) -> tuple[Entry, ...]:
        """The entries of one programme."""
        return tuple(entry for entry in self.all if entry.programme == programme)

    def are_linked(self, one: Entry, other: Entry) -> bool:
        """Whether the two are linked already."""
        return ordered(one.iri, other.iri) in self.linked


def ordered(one: str, other: str) -> tuple[str, str]:
    """The two in the order of their letters: a pair is the same from both ends."""
    return (one, other) if one <= other else (other, one)


def read_entries(dataset: Dataset) -> Entries:
    """The entries with words of all programmes in the dataset, from its facts alone."""
    said: dict[str, dict[str, list[NamedNode | Literal]]] = {}
    for row in dataset.select(_ENTRIES).dicts():
        value = row["value"]
        if isinstance(value, NamedNode | Literal):
            name = row["property"].value.rpartition("#")[2].rpartition("/")[2]
            said.setdefault(row["entry"].value, {}).setdefault(name, []).append(value)
    sections: dict[str, list[Literal]] = {}
    for entry, title in dataset.select(_SECTIONS).rows:
        if isinstance(entry, NamedNode) and isinstance(title, Literal):
            sections.setdefault(entry.value, []).append(title)
    wholes = _closed(_pairs(dataset, _WHOLES))
    entries = {
        iri: _entry(iri, of, sections.get(iri, ()), wholes)
        for iri, of in sorted(said.items())
        if "inProgramme" in of
    }
    return Entries(
        tuple(_with_whole(entry, entries.get(entry.parent)) for entry in entries.values()),
        _periods(dataset),
        _closed(_pairs(dataset, _BODIES)),
        frozenset(ordered(one, other) for one, other in _pairs(dataset, _LINKS)),
    )


def _entry(
    iri: str,
    said: Mapping[str, list[NamedNode | Literal]],
    sections: Iterable[Literal],
    wholes: Mapping[str, frozenset[str]],
) -> Entry:
    def values(*names: str) -> list[str]:
        return [term.value for name in names for term in said.get(name, ())]

    def first(name: str) -> str:
        return next(iter(values(name)), "")

    return Entry(
        iri,
        first("inProgramme"),
        first("notation") or iri.rpartition("/")[2],
        _by_language(said["title"]),
        _by_language(said.get("note", ())),
        _by_language(sections),
        tuple(sorted({int(year) for year in values("startYear", "endYear", "inYear") if year.isdigit()})),
        first("recurrence"),
        frozenset(values("performedBy", "jointlyWith")),
        frozenset(
            (name, each) for name in _NAMED for thing in values(name) for each in wholes.get(thing, (thing,))
        ),
        first("parentEntry"),
    )


def _with_whole(entry: Entry, whole: Entry | None) -> Entry:
    """The half of a compound item ("Development") is known by the words of the whole besides its own."""
    if whole is None or "/" not in entry.notation:
        return entry
    titles = {
        language: f"{whole.titles[language]}: {title}" if language in whole.titles else title
        for language, title in entry.titles.items()
    }
    return replace(entry, titles=titles)


def _by_language(terms: Iterable[NamedNode | Literal]) -> dict[str, str]:
    texts: dict[str, list[str]] = {}
    for term in terms:
        if isinstance(term, Literal):
            texts.setdefault(term.language or "en", []).append(term.value)
    return {language: "\n".join(sorted(each)) for language, each in sorted(texts.items())}


def _periods(dataset: Dataset) -> dict[str, tuple[int, int]]:
    years: dict[str, list[int]] = {}
    for row in dataset.select(_PROGRAMMES).dicts():
        if row["value"].value.isdigit():
            years.setdefault(row["programme"].value, []).append(int(row["value"].value))
    return {programme: (min(each), max(each)) for programme, each in years.items()}


def _pairs(dataset: Dataset, query: str) -> list[tuple[str, str]]:
    return [
        (one.value, other.value)
        for one, other in dataset.select(query).rows
        if isinstance(one, NamedNode) and isinstance(other, NamedNode)
    ]


def _closed(pairs: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """All wholes of each part, near and far."""
    direct: dict[str, set[str]] = {}
    for part, whole in pairs:
        direct.setdefault(part, set()).add(whole)
    found = {}
    for part, wholes in direct.items():
        seen, waiting = set[str](), list(wholes)
        while waiting:
            whole = waiting.pop()
            if whole not in seen:
                seen.add(whole)
                waiting.extend(direct.get(whole, ()))
        found[part] = frozenset(seen - {part})
    return found
