"""The findings register: dates that come of the audits, and what changed between two of them."""

from hypothesis import given, settings
from hypothesis import strategies as st

from coomet_graph.audit.sightings import Sighting, sightings_of
from coomet_graph.audit.standing import changed


def test_what_is_seen_throughout_is_dated_by_its_first_and_last_audit() -> None:
    assert sightings_of([("1", {"a"}), ("2", {"a"}), ("3", {"a"})]) == {"a": Sighting("1", "3")}


def test_what_is_missed_was_fixed_then() -> None:
    seen = sightings_of([("1", {"a", "b"}), ("2", {"b"}), ("3", {"b"})])
    assert seen == {"a": Sighting("1", "1", fixed="2"), "b": Sighting("1", "3")}


def test_what_comes_back_says_when() -> None:
    seen = sightings_of([("1", {"a"}), ("2", set()), ("3", {"a"}), ("4", {"a"})])
    assert seen == {"a": Sighting("1", "4", fixed="2", returned="3")}


def test_what_goes_again_was_fixed_again() -> None:
    seen = sightings_of([("1", {"a"}), ("2", set()), ("3", {"a"}), ("4", set())])
    assert seen == {"a": Sighting("1", "3", fixed="4", returned="3")}


AUDITS = st.lists(st.frozensets(st.sampled_from("abcd")), max_size=8)


@settings(max_examples=100, deadline=None, derandomize=True, database=None)
@given(AUDITS)
def test_dates_are_those_of_audits_that_saw_the_finding(found: list[frozenset[str]]) -> None:
    seen = sightings_of((str(day), numbers) for day, numbers in enumerate(found))
    for number in "abcd":
        days = [day for day, numbers in enumerate(found) if number in numbers]
        assert (number in seen) == bool(days)
        if days:
            sighting = seen[number]
            assert (sighting.first, sighting.last) == (str(days[0]), str(days[-1]))
            back = [day for day in days[1:] if number not in found[day - 1]]
            assert sighting.returned == (str(back[-1]) if back else "")
            missed = [day for day in range(1, len(found)) if number in found[day - 1] - found[day]]
            assert sighting.fixed == (str(missed[-1]) if missed else "")


def test_each_finding_of_either_snapshot_is_told_once() -> None:
    told = changed({"kept", "new", "back"}, {"kept", "gone"}, {"back", "kept", "long ago"})
    assert told == {"kept": "remaining", "new": "new", "back": "returned", "gone": "fixed"}
