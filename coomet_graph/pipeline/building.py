"""Build a graph of sources: read them, load what they state, infer what follows."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from pyoxigraph import Quad, RdfFormat, Triple, serialize

from coomet_graph import resources
from coomet_graph.errors import CoometGraphError, UnreadableDocumentError
from coomet_graph.findings import Finding, merge_findings
from coomet_graph.graph import build_reference
from coomet_graph.iris import Minter, digest
from coomet_graph.pipeline.attachments import details_of, lines_of
from coomet_graph.pipeline.decisions import kept_decisions, read_decisions
from coomet_graph.pipeline.editions import EditionOf, Editions
from coomet_graph.pipeline.reading import Progress, Reading, fit_tables, read_sources
from coomet_graph.pipeline.terms import attach_rules, entailment, ontology_quads
from coomet_graph.pipeline.validating import keep_validation
from coomet_graph.pipeline.versions import Before, Superseded, follow, set_aside, statements_file
from coomet_graph.reasoning import Engine, Entailment
from coomet_graph.records.lexicon import read_table
from coomet_graph.sources.folders import documents_in
from coomet_graph.store import Dataset, EmbeddedDataset, Workspace
from coomet_graph.store.snapshots import Draft


@dataclass(frozen=True, slots=True)
class Build:
    """What a build made: the dataset, what was read of each source, and sources that could not be.

    `graphs` gives a hash of what was asserted in each graph, `reference` the folder of reference tables that
    was used instead of ours, `superseded` the sources in whose place others of them stand.
    """

    dataset: EmbeddedDataset
    minter: Minter
    readings: tuple[Reading, ...]
    errors: tuple[CoometGraphError, ...]
    graphs: dict[str, str]
    reference: str | None = None
    superseded: Superseded = field(default_factory=dict)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What the readers found."""
        return merge_findings(finding for reading in self.readings for finding in reading.findings)

    def manifest(self) -> dict[str, Any]:
        """What is told of the graph: which sources it was built of, and what the next build needs."""
        told = {
            "sources": [reading.summary() for reading in self.readings],
            "graphs": self.graphs,
            "base": [self.minter.base, self.minter.graph_base],
            "reference": self.reference,
        }
        return told | ({"superseded": self.superseded} if self.superseded else {})


def bundled_sources() -> tuple[Path, ...]:
    """The documents that come with the package."""
    folder = resources.data_folder()
    return tuple(folder / "sources" / row["file"] for row in read_table(folder / "sources.csv"))


def build(
    sources: Sequence[Path] = (),
    minter: Minter | None = None,
    reference: Path | None = None,
    store: Path | None = None,
    progress: Progress | None = None,
    *,
    engine: Engine = "sparql",
    decisions: Path | None = None,
    decided: Sequence[Triple] | None = None,
) -> Build:
    """Read the sources (without any: the bundled ones) and build the graph, on disk at `store` or in memory.

    A source that cannot be read is an error of the result; the others are read all the same. `progress`
    is told how many of how many sources are read; `decisions` is a folder of what people decided, `decided`
    are the statements of what they decided before, where there is none.
    Raises the first error if none can be read, ParameterError if a table of sources or reference data
    is not right, UnreadableGraphError for a file of decisions.
    """
    minter = minter or Minter()
    tables = reference or resources.data_folder() / "reference"
    with TemporaryDirectory(dir=None if store is None else store.parent) as folder:
        scratch = Path(folder)
        paths, not_followed = documents_in(sources)
        paths = paths or bundled_sources()
        read = read_sources(paths, tables, minter, scratch, progress)
        paths, results, aside = set_aside(paths, read)
        readings, errors = _without_twins(paths, results)
        errors += not_followed
        if not readings:
            raise errors[0]
        versions = follow(readings, aside, Before(minter))
        errors += versions.errors
        with fit_tables(tables):
            described = [each.description for each in readings if each.description is not None]
            reference_quads = build_reference(tables, described, minter)
        files = {minter.graph("asserted", each.source): each.statements for each in readings}
        files[minter.graph("reference")] = written(reference_quads, scratch / "reference.nt")
        files[minter.graph("ontology")] = written(ontology_quads(minter), scratch / "ontology.nt")
        files |= versions.files(scratch)
        if decisions is not None:
            decided = read_decisions(decisions, minter)
        if decided is not None:
            files[minter.graph("decisions")] = statements_file(decided, scratch / "decisions.nt")
        editions = [EditionOf(each.source, each.programme, each.language) for each in readings]
        statements = {each.source: each.statements for each in readings}
        loaded = {**files, **Editions(minter, statements).side_by_side(editions, scratch)}
        dataset = EmbeddedDataset() if store is None else EmbeddedDataset.create(store)
        dataset.load_files([(path, name) for name, path in loaded.items() if path is not None])
        graphs = {name: hashlib.sha256(path.read_bytes()).hexdigest() for name, path in files.items()}
    infer(dataset, minter, engine)
    own_tables = None if reference is None else str(reference.resolve())
    return Build(dataset, minter, readings, errors, graphs, own_tables, versions.superseded)


def infer(dataset: Dataset, minter: Minter, engine: Engine = "sparql") -> None:
    """Add the graph of everything that follows from the facts; "owlrl" is the reference engine."""
    entailment().reach(dataset, minter.graph("inferred"), engine)


def build_in(
    workspace: Path,
    sources: Sequence[Path] = (),
    minter: Minter | None = None,
    reference: Path | None = None,
    progress: Progress | None = None,
    *,
    engine: Engine = "sparql",
    decisions: Path | None = None,
) -> Build:
    """`build`, as the workspace's new current snapshot. Raises OutputError and WorkspaceError besides.

    What people decided stays as it was, unless another folder of decisions is given.
    """
    place = Workspace(workspace)
    with place.draft() as draft:
        decided = kept_decisions(place)
        built = build(
            *(sources, minter, reference, draft.store, progress),
            engine=engine, decisions=decisions, decided=decided,
        )  # fmt: skip
        keep_validation(draft, built.dataset, built.minter)
        attach_rules(draft, entailment())
        built.dataset.close()
        attach(draft, built.readings)
        draft.keep(built.manifest(), content_of(built.graphs, entailment()))
    return replace(built, dataset=place.dataset())


def keep(built: Build, workspace: Path) -> str:
    """Make a build in memory the workspace's current snapshot and return its name. Raises OutputError."""
    with Workspace(workspace).draft() as draft:
        keep_validation(draft, built.dataset, built.minter)
        attach_rules(draft, entailment())
        built.dataset.save(draft.store)
        attach(draft, built.readings)
        return draft.keep(built.manifest(), digest(*sorted(map(str, built.dataset.quads()))))


def attach(draft: Draft, readings: Iterable[Reading]) -> None:
    """Keep the findings, the account of lines and the lines of each source beside the graph."""
    for reading in readings:
        draft.attach(details_of(reading.source), reading.details())
        draft.attach(lines_of(reading.source), reading.shown_lines())


def attach_again(draft: Draft, sources: Iterable[str]) -> None:
    """Keep what the current snapshot has of these sources beside the graph."""
    for source in sources:
        draft.attach_again(details_of(source))
        if draft.workspace.keeps(lines_of(source)):
            draft.attach_again(lines_of(source))


def content_of(graphs: dict[str, str], rules: Entailment) -> str:
    """A hash of everything in a snapshot: of what was asserted in its graphs, and of the rules."""
    return digest(
        *(f"{name} {content}" for name, content in sorted(graphs.items())),
        *map(str, rules.rules),
        *map(str, rules.derivations),
    )


def _without_twins(
    paths: Sequence[Path], results: Sequence[Reading | CoometGraphError]
) -> tuple[tuple[Reading, ...], tuple[CoometGraphError, ...]]:
    """What was read, in an order of its own, and what was not.

    Of one programme's files the first in each language is read, and the first of those with one identifier.
    """
    editions: dict[tuple[str, str], Reading] = {}
    by_source: dict[str, Reading] = {}
    errors: list[CoometGraphError] = []
    for path, result in zip(paths, results, strict=True):
        if isinstance(result, CoometGraphError):
            errors.append(result)
            continue
        edition = (result.programme, result.language)
        twin = editions.get(edition) or by_source.get(result.source)
        if twin is not None:
            errors.append(
                UnreadableDocumentError(
                    f"{path}: this is {result.programme}, as is {twin.file}; give only one of the two files.",
                    f"{path}: это {result.programme}, как и {twin.file}; укажите только один из двух файлов.",
                )
            )
            continue
        editions[edition] = by_source[result.source] = result
    return tuple(by_source[source] for source in sorted(by_source)), tuple(errors)


def written(quads: Iterable[Quad], path: Path) -> Path:
    """The file `path`, with the quads' statements in N-Triples."""
    serialize((quad.triple for quad in quads), str(path), RdfFormat.N_TRIPLES)
    return path
