"""What a parameter of a question says is a term, whatever it would mean as a piece of a query."""

import pytest
from pyoxigraph import Literal, NamedNode

from coomet_graph.errors import ParameterError
from coomet_graph.pipeline import Build
from coomet_graph.questions import Card, ask, load_cards
from coomet_graph.store import Names

HOSTILE = {
    "quotation mark": '"',
    "apostrophes": "'''",
    "backslash": "\\",
    "new line": "a\nb",
    "end of a group": "> } ; DROP ALL #",
    "end of a text": 'x" } UNION { ?s ?p ?o } #',
    "escape": "\\u0022",
    "NUL": "\x00",
    "variable": "?thing",
    "everything": "*",
}
UNKNOWN = "no such thing"
CARDS = [card for card in load_cards() if card.parameters]
ASKED = [(card, parameter.name) for card in CARDS for parameter in card.parameters]
NAMES = [f"{card.name}-{name}" for card, name in ASKED]


def others(card: Card, name: str) -> dict[str, str]:
    """What the other parameters that the question needs are given."""
    return {each.name: each.example for each in card.parameters if each.required and each.name != name}


@pytest.mark.parametrize(("card", "name"), ASKED, ids=NAMES)
def test_a_hostile_value_is_an_unknown_name(card: Card, name: str, bundled: Build) -> None:
    value = "".join(HOSTILE.values())
    with pytest.raises(ParameterError) as raised:
        ask(bundled.dataset, card.name, {**others(card, name), name: value})
    assert value in raised.value.text.en


def test_every_hostile_value_is_an_unknown_name_of_every_kind(bundled: Build) -> None:
    names = Names(bundled.dataset)
    kinds = {parameter.kind for card in CARDS for parameter in card.parameters} - {"year"}
    for kind in kinds:
        for value in (UNKNOWN, *HOSTILE.values()):
            with pytest.raises(ParameterError) as raised:
                names.find(kind, value)
            assert value in raised.value.text.en


@pytest.mark.parametrize(("card", "name"), ASKED, ids=NAMES)
def test_a_hostile_term_answers_as_an_unknown_term_does(card: Card, name: str, golden: Build) -> None:
    """Even if a name got that far."""
    dataset = golden.dataset
    size = len(list(dataset.quads()))
    expected = dataset.select(card.query, {name: Literal(UNKNOWN)})
    for value in HOSTILE.values():
        found = dataset.select(card.query, {name: Literal(value)})
        assert [row_without(row, value) for row in found.rows] == [
            row_without(row, UNKNOWN) for row in expected.rows
        ]
    assert len(list(dataset.quads())) == size


@pytest.mark.parametrize(
    "value", [value for value in HOSTILE.values() if value not in ("*", "?thing", "'''")]
)
def test_no_iri_can_hold_what_would_end_it(value: str) -> None:
    with pytest.raises(ValueError, match=r"[Ii]nvalid"):
        NamedNode(f"https://example.org/{value}")


def row_without(row: tuple[object, ...], value: str) -> tuple[object, ...]:
    """The row with a mark in place of the parameter itself, which a question may show."""
    return tuple("the parameter" if term == Literal(value) else term for term in row)
