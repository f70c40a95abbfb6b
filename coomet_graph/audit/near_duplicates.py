"""Entries of one programme with nearly the same title."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz import fuzz

from coomet_graph.store import Dataset

_TITLES = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
SELECT DISTINCT ?entry ?programme ?title WHERE {
  ?entry coomet:inProgramme ?programme ; dcterms:title ?title ; prov:hadPrimarySource ?source .
  VALUES ?class { coomet:DevelopmentProgrammeItem coomet:Action }
  ?entry a ?class .
}
ORDER BY ?programme ?entry
"""
# Titles of compound rows' halves ("Development") are alike by design; real titles are longer.
_SHORTEST = 20
ALIKE = 90.0


def entry_titles(dataset: Dataset) -> dict[str, list[tuple[str, str]]]:
    """Entry and title of every listed entry, by programme."""
    titles: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for row in dataset.select(_TITLES).dicts():
        titles[row["programme"].value].append((row["entry"].value, row["title"].value))
    return titles


def near_duplicates(titles: dict[str, list[tuple[str, str]]]) -> Iterator[tuple[str, str, int]]:
    """Pairs of entries of one programme and how alike their titles are, in per cent."""
    for entries in titles.values():
        long = [(entry, title.casefold()) for entry, title in entries if len(title) >= _SHORTEST]
        for (first, one), (second, other) in combinations(long, 2):
            score = fuzz.token_sort_ratio(one, other, score_cutoff=ALIKE)
            if score:
                yield first, second, round(score)
