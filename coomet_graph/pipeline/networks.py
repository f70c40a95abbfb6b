"""The trace matrix and the radar of a workspace or a server, with what people decided about holes."""

from datetime import UTC, date, datetime
from pathlib import Path

from coomet_graph.decisions import Kind, decisions_in, in_force
from coomet_graph.network.matrix import By, Matrix, trace_matrix
from coomet_graph.network.radar import Radar, make_radar
from coomet_graph.store import Dataset, Workspace

WORKSPACE = Path("coomet-workspace")
# What these rules find is a hole of the matrix.
HOLE_RULES = frozenset({"item-not-taken-up", "action-without-basis", "project-action-without-basis"})


def matrix(
    by: By | str = By.ITEMS,
    workspace: Path = WORKSPACE,
    language: str = "en",
    *,
    programme: str | None = None,
    body: str | None = None,
    year: int | None = None,
    store: str | None = None,
) -> Matrix:
    """Which action takes up which item, or which body serves which indicator; and what nobody does.

    Of a programme, a body or a year, by the names that people use. Holes that a decision in force accepts are
    told with its reason. Raises ParameterError, WorkspaceError.
    """
    dataset = _dataset(workspace, store)
    return trace_matrix(
        dataset, by, programme=programme, body=body, year=year, accepted=accepted_holes(dataset),
        language=language,
    )  # fmt: skip


def radar(
    workspace: Path = WORKSPACE,
    language: str = "en",
    *,
    programme: str | None = None,
    body: str | None = None,
    store: str | None = None,
) -> Radar:
    """What waits for what and for whom, who has how much to do, and what will be left; see `make_radar`.

    Raises ParameterError, WorkspaceError.
    """
    return make_radar(_dataset(workspace, store), programme=programme, body=body, language=language)


def accepted_holes(dataset: Dataset, day: date | None = None) -> dict[str, str]:
    """The reason for every thing whose hole a decision accepts that is in force on that day (or today)."""
    then = day or datetime.now(UTC).astimezone().date()
    return {
        thing: decision.reason
        for decision in in_force(decisions_in(dataset))
        if decision.kind is Kind.ACCEPT and decision.rule in HOLE_RULES and decision.holds_on(then)
        for thing in decision.about
    }


def _dataset(workspace: Path, store: str | None) -> Dataset:
    if store is None:
        return Workspace(workspace).dataset()
    from coomet_graph.store.remote import open_published  # noqa: PLC0415 - most need not load it

    return open_published(store)
