"""Candidates as statements, for a graph of their own: `…/graph/candidates`, which holds no facts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Literal, NamedNode, Triple

from coomet_graph.candidates.finding import Candidate
from coomet_graph.errors import Text
from coomet_graph.graph.terms import TYPE, coomet
from coomet_graph.namespaces import XSD

_DECIMAL = NamedNode(XSD + "decimal")


@dataclass(frozen=True, slots=True)
class Stated:
    """What is stated of a candidate: where it comes from makes no difference."""

    iri: str
    earlier: str
    later: str
    kind: str
    confidence: float
    words: tuple[str, ...] = ()
    speaks_for: tuple[Text, ...] = ()
    speaks_against: tuple[Text, ...] = ()

    @classmethod
    def of(cls, candidate: Candidate) -> "Stated":
        """What is stated of a candidate that was found."""
        link, told = candidate.link, candidate.told
        return cls(
            candidate.iri, link.pair.earlier.iri, link.pair.later.iri, link.kind, link.confidence,
            tuple(map(str, told.matched)), told.speaks_for, told.speaks_against,
        )  # fmt: skip


def to_triples(candidates: Iterable[Stated]) -> list[Triple]:
    """The statements, sorted."""
    return sorted({triple for each in candidates for triple in _triples(each)}, key=str)


def continues(earlier: str, later: str) -> Triple:
    """What a confirmed candidate states: that the later entry takes the work of the earlier one further."""
    return Triple(NamedNode(later), coomet("continues"), NamedNode(earlier))


def _triples(candidate: Stated) -> Iterator[Triple]:
    node = NamedNode(candidate.iri)
    yield Triple(node, TYPE, coomet("CandidateLink"))
    yield Triple(node, coomet("earlierEntry"), NamedNode(candidate.earlier))
    yield Triple(node, coomet("laterEntry"), NamedNode(candidate.later))
    yield Triple(node, coomet("candidateKind"), Literal(str(candidate.kind)))
    yield Triple(node, coomet("confidence"), Literal(f"{candidate.confidence:.4f}", datatype=_DECIMAL))
    for words in candidate.words:
        yield Triple(node, coomet("matchedWords"), Literal(words))
    for prop, texts in (("speaksFor", candidate.speaks_for), ("speaksAgainst", candidate.speaks_against)):
        for text in texts:
            yield Triple(node, coomet(prop), Literal(text.en, language="en"))
            yield Triple(node, coomet(prop), Literal(text.ru, language="ru"))
