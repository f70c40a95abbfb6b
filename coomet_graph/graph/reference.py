"""Reference data → quads of `…/graph/reference`: what is known of bodies, countries, meetings …; and whence.

Every row of `data/reference/*.csv` names its sources; they stand beside its statements as `dcterms:source`.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from coomet_graph.graph.terms import TYPE, Term, coomet, integer, year_month
from coomet_graph.iris import Minter
from coomet_graph.namespaces import DCTERMS, FOAF, ORG, RDFS, SCHEMA, SKOS
from coomet_graph.records.grammars.codes import DocumentCode
from coomet_graph.records.identity import programme_key
from coomet_graph.records.lexicon import Row, read_table, values
from coomet_graph.records.model import SourceDescription

_LABEL = NamedNode(SKOS + "prefLabel")
_ALT_LABEL = NamedNode(SKOS + "altLabel")
_NOTATION = NamedNode(SKOS + "notation")
_NOTE = NamedNode(SKOS + "editorialNote")
_SOURCE = NamedNode(DCTERMS + "source")
_PART_OF = NamedNode(DCTERMS + "isPartOf")

# Table → path in IRIs and class.
_CLASSES = {
    "bodies": ("body", coomet("StructuralBody")),
    "collectives": ("collective", coomet("Collective")),
    "countries": ("country", NamedNode(SCHEMA + "Country")),
    "organisations": ("organisation", NamedNode(ORG + "FormalOrganization")),
    "meetings": ("meeting", coomet("Meeting")),
    "resources": ("resource", coomet("InformationResource")),
    "events": ("event", coomet("Event")),
    "agreements": ("agreement", coomet("Agreement")),
    "documents": ("document", coomet("NormativeDocument")),
}


def build_reference(
    folder: Path, descriptions: Sequence[SourceDescription], minter: Minter
) -> tuple[Quad, ...]:
    """The quads of the reference tables in `folder` and of the descriptions of sources."""
    graph = NamedNode(minter.graph("reference"))
    triples: list[tuple[NamedNode, NamedNode, Term]] = []
    for table, (path, class_) in _CLASSES.items():
        for row in read_table(folder / f"{table}.csv"):
            node = NamedNode(minter.thing(path, row["id"]))
            triples.append((node, TYPE, class_))
            triples.extend((node, prop, value) for prop, value in _facts(row))
            triples.extend((node, prop, value) for prop, value in _TABLES.get(table, _nothing)(row, minter))
    for row in read_table(folder / "documents.csv"):
        triples.extend(_editions(row, minter))
    for row in read_table(folder / "programmes.csv"):
        triples.extend(_programme_name(row, minter))
    for described in descriptions:
        triples.extend(_described(described, minter))
    return tuple(Quad(*triple, graph) for triple in dict.fromkeys(triples))


_Fact = tuple[NamedNode, Term]


def _facts(row: Row) -> Iterable[_Fact]:
    """What every table has: names, notation, notes and sources."""
    for column in ("name", "title"):
        for language in ("en", "ru"):
            if row.get(f"{column}_{language}"):
                prop = _LABEL if column == "name" else NamedNode(DCTERMS + "title")
                yield prop, Literal(row[f"{column}_{language}"], language=language)
    if row.get("notation") or row.get("code"):
        yield _NOTATION, Literal(row.get("notation") or row["code"])
    if row.get("notation_ru"):
        yield _ALT_LABEL, Literal(row["notation_ru"], language="ru")
    told = ("name_en", "name_ru", "notation", "notation_ru", "title_en")
    for name in values(row, "variants"):
        if name not in (row.get(column) for column in told):
            yield _ALT_LABEL, Literal(name)
    if row.get("note"):
        yield _NOTE, Literal(row["note"], language="en")
    for source in dict.fromkeys((*values(row, "source"), *values(row, "source_ru"))):
        yield _SOURCE, _source(source)


def _body(row: Row, minter: Minter) -> Iterable[_Fact]:
    yield coomet("bodyKind"), Literal(row["kind"])
    if row["parent"]:
        yield NamedNode(ORG + "subOrganizationOf"), NamedNode(minter.thing("body", row["parent"]))
    for column, name in (("valid_from", "validFrom"), ("valid_to", "validTo")):
        if row[column]:
            yield coomet(name), year_month(row[column])
    for name in values(row, "former_names"):
        yield _ALT_LABEL, Literal(name)


def _collective(row: Row, minter: Minter) -> Iterable[_Fact]:
    if row["part_of"]:
        yield _PART_OF, NamedNode(minter.thing("body", row["part_of"]))


def _organisation(row: Row, minter: Minter) -> Iterable[_Fact]:
    if row["country"]:
        yield NamedNode(SCHEMA + "location"), NamedNode(minter.thing("country", row["country"]))
    if row["ror"]:
        yield NamedNode(SCHEMA + "sameAs"), NamedNode(row["ror"])


def _meeting(row: Row, minter: Minter) -> Iterable[_Fact]:
    if row["body"]:
        yield coomet("meetingBody"), NamedNode(minter.thing("body", row["body"]))
    if row.get("organisation"):
        yield coomet("meetingBody"), NamedNode(minter.thing("organisation", row["organisation"]))
    if row["number"]:
        yield coomet("meetingNumber"), integer(int(row["number"]))
    if row["held_in"]:
        yield coomet("heldIn"), year_month(row["held_in"])
    if row["place"]:
        yield NamedNode(SCHEMA + "location"), Literal(row["place"])


def _resource(row: Row, minter: Minter) -> Iterable[_Fact]:
    if row["part_of"]:
        yield coomet("partOfResource"), NamedNode(minter.thing("resource", row["part_of"]))


def _event(row: Row, minter: Minter) -> Iterable[_Fact]:
    if row["series_of"]:
        yield NamedNode(SCHEMA + "superEvent"), NamedNode(minter.thing("event", row["series_of"]))


def _nothing(_row: Row, _minter: Minter) -> Iterable[_Fact]:
    return ()


_TABLES = {
    "bodies": _body,
    "collectives": _collective,
    "organisations": _organisation,
    "meetings": _meeting,
    "resources": _resource,
    "events": _event,
}


def _editions(row: Row, minter: Minter) -> Iterable[tuple[NamedNode, NamedNode, Term]]:
    """The known editions of a document, each a document of its own."""
    base = NamedNode(minter.thing("document", row["id"]))
    for year in values(row, "editions"):
        edition = NamedNode(minter.thing("document", row["id"], year))
        yield edition, TYPE, coomet("NormativeDocument")
        yield edition, NamedNode(DCTERMS + "isVersionOf"), base
        if row["notation"]:
            yield edition, _NOTATION, Literal(str(DocumentCode(row["notation"], int(year))))
        for source in values(row, "source"):
            yield edition, _SOURCE, _source(source)


def _source(source: str) -> Term:
    """A page as its address, a line of a bundled source as text."""
    return NamedNode(source) if source.startswith(("http://", "https://")) else Literal(source)


def _programme_name(row: Row, minter: Minter) -> Iterable[tuple[NamedNode, NamedNode, Term]]:
    """A programme known by name alone; one keyed by body and period is described where it is cited."""
    if row["kind"] in ("development", "work", "collaboration", "research"):
        return
    node = NamedNode(minter.thing("programme", row["key"]))
    yield node, TYPE, coomet("Programme")
    if row["body"]:
        yield node, coomet("programmeBody"), NamedNode(minter.thing("body", row["body"]))
    if row["code"]:
        yield node, NamedNode(DCTERMS + "identifier"), Literal(row["code"])
    for prop, value in _facts({**row, "code": ""}):
        yield node, NamedNode(DCTERMS + "title") if prop == _LABEL else prop, value


def _described(described: SourceDescription, minter: Minter) -> Iterable[tuple[NamedNode, NamedNode, Term]]:
    """What `sources.csv` says of a programme and its file."""
    key = programme_key(described.kind, described.body, described.start, described.end)
    node = NamedNode(minter.thing("programme", key))
    classes = {"development": "DevelopmentProgramme", "work": "WorkProgramme"}
    yield node, TYPE, coomet(classes.get(described.kind, "Programme"))
    yield node, coomet("startYear"), integer(described.start)
    yield node, coomet("endYear"), integer(described.end)
    yield node, coomet("programmeBody"), NamedNode(minter.thing("body", described.body))
    if described.identifier:
        yield node, NamedNode(DCTERMS + "identifier"), Literal(described.identifier)
    for language, title in (("en", described.title_en), ("ru", described.title_ru)):
        if title:
            yield node, NamedNode(RDFS + "label"), Literal(title, language=language)
    # Where the description names no page, the description itself is the source.
    for source in (described.metadata_source or "sources.csv").split("|"):
        yield node, _SOURCE, _source(source.strip())
    file = NamedNode(minter.thing("source", described.id))
    if described.status_as_of:
        yield file, coomet("statusAsOf"), year_month(described.status_as_of)
    if described.retrieved_from:
        yield file, NamedNode(FOAF + "page"), NamedNode(described.retrieved_from)
