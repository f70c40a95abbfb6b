"""Query files: their headers, the places for parameters, and what would make them slow."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode
from rdflib import Graph
from rdflib.namespace import SH
from rdflib.plugins.sparql.parser import parseQuery

from coomet_graph import resources
from coomet_graph.namespaces import PREFIXES, XSD
from coomet_graph.queries import WHOLE, bound, load_queries, parameters_of, read_query_file
from coomet_graph.questions import Card, load_cards
from tests.query_faults import algebra, nodes, self_joins, variables, wide_conditions

HEAD = "".join(f"PREFIX {prefix}: <{namespace}>\n" for prefix, namespace in PREFIXES.items())
YEAR = Literal("2022", datatype=NamedNode(XSD + "integer"))


# ---------------------------------------------------------------- places for parameters


def test_a_value_is_put_in_at_every_place() -> None:
    query = "SELECT ?body {\n  #= ?body ?year\n  { SELECT ?body WHERE {\n    #= ?body\n    ?a ?b ?body } }\n}"
    assert parameters_of(query) == {"body", "year"}
    body = NamedNode("https://example.org/b")
    assert bound(query, {"body": body}) == (
        "SELECT ?body {\n  VALUES ?body { <https://example.org/b> }\n"
        "  { SELECT ?body WHERE {\n    VALUES ?body { <https://example.org/b> }\n    ?a ?b ?body } }\n}"
    )
    both = bound(query, {"body": body, "year": YEAR}).splitlines()[1]
    assert both == f"  VALUES ?body {{ <https://example.org/b> }} VALUES ?year {{ {YEAR} }}"


def test_without_values_a_place_is_a_comment() -> None:
    query = "SELECT ?a WHERE {\n  #= ?a\n  ?a ?b ?c }"
    assert "VALUES" not in bound(query, {})
    parseQuery(bound(query, {}))


def test_what_is_read_as_a_whole_is_looked_up_where_a_thing_is_given() -> None:
    whole = "{ SELECT ?a ?year WHERE { ?a coomet:startYear ?year . FILTER(?year > 2000) } }"
    query = f"SELECT ?a ?year WHERE {{\n  #= ?a ?year\n  {whole} OPTIONAL {whole} }}"
    assert bound(query, {}) == query
    assert whole in bound(query, {"year": YEAR}), "a year is no thing: of nothing in particular all is wanted"
    looked_up = bound(query, {"a": NamedNode("https://example.org/a")})
    assert "{ ?a coomet:startYear ?year . FILTER(?year > 2000) } OPTIONAL { ?a coomet:startYear" in looked_up
    assert looked_up.count("SELECT") == 1


@pytest.mark.parametrize("card", load_cards(), ids=lambda card: card.name)
def test_what_is_read_as_a_whole_says_no_more_than_its_pattern(card: Card) -> None:
    for match in WHOLE.finditer(card.query):
        (part,) = [node for node in nodes(algebra(f"{HEAD} SELECT * WHERE {match[0]}")) if node.name == "BGP"]
        (pattern,) = part.triples
        assert {f"?{name}" for name in variables(pattern)} == set(match[0].split(" WHERE ")[0].split()[2:])


def test_a_value_without_a_place_is_refused() -> None:
    with pytest.raises(ValueError, match="no place for b"):
        bound("SELECT ?a WHERE {\n  #= ?a\n  ?a ?b ?c }", {"b": YEAR})


@pytest.mark.parametrize("text", ['" } #', "a\\", "\n", "'", "\x00", "é"])
def test_a_value_cannot_leave_its_place(text: str) -> None:
    query = bound("SELECT ?a WHERE {\n  #= ?a\n  ?b ?c ?a }", {"a": Literal(text)})
    (pattern,) = [node for node in nodes(algebra(query)) if node.name == "values"]
    assert [str(value) for row in pattern.res for value in row.values()] == [text]


@pytest.mark.parametrize("card", load_cards(), ids=lambda card: card.name)
def test_every_parameter_of_a_question_has_a_place(card: Card) -> None:
    assert parameters_of(card.query) == {parameter.name for parameter in card.parameters}


def test_a_header_that_is_no_toml_is_told(tmp_path: Path) -> None:
    path = tmp_path / "x.rq"
    path.write_text("#+ title = \nSELECT * {}")
    with pytest.raises(ValueError, match=r"x\.rq: the header is not valid TOML"):
        read_query_file(path)


# ---------------------------------------------------------------- what makes a query slow


def our_queries() -> Iterator[tuple[str, str]]:
    for kind in ("questions", "audits", "rules"):
        yield from ((f"{kind}/{query.name}", query.text) for query in load_queries(kind))
    for query in load_queries("audits"):
        yield (
            f"audits/{query.name} looks_at",
            f"{HEAD} SELECT ?subject WHERE {{ {query.header['looks_at']} }}",
        )
    for path in resources.turtle_files("shapes"):
        texts = Graph().parse(path, format="turtle").objects(None, SH.select)
        yield from (
            (f"{path.stem} {number}", HEAD + text) for number, text in enumerate(sorted(map(str, texts)))
        )


OURS = dict(our_queries())


@pytest.mark.parametrize("name", OURS)
def test_no_query_tries_every_pair(name: str) -> None:
    assert wide_conditions(OURS[name]) == []
    assert self_joins(OURS[name]) == []


@pytest.mark.parametrize(
    "condition",
    [
        "FILTER NOT EXISTS { ?action coomet:hasCitation ?c . ?c coomet:citesItem ?item }",
        "FILTER NOT EXISTS { ?action coomet:hasCitation/coomet:citesItem ?item }",
        "FILTER(!EXISTS { ?a coomet:hasCitation ?c { ?c coomet:citesItem ?item } UNION { ?c a ?class } })",
        "BIND(EXISTS { ?a coomet:hasBasis ?item ; coomet:inProgramme ?programme } AS ?served)",
    ],
)
def test_a_condition_about_several_statements_is_found(condition: str) -> None:
    assert wide_conditions(f"{HEAD} SELECT ?item WHERE {{ ?item a coomet:Item {condition} }}")


@pytest.mark.parametrize(
    "condition",
    [
        "FILTER NOT EXISTS { ?action coomet:hasBasis ?item }",
        "FILTER NOT EXISTS { ?action coomet:hasBasis|coomet:hasCitation ?item }",
        "MINUS { ?action coomet:hasCitation ?c . ?c coomet:citesItem ?item }",
    ],
)
def test_a_condition_about_one_statement_and_a_difference_are_well(condition: str) -> None:
    assert not wide_conditions(f"{HEAD} SELECT ?item WHERE {{ ?item a coomet:Item {condition} }}")


@pytest.mark.parametrize(
    "where",
    [
        "?a skos:notation ?n . ?b skos:notation ?n FILTER(?a != ?b)",
        "?a a coomet:Post ; skos:notation ?n . ?b a coomet:Post ; skos:notation ?n FILTER(STR(?a) < STR(?b))",
        "?a skos:notation ?n . { ?b skos:notation ?n ; rdfs:label ?l } FILTER(?x && ?b > ?a)",
    ],
)
def test_a_self_join_is_found(where: str) -> None:
    assert self_joins(f"{HEAD} SELECT ?a WHERE {{ {where} }}")


@pytest.mark.parametrize(
    "where",
    [
        "{ SELECT ?n WHERE { ?a skos:notation ?n } GROUP BY ?n HAVING (COUNT(?a) > 1) } ?b skos:notation ?n",
        "?a a ?c ; coomet:formerNotation ?n . ?b a ?c ; skos:notation ?n FILTER(?a != ?b)",
        "?a coomet:startYear ?n ; coomet:endYear ?m FILTER(?n > ?m)",
    ],
)
def test_what_is_joined_otherwise_is_no_self_join(where: str) -> None:
    assert not self_joins(f"{HEAD} SELECT ?a WHERE {{ {where} }}")
