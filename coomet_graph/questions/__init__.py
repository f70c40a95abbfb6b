"""Question cards: named questions with parameters, and their answers; everything about one thing."""

from coomet_graph.questions.cards import Answer, Card, Parameter, ask, load_cards
from coomet_graph.questions.description import Description, Fact, describe_thing

__all__ = ["Answer", "Card", "Description", "Fact", "Parameter", "ask", "describe_thing", "load_cards"]
