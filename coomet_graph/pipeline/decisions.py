"""What people decided, in a folder of Turtle files, one for each decision: read, written, kept by builds.

Each file is named by its date, its kind, its finding and a hash of its content, so that what two people wrote
at the same time stands side by side when their folders are merged.
"""

import os
from collections.abc import Iterable
from pathlib import Path

from pyoxigraph import NamedNode, Triple

from coomet_graph.decisions import Decision, Kind, decisions_in, decisions_of, in_force, to_triples
from coomet_graph.errors import OutputError, ParameterError, WorkspaceError
from coomet_graph.exchange import read_rdf
from coomet_graph.exchange.turtle import to_turtle
from coomet_graph.graph.terms import coomet
from coomet_graph.history import confirmations_of
from coomet_graph.iris import Minter
from coomet_graph.store import Workspace

DECISIONS = Path("data/decisions")
# A decision has some sentences of words, and the things it is about.
MOST_BYTES = 2**18
_CONTINUES = coomet("continues")


def read_decisions(folder: Path, minter: Minter) -> tuple[Triple, ...]:
    """The statements of all decisions in the `*.ttl` files of the folder, sorted, and what follows from them.

    Of what else the files say, only that one of two entries continues the other is taken, and only where a
    confirmation of just that is in force.
    Raises ParameterError if there is no such folder, UnreadableGraphError for a file that is not right.
    """
    read = _statements(folder)
    confirmed = confirmations_of(read)
    triples = {triple for each in confirmed for triple in each.triples(minter)}
    links = {each.citation for each in confirmed}
    # A confirmed citation is stated by its confirmation.
    decisions = decisions_of(read)
    others = [each for each in decisions if each.kind is not Kind.CONFIRM or each.link not in links]
    triples.update(triple for each in others for triple in to_triples(each))
    agreed = {frozenset(each.about) for each in in_force(decisions) if each.kind is Kind.CONFIRM}
    triples.update(each for each in read if each.predicate == _CONTINUES and _ends(each) in agreed)
    return tuple(sorted(triples, key=str))


def there_is(folder: Path) -> bool:
    """Whether there is a folder to read decisions from, be it one that cannot be read."""
    try:
        return folder.is_dir()
    except OSError:
        return True


def decisions_from(folder: Path = DECISIONS) -> tuple[Decision, ...]:
    """The decisions in the `*.ttl` files of the folder. Raises as `read_decisions`."""
    read = _statements(folder)
    confirmations_of(read)
    return decisions_of(read)


def decisions_not_built(folder: Path, workspace: Path) -> tuple[Decision, ...]:
    """The decisions on links in the folder that the graph does not know: an update takes them in.

    Raises as `read_decisions`, and WorkspaceError.
    """
    known = {each.iri for each in decisions_in(Workspace(workspace).dataset())}
    return tuple(each for each in decisions_from(folder) if each.link and each.iri not in known)


def kept_decisions(place: Workspace) -> tuple[Triple, ...] | None:
    """The statements of the decisions in the current snapshot; None if it has no graph of them."""
    try:
        graph, dataset = Minter(*place.manifest()["base"]).graph("decisions"), place.dataset()
        known = graph in place.manifest()["graphs"]
    except WorkspaceError:
        return None
    return tuple(quad.triple for quad in dataset.quads(graph)) if known else None


def write_decision(decision: Decision, triples: Iterable[Triple], folder: Path) -> Path:
    """Write the statements of a decision into a file of its own, and return where.

    It is written aside and renamed, so that nobody finds half a decision. Raises OutputError, and
    ParameterError for one that could not be read again.
    """
    path = file_of(decision, folder)
    content = to_turtle(sorted(triples, key=str))
    if len(content) > MOST_BYTES:
        raise ParameterError(
            f"The decision has {len(content)} bytes, and {MOST_BYTES} are allowed; give a shorter reason.",
            f"Решение занимает {len(content)} байт, а разрешено {MOST_BYTES}; укажите причину короче.",
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        aside = path.with_name(f".{path.name}-{os.getpid()}")
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        raise OutputError(
            f"{path}: the decision cannot be written ({error.strerror}); choose another folder with "
            "--decisions.",
            f"{path}: не удаётся записать решение ({error.strerror}); выберите другую папку с помощью "
            "--decisions.",
        ) from error
    return path


def file_of(decision: Decision, folder: Path) -> Path:
    """Where a decision is written in a folder."""
    content = decision.iri.rsplit("/", 1)[-1]
    parts = (decision.on.isoformat(), decision.kind, decision.number, content[:8])
    return folder / f"{'-'.join(part for part in parts if part)}.ttl"


def _ends(statement: Triple) -> frozenset[str]:
    ends = (statement.subject, statement.object)
    return frozenset(end.value for end in ends if isinstance(end, NamedNode))


def _statements(folder: Path) -> list[Triple]:
    return [quad.triple for path in _files(folder) for quad in read_rdf(path)]


def _files(folder: Path) -> list[Path]:
    """The files of decisions, without what editors and systems put beside them under hidden names."""
    try:
        with os.scandir(folder) as listed:
            files = [each for each in listed if each.name.lower().endswith(".ttl") and each.name[0] != "."]
            large = [each.name for each in files if each.stat().st_size > MOST_BYTES]
    except (FileNotFoundError, NotADirectoryError) as error:
        raise ParameterError(
            f"{folder}: there is no such folder of decisions; check the path.",
            f"{folder}: такой папки с решениями нет; проверьте путь.",
        ) from error
    except (OSError, ValueError) as error:
        raise ParameterError(
            f"{folder}: the folder of decisions cannot be read ({error}); check its permissions.",
            f"{folder}: не удаётся прочитать папку с решениями ({error}); проверьте права доступа.",
        ) from error
    if large:
        raise ParameterError(
            f"{folder / min(large)}: this is no decision, it has more than {MOST_BYTES} bytes; move it "
            "elsewhere.",
            f"{folder / min(large)}: это не решение, в файле больше {MOST_BYTES} байт; переместите его.",
        )
    return sorted(Path(each.path) for each in files)
