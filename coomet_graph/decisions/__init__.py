"""What people decided about findings and links: values, and how they stand in RDF."""

from coomet_graph.decisions.model import Decision, Kind, in_force, in_force_by_matter
from coomet_graph.decisions.rdf import decisions_in, decisions_of, named, to_triples
from coomet_graph.decisions.titles import about_others, alike, said_before, say_the_same, titles_of

__all__ = [
    "Decision",
    "Kind",
    "about_others",
    "alike",
    "decisions_in",
    "decisions_of",
    "in_force",
    "in_force_by_matter",
    "named",
    "said_before",
    "say_the_same",
    "titles_of",
    "to_triples",
]
