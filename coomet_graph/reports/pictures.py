"""The pictures in reports, each drawn once for all of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from coomet_graph.store import Dataset

if TYPE_CHECKING:
    from coomet_graph.network import Coverage

_INDICATORS = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
SELECT (COUNT(DISTINCT ?each) AS ?count) WHERE { ?each a coomet:Indicator }
"""
# A picture of more indicators is too long for a page.
_DRAWN = 150


class Pictures:
    """Pictures of what a graph says, drawn when they are asked for."""

    def __init__(self, dataset: Dataset) -> None:
        self._dataset = dataset
        self._drawn: dict[str, bytes | None] = {}
        self._served: Coverage | None = None

    def coverage(self, language: str) -> bytes | None:
        """The picture of which body serves which indicator, as PNG; None if there is nothing, or too much.

        Not every word processor can show another format.
        """
        if language not in self._drawn:
            self._drawn[language] = self._coverage(language)
        return self._drawn[language]

    def close(self) -> None:
        """Draw nothing ahead any more."""

    def _coverage(self, language: str) -> bytes | None:
        (row,) = self._dataset.select(_INDICATORS).dicts()
        if not 0 < int(row["count"].value) <= _DRAWN:
            return None
        from coomet_graph.network import draw_coverage, who_serves  # noqa: PLC0415 - few have a picture

        self._served = self._served or who_serves(self._dataset)
        return draw_coverage(self._dataset, language, "png", self._served)
