"""Why: chains on the golden programmes as one reads them there with one's own eyes, line by line."""

import pytest
from pyoxigraph import NamedNode

from coomet_graph.audit import run_audit
from coomet_graph.errors import ParameterError, UnknownNameError
from coomet_graph.findings import Place
from coomet_graph.namespaces import ID
from coomet_graph.pipeline import Build, ontology
from coomet_graph.pipeline.why import explain, find_finding
from coomet_graph.questions import Explanation, Known, Step, ask, load_cards
from coomet_graph.store.dataset import Dataset

ACTION, ITEM = "action/wp-tc-4-2031-2033/", "item/dp-2031-2033/"
WORK = "work-programme.txt"


def told(steps: tuple[Step, ...], depth: int = 0) -> list[tuple[int, str, str]]:
    """Each step with how far in it stands and how it is known."""
    return [
        line
        for step in steps
        for line in ((depth, step.known.value, step.sentence.en), *told(step.premises, depth + 1))
    ]


def words(explanation: Explanation) -> list[tuple[str, int, str]]:
    """Where the words stand that everything rests on."""
    leaves = (leaf for step in explanation.steps for leaf in step.leaves())
    return [(place.file, place.first_line, place.quotation) for leaf in leaves for place in leaf.places]


def only(dataset: Dataset, *names: str, **options: str) -> Explanation:
    (explanation,) = explain(dataset, *names, **options)  # type: ignore[arg-type]
    return explanation


def test_an_action_and_the_indicator_that_it_cites(golden: Build) -> None:
    explanation = only(golden.dataset, f"{ACTION}1.1", "a.1.1")
    citation = "the citation “item 1.1, Development Program 2031–2033 (a.1.1)”"
    assert told(explanation.steps) == [
        (0, "follows", "Action 1.1 counts towards indicator Ind-a.1.1"),
        (1, "said", f"Action 1.1 names a basis: {citation}"),
        (1, "said", f"T{citation[1:]} names indicator Ind-a.1.1"),
    ]
    assert words(explanation) == [
        (WORK, 14, "The basis is item 1.1 of the COOMET Development Program for 2031–2033 (Ind-a.1.1)"),
        (WORK, 16, "Ind-a.1.1"),
    ]


def test_the_same_in_russian(golden: Build) -> None:
    (step,) = only(golden.dataset, f"{ACTION}1.1", "a.1.1").steps
    assert step.sentence.ru == "Мероприятие 1.1 направлено на: индикатор Ind-a.1.1"
    assert step.premises[1].sentence.ru == (
        "Ссылка «п. 1.1, Программа развития 2031–2033 (a.1.1)» называет индикатор Ind-a.1.1"
    )


def test_a_performer_through_a_post(golden: Build) -> None:
    explanation = only(golden.dataset, f"{ACTION}1.1", "TC 4")
    assert told(explanation.steps) == [
        (0, "follows", "Action 1.1 is performed by TC 4"),
        (1, "said", "Action 1.1 names a performer: the mention “Chair of TC 4”"),
        (1, "said", "The mention “Chair of TC 4” means the post “chair, TC 4”"),
        (1, "said", "The post “chair, TC 4” is one of TC 4"),
    ]
    assert {place[1:] for place in words(explanation)} == {(12, "Chair of TC 4")}


def test_what_one_action_says_of_another(golden: Build) -> None:
    explanation = only(golden.dataset, f"{ACTION}1.2", f"{ACTION}1.1")
    assert told(explanation.steps) == [(0, "said", "Action 1.2 needs the result of action 1.1")]
    assert words(explanation) == [(WORK, 27, "item 1.1")]


def test_a_state_that_a_rule_written_as_a_query_gives(golden: Build) -> None:
    citation = "citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1"
    (step,) = only(golden.dataset, citation, f"{ID}linkstate/valid").steps
    assert step.known is Known.FOLLOWS
    reasons = [premise.sentence.en for premise in step.premises]
    assert any("development-programme.txt was read as" in reason for reason in reasons)
    assert any("is to the programme" in reason for reason in reasons)


def test_a_way_over_other_things(golden: Build) -> None:
    # Nothing is said of both: 2.1 rests on an item whose indicator the other action does not name.
    explanation = only(golden.dataset, f"{ACTION}2.1", "indicator/dp-2031-2033/a.1.2")
    assert explanation.found
    far = only(golden.dataset, f"{ACTION}2.1", "SC 4.3")
    # Performed by SC 4.2, which is one of TC 4, and so is SC 4.3.
    assert far.verdict.en == "The shortest way from one to the other: 3 steps."
    assert far.verdict.ru == "Кратчайший путь от одного к другому: 3 шага."
    assert all(step.known in (Known.SAID, Known.FOLLOWS, Known.REFERENCE) for step in far.steps)


def test_things_that_do_not_hang_together(golden: Build) -> None:
    explanation = only(golden.dataset, f"{ACTION}2.1", f"{ID}country/cu")
    assert not explanation.found
    assert explanation.steps == ()


@pytest.mark.parametrize("build", ["golden", "bundled", "golden_in_both"])
def test_the_card_why_and_the_chain_quote_the_same_words(build: str, request: pytest.FixtureRequest) -> None:
    dataset = request.getfixturevalue(build).dataset
    rows = ask(dataset, "why").rows
    assert rows
    for action, indicator, quoted, file, first, last, *_ in rows:
        assert isinstance(action, NamedNode)
        assert isinstance(indicator, NamedNode)
        explanation = only(dataset, action.value, indicator.value)
        places = {
            Place(place.file, place.first_line, place.last_line, place.quotation)
            for step in explanation.steps
            for leaf in step.leaves()
            for place in leaf.places
        }
        assert quoted is not None
        assert file is not None
        assert first is not None
        assert last is not None
        assert Place(file.value, int(first.value), int(last.value), quoted.value) in places


def test_every_row_of_every_question_has_a_chain_to_the_sources(bundled: Build) -> None:
    examples = {"body": "TC 4", "country": "KG", "action": "1.3", "item": "44", "indicator": "e.1.1"}
    asked = 0
    for card in load_cards():
        given = {p.name: examples.get(p.name, p.example) for p in card.parameters if p.required}
        if "action" in given:
            given["action"] = "action/wp-tc-4-2021-2023/1.3"
        for row in range(1, min(len(ask(bundled.dataset, card.name, given).rows), 3) + 1):
            explanation = only(bundled.dataset, question=card.name, row=row, parameters=given)  # type: ignore[arg-type]
            assert explanation.steps, (card.name, row)
            asked += 1
    assert asked > 25


def test_a_row_that_rests_on_something_missing(golden: Build) -> None:
    # No golden action lacks a basis; an item of the sample that calls for no programme is served.
    explanation = only(golden.dataset, question="works-hitting-indicator", parameters={"indicator": "a.1.2"})  # type: ignore[arg-type]
    sentences = [line for _, _, line in told(explanation.steps)]
    assert sentences[0] == "Action 2.1 counts towards indicator Ind-a.1.2"
    assert "Action 2.1 begins in 2031" in sentences
    with pytest.raises(ParameterError, match="there is no row 9"):
        explain(golden.dataset, question="works-hitting-indicator", row=9, parameters={"indicator": "a.1.2"})


def test_a_thing_that_an_answer_lacks_because_of_what_is_there(golden: Build) -> None:
    explanation = only(golden.dataset, question="actions-without-basis", missing=f"{ACTION}1.1")
    failing = [step for step in explanation.steps if step.known is Known.FAILS]
    assert [step.sentence.en for step in failing] == [
        "This must not be so, but it is: Action 1.1 rests on item 1.1"
    ]
    assert words(Explanation(explanation.title, explanation.verdict, tuple(failing)))[0][1] == 14
    assert [step.known for step in explanation.steps[:-1]] == [Known.HOLDS, Known.HOLDS]
    assert not explanation.found


def test_a_thing_that_an_answer_lacks_because_of_what_is_not_there(golden: Build) -> None:
    explanation = only(
        golden.dataset, question="works-hitting-indicator", missing=f"{ACTION}2.1",
        parameters={"indicator": "a.1.1"},  # type: ignore[arg-type]
    )  # fmt: skip
    assert explanation.verdict.en == (
        "The first condition that fails: nothing says this: Action 2.1 counts towards indicator Ind-a.1.1."
    )


def test_a_thing_that_a_test_of_the_question_keeps_out(golden: Build) -> None:
    explanation = only(golden.dataset, question="beyond-programme", missing=f"{ACTION}1.1")
    assert explanation.verdict.en == (
        "The first condition that fails: at least one of these is there: "
        "End of term; Open-ended; Expected completion; Later programme; Year named in the note."
    )


def test_a_thing_that_is_in_the_answer(golden: Build) -> None:
    explanation = only(golden.dataset, question="works-by-indicator", missing=f"{ACTION}1.1")
    assert explanation.found
    assert explanation.title.en.endswith(" is in the answer (Action)")
    assert explanation.title.ru.startswith("В ответе есть: мероприятие 1.1 ")
    assert explanation.verdict.en == "It fulfils every condition of the question."
    assert all(step.known is Known.HOLDS for step in explanation.steps)


def test_a_finding_of_a_rule_between_things_tells_both_sides(bundled: Build) -> None:
    """Action 1.2 is annual and builds on 1.1, of which the remark expects completion in 2024."""
    dataset = bundled.dataset
    action = f"{ID}action/wp-tc-4-2021-2023/"
    late = next(
        each
        for each in run_audit(dataset, ontology()).findings
        if each.rule == "Action-latePrerequisite" and each.subjects == (f"{action}1.2",)
    )
    (explanation,) = explain(dataset, finding=late)
    sentences = [each for _, _, each in told(explanation.steps)]
    assert "Action 1.2 needs the result of action 1.1" in sentences
    assert any("expected completion" in each and "2024" in each for each in sentences)
    assert any("works will be completed in 2024" in quoted for _, _, quoted in words(explanation))


def test_a_number_of_several_things_means_those_of_which_something_is_said(bundled: Build) -> None:
    # 1.1 is an action and an item of an earlier programme; only the action names e.1.1.
    explanation = only(bundled.dataset, "1.1", "e.1.1")
    assert explanation.steps[0].sentence.en == "Action 1.1 counts towards indicator Ind-e.1.1"


@pytest.mark.parametrize(
    "name", ["<script>", 'x" . } #', "{thing}", "\x1b[31m", "http://[", "' OR 1=1", "?x"]
)
def test_names_that_mean_nothing(golden: Build, name: str) -> None:
    for given in ((name, "a.1.1"), (f"{ACTION}1.1", name)):
        with pytest.raises(UnknownNameError):
            explain(golden.dataset, *given)
    for options in ({"missing": name}, {"missing": "indicator"}):
        with pytest.raises(UnknownNameError):
            explain(golden.dataset, name if options["missing"] == "indicator" else f"{ACTION}1.1", **options)  # type: ignore[arg-type]
    with pytest.raises(UnknownNameError):
        explain(golden.dataset, question="actions-without-basis", missing=name)


def test_what_is_not_said_clearly(golden: Build) -> None:
    with pytest.raises(ParameterError, match="Say what to explain"):
        explain(golden.dataset)
    with pytest.raises(ParameterError, match="Give a second thing"):
        explain(golden.dataset, f"{ACTION}1.1")
    with pytest.raises(UnknownNameError, match="findings have the number"):
        find_finding([], "abc")
