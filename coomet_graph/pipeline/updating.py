"""Bring a graph up to date with changed sources: these alone are read, and what they concern is inferred."""

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from coomet_graph import resources
from coomet_graph.errors import CoometGraphError, UnknownNameError, UnreadableDocumentError
from coomet_graph.graph import build_reference
from coomet_graph.iris import Minter
from coomet_graph.pipeline.building import attach, attach_again, content_of, written
from coomet_graph.pipeline.decisions import read_decisions
from coomet_graph.pipeline.editions import Editions
from coomet_graph.pipeline.reading import Progress, Reading, fit_tables, read_sources
from coomet_graph.pipeline.terms import attach_rules, entailment_in
from coomet_graph.pipeline.validating import follow_validation
from coomet_graph.pipeline.versions import Before, follow, is_history, set_aside, statements_file, supersedes
from coomet_graph.reasoning import Entailment
from coomet_graph.records import SourceDescription
from coomet_graph.sources.folders import documents_in
from coomet_graph.store import EmbeddedDataset, Workspace
from coomet_graph.store.dataset import Change, holds_facts


@dataclass(frozen=True, slots=True)
class Update:
    """What became of an update: sources read anew, sources removed, those not read, and the facts changed.

    `replaced` are sources of the graph that others have superseded.
    """

    dataset: EmbeddedDataset
    readings: tuple[Reading, ...]
    removed: tuple[str, ...]
    errors: tuple[CoometGraphError, ...]
    changes: tuple[Change, ...]
    replaced: tuple[str, ...] = ()


def update_in(
    workspace: Path,
    sources: Sequence[Path],
    remove: Sequence[str] = (),
    reference: Path | None = None,
    progress: Progress | None = None,
    *,
    decisions: Path | None = None,
) -> Update:
    """Read the sources, files or folders of them, forget those in `remove`, and make the result current.

    What comes out is what a build of all sources would give. A source that supersedes another takes its
    place; one that cannot be read is an error of the result and stays as it was. `decisions` is a
    folder of what people decided; without it, that stays too. Raises the first error if nothing could
    be read and nothing else is to be done, UnknownNameError for a source to remove that the graph has
    not; WorkspaceError, OutputError, ParameterError and UnreadableGraphError as a build.
    """
    place = Workspace(workspace)
    with place.draft() as draft:
        # Before nobody else could write, another snapshot may have become current.
        manifest = place.manifest()
        minter, rules = Minter(*manifest["base"]), entailment_in(place)
        tables = reference or Path(manifest["reference"] or resources.data_folder() / "reference")
        known = {source["id"]: source for source in manifest["sources"]}
        _refuse_unknown(remove, known)
        scratch = draft.scratch
        sources, not_there = documents_in(sources)
        read = read_sources(sources, tables, minter, scratch, progress)
        sources, results, aside = set_aside(sources, read)
        going = {*remove, *aside, *(supersedes(each) for each in read if isinstance(each, Reading))}
        readings, errors = _sorted_out(sources, results, known, going)
        if not readings and not remove and decisions is None:
            raise errors[0]
        before = Before(minter, place.dataset(), frozenset(known), manifest.get("superseded", {}))
        versions = follow(readings, aside, before, remove)
        gone = [source for source in known if source in remove or source in versions.superseded]
        summaries = {source: known[source] for source in known if source not in gone}
        summaries |= {reading.source: reading.summary() for reading in readings}
        ordered = [summaries[source] for source in sorted(summaries)]
        contents: dict[str, Path | None] = {minter.graph("asserted", source): None for source in gone}
        contents |= {minter.graph("asserted", each.source): each.statements for each in readings}
        contents[minter.graph("reference")] = _reference(tables, ordered, minter, scratch)
        contents |= dict.fromkeys(name for name in manifest["graphs"] if is_history(name, minter))
        contents |= versions.files(scratch)
        if decisions is not None:
            decided = read_decisions(decisions, minter)
            contents[minter.graph("decisions")] = statements_file(decided, scratch / "decisions.nt")
        loaded = contents | Editions(
            minter, {each.source: each.statements for each in readings}, place.dataset(), gone
        ).after(known, summaries, scratch)
        dataset = place.dataset().branch(draft.store)
        graphs: dict[str, str] = dict(manifest["graphs"])
        asserted, changes = _replace(dataset, loaded, rules, minter)
        for name, statements in contents.items():
            graphs.pop(name, None)
            if statements is not None:
                graphs[name] = hashlib.sha256(statements.read_bytes()).hexdigest()
        attach_rules(draft, rules)
        follow_validation(draft, dataset, minter, rules.entailed, asserted)
        dataset.close()
        attach(draft, readings)
        attach_again(draft, summaries.keys() - {each.source for each in readings})
        told = {**manifest, "sources": ordered, "graphs": graphs, "superseded": versions.superseded}
        if not versions.superseded:
            del told["superseded"]
        draft.keep(told, content_of(graphs, rules))
        replaced = tuple(source for source in gone if source not in remove)
        return Update(
            place.dataset(),
            readings,
            tuple(remove),
            errors + not_there + versions.errors,
            tuple(changes),
            replaced,
        )


def _replace(
    dataset: EmbeddedDataset, loaded: Mapping[str, Path | None], rules: Entailment, minter: Minter
) -> tuple[list[Change], list[Change]]:
    """Put statements in the place of graphs; what changed in those of facts, and in what is entailed."""
    asserted: list[Change] = []
    inferred: list[Change] = []
    for name, statements in loaded.items():
        change = dataset.replace_graph(name, _quads(statements, name))
        if holds_facts(name):
            asserted.append(change)
            inferred.append(rules.maintain(dataset, minter.graph("inferred"), change))
    return asserted, inferred


def _reference(tables: Path, summaries: Iterable[dict[str, Any]], minter: Minter, scratch: Path) -> Path:
    """The statements of the reference tables and of what is known of each source, in a file."""
    with fit_tables(tables):
        described = [SourceDescription(**each["description"]) for each in summaries if each["description"]]
        return written(build_reference(tables, described, minter), scratch / "reference.nt")


def _quads(statements: Path | None, graph: str) -> Iterable[Quad]:
    if statements is None:
        return ()
    name = NamedNode(graph)
    triples = parse(path=str(statements), format=RdfFormat.N_TRIPLES)
    return (Quad(triple.subject, triple.predicate, triple.object, name) for triple in triples)


def _refuse_unknown(names: Iterable[str], known: dict[str, Any]) -> None:
    for name in names:
        if name not in known:
            choices = ", ".join(known)
            raise UnknownNameError(
                f'There is no source "{name}" in the graph; the sources are: {choices}.',
                f"Источника «{name}» в графе нет; источники: {choices}.",
            )


def _sorted_out(
    paths: Sequence[Path],
    results: Sequence[Reading | CoometGraphError],
    known: dict[str, dict[str, Any]],
    removed: Collection[str],
) -> tuple[tuple[Reading, ...], tuple[CoometGraphError, ...]]:
    """What was read, and what was not: a programme cannot have a second source in one language."""
    turned = {each.source: each.language for each in results if isinstance(each, Reading)}
    editions: dict[tuple[str, str], str] = {}
    for name, source in known.items():
        # Sources that were read before languages were told are in English, as all were.
        language = source.get("language", "en")
        if name not in removed and turned.get(name, language) == language:
            editions[source["programme"], language] = name
    readings: dict[str, Reading] = {}
    errors: list[CoometGraphError] = []
    for path, result in zip(paths, results, strict=True):
        if isinstance(result, CoometGraphError):
            errors.append(result)
            continue
        edition = (result.programme, result.language)
        twin = editions.get(edition, result.source)
        if twin != result.source or result.source in readings:
            errors.append(
                UnreadableDocumentError(
                    f"{path}: this is {result.programme}, as is the source {twin}; remove that one first, or "
                    "give the file its identifier in sources.csv.",
                    f"{path}: это {result.programme}, как и источник {twin}; сначала удалите его или дайте "
                    "файлу его идентификатор в sources.csv.",
                )
            )
        else:
            readings[result.source] = result
            editions[edition] = result.source
    return tuple(readings[source] for source in sorted(readings)), tuple(errors)
