"""From changed statements to the things they can concern."""

import pytest
from pyoxigraph import BlankNode, NamedNode, Quad, Triple
from rdflib.plugins.sparql import prepareQuery

from coomet_graph.store import EmbeddedDataset
from coomet_graph.store.dataset import Change, Term
from coomet_graph.store.impact import Impact, Pattern, patterns_of

X = "https://example.org/"
GRAPH = NamedNode(f"{X}graph/g")
TYPE = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#type>"


def name(local: str) -> NamedNode:
    return NamedNode(X + local)


def triples(text: str) -> frozenset[Triple]:
    """ "a p b, b q c" as statements."""
    words = [each.split() for each in text.split(",") if each.strip()]
    return frozenset(Triple(name(s), name(p), name(o)) for s, p, o in words)


def patterns(where: str) -> tuple[Pattern, ...]:
    return patterns_of(prepareQuery(f"PREFIX : <{X}> SELECT * WHERE {{ {where} }}"))


def concerned(where: str, after: str, removed: str = "", added: str = "") -> set[str] | None:
    """The local names that ?this can have where the change matters; `after` holds what is added too."""
    dataset = EmbeddedDataset()
    dataset.load(Quad(each.subject, each.predicate, each.object, GRAPH) for each in triples(after))
    found = Impact(dataset, Change(triples(removed), triples(added))).of(patterns(where), "?this")
    return None if found is None else {iri.removeprefix(X) for iri in found}


def test_patterns_are_found_wherever_they_stand() -> None:
    where = """
        ?this a :A . OPTIONAL { ?this :b ?b } MINUS { ?this :c [] } FILTER NOT EXISTS { ?this :d 1 }
        { SELECT ?this WHERE { ?this :e "x"@en } GROUP BY ?this } UNION { GRAPH ?g { ?this ?p :f } }
    """
    found = {(each.predicate, each.object) for each in patterns(where)}
    assert (TYPE, f"<{X}A>") in found
    assert (f"<{X}b>", "?b") in found
    assert (f"<{X}d>", '"1"^^<http://www.w3.org/2001/XMLSchema#integer>') in found
    assert (f"<{X}e>", '"x"@en') in found
    assert (None, f"<{X}f>") in found
    assert len(found) == 6


def test_paths_are_taken_apart() -> None:
    a, b = f"<{X}a>", f"<{X}b>"
    (first, second) = patterns("?this :a/^:b ?x")
    assert (first.subject, first.predicate) == ("?this", a)
    assert (second.subject, second.predicate, second.object) == ("?x", b, first.object)
    assert {each.predicate for each in patterns("?this :a|:b ?x")} == {a, b}
    steps = patterns("?this :a+ ?x")
    assert [each.predicate for each in steps if not each.repeated] == [a]
    composite = patterns("?this (:a/^:b)* ?x")
    assert [each.predicate for each in composite if not each.repeated] == [a, b]
    assert {each.links for each in composite} == {None, frozenset({(a, True), (b, False)})}
    assert {each.predicate for each in patterns("?this (:a/!:b)* ?x")} == {None}
    assert {each.predicate for each in patterns("?this !:a ?x")} == {None}


@pytest.mark.parametrize(
    ("where", "after", "removed", "added", "expected"),
    [
        # The key stands in the pattern itself, as its subject or its object.
        ("?this :p ?x", "a p b, c p d", "", "a p b", {"a"}),
        ("?x :p ?this", "a p b, c p d", "", "a p b", {"b"}),
        # One and two steps away, forwards and backwards.
        ("?this :p ?x . ?x :q ?y", "a p b, c p b, b q d", "", "b q d", {"a", "c"}),
        ("?x :p ?this . ?y :q ?x", "b p a, d q b", "", "d q b", {"a"}),
        # What led there is gone together with what it led to.
        ("?this :p ?x . ?x :q ?y", "", "a p b, b q d", "", {"a"}),
        # A constant is a condition: other values do not matter.
        ("?this :p :b", "a p b, c p d", "", "a p b, c p d", {"a"}),
        ("?this :p ?x . ?x :q :good", "a p b, b q bad", "", "b q bad", set()),
        # Under negation as anywhere else.
        ("?this :p ?x FILTER NOT EXISTS { ?x :q ?y }", "a p b", "b q c", "", {"a"}),
        # Along a path of any length, over statements that are and that were.
        ("?this :p* ?x . ?x :q ?y", "a p b, c q d", "b p c", "c q d", {"a", "b", "c"}),
        # Along several properties, in whatever order: to where a round begins, and inside one.
        ("?this (:p/:q)+ ?x", "a p b, b q c, c p d, d q e", "", "d q e", {"a", "c", "b", "d"}),
        ("?this (:p/^:q)* ?x . ?x :r ?y", "a p b, c q b, c r d", "", "c r d", {"a", "b", "c"}),
        ("?x (:p|^:q)+ ?this", "a p b, c q b", "", "a p b", {"b", "c"}),
        # Not at all is a way too.
        ("?this :p? ?x . ?x :q ?y", "b q c, a p b", "", "b q c", {"a", "b"}),
        # Either way may have led there.
        ("?this :p|:q ?x . ?x :r ?y", "a p b, c q b, b r d", "", "b r d", {"a", "c"}),
        (
            "{ ?this :p ?x } UNION { ?this :q ?z . ?z :s ?x } ?x :r ?y",
            "a p b, c q e, e s b, b r d",
            "",
            "b r d",
            {"a", "c"},
        ),
        # A property that the query does not read.
        ("?this :p ?x", "a r b", "", "a r b", set()),
    ],
)
def test_what_a_change_concerns(where: str, after: str, removed: str, added: str, expected: set[str]) -> None:
    assert concerned(where, after, removed, added) == expected


def test_a_pattern_that_hangs_in_the_air_concerns_everything() -> None:
    assert concerned("?this :p ?x . ?y :q ?z", "a p b, c q d", "", "c q d") is None
    assert concerned("?this :p ?x . ?y :q ?z", "a p b, c q d", "", "a p b") == {"a"}


def test_what_only_an_option_connects_concerns_everything() -> None:
    where = "?this :p ?x . ?y :q ?z OPTIONAL { ?x :r ?y }"
    assert concerned(where, "a p b, b r c, c q d", "", "c q d") is None
    assert concerned(where, "a p b, b r c, c q d", "", "b r c") == {"a"}


def test_of_too_many_cases_everything_is_concerned() -> None:
    where = " ".join(f"?x{n} :p|:q ?x{n + 1} ." for n in range(7)).replace("?x0 ", "?this ")
    assert concerned(where + " ?x7 :r ?y", "a r b", "", "a r b") is None


def test_a_blank_node_on_the_way_is_told() -> None:
    dataset, blank = EmbeddedDataset(), BlankNode("b")
    added = Triple(blank, name("q"), name("c"))
    dataset.load([Quad(name("a"), name("p"), blank, GRAPH), Quad(blank, name("q"), name("c"), GRAPH)])
    impact = Impact(dataset, Change(frozenset(), frozenset({added})))
    read = patterns("?this :p ?x . ?x :q ?y")
    assert impact.terms(read, "?this") == frozenset[Term]({blank})
    assert impact.of(read, "?this") == frozenset()


def test_many_steps_go_in_batches() -> None:
    facts = ", ".join(f"t{number} p hub" for number in range(1200))
    found = concerned("?this :p ?x . ?x :q ?y", f"{facts}, hub q end", "", "hub q end")
    assert found == {f"t{number}" for number in range(1200)}
    back = concerned("?x :q ?this . ?x :p ?y", f"{facts}, t1 q end", "", facts)
    assert back == {"end"}
