import pytest
from hypothesis import given
from hypothesis import strategies as st

from coomet_graph.letters import fold
from coomet_graph.records.grammars.bodies import find_bodies, is_range, match_all_bodies, match_bodies

TO_12 = tuple(f"tc-1.{n}" for n in range(2, 13))


@pytest.mark.parametrize(
    ("written", "bodies"),
    [
        ("TC 1.10", ("tc-1.10",)),
        ("TC4", ("tc-4",)),
        ("ТК 1.1", ("tc-1.1",)),
        ("ПК 4.2", ("sc-4.2",)),
        ("TC 1.2 – TC 1.12", TO_12),
        ("TC 1.2 – 1.12", TO_12),
        ("SCs 4.1–4.3", ("sc-4.1", "sc-4.2", "sc-4.3")),
        ("SCs 4.1, 4.3", ("sc-4.1", "sc-4.3")),
        ("JCMS", ("jcms",)),
        ("Presidential Council", ("presidential-council",)),
        ("President's Council", ("presidential-council",)),
        ("President’s Council", ("presidential-council",)),
        ("WG-Web", ("wg-web",)),
        ("COOMET Secretariat", ("secretariat",)),
        ("Secretariat of COOMET", ("secretariat",)),
        ("TC-4", ("tc-4",)),
        ("TC № 4", ("tc-4",)),
        ("SC No. 4.1", ("sc-4.1",)),
        ("ПК №4.2", ("sc-4.2",)),
        ("ТК-4", ("tc-4",)),
        ("ПК-4.1", ("sc-4.1",)),
        ("TC 1.1 and 1.3", ("tc-1.1", "tc-1.3")),
        ("TC 1.1, 1.3 and 1.5", ("tc-1.1", "tc-1.3", "tc-1.5")),
    ],
)
def test_bodies_in_every_form(written, bodies, lexicon) -> None:
    assert match_bodies(written, 0, lexicon) == (len(written), bodies)


@pytest.mark.parametrize("text", ["XTC 4", "TC", "TC x", "SCHEDULE", "TCs", "543/RU-a/11"])
def test_what_is_no_body(text, lexicon) -> None:
    assert match_bodies(text, 0, lexicon) is None


def test_a_list_without_plural_ends_at_its_comma(lexicon) -> None:
    assert match_bodies("TC 4, 2021", 0, lexicon) == (4, ("tc-4",))


def test_a_range_that_runs_backwards_is_its_two_ends(lexicon) -> None:
    assert match_bodies("TC 1.5 – TC 1.2", 0, lexicon) == (15, ("tc-1.5", "tc-1.2"))


def test_two_kinds_of_bodies_are_no_range(lexicon) -> None:
    assert match_bodies("TC 1.1 – SC 4.1", 0, lexicon) == (6, ("tc-1.1",))
    assert not is_range("TC 1.1 – SC 4.1")
    assert match_bodies("TC 1.1 – ТК 1.2", 0, lexicon) == (15, ("tc-1.1", "tc-1.2"))


def test_a_plural_without_number_is_a_group() -> None:
    assert match_all_bodies("TCs and SCs", 0) == (3, "technical-committees")
    assert match_all_bodies("TCs 4", 0) is None
    assert match_all_bodies("ТК-4", 0) is None


@given(
    st.integers(1, 9),
    st.integers(1, 5),
    st.integers(0, 6),
    st.sampled_from("-–—"),
    st.sampled_from(["", " "]),
)
def test_a_range_names_every_body_in_it(stem, first, more, dash, space) -> None:
    lexicon_free = f"TC {stem}.{first}{space}{dash}{space}TC {stem}.{first + more}"
    assert is_range(lexicon_free)


def test_bodies_in_a_text(lexicon) -> None:
    found = find_bodies("discussed at TC4 meetings and by the COOMET Secretariat", lexicon)
    assert [bodies for *_, bodies in found] == [("tc-4",), ("secretariat",)]


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("TC1.3/TC1.4", ["tc-1.3", "tc-1.4"]),
        ("ТК 1.3/ТК 1.4", ["tc-1.3", "tc-1.4"]),
        ("TCs 1.1,1.2", ["tc-1.1", "tc-1.2"]),
        ("Technical Committee 1.3", ["tc-1.3"]),
        ("TC 1.3¹, SC 1.3", ["tc-1.3", "sc-1.3"]),
        ("Подкомитет № 4.1", ["sc-4.1"]),
        # Neither is the committee whose number it begins with.
        ("TC 1,3", []),
        ("SC 1.3.1", []),
    ],
)
def test_numbers_are_taken_whole(text: str, bodies: list[str], lexicon) -> None:
    assert [each for _, _, many in find_bodies(fold(text), lexicon) for each in many] == bodies
