"""Entries to compare."""

from collections.abc import Iterable

from coomet_graph.candidates.comparing import Comparison, Pair
from coomet_graph.candidates.entries import Entries, Entry
from coomet_graph.candidates.finding import model
from coomet_graph.candidates.matching import Link, links, scored
from coomet_graph.candidates.words import Glossary

# What gives words their rarity: entries that have nothing to do with those of a test.
OTHERS = (
    "Signing of the memorandum with the standardisation bodies",
    "Peer review of hardness laboratories",
    "Renewal of the rules on ballots",
    "Exhibition of historical balances",
    "Poll on travel costs",
    "Archive of photographs",
    "Prize for inventors",
    "Round table with ministries",
)


def entry(
    programme: str, number: str, title: str, language: str = "en", note: str = "", **more: object
) -> Entry:
    return Entry(
        f"https://example.org/id/{programme}/{number}",
        programme,
        number,
        {language: title},
        {language: note} if note else {},
        **more,  # type: ignore[arg-type]
    )


def others() -> list[Entry]:
    return [entry("other", str(at), title) for at, title in enumerate(OTHERS)]


def compare(entries: Iterable[Entry], glossary: Glossary, **known: object) -> list[Pair]:
    """The likely pairs of the programmes "a" and "b"."""
    return list(Comparison(Entries((*entries, *others()), **known), glossary).pairs("a", "b"))  # type: ignore[arg-type]


def link(entries: Iterable[Entry], glossary: Glossary, threshold: float = 0.3) -> list[Link]:
    """The links between the programmes "a" and "b" by the weights of the package."""
    return links(scored(compare(entries, glossary), model()), threshold)
