"""What a work programme can choose from, as the graph knows it: terms, performers, sentences on a basis."""

from collections import defaultdict
from collections.abc import Iterator

from pyoxigraph import NamedNode

from coomet_graph.namespaces import COOMET, SKOS
from coomet_graph.records.grammars.numbers import parse_number
from coomet_graph.store import Dataset
from coomet_graph.store.names import natural_order

_PREFIXES = f"PREFIX coomet: <{COOMET}> PREFIX skos: <{SKOS}>"
_BODIES = f"""{_PREFIXES}
SELECT DISTINCT ?called WHERE {{
  ?body a coomet:StructuralBody ; skos:notation ?called . FILTER NOT EXISTS {{ ?body coomet:validTo ?ended }}
}}
"""
_ITEMS = f"""{_PREFIXES}
SELECT ?item ?notation ?start ?end ?indicator WHERE {{
  ?item a coomet:DevelopmentProgrammeItem ; skos:notation ?notation ; coomet:inProgramme ?programme .
  ?programme coomet:startYear ?start ; coomet:endYear ?end .
  OPTIONAL {{ ?item coomet:measuredBy ?measure . ?measure skos:notation ?indicator }}
}}
"""
_YEARS = f"{_PREFIXES} SELECT ?start ?end WHERE {{ PROGRAMME coomet:startYear ?start ; coomet:endYear ?end }}"
_TERMS = {
    "en": ("Annually", "Ongoing", "Once in two years", "As necessary"),
    "ru": ("Ежегодно", "Постоянно", "Один раз в два года", "По мере необходимости"),
}
_POSTS = {"en": ("Chair of {}", "Members of {}"), "ru": ("Председатель {}", "Члены {}")}
_BASIS = {
    "en": "The basis is item {item} of the COOMET Development Program for {start}–{end}{indicators}.",
    "ru": "Основание – пункт {item} Программы развития КООМЕТ на {start}–{end} гг.{indicators}",
}


def years_of(dataset: Dataset, programme: NamedNode | None) -> tuple[int, int] | None:
    """The years of a programme; without one, those of the last development programme that is known."""
    if programme is not None:
        rows = dataset.select(_YEARS.replace("PROGRAMME", str(programme))).dicts()
    else:
        rows = dataset.select(_ITEMS).dicts()
    years = {(int(row["start"].value), int(row["end"].value)) for row in rows}
    return max(years, key=lambda period: period[::-1], default=None)


def terms(years: tuple[int, int] | None, language: str) -> list[str]:
    """The terms that an entry of a programme for these years usually has."""
    if years is None:
        return list(_TERMS[language])
    start, end = years
    single = [str(year) for year in range(start, min(end, start + 20) + 1)]
    spans = [f"{first}–{end}" for first in range(start, min(end, start + 20))]
    return [*spans, *single, *_TERMS[language]]


def performers(dataset: Dataset, language: str) -> list[str]:
    """Bodies and the posts in them."""
    bodies = sorted({row["called"].value for row in dataset.select(_BODIES).dicts()}, key=natural_order)
    return [*bodies, *(post.format(body) for post in _POSTS[language] for body in bodies)]


def bases(dataset: Dataset, language: str) -> Iterator[str]:
    """A sentence for each item of each development programme, with its indicators; the last one first."""
    items: dict[tuple[int, int, str], set[str]] = defaultdict(set)
    for row in dataset.select(_ITEMS).dicts():
        # Parts of an item have no number that a sentence could cite.
        if parse_number(row["notation"].value) is None:
            continue
        key = int(row["end"].value), int(row["start"].value), row["notation"].value
        items[key] |= {row["indicator"].value} if "indicator" in row else set()
    for end, start, item in sorted(items, key=lambda key: (-key[0], -key[1], natural_order(key[2]))):
        named = ", ".join(f"Ind-{each}" for each in sorted(items[end, start, item], key=natural_order))
        indicators = f" ({named})" if named else ""
        yield _BASIS[language].format(item=item, start=start, end=end, indicators=indicators)
