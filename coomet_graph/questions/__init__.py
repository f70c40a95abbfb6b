"""Question cards: named questions with parameters, and their answers; everything about one thing; and why."""

from coomet_graph.questions.cards import Answer, Card, Parameter, ask, card_named, load_cards, values_of
from coomet_graph.questions.description import Description, Fact, describe_thing
from coomet_graph.questions.why import Explainer
from coomet_graph.questions.why_not import all_conditions, explain_missing
from coomet_graph.questions.why_paths import statements_between
from coomet_graph.questions.why_proofs import Proofs
from coomet_graph.questions.why_told import Explanation, Known, Step

__all__ = [
    "Answer",
    "Card",
    "Description",
    "Explainer",
    "Explanation",
    "Fact",
    "Known",
    "Parameter",
    "Proofs",
    "Step",
    "all_conditions",
    "ask",
    "card_named",
    "describe_thing",
    "explain_missing",
    "load_cards",
    "statements_between",
    "values_of",
]
