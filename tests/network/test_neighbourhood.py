"""What surrounds a thing, in groups with headings in both languages."""

import re

import pytest

from coomet_graph.errors import UnknownNameError
from coomet_graph.namespaces import ID
from coomet_graph.network import Neighbourhood, neighbourhood
from coomet_graph.network.kinds import kind_of, legend_place, word_for
from coomet_graph.network.relations import RELATIONS
from coomet_graph.pipeline import Build


def labels(around: Neighbourhood) -> dict[str, list[str]]:
    return {group.title: [each.label for each in group.neighbours] for group in around.groups}


def test_an_action_has_its_place_its_purpose_and_its_people(bundled: Build):
    around = neighbourhood(bundled.dataset, ID + "action/wp-tc-4-2021-2023/1.1")
    groups = labels(around)
    assert (around.word, around.label, around.seen) == ("action", "1.1", True)
    assert around.title.startswith("Preparation of an internal procedure")
    assert around.facts == ("TC 4 Work Program for 2021–2023", "2021 – 2023", "underway (as of 2023-05)")
    assert groups["Performed by"] == ["SC 4.1", "SC 4.3", "TC 4"]
    assert groups["Contributes to · Development Program 2020–2022"] == ["Ind-e.1.1"]
    assert groups["Rests on · Development Program 2020–2022"] == ["item 44"]
    assert [label.split(" ")[0] for label in groups["Needed by"]] == ["1.2", "1.3", "2.1", "2.2"]


def test_a_body_has_its_works_by_programme_and_its_indicators(bundled: Build):
    groups = labels(neighbourhood(bundled.dataset, ID + "body/tc-4"))
    assert "SC 4.1" in groups["Parts"]
    assert len(groups["Performs · TC 4 Work Program for 2021–2023"]) > 15
    assert "Ind-e.1.1" in groups["Indicators it works for · Development Program 2020–2022"]


def test_a_project_has_its_works_and_the_bodies_at_work_on_it(bundled: Build):
    around = neighbourhood(bundled.dataset, ID + "project/543")
    groups = labels(around)
    assert around.label == "543/RU-a/11"
    assert groups["Proposed by"] == ["Russia"]
    assert [label[:3] for label in groups["Works under it · TC 4 Work Program for 2021–2023"]] == [
        "4.2",
        "7.1",
    ]
    assert "SC 4.2" in groups["Bodies at work on it"]


def test_what_is_only_cited_is_not_seen(bundled: Build):
    around = neighbourhood(bundled.dataset, ID + "item/dp-2020-2022/53")
    assert not around.seen
    assert around.title == ""
    seen = {each.label: each.seen for group in around.groups for each in group.neighbours}
    assert seen["Ind-e.2.3"] is False
    assert seen["TC 4"] is True


def test_russian_words_surround_it_in_russian(bundled: Build):
    around = neighbourhood(bundled.dataset, ID + "action/wp-tc-4-2021-2023/1.1", "ru")
    assert around.word == "мероприятие"
    assert "выполняется (по состоянию на 2023-05)" in around.facts
    assert "Исполнители" in labels(around)
    assert labels(around)["Основание · Программа развития 2020–2022"] == ["пункт 44"]


def test_an_iri_that_is_not_here_is_an_error(bundled: Build):
    with pytest.raises(UnknownNameError, match="Nothing here has the IRI"):
        neighbourhood(bundled.dataset, ID + "action/wp-tc-4-2021-2023/99")


def test_everything_that_is_drawn_has_a_word_in_both_languages(bundled: Build):
    rows = bundled.dataset.select("SELECT DISTINCT ?class WHERE { ?thing a ?class }").rows
    for (term,) in rows:
        assert term is not None
        word, kind = word_for({term.value}), kind_of({term.value})
        assert bool(word.en) == bool(word.ru) == bool(kind.words)
    assert legend_place(kind_of({"https://example.org/Other"})) > legend_place(kind_of(set(kind.words)))


@pytest.mark.parametrize("key", RELATIONS)
def test_relations_name_the_thing_and_its_neighbour(key: str):
    relation = RELATIONS[key]
    assert "THING" in relation.pattern
    assert "?other" in relation.pattern
    assert re.search("[а-я]", relation.title.ru)
    assert not re.search("[а-я]", relation.title.en)
