"""The only module that knows the order of the stages: documents → records → graph → store → reasoning."""

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, Triple, parse
from rdflib import Graph

from coomet_graph import resources
from coomet_graph.audit import AuditReport, report_of_shapes
from coomet_graph.documents import read_document
from coomet_graph.documents.model import Document
from coomet_graph.errors import CoometGraphError, ParameterError, UnreadableDocumentError
from coomet_graph.findings import Finding, merge_findings
from coomet_graph.graph import build_programme, build_reference
from coomet_graph.iris import Minter
from coomet_graph.reasoning import infer
from coomet_graph.records import ProgrammeRecord, SourceDescription, load_lexicon, read_records
from coomet_graph.records.account import NOT_UNDERSTOOD
from coomet_graph.records.lexicon import read_table
from coomet_graph.store import EmbeddedDataset, Workspace
from coomet_graph.validation import ValidationReport, load_shapes, validate

_CODE = re.compile(r"[a-z0-9][a-z0-9.-]*")
_MONTH = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made: the dataset, what was read, findings of the readers, and files that were not."""

    dataset: EmbeddedDataset
    records: tuple[ProgrammeRecord, ...]
    findings: tuple[Finding, ...]
    errors: tuple[CoometGraphError, ...]

    def manifest(self) -> dict[str, Any]:
        """What is kept beside the graph: sources with their account of lines, and the findings."""
        return {
            "sources": [_summary(record) for record in self.records],
            "findings": [finding.as_dict() for finding in self.findings],
        }


def bundled_sources() -> tuple[Path, ...]:
    """The documents that come with the package."""
    folder = resources.data_folder()
    return tuple(folder / "sources" / row["file"] for row in read_table(folder / "sources.csv"))


def build(sources: Sequence[Path] = (), minter: Minter | None = None, reference: Path | None = None) -> Build:
    """Read the sources (without any: the bundled ones) and build the graph in memory.

    A source that cannot be read is an error of the result; the others are read all the same. Raises the first
    error if none can be read, ParameterError if a table of sources or reference data is not right.
    """
    minter = minter or Minter()
    folder = reference or resources.data_folder() / "reference"
    with _fit_tables(folder):
        lexicon = load_lexicon(folder)
    records: list[ProgrammeRecord] = []
    errors: list[CoometGraphError] = []
    for path in sources or bundled_sources():
        try:
            record = read_records(_document(path), lexicon, describe(path))
            _refuse_twin(record, records, path)
            records.append(record)
        except UnreadableDocumentError as error:
            errors.append(error)
    if not records:
        raise errors[0]
    # The result does not depend on the order in which the sources are given.
    records.sort(key=lambda record: record.source_id)
    dataset = EmbeddedDataset()
    for record in records:
        dataset.load(build_programme(record, minter))
    descriptions = [record.description for record in records if record.description is not None]
    with _fit_tables(folder):
        dataset.load(build_reference(folder, descriptions, minter))
    dataset.load(_ontology_quads(minter))
    dataset.load(entail(dataset, minter))
    findings = merge_findings(finding for record in records for finding in record.findings)
    return Build(dataset, tuple(records), findings, tuple(errors))


@contextmanager
def _fit_tables(folder: Path) -> Iterator[None]:
    """What is wrong with reference tables, which anybody may bring, as an error that says what to do."""
    try:
        yield
    except (KeyError, ValueError, OSError, csv.Error) as error:
        detail = " ".join(f"{type(error).__name__}: {error}".split())
        raise ParameterError(
            f"{folder}: the reference tables are not right ({detail}); "
            "write them as in data/reference/README.md.",
            f"{folder}: справочные таблицы с ошибкой ({detail}); оформите их как в data/reference/README.md.",
        ) from error


def _document(path: Path) -> Document:
    try:
        path.name.encode()
    except UnicodeEncodeError as error:
        shown = path.name.encode(errors="replace").decode()
        raise UnreadableDocumentError(
            f"{shown}: the name of the file is not UTF-8; rename the file.",
            f"{shown}: имя файла не в UTF-8; переименуйте файл.",
        ) from error
    return read_document(path)


def keep(built: Build, workspace: Path) -> str:
    """Make the build the workspace's current snapshot and return its name. Raises OutputError."""
    return Workspace(workspace).write(built.dataset, built.manifest())


def entail(dataset: EmbeddedDataset, minter: Minter) -> tuple[Quad, ...]:
    """The inferred graph: what follows by the ontology's axioms, then by the rules in `queries/rules/`."""
    graph = NamedNode(minter.graph("inferred"))
    facts = [name for name in dataset.fact_graphs() if name != minter.graph("ontology")]
    entailed = [
        Quad(NamedNode(subject), NamedNode(prop), NamedNode(value), graph)
        for subject, prop, value in infer(ontology(), list(dataset.quads(*facts)))
    ]
    dataset.load(entailed)
    for path in resources.query_files("rules"):
        derived = dataset.construct(path.read_text("utf-8"))
        entailed.extend(Quad(triple.subject, triple.predicate, triple.object, graph) for triple in derived)
    return tuple(sorted(set(entailed), key=str))


def check_file(quads: Sequence[Quad]) -> AuditReport:
    """Check somebody's quads against the shapes; our reference data stand beside them, but are not judged."""
    minter = Minter()
    reference = build_reference(resources.data_folder() / "reference", (), minter)
    shapes = load_shapes()
    theirs = {quad.subject.value for quad in quads if not isinstance(quad.subject, Triple)}
    report = validate([*quads, *reference], ontology(), shapes)
    dataset = EmbeddedDataset()
    dataset.load(
        Quad(q.subject, q.predicate, q.object, NamedNode(minter.graph("asserted", "file"))) for q in quads
    )
    dataset.load(reference)
    results = [result for result in report.results if result.focus in theirs]
    return report_of_shapes(dataset, ValidationReport(tuple(results), report.looked_at))


@cache
def ontology() -> Graph:
    """The ontology's own modules (without shapes, alignments and vocabularies) as an rdflib graph."""
    graph = Graph()
    for path in (resources.ontology_folder() / "coomet.ttl", *resources.turtle_files("modules")):
        graph.parse(path, format="turtle")
    return graph


def describe(path: Path) -> SourceDescription | None:
    """What a `sources.csv` beside the file, or in the folder above, says of it. Raises ParameterError."""
    for folder in (path.parent, path.parent.parent):
        table = folder / "sources.csv"
        try:
            rows = read_table(table)
        except (OSError, UnicodeDecodeError, csv.Error) as error:
            raise ParameterError(
                f"{table}: the table cannot be read ({error}); save it as CSV in UTF-8.",
                f"{table}: таблица не читается ({error}); сохраните её как CSV в UTF-8.",
            ) from error
        for row in rows:
            if row.get("file") == path.name:
                return _description(row, table)
    return None


def _description(row: dict[str, str], table: Path) -> SourceDescription:
    try:
        start, end = int(row["start_year"]), int(row["end_year"])
        optional = {
            name: row.get(name, "")
            for name in ("title_en", "title_ru", "identifier", "language", "status_as_of", "retrieved_from",
                         "metadata_source", "supersedes")
        }  # fmt: skip
        _refuse_unfit(row)
        return SourceDescription(row["id"], row["file"], row["kind"], row["body"], start, end, **optional)
    except (KeyError, ValueError) as error:
        raise ParameterError(
            f"{table}: the row of {row.get('file')} is not right ({error}); it needs id, file, kind, body, "
            "start_year and end_year, and codes, months and addresses written as in data/README.md.",
            f"{table}: строка {row.get('file')} с ошибкой ({error}); нужны id, file, kind, body, start_year "
            "и end_year, а коды, месяцы и адреса пишутся как в data/README.md.",
        ) from error


def _refuse_unfit(row: dict[str, str]) -> None:
    """Raises ValueError for what cannot stand in an IRI or as a date."""
    for name, form in (("id", _CODE), ("body", _CODE), ("status_as_of", _MONTH)):
        if row.get(name) and not form.fullmatch(row[name]):
            raise ValueError(f'{name} "{row[name]}"')
    for name in ("retrieved_from", "metadata_source"):
        for address in filter(None, map(str.strip, row.get(name, "").split("|"))):
            NamedNode(address)


def _refuse_twin(record: ProgrammeRecord, records: Sequence[ProgrammeRecord], path: Path) -> None:
    for other in records:
        if other.head.key == record.head.key or other.source_id == record.source_id:
            key, twin = record.head.key, other.document.file
            raise UnreadableDocumentError(
                f"{path}: this is {key}, as is {twin}; give only one of the two files.",
                f"{path}: это {key}, как и {twin}; укажите только один из двух файлов.",
            )


def _ontology_quads(minter: Minter) -> list[Quad]:
    """Terms, labels and concepts for queries and displays; the lists of chain axioms stay in the files."""
    graph = NamedNode(minter.graph("ontology"))
    paths = (
        resources.ontology_folder() / "coomet.ttl",
        *resources.turtle_files("modules"),
        *resources.turtle_files("vocabularies"),
        *resources.turtle_files("imports"),
    )
    return [
        Quad(triple.subject, triple.predicate, triple.object, graph)
        for path in paths
        for triple in parse(path=str(path), format=RdfFormat.TURTLE)
        if not isinstance(triple.subject, BlankNode) and not isinstance(triple.object, BlankNode)
    ]


def _summary(record: ProgrammeRecord) -> dict[str, Any]:
    uses = Counter(_kind(use) for line in record.account for use in line.uses[:1])
    return {
        "id": record.source_id,
        "file": record.document.file,
        "sha256": record.document.sha256,
        "programme": record.head.key,
        "kind": record.head.kind,
        "lines": len(record.account),
        "uses": dict(sorted(uses.items())),
        "account": [[line.line, list(line.uses)] for line in record.account],
    }


def _kind(use: str) -> str:
    if use in (NOT_UNDERSTOOD, "front matter", "page furniture"):
        return use
    return "heading" if use.startswith("heading") else "cell"
