"""What speaks for a candidate and what against it, in words of both languages."""

import pytest

from coomet_graph.candidates.comparing import Comparison
from coomet_graph.candidates.entries import Entries, Entry
from coomet_graph.candidates.finding import model
from coomet_graph.candidates.telling import Told, tell
from coomet_graph.candidates.words import Glossary
from tests.candidates.entries import entry, others

TITLE = "Holding of seminars on viscosity of oils"


def told(glossary: Glossary, one: Entry, other: Entry, **known: object) -> Told:
    comparison = Comparison(Entries((one, other, *others()), **known), glossary)  # type: ignore[arg-type]
    (pair,) = comparison.pairs("a", "b")
    ends = comparison.known("a")[0], comparison.known("b")[0]
    return tell(pair, comparison, ends, model(), lambda iri, language: f"{iri} ({language})")


def test_words_as_each_entry_writes_them(glossary: Glossary) -> None:
    found = told(
        glossary, entry("a", "1", TITLE), entry("b", "1", "Conduct of workshops on viscosity of oils")
    )
    assert "seminars = workshops" in map(str, found.matched)
    assert "viscosity" in map(str, found.matched)
    assert any("seminars = workshops" in text.ru for text in found.speaks_for)


def test_a_note_is_quoted_only_for_what_a_title_says(glossary: Glossary) -> None:
    note = "Works are underway near Samarkand."
    found = told(glossary, entry("a", "1", TITLE, note=note), entry("b", "1", TITLE, note=note))
    assert "Samarkand" not in map(str, found.matched)


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            {"named": frozenset({("underProject", "p1")})},
            {"named": frozenset({("underProject", "p2")})},
            "they name other things: p1 (en) / p2 (en)",
        ),
        (
            {"bodies": frozenset({"tc-1"})},
            {"bodies": frozenset({"tc-2"})},
            "performed by others: tc-1 (en) / tc-2 (en)",
        ),
        ({"recurrence": "annual"}, {"recurrence": "biennial"}, "repeated in other ways"),
        ({"years": (2001, 2003)}, {"years": (2009,)}, "6 years between their terms"),
    ],
)
def test_what_speaks_against(
    glossary: Glossary, one: dict[str, object], other: dict[str, object], said: str
) -> None:
    found = told(glossary, entry("a", "1", TITLE, **one), entry("b", "1", TITLE, **other))  # type: ignore[arg-type]
    assert said in [text.en for text in found.speaks_against]
    assert said not in [text.en for text in found.speaks_for]


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        (
            {"named": frozenset({("concerns", "x"), ("concerns", "y")})},
            {"named": frozenset({("concerns", "x")})},
            "оба называют: x (ru)",
        ),
        (
            {"bodies": frozenset({"tc-1"})},
            {"bodies": frozenset({"tc-1", "z"})},
            "исполнители те же: tc-1 (ru)",
        ),
        ({"recurrence": "annual"}, {"recurrence": "annual"}, "одинаковая периодичность"),
    ],
)
def test_what_speaks_for(
    glossary: Glossary, one: dict[str, object], other: dict[str, object], said: str
) -> None:
    found = told(glossary, entry("a", "1", TITLE, **one), entry("b", "1", TITLE, **other))  # type: ignore[arg-type]
    assert said in [text.ru for text in found.speaks_for]


def test_a_part_of_a_body_is_a_related_one(glossary: Glossary) -> None:
    ones = (
        entry("a", "1", TITLE, bodies=frozenset({"tc-4"})),
        entry("b", "1", TITLE, bodies=frozenset({"sc-4.2"})),
    )
    found = told(glossary, *ones, wholes={"sc-4.2": frozenset({"tc-4"})})
    assert "performed by related bodies" in [text.en for text in found.speaks_for]


def test_another_kind_of_work_is_named(glossary: Glossary) -> None:
    found = told(glossary, entry("a", "1", TITLE), entry("b", "1", "Survey on seminars on viscosity of oils"))
    assert "another kind of work: Holding / Survey" in [text.en for text in found.speaks_against]
