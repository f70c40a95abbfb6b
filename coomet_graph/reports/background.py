"""What a report looks up besides its findings: whom they concern, what stands around the quotations."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from coomet_graph.findings import Finding, Place
from coomet_graph.namespaces import COOMET, DCTERMS
from coomet_graph.reports.neighbours import Around, KeptLines, SourceFiles, is_below
from coomet_graph.reports.pictures import Pictures
from coomet_graph.store import Dataset
from coomet_graph.store.batches import batches
from coomet_graph.store.evidence import EvidenceIndex
from coomet_graph.store.names import natural_order

_PREFIXES = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX foaf: <http://xmlns.com/foaf/0.1/>
"""
_SOURCES = f"""{_PREFIXES}
SELECT ?source ?file ?hash ?language ?programme WHERE {{
  ?source a coomet:SourceDocument ; coomet:fileName ?file .
  OPTIONAL {{ ?source coomet:sha256 ?hash }}
  OPTIONAL {{ ?source dcterms:language ?language }}
  OPTIONAL {{ ?source foaf:primaryTopic ?programme }}
}}
"""
_PROGRAMMES = f"""{_PREFIXES}
SELECT ?programme ?kind ?body WHERE {{
  VALUES ?kind {{ coomet:WorkProgramme coomet:DevelopmentProgramme }}
  ?programme a ?kind OPTIONAL {{ ?programme coomet:programmeBody ?body }}
}}
"""
_ENTRIES = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?entry WHERE {{
  VALUES ?thing {{ THESE }}
  VALUES ?part {{ coomet:hasCitation coomet:hasParticipation coomet:hasStatusObservation }}
  ?entry ?part ?thing
}}
"""
_FACTS = f"""{_PREFIXES}
SELECT DISTINCT ?thing ?fact ?value WHERE {{
  VALUES ?thing {{ THESE }}
  VALUES ?fact {{ coomet:inProgramme coomet:performedBy coomet:hasBasis coomet:isBasisOf coomet:citesItem }}
  ?thing ?fact ?value
}}
"""
_ENTRY_COUNTS = f"""{_PREFIXES}
SELECT ?programme (COUNT(DISTINCT ?entry) AS ?count) WHERE {{ ?entry coomet:inProgramme ?programme }}
GROUP BY ?programme
"""
WORK, DEVELOPMENT = "work", "development"
_KINDS = {COOMET + "WorkProgramme": WORK, COOMET + "DevelopmentProgramme": DEVELOPMENT}
_SIZE = 200
# Of so many findings it is remembered whom they concern; what more there is is looked up for each report.
_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Source:
    """A source that was read: what its words are in, and the programme that it is of (IRIs, or empty)."""

    iri: str = ""
    language: str = ""
    programme: str = ""


@dataclass(frozen=True, slots=True)
class Concern:
    """Whom a finding concerns, by IRIs, and what stands opposite to the words that it quotes."""

    bodies: tuple[str, ...] = ()
    programmes: tuple[str, ...] = ()
    entries: tuple[tuple[str, str], ...] = ()
    """Programmes, each with an entry of it."""
    opposite: Place | None = None
    unread: tuple[str, ...] = ()
    """What the finding's words name as their basis, and its programme, if its document was not read."""


def _nothing_kept(_file: str) -> None:
    """What a server has beside the graph, and a file of RDF."""


class Background:
    """The graph that was audited, and folders in which the files lie that were read; either may be missing.

    `kept` gives the lines of a file that are kept beside the graph, or None.
    `pictures` draws the pictures; without it they are drawn here, when they are asked for.

    Paths in reports for programs are relative to the folder `root`.
    """

    def __init__(
        self,
        dataset: Dataset | None = None,
        folders: Sequence[Path] = (),
        root: Path | None = None,
        kept: KeptLines = _nothing_kept,
        pictures: Pictures | None = None,
    ) -> None:
        self._dataset = dataset
        self._folders = tuple(folders)
        self._root, self._kept = root, kept
        self._pictures = pictures or (None if dataset is None else Pictures(dataset))
        # Each report in each language asks for the same again.
        self._concerns: dict[tuple[str, tuple[Place, ...]], Concern] = {}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by the names of their files."""
        return {
            row["file"]: Source(row["source"], row.get("language", ""), row.get("programme", ""))
            for row in self._rows(_SOURCES)
        }

    @cached_property
    def files(self) -> SourceFiles:
        """The files themselves, as far as they are at hand."""
        hashes = {row["file"]: row["hash"] for row in self._rows(_SOURCES) if "hash" in row}
        return SourceFiles(self._folders, hashes, self._kept, self._root)

    def kind(self, file: str) -> str:
        """Of which kind the file's programme is: "work", "development" or ""."""
        programme = self.sources.get(file, Source()).programme
        return self._programmes.get(programme, ("", ()))[0]

    def around(self, place: Place) -> Around | None:
        """The lines around a place, if its file is at hand."""
        return self.files.around(place)

    def address(self, file: str) -> str:
        """The file's path relative to the root where it lies below it, else its name."""
        path = self.files.path(file)
        root = self._root
        if path is None or root is None or not is_below(path, root):
            return file
        return path.resolve().relative_to(root.resolve()).as_posix()

    def entries(self) -> dict[str, int]:
        """How many entries each programme has."""
        return {
            row["programme"]: int(row["count"]) for row in self._rows(_ENTRY_COUNTS) if "programme" in row
        }

    def coverage(self, language: str) -> bytes | None:
        """The picture of which body serves which indicator, as PNG; None if there is nothing, or too much."""
        return None if self._pictures is None else self._pictures.coverage(language)

    def close(self) -> None:
        """Let nothing go on that was begun for reports."""
        if self._pictures is not None:
            self._pictures.close()

    def concerns(self, findings: Sequence[Finding]) -> list[Concern]:
        """Whom each of some findings concerns; to be asked for a few hundred at a time."""
        dataset = self._dataset
        if dataset is None:
            return [Concern() for _ in findings]
        new = {(each.number, each.places): each for each in findings}
        known = {key: self._concerns[key] for key in new if key in self._concerns}
        new = {key: each for key, each in new.items() if key not in known}
        if new:
            known |= zip(new, self._looked_up(dataset, list(new.values())), strict=True)
        if len(self._concerns) + len(new) <= _REMEMBERED:
            self._concerns |= known
        return [known[each.number, each.places] for each in findings]

    def _looked_up(self, dataset: Dataset, findings: Sequence[Finding]) -> list[Concern]:
        subjects = {subject for finding in findings for subject in finding.subjects}
        entries: dict[str, list[str]] = defaultdict(list)
        for row in self._of(_ENTRIES, subjects):
            entries[row["thing"]].append(row["entry"])
        facts: dict[tuple[str, str], list[str]] = defaultdict(list)
        for row in self._of(_FACTS, {*subjects, *(each for found in entries.values() for each in found)}):
            facts[row["thing"], row["fact"].removeprefix(COOMET)].append(row["value"])
        things = [
            list(dict.fromkeys(each for subject in finding.subjects for each in (subject, *entries[subject])))
            for finding in findings
        ]
        opposites = []
        for finding, of in zip(findings, things, strict=True):
            first = [each for subject in finding.subjects[:1] for each in (subject, *entries[subject])]
            is_entry = any((each, "inProgramme") in facts for each in first)
            opposites.append(self._opposite(finding, first if is_entry else of, facts))
        programmes = {
            row["thing"]: row["value"]
            for row in self._of(_FACTS, filter(None, opposites))
            if row["fact"] == COOMET + "inProgramme"
        }
        evidence = EvidenceIndex(dataset)
        evidence.fetch(thing for thing in opposites if thing)
        return [
            Concern(*self._whom(finding, of, facts), *self._words(finding, thing, programmes, evidence))
            for finding, of, thing in zip(findings, things, opposites, strict=True)
        ]

    def _words(
        self, finding: Finding, thing: str, programmes: dict[str, str], evidence: EvidenceIndex
    ) -> tuple[Place | None, tuple[str, ...]]:
        """What a thing says in a document of the other kind; or the thing, if there is no such document."""
        if not thing:
            return None, ()
        quoted = {self.kind(place.file) for place in finding.places}
        places = evidence.of_thing(thing, DCTERMS + "title")
        found = next((each for each in places if self.kind(each.file) not in {*quoted, ""}), None)
        programme = programmes.get(thing)
        is_unread = found is None and WORK in quoted and programme is not None
        return found, (thing, str(programme)) if is_unread else ()

    def _whom(
        self, finding: Finding, things: Sequence[str], facts: dict[tuple[str, str], list[str]]
    ) -> tuple[tuple[str, ...], tuple[str, ...], tuple[tuple[str, str], ...]]:
        """The body of the work programme answers; else who performs; else whose programme it is."""
        entries = tuple(
            (programme, thing) for thing in things for programme in facts.get((thing, "inProgramme"), ())
        )
        programmes = [thing for thing in things if thing in self._programmes]
        programmes += [programme for programme, _ in entries]
        files = (self.sources.get(place.file, Source()).programme for place in finding.places)
        quoted = [programme for programme in files if programme]
        programmes = programmes or quoted
        programmes = sorted(set(programmes), key=natural_order)
        of_work = self._bodies(each for each in programmes if self._programmes.get(each, ("",))[0] == WORK)
        performers = {each for thing in things for each in facts.get((thing, "performedBy"), ())}
        # Of a programme that is only cited, nobody knows the body.
        bodies = of_work or performers or self._bodies(programmes) or self._bodies(quoted)
        return tuple(sorted(bodies, key=natural_order)), tuple(programmes), entries

    def _bodies(self, programmes: Iterable[str]) -> set[str]:
        return {body for each in programmes for body in self._programmes.get(each, ("", ()))[1]}

    def _opposite(
        self, finding: Finding, things: Sequence[str], facts: dict[tuple[str, str], list[str]]
    ) -> str:
        """The item that the work rests on, or the work that rests on the item, if one of them is quoted.

        `things` are those that the finding is mainly about: on what another entry rests that it only names
        is not opposite to its words.
        """
        kinds = {self.kind(place.file) for place in finding.places}
        if len(kinds & {WORK, DEVELOPMENT}) != 1:
            return ""
        names = ("citesItem", "hasBasis") if WORK in kinds else ("isBasisOf",)
        found = [each for name in names for thing in things for each in facts.get((thing, name), ())]
        return min(found, key=natural_order, default="")

    @cached_property
    def _programmes(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Of which kind each programme is, and whose."""
        kinds: dict[str, str] = {}
        bodies: dict[str, set[str]] = defaultdict(set)
        for row in self._rows(_PROGRAMMES):
            kinds[row["programme"]] = _KINDS[row["kind"]]
            if "body" in row:
                bodies[row["programme"]].add(row["body"])
        return {each: (kind, tuple(sorted(bodies[each], key=natural_order))) for each, kind in kinds.items()}

    def _of(self, query: str, things: Iterable[str]) -> Iterable[dict[str, str]]:
        for batch in batches(sorted(things), _SIZE):
            yield from self._rows(query.replace("THESE", batch))

    def _rows(self, query: str) -> list[dict[str, str]]:
        if self._dataset is None:
            return []
        rows = self._dataset.select(query).dicts()
        return [{name: term.value for name, term in row.items()} for row in rows]
