"""Differences of editions: what is called what, and that they turn the older edition into the newer."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, Triple

from coomet_graph.errors import ParameterError, UnreadableGraphError
from coomet_graph.history import Change, Detail, Edition, Entry, apply, compare, inverse
from coomet_graph.history.as_json import from_json, to_json
from coomet_graph.history.difference import KINDS
from coomet_graph.history.edition import edition
from coomet_graph.history.rdf import from_triples, to_triples
from coomet_graph.history.words import Fate, compare_words
from coomet_graph.iris import Minter
from tests.history.editions import EDITS, action, identity, invented, of, section

LENGTH = action("1.1", "Holding of seminars on measurements of length")
MASS = action("1.2", "Holding of seminars on measurements of mass")
WEBSITE = action("1.3", "Support of the website of the committee")
HEADING = section(1, "Training of young metrologists")
OLD = of("old", HEADING, LENGTH, MASS, WEBSITE)


def told(old: Edition, new: Edition) -> list[tuple[str, str, str]]:
    """Each change as kinds, numbers before and numbers after."""
    return [
        (
            " ".join(change.kinds),
            " ".join(entry.notation for entry in change.before),
            " ".join(entry.notation for entry in change.after),
        )
        for change in compare(old, new).changes
    ]


# ---------------------------------------------------------------- whatever happens


@st.composite
def two_editions(draw: st.DrawFn) -> tuple[Edition, Edition]:
    rng = random.Random(draw(st.integers(0, 10**9)))
    entries = invented(rng)
    old = edition(identity("old"), entries)
    for edit in draw(st.lists(st.sampled_from(EDITS), max_size=6)):
        edit(entries, rng)
    return old, edition(identity("new"), entries)


@settings(max_examples=200, deadline=None, derandomize=True, database=None)
@given(two_editions())
def test_applied_changes_give_the_newer_edition(editions: tuple[Edition, Edition]) -> None:
    old, new = editions
    difference = compare(old, new)
    assert apply(old, difference) == new
    assert apply(new, inverse(difference)) == old
    assert inverse(inverse(difference)) == difference
    assert all(change.kinds and set(change.kinds) <= set(KINDS) for change in difference.changes)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(two_editions())
def test_records_read_back_apply_as_well(editions: tuple[Edition, Edition]) -> None:
    old, new = editions
    difference = compare(old, new)
    assert from_json(to_json([difference])) == (difference,)
    (read,) = from_triples(to_triples(difference, Minter()))
    assert read == difference
    assert apply(old, read) == new


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(two_editions())
def test_an_edition_does_not_differ_from_itself(editions: tuple[Edition, Edition]) -> None:
    for each in editions:
        difference = compare(each, each)
        assert difference.changes == ()
        assert difference.kept == len(each.entries)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(st.lists(st.sampled_from(["one", "two", "three", "four", "five"]), max_size=9), st.data())
def test_words_are_all_told(old: list[str], data: st.DataObject) -> None:
    new = data.draw(st.lists(st.sampled_from(["one", "two", "three", "four", "six"]), max_size=9))
    stretches = compare_words(" ".join(old), " ".join(new))
    assert " ".join(words for fate, words in stretches if fate != Fate.NEW) == " ".join(old)
    assert " ".join(words for fate, words in stretches if fate != Fate.GONE) == " ".join(new)


def test_the_order_of_entries_does_not_matter() -> None:
    new = [HEADING, replace(MASS, notation="1.1"), replace(LENGTH, notation="1.2")]
    assert compare(OLD, of("new", *new)) == compare(OLD, of("new", *reversed(new)))


# ---------------------------------------------------------------- what is called what


def test_a_row_put_in_renumbers_and_does_not_reword() -> None:
    """1.2 on length is the old 1.1, however like the old 1.2 it reads."""
    time = action("1.1", "Holding of seminars on measurements of time")
    new = of("new", HEADING, time, *(replace(each, notation=n) for each, n in
             ((LENGTH, "1.2"), (MASS, "1.3"), (WEBSITE, "1.4"))))  # fmt: skip
    assert told(OLD, new) == [
        ("added", "", "1.1"),
        ("renumbered", "1.1", "1.2"),
        ("renumbered", "1.2", "1.3"),
        ("renumbered", "1.3", "1.4"),
    ]


def test_reworded_with_its_number_or_another() -> None:
    new_words = "Holding of webinars on measurements of length and angle"
    assert told(OLD, of("new", HEADING, replace(LENGTH, title=new_words), MASS, WEBSITE)) == [
        ("reworded", "1.1", "1.1")
    ]
    elsewhere = replace(WEBSITE, notation="1.9", title="Support of the new website of the committee")
    assert told(OLD, of("new", HEADING, LENGTH, MASS, elsewhere)) == [("renumbered reworded", "1.3", "1.9")]


def test_other_words_under_an_old_number_are_another_entry() -> None:
    other = action("1.3", "Comparison of national standards of viscosity")
    assert told(OLD, of("new", HEADING, LENGTH, MASS, other)) == [
        ("dropped", "1.3", ""),
        ("added", "", "1.3"),
    ]


def test_moved_is_what_stands_in_another_section() -> None:
    second = section(2, "Information of the public")
    old = of("old", HEADING, second, LENGTH, MASS, WEBSITE)
    moved = replace(WEBSITE, notation="2.1", section="2")
    assert told(old, of("new", HEADING, second, LENGTH, MASS, moved)) == [("renumbered moved", "1.3", "2.1")]


def test_what_stands_in_a_renumbered_section_has_not_moved() -> None:
    first = section(1, "Legal questions of metrology")
    new = [replace(each, notation=f"2.{each.notation[2:]}", section="2") for each in (LENGTH, MASS, WEBSITE)]
    assert told(OLD, of("new", first, replace(HEADING, notation="2"), *new)) == [
        ("added", "", "1"),
        ("renumbered", "1", "2"),
        ("renumbered", "1.1", "2.1"),
        ("renumbered", "1.2", "2.2"),
        ("renumbered", "1.3", "2.3"),
    ]


SHOPS = action("1.1", "Development and publication of a guide to estimation of uncertainty in calibration")
PARTS = (
    action("1.1", "Development of a guide to estimation of uncertainty"),
    action("1.2", "Publication of guide in calibration"),
)


def test_split_and_merged() -> None:
    whole, parts = of("old", HEADING, SHOPS), of("new", HEADING, *PARTS)
    assert told(whole, parts) == [("split", "1.1", "1.1 1.2")]
    assert told(parts, whole) == [("merged", "1.1 1.2", "1.1")]


def test_a_new_row_that_repeats_words_of_another_is_no_part_of_it() -> None:
    again = action("1.4", "Support of the website")
    assert told(OLD, of("new", HEADING, LENGTH, MASS, WEBSITE, again)) == [("added", "", "1.4")]
    both = replace(WEBSITE, title="Support of the website of the committee today"), again
    assert told(OLD, of("new", HEADING, LENGTH, MASS, *both)) == [
        ("reworded", "1.3", "1.3"),
        ("added", "", "1.4"),
    ]


def test_a_row_split_whose_second_part_repeats_all_its_words() -> None:
    whole = action("1.1", "Survey of the needs for training and report on the results of the survey")
    parts = (
        action("1.1", "Survey of the needs for training"),
        action("1.2", "Report on the results of the survey of the needs for training"),
    )
    old, new = of("old", HEADING, whole), of("new", HEADING, *parts)
    assert told(old, new) == [("split", "1.1", "1.1 1.2")]
    assert told(new, old) == [("merged", "1.1 1.2", "1.1")]
    # With a number of its own, the shorter one is another entry.
    shorter = replace(parts[0], notation="1.3")
    assert ("added", "", "1.3") in told(old, of("new", HEADING, parts[1], shorter))


def test_a_heading_in_other_words_is_known_by_what_stands_below_it() -> None:
    other = section(1, "Work with schools")
    new = of("new", other, LENGTH, MASS, WEBSITE)
    assert told(OLD, new) == [("reworded", "1", "1")]
    assert told(new, OLD) == [("reworded", "1", "1")]
    # Where most of it has gone, the heading is another.
    gone = of(
        "new", other, LENGTH, action("1.4", "Plan"), action("1.5", "Bulletin on the events of the year")
    )
    assert {("dropped", "1", ""), ("added", "", "1")} <= set(told(OLD, gone))


def test_a_part_of_two_wholes_leaves_it_open_whose_it_is() -> None:
    wholes = [
        action("1.1", "Translation of standards, revision of dictionaries"),
        action("1.2", "Translation of standards, printing of brochures"),
    ]
    parts = [
        action("3.1", "Translation of standards"),
        action("3.2", "Revision of dictionaries"),
        action("3.3", "Printing of brochures"),
    ]
    assert told(of("old", *wholes), of("new", *parts)) == [("doubtful", "1.1 1.2", "3.1 3.2 3.3")]


def test_a_near_tie_is_told_as_doubtful() -> None:
    """One of two rows went, and what is left has the words of both: nobody can say which it was."""
    old = of("old", HEADING, replace(LENGTH, title="Seminars on measurements in field A"),
             replace(MASS, title="Seminars on measurements in field B"))  # fmt: skip
    left = action("1.7", "Seminars on measurements in field C")
    assert told(old, of("new", HEADING, left)) == [("doubtful", "1.1 1.2", "1.7")]


def test_a_number_or_a_term_settles_a_tie() -> None:
    term = Detail("term", "start=2031", "2031")
    same = "Seminars on measurements in several fields"
    old = of("old", HEADING, action("1.1", same, term), action("1.2", same))
    new = of("new", HEADING, action("1.4", same, term), action("1.5", same))
    assert told(old, new) == [("renumbered", "1.1", "1.4"), ("renumbered", "1.2", "1.5")]


def test_halves_of_compound_rows_go_with_their_wholes() -> None:
    def rows(first: str, second: str) -> list[Entry]:
        wholes = [action(first, "Work Program of TC 1"), action(second, "Strategy of legal metrology")]
        return [*wholes, *(replace(each, notation=f"{each.notation}/development", title="Development")
                           for each in wholes)]  # fmt: skip

    new = [action("1.1", "Glossary of terms"), *rows("1.2", "1.3")]
    assert told(of("old", *rows("1.1", "1.2")), of("new", *new)) == [
        ("added", "", "1.1"),
        ("renumbered", "1.1", "1.2"),
        ("renumbered", "1.1/development", "1.2/development"),
        ("renumbered", "1.2", "1.3"),
        ("renumbered", "1.2/development", "1.3/development"),
    ]


@pytest.mark.parametrize(
    "kind", ["term", "performers", "basis", "indicators", "states", "projects", "participants"]
)
def test_other_details_are_told_by_their_kind(kind: str) -> None:
    old = of("old", action("1.1", "Seminars", Detail(kind, "a", "A")))
    assert told(old, of("new", action("1.1", "Seminars", Detail(kind, "b", "B")))) == [
        (f"{kind}-changed", "1.1", "1.1")
    ]
    respelled = of("new", action("1.1", "Seminars", Detail(kind, "a", "The same A")))
    assert told(old, respelled) == [("respelled", "1.1", "1.1")]


def test_a_note_is_told_apart_from_the_title() -> None:
    assert told(of("old", action("1.1", "Seminars", note="Works are underway")),
                of("new", action("1.1", "Seminars", note="Works are completed"))) == [
        ("note-reworded", "1.1", "1.1")
    ]  # fmt: skip


def test_words_that_went_stand_before_those_that_came() -> None:
    assert compare_words("Holding of seminars in spring", "Holding of webinars") == (
        (Fate.SAME, "Holding of"),
        (Fate.GONE, "seminars in spring"),
        (Fate.NEW, "webinars"),
    )


# ---------------------------------------------------------------- what is refused


def test_changes_of_another_edition_are_refused() -> None:
    difference = compare(OLD, of("new", HEADING, MASS, WEBSITE))
    with pytest.raises(ParameterError, match=r"its entry 1\.1 is another"):
        apply(of("other", HEADING, MASS), difference)
    added = compare(of("old", HEADING), of("new", HEADING, LENGTH))
    with pytest.raises(ParameterError, match=r"its entry 1\.1 is another"):
        apply(of("other", HEADING, replace(LENGTH, title="Else")), added)


def test_an_edition_has_a_number_once() -> None:
    with pytest.raises(ValueError, match="same kind and number"):
        of("old", LENGTH, replace(MASS, notation="1.1"))


@pytest.mark.parametrize("text", ["{", "[1]", '[{"old": {}}]'])
def test_json_that_is_no_difference_is_refused(text: str) -> None:
    with pytest.raises(ParameterError, match="no list of changes"):
        from_json(text)


def test_a_record_that_is_not_whole_is_refused() -> None:
    records = to_triples(compare(OLD, of("new", HEADING, MASS, WEBSITE)), Minter())

    def without(name: str) -> list[Triple]:
        return [triple for triple in records if not triple.predicate.value.endswith(name)]

    for name in ("unchangedEntries", "olderEdition", "identifier", "sha256"):
        with pytest.raises(UnreadableGraphError, match=f"exactly one .*{name}"):
            from_triples(without(name))
    records_of_nothing = [t for t in records if not t.predicate.value.endswith(("Before", "After"))]
    with pytest.raises(UnreadableGraphError, match=r"exactly one .*versionBefore"):
        from_triples(records_of_nothing)
    uncounted = [
        Triple(t.subject, t.predicate, Literal("many"))
        if t.predicate.value.endswith("unchangedEntries")
        else t
        for t in records
    ]
    with pytest.raises(UnreadableGraphError, match=r"exactly one .*unchangedEntries"):
        from_triples(uncounted)
    assert from_triples([]) == ()


def test_a_change_of_several_has_no_single_entry() -> None:
    assert Change(("split",), (SHOPS,), PARTS).one_to_one is None
    assert Change(("reworded",), (SHOPS,), PARTS[:1]).one_to_one == (SHOPS, PARTS[0])
