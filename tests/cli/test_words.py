"""Numbers of things in both languages."""

import pytest

from coomet_graph.cli.words import count_of


@pytest.mark.parametrize(
    ("lang", "count", "noun", "told"),
    [
        ("en", 0, "rule", "0 rules"),
        ("en", 1, "rule", "1 rule"),
        ("en", 2, "row", "2 rows"),
        ("ru", 0, "rule", "0 правил"),
        ("ru", 1, "row", "1 строка"),
        ("ru", 3, "decision", "3 решения"),
        ("ru", 5, "place", "5 мест"),
        ("ru", 11, "rule", "11 правил"),
        ("ru", 21, "rule", "21 правило"),
        ("ru", 24, "statement", "24 утверждения"),
        ("ru", 112, "graph", "112 графов"),
    ],
)
def test_a_number_goes_with_the_form_of_the_word(lang: str, count: int, noun: str, told: str) -> None:
    assert count_of(lang, count, noun) == told
