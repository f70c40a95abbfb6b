import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coomet_graph import resources
from coomet_graph.records import load_lexicon
from coomet_graph.records.grammars.performers import Performer, parse_performers
from tests.records.grammars.conftest import passage

LEXICON = load_lexicon(resources.data_folder() / "reference")


def read(text: str) -> list[tuple[str | None, str | None]]:
    parsed = parse_performers(passage(text), LEXICON)
    assert parsed.end == len(passage(text).text), text
    return [
        (item.value.body or item.value.group or item.value.organisation, item.value.role)
        for item in parsed.items
    ]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("TC 4", [("tc-4", None)]),
        ("TC 4 Chair", [("tc-4", "chair")]),
        (
            "TC 4 Chair, \nSC 4.1, SC 4.3 Chairs",
            [("tc-4", "chair"), ("sc-4.1", "chair"), ("sc-4.3", "chair")],
        ),
        ("Chairs of TC 4, SC 4.1", [("tc-4", "chair"), ("sc-4.1", "chair")]),
        ("Chairs: TC 1.1, TC 1.3", [("tc-1.1", "chair"), ("tc-1.3", "chair")]),
        ("Председатели: ТК 1.1, ТК 1.3", [("tc-1.1", "chair"), ("tc-1.3", "chair")]),
        ("TC 1.1, 1.3, 1.5, JCMS", [("tc-1.1", None), ("tc-1.3", None), ("tc-1.5", None), ("jcms", None)]),
        ("ТК-4, ПК-4.1", [("tc-4", None), ("sc-4.1", None)]),
        ("Members of TC 4, Chair of SC 4.3", [("tc-4", "member"), ("sc-4.3", "chair")]),
        ("TC 4 Chair and Secretariat", [("tc-4", "chair"), ("tc-4", "secretariat")]),
        ("Chairperson of TC 2 TC 2 Secretariat", [("tc-2", "chair"), ("tc-2", "secretariat")]),
        (
            "TC 2 Members All interested COOMET countries",
            [("tc-2", "member"), ("interested-coomet-countries", None)],
        ),
        (
            "Chairs of TC 4, SCs 4.1–4.3",
            [("tc-4", "chair"), ("sc-4.1", "chair"), ("sc-4.2", "chair"), ("sc-4.3", "chair")],
        ),
        ("COOMET President, President's Council", [("coomet", "president"), ("presidential-council", None)]),
        ("Chairpersons of TCs and SCs", [("technical-committees", "chair"), ("subcommittees", "chair")]),
        ("COOMET Committee Members", [("committee", "member")]),
        ("JCMS Chairperson, TC 1.8", [("jcms", "chair"), ("tc-1.8", None)]),
        ("Website Administrator", [("coomet", "administrator")]),
        ("COOMET representative in JCRB, JCMS", [("coomet", "representative"), ("jcms", None)]),
        ("BIPM", [("bipm", None)]),
    ],
)
def test_performers_in_every_form(written, expected) -> None:
    assert read(written) == expected


def test_a_portfolio_ends_where_the_next_performer_begins() -> None:
    parsed = parse_performers(
        passage("COOMET President, Vice-President responsible for cooperation with RMOs, COOMET Secretariat"),
        LEXICON,
    )
    assert [item.value.role for item in parsed.items] == ["president", "vice-president", None]
    assert parsed.items[1].value.portfolio == "cooperation with RMOs"


def test_a_portfolio_ends_with_its_block() -> None:
    words = passage("Vice-President responsible for cooperation with RMOs\nThe basis is item 4")
    parsed = parse_performers(words, LEXICON, barriers=(words.text.index("The"),))
    assert parsed.items[0].value.portfolio == "cooperation with RMOs"


def test_members_of_countries() -> None:
    written = (
        "Committee Members from Armenia, Kyrgyzstan, Tajikistan and Uzbekistan at the Quality Forum, TC 3.1"
    )
    parsed = parse_performers(passage(written), LEXICON)
    assert parsed.items[0].value == Performer("committee", "member", countries=("am", "kg", "tj", "uz"))
    assert parsed.items[-1].value == Performer("tc-3.1")


@pytest.mark.parametrize("text", ["", "nobody at all", "Works are underway", "2021", "members", "The basis"])
def test_what_names_nobody(text) -> None:
    parsed = parse_performers(passage(text), LEXICON)
    assert parsed.items == ()
    assert parsed.end == 0


BODIES = st.sampled_from(
    [
        "TC 1.1",
        "TC 1.10",
        "TC 2",
        "TC 3.1",
        "TC 4",
        "SC 4.1",
        "SC 4.2",
        "JCMS",
        "COOMET Secretariat",
        "Quality Forum",
    ]
)


@settings(max_examples=40)
@given(st.lists(BODIES, min_size=2, max_size=5, unique=True))
def test_a_list_is_the_same_bodies_in_every_separator_style(bodies) -> None:
    styles = [
        ", ".join(bodies),
        "; ".join(bodies),
        ",\n".join(bodies),
        "\n".join(bodies),
        ", ".join(bodies[:-1]) + " and " + bodies[-1],
    ]
    lists = [read(style) for style in styles]
    assert all(names == lists[0] for names in lists)
    assert len(lists[0]) == len(bodies)


@pytest.mark.parametrize(
    "written", ["Chairs of JCMS and Quality Forum", "Председатели ОКЭ и Форума качества"]
)
def test_more_than_one_of_two_bodies_has_a_chair(written) -> None:
    found = parse_performers(passage(written), LEXICON).items
    assert [(item.value.body, item.value.role) for item in found] == [
        ("jcms", "chair"),
        ("quality-forum", "chair"),
    ]


def test_the_secretariat_has_no_chair() -> None:
    found = parse_performers(passage("Chairs of TC 4 and COOMET Secretariat"), LEXICON).items
    assert [(item.value.body, item.value.role) for item in found] == [
        ("tc-4", "chair"),
        ("secretariat", None),
    ]


def test_a_missing_separator_is_noticed() -> None:
    assert parse_performers(passage("TC 2 Members All interested COOMET countries"), LEXICON).junctures
    assert not parse_performers(passage("TC 2, TC 4"), LEXICON).junctures
