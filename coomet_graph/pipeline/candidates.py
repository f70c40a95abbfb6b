"""Candidate links of a workspace: found, kept in a graph of their own, and reviewed in a table."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Triple

from coomet_graph.candidates import THRESHOLD, Candidates, candidate_iri, find_candidates
from coomet_graph.candidates.entries import read_entries
from coomet_graph.candidates.rdf import Stated, continues, to_triples
from coomet_graph.candidates.reading_sssom import Row, read_sssom
from coomet_graph.decisions import (
    Decision,
    Kind,
    decisions_in,
    in_force,
    in_force_by_matter,
    named,
    said_before,
)
from coomet_graph.decisions import to_triples as decision_triples
from coomet_graph.errors import ParameterError, UnknownNameError
from coomet_graph.iris import Minter
from coomet_graph.pipeline.building import content_of
from coomet_graph.pipeline.decision_files import there_is, write_all
from coomet_graph.pipeline.decisions import decisions_from
from coomet_graph.pipeline.terms import entailment_in
from coomet_graph.store import Dataset, Names, Workspace

WORKSPACE = Path("coomet-workspace")
_REFUSED = "refused by a reviewer of the candidates"


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a reviewed table brought: decisions that are new, those known before, and rows left undecided."""

    decided: tuple[Decision, ...]
    known: int
    undecided: tuple[Row, ...]


def candidate_links(
    programmes: Sequence[str] = (),
    workspace: Path = WORKSPACE,
    threshold: float = THRESHOLD,
    *,
    decisions: Path | None = None,
    store: str | None = None,
) -> Candidates:
    """The candidates between two programmes of the graph, between one and the others, or between all.

    Links that somebody decided about, in the graph or in the folder of `decisions`, are not proposed again.
    Raises ParameterError for what is no programme, UnknownNameError for one of which nothing was read,
    WorkspaceError, and errors of the folder.
    """
    dataset = _dataset(workspace, store)
    names = Names(dataset)
    asked = tuple(names.find("programme", each).value for each in programmes)
    if len(set(asked)) < len(asked):
        raise ParameterError(
            f'"{programmes[0]}" and "{programmes[-1]}" are one programme; name two different ones, or one to '
            "compare it with all others.",
            f"«{programmes[0]}» и «{programmes[-1]}» — одна и та же программа; укажите две разные или одну, "
            "чтобы сравнить её со всеми другими.",
        )
    having = set(read_entries(dataset).programmes)
    for name, iri in zip(programmes, asked, strict=True):
        if iri not in having:
            raise UnknownNameError(
                f'Of the programme "{name}" no entry was read: it is only named; build with its document.',
                f"Из программы «{name}» не прочитан ни один пункт: она только названа; постройте граф с её "
                "документом.",
            )
    refused = _decided(dataset, decisions)
    minter = Minter(names.base)
    return find_candidates(dataset, minter, names.label, asked, threshold=threshold, refused=refused)


def keep_candidates(candidates: Candidates | Iterable[Stated], workspace: Path = WORKSPACE) -> str:
    """Put the candidates in place of those that the workspace keeps; return the name of the new snapshot.

    That graph holds no facts. Raises OutputError and WorkspaceError.
    """
    place = Workspace(workspace)
    if isinstance(candidates, Candidates):
        candidates = map(Stated.of, candidates.found)
    triples = to_triples(candidates)
    with place.draft() as draft:
        # Before nobody else could write, another snapshot may have become current.
        manifest = place.manifest()
        graph = Minter(*manifest["base"]).graph("candidates")
        dataset = place.dataset().branch(draft.store)
        dataset.replace_graph(
            graph, (Quad(each.subject, each.predicate, each.object, NamedNode(graph)) for each in triples)
        )
        dataset.close()
        draft.attach_all_again()
        graphs = {name: content for name, content in manifest["graphs"].items() if name != graph}
        if triples:
            graphs[graph] = hashlib.sha256("".join(f"{each} .\n" for each in triples).encode()).hexdigest()
        return draft.keep({**manifest, "graphs": graphs}, content_of(graphs, entailment_in(place)))


def review_candidates(table: Path, folder: Path, on: date, workspace: Path = WORKSPACE) -> Reviewed:
    """Write what a reviewer decided in an SSSOM table into the folder of decisions, one file for each.

    `on` is the day of decisions that name none. Where anything is wrong, nothing is written. Raises
    UnreadableGraphError for what is no such table, UnknownNameError for an entry that the graph has not,
    OutputError, and errors of the folder.
    """
    place = Workspace(workspace)
    minter = Minter(*place.manifest()["base"])
    entries = {entry.iri for entry in read_entries(place.dataset()).all}
    said = decisions_from(folder) if there_is(folder) else ()
    known = in_force_by_matter(said)
    rows = read_sssom(table)
    made: list[tuple[Decision, list[Triple]]] = []
    same = 0
    for row in rows:
        _refuse_unknown(row, entries, table)
        if row.agreed is None:
            continue
        decision = _decision(row, minter, on)
        if said_before(decision, said) is not None:
            same += 1
            continue
        before = known.get(decision.matter)
        replaces = () if before is None else (before.iri,)
        decision = named(replace(decision, replaces=replaces), minter)
        triples = list(decision_triples(decision))
        if decision.kind is Kind.CONFIRM:
            triples.append(continues(row.earlier, row.later))
        made.append((decision, triples))
    write_all(made, folder)
    decided = tuple(decision for decision, _ in made)
    return Reviewed(decided, same, tuple(row for row in rows if row.agreed is None))


def candidates_from(table: Path, workspace: Path = WORKSPACE) -> tuple[Stated, ...]:
    """The candidates of an SSSOM table about which nobody has decided in it, to be kept in the graph.

    Raises as `review_candidates`.
    """
    place = Workspace(workspace)
    minter = Minter(*place.manifest()["base"])
    entries = {entry.iri for entry in read_entries(place.dataset()).all}
    found = []
    for row in read_sssom(table):
        _refuse_unknown(row, entries, table)
        if row.agreed is None:
            iri = candidate_iri(minter, row.earlier, row.later, row.kind)
            words = tuple(word for word in row.words if word)
            found.append(Stated(iri, row.earlier, row.later, row.kind, row.confidence, words))
    return tuple(found)


def _dataset(workspace: Path, store: str | None) -> Dataset:
    if store is None:
        return Workspace(workspace).dataset()
    from coomet_graph.store.remote import open_published  # noqa: PLC0415 - most need not load it

    return open_published(store)


def _decided(dataset: Dataset, folder: Path | None) -> list[tuple[str, str]]:
    """The ends of the links that somebody confirmed or refused."""
    decisions = (*decisions_in(dataset), *(decisions_from(folder) if folder is not None else ()))
    return [
        (each.about[0], each.about[1])
        for each in in_force(decisions)
        if each.link and len(each.about) == len(("earlier", "later"))
    ]


def _decision(row: Row, minter: Minter, on: date) -> Decision:
    kind = Kind.CONFIRM if row.agreed else Kind.REFUSE
    return Decision(
        iri="",
        kind=kind,
        by=row.by.strip(),
        on=row.on or on,
        link=candidate_iri(minter, row.earlier, row.later, row.kind),
        reason=row.reason or (_REFUSED if kind is Kind.REFUSE else ""),
        about=tuple(sorted((row.earlier, row.later))),
    )


def _refuse_unknown(row: Row, entries: set[str], table: Path) -> None:
    for end in (row.earlier, row.later):
        if end not in entries:
            raise UnknownNameError(
                f"{table}, line {row.line}: there is no entry {end} in the graph; correct the line or build "
                "with its document.",
                f"{table}, строка {row.line}: пункта {end} в графе нет; исправьте строку или постройте граф "
                "с его документом.",
            )
