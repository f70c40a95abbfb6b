"""What an explanation is made of: sentences, each with the words of the sources that it rests on."""

from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

from coomet_graph.errors import Text
from coomet_graph.findings import Place
from coomet_graph.letters import language_of

_NOTHING = Text("", "")


class Known(StrEnum):
    """How it is known what a step says."""

    SAID = "said"
    """A source says so."""
    REFERENCE = "reference"
    """The reference data say so."""
    FOLLOWS = "follows"
    """It follows from the steps below it."""
    HOLDS = "holds"
    """A condition, and it is fulfilled."""
    FAILS = "fails"
    """The first condition that is not fulfilled."""
    OPEN = "open"
    """A condition after the one that fails."""


@dataclass(frozen=True, slots=True)
class Step:
    """A sentence, how it is known, its words in the sources, and the steps that it follows from.

    `ends` are the IRIs of the two things that it connects, if it connects two, and `link` says by what.
    """

    sentence: Text
    known: Known
    places: tuple[Place, ...] = ()
    premises: tuple["Step", ...] = ()
    ends: tuple[str, ...] = ()
    link: Text = _NOTHING

    def quoted(self, language: str) -> tuple[Place, ...]:
        """Its words in the sources: of two editions, those in the language; without any, all there are."""
        spoken = tuple(place for place in self.places if language_of(place.quotation) == language)
        return spoken or self.places

    def leaves(self) -> tuple["Step", ...]:
        """The steps at the bottom, which follow from nothing else."""
        if not self.premises:
            return (self,)
        return tuple(leaf for premise in self.premises for leaf in premise.leaves())


@dataclass(frozen=True, slots=True)
class Explanation:
    """Why something is so, or why not: a verdict, the steps to it, and what would have to be written where.

    `found` says whether what was asked about is there; `remedy` is empty where nothing is missing.
    """

    title: Text
    verdict: Text
    steps: tuple[Step, ...]
    found: bool = True
    remedy: Text = _NOTHING

    def as_dict(self) -> dict[str, Any]:
        """For JSON."""
        return asdict(self)
