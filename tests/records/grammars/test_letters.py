import pytest
from hypothesis import given
from hypothesis import strategies as st

from coomet_graph.letters import fold
from coomet_graph.records.grammars.letters import find_look_alikes
from tests.records.grammars.conftest import passage


@pytest.mark.parametrize(
    ("written", "latin"),
    [
        ("543/RU-а/11", "543/RU-a/11"),
        ("6.2а", "6.2a"),
        ("СООМЕТ-34-PS/09.2", "COOMET-34-PS/09.2"),
        ("CООМЕТ", "COOMET"),
        ("ТС 4", "TC 4"),
        ("ＴＣ 4", "TC 4"),
        ("WG‑Web", "WG-Web"),
        ("plain", "plain"),
        ("Секретариат КООМЕТ", "Секретариат КООМЕТ"),
        ("TCж", "TCж"),
    ],
)
def test_codes_are_folded_and_russian_is_not(written, latin) -> None:
    assert fold(written) == latin


def test_each_folding_is_told_with_its_words() -> None:
    found = find_look_alikes(passage("Проект 543/RU-а/11 и 731/BY-a/17"))
    assert [(item.words.text, item.value) for item in found] == [("543/RU-а/11", "543/RU-a/11")]


@given(st.text())
def test_folding_keeps_the_length_and_settles(text) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet="АВЕКМНОРСТУХаеорсxyzABC 0123456789/-.", max_size=40))
def test_a_folding_stands_where_it_says(text) -> None:
    words = passage(text)
    for item in find_look_alikes(words):
        assert words.text[item.start : item.end] == item.words.text
        assert fold(item.words.text) == item.value
