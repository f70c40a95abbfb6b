"""Links that nobody wrote down: found, read, kept and reviewed."""

from coomet_graph.pipeline.candidates import (
    candidate_links,
    candidates_from,
    keep_candidates,
    review_candidates,
)

__all__ = ["candidate_links", "candidates_from", "keep_candidates", "review_candidates"]
