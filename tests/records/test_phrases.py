"""Names are found by the words that begin like one; names that begin with a sign are found as well."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coomet_graph import resources
from coomet_graph.records import load_lexicon
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


@pytest.mark.parametrize(
    "text", ["Tübitak UME", "TÜBİTAK UME", "Tübıtak ume", "the TÜBITAK UME", "tübi\u0307tak UME"]
)
def test_letters_that_an_expression_takes_for_one_are_one(text: str) -> None:
    phrases = Phrases({"TÜBİTAK UME": "ume", "Institute of İzmir": "izmir"})
    found = [name for *_, name in phrases.finditer(text)]
    assert found == (["ume"] if "\u0307" not in text else [])
    assert [name for *_, name in phrases.finditer("İNSTITUTE OF IZMIR")] == ["izmir"]


def test_yo_may_be_written_ye() -> None:
    phrases = Phrases({"Объединенный комитет": "jcms", "Ёлка": "tree"})
    assert [name for *_, name in phrases.finditer("Объединённого комитета; елка")] == ["jcms", "tree"]
    assert phrases.match("Объединённому комитету") == (22, "jcms")


_LEXICON = load_lexicon(resources.data_folder() / "reference")
_TABLES = [each for each in vars(_LEXICON).values() if isinstance(each, Phrases)]
_NAMES = sorted({name for each in _TABLES for name in each._patterns})
_CHANGES = (
    str.lower, str.upper, str.swapcase,
    lambda name: name.replace("-", ""), lambda name: name.replace("-", " "),
    lambda name: name.replace(" ", "-"), lambda name: name.replace("е", "ё"), lambda name: name + "ами",
    lambda name: name[1:], lambda name: name[:-1], lambda name: name.replace("COOMET", "КООМЕТ"),
    lambda name: name.replace("КООМЕТ", "COOMET"), lambda name: name,
)  # fmt: skip


@given(
    st.lists(
        st.tuples(
            st.sampled_from(_NAMES) | st.text(max_size=6),
            st.sampled_from(_CHANGES),
            st.sampled_from([" ", "-", "  ", ", ", "", ". «", "\u2013", "_"]),
        ),
        max_size=8,
    )
)
def test_looking_where_words_begin_finds_what_looking_everywhere_does(parts) -> None:
    text = "".join(change(name) + sign for name, change, sign in parts)
    for table in _TABLES:
        everywhere = [match.span() for match in table._regex.finditer(text)]
        assert [(start, end) for start, end, _ in table.finditer(text)] == everywhere
