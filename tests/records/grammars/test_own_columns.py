"""Cells of columns of their own: basis, indicators, state."""

import pytest
from pyoxigraph import RdfFormat, parse

from coomet_graph import resources
from coomet_graph.documents.model import Passage, Word
from coomet_graph.namespaces import SKOS
from coomet_graph.records.grammars.own_columns import read_basis, read_indicators, read_state


def cell(text: str) -> Passage:
    return Passage(tuple(Word(word, 1, order) for order, word in enumerate(text.split())))


def texts(words: tuple[Passage, ...]) -> list[str]:
    return [each.text for each in words]


@pytest.mark.parametrize(
    ("text", "cited"),
    [
        ("item 44 of the COOMET Development Program for 2020–2022", [(2020, ["44"])]),
        ("The basis is items 4, 5 of the COOMET Development Program for 2020-2022.", [(2020, ["4", "5"])]),
        ("44 (2020–2022)", [(2020, ["44"])]),
        ("item 44, DP 2020–2022", [(2020, ["44"])]),
        ("44", [(None, ["44"])]),
        ("2.4.1, 2.4.2", [(None, ["2.4.1", "2.4.2"])]),
        ("4–6 (2020–2022)", [(2020, ["4", "5", "6"])]),
        ("item 13 (Ind-e.1.2), item 14 (Ind-e.1.3)", [(None, ["13"]), (None, ["14"])]),
        ("44 (2020–2022); 3.1 (2017–2019)", [(2020, ["44"]), (2017, ["3.1"])]),
        ("п. 44 Программы развития КООМЕТ на 2020–2022 гг.", [(2020, ["44"])]),
        ("пункты 44 и 45 ПР 2020–2022 гг.", [(2020, ["44", "45"])]),
        ("44 (2020–2022 гг.)", [(2020, ["44"])]),
        ("п. 47 Программы развития", [(None, ["47"])]),
        ("item 44 of the Development Program", [(None, ["44"])]),
        ("44 (Ind-e.1.1)", [(None, ["44"])]),
    ],
)
def test_a_basis_in_a_few_words(text, cited) -> None:
    read = read_basis(cell(text))
    assert [(each.value.start, [item for item, _ in each.value.items]) for each in read.items] == cited
    assert read.left == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Decision of the Committee", ["Decision of the Committee"]),
        ("2020–2022", ["2020–2022"]),
        ("44 (2020–2022); see the plan.", ["see the plan"]),
        ("forty-four, item 3 of the COOMET Development Program for 2020–2022", ["forty-four"]),
    ],
)
def test_what_is_no_basis_is_left_over(text, left) -> None:
    assert texts(read_basis(cell(text)).left) == left


@pytest.mark.parametrize(
    ("text", "named", "left"),
    [
        ("Ind-e.1.1", ["e.1.1"], []),
        ("e.1.1, Ind-e.1.2", ["e.1.1", "e.1.2"], []),
        ("Инд-а.1.1 и е.2.3", ["a.1.1", "e.2.3"], []),
        ("Ind-e.1.1; none", ["e.1.1"], ["none"]),
        ("f.1.1", [], ["f.1.1"]),
        ("Ind-a.1.1–Ind-a.1.3", ["a.1.1", "a.1.2", "a.1.3"], []),
        ("a.1.1 to a.1.3; e.1.1", ["a.1.1", "a.1.2", "a.1.3", "e.1.1"], []),
        ("Ind-a.1.2-4", ["a.1.2", "a.1.3", "a.1.4"], []),
        ("Ind-e.1.1/Ind-e.1.2", ["e.1.1", "e.1.2"], []),
        ("Ind-e.1.1 Ind-e.1.2", ["e.1.1", "e.1.2"], []),
        ("indicator a.1.2", ["a.1.2"], []),
        ("", [], []),
    ],
)
def test_indicators_by_their_names(text, named, left) -> None:
    read = read_indicators(cell(text))
    assert [each.value.notation for each in read.items] == named
    assert texts(read.left) == left


@pytest.mark.parametrize(
    ("text", "described"),
    [
        ("Ind-e.1.1: procedure approved", [("e.1.1", "procedure approved")]),
        ("Ind-e.1.3. Number of plans: 3.", [("e.1.3", "Number of plans: 3")]),
        ("Инд-e.1.2 – не менее 1 опроса в год", [("e.1.2", "не менее 1 опроса в год")]),
        ("Ind-e.1.1 (one guide)", [("e.1.1", "one guide")]),
        ("e.1.1: at least 2 seminars", [("e.1.1", "at least 2 seminars")]),
        ("Ind-e.1.1 – Ind-e.1.2", [("e.1.1", ""), ("e.1.2", "")]),
        (
            "Ind-e.2.1: at least 2 seminars; Ind-e.2.2 - at least 1 survey, per year",
            [("e.2.1", "at least 2 seminars"), ("e.2.2", "at least 1 survey, per year")],
        ),
        ("Ind-e.2.1: a guide; Ind-e.2.2", [("e.2.1", "a guide"), ("e.2.2", "")]),
    ],
)
def test_what_is_said_of_an_indicator(text, described) -> None:
    read = read_indicators(cell(text))
    assert [(each.value.notation, each.value.description.text) for each in read.items] == described
    assert read.left == ()


def test_every_state_is_known_by_its_names_in_both_languages() -> None:
    """The lists of a template offer the labels of the vocabulary: each has to be understood."""
    path = resources.ontology_folder() / "vocabularies" / "status.ttl"
    said = [
        (quad.subject, quad.predicate.value, quad.object)
        for quad in parse(path=path, format=RdfFormat.TURTLE)
    ]
    notations = {subject: term.value for subject, prop, term in said if prop == SKOS + "notation"}
    labels = [
        (notations[subject], term.value)
        for subject, prop, term in said
        if prop == SKOS + "prefLabel" and subject in notations
    ]
    assert len(labels) == 2 * 8
    for notation, label in labels:
        read = read_state(cell(label))
        expected = [] if notation == "not-reported" else [notation]
        assert [each.value.status for each in read.items] == expected, label
        assert read.left == (), label


def test_a_state_in_sentences_keeps_all_words_of_its_cell() -> None:
    text = "See page 3. Works are underway. A report was sent. The plan has been completed."
    read = read_state(cell(text))
    assert [each.value.status for each in read.items] == ["underway", "completed"]
    assert [each.words.text for each in read.items] == [
        "See page 3. Works are underway. A report was sent.",
        "The plan has been completed.",
    ]


def test_a_list_of_states_is_each_of_them() -> None:
    read = read_state(cell("completed, underway"))
    assert [(each.value.status, each.words.text) for each in read.items] == [
        ("completed", "completed"),
        ("underway", "underway"),
    ]
    assert read.left == ()


def test_what_is_no_state_is_left_over() -> None:
    assert texts(read_state(cell("Nobody knows")).left) == ["Nobody knows"]
    assert read_state(Passage()).left == ()
