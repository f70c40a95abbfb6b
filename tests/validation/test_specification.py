"""Where engines differ the specification decides: what it says, and where pySHACL or rdflib differ."""

import pytest

from coomet_graph.errors import UnreadableGraphError
from tests.validation.turtle import EX, asking, offences, run

VALUES = "ex:s a sh:PropertyShape ; sh:targetSubjectsOf ex:p ; sh:path ex:p ; {demand} ."


def found(values: str, demand: str) -> list[str | None]:
    """The values of ex:a that do not meet the demand."""
    return [value for _, value, _ in offences(f"ex:a ex:p {values} .", VALUES.format(demand=demand))]


# -- Literals that their datatype does not allow (4.1.2) --


@pytest.mark.parametrize(
    ("datatype", "right", "wrong"),
    [
        # rdflib takes "perhaps" for false, " 5 " and "1_000" for numbers.
        ("boolean", ["true", "false"], ["perhaps", "TRUE", ""]),
        ("integer", ["5", "-5", "99999999999999999999"], [" 5 ", "1_000", "5.0", "five"]),
        ("decimal", ["5", "5.5", "-.5"], ["5e1", "INF"]),
        ("double", ["5e1", "-INF", "NaN", "5"], ["5e", "five"]),
        ("date", ["2020-02-29", "2021-12-31Z"], ["2021-02-29", "2020-13-45", "20200101", "2020-04-31"]),
        (
            "dateTime",
            ["2020-02-29T23:59:59.5Z"],
            ["2020-02-29", "2021-02-29T00:00:00", "2020-01-01T25:00:00"],
        ),
        ("time", ["23:59:59", "24:00:00"], ["24:00:01", "12:60:00"]),
        ("gYear", ["2020", "-0044"], ["20", "02020"]),
        ("gYearMonth", ["2020-12"], ["2020-13"]),
    ],
)
def test_an_ill_typed_literal_has_no_datatype(datatype: str, right: list[str], wrong: list[str]) -> None:
    values = " , ".join(f'"{text}"^^xsd:{datatype}' for text in right + wrong)
    assert sorted(map(str, found(values, f"sh:datatype xsd:{datatype}"))) == sorted(wrong)


def test_a_datatype_that_nobody_knows_has_no_wrong_literals() -> None:
    assert found('"anything"^^ex:colour , "red"', "sh:datatype ex:colour") == ["red"]


# -- Blank nodes --


def test_a_node_without_a_name_is_a_focus_node_and_a_value() -> None:
    found, _ = run("_:b ex:p 1 . ex:a ex:p _:b .", VALUES.format(demand="sh:nodeKind sh:IRI"))
    assert sorted(f"{each.focus} {each.value}" for each in found) == [
        f"<{EX}a> _:b",
        '_:b "1"^^<http://www.w3.org/2001/XMLSchema#integer>',
    ]


def test_a_blank_node_has_no_length_and_no_form() -> None:
    """pySHACL takes a least length of nothing for no demand."""
    assert found("_:b", "sh:minLength 0") == ["b"]
    assert found("_:b", 'sh:pattern ".*"') == ["b"]


def test_a_query_about_a_blank_node_is_answered() -> None:
    shape = f"""
        ex:s a sh:NodeShape ; sh:targetSubjectsOf ex:p ;
            sh:sparql [ sh:select "SELECT $this ?value WHERE {{ $this <{EX}p> ?value }}" ] ."""
    assert offences("_:b ex:p 1 .", shape) == [("b", "1", "SPARQL")]


# -- Results --


def test_a_shape_that_a_value_does_not_conform_to_gives_one_result() -> None:
    """However much is wrong with the value, and however deep (4.7.1)."""
    shape = """
        ex:s a sh:PropertyShape ; sh:targetClass ex:Thing ; sh:path ex:p ; sh:node ex:n .
        ex:n a sh:NodeShape ; sh:property [ sh:path ex:q ; sh:minCount 1 ; sh:datatype xsd:integer ] ,
                                          [ sh:path ex:r ; sh:minCount 2 ; sh:node ex:n2 ] .
        ex:n2 a sh:NodeShape ; sh:nodeKind sh:IRI ; sh:class ex:Other .
    """
    assert offences('ex:a a ex:Thing ; ex:p ex:b . ex:b ex:q "x" ; ex:r 1 .', shape) == [("a", "b", "Node")]


def test_a_closed_shape_tells_the_property_and_the_object() -> None:
    shape = """
        ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:closed true ; sh:ignoredProperties ( rdf:type ) ;
            sh:property [ sh:path ex:p ] .
    """
    found, _ = run("ex:a a ex:Thing ; ex:p 1 ; ex:q 2 , 3 .", shape)
    assert sorted((str(each.path), each.value.value) for each in found if each.value is not None) == [
        (f"<{EX}q>", "2"),
        (f"<{EX}q>", "3"),
    ]


def test_equal_solutions_of_a_query_are_several_results() -> None:
    """A result for each solution (5.3.1); pySHACL folds equal ones into one."""
    shape = f"""
        ex:s a sh:NodeShape ; sh:targetNode ex:a ;
            sh:sparql [ sh:select "SELECT $this WHERE {{ $this <{EX}p> ?x }}" ] ."""
    assert offences("ex:a ex:p 1 , 2 .", shape) == [("a", "a", "SPARQL")] * 2
    assert offences("ex:a ex:p 1 , 2 .", shape.replace("SELECT", "SELECT DISTINCT")) == [("a", "a", "SPARQL")]


def test_each_pair_that_is_in_the_wrong_order_is_a_result() -> None:
    assert found("5 , 6", "sh:lessThan ex:p") == ["5", "6", "6"]


def test_a_shape_reached_twice_gives_its_results_twice() -> None:
    shape = """
        ex:s a sh:NodeShape ; sh:targetNode ex:a ; sh:property ex:one , ex:two .
        ex:one sh:path ex:p ; sh:property ex:both .
        ex:two sh:path ex:q ; sh:property ex:both .
        ex:both sh:path ex:r ; sh:maxCount 0 .
    """
    assert offences("ex:a ex:p ex:b ; ex:q ex:b . ex:b ex:r 1 .", shape) == [("b", None, "MaxCount")] * 2


# -- Comparisons --


@pytest.mark.parametrize("values", ['"x"', "ex:b", '"2020-01-01"^^xsd:date', "_:b", '"x"@en'])
def test_what_cannot_be_compared_is_out_of_range(values: str) -> None:
    """rdflib finds an order between numbers, texts and dates."""
    assert len(found(values, "sh:maxInclusive 5")) == 1
    assert len(found(values, "sh:minInclusive 5")) == 1


@pytest.mark.parametrize(("low", "high"), [("ex:b", "ex:c"), ("_:b", "1"), ("1", '"2"')])
def test_what_cannot_be_compared_is_not_less(low: str, high: str) -> None:
    """pySHACL compares IRIs as texts, and gives up on blank nodes."""
    shape = "ex:s a sh:PropertyShape ; sh:targetNode ex:a ; sh:path ex:p ; sh:lessThan ex:q ."
    assert len(offences(f"ex:a ex:p {low} ; ex:q {high} .", shape)) == 1


def test_the_end_of_a_text_is_after_its_last_line_break() -> None:
    """Python's "$" also matches before it."""
    assert found('"a" , "a\\n"', 'sh:pattern "^a$"') == ["a\n"]


# -- Paths --


def test_a_sequence_backwards_begins_at_its_end() -> None:
    shape = """
        ex:s a sh:PropertyShape ; sh:targetNode ex:c ;
            sh:path [ sh:inversePath ( ex:p ex:q ) ] ; sh:maxLength 1 .
    """
    assert [value for _, value, _ in offences("ex:a ex:p ex:b . ex:b ex:q ex:c .", shape)] == ["a"]


def test_no_step_leads_from_a_node_that_nothing_is_known_of_to_itself() -> None:
    shape = """
        ex:s a sh:PropertyShape ; sh:targetNode ex:absent ;
            sh:path [ sh:zeroOrMorePath ex:p ] ; sh:class ex:Thing .
    """
    assert offences("ex:a ex:p ex:b .", shape) == [("absent", "absent", "Class")]


# -- Shapes --


def test_only_true_makes_languages_unique() -> None:
    texts = '"a"@en , "b"@en'
    assert found(texts, "sh:uniqueLang true") == [None]
    assert found(texts, 'sh:uniqueLang "1"^^xsd:boolean') == []


def test_a_language_is_the_same_in_capitals() -> None:
    assert found('"a"@en-GB , "b"@EN-gb', "sh:uniqueLang true") == [None]


@pytest.mark.parametrize("body", ["MINUS { $this ex:q 1 }", "VALUES ?x { 1 }", "SERVICE <x:y> { }"])
def test_what_a_query_must_not_hold_is_a_failure(body: str) -> None:
    shape = f"""
        ex:s a sh:NodeShape ; sh:targetNode ex:a ;
            {asking(f"SELECT $this WHERE {{ $this ex:p ?x . {body} }}")} ."""
    with pytest.raises(UnreadableGraphError):
        offences("ex:a ex:p 1 .", shape)
