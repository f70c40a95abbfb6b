"""What people decided, as builds and audits take it: from a folder, or from the current snapshot."""

from pathlib import Path

from pyoxigraph import NamedNode, Triple

from coomet_graph.decisions import Decision, Kind, decisions_in, in_force, to_triples
from coomet_graph.errors import WorkspaceError
from coomet_graph.graph.terms import coomet
from coomet_graph.iris import Minter
from coomet_graph.pipeline.decision_files import read_folder
from coomet_graph.store import Workspace

DECISIONS = Path("data/decisions")
_CONTINUES = coomet("continues")


def read_decisions(folder: Path, minter: Minter) -> tuple[Triple, ...]:
    """The statements of all decisions in the `*.ttl` files of the folder, sorted, and what follows from them.

    Of what else the files say, only that one of two entries continues the other is taken, and only where a
    confirmation of just that is in force.
    Raises ParameterError if there is no such folder or it is too large, UnreadableGraphError for files that
    are not right.
    """
    kept = read_folder(folder)
    triples = {triple for each in kept.confirmations for triple in each.triples(minter)}
    links = {each.citation for each in kept.confirmations}
    # A confirmed citation is stated by its confirmation.
    others = [each for each in kept.decisions if each.kind is not Kind.CONFIRM or each.link not in links]
    triples.update(triple for each in others for triple in to_triples(each))
    agreed = {frozenset(each.about) for each in in_force(kept.decisions) if each.kind is Kind.CONFIRM}
    triples.update(each for each in kept.statements if each.predicate == _CONTINUES and _ends(each) in agreed)
    return tuple(sorted(triples, key=str))


def decisions_from(folder: Path = DECISIONS) -> tuple[Decision, ...]:
    """The decisions in the `*.ttl` files of the folder. Raises as `read_decisions`."""
    return read_folder(folder).decisions


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


def _ends(statement: Triple) -> frozenset[str]:
    ends = (statement.subject, statement.object)
    return frozenset(end.value for end in ends if isinstance(end, NamedNode))
