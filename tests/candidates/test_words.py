"""Words in a form that is the same in both languages."""

import pytest

from coomet_graph.candidates.words import Glossary, deeds


def meant(glossary: Glossary, text: str) -> list[str]:
    return [word.stands_for for word in glossary.words(text)]


@pytest.mark.parametrize(
    ("english", "russian"),
    [
        ("competition", "конкурса"),
        ("database of reference materials", "базы данных стандартных образцов"),
        ("on-line", "онлайн"),
        ("TC 4", "ТК 4"),
        ("e-learning", "электронное обучение"),
        ("D6/2013", "D6/2013"),
    ],
)
def test_words_of_both_languages_stand_for_the_same(glossary: Glossary, english: str, russian: str) -> None:
    assert meant(glossary, english) == meant(glossary, russian) != []


def test_words_of_one_language_that_mean_the_same(glossary: Glossary) -> None:
    assert meant(glossary, "contests") == meant(glossary, "a competition")
    assert meant(glossary, "organization") == meant(glossary, "Organisation")


def test_words_that_begin_alike_are_told_apart(glossary: Glossary) -> None:
    assert meant(glossary, "training") != meant(glossary, "traineeships")
    assert meant(glossary, "international") != meant(glossary, "internships")


def test_words_that_tell_nothing_and_bare_numbers_are_left_out(glossary: Glossary) -> None:
    assert meant(glossary, "of the in 2021 – 2023, и для") == []


def test_words_stay_as_they_are_written(glossary: Glossary) -> None:
    (word,) = glossary.words("Data bases")
    assert (word.stands_for, word.written) == ("database", "Data bases")


def test_quoted_words_are_known(glossary: Glossary) -> None:
    quoted = [
        word.written
        for word in glossary.words('the competition «Zenith» and "Young Star" again')
        if word.quoted
    ]
    assert quoted == ["Zenith", "Young", "Star"]


def test_a_name_in_both_languages_is_one(glossary: Glossary) -> None:
    named = glossary.with_names([("Zenith Prize", "Премия Зенит")])
    assert meant(named, "о премии Зенит") == meant(named, "Zenith Prize")
    assert meant(glossary, "о премии Зенит") != meant(glossary, "Zenith Prize")


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Holding of seminars and their evaluation", {"light…", "hold"}),
        ("Conduct of a survey on seminars", {"look…", "survey"}),
        ("Проведение опроса", {"look…", "survey"}),
        ("Development and maintenance of pages", {"make…", "keep…", "develop", "maintain"}),
        ("The COOMET website", set[str]()),
    ],
)
def test_what_is_to_be_done_is_told_by_the_deeds_with_which_a_title_begins(
    glossary: Glossary, title: str, expected: set[str]
) -> None:
    assert deeds(glossary.words(title)).keys() == expected


def test_of_a_text_without_end_the_beginning_is_read(glossary: Glossary) -> None:
    assert len(glossary.words("database " * 100_000)) < 1000
