"""Decisions: what is written is read, one is in force for each matter, and their order does not matter."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from coomet_graph.audit.standing import Standing, standings_of
from coomet_graph.decisions import (
    Decision,
    Kind,
    decisions_of,
    in_force,
    in_force_by_matter,
    named,
    to_triples,
)
from coomet_graph.errors import Text, UnreadableGraphError
from coomet_graph.iris import Minter
from coomet_graph.namespaces import COOMET, ID

DAY = date(2031, 6, 2)
NUMBER, OTHER = "0123456789", "abcdef0123"
LINK = f"{ID}citation/wp-tc-4-2031-2033/1.1/dp-2031-2033/1.1"
BODY = f"{ID}body/tc-4"
ON_FINDINGS = (Kind.ACCEPT, Kind.ASSIGN, Kind.FIXED)


def made(kind: Kind, on: date = DAY, **said: object) -> Decision:
    """A decision on the first finding or on the link, with all that it needs."""
    needed: dict[str, object] = {"number": NUMBER} if kind in ON_FINDINGS else {"link": LINK}
    if kind in (Kind.ACCEPT, Kind.REFUSE):
        needed["reason"] = "It is the work of the body itself."
    if kind is Kind.ASSIGN:
        needed["body"] = BODY
    return named(Decision("", kind, "A. Sample", on, **(needed | said)), Minter())  # type: ignore[arg-type]


WORDS = st.text(st.characters(codec="utf-8", categories=["L", "P", "N"]), min_size=1, max_size=12)
DAYS = st.dates(date(2031, 1, 1), date(2031, 1, 9))
DECISIONS = st.builds(
    lambda kind, on, number, reason, until, about: made(
        kind,
        on,
        reason=reason,
        **({"number": number, "rule": "rule", "words": Text(reason, reason)} if kind in ON_FINDINGS else {}),
        **({"until": until} if kind is Kind.ACCEPT else {}),
        about=about,
    ),
    st.sampled_from(Kind),
    DAYS,
    st.sampled_from((NUMBER, OTHER)),
    WORDS,
    st.none() | DAYS,
    st.sampled_from(((), (BODY,), (BODY, LINK))),
)


@st.composite
def chains(draw: st.DrawFn) -> list[Decision]:
    """Decisions, some of which take the place of earlier ones on the same matter."""
    chain: list[Decision] = []
    for decision in draw(st.lists(DECISIONS, max_size=8)):
        earlier = [each.iri for each in chain if each.matter == decision.matter]
        replaced = draw(st.sets(st.sampled_from(earlier))) if earlier else set()
        chain.append(named(replace(decision, replaces=tuple(sorted(replaced))), Minter()))
    return chain


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(chains())
def test_what_is_written_is_read(chain: list[Decision]) -> None:
    triples = [triple for each in chain for triple in to_triples(each)]
    assert set(decisions_of(triples)) == set(chain)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(chains(), st.randoms(use_true_random=False), DAYS)
def test_the_order_of_decisions_does_not_matter(chain, random, day) -> None:
    shuffled = chain * 2
    random.shuffle(shuffled)
    assert in_force(shuffled) == in_force(chain)
    assert standings_of(shuffled, day) == standings_of(chain, day)


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(chains(), st.lists(st.booleans(), min_size=8, max_size=8))
def test_merging_two_folders_is_reading_both(chain: list[Decision], mine: list[bool]) -> None:
    one = [
        triple for each, is_mine in zip(chain, mine, strict=False) if is_mine for triple in to_triples(each)
    ]
    other = [
        triple
        for each, is_mine in zip(chain, mine, strict=False)
        if not is_mine
        for triple in to_triples(each)
    ]
    assert set(decisions_of([*one, *other])) == {*decisions_of(one), *decisions_of(other)}


@settings(max_examples=60, deadline=None, derandomize=True, database=None)
@given(chains())
def test_one_decision_is_in_force_for_each_matter(chain: list[Decision]) -> None:
    matters = [each.matter for each in in_force(chain)]
    assert matters == sorted({each.matter for each in chain})


# ---------------------------------------------------------------- in force


def test_a_decision_takes_the_place_of_the_one_it_replaces_whatever_the_clock_says() -> None:
    first = made(Kind.ACCEPT, DAY)
    second = made(Kind.FIXED, DAY - timedelta(days=3), replaces=(first.iri,))
    assert in_force([first, second]) == (second,)
    assert in_force_by_matter([second, first]) == {(NUMBER, "what"): second}


def test_of_two_that_nothing_replaces_the_later_is_in_force() -> None:
    first, second = made(Kind.ACCEPT, DAY), made(Kind.FIXED, DAY + timedelta(days=1))
    assert in_force([second, first]) == (second,)


def test_decisions_that_replace_each_other_leave_one() -> None:
    first, second = made(Kind.ACCEPT), made(Kind.FIXED)
    first, second = replace(first, replaces=(second.iri,)), replace(second, replaces=(first.iri,))
    assert len(in_force([first, second])) == 1


def test_who_takes_a_decision_back_puts_the_earlier_one_in_force() -> None:
    first = made(Kind.ACCEPT)
    second = made(Kind.FIXED, replaces=(first.iri,))
    assert standings_of([first, second], DAY)[NUMBER].decided == "fixed"
    assert standings_of([first], DAY)[NUMBER].decided == "accepted"


# ---------------------------------------------------------------- standings


def test_an_acceptance_holds_until_its_last_day() -> None:
    accepted = made(Kind.ACCEPT, reason="Next year.", until=date(2031, 12, 31))
    on_the_last = standings_of([accepted], date(2031, 12, 31))[NUMBER]
    assert on_the_last == Standing(
        decided="accepted", reason="Next year.", by="A. Sample", on="2031-06-02", until="2031-12-31"
    )
    assert on_the_last.state == "accepted"
    after = standings_of([accepted], date(2032, 1, 1))[NUMBER]
    assert after == replace(on_the_last, decided="", expired=True)
    assert after.state == "open"


def test_accepting_goes_before_assigning_and_the_body_stays() -> None:
    accepted, assigned = made(Kind.ACCEPT, until=DAY), made(Kind.ASSIGN)
    both = standings_of([assigned, accepted], DAY)[NUMBER]
    assert (both.state, both.body) == ("accepted", BODY)
    expired = standings_of([assigned, accepted], DAY + timedelta(days=1))[NUMBER]
    assert (expired.state, expired.expired, expired.body) == ("open", True, BODY)
    alone = standings_of([assigned], DAY)[NUMBER]
    assert (alone.state, alone.body, alone.by) == ("assigned", BODY, "A. Sample")


def test_decisions_on_links_say_nothing_of_findings() -> None:
    assert standings_of([made(Kind.CONFIRM), made(Kind.REFUSE)], DAY) == {}


# ---------------------------------------------------------------- files that are not right


def without(decision: Decision, name: str) -> list[Triple]:
    return [each for each in to_triples(decision) if not each.predicate.value.endswith(name)]


@pytest.mark.parametrize(
    ("kind", "name"),
    [
        (Kind.ACCEPT, "findingNumber"),
        (Kind.ACCEPT, "decisionReason"),
        (Kind.ACCEPT, "creator"),
        (Kind.ACCEPT, "created"),
        (Kind.ASSIGN, "assignedTo"),
        (Kind.FIXED, "findingNumber"),
        (Kind.CONFIRM, "decidedLink"),
        (Kind.REFUSE, "decidedLink"),
        (Kind.REFUSE, "decisionReason"),
    ],
)
def test_a_decision_without_what_it_needs_is_told(kind: Kind, name: str) -> None:
    assert decisions_of(to_triples(made(kind)))
    with pytest.raises(UnreadableGraphError, match="is not whole"):
        decisions_of(without(made(kind), name))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("findingNumber", Literal("12")),
        ("decisionReason", Literal(" ")),
        ("decidedAbout", Literal("no address")),
        ("findingRule", Literal("another")),
        ("acceptedUntil", Literal("soon")),
    ],
)
def test_a_decision_with_what_cannot_be_is_told(name: str, value: Literal) -> None:
    decision = made(Kind.ACCEPT, rule="rule")
    added = Triple(NamedNode(decision.iri), NamedNode(COOMET + name), value)
    kept = list(to_triples(decision)) if name == "findingRule" else without(decision, name)
    with pytest.raises(UnreadableGraphError, match="is not whole") as told:
        decisions_of([*kept, added])
    assert "записано неполно" in told.value.text.ru


def test_a_decision_needs_an_address() -> None:
    nameless = [Triple(BlankNode("x"), each.predicate, each.object) for each in to_triples(made(Kind.FIXED))]
    with pytest.raises(UnreadableGraphError, match="it has no IRI"):
        decisions_of(nameless)


def test_two_kinds_at_once_are_no_decision() -> None:
    decision = made(Kind.FIXED)
    other = replace(made(Kind.ASSIGN), iri=decision.iri)
    with pytest.raises(UnreadableGraphError, match="is not whole"):
        decisions_of([*to_triples(decision), *to_triples(other)])
