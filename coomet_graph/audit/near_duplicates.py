"""Entries of one programme with nearly the same title."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from pyoxigraph import NamedNode
from rapidfuzz import fuzz, process

from coomet_graph.store import Dataset

_PREFIXES = """
PREFIX coomet: <https://w3id.org/coomet/ontology#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX prov: <http://www.w3.org/ns/prov#>
"""
# Programmes with entries that a source lists; one programme after the other is looked at.
_PROGRAMMES = f"""{_PREFIXES}
SELECT DISTINCT ?programme WHERE {{ ?entry coomet:inProgramme ?programme }} ORDER BY ?programme
"""
_TITLES = f"""{_PREFIXES}
SELECT DISTINCT ?entry ?title WHERE {{
  VALUES ?programme {{ PROGRAMME }}
  ?entry coomet:inProgramme ?programme ; dcterms:title ?title ; prov:hadPrimarySource ?source ; a ?class .
  FILTER(?class IN (coomet:DevelopmentProgrammeItem, coomet:Action))
}}
ORDER BY ?entry
"""
# Titles of compound rows' halves ("Development") are alike by design; real titles are longer.
_SHORTEST = 20
ALIKE = 90.0


def entry_titles(dataset: Dataset) -> Iterator[list[tuple[str, str]]]:
    """Entry and title of every listed entry, one programme at a time."""
    for (programme,) in dataset.select(_PROGRAMMES).rows:
        if isinstance(programme, NamedNode):
            rows = dataset.select(_TITLES.replace("PROGRAMME", str(programme))).dicts()
            titles = [(row["entry"].value, row["title"].value) for row in rows]
            if titles:
                yield titles


def near_duplicates(titles: Sequence[tuple[str, str]]) -> list[tuple[str, str, int]]:
    """Pairs among the entries of one programme and how alike their titles are, in per cent.

    Words are compared in any order. A title is compared only with those whose length allows them to be alike
    enough: of two texts, so many letters are not in common as one is longer than the other.
    """
    keys = [(" ".join(sorted(title.casefold().split())), number) for number, (_, title) in enumerate(titles)]
    long = sorted(
        (key for key in keys if len(titles[key[1]][1]) >= _SHORTEST), key=lambda key: (len(key[0]), key[1])
    )
    texts, lengths = [text for text, _ in long], [len(text) for text, _ in long]
    found: list[tuple[int, int, int]] = []
    for place, (text, number) in enumerate(long):
        longest = len(text) * (200 - ALIKE) / ALIKE
        near = texts[place + 1 : bisect_right(lengths, longest, lo=place + 1)]
        for _, score, index in process.extract_iter(text, near, scorer=fuzz.ratio, score_cutoff=ALIKE):
            other = long[place + 1 + index][1]
            found.append((min(number, other), max(number, other), round(score)))
    return [(titles[first][0], titles[second][0], score) for first, second, score in sorted(found)]
