"""The ontology as the stages need it: as a graph of axioms, as quads to be asked for, as rules."""

from functools import cache
from typing import TYPE_CHECKING, Any

from pyoxigraph import BlankNode, NamedNode, Quad, RdfFormat, parse
from rdflib import Graph

from coomet_graph import resources
from coomet_graph.iris import Minter
from coomet_graph.queries import load_queries
from coomet_graph.store import Workspace
from coomet_graph.store.snapshots import Draft
from coomet_graph.store.ways import Pattern

if TYPE_CHECKING:
    from coomet_graph.reasoning import Entailment

_KEPT, _ENTAILED = "rules", "entailed"


@cache
def ontology() -> Graph:
    """The ontology's own modules (without shapes, alignments and vocabularies) as an rdflib graph."""
    graph = Graph()
    for path in (resources.ontology_folder() / "coomet.ttl", *resources.turtle_files("modules")):
        graph.parse(path, format="turtle")
    return graph


@cache
def entailment() -> "Entailment":
    """The rules by which statements follow: the ontology's axioms, and the queries in `queries/rules/`."""
    from coomet_graph.reasoning import Entailment  # noqa: PLC0415 - the libraries of rules are slow to load

    return Entailment(ontology(), _rules())


def entailment_in(place: Workspace) -> "Entailment":
    """The same, knowing what is kept in the current snapshot: rules of which it tells need not be parsed.

    Raises WorkspaceError if nothing was built yet, or what was kept is damaged.
    """
    from coomet_graph.reasoning import Entailment  # noqa: PLC0415

    kept: dict[str, list[Any]] = place.attachment(_KEPT)
    known = {text: tuple(map(Pattern.from_list, patterns)) for text, patterns in kept.items()}
    return Entailment(ontology(), _rules(), known=known)


def attach_rules(draft: Draft, rules: "Entailment") -> None:
    """Keep what each of the rules reads, and what they entail."""
    kept = {text: [each.as_list() for each in patterns] for text, patterns in rules.patterns.items()}
    draft.attach(_KEPT, kept)
    draft.attach(_ENTAILED, sorted(rules.entailed))


def entailed_in(place: Workspace) -> frozenset[str]:
    """The properties and classes that could be entailed when the current snapshot was made.

    Raises WorkspaceError if nothing was built yet, or what was kept is damaged.
    """
    return frozenset(place.attachment(_ENTAILED))


def _rules() -> list[str]:
    return [query.text for query in load_queries("rules")]


def ontology_quads(minter: Minter) -> list[Quad]:
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
