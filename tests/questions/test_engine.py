"""Asking: parameters are understood in every spelling, wrong ones are told with the choices."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from pyoxigraph import NamedNode

from coomet_graph.errors import ParameterError, Text, UnknownNameError
from coomet_graph.namespaces import COOMET, ID
from coomet_graph.pipeline import Build
from coomet_graph.queries import QueryFile
from coomet_graph.questions import Answer, ask, cards, describe_thing, load_cards
from coomet_graph.questions.cards import _card
from coomet_graph.store import Names
from coomet_graph.store.names import KINDS

QUERY = f"""
SELECT ?year ?body ?entry ?note WHERE {{
  #= ?body ?year
  ?entry <{COOMET}performedBy> ?body ; <{COOMET}inProgramme> <{ID}programme/wp-tc-4-2031-2033> ;
         <{COOMET}startYear> ?year ; <http://www.w3.org/2004/02/skos/core#notation> ?number .
  OPTIONAL {{ ?entry <{COOMET}nothing> ?note }}
}}
ORDER BY ?number ?body
"""
HEADER = {
    "title": {"en": "Who does what when", "ru": "Кто что делает и когда"},
    "description": {"en": "Works of a body.", "ru": "Работы органа."},
    "parameters": {
        "body": {"kind": "body", "required": True, "label": {"en": "Body", "ru": "Орган"}, "example": "TC 4"},
        "year": {"kind": "year", "required": False, "label": {"en": "Year", "ru": "Год"}, "example": "2031"},
    },
    "columns": {"year": {"en": "Year", "ru": "Год"}, "entry": {"en": "Work", "ru": "Работа"}},
}


@pytest.fixture(autouse=True)
def one_card(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "load_cards", lambda: (_card(QueryFile("who-when", HEADER, QUERY)),))


def answered(golden: Build, given: Mapping[str, str]) -> Answer:
    return ask(golden.dataset, "who-when", given)


def test_an_answer_has_rows_headings_and_names(golden: Build) -> None:
    answer = answered(golden, {"body": "SC 4.3"})
    assert answer.columns == ("year", "body", "entry", "note")
    assert answer.headings("en") == ["Year", "body", "Work", "note"]
    assert answer.headings("ru") == ["Год", "body", "Работа", "note"]
    assert answer.table("en") == [["2032", "SC 4.3", "1.2 Holding of seminars on measurements of length", ""]]
    assert answer.rows[0][1] == NamedNode(ID + "body/sc-4.3")


@pytest.mark.parametrize("spelling", ["SC 4.3", "SC4.3", "sc-4.3", "SС 4.3", ID + "body/sc-4.3"])
def test_a_parameter_is_understood_in_every_spelling(golden: Build, spelling: str) -> None:
    assert len(answered(golden, {"body": spelling}).rows) == 1


def test_a_year_is_a_number(golden: Build) -> None:
    assert len(answered(golden, {"body": "TC 4", "year": "2031"}).rows) == 1
    assert answered(golden, {"body": "TC 4", "year": "2032"}).rows == ()


@pytest.mark.parametrize("year", ["31", "year", "20311", "", "２０３１", "2031-01", "-2031"])
def test_a_year_that_is_none_is_told(golden: Build, year: str) -> None:
    with pytest.raises(ParameterError, match="four digits") as raised:
        answered(golden, {"body": "TC 4", "year": year})
    assert "2031" in raised.value.text.ru


def test_an_unknown_question_names_the_questions(golden: Build) -> None:
    with pytest.raises(UnknownNameError, match="the questions are: who-when") as raised:
        ask(golden.dataset, "who-whom", {})
    assert "who-when" in raised.value.text.ru


def test_an_unknown_parameter_names_the_parameters(golden: Build) -> None:
    with pytest.raises(ParameterError, match="its parameters are: body, year") as raised:
        answered(golden, {"bodies": "TC 4"})
    assert "body, year" in raised.value.text.ru


def test_a_missing_parameter_is_told_with_an_example(golden: Build) -> None:
    with pytest.raises(ParameterError, match='--param body="TC 4"') as raised:
        answered(golden, {"year": "2031"})
    assert '--param body="TC 4"' in raised.value.text.ru


def test_an_unknown_value_names_the_known_ones(golden: Build) -> None:
    with pytest.raises(ParameterError, match=r"nearest are: .*TC 4"):
        answered(golden, {"body": "TC 44"})


@pytest.mark.parametrize("value", ['TC 4" . ?s ?p ?o', "TC 4> } #", "TC 4\n", "${jndi}", "\x00", "TC 4\\"])
def test_a_value_is_a_name_and_never_query_text(golden: Build, value: str) -> None:
    try:
        rows = answered(golden, {"body": value}).rows
    except ParameterError:
        return
    assert {row[1] for row in rows} == {NamedNode(ID + "body/tc-4")}


def test_cards_can_be_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    for card in load_cards():
        assert isinstance(card.title, Text)
        for parameter in card.parameters:
            assert parameter.kind in {*KINDS, "year"}, card.name
            assert parameter.example
            assert parameter.label.en != ""
            assert parameter.label.ru != ""


def test_cards_are_files_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    folder = Path(__file__).parent.parent.parent / "queries" / "questions"
    assert [card.name for card in load_cards()] == sorted(path.stem for path in folder.glob("*.rq"))


# ---------------------------------------------------------------- everything about one thing


def test_a_description_has_words_behind_every_asserted_fact(bundled: Build) -> None:
    (described,) = describe_thing(bundled.dataset, "wp-tc-4-2021-2023/1.1")
    assert described.iri == ID + "action/wp-tc-4-2021-2023/1.1"
    assert described.classes == ("Action",)
    assert described.title.startswith("Preparation of an internal procedure")
    assert all(fact.places or fact.inferred for fact in described.facts)
    basis = [fact for fact in described.facts if fact.label == "has basis"]
    assert [(fact.inferred, fact.places) for fact in basis] == [(True, ())]
    citation = next(fact for fact in described.facts if fact.label == "has citation")
    assert citation.places[0].first_line == 22


def test_a_description_speaks_russian(bundled: Build) -> None:
    (described,) = describe_thing(bundled.dataset, "wp-tc-4-2021-2023/1.1", "ru")
    assert "имеет основание" in {fact.label for fact in described.facts}
    assert described.classes == (Names(bundled.dataset).label(COOMET + "Action", "ru"),)


def test_a_description_tells_what_refers_to_the_thing(bundled: Build) -> None:
    (described,) = describe_thing(bundled.dataset, "Ind-e.1.6")
    assert described.label == "Ind-e.1.6"
    assert any(fact.iri == ID + "action/wp-tc-4-2021-2023/1.7.2" for fact in described.referring)


def test_no_fact_is_told_twice(bundled: Build) -> None:
    (described,) = describe_thing(bundled.dataset, "body/tc-4")
    for facts in (described.facts, described.referring):
        keys = [(fact.label, fact.iri or fact.value) for fact in facts]
        assert len(keys) == len(set(keys))


def test_every_thing_that_a_name_means_is_described(golden: Build) -> None:
    assert {each.iri for each in describe_thing(golden.dataset, "1.1")} >= {
        ID + "action/wp-tc-4-2031-2033/1.1",
        ID + "item/dp-2031-2033/1.1",
    }


@pytest.mark.parametrize("name", ["9.9.9.9", "", "<x>", "\ud800"])
def test_an_unknown_thing_is_told(golden: Build, name: str) -> None:
    with pytest.raises(UnknownNameError, match="Nothing here is called"):
        describe_thing(golden.dataset, name)
