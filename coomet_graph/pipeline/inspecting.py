"""What a document is taken for: its tables, their columns, and what is doubtful in them."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from coomet_graph import resources
from coomet_graph.documents import Document, read_document
from coomet_graph.errors import BeyondLimitsError, CoometGraphError, UnreadableDocumentError
from coomet_graph.findings import Finding
from coomet_graph.iris import Minter
from coomet_graph.pipeline.reading import fit_tables, is_small
from coomet_graph.records import ProgrammeRecord, load_lexicon, read_records
from coomet_graph.records.descriptions import describe
from coomet_graph.records.layouts import with_headers_joined, with_rests_parted
from coomet_graph.records.layouts.mapping import ColumnMapping, MappedTable, mapping_beside
from coomet_graph.records.layouts.recognition import Recognised, most_likely, recognise
from coomet_graph.records.layouts.sheets import unread_tables
from coomet_graph.sources import ReadingLimits, Task, read_side_by_side
from coomet_graph.sources.reading import findings_about
from coomet_graph.sources.shelf import Shelf


@dataclass(frozen=True, slots=True)
class Inspection:
    """A document as it was recognised; `record` is None, and `error` tells why, if it cannot be read so.

    `tables` hold what may be a table, too, where a sheet has no header that is recognised.
    """

    document: Document
    tables: tuple[Recognised, ...]
    record: ProgrammeRecord | None
    error: CoometGraphError | None
    mapping: ColumnMapping | None

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the readers found, the doubtful cells among it."""
        return () if self.record is None else findings_about(self.record, Minter())

    def as_mapping(self) -> ColumnMapping:
        """A mapping that says what was recognised, to be corrected by hand."""
        if self.mapping is not None:
            return self.mapping
        return ColumnMapping(tuple(MappedTable(each.line.number, _roles(each)) for each in self.tables))


def inspect_file(
    path: Path,
    mapping: ColumnMapping | None = None,
    reference: Path | None = None,
    *,
    limits: ReadingLimits | None = None,
) -> Inspection:
    """Read a document without building anything; without a `mapping`, that beside it is taken.

    Raises UnreadableDocumentError if the file is no document or beyond the limits, ParameterError if a
    mapping or the reference tables are not right.
    """
    tables = reference or resources.data_folder() / "reference"
    with fit_tables(tables):
        lexicon = load_lexicon(tables)
    mapping = mapping or mapping_beside(path)
    if not is_small(path):
        _try_within_limits(path, tables, limits)
    document = read_document(path)
    record: ProgrammeRecord | None = None
    error: CoometGraphError | None = None
    found: Iterable[Recognised] = ()
    try:
        parted = with_headers_joined(with_rests_parted(document))
        found = recognise(parted, lexicon, mapping)
        record = read_records(document, lexicon, describe(path), mapping)
    except UnreadableDocumentError as reason:
        error = reason
        found = found or most_likely(document, lexicon)
    else:
        unread = unread_tables(parted, found, lexicon) if found and mapping is None else []
        found = sorted((*found, *unread), key=lambda each: each.line.number)
    return Inspection(document, tuple(_without_repeated(found)), record, error, mapping)


def _try_within_limits(path: Path, reference: Path, limits: ReadingLimits | None) -> None:
    """Raises BeyondLimitsError if a process of its own cannot read the file within limits.

    What it says otherwise is found out again here, where all that is recognised is at hand.
    """
    with TemporaryDirectory() as folder:
        task = Task(path, reference, Minter(), Path(folder) / "statements.nt")
        for _, result in read_side_by_side({0: task}, Shelf(), limits):
            if isinstance(result, BeyondLimitsError):
                raise result


def _without_repeated(tables: Iterable[Recognised]) -> Iterator[Recognised]:
    """The tables, one for all pages on which its header is repeated."""
    before: Recognised | None = None
    for each in tables:
        if before is None or each.header.columns != before.header.columns:
            yield each
        before = each


def _roles(table: Recognised) -> tuple[str, ...]:
    """The roles from left to right, each once: of two columns taken for one thing, the surer or the first."""
    best: dict[str, int] = {}
    for at, guess in enumerate(table.guesses):
        first = best.setdefault(guess.role, at)
        if guess.confidence > table.guesses[first].confidence:
            best[guess.role] = at
    return tuple(guess.role if best[guess.role] == at else "" for at, guess in enumerate(table.guesses))
