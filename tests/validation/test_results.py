"""Results on disk: all of them, in the order of every report, whatever they hold."""

import json

from hypothesis import given
from hypothesis import strategies as st

from coomet_graph.errors import Text
from coomet_graph.findings import Severity
from coomet_graph.validation import Result, Results

# Letters beyond the first plane too: SQLite must put them in the same order.
words = st.text(st.characters(exclude_categories=["Cs"]), max_size=4)
results = st.builds(
    Result,
    shape=st.sampled_from(("a", "b")),
    focus=words,
    path=st.none() | words,
    value=st.none() | words,
    component=st.sampled_from(("MinCount", "Class")),
    severity=st.sampled_from(list(Severity)),
    message=st.builds(Text, words, words),
    engine=st.sampled_from(("compiled", "pyshacl")),
)


@given(st.lists(results))
def test_they_are_sorted_as_in_memory(given_results: list[Result]) -> None:
    kept = Results(given_results)
    assert list(kept) == sorted(given_results, key=lambda each: (each.order, json.dumps(each.as_dict())))
    assert len(kept) == len(given_results)
    assert kept == Results(reversed(list(kept)))
    assert all(each in kept for each in given_results)


def test_half_a_character_is_told_whole() -> None:
    result = Result("s", "\ud800", None, "v", "c", Severity.INFO, Text("", ""))
    assert list(Results([result])) == [result]
    assert Results([result]) != Results() != [result]
