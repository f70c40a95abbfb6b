"""Queries taken apart: the conditions together find what the whole query finds."""

import pytest
from pyoxigraph import NamedNode

from coomet_graph.cli.why_page import as_page
from coomet_graph.errors import Text
from coomet_graph.findings import Place
from coomet_graph.pipeline import Build
from coomet_graph.queries import QueryFile, load_queries
from coomet_graph.questions import Explanation, Known, Step
from coomet_graph.questions.why_conditions import conditions_of
from coomet_graph.questions.why_words import sentence
from coomet_graph.store import Names

QUERIES = [query for kind in ("questions", "audits") for query in load_queries(kind)]


def names_of(queries: list[QueryFile]) -> list[str]:
    return [query.name for query in queries]


@pytest.mark.parametrize("query", QUERIES, ids=names_of(QUERIES))
def test_every_row_of_every_query_fulfils_its_conditions(bundled: Build, query: QueryFile) -> None:
    conditions = conditions_of(query.text)
    assert all(conditions.ways)
    for row in list(bundled.dataset.select(query.text).dicts())[:3]:
        row.pop("evidence", None)
        assert list(conditions.rows(bundled.dataset, row)), row


def test_a_query_is_taken_apart_at_its_braces() -> None:
    conditions = conditions_of(
        """PREFIX ex: <http://example.org/#>
        SELECT ?a WHERE {
          # A comment with { braces } and a "quotation.
          { ?a ex:p "a . { string" ; ex:q ?b , ?c . } UNION { ?a ex:r/ex:s ?b }
          MINUS { ?a ex:gone ?d }
          FILTER(?b < 3)
          FILTER NOT EXISTS { ?a ex:no ?e }
          OPTIONAL { ?a ex:may ?f }
        } ORDER BY ?a"""
    )
    first, second = conditions.ways
    assert [condition.kind for condition in first] == [
        "statement", "statement", "statement", "absent", "filter", "absent", "optional",
    ]  # fmt: skip
    assert [condition.triple for condition in first[:3]] == [
        ("?a", "ex:p", '"a . { string"'), ("?a", "ex:q", "?b"), ("?a", "ex:q", "?c"),
    ]  # fmt: skip
    assert second[0].triple == ("?a", "ex:r/ex:s", "?b")
    assert conditions.required() == {"a", "b", "c"}
    assert conditions.term("ex:q", {}) == NamedNode("http://example.org/#q")
    assert conditions.term("ex:r/ex:s", {}) is None


@pytest.mark.parametrize("text", ["ASK", "SELECT ?a WHERE { ?a ?b ?c"])
def test_what_is_no_query_of_ours(text: str) -> None:
    with pytest.raises(ValueError, match="a "):
        conditions_of(text)


def test_the_first_condition_that_fails_is_found(golden: Build) -> None:
    conditions = conditions_of(
        "PREFIX coomet: <https://w3id.org/coomet/ontology#> SELECT * WHERE { ?a a coomet:Action . "
        "?a coomet:underProject ?p . ?a coomet:startYear ?y }"
    )
    action = NamedNode("https://w3id.org/coomet/id/action/wp-tc-4-2031-2033/1.1")
    walk = conditions.walk(golden.dataset, {"a": action})
    assert [condition.kind for condition in walk.holding] == ["statement"]
    assert walk.failing is not None
    assert walk.failing.triple == ("?a", "coomet:underProject", "?p")
    assert len(walk.after) == 1


def test_words_of_sources_stay_words(golden: Build) -> None:
    names = Names(golden.dataset)
    said = sentence("{o} <b>", "https://w3id.org/coomet/ontology#hasBasis", "{s}", names)
    assert said.en == "{o} <b> rests on {s}"
    hostile = "<script>alert(1)</script>"
    step = Step(Text(hostile, hostile), Known.SAID, (Place(hostile, 1, 1, hostile),))
    page = as_page(
        [Explanation(Text(hostile, hostile), Text(hostile, hostile), (step,))], b"<svg></svg>", "en"
    )
    assert "<script" not in page
