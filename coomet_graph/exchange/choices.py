"""What a programme can choose from, as the graph knows it: terms, performers, items, indicators, states."""

from pyoxigraph import NamedNode

from coomet_graph.namespaces import COOMET, ID, SKOS
from coomet_graph.records.grammars.numbers import parse_number
from coomet_graph.store import Dataset, Names
from coomet_graph.store.names import natural_order

_PREFIXES = f"PREFIX coomet: <{COOMET}> PREFIX skos: <{SKOS}>"
_BODIES = f"""{_PREFIXES}
SELECT DISTINCT ?body WHERE {{
  ?body a coomet:StructuralBody ; skos:notation ?called . FILTER NOT EXISTS {{ ?body coomet:validTo ?ended }}
}}
"""
_ITEMS = f"""{_PREFIXES}
SELECT ?notation ?start ?end WHERE {{
  ?item a coomet:DevelopmentProgrammeItem ; skos:notation ?notation ; coomet:inProgramme ?programme .
  ?programme coomet:startYear ?start ; coomet:endYear ?end .
}}
"""
_INDICATORS = f"{_PREFIXES} SELECT DISTINCT ?called WHERE {{ [] a coomet:Indicator ; skos:notation ?called }}"
# Of a state that nobody reports there is nothing to write.
_STATES = f"""{_PREFIXES}
SELECT DISTINCT ?name WHERE {{
  ?state skos:inScheme <{ID}scheme/status> ; skos:prefLabel ?name ; skos:notation ?notation .
  FILTER (LANG(?name) = LANGUAGE && ?notation != "not-reported")
}}
"""
_YEARS = f"{_PREFIXES} SELECT ?start ?end WHERE {{ PROGRAMME coomet:startYear ?start ; coomet:endYear ?end }}"
_TERMS = {
    "en": ("Annually", "Ongoing", "Once in two years", "As necessary"),
    "ru": ("Ежегодно", "Постоянно", "Один раз в два года", "По мере необходимости"),
}
_POSTS = {"en": ("Chair of {}", "Members of {}"), "ru": ("Председатель {}", "Члены {}")}
_BASIS = {
    "en": "item {item} of the COOMET Development Program for {start}–{end}",
    "ru": "п. {item} Программы развития КООМЕТ на {start}–{end} гг.",
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
    """Bodies and the posts in them, as they are called in the language."""
    names = Names(dataset)
    found = [row["body"].value for row in dataset.select(_BODIES).dicts()]
    names.fetch(found)
    bodies = sorted({names.label(body, language) for body in found}, key=natural_order)
    # After a post, a Russian name would stand in another case; abbreviations have none.
    with_posts = [body for body in bodies if language == "en" or body.isupper()]
    return [*bodies, *(post.format(body) for post in _POSTS[language] for body in with_posts)]


def items(dataset: Dataset, language: str) -> list[str]:
    """Words that cite each item of each development programme, those of the last programme first."""
    # Halves of an item have no number that words could cite.
    known = {
        (int(row["end"].value), int(row["start"].value), row["notation"].value)
        for row in dataset.select(_ITEMS).dicts()
        if parse_number(row["notation"].value) is not None
    }
    ordered = sorted(known, key=lambda key: (-key[0], -key[1], natural_order(key[2])))
    return [_BASIS[language].format(item=item, start=start, end=end) for end, start, item in ordered]


def indicators(dataset: Dataset) -> list[str]:
    """The indicators of all development programmes; which one is meant, the item beside them says."""
    known = {row["called"].value for row in dataset.select(_INDICATORS).dicts()}
    return [f"Ind-{each}" for each in sorted(known, key=natural_order)]


def states(dataset: Dataset, language: str) -> list[str]:
    """The names of the states of work."""
    asked = _STATES.replace("LANGUAGE", f'"{language}"')
    return sorted(row["name"].value for row in dataset.select(asked).dicts())
