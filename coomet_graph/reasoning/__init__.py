"""Stage 5, asserted → inferred statements. `infer` is the reference: the same by owlrl, for small graphs."""

from coomet_graph.reasoning.clashes import Clash, clashes, counted
from coomet_graph.reasoning.closure import infer
from coomet_graph.reasoning.entailment import Engine, Entailment

__all__ = ["Clash", "Engine", "Entailment", "clashes", "counted", "infer"]
