"""What the things were called that decisions are about: an entry's number may pass to another entry."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz, utils

from coomet_graph.decisions.model import Decision, Title
from coomet_graph.namespaces import DCTERMS
from coomet_graph.store import Dataset
from coomet_graph.store.batches import batches

# So alike, in per cent and with words in any order, are fewer than one in three hundred pairs of different
# entries in the programmes that come with the package (as in `history.matching`).
ALIKE = 75.0
_TITLES = f"""SELECT DISTINCT ?thing ?title WHERE {{
  VALUES ?thing {{ THINGS }} ?thing <{DCTERMS}title> ?title
}}"""


def titles_of(dataset: Dataset, things: Iterable[str]) -> dict[str, tuple[Title, ...]]:
    """The titles of each thing that has any, sorted, each with its language."""
    found: defaultdict[str, set[Title]] = defaultdict(set)
    for batch in batches(sorted(set(things))):
        for row in dataset.select(_TITLES.replace("THINGS", batch)).dicts():
            title = row["title"]
            found[row["thing"].value].add((getattr(title, "language", None) or "", title.value))
    return {thing: tuple(sorted(titles)) for thing, titles in found.items()}


def about_others(decisions: Iterable[Decision], dataset: Dataset) -> frozenset[str]:
    """The IRIs of those decisions whose things are called by quite other words now.

    Where a title has no counterpart in its language, as in another edition, nothing speaks against it.
    """
    asked = [each for each in decisions if each.titles]
    now = titles_of(dataset, (thing for each in asked for thing in each.about))
    return frozenset(
        each.iri
        for each in asked
        if not alike(each.titles, [title for thing in each.about for title in now.get(thing, ())])
    )


def alike(then: Iterable[Title], now: Iterable[Title]) -> bool:
    """Whether each title then has one like it now, or none in its language to be compared with."""
    of_language: defaultdict[str, list[str]] = defaultdict(list)
    for language, words in now:
        of_language[language].append(words)
    return all(
        any(_are_alike(words, other) for other in of_language[language])
        for language, words in then
        if language in of_language
    )


def say_the_same(one: Decision, other: Decision) -> bool:
    """Whether two decisions on one matter decide it alike, for the same reason and about like things."""
    told = (one.kind, one.reason, one.until, one.body)
    return told == (other.kind, other.reason, other.until, other.body) and alike(other.titles, one.titles)


def said_before(made: Decision, said: Iterable[Decision]) -> Decision | None:
    """What the same person decided in just this way before, though another decision may have taken its place.

    Who reads a table or a workbook twice does not take back what others decided meanwhile.
    """
    same = (each for each in said if each.matter == made.matter and each.by == made.by)
    return next((each for each in same if say_the_same(made, each)), None)


def _are_alike(one: str, other: str) -> bool:
    return fuzz.token_sort_ratio(one, other, processor=utils.default_process) >= ALIKE
