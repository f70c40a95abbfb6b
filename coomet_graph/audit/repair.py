"""What might mend a finding: proposed, with its evidence, and never applied by itself."""

from dataclasses import dataclass

from coomet_graph.errors import Text
from coomet_graph.findings import Place


@dataclass(frozen=True, slots=True)
class Repair:
    """One proposal: in words, how likely it is (0 to 1), and the places in the sources that speak for it.

    `old` and `new` are the words to replace and those to put there, where it is as simple as that.
    """

    text: Text
    confidence: float
    places: tuple[Place, ...] = ()
    old: str = ""
    new: str = ""
