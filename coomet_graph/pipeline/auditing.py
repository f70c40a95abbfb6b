"""The audit of a workspace: rules, decisions and register joined, and two snapshots compared."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from coomet_graph.audit import AuditReport, Selection, catalogue, run_audit
from coomet_graph.audit.selection import choose, select
from coomet_graph.audit.sightings import Sighting, sightings_of
from coomet_graph.audit.standing import Standing, changed
from coomet_graph.decisions import Decision
from coomet_graph.errors import UnknownNameError
from coomet_graph.findings import Finding, merge_findings, reader_rules
from coomet_graph.iris import Minter
from coomet_graph.pipeline.attachments import details_of
from coomet_graph.pipeline.decisions import decisions_from
from coomet_graph.pipeline.register import audits, enter, moment, numbers_in
from coomet_graph.pipeline.terms import ontology
from coomet_graph.pipeline.validating import report_at, report_in
from coomet_graph.store import Dataset, Snapshot, Workspace
from coomet_graph.validation import Engine

_DAY = len("2031-06-02")
_EVERYTHING = Selection()


def audit_in(
    workspace: Path | Workspace,
    engine: Engine = "compiled",
    since: str | None = None,
    decisions: Path | None = None,
    day: date | None = None,
    *,
    selection: Selection = _EVERYTHING,
) -> AuditReport:
    """The findings on the workspace's current snapshot, as they stand on that `day` (by default, today).

    The workspace is a folder, or one that a caller has pinned, and whose snapshot is audited then.

    With `since`, the beginning of a snapshot's name or the name of a programme, what changed since that
    snapshot or since the programme's last edition; the decisions are those in the folder `decisions`, else
    those of the snapshot. Rules that the `selection` does not name are not run, and an audit by some of the
    rules is not entered in the register. Raises UnknownNameError, WorkspaceError, and as `choose` and
    `decisions_from`.
    """
    # Another build may make another snapshot current meanwhile.
    place = (workspace if isinstance(workspace, Workspace) else Workspace(workspace)).pinned()
    dataset = place.dataset()
    choice = choose(selection, catalogue(), dataset)
    before = None if since is None else place.at(_snapshot(place, since))
    decided = None if decisions is None else decisions_from(decisions)
    report, numbers = _report(place, engine, decided, day, choice.rules)
    # What some rules were not asked for is not gone.
    if choice.rules is None:
        enter(place, numbers)
    changes, gone = dict.fromkeys(numbers, ""), tuple[Finding, ...]()
    if before is not None:
        older, were = _report(before, engine, None, day, choice.rules)
        entered = numbers_in(before)
        if entered is None and choice.rules is None:
            enter(before, were)
        # By which decisions findings were made at that time only the register knows.
        were |= numbers & (entered or frozenset())
        changes = changed(numbers, were, _earlier(place, before))
        gone = tuple(finding for finding in older.findings if finding.number not in numbers)
    report = replace(report, standings=_standings(place, report, changes), gone=gone)
    return report if selection == _EVERYTHING else select(report, choice, dataset)


def audit_at(
    dataset: Dataset,
    graph_base: str,
    engine: Engine = "compiled",
    decisions: Path | None = None,
    day: date | None = None,
    *,
    selection: Selection = _EVERYTHING,
) -> AuditReport:
    """The findings on a dataset beside which nothing is kept: what readers found is not known.

    Raises as `choose` and `decisions_from`.
    """
    choice = choose(selection, catalogue(), dataset)
    decided = None if decisions is None else decisions_from(decisions)
    results, not_run = report_at(dataset, Minter(graph_base=graph_base), engine), reader_rules().keys()
    report = run_audit(
        dataset, ontology(), report=results, decisions=decided, day=day, not_run=not_run, only=choice.rules
    )
    report = replace(report, checks=tuple(check for check in report.checks if check.rule.id not in not_run))
    return report if selection == _EVERYTHING else select(report, choice, dataset)


def reader_findings(place: Workspace) -> tuple[Finding, ...]:
    """What the readers found in the sources of the current snapshot. Raises WorkspaceError."""
    return merge_findings(_of_readers(place))


def _of_readers(place: Workspace) -> Iterator[Finding]:
    """Source by source, what the readers found."""
    for source in place.manifest()["sources"]:
        yield from map(Finding.from_dict, place.attachment(details_of(source["id"]))["findings"])


def _report(
    place: Workspace,
    engine: Engine,
    decided: Sequence[Decision] | None,
    day: date | None,
    only: Collection[str] | None,
) -> tuple[AuditReport, frozenset[str]]:
    """The report on the snapshot that is current in `place`, and the numbers of what was found."""
    dataset = place.dataset()
    report = run_audit(
        dataset,
        ontology(),
        _of_readers(place),
        sum(source["lines"] for source in place.manifest()["sources"]),
        report_in(place, dataset, engine),
        decisions=decided,
        day=day,
        only=only,
    )
    return report, frozenset(finding.number for finding in report.findings)


def _standings(place: Workspace, report: AuditReport, changes: dict[str, str]) -> dict[str, Standing]:
    """How each finding stands that `changes` name, with the dates that the register knows."""
    seen = sightings_of(audits(place))
    return {
        number: _dated(report.standings.get(number, Standing()), seen.get(number), change)
        for number, change in changes.items()
    }


def _dated(standing: Standing, seen: Sighting | None, change: str) -> Standing:
    if seen is None:
        return replace(standing, change=change)
    return replace(
        standing,
        first_seen=seen.first[:_DAY],
        last_seen=seen.last[:_DAY],
        fixed=seen.fixed[:_DAY],
        returned=seen.returned[:_DAY],
        change=change,
    )


def _earlier(place: Workspace, before: Workspace) -> frozenset[str]:
    """The numbers of all that was found in snapshots made before that one."""
    (then,) = (each for each in before.snapshots() if each.is_current)
    return frozenset(number for made, numbers in audits(place) if made < moment(then) for number in numbers)


def _snapshot(place: Workspace, since: str) -> str:
    """The name of the snapshot that is meant by the beginning of its name, or by a programme in it."""
    kept = place.snapshots()
    (current,) = (each for each in kept if each.is_current)
    if not any(_editions(each, since) for each in kept):
        return since
    others = (each for each in kept if _editions(each, since) not in (set(), _editions(current, since)))
    last = next(others, None)
    if last is None:
        known = ", ".join(each.name for each in kept)
        raise UnknownNameError(
            f"No earlier edition of {since} is kept; the snapshots are: {known}.",
            f"Более ранней редакции {since} не сохранилось; снимки: {known}.",
        )
    return last.name


def _editions(snapshot: Snapshot, programme: str) -> set[tuple[str, str]]:
    """The sources of a programme in a snapshot, each with a hash of what it states."""
    minter, graphs = Minter(*snapshot.manifest["base"]), snapshot.manifest["graphs"]
    return {
        (source["id"], graphs.get(minter.graph("asserted", source["id"]), ""))
        for source in _named(snapshot.manifest["sources"], programme)
    }


def _named(sources: Iterable[dict[str, Any]], programme: str) -> Iterable[dict[str, Any]]:
    return (each for each in sources if programme in (each["id"], each["programme"]))
