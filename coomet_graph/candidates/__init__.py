"""Candidate links between entries of different programmes: proposed, explained, and never facts."""

from coomet_graph.candidates.finding import THRESHOLD, Candidate, Candidates, find_candidates
from coomet_graph.candidates.matching import Kind, Link, NoMatch, candidate_iri

__all__ = [
    "THRESHOLD",
    "Candidate",
    "Candidates",
    "Kind",
    "Link",
    "NoMatch",
    "candidate_iri",
    "find_candidates",
]
