"""The signs of a pair: what they see, the same from both ends, and within bounds."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coomet_graph.candidates.comparing import SIGNS, Comparison, Pair
from coomet_graph.candidates.entries import Entries, Entry
from coomet_graph.candidates.finding import folder, model
from coomet_graph.candidates.words import Glossary, read_glossary
from tests.candidates.entries import compare, entry

TITLE = "Updating of the directory of calibration laboratories"


def signs(pair: Pair) -> dict[str, float]:
    return dict(zip(SIGNS, pair.signs, strict=True))


def one_pair(glossary: Glossary, one: Entry, other: Entry, **known: object) -> dict[str, float]:
    (pair,) = compare([one, other], glossary, **known)
    return signs(pair)


def test_the_same_words_are_as_alike_as_can_be(glossary: Glossary) -> None:
    found = one_pair(glossary, entry("a", "1", TITLE), entry("b", "7", TITLE))
    assert found["title"] == pytest.approx(1, abs=1e-5)
    assert found["letters"] == 1
    assert found["behind"] == found["far_behind"] == 0


def test_words_of_a_note_count_where_the_other_title_has_them(glossary: Glossary) -> None:
    other = entry("b", "1", "Competition of inventors of balances")
    without = compare([entry("a", "1", TITLE), other], glossary)
    with_note = one_pair(glossary, entry("a", "1", TITLE, note="Competition of inventors of balances"), other)
    assert without == []
    assert with_note["held"] > 0.4 > with_note["title"]


def test_the_same_in_two_languages(glossary: Glossary) -> None:
    russian = "Обновление справочника калибровочных лабораторий"
    found = one_pair(glossary, entry("a", "1", TITLE), entry("b", "1", russian, "ru"))
    assert found["title"] > 0.7
    assert found["deeds"] == pytest.approx(1, abs=1e-5)


def test_a_rare_thing_tells_more_than_a_common_one(glossary: Glossary) -> None:
    common = frozenset({("concerns", "website")})
    crowd = [entry("other", f"x{at}", f"Thing {at}", named=common) for at in range(8)]
    rare = frozenset({("underProject", "project/543"), ("concerns", "website"), ("concerns", "portal")})
    same = frozenset({("underProject", "project/543"), ("concerns", "server")})
    weak = frozenset({("concerns", "website"), ("concerns", "server")})
    ones = [
        entry("a", "1", TITLE, named=rare),
        entry("b", "1", TITLE, named=same),
        entry("b", "2", TITLE, named=weak),
    ]
    by_number = {pair.later.notation: signs(pair)["things"] for pair in compare([*ones, *crowd], glossary)}
    assert by_number["1"] > by_number["2"] > 0


@pytest.mark.parametrize(
    ("sign", "one", "other"),
    [
        (
            "things_apart",
            {"named": frozenset({("underProject", "1")})},
            {"named": frozenset({("underProject", "2")})},
        ),
        ("bodies_apart", {"bodies": frozenset({"tc-1"})}, {"bodies": frozenset({"tc-2"})}),
        ("recurrence_apart", {"recurrence": "annual"}, {"recurrence": "biennial"}),
    ],
)
def test_what_disagrees_is_seen_and_lowers_confidence(
    glossary: Glossary, sign: str, one: dict[str, object], other: dict[str, object]
) -> None:
    (apart,) = compare([entry("a", "1", TITLE, **one), entry("b", "1", TITLE, **other)], glossary)  # type: ignore[arg-type]
    (silent,) = compare([entry("a", "1", TITLE), entry("b", "1", TITLE, **other)], glossary)  # type: ignore[arg-type]
    assert signs(apart)[sign] == 1
    assert signs(silent)[sign] == 0
    less, more = model().confidences([apart.signs, silent.signs])
    assert less < more


def test_another_deed_about_the_same_is_seen(glossary: Glossary) -> None:
    found = one_pair(
        glossary,
        entry("a", "1", "Holding of seminars on viscosity of oils"),
        entry("b", "1", "Survey on seminars on viscosity of oils"),
    )
    assert found["deeds_apart"] == 1


def test_a_part_of_a_body_is_related_to_it(glossary: Glossary) -> None:
    ones = (
        entry("a", "1", TITLE, bodies=frozenset({"tc-4"})),
        entry("b", "1", TITLE, bodies=frozenset({"sc-4.2"})),
    )
    apart = one_pair(glossary, *ones)
    related = one_pair(glossary, *ones, wholes={"sc-4.2": frozenset({"tc-4"})})
    assert apart["bodies"] == 0
    assert apart["bodies_apart"] == 1
    assert related["bodies"] > 0
    assert related["bodies_apart"] == 0


def test_entries_that_are_linked_already_are_no_pair(glossary: Glossary) -> None:
    ones = entry("a", "1", TITLE), entry("b", "1", TITLE)
    assert compare(ones, glossary, linked=frozenset({(ones[0].iri, ones[1].iri)})) == []


def test_strangers_are_no_pair(glossary: Glossary) -> None:
    assert compare([entry("a", "1", TITLE), entry("b", "1", "Round robin of microphones")], glossary) == []


@pytest.mark.parametrize("title", ["", "–", "of the", "\u202e\x00", "𝔘𝔫𝔦𝔠𝔬𝔡𝔢 🙂"])
def test_titles_without_words_do_no_harm(glossary: Glossary, title: str) -> None:
    compare([entry("a", "1", title), entry("b", "1", title), entry("b", "2", TITLE)], glossary)


def test_of_a_thousand_entries_that_are_all_alike_few_pairs_are_looked_at(glossary: Glossary) -> None:
    crowd = [entry(side, str(at), TITLE) for side in "ab" for at in range(1000)]
    assert 1000 <= len(compare(crowd, glossary)) <= 2 * 6 * 1000 * 2


def test_more_entries_than_are_compared_at_a_time(glossary: Glossary) -> None:
    crowd = [entry("a", f"{at:04}", f"Thing number{at}x of its own") for at in range(600)]
    (pair,) = compare([*crowd, entry("b", "1", "number555x")], glossary)
    assert pair.earlier.notation == "0555"


def test_an_entry_in_a_language_that_others_lack_is_compared_all_the_same(glossary: Glossary) -> None:
    russian = entry("a", "2", "Обновление справочника калибровочных лабораторий", "ru")
    pairs = compare([entry("a", "1", "Poll on pianos"), russian, entry("b", "1", TITLE)], glossary)
    assert [pair.earlier.notation for pair in pairs] == ["2"]


WORDS = (
    "database",
    "website",
    "seminars",
    "survey on",
    "updating of",
    "TC 4",
    "comparisons",
    "качество",
    "Zenith",
    "«A b c»",
)
TITLES = st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join)
THINGS = st.frozensets(
    st.sampled_from([("concerns", "x"), ("underProject", "7"), ("concerns", "y")]), max_size=2
)
ENTRIES = st.lists(
    st.tuples(TITLES, TITLES, THINGS, st.sampled_from(("", "annual", "ongoing"))), min_size=1, max_size=5
)


@settings(max_examples=60, deadline=None)
@given(ENTRIES, ENTRIES)
def test_the_signs_are_the_same_from_both_ends_and_each_time(left: list[tuple], right: list[tuple]) -> None:  # type: ignore[type-arg]
    glossary = read_glossary(folder() / "glossary.csv")
    made = [
        entry(side, str(at), title, note=note, named=things, recurrence=rhythm)
        for side, rows in (("a", left), ("b", right))
        for at, (title, note, things, rhythm) in enumerate(rows)
    ]
    comparison = Comparison(Entries(tuple(made)), glossary)
    forth = {(pair.earlier.iri, pair.later.iri): pair.signs for pair in comparison.pairs("a", "b")}
    back = {(pair.later.iri, pair.earlier.iri): pair.signs for pair in comparison.pairs("b", "a")}
    shuffled = Comparison(Entries(tuple(reversed(made))), glossary)
    again = {(pair.earlier.iri, pair.later.iri): pair.signs for pair in shuffled.pairs("a", "b")}
    assert forth.keys() == back.keys()
    for key, values in forth.items():
        assert back[key] == pytest.approx(values, abs=1e-5)
        assert all(-1e-6 <= value <= 2 for value in values)
    assert forth.keys() == again.keys()


def test_halves_of_an_item_are_known_by_the_words_of_the_whole(glossary: Glossary) -> None:
    whole = entry("a", "1", "Development and realization of the programme of inventors")
    half = replace(entry("a", "1/development", f"{whole.titles['en']}: Development"), parent=whole.iri)
    (pair,) = compare([half, entry("b", "1", "Programme of inventors")], glossary)
    assert signs(pair)["title"] > 0.5
