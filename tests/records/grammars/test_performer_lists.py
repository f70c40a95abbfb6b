import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coomet_graph.records.grammars.performer_lists import is_assumed, list_performers
from tests.records.grammars.conftest import passage
from tests.records.grammars.test_performers import BODIES, LEXICON


@pytest.mark.parametrize(
    ("written", "known", "unknown"),
    [
        ("TC 2, Secretariat, VNIIM (Russia), BelGIM", ["tc-2", "secretariat", "vniim", "belgim"], []),
        ("ТК 2, Секретариат", ["tc-2", "secretariat"], []),
        ("TC 2, Institute of Nothing, TC 4", ["tc-2", "tc-4"], ["Institute of Nothing"]),
        ("Nobody; TC 4 and somebody", ["tc-4"], ["Nobody", "somebody"]),
        ("TC 4 и кто-то ещё, ПК 4.1.", ["tc-4", "sc-4.1"], ["кто-то ещё"]),
        ("Ministry of Economy, Trade and Industry", [], ["Ministry of Economy, Trade and Industry"]),
        ("PTB (Germany), VNIIM (somewhere)", ["ptb", "vniim"], ["(somewhere)"]),
        ("TC 4.", ["tc-4"], []),
        ("TC 2 jointly with TC 4, SC 4.1", ["tc-2", "tc-4", "sc-4.1"], []),
        ("ТК 1.10 совместно с ТК 4 и ОКЭ", ["tc-1.10", "tc-4", "jcms"], []),
        ("ТК 1.10, при участии Секретариата КООМЕТ", ["tc-1.10", "secretariat"], []),
        ("TC 2 jointly with nobody", ["tc-2"], ["jointly with nobody"]),
        ("1) TC 1.1 2) SC 4.1", ["tc-1.1", "sc-4.1"], []),
        ("1) TC 1.1; 2) SC 4.1.", ["tc-1.1", "sc-4.1"], []),
        ("1) TC 1.1 2) Institute of Nothing 3) TC 4", ["tc-1.1", "tc-4"], ["Institute of Nothing"]),
        ("• TC 1.1 • SC 4.1", ["tc-1.1", "sc-4.1"], []),
        ("- TC 1.1 - SC 4.1", ["tc-1.1", "sc-4.1"], []),
        ("– TC 1.1\n– TC 1.3", ["tc-1.1", "tc-1.3"], []),
        ("a) TC 1.1 b) SC 4.1", ["tc-1.1", "sc-4.1"], []),
        ("а) ТК 1.1, б) ПК 4.1", ["tc-1.1", "sc-4.1"], []),
        ("TC 1.1 – TC 1.3", ["tc-1.1", "tc-1.2", "tc-1.3"], []),
        ("–", [], []),
        ("---", [], []),
        ("– Nobody", [], ["Nobody"]),
    ],
)
def test_who_is_listed_and_who_is_not_known(written, known, unknown) -> None:
    listed = list_performers(passage(written), LEXICON)
    assert [item.value.body or item.value.organisation for item in listed.items] == known
    assert [words.text for words in listed.unknown] == unknown


def test_junctures_behind_unknown_words_stand_in_the_cell() -> None:
    written = "TC 2 TC 4, nobody, TC 1.1 TC 1.2"
    listed = list_performers(passage(written), LEXICON)
    assert [written[at : at + 6].strip() for at in listed.junctures] == ["TC 4,", "TC 1.2"]


@pytest.mark.parametrize(
    ("written", "assumed"),
    [
        ("Secretariat", [True]),
        ("TC 2, секретариата", [False, True]),
        ("COOMET Secretariat", [False]),
        ("Secretariat of TC 4", [False]),
        ("TC 4 Chair and Secretariat", [False, False]),
        ("National Secretariats", [False]),
    ],
)
def test_a_secretariat_of_nobody_is_assumed_to_be_that_of_coomet(written, assumed) -> None:
    assert [is_assumed(item) for item in list_performers(passage(written), LEXICON).items] == assumed


@settings(max_examples=40)
@given(st.lists(st.one_of(BODIES, st.sampled_from(["Nobody", "Институт", "x (y)"])), max_size=6))
def test_every_word_is_known_or_told(names) -> None:
    words = passage(", ".join(names))
    listed = list_performers(words, LEXICON)
    told = {word.order for item in listed.items for word in item.words.words}
    told |= {word.order for unknown in listed.unknown for word in unknown.words}
    assert told == {word.order for word in words.words}
