"""All that is inferred: what the axioms entail, then what the rules of `queries/rules/` derive from that."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Literal

from pyoxigraph import NamedNode, Quad
from rdflib import Graph

from coomet_graph.namespaces import COOMET
from coomet_graph.reasoning.axioms import rules_of
from coomet_graph.reasoning.closure import infer
from coomet_graph.reasoning.derivations import Derivation, Derivations, derivation
from coomet_graph.reasoning.fixpoint import Fixpoint
from coomet_graph.reasoning.rules import Rule
from coomet_graph.store.dataset import Change, Dataset
from coomet_graph.store.ways import Pattern

Engine = Literal["sparql", "owlrl"]


class Entailment:
    """The rules of an ontology and the queries beside it, ready to be applied to any dataset."""

    def __init__(
        self,
        ontology: Graph,
        queries: Iterable[str] = (),
        vocabulary: str = COOMET,
        known: Mapping[str, Sequence[Pattern]] | None = None,
    ) -> None:
        """`queries` are CONSTRUCT queries, `vocabulary` the start of the IRIs of the terms that matter.

        `known` is what `patterns` of another was. Raises ValueError if a query is no rule, or gives what
        axioms are to conclude from.
        """
        self._ontology = ontology
        texts, known = tuple(queries), known or {}
        self.rules: Sequence[Rule] = rules_of(ontology, vocabulary)
        self.derivations: Sequence[Derivation] = tuple(derivation(text, known.get(text)) for text in texts)
        self.patterns: Mapping[str, Sequence[Pattern]] = {
            text: rule.patterns for text, rule in zip(texts, self.derivations, strict=True)
        }
        """What each query reads."""
        read = {f"<{atom.key}>" for rule in self.rules for atom in rule.body}
        for rule in self.derivations:
            if rule.kinds & read:
                raise ValueError(f"axioms conclude from what this rule gives: {rule.template}")

    @property
    def entailed(self) -> frozenset[str]:
        """The properties and classes of which statements can be entailed."""
        given = (kind[1:-1] for rule in self.derivations for kind in rule.kinds)
        return frozenset({rule.head.key for rule in self.rules}.union(given))

    def reach(self, dataset: Dataset, inferred: str, engine: Engine = "sparql") -> None:
        """Put everything that follows from the facts into the graph `inferred`.

        The engine "owlrl" has the axioms' part found by owlrl, the reference: for small graphs.
        """
        if engine == "owlrl":
            facts = [quad for name in dataset.fact_graphs() for quad in dataset.quads(name)]
            dataset.load(
                Quad(NamedNode(subject), NamedNode(prop), NamedNode(value), NamedNode(inferred))
                for subject, prop, value in infer(self._ontology, facts)
            )
        else:
            Fixpoint(dataset, self.rules, inferred).reach()
        Derivations(dataset, self.derivations, inferred).derive()

    def maintain(self, dataset: Dataset, inferred: str, change: Change) -> Change:
        """Make the graph `inferred` right after a change of the facts; tell all that is changed then."""
        if change.restated:
            stated = " ".join(f"{triple} ." for triple in sorted(change.restated, key=str))
            dataset.update(f"DELETE DATA {{ GRAPH <{inferred}> {{ {stated} }} }}", merges=True)
        change = Fixpoint(dataset, self.rules, inferred).maintain(change)
        return Derivations(dataset, self.derivations, inferred).maintain(change)
