"""Editions in two languages: a card answers with as many rows as on one, quoting the language asked."""

import re
from pathlib import Path

import pytest

from coomet_graph.pipeline import Build, build
from coomet_graph.questions import Card, ask, load_cards

EDITIONS = Path(__file__).parent / "editions"
CARDS = load_cards()
CYRILLIC, LATIN_WORD = re.compile("[а-яё]{3}", re.IGNORECASE), re.compile("[a-z]{4}")


@pytest.fixture(scope="module")
def english() -> Build:
    return build(sorted(EDITIONS.glob("*.txt")))


@pytest.fixture(scope="module")
def both() -> Build:
    return build(sorted(EDITIONS.rglob("*.txt")))


def example(card: Card) -> dict[str, str]:
    """The parameters a card cannot do without, with values that the invented programmes know."""
    known = {"body": "SC 4.2", "action": "1.1", "item": "item/dp-2031-2033/1.2", "indicator": "a.1.2"}
    known |= {"resource": "coomet-website"}
    return {each.name: known[each.kind] for each in card.parameters if each.required}


def test_the_editions_say_the_same(english: Build, both: Build) -> None:
    assert not any("/alternative/" in name for name in both.dataset.graph_names())
    assert len(both.readings) == 2 * len(english.readings)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_two_editions_give_no_more_rows_than_one(english: Build, both: Build, card: Card) -> None:
    words = [list(card.columns).index(name) for name in card.words]
    read_from = [list(card.columns).index("source")] if card.name == "calls-for-programme" else []

    def keys(build: Build, language: str) -> list[list[object]]:
        rows = ask(build.dataset, card.name, example(card), language).rows
        return [[term for at, term in enumerate(row) if at not in words + read_from] for row in rows]

    one = keys(english, "en")
    assert one
    assert keys(both, "en") == one
    assert sorted(map(str, keys(both, "ru"))) == sorted(map(str, one))


@pytest.mark.parametrize("card", [card for card in CARDS if card.words], ids=lambda card: card.name)
def test_words_are_those_of_the_language_asked(english: Build, both: Build, card: Card) -> None:
    place = list(card.columns).index(card.words[0])
    in_english = [row[place] for row in ask(both.dataset, card.name, example(card), "en").rows]
    in_russian = [row[place] for row in ask(both.dataset, card.name, example(card), "ru").rows]
    assert in_english == [row[place] for row in ask(english.dataset, card.name, example(card)).rows]
    assert any(in_russian)
    assert not any(CYRILLIC.search(term.value) for term in in_english if term is not None)
    assert not any(LATIN_WORD.search(term.value) for term in in_russian if term is not None)


def test_words_of_one_language_answer_in_both(english: Build) -> None:
    answers = [ask(english.dataset, "why", language=language).rows for language in ("en", "ru")]
    assert answers[0] == answers[1] != ()


def test_a_programme_read_from_two_files_names_both(both: Build) -> None:
    rows = ask(both.dataset, "calls-for-programme", {"programme": "wp-tc-4-2031-2033"}).rows
    assert [row[-1].value for row in rows if row[-1]] == ["work-programme-ru.txt, work-programme.txt"]
