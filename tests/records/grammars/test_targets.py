# ruff: noqa: E501 - examples are quoted whole
import pytest

from coomet_graph.records.grammars.targets import Target, find_targets
from tests.records.grammars.conftest import passage


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Purpose – at least 2 e-learning modules (new \nor existing) are available", Target("at-least", "2", "e-learning modules", None)),
        ("at least three regional editions of COOMET (reports) per year", Target("at-least", "3", "regional editions of COOMET", "per year")),
        ("not more than 5 % of comparisons", Target("at-most", "5", "%", None)),
        ("not less than 10 seminars", Target("at-least", "10", "seminars", None)),
        ("at least 10 000 visits per year", Target("at-least", "10000", "visits", "per year")),
        ("not less than 1,500 records", Target("at-least", "1500", "records", None)),
        ("at least 2.5 million records", Target("at-least", "2.5", "million records", None)),
        ("не менее 10 000 посещений в год", Target("at-least", "10000", "посещений", "в год")),
        ("up to 4 projects.", Target("at-most", "4", "projects", None)),
    ],
)  # fmt: skip
def test_targets(text, target) -> None:
    assert [item.value for item in find_targets(passage(text))] == [target]


@pytest.mark.parametrize("text", ["", "at least", "at least some", "2 modules", "at least 2."])
def test_no_target(text) -> None:
    assert find_targets(passage(text)) == []
