"""Links of pairs: one to one, split, merge, and no match."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from coomet_graph.candidates import Kind
from coomet_graph.candidates.comparing import SIGNS, Pair
from coomet_graph.candidates.matching import Scored, candidate_iri, links, without_match
from coomet_graph.candidates.words import Glossary
from coomet_graph.iris import Minter
from tests.candidates.entries import entry, link

A = [entry("a", str(at), f"a{at}") for at in range(10)]
B = [entry("b", str(at), f"b{at}") for at in range(10)]


def pairs(*said: tuple[int, int, float]) -> list[Scored]:
    made = [Scored(Pair(A[one], B[other], (0.0,) * len(SIGNS)), sure) for one, other, sure in said]
    return sorted(made, key=lambda each: (-each.confidence, each.pair.earlier.iri, each.pair.later.iri))


def told(*said: tuple[int, int, float], threshold: float = 0.5) -> list[tuple[str, str, Kind]]:
    return [
        (each.pair.earlier.notation, each.pair.later.notation, each.kind)
        for each in links(pairs(*said), threshold)
    ]


def test_one_to_one() -> None:
    assert told((1, 1, 0.9), (2, 2, 0.8)) == [("1", "1", Kind.ONE_TO_ONE), ("2", "2", Kind.ONE_TO_ONE)]


def test_an_entry_that_became_two_is_split() -> None:
    assert told((1, 1, 0.9), (1, 2, 0.8)) == [("1", "1", Kind.SPLIT), ("1", "2", Kind.SPLIT)]


def test_two_entries_that_became_one_are_merged() -> None:
    assert told((1, 1, 0.9), (2, 1, 0.8)) == [("1", "1", Kind.MERGE), ("2", "1", Kind.MERGE)]


def test_what_has_a_better_partner_is_not_linked_again() -> None:
    # 2-1 would make 1 and 2 share 1, while 2 and 1 have partners of their own that are surer.
    assert told((1, 1, 0.9), (2, 2, 0.9), (2, 1, 0.8)) == [
        ("1", "1", Kind.ONE_TO_ONE),
        ("2", "2", Kind.ONE_TO_ONE),
    ]
    # 3 would join a split at its later end.
    assert ("3", "2", Kind.MERGE) not in told((1, 1, 0.9), (1, 2, 0.8), (3, 2, 0.7))


def test_below_the_threshold_nothing_is_linked() -> None:
    assert told((1, 1, 0.49)) == []
    assert told((1, 1, 0.5)) == [("1", "1", Kind.ONE_TO_ONE)]


def test_no_split_has_more_than_a_few_parts() -> None:
    assert len(told(*((1, at, 0.9) for at in range(10)))) == 6


def test_an_entry_without_a_link_is_told_with_the_best_that_was_refused() -> None:
    scored = pairs((1, 1, 0.9), (2, 1, 0.3), (2, 2, 0.2))
    missing = without_match(A[1:4], B[1:3], scored, links(scored, 0.5))
    assert [(each.entry.iri, each.is_earlier, each.confidence) for each in missing] == [
        (A[2].iri, True, 0.3),
        (A[3].iri, True, 0.0),
        (B[2].iri, False, 0.2),
    ]
    assert missing[0].other == B[1]
    assert missing[1].other is None
    assert [each.programmes for each in missing] == [("b",), ("b",), ("a",)]


def test_the_iri_is_made_of_both_ends_and_the_kind() -> None:
    made = {
        candidate_iri(Minter(), *ends)
        for ends in (("x", "y", "split"), ("y", "x", "split"), ("x", "y", "merge"))
    }
    assert len(made) == 3
    assert candidate_iri(Minter(), "x", "y", "split") in made


SAID = st.lists(
    st.tuples(st.integers(0, 9), st.integers(0, 9), st.floats(0, 1)),
    max_size=40,
    unique_by=lambda each: each[:2],
)


@given(SAID, st.floats(0, 1))
def test_nobody_is_in_two_links_that_are_one_to_one_or_in_split_and_merge(
    said: list[tuple[int, int, float]], threshold: float
) -> None:
    found = links(pairs(*said), threshold)
    ones = Counter(each.pair.earlier.iri for each in found)
    others = Counter(each.pair.later.iri for each in found)
    for each in found:
        degrees = ones[each.pair.earlier.iri], others[each.pair.later.iri]
        assert {Kind.ONE_TO_ONE: degrees == (1, 1), Kind.SPLIT: degrees[0] > 1 == degrees[1],
                Kind.MERGE: degrees[1] > 1 == degrees[0]}[each.kind]  # fmt: skip
        assert each.confidence >= threshold


def test_a_work_that_is_split_is_found_by_its_words(glossary: Glossary) -> None:
    whole = entry("a", "1", "Development of a glossary and a handbook on viscosity of oils")
    parts = [
        entry("b", "1", "Development of a glossary on viscosity of oils"),
        entry("b", "2", "Development of a handbook on viscosity of oils"),
        entry("b", "3", "Development of a handbook on radon in cellars"),
    ]
    found = {each.pair.later.notation: each.kind for each in link([whole, *parts], glossary)}
    assert found == {"1": Kind.SPLIT, "2": Kind.SPLIT}
