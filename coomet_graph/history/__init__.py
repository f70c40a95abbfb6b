"""A programme's life: editions as values, what changed between them, and links that people confirmed."""

from coomet_graph.history.confirmations import Confirmation, confirm, confirmations_of
from coomet_graph.history.difference import Change, Difference, apply, compare, inverse
from coomet_graph.history.edition import Detail, Edition, Entry, Identity
from coomet_graph.history.reading import edition_of, edition_of_record
from coomet_graph.history.versions import earlier_numbers

__all__ = [
    "Change",
    "Confirmation",
    "Detail",
    "Difference",
    "Edition",
    "Entry",
    "Identity",
    "apply",
    "compare",
    "confirm",
    "confirmations_of",
    "earlier_numbers",
    "edition_of",
    "edition_of_record",
    "inverse",
]
