"""Why not: for everything that can be missing, the condition that fails in golden programmes without it."""

import pytest

from coomet_graph.errors import UnknownNameError
from coomet_graph.namespaces import COOMET, ID
from coomet_graph.pipeline import Build
from coomet_graph.questions import Explanation, Known, all_conditions, explain_missing
from coomet_graph.store import EmbeddedDataset
from tests.audit.negatives import Nursery

ACTION, ITEM = f"{ID}action/wp-tc-4-2031-2033/", f"{ID}item/dp-2031-2033/"
INDICATOR = f"{ID}indicator/dp-2031-2033/"
PREFIXES = f"PREFIX coomet: <{COOMET}> PREFIX skos: <http://www.w3.org/2004/02/skos/core#> BASE <{ID}>\n"


@pytest.fixture(scope="session")
def nursery(golden: Build) -> Nursery:
    return Nursery(golden.dataset)


def without(golden: Build, *properties: str, of: str = "?thing") -> EmbeddedDataset:
    """The golden data without what these properties say."""
    dataset = EmbeddedDataset()
    dataset.load(golden.dataset.quads(*golden.dataset.fact_graphs()))
    for prop in properties:
        where = f"GRAPH ?graph {{ {of} {prop} ?value }}"
        dataset.update(f"{PREFIXES} DELETE {{ {where} }} WHERE {{ {where} }}")
    return dataset


def failing(explanation: Explanation) -> str:
    (found,) = [step.sentence.en for step in explanation.steps if step.known is Known.FAILS]
    return found


def test_the_golden_programmes_lack_only_what_they_do_not_say(golden: Build) -> None:
    for thing, whats in {
        f"{ACTION}1.1": ("indicator", "basis", "performer", "status", "term", "programme", "target"),
        f"{ACTION}1.2": ("dependency",),
        f"{ACTION}2.1": ("project",),
        f"{ITEM}1.1": ("indicator", "performer", "term", "target", "action", "programme"),
        f"{INDICATOR}a.1.1": ("target", "action", "item", "programme"),
        f"{ID}body/tc-4": ("action",),
        f"{ID}project/900": ("action",),
    }.items():
        for what in whats:
            explanation = explain_missing(golden.dataset, thing, what)
            assert explanation.found, (thing, what)
            assert explanation.remedy.en == ""
            assert all(step.known is Known.HOLDS for step in explanation.steps), (thing, what)
            # Only that a document was read stands in no document.
            unquoted = [step.sentence.en for step in explanation.steps if not step.places]
            assert all("was read" in sentence for sentence in unquoted), unquoted


def test_what_is_there_is_said_to_be_there(golden: Build) -> None:
    told = explain_missing(golden.dataset, f"{ACTION}1.2", "performer")
    assert told.title.en.startswith("Action 1.2 ")
    assert told.title.en.endswith(" has a performer")
    assert told.title.ru.endswith(": есть исполнитель")
    assert told.verdict.en == (
        "Action 1.2 has a performer; nothing is missing. So the body is known: SC 4.3."
    )
    assert told.verdict.ru == (
        "Мероприятие 1.2: есть исполнитель, всё необходимое указано. Значит, орган известен: ПК 4.3."
    )


# What is taken away, of which thing what is asked, what fails, and what must be written.
LACKS = [
    (
        ("coomet:hasCitation", "coomet:contributesTo"),
        f"{ACTION}1.1",
        "indicator",
        "names no basis",
        "The basis is item",
    ),
    (
        ("coomet:citesIndicator", "coomet:contributesTo"),
        f"{ACTION}1.1",
        "indicator",
        "not indicator Ind-a.1.1",
        "Write indicator Ind-a.1.1 beside the item",
    ),
    (
        ("coomet:citesItem", "coomet:contributesTo"),
        f"{ACTION}1.1",
        "indicator",
        "names no item",
        "Name in the note",
    ),
    (
        ("<http://xmlns.com/foaf/0.1/primaryTopic>", "coomet:contributesTo"),
        f"{ACTION}1.1",
        "indicator",
        "was not read",
        "build again with the document",
    ),
    (("coomet:hasCitation",), f"{ACTION}1.1", "basis", "no words in the note", "The basis is item"),
    (("skos:note",), f"{ACTION}1.1", "basis", "has no note", "Write into the note of action 1.1"),
    (("coomet:citesItem",), f"{ACTION}1.1", "basis", "names no item", "Name in the note"),
    (
        ("coomet:hasPerformerParticipation",),
        f"{ACTION}1.1",
        "performer",
        "column of performers is empty",
        "into the column of performers of action 1.1",
    ),
    (
        ("coomet:participantPost", "coomet:participantBody"),
        f"{ACTION}1.1",
        "performer",
        "mean a group",
        "Name in the column of performers",
    ),
    (("coomet:underProject",), f"{ACTION}2.1", "project", "names no project", "Write the project's code"),
    (
        ("coomet:hasStatusObservation",),
        f"{ACTION}1.1",
        "status",
        "how far the work has got",
        "Works are underway",
    ),
    (("coomet:termText",), f"{ACTION}1.1", "term", "column of terms is empty", "Write the years"),
    (("coomet:startYear", "coomet:endYear"), f"{ACTION}1.1", "term", "give no year: “2031”", "beside “2031”"),
    (
        ("coomet:dependsOn",),
        f"{ACTION}1.2",
        "dependency",
        "names another action",
        "which action it builds on",
    ),
    (("coomet:hasTarget",), f"{INDICATOR}a.1.1", "target", "but no number", "at least 2"),
    (("coomet:hasTarget",), f"{ITEM}1.1", "target", "what number indicator Ind-a.1.1 promises", "at least 2"),
    (
        ("coomet:measuredBy",),
        f"{ITEM}1.1",
        "indicator",
        "stands in the row of item 1.1",
        "into the remarks of item 1.1",
    ),
    (
        ("coomet:citesItem",),
        f"{ITEM}1.1",
        "action",
        "none of these citations names item 1.1",
        "Cite item 1.1",
    ),
    (("coomet:hasCitation",), f"{ITEM}1.1", "action", "no action of the work programmes", "cite item 1.1"),
    (
        ("coomet:citesIndicator",),
        f"{INDICATOR}a.1.1",
        "action",
        "none of these citations",
        "Name indicator Ind-a.1.1",
    ),
    (("coomet:measuredBy",), f"{INDICATOR}a.1.1", "item", "no row of a programme", "Name the item beside"),
    (
        ("coomet:hasPerformerParticipation",),
        f"{ID}body/tc-4",
        "action",
        "only as a partner",
        "Write TC 4 into",
    ),
    (
        ("coomet:underProject",),
        f"{ID}project/900",
        "action",
        "names project 900/BY-a/31",
        "Write the code of project",
    ),
    (
        ("<http://xmlns.com/foaf/0.1/primaryTopic>",),
        f"{ITEM}1.1",
        "programme",
        "no document of",
        "Build again with",
    ),
]


@pytest.mark.parametrize("lack", LACKS)
def test_the_first_condition_that_fails(
    golden: Build, lack: tuple[tuple[str, ...], str, str, str, str]
) -> None:
    properties, thing, what, fails, remedy = lack
    explanation = explain_missing(without(golden, *properties), thing, what)
    assert not explanation.found
    assert fails in f"{failing(explanation)[0].lower()}{failing(explanation)[1:]}"
    assert remedy in explanation.remedy.en
    assert explanation.remedy.ru
    known = [step.known for step in explanation.steps]
    at = known.index(Known.FAILS)
    assert set(known[:at]) <= {Known.HOLDS}
    assert set(known[at + 1 :]) <= {Known.OPEN}


def test_the_example_of_the_manual(bundled: Build) -> None:
    explanation = explain_missing(bundled.dataset, f"{ID}action/wp-tc-4-2021-2023/1.5", "indicator")
    lines = [(step.known.value, [place.first_line for place in step.places]) for step in explanation.steps]
    assert lines == [
        ("holds", [94]), ("holds", [94]), ("fails", []),
        ("open", []), ("open", []), ("open", []),
    ]  # fmt: skip
    assert explanation.verdict.en == (
        "Action 1.5 has no indicator. The first condition that fails: "
        "the programme cited was not read, so the indicator of the item is not known."
    )
    assert "примечании (мероприятие 1.5)" in explanation.remedy.ru


def test_every_condition_of_the_table_is_tried_here() -> None:
    tried = {(what, thing.removeprefix(ID).split("/")[0]) for _, thing, what, _, _ in LACKS}
    folders = {
        "Action": "action", "DevelopmentProgrammeItem": "item", "Indicator": "indicator",
        "StructuralBody": "body", "Project": "project",
    }  # fmt: skip
    for conditions in all_conditions():
        of = {folders[name.removeprefix(COOMET)] for name in conditions.classes}
        assert any((conditions.what, each) in tried for each in of), conditions.what


def test_what_nobody_can_tell(golden: Build) -> None:
    with pytest.raises(UnknownNameError, match="of it one can ask: indicator, basis, performer"):
        explain_missing(golden.dataset, f"{ACTION}1.1", "luck")
    with pytest.raises(UnknownNameError, match="–"):
        explain_missing(golden.dataset, f"{ID}country/by", "indicator")


def test_braces_in_a_title_are_words(golden: Build) -> None:
    dataset = without(golden, "skos:notation", of="<action/wp-tc-4-2031-2033/1.1>")
    dataset.update(
        f"{PREFIXES} INSERT DATA {{ GRAPH <https://w3id.org/coomet/graph/asserted/x> {{"
        ' <action/wp-tc-4-2031-2033/1.1> skos:notation "{item} <b>" } }'
    )
    explanation = explain_missing(dataset, f"{ACTION}1.1", "project")
    assert "{item} <b> names no project" in failing(explanation)
