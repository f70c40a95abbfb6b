"""Ask the graph: named questions, queries, single things, and why something is so or is not."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from coomet_graph.api.checking import audit
from coomet_graph.api.places import WORKSPACE, dataset_in, published_at
from coomet_graph.errors import UnknownNameError
from coomet_graph.questions import Answer, Card, Description, describe_thing, load_cards
from coomet_graph.questions import ask as ask_card
from coomet_graph.store import Names, Workspace
from coomet_graph.store.limits import Limits
from coomet_graph.store.worker import answer_apart

if TYPE_CHECKING:
    from coomet_graph.questions import Explanation


def questions() -> tuple[Card, ...]:
    """The named questions."""
    return load_cards()


def ask(
    name: str,
    parameters: Mapping[str, str] | None = None,
    workspace: Path = WORKSPACE,
    language: str = "en",
    *,
    store: str | None = None,
) -> Answer:
    """The answer of a named question, quoting the documents in a language where they have words in two.

    Raises UnknownNameError, ParameterError or WorkspaceError.
    """
    return ask_card(dataset_in(workspace, store), name, parameters, language)


def query(
    text: str, workspace: Path = WORKSPACE, limits: Limits | None = None, *, store: str | None = None
) -> dict[str, Any]:
    """The answer of any SPARQL query, within limits (see `store.worker`).

    A server has limits of its own on time and memory; those on the query itself and on rows hold for it too.
    Raises QueryError with the kind of fault, WorkspaceError if the graph cannot be read.
    """
    if store is not None:
        return published_at(store).answer(text, limits)
    place = Workspace(workspace)
    place.dataset()  # told apart from a faulty query: a store that holds nothing
    return answer_apart(place.store_path(), text, limits)


def show(
    name: str, workspace: Path = WORKSPACE, language: str = "en", *, store: str | None = None
) -> tuple[Description, ...]:
    """Everything about each thing that `name` means. Raises UnknownNameError."""
    return describe_thing(dataset_in(workspace, store), name, language)


def things(
    kind: str, workspace: Path = WORKSPACE, language: str = "en", *, store: str | None = None
) -> list[tuple[str, str, str]]:
    """What all things of a kind ("body", "programme") are called in short, each with its title and address.

    Raises UnknownNameError for what is no kind, WorkspaceError.
    """
    return Names(dataset_in(workspace, store)).all_of(kind, language)


def picture(
    name: str,
    workspace: Path = WORKSPACE,
    language: str = "en",
    format: str = "svg",  # noqa: A002
    *,
    store: str | None = None,
) -> bytes:
    """A picture of the one thing that `name` means and its neighbours. Raises UnknownNameError."""
    from coomet_graph.network import draw_neighbourhood  # noqa: PLC0415 - drawing libraries are slow to load

    dataset = dataset_in(workspace, store)
    found = Names(dataset).matches(name)
    if len(found) != 1:
        choices = ", ".join(found) or "–"
        raise UnknownNameError(
            f'A picture needs one thing, but "{name}" means {len(found)} ({choices}); give its IRI.',
            f"Для рисунка нужен один объект, а «{name}» означает {len(found)} ({choices}); укажите IRI.",
        )
    return draw_neighbourhood(dataset, found[0], language, format)


def why(
    thing: str = "",
    other: str | None = None,
    workspace: Path = WORKSPACE,
    language: str = "en",
    *,
    question: str | None = None,
    row: int = 1,
    parameters: Mapping[str, str] | None = None,
    finding: str | None = None,
    missing: str | None = None,
    store: str | None = None,
) -> "tuple[Explanation, ...]":
    """Why two things are connected, a row is in an answer or a finding was made; or why something is missing.

    `finding` is the beginning of a finding's number, `missing` what the thing lacks ("indicator") or, with a
    `question`, what its answer lacks. Raises UnknownNameError, ParameterError, WorkspaceError.
    """
    from coomet_graph.pipeline.why import explain, find_finding  # noqa: PLC0415 - drawing is slow to load

    found = None if finding is None else find_finding(audit(workspace, store=store).findings, finding)
    return explain(
        dataset_in(workspace, store), thing, other, question=question, row=row, parameters=parameters,
        finding=found, missing=missing, language=language,
    )  # fmt: skip


def draw_why(
    explained: "Sequence[Explanation]",
    workspace: Path = WORKSPACE,
    language: str = "en",
    format: str = "svg",  # noqa: A002
    *,
    store: str | None = None,
) -> bytes:
    """What `why` told as a picture. Raises UnknownNameError for an unknown format, WorkspaceError."""
    from coomet_graph.pipeline.why import draw  # noqa: PLC0415 - drawing is slow to load

    return draw(dataset_in(workspace, store), explained, language, format)
