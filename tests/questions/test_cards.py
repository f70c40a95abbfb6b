"""Every card is well formed, and answers on the bundled documents what was read in them by hand."""

import json
import re
from pathlib import Path
from typing import NamedTuple

import pytest
from pyoxigraph import Literal
from rdflib.plugins.sparql import prepareQuery

from coomet_graph.errors import Text
from coomet_graph.pipeline import Build, build
from coomet_graph.questions import Card, ask, load_cards
from coomet_graph.store.dataset import Dataset, Term

EXPECTED = Path(__file__).parent / "expected"
CARDS = load_cards()
PARAMETER_KINDS = {
    *("action", "body", "country", "document", "entry", "indicator", "item"),
    *("organisation", "programme", "project", "resource", "status", "year"),
}
NOTATIONS = """
SELECT DISTINCT ?thing ?notation
WHERE { ?thing <http://www.w3.org/2004/02/skos/core#notation> ?notation }
"""
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)

Row = tuple[str | int | None, ...]


class Example(NamedTuple):
    """A question asked with parameters, and the rows to be found in some of its columns."""

    card: str
    parameters: dict[str, str]
    columns: list[str]
    rows: list[Row]


def examples() -> list[Example]:
    found = []
    for path in sorted(EXPECTED.glob("*.json")):
        for answer in json.loads(path.read_text("utf-8"))["answers"]:
            rows = [tuple(row) for row in answer["rows"]]
            found.append(Example(path.stem, answer["parameters"], answer["columns"], rows))
    return found


def example_id(example: Example) -> str:
    return "-".join((example.card, *example.parameters.values()))


class Short:
    """Terms as a reader of the documents writes them: numbers and codes, or the end of the IRI."""

    def __init__(self, dataset: Dataset) -> None:
        rows = dataset.select(NOTATIONS).rows
        self.notations = {str(thing): notation.value for thing, notation in rows if thing and notation}

    def __call__(self, term: Term | None) -> str | int | None:
        if term is None:
            return None
        if isinstance(term, Literal):
            return int(term.value) if term.datatype.value.endswith("#integer") else term.value
        return self.notations.get(str(term)) or re.split("[/#]", term.value)[-1]


@pytest.fixture(scope="module")
def short(bundled: Build) -> Short:
    return Short(bundled.dataset)


def needed(card: Card) -> dict[str, str]:
    """The parameters a card cannot do without, with their examples."""
    return {parameter.name: parameter.example for parameter in card.parameters if parameter.required}


def rows_of(build: Build, short: Short, example: Example) -> list[Row]:
    answer = ask(build.dataset, example.card, example.parameters)
    places = [answer.columns.index(column) for column in example.columns]
    return [tuple(short(row[place]) for place in places) for row in answer.rows]


def in_order(rows: list[Row]) -> list[Row]:
    return sorted(rows, key=str)


@pytest.mark.parametrize("example", examples(), ids=example_id)
def test_answers_what_the_documents_say(bundled: Build, short: Short, example: Example) -> None:
    assert in_order(rows_of(bundled, short, example)) == in_order(example.rows)


def test_every_card_has_an_expected_answer() -> None:
    assert {example.card for example in examples()} == {card.name for card in CARDS}


def test_numbers_are_ordered_as_people_count(bundled: Build, short: Short) -> None:
    example = next(each for each in examples() if each.card == "items-without-action")
    assert rows_of(bundled, short, example) == example.rows


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_example_values_of_parameters_are_understood(bundled: Build, card: Card) -> None:
    for parameter in card.parameters:
        ask(bundled.dataset, card.name, needed(card) | {parameter.name: parameter.example})


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_an_answer_narrowed_by_a_parameter_is_that_part_of_the_whole(bundled: Build, card: Card) -> None:
    whole = bundled.dataset.select(card.query).rows
    for parameter in card.parameters:
        narrowed = ask(bundled.dataset, card.name, needed(card) | {parameter.name: parameter.example})
        place = narrowed.columns.index(parameter.name)
        values = {row[place] for row in narrowed.rows}
        assert len(values) == (1 if whole else 0)
        assert list(narrowed.rows) == [row for row in whole if row[place] in values]


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_same_question_same_answer_in_the_same_order(bundled: Build, golden: Build, card: Card) -> None:
    first, second = (ask(bundled.dataset, card.name, needed(card)).rows for _ in range(2))
    assert first == second
    assert len(first) == len(set(first))
    for row in golden.dataset.select(card.query).rows:
        assert len(row) == len(card.columns)


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_card_is_bilingual_and_complete(bundled: Build, card: Card) -> None:
    columns = bundled.dataset.select(card.query).variables
    assert tuple(card.columns) == columns
    texts: list[Text] = [card.title, card.description, *card.columns.values()]
    texts += [parameter.label for parameter in card.parameters]
    for text in texts:
        assert text.en
        assert not CYRILLIC.search(text.en)
        assert CYRILLIC.search(text.ru)
    assert card.title.en.endswith("?")
    assert card.title.ru.endswith("?")
    for parameter in card.parameters:
        assert parameter.kind in PARAMETER_KINDS
        assert parameter.name in columns, "a parameter has to be projected"


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_query_is_read_by_another_engine_and_says_the_order_of_its_rows(card: Card) -> None:
    prepareQuery(card.query)
    assert "ORDER BY" in card.query


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.name)
def test_table_shows_no_bare_iris(bundled: Build, card: Card, language: str) -> None:
    table = ask(bundled.dataset, card.name, needed(card)).table(language)
    assert not [cell for row in table for cell in row if "://" in cell]


def test_what_nothing_serves_is_found() -> None:
    """On the real documents these answers are empty or trivial: a golden programme loses a link instead."""
    folder = Path(__file__).parents[1] / "golden"
    dataset = build(sorted(folder.glob("*.txt"))).dataset
    assert not ask(dataset, "items-without-action").rows
    assert not ask(dataset, "indicators-without-action").rows
    dataset.update(
        """
        PREFIX coomet: <https://w3id.org/coomet/ontology#>
        DELETE { GRAPH ?graph { ?action coomet:hasBasis ?item ; coomet:contributesTo ?indicator } }
        WHERE {
          GRAPH ?graph { ?action coomet:hasBasis ?item ; coomet:contributesTo ?indicator }
          FILTER(STRENDS(STR(?item), "/1.2"))
        }
        """
    )
    short = Short(dataset)
    answers = [ask(dataset, name).rows for name in ("items-without-action", "indicators-without-action")]
    # Two actions still name the other item of the programme, so that the gap means something.
    assert [[short(term) for term in row] for row in answers[0]] == [["dp-2031-2033", "1.2", None, 3]]
    assert [[short(term) for term in row] for row in answers[1]] == [["dp-2031-2033", "a.1.2", "1.2", 3]]
