"""Names are found by the words that begin like one; names that begin with a sign are found as well."""

import pytest

from coomet_graph.records.phrases import Phrases


@pytest.mark.parametrize("also", [{}, {"’s-Gravenhage": "hague"}], ids=["letters", "signs"])
def test_names_are_found_in_any_case_and_spelling(also: dict[str, str]) -> None:
    phrases = Phrases({"Key comparison": "kc", "Ёлка": "tree", "SIM": "sim"} | also)
    text = "the KEY-COMPARISON, ёлка, a key  comparison, SIM, sim, monkey comparison"
    assert list(Phrases({"Key-comparison": "kc"} | also).finditer(text)) == [(4, 18, "kc")]
    assert [name for *_, name in phrases.finditer(text)] == ["tree", "kc", "sim"]
    assert phrases.match(text, 20) == (24, "tree")
    assert phrases.match(text, 21) is None


def test_a_name_may_begin_with_a_sign() -> None:
    phrases = Phrases({"’s-Gravenhage": "hague", "Paris": "paris"})
    assert [name for *_, name in phrases.finditer("Paris and 's-Gravenhage")] == ["paris", "hague"]


def test_no_names_are_never_found() -> None:
    assert list(Phrases({}).finditer("any words")) == []
    assert Phrases({"": "nothing"}).match("") is None


def test_russian_names_are_found_in_every_case() -> None:
    phrases = Phrases({"Комитет КООМЕТ": "committee", "Форум качества": "qf", "Россия": "ru", "Куба": "cu"})
    text = "Комитетом COOMET, на Форуме качества, из России, кубов, КОМИТЕТУ КООМЕТ, комитетский"
    assert [name for *_, name in phrases.finditer(text)] == ["committee", "qf", "ru", "committee"]
    assert phrases.match("Кубы") is None
    assert phrases.match("Куба") == (4, "cu")


def test_yo_may_be_written_ye() -> None:
    phrases = Phrases({"Объединенный комитет": "jcms", "Ёлка": "tree"})
    assert [name for *_, name in phrases.finditer("Объединённого комитета; елка")] == ["jcms", "tree"]
    assert phrases.match("Объединённому комитету") == (22, "jcms")
